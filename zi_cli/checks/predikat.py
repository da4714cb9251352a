"""The rules of the bands of predikat in the unit's settings."""

from collections.abc import Iterator

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.unit import UnitRecords
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.tulisan import tertulis


def no_lowest_band(unit: UnitRecords) -> Iterator[Temuan]:
    lowest = unit.pengaturan.pita[-1].batas
    if lowest > 0:
        yield Temuan(
            Letak(unit.berkas_pengaturan, ("predikat",), kunci=True),
            f'capaian di bawah {tertulis(lowest)} tidak mempunyai predikat, dan dicetak "–"',
            "tambahkan predikat terendah dengan batas: 0",
        )


def limit_given_twice(unit: UnitRecords) -> Iterator[Temuan]:
    seen: dict[object, str] = {}
    for n, one in enumerate(unit.pengaturan.predikat):
        first = seen.get(one.batas)
        seen.setdefault(one.batas, one.sebutan)
        if first is not None:
            yield Temuan(
                Letak(unit.berkas_pengaturan, ("predikat", n, "batas")),
                f'"{one.sebutan}" dan "{first}" mempunyai batas yang sama, {tertulis(one.batas)}; yang dipakai "{first}"',
                "periksa kedua batasnya; tiap predikat mempunyai batas sendiri",
            )


ATURAN: tuple[Aturan[UnitRecords], ...] = (
    rule(
        "ZI630",
        "peringatan",
        "Predikat tanpa batas 0",
        "Batas predikat yang paling rendah lebih dari 0, sehingga capaian di bawahnya tidak bernama dan dicetak –.",
        no_lowest_band,
    ),
    rule(
        "ZI631",
        "peringatan",
        "Dua predikat dengan batas yang sama",
        "Dua predikat mulai dari capaian yang sama. Yang ditulis lebih dulu dipakai; yang lain tidak pernah tercetak.",
        limit_given_twice,
    ),
)
