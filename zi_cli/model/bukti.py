"""The evidence register of one year: what each file or address is, and who has looked at it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal, get_args

from zi_cli.model import isian
from zi_cli.model.schema_record import optional, record, required, schema_of

Kerahasiaan = Literal["publik", "internal", "rahasia"]
HasilPeriksa = Literal["sesuai", "tidak_sesuai"]


@record
class Pemeriksaan:
    """What somebody other than the one who recorded it found."""

    hasil: HasilPeriksa = required(isian.pilihan(*get_args(HasilPeriksa)), "sesuai atau tidak_sesuai.")
    oleh: str = required(isian.TEKS, "Siapa yang memeriksa; bukan yang mencatat.")
    git: str | None = optional(isian.TEKS, "Identitas git yang menjalankan perintah, bila nama lain.", default=None)
    tanggal: date = required(isian.TANGGAL, "Tanggal pemeriksaan.")
    catatan: str | None = optional(isian.TEKS, "Keterangan pemeriksa; wajib bila tidak sesuai.", default=None)

    @property
    def is_rejection(self) -> bool:
        """Whether it was found to prove nothing."""
        return self.hasil == "tidak_sesuai"

    def periksa(self) -> "Pemeriksaan":
        """Refuse to reject evidence without a word about it."""
        if self.hasil == "tidak_sesuai" and not self.catatan:
            isian.refuse("ZI130", "bukti dinyatakan tidak sesuai tanpa catatan", "tambahkan catatan: …")
        return self


@record
class Bukti:
    """One piece of evidence; of a secret one the file itself never enters the workspace."""

    sha256: str | None = optional(isian.SHA256, "Sidik SHA-256 isi berkas; alamat web tidak punya.", default=None)
    ukuran: int | None = optional(isian.CACAH, "Ukuran berkas dalam byte.", default=None)
    tanggal: date | None = optional(isian.TANGGAL, "Tanggal pelaksanaan yang dibuktikan.", default=None)
    nomor: str | None = optional(isian.TEKS, "Nomor surat, bila ada.", default=None)
    kerahasiaan: Kerahasiaan = optional(
        isian.pilihan(*get_args(Kerahasiaan)),
        "publik, internal, atau rahasia; yang rahasia hanya disimpan sidiknya.",
        default="publik",
    )
    oleh: str = required(isian.TEKS, "Siapa yang mencatat.")
    git: str | None = optional(isian.TEKS, "Identitas git yang menjalankan perintah, bila nama lain.", default=None)
    dicatat: date = required(isian.TANGGAL, "Tanggal dicatat.")
    periksa: Pemeriksaan | None = optional(
        schema_of(Pemeriksaan), "Pemeriksaan; tanpa ini: belum diperiksa.", default=None
    )
    periksa_lama: tuple[Pemeriksaan, ...] = optional(
        isian.daftar(schema_of(Pemeriksaan)),
        "Pemeriksaan yang digantikan oleh periksa, yang terlama dulu; periode yang sudah diajukan tetap memakainya.",
        default=(),
    )

    def by(self, day: date | None) -> "Bukti":
        """Take from it the verdicts that were given after a day."""
        if self.periksa is None or day is None or self.periksa.tanggal <= day:
            return self
        known = tuple(one for one in self.periksa_lama if one.tanggal <= day)
        return replace(self, periksa=known[-1] if known else None, periksa_lama=known[:-1])


@record
class RegisterBukti:
    """The register of one year, keyed as realisasi names evidence: a path below plans/, or an address."""

    skema: int = required(isian.SKEMA, "Versi bentuk berkas; sekarang 1.")
    tahun: int = required(isian.TAHUN, "Tahun bukti, sama dengan nama berkas.")
    bukti: Mapping[str, Bukti] = optional(
        isian.peta(isian.TEKS, schema_of(Bukti)), "Tiap bukti, menurut berkas atau alamatnya.", default={}
    )

    @property
    def rahasia(self) -> frozenset[str]:
        """What is rahasia: not even the name of such a file goes onto a page others read."""
        return frozenset(key for key, one in self.bukti.items() if one.kerahasiaan == "rahasia")
