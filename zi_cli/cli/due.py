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
    from zi_cli.acts.due import due as act
    from zi_cli.render.screens.due import due_json, due_screen

    chosen = options.bentuk(format_, "text", "json")
    asked = open_year(ctx, folder, today, tahun, year)
    found = act(asked, options.bulan(month), pj, hanya_lewat=overdue)
    answer(
        chosen,
        lambda: due_screen(found.tempo, found.penilaian, hanya_lewat=overdue, rekomendasi=found.rekomendasi),
        lambda: due_json(found.tempo, found.penilaian, hanya_lewat=overdue, rekomendasi=found.rekomendasi),
    )
    hint(asked, found.penilaian)
