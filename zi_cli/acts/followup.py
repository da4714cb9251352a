"""The recommendations of a unit as they stand on a day; most units keep none."""

from collections.abc import Iterable
from datetime import date

from zi_cli.acts.year import OpenYear
from zi_cli.core.assessment import Penilaian
from zi_cli.core.followup import STATUS, Pantauan, due_in, of_year, watch
from zi_cli.core.jabatan import kunci
from zi_cli.core.meant import post_of, the_word
from zi_cli.core.outline import Outline, outline
from zi_cli.core.position import Posisi
from zi_cli.files.workspace import Workspace, refuse_unread
from zi_cli.model.rekomendasi import DaftarRekomendasi


def asked_for(
    year: OpenYear, *, terbit: int | None, status: str | None, post: str | None, hanya_lewat: bool
) -> tuple[tuple[Pantauan, ...], Outline]:
    """List recommendations by year of issue, status, post and deadline; gives the year's plan too."""
    wanted = the_word(status, STATUS, "status") if status else None
    workspace = year.workspace
    whole = plan_of(workspace, year.tahun)
    shown = every_one(workspace, year.hari_ini)
    known = (*posts(workspace, whole), *(one.penanggung_jawab for one in shown))
    named = post_of(post, known, workspace.setelan) if post else None
    kept = tuple(
        one
        for one in _of_post(shown, named)
        if terbit in (None, one.isi.terbit.year)
        and wanted in (None, one.status)
        and (one.lewat_tenggat or not hanya_lewat)
    )
    return kept, whole


def of_position(year: OpenYear, posisi: Posisi) -> tuple[Pantauan, ...]:
    """Keep the recommendations that concern a year at a position."""
    return of_year(every_one(year.workspace, posisi.per), posisi.tahun)


def of_status(year: OpenYear, shown: Penilaian, program: str | None, post: str | None) -> tuple[Pantauan, ...]:
    """Keep the recommendations about the programs that are shown, and of the post that was asked for."""
    programs = {one.butir.id for one in shown.program}
    ids = {butir.id for butir in shown.outline.every() if butir.program.id in programs}
    found = of_position(year, shown.posisi)
    return _of_post((one for one in found if program is None or not ids.isdisjoint(one.isi.butir)), post)


def of_month(
    year: OpenYear, penilaian: Penilaian, bulan: int, post: str | None, *, hanya_lewat: bool
) -> tuple[Pantauan, ...]:
    """Keep the recommendations that a month asks for, of the post that was asked for."""
    found = of_position(year, penilaian.posisi)
    return _of_post(due_in(found, penilaian.posisi.tahun, bulan, hanya_lewat=hanya_lewat), post)


def _of_post(shown: Iterable[Pantauan], post: str | None) -> tuple[Pantauan, ...]:
    return tuple(one for one in shown if post is None or kunci(one.penanggung_jawab) == kunci(post))


def every_one(workspace: Workspace, per: date) -> tuple[Pantauan, ...]:
    """Say how every recommendation of the unit stands on a day; raises Refusal where a file does not fit."""
    found = kept(workspace)
    return watch(found, per, posts(workspace, *workspace.outlines)) if found else ()


def kept(workspace: Workspace) -> list[tuple[str, DaftarRekomendasi]]:
    """Read the recommendations of each year, with the name of their file."""
    read = workspace.every("rekomendasi")
    refuse_unread(*read, pesan="ada berkas rekomendasi yang belum bisa dibaca")
    return [(one.nama, one.isi) for one in read if one.isi]


def posts(workspace: Workspace, *plans: Outline) -> tuple[str, ...]:
    """Name the posts of plans, and those that somebody holds."""
    return (*(post for whole in plans for post in (*whole.jabatan, *whole.pendukung)), *workspace.setelan.jabatan)


def plan_of(workspace: Workspace, tahun: int) -> Outline:
    """Find the plan of a year, whatever its realisasi looks like; raises Refusal where there is none."""
    rencana = workspace.plan_of(tahun)
    assert rencana.isi  # a plan that covers a year is one that fits
    return outline(rencana.isi, rencana.nama)
