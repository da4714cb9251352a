"""The office's own plan as Word and Excel hold it, made from its text: merged cells, repeated heads, formatted numbers."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import xlsxwriter

TEKS = Path(__file__).parent / "renaksi_zi_2022_2026.txt"
GABUNG = "1 Inovasi"
"""The target whose merge the text has lost: it stands over the five years, and the post in the column behind them."""
KOLOM, TAHUN, JABATAN = 12, 6, 11
"""So many columns there are; the first of the years and that of the posts, counted from 0."""


class Sel(NamedTuple):
    """What stands in a cell, and how many columns it takes."""

    kolom: int
    isi: str
    lebar: int = 1


def bagian(text: str | None = None) -> tuple[list[str], list[list[str]], list[str]]:
    """Take the text apart: the lines before the table, its rows of twelve, and the lines behind it."""
    before: list[str] = []
    rows: list[list[str]] = []
    after: list[str] = []
    for line in (text if text is not None else TEKS.read_text(encoding="utf-8")).splitlines():
        if "\t" in line:
            rows.append([*(cell.strip() for cell in line.split("\t")), *[""] * KOLOM][:KOLOM])
            after = []
        else:
            (after if rows else before).append(line)
    return before, rows, after


def sel(row: list[str]) -> Iterator[Sel]:
    """Give the cells of a row as they are merged: a program over all columns, the one target over its years."""
    if re.fullmatch("[IVX]+", row[0]):
        yield Sel(0, row[0])
        yield Sel(1, row[1], KOLOM - 1)
        return
    if row[TAHUN] == GABUNG:
        yield from (Sel(n, one) for n, one in enumerate(row[:TAHUN]) if one)
        yield Sel(TAHUN, GABUNG, JABATAN - TAHUN)
        yield Sel(JABATAN, row[TAHUN + 1])
        return
    yield from (Sel(n, one) for n, one in enumerate(row) if one)


def xlsx(text: str | None = None) -> bytes:
    """Write the plan as a sheet: percentages and scores are numbers with a format, years and counts numbers without."""
    before, rows, after = bagian(text)
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("Renaksi")
    percent, score = book.add_format({"num_format": "0%"}), book.add_format({"num_format": "0.00"})
    ways: tuple[tuple[str, Callable[[str], float], object], ...] = (
        (r"\d+%", lambda said: int(said[:-1]) / 100, percent),
        (r"\d+\.\d\d", float, score),
        (r"\d+", int, None),
    )
    for at, line in enumerate(before):
        sheet.write_string(at, 0, line)
    for at, row in enumerate(rows, len(before)):
        for one in sel(row):
            if one.lebar > 1:
                sheet.merge_range(at, one.kolom, at, one.kolom + one.lebar - 1, one.isi)
                continue
            for pattern, number, shape in ways:
                if re.fullmatch(pattern, one.isi):
                    sheet.write_number(at, one.kolom, number(one.isi), shape)
                    break
            else:
                sheet.write_string(at, one.kolom, one.isi)
    for at, line in enumerate(after, len(before) + len(rows)):
        sheet.write_string(at, JABATAN - 2, line)
    book.close()
    return made.getvalue()


def word(text: str | None = None, *, halaman: int | None = None) -> bytes:
    """Write the plan as a table of Word.

    With `halaman`, a table begins anew after so many rows, as where a person has cut it at the end of a page.
    """
    before, rows, after = bagian(text)
    document = docx.Document()
    for line in before:
        document.add_paragraph(line)
    for begins in range(0, len(rows), halaman or len(rows)):
        part = rows[begins : begins + (halaman or len(rows))]
        table = document.add_table(rows=len(part), cols=KOLOM)
        for held, row in zip(table.rows, part, strict=True):
            cells = list(held.cells)
            for one in sel(row):
                last = cells[one.kolom + one.lebar - 1]
                (cells[one.kolom].merge(last) if one.lebar > 1 else last).text = one.isi
        if begins + len(part) < len(rows):
            document.add_paragraph()
    for line in after:
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
