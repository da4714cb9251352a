"""`zi export`: what zi knows, in the forms other programs read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.exit_codes import FAULT
from zi_cli.cli.extras import need
from zi_cli.cli.help import Command, group
from zi_cli.cli.output import say, show_exact, show_json, write_file
from zi_cli.cli.question import hint, open_year, put_out
from zi_cli.cli.waiting import progress
from zi_cli.model.periode import Periode
from zi_cli.model.refusal import Refusal

if TYPE_CHECKING:
    from zi_cli.files.workspace import Workspace


def offered(incomplete: str) -> list[str]:
    """Offer the names of the tables while one is being typed."""
    from zi_cli.core.tables import TABEL

    return [one.nama for one in TABEL if one.nama.startswith(incomplete)]


Table = Annotated[str | None, typer.Option("--tabel", metavar="NAMA", help="Hanya tabel ini.", autocompletion=offered)]
OutputFolder = Annotated[
    Path | None, typer.Option("-o", metavar="FOLDER", help="Tulis ke folder ini, satu berkas tiap tabel.")
]
Folders = Annotated[
    list[Path] | None, typer.Argument(metavar="[FOLDER…]", help="Folder yang memuat unit; tanpa ini folder sekarang.")
]
Target = Annotated[
    Path, typer.Option("-o", metavar="FOLDER", help="Folder hasil; tiap tabel menjadi satu folder di sana.")
]
SHOWN = 20
"""So many units that could not be read are named one by one."""

app = group("Untuk program lain: kalender kantor, lembar kerja, basis data.")


@app.command(cls=Command, short_help="Kalender: satu acara tiap jatuh tempo.")
def ics(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: options.YearArgument = None,
    *,
    year: options.Year = None,
    pj: options.Post = None,
    output: options.Output = None,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Kalender setahun untuk Outlook, Google Calendar atau ponsel: satu acara tiap jatuh tempo, dengan pengingat."""
    need("ics")
    from zi_cli.render.export.as_ics import calendar

    asked = open_year(ctx, folder, today, tahun, year)
    found = acts.status.whole_year(asked, pj)
    put_out(asked, output, calendar(found.asked, found.post), show_exact)
    hint(asked)


@app.command(cls=Command, short_help="Tabel rapi, satu berkas CSV tiap tabel.")
def csv(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: options.YearArgument = None,
    *,
    tabel: Table = None,
    output: OutputFolder = None,
    semester: options.Semester = None,
    triwulan: options.Triwulan = None,
    per: options.Per = None,
    year: options.Year = None,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Tabel rapi dalam CSV, satu berkas tiap tabel. Tabel dan kolomnya dijelaskan di docs/tabel.md."""
    from zi_cli.core.meant import the_one
    from zi_cli.core.tables import TABEL
    from zi_cli.render.export.as_csv import every_csv

    name = the_one(tabel, [one.nama for one in TABEL], "tabel") if tabel is not None else None
    if name is None and output is None:
        raise typer.BadParameter(
            "sebut foldernya dengan -o, misalnya -o tabel, atau satu tabel saja, misalnya --tabel indikator",
            param_hint="csv",
        )
    asked = open_year(ctx, folder, today, tahun, year)
    made = acts.tables.of_unit(asked, options.bagian(semester=semester, triwulan=triwulan), options.tanggal(per))
    texts = every_csv(made.rows, name)
    if output is None:
        show_exact("".join(texts.values()))  # of one table
    else:
        _write_all(asked.workspace, {output / f"{nama}.csv": text for nama, text in texts.items()}, output)
    hint(asked)


@app.command(cls=Command, short_help="Tabel yang sama dalam satu berkas JSON.")
def json(  # noqa: PLR0913  as above
    ctx: typer.Context,
    tahun: options.YearArgument = None,
    *,
    output: options.Output = None,
    semester: options.Semester = None,
    triwulan: options.Triwulan = None,
    per: options.Per = None,
    year: options.Year = None,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Tabel yang sama dalam satu berkas JSON, beserta daftar kolomnya. Kolomnya dijelaskan di docs/tabel.md."""
    from zi_cli.render.export.as_json import tables_json, tables_text

    asked = open_year(ctx, folder, today, tahun, year)
    made = acts.tables.of_unit(asked, options.bagian(semester=semester, triwulan=triwulan), options.tanggal(per))
    data = tables_json(made.unit, made.penilaian, made.rows)
    put_out(asked, output, tables_text(data), lambda _: show_json(data))
    hint(asked)


@app.command(cls=Command, short_help="Tabel banyak unit dalam Parquet.")
def parquet(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    folders: Folders = None,
    *,
    output: Target = Path("tabel"),
    year: options.Year = None,
    semester: options.Semester = None,
    triwulan: options.Triwulan = None,
    per: options.Per = None,
    jobs: options.Jobs = None,
    today: options.Today = None,
    no_cache: options.NoCache = False,
) -> None:
    """Tabel rapi banyak unit dalam Parquet, untuk basis data dan klaster. Kolomnya dijelaskan di docs/tabel.md."""
    need("rollup")
    hari_ini = options.hari_ini(ctx, today)
    tahun = options.tahun(None, year) or hari_ini.year
    periode = Periode(tahun, *options.bagian(semester=semester, triwulan=triwulan))
    asked = acts.tables.Asked(periode, options.tanggal(per), hari_ini)
    chosen, processes = options.folders(ctx, folders), options.jobs(jobs)
    with progress("unit") as told:
        made = acts.tables.export(chosen, output, asked, acts.effort.Effort(processes, not no_cache, told))
    say_what_is_missing(made)
    say(f"ditulis ke {output}: {made.unit} unit, tahun {tahun}")
    raise typer.Exit(FAULT if made.is_faulty else 0)


def say_what_is_missing(made: "acts.tables.Collected") -> None:
    """Tell on standard error which units are not in the tables, and where figures may be wrong."""
    _say_some([f"{nama} tidak ikut: {masalah.pesan}" for nama, masalah in made.gagal], "tidak ikut")
    same = [f"{nama} bernama sama dengan unit lain; kuncinya menjadi {key}" for nama, key in made.bernama_sama]
    _say_some(same, "bernama sama dengan unit lain")
    if made.bergalat:
        say(f"ada galat di {made.bergalat} unit yang ikut; angkanya bisa keliru. Rinciannya: zi check FOLDER")


def _say_some(sentences: list[str], what: str) -> None:
    """Say the first of many sentences, each about a unit, and count the rest."""
    for one in sentences[:SHOWN]:
        say(one)
    if len(sentences) > SHOWN:
        say(f"dan {len(sentences) - SHOWN} unit lain {what}")


def _write_all(workspace: "Workspace", texts: dict[Path, str], folder: Path) -> None:
    """Write the files of the tables; all are looked at before the folder is made and the first one is written."""
    from zi_cli.files.landing import landing
    from zi_cli.files.safe_write import make_folder

    for place in texts:
        landing(place)
        workspace.refuse_to_overwrite(place)
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder} bukan folder", "sebut nama folder untuk -o; tiap tabel menjadi satu berkas di sana")
    make_folder(folder)
    for place, text in texts.items():
        write_file(place, text)
