"""Sheets of Excel: what people see in each cell, what is behind it, and what of the workbook is not read."""

import io
from datetime import date
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from tests.documents import kemas
from tests.documents.kemas import book, held
from tests.impor import bangun
from zi_cli.documents.reading import read_document
from zi_cli.model.grid import Document
from zi_cli.model.refusal import Refusal


def written(write: Any, **options: Any) -> Document:
    """Read what XlsxWriter writes."""
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True, **options})
    write(workbook, workbook.add_worksheet("Renaksi"))
    workbook.close()
    return read_document(made.getvalue(), "rencana.xlsx")


@pytest.mark.parametrize(
    ("value", "code", "text", "number", "odd"),
    [
        ("0.6", "0%", "60%", Fraction(3, 5), ("persen",)),
        ("0.59999999999999998", "0%", "60%", Fraction(3, 5), ("persen",)),
        ("0.625", "0.0%", "62.5%", Fraction(5, 8), ("persen",)),
        ("1", "0%", "100%", Fraction(1), ("persen",)),
        ("1", "General", "1", Fraction(1), ()),
        ("60", "0.00", "60.00", Fraction(60), ()),
        ("66.5", "General", "66.5", Fraction(133, 2), ()),
        ("60", "0\\%", "60%", Fraction(60), ()),
        ("1250", "#,##0", "1250", Fraction(1250), ()),
        ("1", '0" Inovasi"', "1 Inovasi", Fraction(1), ()),
        ("1500000", '_-"Rp"* #,##0_-;-"Rp"* #,##0_-', "Rp 1500000", Fraction(1500000), ()),
        ("0", '#,##0_-;-#,##0_-;"-"??', "-", Fraction(0), ()),
        ("0", "#", "0", Fraction(0), ()),
        ("0.5", "#.##", "0.5", Fraction(1, 2), ()),
        ("-5", "0;(0)", "(5)", Fraction(-5), ()),
        ("1.005", "0.00", "1.01", Fraction(201, 200), ()),
        ("45444", "dd/mm/yyyy", "1 Juni 2024", Fraction(45444), ()),
        ("45444", "[$-421]dd mmmm yyyy;@", "1 Juni 2024", Fraction(45444), ()),
        ("45444", "mmm-yy", "Juni 2024", Fraction(45444), ()),
        ("0.5", "h:mm", "12:00", Fraction(1, 2), ()),
        ("0.6", "[>=0.5]0%;0", "0.6", Fraction(3, 5), ()),
        ("1e+300", "0%", "1e+300", None, ()),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(
    value: str, code: str, text: str, number: Fraction | None, odd: tuple[str, ...]
) -> None:
    code = code.replace('"', "&quot;").replace(">", "&gt;")
    styles = (
        f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
    )
    (cell,) = held(book(f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>', styles=styles))
    assert (cell.text, cell.number, cell.odd) == (text, number, odd)


def test_formulas_and_errors_are_told_from_what_was_typed() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>B1/C1</f><v>0.5</v></c><c r="B1" t="str"><f>A2</f><v>x</v></c>'
        '<c r="C1" t="e"><v>#DIV/0!</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1"><f>A1</f></c>'
        '<c r="F1" t="b"><v>1</v></c><c r="G1" t="d"><v>2024-06-01T00:00:00</v></c></row>'
    )
    assert [(one.text, one.odd) for one in held(book(rows))] == [
        ("0.5", ("rumus",)),
        ("x", ("rumus",)),
        ("#DIV/0!", ("galat",)),
        ("#DIV/0!", ("rumus", "galat")),
        ("", ("rumus",)),  # nothing was kept of what it gives
        ("TRUE", ()),
        ("1 Juni 2024", ()),
    ]


def test_a_merged_cell_takes_its_rows_and_columns_as_far_as_the_table_goes() -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.merge_range("A1:XFD1", "JUDUL")
        sheet.merge_range("A2:A4", "I")
        sheet.merge_range("B2:C3", "x")
        sheet.write("D4", "y")

    document = written(write)
    assert [(one.row, one.column, one.text, one.rows, one.columns) for one in held(document)] == [
        *((1, 1, "JUDUL", 1, 4), (2, 1, "I", 3, 1), (2, 2, "x", 2, 2), (4, 4, "y", 1, 1))
    ]
    assert document.grids[0].address(held(document)[2]) == "Renaksi!B2"


def test_runs_are_one_text_and_a_strike_is_told_wherever_it_is_set() -> None:
    def write(workbook: Any, sheet: Any) -> None:
        struck, bold = workbook.add_format({"font_strikeout": True}), workbook.add_format({"bold": True})
        sheet.write_rich_string("A1", "batal ", struck, "SK Tim", bold, " ZI")
        sheet.write("B1", "semua", struck)
        sheet.write("C1", "tetap", bold)
        sheet.write("D1", "baris 1\nbaris 2")

    cells = held(written(write))
    assert [(one.text, one.odd) for one in cells] == [
        *(("batal SK Tim ZI", ("dicoret",)), ("semua", ("dicoret",)), ("tetap", ()), ("baris 1\nbaris 2", ()))
    ]


def test_texts_kept_in_the_cells_read_as_shared_ones_do() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="s"><v>0</v></c>'
        '<c t="inlineStr"><is><r><t>x</t></r><r><t xml:space="preserve"> y</t></r></is></c></row>'
    )
    strings = "<si><r><t>b_x000D_c</t></r><rPh sb='0' eb='1'><t>bunyi</t></rPh></si>"
    assert [(one.column, one.text) for one in held(book(rows, strings=strings))] == [(1, "a"), (2, "b\nc"), (3, "x y")]


def test_what_is_hidden_is_read_and_told() -> None:
    def write(workbook: Any, sheet: Any) -> None:
        sheet.write("A1", "a")
        sheet.write("A2", "b")
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
        sheet.write_comment("A1", "periksa")
        sheet.write_comment("A2", "periksa lagi")
        other, secret, _ = (workbook.add_worksheet(name) for name in ("Lama", "Rahasia", "Kosong"))
        other.write("A1", "x")
        other.hide()
        secret.write("A1", "x")
        secret.very_hidden()

    document = written(write)
    assert [one.name for one in document.grids] == ["Renaksi", "Lama", "Rahasia"]
    assert document.grids[0].hidden == {2}
    assert document.unseen == (
        "Renaksi: kolom C dan D tersembunyi, tetapi ikut dibaca",
        "Renaksi: 2 komentar di sel tidak dibaca",
        "lembar Lama tersembunyi",
        "lembar Rahasia tersembunyi, dan tidak dapat ditampilkan dari menu Excel",
    )


def test_a_shade_without_a_text_is_told_unless_the_whole_row_is_coloured() -> None:
    def write(workbook: Any, sheet: Any) -> None:
        shade, white = (workbook.add_format({"bg_color": one}) for one in ("#FFFF00", "#FFFFFF"))
        for column, text in enumerate(("Aktivitas", "Jan", "Feb", "Mar")):
            sheet.write(0, column, text, shade)
        sheet.write("A2", "Membentuk tim")
        sheet.write_blank("C2", None, shade)
        sheet.write_blank("D2", None, white)
        sheet.write("A3", "PROGRAM", shade)
        for column in (1, 2, 3, 4, 5):
            sheet.write_blank(2, column, None, shade)
        sheet.merge_range("B4:D4", "gabung", shade)
        sheet.write("A4", "x")

    grid = written(write).grids[0]
    assert kemas.texts(grid) == [
        ["Aktivitas", "Jan", "Feb", "Mar"],
        ["Membentuk tim", ""],
        ["PROGRAM"],
        ["x", "gabung"],
    ]
    assert [(one.column, one.odd) for one in grid.rows[1]] == [(1, ()), (3, ("gambar",))]


def test_the_blank_rest_of_a_sheet_is_no_part_of_it() -> None:
    rows = '<row r="2"><c r="B2"><v>1</v></c><c r="XFD2" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    styles = '<fills><fill><patternFill patternType="solid"/></fill></fills><cellXfs><xf/><xf fillId="0"/></cellXfs>'
    (grid,) = book(rows, styles=styles).grids
    assert kemas.texts(grid) == [[], ["1"]]


def test_the_strict_kind_and_other_places_of_parts_read_alike() -> None:
    parts = kemas.book_parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings="<si><t>a</t></si>")
    moved = {name.replace("xl/workbook.xml", "xl/book7.xml"): content for name, content in parts.items()}
    moved["_rels/.rels"] = kemas.links({"officeDocument": "/xl/book7.xml"})
    moved["xl/_rels/book7.xml.rels"] = moved.pop("xl/_rels/workbook.xml.rels")
    back = {name.replace("/", "\\"): content for name, content in parts.items()}
    usual = read_document(kemas.zipped(parts), "a.xlsx")
    for other in (kemas.strict(parts), moved, back):
        assert read_document(kemas.zipped(other), "a.xlsx") == usual


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    def write(workbook: Any, sheet: Any) -> None:
        sheet.write_datetime("A1", date(2024, 6, 1), workbook.add_format({"num_format": 14}))

    assert held(written(write, date_1904=True))[0].text == "1 Juni 2024"


def test_the_plan_of_the_office_reads_as_its_text_does() -> None:
    (grid,) = read_document(bangun.xlsx(), "rencana.xlsx").grids
    (text,) = read_document(bangun.TEKS.read_bytes(), "rencana.txt").grids
    rows = [row for row in kemas.texts(text) if row]
    assert [row for row in kemas.texts(grid) if row][2 : 2 + len(rows)] == rows
    merged = [(one.text, one.columns) for row in grid.rows for one in row if one.columns > 1]
    assert (bangun.GABUNG, 5) in merged
    assert len(merged) == 7


def test_another_reader_of_workbooks_sees_the_same() -> None:
    """The office's plan as openpyxl reads it: values, formats and merged cells."""
    data = bangun.xlsx()
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    cells = {(one.row, one.column): one for one in held(read_document(data, "a.xlsx"))}
    theirs = {(one.row, one.column): one for row in sheet.iter_rows() for one in row if one.value not in (None, "")}
    assert cells.keys() == theirs.keys()
    for place, other in theirs.items():
        cell = cells[place]
        if isinstance(other.value, str):
            assert cell.text == other.value.strip()
        else:
            assert cell.number == Fraction(repr(other.value))
            assert ("persen" in cell.odd) == ("%" in other.number_format)
    assert {(one.min_row, one.min_col, one.max_col) for one in sheet.merged_cells.ranges} == {
        (one.row, one.column, one.column + one.columns - 1) for one in cells.values() if one.columns > 1
    }


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "teks sel A1"),
        ('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', "teks sel A1"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "A1 ada dua kali"),
        ('<row r="60000"><c r="A60000"><v>1</v></c></row>', "lebih dari 50000 baris"),
        ('<row r="1"><c r="ZZZ1"><v>1</v></c></row>', "lebih dari 1000 kolom"),
        ("", "tidak ada lembar yang berisi"),
    ],
)
def test_a_broken_or_too_large_sheet_is_refused(rows: str, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        book(rows)
    assert refused.value.saran
