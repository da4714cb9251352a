"""The head of every screen: whose plan, which position, and how far it has come."""

from fractions import Fraction
from itertools import groupby
from operator import itemgetter

from zi_cli.core.assessment import Penilaian
from zi_cli.core.istilah import dengan_persen, posisi_per
from zi_cli.core.summary import Skor
from zi_cli.model.tulisan import angka, tertulis
from zi_cli.render.layout import Gaya, Line, Span, line

BAR = 40


def title(penilaian: Penilaian) -> Line:
    """Name the year, the unit and the reading day; CONTOH when the figures are invented."""
    unit, posisi = penilaian.bahan.rencana.unit, penilaian.posisi
    part = "" if posisi.periode.is_year else f" {posisi.periode.sebutan}"
    name = Span(f"ZI {posisi.tahun}{part} · {unit.singkatan} {unit.daerah}", "judul")
    return line(name, f" · {posisi_per(posisi)}", *mark(contoh=penilaian.contoh))


def mark(*, contoh: bool) -> tuple[Span, ...]:
    """Mark invented figures."""
    return (Span(" · "), Span("CONTOH", "tanya")) if contoh else ()


def score(skor: Skor) -> list[Line]:
    """Show the plan's own score with target, what is missing, and the range that open readings leave."""
    nilai = skor.nilai
    if nilai is None:
        return [line("Capaian rencana aksi", "  ", Span("– belum ada indikator yang dinilai", "redup"))]
    shown = Span(f"{_percent(skor, nilai)} %", "baik" if skor.is_reached else "tebal")
    goal = "" if skor.target is None else f"  target {tertulis(skor.target)} %"
    left = "" if skor.kurang is None else f", kurang {skor.kurang}" if skor.kurang else ", target terpenuhi"
    counted = f"  {skor.tercapai}/{skor.dinilai} tercapai{left}"
    return [line(Span(name_of(skor), "tebal"), "  ", shown, goal, counted), *_bar(skor, nilai)]


def name_of(skor: Skor) -> str:
    """Name a score with the printed number of its indikator."""
    return f"Capaian rencana aksi ({skor.nomor})" if skor.nomor else "Capaian rencana aksi"


def standing(skor: Skor) -> str:
    """Say a score and what it is made of: 51,43 % (18/35)."""
    return f"{dengan_persen(skor.nilai, skor.desimal(skor.nilai))} ({skor.tercapai}/{skor.dinilai})"


def range_of(skor: Skor) -> str:
    """Show the range of a score: 51,43 – 74,29 %."""
    low, high = skor.rentang
    return "–" if low is None or high is None else f"{_percent(skor, low)} – {_percent(skor, high)} %"


def _percent(skor: Skor, value: Fraction) -> str:
    return angka(value, skor.desimal(value))


def _bar(skor: Skor, nilai: Fraction) -> list[Line]:
    """Draw the score with what is open, the target's mark between the cells before and behind it."""
    reached = _cells(nilai)
    opened = _cells(skor.rentang[1] or nilai) - reached
    parts: tuple[tuple[Gaya, str, int], ...] = (
        ("baik", "█", reached),
        ("tanya", "░", opened),
        ("redup", "·", BAR - reached - opened),
    )
    cells = [(gaya, sign) for gaya, sign, count in parts for _ in range(count)]
    legend: list[Span | str] = ["  ", Span("█", "baik"), Span(" tercapai", "redup")]
    if skor.terbuka:
        legend += ["   ", Span("░", "tanya"), Span(f" belum diisi atau belum waktunya ({skor.terbuka})", "redup")]
    if skor.target is not None and skor.target <= 100:
        cells.insert(_cells(skor.target), ("tebal", "┊"))
        legend += ["   ", Span("┊", "tebal"), Span(" target", "redup")]
    drawn = (Span("".join(sign for _, sign in run), gaya) for gaya, run in groupby(cells, key=itemgetter(0)))
    spread = f"   rentang {range_of(skor)}" if skor.terbuka else ""
    return [line("  ", *drawn, spread), line(*legend)]


def _cells(value: Fraction) -> int:
    return min(int(value * BAR / 100 + Fraction(1, 2)), BAR)
