"""Every code of a document has an example that triggers it and one beside it that does not: tests/aturan/ZI10xx.

An example is a table (dokumen.tsv), a map where the known one does not fit (peta.yaml), and what text cannot hold
(sel.yaml): the oddities of cells, the columns they take, hidden rows. `juga.txt` names codes that come with it inevitably.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Zi
from zi_cli.checks.impor import EXPLANATIONS
from zi_cli.core.importing.columns import columns_of
from zi_cli.core.importing.example import without_examples
from zi_cli.core.importing.filling import Choices
from zi_cli.core.importing.oddities import Kode
from zi_cli.core.importing.reading import read_plan
from zi_cli.documents.reading import read_document
from zi_cli.files.sources import known_maps, record_at
from zi_cli.model.grid import Cell, Grid
from zi_cli.model.peta import Peta

EXAMPLES = ROOT / "tests" / "aturan"
CODES = [one.kode for one in EXPLANATIONS]


def found_in(example: Path) -> set[str]:
    """Read the table of an example as a plan, and give the codes that are told."""
    read = read_document((example / "dokumen.tsv").read_bytes(), "dokumen.tsv").grids[0]
    grid, examples = without_examples(with_oddities(read, example))
    maps = [record_at(path, Peta)] if (path := example / "peta.yaml").exists() else [one for _, one in known_maps()]
    columns, peta = next((found, one) for one in maps if (found := columns_of(grid, one)))
    return {one.kode for one in (*examples, *read_plan(grid, columns, peta, Choices()).keganjilan)}


def with_oddities(grid: Grid, example: Path) -> Grid:
    path = example / "sel.yaml"
    said: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8")) if path.exists() else []
    odd = {(one["baris"], one["kolom"]): one for one in said if "kolom" in one}
    rows = tuple(tuple(with_oddity(cell, odd.get((cell.row, cell.column), {})) for cell in row) for row in grid.rows)
    return replace(grid, rows=rows, hidden=frozenset(hidden(said)))


def with_oddity(cell: Cell, said: Mapping[str, Any]) -> Cell:
    return replace(cell, columns=said.get("gabung", 1), odd=(said["tanda"],) if "tanda" in said else ())


def hidden(said: Iterable[Mapping[str, Any]]) -> Iterable[int]:
    return (int(one["baris"]) for one in said if one.get("tersembunyi"))


@pytest.mark.parametrize("kode", CODES)
def test_wrong_example(kode: str) -> None:
    example = EXAMPLES / kode / "salah"
    also = (example / "juga.txt").read_text("utf-8").split() if (example / "juga.txt").exists() else []
    assert found_in(example) == {kode, *also}


@pytest.mark.parametrize("kode", CODES)
def test_right_example(kode: str) -> None:
    assert found_in(EXAMPLES / kode / "benar") == set()


@pytest.mark.parametrize("kode", CODES)
def test_it_is_explained_on_the_screen(kode: str, zi: Zi) -> None:
    said = zi("check", "--explain", kode)
    one = next(one for one in EXPLANATIONS if one.kode == kode)
    assert (said.code, said.err) == (0, "")
    assert " ".join(one.uraian.split()) in " ".join(said.out.split())


def test_what_is_explained_is_what_can_be_told() -> None:
    assert tuple(CODES) == Kode.__args__
