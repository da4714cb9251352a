"""What `zi check` found, for people and as data."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from zi_cli.core.grouping import grouped
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
MANY = 3
"""More problems of one code than these are told together."""
SHOWN = 20
"""So many places of one code are named one by one."""
EXCERPT = 66
"""So much of a long line is shown around the place that is meant."""


def findings_screen(masalah: Sequence[Masalah], berkas: int, diabaikan: int = 0) -> Iterator[Block]:
    """Lay out each problem with its line and a caret, and count them at the end, those that are ignored too."""
    yield from problems(masalah)
    yield line(Span(tally(masalah, berkas), "tebal"), passed_over(diabaikan))
    if any(one.tingkat == "galat" and one.kode < "ZI2" for one in masalah):
        yield line("Isinya baru diperiksa lebih lanjut sesudah galat itu diperbaiki.")


def problems(masalah: Sequence[Masalah]) -> Iterator[Block]:
    """Lay out problems, a blank line behind each; of many with one code the first whole, the others a line each."""
    for first, *others in in_groups(masalah):
        yield from problem(first)
        if others:
            yield line(f"  {first.kode} juga di {len(others)} tempat lain:")
        for one in others[:SHOWN]:
            where = Span(f"    {clean(one.berkas)}:{one.baris}:{one.kolom}: ", "tebal")
            yield line(where, clean(also(one, first)))
        if len(others) > SHOWN:
            yield line(Span(f"    … dan {len(others) - SHOWN} lagi; semuanya: zi check --format json", "redup"))
        yield line()


def also(one: Masalah, first: Masalah) -> str:
    """Say a problem that stands below another of its code; of its way out only what differs."""
    return f"{one.pesan}; saran: {one.saran}" if one.saran not in ("", first.saran) else one.pesan


def in_groups(masalah: Sequence[Masalah]) -> Iterator[list[Masalah]]:
    """Put together problems of one code and level where there are many of them, at the place of the first."""
    alike = grouped(masalah, lambda one: (one.kode, one.tingkat))
    for one in masalah:
        group = alike[one.kode, one.tingkat]
        if len(group) <= MANY:
            yield [one]
        elif one is group[0]:
            yield group


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
    start, end = _window(safe, one.kolom - 1)
    shown = ("…" if start else "") + safe[start:end] + ("…" if end < len(safe) else "")
    caret = one.kolom - 1 - start + bool(start)
    number = str(one.baris).rjust(4)
    yield line(Span(f"  {number} | ", "redup"), shown)
    yield line(Span(f"  {' ' * len(number)} | ", "redup"), Span(" " * caret + "^", GAYA[one.tingkat]))


def _window(text: str, at: int) -> tuple[int, int]:
    """Choose so much of a long line as is shown around a place, from word to word."""
    if len(text) <= EXCERPT:
        return 0, len(text)
    start = max(0, at - EXCERPT // 2)
    end = start + EXCERPT
    first, last = text.find(" ", start, at) + 1, text.rfind(" ", at + 1, end + 1)
    return (first if start and first else start), (last if end < len(text) and last > 0 else end)


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
