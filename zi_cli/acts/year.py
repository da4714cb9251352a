"""One year of a unit, opened: what most questions begin with."""

from dataclasses import replace
from datetime import date
from functools import cached_property

from zi_cli.checks.year_rules import findings_of_year
from zi_cli.core.assessment import Bahan, Penilaian, assess
from zi_cli.core.cutoff import Batas, batas_of
from zi_cli.core.outline import Outline
from zi_cli.core.position import Posisi, posisi, posisi_laporan, refuse_other_length, reported
from zi_cli.core.unit import recorded
from zi_cli.files.workspace import Workspace
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Lines
from zi_cli.model.periode import SETAHUN, Bagian, Periode


@frozen
class OpenYear:
    """A workspace, the year that is asked about, and the day of the question."""

    workspace: Workspace
    tahun: int
    hari_ini: date

    @cached_property
    def penilaian(self) -> Penilaian:
        """The judgement of the whole year; raises Refusal where a file it needs does not fit."""
        bahan, posisi = self.workspace.bahan(self.tahun), self.posisi()
        return self.workspace.kept.once(("tahun", self.tahun), (bahan,), lambda: assess(bahan, posisi), at=posisi)

    def assess(self, bagian: Bagian = SETAHUN, per: date | None = None) -> Penilaian:
        """Judge the year, or a part of it; raises Refusal where a file it needs does not fit."""
        return assess(self.workspace.bahan(self.tahun), self.posisi(bagian, per))

    def posisi(self, bagian: Bagian = SETAHUN, per: date | None = None) -> Posisi:
        """Take how the year, or a part of it, is read; raises Refusal where the plan does not fit."""
        periode, panjang = Periode(self.tahun, *bagian), self.workspace.panjang_of(self.tahun)
        batas = None if per else self.batas(reported(periode, panjang))
        return replace(posisi(periode, hari_ini=self.hari_ini, per=per, batas=batas), panjang=panjang)

    def assess_report(self, bagian: Bagian, tanggal: date | None = None) -> Penilaian:
        """Judge a part of the year as its report shows it; `tanggal` is the day that stands on it."""
        periode, bahan = Periode(self.tahun, *bagian), self.workspace.bahan(self.tahun)
        refuse_other_length(periode, bahan.rencana.panjang_of(self.tahun))
        at = posisi_laporan(periode, hari_ini=self.hari_ini, tanggal=tanggal, batas=self.batas(periode))
        return assess(bahan, at)

    def assess_submitted(self) -> Penilaian:
        """Judge the whole year with what was recorded by the submission of its last period."""
        whole, last = Periode(self.tahun), self.workspace.panjang_of(self.tahun).of(self.tahun)[-1]
        at = posisi(whole, hari_ini=self.hari_ini, batas=self.batas(last))
        return assess(self.workspace.bahan(self.tahun), at)

    def batas(self, periode: Periode) -> Batas | None:
        """Find up to when the records of a submitted period count; the year itself is never frozen."""
        if periode not in self.workspace.places.periods():
            return None
        log = self.workspace.periode(periode)
        return batas_of(log.isi) if log and log.isi else None

    def other(self, tahun: int) -> "OpenYear":
        """Open another year on the same day."""
        return replace(self, tahun=tahun)

    def year_before(self, *, as_submitted: bool = False) -> Penilaian | None:
        """Judge the year before where it has a realisasi file: new year forgets nothing.

        An invented year is not what a real one is compared with. A report compares with it `as_submitted`: late work of
        an earlier year changes no report of this one.
        """
        earlier = self.tahun - 1
        if earlier not in self.workspace.years() or self.workspace.realisasi(earlier) is None:
            return None
        other, now = self.other(earlier), self.workspace.realisasi(self.tahun)
        before = other.assess_submitted() if as_submitted else other.penilaian
        is_invented = bool(now and now.isi and now.isi.contoh)
        return before if is_invented or not before.contoh else None

    def galat(self, bahan: Bahan) -> int:
        """Count the galat in what the year's figures are made from, a plan that was left there as a copy included."""
        others = (one for one in self.workspace.outlines if one.berkas != bahan.berkas_rencana)
        rivals = [one for one in others if self.tahun in one.rencana.periode.tahun]
        return self.workspace.kept.once(("galat", self.tahun), (bahan, *rivals), lambda: galat_in(bahan, *rivals))

    def lines(self) -> Lines:
        """Make what says on which line of its file a place stands."""
        return lambda letak: self.workspace.sumber(letak.berkas).locate(letak)[0]


def galat_in(bahan: Bahan, *others: Outline) -> int:
    """Count the galat in one year of a plan, beside other plans that cover it."""
    return sum(one.tingkat == "galat" for one, _ in findings_of_year(recorded(bahan, *others)))


def name_of(workspace: Workspace) -> str:
    """Name a unit in a few words; by its folder where no plan of it can be read."""
    unit = next((one.isi.unit for one in workspace.rencana if one.isi), None)
    return f"{unit.singkatan} {unit.daerah}" if unit else workspace.places.akar.name


def the_year(workspace: Workspace, said: int | None, hari_ini: date) -> tuple[int, str]:
    """Take the year that was said, else this year, else the plan's year nearest to it, with a word about that."""
    if said is not None:
        return said, ""
    covered = workspace.years()
    if not covered or hari_ini.year in covered:
        return hari_ini.year, ""
    tahun = min(max(hari_ini.year, covered[0]), covered[-1])
    return tahun, f"tidak ada rencana aksi untuk tahun {hari_ini.year}; yang ditampilkan tahun {tahun}."
