"""From which day, over which period, and with what was recorded up to when a year is read."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from zi_cli.model.frozen import frozen
from zi_cli.model.periode import Periode, readable

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
        """The period whose position is read: of a year that still runs, the part that the day is in."""
        if self.tutup or not self.periode.is_year:
            return self.periode
        return next((one for one in readable(self.tahun) if self.per <= one.akhir), self.periode)

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
        """Say whether the reading of a period may count: not of one later, nor before it begins.

        Before a year begins, what is written of its first period is all there is to read.
        """
        has_begun = periode.is_first or self.tutup or self.per >= periode.mulai
        return has_begun and self.periode.reads(periode)


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


def posisi_laporan(periode: Periode, *, hari_ini: date, tanggal: date | None, batas: "Batas | None") -> Posisi:
    """Choose the position of a report: it holds no fact later than its own date, nor than its submission.

    One that nobody has submitted or dated holds all its file does, and the day it is made on is not in it.
    """
    found = posisi(periode, hari_ini=hari_ini, batas=batas)
    if not found.tutup:
        return found
    days = [one for one in (tanggal, batas.hari if batas else None) if one is not None]
    return replace(found, catatan_sampai=min(days, default=None), hari_ini=None)
