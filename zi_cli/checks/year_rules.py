"""The rules of a plan and of one year beside it: those that every figure of the year depends on."""

from collections.abc import Iterator
from typing import Any

from zi_cli.checks import (
    bacaan,
    bobot,
    bukti,
    catatan,
    indikator,
    label,
    pengenal,
    penyebut,
    revisi,
    ruang_kerja,
    susunan,
    target,
)
from zi_cli.checks.rule import Aturan
from zi_cli.core.outline import Outline
from zi_cli.core.unit import Tercatat, UnitRecords
from zi_cli.model.masalah import Penjelasan, Temuan

OF_PLAN: tuple[Aturan[Outline], ...] = (
    *susunan.ATURAN,
    *indikator.ATURAN,
    *label.ATURAN,
    *target.ATURAN,
    *revisi.ATURAN,
)
OF_REALISASI: tuple[Aturan[Tercatat], ...] = (
    *pengenal.ATURAN,
    *bacaan.ATURAN,
    *catatan.ATURAN,
    *bukti.ATURAN,
    *penyebut.ATURAN,
)
OF_YEAR: tuple[Aturan[Any], ...] = (*OF_PLAN, *OF_REALISASI, *ruang_kerja.ATURAN, *bobot.ATURAN)


def findings_of_year(unit: UnitRecords) -> Iterator[tuple[Penjelasan, Temuan]]:
    """Apply the rules to plans and realisasi."""
    for outline in unit.rencana:
        yield from apply(OF_PLAN, outline)
    for tercatat in unit.tercatat:
        yield from apply(OF_REALISASI, tercatat)
    yield from apply(ruang_kerja.ATURAN, unit)
    yield from apply(bobot.ATURAN, unit)


def apply(rules: tuple[Aturan[Any], ...], subject: object) -> Iterator[tuple[Penjelasan, Temuan]]:
    """Apply rules to what they look at."""
    for rule in rules:
        for temuan in rule.find(subject):
            yield rule.penjelasan, temuan
