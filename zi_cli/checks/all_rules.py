"""All rules, and the one walk that applies them."""

from collections.abc import Iterator
from typing import Any

from zi_cli.checks import jabatan, periode, register, rekomendasi
from zi_cli.checks.rule import Aturan, Seluruhnya
from zi_cli.checks.year_rules import OF_YEAR, apply, findings_of_year
from zi_cli.model.masalah import Penjelasan, Temuan

OF_WORKSPACE: tuple[Aturan[Seluruhnya], ...] = (
    *register.ATURAN,
    *rekomendasi.ATURAN,
    *periode.ATURAN,
    *jabatan.ATURAN,
)
EVERY: tuple[Aturan[Any], ...] = (*OF_YEAR, *OF_WORKSPACE)


def findings(seluruhnya: Seluruhnya) -> Iterator[tuple[Penjelasan, Temuan]]:
    """Apply every rule to what it looks at."""
    yield from findings_of_year(seluruhnya)
    yield from apply(OF_WORKSPACE, seluruhnya)
