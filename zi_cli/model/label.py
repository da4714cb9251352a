"""The labels of an indikator's table, written by their number or by their text."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from zi_cli.model import isian
from zi_cli.model.isian import BULAT, TEKS, Beside, angka_bila_boleh, described, quoted, read_beside, read_by, refuse
from zi_cli.model.jenis import JENIS
from zi_cli.model.tanda import rapi


def label_of(table: Mapping[int, str], said: str) -> int | None:
    """Find the label that is meant, by its text or by its number; None where the table has none such."""
    wanted = rapi(said).casefold()
    texts = {rapi(arti).casefold(): label for label, arti in table.items()}
    return texts.get(wanted, next((label for label in table if str(label) == wanted), None))


def listed(table: Mapping[int, str]) -> str:
    """Name every label of a table."""
    return ", ".join(f"{label} ({arti})" for label, arti in table.items())


def _in_table(value: str, table: Mapping[int, str] | None) -> int:
    if table is None:
        return 0
    found = label_of(table, value)
    if found is None:
        from zi_cli.model.ganti import kata_dimaksud, maksud

        ganti = kata_dimaksud(value, tuple(table.values()))
        saran = maksud(ganti) if ganti else f"labelnya {listed(table)}"
        refuse("ZI124", (*quoted(value), " bukan label di tabel kode"), saran, ganti)
    return found


def _target(value: object, info: Beside) -> Fraction:
    table = _table(info)
    if isinstance(value, str) and table != {}:
        return Fraction(_in_table(value, table))
    is_rising = (info.data or {}).get("arah") == "naik"  # of nothing there is no share
    return angka_bila_boleh(value, info, "angka di atas 0" if is_rising else "0 atau lebih")


def _label(value: object, info: Beside) -> int:
    table = _table(info)
    if isinstance(value, str) and table != {}:
        return _in_table(value, table)
    return value if value.__class__ is int else _no_label(value)


def _table(info: Beside) -> Mapping[int, str] | None:
    """Give the table of a record; empty where it has none, or is no indikator of labels, None where it was refused."""
    beside = info.data or {}
    sifat = JENIS.get(beside.get("jenis", ""))
    table: Mapping[int, str] | None = beside.get("kode") if sifat and sifat.berlabel else {}
    return table


def _alone(value: object) -> int | str:
    """Read a label where no table stands beside it."""
    return value if value.__class__ is int or (isinstance(value, str) and value.strip()) else _no_label(value)


def _number_or_label(value: object) -> Fraction | str:
    """Read a target where its indikator does not stand beside it: a number, or the text of a label."""
    return value if isinstance(value, str) and any(map(str.isalpha, value)) else isian.angka(value)


def _no_label(value: object) -> Any:  # noqa: ANN401  it never returns
    pesan = ("di sini harus ada label, yang tertulis ", *described(value))
    return refuse("ZI122", pesan, "tulis nomor atau bunyi label dari tabel kode")


_SHOWN = {"type": "union", "choices": [BULAT, TEKS]}
TARGET = read_beside(_target, {"type": "union", "choices": [isian.ANGKA["json_schema_input_schema"], TEKS]})
LABEL = read_beside(_label, _SHOWN)
ANGKA_ATAU_LABEL = read_by(_number_or_label, TARGET["json_schema_input_schema"])
KODE = read_by(_alone, _SHOWN)
