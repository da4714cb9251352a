"""`zi` alone: what this day asks for."""

import typer

from zi_cli.cli import options
from zi_cli.cli.output import answer
from zi_cli.cli.question import hint, open_year


def today(ctx: typer.Context, format_: str) -> None:
    """Show the headline, what is late and what is due."""
    from zi_cli.acts.due import due
    from zi_cli.render.screens.today import today_json, today_screen

    chosen = options.bentuk(format_, "text", "json")
    asked = open_year(ctx, None, None, None, None)
    found = due(asked, asked.hari_ini.month)
    answer(
        chosen,
        lambda: today_screen(found.penilaian, found.tempo),
        lambda: today_json(found.penilaian, found.tempo),
    )
    hint(asked, found.penilaian)
