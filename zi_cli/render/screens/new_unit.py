"""What is said of a unit, or of a year, that begins."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from zi_cli.model.masalah import Masalah
from zi_cli.render.layout import Block, Span, line
from zi_cli.render.screens.findings import findings_screen


def plan_screen(folder: Path, wanted: Sequence[str], kept: Sequence[str]) -> Iterator[Block]:
    """List the files that would be written."""
    yield line(Span(f"{len(wanted)} berkas akan ditulis di {_named(folder)}:", "tebal"))
    yield from (line(f"  {name}") for name in wanted)
    yield from _kept(kept)


def begun_screen(folder: Path, written: Sequence[str], kept: Sequence[str]) -> Iterator[Block]:
    """Say how many files were written."""
    yield line(Span(f"Folder kerja baru: {len(written)} berkas ditulis di {_named(folder)}.", "tebal"))
    yield from _kept(kept)


def checked_screen(masalah: Sequence[Masalah], berkas: int) -> Iterator[Block]:
    """Show what the check of the new unit finds."""
    yield line()
    yield line("zi check:")
    yield from findings_screen(masalah, berkas)


def next_screen(folder: Path, rencana: str, mulai: int) -> Iterator[Block]:
    """Say what comes next."""
    yield line()
    yield line(f"Berikutnya, di {_named(folder)}:")
    yield line(f'  1. ganti isi baris bertanda "# ganti" di plans/{rencana}')
    yield line("  2. zi check")
    yield line(f"  3. zi new-year {mulai}")


def year_screen(berkas: str, indikator: int, kejadian: int, tahun: int) -> Iterator[Block]:
    """Say which file a new year has, and what to do with it."""
    yield line(Span(f"{berkas} ditulis", "tebal"), f": {indikator} indikator dan {kejadian} jatuh tempo.")
    yield line("Berikutnya: isi dengan editor (petunjuknya di awal berkas) atau dengan zi record dan zi done.")
    yield line(f"Apa yang jatuh tempo bulan ini: zi due --year {tahun}")


def _named(folder: Path) -> str:
    return "folder ini" if folder == Path() else str(folder)


def _kept(kept: Sequence[str]) -> Iterator[Block]:
    if kept:
        yield line(f"Sudah ada, dibiarkan: {', '.join(kept)}")
