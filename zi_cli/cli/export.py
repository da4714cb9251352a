"""`zi export`: what zi knows, in the forms other programs read."""

import typer

from zi_cli.cli.export_ics import ics
from zi_cli.cli.export_parquet import parquet
from zi_cli.cli.export_tables import csv, json
from zi_cli.cli.help import Command, Group

app = typer.Typer(cls=Group, rich_markup_mode=None, invoke_without_command=True)


@app.callback()
def start(ctx: typer.Context) -> None:
    """Untuk program lain: kalender kantor, lembar kerja, basis data."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


for command, nama, short in (
    (ics, "ics", "Kalender: satu acara tiap jatuh tempo."),
    (csv, "csv", "Tabel rapi, satu berkas CSV tiap tabel."),
    (json, "json", "Tabel yang sama dalam satu berkas JSON."),
    (parquet, "parquet", "Tabel banyak unit dalam Parquet."),
):
    app.command(nama, cls=Command, short_help=short)(command)
