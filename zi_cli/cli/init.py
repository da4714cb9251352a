"""`zi init`: a workspace for another unit."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.output import say, show
from zi_cli.render import screens

NewFolder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="Folder untuk unit itu: yang baru, atau yang kosong.")
]
Unit = Annotated[str | None, typer.Option("--unit", metavar="NAMA", help="Nama resmi unit.")]
ShortName = Annotated[str | None, typer.Option("--singkatan", metavar="NAMA", help="Nama pendek unit.")]
Region = Annotated[
    str | None, typer.Option("--daerah", metavar="NAMA", help="Kabupaten, kota, provinsi atau kementeriannya.")
]
First = Annotated[
    str | None, typer.Option("--from", metavar="TAHUN", help="Tahun pertama rencana; biasanya tahun ini.")
]
Last = Annotated[
    str | None,
    typer.Option("--to", metavar="TAHUN", help="Tahun terakhir rencana; biasanya lima tahun seluruhnya."),
]


def init(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    folder: NewFolder,
    *,
    unit: Unit = None,
    singkatan: ShortName = None,
    daerah: Region = None,
    mulai: First = None,
    selesai: Last = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
) -> None:
    """Mulai folder kerja untuk unit lain: kerangka rencana, pengaturan, skema, dan pemeriksaan otomatis."""
    first = options.tahun(None, mulai) or options.hari_ini(ctx, today).year
    named = acts.init.Named(unit, singkatan, daerah)
    made = acts.init.init(folder, named, first, options.tahun(None, selesai), dry_run=dry_run)
    if made.periksa is None:
        show(screens.new_unit.plan_screen(folder, made.ditulis, made.dibiarkan))
        say("belum ada yang ditulis; ulangi tanpa --dry-run untuk menulisnya.")
        return
    show(screens.new_unit.begun_screen(folder, made.ditulis, made.dibiarkan))
    show(screens.new_unit.checked_screen(made.periksa.masalah, len(made.periksa.berkas)))
    show(screens.new_unit.next_screen(folder, made.awal.rencana, made.awal.mulai))
