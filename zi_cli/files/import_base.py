"""The table that a plan was read from, kept beside it: what a revised document is compared with."""

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import get_args

from zi_cli.core.importing.tree import Node
from zi_cli.model.frozen import frozen
from zi_cli.model.grid import Cell, Grid, Keanehan
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import clean

FOLDER = "impor"
"""The folder below the plans in which the tables lie, each called like its plan."""
_HEAD = "# Tabel yang dibaca zi dari {dokumen}; pembanding bila dokumen itu direvisi. Jangan disunting.\n"


@frozen
class Base:
    """A table as it was read, and the id that each cell of a name has in the plan."""

    grid: Grid
    id: dict[tuple[int, int], str]


def base_text(grid: Grid, every: Iterable[Node], dokumen: str) -> str:
    """Write a table as lines: row, column, rows and columns it takes, oddities, number, id, text."""
    ids: dict[tuple[int, int], list[str]] = {}
    for node in every:
        ids.setdefault((node.sel.row, node.sel.column), []).append(node.id)
    about = {"nama": grid.name, "berhuruf": grid.lettered, "baris": len(grid.rows), "tersembunyi": sorted(grid.hidden)}
    lines = [_HEAD.format(dokumen=clean(dokumen)) + json.dumps(about, ensure_ascii=False)]
    for row in grid.rows:
        for cell in row:
            number = "" if cell.number is None else str(cell.number)
            known = ",".join(ids.get((cell.row, cell.column), ()))
            place = (cell.row, cell.column, cell.rows, cell.columns, ",".join(cell.odd), number, known)
            lines.append("\t".join((*map(str, place), json.dumps(cell.text, ensure_ascii=False))))
    return "\n".join(lines) + "\n"


def base_of(text: str, nama: str) -> Base:
    """Read it back; raises Refusal where somebody has edited it."""
    try:
        return _base(text)
    except (ValueError, IndexError, KeyError, TypeError) as error:
        raise Refusal(
            f"{nama} bukan lagi tabel yang ditulis zi, jadi dokumennya tidak dapat dibandingkan",
            "kembalikan berkas itu dari git",
        ) from error


def _base(text: str) -> Base:
    lines = [line for line in text.split("\n") if line and not line.startswith("# ")]
    about = json.loads(lines[0])
    rows: list[list[Cell]] = [[] for _ in range(min(int(about["baris"]), len(lines) * 1000))]
    ids: dict[tuple[int, int], str] = {}
    for line in lines[1:]:
        row, column, down, across, odd, number, known, said = line.split("\t")
        cell = Cell(
            int(row),
            int(column),
            str(json.loads(said)),
            Fraction(number) if number else None,
            int(down),
            int(across),
            tuple(one for one in get_args(Keanehan) if one in odd.split(",")),
        )
        rows[cell.row - 1].append(cell)
        if known:
            ids[cell.row, cell.column] = known
    hidden = frozenset(map(int, about["tersembunyi"]))
    return Base(Grid(str(about["nama"]), bool(about["berhuruf"]), tuple(map(tuple, rows)), hidden), ids)
