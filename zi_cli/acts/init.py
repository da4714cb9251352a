"""Beginning the folder of another unit."""

import unicodedata
from pathlib import Path

from zi_cli.acts.check import Checked, check
from zi_cli.files.new_unit import begin_unit, missing, refuse_used
from zi_cli.files.skeleton import Awal, skeleton
from zi_cli.files.workspace import find_workspace
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Field
from zi_cli.model.refusal import Refusal

YEARS = 5
"""So many years a plan covers when nobody says otherwise."""
EARLIEST, LATEST = 1990, 2200
LONGEST = 200


@frozen
class UnitBegun:
    """The files that are written, those that were there and stay, and what the check of the new unit finds."""

    awal: Awal
    ditulis: tuple[str, ...]
    dibiarkan: tuple[str, ...]
    periksa: Checked | None
    """None where nothing was written."""


@frozen
class Named:
    """What the unit is called, as far as it was said."""

    unit: str | None = None
    singkatan: str | None = None
    daerah: str | None = None


def init(folder: Path, names: Named, mulai: int, selesai: int | None = None, *, dry_run: bool = False) -> UnitBegun:
    """Write what a unit begins with into a folder that holds none, and check it.

    Raises Refusal for a folder that is used, for years that run backwards, and for names that are none.
    """
    awal = awal_of(names, years_of(mulai, selesai))
    return begin(folder, awal, skeleton(awal), dry_run=dry_run)


def awal_of(names: Named, years: tuple[int, int]) -> Awal:
    """Put together what is known of a unit; raises Refusal for names that are none."""
    return Awal(*years, *(_name(field, getattr(names, field)) for field in ("unit", "singkatan", "daerah")))


def begin(folder: Path, awal: Awal, texts: dict[str, str], *, dry_run: bool) -> UnitBegun:
    """Write the files of a unit into a folder that holds none, those that are there aside, and check it."""
    refuse_used(folder)
    wanted = tuple(missing(folder, texts))
    kept = tuple(name for name in texts if name not in wanted)
    if dry_run:
        return UnitBegun(awal, wanted, kept, None)
    begin_unit(folder, {name: texts[name] for name in wanted})
    return UnitBegun(awal, wanted, kept, check(find_workspace(folder)))


def years_of(mulai: int, selesai: int | None) -> tuple[int, int]:
    """Give the first and the last year of a plan; five where nobody says how many."""
    selesai = mulai + YEARS - 1 if selesai is None else selesai
    fields = (Field("mulai"), " dan ", Field("sampai"))
    if selesai < mulai:
        raise Refusal(f"periode berakhir ({selesai}) sebelum mulai ({mulai})", ("sebut ", *fields))
    if mulai < EARLIEST or selesai > LATEST:
        raise Refusal(f"periode {mulai}-{selesai} di luar {EARLIEST}-{LATEST}", ("periksa ", *fields))
    return mulai, selesai


def _name(field: str, said: str | None) -> str | None:
    """Take a name that stands on one line; blanks of any width become plain ones."""
    if said is None:
        return None
    name = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in said).strip()
    if not name.isprintable():
        why = (Field(field), " berisi baris baru atau tanda yang tidak terlihat")
        raise Refusal(why, "tulis namanya dalam satu baris")
    if not name or len(name) > LONGEST:
        what = "kosong" if not name else "terlalu panjang"
        raise Refusal((Field(field), f" {what}"), f"tulis nama, paling panjang {LONGEST} huruf")
    return name
