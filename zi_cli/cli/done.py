"""`zi done`: one occurrence of one aktivitas, done or cancelled."""

from typing import Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.options import Folder, Month, Today, Year
from zi_cli.cli.output import show
from zi_cli.cli.terms import DryRun, tell_difference, terms, warn, with_choice

Key = Annotated[
    str, typer.Argument(metavar="ID", help="Id, nomor cetak, atau kata dari namanya.", autocompletion=completion.nodes)
]
On = Annotated[
    str | None, typer.Option("--on", "--tanggal", metavar="TANGGAL", help="Tanggal selesai; biasanya hari ini.")
]
Obstacle = Annotated[str | None, typer.Option("--kendala", metavar="TEKS", help="Kendala yang dihadapi.")]
Cancel = Annotated[
    str | None, typer.Option("--cancel", "--batal", metavar="ALASAN", help="Dibatalkan, dengan alasannya.")
]


def done(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: Key,
    *,
    month: Month = None,
    on: On = None,
    kendala: Obstacle = None,
    cancel: Cancel = None,
    year: Year = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Catat bahwa sebuah aktivitas selesai, atau dibatalkan; bukti yang tercatat tetap."""
    from zi_cli.acts.done import Finished
    from zi_cli.acts.done import done as act
    from zi_cli.render.screens.recording import record_screen

    given = {
        "what": Finished(options.tanggal(on), cancel, kendala),
        "bulan": options.bulan(month),
        "tahun": options.tahun(None, year),
    }
    done = with_choice(act, terms=terms(ctx, folder, today, dry_run=dry_run), butir=key, **given)
    if dry_run:
        tell_difference(done)
    made = done.hasil
    show(record_screen(made.tercatat.sebelum, made.tercatat.sesudah, made.butir, made.bulan, dry_run=dry_run))
    warn(done)
