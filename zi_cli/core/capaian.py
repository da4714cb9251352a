"""How an indikator's value, its capaian and its keadaan are made from the readings of a year."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from zi_cli.core.outline import Butir
from zi_cli.core.position import Posisi
from zi_cli.core.rounding import desimal_for, desimal_share, rounded
from zi_cli.model.cara import CARA, KEADAAN, KeadaanIndikator, Macam
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Letak
from zi_cli.model.pengaturan import BatasPredikat
from zi_cli.model.periode import Periode
from zi_cli.model.realisasi import Bacaan, BacaanSetahun
from zi_cli.model.rencana import Indikator

SERATUS = Fraction(100)
BELUM_ADA = BacaanSetahun()
_TAK_TERBACA = ("belum_diisi", "belum_waktunya", "tak_terhitung")


@frozen
class Terbaca:
    """What the readings say together: a measured value, or the reason there is none."""

    macam: Macam
    nilai: Fraction | None = None
    pembilang: int | None = None
    penyebut: int | None = None
    alasan: str | None = None
    dari: tuple[Periode, ...] = ()
    """The readings the value was made from."""
    disisihkan: tuple[Periode, ...] = ()
    """Readings that were written but do not decide."""
    per_tahun: "tuple[NilaiTahun, ...]" = ()
    """The years that a value since the plan began is made of, this one last; empty for another one."""

    @property
    def menjumlah(self) -> bool:
        """Whether the value is a sum over years, in which what the readings of one year say is only a part."""
        return len(self.per_tahun) > 1

    @property
    def sejauh_ini(self) -> Fraction | None:
        """The sum of the years that are read, whether all are or not."""
        read = [one.terbaca.nilai for one in self.per_tahun if one.terbaca.nilai is not None]
        return sum(read, Fraction(0)) if read else None


@frozen
class NilaiTahun:
    """What the readings of one year say, and the file they stand in."""

    tahun: int
    terbaca: Terbaca
    berkas: str


@frozen
class Antara:
    """The position at the end of a part of a year against the target the plan gives for that part."""

    periode: Periode
    target: Fraction
    capaian: Fraction | None
    keadaan: KeadaanIndikator

    @property
    def desimal(self) -> int:
        """Decimals that show the capaian without hiding which side of 100 it is on."""
        return 2 if self.capaian is None else desimal_for(self.capaian, lambda value: value >= SERATUS)


@frozen
class CapaianIndikator:
    """The judgement of one indikator at one position."""

    butir: Butir[Indikator]
    target: Fraction | None
    terbaca: Terbaca
    capaian: Fraction | None
    keadaan: KeadaanIndikator
    bacaan: BacaanSetahun = BELUM_ADA
    """The readings that count at this position."""
    asal: tuple[Letak, ...] = ()
    di_jalan: bool = False
    """Read before the last part of the year: a position on the way to the year's target, not a verdict."""
    antara: Antara | None = None
    """How that position stands to the target of its own part; None where the plan gives none."""

    @property
    def keadaan_periode(self) -> KeadaanIndikator:
        """The state against what is to be reached by now: the target of the part where there is one."""
        return self.antara.keadaan if self.antara else self.keadaan

    @property
    def capaian_periode(self) -> Fraction | None:
        """The capaian against the same."""
        return self.antara.capaian if self.antara else self.capaian

    @property
    def is_behind(self) -> bool:
        """Whether something is to be done about it: on the way only a target of its own, or a limit, can be missed."""
        is_judged = self.antara is not None or not self.di_jalan or self.indikator.is_limit
        return is_judged and self.keadaan_periode == "belum_tercapai"

    @property
    def indikator(self) -> Indikator:
        """The record that is judged."""
        return self.butir.isi

    @property
    def penanggung_jawab(self) -> tuple[str, ...]:
        """The posts answerable for it."""
        return self.butir.penanggung_jawab

    @property
    def realisasi(self) -> Fraction | None:
        """The value reached, exact."""
        return self.terbaca.nilai

    @property
    def dihitung(self) -> bool:
        """Whether zi computes this indikator from the others."""
        return self.indikator.hitung is not None

    @property
    def dinilai(self) -> bool:
        """Whether the indikator stands in a denominator: nihil and tidak berlaku do not."""
        return self.keadaan not in ("nihil", "tidak_berlaku")

    @property
    def desimal_realisasi(self) -> int:
        """Decimals that show the value without hiding the verdict."""
        return 2 if self.realisasi is None else self.desimal_of(self.realisasi)

    def desimal_of(self, value: Fraction) -> int:
        """Decimals that show a value beside the target without hiding the verdict, nor that a share is not all."""
        desimal = 2 if self.indikator.desimal is None else self.indikator.desimal
        enough = desimal_share if self.indikator.sifat.bagian else desimal_for
        return enough(value, desimal=desimal, verdict=self._verdict)

    def _verdict(self, value: Fraction) -> tuple[bool | None, bool | None]:
        goals = (self.target, self.antara.target if self.antara else None)
        year, part = (None if goal is None else reached(self.indikator, goal, value) for goal in goals)
        return year, part

    @property
    def desimal_capaian(self) -> int:
        """Decimals that show the capaian without hiding which side of 100 it is on."""
        return 2 if self.capaian is None else desimal_for(self.capaian, lambda value: value >= SERATUS)


def judge(
    butir: Butir[Indikator],
    bacaan: BacaanSetahun | None,
    posisi: Posisi,
    berkas: str,
    lampau: tuple[NilaiTahun, ...] = (),
) -> CapaianIndikator:
    """Judge one indikator by what is known of it at a position; `berkas` holds its readings, `lampau` what came before."""
    indikator = butir.isi
    target = indikator.target.get(posisi.tahun)
    known = readings_at(bacaan or BacaanSetahun(), posisi, indikator.id)
    terbaca = consolidate(indikator, known.every(posisi.tahun))
    if indikator.rilis and terbaca.macam == "belum_diisi" and not _is_released(indikator, posisi):
        terbaca = replace(terbaca, macam="belum_waktunya")
    if indikator.kumulatif:
        terbaca = _since_the_plan_began(
            replace(terbaca, per_tahun=(*lampau, NilaiTahun(posisi.tahun, terbaca, berkas)))
        )
    capaian = capaian_of(indikator, target, terbaca.nilai)
    written = butir.direvisi.letak if butir.direvisi else butir.letak.below("target", posisi.tahun)
    places = [written] if target is not None else []
    places += [Letak(berkas, ("indikator", indikator.id, one.slot)) for one in (*terbaca.dari, *terbaca.disisihkan)]
    places += [Letak(one.berkas, ("indikator", indikator.id)) for one in lampau if one.terbaca.dari]
    keadaan = _keadaan(indikator, target, terbaca)
    judged = CapaianIndikator(butir, target, terbaca, capaian, keadaan, known, tuple(places))
    return judged if posisi.dibaca.is_last else on_the_way(judged, posisi.dibaca)


def on_the_way(one: CapaianIndikator, periode: Periode) -> CapaianIndikator:
    """Compare the position in a part of the year but the last with the part's own target, where it has one."""
    target = one.indikator.target_of(periode)
    if target is None:
        return replace(one, di_jalan=True)
    capaian = capaian_of(one.indikator, target, one.realisasi)
    keadaan = _keadaan(one.indikator, target, one.terbaca)
    return replace(one, di_jalan=True, antara=Antara(periode, target, capaian, keadaan))


def _is_released(indikator: Indikator, posisi: Posisi) -> bool:
    """Whether the figure of the year can be asked for: only of the whole year, and from the month of its release on."""
    day = posisi.sampai(indikator.id) or posisi.per
    return indikator.rilis is not None and posisi.dibaca.is_last and day >= indikator.rilis.mulai(posisi.tahun)


def _since_the_plan_began(own: Terbaca) -> Terbaca:
    """Add the years up; where one is not read there is no value, and what adds nothing is no 0 by itself."""
    unread = [one.terbaca.macam for one in own.per_tahun if one.terbaca.macam in _TAK_TERBACA]
    if unread:
        only = unread == [own.macam]
        return replace(own, macam=own.macam if only else "belum_diisi", nilai=None)
    return own if own.sejauh_ini is None else replace(own, macam="terukur", nilai=own.sejauh_ini)


def readings_at(bacaan: BacaanSetahun, posisi: Posisi, id_: str) -> BacaanSetahun:
    """Keep the readings that are known at a position: none dated later, and none of a period that is not read yet."""
    every = bacaan.every(posisi.tahun)
    known = {one.slot: said for one, said in every if posisi.reads(one) and posisi.counts(said.tanggal, id_)}
    return bacaan if len(known) == len(every) else BacaanSetahun(**known)


def consolidate(indikator: Indikator, written: Sequence[tuple[Periode, Bacaan]]) -> Terbaca:
    """Make one value of the readings of a year, earliest first, as the indikator's `konsolidasi` says."""
    if not written:
        return Terbaca("belum_diisi")
    single = [_single(one, said, indikator) for one, said in written]
    if written[-1][0].is_released:  # it takes the place of what was known before
        return replace(single[-1], disisihkan=tuple(one for one, _ in written[:-1]))
    measured = [one for one in single if one.macam == "terukur"]
    if len(measured) > 1 and indikator.konsolidasi != "terakhir":
        return _together(indikator, measured)
    # After a measured reading, nihil, tidak berlaku and belum waktunya do not take it back.
    chosen = (measured or single)[-1]
    return replace(chosen, disisihkan=tuple(one.dari[0] for one in single if one.dari != chosen.dari))


def _single(periode: Periode, bacaan: Bacaan, indikator: Indikator) -> Terbaca:
    sifat = indikator.sifat
    cara, dari = bacaan.cara, (periode,)
    if CARA[cara].macam == "terukur" and (cara not in sifat.cara or not _is_possible(indikator, bacaan)):
        return Terbaca("tak_terhitung", dari=dari)
    return Terbaca(bacaan.macam, bacaan.angka, bacaan.pembilang, bacaan.penyebut, bacaan.tidak_berlaku, dari)


def _is_possible(indikator: Indikator, bacaan: Bacaan) -> bool:
    """Whether a number can be one of the indikator: none below zero where it has none, no text that is no label."""
    if bacaan.nilai is not None:
        return bacaan.nilai.numerator >= 0 or indikator.boleh_negatif
    return not isinstance(bacaan.kode, str)


def _together(indikator: Indikator, measured: list[Terbaca]) -> Terbaca:
    dari = tuple(one.dari[0] for one in measured)
    as_fraction = [one.penyebut is not None for one in measured]
    if all(as_fraction):
        # Percentages are never averaged: the sums are divided.
        above, below = (sum(getattr(one, part) for one in measured) for part in ("pembilang", "penyebut"))
        return Terbaca("terukur", Fraction(above * 100, below), above, below, dari=dari)
    if any(as_fraction):
        return Terbaca("tak_terhitung", dari=dari)
    total = sum((one.nilai or Fraction(0) for one in measured), Fraction(0))
    return Terbaca("terukur", total / len(measured) if indikator.konsolidasi == "rata_rata" else total, dari=dari)


def capaian_of(indikator: Indikator, target: Fraction | None, realisasi: Fraction | None) -> Fraction | None:
    """Measure realisasi against target, in per cent; None where that cannot be computed."""
    if target is None or realisasi is None:
        return None
    if indikator.sifat.berlabel:
        return _of_labels(indikator, target, realisasi)
    if indikator.cara_capaian == "dari_kondisi_awal":
        return _from_start(indikator, target, realisasi)
    if target < 0:
        return None
    if indikator.arah == "naik":
        return max(realisasi / target * 100, Fraction(0)) if target else None
    if target == 0:
        return SERATUS if realisasi <= 0 else Fraction(0)
    if indikator.rumus_turun == "t_per_r" and realisasi >= 0:
        return target / realisasi * 100 if realisasi else None
    return max((2 * target - realisasi) / target * 100, Fraction(0))


def _of_labels(indikator: Indikator, target: Fraction, realisasi: Fraction) -> Fraction | None:
    """Compare what two labels are worth; without worths a label reaches the target whole or not at all."""
    if not indikator.nilai_label:
        return SERATUS if reached(indikator, target, realisasi) else Fraction(0)
    goal, value = (indikator.nilai_label.get(int(one)) for one in (target, realisasi))
    return value / goal * 100 if goal and value is not None else None


def _from_start(indikator: Indikator, target: Fraction, realisasi: Fraction) -> Fraction | None:
    """Measure how much of the way from where it stood to the target is behind; None where there is no way to go."""
    start = indikator.kondisi_awal
    if start is None or not is_better(indikator, target, start):
        return None
    return max((realisasi - start) / (target - start) * 100, Fraction(0))


def reached(indikator: Indikator, target: Fraction, realisasi: Fraction) -> bool:
    """Say whether the target is reached, on the exact value."""
    if indikator.naik is None:
        return realisasi in indikator.baik
    return realisasi == target or is_better(indikator, realisasi, target)


def is_better(indikator: Indikator, one: Fraction, other: Fraction) -> bool:
    """Say whether one value is better than another, of an indikator whose values have an order."""
    return one > other if indikator.naik else one < other


def _keadaan(indikator: Indikator, target: Fraction | None, terbaca: Terbaca) -> KeadaanIndikator:
    if target is None:
        return "tidak_berlaku"
    if terbaca.macam == "terukur" and terbaca.nilai is not None:
        return "tercapai" if reached(indikator, target, terbaca.nilai) else "belum_tercapai"
    return KEADAAN[terbaca.macam]


def predikat(one: CapaianIndikator, bands: tuple[BatasPredikat, ...]) -> str | None:
    """Name the predikat of an indikator, decided on the two-decimal value of its capaian; `bands` highest first.

    Before the last part of a year it is that of the capaian against the part's own target: none without one, and none
    of what is computed from the others.
    """
    capaian = one.capaian_periode
    if capaian is None or (one.di_jalan and (one.dihitung or not one.antara)):
        return None
    shown = rounded(capaian)
    return next((band.sebutan for band in bands if shown >= band.batas), None)
