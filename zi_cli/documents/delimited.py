"""The text of a table: values between tabs, semicolons, commas or bars, as spreadsheets write it."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from zi_cli.documents.limits import MOST_CELLS, MOST_ROWS, MOST_TEXT, Room, too_large
from zi_cli.model.grid import Cell, Document, Grid
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import tampak

_SIGNS = "\t;,|"
_LONGEST = 1_000_000
"""Signs of one value."""
_CP1252 = "huruf di berkas ini bukan UTF-8; dibaca sebagai Windows-1252: periksa huruf beraksen dan tanda kutipnya"
_NO_TABLE = Refusal(
    "tidak ada tabel di teks ini: tidak ada tab, titik koma, koma atau garis tegak yang membaginya menjadi kolom",
    "salin tabelnya dari Word atau Excel ke Notepad lalu simpan, atau simpan sebagai .xlsx",
)


class Row(NamedTuple):
    """One record of the text: the line it begins on, that of the next one, and its values."""

    line: int
    following: int
    values: list[str]


def read(data: bytes) -> Document:
    """Read the text of a table.

    Each sign is tried, with quotes and without: the one that sets most lines into rows of one width parts the columns, for a
    guess from the first lines was wrong on real files. Raises Refusal where none does.
    """
    text, unseen = _decoded(data)
    if len(text) > MOST_TEXT:
        raise too_large(f"lebih dari {MOST_TEXT // 1_000_000} juta huruf")
    ways = (_records(text, sign, quoting) for sign in _SIGNS for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE))
    rows = max(ways, key=_likeness)
    width = _width(rows)
    table = [n for n, row in enumerate(rows) if len(row.values) > 1 and len(row.values) >= min(width, 3)]
    if not table:
        raise Refusal(_NO_TABLE.pesan, _NO_TABLE.saran)
    lines = text.split("\n")
    inside = rows[table[0] : table[-1] + 1]
    before = _loose(rows[: table[0]], lines)
    after = _loose(rows[table[-1] + 1 :], lines)
    return Document((Grid("", False, _cells(inside), before=before, after=after),), unseen)  # noqa: FBT003  a table of text


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    unseen: tuple[str, ...] = ()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    elif b"\0" in data:
        raise Refusal("isi berkas ini bukan teks", "simpan tabelnya sebagai .xlsx, .docx atau teks, lalu ulangi")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text, unseen = data.decode("cp1252", "replace"), (_CP1252,)
    return tampak(text.replace("\r\n", "\n").replace("\r", "\n")), unseen


def _records(text: str, sign: str, quoting: int) -> list[Row]:
    """Part a text by a sign; a text whose quotes do not close is not parted."""
    if sign not in text:
        return []
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, quoting=quoting, strict=True)  # type: ignore[arg-type]
    found: list[Row] = []
    line, cells, values_left = 1, MOST_CELLS, 4 * MOST_CELLS
    try:
        for read_values in reader:
            following = reader.line_num + 1
            values = [value.strip() for value in read_values]
            values_left -= len(values)
            cells -= sum(map(bool, values))
            if following > MOST_ROWS + 1 or min(cells, values_left) < 0:
                break
            found.append(Row(line, following, values))
            line = following
        else:
            return found
    except csv.Error:
        return []
    raise too_large(f"lebih dari {MOST_ROWS} baris, atau terlalu banyak kolom dan sel")


def _width(rows: Iterable[Row]) -> int:
    counted = Counter(len(row.values) for row in rows if len(row.values) > 1)
    return max(counted, key=lambda one: (counted[one], one), default=1)


def _likeness(rows: list[Row]) -> tuple[int, int]:
    """Say how much a way of parting looks like a table: lines of the text in rows of one width, then how wide."""
    width = _width(rows)
    return sum(row.following - row.line for row in rows if len(row.values) == width > 1), width


def _loose(rows: Iterable[Row], lines: list[str]) -> tuple[str, ...]:
    """Give rows beside the table as the lines they were; of one value in quotes, that."""
    found: list[str] = []
    for row in rows:
        found += row.values if len(row.values) == 1 else lines[row.line - 1 : row.following - 1]
    return tuple(line.strip() for text in found for line in text.split("\n"))


def _cells(rows: list[Row]) -> tuple[tuple[Cell, ...], ...]:
    """Set each record on the line where it begins, so that people find it in their file."""
    room = Room()
    found: list[tuple[Cell, ...]] = [()] * (rows[-1].line)
    for row in rows:
        cells = [Cell(row.line, n, value) for n, value in enumerate(row.values, 1) if value]
        for cell in cells:
            room.take(cell.row, cell.column, cell.text)
        found[row.line - 1] = tuple(cells)
    return tuple(found)
