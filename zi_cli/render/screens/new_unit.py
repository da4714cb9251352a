"""What is said of a unit, or of a year, that begins."""

from collections.abc import Sequence
from pathlib import Path

from zi_cli.model.masalah import Masalah
from zi_cli.model.tulisan import clean
from zi_cli.render.layout import Block, Line, Span, line
from zi_cli.render.screens.findings import findings_screen, problems, tally


def plan_screen(folder: Path, wanted: Sequence[str], kept: Sequence[str]) -> list[Line]:
    """List the files that would be written."""
    head = line(Span(f"{len(wanted)} berkas akan ditulis di {_named(folder)}:", "tebal"))
    return [head, *(line(f"  {name}") for name in wanted), *_kept(kept)]


def begun_screen(folder: Path, written: Sequence[str], kept: Sequence[str]) -> list[Line]:
    """Say how many files were written."""
    said = f"Folder kerja baru: {len(written)} berkas ditulis di {_named(folder)}."
    return [line(Span(said, "tebal")), *_kept(kept)]


def checked_screen(masalah: Sequence[Masalah], berkas: int) -> list[Block]:
    """Show what the check of the new unit finds."""
    return [line(), line("zi check:"), *findings_screen(masalah, berkas)]


def imported_screen(masalah: Sequence[Masalah], berkas: int) -> list[Block]:
    """Show what must be mended in a plan from a document; advice on a plan that was signed long ago is only counted."""
    wrong = [one for one in masalah if one.tingkat == "galat"]
    further = " Selebihnya: zi check" if len(masalah) > len(wrong) else ""
    return [line(), line("zi check:"), *problems(wrong), line(Span(tally(masalah, berkas), "tebal"), further)]


def next_screen(folder: Path, rencana: str, mulai: int, dokumen: str | None = None) -> list[Line]:
    """Say what comes next, with the example or with the plan from a document."""
    first = f'ganti isi baris bertanda "# ganti" di plans/{rencana}'
    if dokumen:
        first = f"bandingkan plans/{rencana} dengan {clean(dokumen)}"
    return [
        line(),
        line(f"Berikutnya, di {_named(folder)}:"),
        line(f"  1. {first}"),
        line("  2. zi check"),
        line(f"  3. zi new-year {mulai}"),
    ]


def year_screen(berkas: str, indikator: int, kejadian: int, tahun: int) -> list[Line]:
    """Say which file a new year has, and what to do with it."""
    return [
        line(Span(f"{berkas} ditulis", "tebal"), f": {indikator} indikator dan {kejadian} jatuh tempo."),
        line("Berikutnya: isi dengan editor (petunjuknya di awal berkas) atau dengan zi record dan zi done."),
        line(f"Apa yang jatuh tempo bulan ini: zi due --year {tahun}"),
    ]


def _named(folder: Path) -> str:
    return "folder ini" if folder == Path() else str(folder)


def _kept(kept: Sequence[str]) -> list[Line]:
    return [line(f"Sudah ada, dibiarkan: {', '.join(kept)}")] if kept else []
