"""`zi rollup`: what many units add up to, who leads and who lags."""

from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli import acts, render
from zi_cli.cli import options
from zi_cli.cli.exit_codes import FAULT
from zi_cli.cli.export import Folders, say_what_is_missing
from zi_cli.cli.extras import need
from zi_cli.cli.output import PIPE_WIDTH, answer, write_file
from zi_cli.cli.waiting import progress
from zi_cli.model.periode import Periode
from zi_cli.render import screens

if TYPE_CHECKING:
    from zi_cli.many.rollup import Engine

ENGINES: "tuple[Engine, ...]" = ("duckdb", "spark")

Which = Annotated[str, typer.Option("--engine", metavar="|".join(ENGINES), help="Mesin yang menghitung.")]
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


def rollup(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    folders: Folders = None,
    *,
    year: options.Year = None,
    which: Which = "duckdb",
    master: Master = None,
    tables: Tables = None,
    format_: options.Format = "text",
    output: options.Output = None,
    jobs: options.Jobs = None,
    today: options.Today = None,
    no_cache: options.NoCache = False,
) -> None:
    """Rekap banyak unit: capaian gabungan, per program dan indikator, peringkat, sebaran, dan yang tertinggal.

    Persentase gabungan dihitung dari jumlah pembilang dan jumlah penyebut, tidak pernah dari rata-rata persentase.
    """
    from zi_cli.many.parquet import refuse_among_plans

    chosen, engine = options.bentuk(format_, "text", "json"), _engine(which, master)
    for extra in ({"spark"} if engine == "spark" else set()) | ({"rollup"} if folders or engine == "duckdb" else set()):
        need(extra)
    if folders and tables is not None and "://" in tables:
        raise typer.BadParameter(
            "tabel dibuat di folder setempat dulu, lalu disalin ke sana dengan alat penyedianya", param_hint="--parquet"
        )
    if output is not None:
        refuse_among_plans(output)
    hari_ini, processes = options.hari_ini(ctx, today), options.jobs(jobs)
    said, kode = options.tahun(None, year), 0
    if not folders and tables is not None:
        rekap = acts.rollup.ask_tables(engine, tables, said, master)
    else:
        asked = acts.tables.Asked(Periode(said or hari_ini.year), None, hari_ini)
        chosen_folders = options.folders(ctx, folders)
        with progress("unit") as told:
            effort = acts.effort.Effort(processes, not no_cache, told)
            rekap, made = acts.rollup.roll_up(
                chosen_folders, asked, engine, tables=tables, master=master, effort=effort
            )
        say_what_is_missing(made)
        kode = FAULT if made.is_faulty else 0
    if output is None:
        answer(chosen, lambda: screens.rollup.rollup_screen(rekap), lambda: screens.rollup.rollup_json(rekap))
    elif chosen == "json":
        write_file(output, render.json_text.json_text(screens.rollup.rollup_json(rekap), 2) + "\n")
    else:
        write_file(output, render.layout.plain(screens.rollup.rollup_screen(rekap), PIPE_WIDTH))
    raise typer.Exit(kode)


def _engine(which: str, master: str | None) -> "Engine":
    """Take the engine that was said; a cluster is Spark's alone."""
    known = next((one for one in ENGINES if one == which), None)
    if known is None:
        raise typer.BadParameter(f"{which} tidak dikenal; pilihannya: {', '.join(ENGINES)}", param_hint="--engine")
    if master is not None and known != "spark":
        raise typer.BadParameter("hanya berlaku bersama --engine spark", param_hint="--master")
    return known
