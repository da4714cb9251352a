"""`zi rollup`: what many units add up to, who leads and who lags."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.export_parquet import Folders
from zi_cli.cli.options import Format, NoCache, Today, Year

if TYPE_CHECKING:
    from zi_cli.cli.export_parquet import Asked, Terkumpul
    from zi_cli.many.rollup import Engine
    from zi_cli.render.screens.rollup import Rekapitulasi

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
    from zi_cli.cli.extras import need  # noqa: PLC0415  --help needs none of it

    chosen, engine = options.bentuk(format_, "text", "json"), _engine(which, master)
    for extra in ({"spark"} if engine == "spark" else set()) | ({"rollup"} if folders or engine == "duckdb" else set()):
        need(extra)
    if folders and tables is not None and "://" in tables:
        message = "tabel dibuat di folder setempat dulu, lalu disalin ke sana dengan alat penyedianya"
        raise typer.BadParameter(message, param_hint="--parquet")
    if output is not None:
        from zi_cli.many.parquet import refuse_among_plans  # noqa: PLC0415  as above

        refuse_among_plans(output)
    hari_ini, processes = options.hari_ini(ctx, today), options.jobs(jobs)
    said = options.tahun(None, year, hari_ini, ())
    if not folders and tables is not None:
        rekap, kode = _asked(engine, master, tables, said if year is not None else None, _gagal(tables)), 0
    else:
        asked = said, None, None, hari_ini
        with _exported(options.folders(ctx, folders), tables, asked, jobs=processes, keep=not no_cache) as (
            place,
            made,
        ):
            failed = [{"unit": nama, "pesan": one.pesan} for nama, one in made.gagal]
            rekap, kode = _asked(engine, master, place, said, failed), made.kode
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


@contextmanager
def _exported(
    folders: list[Path], tables: str | None, asked: "Asked", *, jobs: int | None, keep: bool
) -> "Iterator[tuple[str, Terkumpul]]":
    """Make the tables of the units, in the folder that keeps them or in one that goes again."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415  as above

    from zi_cli.cli.export_parquet import export, say_what_is_missing  # noqa: PLC0415
    from zi_cli.files.interruption import told_plainly  # noqa: PLC0415

    with told_plainly(), TemporaryDirectory(prefix="zi-") as aside:
        place = Path(tables) if tables is not None else Path(aside) / "tabel"
        made = export(folders, place, asked, jobs=jobs, keep=keep)
        say_what_is_missing(made)
        yield str(place), made


def _asked(
    engine: "Engine", master: str | None, tables: str, tahun: int | None, gagal: "list[dict[str, str]]"
) -> "Rekapitulasi":
    """Ask every question over the tables."""
    from zi_cli.many.rollup import answers, opened  # noqa: PLC0415  as above
    from zi_cli.render.screens.rollup import Rekapitulasi  # noqa: PLC0415

    with opened(engine, tables, tahun, master) as (ask, chosen):
        return Rekapitulasi(chosen, answers(ask), gagal)


def _gagal(tables: str) -> "list[dict[str, str]]":
    """Give the units that could not be read when the tables were made, as these say themselves."""
    from zi_cli.many.parquet import not_asked  # noqa: PLC0415  as above

    return [] if "://" in tables else not_asked(Path(tables))


def _tell(rekap: "Rekapitulasi", chosen: str, output: Path | None) -> None:
    from zi_cli.cli.output import PIPE_WIDTH, answer, json_text, write_file  # noqa: PLC0415  as above
    from zi_cli.render.layout import plain  # noqa: PLC0415
    from zi_cli.render.screens.rollup import rollup_json, rollup_screen  # noqa: PLC0415

    if output is None:
        answer(chosen, lambda: rollup_screen(rekap), lambda: rollup_json(rekap))
    elif chosen == "json":
        write_file(output, json_text(rollup_json(rekap), 2) + "\n")
    else:
        write_file(output, plain(rollup_screen(rekap), PIPE_WIDTH))
