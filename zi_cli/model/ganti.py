"""What may have been meant by a content that does not fit: every replacement it could stand for, as it would be written.

One replacement is a certain one; several are the readings to ask about. None is given that would be refused again.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import SequenceMatcher

from zi_cli.model.tanda import rapi

_MOST_DIGITS = 15
_SURE: tuple[tuple[str, str, str], ...] = (
    (r"\d{1,3}(?:\.\d{3})+,\d+", ".", ","),
    (r"\d{1,3}(?:\.\d{3}){2,}", ".", ","),
    (r"\d{1,3}(?:,\d{3})+\.\d+", ",", "."),
    (r"\d{1,3}(?:,\d{3}){2,}", ",", "."),
    (r"\d{1,3}(?: \d{3})+(?:,\d+)?", " ", ","),
    (r"\d{1,3}(?: \d{3})+\.\d+", " ", "."),
    (r"\d+[.,]?", ".", ","),
    (r"\d*[.]\d+", ",", "."),
    (r"\d*,\d+", ".", ","),
)
"""Ways to write a number that can be read in one way only: the way, the sign of thousands, the sign of decimals."""
_TWO_READINGS = r"([1-9]\d{0,2})[.,](\d{3})"
"""A person may mean 64 thousand or 64 and a bit by it."""
_SEN = r"[.,](?:-+|00?)"
"""What stands behind whole rupiah: ,00 or ,-"""
_RUPIAH = (
    rf"\d+(?:{_SEN})?",
    *(rf"\d{{1,3}}(?:{ribuan}\d{{3}})+(?:(?!{ribuan}){_SEN})?" for ribuan in (r"\.", ",", " ")),
)
"""Ways to write whole rupiah: alone, or in groups of three, for nobody writes a rupiah with three decimals."""
_INGGRIS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
_BULAN_INGGRIS = {name: n for n, name in enumerate((*_INGGRIS, "november", "december"), 1)} | {
    name[:3]: n for n, name in enumerate(_INGGRIS, 1)
}
_SEBUTAN = {
    "indeks": ("nilai",),
    "skor": ("nilai",),
    "persentase": ("persen",),
    "%": ("persen",),
    "level": ("kode",),
    "tingkat": ("kode",),
    "inspektorat": ("apip", "tpi"),
    "itda": ("apip", "tpi"),
    "tiap bulan": ("bulanan",),
    "setiap bulan": ("bulanan",),
    "per bulan": ("bulanan",),
    "tiap triwulan": ("triwulanan",),
    "setiap triwulan": ("triwulanan",),
    "per triwulan": ("triwulanan",),
    "tiap semester": ("semesteran",),
    "setiap semester": ("semesteran",),
    "per semester": ("semesteran",),
    "ya": ("true",),
    "yes": ("true",),
    "benar": ("true",),
    "tidak": ("false",),
    "no": ("false",),
    "salah": ("false",),
}
"""What offices call a choice, and the choices they mean by it."""
_AS_NEAR, _LEAST_OF_NAME = 0.04, 0.7
"""Names so much alike are both asked about; an id or a name less like than the second is another one."""
_MOST_NAMED = 3
"""So many names are asked about: more that are as near mean that none of them is."""
_MOST_MISSING = 3
"""So many letters are lost or added by a slip; more make another word, or two."""
_NO_WORD = {"true", "false", "null"}


def angka_dimaksud(value: object, accepts: Callable[[str], bool]) -> tuple[str, ...]:
    """Give the numbers that a text may mean and its place accepts."""
    if not isinstance(value, str):
        return ()
    text = rapi(value[:60]).strip("\"' ").removesuffix("%").strip()
    text = text[:-1] if re.search(r"[.,]\d+[.,]$", text) else text  # a sign behind a number that has one already
    sign, bare = ("-", text[1:]) if text.startswith("-") else ("", text.removeprefix("+"))
    return tuple(one for one in (sign + number for number in _readings(bare)) if accepts(one))


def _readings(bare: str) -> tuple[str, ...]:
    two = re.fullmatch(_TWO_READINGS, bare)
    if two:
        return _written(two[1] + two[2]), _written(f"{two[1]}.{two[2]}")
    for way, thousands, decimal in _SURE:
        if re.fullmatch(way, bare):
            return (_written(bare.replace(thousands, "").replace(decimal, ".")),)
    return ()


def _written(number: str) -> str:
    """Write a number as a file holds it: no zeros before it, no three decimals that could be thousands."""
    whole, _, decimals = number.partition(".")
    whole = whole.lstrip("0") or "0"
    decimals = decimals.rstrip("0") if len(decimals) % 3 == 0 else decimals
    return f"{whole}.{decimals}" if decimals else whole


def is_kept(number: str) -> bool:
    """Say whether a number is short enough to be kept exactly."""
    return sum(map(str.isdigit, number)) <= _MOST_DIGITS


def rupiah_dimaksud(value: object) -> str:
    """Give the whole rupiah that a content means, as a file holds them; empty where that is not certain."""
    if isinstance(value, bool) or value is None:
        return ""
    text = rapi(str(value)[:60]).strip("\"' ").casefold()
    bare = re.sub(r"^(?:rp|idr)\.?\s*|\s*rupiah$", "", text)
    if not any(re.fullmatch(way, bare) for way in _RUPIAH):
        return ""
    number = re.sub(r"\D", "", re.sub(f"{_SEN}$", "", bare)).lstrip("0") or "0"
    return number if is_kept(number) else ""


def cara_angka(value: str, numbers: tuple[str, ...]) -> str:
    """Say how a number is to be written, or ask which one is meant."""
    if len(numbers) > 1:
        whole, decimal = numbers
        return f"tulis {whole} bila tanda di dalamnya tanda ribuan, atau {decimal} bila tanda desimal"
    (number,) = numbers
    if "." in number and "," in value:
        return f"tulis {number}, dengan titik sebagai tanda desimal"
    if re.search(r"\d[. ,]\d", value) and "." not in number:
        return f"tulis {number}, tanpa tanda ribuan"
    return f"tulis {number} saja, tanpa tanda lain"


def bulan_dimaksud(word: str, known: Mapping[str, int]) -> tuple[int, ...]:
    """Give the months that one word may mean, best first; none for what is more than one word."""
    bare = word.rstrip(".").casefold()
    if not bare.isalpha() or len(bare) > 20:
        return ()
    if bare in _BULAN_INGGRIS:
        return (_BULAN_INGGRIS[bare],)
    near = (one for one in _nearest(bare, known)[:_MOST_NAMED] if abs(len(one) - len(bare)) <= _MOST_MISSING)
    return tuple(dict.fromkeys(known[one] for one in near))


def two_months(word: str, known: Mapping[str, int]) -> tuple[int, int] | None:
    """Give the two months whose names stand in one word, the sign between them lost."""
    bare = word.casefold()
    ends = ((bare[:at], bare[at:]) for at in range(3, len(bare) - 2))
    return next(((known[first], known[last]) for first, last in ends if first in known and last in known), None)


def kata_dimaksud(word: object, known: Collection[str]) -> tuple[str, ...]:
    """Give the words of a list that another word may mean; a number means no other number."""
    text = rapi(str(word)[:60]).casefold()
    by_name = {one.casefold(): one for one in known}
    if text in by_name:
        return (by_name[text],)
    said = tuple(one for one in _SEBUTAN.get(text, ()) if one in known)
    if said or re.match(r"-?\d", text):
        return said
    return tuple(by_name[one] for one in _nearest(text, by_name)[:_MOST_NAMED])


def nama_dimaksud(word: str, known: Iterable[str], otherwise: str) -> tuple[str, tuple[str, ...]]:
    """Ask which of some names another one means, and give them; say `otherwise` where none is near, or too many are."""
    by_name = {rapi(one).casefold(): one for one in known}
    text = rapi(word[:200]).casefold()
    near = [text] if text in by_name else _nearest(text, by_name, _LEAST_OF_NAME)
    named = tuple(by_name[one] for one in near) if len(near) <= _MOST_NAMED else ()
    return maksud(named) if named else otherwise, named


def _nearest(word: str, known: Collection[str], least: float = 0.6) -> list[str]:
    """Give the words that are most like another one, best first."""
    matcher = SequenceMatcher(None, b=word)
    likeness: dict[str, float] = {}
    for one in known:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
            likeness[one] = matcher.ratio()
    best = max(likeness.values(), default=0)
    near = (one for one, alike in likeness.items() if alike >= max(best - _AS_NEAR, least))
    return sorted(near, key=lambda one: -likeness[one])


def id_dimaksud(text: str) -> tuple[str, ...]:
    """Give the id that a text becomes when it is written as ids are."""
    slug = re.sub(r"[^a-z0-9]+", "-", rapi(text[:80]).casefold()).strip("-")
    return (slug,) if re.fullmatch(r"[a-z][a-z0-9-]{0,59}", slug) and slug not in _NO_WORD else ()


def maksud(readings: Collection[str]) -> str:
    """Ask which of some readings was meant."""
    *first, last = (f'"{one}"' for one in readings)
    return f"maksud Anda {', '.join(first)} atau {last}?" if first else f"maksud Anda {last}?"
