"""The text of a table: values between tabs, semicolons, commas or bars."""

import csv
import io
from collections import Counter
from itertools import pairwise

from zi_cli.documents.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, broken, too_large
from zi_cli.model.grid import Cell, Document, Grid
from zi_cli.model.tulisan import tampak

_SIGNS = ("\t", ";", ",", "|")
_LONGEST = 1_000_000
_CP1252 = "teksnya bukan UTF-8, dibaca sebagai Windows-1252: periksa huruf beraksen"
Rows = list[tuple[int, list[str]]]
"""Each record with the line it begins on."""


def read(data: bytes) -> Document:
    """Read the text of a table; raises Refusal where no sign parts it into columns."""
    text, unseen = _decoded(data)
    rows = max((_parted(text, sign) for sign in _SIGNS), key=_likeness)
    width = _width(rows)
    wide = [n for n, (_, values) in enumerate(rows) if len(values) > 1 and len(values) >= min(width, 3)]
    if width <= 1 or not wide:
        raise broken("tidak ada tabel di dalamnya")
    first, last = wide[0], wide[-1]
    before = tuple(" ".join(filter(None, values)) for _, values in rows[:first])
    after = tuple(" ".join(filter(None, values)) for _, values in rows[last + 1 :])
    return Document((Grid("", False, _lines(rows[first : last + 1]), before=before, after=after),), unseen)  # noqa: FBT003


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return tampak(data.decode("utf-16", "replace")), ()
    if b"\0" in data:
        raise broken("isinya bukan teks")
    try:
        return tampak(data.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        return tampak(data.decode("cp1252", "replace")), (_CP1252,)


def _parted(text: str, sign: str) -> Rows:
    """Part a text by a sign; where quotes do not close, they are signs like others."""
    csv.field_size_limit(_LONGEST)
    try:
        return _records(text, sign, csv.QUOTE_MINIMAL)
    except csv.Error:
        try:
            return _records(text, sign, csv.QUOTE_NONE)
        except csv.Error:
            return []


def _records(text: str, sign: str, quoting: int) -> Rows:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, quoting=quoting, strict=True)  # type: ignore[arg-type]
    found: Rows = []
    cells, line = 0, 1
    for values in reader:
        cells += len(values)
        if len(found) >= MOST_ROWS or cells > MOST_CELLS or len(values) > MOST_COLUMNS:
            raise too_large("terlalu banyak baris atau kolom")
        found.append((line, [value.strip() for value in values]))
        line = reader.line_num + 1
    return found


def _width(rows: Rows) -> int:
    counted = Counter(len(values) for _, values in rows if len(values) > 1)
    return max(counted, key=lambda one: (counted[one], one), default=1)


def _likeness(rows: Rows) -> tuple[int, int]:
    """Say how much a way of parting looks like a table: rows of one width, then how wide."""
    width = _width(rows)
    return sum(len(values) == width for _, values in rows) if width > 1 else 0, width


def _lines(rows: Rows) -> tuple[tuple[Cell, ...], ...]:
    """Set each record on the line where it begins, so that people find it in their file."""
    found: list[tuple[Cell, ...]] = [()] * (rows[0][0] - 1)
    for (line, values), (following, _) in pairwise([*rows, (rows[-1][0] + 1, [])]):
        found.append(tuple(Cell(line, n, value) for n, value in enumerate(values, 1) if value))
        found += [()] * (following - line - 1)
    return tuple(found)
