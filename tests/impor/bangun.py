"""The plan's own table as Word and Excel hold it: merged cells, a head typed again on each page, percentages as numbers."""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import xlsxwriter

TEKS = Path(__file__).parent / "renaksi_zi_2022_2026.txt"
GABUNG = "1 Inovasi"
"""The target that the text has lost the merge of: it stands over five years, and the post behind it."""


def baris(text: str | None = None) -> tuple[list[str], list[list[str]], list[str]]:
    """Take the text apart: the lines before the table, its rows, and the lines behind it."""
    before: list[str] = []
    rows: list[list[str]] = []
    after: list[str] = []
    for line in (text if text is not None else TEKS.read_text(encoding="utf-8")).splitlines():
        if "\t" in line:
            rows.append([*(cell.strip() for cell in line.split("\t")), *[""] * 12][:12])
            after = []
        elif rows:
            after.append(line)
        else:
            before.append(line)
    return before, rows, after


def xlsx(text: str | None = None) -> bytes:
    """Write the plan as a sheet: percentages are numbers with a format, a program stands over all columns."""
    before, rows, after = baris(text)
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("Renaksi")
    forms = {"%": book.add_format({"num_format": "0%"}), ".": book.add_format({"num_format": "0.00"})}
    for at, line in enumerate(before):
        sheet.write_string(at, 0, line)
    for at, row in enumerate(rows, len(before)):
        _row(sheet, at, row, forms)
    for at, line in enumerate(after, len(before) + len(rows)):
        if line:
            sheet.write_string(at, 9, line)
    book.close()
    return made.getvalue()


def _row(sheet: Any, at: int, row: list[str], forms: dict[str, Any]) -> None:
    if re.fullmatch("[IVX]+", row[0]):
        sheet.write_string(at, 0, row[0])
        sheet.merge_range(at, 1, at, 11, row[1])
        return
    values = list(row)
    if values[6] == GABUNG:
        sheet.merge_range(at, 6, at, 10, GABUNG)
        values = [*values[:6], "", "", "", "", "", values[7]]
    for column, value in enumerate(values):
        found = re.fullmatch(r"(\d+)(%|\.\d\d|)", value) if column == 0 or column > 5 else None
        if found:
            number = float(value.rstrip("%")) / (100 if found[2] == "%" else 1)
            sheet.write_number(at, column, number, forms.get(found[2][:1]))
        elif value:
            sheet.write_string(at, column, value)


def word(text: str | None = None) -> bytes:
    """Write the plan as a table of Word: the merge across years, a program over all columns, lists as paragraphs stay text."""
    before, rows, after = baris(text)
    document = docx.Document()
    for line in before:
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=12)
    grid = [list(one.cells) for one in table.rows]
    for at, row in enumerate(rows):
        _fill(grid[at], row)
    for line in after:
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _fill(cells: Sequence[docx.table._Cell], row: list[str]) -> None:
    if re.fullmatch("[IVX]+", row[0]):
        cells[0].text = row[0]
        cells[1].merge(cells[11]).text = row[1]
        return
    values = list(row)
    if values[6] == GABUNG:
        cells[6].merge(cells[10]).text = GABUNG
        values = [*values[:6], "", "", "", "", "", values[7]]
    for cell, value in zip(cells, values, strict=True):
        if value:
            cell.text = value
