"""The whole judgement of one year at one position: every screen, file and report shows this one result."""

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from zi_cli.core.capaian import CapaianIndikator, Terbaca, judge, on_the_way
from zi_cli.core.cutoff import realisasi_by, register_by
from zi_cli.core.grouping import grouped
from zi_cli.core.in_force import in_force
from zi_cli.core.kumulatif import TahunLampau, added_to, earlier_values, years_of
from zi_cli.core.outline import AnyButir, Butir, Outline, outline
from zi_cli.core.position import Posisi
from zi_cli.core.schedule import Insidentil, Kejadian, occurrences, unscheduled
from zi_cli.core.summary import Rekap, Skor, score, summarize
from zi_cli.model.cara import KeadaanIndikator
from zi_cli.model.frozen import frozen
from zi_cli.model.pengaturan import BAWAAN, Pengaturan
from zi_cli.model.periode import Periode
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.rencana import Aktivitas, Program, Rencana

if TYPE_CHECKING:
    from zi_cli.model.bukti import Bukti, Pemeriksaan


@frozen
class Bahan:
    """What one year's judgement is made from; the names of the files are those of the workspace."""

    rencana: Rencana
    berkas_rencana: str
    realisasi: Realisasi | None = None
    berkas_realisasi: str = ""
    pengaturan: Pengaturan = BAWAAN
    register: "Mapping[str, Bukti]" = field(default_factory=dict)
    """What is registered of the year's evidence."""
    lampau: tuple[TahunLampau, ...] = ()
    """The earlier years, where an indikator of the plan is counted since it began."""

    @cached_property
    def outline(self) -> Outline:
        """The plan with its printed numbers."""
        return outline(self.rencana, self.berkas_rencana)


@frozen
class RekapProgram:
    """The summary of one program."""

    butir: Butir[Program]
    rekap: Rekap


@frozen
class Penilaian:
    """One year of one plan, judged."""

    bahan: Bahan
    outline: Outline
    posisi: Posisi
    indikator: tuple[CapaianIndikator, ...]
    kejadian: tuple[Kejadian, ...]
    program: tuple[RekapProgram, ...]
    keseluruhan: Rekap
    skor: Skor
    insidentil: tuple[Insidentil, ...] = ()
    """The aktivitas without a schedule, which have no occurrences."""

    @property
    def ditolak(self) -> "dict[str, Pemeriksaan]":
        """The rejected evidence, as far as the verdicts are known at this position."""
        return ditolak(self.bahan.register, self.posisi)

    @property
    def periods(self) -> tuple[Periode, ...]:
        """The periods in which the year is reported."""
        return self.posisi.panjang.of(self.posisi.tahun)

    @property
    def contoh(self) -> bool:
        """Whether the figures are invented."""
        return bool(self.bahan.realisasi and self.bahan.realisasi.contoh)

    @property
    def own(self) -> CapaianIndikator | None:
        """The indikator that is the plan's own score; None where the plan has none, or it was not asked for."""
        return next((one for one in self.indikator if one.butir.nomor == self.skor.nomor), None)

    @property
    def keadaan_skor(self) -> KeadaanIndikator:
        """The state of the plan's own score: that of its indikator, or by its own count where the plan has none."""
        return self.own.keadaan if self.own else self.skor.keadaan

    def of(self, butir: AnyButir) -> CapaianIndikator:
        """Look up the judgement of an indikator."""
        return next(one for one in self.indikator if one.butir.nomor == butir.nomor)

    def rekap_of(self, nomor: str) -> Rekap | None:
        """Look up the summary of a program by its printed number; None for another node, and for one not asked for."""
        return next((one.rekap for one in self.program if one.butir.nomor == nomor), None)

    def below(self, butir: AnyButir) -> tuple[CapaianIndikator, ...]:
        """List the indikator that stand below a node."""
        return tuple(one for one in self.indikator if one.butir.is_below(butir))

    @property
    def aktivitas(self) -> tuple[tuple[Butir[Aktivitas], tuple[Kejadian, ...]], ...]:
        """The aktivitas that are shown, in printed order, each with its occurrences; one without a schedule has none."""
        mine = grouped(self.kejadian, lambda one: one.butir.nomor)
        shown = mine.keys() | {one.butir.nomor for one in self.insidentil}
        return tuple((one, tuple(mine.get(one.nomor, ()))) for one in self.outline.aktivitas if one.nomor in shown)

    def unscheduled(self, butir: AnyButir) -> tuple[Insidentil, ...]:
        """List an aktivitas without a schedule, or all that stand below another node."""
        return tuple(one for one in self.insidentil if one.butir.nomor == butir.nomor or one.butir.is_below(butir))

    def occurrences(self, butir: AnyButir) -> tuple[Kejadian, ...]:
        """List the occurrences of an aktivitas, or of all that stand below another node."""
        return tuple(one for one in self.kejadian if one.butir.nomor == butir.nomor or one.butir.is_below(butir))


def assess(bahan: Bahan, posisi: Posisi) -> Penilaian:
    """Judge a year, by the periods in which it is reported."""
    posisi = replace(posisi, panjang=bahan.rencana.panjang_of(posisi.tahun))
    bahan = known(bahan, posisi)
    whole = in_force(bahan.outline, posisi.tahun, posisi.per)
    recorded, berkas = bahan.realisasi, bahan.berkas_realisasi
    records = recorded.aktivitas if recorded else {}
    judged = judged_alone(whole, recorded, posisi, berkas, bahan.lampau)
    skor = plan_score(judged)
    indikator = tuple(_computed(one, judged, posisi) if one.dihitung else one for one in judged)
    tolerance = bahan.pengaturan.toleransi_hari
    rejected = frozenset(ditolak(bahan.register, posisi))
    kejadian = tuple(
        one
        for butir in whole.aktivitas
        for one in occurrences(butir, records.get(butir.id, ()), posisi, tolerance, berkas, rejected)
    )
    insidentil = tuple(
        unscheduled(butir, records.get(butir.id, ()), posisi, berkas, rejected)
        for butir in whole.aktivitas
        if butir.isi.waktu.insidentil
    )
    pengaturan = bahan.pengaturan
    return Penilaian(
        bahan,
        whole,
        posisi,
        indikator,
        kejadian,
        tuple(RekapProgram(p, _summary_of(p, indikator, kejadian, pengaturan)) for p in whole.program),
        summarize(indikator, kejadian, pengaturan),
        skor,
        insidentil,
    )


def known(bahan: Bahan, posisi: Posisi) -> Bahan:
    """Leave out what was recorded after the submission of the period that is read, or after its report's date."""
    if not posisi.dibekukan or posisi.catatan_sampai is None or bahan.realisasi is None:
        return bahan
    realisasi = realisasi_by(bahan.realisasi, posisi.sampai, bahan.register)
    return replace(bahan, realisasi=realisasi, register=register_by(bahan.register, posisi.catatan_sampai))


def ditolak(register: "Mapping[str, Bukti]", posisi: Posisi) -> "dict[str, Pemeriksaan]":
    """Find the evidence that somebody else found tidak sesuai: it proves nothing from the day of that verdict on."""
    reviewed = ((key, one.by(posisi.catatan_sampai).periksa) for key, one in register.items())
    return {key: one for key, one in reviewed if one and one.is_rejection}


def judged_alone(
    whole: Outline,
    recorded: Realisasi | None,
    posisi: Posisi,
    berkas: str,
    lampau: tuple[TahunLampau, ...] = (),
) -> tuple[CapaianIndikator, ...]:
    """Judge each indikator by its own readings; one that is computed from the others has none."""
    readings = recorded.indikator if recorded else {}
    return tuple(
        judge(
            butir,
            None if butir.isi.hitung else readings.get(butir.id),
            posisi,
            berkas,
            earlier_values(
                butir.isi,
                years_of(butir.isi, whole.rencana, posisi.tahun),
                added_to(recorded, lampau),
                posisi.sampai(butir.id),
                as_submitted=not posisi.periode.is_year or posisi.batas is not None,
            )
            if butir.isi.kumulatif
            else (),
        )
        for butir in whole.indikator
    )


def plan_score(indikator: tuple[CapaianIndikator, ...]) -> Skor:
    """Give the score of the plan's first computed indikator; without one, that of all indikator, with no target."""
    own = next((one for one in indikator if one.dihitung), None)
    return score(counted_by(own, indikator), own.target if own else None, own.butir.nomor if own else None)


def counted_by(own: CapaianIndikator | None, indikator: tuple[CapaianIndikator, ...]) -> list[CapaianIndikator]:
    """Give the indikator a computed one is computed over: the others, less those it leaves out by name."""
    left_out = own.indikator.kecuali if own else ()
    return [one for one in indikator if not one.dihitung and one.butir.id not in left_out]


def _computed(own: CapaianIndikator, judged: tuple[CapaianIndikator, ...], posisi: Posisi) -> CapaianIndikator:
    skor = score(counted_by(own, judged), own.target, own.butir.nomor)
    if skor.nilai is None:
        return replace(own, keadaan="nihil")
    capaian = skor.nilai / own.target * 100 if own.target else None
    made = replace(own, terbaca=Terbaca("terukur", skor.nilai), capaian=capaian, keadaan=skor.keadaan)
    return on_the_way(made, posisi.dibaca) if own.di_jalan else made


def _summary_of(
    program: Butir[Program],
    indikator: tuple[CapaianIndikator, ...],
    kejadian: tuple[Kejadian, ...],
    pengaturan: Pengaturan,
) -> Rekap:
    return summarize(
        [one for one in indikator if one.butir.is_below(program)],
        [one for one in kejadian if one.butir.is_below(program)],
        pengaturan,
    )


def select(penilaian: Penilaian, program: str | None, post: str | None) -> Penilaian:
    """Keep what a program, by its id, and a post answer for; the plan's own score stays that of the whole plan."""
    if program is None and post is None:
        return penilaian
    programs = [one.butir for one in penilaian.program if program in (None, one.butir.id)]
    kept = {one.id for one in programs}
    indikator = tuple(
        one for one in penilaian.indikator if one.butir.program.id in kept and post in (None, *one.penanggung_jawab)
    )
    kejadian = tuple(
        one for one in penilaian.kejadian if one.butir.program.id in kept and post in (None, *one.penanggung_jawab)
    )
    insidentil = tuple(
        one for one in penilaian.insidentil if one.butir.program.id in kept and post in (None, *one.penanggung_jawab)
    )
    pengaturan = penilaian.bahan.pengaturan
    return replace(
        penilaian,
        indikator=indikator,
        kejadian=kejadian,
        insidentil=insidentil,
        program=tuple(RekapProgram(butir, _summary_of(butir, indikator, kejadian, pengaturan)) for butir in programs),
        keseluruhan=summarize(indikator, kejadian, pengaturan),
    )
