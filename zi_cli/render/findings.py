"""What `zi check` found: for people, as data, and as annotations of a pull request."""

from collections.abc import Iterator, Sequence
from typing import Any

from zi_cli.model.masalah import URUTAN_TINGKAT, Masalah, Penjelasan
from zi_cli.render.layout import Block, Gaya, Span, clean, line

GAYA: dict[str, Gaya] = {"galat": "buruk", "peringatan": "tanya", "saran": "redup"}
GITHUB = {"galat": "error", "peringatan": "warning", "saran": "notice"}
EXCERPT = 66
"""So much of a long line is shown around the place that is meant."""


def findings_screen(masalah: Sequence[Masalah], berkas: int) -> Iterator[Block]:
    """Lay out each problem with its line and a caret, and count them at the end."""
    for one in masalah:
        yield from problem(one)
        yield line()
    yield line(Span(tally(masalah, berkas), "tebal"))
    if any(one.tingkat == "galat" and one.kode < "ZI2" for one in masalah):
        yield line("Isinya baru diperiksa lebih lanjut sesudah galat itu diperbaiki.")


def problem(one: Masalah) -> Iterator[Block]:
    """Lay out one problem: place, sentence, excerpt, way out."""
    where = Span(f"{clean(one.berkas)}:{one.baris}:{one.kolom}: ", "tebal")
    yield line(where, Span(one.tingkat, GAYA[one.tingkat]), f" {one.kode}: {clean(one.pesan)}")
    if one.kutipan.strip():
        yield from _excerpt(one)
    if one.saran:
        yield line(Span("  saran: ", "redup"), clean(one.saran))


def _excerpt(one: Masalah) -> Iterator[Block]:
    """Show the line that is meant, a window of it when it is long, and point at the column."""
    safe = "".join(sign if sign.isprintable() else " " for sign in one.kutipan)
    start = max(0, one.kolom - 1 - EXCERPT // 2) if len(safe) > EXCERPT else 0
    shown = ("…" if start else "") + safe[start : start + EXCERPT] + ("…" if len(safe) > start + EXCERPT else "")
    caret = one.kolom - 1 - start + bool(start)
    number = str(one.baris)
    margin = " " * max(len(number), 4)
    yield line(Span(f"  {number.rjust(4)} | ", "redup"), shown)
    yield line(Span(f"  {margin} | ", "redup"), Span(" " * caret + "^", GAYA[one.tingkat]))


def tally(masalah: Sequence[Masalah], berkas: int) -> str:
    """Count problems by level."""
    counts = ((tingkat, sum(one.tingkat == tingkat for one in masalah)) for tingkat in URUTAN_TINGKAT)
    words = ", ".join(f"{count} {tingkat}" for tingkat, count in counts if count)
    return f"{words or 'Tidak ada masalah'} dalam {berkas} berkas."


def findings_json(masalah: Sequence[Masalah]) -> dict[str, Any]:
    """Give the problems as data, in the fixed shape."""
    return {
        "skema": 1,
        "masalah": [
            {
                "kode": one.kode,
                "tingkat": one.tingkat,
                "berkas": one.berkas,
                "baris": one.baris,
                "kolom": one.kolom,
                "pesan": one.pesan,
                "saran": one.saran,
            }
            for one in masalah
        ],
    }


def findings_github(masalah: Sequence[Masalah], prefix: str) -> str:
    """Give the problems as workflow commands; `prefix` leads from the repository's root to the workspace."""
    return "".join(
        f"::{GITHUB[one.tingkat]} file={_property(prefix + one.berkas)},line={one.baris},col={one.kolom},"
        f"title={_property(f'{one.kode} {one.tingkat}')}::{_data(f'{one.pesan}. Saran: {one.saran}')}\n"
        for one in masalah
    )


def _data(text: str) -> str:
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def explanation_screen(one: Penjelasan) -> Iterator[Block]:
    """Lay out what a code means."""
    yield line(Span(f"{one.kode} · {one.judul}", "judul"), "   ", Span(one.tingkat, GAYA[one.tingkat]))
    yield line()
    yield line(one.uraian)
