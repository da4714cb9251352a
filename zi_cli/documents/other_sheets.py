"""Sheets of older Excel and of LibreOffice, through a library that sees less of them: what it hides is told."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from importlib import util
from io import BytesIO
from typing import Any

from zi_cli.documents.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TABLES, Room, broken, too_large
from zi_cli.documents.number_format import day_in_words, number, plain
from zi_cli.documents.older_excel import refuse_wide
from zi_cli.documents.package import Attributes, Package, Walk, whole
from zi_cli.model.grid import Cell, Document, Grid
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import tampak

EXTRA = "impor"
_HIDDEN = "persen (60% terbaca 0.6), rumus, galat (terbaca kosong), coretan, warna, baris dan lembar tersembunyi"
UNSEEN_XLS = f"dari .xls tidak terlihat: {_HIDDEN}; periksa semua angkanya, atau simpan sebagai .xlsx"
UNSEEN_ODS = f"dari .ods tidak terlihat: {_HIDDEN}, sel gabungan; periksa semua angkanya, atau simpan sebagai .xlsx"


def read(data: bytes) -> Document:
    """Read every sheet of older Excel; raises Refusal where the library is missing or cannot read it."""
    refuse_wide(data)
    return _read(data, UNSEEN_XLS)


def read_opendocument(package: Package, data: bytes) -> Document:
    """Read every sheet of LibreOffice, once it is known to be no larger than it looks."""
    repeats = _Repeats()
    repeats.over(package, "content.xml")
    for name in package.names():
        if name != "content.xml":
            for _ in package.pieces(name):
                pass  # what the library would unpack without a bound is unpacked here first
    return _read(data, UNSEEN_ODS)


def _read(data: bytes, unseen: str) -> Document:
    if util.find_spec("python_calamine") is None:
        raise Refusal(
            "untuk .xls dan .ods diperlukan python-calamine, yang belum terpasang",
            f'buka dan simpan sebagai .xlsx, atau pasang dengan: pip install "zi-cli[{EXTRA}]"',
        )
    from python_calamine import CalamineWorkbook

    room = Room()
    book = _guarded(lambda: CalamineWorkbook.from_filelike(BytesIO(data)))
    names = book.sheet_names
    if len(names) > MOST_TABLES:
        raise too_large(f"lebih dari {MOST_TABLES} lembar")
    grids = tuple(filter(lambda one: one.rows, (_grid(name, book, room) for name in names)))
    if not grids:
        raise Refusal("tidak ada lembar yang berisi di dokumen ini", "periksa apakah berkas ini yang dimaksud")
    return Document(grids, (unseen,))


def _guarded(act: Callable[[], Any]) -> Any:  # noqa: ANN401  the library has no types of its own
    """Do what the library does; where it fails, in whatever way, the document is broken."""
    try:
        return act()
    except (KeyboardInterrupt, MemoryError):
        raise
    except BaseException as error:
        # a panic of its Rust is no Exception
        raise broken("lembar kerjanya tidak dapat dibuka") from error


def _grid(name: str, book: Any, room: Room) -> Grid:  # noqa: ANN401  as above
    sheet = _guarded(lambda: book.get_sheet_by_name(name))
    values = _guarded(lambda: sheet.to_python(skip_empty_area=False))
    merged = {
        begins: (ends[0] - begins[0] + 1, ends[1] - begins[1] + 1)
        for begins, ends in _guarded(lambda: sheet.merged_cell_ranges) or ()
    }
    rows = [tuple(_cells(n, row, merged, room)) for n, row in enumerate(values)]
    while rows and not rows[-1]:
        rows.pop()
    return Grid(" ".join(tampak(name).split()), True, tuple(rows))  # noqa: FBT003  columns of a sheet have letters


def _cells(n: int, row: list[object], merged: dict[tuple[int, int], tuple[int, int]], room: Room) -> Iterator[Cell]:
    for k, value in enumerate(row):
        if text := tampak(_said(value)).strip():
            down, across = merged.get((n, k), (1, 1))
            room.take(n + 1, k + 1, text)
            exact = number(repr(value)) if isinstance(value, float | int) and not isinstance(value, bool) else None
            yield Cell(n + 1, k + 1, text, exact, down, across)


def _said(value: object) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float() | int():
            exact = number(repr(value))
            return str(value) if exact is None else plain(exact)
        case datetime() | date():
            return day_in_words(value)
        case time():
            return f"{value.hour:02}:{value.minute:02}"
        case timedelta():
            return str(value)
    return str(value)


class _Repeats(Walk):
    """How large a sheet of LibreOffice is once each cell and row that is repeated is written out, as the library does."""

    def __init__(self) -> None:
        super().__init__()
        self.on["table"] = self._begin_table
        self.on["table-row"], self.off["table-row"] = self._begin_row, self._end_row
        self.on["table-cell"] = self.on["covered-table-cell"] = self._begin_cell
        self.off["table-cell"] = self.off["covered-table-cell"] = self._end_cell
        self._row = self._width = self._column = self._last = self._times = 0
        self._holds = False

    def _begin_table(self, _: Attributes) -> None:
        self._row = self._width = 0

    def _begin_row(self, attributes: Attributes) -> None:
        self._times, self._column, self._last = whole(attributes, "number-rows-repeated", 1), 0, 0

    def _begin_cell(self, attributes: Attributes) -> None:
        self._column += whole(attributes, "number-columns-repeated", 1)
        self._holds = bool({"value-type", "formula"} & attributes.keys())

    def on_p(self, _: Attributes) -> None:
        self._holds = True

    def _end_cell(self) -> None:
        if self._holds:
            self._last = self._column
        self._holds = False

    def _end_row(self) -> None:
        self._row, self._width = self._row + self._times, max(self._width, self._last)
        if self._last and (
            self._row > MOST_ROWS or self._width > MOST_COLUMNS or self._row * self._width > 10 * MOST_CELLS
        ):
            raise too_large(f"{self._row} baris dan {self._width} kolom")
