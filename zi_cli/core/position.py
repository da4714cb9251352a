"""From which day, and over which period, a year is read."""

from datetime import date

from zi_cli.model.frozen import frozen
from zi_cli.model.periode import Periode, readable


@frozen
class Posisi:
    """A reading of a year: the period, the day, and whether the period is over."""

    periode: Periode
    per: date
    tutup: bool
    """The period has ended and no other day was asked for: all its file holds counts, what is undone is late."""

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

    def counts(self, day: date | None) -> bool:
        """Say whether something dated `day` is known on the reading day; undated is known."""
        return self.tutup or day is None or day <= self.per

    def reads(self, periode: Periode) -> bool:
        """Say whether the reading of a period may count: not of one later, nor before it begins.

        Before a year begins, what is written of its first period is all there is to read.
        """
        has_begun = periode.is_first or self.tutup or self.per >= periode.mulai
        return has_begun and self.periode.reads(periode)


def posisi(periode: Periode, *, hari_ini: date, per: date | None = None) -> Posisi:
    """Choose the reading day: the one asked for, else the earlier of today and the period's last day."""
    if per is not None:
        return Posisi(periode, per, tutup=False)
    return Posisi(periode, min(hari_ini, periode.akhir), tutup=hari_ini > periode.akhir)
