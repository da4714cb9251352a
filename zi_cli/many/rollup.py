"""The questions over many units, asked of Parquet tables by DuckDB here or by Spark on a cluster: the same plain SQL."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from zi_cli.core.tables import SKEMA_TABEL, TABEL, TabelRapi
from zi_cli.files.interruption import told_plainly
from zi_cli.files.unit_folder import absolute
from zi_cli.many.parquet import SQL, about, literal, spilling
from zi_cli.model.refusal import Refusal

FOLDER = Path(__file__).resolve().parent / "sql"
QUESTIONS = ("ringkasan", "program", "indikator", "bacaan", "daerah", "unit", "sebaran")
"""Each is a file of SQL over the tables; what it gives is in order, row by row."""
DITANYA = ("unit", "indikator", "bacaan", "kejadian", "bukti")
"""The tables the questions read: one that was added later is not in every folder of tables."""
Engine = Literal["duckdb", "spark"]
Rows = list[dict[str, Any]]
Asker = Callable[[str], Rows]
"""An engine that has the tables at hand, and answers a question in SQL."""

_MEMORY = "384MB"
_SPARK = {"teks": "STRING"}
"""What Spark calls a type that DuckDB knows by this name too."""


def question(nama: str) -> str:
    """Give the SQL of a question."""
    return (FOLDER / f"{nama}.sql").read_text(encoding="utf-8")


def answers(ask: Asker, names: Sequence[str] = QUESTIONS) -> dict[str, Rows]:
    """Ask every question."""
    return {nama: ask(question(nama)) for nama in names}


@contextmanager
def opened(engine: Engine, tables: str, tahun: int | None, master: str | None = None) -> Iterator[tuple[Asker, int]]:
    """Open the tables of a folder or an address, narrowed to a year, the latest there is where none is said."""
    if not _is_remote(tables):
        _refuse(Path(tables))
    with told_plainly(), _spark(tables, master) if engine == "spark" else _duckdb(tables) as ask:
        chosen = _chosen(ask, tahun)
        for tabel in (one for one in TABEL if one.nama in DITANYA):
            added = ", ".join(("*", *_added_since(ask, tabel)))
            rows = f"SELECT {added} FROM {_every(tabel.nama)} WHERE tahun = {chosen}"  # noqa: S608  names and a number of zi's own
            ask(f"CREATE OR REPLACE TEMPORARY VIEW {tabel.nama} AS {rows}")
        yield ask, chosen


def _added_since(ask: Asker, tabel: TabelRapi) -> Iterator[str]:
    """Give the columns that an earlier zi did not write yet, without content, where a column may be empty."""
    there = {next(iter(row.values())) for row in ask(f"DESCRIBE {_every(tabel.nama)}")}
    for kolom in tabel.kolom:
        if kolom.kosong and kolom.nama not in there:
            yield f"cast(NULL AS {(SQL | _SPARK)[kolom.jenis]}) AS {kolom.nama}"


def _is_remote(tables: str) -> bool:
    return "://" in tables


def _refuse(folder: Path) -> None:
    said = about(folder)
    if said is None:
        raise Refusal(
            f"{folder} bukan folder tabel",
            "buat dulu dengan: zi export parquet FOLDER… -o FOLDERTABEL, lalu sebut FOLDERTABEL",
        )
    if said["skema"] != SKEMA_TABEL:
        raise Refusal(
            f"tabel di {folder} berskema {said['skema']}, sedangkan zi ini membaca skema {SKEMA_TABEL}",
            "buat lagi tabelnya dengan zi export parquet",
        )


@contextmanager
def _duckdb(tables: str) -> Iterator[Asker]:
    import duckdb

    def ask(sql: str) -> Rows:
        with _reading(tables, duckdb.Error):
            result = connection.execute(sql)
            names = [column[0] for column in result.description or ()]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    with TemporaryDirectory(prefix="zi-") as aside:
        settings = {} if _is_remote(tables) else spilling(aside)
        with duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": aside, **settings}) as connection:
            for nama in DITANYA:
                place = f"{tables.rstrip('/')}/{nama}/*.parquet" if _is_remote(tables) else _parts(tables, nama)
                read = f"read_parquet({literal(place)}, hive_partitioning = false)"  # a folder's name says nothing of units
                ask(f"CREATE VIEW {_every(nama)} AS FROM {read}")
            yield ask


def _as_hadoop_names(folder: Path) -> str:
    """Give the address of a folder as Hadoop reads it: no sign stands for another but those of a pattern."""
    path = os.path.realpath(folder).replace(os.sep, "/")
    return f"file:///{re.sub(r'[][{}*?]', lambda found: chr(92) + found[0], path.lstrip('/'))}"


def _parts(folder: str, tabel: str) -> str:
    return str(Path(escape(str(absolute(Path(folder))))) / tabel / "*.parquet")  # DuckDB takes ~ for somebody's home


def _every(tabel: str) -> str:
    return f"semua_{tabel}"


def _chosen(ask: Asker, tahun: int | None) -> int:
    """Choose the year: the one said, else the latest there is."""
    known = [int(row["tahun"]) for row in ask(f"SELECT DISTINCT tahun FROM {_every('unit')} ORDER BY tahun")]  # noqa: S608  a constant
    if not known:
        raise Refusal("tabel ini tidak memuat satu unit pun", "buat lagi tabelnya dengan zi export parquet")
    if tahun is not None and tahun not in known:
        raise Refusal(f"tabel ini tidak memuat tahun {tahun}", f"tahun yang ada: {', '.join(map(str, known))}")
    return known[-1] if tahun is None else tahun


@contextmanager
def _reading(tables: str, fault: type[Exception]) -> Iterator[None]:
    try:
        yield
    except fault as error:
        raise Refusal(
            f"tabel di {tables} tidak terbaca ({_first_line(error)})", "buat lagi tabelnya dengan zi export parquet"
        ) from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


@contextmanager
def _spark(tables: str, master: str | None) -> Iterator[Asker]:
    """Begin a session: of the master that was named, else as spark-submit or its settings say, else on this machine."""
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    def ask(sql: str) -> Rows:
        with _reading(tables, PySparkException):
            return [row.asDict() for row in session.sql(sql).collect()]

    began = SparkSession.builder.appName("zi rollup").config("spark.ui.showConsoleProgress", "false")
    if master is not None:
        began = began.master(master)
    if master is not None and master.startswith("local"):  # one machine: few partitions, and nobody watches a web page
        began = began.config("spark.sql.shuffle.partitions", "8").config("spark.ui.enabled", "false")
    try:
        session = began.config("spark.sql.session.timeZone", "UTC").getOrCreate()
    except Exception as error:  # whatever a cluster or a missing Java raises
        raise Refusal(
            f"Spark tidak dapat dimulai ({_first_line(error)})", "periksa --master dan Java, atau pakai --engine duckdb"
        ) from error
    session.sparkContext.setLogLevel("ERROR")
    try:
        place = tables if _is_remote(tables) else _as_hadoop_names(Path(tables))
        with _reading(tables, PySparkException):
            for nama in DITANYA:
                read = session.read.parquet(f"{place.rstrip('/')}/{nama}")
                read.createOrReplaceTempView(_every(nama))
        yield ask
    finally:
        session.stop()
