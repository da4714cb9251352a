"""`zi done`: one occurrence of one aktivitas, done or cancelled."""

from typing import Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.change import DryRun, change
from zi_cli.cli.options import Folder, Month, Today, Year

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
    from zi_cli.cli.choice import the_aktivitas, the_month  # noqa: PLC0415  --help needs none of it
    from zi_cli.cli.output import say, show  # noqa: PLC0415
    from zi_cli.cli.question import question_in  # noqa: PLC0415
    from zi_cli.cli.recording import record_into, refuse_approved  # noqa: PLC0415
    from zi_cli.core.outline import outline  # noqa: PLC0415
    from zi_cli.core.recording import finished, key_changes, record_of  # noqa: PLC0415
    from zi_cli.model.waktu import parse_bulan  # noqa: PLC0415
    from zi_cli.render.screens.recording import record_screen  # noqa: PLC0415
    from zi_cli.yaml.edits import Append, Put  # noqa: PLC0415

    day = options.hari_ini(ctx, today)
    with change(ctx, folder, dry_run=dry_run) as one:
        tahun = question_in(one.workspace, day, None, year).tahun
        bahan = one.workspace.bahan(tahun)
        whole = outline(bahan.rencana, bahan.berkas_rencana)
        butir = the_aktivitas(whole, key)
        bulan = the_month(butir, parse_bulan(month) if month else None, options.tanggal(on) or day)
        held = bahan.realisasi.aktivitas.get(butir.id, ()) if bahan.realisasi else ()
        at = next((n for n, catatan in enumerate(held) if catatan.bulan == bulan), None)
        selesai = finished(options.tanggal(on), day) if on or cancel is None else None
        before = held[at] if at is not None else None
        isi = record_of(bulan, before, selesai=selesai, batal=cancel, kendala=kendala)
        refuse_approved(one, tahun, 1 if bulan <= 6 else 2, butir.id, bulan)
        way, order = ("aktivitas", butir.id), tuple(other.id for other in whole.aktivitas)
        facts = (
            [Append(way, isi, order)]
            if at is None
            else [Put((*way, at, *key), part) for key, part in key_changes(held[at], isi)]
        )
        recorded = record_into(one, tahun, day, *facts)
    show(record_screen(recorded.before, recorded.after, butir, bulan, dry_run=dry_run))
    for warning in recorded.peringatan:
        say(warning)
