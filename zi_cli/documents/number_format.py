"""A number as the format of its cell shows it: 60%, 60.00, 1 Inovasi, Juni 2024.

Digits are the same in every country here: a point before decimals, nothing between thousands.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from math import floor

from zi_cli.model.frozen import frozen
from zi_cli.model.waktu import NAMA_BULAN

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "d/m/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    19: "h:mm",
    20: "h:mm",
    21: "h:mm",
    22: "d/m/yyyy",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "##0.0E+0",
    **dict.fromkeys((*range(27, 32), *range(50, 59)), "d/m/yyyy"),
}
"""The formats that a workbook names by number alone."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<sign>[^\]-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]|(?P<end>;)'
    r"|(?P<general>general)|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)|(?P<percent>%)|(?P<power>e[+-])"
    r"|(?P<clock>am/pm|a/p|h+|s+)|(?P<day>d+)|(?P<month>m+)|(?P<year>y+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"[+-]?[0-9]{1,60}(?:\.[0-9]{0,60})?(?:[eE][+-]?[0-9]{1,3})?")
_LONGEST, _MOST_PLACES = 250, 30
_LAST_DAY = 2_958_465
"""31 December 9999."""


@frozen
class Section:
    """One part of a format: the words around a number, its digits, and what of a day it shows."""

    before: str = ""
    behind: str = ""
    whole: int = 0
    """So many digits stand before the point at least; none where no number is shown."""
    places: int = 0
    needed: int = 0
    """Decimals at most, and those that are shown even where they are 0."""
    has_digits: bool = False
    is_percent: bool = False
    day: str = ""
    """The parts of a day that are shown: d, m, y, h."""
    is_plain: bool = True
    """Whether the number is shown as it is, for want of a better reading."""


@frozen
class Format:
    """A format: its parts for numbers above, below and at 0."""

    sections: tuple[Section, ...]

    def of(self, value: Fraction) -> tuple[Section, Fraction]:
        """Give the part a number is shown by, and the number it shows."""
        if value < 0 and len(self.sections) > 1:
            return self.sections[1], -value
        return self.sections[2 if value == 0 and len(self.sections) > 2 else 0], value


def number(said: str) -> Fraction | None:
    """Read a number as a sheet keeps it: 0.59999999999999998 is the 0.6 that was typed; None for what is none."""
    return _exact(said) if _NUMBER.fullmatch(said) else None


@lru_cache(maxsize=4096)  # a table says the same few numbers again and again
def _exact(said: str) -> Fraction | None:
    value = float(said)
    return Fraction(repr(value)) if value == 0 or 1e-40 < abs(value) < 1e40 else None


@lru_cache(maxsize=4096)
def shown(value: Fraction, key: int, code: str | None, *, from_1904: bool = False) -> tuple[str, bool]:
    """Write a number as its format shows it, and tell whether that is as a percentage."""
    section, value = format_of(_BUILT_IN.get(key, "") if code is None else code).of(value)
    if section.day and (text := _moment(value, section.day, from_1904=from_1904)):
        return text, False
    if section.is_plain or section.day:
        return plain(value), False
    if not section.has_digits:
        return section.before.strip() or plain(value), False
    text = _digits(value * 100 if section.is_percent else value, section)
    if text == "0" and not section.whole:
        text = ""  # digits that need not be there show no 0
    return f"{section.before}{text}{section.behind}".strip() or plain(value), section.is_percent


def plain(value: Fraction) -> str:
    """Write a number with all its decimals."""
    return _digits(value, Section(places=60))


@lru_cache(maxsize=1024)
def format_of(code: str) -> Format:
    """Read a format; what is too long, too odd, or asks for conditions shows numbers as they are."""
    if len(code) > _LONGEST:
        return Format((Section(),))
    parts: list[list[re.Match[str]]] = [[]]
    for found in _TOKEN.finditer(code):
        if found["end"]:
            parts.append([])
        else:
            parts[-1].append(found)
    return Format(tuple(map(_section, parts[:3])))


def _section(tokens: list[re.Match[str]]) -> Section:
    named = {name for one in tokens for name in ("clock", "day", "month", "year") if one[name]}
    if named:
        return Section(day="".join(_parts_of_day(tokens)), is_plain=False)
    digits = [one["digits"] for one in tokens if one["digits"]]
    odd = any(
        one["power"] or one["general"] or one["other"] in ("/", "@") or re.match("[<>=]", one["bracket"] or "")
        for one in tokens
    )
    if odd or len(digits) > 1 or not tokens or (digits[:1] and digits[0].split(".")[0].endswith(",")):
        return Section()
    before, behind = _around(tokens)
    whole, _, places = digits[0].partition(".") if digits else ("", "", "")
    return Section(
        before=before,
        behind=behind,
        whole=min(whole.count("0"), _MOST_PLACES),
        places=min(len(places), _MOST_PLACES),
        needed=min(places.count("0"), _MOST_PLACES),
        has_digits=bool(digits),
        is_percent=any(one["percent"] for one in tokens),
        is_plain=False,
    )


def _around(tokens: list[re.Match[str]]) -> tuple[str, str]:
    """Give the words before the digits and those behind; what only takes room is a blank."""
    said = ["", ""]
    at = 0
    for one in tokens:
        if one["digits"]:
            at = 1
        elif one["bracket"] is None:
            words = next((one[name] for name in ("quoted", "escaped", "sign", "percent", "other") if one[name]), None)
            said[at] += " " if words is None else words
    return said[0], said[1]


def _parts_of_day(tokens: list[re.Match[str]]) -> Iterator[str]:
    """Name what of a day is shown; an m beside hours or seconds is minutes."""
    named = [name for one in tokens for name in ("clock", "day", "month", "year") if one[name]]
    clock = [n for n, name in enumerate(named) if name == "clock"]
    for n, name in enumerate(named):
        is_minutes = name == "month" and (n - 1 in clock or n + 1 in clock)
        yield "h" if is_minutes or name == "clock" else name[0]


def _digits(value: Fraction, section: Section) -> str:
    """Write a number, half up at its last decimal."""
    scaled = floor(abs(value) * 10**section.places + Fraction(1, 2))
    whole, part = divmod(scaled, 10**section.places)
    decimals = f"{part:0{section.places}}" if section.places else ""
    while len(decimals) > section.needed and decimals.endswith("0"):
        decimals = decimals[:-1]
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole:0{section.whole or 1}}{'.' if decimals else ''}{decimals}"


def _moment(value: Fraction, parts: str, *, from_1904: bool) -> str:
    """Write a day as far as it is shown, in words; empty where a number is no day."""
    if not 0 <= value <= _LAST_DAY:
        return ""
    days, rest = divmod(value, 1)
    if not set(parts) & set("dmy"):
        minutes = floor(rest * 1440 + Fraction(1, 2))
        return f"{minutes // 60 % 24:02}:{minutes % 60:02}" if days == 0 else ""
    if days < 1:
        return ""
    begun = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if days < 60 else 30)
    try:
        day = begun + timedelta(days=int(days))
    except OverflowError:
        return ""
    return day_in_words(day, parts)


def day_in_words(day: date, parts: str = "dmy") -> str:
    """Write what of a day is shown: 1 Juni 2024, Juni 2024, Juni, 2024."""
    said = ((str(day.day), "d"), (NAMA_BULAN[day.month - 1], "md"), (str(day.year), "y"))
    return " ".join(word for word, needed in said if set(needed) & set(parts))
