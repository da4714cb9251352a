"""`zi export parquet`: the tidy tables of many units, for databases and clusters."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.exit_codes import FAULT
from zi_cli.cli.extras import need
from zi_cli.cli.options import NoCache, Per, Semester, Today, Year
from zi_cli.cli.output import say
from zi_cli.cli.waiting import progress

if TYPE_CHECKING:
    from zi_cli.acts.tables import Collected

Folders = Annotated[
    list[Path] | None, typer.Argument(metavar="[FOLDER…]", help="Folder yang memuat unit; tanpa ini folder sekarang.")
]
Target = Annotated[
    Path, typer.Option("-o", metavar="FOLDER", help="Folder hasil; tiap tabel menjadi satu folder di sana.")
]
SHOWN = 20
"""So many units that could not be read are named one by one."""


def parquet(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    folders: Folders = None,
    *,
    output: Target = Path("tabel"),
    year: Year = None,
    semester: Semester = None,
    per: Per = None,
    jobs: options.Jobs = None,
    today: Today = None,
    no_cache: NoCache = False,
) -> None:
    """Tabel rapi banyak unit dalam Parquet, untuk basis data dan klaster. Kolomnya dijelaskan di docs/tabel.md."""
    need("rollup")
    from zi_cli.acts.effort import Effort
    from zi_cli.acts.tables import Asked, export
    from zi_cli.model.periode import Periode

    hari_ini = options.hari_ini(ctx, today)
    tahun = options.tahun(None, year) or hari_ini.year
    asked = Asked(Periode(tahun, *options.bagian(semester=semester)), options.tanggal(per), hari_ini)
    chosen, processes = options.folders(ctx, folders), options.jobs(jobs)
    with progress("unit") as told:
        made = export(chosen, output, asked, Effort(processes, not no_cache, told))
    say_what_is_missing(made)
    say(f"ditulis ke {output}: {made.unit} unit, tahun {tahun}")
    raise typer.Exit(FAULT if made.is_faulty else 0)


def say_what_is_missing(made: "Collected") -> None:
    """Tell on standard error which units are not in the tables, and where figures may be wrong."""
    for nama, masalah in made.gagal[:SHOWN]:
        say(f"{nama} tidak ikut: {masalah.pesan}")
    if len(made.gagal) > SHOWN:
        say(f"dan {len(made.gagal) - SHOWN} unit lain tidak ikut")
    for nama, key in made.bernama_sama[:SHOWN]:
        say(f"{nama} bernama sama dengan unit lain; kuncinya menjadi {key}")
    if len(made.bernama_sama) > SHOWN:
        say(f"dan {len(made.bernama_sama) - SHOWN} unit lain bernama sama dengan unit lain")
    if made.bergalat:
        say(f"ada galat di {made.bergalat} unit yang ikut; angkanya bisa keliru. Rinciannya: zi check FOLDER")
