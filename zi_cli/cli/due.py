"""`zi due`: what a month asks for, by responsible post."""

from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.output import answer
from zi_cli.cli.question import hint, open_year
from zi_cli.render import screens

Overdue = Annotated[bool, typer.Option("--overdue", help="Hanya yang lewat.")]


def due(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: options.YearArgument = None,
    *,
    month: options.Month = None,
    year: options.Year = None,
    pj: options.Post = None,
    overdue: Overdue = False,
    format_: options.Format = "text",
    today: options.Today = None,
    folder: options.Folder = None,
    no_cache: options.NoCache = False,  # noqa: ARG001  decided before typer is imported
) -> None:
    """Yang jatuh tempo, sedang berjalan, dan lewat pada suatu bulan, menurut penanggung jawab."""
    asked = open_year(ctx, folder, today, tahun, year, format_)
    found = acts.due.due(asked, options.bulan(month), pj, hanya_lewat=overdue)
    answer(
        format_,
        lambda: screens.due.due_screen(
            found.tempo, found.penilaian, hanya_lewat=overdue, rekomendasi=found.rekomendasi
        ),
        lambda: screens.due.due_json(found.tempo, found.penilaian, hanya_lewat=overdue, rekomendasi=found.rekomendasi),
    )
    hint(asked)
