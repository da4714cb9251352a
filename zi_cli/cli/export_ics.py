"""`zi export ics`: the year as a calendar, one event for each thing that is due."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli.extras import need
from zi_cli.cli.options import Folder, Post, Today, Year, YearArgument
from zi_cli.cli.output import show_exact, write_file
from zi_cli.cli.question import hint, open_year

Output = Annotated[Path | None, typer.Option("-o", metavar="BERKAS", help="Tulis ke berkas ini; tanpa ini ke layar.")]


def ics(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    year: Year = None,
    pj: Post = None,
    output: Output = None,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Kalender setahun untuk Outlook, Google Calendar atau ponsel: satu acara tiap jatuh tempo, dengan pengingat."""
    need("ics")
    from zi_cli.acts.status import status
    from zi_cli.render.export.as_ics import calendar

    asked = open_year(ctx, folder, today, tahun, year)
    asked = replace(asked, hari_ini=date(asked.tahun + 1, 1, 1))  # a calendar says what is recorded, on any day
    found = status(asked, post=pj)
    text = calendar(found.asked, found.post)
    if output is None:
        show_exact(text)
    else:
        asked.workspace.refuse_to_overwrite(output)
        write_file(output, text)
    hint(asked, found.penilaian)
