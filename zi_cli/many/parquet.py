"""The tidy tables of many units as Parquet files.

What a unit says is packed where it was judged, kept on disk as it comes, and written part by part once all units were
asked: memory does not grow with their number, and no process is started beside DuckDB's threads. A folder of tables is
published whole, in the place of an earlier one.
"""

import gzip
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from zi_cli.core.tables import SKEMA_TABEL, TABEL, Baris, JenisKolom, TabelRapi
from zi_cli.files import disk
from zi_cli.files.find_unit import PLANS, holds_plans
from zi_cli.files.interruption import told_plainly
from zi_cli.files.landing import landing
from zi_cli.files.safe_write import make_folder, naming, take_away_empty, temporary, written_whole
from zi_cli.model.refusal import Refusal

KETERANGAN = "zi-tabel.json"
"""The file that says what a folder of tables holds; a folder without it is nobody's to replace."""
UNITS_IN_PART = 2_500
SQL: dict[JenisKolom, str] = {
    "teks": "VARCHAR",
    "bulat": "BIGINT",
    "angka": "DOUBLE",
    "tanggal": "DATE",
    "benar_salah": "BOOLEAN",
}
_SMALL: dict[str, str | int | float | list[str]] = {"threads": 1, "memory_limit": "256MB"}
"""One thread writes the same bytes each time."""
LONGEST_ROW = 2_000_000
"""Bytes; no honest row comes near, and DuckDB sets sixteen times as much aside."""


def packed(rows: Sequence[Baris]) -> bytes:
    """Write rows as CSV, each text in quotes, so that nothing stands for what is not there; compressed."""
    lines = [(",".join([_CELL[one.__class__](one) for one in row]) + "\n").encode("utf-8", "replace") for row in rows]
    if any(len(one) > LONGEST_ROW for one in lines):
        raise Refusal("ada teks yang terlalu panjang untuk satu baris tabel", "pendekkan teks itu di berkas unit ini")
    return gzip.compress(b"".join(lines), 1, mtime=0)


def under_another_key(rows: bytes, own: str, key: str) -> bytes:
    """Put another key of the unit in the place of its own, which stands first in packed rows."""
    begin = _quoted(own)
    lines = [
        _quoted(key) + line.removeprefix(begin) if line.startswith(begin) else line
        for line in gzip.decompress(rows).decode("utf-8").split("\n")
    ]
    return gzip.compress("\n".join(lines).encode(), 1, mtime=0)


@lru_cache(maxsize=4096)  # a unit's key stands in each of its rows, and names come again in many units
def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


_CELL: dict[type, Callable[[Any], str]] = {
    str: _quoted,
    int: int.__repr__,
    float: float.__repr__,
    bool: lambda value: "true" if value else "false",
    date: date.isoformat,
    type(None): lambda _: "",
}


class Spool:
    """The packed rows of all units, on disk; a part holds the rows of so many units."""

    def __init__(self, folder: Path, units_in_part: int = UNITS_IN_PART) -> None:
        self._folder, self._most = folder, units_in_part
        self.units = 0
        self.rows = dict.fromkeys((one.nama for one in TABEL), 0)

    def add(self, rows: Mapping[str, bytes], counts: Mapping[str, int]) -> None:
        """Keep the rows of one unit."""
        part = self.units // self._most + 1
        for nama, data in rows.items():
            self.rows[nama] += counts[nama]
            with self._place(nama, part).open("ab") as file:
                file.write(data)
        self.units += 1

    def parts(self, tabel: TabelRapi) -> Iterator[Path]:
        """Give the parts of a table, in order."""
        count = max(1, -(-self.units // self._most))
        return (self._place(tabel.nama, n) for n in range(1, count + 1))

    def _place(self, nama: str, part: int) -> Path:
        return self._folder / f"{nama}-{part:04}.csv.gz"


def write_tables(spool: Spool, folder: Path, about: Mapping[str, Any]) -> None:
    """Write every table below a folder, NAME/part-0001.parquet and on, and what the folder holds."""
    import duckdb

    with (
        tempfile.TemporaryDirectory(prefix="zi-") as aside,
        duckdb.connect(config={**_SMALL, **spilling(aside)}) as engine,
    ):
        for tabel in TABEL:
            disk.mkdir(folder / tabel.nama)
            for n, rows in enumerate(spool.parts(tabel), 1):
                rows.touch()
                target = folder / tabel.nama / f"part-{n:04}.parquet"
                with _systems_own(target):
                    engine.execute(_copy(tabel, rows, target))
    counted = {one.nama: {"baris": spool.rows[one.nama]} for one in TABEL}
    said = {"skema": SKEMA_TABEL, **about, "unit": spool.units, "tabel": counted}
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    # A folder's name may hold what is not UTF-8; written as \udcff it is still JSON.
    written_whole(folder / KETERANGAN, (text.encode("utf-8", "backslashreplace"),))


@contextmanager
def _systems_own(target: Path) -> Iterator[None]:
    """Let a disk that refuses what DuckDB writes be the system's error that it is: full, broken, not to be written."""
    import duckdb

    try:
        yield
    except duckdb.IOException as error:
        number = re.search(r'"errno":"(\d+)"', str(error))
        if number is None:
            raise
        raise OSError(int(number[1]), os.strerror(int(number[1])), str(target)) from error


def spilling(folder: str) -> dict[str, str]:
    """Give the settings by which DuckDB puts on disk what does not fit, and fetches nothing from anywhere."""
    return {"temp_directory": folder, "autoinstall_known_extensions": "false"}


def _copy(tabel: TabelRapi, rows: Path, target: Path) -> str:
    columns = ", ".join(f"{literal(one.nama)}: {literal(SQL[one.jenis])}" for one in tabel.kolom)
    read = (
        f"read_csv({literal(str(rows))}, auto_detect = false, hive_partitioning = false, header = false, "
        "delim = ',', quote = '\"', escape = '\"', "
        f"nullstr = '', allow_quoted_nulls = false, compression = 'gzip', max_line_size = {LONGEST_ROW}, "
        f"columns = {{{columns}}})"
    )
    marks = f"{{zi_skema_tabel: '{SKEMA_TABEL}', zi_tabel: {literal(tabel.nama)}}}"
    return f"COPY (FROM {read}) TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {marks})"


def literal(text: str) -> str:
    """Write a text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def about(folder: Path) -> dict[str, Any] | None:
    """Give what a folder of tables says it holds; None where it is no such folder."""
    try:
        said = json.loads((folder / KETERANGAN).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and isinstance(said.get("skema"), int) else None


def not_asked(folder: Path) -> list[dict[str, str]]:
    """Give the units that are not in the tables of a folder, with the reason, as far as it says so."""
    said = (about(folder) or {}).get("gagal")
    return [
        {"unit": one["unit"], "pesan": one["pesan"]}
        for one in (said if isinstance(said, list) else ())
        if isinstance(one, dict) and isinstance(one.get("unit"), str) and isinstance(one.get("pesan"), str)
    ]


@contextmanager
def published(target: Path) -> Iterator[Path]:
    """Give a folder to fill that takes the target's place once all went well, and leaves nothing behind otherwise.

    An earlier folder of tables makes room by being renamed: between two renames there is none for a moment.
    """
    place = landing(target)
    _refuse(place, target)
    with (
        told_plainly(),
        _folder_for(place.parent),
        _aside(temporary(place), place) as aside,
    ):
        fresh, former = aside / "baru", aside / "lama"
        disk.mkdir(fresh)
        yield fresh
        _wait_for(fresh)
        if place.exists():
            disk.rename(place, former)
        try:
            disk.rename(fresh, place)
        except BaseException:
            if former.exists():
                disk.rename(former, place)
            raise
        disk.sync_folder(place.parent)


def _wait_for(folder: Path) -> None:
    """Let all that the engine has written last before it takes the place of what was there."""
    for one in (*folder.rglob("*"), folder):
        (disk.sync_folder if one.is_dir() else disk.sync_file)(one)


@contextmanager
def _aside(folder: Path, place: Path) -> Iterator[Path]:
    with naming(place):
        disk.mkdir(folder)
    try:
        yield folder
    finally:
        with suppress(OSError):  # what somebody holds open stays
            disk.remove_tree(folder)


@contextmanager
def _folder_for(folder: Path) -> Iterator[None]:
    """Make a folder and those above it; those that are made go again where what is done there fails."""
    fresh = make_folder(folder)
    try:
        yield
    except BaseException:
        take_away_empty(fresh)
        raise


def refuse_among_plans(said: Path) -> None:
    """Refuse a place for a result that leads, by a link too, to where some unit's own files are."""
    place = landing(said)
    if any(one.name == PLANS and holds_plans(str(one)) for one in (place, *place.parents)):
        raise Refusal(
            f"{said} ada di folder data unit ({PLANS}/), tidak ditulis di sana", "pilih tempat lain untuk hasilnya"
        )


def _refuse(place: Path, said: Path) -> None:
    refuse_among_plans(said)
    if not os.path.lexists(place):
        return
    if not place.is_dir():
        raise Refusal(f"{said} bukan folder", "sebut nama folder untuk -o; tiap tabel menjadi satu folder di sana")
    inside = sorted(place.iterdir())
    foreign = next((name for one in inside for name in _foreign(one)), None)
    if foreign or (inside and about(place) is None):
        raise Refusal(
            f"{said} sudah berisi hal lain{f' ({foreign})' if foreign else ''} dan tidak diganti",
            "sebut folder baru, atau folder yang isinya hanya hasil zi export parquet",
        )


def _foreign(entry: Path) -> Iterator[str]:
    """Name what an export did not write, of one entry of a folder that is to be replaced."""
    is_table = any(entry.name == one.nama for one in TABEL) and entry.is_dir() and not entry.is_symlink()
    if is_table:
        yield from (f"{entry.name}/{one.name}" for one in sorted(entry.iterdir()) if not one.match("part-*.parquet"))
    elif entry.name != KETERANGAN:
        yield entry.name
