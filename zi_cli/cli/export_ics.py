"""`zi export ics`: the year as a calendar, one event for each thing that is due."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.options import Folder, Post, Today, Year, YearArgument
from zi_cli.cli.question import ask, hint

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
    from zi_cli.cli.extras import need  # noqa: PLC0415  --help needs none of it

    need("ics")
    from zi_cli.cli.export_output import show_exact  # noqa: PLC0415
    from zi_cli.cli.output import write_file  # noqa: PLC0415
    from zi_cli.cli.status import narrowed  # noqa: PLC0415
    from zi_cli.core.outline import jabatan  # noqa: PLC0415
    from zi_cli.render.export.as_ics import calendar  # noqa: PLC0415

    asked = ask(ctx, folder, today, tahun, year)
    question = replace(asked, hari_ini=date(asked.tahun + 1, 1, 1))  # a calendar says what is recorded, on any day
    penilaian = question.assess()
    post = options.the_one(pj, jabatan(penilaian.outline), "penanggung jawab") if pj is not None else None
    text = calendar(narrowed(penilaian, None, post), post)
    if output is None:
        show_exact(text)
    else:
        question.workspace.refuse_to_overwrite(output)
        write_file(output, text)
    hint(question, penilaian)
