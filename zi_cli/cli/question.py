"""What most questions begin with: which workspace, which year, which day, and the judgement of that."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from zi_cli.cli import options
from zi_cli.model.frozen import frozen

if TYPE_CHECKING:
    from zi_cli.core.assessment import Penilaian
    from zi_cli.core.outline import Outline
    from zi_cli.files.workspace import Workspace
    from zi_cli.model.masalah import Letak


@frozen
class Question:
    """A workspace and the year that is asked about."""

    workspace: "Workspace"
    tahun: int
    hari_ini: date

    def assess(self, semester: int | None = None, per: date | None = None, tahun: int | None = None) -> "Penilaian":
        """Judge the year that is asked about, or another one."""
        from zi_cli.core.assessment import assess  # noqa: PLC0415  help and usage errors need none of it
        from zi_cli.core.position import posisi  # noqa: PLC0415

        year = tahun or self.tahun
        return assess(self.workspace.bahan(year), posisi(year, semester, hari_ini=self.hari_ini, per=per))

    def year_before(self) -> "Penilaian | None":
        """Judge the year before where it has a realisasi file: new year forgets nothing.

        An invented year is not what a real one is compared with.
        """
        earlier = self.tahun - 1
        if earlier not in self.workspace.years() or self.workspace.realisasi(earlier) is None:
            return None
        before, now = self.assess(tahun=earlier), self.workspace.realisasi(self.tahun)
        is_invented = bool(now and now.isi and now.isi.contoh)
        return before if is_invented or not before.contoh else None

    def rival_plans(self, used: str) -> "list[Outline]":
        """Give the other plans that cover the year: a copy that was left there makes every figure doubtful."""
        from zi_cli.core.outline import outline  # noqa: PLC0415

        covering = (one for one in self.workspace.rencana if one.isi and self.tahun in one.isi.periode.tahun)
        return [outline(one.isi, one.nama) for one in covering if one.isi and one.nama != used]

    def lines(self) -> "Callable[[Letak], int]":
        """Give what says on which line of its file a place stands."""
        return lambda letak: self.workspace.sumber(letak.berkas).locate(letak)[0]


def ask(
    ctx: typer.Context, folder: Path | None, today: str | None, argument: str | None, option: str | None
) -> Question:
    """Find the workspace, the day and the year."""
    return question_in(open_workspace(ctx, folder), options.hari_ini(ctx, today), argument, option)


def question_in(workspace: "Workspace", day: date, argument: str | None, option: str | None) -> Question:
    """Choose the year that is asked about in a workspace."""
    said = argument is not None or option is not None
    covered = () if said else workspace.years()
    question = Question(workspace, options.tahun(argument, option, day, covered), day)
    if covered and day.year not in covered:
        from zi_cli.cli.output import say  # noqa: PLC0415

        say(f"tidak ada rencana aksi untuk tahun {day.year}; yang ditampilkan tahun {question.tahun}.")
    return question


def open_workspace(ctx: typer.Context, folder: Path | None) -> "Workspace":
    """Find the workspace from the folder that was named, else from ZI_PLANS, else from here upward."""
    import os  # noqa: PLC0415  already loaded; named where it is used

    from zi_cli.files.workspace import find_workspace  # noqa: PLC0415

    named = folder or options.common(ctx).folder
    return find_workspace(named or Path(), None if named else os.environ.get("ZI_PLANS"))


def hint(question: Question, penilaian: "Penilaian") -> None:
    """Say on standard error what the figures cannot say: no file yet, or files with mistakes in them."""
    from zi_cli.checks.year_rules import findings_of_year  # noqa: PLC0415
    from zi_cli.cli.output import say  # noqa: PLC0415
    from zi_cli.core.unit import recorded  # noqa: PLC0415

    bahan = penilaian.bahan
    if bahan.realisasi is None:
        say(f"belum ada {bahan.berkas_realisasi}, jadi semua indikator belum diisi.")
        say(f"buat dulu berkasnya: zi new-year {question.tahun}")
    looked_at = recorded(bahan, *question.rival_plans(bahan.berkas_rencana))
    wrong = sum(one.tingkat == "galat" for one, _ in findings_of_year(looked_at))
    if wrong:
        say(f"ada {wrong} galat di berkas yang dipakai; angka di atas bisa keliru. Rinciannya: zi check")
