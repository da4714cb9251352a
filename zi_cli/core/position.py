"""From which day, and over which period, a year is read.

A period holds both its ends. Semester 1 is January to June; semester 2 and the year end on 31 December, and both
read the position of the whole year.
"""

from datetime import date
from typing import Literal

from zi_cli.model.frozen import frozen

Periode = Literal["tahun", "semester_1", "semester_2"]


@frozen
class Posisi:
    """A reading of a year: the period, the day, and whether the period is over."""

    tahun: int
    periode: Periode
    per: date
    tutup: bool
    """The period has ended and no other day was asked for: all its file holds counts, what is undone is late."""

    @property
    def akhir(self) -> date:
        """The last day of the period."""
        return date(self.tahun, 6, 30) if self.periode == "semester_1" else date(self.tahun, 12, 31)

    def counts(self, day: date | None) -> bool:
        """Say whether something dated `day` is known on the reading day; undated is known."""
        return self.tutup or day is None or day <= self.per


def posisi(tahun: int, semester: int | None, *, hari_ini: date, per: date | None = None) -> Posisi:
    """Choose the reading day: the one asked for, else the earlier of today and the period's last day."""
    periode: Periode = "tahun" if semester is None else "semester_1" if semester == 1 else "semester_2"
    akhir = Posisi(tahun, periode, hari_ini, tutup=False).akhir
    if per is not None:
        return Posisi(tahun, periode, per, tutup=False)
    return Posisi(tahun, periode, min(hari_ini, akhir), tutup=hari_ini > akhir)
