"""The program and its commands; each command imports what it needs when it runs."""

import typer

from zi_cli import __version__
from zi_cli.cli.commands import Program
from zi_cli.cli.options import Common, Folder, Format, Today
from zi_cli.cli.today import today as show_today

app = typer.Typer(
    cls=Program,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Rencana aksi Zona Integritas sebagai teks: apa yang jatuh tempo, sejauh mana capaian, dan laporannya.",
)


def _version(value: bool) -> None:  # noqa: FBT001  typer calls it so
    if value:
        typer.echo(f"zi {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    folder: Folder = None,
    today: Today = None,
    format_: Format = "text",
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Tampilkan versi."),  # noqa: ARG001, FBT001, FBT003
) -> None:
    """Rencana aksi Zona Integritas sebagai teks. Tanpa perintah: keadaan hari ini."""
    ctx.obj = Common(folder, today)
    if ctx.invoked_subcommand is None:
        show_today(ctx, format_)
    elif format_ != "text":
        raise typer.BadParameter("ditulis sesudah nama perintah", param_hint="--format")
