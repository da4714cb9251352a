"""`zi init`: a workspace for another unit."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.document import Answers, MapFile, NoSchedule, Partly, ReportFile, Sheet, WhichTable, ask_first, tell
from zi_cli.cli.output import say, show
from zi_cli.cli.waiting import stages
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


_WITHOUT = "pilihan untuk membaca dokumen hanya bersama --dari BERKAS"
_YEARS = "bersama --dari tidak ada --from dan --to; tahun rencana dibaca dari dokumennya"
Source = Annotated[
    Path | None,
    typer.Option("--dari", metavar="BERKAS", help="Isi rencananya dari dokumen kantor, dibaca seperti oleh zi import."),
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
    dari: Source = None,
    jawab: Answers = None,
    peta: MapFile = None,
    lembar: Sheet = None,
    tabel: WhichTable = None,
    waktu_kosong: NoSchedule = None,
    sebagian: Partly = False,
    laporan: ReportFile = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
) -> None:
    """Mulai folder kerja untuk unit lain: rencana atau kerangkanya, pengaturan, skema, dan pemeriksaan otomatis."""
    years, reading = (mulai, selesai), (jawab, peta, lembar, tabel, waktu_kosong, laporan, sebagian or None)
    wrong = reading if dari is None else years
    if any(one is not None for one in wrong):
        raise typer.BadParameter(_WITHOUT if dari is None else _YEARS, param_hint="--dari")
    if dari is None:
        first = options.tahun(None, mulai) or options.hari_ini(ctx, today).year
        named = acts.init.Named(unit, singkatan, daerah)
        _show(folder, acts.init.init(folder, named, first, options.tahun(None, selesai), dry_run=dry_run))
        return
    number = options.nomor_tabel(tabel)
    asked = acts.impor.Asked(dari, peta, lembar, number, waktu_kosong, jawab, unit, singkatan, daerah)
    with stages() as told:
        made = acts.init_from.read_for(folder, asked, told)
    tell(made, "text", laporan)
    if not dry_run:
        ask_first(made, jawab)
    _show(folder, acts.init_from.init_from(folder, made, sebagian=sebagian, dry_run=dry_run))
    raise typer.Exit(int(made.is_unfinished))


def _show(folder: Path, made: "acts.init.UnitBegun") -> None:
    if made.periksa is None:
        show(screens.new_unit.plan_screen(folder, made.ditulis, made.dibiarkan))
        say("belum ada yang ditulis; ulangi tanpa --dry-run untuk menulisnya.")
        return
    show(screens.new_unit.begun_screen(folder, made.ditulis, made.dibiarkan))
    checked = screens.new_unit.imported_screen if made.awal.dokumen else screens.new_unit.checked_screen
    show(checked(made.periksa.masalah, len(made.periksa.berkas)))
    show(screens.new_unit.next_screen(folder, made.awal.rencana, made.awal.mulai, made.awal.dokumen))
