"""What is downloaded is byte for byte what the command writes, and nothing of a unit's own template is shown inline."""

import shutil
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import Zi
from tests.kantor import NILAI, PERSEN, kantor
from tests.web.peramban import Browser, Page

DAY = ("--today", "2024-07-10")
LIBRARIES = {"docx": "docxtpl", "pdf": "typst", "xlsx": "xlsxwriter", "ics": "icalendar"}


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    bacaan = {"x": {"semester_1": {"pembilang": 1, "penyebut": 2}}, "y": {"semester_1": {"nilai": 70}}}
    ukuran = [indikator("x", 80, **PERSEN), indikator("y", 80, **NILAI)]
    made = kantor(tmp_path / "unit", ukuran, bacaan, aktivitas=[aktivitas("lapor"), aktivitas("rapat", "Maret")])
    (made / "plans/narasi/2024-s1").mkdir(parents=True)
    (made / "plans/narasi/2024-s1/bab-3.md").write_text("# Analisis\n\n- satu\n- **dua**\n", encoding="utf-8")
    return made


def kept(page: Page, nama: str) -> bytes:
    assert page.status == 200, page.text
    assert page.answer.headers["Content-Disposition"] == f"attachment; filename={nama}"
    return page.answer.get_data()


@pytest.mark.parametrize("bentuk", ["md", "html", "docx", "pdf", "xlsx"])
@pytest.mark.parametrize("day", [None, "2024-07-15"])
def test_a_report_is_what_the_command_writes(unit: Path, tmp_path: Path, zi: Zi, bentuk: str, day: str | None) -> None:
    place = tmp_path / f"hasil.{bentuk}"
    said = zi("report", "2024", "--semester", "1", "-o", str(place), *(("--date", day) if day else ()), *DAY, cwd=unit)
    assert said.code == 0, said.err
    nama = f"laporan-2024-s1.{bentuk}"
    page = Browser(unit).open(f"unduh/{nama}" + (f"?tanggal={day}" if day else ""))
    assert kept(page, nama) == place.read_bytes()


def test_the_dashboard_is_what_the_command_writes(unit: Path, tmp_path: Path, zi: Zi) -> None:
    assert zi("dashboard", "2024", "-o", str(tmp_path / "x.html"), *DAY, cwd=unit).code == 0
    page = Browser(unit).open("unduh/dasbor-2024.html")
    assert kept(page, "dasbor-2024.html") == (tmp_path / "x.html").read_bytes()


@pytest.mark.parametrize("post", [None, "Sekretaris"])
def test_the_calendar_is_what_the_command_writes(unit: Path, tmp_path: Path, zi: Zi, post: str | None) -> None:
    wanted = ("--pj", post) if post else ()
    assert zi("export", "ics", "2024", *wanted, "-o", str(tmp_path / "x.ics"), *DAY, cwd=unit).code == 0
    page = Browser(unit).open("unduh/kalender-2024.ics" + (f"?pj={post}" if post else ""))
    assert kept(page, "kalender-2024.ics") == (tmp_path / "x.ics").read_bytes()


def test_the_tables_are_what_the_commands_write(unit: Path, tmp_path: Path, zi: Zi) -> None:
    assert zi("export", "csv", "2024", "-o", str(tmp_path / "tabel"), *DAY, cwd=unit).code == 0
    assert zi("export", "json", "2024", "-o", str(tmp_path / "x.json"), *DAY, cwd=unit).code == 0
    browser = Browser(unit)
    assert kept(browser.open("unduh/tabel-2024.json"), "tabel-2024.json") == (tmp_path / "x.json").read_bytes()
    written = {one.name: one.read_bytes() for one in (tmp_path / "tabel").iterdir()}
    packed = kept(browser.open("unduh/tabel-2024.zip"), "tabel-2024.zip")
    with ZipFile(BytesIO(packed)) as archive:
        assert {one: archive.read(one) for one in archive.namelist()} == written
    assert packed == kept(browser.open("unduh/tabel-2024.zip"), "tabel-2024.zip")
    for nama, data in written.items():
        assert kept(browser.open(f"unduh/{nama}"), nama) == data


def test_the_page_lists_each_of_them_and_no_other_is_given(unit: Path) -> None:
    browser = Browser(unit)
    page = browser.open("unduh")
    names = {one.rpartition("/")[2] for one in page.links if "/unduh/" in one}
    assert {f"laporan-2024-s{n}.{one}" for n in (1, 2) for one in ("md", "html", "docx", "pdf", "xlsx")} <= names
    assert {"dasbor-2024.html", "kalender-2024.ics", "tabel-2024.zip", "tabel-2024.json", "indikator.csv"} <= names
    for nama in ("laporan-2024-s3.md", "laporan-2023-s1.md", "laporan-2024-s1.exe", "zi.yaml", "x"):
        assert browser.open(f"unduh/{nama}").status == 404


@pytest.mark.parametrize("bentuk", LIBRARIES)
def test_what_cannot_be_made_here_is_said_plainly(unit: Path, monkeypatch: pytest.MonkeyPatch, bentuk: str) -> None:
    monkeypatch.setitem(sys.modules, LIBRARIES[bentuk], None)
    browser = Browser(unit)
    page = browser.open("unduh")
    assert f"{LIBRARIES[bentuk]} belum terpasang" in page.text
    assert not [one for one in page.links if one.endswith(f".{bentuk}")]
    nama = "kalender-2024.ics" if bentuk == "ics" else f"laporan-2024-s1.{bentuk}"
    refused = browser.open(f"unduh/{nama}")
    assert refused.status == 422
    assert "belum terpasang" in refused.text


def test_a_template_of_the_unit_makes_downloads_and_no_page(unit: Path) -> None:
    (unit / "templates").mkdir()
    for nama in (
        "laporan.html.j2",
        "laporan.md.j2",
        "dasbor.html.j2",
        "halaman.html.j2",
        "formulir.html.j2",
        "naskah.html.j2",
        "polos.html.j2",
    ):
        (unit / "templates" / nama).write_text("<script>MILIK-UNIT</script>", encoding="utf-8")
    browser = Browser(unit)
    for nama in ("laporan-2024-s1.html", "laporan-2024-s1.md", "dasbor-2024.html"):
        assert b"MILIK-UNIT" in kept(browser.open(f"unduh/{nama}"), nama)
    for path in ("", "unduh", "temuan", "berkas"):
        page = browser.open(path)
        assert page.status == 200
        assert "MILIK-UNIT" not in page.source


def test_what_a_report_leaves_out_is_named(unit: Path) -> None:
    (unit / "plans/narasi/2024-s1/catatan.docx").write_bytes(b"x")
    assert "plans/narasi/2024-s1/catatan.docx" in Browser(unit).open("unduh").text


def test_a_day_that_is_none_is_refused_in_a_sentence(unit: Path) -> None:
    page = Browser(unit).open("unduh?tanggal=besok")
    assert page.status == 422
    assert "Belum bisa ditampilkan" in page.text


def test_a_unit_without_a_year_offers_its_reports_all_the_same(unit: Path) -> None:
    shutil.rmtree(unit / "plans/realisasi")
    browser = Browser(unit)
    assert browser.open("unduh").status == 200
    assert browser.open("unduh/laporan-2024-s1.md").status == 200
