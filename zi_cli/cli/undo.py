"""`zi undo`: take back the last change, or one that is named."""

from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.output import answer
from zi_cli.cli.question import open_workspace
from zi_cli.cli.terms import tell, terms
from zi_cli.render import screens

Number = Annotated[
    str | None,
    typer.Argument(metavar="[NOMOR]", help="Nomor perubahan menurut --list; tanpa ini yang terakhir."),
]
AsList = Annotated[bool, typer.Option("--list", help="Daftar perubahan saja, dan mana yang masih dapat diurungkan.")]


def undo(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    number: Number = None,
    *,
    as_list: AsList = False,
    format_: options.Format = "text",
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Urungkan perubahan yang terakhir dicatat, selama berkasnya belum berubah lagi dan periodenya belum diajukan."""
    options.bentuk(format_, "text", "json")
    nomor = options.nomor_perubahan(number)
    if as_list:
        known = acts.undo.history(open_workspace(ctx, folder))
        answer(format_, lambda: screens.undo.history_screen(known), lambda: screens.undo.history_json(known))
        return
    done = acts.undo.undo(terms(ctx, folder, today, dry_run=dry_run), nomor)
    tell(done, lambda: screens.undo.undone_screen(done.hasil), dry_run=dry_run)
