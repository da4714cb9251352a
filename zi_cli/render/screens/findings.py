"""What `zi check` found, for people and as data."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from zi_cli.model.masalah import URUTAN_TINGKAT, Masalah, Penjelasan, Tingkat
from zi_cli.model.nasional import Ketentuan, Keterbacaan
from zi_cli.model.tulisan import angka, clean
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.layout import Block, Gaya, Line, Span, line

GAYA: dict[Tingkat, Gaya] = {"galat": "buruk", "peringatan": "tanya", "saran": "redup"}
DIBACA: dict[Keterbacaan, str] = {
    "peraturan": "dibaca dalam peraturannya",
    "penerapan": "terlihat di beberapa instansi, periksa aturannya",
    "pertimbangan": "bukan peraturan",
}
EXCERPT = 66
"""So much of a long line is shown around the place that is meant."""


def findings_screen(masalah: Sequence[Masalah], berkas: int, diabaikan: int = 0) -> Iterator[Block]:
    """Lay out each problem with its line and a caret, and count them at the end, those that are ignored too."""
    for one in masalah:
        yield from problem(one)
        yield line()
    yield line(Span(tally(masalah, berkas), "tebal"), passed_over(diabaikan))
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
    number = str(one.baris).rjust(4)
    yield line(Span(f"  {number} | ", "redup"), shown)
    yield line(Span(f"  {' ' * len(number)} | ", "redup"), Span(" " * caret + "^", GAYA[one.tingkat]))


def tally(masalah: Sequence[Masalah], berkas: int) -> str:
    """Count problems by level."""
    counts = Counter(one.tingkat for one in masalah)
    words = ", ".join(f"{counts[tingkat]} {tingkat}" for tingkat in URUTAN_TINGKAT if counts[tingkat])
    return f"{words or 'Tidak ada masalah'} dalam {berkas} berkas."


def passed_over(diabaikan: int) -> str:
    """Say how many more there are that the settings ignore."""
    return f" {diabaikan} diabaikan dengan alasan." if diabaikan else ""


def findings_json(masalah: Sequence[Masalah], diabaikan: int = 0) -> dict[str, Any]:
    """Give the problems as data, in the fixed shape, and how many are ignored."""
    return {"skema": 1, "diabaikan": diabaikan, "masalah": [finding_json(one) for one in masalah]}


def finding_json(one: Masalah) -> dict[str, Any]:
    """Give one problem as data."""
    return {
        "kode": one.kode,
        "tingkat": one.tingkat,
        "berkas": one.berkas,
        "baris": one.baris,
        "kolom": one.kolom,
        "pesan": one.pesan,
        "saran": one.saran,
    }


def explanation_screen(one: Penjelasan, dasar: Sequence[Ketentuan] = ()) -> list[Line]:
    """Lay out what a code means, and the national figures it rests on."""
    head = line(Span(f"{one.kode} · {one.judul}", "judul"), "   ", Span(one.tingkat, GAYA[one.tingkat]))
    basis = [line(), line("Dasarnya:"), *(line(f"  - {figure(each)}") for each in dasar)]
    return [head, line(), line(one.uraian), *(basis if dasar else [])]


def figure(one: Ketentuan) -> str:
    """Say a national figure with its source, its year, and whether it was read in the rule itself."""
    tahun = "" if str(one.tahun) in one.sumber else f", {one.tahun}"
    return f"{one.arti}: {_value(one)} ({one.sumber}{tahun}; {DIBACA[one.dibaca]})"


def _value(one: Ketentuan) -> str:
    if one.bulan:
        return f"{one.hari} {NAMA_BULAN[one.bulan - 1]}"
    if one.sampai is not None:
        return f"{angka(one.angka)} sampai {angka(one.sampai)}"
    return angka(one.angka, wajib=False)
