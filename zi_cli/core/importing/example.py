"""The example rows of the template: marked, never taken for a plan, and told of where they were left in."""

from dataclasses import replace

from zi_cli.core.importing.oddities import Keganjilan
from zi_cli.core.importing.telling import short
from zi_cli.model.grid import Cell, Grid

CONTOH = "CONTOH:"
"""Stands in front of each name in an example row; who writes a plan over it takes it away."""

PETUNJUK = "Petunjuk"
CARA = f"Cara mengisi: lembar {PETUNJUK}. Hapus tiga baris contoh ini."
"""Stands over the table of the template, and is nobody's content."""


def without_examples(grid: Grid) -> tuple[Grid, tuple[Keganjilan, ...]]:
    """Take the example rows out of a table, each with what is told of it; the other rows keep their numbers."""
    marked = {number: cell for number, row in enumerate(grid.rows, 1) if (cell := _mark(row))}
    rows = tuple(() if number in marked else _kept(row) for number, row in enumerate(grid.rows, 1))
    told = (_told(grid, cell) for cell in marked.values())
    return replace(grid, rows=rows), tuple(told)


def _kept(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(cell for cell in row if cell.text != CARA)


def _mark(row: tuple[Cell, ...]) -> Cell | None:
    return next((cell for cell in row if cell.text.lstrip().startswith(CONTOH)), None)


def _told(grid: Grid, cell: Cell) -> Keganjilan:
    way = f"hapus barisnya; bila memang isi rencana, hapus kata {CONTOH}"
    return Keganjilan("ZI1026", grid.address(cell), short(cell.text), "tidak satu sel pun dari baris ini", way)
