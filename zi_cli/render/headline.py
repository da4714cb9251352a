"""The head of every screen: whose plan, which position, and how far it has come."""

from fractions import Fraction
from itertools import groupby
from operator import itemgetter

from zi_cli.core.assessment import Penilaian
from zi_cli.core.istilah import dengan_persen, posisi_per
from zi_cli.core.summary import Skor
from zi_cli.model.tulisan import angka, daftar, tertulis
from zi_cli.render.layout import Gaya, Line, Span, line

BAR = 40
BILA_TETAP = "bila realisasi lain tetap"
MOST_NAMED = 5
"""So many of those that are not judged are named."""


def title(penilaian: Penilaian) -> Line:
    """Name the year, the unit and the reading day; CONTOH when the figures are invented."""
    unit, posisi = penilaian.bahan.rencana.unit, penilaian.posisi
    part = "" if posisi.periode.is_year else f" {posisi.periode.sebutan}"
    name = Span(f"ZI {posisi.tahun}{part} · {unit.singkatan} {unit.daerah}", "judul")
    return line(name, f" · {posisi_per(posisi, posisi.catatan_sampai)}", *mark(contoh=penilaian.contoh))


def mark(*, contoh: bool) -> tuple[Span, ...]:
    """Mark invented figures."""
    return (Span(" · "), Span("CONTOH", "tanya")) if contoh else ()


def score(penilaian: Penilaian) -> list[Line]:
    """Show the plan's own score with target, what is missing, the range that open readings leave, and what is left out."""
    skor, nilai = penilaian.skor, penilaian.skor.nilai
    if nilai is None:
        return [line("Capaian rencana aksi", "  ", Span("– belum ada indikator yang dinilai", "redup"))]
    shown = Span(f"{_percent(skor, nilai)} %", "baik" if skor.is_reached else "tebal")
    goal = "" if skor.target is None else f"  target {tertulis(skor.target)} %"
    left = "" if skor.kurang is None else f", kurang {skor.kurang}" if skor.kurang else ", target terpenuhi"
    counted = f"  {skor.tercapai}/{skor.dinilai} tercapai{left}"
    still = [f"rentang itu {BILA_TETAP}"] if skor.terbuka and not penilaian.posisi.akhir_tahun else []
    notes = [line(Span(f"  {sentence}", "redup")) for sentence in (*still, *left_out_of(skor))]
    head = line(Span(name_of(skor), "tebal"), "  ", shown, goal, counted)
    return [head, *_bar(skor, nilai), *notes]


def name_of(skor: Skor) -> str:
    """Name a score with the printed number of its indikator."""
    return f"Capaian rencana aksi ({skor.nomor})" if skor.nomor else "Capaian rencana aksi"


def standing(skor: Skor) -> str:
    """Say a score and what it is made of: 51,43 % (18/35)."""
    return f"{dengan_persen(skor.nilai, skor.desimal(skor.nilai))} ({skor.tercapai}/{skor.dinilai})"


def standings(before: Skor, after: Skor) -> tuple[str, str]:
    """Say a score before and after; where a change lets an indikator in or out, with the score over all."""
    if before.dikeluarkan == after.dikeluarkan:
        return standing(before), standing(after)
    told = [f"{standing(one)}, terhadap semuanya {_over_all(one)}" for one in (before, after)]
    return told[0], told[1]


def range_of(skor: Skor) -> str:
    """Show the range of a score: 51,43 – 74,29 %."""
    low, high = skor.rentang
    return "–" if low is None or high is None else f"{_percent(skor, low)} – {_percent(skor, high)} %"


def spread_of(penilaian: Penilaian) -> str:
    """Say the range; it bounds what is unread, and nothing else while the year runs. Empty where all is read."""
    if not penilaian.skor.terbuka:
        return ""
    return f"{range_of(penilaian.skor)}{'' if penilaian.posisi.akhir_tahun else f', {BILA_TETAP}'}"


def left_out_of(skor: Skor) -> tuple[str, ...]:
    """Say which indikator are not judged, and the score over all; nothing where all are."""
    named, semua = skor.dikeluarkan, skor.semua
    if not named:
        return ()
    shown = daftar([*named[:MOST_NAMED], *([f"{len(named) - MOST_NAMED} lainnya"] if named[MOST_NAMED:] else [])])
    return (f"{len(named)} dari {semua.dari} tidak dinilai: {shown}; terhadap semuanya {_over_all(skor)}",)


def _over_all(skor: Skor) -> str:
    return dengan_persen(skor.semua.persen, skor.desimal(skor.semua.persen))


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
    return [line("  ", *drawn, f"   rentang {range_of(skor)}" if skor.terbuka else ""), line(*legend)]


def _cells(value: Fraction) -> int:
    return min(int(value * BAR / 100 + Fraction(1, 2)), BAR)
