"""Sheets of older Excel and of LibreOffice, through a library that sees less: it says so."""

from datetime import date
from importlib import util
from io import BytesIO
from typing import Any

from zi_cli.documents.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, broken, too_large
from zi_cli.model.grid import Cell, Document, Grid
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import tampak, tanggal_panjang

EXTRA = "impor"
UNSEEN = (
    "dari .xls dan .ods tidak terlihat: mana yang persen, rumus, galat, dicoret, dan (di .ods) sel gabungan; periksa "
    "semua targetnya, atau simpan sebagai .xlsx"
)


def read(data: bytes) -> Document:
    """Read every sheet; raises Refusal where the library is missing or cannot read it."""
    if util.find_spec("python_calamine") is None:
        raise Refusal(
            "untuk .xls dan .ods diperlukan python-calamine, yang belum terpasang",
            f'simpan sebagai .xlsx, atau pasang dengan: pip install "zi-cli[{EXTRA}]"',
        )
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        grids = tuple(_grid(name, book.get_sheet_by_name(name)) for name in book.sheet_names[:200])
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise broken("lembar kerjanya tidak dapat dibuka") from error
    return Document(grids, (UNSEEN,))


def _grid(name: str, sheet: Any) -> Grid:  # noqa: ANN401  the library has no types of its own for it
    if (
        sheet.total_height > MOST_ROWS
        or sheet.total_width > MOST_COLUMNS
        or sheet.total_height * sheet.total_width > MOST_CELLS * 10
    ):
        raise too_large("terlalu banyak baris atau kolom")
    merged = {
        begins: (ends[0] - begins[0] + 1, ends[1] - begins[1] + 1) for begins, ends in sheet.merged_cell_ranges or ()
    }
    rows: list[tuple[Cell, ...]] = []
    for n, values in enumerate(sheet.to_python(skip_empty_area=False)):
        row = []
        for k, value in enumerate(values):
            if text := tampak(_said(value)).strip():
                down, across = merged.get((n, k), (1, 1))
                row.append(Cell(n + 1, k + 1, text, None, down, across))
        rows.append(tuple(row))
    return Grid(tampak(name), True, tuple(rows))  # noqa: FBT003


def _said(value: object) -> str:
    if isinstance(value, date):
        return tanggal_panjang(value)
    if isinstance(value, float):
        return format(value, ".15g") if value != int(value) else str(int(value))
    return str(value)
