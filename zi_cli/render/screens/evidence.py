"""The screens and the JSON of `zi evidence`."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.evidence import Cela, Ditambah, Ditolak, Jawaban, Pemakaian, Terdaftar, rejected
from zi_cli.core.grouping import grouped
from zi_cli.core.schedule import Kejadian
from zi_cli.model.bukti import Bukti, HasilPeriksa
from zi_cli.model.tulisan import angka, daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.headline import mark
from zi_cli.render.layout import Block, Column, Gaya, Span, Table, heading, line
from zi_cli.render.screens.due import GAYA, posts

TAUTAN: dict[Jawaban, tuple[str, Gaya]] = {"baik": ("✓", "baik"), "ragu": ("?", "tanya"), "mati": ("✗", "buruk")}
HASIL: dict[HasilPeriksa | None, tuple[str, Gaya]] = {
    None: ("belum diperiksa", "tanya"),
    "sesuai": ("sesuai", "baik"),
    "tidak_sesuai": ("tidak sesuai", "buruk"),
}
_ENTRI = ("sha256", "ukuran", "tanggal", "nomor", "kerahasiaan", "oleh", "dicatat")
"""What the list tells of an entry of the register, as it stands there."""


def added_screen(one: Ditambah) -> Iterator[Block]:
    """Say what was recorded, and what it did to the completeness of the evidence."""
    size = f" · {ukuran(one.ukuran)}" if one.ukuran is not None else ""
    yield line(
        Span(f"{'Dicatat' if one.baru else 'Sudah tercatat'}: {one.bukti}", "tebal"),
        f"{size} · {one.kerahasiaan}",
        *mark(contoh=one.sesudah.contoh),
    )
    yield line(f"  untuk {one.sasaran.butir.nomor} {one.sasaran.butir.nama}, {one.sasaran.kapan}")
    if not one.output:
        return
    yield line(f"  output: {'; '.join(one.output)}")
    if one.kosong:
        yield line(Span(f"  belum ada buktinya: {daftar(one.kosong)}", "redup"))
    part = one.sesudah.keseluruhan.bukti
    before, after = (istilah.persen(each.keseluruhan.bukti.persen) for each in (one.sebelum, one.sesudah))
    moved = f"{before} % menjadi {after} %" if before != after else f"tetap {after} %"
    yield line(f"Kelengkapan bukti tahun {one.sasaran.tahun}: {moved} ({part.ada} dari {part.dari} output)")


def list_screen(tahun: int, found: Sequence[Terdaftar], *, contoh: bool) -> Iterator[Block]:
    """Lay out the evidence of a year."""
    yield line(Span(f"Bukti tahun {tahun}", "judul"), f" · {len(found)} bukti", *mark(contoh=contoh))
    yield line()
    if not found:
        yield line("belum ada bukti; catat dengan zi evidence add BERKAS --for ID")
        return
    columns = (Column("Bukti", wraps=True), Column("Untuk", wraps=True), Column("Tanggal"), Column("Pemeriksaan"))
    yield Table(columns, tuple(_list_row(one) for one in found))


def _list_row(one: Terdaftar) -> tuple[Span, ...]:
    entry = one.entri
    secrecy = f" ({entry.kerahasiaan})" if entry and entry.kerahasiaan != "publik" else ""
    day = entry.tanggal.isoformat() if entry and entry.tanggal else istilah.KOSONG
    used = "; ".join(f"{use.butir.nomor} {_short(use)}" for use in one.pemakaian) or "tidak dipakai"
    return Span(f"{one.bukti}{secrecy}"), Span(used), Span(day), Span(*verdict(one))


def verdict(one: Terdaftar) -> tuple[str, Gaya]:
    """Say what a review found, or that there was none."""
    entry = one.entri
    return HASIL[entry.periksa.hasil if entry.periksa else None] if entry else ("belum terdaftar", "tanya")


def _short(use: Pemakaian) -> str:
    when = NAMA_BULAN[use.bulan - 1] if use.bulan else use.periode.sebutan if use.periode else ""
    return f"{when}: {use.output}" if use.output else when


def list_json(tahun: int, found: Sequence[Terdaftar], *, contoh: bool) -> dict[str, Any]:
    """Give the evidence of a year as data."""
    return {"skema": 1, "tahun": tahun, "contoh": contoh, "bukti": [_list_item(one) for one in found]}


def _list_item(one: Terdaftar) -> dict[str, Any]:
    entry = one.entri
    found = entry and entry.periksa
    return {
        "bukti": one.bukti,
        "terdaftar": entry is not None,
        **{name: getattr(entry, name, None) for name in _ENTRI},
        "periksa": found
        and {"hasil": found.hasil, "oleh": found.oleh, "tanggal": found.tanggal, "catatan": found.catatan},
        "untuk": [
            {
                "id": use.butir.id,
                "nomor": use.butir.nomor,
                "bulan": use.bulan,
                "semester": None,
                **({use.periode.panjang.nama: use.periode.ke} if use.periode else {}),
                "output": use.output,
            }
            for use in one.pemakaian
        ],
    }


def missing_screen(
    penilaian: Penilaian, found: Sequence[Kejadian], bulan: int | None = None, post: str | None = None
) -> Iterator[Block]:
    """Lay out the outputs without evidence, by responsible post, and the command that fills the first.

    `bulan` and `post` are what the question was narrowed to.
    """
    tahun = penilaian.posisi.tahun
    hanya = "".join(f", {one}" for one in (NAMA_BULAN[bulan - 1] if bulan else None, post) if one)
    count = sum(len(one.output_kosong) for one in found)
    yield line(
        Span(f"Bukti yang belum ada tahun {tahun}{hanya}", "judul"),
        f" · {istilah.posisi_per(penilaian.posisi, penilaian.posisi.catatan_sampai)}",
        *mark(contoh=penilaian.contoh),
    )
    again = () if bulan else _readings_again(penilaian, post)
    if not (found or again):
        about = f" ({hanya.removeprefix(', ')})" if hanya else ""
        yield line(f"Semua output dari aktivitas yang selesai atau jatuh tempo{about} sudah punya bukti.")
        return
    if found:
        yield line(f"{count} output pada {len(found)} jatuh tempo yang selesai atau sudah waktunya belum punya bukti.")
    columns = (Column(), Column(wraps=True), Column(wraps=True), Column(wraps=True))
    reasons = {(one.butir.nomor, one.output): f" (tidak sesuai: {one.alasan})" for one in rejected(penilaian)}
    for holders, group in grouped(found, posts).items():
        yield from heading(holders, f" ({sum(len(one.output_kosong) for one in group)})")
        yield Table(columns, tuple(_missing_row(one, reasons) for one in group), indent=2)
    if again:
        yield from heading(f"Bukti realisasi yang dinyatakan tidak sesuai ({len(again)})")
        yield Table(columns, tuple(_again_row(one) for one in again), indent=2)
    yield line()
    first = command_for(found[0]) if found else command_again(again[0])
    yield line(Span("Mengisi yang pertama: ", "redup"), first)


def _readings_again(penilaian: Penilaian, post: str | None = None) -> tuple[Ditolak, ...]:
    """List the rejected evidence of readings, of a post; that of outputs leaves them empty."""
    return tuple(one for one in rejected(penilaian) if one.output is None and post in (None, *one.penanggung_jawab))


def _again_row(one: Ditolak) -> tuple[Span, ...]:
    return Span(one.butir.nomor), Span(one.butir.nama), Span(one.kapan, "buruk"), Span(one.alasan)


def command_again(one: Ditolak) -> str:
    """Give the command that takes other evidence in its place."""
    return f"zi evidence add BERKAS --for {one.tempat}"


def _missing_row(one: Kejadian, reasons: Mapping[tuple[str, str | None], str]) -> tuple[Span, ...]:
    gaya: Gaya = "redup" if one.is_done else GAYA[one.keadaan]
    return (
        Span(one.butir.nomor),
        Span(one.butir.nama),
        Span(f"{NAMA_BULAN[one.bulan - 1]}, {istilah.KEADAAN_KEJADIAN[one.keadaan]}", gaya),
        Span("; ".join(f"{output}{reasons.get((one.butir.nomor, output), '')}" for output in one.output_kosong)),
    )


def command_for(one: Kejadian) -> str:
    """Give the command that fills the first empty output of an occurrence."""
    place = f"{one.butir.nomor}@{one.tahun}-{one.bulan:02}"
    which = f' --output "{one.output_kosong[0]}"' if len(one.butir.isi.output) > 1 else ""
    return f"zi evidence add BERKAS --for {place}{which}"


def missing_json(penilaian: Penilaian, found: Sequence[Kejadian], post: str | None = None) -> dict[str, Any]:
    """Give the outputs without evidence, and the readings whose evidence was rejected, as data."""
    return {
        "skema": 1,
        "tahun": penilaian.posisi.tahun,
        "per": penilaian.posisi.per,
        "catatan_sampai": penilaian.posisi.catatan_sampai,
        "contoh": penilaian.contoh,
        "kosong": [
            {
                "id": one.butir.id,
                "nomor": one.butir.nomor,
                "nama": one.butir.nama,
                "bulan": one.bulan,
                "keadaan": one.keadaan,
                "output": list(one.output_kosong),
                "penanggung_jawab": list(one.penanggung_jawab),
                "perintah": command_for(one),
            }
            for one in found
        ],
        "tidak_sesuai": [
            {
                "id": one.butir.id,
                "nomor": one.butir.nomor,
                "untuk": one.untuk,
                "alasan": one.alasan,
                "penanggung_jawab": list(one.penanggung_jawab),
                "perintah": command_again(one),
            }
            for one in rejected(penilaian)
            if post in (None, *one.penanggung_jawab)
        ],
    }


def verify_screen(
    found: Sequence[Cela], diperiksa: int, tautan: Sequence[tuple[str, Jawaban, str]], belum: Sequence[str] = ()
) -> Iterator[Block]:
    """Lay out what is wrong, each way out once below what it helps; `tautan` are addresses with what they answered."""
    for saran, group in grouped(found, lambda one: one.saran).items():
        for one in group:
            yield line(Span(f"{one.berkas}:{one.baris}: ", "tebal"), one.pesan)
        yield line(Span("  saran: ", "redup"), saran)
        yield line()
    if tautan:
        rows = tuple((Span(*TAUTAN[how]), Span(where), Span(words)) for where, how, words in tautan)
        yield Table((Column(), Column(wraps=True), Column(wraps=True)), rows)
        yield line()
    wrong = f"{len(found)} masalah" if found else "Tidak ada masalah"
    yield line(Span(f"{wrong} pada {diperiksa} bukti.", "tebal"))
    if belum:
        yield line(f"Yang tidak diperiksa isinya: {daftar(belum)}.")


def verify_json(found: Sequence[Cela], diperiksa: int, tautan: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    """Give what is wrong as data."""
    return {
        "skema": 1,
        "diperiksa": diperiksa,
        "masalah": [one._asdict() for one in found],
        "tautan": [{"alamat": where, "jawaban": how, "kata": words} for where, how, words in tautan],
    }


def reviewed_screen(bukti: str, before: Bukti, hasil: HasilPeriksa, oleh: str) -> Iterator[Block]:
    """Say what a review found, and what the one before it had found."""
    words, gaya = HASIL[hasil]
    yield line(Span(f"{bukti}: ", "tebal"), Span(words, gaya), f", diperiksa {oleh}")
    old = before.periksa
    if old:
        yield line(f"  sebelumnya {HASIL[old.hasil][0]}, diperiksa {old.oleh} pada {tanggal_panjang(old.tanggal)}")


def ukuran(size: int) -> str:
    """Write a size as people read it: 812 byte, 34,2 KB, 2 GB."""
    value, unit = Fraction(size), "byte"
    for larger in ("KB", "MB", "GB"):
        if value < 1024:
            break
        value, unit = value / 1024, larger
    return f"{angka(value, 1, wajib=False)} {unit}"
