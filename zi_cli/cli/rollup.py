"""`zi rollup`: what many units add up to, who leads and who lags."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.exit_codes import FAULT
from zi_cli.cli.export_parquet import Folders, say_what_is_missing
from zi_cli.cli.extras import need
from zi_cli.cli.options import Format, NoCache, Today, Year
from zi_cli.cli.output import PIPE_WIDTH, answer, json_text, write_file
from zi_cli.cli.waiting import progress

if TYPE_CHECKING:
    from zi_cli.core.rekapitulasi import Rekapitulasi
    from zi_cli.many.rollup import Engine

ENGINES: "tuple[Engine, ...]" = ("duckdb", "spark")

Which = Annotated[str, typer.Option("--engine", metavar="|".join(ENGINES), help="Yang menjawab.")]
Master = Annotated[
    str | None, typer.Option("--master", metavar="URL", help="Klaster Spark, misalnya spark://… atau local[2].")
]
Tables = Annotated[
    str | None,
    typer.Option(
        "--parquet",
        metavar="FOLDER",
        help="Simpan tabelnya di sini; tanpa FOLDER unit: baca tabel yang sudah ada, juga s3://… atau s3a://….",
    ),
]
Output = Annotated[Path | None, typer.Option("-o", metavar="BERKAS", help="Tulis ke berkas ini; tanpa ini ke layar.")]


def rollup(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    folders: Folders = None,
    *,
    year: Year = None,
    which: Which = "duckdb",
    master: Master = None,
    tables: Tables = None,
    format_: Format = "text",
    output: Output = None,
    jobs: options.Jobs = None,
    today: Today = None,
    no_cache: NoCache = False,
) -> None:
    """Rekap banyak unit: capaian gabungan, per program dan indikator, peringkat, sebaran, dan yang tertinggal.

    Persentase gabungan dihitung dari jumlah pembilang dan jumlah penyebut, tidak pernah dari rata-rata persentase.
    """
    chosen, engine = options.bentuk(format_, "text", "json"), _engine(which, master)
    for extra in ({"spark"} if engine == "spark" else set()) | ({"rollup"} if folders or engine == "duckdb" else set()):
        need(extra)
    if folders and tables is not None and "://" in tables:
        message = "tabel dibuat di folder setempat dulu, lalu disalin ke sana dengan alat penyedianya"
        raise typer.BadParameter(message, param_hint="--parquet")
    from zi_cli.acts.effort import Effort
    from zi_cli.acts.rollup import ask_tables, roll_up
    from zi_cli.acts.tables import Asked
    from zi_cli.many.parquet import refuse_among_plans
    from zi_cli.model.periode import Periode

    if output is not None:
        refuse_among_plans(output)
    hari_ini, processes = options.hari_ini(ctx, today), options.jobs(jobs)
    said, kode = options.tahun(None, year), 0
    if not folders and tables is not None:
        rekap = ask_tables(engine, tables, said, master)
    else:
        asked = Asked(Periode(said or hari_ini.year), None, hari_ini)
        with progress("unit") as told:
            rekap, made = roll_up(
                options.folders(ctx, folders),
                asked,
                engine,
                tables=tables,
                master=master,
                effort=Effort(processes, not no_cache, told),
            )
        say_what_is_missing(made)
        kode = FAULT if made.is_faulty else 0
    _tell(rekap, chosen, output)
    raise typer.Exit(kode)


def _engine(which: str, master: str | None) -> "Engine":
    for one in ENGINES:
        if one == which:
            if master is not None and one != "spark":
                message = "hanya berlaku bersama --engine spark"
                raise typer.BadParameter(message, param_hint="--master")
            return one
    message = f"{which} tidak dikenal; pilihannya: {', '.join(ENGINES)}"
    raise typer.BadParameter(message, param_hint="--engine")


def _tell(rekap: "Rekapitulasi", chosen: str, output: Path | None) -> None:
    from zi_cli.render.layout import plain
    from zi_cli.render.screens.rollup import rollup_json, rollup_screen

    if output is None:
        answer(chosen, lambda: rollup_screen(rekap), lambda: rollup_json(rekap))
    elif chosen == "json":
        write_file(output, json_text(rollup_json(rekap), 2) + "\n")
    else:
        write_file(output, plain(rollup_screen(rekap), PIPE_WIDTH))
