"""All that a unit holds and that fits its schema: what rules walk, and what comparisons put side by side."""

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from zi_cli.core.assessment import Bahan
from zi_cli.core.cutoff import batas_of
from zi_cli.core.evidence import Pemakaian
from zi_cli.core.kumulatif import TahunLampau, earlier_years
from zi_cli.core.outline import Butir, Outline
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Letak
from zi_cli.model.pengaturan import BAWAAN, Pengaturan
from zi_cli.model.periode import Panjang, Periode
from zi_cli.model.realisasi import Bacaan, BacaanSetahun, CatatanAktivitas, Realisasi
from zi_cli.model.rencana import Aktivitas, Indikator

if TYPE_CHECKING:  # most units keep none of these, and a figure needs none
    from zi_cli.model.bukti import RegisterBukti
    from zi_cli.model.persetujuan import Persetujuan
    from zi_cli.model.rekomendasi import DaftarRekomendasi

T = TypeVar("T")
Bernama = tuple[tuple[str, T], ...]
"""Records, each with the name of its file."""


@frozen
class Tercatat:
    """A realisasi file beside the plan of its year."""

    outline: Outline
    realisasi: Realisasi
    berkas: str
    sebelumnya: Realisasi | None = None
    """The year before, where it is known."""
    lampau: tuple[TahunLampau, ...] = ()
    """The earlier years that an indikator is counted together with."""

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
    def panjang(self) -> Panjang:
        """How long the periods of the year are: a reading of another length counts nowhere."""
        return self.outline.rencana.panjang_of(self.realisasi.tahun)

    def every(self, year: BacaanSetahun) -> tuple[tuple[Periode, Bacaan], ...]:
        """List the readings of an indikator in the year, earliest first, each with its period."""
        return year.every(self.realisasi.tahun, self.panjang)

    @cached_property
    def readings(self) -> tuple[tuple[Butir[Indikator], Periode, Bacaan], ...]:
        """The readings one by one, each with its period."""
        return tuple([(butir, periode, bacaan) for butir, year in self.years for periode, bacaan in self.every(year)])

    @cached_property
    def following(self) -> tuple[tuple[Butir[Indikator], tuple[Periode, Bacaan], tuple[Periode, Bacaan]], ...]:
        """The readings two by two, each beside the one after it in the year."""
        return tuple(
            [
                (butir, *pair)
                for butir, year in self.years
                for pair in pairwise(self.every(year))
                if not pair[1][0].is_released  # it takes the place of what was known, and follows from nothing
            ]
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
        """Every place that names evidence, in printed order: readings, then records."""
        tahun = self.realisasi.tahun
        of_readings = (
            Pemakaian(path, butir, tahun, self.at(butir, periode.slot, "bukti", n), periode=periode)
            for butir, periode, bacaan in self.readings
            for n, path in enumerate(bacaan.bukti)
        )
        of_records = (
            Pemakaian(
                bukti.berkas, butir, tahun, self.at(butir, n, "bukti", k, "berkas"), catatan.bulan, None, bukti.output
            )
            for butir, n, catatan in self.records
            for k, bukti in enumerate(catatan.bukti)
        )
        return (*of_readings, *of_records)

    def at(self, butir: Butir[Indikator] | Butir[Aktivitas], *keys: str | int, kunci: bool = False) -> Letak:
        """Give the place of what is recorded for an indikator or an aktivitas, or of a node below it."""
        part = "indikator" if isinstance(butir.isi, Indikator) else "aktivitas"
        return Letak(self.berkas, (part, butir.id, *keys), kunci)


@frozen
class UnitRecords:
    """The records of a unit, and the names of its files that gave none."""

    rencana: tuple[Outline, ...] = ()
    realisasi: "Bernama[Realisasi]" = ()
    register: "Bernama[RegisterBukti]" = ()
    rekomendasi: "Bernama[DaftarRekomendasi]" = ()
    periode: "Bernama[Persetujuan]" = ()
    pengaturan: Pengaturan = BAWAAN
    berkas_pengaturan: str = ""
    narasi: "Bernama[str]" = ()
    """The files of text beside the periods that have a log, each with the hash of its content."""
    bernarasi: "Bernama[Periode]" = ()
    """The files of text there are, each with the period it is written for."""
    tak_dibaca: tuple[str, ...] = ()
    """The files that nobody reads."""
    sisa: tuple[str, ...] = ()
    """What a writer left half made."""
    terputus: tuple[str, ...] = ()
    """The files of a change that was cut short."""
    tak_terbaca: frozenset[str] = frozenset()
    """The files that do not fit: what is not known is not compared."""
    lampau: tuple[TahunLampau, ...] = ()
    """Earlier years that are not looked at themselves."""

    @cached_property
    def tercatat(self) -> tuple[Tercatat, ...]:
        """Every realisasi that a plan covers, beside that plan."""
        years = {isi.tahun: isi for _, isi in self.realisasi}
        beside = ((self.plan_of(isi.tahun), isi, berkas) for berkas, isi in self.realisasi)
        return tuple(
            Tercatat(plan, isi, berkas, years.get(isi.tahun - 1), self.lampau_of(plan, isi.tahun))
            for plan, isi, berkas in beside
            if plan
        )

    def plan_of(self, tahun: int) -> Outline | None:
        """Find the plan that answers for a year."""
        return next((one for one in self.rencana if tahun in one.rencana.periode.tahun), None)

    @property
    def berkas(self) -> frozenset[str]:
        """The files that are read, whether they fit or not."""
        parts = (self.realisasi, self.register, self.rekomendasi, self.periode)
        named = (berkas for part in parts for berkas, _ in part)
        return self.tak_terbaca.union(named, [plan.berkas for plan in self.rencana], [self.berkas_pengaturan])

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that some plan covers."""
        return tuple(sorted({tahun for one in self.rencana for tahun in one.rencana.periode.tahun}))

    def realisasi_of(self, tahun: int) -> tuple[str, Realisasi | None]:
        """Find the realisasi of a year, with the name of its file."""
        return next(((berkas, isi) for berkas, isi in self.realisasi if isi.tahun == tahun), ("", None))

    def lampau_of(self, plan: Outline, tahun: int) -> tuple[TahunLampau, ...]:
        """Gather the earlier years that an indikator of a plan is counted together with."""
        years = earlier_years(plan.rencana, tahun)
        if not years or self.lampau:
            return self.lampau
        logs = {one.tahun: one for _, one in self.periode if one.periode.is_last}
        return tuple(
            TahunLampau(isi, berkas, batas_of(logs.get(isi.tahun)), plan.rencana.panjang_of(isi.tahun))
            for berkas, isi in self.realisasi
            if isi.tahun in years
        )

    def bahan(self, tahun: int) -> Bahan | None:
        """Gather what a year is judged from; None where no plan covers it, or its realisasi does not fit."""
        plan = self.plan_of(tahun)
        if plan is None or any(nama.endswith(f"/realisasi/{tahun}.yaml") for nama in self.tak_terbaca):
            return None
        berkas, realisasi = self.realisasi_of(tahun)
        register = next((isi for _, isi in self.register if isi.tahun == tahun), None)
        known, lampau = register.bukti if register else {}, self.lampau_of(plan, tahun)
        return Bahan(plan.rencana, plan.berkas, realisasi, berkas, self.pengaturan, known, lampau)


def recorded(bahan: Bahan, *others: Outline) -> UnitRecords:
    """Take one year of a unit, with the other plans that cover it, as all there is to look at."""
    year = ((bahan.berkas_realisasi, bahan.realisasi),) if bahan.realisasi else ()
    return UnitRecords((bahan.outline, *others), year, lampau=bahan.lampau, pengaturan=bahan.pengaturan)
