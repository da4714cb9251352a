"""The action plan: program, kegiatan, aktivitas and indikator, as the office signed them."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from zi_cli.model import isian
from zi_cli.model.jenis import JENIS, Jenis, SifatJenis
from zi_cli.model.kalimat import joined
from zi_cli.model.masalah import Jalur
from zi_cli.model.periode import PANJANG, SEMESTER, TRIWULAN, Panjang, Periode
from zi_cli.model.refusal import Refusal
from zi_cli.model.schema_record import optional, record, required, schema_of
from zi_cli.model.waktu import Jendela, Waktu, berulang

Arah = Literal["naik", "turun"]
Konsolidasi = Literal["terakhir", "jumlah", "rata_rata"]
_PANJANG = {one.nama: one for one in PANJANG}


@record
class Unit:
    """The government unit whose plan this is."""

    nama: str = required(isian.TEKS, "Nama resmi unit kerja.")
    singkatan: str = required(isian.TEKS, "Nama pendek unit, dipakai di judul layar.")
    daerah: str = required(isian.TEKS, "Kabupaten, kota, provinsi atau kementerian tempat unit bernaung.")


@record
class MasaRencana:
    """The years the plan covers, both ends included."""

    mulai: int = required(isian.TAHUN, "Tahun pertama rencana aksi.")
    selesai: int = required(isian.TAHUN, "Tahun terakhir rencana aksi.")

    def periksa(self) -> "MasaRencana":
        """Refuse a period that runs backwards."""
        if self.selesai < self.mulai:
            isian.refuse("ZI133", f"periode berakhir ({self.selesai}) sebelum mulai ({self.mulai})", "tukar tahunnya")
        return self

    @property
    def tahun(self) -> range:
        """Every year of the plan."""
        return range(self.mulai, self.selesai + 1)


@record
class Penetapan:
    """Where, when and by whom the plan was signed."""

    tempat: str = required(isian.TEKS, "Kota penandatanganan.")
    tanggal: date = required(isian.TANGGAL, "Tanggal penetapan, tahun-bulan-hari.")
    jabatan: str = required(isian.TEKS, "Jabatan penanda tangan.")
    nama: str = required(isian.TEKS, "Nama penanda tangan, tanpa NIP.")


@record
class Aktivitas:
    """One thing to do, the documents that prove it, and when it is due."""

    id: str = required(
        isian.SLUG, "Kode tetap, huruf kecil, angka dan tanda hubung; dipilih sekali, tidak dipakai ulang."
    )
    nama: str = required(isian.TEKS, "Bunyi aktivitas seperti tercetak.")
    output: tuple[str, ...] = optional(isian.daftar(isian.TEKS), "Dokumen yang membuktikan aktivitas.", default=())
    waktu: Waktu = required(isian.WAKTU, "Bulan, daftar bulan, atau rentang: Juni; Juni dan Desember; Januari-Maret.")
    frekuensi: Literal["bulanan", "triwulanan", "semesteran"] | None = optional(
        isian.pilihan("bulanan", "triwulanan", "semesteran"),
        "Membuat rentang waktu berulang: bulanan, triwulanan atau semesteran.",
        default=None,
    )
    penanggung_jawab: str | None = optional(
        isian.TEKS, "Jabatan; tanpa ini berlaku penanggung jawab indikator kegiatannya.", default=None
    )
    catatan: str | None = optional(isian.TEKS, "Catatan bebas.", default=None)

    def periksa(self) -> "Aktivitas":
        """Refuse a frequency that does not go with the schedule."""
        try:
            _ = self.jendela
        except Refusal as error:
            isian.refuse("ZI125", joined(error.pesan), joined(error.saran))
        return self

    @property
    def jendela(self) -> tuple[Jendela, ...]:
        """The windows of the year, one for each occurrence."""
        return (berulang(self.waktu, self.frekuensi) if self.frekuensi else self.waktu).jendela


@record
class Indikator:
    """What a kegiatan is judged by: yearly targets and a responsible post."""

    id: str = required(
        isian.SLUG, "Kode tetap, huruf kecil, angka dan tanda hubung; dipilih sekali, tidak dipakai ulang."
    )
    nama: str = required(isian.TEKS, "Bunyi indikator seperti tercetak.")
    jenis: Jenis = required(
        isian.pilihan(*JENIS), "; ".join(f"{jenis}: {one.uraian}" for jenis, one in JENIS.items()) + "."
    )
    satuan: str | None = optional(isian.TEKS, "Satuan, misalnya Inovasi atau SK.", default=None)
    desimal: int | None = optional(
        isian.pilihan(0, 1, 2, 3, 4), "Banyaknya desimal saat ditampilkan; biasanya 2.", default=None
    )
    kode: Mapping[int, str] = optional(
        isian.peta(isian.BULAT, isian.TEKS), "Arti tiap label, misalnya {1: Ya, 2: Tidak}.", default={}
    )
    baik: tuple[int, ...] = optional(isian.daftar(isian.BULAT), "Label kode yang berarti baik.", default=())
    arah: Arah = optional(
        isian.pilihan(*get_args(Arah)), "naik: makin tinggi makin baik; turun: sebaliknya.", default="naik"
    )
    rumus: str | None = optional(isian.TEKS, "Rumus seperti tercetak.", default=None)
    hitung: Literal["proporsi_indikator_tercapai"] | None = optional(
        isian.pilihan("proporsi_indikator_tercapai"), "Indikator ini dihitung zi, tidak diisi orang.", default=None
    )
    kecuali: tuple[str, ...] = optional(
        isian.daftar(isian.SLUG), "Id indikator lain yang tidak ikut dihitung oleh `hitung`.", default=()
    )
    pembilang: str | None = optional(isian.TEKS, "Apa yang dicacah sebagai pembilang.", default=None)
    penyebut: str | None = optional(isian.TEKS, "Apa yang dicacah sebagai penyebut.", default=None)
    skala: tuple[Fraction, Fraction] | None = optional(
        isian.SKALA,
        "Nilai terendah dan tertinggi yang mungkin, misalnya [1, 4]; di luar itu zi bertanya.",
        default=None,
    )
    boleh_lebih: bool = optional(isian.BENAR_SALAH, "true bila persentase ini boleh melewati 100.", default=False)
    konsolidasi: Konsolidasi = optional(
        isian.pilihan(*get_args(Konsolidasi)),
        "Cara nilai setahun dibentuk dari dua semester; tanpa ini: terakhir.",
        default="terakhir",
    )
    rumus_turun: Literal["t_per_r"] | None = optional(
        isian.pilihan("t_per_r"), "Untuk arah turun: capaian = T/R; tanpa ini (2T-R)/T.", default=None
    )
    target: Mapping[int, Fraction] = required(
        isian.peta(isian.TAHUN, isian.ANGKA_TAK_NEGATIF, paling_sedikit=1), "Target tiap tahun: {2022: 60, 2023: 62}."
    )
    target_semester_1: Mapping[int, Fraction] = optional(
        isian.peta(isian.TAHUN, isian.ANGKA_TAK_NEGATIF), "Target semester I tiap tahun, bila ada.", default={}
    )
    target_triwulan: Mapping[int, Mapping[int, Fraction]] = optional(
        isian.peta(isian.TAHUN, isian.peta(isian.TRIWULAN_DI_TENGAH, isian.ANGKA_TAK_NEGATIF)),
        "Target triwulan I sampai III tiap tahun, bila ada: {2025: {1: 15, 2: 30, 3: 50}}; triwulan IV target tahunnya.",
        default={},
    )
    penanggung_jawab: str = required(isian.TEKS, "Jabatan yang bertanggung jawab.")
    catatan: str | None = optional(isian.TEKS, "Catatan bebas.", default=None)

    @property
    def sifat(self) -> SifatJenis:
        """How an indikator of its jenis is recorded, shown and judged."""
        return JENIS[self.jenis]

    @property
    def tertinggi(self) -> int | None:
        """The most a value can be, unless it may be more."""
        return None if self.boleh_lebih else self.sifat.tertinggi

    def target_of(self, periode: Periode) -> Fraction | None:
        """Look up the target of a year, or of a part of it; the last part has the year's."""
        if periode.is_last:
            return self.target.get(periode.tahun)
        return next((target for one, _, target in self.targets_on_the_way() if one == periode), None)

    def targets(self) -> list[tuple[Jalur, int, Fraction]]:
        """List every target with the way to it and its year: those of years, then those of parts of them."""
        found: list[tuple[Jalur, int, Fraction]] = [(("target", year), year, one) for year, one in self.target.items()]
        found += [(way, periode.tahun, one) for periode, way, one in self.targets_on_the_way()]
        return found

    def targets_on_the_way(self) -> list[tuple[Periode, Jalur, Fraction]]:
        """List the targets of parts of years, each with its period and the way to it."""
        found: list[tuple[Periode, Jalur, Fraction]] = [
            (Periode(year, SEMESTER), ("target_semester_1", year), one) for year, one in self.target_semester_1.items()
        ]
        for year, parts in self.target_triwulan.items():
            found += [(Periode(year, TRIWULAN, ke), ("target_triwulan", year, ke), one) for ke, one in parts.items()]
        return found


TARGET = ("target", "target_semester_1", "target_triwulan")
"""The keys of an indikator that hold targets, that of years first."""
NAMA_TARGET = {"target": "target"} | {
    f"target_{one.slot}": f"target {one.sebutan}" for panjang in PANJANG for one in panjang.of(2000)[:-1]
}
"""What people call the targets of a year and of each of its parts, by what a change of one is filed under."""


@record
class Kegiatan:
    """A numbered line of work inside a program."""

    id: str = required(isian.SLUG, "Kode tetap kegiatan.")
    nama: str = required(isian.TEKS, "Nama kegiatan seperti tercetak.")
    aktivitas: tuple[Aktivitas, ...] = optional(
        isian.daftar(schema_of(Aktivitas)), "Aktivitas, menurut urutan cetak.", default=()
    )
    indikator: tuple[Indikator, ...] = optional(
        isian.daftar(schema_of(Indikator)), "Indikator kegiatan, menurut urutan cetak.", default=()
    )


@record
class Program:
    """One of the areas of change."""

    id: str = required(isian.SLUG, "Kode tetap program.")
    nama: str = required(isian.TEKS, "Nama program.")
    tujuan: str | None = optional(isian.TEKS, "Tujuan program.", default=None)
    sasaran: tuple[str, ...] = optional(isian.daftar(isian.TEKS), "Sasaran program.", default=())
    kegiatan: tuple[Kegiatan, ...] = required(
        isian.daftar(schema_of(Kegiatan), paling_sedikit=1), "Kegiatan, menurut urutan cetak."
    )


@record
class Revisi:
    """A change of the plan that somebody had the right to make."""

    tanggal: date = required(isian.TANGGAL, "Tanggal perubahan ditetapkan.")
    dasar: str = required(isian.TEKS, "Dasar hukum perubahan, misalnya nomor SK atau berita acara.")
    uraian: str | None = optional(isian.TEKS, "Apa yang diubah dan mengapa.", default=None)
    butir: tuple[str, ...] = required(
        isian.daftar(isian.SLUG, paling_sedikit=1), "Id setiap butir yang boleh berubah dengan dasar ini."
    )


@record
class Dihapus:
    """The tombstone of a node that is no longer in the plan: its id is never given again."""

    id: str = required(isian.SLUG, "Id butir yang dihapus; tidak dipakai lagi.")
    tanggal: date = required(isian.TANGGAL, "Tanggal dihapus.")
    alasan: str | None = optional(isian.TEKS, "Mengapa dihapus.", default=None)


@record
class Rencana:
    """A whole action plan."""

    skema: int = required(isian.SKEMA, "Versi bentuk berkas; sekarang 1.")
    judul: str = required(isian.TEKS, "Judul rencana aksi.")
    unit: Unit = required(schema_of(Unit), "Unit pemilik rencana aksi.")
    periode: MasaRencana = required(schema_of(MasaRencana), "Tahun mulai dan selesai.")
    ditetapkan: Penetapan | None = optional(schema_of(Penetapan), "Penetapan rencana aksi.", default=None)
    periode_laporan: Mapping[int, str] = optional(
        isian.peta(isian.TAHUN, isian.pilihan(*_PANJANG)),
        "Panjang periode laporan menurut tahun mulainya, misalnya {2025: triwulan}; sebelumnya, dan tanpa ini, semester.",
        default={},
    )
    program: tuple[Program, ...] = required(
        isian.daftar(schema_of(Program), paling_sedikit=1), "Program, menurut urutan cetak."
    )
    revisi: tuple[Revisi, ...] = optional(
        isian.daftar(schema_of(Revisi)), "Perubahan rencana aksi dengan dasar hukumnya; hanya bertambah.", default=()
    )
    dihapus: tuple[Dihapus, ...] = optional(
        isian.daftar(schema_of(Dihapus)), "Butir yang sudah dihapus; id-nya tidak dipakai lagi.", default=()
    )

    def panjang_of(self, tahun: int) -> Panjang:
        """Say how long the periods are in which a year is reported: as said for the latest year by then, else semesters."""
        since = [year for year in self.periode_laporan if year <= tahun]
        return _PANJANG[self.periode_laporan[max(since)]] if since else SEMESTER
