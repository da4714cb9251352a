"""All rules, and the one walk that applies them."""

from collections.abc import Iterator
from typing import Any

from zi_cli.checks import jabatan, nasional, periode, perubahan, predikat, register, rekomendasi, severity
from zi_cli.checks.rule import Aturan
from zi_cli.checks.year_rules import OF_YEAR, apply, findings_of_year
from zi_cli.core.unit import UnitRecords
from zi_cli.model.masalah import Penjelasan, Temuan
from zi_cli.model.nasional import Nasional

OF_WORKSPACE: tuple[Aturan[UnitRecords], ...] = (
    *register.ATURAN,
    *rekomendasi.ATURAN,
    *periode.ATURAN,
    *jabatan.ATURAN,
    *predikat.ATURAN,
)
EVERY: tuple[Aturan[Any], ...] = (*OF_YEAR, *OF_WORKSPACE, *nasional.ATURAN, *severity.ATURAN, *perubahan.ATURAN)


def findings(unit: UnitRecords, angka: Nasional | None = None) -> Iterator[tuple[Penjelasan, Temuan]]:
    """Apply every rule to what it looks at; those of the national figures where these are given."""
    yield from findings_of_year(unit)
    yield from apply(OF_WORKSPACE, unit)
    if angka:
        for outline in unit.rencana:
            yield from apply(nasional.ATURAN, nasional.Disandingkan(outline, angka))
