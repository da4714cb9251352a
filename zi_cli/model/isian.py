"""The kinds of content a key may hold, each with the sentence said when the content does not fit.

A kind is a pydantic-core schema. A refusal carries a code, a sentence and a way out, all in Indonesian.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NoReturn

from zi_cli.model.kalimat import Piece, Words, joined, kutip
from zi_cli.model.refusal import Refusal
from zi_cli.model.schema_record import Schema
from zi_cli.model.waktu import NAMA_BULAN, parse_bulan, parse_waktu

_RIBUAN = r"-?\d{1,3}(\.\d{3})+(,\d+)?"
_NOL_RIBUAN = re.compile(r"-?[1-9]\d{0,2}\.000")
"""What a computer takes for 52 and a person may have meant as 52 thousand."""
_KOMA = r"-?\d+,\d+"
_TANGGAL = re.compile(r"\d{4}-\d{2}-\d{2}")


def refuse(kode: str, pesan: Words, saran: Words) -> NoReturn:
    """Refuse a content with a code, a sentence and a way out."""
    from pydantic_core import PydanticCustomError

    raise PydanticCustomError(kode, "{pesan}", {"pesan": pesan, "saran": saran})


def quoted(value: object) -> tuple[Piece, ...]:
    """Quote a content inside a sentence, shortened."""
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    return kutip(text, 40)


def described(value: object) -> tuple[Piece, ...]:
    """Name the content that was found, as a person would."""
    match value:
        case None:
            return ("kosong",)
        case dict():
            return ("peta (kunci: isi)",)
        case list():
            return ("daftar",)
        case _:
            return quoted(value)


@lru_cache(maxsize=4096)  # the figures of many units are few
def _exact(value: int | Decimal) -> Fraction:
    return Fraction(value)


def _angka(value: object) -> Fraction:
    if value.__class__ is Decimal and _NOL_RIBUAN.fullmatch(text := str(value)):
        bulat = text.removesuffix(".000")
        refuse("ZI122", f"{text} bisa berarti {bulat}000 atau {bulat}", f"tulis {bulat}000 atau {bulat}, tanpa titik")
    if value.__class__ is int or value.__class__ is Decimal:
        return _exact(value)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Fraction(value)
    return refuse("ZI122", ("di sini harus ada angka, yang tertulis ", *described(value)), _saran_angka(value))


def _saran_angka(value: object) -> str:
    text = str(value).strip() if isinstance(value, str) else ""
    bare = text.rstrip("% ")
    if re.fullmatch(_RIBUAN, bare):
        return f"tulis {bare.replace('.', '').replace(',', '.')}, tanpa titik ribuan"
    if re.fullmatch(_KOMA, bare):
        return f"tulis {bare.replace(',', '.')}, dengan titik sebagai tanda desimal"
    if re.fullmatch(r"-?\d+(\.\d+)?", bare):
        return f"tulis {bare} saja, tanpa tanda kutip atau tanda persen"
    if value is None or not text:
        return "isi dengan angka, misalnya 66.5; bila belum ada, hapus barisnya"
    return "tulis angka saja, misalnya 66.5; keterangan lain letakkan di catatan"


def _angka_tak_negatif(value: object) -> Fraction:
    number = _angka(value)
    if number.numerator < 0:
        refuse("ZI127", f"angka ini tidak boleh negatif, yang tertulis {value}", "tulis 0 atau lebih")
    return number


def _cacah(value: object) -> int:
    if value.__class__ is int and value >= 0:
        return value
    number = _angka_tak_negatif(value)
    if number.denominator == 1:
        return int(number)
    whole, is_grouped = str(value).replace(".", ""), re.fullmatch(_RIBUAN, str(value))
    count = "tulis banyaknya dalam bilangan bulat; persentase ditulis di nilai"
    way = f"tulis {whole}, tanpa titik ribuan" if is_grouped else count
    return refuse("ZI122", f"di sini harus ada bilangan bulat, yang tertulis {value}", way)


def _hari(value: object) -> int:
    number = _cacah(value)
    if number > 366:
        refuse("ZI122", f"{number} hari lebih dari setahun", "tulis banyaknya hari, misalnya 0 atau 14")
    return number


def _tanggal(value: object) -> date:
    return _day(value) if isinstance(value, str) else _no_day("", value)


@lru_cache(maxsize=4096)  # a year has few days
def _day(text: str) -> date:
    if _TANGGAL.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return refuse("ZI126", ("tanggal ", *quoted(text), " tidak ada di kalender"), "periksa hari dan bulannya")
    return _no_day(text, text)


def _no_day(text: str, value: object) -> NoReturn:
    from zi_cli.model.ejaan import NoSuchDay, parse_tanggal

    try:
        saran = f"tulis {parse_tanggal(text).isoformat()}, dengan urutan tahun-bulan-hari"
    except NoSuchDay as error:
        refuse("ZI126", joined(error.pesan), joined(error.saran))
    except Refusal:
        saran = "tulis tahun-bulan-hari, misalnya 2024-06-28"
    refuse("ZI126", ("tanggal tidak terbaca: ", *described(value)), saran)


def _of_words(parse: Callable[[str], object]) -> Callable[[object], object]:
    def read(value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            return refuse("ZI125", ("di sini harus ada nama bulan, yang tertulis ", *described(value)), "tulis Januari")
        try:
            return parse(str(value))
        except Refusal as error:
            return refuse("ZI125", joined(error.pesan), joined(error.saran))

    return read


def _read_by(read: Callable[[object], object], shown: Schema) -> Schema:
    """Give the schema of what a function reads; an editor is shown another one for it."""
    return {
        "type": "function-plain",
        "function": {"type": "no-info", "function": read},
        "json_schema_input_schema": shown,
    }


def pilihan(*words: str | int) -> Schema:
    """Give the schema of a content that is one of a few words."""
    return {"type": "literal", "expected": list(words)}


TEKS: Schema = {"type": "str", "coerce_numbers_to_str": True, "min_length": 1}
SLUG: Schema = {
    "type": "str",
    "coerce_numbers_to_str": True,
    "pattern": r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    "max_length": 60,
}
SHA256: Schema = {"type": "str", "pattern": r"^[0-9a-f]{64}$"}
BULAT: Schema = {"type": "int", "strict": True}
TAHUN: Schema = {**BULAT, "ge": 1990, "le": 2200}
BENAR_SALAH: Schema = {"type": "bool", "strict": True}
SKEMA = pilihan(1)
ANGKA_TAK_NEGATIF = _read_by(_angka_tak_negatif, {"type": "float", "ge": 0})
CACAH = _read_by(_cacah, {"type": "int", "ge": 0})
HARI = _read_by(_hari, {"type": "int", "ge": 0, "le": 366})
TANGGAL = _read_by(_tanggal, {"type": "date"})
BULAN = _read_by(_of_words(parse_bulan), pilihan(*NAMA_BULAN))
WAKTU = _read_by(_of_words(parse_waktu), TEKS)


def daftar(item: Schema, *, paling_sedikit: int = 0) -> Schema:
    """Give the schema of a list; in a record it becomes a tuple."""
    return {**_from(paling_sedikit), "type": "tuple", "items_schema": [item], "variadic_item_index": 0}


def peta(key: Schema, item: Schema, *, paling_sedikit: int = 0) -> Schema:
    """Give the schema of a map."""
    return {**_from(paling_sedikit), "type": "dict", "keys_schema": key, "values_schema": item}


def _from(number: int) -> Schema:
    return {"min_length": number} if number else {}
