"""The action plan: program, kegiatan, aktivitas and indikator, as the office signed them."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from zi_cli.model import isian, label
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


LKE = "Nomor pertanyaan LKE (1 sampai 127) yang didukung butir ini, misalnya [5, 92]; hanya ditampilkan."

PENDUKUNG = "Jabatan yang membantu tanpa bertanggung jawab; hanya ditampilkan."


def jabatan_of(written: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Give the posts that a key names: of one text, of a list, of nothing."""
    return (written,) if isinstance(written, str) else written or ()


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
            isian.refuse(
                "ZI133",
                f"periode berakhir ({self.selesai}) sebelum mulai ({self.mulai})",
                "tukar bila terbalik, atau perbaiki yang salah ketik",
            )
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
    waktu: Waktu = required(
        isian.WAKTU,
        "Bulan, daftar bulan, atau rentang: Juni; Juni dan Desember; Januari-Maret. Tanpa jadwal: insidentil.",
    )
    frekuensi: Literal["bulanan", "triwulanan", "semesteran"] | None = optional(
        isian.pilihan("bulanan", "triwulanan", "semesteran"),
        "Membuat rentang waktu berulang: bulanan, triwulanan atau semesteran.",
        default=None,
    )
    penanggung_jawab: str | tuple[str, ...] | None = optional(
        isian.JABATAN,
        "Jabatan, atau daftar jabatan; tanpa ini berlaku penanggung jawab indikator kegiatannya.",
        default=None,
    )
    pendukung: tuple[str, ...] = optional(isian.daftar(isian.TEKS), PENDUKUNG, default=())
    anggaran: int | None = optional(
        isian.RUPIAH,
        "Anggaran dalam rupiah seperti tercetak, tanpa titik: 12500000. Hanya ditampilkan, tidak dinilai.",
        default=None,
    )
    catatan: str | None = optional(isian.TEKS, "Catatan bebas.", default=None)
    lke: tuple[int, ...] = optional(isian.daftar(isian.LKE), LKE, default=())

    def periksa(self) -> "Aktivitas":
        """Refuse a frequency that does not go with the schedule."""
        try:
            _ = self.jendela
        except Refusal as error:
            isian.refuse("ZI125", joined(error.pesan), joined(error.saran))
        return self

    @property
    def jadwal(self) -> Waktu:
        """The schedule of the year, with a window for each occurrence."""
        return berulang(self.waktu, self.frekuensi) if self.frekuensi else self.waktu

    @property
    def jendela(self) -> tuple[Jendela, ...]:
        """The windows of the year."""
        return self.jadwal.jendela


@record
class MasaBerlaku:
    """The years in which an indikator is measured, both ends included; an end that is not said is the plan's."""

    mulai: int | None = optional(isian.TAHUN, "Tahun pertama indikator ini diukur.", default=None)
    selesai: int | None = optional(isian.TAHUN, "Tahun terakhir indikator ini diukur.", default=None)

    def periksa(self) -> "MasaBerlaku":
        """Refuse a time without an end, and one that runs backwards."""
        if self.mulai is None and self.selesai is None:
            isian.refuse("ZI121", "berlaku belum menyebut tahun", "tulis misalnya berlaku: {mulai: 2025}")
        if self.mulai and self.selesai and self.selesai < self.mulai:
            isian.refuse("ZI133", f"berlaku sampai {self.selesai}, sebelum mulai {self.mulai}", "tukar tahunnya")
        return self

    @property
    def kata(self) -> str:
        """The time in words: mulai 2025 sampai 2026."""
        ends = (("mulai", self.mulai), ("sampai", self.selesai))
        return " ".join(f"{word} {year}" for word, year in ends if year)

    def holds(self, tahun: int) -> bool:
        """Say whether a year is within the time."""
        return (self.mulai is None or self.mulai <= tahun) and (self.selesai is None or tahun <= self.selesai)


@record
class Rilis:
    """When a figure is released by somebody else, after the year it is of."""

    bulan: int = required(isian.BULAN, "Bulan angka setahun itu biasanya terbit.")
    tahun: Literal["berikut"] = required(isian.pilihan("berikut"), "berikut: terbit pada tahun sesudah tahunnya.")

    def mulai(self, tahun: int) -> date:
        """Give the first day on which the figure of a year is asked for."""
        return date(tahun + 1, self.bulan, 1)


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
    baik: tuple[int, ...] = optional(
        isian.daftar(label.LABEL), "Label kode yang berarti baik, bila label tidak berurutan.", default=()
    )
    urutan: Arah | None = optional(
        isian.pilihan(*get_args(Arah)),
        "Label kode berurutan. turun: nomor lebih kecil lebih baik; naik: lebih besar lebih baik. Target tercapai bila "
        "labelnya sama atau lebih baik.",
        default=None,
    )
    nilai_label: Mapping[int, Fraction] = optional(
        isian.peta(label.LABEL, isian.ANGKA_TAK_NEGATIF),
        "Bobot tiap label berurutan, misalnya {A: 1, B: 0.5}; capaian = bobot realisasi / bobot target.",
        default={},
    )
    arah: Arah = optional(
        isian.pilihan(*get_args(Arah)), "naik: makin tinggi makin baik; turun: sebaliknya.", default="naik"
    )
    berlaku: MasaBerlaku | None = optional(
        schema_of(MasaBerlaku),
        "Tahun indikator ini diukur, bila tidak sepanjang rencana: {mulai: 2025}. Di luarnya tidak ada target.",
        default=None,
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
    boleh_negatif: bool = optional(
        isian.BENAR_SALAH, "true bila angkanya dapat di bawah nol, misalnya pertumbuhan atau inflasi.", default=False
    )
    skala: tuple[Fraction, Fraction] | None = optional(
        isian.SKALA,
        "Nilai terendah dan tertinggi yang mungkin, misalnya [1, 4]; di luar itu zi bertanya.",
        default=None,
    )
    kondisi_awal: Fraction | None = optional(
        isian.ANGKA_BILA_BOLEH, "Angka pada awal rencana, sebelum ada yang dikerjakan.", default=None
    )
    cara_capaian: Literal["dari_kondisi_awal"] | None = optional(
        isian.pilihan("dari_kondisi_awal"),
        "dari_kondisi_awal: capaian = (R - kondisi awal) / (T - kondisi awal); tanpa ini dari nol.",
        default=None,
    )
    boleh_lebih: bool = optional(isian.BENAR_SALAH, "true bila persentase ini boleh melewati 100.", default=False)
    konsolidasi: Konsolidasi = optional(
        isian.pilihan(*get_args(Konsolidasi)),
        "Cara nilai setahun dibentuk dari semester atau triwulannya; tanpa ini: terakhir.",
        default="terakhir",
    )
    kumulatif: Literal["rencana"] | None = optional(
        isian.pilihan("rencana"),
        "rencana: target dan nilai dihitung sejak tahun pertama rencana; hanya untuk jumlah.",
        default=None,
    )
    rilis: Rilis | None = optional(
        schema_of(Rilis), "Kapan angkanya terbit, bila baru terbit sesudah tahunnya; dicatat di susulan.", default=None
    )
    rumus_turun: Literal["t_per_r"] | None = optional(
        isian.pilihan("t_per_r"), "Untuk arah turun: capaian = T/R; tanpa ini (2T-R)/T.", default=None
    )
    target: Mapping[int, Fraction] = required(
        isian.peta(isian.TAHUN, label.TARGET, paling_sedikit=1), "Target tiap tahun: {2022: 60, 2023: 62}."
    )
    target_semester_1: Mapping[int, Fraction] = optional(
        isian.peta(isian.TAHUN, label.TARGET), "Target semester I tiap tahun, bila ada.", default={}
    )
    target_triwulan: Mapping[int, Mapping[int, Fraction]] = optional(
        isian.peta(isian.TAHUN, isian.peta(isian.TRIWULAN_DI_TENGAH, label.TARGET)),
        "Target triwulan I sampai III tiap tahun, bila ada: {2025: {1: 15, 2: 30, 3: 50}}; triwulan IV target tahunnya.",
        default={},
    )
    bobot: Fraction | None = optional(
        isian.BOBOT,
        "Bobot seperti tercetak, lebih dari 0. Hanya ditampilkan, kecuali plans/zi.yaml memuat rata_rata: berbobot.",
        default=None,
    )
    terkait: tuple[str, ...] = optional(
        isian.daftar(isian.SLUG),
        "Id aktivitas yang menghasilkan indikator ini; di matriks laporan indikatornya berdiri di baris itu.",
        default=(),
    )
    penanggung_jawab: str | tuple[str, ...] = required(
        isian.JABATAN, "Jabatan yang bertanggung jawab; daftar bila beberapa."
    )
    pendukung: tuple[str, ...] = optional(isian.daftar(isian.TEKS), PENDUKUNG, default=())
    catatan: str | None = optional(isian.TEKS, "Catatan bebas.", default=None)
    lke: tuple[int, ...] = optional(isian.daftar(isian.LKE), LKE, default=())

    @property
    def sifat(self) -> SifatJenis:
        """How an indikator of its jenis is recorded, shown and judged."""
        return JENIS[self.jenis]

    def counts_in(self, tahun: int) -> bool:
        """Say whether it is measured in a year of the plan."""
        return self.berlaku is None or self.berlaku.holds(tahun)

    @property
    def naik(self) -> bool | None:
        """Whether more is better; None of labels that have no order."""
        way = self.urutan if self.sifat.berlabel else self.arah
        return None if way is None else way == "naik"

    @property
    def is_limit(self) -> bool:
        """Whether the target is a limit for what adds up over a year: what has passed it in June stays past it."""
        return self.naik is False and not (self.sifat.berlabel or self.boleh_negatif or self.cara_capaian)

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
    lke: tuple[int, ...] = optional(isian.daftar(isian.LKE), LKE, default=())


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
    lke: tuple[int, ...] = optional(isian.daftar(isian.LKE), LKE, default=())


@record
class Revisi:
    """A change of the plan that somebody had the right to make."""

    tanggal: date = required(isian.TANGGAL, "Tanggal perubahan ditetapkan.")
    dasar: str = required(isian.TEKS, "Dasar hukum perubahan, misalnya nomor SK atau berita acara.")
    uraian: str | None = optional(isian.TEKS, "Apa yang diubah dan mengapa.", default=None)
    butir: tuple[str, ...] = optional(
        isian.daftar(isian.SLUG), "Id setiap butir yang boleh berubah dengan dasar ini.", default=()
    )
    target: Mapping[str, Mapping[int, Fraction | str]] = optional(
        isian.peta(isian.SLUG, isian.peta(isian.TAHUN, label.ANGKA_ATAU_LABEL, paling_sedikit=1)),
        "Target baru sejak tanggal itu, menurut id indikator dan tahun: {id: {2024: 50}}; target semula tetap tertulis di "
        "indikatornya.",
        default={},
    )

    def periksa(self) -> "Revisi":
        """Refuse a revision of nothing."""
        if not self.butir and not self.target:
            isian.refuse(
                "ZI121", "revisi ini belum menyebut butir", "tambahkan butir: [id], atau target: {id: {tahun: …}}"
            )
        return self

    @property
    def mengubah(self) -> tuple[str, ...]:
        """The ids it changes, or permits to change."""
        return tuple(dict.fromkeys((*self.butir, *self.target)))


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
