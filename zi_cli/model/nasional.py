"""National figures a plan can be held against, each with where it comes from."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, get_args

from zi_cli.model import isian
from zi_cli.model.schema_record import optional, record, required, schema_of

Keterbacaan = Literal["peraturan", "penerapan", "pertimbangan"]
"""Read in the rule itself, seen where the rule is applied, or chosen without a rule."""


@record
class Ketentuan:
    """A figure: one number, a range from `nilai` to `sampai` with both ends, or the last day of the year."""

    nilai: Fraction | None = optional(isian.ANGKA_TAK_NEGATIF, "Angkanya, atau awal rentangnya.", default=None)
    sampai: Fraction | None = optional(isian.ANGKA_TAK_NEGATIF, "Akhir rentangnya.", default=None)
    hari: int | None = optional(isian.CACAH, "Hari terakhir, bila ini batas waktu.", default=None)
    bulan: int | None = optional(isian.BULAN, "Bulan hari terakhir itu.", default=None)
    arti: str = required(isian.TEKS, "Apa yang dikatakan angka ini.")
    sumber: str = required(isian.TEKS, "Peraturan atau dokumen asalnya.")
    tahun: int = required(isian.TAHUN, "Tahun sumbernya.")
    dibaca: Keterbacaan = required(
        isian.pilihan(*get_args(Keterbacaan)),
        "peraturan: dibaca dalam aturannya; penerapan: terlihat di instansi; pertimbangan: bukan peraturan.",
    )

    def periksa(self) -> "Ketentuan":
        """Refuse a figure without a number or a day."""
        if (self.nilai is None) == (self.bulan is None) or (self.bulan is None) != (self.hari is None):
            isian.refuse("ZI121", "ketentuan ini bukan satu angka atau satu hari", "tulis nilai, atau hari dan bulan")
        return self

    @property
    def angka(self) -> Fraction:
        """The number; 0 for a day."""
        return self.nilai or Fraction(0)


@record
class Nasional:
    """One file of national figures, or all of them together."""

    skema: int = required(isian.SKEMA, "Versi bentuk berkas; sekarang 1.")
    judul: str = required(isian.TEKS, "Tentang apa angka-angka ini.")
    ketentuan: Mapping[str, Ketentuan] = required(
        isian.peta(isian.SLUG, schema_of(Ketentuan), paling_sedikit=1), "Tiap angka, menurut id."
    )
