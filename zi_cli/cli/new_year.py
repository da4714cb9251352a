"""`zi new-year`: the file of a new year, with everything that will be asked for."""

from typing import Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.options import Folder
from zi_cli.cli.terms import DryRun, tell, terms

HELP = "Tahun yang disiapkan, misalnya 2025."
NewYear = Annotated[
    str | None, typer.Argument(metavar="TAHUN", help=HELP, autocompletion=completion.years, show_default=False)
]
NewYearOption = Annotated[
    str | None,
    typer.Option("--year", "--tahun", metavar="TAHUN", help=HELP, autocompletion=completion.years),
]


def new_year(
    ctx: typer.Context,
    tahun: NewYear = None,
    *,
    year: NewYearOption = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:
    """Siapkan berkas realisasi satu tahun: semua indikator dan jatuh tempo, sebagai komentar yang tinggal diisi."""
    from zi_cli.acts.new_year import new_year as act
    from zi_cli.render.screens.new_unit import year_screen

    chosen = options.tahun(tahun, year)
    if chosen is None:  # a file is made for a year that was said, never for one that was guessed
        message = "tahunnya belum disebut, misalnya zi new-year 2025"
        raise typer.BadParameter(message, param_hint="TAHUN")
    done = act(terms(ctx, folder, None, dry_run=dry_run), chosen)
    made = done.hasil
    tell(done, lambda: year_screen(made.berkas, made.indikator, made.kejadian, chosen), dry_run=dry_run)
