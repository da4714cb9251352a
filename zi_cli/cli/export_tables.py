"""`zi export csv` and `zi export json`: the year as tidy tables, for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.options import Folder, Per, Semester, Today, Year, YearArgument
from zi_cli.cli.output import show_exact, show_json, write_file
from zi_cli.cli.question import hint, open_year
from zi_cli.model.refusal import Refusal

if TYPE_CHECKING:
    from zi_cli.core.tables import TabelRapi
    from zi_cli.files.workspace import Workspace


def offered(incomplete: str) -> list[str]:
    """Offer the names of the tables while one is being typed."""
    from zi_cli.core.tables import TABEL

    return [one.nama for one in TABEL if one.nama.startswith(incomplete)]


Table = Annotated[str | None, typer.Option("--tabel", metavar="NAMA", help="Hanya tabel ini.", autocompletion=offered)]
OutputFolder = Annotated[
    Path | None, typer.Option("-o", metavar="FOLDER", help="Tulis ke folder ini, satu berkas tiap tabel.")
]
OutputFile = Annotated[
    Path | None, typer.Option("-o", metavar="BERKAS", help="Tulis ke berkas ini; tanpa ini ke layar.")
]


def csv(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    tabel: Table = None,
    output: OutputFolder = None,
    semester: Semester = None,
    per: Per = None,
    year: Year = None,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Tabel rapi dalam CSV: unit, indikator, bacaan, kejadian dan bukti. Kolomnya dijelaskan di docs/tabel.md."""
    from zi_cli.acts.tables import of_unit
    from zi_cli.core.meant import the_one
    from zi_cli.core.tables import TABEL
    from zi_cli.render.export.as_csv import table_csv

    name = the_one(tabel, [one.nama for one in TABEL], "tabel") if tabel is not None else None
    if name is None and output is None:
        message = "sebut foldernya dengan -o, misalnya -o tabel, atau satu tabel saja, misalnya --tabel indikator"
        raise typer.BadParameter(message, param_hint="csv")
    asked = open_year(ctx, folder, today, tahun, year)
    made = of_unit(asked, options.bagian(semester=semester), options.tanggal(per))
    chosen = [one for one in TABEL if name in (None, one.nama)]
    if output is None:
        show_exact(table_csv(chosen[0], made.rows[chosen[0].nama]))
    else:
        places = _places(asked.workspace, output, chosen)
        for one, place in zip(chosen, places, strict=True):
            write_file(place, table_csv(one, made.rows[one.nama]))
    hint(asked, made.penilaian)


def json(  # noqa: PLR0913  as above
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    output: OutputFile = None,
    semester: Semester = None,
    per: Per = None,
    year: Year = None,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Tabel yang sama dalam satu berkas JSON, beserta daftar kolomnya. Kolomnya dijelaskan di docs/tabel.md."""
    from zi_cli.acts.tables import of_unit
    from zi_cli.render.export.as_json import as_text, tables_json

    asked = open_year(ctx, folder, today, tahun, year)
    made = of_unit(asked, options.bagian(semester=semester), options.tanggal(per))
    data = tables_json(made.unit, made.penilaian, made.rows)
    if output is None:
        show_json(data)
    else:
        asked.workspace.refuse_to_overwrite(output)
        write_file(output, as_text(data))
    hint(asked, made.penilaian)


def _places(workspace: "Workspace", folder: Path, chosen: "list[TabelRapi]") -> list[Path]:
    """Name the files of the tables; all are looked at before the folder is made and the first one is written."""
    places = [folder / f"{one.nama}.csv" for one in chosen]
    for place in places:
        workspace.refuse_to_overwrite(place)
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder} bukan folder", "sebut nama folder untuk -o; tiap tabel menjadi satu berkas di sana")
    folder.mkdir(parents=True, exist_ok=True)
    return places
