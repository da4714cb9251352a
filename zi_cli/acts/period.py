"""Submitting, returning, approving and reopening what the report of a period is made from."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date

from zi_cli.acts.change import Change, change, written
from zi_cli.acts.check import check
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.acts.year import OpenYear
from zi_cli.core.approval import (
    Tinjauan,
    answered,
    approved_by_one_hand,
    check_approver,
    check_step,
    check_unchanged,
    last,
    refuse_if_approved,
    review,
)
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.cutoff import batas_of
from zi_cli.core.evidence import empty_slots
from zi_cli.core.fingerprint import VERSI, BahanSidik, bahan_sidik, sidik, used_evidence
from zi_cli.core.kumulatif import earlier_years
from zi_cli.core.meant import the_node
from zi_cli.core.people import Pelaku, are_two_people, holders_on
from zi_cli.core.position import refuse_other_length
from zi_cli.core.remaining import remaining
from zi_cli.core.schedule import Kejadian
from zi_cli.files.unit_records import read_unit
from zi_cli.files.workspace import Workspace, refuse_unread
from zi_cli.model.bukti import RegisterBukti
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Field, act
from zi_cli.model.periode import Panjang, Periode, readable
from zi_cli.model.persetujuan import CatatanPeriode, Langkah, Persetujuan
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.refusal import Choice, Refusal
from zi_cli.model.tulisan import daftar
from zi_cli.yaml.edits import Append

HEAD = "# yaml-language-server: $schema=../skema/periode.json\nskema: 1\n{}\n"


@frozen
class Step:
    """A step of a period, with its reason and, of a reopening, the ids it is for: all where none is named."""

    langkah: Langkah
    alasan: str | None = None
    lingkup: tuple[str, ...] = ()


def make_step(terms: Terms, periode: Periode, step: Step, *, tetap: bool = False) -> Outcome[Persetujuan]:
    """Add a line to the log of a period, with the fingerprint of what is answered for.

    Raises Refusal for a step that skips the order, for one's own submission, for data with a galat or that changed
    since it was submitted; and Conflict where the log is not the expected one. What is incomplete is submitted only
    where that is meant (`tetap`): the Refusal says what is lacking, and offers it.
    """
    with change(terms) as one:
        refuse_other_length(periode, one.workspace.panjang_of(periode.tahun))
        tinjauan = review_of(one.workspace, periode)
        check_step(tinjauan.persetujuan, step.langkah, one.hari_ini)
        one.expect(tinjauan.persetujuan if tinjauan.persetujuan.log else None)
        bahan = material(one.workspace, periode)
        pelaku = one.pelaku()
        if step.langkah == "ajukan" and not tetap:
            _refuse_incomplete(one, periode, pelaku)
        digests, versi = _answered_for(one, tinjauan, bahan, pelaku, step.langkah)
        if step.alasan is not None and not step.alasan.strip():
            raise Refusal("alasannya kosong", ("tulis alasannya: ", Field("alasan"), ' "…"'))
        made = CatatanPeriode(
            langkah=step.langkah,
            oleh=pelaku.nama,
            jabatan=pelaku.jabatan,
            git=pelaku.git,
            sesi=terms.sesi,
            tanggal=one.hari_ini,
            alasan=step.alasan,
            lingkup=tuple(dict.fromkeys(id_ for said in step.lingkup for id_ in _nodes(bahan, said))),
            versi_sidik=versi if digests else 1,
            sidik=digests,
        )
        log = _appended(one, tinjauan.persetujuan, made)
        hand = approved_by_one_hand(log)
        one.tell(hand.kalimat if hand else "")
        return one.outcome(log, f"period_{step.langkah}", periode.nama)


def panjang_of(terms: Terms, tahun: int) -> Panjang:
    """Say how long the periods are in which a year is reported: `2025-1` is one of them."""
    return Workspace(terms.places).panjang_of(tahun)


def approvals(workspace: Workspace, *periods: Periode) -> Iterator[Persetujuan]:
    """Read the approval logs there are of some periods; one that cannot be read stops what would be recorded."""
    for periode in periods:
        kept = workspace.periode(periode)
        if kept and kept.isi is None:
            raise Refusal(f"log {kept.nama} belum bisa dibaca", "perbaiki dulu, lalu ulangi", kept.masalah)
        if kept and kept.isi:
            yield kept.isi


def reviews(workspace: Workspace, tahun: int | None = None) -> list[Tinjauan]:
    """Say how every period stands that has data or a log, of all years or of one."""
    places = workspace.places
    years = {*places.years_of("realisasi"), *([tahun] if tahun else [])}
    kept = {*places.periods(), *(one for year in years for one in readable(year, workspace.panjang_of(year)))}
    return [review_of(workspace, one) for one in sorted(kept) if tahun in (None, one.tahun)]


def review_of(workspace: Workspace, periode: Periode) -> Tinjauan:
    """Say how a period stands; raises Refusal where a file it is judged from does not fit."""
    log = next(approvals(workspace, periode), None)
    return review(log, material(workspace, periode)) if log else review(Persetujuan.of(periode), None)


@frozen
class Kurang:
    """What a period still lacks before it is submitted."""

    belum_diisi: tuple[CapaianIndikator, ...]
    lewat: tuple[Kejadian, ...]
    tanpa_bukti: tuple[Kejadian, ...]
    tanpa_penyetuju: bool

    @property
    def kata(self) -> tuple[str, ...]:
        """Count it in words, each kind there is."""
        kinds: tuple[tuple[tuple[object, ...], str], ...] = (
            (self.belum_diisi, "indikator belum diisi"),
            (self.lewat, "jadwal lewat dan belum selesai"),
            (self.tanpa_bukti, "jadwal belum lengkap buktinya"),
        )
        counted = tuple(f"{len(items)} {what}" for items, what in kinds if items)
        nobody = ("belum ada pemangku jabatan lain yang dapat menyetujui",) if self.tanpa_penyetuju else ()
        return (*counted, *nobody)


def what_lacks(workspace: Workspace, periode: Periode, hari_ini: date, pengaju: str | None = None) -> Kurang:
    """Find what is empty, late and unproven in a period, and whether nobody but who submits it could approve."""
    found = OpenYear(workspace, periode.tahun, hari_ini).assess_report(periode.bagian)
    left, held = remaining(found), holders_on(found.bahan.pengaturan.jabatan, hari_ini)
    others = [other for _, other in held if pengaju is None or are_two_people(other.nama, pengaju)]
    return Kurang(left.belum_diisi, left.lewat, empty_slots(found), not others)


def refuse_before_late(workspace: Workspace, tahun: int, id_: str, key: str, day: date) -> None:
    """Refuse at once what a submitted period reads and what is not late there; `key` is of `core/fingerprint.py`."""
    for persetujuan in approvals(workspace, *readable(tahun)):
        batas = batas_of(persetujuan)
        limit = batas.of(id_) if batas else None
        if limit is not None and day <= limit:
            refuse_if_approved(persetujuan, [key])


def refuse_changed(
    workspace: Workspace, tahun: int, *, realisasi: Realisasi | None = None, register: RegisterBukti | None = None
) -> None:
    """Refuse what changes something that a submitted or approved period reads.

    `realisasi` and `register` are the year's as they would be. Work done later, evidence recorded later and a verdict
    on evidence change nothing of it.
    """
    for persetujuan in approvals(workspace, *readable(tahun)):
        line = answered(persetujuan)
        if line is None:
            continue
        before = material(workspace, persetujuan.periode)
        after = replace(before, realisasi=realisasi or before.realisasi)
        if register:
            after = replace(after, register={**before.register, **register.bukti})
        _refuse_difference(persetujuan, line, before, after)


def refuse_between(before: Workspace, after: Workspace) -> None:
    """Refuse what changes something that a submitted or approved period reads, whichever files it is in."""
    for persetujuan in approvals(before, *before.places.periods()):
        line = answered(persetujuan)
        if line is not None:
            _refuse_difference(persetujuan, line, *(material(one, persetujuan.periode) for one in (before, after)))


def _refuse_difference(persetujuan: Persetujuan, line: CatatanPeriode, before: BahanSidik, after: BahanSidik) -> None:
    old, new = (sidik(one, line.versi_sidik) for one in (before, after))
    changed = [key for key in {*old, *new} if old.get(key) != new.get(key)]
    refuse_if_approved(persetujuan, changed, used_evidence(after))


def material(workspace: Workspace, periode: Periode) -> BahanSidik:
    """Gather what a period's report is made from; raises Refusal where a file of it cannot be read."""
    tahun = periode.tahun
    workspace.bahan(tahun)  # says what is missing or does not fit
    unit, read = read_unit(workspace, asked=(periode,))
    places, plan = workspace.places, workspace.plan_of(tahun).isi
    needed = {tahun, tahun - 1, *(earlier_years(plan, tahun) if plan else ())}
    others = {places.realisasi(one) for one in places.years_of("realisasi") if one not in needed}
    aside = {places.name(path) for path in others.union(map(places.periode, places.periods()))}
    refuse_unread(*(one for one in read if one.nama not in aside))
    bahan = bahan_sidik(unit, periode)
    assert bahan  # a year that is judged from files that fit has one
    return bahan


def _answered_for(
    one: Change, tinjauan: Tinjauan, bahan: BahanSidik, pelaku: Pelaku, langkah: Langkah
) -> tuple[dict[str, str], int]:
    """Hash what is submitted or approved, and name the rule of that; raises Refusal where it must not be."""
    persetujuan = tinjauan.persetujuan
    if langkah == "ajukan":
        _refuse_galat(one.workspace, bahan)
        return sidik(replace(bahan, batas=batas_of(persetujuan, one.hari_ini))), VERSI
    if langkah == "setujui":
        check_approver(persetujuan, pelaku)
        submitted = last(persetujuan, "ajukan")
        versi = submitted.versi_sidik if submitted else VERSI
        digests = sidik(bahan, versi)
        check_unchanged(tinjauan, digests)
        return digests, versi
    return {}, 1


def _refuse_incomplete(one: Change, periode: Periode, pelaku: Pelaku) -> None:
    """Say what is empty, late and unproven, and that nobody could approve; nothing where all is there."""
    lacking = what_lacks(one.workspace, periode, one.hari_ini, pelaku.nama).kata
    if lacking:
        way = ("lengkapi dulu, atau ajukan apa adanya: ", act("period_ajukan", periode=periode.kunci, tetap=True))
        meant = (Choice("tetap", isi=True, sebutan="ajukan apa adanya"),)
        raise Refusal(f"{periode.nama} belum lengkap: {daftar(lacking)}", way, choices=meant)


def _refuse_galat(workspace: Workspace, bahan: BahanSidik) -> None:
    """Refuse to submit a year without data, or with mistakes in its files."""
    places, tahun = workspace.places, bahan.tahun
    if bahan.realisasi is None:
        raise Refusal(
            f"belum ada {places.name(places.realisasi(tahun))}, jadi tidak ada yang dapat diajukan",
            workspace.way_to(tahun),
        )
    paths = [places.realisasi(tahun), places.register(tahun), places.rekomendasi(tahun), places.pengaturan]
    paths.append(places.periode(bahan.periode))
    mine = {bahan.outline.berkas, *map(places.name, paths)}
    wrong = tuple(one for one in check(workspace).within(mine).masalah if one.tingkat == "galat")
    if wrong:
        raise Refusal(
            f"ada {len(wrong)} galat di berkas tahun {tahun}, jadi belum dapat diajukan",
            "perbaiki yang disebut di atas, lalu ajukan",
            wrong,
        )


def _nodes(bahan: BahanSidik, said: str) -> Iterator[str]:
    """Name what is meant: a recommendation, or a node with all that stands below it."""
    if said in dict(bahan.rekomendasi):
        yield said
        return
    node = the_node(bahan.outline, said)
    yield from (node.id, *(one.id for one in bahan.outline.below(node)))


def _appended(one: Change, persetujuan: Persetujuan, line: CatatanPeriode) -> Persetujuan:
    """Add a line to the log of a period, which is made where it is missing."""
    periode = persetujuan.periode
    head = HEAD.format("\n".join(f"{key}: {value}" for key, value in periode.isi.items()))
    said = asdict(line)
    append = Append(("log",), written(**said | {"versi_sidik": line.versi_sidik if line.versi_sidik > 1 else None}))
    return one.edit(one.workspace.places.periode(periode), Persetujuan, append, head=head)
