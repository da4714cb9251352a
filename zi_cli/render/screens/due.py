"""The screen and the JSON of `zi due`: by responsible post, in three lists kept apart."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.due import Tempo
from zi_cli.core.grouping import grouped
from zi_cli.core.schedule import Kejadian
from zi_cli.model.tulisan import daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.headline import mark
from zi_cli.render.layout import Block, Column, Gaya, Span, Table, heading, line

if TYPE_CHECKING:
    from zi_cli.core.followup import Pantauan

GAYA: dict[str, Gaya] = {
    "selesai": "baik",
    "selesai_terlambat": "baik",
    "lewat": "buruk",
    "jatuh_tempo": "tanya",
    "belum_ada_catatan": "tanya",
}


def due_screen(
    tempo: Tempo,
    penilaian: Penilaian,
    *,
    hanya_lewat: bool = False,
    rekomendasi: "Sequence[Pantauan] | None" = None,
) -> Iterator[Block]:
    """Lay out what a month asks for."""
    unit, bulan = penilaian.bahan.rencana.unit, NAMA_BULAN[tempo.bulan - 1]
    yield line(
        Span(f"{bulan} {tempo.tahun} · {unit.singkatan} {unit.daerah}", "judul"),
        f" · {istilah.posisi_per(penilaian.posisi, penilaian.posisi.catatan_sampai)}",
        *mark(contoh=penilaian.contoh),
    )
    sections = (
        ("Jatuh tempo", f"akhir {bulan}", tempo.jatuh_tempo),
        ("Lewat", "dari bulan-bulan sebelumnya, belum selesai", tempo.lewat),
        ("Berjalan", "sedang dikerjakan, jatuh tempo kemudian", tempo.berjalan),
    )
    for section in sections[1:2] if hanya_lewat else sections:
        yield from _section(*section, tempo.tahun)
    if tempo.terbit and not hanya_lewat:
        yield from _released(tempo)
    if rekomendasi is not None:
        from zi_cli.render.screens.recommend import due_section

        yield from due_section(rekomendasi, penilaian.outline, tempo.bulan)


def _section(judul: str, uraian: str, kejadian: Sequence[Kejadian], tahun: int) -> Iterator[Block]:
    yield from heading(f"{judul} ({len(kejadian)})", Span(f"  {uraian}", "redup"))
    if not kejadian:
        yield line("  tidak ada")
    for post, group in grouped(kejadian, posts).items():
        yield line(f"  {post}")
        yield occurrence_table(group, tahun)


def _released(tempo: Tempo) -> Iterator[Block]:
    """List the figures of the year before that are released by now, and are to be recorded in that year."""
    year = tempo.tahun - 1
    judul = f"Angka {year} yang terbit ({len(tempo.terbit)})"
    yield from heading(judul, Span(f"  dicatat dengan zi record … --susulan --year {year}", "redup"))
    columns = (Column(), Column(), Column(wraps=True), Column(wraps=True))
    for post, group in grouped(tempo.terbit, posts).items():
        yield line(f"  {post}")
        rows = (
            (Span("?", "tanya"), Span(one.butir.nomor), Span(one.butir.nama), Span(_when(one, year))) for one in group
        )
        yield Table(columns, tuple(rows), indent=4)


def _when(one: CapaianIndikator, tahun: int) -> str:
    return f"terbit {istilah.rilis(one.indikator, tahun)}"


def posts(one: Kejadian | CapaianIndikator) -> str:
    """Name the posts answerable for an occurrence, or for an indikator."""
    return daftar(one.penanggung_jawab) or "tanpa penanggung jawab"


def occurrence_table(kejadian: Sequence[Kejadian], tahun: int) -> Table:
    """Show occurrences with their state and the documents that prove them."""
    columns = (Column(), Column(), Column(wraps=True), Column(wraps=True), Column(wraps=True))
    return Table(columns, tuple(_row(one, tahun) for one in kejadian), indent=4)


def _row(one: Kejadian, tahun: int) -> tuple[Span, ...]:
    gaya = GAYA.get(one.keadaan, "redup")
    return (
        Span(istilah.TANDA_KEJADIAN[one.keadaan], gaya),
        Span(one.butir.nomor),
        Span(one.butir.nama),
        Span(_standing(one, tahun), gaya),
        Span("; ".join(one.butir.isi.output) or "tanpa dokumen", "redup"),
    )


def _standing(one: Kejadian, tahun: int) -> str:
    words = istilah.KEADAAN_KEJADIAN[one.keadaan]
    if one.selesai:
        return f"{words} {tanggal_panjang(one.selesai).removesuffix(f' {tahun}')}"
    due = NAMA_BULAN[one.bulan - 1] + (f" {one.tahun}" if one.tahun != tahun else "")
    if one.keadaan == "lewat":
        return f"lewat, jatuh tempo {due}"
    return f"{words}, sampai {due}" if one.keadaan in ("berjalan", "belum_ada_catatan") else words


def due_json(
    tempo: Tempo,
    penilaian: Penilaian,
    *,
    hanya_lewat: bool = False,
    rekomendasi: "Sequence[Pantauan] | None" = None,
) -> dict[str, Any]:
    """Give the same as data, in the fixed shape."""
    data = {
        "skema": 1,
        "tahun": tempo.tahun,
        "bulan": tempo.bulan,
        "per": penilaian.posisi.per,
        "catatan_sampai": penilaian.posisi.catatan_sampai,
        "contoh": penilaian.contoh,
        "jatuh_tempo": [] if hanya_lewat else [_item(one) for one in tempo.jatuh_tempo],
        "berjalan": [] if hanya_lewat else [_item(one) for one in tempo.berjalan],
        "lewat": [_item(one) for one in tempo.lewat],
    }
    if tempo.terbit and not hanya_lewat:
        data["terbit"] = [_released_json(one, tempo.tahun - 1) for one in tempo.terbit]
    if rekomendasi is not None:
        from zi_cli.render.screens.recommend import items_json

        data["rekomendasi"] = items_json(rekomendasi)
    return data


def _released_json(one: CapaianIndikator, tahun: int) -> dict[str, Any]:
    return {
        "id": one.butir.id,
        "nomor": one.butir.nomor,
        "nama": one.butir.nama,
        "tahun": tahun,
        "bulan": one.indikator.rilis.bulan if one.indikator.rilis else None,
        "penanggung_jawab": list(one.penanggung_jawab),
    }


def _item(one: Kejadian) -> dict[str, Any]:
    return {
        "id": one.butir.id,
        "nomor": one.butir.nomor,
        "nama": one.butir.nama,
        "output": list(one.butir.isi.output),
        "waktu": one.butir.isi.waktu.teks,
        "tahun": one.tahun,
        "bulan": one.bulan,
        "keadaan": one.keadaan,
        "selesai": one.selesai,
        "penanggung_jawab": list(one.penanggung_jawab),
        "semua_penanggung_jawab": list(one.penanggung_jawab),
        "pendukung": list(one.butir.pendukung),
    }
