"""The approval log of one reporting period: who did what when, and over which data."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

from zi_cli.model import isian
from zi_cli.model.periode import DIBACA, SEMESTER, TRIWULAN, Periode
from zi_cli.model.schema_record import optional, record, required, schema_of

Langkah = Literal["ajukan", "kembalikan", "setujui", "buka_kembali"]
StatusPeriode = Literal["terbuka", "diajukan", "dikembalikan", "disetujui", "dibuka_kembali"]
SESUDAH: dict[Langkah, StatusPeriode] = {
    "ajukan": "diajukan",
    "kembalikan": "dikembalikan",
    "setujui": "disetujui",
    "buka_kembali": "dibuka_kembali",
}
"""The status a period has after each step."""
BOLEH: dict[StatusPeriode, tuple[Langkah, ...]] = {
    "terbuka": ("ajukan",),
    "diajukan": ("kembalikan", "setujui"),
    "dikembalikan": ("ajukan",),
    "disetujui": ("buka_kembali",),
    "dibuka_kembali": ("ajukan",),
}
"""The steps that may follow each status."""


@record
class CatatanPeriode:
    """One line of the log; a line that was written never changes."""

    langkah: Langkah = required(isian.pilihan(*get_args(Langkah)), "ajukan, kembalikan, setujui atau buka_kembali.")
    oleh: str = required(isian.TEKS, "Siapa yang melakukannya.")
    jabatan: str | None = optional(isian.TEKS, "Jabatan yang dipangkunya waktu itu.", default=None)
    git: str | None = optional(isian.TEKS, "Identitas git yang menjalankan perintah.", default=None)
    sesi: str | None = optional(
        isian.TEKS, "Sesi peramban tempat langkah ini dibuat; dari baris perintah tidak ditulis.", default=None
    )
    tanggal: date = required(isian.TANGGAL, "Tanggal langkah ini.")
    alasan: str | None = optional(isian.TEKS, "Alasan dikembalikan atau dibuka kembali.", default=None)
    lingkup: tuple[str, ...] = optional(
        isian.daftar(isian.TEKS), "Id yang boleh diubah sesudah dibuka kembali; kosong berarti semua.", default=()
    )
    versi_sidik: int = optional(isian.CACAH, "Versi cara menghitung sidik; tanpa ini: 1.", default=1)
    sidik: Mapping[str, str] = optional(
        isian.peta(isian.TEKS, isian.TEKS), "Sidik tiap butir yang dibaca laporan periode ini.", default={}
    )


@record
class Persetujuan:
    """The approval of one period."""

    skema: int = required(isian.SKEMA, "Versi bentuk berkas; sekarang 1.")
    tahun: int = required(isian.TAHUN, "Tahun periode.")
    semester: int | None = optional(
        isian.pilihan(*range(1, SEMESTER.banyak + 1)),
        "Semester: 1 atau 2; di tahun per triwulan tidak ditulis.",
        default=None,
    )
    triwulan: int | None = optional(
        isian.pilihan(*range(1, TRIWULAN.banyak + 1)),
        "Triwulan: 1 sampai 4, di tahun yang dilaporkan per triwulan.",
        default=None,
    )
    log: tuple[CatatanPeriode, ...] = optional(
        isian.daftar(schema_of(CatatanPeriode)), "Langkah demi langkah, hanya bertambah.", default=()
    )

    def periksa(self) -> "Persetujuan":
        """Refuse a log of no period, or of two."""
        said = [one.nama for one in DIBACA if getattr(self, one.nama) is not None]
        if not said:
            isian.refuse(
                "ZI121", 'kunci "semester" belum ada', "tambahkan semester: … (1 atau 2), atau triwulan: … (1 sampai 4)"
            )
        if len(said) > 1:
            isian.refuse(
                "ZI132", f"{' dan '.join(said)} disebut bersama", "hapus yang tidak sesuai dengan nama berkasnya"
            )
        return self

    @property
    def status(self) -> StatusPeriode:
        """Where the period stands after its last step."""
        return SESUDAH[self.log[-1].langkah] if self.log else "terbuka"

    @classmethod
    def of(cls, periode: Periode) -> "Persetujuan":
        """Open the log of a period."""
        isi = periode.isi
        return cls(skema=1, tahun=periode.tahun, semester=isi.get("semester"), triwulan=isi.get("triwulan"))

    @property
    def periode(self) -> Periode:
        """The period that is approved."""
        return next(Periode(self.tahun, one, ke) for one in DIBACA if (ke := getattr(self, one.nama)) is not None)

    @property
    def nama(self) -> str:
        """The period as people name it."""
        return self.periode.nama

    @property
    def kunci(self) -> str:
        """The period as commands and file names write it."""
        return self.periode.kunci
