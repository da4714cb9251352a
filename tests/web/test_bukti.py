"""Evidence in the browser: taken in, reviewed and given back as the command does it, and nothing else is given."""

import os
import re
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml

from tests.building import aktivitas, indikator
from tests.conftest import Zi
from tests.kantor import PERSEN, kantor, write
from tests.web.peramban import JALUR, Browser, Page

HELD = {"sejak": "2024-01-01"}
AYU, BUDI = "Ayu Lestari", "Budi"
ZI = {"jabatan": {"Sekretaris": [{"nama": AYU, **HELD}], "Kepala": [{"nama": BUDI, **HELD}]}}
HOSTILE = "<b>\"tebal\"</b> & 'x': #1 {{ 7*7 }} =1+1"
ISI = b"isi laporan"
KEY = "bukti/2024/laporan-akhir.pdf"
DAY = ("--today", "2024-07-10")


@pytest.fixture(autouse=True)
def known_to_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Citra")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "citra@contoh.example")


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return _unit(tmp_path / "halaman")


def _unit(folder: Path, **registered: dict[str, Any]) -> Path:
    made = kantor(
        folder,
        [indikator("x", 80, **PERSEN), indikator("y", 80, **PERSEN)],
        {"x": {"semester_1": {"nilai": 50}}},
        aktivitas=[
            aktivitas("lapor", penanggung_jawab="Sekretaris"),
            aktivitas("dua", output=("SK", "Notulen"), penanggung_jawab="Kepala"),
            aktivitas("kapan", waktu="insidentil"),
            aktivitas("tanpa", output=()),
        ],
        catatan={
            "dua": [{"bulan": "Juni", "selesai": "2024-06-20"}],
            "kapan": [{"bulan": "Mei", "selesai": "2024-05-02"}],
        },
        zi=ZI,
    )
    if registered:
        entry = {"oleh": "Citra", "dicatat": "2024-07-01"}
        found = {key: entry | one for key, one in registered.items()}
        write(made / "plans/bukti/2024.yaml", {"skema": 1, "tahun": 2024, "bukti": found})
    return made


def _both(tmp_path: Path, **registered: dict[str, Any]) -> tuple[Path, Path]:
    return _unit(tmp_path / "halaman", **registered), _unit(tmp_path / "perintah", **registered)


def _adding(unit: Path, untuk: str, **said: Any) -> Page:
    return Browser(unit).open(f"bukti/tambah?untuk={untuk}").form("bukti/tambah").send(**said)


def _held(unit: Path, part: str = "bukti") -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((unit / f"plans/{part}/2024.yaml").read_text(encoding="utf-8"))
    return found


def _tree(folder: Path) -> dict[str, bytes]:
    found = (one for one in sorted(folder.rglob("*")) if one.is_file() and not one.name.startswith("."))
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


ADDED = [
    ("lapor@2024-06", {}, []),
    ("lapor", {"tanggal": "28 Juni 2024", "nomor": "188/12"}, ["--date", "2024-06-28", "--number", "188/12"]),
    ("dua@2024-06", {"output": ["SK", "Notulen"]}, ["--output", "SK", "--output", "Notulen"]),
    ("dua@2024-06", {"output": "Notulen", "kerahasiaan": "internal"}, ["--output", "Notulen", "--secrecy", "internal"]),
    ("lapor@Juni", {"nama": "SK: Tim ZI".replace(":", "")}, ["--name", "SK Tim ZI"]),
    ("lapor@Juni", {"kerahasiaan": "rahasia"}, ["--secrecy", "rahasia"]),
    ("lapor@Juni", {"nomor": HOSTILE}, ["--number", HOSTILE]),
    ("x@2024-s1", {}, []),
    ("kapan@2024-05-02", {}, []),
]


@pytest.mark.parametrize(("untuk", "filled", "typed"), ADDED)
def test_a_file_is_taken_in_as_the_command_does(
    tmp_path: Path, zi: Zi, untuk: str, filled: dict[str, Any], typed: list[str]
) -> None:
    one, other = _both(tmp_path)
    source = tmp_path / "Laporan Akhir.PDF"
    source.write_bytes(ISI)
    page = _adding(one, untuk, berkas=(ISI, source.name), **filled)
    assert page.status == 200, page.text
    assert "tercatat untuk" in page.text
    assert zi("evidence", "add", str(source), "--for", untuk, *typed, *DAY, cwd=other).code == 0
    assert _tree(one) == _tree(other)


@pytest.mark.parametrize(
    ("filled", "typed"), [({}, []), ({"kerahasiaan": "internal", "tanggal": "28/06/2024"}, ["--secrecy", "internal"])]
)
def test_an_address_is_taken_in_as_the_command_does(
    tmp_path: Path, zi: Zi, filled: dict[str, Any], typed: list[str]
) -> None:
    one, other = _both(tmp_path)
    alamat = "https://contoh.go.id/berita?a=1&b='2'"
    assert _adding(one, "lapor", macam="alamat", sumber=f" {alamat} ", nama="tidak dipakai", **filled).status == 200
    more = ["--date", "2024-06-28"] if "tanggal" in filled else []
    assert zi("evidence", "add", alamat, "--for", "lapor", *typed, *more, *DAY, cwd=other).code == 0
    assert _tree(one) == _tree(other)


NAMES = [
    "../../x.pdf",
    "con.pdf",
    "NUL",
    "laporan 日本 é.pdf",
    ".pdf",
    "..",
    "a" * 300 + ".pdf",
    "<b>.html",
    "x.pdf\u202e",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_made_safe_as_the_command_makes_it(tmp_path: Path, zi: Zi, name: str) -> None:
    one, other = _both(tmp_path)
    bare = name.rpartition("/")[2]
    source = tmp_path / "sumber" / (bare[-200:] if bare != ".." else "bukti")
    source.parent.mkdir()
    source.write_bytes(ISI)
    page = _adding(one, "lapor", berkas=(ISI, name))
    assert page.status == 200, page.text
    assert zi("evidence", "add", str(source), "--for", "lapor", *DAY, cwd=other).code == 0
    assert _tree(one) == _tree(other)


@pytest.mark.parametrize("name", ["C:\\Users\\ayu\\b.pdf", "a\\b.pdf", "..\\..\\zi.yaml", "\\\\server\\x.pdf"])
def test_a_name_with_folders_of_windows_stays_a_name(unit: Path, name: str) -> None:
    _adding(unit, "lapor", berkas=(ISI, name))
    (key,) = _held(unit)["bukti"]
    assert re.fullmatch(r"bukti/2024/[a-z0-9-]+\.(pdf|yaml)", key)
    assert (unit / "plans" / key).read_bytes() == ISI


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("lapor", {}, "berkasnya belum dipilih"),
    ("lapor", {"berkas": (b"", "kosong.pdf")}, "berkas kosong.pdf kosong"),
    ("lapor", {"berkas": (ISI, "a.pdf"), "tanggal": "31 Juni 2024"}, "tidak ada di kalender"),
    ("lapor", {"berkas": (ISI, "a.pdf"), "tanggal": "28 Juli 2024"}, "belum lewat"),
    ("lapor", {"berkas": (ISI, "a.pdf"), "nama": "../../x"}, "bukan nama berkas"),
    ("lapor", {"berkas": (ISI, "a.pdf"), "nomor": "a\tb"}, "tidak tampak"),
    ("dua", {"berkas": (ISI, "a.pdf")}, "output yang dibuktikan belum dipilih"),
    ("dua", {"berkas": (ISI, "a.pdf"), "output": "Lain"}, "tidak cocok"),
    ("lapor", {"macam": "alamat"}, "alamat webnya belum diisi"),
    ("lapor", {"macam": "alamat", "sumber": "javascript:alert(1)"}, "bukan alamat web"),
    ("lapor", {"macam": "alamat", "sumber": "/etc/passwd"}, "bukan alamat web"),
    ("lapor", {"macam": "alamat", "sumber": "ftp://contoh.go.id/x"}, "bukan alamat web"),
    ("lapor", {"macam": "alamat", "sumber": "https://a:b@contoh.go.id/"}, "kata sandi"),
    ("lapor", {"macam": "alamat", "sumber": "https://x.id/", "kerahasiaan": "rahasia"}, "rahasia"),
]


@pytest.mark.parametrize(("untuk", "filled", "words"), REFUSED)
def test_what_is_refused_writes_nothing_and_keeps_what_was_typed(
    unit: Path, untuk: str, filled: dict[str, Any], words: str
) -> None:
    before = _tree(unit)
    page = _adding(unit, untuk, **({"nomor": HOSTILE} | filled))
    assert page.status == 422, page.text
    assert words.casefold() in page.text.casefold()
    assert "zi-kiriman" not in page.source
    assert "zi evidence" not in page.source
    assert "--" not in page.text
    again = page.form("bukti/tambah").fields
    assert again["nomor"].split() == filled.get("nomor", HOSTILE).split()
    assert again["untuk"] == untuk
    if "berkas" in filled:
        assert f"Berkas {filled['berkas'][1]} belum tersimpan" in page.text
    assert _tree(unit) == before


def test_a_file_of_this_computer_is_never_read_for_its_path(unit: Path, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia", encoding="utf-8")
    for said in (str(secret), secret.as_uri(), f"../{secret.name}"):
        assert _adding(unit, "lapor", macam="alamat", sumber=said).status == 422
        form = Browser(unit).open("bukti/tambah?untuk=lapor").form("bukti/tambah")
        assert form.send(berkas=said).status == 422  # a field of text under the name of the file
    assert not (unit / "plans/bukti").exists()


def test_what_was_sent_is_gone_once_it_is_answered(unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "sementara"))
    (tmp_path / "sementara").mkdir()
    for filled in ({}, {"kerahasiaan": "rahasia"}, {"tanggal": "x"}, {"segel": "x"}):
        _adding(unit, "lapor", berkas=(ISI, "a.pdf"), **filled)
        assert not [*(tmp_path / "sementara").iterdir()]


def test_a_secret_file_is_hashed_and_kept_nowhere(unit: Path) -> None:
    page = _adding(unit, "lapor", berkas=(ISI, "gaji.pdf"), kerahasiaan="rahasia")
    assert "Berkas rahasia tidak disalin" in page.text
    assert _held(unit)["bukti"]["bukti/2024/gaji.pdf"]["sha256"] == sha256(ISI).hexdigest()
    assert not (unit / "plans/bukti/2024").exists()
    browser = Browser(unit)
    assert "bukti/berkas" not in browser.open("bukti").source
    (unit / "plans/bukti/2024").mkdir()
    (unit / "plans/bukti/2024/gaji.pdf").write_bytes(ISI)
    assert browser.open("bukti/berkas?bukti=bukti/2024/gaji.pdf").status == 404


def test_two_who_prove_the_same_record_are_shown_both(unit: Path) -> None:
    browser = Browser(unit)
    first, second = (browser.open("bukti/tambah?untuk=dua@2024-06").form("bukti/tambah") for _ in range(2))
    assert first.send(berkas=(b"sk", "sk.pdf"), output="SK").status == 200
    page = second.send(berkas=(b"notulen", "notulen.pdf"), output="Notulen")
    assert page.status == 409
    for words in ("selesai 20 Juni 2024; bukti: belum ada", "sk.pdf (SK)", "notulen.pdf; Notulen"):
        assert words in page.text
    assert [*_held(unit)["bukti"]] == ["bukti/2024/sk.pdf"]
    assert page.form("bukti/tambah").send(berkas=(b"notulen", "notulen.pdf")).status == 200
    assert len(_held(unit)["bukti"]) == 2


def test_the_same_evidence_sent_twice_is_one(unit: Path) -> None:
    browser = Browser(unit)
    first, second = (browser.open("bukti/tambah?untuk=lapor").form("bukti/tambah") for _ in range(2))
    assert first.send(berkas=(ISI, "a.pdf")).status == 200
    again = second.send(berkas=(ISI, "b.pdf"))
    assert again.status == 200
    assert "sudah tercatat" in again.text
    assert [*_held(unit)["bukti"]] == ["bukti/2024/a.pdf"]


def test_known_evidence_with_other_words_is_refused_plainly(unit: Path) -> None:
    _adding(unit, "lapor", berkas=(ISI, "a.pdf"), kerahasiaan="internal")
    page = _adding(unit, "x@2024-s1", berkas=(ISI, "a.pdf"))
    assert page.status == 422
    assert "kerahasiaan internal, bukan publik" in page.text


def test_what_it_is_for_is_asked_first(unit: Path) -> None:
    browser = Browser(unit)
    page = browser.open("bukti/tambah")
    choices = page.tree.xpath("//select[@name='untuk']/option/@value")
    assert choices == ["", "lapor@2024-06", "dua@2024-06", "kapan@2024-05-02", "x@2024-s1"]
    for one in choices[1:]:
        assert browser.open(f"bukti/tambah?untuk={quote(one)}").form("bukti/tambah").fields["untuk"] == one
    for wrong in ("tiada", "y@2024-s1", "tanpa", "lapor@Januari", "lapor@2023-06", "x@s9", "p", "@", quote(HOSTILE)):
        page = browser.open(f"bukti/tambah?untuk={wrong}")
        assert page.status == 422
        assert page.tree.xpath("//select[@name='untuk']")
        assert "zi " not in page.text


def test_saving_goes_on_to_what_has_no_evidence_yet(unit: Path) -> None:
    form = Browser(unit).open("bukti/tambah?untuk=lapor@2024-06").form("bukti/tambah")
    page = form.send("berikut", berkas=(ISI, "a.pdf"))
    assert page.form("bukti/tambah").fields["untuk"] == "dua@2024-06"
    page = page.form("bukti/tambah").send("berikut", berkas=(b"1", "b.pdf"), output="SK")
    assert page.form("bukti/tambah").fields["output"] == "Notulen"
    page = page.form("bukti/tambah").send("berikut", berkas=(b"2", "c.pdf"))
    assert "Semua output yang selesai atau jatuh tempo sudah berbukti" in page.text


def test_saving_goes_on_from_a_record_that_counts_from_a_later_day(unit: Path) -> None:
    path = unit / "plans/realisasi/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2024-06-20", "2024-07-20"), encoding="utf-8")
    browser = Browser(unit)
    form = browser.open("bukti/tambah?untuk=dua@2024-06").form("bukti/tambah")
    page = form.send("berikut", berkas=(ISI, "a.pdf"), output=["SK", "Notulen"])
    assert page.form("bukti/tambah").fields["untuk"] == "lapor@2024-06"
    assert "Belum ada buktinya" not in page.text


def test_a_file_is_given_piece_by_piece(unit: Path) -> None:
    _adding(unit, "lapor", berkas=(bytes(300_000), "besar.bin"))
    answer = Browser(unit).open("bukti/berkas?bukti=bukti/2024/besar.bin").answer
    assert [len(one) for one in answer.iter_encoded()] == [65536] * 4 + [300_000 - 4 * 65536]
    answer.close()


def test_the_list_says_what_there_is_and_what_is_missing(unit: Path) -> None:
    browser = Browser(unit)
    empty = browser.open("bukti")
    assert "Belum ada bukti tahun ini" in empty.text
    assert empty.tree.xpath("//td//a[contains(@href, 'untuk=dua@2024-06&output=Notulen')]")
    _adding(unit, "lapor", berkas=(ISI, "laporan.pdf"), nomor=HOSTILE)
    _adding(unit, "x@2024-s1", macam="alamat", sumber="https://contoh.go.id/'x'?a=<b>")
    page = browser.open("bukti")
    assert HOSTILE in page.text
    assert "<b>" not in page.source
    (link,) = page.tree.xpath("//a[@target='_blank']")
    assert link.get("href") == "https://contoh.go.id/'x'?a=<b>"
    assert "noreferrer" in link.get("rel")
    assert browser.open("bukti?bulan=5").tree.xpath("//a[@download]") == []
    assert browser.open("bukti?bulan=6&pj=Sekretaris").tree.xpath("//a[@download]")
    assert browser.open("bukti?pj=Kepala").tree.xpath("//a[@download]") == []
    assert "Tidak ada bukti yang cocok" in browser.open("bukti?keadaan=sesuai").text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//contoh.id/x"])
def test_only_addresses_of_the_web_lead_out(tmp_path: Path, address: str) -> None:
    unit = _unit(tmp_path / "halaman", **{address: {}})
    page = Browser(unit).open("bukti")
    assert address in page.text
    assert not page.tree.xpath("//main//a[@target]")
    assert not [href for href in page.tree.xpath("//a/@href") if href and not href.startswith((JALUR, "#"))]


def test_what_is_wrong_with_the_files_is_told(unit: Path) -> None:
    _adding(unit, "lapor", berkas=(ISI, "laporan.pdf"))
    browser = Browser(unit)
    assert "tidak ada masalah pada 1 bukti" in browser.open("bukti").text
    path = unit / "plans/bukti/2024/laporan.pdf"
    path.write_bytes(b"diubah")
    (path.parent / "asing.pdf").write_bytes(b"x")
    page = browser.open("bukti")
    assert "2 masalah pada 1 bukti" in page.text
    assert "waktu dicatat 11 byte" in page.text
    assert "zi evidence" not in page.source


def test_a_file_of_another_year_is_looked_at_too(unit: Path) -> None:
    (unit / "plans/bukti/2023").mkdir(parents=True)
    file = unit / "plans/bukti/2023/lama.pdf"
    file.write_bytes(b"isi")
    digest = {"sha256": sha256(b"isi").hexdigest(), "ukuran": 3, "oleh": "Citra", "dicatat": "2024-07-01"}
    write(unit / "plans/bukti/2024.yaml", {"skema": 1, "tahun": 2024, "bukti": {"bukti/2023/lama.pdf": digest}})
    browser = Browser(unit)
    assert "isinya berbeda" not in browser.open("bukti").text
    held = file.stat()
    file.write_bytes(b"ubh")
    os.utime(file, ns=(held.st_atime_ns, held.st_mtime_ns))
    assert "isinya berbeda" in browser.open("bukti").text
    file.unlink()
    assert "berkasnya tidak ada" in browser.open("bukti").text


def test_files_that_take_long_to_read_are_read_when_that_is_asked(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _adding(unit, "lapor", berkas=(ISI, "laporan.pdf"))
    monkeypatch.setattr("zi_cli.web.pages.bukti.AT_ONCE", 5)
    browser = Browser(unit)
    assert "Periksa isi berkasnya (11 byte)" in browser.open("bukti").text
    assert "tidak ada masalah pada 1 bukti" in browser.open("bukti?berkas=ya").text


@pytest.mark.parametrize("name", ["laporan.pdf", "x.html", "x.svg"])
def test_a_file_is_given_to_keep(unit: Path, name: str) -> None:
    _adding(unit, "lapor", berkas=(ISI, name))
    browser = Browser(unit)
    (link,) = browser.open("bukti").tree.xpath("//a[@download]/@href")
    said = browser.open(link).answer
    assert said.get_data() == ISI
    assert said.headers["Content-Type"] == "application/octet-stream"
    assert said.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert said.headers["Content-Length"] == str(len(ISI))
    assert said.headers["X-Content-Type-Options"] == "nosniff"
    said.close()


@pytest.mark.skipif(os.name == "nt", reason="links and fifos")
def test_nothing_else_is_given(tmp_path: Path) -> None:
    names = ("ada.pdf", "keluar.pdf", "putar.pdf", "pipa.pdf", "folder", "tiada.pdf", "d/dalam.pdf")
    keys = {f"bukti/2024/{one}": {} for one in names}
    other = {"zi.yaml": {}, "bukti/../zi.yaml": {}, "/etc/passwd": {}, "https://x.id/": {}, "bukti/2024/\\..": {}}
    unit = _unit(tmp_path / "halaman", **keys, **other)
    folder = unit / "plans/bukti/2024"
    folder.mkdir()
    (folder / "ada.pdf").write_bytes(ISI)
    (folder / "diam.pdf").write_bytes(b"tak terdaftar")
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "dalam.pdf").write_bytes(b"luar")
    (folder / "keluar.pdf").symlink_to(outside / "dalam.pdf")
    (folder / "putar.pdf").symlink_to(folder / "putar.pdf")
    (folder / "d").symlink_to(outside)
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipa.pdf")
    browser = Browser(unit)
    there = browser.open("bukti/berkas?bukti=bukti/2024/ada.pdf")
    assert there.status == 200
    there.answer.close()
    asked = [
        *keys,
        *other,
        "bukti/2024/diam.pdf",
        "bukti/2024.yaml",
        "",
        "ada.pdf",
        "bukti/2024/ADA.PDF",
        "bukti/2024/",
    ]
    for key in asked:
        if key != "bukti/2024/ada.pdf":
            assert browser.open(f"bukti/berkas?bukti={quote(key)}").status == 404, key
    assert browser.open("bukti/berkas?bukti=bukti/2024/ada.pdf%00").status == 404
    assert browser.open(browser.at("bukti/berkas").replace("2024", "2023") + "?bukti=bukti/2024/ada.pdf").status == 404
    (unit / "plans/bukti/2024.yaml").write_text("rusak: [", encoding="utf-8")
    assert browser.open("bukti/berkas?bukti=bukti/2024/ada.pdf").status == 404


@pytest.mark.skipif(os.name == "nt", reason="links")
def test_a_folder_of_evidence_that_lies_elsewhere_gives_nothing(tmp_path: Path) -> None:
    unit = _unit(tmp_path / "halaman", **{KEY: {}})
    (tmp_path / "luar/2024").mkdir(parents=True)
    (tmp_path / "luar/2024/laporan-akhir.pdf").write_bytes(ISI)
    (tmp_path / "luar/2024.yaml").write_bytes((unit / "plans/bukti/2024.yaml").read_bytes())
    (unit / "plans/bukti/2024").symlink_to(tmp_path / "luar/2024")
    assert Browser(unit).open(f"bukti/berkas?bukti={KEY}").status == 404


REVIEWS = [
    ({"hasil": "sesuai", "oleh": BUDI}, ["--accept", "--oleh", BUDI]),
    (
        {"hasil": "tidak_sesuai", "oleh": AYU, "catatan": HOSTILE},
        ["--reject", "--note", HOSTILE, "--oleh", AYU],
    ),
    ({"hasil": "sesuai", "oleh": BUDI, "catatan": "lengkap"}, ["--accept", "--note", "lengkap", "--oleh", BUDI]),
]
SEEN = {"periksa": {"hasil": "tidak_sesuai", "oleh": BUDI, "tanggal": "2024-07-02", "catatan": "kabur"}}


@pytest.mark.parametrize(("filled", "typed"), REVIEWS)
@pytest.mark.parametrize("before", [{}, SEEN])
def test_a_review_is_written_as_the_command_writes_it(
    tmp_path: Path, zi: Zi, filled: dict[str, str], typed: list[str], before: dict[str, Any]
) -> None:
    one, other = _both(tmp_path, **{KEY: before})
    page = Browser(one).open(f"bukti/periksa?bukti={KEY}").form("bukti/periksa").send(**filled)
    assert page.status == 200, page.text
    assert "diperiksa" in page.text
    assert zi("evidence", "review", KEY, *typed, *DAY, cwd=other).code == 0
    assert _tree(one) == _tree(other)


REFUSED_REVIEWS = [
    ({"hasil": "sesuai", "oleh": "-"}, "Citra, jadi tidak dapat diperiksa oleh orang yang sama"),
    ({"hasil": "sesuai", "oleh": ""}, "belum dipilih"),
    ({"oleh": BUDI}, "hasil pemeriksaan belum dipilih"),
    ({"hasil": "tidak_sesuai", "oleh": BUDI, "catatan": ""}, "memerlukan catatan"),
    ({"hasil": "sesuai", "oleh": "Orang Lain"}, "tidak memangku jabatan"),
]


@pytest.mark.parametrize(("filled", "words"), REFUSED_REVIEWS)
def test_a_review_that_is_refused_keeps_what_was_filled_in(tmp_path: Path, filled: dict[str, str], words: str) -> None:
    unit = _unit(tmp_path / "halaman", **{KEY: {}})
    before = _tree(unit)
    page = Browser(unit).open(f"bukti/periksa?bukti={KEY}").form("bukti/periksa").send(**({"catatan": "c"} | filled))
    assert page.status == 422
    assert words.casefold() in page.text.casefold()
    assert "--" not in page.text
    fields = page.form("bukti/periksa").fields
    assert fields["catatan"] == filled.get("catatan", "c")
    assert fields.get("hasil") == filled.get("hasil")
    assert _tree(unit) == before


def test_two_who_review_are_shown_both(tmp_path: Path) -> None:
    unit = _unit(tmp_path / "halaman", **{KEY: {}})
    browser = Browser(unit)
    first, second = (browser.open(f"bukti/periksa?bukti={KEY}").form("bukti/periksa") for _ in range(2))
    assert first.send(hasil="sesuai", oleh=BUDI).status == 200
    page = second.send(hasil="tidak_sesuai", oleh=AYU, catatan="kabur")
    assert page.status == 409
    assert "belum diperiksa, dicatat oleh Citra" in page.text
    assert "sesuai (Budi, lewat Citra" in page.text
    assert "tidak sesuai; kabur" in page.text
    assert page.form("bukti/periksa").send(oleh=AYU).status == 200
    assert _held(unit)["bukti"][KEY]["periksa"]["hasil"] == "tidak_sesuai"


@pytest.mark.parametrize("key", ["", "tiada", "bukti/2024/laporan", quote(HOSTILE)])
def test_only_what_is_registered_is_reviewed(tmp_path: Path, key: str) -> None:
    page = Browser(_unit(tmp_path / "halaman", **{KEY: {}})).open(f"bukti/periksa?bukti={key}")
    assert page.status == 422
    assert "belum terdaftar" in page.text


def test_a_review_goes_on_to_the_next(tmp_path: Path) -> None:
    unit = _unit(tmp_path / "halaman", **{KEY: {}, "bukti/2024/lain.pdf": {}})
    page = (
        Browser(unit).open(f"bukti/periksa?bukti={KEY}").form("bukti/periksa").send("berikut", hasil="sesuai", oleh=AYU)
    )
    assert page.form("bukti/periksa").fields["bukti"] == "bukti/2024/lain.pdf"
    page = page.form("bukti/periksa").send("berikut", hasil="sesuai", oleh=AYU)
    assert "Bukti yang tercatat 2" in page.text


def test_the_pages_of_what_is_proven_lead_to_its_evidence(unit: Path) -> None:
    _adding(unit, "lapor", berkas=(ISI, "laporan.pdf"))
    _adding(unit, "x@2024-s1", berkas=(b"lain", "lain.pdf"))
    browser = Browser(unit)
    for path, name in (("aktivitas/lapor", "laporan.pdf"), ("indikator/x", "lain.pdf")):
        page = browser.open(path)
        assert any(one.endswith(f"bukti/berkas?bukti=bukti/2024/{name}") for one in page.links)
        assert any(one.endswith(f"bukti/periksa?bukti=bukti/2024/{name}") for one in page.links)
    for link in browser.open("indikator/y").links + browser.open("aktivitas/tanpa").links:
        assert "bukti/tambah" not in link


def test_a_year_that_was_not_begun_says_what_comes_next(tmp_path: Path) -> None:
    unit = _unit(tmp_path / "halaman")
    (unit / "plans/realisasi/2024.yaml").unlink()
    for path in ("bukti", "bukti/tambah", "bukti/tambah?untuk=lapor"):
        page = Browser(unit).open(path)
        assert page.status == 200
        assert "belum disiapkan" in page.text
