"""A text of a report is written whole, as its file was, and shown as the report sets it."""

from pathlib import Path

import pytest

from tests.building import indikator
from tests.conftest import Zi
from tests.kantor import NILAI, kantor
from tests.web.peramban import JULI, Browser, Page
from zi_cli.acts.change import digest_of
from zi_cli.acts.narasi import write
from zi_cli.acts.terms import Terms
from zi_cli.files.narasi import MOST_BYTES
from zi_cli.files.unit_folder import find_unit_folder
from zi_cli.model.periode import SEMESTER, TRIWULAN, Periode
from zi_cli.model.refusal import Conflict, Refusal

S1 = Periode(2024, SEMESTER, 1)
HELD = {"sejak": "2024-01-01"}
ZI = {"jabatan": {"Sekretaris": [{"nama": "Ayu Lestari", **HELD}], "Kepala": [{"nama": "Budi", **HELD}]}}
DAY = ("--today", "2024-07-10")
TEXT = "# Analisis\r\n\r\nSatu *dua* **tiga**.\r\n\r\n- a\r\n- b"


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return kantor(tmp_path / "unit", [indikator("y", 80, **NILAI)], {"y": {"semester_1": {"nilai": 70}}}, zi=ZI)


def place(unit: Path, nama: str = "hasil") -> Path:
    return unit / f"plans/narasi/2024-s1/{nama}.md"


def form(unit: Path, nama: str = "hasil") -> Page:
    page = Browser(unit).open(f"narasi/2024-s1/{nama}")
    assert page.status == 200, page.text
    return page


def terms(unit: Path, expected: str | None = None) -> Terms:
    places = find_unit_folder(unit)
    assert places
    return Terms(places, JULI, expected=expected)


def test_every_part_of_the_report_is_listed_with_its_chapter(unit: Path) -> None:
    page = Browser(unit).open("narasi")
    assert page.status == 200
    for said in ("Ringkasan pimpinan", "Bab I Pendahuluan", "Program I", "Bab V Penutup", "belum ditulis"):
        assert said in page.text
    for link in {one for one in page.links if "/narasi/2024-" in one}:
        assert page.browser.open(link).status == 200


def test_what_is_written_stands_in_its_file_and_in_the_report(unit: Path, zi: Zi) -> None:
    page = form(unit).form().send(isi=TEXT)
    assert page.status == 200
    assert "tersimpan" in page.text
    assert place(unit).read_bytes() == b"# Analisis\n\nSatu *dua* **tiga**.\n\n- a\n- b\n"
    assert any(one.endswith("/berkas/narasi/2024-s1/hasil.md") for one in page.links)
    said = zi("report", "2024", "--semester", "1", *DAY, cwd=unit)
    assert "Satu *dua* **tiga**." in said.out
    assert "1 " in Browser(unit).open("narasi").tree.xpath("string(//h2[1])") + " "


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_line_ends_and_the_mark_of_a_file_are_kept(unit: Path, mark: bytes, ends: bytes) -> None:
    place(unit).parent.mkdir(parents=True)
    place(unit).write_bytes(mark + b"Satu" + ends + b"dua" + ends)
    form(unit).form().send(isi="Satu\r\ntiga\r\n")
    assert place(unit).read_bytes() == mark + b"Satu" + ends + b"tiga" + ends


@pytest.mark.parametrize("data", [b"Satu", b"Satu\n\n", b"\xef\xbb\xbfa\r\nb\n", b"a\rb"])
def test_what_is_sent_back_unchanged_changes_no_byte(unit: Path, data: bytes) -> None:
    place(unit).parent.mkdir(parents=True)
    place(unit).write_bytes(data)
    assert form(unit).form().send().status == 200
    assert place(unit).read_bytes() == data


def test_it_is_shown_as_the_report_sets_it(unit: Path) -> None:
    hostile = "<script>alert(1)</script> <img src=x onerror=y> [x](javascript:alert(1)) {{7*7}} \"'></textarea>"
    page = form(unit).form().send("lihat", isi=f"{TEXT}\n\n{hostile}\n\n| k |\n|--:|\n| 1 |\n")
    assert page.status == 200
    assert not place(unit).exists()
    shown = page.tree.xpath("//div[contains(@class, 'naskah-laporan')]")[0]
    assert shown.xpath(".//h3/text()") == ["Analisis"]
    assert shown.xpath(".//li/text()") == ["a", "b"]
    assert shown.xpath(".//strong/text()") == ["tiga"]
    assert not shown.xpath(".//script|.//img|.//a|.//*[@style]")
    assert "<script>alert(1)</script>" in shown.text_content()
    assert "{{7*7}}" in shown.text_content()
    assert hostile in page.form().fields["isi"]


@pytest.mark.parametrize(
    ("isi", "said"),
    [
        ("", "isinya kosong"),
        ("  \r\n\t\r\n", "isinya kosong"),
        ("Satu\r\ndua \u202egnp", "Baris 2 memuat tanda yang tidak tampak, U+202E"),
        ("Satu\x1b[2J", "U+001B"),
        ("Sa\u200btu", "spasi lebar nol"),
        ("tan\ufeffda", "U+FEFF"),
        ("a" * 20_000, "satu kata lebih dari"),
        ("- " * 200 + "a", "terlalu dalam"),
        ("* _" * 20_001, "tanda *, _ dan ["),
        ("| a " * 61 + "|\n" + "|---" * 61 + "|\n", "61 kolom"),
    ],
)
def test_what_no_report_can_hold_is_refused_and_kept_in_the_form(unit: Path, isi: str, said: str) -> None:
    page = form(unit).form().send(isi=isi)
    assert page.status == 422
    assert said.casefold() in page.text.casefold()
    assert page.tree.xpath("//textarea[@id='k-isi'][@aria-invalid]")
    assert not place(unit).exists()
    if isi.isprintable():
        assert page.form().fields["isi"] == isi


def test_an_empty_text_takes_nothing_away(unit: Path) -> None:
    place(unit).parent.mkdir(parents=True)
    place(unit).write_text("Satu\n", encoding="utf-8")
    assert form(unit).form().send(isi="").status == 422
    assert place(unit).read_text(encoding="utf-8") == "Satu\n"


def test_more_than_a_period_can_hold_is_refused_in_a_sentence(unit: Path) -> None:
    place(unit).parent.mkdir(parents=True)
    line = "kata " * 20
    place(unit, "kendala").write_text(f"{line}\n" * (MOST_BYTES // 101), encoding="utf-8")
    with pytest.raises(Refusal, match="bersama-sama lebih dari 1 MB"):
        write(terms(unit), S1, "hasil", f"{line}\n" * 10)
    assert not place(unit).exists()


def test_two_who_write_the_same_text_are_shown_both(unit: Path) -> None:
    browser = Browser(unit)
    first, second = (browser.open("narasi/2024-s1/hasil").form() for _ in range(2))
    assert first.send(isi="Punya saya\r\nbaris dua").status == 200
    page = second.send(isi="Punya dia")
    assert page.status == 409
    assert "Punya saya" in page.text
    assert page.form().fields["isi"] == "Punya dia"
    assert place(unit).read_text(encoding="utf-8") == "Punya saya\nbaris dua\n"
    assert page.form().send().status == 200
    assert place(unit).read_text(encoding="utf-8") == "Punya dia\n"


def test_the_same_text_of_two_is_no_conflict(unit: Path) -> None:
    browser = Browser(unit)
    for one in [browser.open("narasi/2024-s1/hasil").form() for _ in range(2)]:
        assert one.send(isi="Sama").status == 200


@pytest.mark.parametrize("step", ["submit", "approve"])
def test_what_somebody_answers_for_is_written_no_more(unit: Path, zi: Zi, step: str) -> None:
    opened, other = form(unit).form(), form(unit).form()
    assert opened.send(isi="Satu").status == 200
    assert zi("period", "submit", "2024-s1", "--tetap", "--by", "Ayu Lestari", *DAY, cwd=unit).code == 0
    if step == "approve":
        assert zi("period", "approve", "2024-s1", "--by", "Budi", *DAY, cwd=unit).code == 0
    with pytest.raises(Refusal, match="datanya tidak diubah lagi"):
        write(terms(unit), S1, "hasil", "Dua")
    write(terms(unit), S1, "hasil", "Satu")  # what is said already may be said again
    with pytest.raises(Refusal, match="datanya tidak diubah lagi"):
        write(terms(unit), S1, "kendala", "Dua")
    write(terms(unit), Periode(2024, SEMESTER, 2), "hasil", "Dua")
    other.fields["digest"] = digest_of("Satu")
    page = other.send(isi="Dua")
    assert page.status == 422
    assert page.form().fields["isi"] == "Dua"
    closed = form(unit)
    assert "tidak diubah lagi" in closed.text
    assert not closed.tree.xpath("//textarea")
    assert zi("check", *DAY, cwd=unit).code == 0


def test_a_text_is_expected_to_be_what_was_seen(unit: Path) -> None:
    write(terms(unit, ""), S1, "hasil", "Satu")
    with pytest.raises(Conflict):
        write(terms(unit, ""), S1, "hasil", "Dua")
    write(terms(unit, digest_of("Satu")), S1, "hasil", "Dua")


@pytest.mark.parametrize(
    ("said", "stored"),
    [
        ("Hasil Survei", "hasil-survei"),
        ("HASIL", "hasil"),
        ("hasil.md", "hasil"),
        ("Évaluasi", "evaluasi"),
        ("con", "bukti-con"),
    ],
)
def test_a_new_text_gets_a_name_that_every_system_can_store(unit: Path, said: str, stored: str) -> None:
    made = write(terms(unit), S1, said, "Satu").hasil
    assert made.nama == stored
    assert place(unit, stored).is_file()


@pytest.mark.parametrize("said", ["../hasil", "a/b", "a\\b", "C:hasil", "", "..", "\x00", "###", "a\u202eb"])
def test_a_name_that_is_none_is_refused(unit: Path, said: str) -> None:
    with pytest.raises(Refusal):
        write(terms(unit), S1, said, "Satu")
    assert not (unit / "plans/narasi").exists()


def test_a_text_of_another_name_keeps_it(unit: Path) -> None:
    place(unit).parent.mkdir(parents=True)
    place(unit, "Bab 4 Tambahan").write_text("Satu\n", encoding="utf-8")
    browser = Browser(unit)
    link = next(one for one in browser.open("narasi").links if "Tambahan" in one)
    assert browser.open(link).form().send(isi="Dua").status == 200
    assert [one.name for one in place(unit).parent.iterdir()] == ["Bab 4 Tambahan.md"]


def test_a_link_that_leads_out_is_neither_read_nor_written(unit: Path) -> None:
    place(unit).parent.mkdir(parents=True)
    outside = unit.parent / "luar.md"
    outside.write_text("SANGAT-RAHASIA\n", encoding="utf-8")
    place(unit).symlink_to(outside)
    page = form(unit)
    assert "SANGAT-RAHASIA" not in page.source
    assert page.form().send(isi="Satu").status == 422
    assert outside.read_text(encoding="utf-8") == "SANGAT-RAHASIA\n"


def test_a_file_that_is_no_text_is_told_and_stays(unit: Path) -> None:
    place(unit).parent.mkdir(parents=True)
    place(unit).write_bytes(b"\xff\xfe\x00")
    page = Browser(unit).open("narasi/2024-s1/hasil")
    assert page.status == 422
    assert "bukan teks UTF-8" in page.text
    with pytest.raises(Refusal, match="bukan teks UTF-8"):
        write(terms(unit), S1, "hasil", "Satu")
    assert place(unit).read_bytes() == b"\xff\xfe\x00"


@pytest.mark.parametrize("path", ["2024-s3/hasil", "2023-s1/hasil", "2024-s1/Ada%20spasi", "2024-s1/.x", "x/hasil"])
def test_what_no_report_has_is_no_page(unit: Path, path: str) -> None:
    assert Browser(unit).open(f"narasi/{path}").status in (404, 422)


def test_a_period_of_another_length_is_refused(unit: Path) -> None:
    with pytest.raises(Refusal, match="dilaporkan per semester"):
        write(terms(unit), Periode(2024, TRIWULAN, 1), "hasil", "Satu")
    assert Browser(unit).open("narasi/2024-tw1/hasil").status == 422


def test_it_is_taken_back_but_not_from_under_a_submission(unit: Path, zi: Zi) -> None:
    write(terms(unit), S1, "hasil", "Satu")
    write(terms(unit), S1, "hasil", "Dua")
    assert zi("undo", *DAY, cwd=unit).code == 0
    assert place(unit).read_text(encoding="utf-8") == "Satu\n"
    assert zi("period", "submit", "2024-s1", "--tetap", "--by", "Ayu Lestari", *DAY, cwd=unit).code == 0
    said = zi("undo", *DAY, cwd=unit)
    assert said.code == 2
    assert place(unit).read_text(encoding="utf-8") == "Satu\n"
