"""All rules, and the one walk that applies them."""

from collections.abc import Iterator
from typing import Any

from zi_cli.checks import realisasi, rencana, ruang_kerja
from zi_cli.checks.rule import Aturan, Seluruhnya, Tercatat
from zi_cli.model.masalah import Penjelasan, Temuan

EVERY: tuple[Aturan[Any], ...] = (*rencana.ATURAN, *realisasi.ATURAN, *ruang_kerja.ATURAN)


def findings(seluruhnya: Seluruhnya) -> Iterator[tuple[Penjelasan, Temuan]]:
    """Apply every rule to what it looks at."""
    for outline in seluruhnya.rencana:
        yield from _apply(rencana.ATURAN, outline)
    for tercatat in _beside_their_plan(seluruhnya):
        yield from _apply(realisasi.ATURAN, tercatat)
    yield from _apply(ruang_kerja.ATURAN, seluruhnya)


def _apply(rules: tuple[Aturan[Any], ...], subject: object) -> Iterator[tuple[Penjelasan, Temuan]]:
    for rule in rules:
        for temuan in rule.find(subject):
            yield rule.penjelasan, temuan


def _beside_their_plan(seluruhnya: Seluruhnya) -> Iterator[Tercatat]:
    for berkas, isi in seluruhnya.realisasi:
        plan = next((one for one in seluruhnya.rencana if isi.tahun in one.rencana.periode.tahun), None)
        if plan:
            yield Tercatat(plan, isi, berkas)
