"""`zi status`: how far the plan has come."""

from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.output import answer
from zi_cli.cli.question import hint, open_year
from zi_cli.render import screens

Rinci = Annotated[bool, typer.Option("--rinci", help="Tampilkan semua indikator, bukan hanya yang perlu perhatian.")]


def status(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: options.YearArgument = None,
    *,
    semester: options.Semester = None,
    triwulan: options.Triwulan = None,
    per: options.Per = None,
    program: options.ProgramKey = None,
    pj: options.Post = None,
    rinci: Rinci = False,
    year: options.Year = None,
    format_: options.Format = "text",
    today: options.Today = None,
    folder: options.Folder = None,
    no_cache: options.NoCache = False,  # noqa: ARG001  decided before typer is imported
) -> None:
    """Capaian rencana aksi: angka pokok, tiap program, dan indikator yang perlu perhatian."""
    asked = open_year(ctx, folder, today, tahun, year, format_)
    at = options.bagian(semester=semester, triwulan=triwulan), options.tanggal(per)
    found = acts.status.status(asked, *at, program=program, post=pj)
    detailed = rinci or found.asked is not found.penilaian
    answer(
        format_,
        lambda: screens.status.status_screen(found.asked, rinci=detailed, rekomendasi=found.rekomendasi),
        lambda: screens.status.status_json(found.asked, asked.lines(), found.rekomendasi),
    )
    hint(asked)
