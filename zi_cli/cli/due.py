"""`zi due`: what a month asks for, by responsible post."""

from typing import Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.options import Folder, Format, Month, NoCache, Post, Today, Year, YearArgument
from zi_cli.cli.question import ask, hint

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
    from zi_cli.cli.output import answer  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.due import due_in, of_post  # noqa: PLC0415
    from zi_cli.core.outline import jabatan  # noqa: PLC0415
    from zi_cli.model.waktu import parse_bulan  # noqa: PLC0415
    from zi_cli.render.screens.due import due_json, due_screen  # noqa: PLC0415

    chosen = options.bentuk(format_, "text", "json")
    question = ask(ctx, folder, today, tahun, year)
    penilaian = question.assess()
    bulan = parse_bulan(month) if month else penilaian.posisi.per.month
    tempo = due_in(penilaian, bulan, question.year_before())
    if pj:
        tempo = of_post(tempo, options.keeper(options.the_one(pj, jabatan(penilaian.outline), "penanggung jawab")))
    advice = None
    if question.workspace.places.years_of("rekomendasi"):
        from zi_cli.cli.advice import of_month  # noqa: PLC0415  most units keep none

        advice = of_month(question, penilaian, bulan, pj, hanya_lewat=overdue)
    answer(
        chosen,
        lambda: due_screen(tempo, penilaian, hanya_lewat=overdue, rekomendasi=advice),
        lambda: due_json(tempo, penilaian, hanya_lewat=overdue, rekomendasi=advice),
    )
    hint(question, penilaian)
