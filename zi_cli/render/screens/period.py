"""The screen and the JSON of `zi period list`, and what is said after a step."""

from collections.abc import Iterator, Sequence
from typing import Any

from zi_cli.core.approval import KATA_LANGKAH, Tinjauan, command
from zi_cli.model.persetujuan import BOLEH, Persetujuan, StatusPeriode
from zi_cli.model.tulisan import daftar, tanggal_panjang
from zi_cli.render.layout import Block, Column, Gaya, Span, Table, line

STATUS: dict[StatusPeriode, tuple[str, Gaya]] = {
    "terbuka": ("terbuka", "redup"),
    "diajukan": ("diajukan", "tanya"),
    "dikembalikan": ("dikembalikan", "tanya"),
    "disetujui": ("disetujui", "baik"),
    "dibuka_kembali": ("dibuka kembali", "tanya"),
}


def periods_screen(periods: Sequence[Tinjauan]) -> Iterator[Block]:
    """Lay out where each period stands, and name what changed below it."""
    yield line(Span("Periode laporan", "judul"))
    yield line()
    if not periods:
        yield line("  belum ada realisasi yang dapat diajukan")
        return
    heads = (
        Column("Periode"),
        Column("Status"),
        Column("Oleh", wraps=True),
        Column("Tanggal"),
        Column("Perubahan", kanan=True),
    )
    yield Table(heads, tuple(_row(one) for one in periods), indent=2)
    for one in periods:
        yield from _details(one)


def _row(one: Tinjauan) -> tuple[Span, ...]:
    words, gaya = STATUS[one.persetujuan.status]
    act = one.persetujuan.log[-1] if one.persetujuan.log else None
    post = f" ({act.jabatan})" if act and act.jabatan else ""
    changed = str(len(one.perubahan)) if one.sejak else "–"
    return (
        Span(one.persetujuan.kunci, "tebal"),
        Span(words, gaya),
        Span(f"{act.oleh}{post}" if act else "–"),
        Span(tanggal_panjang(act.tanggal) if act else "–"),
        Span(changed, "buruk" if one.perubahan else ""),
    )


def _details(one: Tinjauan) -> Iterator[Block]:
    act = one.persetujuan.log[-1] if one.persetujuan.log else None
    reason = act.alasan if act else None
    if not reason and not one.perubahan:
        return
    yield line()
    yield line(Span(one.persetujuan.nama, "tebal"))
    if act and reason:
        allowed = f"; yang boleh berubah: {daftar(act.lingkup)}" if act.lingkup else ""
        yield line(f"  {KATA_LANGKAH[act.langkah]} karena {reason}{allowed}")
    if one.perubahan:
        yield line(f"  berubah sejak {one.sejak}:")
        for change in one.perubahan:
            yield line("  - ", change)


def periods_json(periods: Sequence[Tinjauan]) -> dict[str, Any]:
    """Give the same as data."""
    return {"skema": 1, "periode": [_item(one) for one in periods]}


def _item(one: Tinjauan) -> dict[str, Any]:
    act = one.persetujuan.log[-1] if one.persetujuan.log else None
    return {
        **one.persetujuan.periode.isi,
        "status": one.persetujuan.status,
        "oleh": act.oleh if act else None,
        "jabatan": act.jabatan if act else None,
        "git": act.git if act else None,
        "tanggal": act.tanggal.isoformat() if act else None,
        "alasan": act.alasan if act else None,
        "lingkup": list(act.lingkup) if act else [],
        "sejak": one.sejak,
        "perubahan": list(one.perubahan),
    }


def step_screen(persetujuan: Persetujuan) -> Iterator[Block]:
    """Say what was done, by whom, and what comes next."""
    act = persetujuan.log[-1]
    words, gaya = STATUS[persetujuan.status]
    post = f" ({act.jabatan})" if act.jabatan else ""
    yield line(
        Span(persetujuan.nama, "judul"),
        " ",
        Span(words, gaya),
        f" oleh {act.oleh}{post}, {tanggal_panjang(act.tanggal)}.",
    )
    if act.lingkup:
        yield line(f"Yang boleh berubah: {daftar(act.lingkup)}.")
    if act.sidik:
        yield line(f"Sidik {len(act.sidik)} butir dicatat; perubahan sesudah ini akan disebut oleh zi check.")
    yield line(
        Span("Berikutnya: " + " atau ".join(command(one, persetujuan) for one in BOLEH[persetujuan.status]), "redup")
    )
