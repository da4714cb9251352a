"""Recommendations of one year and what was done about them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, get_args

from zi_cli.model import isian
from zi_cli.model.schema_record import optional, record, required, schema_of

Sumber = Literal["monev", "ratl_pmpzi", "tpi", "tpn", "apip", "bpk", "skm", "pengaduan"]
StatusVerifikasi = Literal["sesuai", "belum_sesuai", "tidak_dapat_ditindaklanjuti"]
HARI_TENGGAT = 60
"""So many days after issue a recommendation is to be followed up, unless a day is set."""
_GIT = "Identitas git yang menjalankan perintah, bila nama disebut dengan --oleh."


@record
class TindakLanjut:
    """One thing that was done about a recommendation."""

    tanggal: date = required(isian.TANGGAL, "Tanggal tindak lanjut.")
    uraian: str = required(isian.TEKS, "Apa yang dilakukan.")
    oleh: str = required(isian.TEKS, "Siapa yang mencatat.")
    git: str | None = optional(isian.TEKS, _GIT, default=None)
    bukti: tuple[str, ...] = optional(
        isian.daftar(isian.TEKS), "Berkas bukti (di bawah plans/) atau alamat web.", default=()
    )


@record
class Verifikasi:
    """What somebody else thinks of the follow-up, in the words of Peraturan BPK 2/2017."""

    status: StatusVerifikasi = required(
        isian.pilihan(*get_args(StatusVerifikasi)), "sesuai, belum_sesuai, atau tidak_dapat_ditindaklanjuti."
    )
    oleh: str = required(isian.TEKS, "Siapa yang memverifikasi; bukan yang mencatat tindak lanjut.")
    git: str | None = optional(isian.TEKS, _GIT, default=None)
    tanggal: date = required(isian.TANGGAL, "Tanggal verifikasi.")
    alasan: str | None = optional(isian.TEKS, "Alasan; wajib bila tidak dapat ditindaklanjuti.", default=None)

    def periksa(self) -> "Verifikasi":
        """Refuse to give a recommendation up without a reason."""
        if self.status == "tidak_dapat_ditindaklanjuti" and not self.alasan:
            isian.refuse("ZI130", "tidak dapat ditindaklanjuti tanpa alasan", "tambahkan alasan: …")
        return self


@record
class Rekomendasi:
    """One recommendation; overdue, age and recurrence are derived, never stored."""

    sumber: Sumber = required(isian.pilihan(*get_args(Sumber)), "Dari mana rekomendasi ini.")
    butir: tuple[str, ...] = optional(
        isian.daftar(isian.SLUG), "Id indikator atau aktivitas yang dimaksud.", default=()
    )
    kondisi: str = required(isian.TEKS, "Apa yang ditemukan.")
    rekomendasi: str = required(isian.TEKS, "Apa yang harus dilakukan.")
    penanggung_jawab: str = required(isian.TEKS, "Jabatan yang menindaklanjuti.")
    terbit: date = required(isian.TANGGAL, "Tanggal rekomendasi terbit.")
    tenggat: date | None = optional(isian.TANGGAL, "Tenggat; tanpa ini 60 hari sesudah terbit.", default=None)
    oleh: str | None = optional(isian.TEKS, "Siapa yang mencatat rekomendasi ini.", default=None)
    git: str | None = optional(isian.TEKS, _GIT, default=None)
    tindak_lanjut: tuple[TindakLanjut, ...] = optional(
        isian.daftar(schema_of(TindakLanjut)), "Yang sudah dilakukan, dari yang paling awal.", default=()
    )
    verifikasi: tuple[Verifikasi, ...] = optional(
        isian.daftar(schema_of(Verifikasi)), "Pemeriksaan tindak lanjut, dari yang paling awal.", default=()
    )

    @property
    def jatuh_tempo(self) -> date:
        """The last day for following it up."""
        return self.tenggat or self.terbit + timedelta(days=HARI_TENGGAT)


@record
class DaftarRekomendasi:
    """The recommendations issued in one year."""

    skema: int = required(isian.SKEMA, "Versi bentuk berkas; sekarang 1.")
    tahun: int = required(isian.TAHUN, "Tahun terbit, sama dengan nama berkas.")
    rekomendasi: Mapping[str, Rekomendasi] = optional(
        isian.peta(isian.SLUG, schema_of(Rekomendasi)), "Tiap rekomendasi, menurut id.", default={}
    )
