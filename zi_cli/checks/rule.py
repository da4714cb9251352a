"""What a rule is, and what it looks at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from zi_cli.core.evidence import Pemakaian, uses
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


@dataclass(frozen=True, eq=False, repr=False)  # without slots: what a rule has looked up, the next one finds again
class Tercatat:
    """A realisasi file beside the plan of its year."""

    outline: Outline
    realisasi: Realisasi
    berkas: str

    @cached_property
    def years(self) -> tuple[tuple[Butir[Indikator], BacaanSetahun], ...]:
        """What was read in the year of each indikator that the plan knows and that people fill in."""
        known = self.realisasi.indikator
        return tuple(
            (butir, known[butir.isi.id])
            for butir in self.outline.indikator
            if butir.isi.id in known and not butir.isi.hitung
        )

    @cached_property
    def readings(self) -> tuple[tuple[Butir[Indikator], str, Bacaan], ...]:
        """The readings one by one, each with its semester's key."""
        return tuple(
            (butir, semester, bacaan)
            for butir, year in self.years
            for semester, bacaan in (("semester_1", year.semester_1), ("semester_2", year.semester_2))
            if bacaan
        )

    @cached_property
    def records(self) -> tuple[tuple[Butir[Aktivitas], int, CatatanAktivitas], ...]:
        """The records of the aktivitas that the plan knows, each with its place in the list."""
        known = self.realisasi.aktivitas
        return tuple(
            (butir, n, catatan)
            for butir in self.outline.aktivitas
            if butir.isi.id in known
            for n, catatan in enumerate(known[butir.isi.id])
        )

    @cached_property
    def evidence(self) -> frozenset[str]:
        """All evidence that is named, whatever the place: enough for what is nearly always in order."""
        named = {path for _, _, bacaan in self.readings for path in bacaan.bukti}
        named.update([bukti.berkas for _, _, catatan in self.records for bukti in catatan.bukti])
        return frozenset(named)

    @cached_property
    def uses(self) -> tuple[Pemakaian, ...]:
        """Every place that names evidence."""
        return tuple(uses(self.outline, self.realisasi, self.berkas))

    def at(self, butir: Butir[Indikator] | Butir[Aktivitas], *keys: str | int, kunci: bool = False) -> Letak:
        """Give the place of what is recorded for an indikator or an aktivitas, or of a node below it."""
        part = "indikator" if isinstance(butir.isi, Indikator) else "aktivitas"
        return Letak(self.berkas, (part, butir.id, *keys), kunci)


@dataclass(frozen=True, eq=False, repr=False)  # without slots, as above
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

    @cached_property
    def tercatat(self) -> tuple[Tercatat, ...]:
        """Every realisasi that a plan covers, beside that plan."""
        beside = ((self.plan_of(isi.tahun), isi, berkas) for berkas, isi in self.realisasi)
        return tuple(Tercatat(plan, isi, berkas) for plan, isi, berkas in beside if plan)

    def plan_of(self, tahun: int) -> Outline | None:
        """Give the plan that holds for a year."""
        return next((one for one in self.rencana if tahun in one.rencana.periode.tahun), None)


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
