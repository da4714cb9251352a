"""A part of a year that is read or reported, and all that follows from how long it is.

A period holds both its ends. Readings are cumulative: the last part of a year reads the position of the whole year.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import TypeAlias

from zi_cli.model.frozen import frozen

ROMAWI = ("I", "II", "III", "IV")
TERBILANG = ("satu", "dua", "tiga", "empat")
KE = {name.casefold(): ke for ke, roman in enumerate(ROMAWI, 1) for name in (roman, str(ke))}
"""The numbers of the parts of a year, as people write them."""
URUTAN = KE | {"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
"""The same, and the words for them."""


@frozen
class Panjang:
    """One length a period may have: every name, key and sign of a period is made of it."""

    nama: str
    """Its word, which the keys of readings, the keys of logs and the options of commands are made of too."""
    bulan: int
    tanda: str = ""
    """Its sign in the names of files and folders: the s of 2024-s1."""
    singkatan: tuple[str, ...] = ()
    """How people shorten its word."""

    @property
    def banyak(self) -> int:
        """How many of them a year has."""
        return 12 // self.bulan

    @property
    def kata(self) -> tuple[str, ...]:
        """Every word and sign that people write for it."""
        return (self.nama, *self.singkatan, self.tanda)

    def sebanyak(self, berapa: int) -> str:
        """Say so many of them: dua semester."""
        return f"{TERBILANG[berapa - 1]} {self.nama}"

    @property
    def semua(self) -> str:
        """All of a year's together."""
        return self.sebanyak(self.banyak)

    @property
    def berurut(self) -> str:
        """All of a year's one by one: semester I dan II."""
        *most, last = ROMAWI[: self.banyak]
        return f"{self.nama} {', '.join(most)} dan {last}"

    def of(self, tahun: int) -> tuple["Periode", ...]:
        """Cut a year into periods of this length."""
        return tuple(Periode(tahun, self, ke) for ke in range(1, self.banyak + 1))


Bagian: TypeAlias = tuple[Panjang, int]
"""A part of whatever year: its length, and which one it is."""
TAHUN = Panjang("tahun", 12)
SEMESTER = Panjang("semester", 6, "s", ("smt", "sem"))
TRIWULAN = Panjang("triwulan", 3, "tw", ("tw", "tribulan", "kuartal", "q"))
PANJANG = (SEMESTER, TRIWULAN)
"""The lengths of the parts of a year."""
DIBACA: tuple[Panjang, ...] = PANJANG
"""Those by which a year may be read and reported: each of their periods has its key in `BacaanSetahun`."""
SLOTS = ("tahun", *(f"{one.nama}_{ke}" for one in DIBACA for ke in range(1, one.banyak + 1)))
"""How a year and its parts are named in data."""
SETAHUN: Bagian = (TAHUN, 1)
SUSULAN = Panjang("susulan", 12, "susulan")
"""A figure of a whole year that is released after it; nothing is reported or submitted by it."""
_KUNCI = re.compile(rf"(\d{{4}})-({'|'.join(one.tanda for one in PANJANG)})([1-9])")


@frozen
class Periode:
    """A year, or one of the parts it is cut into, counted from 1."""

    tahun: int
    panjang: Panjang = TAHUN
    ke: int = 1

    def __lt__(self, other: "Periode") -> bool:
        """Earlier is what ends earlier; of two that end together, the shorter one."""
        ends, others = ((one.tahun, one.bulan_akhir, one.panjang.bulan) for one in (self, other))
        return ends < others

    @property
    def bulan_awal(self) -> int:
        """The first month."""
        return self.bulan_akhir - self.panjang.bulan + 1

    @property
    def bulan_akhir(self) -> int:
        """The last month."""
        return self.ke * self.panjang.bulan

    @cached_property
    def mulai(self) -> date:
        """The first day."""
        return date(self.tahun, self.bulan_awal, 1)

    @cached_property
    def akhir(self) -> date:
        """The last day."""
        return date(self.tahun + self.bulan_akhir // 12, self.bulan_akhir % 12 + 1, 1) - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        """Whether a day falls in it."""
        return self.mulai <= day <= self.akhir

    def reads(self, other: "Periode") -> bool:
        """Whether the position at its end holds all of another period, or is the same position."""
        return self.tahun == other.tahun and self.bulan_akhir >= other.bulan_akhir

    def of_length(self, panjang: Panjang) -> "Periode | None":
        """Find the period of a length that ends with it, so that both read one position; None where none does."""
        return next((one for one in readable(self.tahun, panjang) if one.bulan_akhir == self.bulan_akhir), None)

    def reads_month(self, bulan: int) -> bool:
        """Whether the position at its end holds a month of its year."""
        return bulan <= self.bulan_akhir

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return self.panjang.banyak == 1

    @property
    def is_first(self) -> bool:
        """Whether the year begins with it."""
        return self.ke == 1

    @property
    def is_last(self) -> bool:
        """Whether the year ends with it, so that it reads the position of the whole year."""
        return self.ke == self.panjang.banyak

    @property
    def is_released(self) -> bool:
        """Whether it stands for a figure that is released after its year."""
        return self.panjang.nama == SUSULAN.nama

    @property
    def before(self) -> "Periode":
        """The one before it, of the same length."""
        if self.is_first:
            return Periode(self.tahun - 1, self.panjang, self.panjang.banyak)
        return Periode(self.tahun, self.panjang, self.ke - 1)

    @property
    def after(self) -> tuple["Periode", ...]:
        """Those of the same length that come after it in its year."""
        return self.panjang.of(self.tahun)[self.ke :]

    @property
    def bagian(self) -> Bagian:
        """Which part of its year it is."""
        return self.panjang, self.ke

    @cached_property
    def slot(self) -> str:
        """The key of its reading: semester_1."""
        return self.panjang.nama if self.is_year else f"{self.panjang.nama}_{self.ke}"

    @property
    def isi(self) -> dict[str, int]:
        """What its log says of it: {tahun: 2024, semester: 1}."""
        return {"tahun": self.tahun, self.panjang.nama: self.ke}

    @property
    def sebagai_isian(self) -> dict[str, int | bool]:
        """What a person says to record its reading: {semester: 1}."""
        return {self.panjang.nama: self.is_released or self.ke}

    @property
    def kunci(self) -> str:
        """Its name in commands, and of its files: 2024-s1."""
        if self.is_year:
            return "-".join(filter(None, (f"{self.tahun}", self.panjang.tanda)))
        return f"{self.tahun}-{self.panjang.tanda}{self.ke}"

    @property
    def singkatan(self) -> str:
        """Its name at the head of a column: S1."""
        return f"{self.panjang.tanda.upper()}{self.ke}"

    @property
    def sebutan(self) -> str:
        """Its name inside its year: semester I."""
        return self.panjang.nama if self.is_year else f"{self.panjang.nama} {ROMAWI[self.ke - 1]}"

    @property
    def judul(self) -> str:
        """Its name at the head of a line: Semester I."""
        return self.sebutan[0].upper() + self.sebutan[1:]

    @property
    def nama(self) -> str:
        """Its name: Semester I 2024."""
        return f"{self.judul} {self.tahun}"

    @property
    def nama_resmi(self) -> str:
        """Its name in a report: Semester I Tahun 2024."""
        return self.nama if self.is_year else f"{self.judul} Tahun {self.tahun}"


@lru_cache(maxsize=64)  # a year is asked about once an indikator
def readable(tahun: int, panjang: Panjang | None = None) -> tuple[Periode, ...]:
    """Every period of a year that may have a reading, earliest first; those of one length alone where it is said."""
    return tuple(sorted(one for each in DIBACA if panjang in (None, each) for one in each.of(tahun)))


def first_of_all(panjang: Panjang) -> tuple[Panjang, ...]:
    """Put a length before the others: a bare number is read as a period of the first."""
    return panjang, *(one for one in DIBACA if one != panjang)


@lru_cache(maxsize=64)
def slots(tahun: int, panjang: Panjang | None = None) -> tuple[Periode, ...]:
    """Every place of a year for a reading: its periods, of one length where it is said, and last what is released."""
    return (*readable(tahun, panjang), Periode(tahun, SUSULAN))


def of_slot(tahun: int, slot: str) -> Periode | None:
    """Find the period of a year whose reading stands under a key; None for another key."""
    return next((one for one in slots(tahun) if one.slot == slot), None)


def of_kunci(kunci: str, known: Sequence[Panjang] = DIBACA) -> Periode | None:
    """Read the name of a file or a folder; None where it names no period."""
    found = _KUNCI.fullmatch(kunci)
    panjang = next((one for one in known if found and one.tanda == found[2]), None)
    if not found or not panjang or int(found[3]) > panjang.banyak:
        return None
    return Periode(int(found[1]), panjang, int(found[3]))
