"""A number as a sheet shows it: percentages, decimals, words around it, days."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from zi_cli.model.tulisan import tanggal_panjang

_BUILT_IN = {9: "0%", 10: "0.00%", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00"}
_DAYS = {14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)}
_BARE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_PLACES = re.compile(r"[0#?][0#?,]*(?:\.([0#?]+))?")
_LARGEST = 2_958_465
"""The last day a sheet knows."""


def shown(value: Decimal, number: int, code: str | None, *, from_1904: bool) -> str:
    """Write a number as its format shows it; a format that is none of these leaves it plain."""
    form = (_BUILT_IN.get(number, "") if code is None else code).split(";", 1)[0][:200]
    bare = _BARE.sub("", form)
    if number in _DAYS or re.search(r"[dmyDMY]{1,4}", bare.replace("General", "")):
        return _day(value, from_1904=from_1904) or plain(value)
    places = _PLACES.search(bare)
    if places is None:
        return plain(value)
    text = _rounded(value * 100 if "%" in bare else value, len(places[1] or ""))
    around = _PLACES.sub(
        "\0", _LITERAL.sub(lambda found: found[1] or found[2] or "", re.sub(r"\[[^\]]*\]|_.|\*.", "", form)), 1
    )
    return around.replace("\0", text).strip() if around.count("\0") == 1 else text + ("%" if "%" in bare else "")


def plain(value: Decimal) -> str:
    """Write a number without a format: as many decimals as it has."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(said: str) -> Decimal | None:
    """Read a number as a sheet keeps it; 0.59999999999999998 is the 0.6 that was typed."""
    try:
        value = Decimal(repr(float(said)))
    except (ValueError, InvalidOperation, OverflowError):
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 40 else None


def _rounded(value: Decimal, places: int) -> str:
    return format(value.quantize(Decimal(1).scaleb(-min(places, 15)), ROUND_HALF_UP), "f")


def _day(value: Decimal, *, from_1904: bool) -> str | None:
    if not 1 <= value <= _LARGEST:
        return None
    begun = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    try:
        return tanggal_panjang(begun + timedelta(days=int(value)))
    except OverflowError:
        return None
