"""The column map of a document: what each column of its table carries, and how a row tells its level."""

import re
from collections.abc import Mapping
from typing import Literal, get_args

from zi_cli.model import isian
from zi_cli.model.frozen import frozen
from zi_cli.model.periode import SEMESTER, TRIWULAN, Panjang
from zi_cli.model.refusal import Refusal
from zi_cli.model.schema_record import optional, record, required, schema_of
from zi_cli.model.tanda import rapi
from zi_cli.model.waktu import parse_bulan

Tingkat = Literal["program", "kegiatan", "aktivitas", "indikator"]
TINGKAT: tuple[Tingkat, ...] = get_args(Tingkat)
Cara = Literal["kolom", "nomor", "awalan"]
ISI: Mapping[str, tuple[Tingkat, str]] = {
    "tujuan": ("program", "tujuan"),
    "sasaran": ("program", "sasaran"),
    "output": ("aktivitas", "output"),
    "waktu": ("aktivitas", "waktu"),
    "anggaran": ("aktivitas", "anggaran"),
    "penanggung jawab aktivitas": ("aktivitas", "penanggung_jawab"),
    "catatan aktivitas": ("aktivitas", "catatan"),
    "satuan": ("indikator", "satuan"),
    "rumus": ("indikator", "rumus"),
    "penanggung jawab": ("indikator", "penanggung_jawab"),
    "pendukung": ("indikator", "pendukung"),
    "catatan": ("indikator", "catatan"),
}
"""What a column may carry beside names, numbers and targets, and the key of the plan that it fills."""
BERSAMA = ("penanggung_jawab", "pendukung", "catatan")
"""The keys of an indikator that an aktivitas has too: in the row of an aktivitas alone they are its own."""
NOMOR = {
    "romawi": r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})",
    "angka": r"\d{1,3}",
    "huruf": r"[A-Za-z]",
    "bertitik": r"\w{1,4}(?:\.\w{1,3})+",
}
"""How the number of a level may look."""
SETIAP_TAHUN = "<tahun>"
"""In the place of a head: every column whose head is a year."""
TANDA_BULAN = ("v", "x", "✓", "✔", "√", "●", "■", "1", "*")
_TARGET = re.compile(r"target(?: (\d{4}))?(?: (semester|triwulan) ([1-4]))?")
_NOMOR_KOLOM = re.compile(r"kolom (\d{1,4})")


Jenis = Literal["nama", "isi", "nomor", "tahun", "target", "bulan", "baris", "abaikan"]
_SENDIRI: Mapping[str, Jenis] = {"abaikan": "abaikan", "nomor": "nomor", "tahun": "tahun"}


@frozen
class Makna:
    """What one column carries."""

    jenis: Jenis
    tingkat: tuple[Tingkat, ...] = ()
    """Of names: the levels it may be of. Of contents: the level whose key it fills."""
    kunci: str = ""
    tahun: int | None = None
    bagian: tuple[Panjang, int] | None = None
    """Of a target: the part of the year, where it is not the year's."""
    bulan: int = 0
    baris: Mapping[str, str] | None = None
    """Of a cell that holds several fields: what the lines of each label carry."""


def makna(kata: str) -> Makna:
    """Read what a map says of a column; raises Refusal for words that are none of a map."""
    said = rapi(kata).casefold().replace("_", " ")
    if said in _SENDIRI:
        return Makna(_SENDIRI[said])
    if set(names := [one.strip() for one in said.split("/")]) <= set(TINGKAT):
        return Makna("nama", tuple(one for one in TINGKAT if one in names))
    if said in ISI:
        tingkat, kunci = ISI[said]
        return Makna("isi", (tingkat,), kunci)
    if found := _TARGET.fullmatch(said):
        tahun, panjang, ke = found.groups()
        bagian = ({"semester": SEMESTER, "triwulan": TRIWULAN}[panjang], int(ke)) if panjang else None
        return Makna("target", ("indikator",), "target", int(tahun) if tahun else None, bagian)
    if said.startswith("bulan "):
        return Makna("bulan", ("aktivitas",), "waktu", bulan=parse_bulan(said.removeprefix("bulan ")))
    known = (*TINGKAT, "program/kegiatan", *ISI, "nomor", "tahun", "target 2024", "bulan Maret", "abaikan")
    raise Refusal(f'peta memuat isi kolom yang tidak dikenal: "{kata}"', f"pilih salah satu: {', '.join(known)}")


@record
class CaraTingkat:
    """How a row tells whether it is of a program, a kegiatan or below."""

    cara: Cara = optional(
        isian.pilihan(*get_args(Cara)),
        "kolom: tiap tingkat punya kolomnya sendiri; nomor: menurut kolom nomor; awalan: menurut huruf di depan.",
        default="kolom",
    )
    program: str | None = optional(isian.TEKS, "Bentuk nomor atau awalan program.", default=None)
    kegiatan: str | None = optional(isian.TEKS, "Bentuk nomor atau awalan kegiatan.", default=None)
    aktivitas: str | None = optional(isian.TEKS, "Bentuk nomor atau awalan aktivitas.", default=None)
    indikator: str | None = optional(isian.TEKS, "Bentuk nomor atau awalan indikator.", default=None)


@record
class Peta:
    """A column map: one file that people write, or one of the layouts that zi knows."""

    skema: int = required(isian.SKEMA, "Versi bentuk berkas; sekarang 1.")
    baris_kepala: int = optional(isian.BULAT, "Banyaknya baris kepala tabel.", default=1)
    kolom: Mapping[str, str] = required(
        isian.peta(isian.TEKS, isian.TEKS, paling_sedikit=1),
        "Judul kolom, atau `kolom 7`, dan isinya: program, kegiatan, aktivitas, indikator, output, waktu, target 2024, …",
    )
    baris: Mapping[str, Mapping[str, str]] = optional(
        isian.peta(isian.TEKS, isian.peta(isian.TEKS, isian.TEKS)),
        "Kolom yang selnya memuat beberapa isian, menurut kata di depan barisnya: {Uraian: aktivitas, Output: output}.",
        default={},
    )
    tingkat: CaraTingkat = optional(
        schema_of(CaraTingkat), "Cara sebuah baris menunjukkan tingkatnya.", default=CaraTingkat()
    )
    tahun: int | None = optional(isian.TAHUN, "Tahun targetnya, bila kepala tabel tidak menyebut tahun.", default=None)
    tanda_bulan: tuple[str, ...] = optional(
        isian.daftar(isian.TEKS), "Tanda di kolom bulan yang berarti bulan itu.", default=TANDA_BULAN
    )
    pisah_jabatan: str | None = optional(
        isian.TEKS, "Tanda di antara beberapa jabatan; tanpa ini satu sel satu jabatan.", default=None
    )

    def makna_of(self, kunci: str) -> Makna:
        """Give what a column of the map carries, by the head it is called by there."""
        return makna(self.kolom[kunci])


def kolom_ke(kunci: str) -> int | None:
    """Give the number of a column that a map names by its place: `kolom 7`."""
    found = _NOMOR_KOLOM.fullmatch(rapi(kunci).casefold())
    return int(found[1]) if found else None
