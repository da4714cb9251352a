"""The tidy tables: of one year of a unit, and of many units at once, published whole."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from zi_cli.acts.effort import Effort
from zi_cli.acts.year import OpenYear, galat_in
from zi_cli.core.assessment import Penilaian
from zi_cli.core.position import posisi
from zi_cli.core.tables import Baris, tables, unit_key
from zi_cli.files.evidence import register_of
from zi_cli.files.workspace import Workspace, expect
from zi_cli.many.parquet import Spool, packed, published, under_another_key, write_tables
from zi_cli.many.units import Kesalahan, over_units
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Masalah
from zi_cli.model.periode import SETAHUN, Bagian, Periode
from zi_cli.model.refusal import Refusal

UNIT_DI_SINI = "sebut folder yang memuat unit: FOLDER/…/plans/renaksi_….yaml"


@frozen
class OfUnit:
    """The tables of a year of one unit, the unit's key, and the judgement they are made from."""

    unit: str
    penilaian: Penilaian
    rows: dict[str, list[Baris]]


@frozen
class Asked:
    """What every unit is asked: a year or a part of it, the reading day, and today."""

    periode: Periode
    per: date | None
    hari_ini: date


@dataclass
class Collected:
    """What came of asking every unit."""

    tahun: int
    unit: int = 0
    contoh: int = 0
    bergalat: int = 0
    """Units whose figures may be wrong: `zi check` finds a galat in what they are made from."""
    gagal: list[tuple[str, Masalah]] = field(default_factory=list)
    bernama_sama: list[tuple[str, str]] = field(default_factory=list)
    """Units whose key another one has, with the key they were given."""

    @property
    def is_faulty(self) -> bool:
        """Whether zi itself failed over a unit; that units cannot be read is told, and no failure."""
        return any(isinstance(one, Kesalahan) for _, one in self.gagal)

    def not_asked(self) -> list[dict[str, str]]:
        """Name the units that are not in the tables, each with the reason."""
        return [{"unit": nama, "pesan": one.pesan} for nama, one in self.gagal]


def of_unit(year: OpenYear, bagian: Bagian = SETAHUN, per: date | None = None) -> OfUnit:
    """Judge a year and make its tables; raises Refusal where a file it needs does not fit."""
    penilaian = year.assess(bagian, per)
    unit = unit_key(penilaian.bahan.rencana.unit)
    return OfUnit(unit, penilaian, tables(unit, penilaian, register_of(year.workspace, year.tahun)))


def export(folders: Sequence[Path], output: Path, asked: Asked, effort: Effort) -> Collected:
    """Judge a year of every unit in some folders, and publish the tables; raises Refusal where no unit answers."""
    for folder in folders:
        expect(folder)
        if not folder.is_dir():
            raise Refusal(f"{folder} bukan folder", UNIT_DI_SINI)
    with published(output) as fresh, TemporaryDirectory(prefix="zi-") as aside:
        spool = Spool(Path(aside))
        made = _collected(folders, spool, asked, effort)
        at, gone = posisi(asked.periode, hari_ini=asked.hari_ini, per=asked.per), made.not_asked()
        about = {"tahun": at.tahun, "periode": at.periode.slot, "per": at.per.isoformat(), "gagal": gone}
        write_tables(spool, fresh, about)
    return made


def _collected(folders: Sequence[Path], spool: Spool, asked: Asked, effort: Effort) -> Collected:
    """Ask every unit for its rows."""
    made, keys = Collected(asked.periode.tahun), dict[str, int]()
    answers = over_units(
        folders,
        rows_of,
        (asked.periode, asked.per, asked.hari_ini),
        jobs=effort.jobs,
        cached_as="parquet" if effort.keep else None,
        on_progress=effort.on_progress,
    )
    with closing(answers):
        for nama, answer in answers:
            if isinstance(answer, Masalah):
                made.gagal.append((nama, answer))
                continue
            head, rows = _unpacked(answer)
            key = _free(head["unit"], keys)
            if key != head["unit"]:
                made.bernama_sama.append((nama, key))
                rows = {tabel: under_another_key(data, head["unit"], key) for tabel, data in rows.items()}
            spool.add(rows, head["baris"])
            made.unit += 1
            made.contoh += head["contoh"]
            made.bergalat += head["galat"] > 0
    if not made.unit:
        raise _nothing(folders, made)
    return made


def rows_of(workspace: Workspace, periode: Periode, per: date | None, hari_ini: date) -> bytes:
    """Judge a year of one unit, in whatever process: a line about it, and the rows of each table, packed."""
    made = of_unit(OpenYear(workspace, periode.tahun, hari_ini), periode.bagian, per)
    data = {nama: packed(some) for nama, some in made.rows.items()}
    head = {
        "unit": made.unit,
        "contoh": made.penilaian.contoh,
        "galat": galat_in(made.penilaian.bahan),
        "baris": {nama: len(some) for nama, some in made.rows.items()},
        "ukuran": {nama: len(some) for nama, some in data.items()},
    }
    return json.dumps(head).encode() + b"\n" + b"".join(data.values())


def _unpacked(answer: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Take apart what rows_of gave."""
    line, _, rest = answer.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    data = BytesIO(rest)
    return head, {nama: data.read(size) for nama, size in head["ukuran"].items()}


def _free(key: str, taken: dict[str, int]) -> str:
    """Take the key of a unit, counted up from the last number where another unit has it."""
    free = key
    while free in taken:
        taken[key] += 1
        free = f"{key}-{taken[key]}"
    taken[free] = 1
    return free


def _nothing(folders: Sequence[Path], made: Collected) -> Refusal:
    """Say why there is nothing to publish: the first unit's reason, or that there is no unit."""
    if made.gagal:
        nama, first = made.gagal[0]
        where = folders[0] if nama == "." else nama
        return Refusal(f"tidak satu pun unit dapat dinilai; {where}: {first.pesan}", first.saran)
    return Refusal(f"tidak ada unit di {', '.join(map(str, folders))}", UNIT_DI_SINI)
