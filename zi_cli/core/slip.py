"""A slip of a digit: numbers that are read as they stand, and that a person may have meant otherwise."""

from fractions import Fraction

from zi_cli.model.periode import Periode, readable, slots
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.rencana import Indikator
from zi_cli.model.tulisan import tertulis

TIMES_LAST, TIMES_TARGET, TIMES_TARGET_ALONE = 10, 2, 5
"""A reading is asked about from so many times the last one and over so many times the target; alone, over so many."""


def may_be_slip(indikator: Indikator, above: int, below: int, tahun: int) -> bool:
    """Whether a reading needs the closer look of `slip`; few do, and fractions are dear."""
    if indikator.skala:
        return True
    target = indikator.target.get(tahun)
    return target is not None and above * target.denominator > TIMES_TARGET * target.numerator * below


def slip(indikator: Indikator, angka: Fraction, tahun: int, last: Fraction | None) -> str:
    """Say what is odd about a reading, beside the last one before it; empty where nothing is.

    A count may be anything, and so may a label.
    """
    if indikator.sifat.utuh or indikator.sifat.berlabel:
        return ""
    if indikator.skala and not indikator.skala[0] <= angka <= indikator.skala[1]:
        return f"{tertulis(angka)} di luar skala {' sampai '.join(map(tertulis, indikator.skala))}"
    target = indikator.target.get(tahun)
    if not target or target < 0:  # nothing is so many times less than nothing
        return ""
    if last and last > 0 and angka >= TIMES_LAST * last and angka > TIMES_TARGET * target:
        return f"{tertulis(angka)} jauh di atas hasil terakhir ({tertulis(last)}) dan target ({tertulis(target)})"
    if not last and angka > TIMES_TARGET_ALONE * target:
        return f"{tertulis(angka)} jauh di atas target ({tertulis(target)})"
    return ""


def last_before(year: Realisasi | None, year_before: Realisasi | None, id_: str, periode: Periode) -> Fraction | None:
    """Find the number that was read last before a period, in its year or in the year before."""
    earlier = [(year, one) for one in readable(periode.tahun) if one < periode]
    earlier = [*((year_before, one) for one in slots(periode.tahun - 1)), *earlier]
    read = (where.reading(id_, one) if where else None for where, one in reversed(earlier))
    return next((one.angka for one in read if one and one.angka is not None), None)


def two_readings(indikator: Indikator, angka: Fraction) -> tuple[str, str] | None:
    """Give both readings of a number with three decimals, as a file holds them: 12500, and 12.5.

    None where one of them is more than the indikator can be, or, for decimals that do not end in 0, far over its targets.
    """
    thousands = angka * 1000
    decimal = tertulis(angka).replace(",", ".")
    is_full = len(decimal.partition(".")[2]) == 3
    most = [indikator.skala[1] if indikator.skala else indikator.tertinggi]
    if is_full and not indikator.sifat.utuh and not indikator.boleh_negatif:
        most += [max(indikator.target.values()) * TIMES_TARGET_ALONE]
    if indikator.sifat.berlabel or any(one is not None and thousands > one for one in most):
        return None
    return str(int(thousands)), f"{decimal}0" if is_full else decimal
