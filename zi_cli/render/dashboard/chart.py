"""The charts of the dashboard: the steps of the targets with the readings, and bars of a share."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import NamedTuple

from markupsafe import Markup

from zi_cli.core import istilah
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.render.dashboard.blocks import safe

LEBAR, TINGGI = 300, 104
ATAS, BAWAH = 26, 64
"""Between these heights the values stand; above and below is room for their labels."""
RUANG = 11
"""From a line or a dot to its label."""
MOST_SIGNS = 9
MOST_LABELS = 6
"""With more years than this only the first, the last and the one that is read carry a label."""

Scale = Callable[[float], float]


class Tahunan(NamedTuple):
    """An indikator in one year, in words; `is_read` says whether the year has a file that counts."""

    tahun: int
    nilai: CapaianIndikator
    is_read: bool
    target: str
    realisasi: str

    @property
    def is_measured(self) -> bool:
        """Whether there is a value to show; one that is computed has one where all it counts is still unread: 0."""
        return self.is_read and self.nilai.realisasi is not None

    @property
    def goal(self) -> float | None:
        """The height of its target; of labels, good is up."""
        return None if self.nilai.target is None else self._height(self.nilai.target, is_good=True)

    @property
    def reading(self) -> float | None:
        """The height of what was reached."""
        if not self.is_measured:
            return None
        return self._height(self.nilai.realisasi or Fraction(0), is_good=self.nilai.keadaan == "tercapai")

    def _height(self, value: Fraction, *, is_good: bool) -> float:
        indikator = self.nilai.indikator
        if indikator.sifat.berlabel and not indikator.urutan:
            return float(is_good)
        return float(-value if indikator.urutan == "turun" else value)


def in_year(tahun: int, nilai: CapaianIndikator, *, is_read: bool) -> Tahunan:
    """Put an indikator of one year into words."""
    return Tahunan(tahun, nilai, is_read, istilah.target(nilai), istilah.realisasi(nilai))


def chart(years: Sequence[Tahunan], now: Tahunan) -> str:
    """Draw the steps of the targets with a mark for each reading; said in words for who cannot see it."""
    at, wide = _scale(years), LEBAR / len(years)
    left = _px(years.index(now) * wide)
    labelled = (years[0], years[-1], now) if len(years) > MOST_LABELS else years
    marks = (
        _mark(one, n * wide + wide / 2, at, is_now=one is now, is_labelled=one in labelled)
        for n, one in enumerate(years)
    )
    return (
        f'<svg class="grafik" viewBox="0 0 {LEBAR} {TINGGI}" role="img" '
        f'aria-label="{safe("; ".join(map(_words, years)))}">'
        f'<rect class="kini" x="{left}" y="0" width="{_px(wide)}" height="{TINGGI}" rx="4"/>'
        f'<path class="langkah" d="{_path(years, wide, at)}"/>{"".join(marks)}</svg>'
    )


def _scale(years: Sequence[Tahunan]) -> Scale:
    """Say where a height stands, counted downwards: the range of what is drawn fills the chart."""
    drawn = [height for one in years for height in (one.goal, one.reading) if height is not None]
    low, high = min(drawn, default=0.0), max(drawn, default=0.0)
    if low == high:
        return lambda _: (ATAS + BAWAH) / 2
    return lambda height: BAWAH - (height - low) / (high - low) * (BAWAH - ATAS)


def _path(years: Sequence[Tahunan], wide: float, at: Scale) -> str:
    """Draw one level a year, joined where the next year has a target too."""
    levels = [None if one.goal is None else _px(at(one.goal)) for one in years]
    return "".join(
        (f"M{_px(n * wide)} {level}" if before is None else f"V{level}") + f"H{_px((n + 1) * wide)}"
        for n, (before, level) in enumerate(pairwise([None, *levels]))
        if level is not None
    )


def _mark(one: Tahunan, middle: float, at: Scale, *, is_now: bool, is_labelled: bool) -> str:
    """Draw a year: the label of its target, its reading or the sign of why there is none, and its number."""
    x, parts = _px(middle), []
    goal = None if one.goal is None else at(one.goal)
    reading = None if one.reading is None else at(one.reading)
    # The label of the reading stands on its side of the line, that of the target on the other, further where they meet.
    is_above = reading is not None and (goal is None or reading <= goal)
    if goal is not None and is_labelled:
        is_near = reading is not None and abs(reading - goal) < RUANG
        away = RUANG + (5 if is_near else 3) if is_above else -RUANG + (2 if is_near else 5)
        parts.append(_text("sasaran", x, goal + away, istilah.angka_target(one.nilai)))
    if reading is not None:
        parts.append(_dot(x, _px(reading), one.nilai))
        away = -RUANG + 2 if is_above else RUANG + 7
        parts.append(_text("nilai", x, reading + away, istilah.angka_realisasi(one.nilai)))
    elif one.is_read:
        parts.append(_text("tanpa", x, (goal or BAWAH) + 14, istilah.tanda_indikator(one.nilai)))
    parts.append(_text("tahun kini" if is_now else "tahun", x, TINGGI - 5, str(one.tahun)))
    return "".join(parts)


def _text(kelas: str, x: str, y: float, text: str) -> str:
    """Write a figure or a label short enough for its year."""
    shown = text if len(text) <= MOST_SIGNS else f"{text[: MOST_SIGNS - 1]}…"
    return f'<text class="{kelas}" x="{x}" y="{_px(y)}">{safe(shown)}</text>'


def _dot(x: str, y: str, one: CapaianIndikator) -> str:
    """Draw a reading: a disc where the target of the year is reached, an open diamond where it is not, or not yet."""
    if one.keadaan == "tercapai":
        return f'<circle class="baik" cx="{x}" cy="{y}" r="5"/>'
    return f'<rect class="{"buruk" if one.is_behind or not one.di_jalan else "jalan"}" x="{x}" y="{y}" width="8" height="8"/>'


def _words(one: Tahunan) -> str:
    reading = f", realisasi {one.realisasi}" if one.is_measured else ""
    state = f"{reading}, {istilah.keadaan_indikator(one.nilai)}" if one.is_read else ""
    return f"{one.tahun}: target {one.target}{state}"


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def share(persen: Fraction | None) -> str:
    """Give the length of a bar in per cent of its track."""
    return "0" if persen is None else _px(float(min(max(persen, Fraction(0)), Fraction(100))))


def stacked(parts: Sequence[tuple[str, int]], most: int) -> Markup:
    """Draw a bar of parts, each a colour and a count, in a track of so many; its figures stand beside it."""
    ends = accumulate(count for _, count in parts)
    drawn = (
        f'<rect class="{warna}" x="{share(Fraction((end - count) * 100, most))}%" '
        f'width="{share(Fraction(count * 100, most))}%" height="100%"/>'
        for (warna, count), end in zip(parts, ends, strict=True)
        if count
    )
    return Markup(f'<svg class="batang" aria-hidden="true">{"".join(drawn)}</svg>')  # noqa: S704  lengths and colours
