"""The settings of a unit: cap, tolerance, bands of predikat, who holds which post, and what the check makes of a rule."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal, get_args

from zi_cli.model import isian
from zi_cli.model.schema_record import optional, record, required, schema_of


@record
class BatasPredikat:
    """The lowest capaian of one predikat."""

    batas: Fraction = required(isian.ANGKA_TAK_NEGATIF, "Capaian terendah untuk sebutan ini.")
    sebutan: str = required(isian.TEKS, "Sebutan, misalnya Tinggi.")


Sebagai = Literal["plt", "plh"]
SEBAGAI: dict[Sebagai, str] = {"plt": "Plt.", "plh": "Plh."}
"""What stands before a post whose holder acts for it."""


@record
class Pemangku:
    """Who holds a post since when."""

    nama: str = required(isian.TEKS, "Nama pemangku jabatan.")
    sejak: date = required(isian.TANGGAL, "Mulai memangku, tahun-bulan-hari.")
    sampai: date | None = optional(
        isian.TANGGAL,
        "Hari terakhir memangku, misalnya bagi Plh.; sesudahnya berlaku lagi pemangku sebelumnya. Tanpa ini: sampai ada "
        "pemangku berikutnya.",
        default=None,
    )
    sebagai: Sebagai | None = optional(
        isian.pilihan(*get_args(Sebagai)), "plt atau plh, bila bukan pejabat definitif.", default=None
    )
    bersama: bool = optional(
        isian.BENAR_SALAH, "true bila memangku bersama pemangku lain, bukan menggantikannya.", default=False
    )
    nip: str | None = optional(isian.TEKS, "NIP, hanya bila unit ingin mencetaknya di laporan.", default=None)

    def periksa(self) -> "Pemangku":
        """Refuse a time that runs backwards."""
        if self.sampai is not None and self.sampai < self.sejak:
            isian.refuse(
                "ZI133",
                f"{self.nama} memangku sampai {self.sampai}, sebelum mulai ({self.sejak})",
                "tukar bila terbalik, atau perbaiki yang salah ketik",
            )
        return self

    def holds(self, day: date) -> bool:
        """Say whether a day is within the time."""
        return self.sejak <= day and (self.sampai is None or day <= self.sampai)


Setelan = Literal["galat", "peringatan", "saran", "mati"]


@record
class Pengabaian:
    """A finding that is passed over until a day, for a reason."""

    kode: str = required(isian.TEKS, "Kode yang diabaikan, misalnya ZI203.")
    butir: str | None = optional(isian.SLUG, "Id di rencana tempat kode itu ditemukan.", default=None)
    berkas: str | None = optional(isian.TEKS, "Berkas tempat kode itu ditemukan, misalnya plans/zi.yaml.", default=None)
    alasan: str = required(isian.TEKS, "Mengapa boleh diabaikan.")
    sampai: date = required(isian.TANGGAL, "Hari terakhir pengabaian berlaku, tahun-bulan-hari.")

    def periksa(self) -> "Pengabaian":
        """Refuse to pass over a code wherever it is found: that is what `aturan` is for."""
        if self.butir is None and self.berkas is None:
            isian.refuse(
                "ZI121",
                "pengabaian ini tidak menyebut butir atau berkas",
                f"tambahkan butir: … atau berkas: …; untuk mematikan {self.kode} seluruhnya pakai aturan",
            )
        return self


PREDIKAT = tuple(
    BatasPredikat(batas=Fraction(batas), sebutan=sebutan)
    for batas, sebutan in (
        (91, "Sangat Tinggi"),
        (76, "Tinggi"),
        (66, "Sedang"),
        (51, "Rendah"),
        (0, "Sangat Rendah"),
    )
)
PREDIKAT_DARI = "Permendagri 86/2017"
"""Where these bands come from, as government report generators use them."""


@record
class Pengaturan:
    """The file plans/zi.yaml; what it leaves out keeps the national default."""

    skema: int = optional(isian.SKEMA, "Versi bentuk berkas; sekarang 1.", default=1)
    zi: str | None = optional(
        isian.VERSI, "Versi zi terendah yang dapat membaca berkas unit ini, misalnya '>=0.3'.", default=None
    )
    plafon: int = optional(
        isian.pilihan(100, 110, 120, 150), "Capaian tertinggi yang ikut rata-rata: 100, 110, 120 atau 150.", default=100
    )
    rata_rata: Literal["berbobot"] | None = optional(
        isian.pilihan("berbobot"),
        "berbobot: rata-rata capaian menurut bobot indikator. Tanpa ini tiap indikator berbobot sama.",
        default=None,
    )
    toleransi_hari: int = optional(isian.HARI, "Kelonggaran hari setelah jatuh tempo; biasanya 0.", default=0)
    predikat: tuple[BatasPredikat, ...] = optional(
        isian.daftar(schema_of(BatasPredikat), paling_sedikit=1),
        "Batas terendah tiap predikat; yang paling rendah 0.",
        default=PREDIKAT,
    )
    jabatan: Mapping[str, tuple[Pemangku, ...]] = optional(
        isian.peta(isian.TEKS, isian.daftar(schema_of(Pemangku), paling_sedikit=1)),
        "Siapa memangku jabatan apa sejak kapan; nama jabatan seperti di rencana.",
        default={},
    )
    alias: Mapping[str, str] = optional(
        isian.peta(isian.TEKS, isian.TEKS),
        "Nama pendek jabatan, misalnya {kadis: Kepala Dinas}; dipakai pada --pj dan pada kunci jabatan.",
        default={},
    )
    dasar_hukum: tuple[str, ...] = optional(
        isian.daftar(isian.TEKS, paling_sedikit=1),
        "Dasar hukum di laporan, menurut urutan cetak; tanpa ini yang berlaku nasional pada tahun rencana.",
        default=(),
    )
    aturan: Mapping[str, Setelan] = optional(
        isian.peta(isian.TEKS, isian.pilihan(*get_args(Setelan))),
        "Tingkat tiap kode di unit ini: galat, peringatan, saran atau mati, misalnya {ZI210: mati}.",
        default={},
    )
    abaikan: tuple[Pengabaian, ...] = optional(
        isian.daftar(schema_of(Pengabaian)), "Masalah yang diabaikan, dengan alasan dan tanggal akhirnya.", default=()
    )

    @cached_property
    def pita(self) -> tuple[BatasPredikat, ...]:
        """The bands of predikat, the highest first, in whatever order they are written."""
        return tuple(sorted(self.predikat, key=lambda one: -one.batas))


BAWAAN = Pengaturan()
"""What holds where the unit sets nothing."""
