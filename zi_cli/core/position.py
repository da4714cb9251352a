"""From which day, over which period, and with what was recorded up to when a year is read."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Field
from zi_cli.model.periode import SEMESTER, Panjang, Periode, readable
from zi_cli.model.refusal import Refusal

if TYPE_CHECKING:  # most units submit nothing
    from zi_cli.core.cutoff import Batas


@frozen
class Posisi:
    """A reading of a year: the period, the day whose position it is, and up to when what is recorded counts."""

    periode: Periode
    per: date
    tutup: bool
    """The period has ended and no other day was asked for: what is undone in it is late."""
    catatan_sampai: date | None = None
    """The last day whose records count; None where all that is recorded does."""
    batas: "Batas | None" = None
    """That of each id, where the period was submitted: what is recorded later counts in later readings."""
    hari_ini: date | None = None
    panjang: Panjang = SEMESTER
    """How long the periods are by which the year is read and reported."""

    @property
    def tahun(self) -> int:
        """The year that is read."""
        return self.periode.tahun

    @property
    def akhir(self) -> date:
        """The last day of the period."""
        return self.periode.akhir

    @property
    def dibaca(self) -> Periode:
        """The reported period whose position is read: of a year that still runs, the part that the day is in."""
        if self.tutup or not self.periode.is_year:
            return self.periode.of_length(self.panjang) or self.periode
        return next((one for one in readable(self.tahun, self.panjang) if self.per <= one.akhir), self.periode)

    @property
    def akhir_tahun(self) -> bool:
        """Whether it is the last word on the year: the year is over, and all of it is read."""
        return self.tutup and self.periode.is_last

    @property
    def dibekukan(self) -> bool:
        """Whether later records are left out of a period that is over."""
        return self.tutup and self.catatan_sampai is not None and self.catatan_sampai != self.hari_ini

    @property
    def catatan_di_berkas(self) -> date | None:
        """The last day whose records count, as a file says it that must not change from day to day."""
        return self.catatan_sampai if self.dibekukan or not self.tutup else None

    @property
    def kelambatan(self) -> date | None:
        """The day by which lateness is judged: no day that has not come; None where the period is over for good."""
        known = [one for one in (self.catatan_sampai, self.hari_ini) if one is not None]
        return min(known, default=None)

    def sampai(self, id_: str) -> date | None:
        """Look up the last day whose records of an id count; None where all do."""
        if self.batas is None or id_ not in self.batas.lingkup:
            return self.catatan_sampai
        return self.batas.of(id_) or self.hari_ini

    def counts(self, day: date | None, id_: str) -> bool:
        """Say whether something of an id, dated `day`, is known; undated is known."""
        sampai = self.sampai(id_)
        return day is None or sampai is None or day <= sampai

    def reads(self, periode: Periode) -> bool:
        """Say whether the reading of a period may count: not of one later, nor before it begins, nor of another length.

        Before a year begins, what is written of its first period is all there is to read.
        """
        has_begun = periode.is_first or self.tutup or self.per >= periode.mulai
        is_reported = periode.is_released or periode.panjang.bulan == self.panjang.bulan
        return has_begun and is_reported and self.periode.reads(periode)


def posisi(periode: Periode, *, hari_ini: date, per: date | None = None, batas: "Batas | None" = None) -> Posisi:
    """Choose the reading day: the one asked for, else the earlier of today and the period's last day.

    What is recorded counts up to the day asked for, else up to the period's submission, else up to today.
    """
    if per is not None:
        return Posisi(periode, per, tutup=False, catatan_sampai=per, hari_ini=hari_ini)
    if hari_ini <= periode.akhir:
        return Posisi(periode, hari_ini, tutup=False, catatan_sampai=hari_ini, hari_ini=hari_ini)
    sampai = min(batas.hari, hari_ini) if batas else hari_ini
    return Posisi(periode, periode.akhir, tutup=True, catatan_sampai=sampai, batas=batas, hari_ini=hari_ini)


def reported(periode: Periode, panjang: Panjang) -> Periode:
    """Find the reported period that reads a position; raises Refusal for a part of a year that is not read so finely."""
    if periode.is_year:
        return periode
    found = periode.of_length(panjang) if periode.panjang.bulan >= panjang.bulan else None
    if found is None:
        raise other_length(periode, panjang)
    return found


def refuse_other_length(periode: Periode, panjang: Panjang) -> None:
    """Refuse a period by which its year is not reported."""
    if periode.panjang != panjang and not periode.is_released:
        raise other_length(periode, panjang)


def other_length(periode: Periode, panjang: Panjang) -> Refusal:
    """Say by which periods a year is reported, and which one ends with the period that was asked for."""
    same = periode.of_length(panjang)
    ways = [same] if same else readable(periode.tahun, panjang)
    names, numbers, keys = (
        " atau ".join(map(str, each)) for each in zip(*((one.sebutan, one.ke, one.kunci) for one in ways), strict=True)
    )
    return Refusal(
        f"tahun {periode.tahun} dilaporkan per {panjang.nama}, bukan per {periode.panjang.nama}",
        (f"pakai {names}: ", Field(panjang.nama), f" {numbers}, atau {keys}"),
    )


def posisi_laporan(periode: Periode, *, hari_ini: date, tanggal: date | None, batas: "Batas | None") -> Posisi:
    """Choose the position of a report: it holds no fact later than its own date, nor than its submission.

    One that nobody has submitted or dated holds all its file does, and the day it is made on is not in it.
    """
    found = posisi(periode, hari_ini=hari_ini, batas=batas)
    if not found.tutup:
        return found
    days = [one for one in (tanggal, batas.hari if batas else None) if one is not None]
    return replace(found, catatan_sampai=min(days, default=None), hari_ini=None)
