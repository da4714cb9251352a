"""Which column of a table carries what: the head is found by a map, wherever it stands and however often it is repeated."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from zi_cli.model.frozen import frozen
from zi_cli.model.grid import Cell, Grid
from zi_cli.model.peta import SETIAP_TAHUN, Makna, Peta, kolom_ke, makna
from zi_cli.model.tanda import rapi

_SEEK = 80
"""A head is looked for in so many rows."""
_FEWEST = 3
"""A row with fewer cells is no head."""
TAHUN = re.compile(r"(?:target )?(?:tahun |th\.? ?)?((?:19|20|21)\d\d)")


@frozen
class Columns:
    """The columns of a table by their numbers, and the rows that are its heads."""

    makna: Mapping[int, Makna]
    judul: Mapping[int, str]
    """What stands over each column, also over those that carry nothing."""
    kepala: frozenset[int]
    """The rows of the head, wherever it is repeated."""

    @property
    def tahun(self) -> tuple[int, ...]:
        """The years that the head names."""
        return tuple(sorted({one.tahun for one in self.makna.values() if one.tahun}))


def columns_of(grid: Grid, peta: Peta) -> Columns | None:
    """Find the columns of a map in a table; None where its head is not there.

    Raises Refusal for words that are none of a map.
    """
    wanted = {_key(one) for one in (*peta.kolom, *peta.baris) if kolom_ke(one) is None and one != SETIAP_TAHUN}
    for row in range(1, min(len(grid.rows), _SEEK) + 1):
        judul = heads(grid, row, peta.baris_kepala)
        known = {_key(one) for one in judul.values()}
        has_years = SETIAP_TAHUN not in peta.kolom or any(map(TAHUN.fullmatch, known))
        if judul and wanted <= known and has_years:
            return Columns(dict(_carried(judul, peta)), judul, _repeated(grid, judul, row, peta.baris_kepala))
    return None


@frozen
class Head:
    """What looks like the head of a table that no map is for."""

    first: int = 0
    rows: int = 0
    judul: Mapping[int, str] = field(default_factory=dict)
    """What stands over each column; empty where nothing looks like a head."""


def head_seen(grid: Grid) -> Head:
    """Find what looks most like a head: the first row with the most cells, of those without figures, and a row beside it."""
    rows = range(1, min(len(grid.rows), _SEEK) + 1)
    best = max(rows, key=lambda row: (_likeness(grid.rows[row - 1]), -row), default=0)
    if not best or len(grid.rows[best - 1]) < _FEWEST:
        return Head()
    first, many = best, max(cell.rows for cell in grid.rows[best - 1])
    if many == 1 and best > 1 and _groups(grid.rows[best - 2]):
        first, many = best - 1, 2
    return Head(first, many, heads(grid, first, many))


def _groups(row: tuple[Cell, ...]) -> bool:
    """Say whether a row over a head names groups of its columns; a title is one cell."""
    return len(row) > 1 and _likeness(row) == len(row)


def _likeness(row: tuple[Cell, ...]) -> int:
    short = [one for one in row if len(one.text) < 60]
    return len(short) - sum(bool(re.search(r"\d", one.text)) and not TAHUN.fullmatch(_key(one.text)) for one in row)


def heads(grid: Grid, first: int, rows: int) -> dict[int, str]:
    """Give what stands over each column in some rows; the second of two that read the same is told so: Target (2)."""
    over: dict[int, list[str]] = {}
    for row in grid.rows[first - 1 : first - 1 + rows]:
        for cell in row:
            for column in range(cell.column, cell.column + min(cell.columns, 400)):
                over.setdefault(column, []).append(rapi(cell.text))
    found: dict[int, str] = {}
    seen: dict[str, int] = {}
    for column in sorted(over):
        name = " / ".join(dict.fromkeys(filter(None, over[column])))
        times = seen[_key(name)] = seen.get(_key(name), 0) + 1
        found[column] = name if times == 1 else f"{name} ({times})"
    return found


def _carried(judul: Mapping[int, str], peta: Peta) -> Iterator[tuple[int, Makna]]:
    named = dict.fromkeys((*peta.kolom, *peta.baris))
    by_name = {_key(kunci): kunci for kunci in named}
    by_place = {place: kunci for kunci in named if (place := kolom_ke(kunci))}
    for column in sorted({*judul, *by_place}):
        name = _key(judul.get(column, ""))
        kunci = by_place.get(column) or by_name.get(name)
        tahun = TAHUN.fullmatch(name)
        if kunci and kunci in peta.baris:
            yield column, Makna("baris", baris=dict(peta.baris[kunci]))
        elif kunci:
            yield column, peta.makna_of(kunci)
        elif tahun and SETIAP_TAHUN in peta.kolom:
            yield column, makna(f"{peta.kolom[SETIAP_TAHUN]} {tahun[1]}")


def _repeated(grid: Grid, judul: Mapping[int, str], first: int, rows: int) -> frozenset[int]:
    """Find every row that says nothing but what the head says, as it is typed again on each page."""
    said = {_key(part) for one in judul.values() for part in (one, *one.split(" / "))}
    found = set(range(first, first + rows))
    for number, row in enumerate(grid.rows, 1):
        is_head = all(_key(one.text) in said for one in row) or (number - 1 in found and _counts(row))
        if number > first and len(row) >= _FEWEST and is_head:
            found.add(number)
    return frozenset(found)


def _counts(row: tuple[Cell, ...]) -> bool:
    """Say whether a row only numbers the columns: (1) (2) (3)."""
    return [_key(one.text).strip("()") for one in row] == [str(n) for n in range(1, len(row) + 1)]


def year_of(text: str) -> int | None:
    """Give the year that a text names and nothing else: 2024; Tahun 2024."""
    found = TAHUN.fullmatch(_key(text))
    return int(found[1]) if found else None


def _key(text: str) -> str:
    return rapi(text).casefold()
