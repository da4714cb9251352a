"""The approval log of one reporting period: who did what when, and over which data."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

from zi_cli.model import isian
from zi_cli.model.ejaan import parse_semester
from zi_cli.model.refusal import Refusal
from zi_cli.model.schema_record import optional, record, required, schema_of
from zi_cli.model.waktu import akhir_bulan

_TAHUN = re.compile(r"(?<!\d)\d{4}(?!\d)")
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
    tanggal: date = required(isian.TANGGAL, "Tanggal langkah ini.")
    alasan: str | None = optional(isian.TEKS, "Alasan dikembalikan atau dibuka kembali.", default=None)
    lingkup: tuple[str, ...] = optional(
        isian.daftar(isian.TEKS), "Id yang boleh diubah sesudah dibuka kembali; kosong berarti semua.", default=()
    )
    sidik: Mapping[str, str] = optional(
        isian.peta(isian.TEKS, isian.TEKS), "Sidik tiap butir yang dibaca laporan periode ini.", default={}
    )


@record
class Periode:
    """The approval of one semester of one year."""

    skema: int = required(isian.SKEMA, "Versi bentuk berkas; sekarang 1.")
    tahun: int = required(isian.TAHUN, "Tahun periode.")
    semester: int = required(isian.pilihan(1, 2), "Semester: 1 atau 2.")
    log: tuple[CatatanPeriode, ...] = optional(
        isian.daftar(schema_of(CatatanPeriode)), "Langkah demi langkah, hanya bertambah.", default=()
    )

    @property
    def status(self) -> StatusPeriode:
        """Where the period stands after its last step."""
        return SESUDAH[self.log[-1].langkah] if self.log else "terbuka"

    @property
    def nama(self) -> str:
        """The period as people name it."""
        return nama_periode(self.tahun, self.semester)

    @property
    def kunci(self) -> str:
        """The period as commands and file names write it."""
        return f"{self.tahun}-s{self.semester}"


def nama_periode(tahun: int, semester: int) -> str:
    """Name a period: Semester I 2024."""
    return f"Semester {'I' * semester} {tahun}"


def akhir_semester(tahun: int, semester: int) -> date:
    """Give the last day of a semester."""
    return akhir_bulan(tahun, semester * 6)


def parse_periode(text: str, tahun: int | None = None) -> tuple[int, int]:
    """Read a period as year and semester: 2024-s1, 2024-1, Semester I 2024; `tahun` is the year said beside it."""
    said = [int(one) for one in _TAHUN.findall(text)]
    years = {*said, *([] if tahun is None else [tahun])}
    if len(years) != 1:
        shown = text[:40]
        if years:
            raise Refusal(f"dua tahun disebut: {' dan '.join(map(str, sorted(years)))}", "sebut satu tahun saja")
        raise Refusal(f'tahun periode "{shown}" belum disebut', "tulis misalnya 2024-s1, atau tambahkan --year 2024")
    rest = _TAHUN.sub(" ", re.sub(r"\b(tahun|ta)\b", " ", text, flags=re.IGNORECASE)).strip(" -/._,")
    year = years.pop()
    if not rest:
        raise Refusal("semesternya belum disebut", f"tulis {year}-s1 atau {year}-s2")
    return year, parse_semester(rest)
