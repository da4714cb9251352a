"""`zi done`: one occurrence of one aktivitas, done or cancelled."""

from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.terms import tell_effect, terms, with_choice
from zi_cli.render import screens

On = Annotated[str | None, typer.Option("--on", metavar="TANGGAL", help="Tanggal selesai; biasanya hari ini.")]
Obstacle = Annotated[str | None, typer.Option("--kendala", metavar="TEKS", help="Kendala yang dihadapi.")]
Cancel = Annotated[str | None, typer.Option("--cancel", metavar="ALASAN", help="Dibatalkan, dengan alasannya.")]


def done(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: options.Key,
    *,
    month: options.Month = None,
    on: On = None,
    kendala: Obstacle = None,
    cancel: Cancel = None,
    year: options.Year = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Catat bahwa sebuah aktivitas selesai, atau dibatalkan; bukti yang tercatat tetap."""
    done = with_choice(
        acts.done.done,
        butir=key,
        what=acts.done.Finished(options.tanggal(on), cancel, kendala),
        bulan=options.bulan(month),
        tahun=options.tahun(None, year),
        terms=terms(ctx, folder, today, dry_run=dry_run),
    )
    made, judged = done.hasil, done.hasil.tercatat
    screen = screens.recording.record_screen(judged.sebelum, judged.sesudah, made.butir, made.bulan, dry_run=dry_run)
    tell_effect(done, screen, dry_run=dry_run)
