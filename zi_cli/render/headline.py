"""The head of every screen: whose plan, which position, and how far it has come."""

from fractions import Fraction

from zi_cli.core.assessment import Penilaian
from zi_cli.core.istilah import posisi_per
from zi_cli.core.summary import Skor
from zi_cli.model.tulisan import angka
from zi_cli.render.layout import Line, Span, line

BAR = 40


def title(penilaian: Penilaian) -> Line:
    """Name the year, the unit and the reading day; CONTOH when the figures are invented."""
    unit, posisi = penilaian.bahan.rencana.unit, penilaian.posisi
    part = "" if posisi.periode.is_year else f" {posisi.periode.sebutan}"
    words = [Span(f"ZI {posisi.tahun}{part} · {unit.singkatan} {unit.daerah}", "judul")]
    words.append(Span(f" · {posisi_per(posisi)}"))
    return line(*words, *mark(contoh=penilaian.contoh))


def mark(*, contoh: bool) -> tuple[Span, ...]:
    """Mark invented figures."""
    return (Span(" · "), Span("CONTOH", "tanya")) if contoh else ()


def score(skor: Skor) -> list[Line]:
    """Show the plan's own score with target, what is missing, and the range that open readings leave."""
    nilai = skor.nilai
    if nilai is None:
        return [line("Capaian rencana aksi", "  ", Span("– belum ada indikator yang dinilai", "redup"))]
    shown = Span(f"{_percent(skor, nilai)} %", "baik" if skor.is_reached else "tebal")
    number = f" ({skor.nomor})" if skor.nomor else ""
    words: list[Span | str] = [Span(f"Capaian rencana aksi{number}", "tebal"), "  ", shown]
    if skor.target is not None:
        words.append(f"  target {angka(skor.target, 2, wajib=False)} %")
    words.append(f"  {skor.tercapai}/{skor.dinilai} tercapai{_missing(skor)}")
    return [line(*words), *_bar(skor, nilai)]


def range_of(skor: Skor) -> str:
    """Show the range of a score: 51,43 – 74,29 %."""
    low, high = skor.rentang
    return "–" if low is None or high is None else f"{_percent(skor, low)} – {_percent(skor, high)} %"


def _percent(skor: Skor, value: Fraction) -> str:
    return angka(value, skor.desimal(value))


def _missing(skor: Skor) -> str:
    if skor.kurang is None:
        return ""
    return f", kurang {skor.kurang}" if skor.kurang else ", target terpenuhi"


def _bar(skor: Skor, nilai: Fraction) -> list[Line]:
    reached = _cells(nilai)
    opened = _cells(skor.rentang[1] or nilai) - reached
    cells = [Span("█" * reached, "baik"), Span("░" * opened, "tanya"), Span("·" * (BAR - reached - opened), "redup")]
    legend: list[Span | str] = ["  ", Span("█", "baik"), Span(" tercapai", "redup")]
    if skor.terbuka:
        legend += ["   ", Span("░", "tanya"), Span(f" belum diisi atau belum waktunya ({skor.terbuka})", "redup")]
    if skor.target is not None and skor.target <= 100:
        cells = _with_target(cells, _cells(skor.target))
        legend += ["   ", Span("┊", "tebal"), Span(" target", "redup")]
    spread = f"   rentang {range_of(skor)}" if skor.terbuka else ""
    return [line("  ", *cells, spread), line(*legend)]


def _cells(value: Fraction) -> int:
    return min(int(value * BAR / 100 + Fraction(1, 2)), BAR)


def _with_target(cells: list[Span], at: int) -> list[Span]:
    """Put the target's mark between the cells before and behind it."""
    marked: list[Span] = []
    for cell in cells:
        before, behind = cell.teks[: max(at, 0)], cell.teks[max(at, 0) :]
        if 0 <= at < len(cell.teks) or (at == len(cell.teks) and cell is cells[-1]):
            marked += [Span(before, cell.gaya), Span("┊", "tebal"), Span(behind, cell.gaya)]
            at = -1
        else:
            marked.append(cell)
            at -= len(cell.teks) if at >= 0 else 0
    return [cell for cell in marked if cell.teks]
