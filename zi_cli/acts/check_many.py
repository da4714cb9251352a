"""Checking every unit in some folders, in several processes, each answer kept and told in its turn."""

import json
import zlib
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import fields
from datetime import date
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zi_cli.acts.effort import Effort
from zi_cli.files.unit_folder import absolute
from zi_cli.many.units import find_units, is_unit, over_units
from zi_cli.model.masalah import URUTAN_TINGKAT, Masalah, in_order

if TYPE_CHECKING:
    from zi_cli.files.workspace import Workspace

_row = attrgetter(*(field.name for field in fields(Masalah) if field.compare))
"""Takes all that is shown of a problem."""


class Found:
    """What was found in one unit, as it is kept: the counts first, then the galat, then all of it, packed."""

    __slots__ = ("_galat", "_packed", "counts")

    def __init__(self, kept: bytes) -> None:
        counts, self._galat, self._packed = kept.split(b"\n", 2)
        self.counts = tuple(map(int, counts.split()))
        """Of each level, then the files that were read, then the problems that are ignored."""

    def galat(self) -> list[Masalah]:
        """Unpack the galat alone."""
        return [Masalah(*one) for one in json.loads(self._galat)]

    def every(self) -> tuple[list[str], list[Masalah]]:
        """Unpack the files that were read, and every problem."""
        berkas, rest = json.loads(zlib.decompress(self._packed))
        return berkas, list(in_order([*self.galat(), *(Masalah(*one) for one in rest)]))


def are_many(paths: Sequence[Path]) -> bool:
    """Say whether folders hold several units, or one that is none of the folders themselves."""
    if not all(path.is_dir() for path in paths):
        return False
    found = list(islice((one.folder for one in find_units(paths) if is_unit(one)), 2))
    return len(found) > 1 or (bool(found) and Path(found[0]) not in map(absolute, paths))


def check_many(
    paths: Sequence[Path], hari_ini: date, against: str | None, effort: Effort, *, brief: bool = False
) -> Generator[tuple[str, Found | Masalah]]:
    """Check each unit; gives its name and what was found, or why it could not be checked.

    `brief` leaves out all but the counts and the galat; no answer is kept where a revision is
    compared with.
    """
    asked = over_units(
        paths,
        judge,
        (hari_ini, against),
        jobs=effort.jobs,
        cached_as="check" if effort.keep and against is None else None,
        brief=_head if brief else None,
        on_progress=effort.on_progress,
    )
    with closing(asked):
        for nama, answer in asked:
            yield nama, answer if isinstance(answer, Masalah) else Found(answer)


def judge(workspace: "Workspace", hari_ini: date, against: str | None) -> bytes:
    """Check one unit, in whatever process; gives what Found unpacks."""
    from zi_cli.acts.check import check
    from zi_cli.acts.compare import check_since

    found = check(workspace, hari_ini) if against is None else check_since(workspace, hari_ini, against)
    counts = [sum(one.tingkat == tingkat for one in found.masalah) for tingkat in URUTAN_TINGKAT]
    galat = [_row(one) for one in found.masalah if one.tingkat == "galat"]
    rest = [_row(one) for one in found.masalah if one.tingkat != "galat"]
    head = " ".join(map(str, (*counts, len(found.berkas), len(found.diabaikan)))).encode()
    return b"\n".join((head, _dumped(galat), zlib.compress(_dumped([list(found.berkas), rest]), 1)))


def _head(kept: bytes) -> bytes:
    """Keep the counts and the galat, and not the rest."""
    return kept[: kept.index(b"\n", kept.index(b"\n") + 1) + 1]


def _dumped(data: Any) -> bytes:  # noqa: ANN401  whatever JSON can hold
    return json.dumps(data, separators=(",", ":")).encode()
