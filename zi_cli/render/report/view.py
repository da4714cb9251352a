"""The report of a period as one document: which chapter holds what. Every format writes this."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from zi_cli.core.approval import approved_mark
from zi_cli.core.assessment import Penilaian
from zi_cli.core.evidence import without_secrets
from zi_cli.core.followup import Pantauan, left_to
from zi_cli.core.laporan import BahanLaporan
from zi_cli.core.people import signatory
from zi_cli.model.frozen import frozen
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.render.metode import method
from zi_cli.render.report import annex, tables, words
from zi_cli.render.report.document import (
    Bab,
    Blok,
    Naskah,
    Perhatian,
    Subjudul,
    TabelLaporan,
    TandaTangan,
    alinea,
    butir,
)

TITIK = "." * 24
TEMPAT_NASKAH = {
    "ringkasan": "ringkasan",
    "latar-belakang": "bab-1",
    "hasil": "bab-3",
    "analisis": "bab-4",
    "kendala": "bab-4",
    "rekomendasi": "bab-4",
    "rencana-tindak-lanjut": "bab-4",
    "penutup": "bab-5",
}
"""The chapter a text goes into, by the name of its file; `program-<nomor or id>` goes to its program, others to chapter IV."""


@frozen
class Laporan:
    """A whole report."""

    judul: str
    unit: str
    singkatan: str
    daerah: str
    periode: str
    tanda: str
    """What must stand on every page: CONTOH, DRAF; empty for an approved report of real figures."""
    keterangan_tanda: str
    pengesahan: TandaTangan
    per: date
    """The reading day."""
    hari: date
    """The day in a file's own properties: that of the page of approval, else the reading day."""
    bab: tuple[Bab, ...]

    def tabel(self, kunci: str) -> tuple[TabelLaporan, ...]:
        """Give the tables of one kind."""
        every = (one for bab in self.bab for one in bab.isi)
        return tuple(one for one in every if isinstance(one, TabelLaporan) and one.kunci == kunci)


def report_view(bahan: BahanLaporan) -> Laporan:
    """Make a report; raises Refusal for more text than a report can hold."""
    penilaian, tinjauan = bahan.penilaian, bahan.tinjauan
    draf = not approved_mark(tinjauan, bahan.tanggal)
    berubah = bool(_changes(bahan))
    marks = [word for word, is_so in (("CONTOH", penilaian.contoh), ("DRAF", draf)) if is_so]
    rencana, periode = penilaian.bahan.rencana, penilaian.posisi.periode.nama_resmi
    return Laporan(
        judul=f"Laporan Monitoring dan Evaluasi Pembangunan Zona Integritas {periode}",
        unit=rencana.unit.nama,
        singkatan=rencana.unit.singkatan,
        daerah=rencana.unit.daerah,
        periode=periode,
        tanda=" · ".join(marks),
        keterangan_tanda=words.mark_words(penilaian, draf=draf, berubah=berubah),
        pengesahan=_signature(penilaian, bahan.tanggal),
        per=penilaian.posisi.per,
        hari=bahan.tanggal or penilaian.posisi.per,
        bab=_numbered(_chapters(bahan, _narratives(bahan.naskah))),
    )


def _narratives(texts: Sequence[tuple[str, str]]) -> tuple[Naskah, ...]:
    if not texts:
        return ()
    from zi_cli.render.report.narrative import read_narratives

    return read_narratives(texts)


def _numbered(chapters: Sequence[Bab]) -> tuple[Bab, ...]:
    """Give each table that holds something its number in the document."""
    numbers = count(1)
    return tuple(
        replace(
            bab,
            isi=tuple(
                replace(one, nomor=next(numbers)) if isinstance(one, TabelLaporan) and one.baris and one.judul else one
                for one in bab.isi
            ),
        )
        for bab in chapters
    )


def _changes(bahan: BahanLaporan) -> tuple[str, ...]:
    tinjauan = bahan.tinjauan
    named = tinjauan.kalimat if tinjauan and tinjauan.sejak == "disetujui" else ()
    return tuple(without_secrets(one, bahan.rahasia) for one in named)


def _signature(penilaian: Penilaian, tanggal: date | None) -> TandaTangan:
    bahan, signed = penilaian.bahan, penilaian.bahan.rencana.ditetapkan
    post, holder = signatory(bahan.rencana, bahan.pengaturan, tanggal or penilaian.posisi.akhir)
    return TandaTangan(
        tempat=signed.tempat if signed else TITIK,
        tanggal=tanggal_panjang(tanggal) if tanggal else TITIK,
        jabatan=post,
        nama=holder.nama if holder else signed.nama if signed else TITIK,
        nip=holder.nip if holder else None,
    )


def _chapters(bahan: BahanLaporan, naskah: Sequence[Naskah]) -> list[Bab]:
    penilaian, changes = bahan.penilaian, _changes(bahan)
    sign = _signature(penilaian, bahan.tanggal)
    changed = [Bab("perubahan", "Perubahan sesudah disetujui", (butir(changes),))] if changes else []
    plan = (tables.contents(penilaian), *tables.budget(penilaian), tables.load(penilaian))
    follow_up = "Bab IV Kendala, rekomendasi dan rencana tindak lanjut"
    closing = (*_told(bahan, naskah, "bab-5"), *alinea(words.closing(penilaian)), sign)
    matrix = annex.matrix(penilaian)
    evidence = annex.evidence(penilaian, bahan.bukti, bahan.rekomendasi or (), bahan.rahasia)
    return [
        Bab("pengesahan", "Lembar pengesahan", (*alinea(words.approval(bahan.tinjauan)), sign)),
        *changed,
        Bab("ringkasan", "Ringkasan pimpinan", _summary(bahan, naskah)),
        Bab("bab-1", "Bab I Pendahuluan", _introduction(bahan, naskah)),
        Bab("bab-2", "Bab II Ringkasan rencana aksi", plan),
        Bab("bab-3", "Bab III Hasil", tuple(_results(bahan, naskah)), mendatar=True),
        Bab("bab-4", follow_up, _follow_up(bahan, naskah)),
        Bab("bab-5", "Bab V Penutup", closing),
        Bab("lampiran-1", "Lampiran 1 Matriks rencana aksi dan realisasi", matrix, mendatar=True),
        Bab("lampiran-2", "Lampiran 2 Daftar bukti", (evidence,), mendatar=True),
    ]


def _summary(bahan: BahanLaporan, naskah: Sequence[Naskah]) -> tuple[Blok, ...]:
    penilaian = bahan.penilaian
    asked = words.needed(penilaian, bahan.rekomendasi or ())
    said = alinea((*words.summary(penilaian), *([asked] if asked else [])))
    return (*said, *_told(bahan, naskah, "ringkasan"), Perhatian(words.attention(penilaian)))


def _introduction(bahan: BahanLaporan, naskah: Sequence[Naskah]) -> tuple[Blok, ...]:
    penilaian = bahan.penilaian
    return (
        Subjudul(1, "Latar belakang"),
        *alinea(words.background(penilaian)),
        *_told(bahan, naskah, "bab-1"),
        Subjudul(1, "Dasar hukum"),
        butir(words.legal_basis(bahan)),
        Subjudul(1, "Maksud dan tujuan"),
        *alinea(words.purpose(penilaian)),
        Subjudul(1, "Ruang lingkup dan periode"),
        *alinea(words.scope(penilaian)),
        Subjudul(1, "Metode"),
        butir(method(penilaian)),
    )


def _results(bahan: BahanLaporan, naskah: Sequence[Naskah]) -> Iterator[Blok]:
    penilaian = bahan.penilaian
    periode = penilaian.posisi.periode
    earlier = periode.before.of_length(penilaian.bahan.rencana.panjang_of(periode.before.tahun)) or periode.before
    before = earlier.nama
    left = left_to(bahan.rekomendasi or (), periode)
    if left or earlier.tahun in penilaian.bahan.rencana.periode.tahun:  # before its first period a plan left nothing
        yield Subjudul(1, f"Tindak lanjut {before}")
        yield _advice(bahan, left, f"Tindak lanjut rekomendasi sampai {before}")
    yield Subjudul(1, "Rekapitulasi")
    yield tables.recap(penilaian)
    if bahan.pembanding:
        yield tables.comparison(penilaian, bahan.pembanding)
    yield from _told(bahan, naskah, "bab-3")
    for program in penilaian.outline.program:
        names = (f"program-{key.casefold()}" for key in (program.id, program.nomor))
        yield Subjudul(1, f"Program {program.nomor} {program.nama}", f"program-{program.nomor}")
        yield from alinea([program.isi.tujuan] if program.isi.tujuan else [])
        yield from _below(_told(bahan, naskah, *names))
        yield tables.indicators(penilaian, program)
        yield tables.activities(penilaian, program)


def _follow_up(bahan: BahanLaporan, naskah: Sequence[Naskah]) -> tuple[Blok, ...]:
    penilaian, kept = bahan.penilaian, bahan.rekomendasi
    told = _told(bahan, naskah, "bab-4") or alinea([words.own_words(penilaian)])
    advice = [] if kept is None else [_advice(bahan, kept, "Rekomendasi dan tindak lanjutnya")]
    return (*told, tables.obstacles(penilaian), tables.left_to_do(penilaian), *advice)


def _advice(bahan: BahanLaporan, shown: Sequence[Pantauan], judul: str) -> TabelLaporan:
    return tables.recommendations(bahan.penilaian, shown, judul, bahan.rahasia)


def _below(told: tuple[Blok, ...]) -> Iterator[Blok]:
    """Put the headings of a text below the one it stands under."""
    return (replace(one, tingkat=one.tingkat + 1) if isinstance(one, Subjudul) else one for one in told)


def _told(bahan: BahanLaporan, naskah: Sequence[Naskah], *places: str) -> tuple[Blok, ...]:
    """Give what people have written for a place, in order of their files' names."""
    programs = {f"program-{key.casefold()}" for one in bahan.penilaian.outline.program for key in (one.id, one.nomor)}

    def place(nama: str) -> str:
        stem = nama.casefold()
        return stem if stem in programs else TEMPAT_NASKAH.get(stem, "bab-4")

    return tuple(block for one in naskah if place(one.nama) in places for block in one.isi)
