"""Days that have come, and days that have not: no fact is dated later than the day it is recorded on."""

from datetime import date

from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import tanggal_panjang


def refuse_future(day: date | None, hari_ini: date, way: str, *, about: str = "") -> None:
    """Refuse a day that has not come; `way` is what to do instead, `about` the field it was given for."""
    if day and day > hari_ini:
        raise Refusal(f"tanggal {tanggal_panjang(day)} belum tiba", way, about=about)
