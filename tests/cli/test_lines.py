"""What people write in several lines is shown in several lines, in every format."""

import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.conftest import Zi
from tests.printed import pages_of

KENDALA = ("Anggaran belum cair | <b>", "", "Narasumber berhalangan; diganti", "- jadwal Juni")
CATATAN = ("Sampel 78 pegawai", "2 tidak mengisi")
SAID = ("report", "--semester", "1", "--year", "2024")


@pytest.fixture
def written(unit: Path) -> Path:
    """Give a unit with an obstacle and a note in several lines, as a block of YAML holds them."""
    path = unit / "plans/realisasi/2024.yaml"
    text = path.read_text(encoding="utf-8")
    block = "".join(f"\n        {one}" if one else "\n" for one in KENDALA)
    text, times = re.subn(
        r"(?<=      kendala: )Peta lintas fungsi baru disepakati setelah rapat Februari", f"|{block}", text
    )
    assert times == 1
    note = rf'catatan: "{CATATAN[0]}\\n{CATATAN[1]}"'
    text, times = re.subn(r"semester_1: \{pembilang: 38, penyebut: 78,", rf"\g<0> {note},", text)
    assert times == 1
    path.write_text(text, encoding="utf-8")
    return unit


def test_markdown_and_html_break_the_line(zi: Zi, written: Path) -> None:
    text = zi(*SAID, cwd=written).out
    assert text.count(r"Anggaran belum cair \| &lt;b&gt;<br><br>Narasumber berhalangan; diganti<br>\- jadwal Juni") == 2
    assert text.count(f"{CATATAN[0]}<br>{CATATAN[1]}") == 1
    text = zi(*SAID, "--format", "html", cwd=written).out
    assert text.count("Anggaran belum cair | &lt;b&gt;<br><br>Narasumber berhalangan; diganti<br>- jadwal Juni") == 2
    assert text.count(f"{CATATAN[0]}<br>{CATATAN[1]}") == 1


def test_word_breaks_the_line(zi: Zi, written: Path) -> None:
    assert zi(*SAID, "--format", "docx", "-o", "l.docx", cwd=written).code == 0
    cells = [cell.text for one in Document(str(written / "l.docx")).tables for row in one.rows for cell in row.cells]
    assert cells.count("\n".join(KENDALA)) == 2
    assert "\n".join(CATATAN) in cells


def test_the_workbook_breaks_the_line_and_shows_all_of_it(zi: Zi, written: Path) -> None:
    assert zi(*SAID, "--format", "xlsx", "-o", "l.xlsx", cwd=written).code == 0
    book = openpyxl.load_workbook(BytesIO((written / "l.xlsx").read_bytes()))
    for name, said in (("Aktivitas", KENDALA), ("Kendala", KENDALA), ("Indikator", CATATAN)):
        page = book[name]
        found = [cell for row in page.iter_rows() for cell in row if cell.value == "\n".join(said)]
        assert len(found) == 1, name
        assert found[0].alignment.wrap_text
        assert page.row_dimensions[found[0].row].height >= 13 * len(said)


def test_the_pdf_breaks_the_line(zi: Zi, written: Path) -> None:
    made = zi(*SAID, "--format", "pdf", "-o", "l.pdf", cwd=written)
    assert made.code == 0
    assert "tidak dapat" not in made.err
    text = "\n".join(pages_of(written / "l.pdf")).replace("\r\n", "\n")
    assert re.search(r"Narasumber berhalangan; diganti\n- jadwal Juni\n", text)
    assert "□" not in text


def test_explain_sets_each_line(zi: Zi, written: Path) -> None:
    text = zi("explain", "II.1.3", "--year", "2024", cwd=written).out
    assert re.search(
        r"kendala: Anggaran belum cair \| <b>\n\s+Narasumber berhalangan; diganti\n\s+- jadwal Juni\n", text
    )


def test_what_is_typed_in_lines_stays_in_lines(zi: Zi, unit: Path) -> None:
    said = ("--kendala", "Satu\nDua", "--on", "2024-01-20", "--today", "2024-06-21")
    made = zi("done", "mp-tim-bentuk", "--month", "Januari", *said, cwd=unit)
    assert made.code == 0, made.err
    assert "Satu<br>Dua" in zi(*SAID, cwd=unit).out
