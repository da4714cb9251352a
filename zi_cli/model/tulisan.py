"""How numbers, dates and lists are written in Indonesian, and what of a text may be shown."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from math import floor

from zi_cli.model.waktu import NAMA_BULAN

MOST = 12
"""Decimals beyond which no figure of an office goes; a difference smaller than that stays hidden."""


def angka(value: Fraction | int, desimal: int = 2, *, wajib: bool = True) -> str:
    """Write a number: 66,67, 1.250; half up; without `wajib` a whole number shows no decimals."""
    exact = Fraction(value)
    scaled = floor(abs(exact) * 10**desimal + Fraction(1, 2))
    whole, part = divmod(scaled, 10**desimal)
    text = f"{whole:,}".replace(",", ".")
    decimals = f"{part:0{desimal}}" if desimal else ""
    if not wajib:
        decimals = decimals.rstrip("0")
    sign = "-" if exact < 0 and scaled else ""
    return f"{sign}{text},{decimals}" if decimals else f"{sign}{text}"


def tertulis(value: Fraction | int) -> str:
    """Write a number with all the decimals it was written with: 65, 66,5."""
    return angka(value, MOST, wajib=False)


def cacah(value: int) -> str:
    """Write a whole number that counts things: 1.250."""
    return f"{value:,}".replace(",", ".")


def tanggal_panjang(day: date) -> str:
    """Write a date in full: 28 Juni 2024."""
    return f"{day.day} {NAMA_BULAN[day.month - 1]} {day.year}"


def daftar(items: Sequence[str]) -> str:
    """Write a list: a, b dan c."""
    return " dan ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


class Berbaris(str):
    """A text in lines that are kept as they were written: an obstacle, a note."""

    __slots__ = ()


def bersusun(texts: Iterable[str | None]) -> str:
    """Set texts one after the other; each begins a line where one of them has several."""
    said = [text.strip() for text in texts if text and text.strip()]
    return Berbaris("\n".join(said)) if any("\n" in text for text in said) else "; ".join(said)


def clean(text: str) -> str:
    """Make text safe for a terminal: no control and no direction signs, white space folded but for lines to be kept."""
    if text.isascii() and text.isprintable():
        return text
    if isinstance(text, Berbaris):
        return Berbaris("\n".join(map(clean, text.splitlines())))
    visible = (" " if one.isspace() else one for one in text if one.isspace() or not _is_hidden(one))
    return " ".join("".join(visible).split()) if not text.isprintable() else text


def tampak(text: str) -> str:
    """Leave of a laid-out text what is seen: its lines, tabs and blanks, and no sign that a screen obeys or hides."""
    table = {ord(sign): " " if sign.isspace() else None for sign in tersembunyi(text)}
    return "\r\n".join(part.translate(table) for part in text.split("\r\n")) if table else text


def tersembunyi(text: str) -> list[str]:
    """Give the signs of a laid-out text that a screen obeys or hides, each once: all controls but line ends and tabs."""
    if text.replace("\n", "").isprintable():
        return []
    return sorted(one for one in set(text).difference("\n\t") if _is_hidden(one))


def _is_hidden(sign: str) -> bool:
    """Tell what Unicode calls a control, a sign of direction or without width, half a sign, or another end of a line."""
    kind = unicodedata.category(sign)
    return kind[0] == "C" or kind in ("Zl", "Zp")
