"""All rules, and the one walk that applies them."""

from collections.abc import Iterator
from typing import Any

from zi_cli.checks import bacaan, bukti, catatan, indikator, pengenal, ruang_kerja, susunan, target
from zi_cli.checks.rule import Aturan, Seluruhnya, Tercatat
from zi_cli.core.outline import Outline
from zi_cli.model.masalah import Penjelasan, Temuan

OF_PLAN: tuple[Aturan[Outline], ...] = (*susunan.ATURAN, *indikator.ATURAN, *target.ATURAN)
OF_REALISASI: tuple[Aturan[Tercatat], ...] = (*pengenal.ATURAN, *bacaan.ATURAN, *catatan.ATURAN, *bukti.ATURAN)
EVERY: tuple[Aturan[Any], ...] = (*OF_PLAN, *OF_REALISASI, *ruang_kerja.ATURAN)


def findings(seluruhnya: Seluruhnya) -> Iterator[tuple[Penjelasan, Temuan]]:
    """Apply every rule to what it looks at."""
    for outline in seluruhnya.rencana:
        yield from _apply(OF_PLAN, outline)
    for tercatat in _beside_their_plan(seluruhnya):
        yield from _apply(OF_REALISASI, tercatat)
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
