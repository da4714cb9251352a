"""`zi` alone: what this day asks for."""

import typer

from zi_cli.cli import options
from zi_cli.cli.question import ask, hint


def today(ctx: typer.Context, format_: str) -> None:
    """Show the headline, what is late and what is due."""
    from zi_cli.cli.output import answer  # noqa: PLC0415  --help and --version need none of it
    from zi_cli.core.due import due_in  # noqa: PLC0415
    from zi_cli.render.screens.today import today_json, today_screen  # noqa: PLC0415

    chosen = options.bentuk(format_, "text", "json")
    question = ask(ctx, None, None, None, None)
    penilaian = question.assess()
    tempo = due_in(penilaian, question.hari_ini.month, question.year_before())
    answer(chosen, lambda: today_screen(penilaian, tempo), lambda: today_json(penilaian, tempo))
    hint(question, penilaian)
