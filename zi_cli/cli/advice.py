"""The recommendations of a unit as other commands show them; most units keep none, so nobody else imports this."""

from datetime import date
from typing import TYPE_CHECKING

from zi_cli.cli import options
from zi_cli.cli.question import Question
from zi_cli.core.followup import Pantauan, due_in, of_year, watch
from zi_cli.core.outline import Outline, jabatan
from zi_cli.files.workspace import Workspace
from zi_cli.model.refusal import Refusal

if TYPE_CHECKING:
    from zi_cli.core.assessment import Penilaian
    from zi_cli.core.position import Posisi
    from zi_cli.model.rekomendasi import DaftarRekomendasi


def of_position(question: Question, posisi: "Posisi") -> tuple[Pantauan, ...]:
    """Give the recommendations that concern a year at a position."""
    return of_year(every_one(question.workspace, posisi.per), posisi.tahun)


def of_status(question: Question, shown: "Penilaian", program: str | None, pj: str | None) -> tuple[Pantauan, ...]:
    """Keep the recommendations about the programs that are shown, and of the post that was asked for."""
    programs = {one.butir.id for one in shown.program}
    ids = {butir.id for butir in shown.outline.every() if butir.program.id in programs}
    found = of_position(question, shown.posisi)
    about = tuple(one for one in found if program is None or not ids.isdisjoint(one.isi.butir))
    return _of_post(about, shown.outline, pj)


def of_month(
    question: Question, penilaian: "Penilaian", bulan: int, pj: str | None, *, hanya_lewat: bool
) -> tuple[Pantauan, ...]:
    """Keep the recommendations that a month asks for, of the post that was asked for."""
    found = of_position(question, penilaian.posisi)
    due = due_in(found, penilaian.posisi.tahun, bulan, hanya_lewat=hanya_lewat)
    return _of_post(due, penilaian.outline, pj)


def _of_post(shown: tuple[Pantauan, ...], whole: Outline, pj: str | None) -> tuple[Pantauan, ...]:
    if pj is None:
        return shown
    post = options.the_one(pj, jabatan(whole), "penanggung jawab")
    return tuple(one for one in shown if one.isi.penanggung_jawab == post)


def every_one(workspace: Workspace, per: date) -> tuple[Pantauan, ...]:
    """Give every recommendation of the unit as it stands on a day; raises Refusal where a file does not fit."""
    return watch(kept(workspace), per)


def kept(workspace: Workspace) -> "list[tuple[str, DaftarRekomendasi]]":
    """Give the recommendations of each year with the name of their file."""
    read = workspace.every("rekomendasi")
    broken = tuple(problem for one in read if one.isi is None for problem in one.masalah)
    if broken:
        raise Refusal(
            "ada berkas rekomendasi yang belum bisa dibaca", "perbaiki yang disebut di atas, lalu ulangi", broken
        )
    return [(one.nama, one.isi) for one in read if one.isi]
