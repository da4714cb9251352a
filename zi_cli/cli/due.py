"""`zi due`: what a month asks for, by responsible post."""

from typing import Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.options import Folder, Format, Month, NoCache, Post, Today, Year, YearArgument
from zi_cli.cli.output import answer
from zi_cli.cli.question import hint, open_year

Overdue = Annotated[bool, typer.Option("--overdue", help="Hanya yang lewat.")]


def due(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    month: Month = None,
    year: Year = None,
    pj: Post = None,
    overdue: Overdue = False,
    format_: Format = "text",
    today: Today = None,
    folder: Folder = None,
    no_cache: NoCache = False,  # noqa: ARG001  decided before typer is imported
) -> None:
    """Yang jatuh tempo, sedang berjalan, dan lewat pada suatu bulan, menurut penanggung jawab."""
    from zi_cli.core.due import due_in, of_post
    from zi_cli.core.meant import keeper, the_post
    from zi_cli.render.screens.due import due_json, due_screen

    chosen = options.bentuk(format_, "text", "json")
    asked = open_year(ctx, folder, today, tahun, year)
    penilaian = asked.assess()
    bulan = options.bulan(month) or penilaian.posisi.per.month
    post = the_post(penilaian.outline, pj)
    tempo = of_post(due_in(penilaian, bulan, asked.year_before()), keeper(post))
    advice = None
    if asked.workspace.places.years_of("rekomendasi"):
        from zi_cli.acts.followup import of_month

        advice = of_month(asked, penilaian, bulan, post, hanya_lewat=overdue)
    answer(
        chosen,
        lambda: due_screen(tempo, penilaian, hanya_lewat=overdue, rekomendasi=advice),
        lambda: due_json(tempo, penilaian, hanya_lewat=overdue, rekomendasi=advice),
    )
    hint(asked, penilaian)
