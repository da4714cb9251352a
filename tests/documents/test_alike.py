"""The same table reads back equal from every kind of document: texts, places and what each cell takes."""

import csv
import io
import random
from html import escape
from typing import NamedTuple

import pytest
import xlsxwriter

from tests.documents import kemas
from tests.documents.kemas import cell, paragraph
from zi_cli.documents.reading import read_document
from zi_cli.model.grid import Document

WORDS = (
    "SK",
    "Tim",
    "60%",
    "1.250",
    "x;y",
    "a, b",
    "“kutip”",
    '"dua"',
    "é",
    "-",
    "Σ",
    "|",
    "&",
    "<b>",
    "=1+1",
    "00",
    "😀",
)


class Drawn(NamedTuple):
    """A cell of a table that is written: its place, from 0, what it takes, and its text."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def drawn(seed: int, *, merged: bool) -> tuple[int, int, list[Drawn]]:
    """Draw a table: its height, its width, and its cells; each place is taken by one."""
    chance = random.Random(seed)
    height, width = chance.randint(3, 9), chance.randint(3, 7)
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            down, across = (chance.randint(1, 3), chance.randint(1, 3)) if merged and chance.random() < 0.2 else (1, 1)
            down, across = min(down, height - row), min(across, width - column)
            places = {(row + y, column + x) for y in range(down) for x in range(across)}
            if places & taken:
                down, across, places = 1, 1, {(row, column)}
            taken |= places
            said = [
                " ".join(chance.choices(WORDS, k=chance.randint(1, 4))) for _ in range(chance.choice((1, 1, 1, 2, 3)))
            ]
            cells.append(Drawn(row, column, down, across, "\n".join(said) if chance.random() < 0.7 or row == 0 else ""))
    return height, width, cells


def as_xlsx(height: int, width: int, cells: list[Drawn]) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
    sheet = book.add_worksheet()
    for one in cells:
        if one.rows * one.columns > 1:
            sheet.merge_range(one.row, one.column, one.row + one.rows - 1, one.column + one.columns - 1, "")
        sheet.write_string(one.row, one.column, one.text)
    sheet.write_string(height, width - 1, "akhir")  # merged cells are no wider and longer than the table
    book.close()
    return made.getvalue()


def as_docx(height: int, width: int, cells: list[Drawn]) -> bytes:
    rows = []
    for row in range(height):
        inside = ""
        for one in sorted(cells, key=lambda each: each.column):
            if not one.row <= row < one.row + one.rows:
                continue
            merge = f'<w:vMerge w:val="{"restart" if one.row == row else "continue"}"/>' if one.rows > 1 else ""
            lines = one.text.split("\n") if one.row == row else [""]
            inside += cell(
                "".join(paragraph(escape(line)) for line in lines), f'<w:gridSpan w:val="{one.columns}"/>{merge}'
            )
        rows.append(f"<w:tr>{inside}</w:tr>")
    last = f'<w:tr>{cell("", f"""<w:gridSpan w:val="{width - 1}"/>""")}{cell("akhir")}</w:tr>'
    return kemas.zipped(kemas.word_parts(f"<w:tbl>{''.join(rows)}{last}</w:tbl>"))


def as_text(height: int, width: int, cells: list[Drawn], sign: str) -> bytes:
    rows = [[""] * width for _ in range(height)]
    for one in cells:
        rows[one.row][one.column] = one.text
    made = io.StringIO()
    csv.writer(made, delimiter=sign, quoting=csv.QUOTE_ALL).writerows([*rows, [""] * (width - 1) + ["akhir"]])
    return made.getvalue().encode()


def places(document: Document) -> list[Drawn]:
    """Give the cells that hold a text, as they were drawn."""
    (grid,) = document.grids
    found = [Drawn(one.row - 1, one.column - 1, one.rows, one.columns, one.text) for row in grid.rows for one in row]
    assert found.pop().text == "akhir"
    return found


@pytest.mark.parametrize("seed", range(60))
def test_a_table_with_merged_cells_reads_back_from_excel_and_word(seed: int) -> None:
    table = drawn(seed, merged=True)
    wanted = [one for one in table[2] if one.text]
    assert places(read_document(as_xlsx(*table), "a.xlsx")) == wanted
    assert places(read_document(as_docx(*table), "a.docx")) == wanted


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("sign", "\t;,|")
def test_a_table_reads_back_from_text(seed: int, sign: str) -> None:
    """A row stands on the line where it begins: lines inside of values push the next one down."""
    table = drawn(seed, merged=False)
    line, wanted = 0, []
    for row in range(table[0]):
        held = [one for one in table[2] if one.row == row]
        wanted += [one._replace(row=line) for one in held if one.text]
        line += 1 + sum(one.text.count("\n") for one in held)
    assert places(read_document(as_text(*table, sign), "a.csv")) == wanted
