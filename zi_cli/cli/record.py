"""`zi record`: one reading of one indikator."""

from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.terms import tell_effect, terms, with_choice
from zi_cli.model.periode import SUSULAN
from zi_cli.render import screens

Value = Annotated[str | None, typer.Argument(metavar="[NILAI]", help="Angka jadi: 66,5 atau 12; untuk kode: labelnya.")]
Semester = Annotated[
    str | None,
    typer.Option(
        "--semester", metavar="1|2", help="Semester realisasi: 1 atau 2.  [wajib, atau --triwulan atau --susulan]"
    ),
]
Triwulan = Annotated[
    str | None,
    typer.Option("--triwulan", metavar="1-4", help="Triwulan realisasi, di tahun yang dilaporkan per triwulan."),
]
Released = Annotated[bool, typer.Option("--susulan", help="Angka setahun yang baru terbit sesudah tahunnya.")]
Above = Annotated[str | None, typer.Option("--pembilang", metavar="A", help="Yang memenuhi.")]
Below = Annotated[str | None, typer.Option("--penyebut", metavar="B", help="Seluruhnya; 0 dari 0 berarti nihil.")]
Label = Annotated[str | None, typer.Option("--kode", metavar="N", help="Label, atau artinya: 1 atau Ya.")]
NotYet = Annotated[bool, typer.Option("--belum-waktunya", help="Memang diukur kemudian.")]
NotApplicable = Annotated[
    str | None, typer.Option("--tidak-berlaku", metavar="ALASAN", help="Tidak berlaku tahun ini, dengan alasannya.")
]
Date = Annotated[str | None, typer.Option("--date", metavar="TANGGAL", help="Tanggal data.")]
Sure = Annotated[bool, typer.Option("--yakin", help="Angkanya memang begitu, walaupun di luar yang biasa.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEKS", help="Keterangan untuk laporan.")]


def record(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: options.Key,
    nilai: Value = None,
    *,
    semester: Semester = None,
    triwulan: Triwulan = None,
    susulan: Released = False,
    pembilang: Above = None,
    penyebut: Below = None,
    kode: Label = None,
    belum_waktunya: NotYet = False,
    tidak_berlaku: NotApplicable = None,
    tanggal: Date = None,
    catatan: Note = None,
    yakin: Sure = False,
    year: options.Year = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Catat realisasi sebuah indikator; yang lama diganti seluruhnya, bukti yang tercatat tetap."""
    from zi_cli.core.recording import Isian

    if susulan and (semester or triwulan):
        raise typer.BadParameter(
            f"pilihan {'--semester' if semester else '--triwulan'} dan --susulan tidak dipakai bersama"
        )
    if not (semester or triwulan or susulan):
        raise typer.BadParameter("pilihan --semester, --triwulan atau --susulan belum disebut")
    isian = Isian(
        nilai,
        options.cacah(pembilang),
        options.cacah(penyebut),
        kode,
        belum_waktunya,
        tidak_berlaku,
        options.tanggal(tanggal),
        catatan,
    )
    done = with_choice(
        acts.record.record,
        butir=key,
        isian=isian,
        bagian=(SUSULAN, 1) if susulan else options.bagian(semester=semester, triwulan=triwulan),
        tahun=options.tahun(None, year),
        yakin=yakin,
        terms=terms(ctx, folder, today, dry_run=dry_run),
    )
    made, judged = done.hasil, done.hasil.tercatat
    screen = screens.recording.reading_screen(judged.sebelum, judged.sesudah, made.butir, made.periode, dry_run=dry_run)
    tell_effect(done, screen, dry_run=dry_run)
