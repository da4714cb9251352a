"""The charts of the dashboard as coordinates: the steps of the targets with the readings, and bars of a share."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from zi_cli.core import istilah
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.capaian import reached as is_reached
from zi_cli.model.cara import KeadaanIndikator

LEBAR, TINGGI = 300, 104
ATAS, BAWAH = 26, 64
"""Between these heights the values stand; above and below is room for their labels."""
RUANG = 11
"""From a line or a dot to its label."""
MOST_SIGNS = 9
MOST_LABELS = 6
"""With more years than this only the first, the last and the one that is read carry a label."""


class Titik(NamedTuple):
    """One year of an indikator in its chart."""

    tahun: int
    x: str
    kiri: str
    lebar: str
    is_now: bool
    target: str
    target_y: str
    keadaan: KeadaanIndikator | Literal[""]
    """Empty for a year that has no file."""
    nilai: str
    """Empty where nothing was measured."""
    y: str
    nilai_y: str


class Grafik(NamedTuple):
    """The targets of all years as steps, and a mark for each year that was read."""

    langkah: str
    titik: tuple[Titik, ...]
    uraian: str


class Tahunan(NamedTuple):
    """An indikator in one year, in words; `is_read` says whether the year has a file that counts."""

    tahun: int
    nilai: CapaianIndikator
    is_read: bool
    target: str
    realisasi: str

    @property
    def is_measured(self) -> bool:
        """Whether there is a value to show: a computed indikator over nothing has none."""
        return self.is_read and self.nilai.realisasi is not None and self.nilai.keadaan != "belum_diisi"


def in_year(tahun: int, nilai: CapaianIndikator, *, is_read: bool) -> Tahunan:
    """Put an indikator of one year into words."""
    return Tahunan(tahun, nilai, is_read, istilah.target(nilai), istilah.realisasi(nilai))


def steps(years: Sequence[Tahunan], now: int) -> Grafik:
    """Draw the years of one indikator."""
    scale = _Scale(years)
    wide = LEBAR / len(years)
    labelled = {years[0].tahun, years[-1].tahun, now} if len(years) > MOST_LABELS else {one.tahun for one in years}
    titik = tuple(
        _point(one, (n * wide, wide), scale, is_now=one.tahun == now, is_labelled=one.tahun in labelled)
        for n, one in enumerate(years)
    )
    return Grafik(_path(years, wide, scale), titik, "; ".join(map(_words, years)))


class _Scale:
    """Where a value stands: the range of what is drawn fills the height; of a kode, good is up."""

    def __init__(self, years: Sequence[Tahunan]) -> None:
        drawn = [
            height for one in years for height in (self.of_target(one), self.of_reading(one)) if height is not None
        ]
        self.low, self.high = min(drawn, default=0.0), max(drawn, default=0.0)

    def of_target(self, one: Tahunan) -> float | None:
        if one.nilai.target is None:
            return None
        return 1.0 if one.nilai.indikator.sifat.berlabel else float(one.nilai.target)

    def of_reading(self, one: Tahunan) -> float | None:
        own = one.nilai
        if not one.is_measured or own.realisasi is None:
            return None
        if own.indikator.sifat.berlabel:
            return float(own.target is not None and is_reached(own.indikator, own.target, own.realisasi))
        return float(own.realisasi)

    def at(self, height: float) -> float:
        """Turn a height into a coordinate, which counts downwards."""
        if self.high == self.low:
            return (ATAS + BAWAH) / 2
        return BAWAH - (height - self.low) / (self.high - self.low) * (BAWAH - ATAS)


def _point(one: Tahunan, place: tuple[float, float], scale: _Scale, *, is_now: bool, is_labelled: bool) -> Titik:
    left, wide = place
    goal, reading = scale.of_target(one), scale.of_reading(one)
    at_goal = scale.at(goal) if goal is not None else None
    at_reading = scale.at(reading) if reading is not None else None
    # The label of the reading stands on its side of the line, that of the target on the other.
    is_above = reading is not None and (goal is None or reading >= goal)
    return Titik(
        one.tahun,
        _px(left + wide / 2),
        _px(left),
        _px(wide),
        is_now,
        _short(istilah.angka_target(one.nilai)) if at_goal is not None and is_labelled else "",
        _px(at_goal + _beside(at_goal, at_reading, is_above=is_above) if at_goal is not None else 0),
        one.nilai.keadaan if one.is_read else "",
        _short(istilah.angka_realisasi(one.nilai)) if at_reading is not None else "",
        _px(at_reading if at_reading is not None else (at_goal or BAWAH) + 14),
        _px(at_reading + (-RUANG + 2 if is_above else RUANG + 7) if at_reading is not None else 0),
    )


def _beside(at_goal: float, at_reading: float | None, *, is_above: bool) -> float:
    """Give the way from the line to its label: away from the reading, further where the mark sits on the line."""
    is_near = at_reading is not None and abs(at_reading - at_goal) < RUANG
    if is_above:
        return RUANG + (5 if is_near else 3)
    return -RUANG + (2 if is_near else 5)


def _path(years: Sequence[Tahunan], wide: float, scale: _Scale) -> str:
    """Draw one level a year, joined where the next year has a target too."""
    parts: list[str] = []
    before = None
    for n, one in enumerate(years):
        goal = scale.of_target(one)
        if goal is not None:
            at = _px(scale.at(goal))
            parts.append(
                f"V{at}H{_px((n + 1) * wide)}" if before is not None else f"M{_px(n * wide)} {at}H{_px((n + 1) * wide)}"
            )
        before = goal
    return "".join(parts)


def _words(one: Tahunan) -> str:
    said = f"{one.tahun}: target {one.target}"
    if not one.is_read:
        return said
    reading = f", realisasi {one.realisasi}" if one.is_measured else ""
    return f"{said}{reading}, {istilah.KEADAAN_INDIKATOR[one.nilai.keadaan]}"


def _short(text: str) -> str:
    """Make a figure or a label short enough for its year."""
    return text if len(text) <= MOST_SIGNS else f"{text[: MOST_SIGNS - 1]}…"


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def share(persen: Fraction | None) -> str:
    """Give the length of a bar in per cent of its track."""
    return "0" if persen is None else _px(float(min(max(persen, Fraction(0)), Fraction(100))))
