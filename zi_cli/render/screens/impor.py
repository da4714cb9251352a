"""What is said of a document that was read as a plan: what became of it, what did not fit, and what people must decide."""

from collections.abc import Iterator, Sequence
from typing import Any

from zi_cli.core.grouping import grouped
from zi_cli.core.importing.oddities import Keganjilan
from zi_cli.core.importing.tree import Pertanyaan, Terbaca
from zi_cli.model.markdown import escaped
from zi_cli.model.masalah import Penjelasan
from zi_cli.model.peta import TINGKAT
from zi_cli.model.tulisan import clean, daftar
from zi_cli.render.layout import Block, Span, heading, line

SHOWN = 12
"""So many oddities of one code are shown on a screen; the report has all."""
Codes = dict[str, Penjelasan]


def impor_screen(
    terbaca: Terbaca, dokumen: str, belum: Sequence[Pertanyaan], unseen: Sequence[str], codes: Codes
) -> Iterator[Block]:
    """Lay out what was read, each oddity below its code, and the questions."""
    yield line(Span(f"{clean(dokumen)}: {counted(terbaca)}", "tebal"))
    for said in unseen:
        yield line(f"  {said}")
    for kode, same in grouped(terbaca.keganjilan, lambda one: one.kode).items():
        lost = codes[kode].tingkat == "peringatan"
        yield line()
        yield line(Span(f"{kode} {codes[kode].judul}", "tanya" if lost else "tebal"), f" ({len(same)})")
        for one in same[:SHOWN]:
            yield line(Span(f"  {_where(one)}: ", "redup"), f'"{clean(one.tercetak)}"; {clean(one.nasib)}')
            yield line(Span("    putuskan: ", "redup"), clean(one.putuskan))
        if len(same) > SHOWN:
            yield line(Span(f"  … dan {len(same) - SHOWN} lagi; semuanya ada di --laporan", "redup"))
    if belum:
        yield from heading(f"{len(belum)} pertanyaan belum dijawab")
        for each in belum:
            needed = Span("wajib ", "tanya") if each.wajib else ""
            yield line("  ", needed, f"{each.nomor or 'rencana'}, {each.kunci}: {clean(each.alasan)}")


def counted(terbaca: Terbaca) -> str:
    """Count the nodes: 6 program, 23 kegiatan, 98 aktivitas dan 36 indikator."""
    return daftar([f"{terbaca.counted(one)} {one}" for one in TINGKAT])


def impor_json(terbaca: Terbaca, dokumen: str, belum: Sequence[Pertanyaan], unseen: Sequence[str]) -> dict[str, Any]:
    """Give it as data."""
    left = frozenset(belum)
    return {
        "dokumen": dokumen,
        "jumlah": {one: terbaca.counted(one) for one in TINGKAT},
        "tahun": list(terbaca.tahun),
        "tak_terlihat": list(unseen),
        "keganjilan": [
            {
                "kode": one.kode,
                "alamat": one.alamat,
                "butir": one.butir,
                "tercetak": one.tercetak,
                "ditulis": one.ditulis,
                "putuskan": one.putuskan,
            }
            for one in terbaca.keganjilan
        ],
        "pertanyaan": [
            {
                "id": one.id,
                "nomor": one.nomor,
                "kunci": one.kunci,
                "alasan": one.alasan,
                "wajib": one.wajib,
                "dijawab": one not in left,
            }
            for one in terbaca.pertanyaan
        ],
    }


def impor_markdown(
    terbaca: Terbaca, dokumen: str, belum: Sequence[Pertanyaan], unseen: Sequence[str], codes: Codes
) -> str:
    """Write it as a report that people read beside the document."""
    lines = [f"# Laporan impor {escaped(dokumen)}", "", f"Terbaca: {counted(terbaca)}.", ""]
    lines += [f"- {escaped(one)}" for one in unseen]
    lines += ["## Yang perlu dilihat", ""]
    if terbaca.keganjilan:
        lines += ["| Tempat | Butir | Kode | Tercetak | Ditulis | Putuskan |", "|---|---|---|---|---|---|"]
        lines += [
            "| "
            + " | ".join(
                map(
                    escaped,
                    (
                        one.alamat,
                        one.butir,
                        f"{one.kode} {codes[one.kode].judul}",
                        one.tercetak,
                        one.ditulis,
                        one.putuskan,
                    ),
                )
            )
            + " |"
            for one in terbaca.keganjilan
        ]
    else:
        lines.append("Semua sel dipakai apa adanya.")
    lines += ["", "## Yang perlu diputuskan", ""]
    lines += [
        f"- {'wajib, ' if one.wajib else ''}{one.nomor or 'rencana'}: `{one.kunci}`: {escaped(one.alasan)}"
        for one in belum
    ] or ["Semua pertanyaan sudah dijawab."]
    return "\n".join(lines) + "\n"


def _where(one: Keganjilan) -> str:
    return f"{one.butir}, {one.alamat}" if one.butir else one.alamat
