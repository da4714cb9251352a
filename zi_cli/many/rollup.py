"""The questions over many units, asked of Parquet tables by DuckDB here or by Spark on a cluster: the same plain SQL."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal, Protocol

from zi_cli.core.tables import SKEMA_TABEL, TABEL
from zi_cli.files.interruption import told_plainly
from zi_cli.files.unit_folder import absolute
from zi_cli.many.parquet import about, literal, spilling
from zi_cli.model.refusal import Refusal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyspark.sql import SparkSession

FOLDER = Path(__file__).resolve().parent / "sql"
QUESTIONS = ("ringkasan", "program", "indikator", "bacaan", "daerah", "unit", "sebaran")
"""Each is a file of SQL over the tables; what it gives is in order, row by row."""
Engine = Literal["duckdb", "spark"]
Rows = list[dict[str, Any]]

_MEMORY = "384MB"


class Asker(Protocol):
    """An engine that has the tables at hand."""

    def __call__(self, sql: str) -> Rows:
        """Answer a question."""


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
    if engine == "spark":
        with told_plainly(), _spark(master) as session:
            yield _of_spark(session, tables, tahun)
    else:
        with (
            told_plainly(),
            TemporaryDirectory(prefix="zi-") as aside,
            _duckdb(aside, remote=_is_remote(tables)) as connection,
        ):
            yield _of_duckdb(connection, tables, tahun)


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
def _duckdb(aside: str, *, remote: bool) -> "Iterator[DuckDBPyConnection]":
    import duckdb

    settings = {} if remote else spilling(aside)
    with duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": aside, **settings}) as connection:
        yield connection


def _of_duckdb(connection: "DuckDBPyConnection", tables: str, tahun: int | None) -> tuple[Asker, int]:
    import duckdb

    def ask(sql: str) -> Rows:
        try:
            result = connection.execute(sql)
            names = [column[0] for column in result.description or ()]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
        except duckdb.Error as error:
            raise _unread(tables, error) from error

    try:
        for tabel in TABEL:
            place = f"{tables.rstrip('/')}/{tabel.nama}/*.parquet" if _is_remote(tables) else _parts(tables, tabel.nama)
            read = f"read_parquet({literal(place)}, hive_partitioning = false)"  # a folder's name says nothing of units
            connection.execute(f"CREATE VIEW {_every(tabel.nama)} AS FROM {read}")
        chosen = _chosen(ask, tahun)
        for tabel in TABEL:
            connection.execute(f"CREATE VIEW {tabel.nama} AS FROM {_every(tabel.nama)} WHERE tahun = {chosen}")
    except duckdb.Error as error:
        raise _unread(tables, error) from error
    return ask, chosen


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


def _unread(tables: str, error: Exception) -> Refusal:
    return Refusal(
        f"tabel di {tables} tidak terbaca ({_first_line(error)})", "buat lagi tabelnya dengan zi export parquet"
    )


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


@contextmanager
def _spark(master: str | None) -> "Iterator[SparkSession]":
    """Begin a session: of the master that was named, else as spark-submit or its settings say, else on this machine."""
    from pyspark.sql import SparkSession

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
        yield session
    finally:
        session.stop()


def _of_spark(session: "SparkSession", tables: str, tahun: int | None) -> tuple[Asker, int]:
    from pyspark.errors import PySparkException

    def ask(sql: str) -> Rows:
        try:
            return [row.asDict() for row in session.sql(sql).collect()]
        except PySparkException as error:
            raise _unread(tables, error) from error

    try:
        for tabel in TABEL:
            place = tables if _is_remote(tables) else _as_hadoop_names(Path(tables))
            session.read.parquet(f"{place.rstrip('/')}/{tabel.nama}").createOrReplaceTempView(_every(tabel.nama))
        chosen = _chosen(ask, tahun)
        for tabel in TABEL:
            session.table(_every(tabel.nama)).where(f"tahun = {chosen}").createOrReplaceTempView(tabel.nama)
    except PySparkException as error:
        raise _unread(tables, error) from error
    return ask, chosen
