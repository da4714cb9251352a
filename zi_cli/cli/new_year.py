"""`zi new-year`: the file of a new year, with everything that will be asked for."""

from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import completion, options
from zi_cli.cli.terms import tell, terms
from zi_cli.render import screens

HELP = "Tahun yang disiapkan, misalnya 2025."
NewYear = Annotated[
    str | None, typer.Argument(metavar="TAHUN", help=HELP, autocompletion=completion.years, show_default=False)
]
NewYearOption = Annotated[
    str | None,
    typer.Option("--year", metavar="TAHUN", help=HELP, autocompletion=completion.years),
]


def new_year(
    ctx: typer.Context,
    tahun: NewYear = None,
    *,
    year: NewYearOption = None,
    dry_run: options.DryRun = False,
    folder: options.Folder = None,
) -> None:
    """Siapkan berkas realisasi satu tahun: semua indikator dan jatuh tempo, sebagai komentar yang tinggal diisi."""
    chosen = options.tahun(tahun, year)
    if chosen is None:  # a file is made for a year that was said, never for one that was guessed
        raise typer.BadParameter("tahunnya belum disebut, misalnya zi new-year 2025", param_hint="TAHUN")
    done = acts.new_year.new_year(terms(ctx, folder, None, dry_run=dry_run), chosen)
    made, screen = done.hasil, screens.new_unit.year_screen
    tell(done, lambda: screen(made.berkas, made.indikator, made.kejadian, chosen), dry_run=dry_run)
