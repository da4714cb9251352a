"""`zi status`: how far the plan has come."""

from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.options import Folder, Format, NoCache, Per, Post, ProgramKey, Semester, Today, Year, YearArgument
from zi_cli.cli.output import answer
from zi_cli.cli.question import hint, open_year

if TYPE_CHECKING:
    from zi_cli.core.assessment import Penilaian

Rinci = Annotated[bool, typer.Option("--rinci", help="Tampilkan semua indikator, bukan hanya yang perlu perhatian.")]


def status(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    semester: Semester = None,
    per: Per = None,
    program: ProgramKey = None,
    pj: Post = None,
    rinci: Rinci = False,
    year: Year = None,
    format_: Format = "text",
    today: Today = None,
    folder: Folder = None,
    no_cache: NoCache = False,  # noqa: ARG001  decided before typer is imported
) -> None:
    """Capaian rencana aksi: angka pokok, tiap program, dan indikator yang perlu perhatian."""
    from zi_cli.render.screens.status import status_json, status_screen

    chosen = options.bentuk(format_, "text", "json")
    asked = open_year(ctx, folder, today, tahun, year)
    whole = asked.assess(options.bagian(semester=semester), options.tanggal(per))
    shown, post = narrowed(whole, program, pj)
    detailed = rinci or shown is not whole
    advice = None
    if asked.workspace.places.years_of("rekomendasi"):
        from zi_cli.acts.followup import of_status

        advice = of_status(asked, shown, program, post)
    answer(
        chosen,
        lambda: status_screen(shown, rinci=detailed, rekomendasi=advice),
        lambda: status_json(shown, asked.lines(), advice),
    )
    hint(asked, whole)


def narrowed(whole: "Penilaian", program: str | None, pj: str | None) -> "tuple[Penilaian, str | None]":
    """Keep the program and the post that are asked for; gives the post too."""
    from zi_cli.core.assessment import select
    from zi_cli.core.meant import keeper, the_post, the_program

    if program is None and pj is None:
        return whole, None
    post = the_post(whole.outline, pj)
    return select(whole, keeper(the_program(whole.outline, program)), keeper(post)), post
