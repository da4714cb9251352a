"""What `zi check` found in many units: a line for each, the galat themselves, and the sum of all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import add, attrgetter
from posixpath import normpath
from typing import Any, NamedTuple

from zi_cli.model.masalah import URUTAN_TINGKAT, Masalah
from zi_cli.model.tulisan import cacah, clean
from zi_cli.render.layout import Block, Line, Span, heading, line
from zi_cli.render.screens.findings import GAYA, finding_json, passed_over, problems

_by_level = attrgetter(*URUTAN_TINGKAT)


class Hitungan(NamedTuple):
    """How many problems of each level there are, in how many files, and how many are ignored."""

    galat: int = 0
    peringatan: int = 0
    saran: int = 0
    berkas: int = 0
    diabaikan: int = 0


@dataclass(slots=True)
class Jumlah:
    """What was counted over all units so far."""

    unit: int = 0
    bergalat: int = 0
    gagal: int = 0
    hitungan: Hitungan = field(default_factory=Hitungan)

    def add(self, hitungan: Hitungan | None) -> None:
        """Count a unit; None is one that could not be checked."""
        self.unit += 1
        if hitungan is None:
            self.gagal += 1
        else:
            self.bergalat += hitungan.galat > 0
            self.hitungan = Hitungan(*map(add, self.hitungan, hitungan))


def placed(prefix: str, one: Masalah) -> Masalah:
    """Give a problem of a unit the path that leads to it from outside the unit."""
    return replace(one, berkas=led_to(prefix, one.berkas))


def led_to(prefix: str, berkas: str) -> str:
    """Give the path that leads to a file of a unit from outside the unit."""
    return normpath(f"{prefix}/{berkas}") if prefix else berkas


def unit_line(unit: str, hitungan: Hitungan) -> str:
    """Say in a line what was found in a unit."""
    return f"{clean(unit)}: {_counts(hitungan)}\n"


def unit_problems(unit: str, galat: Sequence[Masalah]) -> list[Block]:
    """Lay out the galat of a unit, each with its place and its way out."""
    return [*problems([placed(unit, one) for one in galat])]


def unit_that_failed(unit: str, masalah: Masalah) -> list[Block]:
    """Lay out why a unit could not be checked."""
    head = line(f"{clean(unit)}: ", Span("tidak dapat diperiksa", GAYA["galat"]))
    return [head, *unit_problems(unit, [masalah])]


def sum_of_all(jumlah: Jumlah) -> list[Line]:
    """Lay out the sum of all units."""
    parts = (
        (jumlah.unit - jumlah.bergalat - jumlah.gagal, "tanpa galat"),
        (jumlah.bergalat, "dengan galat"),
        (jumlah.gagal, "tidak dapat diperiksa"),
    )
    counts, berkas = _counts(jumlah.hitungan), cacah(jumlah.hitungan.berkas)
    told = line(f"{counts[0].upper()}{counts[1:]} dalam {berkas} berkas.{passed_over(jumlah.hitungan.diabaikan)}")
    return [*heading(f"{cacah(jumlah.unit)} unit: {_listed(parts)}."), told]


def unit_json(unit: str, hitungan: Hitungan | None) -> dict[str, Any]:
    """Give the counts of a unit as data; of one that could not be checked there are none."""
    counts: dict[str, Any] = {tingkat: hitungan and getattr(hitungan, tingkat) for tingkat in URUTAN_TINGKAT}
    return {"unit": unit, **counts, "diabaikan": hitungan and hitungan.diabaikan}


def problem_json(unit: str, one: Masalah) -> dict[str, Any]:
    """Give a problem of a unit as data, in the fixed shape, and the unit's name."""
    return {"unit": unit, **finding_json(placed(unit, one))}


@lru_cache(1024)  # among ten thousand units some hundreds of counts are found again and again
def _counts(hitungan: Hitungan) -> str:
    return _listed(zip(_by_level(hitungan), URUTAN_TINGKAT, strict=True)) or "tidak ada masalah"


def _listed(parts: Iterable[tuple[int, str]]) -> str:
    return ", ".join(f"{cacah(count)} {word}" for count, word in parts if count)
