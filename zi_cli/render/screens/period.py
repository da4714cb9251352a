"""The screen and the JSON of `zi period list`, and what is said after a step."""

from collections.abc import Iterator, Sequence
from typing import Any

from zi_cli.core.approval import KATA_LANGKAH, Tinjauan, approved_by_one_hand, command
from zi_cli.model.periode import Periode
from zi_cli.model.persetujuan import BOLEH, CatatanPeriode, Persetujuan, StatusPeriode
from zi_cli.model.tulisan import daftar, tanggal_panjang
from zi_cli.render.layout import Block, Column, Gaya, Span, Table, heading, line

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
    act = _last(one)
    return (
        Span(one.persetujuan.kunci, "tebal"),
        Span(*STATUS[one.persetujuan.status]),
        Span(_who(act) if act else "–"),
        Span(tanggal_panjang(act.tanggal) if act else "–"),
        Span(str(len(one.perubahan)) if one.sejak else "–", "buruk" if one.perubahan else ""),
    )


def _last(one: Tinjauan) -> CatatanPeriode | None:
    return one.persetujuan.log[-1] if one.persetujuan.log else None


def _who(act: CatatanPeriode) -> str:
    return f"{act.oleh} ({act.jabatan})" if act.jabatan else act.oleh


def _details(one: Tinjauan) -> Iterator[Block]:
    act, hand = _last(one), approved_by_one_hand(one.persetujuan)
    if (act and act.alasan) or one.perubahan or one.terlambat or hand:
        yield from heading(one.persetujuan.nama)
    if act and act.alasan:
        allowed = f"; yang boleh berubah: {daftar(act.lingkup)}" if act.lingkup else ""
        yield line(f"  {KATA_LANGKAH[act.langkah]} karena {act.alasan}{allowed}")
    if hand:
        yield line(f"  {hand.kalimat}")
    if one.perubahan:
        yield line(f"  berubah sejak {one.sejak}:")
    yield from (line("  - ", change) for change in one.perubahan)
    if one.terlambat:
        yield line("  dicatat sesudah diajukan; dihitung dalam laporan berikutnya, periode ini tetap:")
    yield from (line("  - ", late) for late in one.terlambat)


def periods_json(periods: Sequence[Tinjauan]) -> dict[str, Any]:
    """Give the same as data."""
    return {"skema": 1, "periode": [_item(one) for one in periods]}


def _item(one: Tinjauan) -> dict[str, Any]:
    act, hand = _last(one), approved_by_one_hand(one.persetujuan)
    return {
        "tahun": None,
        "semester": None,
        **one.persetujuan.periode.isi,
        "status": one.persetujuan.status,
        **{name: getattr(act, name, None) for name in ("oleh", "jabatan", "git", "sesi", "tanggal", "alasan")},
        "lingkup": act.lingkup if act else (),
        "sejak": one.sejak,
        "perubahan": one.perubahan,
        "terlambat": one.terlambat,
        "satu_tangan": hand.kalimat if hand else None,
    }


def step_screen(persetujuan: Persetujuan) -> Iterator[Block]:
    """Say what was done, by whom, and what comes next."""
    act = persetujuan.log[-1]
    state = Span(*STATUS[persetujuan.status])
    yield line(Span(persetujuan.nama, "judul"), " ", state, f" oleh {_who(act)}, {tanggal_panjang(act.tanggal)}.")
    if act.lingkup:
        yield line(f"Yang boleh berubah: {daftar(act.lingkup)}.")
    if act.sidik:
        yield line(f"Sidik {len(act.sidik)} butir dicatat; perubahan sesudah ini akan disebut oleh zi check.")
    ways = " atau ".join(command(one, persetujuan) for one in BOLEH[persetujuan.status])
    if persetujuan.status != "disetujui":
        yield line(Span(f"Berikutnya: {ways}", "redup"))
        return
    yield line(Span(f"Berikutnya, laporan tanpa tanda DRAF: {_report(persetujuan.periode)}", "redup"))
    yield line(Span(f"Bila ada yang keliru: {ways}", "redup"))  # nobody approves in order to reopen


def _report(periode: Periode) -> str:
    return f"zi report {periode.tahun} --{periode.panjang.nama} {periode.ke} -o laporan.docx"
