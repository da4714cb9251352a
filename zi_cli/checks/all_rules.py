"""All rules, and the one walk that applies them."""

from collections.abc import Iterator
from typing import Any

from zi_cli.checks import jabatan, nasional, periode, perubahan, register, rekomendasi, severity
from zi_cli.checks.rule import Aturan, Seluruhnya
from zi_cli.checks.year_rules import OF_YEAR, apply, findings_of_year
from zi_cli.model.masalah import Penjelasan, Temuan
from zi_cli.model.nasional import Nasional

OF_WORKSPACE: tuple[Aturan[Seluruhnya], ...] = (
    *register.ATURAN,
    *rekomendasi.ATURAN,
    *periode.ATURAN,
    *jabatan.ATURAN,
)
EVERY: tuple[Aturan[Any], ...] = (*OF_YEAR, *OF_WORKSPACE, *nasional.ATURAN, *severity.ATURAN, *perubahan.ATURAN)


def findings(seluruhnya: Seluruhnya, angka: Nasional | None = None) -> Iterator[tuple[Penjelasan, Temuan]]:
    """Apply every rule to what it looks at; those of the national figures where these are given."""
    yield from findings_of_year(seluruhnya)
    yield from apply(OF_WORKSPACE, seluruhnya)
    if angka:
        for outline in seluruhnya.rencana:
            yield from apply(nasional.ATURAN, nasional.Disandingkan(outline, angka))
