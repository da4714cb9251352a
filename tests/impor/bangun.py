"""The plan's own table as Word and Excel hold it: merged cells, a head typed again on each page, percentages as numbers."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

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
    percent, two, wrapped = (
        book.add_format(one) for one in ({"num_format": "0%"}, {"num_format": "0.00"}, {"text_wrap": True})
    )
    at = 0
    for line in before:
        sheet.write_string(at, 0, line)
        at += 1
    for row in rows:
        if re.fullmatch("[IVX]+", row[0]):
            sheet.write_string(at, 0, row[0])
            sheet.merge_range(at, 1, at, 11, row[1], wrapped)
            at += 1
            continue
        values = row[6:12]
        for column, value in enumerate(row[:6]):
            if value:
                sheet.write(at, column, int(value) if column == 0 and value.isdecimal() else value)
        if values[0] == GABUNG:
            sheet.merge_range(at, 6, at, 10, GABUNG)
            values = ["", "", "", "", "", values[1]]
        for column, value in enumerate(values, 6):
            if re.fullmatch(r"\d+%", value):
                sheet.write_number(at, column, int(value[:-1]) / 100, percent)
            elif re.fullmatch(r"\d+\.\d\d", value):
                sheet.write_number(at, column, float(value), two)
            elif re.fullmatch(r"\d+", value):
                sheet.write_number(at, column, int(value))
            elif value:
                sheet.write_string(at, column, value)
        at += 1
    for line in after:
        sheet.write_string(at, 9, line) if line else None
        at += 1
    book.close()
    return made.getvalue()


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
