"""What is filled in on a page is what the command would have written, and nothing that was typed is lost."""

import errno
from pathlib import Path

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import Zi
from tests.kantor import NILAI, PERSEN, kantor
from tests.web.peramban import Browser

HELD = {"sejak": "2024-01-01"}
ZI = {"jabatan": {"Sekretaris": [{"nama": "Ayu Lestari", **HELD}], "Kepala": [{"nama": "Budi", **HELD}]}}


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return _unit(tmp_path / "halaman")


def _unit(folder: Path) -> Path:
    label = {"jenis": "kode", "kode": {1: "Ya", 2: "Tidak"}, "baik": [1]}
    ukuran = [indikator("x", 80, **PERSEN), indikator("y", 80, **NILAI), indikator("l", 1, **label)]
    bacaan = {"x": {"semester_1": {"pembilang": 1, "penyebut": 2}}}
    return kantor(folder, ukuran, bacaan, aktivitas=[aktivitas("lapor"), aktivitas("rapat")], zi=ZI)


READINGS = [
    ("x", {"cara": "pecahan", "pembilang": "40", "penyebut": "60"}, ["--pembilang", "40", "--penyebut", "60"]),
    ("x", {"cara": "nilai", "nilai": "66,5"}, ["66,5"]),
    ("y", {"cara": "nilai", "nilai": "66,5", "tanggal": "28 Juni 2024"}, ["66,5", "--date", "2024-06-28"]),
    ("y", {"cara": "belum_waktunya"}, ["--belum-waktunya"]),
    ("y", {"cara": "tidak_berlaku", "tidak_berlaku": "Belum ada: #1 'x'"}, ["--tidak-berlaku", "Belum ada: #1 'x'"]),
    ("l", {"cara": "kode", "kode": "2", "catatan": "=1+1"}, ["--kode", "2", "--note", "=1+1"]),
]


@pytest.mark.parametrize(("id_", "filled", "typed"), READINGS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_reading_is_written_as_the_command_writes_it(
    tmp_path: Path, zi: Zi, id_: str, filled: dict[str, str], typed: list[str], ends: str
) -> None:
    both = [_unit(tmp_path / "halaman"), _unit(tmp_path / "perintah")]
    for one in both:
        path = one / "plans/realisasi/2024.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", ends.encode()))
    page = Browser(both[0]).open(f"indikator/{id_}?bagian=semester_1").form().send(**filled)
    assert "tersimpan" in page.text
    assert zi("record", id_, *typed, "--semester", "1", "--today", "2024-07-10", cwd=both[1]).code == 0
    assert _tree(both[0]) == _tree(both[1])


@pytest.mark.parametrize(
    ("filled", "typed"),
    [
        ({"selesai": "28 Juni 2024"}, ["--on", "2024-06-28"]),
        ({"cara": "batal", "batal": "Ditunda"}, ["--cancel", "Ditunda"]),
        ({"selesai": "28/06/2024", "kendala": "Hujan"}, ["--on", "2024-06-28", "--kendala", "Hujan"]),
    ],
)
def test_an_occurrence_is_written_as_the_command_writes_it(
    tmp_path: Path, zi: Zi, filled: dict[str, str], typed: list[str]
) -> None:
    both = [_unit(tmp_path / "halaman"), _unit(tmp_path / "perintah")]
    page = Browser(both[0]).open("aktivitas/lapor").form().send(**filled)
    assert page.status == 200, page.text
    said = zi("done", "lapor", *typed, "--today", "2024-07-10", cwd=both[1])
    assert said.code == 0, said.err
    assert _tree(both[0]) == _tree(both[1])


REFUSED = [
    ("indikator/y", {"cara": "nilai", "nilai": "banyak"}, ["record", "y", "banyak"]),
    ("indikator/y", {"cara": "nilai", "nilai": "8000"}, ["record", "y", "8000"]),
    (
        "indikator/x",
        {"cara": "pecahan", "pembilang": "7", "penyebut": "0"},
        ["record", "x", "--pembilang", "7", "--penyebut", "0"],
    ),
    ("indikator/l", {"cara": "kode", "kode": "9"}, ["record", "l", "--kode", "9"]),
    (
        "indikator/y",
        {"cara": "nilai", "nilai": "70", "tanggal": "1/8/2024"},
        ["record", "y", "70", "--date", "2024-08-01"],
    ),
    (
        "indikator/y",
        {"cara": "nilai", "nilai": "70", "tanggal": "31/2/2024"},
        ["record", "y", "70", "--date", "31/2/2024"],
    ),
    ("aktivitas/lapor", {"cara": "selesai", "selesai": "1 Agustus 2024"}, ["done", "lapor", "--on", "2024-08-01"]),
    ("aktivitas/lapor", {"cara": "batal", "batal": ""}, ["done", "lapor", "--cancel", ""]),
]


@pytest.mark.parametrize(("path", "filled", "typed"), REFUSED)
def test_what_the_command_refuses_the_page_refuses_in_the_same_words(
    tmp_path: Path, zi: Zi, path: str, filled: dict[str, str], typed: list[str]
) -> None:
    both = [_unit(tmp_path / "halaman"), _unit(tmp_path / "perintah")]
    before = _tree(both[0])
    page = Browser(both[0]).open(f"{path}?bagian=semester_1").form().send(**filled)
    semester = ["--semester", "1"] if typed[0] == "record" else []
    said = zi(*typed, *semester, "--today", "2024-07-10", cwd=both[1])
    assert (page.status, said.code) == (422, 2), said.out
    told = " ".join(said.err.splitlines()[-2].removeprefix("zi: ").split())
    assert told.casefold()[:30] in page.text.casefold()
    assert _tree(both[0]) == _tree(both[1]) == before


def test_a_year_is_laid_out_as_the_command_lays_it_out(tmp_path: Path, zi: Zi) -> None:
    both = [_unit(tmp_path / "halaman"), _unit(tmp_path / "perintah")]
    for one in both:
        (one / "plans/realisasi/2024.yaml").unlink()
    page = Browser(both[0]).open("").form("/2024/").send()
    assert "siap diisi" in page.text
    assert zi("new-year", "2024", cwd=both[1]).code == 0
    assert _tree(both[0]) == _tree(both[1])


def test_what_is_taken_back_is_so_on_both(tmp_path: Path, zi: Zi, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [_unit(tmp_path / "halaman"), _unit(tmp_path / "perintah")]
    monkeypatch.setenv("ZI_STATE", str(tmp_path / "keadaan"))
    browser, before = Browser(both[0]), _tree(both[0])
    browser.open("aktivitas/rapat").form().send(selesai="28 Juni 2024")
    assert browser.open("riwayat/terakhir").form("/riwayat/1").send().status == 200
    for words in (["done", "rapat", "--on", "2024-06-28"], ["undo"]):
        assert zi(*words, "--today", "2024-07-10", cwd=both[1]).code == 0
    assert _tree(both[0]) == _tree(both[1]) == before


def test_what_is_refused_keeps_what_was_typed(unit: Path) -> None:
    browser = Browser(unit)
    page = browser.open("indikator/x?bagian=semester_1").form().send(cara="pecahan", pembilang="empat", penyebut="60")
    assert page.status == 422
    assert "empat" in page.form().fields.getlist("pembilang")
    assert page.form().fields["penyebut"] == "60"
    assert "pembilang: 1" in (unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")


def test_a_slip_is_asked_about_and_saved_once_it_is_meant(unit: Path) -> None:
    page = Browser(unit).open("indikator/y?bagian=semester_1").form().send(cara="nilai", nilai="8000")
    assert page.status == 422
    again = page.form().send(pilih__yakin="ya")
    assert again.status == 200
    assert "nilai: 8000" in (unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")


def test_two_who_fill_in_the_same_are_shown_both(unit: Path) -> None:
    browser = Browser(unit)
    first, second = (browser.open("indikator/x?bagian=semester_1").form() for _ in range(2))
    first.send(cara="pecahan", pembilang="10", penyebut="20")
    page = second.send(cara="pecahan", pembilang="15", penyebut="20")
    assert page.status == 409
    assert "1 dari 2" in page.text
    assert "10 dari 20" in page.text
    assert "15 dari 20" in page.text
    assert "pembilang: 10" in (unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")
    assert page.form().send().status == 200
    assert "pembilang: 15" in (unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("before", ["salah", "lihat", "basi"])
def test_what_somebody_wrote_meanwhile_is_shown_however_often_a_form_is_sent(unit: Path, before: str) -> None:
    browser = Browser(unit)
    mine = browser.open("indikator/x?bagian=semester_1").form()
    if before == "basi":
        browser = mine.page.browser = Browser(unit)
    browser.open("indikator/x?bagian=semester_1").form().send(cara="pecahan", pembilang="10", penyebut="20")
    filled = {"cara": "pecahan", "pembilang": "15", "penyebut": "20"}
    wrong = {"tanggal": "99 Juni 2024"} if before == "salah" else {}
    again = mine.send("lihat" if before == "lihat" else "simpan", **filled, **wrong)
    page = again.form().send(**filled, tanggal="")
    assert page.status == 409
    assert "10 dari 20" in page.text
    assert "pembilang: 10" in (unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")
    assert page.form().send().status == 200


def test_a_form_begins_with_what_is_over_and_was_never_filled_in(unit: Path) -> None:
    browser = Browser(unit)
    assert "Isi semester I " in browser.open("indikator/y").text
    browser.open("indikator/y").form().send(cara="nilai", nilai="5")
    assert "Isi semester II " in browser.open("indikator/y").text


def test_an_emptied_day_is_no_day(unit: Path) -> None:
    page = Browser(unit).open("aktivitas/rapat").form().send(selesai="")
    assert page.status == 422
    assert "tanggal selesai belum diisi" in page.text.casefold()
    assert "rapat" not in (unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")


def test_whoever_recorded_it_stands_in_the_history(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Citra")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "citra@contoh.example")
    browser = Browser(unit)
    assert "Dicatat oleh Citra" in browser.open("aktivitas/rapat").text
    browser.open("aktivitas/rapat").form().send(selesai="28 Juni 2024")
    assert "Citra" in browser.open("riwayat").text


def test_what_is_refused_names_no_placeholder(unit: Path) -> None:
    browser = Browser(unit)
    assert "ALASAN" not in browser.open("aktivitas/rapat").form().send(cara="batal").text
    page = browser.open("indikator/y?bagian=semester_1").form().send(cara="nilai", nilai="1.000")
    assert "bisa berarti 1000 atau 1 " in f"{page.text} ".replace(" Tulis", " ").replace(" tulis", " ")


def test_findings_lead_to_what_they_are_about(unit: Path) -> None:
    browser = Browser(unit)
    browser.open("aktivitas/rapat").form().send(selesai="28 Juni 2024")
    assert any(one.endswith("/aktivitas/rapat") for one in browser.open("temuan").links)


@pytest.mark.parametrize("page", ["jadwal?bulan={}", "bukti?bulan={}", "aktivitas/lapor?bulan={}"])
@pytest.mark.parametrize("bulan", ["9" * 5000, "0", "13", "٣", "-1"])
def test_what_is_no_month_is_none(unit: Path, page: str, bulan: str) -> None:
    assert Browser(unit).open(page.format(bulan)).status == 200


def test_a_number_without_an_end_is_refused_in_a_conflict_too(unit: Path) -> None:
    browser = Browser(unit)
    mine = browser.open("indikator/l?bagian=semester_1").form()
    browser.open("indikator/l?bagian=semester_1").form().send(cara="kode", kode="1")
    assert mine.send(cara="kode", kode="9" * 5000).status == 409


@pytest.mark.parametrize("fields", [{"catatan": "x" * 600_000}, {f"k{n}": "x" for n in range(600)}])
def test_a_form_that_is_too_large_is_told(unit: Path, fields: dict[str, str]) -> None:
    browser, edge = Browser(unit), "zi-batas"
    form = browser.open("bukti/tambah?untuk=lapor").form("bukti/tambah")
    said = {'berkas"; filename="x.pdf': "isi", **form.fields.to_dict(), **fields}
    head = f'--{edge}\r\nContent-Disposition: form-data; name="'
    body = "".join(f'{head}{name}"\r\n\r\n{one}\r\n' for name, one in said.items()) + f"--{edge}--\r\n"
    page = browser.post(form.action, body.encode(), Content_Type=f"multipart/form-data; boundary={edge}")
    assert page.status == 413
    assert "Belum tersimpan" in page.source


def test_a_file_that_cannot_be_received_is_told(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("zi_cli.web.upload.Kiriman.receive", full)
    page = Browser(unit).open("bukti/tambah?untuk=lapor").form("bukti/tambah").send(berkas=(b"isi", "x.pdf"))
    assert page.status == 500
    assert "tempat penyimpanan penuh" in page.source
    assert "zi sendiri yang salah" not in page.source


def test_an_indikator_of_another_year_says_so(tmp_path: Path) -> None:
    later = indikator("x", 80, berlaku={"mulai": 2025}, **PERSEN)
    page = Browser(kantor(tmp_path, [later, indikator("y", 80, **NILAI)])).open("indikator/x")
    assert page.status == 422
    assert "tidak diukur pada 2024" in page.text


def test_what_somebody_else_wrote_alike_is_no_conflict(unit: Path) -> None:
    browser = Browser(unit)
    first, second = (browser.open("indikator/x?bagian=semester_1").form() for _ in range(2))
    for form in (first, second):
        assert form.send(cara="pecahan", pembilang="10", penyebut="20").status == 200


def test_a_double_click_is_one_record(unit: Path) -> None:
    browser = Browser(unit)
    form = browser.open("aktivitas/rapat").form().fill(selesai="28 Juni 2024", aksi="simpan")
    answers = [browser.post(form.action, form.fields, follow=False) for _ in range(2)]
    assert [one.status for one in answers] == [303, 303]
    assert answers[0].answer.headers["Location"] == answers[1].answer.headers["Location"]


def test_a_form_of_a_closed_zi_is_shown_again(unit: Path) -> None:
    old = Browser(unit).open("indikator/x?bagian=semester_1").form()
    browser = Browser(unit)
    old.page.browser = browser
    page = old.send(cara="pecahan", pembilang="7", penyebut="9")
    assert page.status == 422
    assert "sudah ditutup" in page.text
    assert page.form().fields["pembilang"] == "7"
    assert "pembilang: 1" in (unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")
    assert page.form().send().status == 200


def test_what_a_form_would_do_is_shown_and_not_written(unit: Path) -> None:
    page = (
        Browser(unit)
        .open("indikator/x?bagian=semester_1")
        .form()
        .send("lihat", cara="pecahan", pembilang="2", penyebut="2")
    )
    assert "Capaian 62,50 % menjadi 125,00 %" in page.text
    assert "pembilang: 1" in (unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")


def test_who_acts_is_chosen_once(unit: Path) -> None:
    browser = Browser(unit)
    page = browser.open("siapa").form().send(nama="Ayu Lestari")
    assert "Mulai sekarang dicatat oleh Ayu Lestari" in page.text


def _tree(folder: Path) -> dict[str, bytes]:
    found = (one for one in sorted(folder.rglob("*")) if one.is_file() and not one.name.startswith("."))
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}
