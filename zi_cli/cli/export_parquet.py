"""`zi export parquet`: the tidy tables of many units, for databases and clusters."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zi_cli.cli import options
from zi_cli.cli.options import NoCache, Per, Semester, Today, Year
from zi_cli.files.workspace import expect
from zi_cli.model.masalah import Masalah
from zi_cli.model.refusal import Refusal

if TYPE_CHECKING:
    from zi_cli.files.workspace import Workspace
    from zi_cli.many.parquet import Spool

Folders = Annotated[
    list[Path] | None, typer.Argument(metavar="[FOLDER…]", help="Folder yang memuat unit; tanpa ini folder sekarang.")
]
Target = Annotated[
    Path, typer.Option("-o", metavar="FOLDER", help="Folder hasil; tiap tabel menjadi satu folder di sana.")
]
SHOWN = 20
"""So many units that could not be read are named one by one."""
UNIT_DI_SINI = "sebut folder yang memuat unit: FOLDER/…/plans/renaksi_….yaml"

Asked = tuple[int, int | None, date | None, date]
"""Year, semester, reading day and today: the same for every unit."""


@dataclass
class Terkumpul:
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
    def kode(self) -> int:
        """The exit code: units that cannot be read are told, and only a fault of zi itself is a failure."""
        from zi_cli.cli.exit_codes import FAULT  # noqa: PLC0415  --help needs none of it
        from zi_cli.many.units import Kesalahan  # noqa: PLC0415

        return FAULT if any(isinstance(one, Kesalahan) for _, one in self.gagal) else 0


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
    from zi_cli.cli.extras import need  # noqa: PLC0415  --help needs none of it
    from zi_cli.cli.output import say  # noqa: PLC0415

    need("rollup")
    hari_ini = options.hari_ini(ctx, today)
    tahun = options.tahun(None, year, hari_ini, ())
    asked = (tahun, options.semester(semester), options.tanggal(per), hari_ini)
    made = export(options.folders(ctx, folders), output, asked, jobs=options.jobs(jobs), keep=not no_cache)
    say_what_is_missing(made)
    say(f"ditulis ke {output}: {made.unit} unit, tahun {tahun}")
    raise typer.Exit(made.kode)


def export(folders: Sequence[Path], output: Path, asked: Asked, *, jobs: int | None, keep: bool) -> Terkumpul:
    """Judge a year of every unit in some folders, and publish the tables; raises Refusal where no unit answers."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415  as above

    from zi_cli.core.position import posisi  # noqa: PLC0415
    from zi_cli.many.parquet import Spool, published, write_tables  # noqa: PLC0415

    tahun, semester, per, hari_ini = asked
    for folder in folders:
        expect(folder)
        if not folder.is_dir():
            raise Refusal(f"{folder} bukan folder", UNIT_DI_SINI)
    with published(output) as fresh, TemporaryDirectory(prefix="zi-") as aside:
        spool = Spool(Path(aside))
        made = collected(folders, spool, asked, jobs=jobs, keep=keep)
        position = posisi(tahun, semester, hari_ini=hari_ini, per=per)
        failed = [{"unit": nama, "pesan": one.pesan} for nama, one in made.gagal]
        about = {"tahun": tahun, "periode": position.periode, "per": position.per.isoformat(), "gagal": failed}
        write_tables(spool, fresh, about)
    return made


def collected(folders: Sequence[Path], spool: "Spool", asked: Asked, *, jobs: int | None, keep: bool) -> Terkumpul:
    """Ask every unit for its rows."""
    from zi_cli.cli.waiting import progress  # noqa: PLC0415
    from zi_cli.many.parquet import under_another_key  # noqa: PLC0415
    from zi_cli.many.units import over_units  # noqa: PLC0415

    made, keys = Terkumpul(asked[0]), dict[str, int]()
    kept = "parquet" if keep else None
    with progress("unit") as told:
        answers = over_units(folders, rows_of, asked, jobs=jobs, cached_as=kept, on_progress=told)
        with closing(answers):
            for nama, answer in answers:
                if isinstance(answer, Masalah):
                    made.gagal.append((nama, answer))
                    continue
                head, rows = unpacked(answer)
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


def rows_of(workspace: "Workspace", tahun: int, semester: int | None, per: date | None, hari_ini: date) -> bytes:
    """Judge a year of one unit: a line about it, and the rows of each table, packed."""
    from zi_cli.checks.year_rules import findings_of_year  # noqa: PLC0415
    from zi_cli.core.assessment import assess  # noqa: PLC0415
    from zi_cli.core.position import posisi  # noqa: PLC0415
    from zi_cli.core.tables import tables, unit_key  # noqa: PLC0415
    from zi_cli.core.unit import UnitRecords  # noqa: PLC0415  as above
    from zi_cli.files.evidence import register_of  # noqa: PLC0415
    from zi_cli.many.parquet import packed  # noqa: PLC0415

    bahan = workspace.bahan(tahun)
    penilaian = assess(bahan, posisi(tahun, semester, hari_ini=hari_ini, per=per))
    recorded = ((bahan.berkas_realisasi, bahan.realisasi),) if bahan.realisasi else ()
    wrong = sum(one.tingkat == "galat" for one, _ in findings_of_year(UnitRecords((penilaian.outline,), recorded)))
    unit = unit_key(bahan.rencana.unit)
    rows = tables(unit, penilaian, register_of(workspace, tahun))
    made = {nama: packed(some) for nama, some in rows.items()}
    counts = {nama: len(some) for nama, some in rows.items()}
    sizes = {nama: len(data) for nama, data in made.items()}
    head = {"unit": unit, "contoh": penilaian.contoh, "galat": wrong, "baris": counts, "ukuran": sizes}
    return json.dumps(head).encode() + b"\n" + b"".join(made.values())


def unpacked(answer: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Take apart what rows_of gave."""
    line, _, rest = answer.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    rows, at = {}, 0
    for nama, size in head["ukuran"].items():
        rows[nama], at = rest[at : at + size], at + size
    return head, rows


def _free(key: str, taken: dict[str, int]) -> str:
    """Give the key of a unit, counted up from the last number where another unit has it, and take it."""
    free = key
    while free in taken:
        taken[key] += 1
        free = f"{key}-{taken[key]}"
    taken[free] = 1
    return free


def _nothing(folders: Sequence[Path], made: Terkumpul) -> Refusal:
    """Say why there is nothing to publish: the first unit's reason, or that there is no unit."""
    if made.gagal:
        nama, first = made.gagal[0]
        where = folders[0] if nama == "." else nama
        return Refusal(f"tidak satu pun unit dapat dinilai; {where}: {first.pesan}", first.saran)
    return Refusal(f"tidak ada unit di {', '.join(map(str, folders))}", UNIT_DI_SINI)


def say_what_is_missing(made: Terkumpul) -> None:
    """Tell on standard error which units are not in the tables, and where figures may be wrong."""
    from zi_cli.cli.output import say  # noqa: PLC0415  as above

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
