"""`zi export csv` and `zi export json`: the year as tidy tables, for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.options import Folder, Per, Semester, Today, Year, YearArgument
from zi_cli.cli.question import Question, ask, hint
from zi_cli.model.frozen import frozen

if TYPE_CHECKING:
    from zi_cli.core.assessment import Penilaian
    from zi_cli.core.tables import Baris, Tabel
    from zi_cli.files.workspace import Workspace


def offered(incomplete: str) -> list[str]:
    """Offer the names of the tables while one is being typed."""
    from zi_cli.core.tables import TABEL  # noqa: PLC0415  only when it is asked for

    return [one.nama for one in TABEL if one.nama.startswith(incomplete)]


Table = Annotated[str | None, typer.Option("--tabel", metavar="NAMA", help="Hanya tabel ini.", autocompletion=offered)]
OutputFolder = Annotated[
    Path | None, typer.Option("-o", metavar="FOLDER", help="Tulis ke folder ini, satu berkas tiap tabel.")
]
OutputFile = Annotated[
    Path | None, typer.Option("-o", metavar="BERKAS", help="Tulis ke berkas ini; tanpa ini ke layar.")
]


@frozen
class Made:
    """The tables of a year, the judgement they are made from, and the question they answer."""

    question: Question
    unit: str
    penilaian: "Penilaian"
    rows: "dict[str, list[Baris]]"


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
    from zi_cli.cli.export_output import show_exact  # noqa: PLC0415  --help needs none of it
    from zi_cli.cli.output import write_file  # noqa: PLC0415
    from zi_cli.core.tables import TABEL  # noqa: PLC0415
    from zi_cli.render.export.as_csv import table_csv  # noqa: PLC0415

    name = options.the_one(tabel, [one.nama for one in TABEL], "tabel") if tabel is not None else None
    if name is None and output is None:
        message = "sebut foldernya dengan -o, misalnya -o tabel, atau satu tabel saja, misalnya --tabel indikator"
        raise typer.BadParameter(message, param_hint="csv")
    made = _made(ask(ctx, folder, today, tahun, year), semester, per)
    chosen = [one for one in TABEL if name in (None, one.nama)]
    if output is None:
        show_exact(table_csv(chosen[0], made.rows[chosen[0].nama]))
    else:
        places = _places(made.question.workspace, output, chosen)
        for one, place in zip(chosen, places, strict=True):
            write_file(place, table_csv(one, made.rows[one.nama]))
    hint(made.question, made.penilaian)


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
    from zi_cli.cli.output import show_json, write_file  # noqa: PLC0415  --help needs none of it
    from zi_cli.render.export.as_json import as_text, tables_json  # noqa: PLC0415

    made = _made(ask(ctx, folder, today, tahun, year), semester, per)
    data = tables_json(made.unit, made.penilaian, made.rows)
    if output is None:
        show_json(data)
    else:
        made.question.workspace.refuse_to_overwrite(output)
        write_file(output, as_text(data))
    hint(made.question, made.penilaian)


def _made(question: Question, semester: str | None, per: str | None) -> Made:
    """Judge the year and make its tables."""
    from zi_cli.core.tables import tables, unit_key  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.evidence import register_of  # noqa: PLC0415

    penilaian = question.assess(options.semester(semester), options.tanggal(per))
    unit = unit_key(penilaian.bahan.rencana.unit)
    return Made(question, unit, penilaian, tables(unit, penilaian, register_of(question.workspace, question.tahun)))


def _places(workspace: "Workspace", folder: Path, chosen: "list[Tabel]") -> list[Path]:
    """Name the files of the tables; all are looked at before the folder is made and the first one is written."""
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415  --help needs none of it

    places = [folder / f"{one.nama}.csv" for one in chosen]
    for place in places:
        workspace.refuse_to_overwrite(place)
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder} bukan folder", "sebut nama folder untuk -o; tiap tabel menjadi satu berkas di sana")
    folder.mkdir(parents=True, exist_ok=True)
    return places
