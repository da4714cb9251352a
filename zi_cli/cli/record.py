"""`zi record`: one reading of one indikator."""

from typing import Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.change import DryRun, change
from zi_cli.cli.options import Folder, Today, Year

Key = Annotated[
    str, typer.Argument(metavar="ID", help="Id, nomor cetak, atau kata dari namanya.", autocompletion=completion.nodes)
]
Value = Annotated[str | None, typer.Argument(metavar="[NILAI]", help="Angka jadi: 66,5 atau 12; untuk kode: labelnya.")]
Semester = Annotated[str, typer.Option("--semester", metavar="1|2", help="Semester bacaan: 1 atau 2.")]
Above = Annotated[str | None, typer.Option("--pembilang", metavar="A", help="Yang memenuhi.")]
Below = Annotated[str | None, typer.Option("--penyebut", metavar="B", help="UnitRecords; 0 dari 0 berarti nihil.")]
Label = Annotated[str | None, typer.Option("--kode", metavar="N", help="Label, atau artinya: 1 atau Ya.")]
NotYet = Annotated[bool, typer.Option("--belum-waktunya", help="Memang diukur kemudian.")]
NotApplicable = Annotated[
    str | None, typer.Option("--tidak-berlaku", metavar="ALASAN", help="Tidak berlaku tahun ini, dengan alasannya.")
]
Date = Annotated[str | None, typer.Option("--tanggal", "--date", metavar="TANGGAL", help="Tanggal data.")]
Note = Annotated[str | None, typer.Option("--catatan", "--note", metavar="TEKS", help="Keterangan untuk laporan.")]


def record(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: Key,
    nilai: Value = None,
    *,
    semester: Semester,
    pembilang: Above = None,
    penyebut: Below = None,
    kode: Label = None,
    belum_waktunya: NotYet = False,
    tidak_berlaku: NotApplicable = None,
    tanggal: Date = None,
    catatan: Note = None,
    year: Year = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Catat bacaan sebuah indikator; yang lama diganti seluruhnya, bukti yang tercatat tetap."""
    from zi_cli.cli.choice import the_indikator  # noqa: PLC0415  --help needs none of it
    from zi_cli.cli.output import say, show  # noqa: PLC0415
    from zi_cli.cli.question import question_in  # noqa: PLC0415
    from zi_cli.cli.recording import record_into, refuse_approved  # noqa: PLC0415
    from zi_cli.core.outline import outline  # noqa: PLC0415
    from zi_cli.core.recording import Isian, check_day, dropped, reading  # noqa: PLC0415
    from zi_cli.render.screens.recording import reading_screen  # noqa: PLC0415
    from zi_cli.yaml.edits import Put  # noqa: PLC0415

    half = options.semester(semester) or 1
    day = options.hari_ini(ctx, today)
    with change(ctx, folder, dry_run=dry_run) as one:
        tahun = question_in(one.workspace, day, None, year).tahun
        bahan = one.workspace.bahan(tahun)
        whole = outline(bahan.rencana, bahan.berkas_rencana)
        butir = the_indikator(whole, key)
        given = Isian(
            None if butir.isi.jenis == "kode" else options.angka(nilai),
            options.cacah(pembilang),
            options.cacah(penyebut),
            (kode or nilai) if butir.isi.jenis == "kode" else kode,
            belum_waktunya,
            tidak_berlaku,
            options.tanggal(tanggal),
            catatan,
        )
        check_day(tahun, half, given, day)
        way = ("indikator", butir.id, f"semester_{half}")
        refuse_approved(one, tahun, half, butir.id, None)
        order = (*(other.id for other in whole.indikator), "semester_1", "semester_2")
        recorded = record_into(one, tahun, day, Put(way, reading(butir, given, bahan.realisasi, half), order))
        left_out = dropped(bahan.realisasi, butir.id, half, given)
    show(reading_screen(recorded.before, recorded.after, butir, half, dry_run=dry_run))
    if left_out:
        say(f"{left_out} bacaan lama tidak ikut; sebut lagi bila masih berlaku.")
    for warning in recorded.peringatan:
        say(warning)
