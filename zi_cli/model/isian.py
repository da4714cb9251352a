"""The kinds of content a key may hold, each with the sentence said when the content does not fit.

A kind is a pydantic-core schema. A refusal carries a code, a sentence and a way out, all in Indonesian.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, NoReturn, Protocol

from zi_cli.model import waktu
from zi_cli.model.jenis import JENIS
from zi_cli.model.kalimat import Piece, Words, joined, kutip
from zi_cli.model.refusal import Refusal
from zi_cli.model.schema_record import Schema
from zi_cli.model.tanda import rapi
from zi_cli.model.versi import parse_versi
from zi_cli.model.waktu import NAMA_BULAN, parse_bulan, parse_waktu

_RIBUAN = r"[1-9]\d{0,2}(\.\d{3})+"
_MOST_UNKNOWN = 4
"""A text with more unknown words is no schedule that was misspelt."""
_POLOS = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.(?:\d{1,2}|\d{4,9}))?")
"""A number that is read in one way only, once the signs nobody sees are out of it."""
_TIGA_DESIMAL = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
"""What a computer takes for 52 and a bit, and a person may have meant as 52 thousand."""
_CONTOH_VERSI = "misalnya '>=0.3', dengan tanda kutip"
_TANGGAL = re.compile(r"\d{4}-\d{2}-\d{2}")


class Beside(Protocol):
    """What a record says in the keys that are declared before the one that is read; None for a content alone.

    A key that was refused is missing in it: what depends on that key is then not judged, for the mistake is said once.
    """

    data: dict[str, Any] | None


def refuse(kode: str, pesan: Words, saran: Words, ganti: tuple[str, ...] = ()) -> NoReturn:
    """Refuse a content with a code, a sentence and a way out, and with what may be written instead."""
    from pydantic_core import PydanticCustomError

    raise PydanticCustomError(kode, "{pesan}", {"pesan": pesan, "saran": saran, "ganti": ganti})


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


class Bertitik(Fraction):
    """A number that was written with three decimals: its point may have been meant as that of thousands."""

    __slots__ = ()


def _any_number(_: str) -> bool:
    return True


def _not_negative(text: str) -> bool:
    return not text.startswith("-") or Fraction(text) == 0


def _whole(text: str) -> bool:
    return _not_negative(text) and Fraction(text).denominator == 1


def angka(value: object, accepts: Callable[[str], bool] = _any_number) -> Fraction:
    """Read a number, exactly; `accepts` says which other ones may be advised."""
    if value.__class__ is Decimal and _TIGA_DESIMAL.fullmatch(text := str(value)):
        bulat, _, desimal = text.partition(".")
        if desimal != "000":
            return Bertitik(value)
        pesan = f"{text} bisa berarti {bulat}000 atau {bulat}"
        refuse("ZI122", pesan, f"tulis {bulat}000 atau {bulat}, tanpa titik", (f"{bulat}000", bulat))
    if value.__class__ is int or value.__class__ is Decimal:
        return _exact(value)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, str) and not value.isascii() and _POLOS.fullmatch(seen := rapi(value[:60])):
        return Fraction(seen)
    return _no_number(value, accepts)


def _no_number(value: object, accepts: Callable[[str], bool]) -> NoReturn:
    from zi_cli.model.ganti import angka_dimaksud, cara_angka, is_kept

    pesan = ("di sini harus ada angka, yang tertulis ", *described(value))
    meant = angka_dimaksud(value, lambda text: is_kept(text) and accepts(text))
    if meant:
        refuse("ZI122", pesan, cara_angka(str(value), meant), meant)
    if value is None or (isinstance(value, str) and not value.strip()):
        refuse("ZI122", pesan, "isi dengan angkanya; bila belum ada, hapus barisnya")
    if accepts is _whole:
        refuse("ZI122", pesan, "tulis banyaknya dalam bilangan bulat, misalnya 38; keterangan lain letakkan di catatan")
    refuse("ZI122", pesan, "tulis angka saja, misalnya 66.5; keterangan lain letakkan di catatan")


def _angka_tak_negatif(
    value: object, accepts: Callable[[str], bool] = _not_negative, saran: str = "tulis 0 atau lebih"
) -> Fraction:
    number = angka(value, accepts)
    if number.numerator < 0:
        refuse("ZI127", f"angka ini tidak boleh negatif, yang tertulis {value}", saran)
    return number


def _jabatan(value: object) -> str | tuple[str, ...]:
    """Read a post, or a list of posts; a list of one says what a text says."""
    if isinstance(value, list):
        posts = tuple(_post(one) for one in value) or refuse(
            "ZI134", "daftar ini belum berisi", "isi paling sedikit satu"
        )
        return posts if len(posts) > 1 else posts[0]
    return _post(value)


def _post(value: object) -> str:
    if isinstance(value, str) and value:
        return value
    if value is None:
        return refuse("ZI134", "kunci ini belum berisi", "isi nilainya, atau hapus barisnya bila memang belum ada")
    if value == "":
        return refuse("ZI134", "teks ini kosong", "isi teksnya, atau hapus barisnya bila memang belum ada")
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return str(value)
    pesan = ("di sini harus ada nama jabatan, yang tertulis ", *described(value))
    return refuse("ZI123", pesan, "tulis satu jabatan, atau daftarnya: [Sekretaris, Kepala Bidang]")


def _bobot(value: object) -> Fraction:
    number = angka(value)
    if isinstance(number, Bertitik):
        both = (str(value).replace(".", ""), str(value).rstrip("0"))
        refuse(
            "ZI145",
            f"bobot {value} bisa berarti {both[0]} atau {both[1]}",
            f"tulis {both[0]} bila titiknya titik ribuan, atau {both[1]} bila titik desimal",
            both,
        )
    if number <= 0:
        pesan = f"bobot harus lebih dari 0, yang tertulis {value}"
        refuse("ZI145", pesan, "tulis bobot seperti di dokumen; bila tidak ada, hapus barisnya")
    return number


def _rupiah(value: object) -> int:
    if value.__class__ is int and value >= 0:
        return value
    from zi_cli.model.ganti import rupiah_dimaksud

    pesan = ("anggaran ditulis dalam rupiah bulat, 0 atau lebih, yang tertulis ", *described(value))
    meant = rupiah_dimaksud(value)
    if meant and isinstance(value, str) and not value.isascii() and rapi(value[:60]) == meant:
        return int(meant)  # only signs nobody sees stood beside the digits
    if meant:
        refuse("ZI146", pesan, f"tulis {meant}, tanpa titik dan tanpa Rp", (meant,))
    refuse("ZI146", pesan, "tulis rupiahnya dengan angka saja, misalnya 12500000; bila belum ada, hapus barisnya")


def angka_bila_boleh(value: object, info: Beside, paling_kecil: str = "0 atau lebih") -> Fraction:
    """Read a number, one below zero only where the record says that it may be."""
    beside: Mapping[str, Any] = {"boleh_negatif": False} if info.data is None else info.data
    if beside.get("boleh_negatif", True):
        return angka(value)
    sifat = JENIS.get(beside.get("jenis", ""))
    more = "; bila memang dapat di bawah nol, tulis dulu boleh_negatif: true" if sifat and sifat.di_bawah_nol else ""
    return _angka_tak_negatif(value, saran=f"tulis {paling_kecil}{more}")


def _skala(value: object, info: Beside) -> tuple[Fraction, Fraction]:
    ends = [angka_bila_boleh(one, info) for one in value] if isinstance(value, list) else []
    if len(ends) != 2 or ends[0] >= ends[1]:
        pesan = ("skala berisi nilai terendah dan tertinggi, yang tertulis ", *described(value))
        return refuse("ZI135", pesan, "tulis dua angka, yang terendah dulu: skala: [1, 4]")
    return ends[0], ends[1]


def _cacah(value: object) -> int:
    if value.__class__ is int and value >= 0:
        return value
    number = _angka_tak_negatif(value, _whole)
    if number.denominator == 1:
        return int(number)
    whole, is_grouped = str(value).replace(".", ""), re.fullmatch(_RIBUAN, str(value))
    pesan = f"di sini harus ada bilangan bulat, yang tertulis {value}"
    if is_grouped:  # a count has no decimals: thousands are the one reading
        refuse("ZI122", pesan, f"tulis {whole}, tanpa titik ribuan", (whole,))
    return refuse("ZI122", pesan, "tulis banyaknya dalam bilangan bulat; persentase ditulis di nilai")


def _triwulan_di_tengah(value: object) -> int:
    if value.__class__ is int and 1 <= value <= 3:
        return value
    pesan = ("target di tengah tahun milik triwulan 1, 2 atau 3, yang tertulis ", *described(value))
    return refuse("ZI127", pesan, "target triwulan 4 adalah target tahunnya, ditulis di target")


def _hari(value: object) -> int:
    number = _cacah(value)
    if number > 366:
        refuse("ZI122", f"{number} hari lebih dari setahun", "tulis banyaknya hari, misalnya 0 atau 14")
    return number


def _versi(value: object) -> str:
    text = value if isinstance(value, str) else ""
    if parse_versi(text) is None:
        meant = f">={str(value)[:20]}"
        ganti = (f"'{meant}'",) if parse_versi(meant) else ()
        pesan = ("di sini harus ada versi zi terendah, yang tertulis ", *described(value))
        refuse("ZI124", pesan, f"tulis {ganti[0] if ganti else _CONTOH_VERSI}", ganti)
    return text


def _tanggal(value: object) -> date:
    if isinstance(value, int) and not isinstance(value, bool):
        return _no_day(str(value), value)
    return _day(value) if isinstance(value, str) else _no_day("", value)


@lru_cache(maxsize=4096)  # a year has few days
def _day(text: str) -> date:
    if _TANGGAL.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    return _no_day(text, text)


def _no_day(text: str, value: object) -> NoReturn:
    from zi_cli.model.ejaan import NoSuchDay, hari_dimaksud, parse_tanggal

    try:
        meant = hari_dimaksud(text)
        sure = len(meant) == 1
    except NoSuchDay as error:
        refuse("ZI126", joined(error.pesan), joined(error.saran), error.meant)
    except Refusal:
        meant = tuple(parse_tanggal(one).isoformat() for one in _words_meant(text, parse_tanggal))
        sure = False
    if sure:
        saran = f"tulis {meant[0]}, dengan urutan tahun-bulan-hari"
    else:
        days = f"maksud Anda {' atau '.join(meant)}?"
        saran = days if meant else "tulis tahun, bulan, lalu hari, misalnya 2024-06-28"
    refuse("ZI126", ("tanggal tidak terbaca: ", *described(value)), saran, meant)


def _of_words(parse: Callable[[str], object]) -> Callable[[object], object]:
    def read(value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            pesan = ("di sini harus ada nama bulan, yang tertulis ", *described(value))
            return refuse("ZI125", pesan, "tulis nama bulannya, misalnya Januari")
        try:
            return parse(str(value))
        except Refusal as error:
            meant = _words_meant(str(value), parse) or (_months_in(str(value)) if parse is parse_bulan else ())
            saran = joined(error.saran)
            if meant:
                saran = f"maksud Anda {' atau '.join(meant)}?"
            elif isinstance(error, waktu.UnknownMonth):  # one word mended would leave the text as unread as before
                saran = "tulis bulan, daftar bulan, atau rentang, misalnya Juni dan Desember, atau Januari-Maret"
            return refuse("ZI125", joined(error.pesan), saran, meant)

    return read


def _words_meant(text: str, parse: Callable[[str], object]) -> tuple[str, ...]:
    """Give the whole text again with the fewest unknown words replaced, in every way that is then read."""
    from itertools import product

    from zi_cli.model.ganti import bulan_dimaksud, two_months

    pieces = re.split(r"([^\W\d_]+)", text[:200])
    options: list[tuple[str, ...]] = []
    for piece in pieces:
        both = two_months(piece, waktu.BULAN)
        known = piece.casefold() in waktu.BULAN
        names = [] if known else [NAMA_BULAN[month - 1] for month in both or bulan_dimaksud(piece, waktu.BULAN)]
        options.append((piece, *((sign.join(names) for sign in ("-", " dan ")) if both else names)))
    if sum(len(one) > 1 for one in options) > _MOST_UNKNOWN:
        return ()
    by_changes: dict[int, list[str]] = {}
    for mended in product(*options):
        instead = "".join(mended)
        with suppress(Refusal):
            parse(instead)
            by_changes.setdefault(sum(map(str.__ne__, mended, pieces)), []).append(instead)
    return tuple(by_changes[min(by_changes)]) if by_changes else ()


def _months_in(text: str) -> tuple[str, ...]:
    """Give the months that a text for one month names beside a day or a year, or beside one another."""
    from zi_cli.model.ganti import two_months

    found: list[int] = []
    for word in re.findall(r"[^\W\d_]+", rapi(text[:60])):
        months = (waktu.BULAN[word.casefold()],) if word.casefold() in waktu.BULAN else two_months(word, waktu.BULAN)
        if not months:
            return ()
        found += months
    return tuple(dict.fromkeys(NAMA_BULAN[one - 1] for one in found))


def read_by(read: Callable[[object], object], shown: Schema) -> Schema:
    """Give the schema of what a function reads; an editor is shown another one for it."""
    return _shown({"type": "no-info", "function": read}, shown)


def read_beside(read: Callable[[object, Beside], object], shown: Schema) -> Schema:
    """Give the schema of what a function reads by what the record says in the keys declared before it."""
    return _shown({"type": "with-info", "function": read}, shown)


def _shown(function: Schema, shown: Schema) -> Schema:
    return {"type": "function-plain", "function": function, "json_schema_input_schema": shown}


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
LKE: Schema = {"type": "int", "strict": True, "ge": 1, "le": 127}
SHA256: Schema = {"type": "str", "pattern": r"^[0-9a-f]{64}$"}
BULAT: Schema = {"type": "int", "strict": True}
TAHUN: Schema = {**BULAT, "ge": 1990, "le": 2200}
BENAR_SALAH: Schema = {"type": "bool", "strict": True}
SKEMA = pilihan(1)
ANGKA_TAK_NEGATIF = read_by(_angka_tak_negatif, {"type": "float", "ge": 0})
ANGKA = read_by(angka, {"type": "float"})
ANGKA_BILA_BOLEH = read_beside(angka_bila_boleh, {"type": "float"})
SKALA = read_beside(_skala, {"type": "list", "items_schema": {"type": "float"}, "min_length": 2, "max_length": 2})
BOBOT = read_by(_bobot, {"type": "float", "gt": 0})
RUPIAH = read_by(_rupiah, {"type": "int", "ge": 0})
TRIWULAN_DI_TENGAH = read_by(_triwulan_di_tengah, {"type": "int", "ge": 1, "le": 3})
CACAH = read_by(_cacah, {"type": "int", "ge": 0})
HARI = read_by(_hari, {"type": "int", "ge": 0, "le": 366})
VERSI = read_by(_versi, TEKS)
TANGGAL = read_by(_tanggal, {"type": "date"})
BULAN = read_by(_of_words(parse_bulan), pilihan(*NAMA_BULAN))
WAKTU = read_by(_of_words(parse_waktu), TEKS)


JABATAN = read_by(
    _jabatan,
    {
        "type": "union",
        "choices": [TEKS, {"type": "list", "items_schema": TEKS, "min_length": 1}],
    },
)


def daftar(item: Schema, *, paling_sedikit: int = 0) -> Schema:
    """Give the schema of a list; in a record it becomes a tuple."""
    return {**_from(paling_sedikit), "type": "tuple", "items_schema": [item], "variadic_item_index": 0}


def peta(key: Schema, item: Schema, *, paling_sedikit: int = 0) -> Schema:
    """Give the schema of a map."""
    return {**_from(paling_sedikit), "type": "dict", "keys_schema": key, "values_schema": item}


def _from(number: int) -> Schema:
    return {"min_length": number} if number else {}
