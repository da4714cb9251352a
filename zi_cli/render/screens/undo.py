"""The screen and the JSON of `zi undo --list`, and what is said of a change that was taken back."""

from collections.abc import Iterator, Sequence
from typing import Any

from zi_cli.model.kalimat import joined
from zi_cli.model.riwayat import Diurungkan, Riwayat
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.render.layout import Block, Column, Span, Table, line


def history_screen(known: Sequence[Riwayat]) -> Iterator[Block]:
    """Lay out the changes, newest first, and why one cannot be taken back."""
    yield line(Span("Perubahan yang tercatat di komputer ini", "judul"))
    yield line()
    if not known:
        yield line("  belum ada perubahan")
        return
    heads = (
        Column("Nomor", kanan=True),
        Column("Perubahan", wraps=True),
        Column("Tanggal"),
        Column("Diurungkan", wraps=True),
    )
    yield Table(heads, tuple(_row(one) for one in reversed(known)), indent=2)


def _row(one: Riwayat) -> tuple[Span, ...]:
    oleh = f" (oleh {one.tentang.oleh})" if one.tentang.oleh else ""
    return (
        Span(str(one.nomor), "tebal" if one.dapat else "redup"),
        Span(f"{one.tentang.hal}{oleh}", "" if one.dapat else "redup"),
        Span(tanggal_panjang(one.tentang.hari)),
        Span("dapat", "baik") if one.dapat else Span(joined(one.sebab), "redup"),
    )


def history_json(known: Sequence[Riwayat]) -> dict[str, Any]:
    """Give the same as data, newest last."""
    return {"skema": 1, "perubahan": [_item(one) for one in known]}


def _item(one: Riwayat) -> dict[str, Any]:
    about = one.tentang
    return {
        "nomor": one.nomor,
        "perbuatan": about.nama,
        "hal": about.hal,
        "tanggal": about.hari,
        "oleh": about.oleh,
        "mengurungkan": about.mengurungkan,
        "berkas": one.berkas,
        "dapat_diurungkan": one.dapat,
        "sebab": joined(one.sebab) or None,
    }


def undone_screen(made: Diurungkan) -> Iterator[Block]:
    """Say what was taken back, in which files, and how that is taken back again."""
    yield line(Span(f"Diurungkan: {made.tentang.hal}", "judul"), f" (perubahan nomor {made.nomor})")
    yield from (line(f"  {name} kembali seperti sebelumnya") for name in made.dipulihkan)
    yield from (line(f"  {name} dihapus") for name in made.dihapus)
    yield line(Span("Untuk membatalkan ini: zi undo NOMOR, dengan nomor menurut zi undo --list", "redup"))
