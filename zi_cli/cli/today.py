"""`zi` alone: what this day asks for."""

import typer

from zi_cli import acts
from zi_cli.cli.output import answer
from zi_cli.cli.question import hint, open_year
from zi_cli.render import screens


def today(ctx: typer.Context, format_: str) -> None:
    """Show the headline, what is late and what is due."""
    asked = open_year(ctx, None, None, None, None, format_)
    found = acts.due.due(asked, asked.hari_ini.month)
    answer(
        format_,
        lambda: screens.today.today_screen(found.penilaian, found.tempo),
        lambda: screens.today.today_json(found.penilaian, found.tempo),
    )
    hint(asked)
