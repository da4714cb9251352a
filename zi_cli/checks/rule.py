"""What a rule is, and what it looks at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from zi_cli.core.outline import AnyButir, Butir, Outline
from zi_cli.model.masalah import Letak, Penjelasan, Temuan, Tingkat
from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.realisasi import Bacaan, BacaanSetahun, CatatanAktivitas, Realisasi
from zi_cli.model.rencana import Aktivitas, Indikator

if TYPE_CHECKING:
    from zi_cli.model.bukti import RegisterBukti
    from zi_cli.model.periode import Periode
    from zi_cli.model.rekomendasi import DaftarRekomendasi

Subject = TypeVar("Subject")
T = TypeVar("T")
Bernama = tuple[tuple[str, T], ...]
"""Records, each with the name of its file."""


@dataclass(frozen=True, slots=True)
class Tercatat:
    """A realisasi file beside the plan of its year."""

    outline: Outline
    realisasi: Realisasi
    berkas: str

    def years(self) -> Iterator[tuple[Butir[Indikator], BacaanSetahun]]:
        """Give what was read in the year of each indikator that the plan knows and that people fill in."""
        for butir in self.outline.indikator:
            found = self.realisasi.indikator.get(butir.id)
            if found and not butir.isi.hitung:
                yield butir, found

    def readings(self) -> Iterator[tuple[Butir[Indikator], str, Bacaan]]:
        """Give the readings one by one, each with its semester's key."""
        for butir, year in self.years():
            for semester, bacaan in (("semester_1", year.semester_1), ("semester_2", year.semester_2)):
                if bacaan:
                    yield butir, semester, bacaan

    def records(self) -> Iterator[tuple[Butir[Aktivitas], int, CatatanAktivitas]]:
        """Give the records of the aktivitas that the plan knows, each with its place in the list."""
        for butir in self.outline.aktivitas:
            for n, catatan in enumerate(self.realisasi.aktivitas.get(butir.id, ())):
                yield butir, n, catatan

    def at(self, butir: Butir[Indikator] | Butir[Aktivitas], *keys: str | int, kunci: bool = False) -> Letak:
        """Give the place of what is recorded for an indikator or an aktivitas, or of a node below it."""
        part = "indikator" if isinstance(butir.isi, Indikator) else "aktivitas"
        return Letak(self.berkas, (part, butir.id, *keys), kunci)


@dataclass(frozen=True, slots=True)
class Seluruhnya:
    """Every record of a workspace that fits its schema, and the names of files nobody reads."""

    rencana: tuple[Outline, ...]
    realisasi: "Bernama[Realisasi]" = ()
    register: "Bernama[RegisterBukti]" = ()
    rekomendasi: "Bernama[DaftarRekomendasi]" = ()
    periode: "Bernama[Periode]" = ()
    pengaturan: Pengaturan | None = None
    tak_dibaca: tuple[str, ...] = ()
    berkas_pengaturan: str = ""
    narasi: "Bernama[str]" = ()
    """The files of text beside the periods that have a log, each with the hash of its content."""
    tak_terbaca: tuple[str, ...] = ()
    """The files that do not fit: what is not known is not compared."""


@dataclass(frozen=True, slots=True)
class Aturan(Generic[Subject]):
    """A rule: what `zi check --explain` says about it, and the function that finds what breaks it."""

    penjelasan: Penjelasan
    find: Callable[[Subject], Iterable[Temuan]]

    @property
    def kode(self) -> str:
        """The code of the rule."""
        return self.penjelasan.kode


def rule(
    kode: str, tingkat: Tingkat, judul: str, uraian: str, find: Callable[[Subject], Iterable[Temuan]], *dasar: str
) -> Aturan[Subject]:
    """Make a rule of its code, level, title and paragraph, the function that finds what breaks it, and its figures."""
    return Aturan(Penjelasan(kode, tingkat, judul, uraian, dasar), find)


def below(butir: AnyButir, *keys: str | int, kunci: bool = False) -> Letak:
    """Give the place of a node below a node of the plan."""
    return Letak(butir.letak.berkas, (*butir.letak.jalur, *keys), kunci)
