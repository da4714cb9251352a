"""`zi new-year`: the file of a new year, with everything that will be asked for."""

import os
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.change import DryRun, change
from zi_cli.cli.options import Folder

if TYPE_CHECKING:
    from zi_cli.core.assessment import Penilaian
    from zi_cli.files.writing import Session

HELP = "Tahun yang disiapkan, misalnya 2025."
NewYear = Annotated[
    str | None, typer.Argument(metavar="TAHUN", help=HELP, autocompletion=completion.years, show_default=False)
]
NewYearOption = Annotated[
    str | None,
    typer.Option("--year", "--tahun", metavar="TAHUN", help=HELP, autocompletion=completion.years),
]


def new_year(
    ctx: typer.Context,
    tahun: NewYear = None,
    *,
    year: NewYearOption = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:
    """Siapkan berkas realisasi satu tahun: semua indikator dan jatuh tempo, sebagai komentar yang tinggal diisi."""
    from zi_cli.files.blank_year import blank_year  # noqa: PLC0415  --help needs none of it

    chosen = _said(tahun, year)
    with change(ctx, folder, dry_run=dry_run) as one:
        path = one.workspace.places.realisasi(chosen)
        nama = one.workspace.places.name(path)
        _refuse_existing(os.path.lexists(path), nama)
        penilaian = _empty(one, chosen)
        one.put(path, blank_year(penilaian))
    if not dry_run:
        _tell(nama, penilaian)


def _said(tahun: str | None, year: str | None) -> int:
    """Take the year; a file is made for a year that was said, never for one that was guessed."""
    if tahun is None and year is None:
        message = "tahunnya belum disebut, misalnya zi new-year 2025"
        raise typer.BadParameter(message, param_hint="TAHUN")
    return options.tahun(tahun, year, date.max, ())


def _refuse_existing(there: bool, nama: str) -> None:  # noqa: FBT001  the one question it answers
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415  --help needs none of it

    if there:
        raise Refusal(
            f"{nama} sudah ada, tidak ditimpa", "isi berkas itu dengan zi record dan zi done, atau dengan editor"
        )


def _empty(one: "Session", tahun: int) -> "Penilaian":
    """Judge the year before anything is recorded: what is asked for is what can be judged."""
    from zi_cli.core.assessment import assess  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.position import posisi  # noqa: PLC0415

    return assess(one.workspace.bahan(tahun), posisi(tahun, None, hari_ini=date(tahun, 1, 1)))


def _tell(nama: str, penilaian: "Penilaian") -> None:
    from zi_cli.cli.output import show  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.blank_year import asked  # noqa: PLC0415
    from zi_cli.render.layout import Span, line  # noqa: PLC0415

    tahun, diminta, jadwal = penilaian.posisi.tahun, asked(penilaian), penilaian.kejadian
    show(
        [
            line(Span(f"{nama} ditulis", "tebal"), f": {len(diminta)} indikator dan {len(jadwal)} jatuh tempo."),
            line("Berikutnya: isi dengan editor (petunjuknya di awal berkas) atau dengan zi record dan zi done."),
            line(f"Apa yang jatuh tempo bulan ini: zi due --year {tahun}"),
        ]
    )
