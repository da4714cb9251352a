"""How recommendations are shown: the list, the line of `zi status`, the section of `zi due`, the rows of the report."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from zi_cli.core.evidence import RAHASIA
from zi_cli.core.followup import STATUS, Pantauan, Status
from zi_cli.core.grouping import grouped
from zi_cli.core.istilah import KOSONG
from zi_cli.core.outline import Outline
from zi_cli.model.masalah import Lines
from zi_cli.model.rekomendasi import Sumber
from zi_cli.model.tulisan import bersusun, daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.layout import Block, Gaya, Line, Span, heading, line

KATA_STATUS: dict[Status, str] = {
    "belum_ditindaklanjuti": "belum ditindaklanjuti",
    "belum_sesuai": "belum sesuai",
    "sesuai": "sesuai",
    "tidak_dapat_ditindaklanjuti": "tidak dapat ditindaklanjuti",
}
KATA_SUMBER: dict[Sumber, str] = {
    "monev": "monev",
    "ratl_pmpzi": "RATL PMPZI",
    "tpi": "TPI",
    "tpn": "TPN",
    "apip": "APIP",
    "bpk": "BPK",
    "skm": "SKM",
    "pengaduan": "pengaduan",
}
KEPALA_LAPORAN = (
    "No",
    "Kondisi",
    "Rekomendasi",
    "Rencana tindak lanjut",
    "PJ",
    "Tenggat",
    "Status",
    "Bukti",
)


def list_screen(shown: Sequence[Pantauan], whole: Outline, per: date) -> Iterator[Block]:
    """Lay out recommendations: the open ones by deadline, then those that are closed."""
    unit, nomor = whole.rencana.unit, whole.nomor
    yield line(Span(f"Rekomendasi · {unit.singkatan} {unit.daerah}", "judul"), f" · per {tanggal_panjang(per)}")
    yield line(tally(shown))
    opened = sorted((one for one in shown if one.is_open), key=lambda one: (one.tenggat, one.id))
    closed = [one for one in shown if not one.is_open]
    for judul, group in (("Belum selesai", opened), ("Selesai", closed)):
        if group:
            yield from heading(f"{judul} ({len(group)})")
        for one in group:
            yield from entry(one, nomor)


def entry(one: Pantauan, nomor: Mapping[str, str], *, with_post: bool = True, indent: int = 2) -> list[Line]:
    """Lay out one recommendation: its id, what it is about and of whom, what it asks for, and how it stands."""
    margin = " " * indent
    mark, gaya = sign(one)
    about = [_items(one, nomor), one.penanggung_jawab if with_post else "", KATA_SUMBER[one.isi.sumber]]
    told = " · ".join(word for word in about if word)
    return [
        line(Span(f"{margin}{mark} ", gaya), Span(one.id, "tebal"), Span(f"  {told}", "redup")),
        line(f"{margin}    {one.isi.rekomendasi}"),
        line(Span(f"{margin}    {_standing(one)}", gaya)),
    ]


def _standing(one: Pantauan) -> str:
    """Say how a recommendation stands: status, deadline or closing, age."""
    ends = "ditutup" if one.ditutup else "lewat tenggat" if one.lewat_tenggat else "tenggat"
    words = (
        KATA_STATUS[one.status],
        one.menunggu_verifikasi and "menunggu verifikasi",
        f"{ends} {tanggal_panjang(one.ditutup or one.tenggat)}",
        f"umur {one.umur} hari",
        one.berulang and "berulang",
    )
    return " · ".join(word for word in words if word)


def tally(shown: Sequence[Pantauan]) -> str:
    """Count recommendations: all, what is reached, what is waiting, what is late."""
    counts, total = _counts(shown), len(shown)
    named = (
        ("tidak_dapat_ditindaklanjuti", "tidak dapat ditindaklanjuti"),
        ("menunggu_verifikasi", "menunggu verifikasi"),
        ("lewat_tenggat", "lewat tenggat"),
    )
    some = (f"{counts[key]} {words}" for key, words in named if counts[key])
    return " · ".join([", ".join([f"{total} rekomendasi", *_settled(total, counts["sesuai"])]), *some])


def _settled(total: int, settled: int) -> Iterator[str]:
    if settled and settled < total:
        yield f"{settled} sudah sesuai"
    elif settled:
        yield "sudah sesuai" if total == 1 else "semuanya sudah sesuai"


def status_line(shown: Sequence[Pantauan]) -> Line:
    """Give the one line of `zi status`."""
    return line(Span("Rekomendasi", "tebal"), f"  {tally(shown).replace(' rekomendasi', '', 1)}")


def due_section(shown: Sequence[Pantauan], whole: Outline, bulan: int) -> Iterator[Block]:
    """Lay out the list of `zi due`, by responsible post."""
    about = Span(f"  bertenggat {NAMA_BULAN[bulan - 1]}, atau lewat tenggat", "redup")
    yield from heading(f"Rekomendasi ({len(shown)})", about)
    if not shown:
        yield line("  tidak ada")
    for post, group in grouped(shown, lambda one: one.penanggung_jawab).items():
        yield line(f"  {post}")
        for one in group:
            yield from entry(one, whole.nomor, with_post=False, indent=4)


def recorded_screen(one: Pantauan, nomor: Mapping[str, str], next_step: str) -> Iterator[Block]:
    """Say what a command has recorded, how the recommendation stands now, and where to go on."""
    yield line(Span(f"{one.id} dicatat", "tebal"), f" di {one.letak.berkas}")
    yield from entry(one, nomor)
    if one.berulang:
        yield line(f"  Berulang: butir ini sudah pernah diberi rekomendasi, {daftar(one.berulang)}.")
    if next_step:
        yield line(Span(f"  Selanjutnya: {next_step}", "redup"))


def report_row(one: Pantauan, number: int, nomor: Mapping[str, str], rahasia: Collection[str]) -> tuple[str, ...]:
    """Give one row of the report's table of follow-up; evidence that is rahasia is not named."""
    items = _items(one, nomor)
    state = (
        KATA_STATUS[one.status],
        one.menunggu_verifikasi and "menunggu verifikasi",
        one.lewat_tenggat and "lewat tenggat",
        one.berulang and "berulang",
        one.verifikasi and one.verifikasi.alasan,
    )
    return (
        str(number),
        bersusun([f"{items}: {one.isi.kondisi}" if items else one.isi.kondisi]),
        bersusun([one.isi.rekomendasi]),
        bersusun(f"{tanggal_panjang(made.tanggal)}: {made.uraian}" for made in one.tindak_lanjut) or KOSONG,
        one.penanggung_jawab,
        tanggal_panjang(one.tenggat),
        bersusun(word or None for word in state),
        "; ".join(RAHASIA if path in rahasia else path for path in one.bukti) or KOSONG,
    )


def list_json(shown: Sequence[Pantauan], per: date, lines: Lines) -> dict[str, Any]:
    """Give the list as data."""
    return {"skema": 1, "per": per, **_counts(shown), "rekomendasi": items_json(shown, lines)}


def summary_json(shown: Sequence[Pantauan], lines: Lines) -> dict[str, Any]:
    """Give the counts and the recommendations behind them as data."""
    return {**_counts(shown), "daftar": items_json(shown, lines)}


def _counts(shown: Sequence[Pantauan]) -> dict[str, int]:
    return {
        "jumlah": len(shown),
        **{status: sum(one.status == status for one in shown) for status in STATUS},
        "menunggu_verifikasi": sum(one.menunggu_verifikasi for one in shown),
        "lewat_tenggat": sum(one.lewat_tenggat for one in shown),
        "berulang": sum(bool(one.berulang) for one in shown),
    }


def items_json(shown: Sequence[Pantauan], lines: Lines | None = None) -> list[dict[str, Any]]:
    """Give recommendations as data; without `lines` they do not name their place."""
    return [
        _item_json(one) | ({"asal": [{"berkas": one.letak.berkas, "baris": lines(one.letak)}]} if lines else {})
        for one in shown
    ]


def _item_json(one: Pantauan) -> dict[str, Any]:
    found = one.verifikasi
    return {
        "id": one.id,
        "sumber": one.isi.sumber,
        "butir": list(one.isi.butir),
        "kondisi": one.isi.kondisi,
        "rekomendasi": one.isi.rekomendasi,
        "penanggung_jawab": one.penanggung_jawab,
        "terbit": one.isi.terbit,
        "tenggat": one.tenggat,
        "status": one.status,
        "menunggu_verifikasi": one.menunggu_verifikasi,
        "lewat_tenggat": one.lewat_tenggat,
        "ditutup": one.ditutup,
        "umur_hari": one.umur,
        "berulang": list(one.berulang),
        "tindak_lanjut": [
            {"tanggal": made.tanggal, "uraian": made.uraian, "oleh": made.oleh, "bukti": list(made.bukti)}
            for made in one.tindak_lanjut
        ],
        "verifikasi": found
        and {"status": found.status, "oleh": found.oleh, "tanggal": found.tanggal, "alasan": found.alasan},
    }


def _items(one: Pantauan, nomor: Mapping[str, str]) -> str:
    """Name what a recommendation is about by printed number; an id the plan does not know stays an id."""
    return daftar([nomor.get(key, key) for key in one.isi.butir])


def sign(one: Pantauan) -> tuple[str, Gaya]:
    """Choose the sign of a recommendation, and its style."""
    if not one.is_open:
        return ("✓", "baik") if one.status == "sesuai" else ("–", "redup")
    if one.lewat_tenggat:
        return "✗", "buruk"
    return ("?", "tanya") if one.menunggu_verifikasi else ("!", "tanya")
