"""The words people read for each state, sign and period."""

from fractions import Fraction

from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.position import Posisi
from zi_cli.model.tulisan import angka, tanggal_panjang

KEADAAN_INDIKATOR = {
    "tercapai": "tercapai",
    "belum_tercapai": "belum tercapai",
    "belum_diisi": "belum diisi",
    "belum_waktunya": "belum waktunya",
    "nihil": "nihil",
    "tidak_berlaku": "tidak berlaku",
}
KEADAAN_SEMESTER_1 = KEADAAN_INDIKATOR | {
    "tercapai": "sudah mencapai target tahunan",
    "belum_tercapai": "belum mencapai",
}
TANDA_INDIKATOR = {
    "tercapai": "✓",
    "belum_tercapai": "✗",
    "belum_diisi": "?",
    "belum_waktunya": "·",
    "nihil": "–",
    "tidak_berlaku": "–",
}
KEADAAN_KEJADIAN = {
    "selesai": "selesai",
    "selesai_terlambat": "selesai terlambat",
    "lewat": "lewat",
    "jatuh_tempo": "jatuh tempo",
    "berjalan": "berjalan",
    "belum_ada_catatan": "belum ada catatan",
    "mendatang": "mendatang",
    "batal": "batal",
}
TANDA_KEJADIAN = {
    "selesai": "✓",
    "selesai_terlambat": "✓",
    "lewat": "✗",
    "jatuh_tempo": "!",
    "berjalan": "›",
    "belum_ada_catatan": "?",
    "mendatang": "·",
    "batal": "–",
}
KOSONG = "–"
"""A figure that does not exist."""


def keadaan_indikator(one: CapaianIndikator, posisi: Posisi) -> str:
    """Say the state of an indikator; a first semester is a reading, not a verdict."""
    words = KEADAAN_SEMESTER_1 if posisi.periode == "semester_1" else KEADAAN_INDIKATOR
    return words[one.keadaan]


def nama_periode(posisi: Posisi) -> str:
    """Name the period of a reading."""
    words = {"tahun": "Tahun", "semester_1": "Semester I Tahun", "semester_2": "Semester II Tahun"}
    return f"{words[posisi.periode]} {posisi.tahun}"


def posisi_per(posisi: Posisi) -> str:
    """Say the reading day."""
    return f"posisi {tanggal_panjang(posisi.per)}"


def target(one: CapaianIndikator) -> str:
    """Show a target as the indikator words it: 65 %, Ya, 10 Inovasi."""
    return KOSONG if one.target is None else _with_unit(one, one.target, 0)


def realisasi(one: CapaianIndikator) -> str:
    """Show a value reached, with the decimals its verdict needs; a dash where there is none."""
    if one.realisasi is None:
        return KOSONG
    whole = one.indikator.jenis == "jumlah" and one.realisasi.denominator == 1
    return _with_unit(one, one.realisasi, 0 if whole else one.desimal_realisasi)


def capaian(one: CapaianIndikator) -> str:
    """Show a capaian in per cent without its sign."""
    return persen(one.capaian, one.desimal_capaian)


def persen(value: Fraction | None, desimal: int = 2) -> str:
    """Show a percentage without its sign; a dash where there is none."""
    return KOSONG if value is None else angka(value, desimal)


def _with_unit(one: CapaianIndikator, value: Fraction, desimal: int) -> str:
    indikator = one.indikator
    if indikator.jenis == "kode":
        return indikator.kode.get(int(value), str(int(value)))
    shown = angka(value, max(desimal, _decimals_of(value)) if desimal == 0 else desimal)
    if indikator.jenis == "persen":
        return f"{shown} %"
    return f"{shown} {indikator.satuan}" if indikator.jenis == "jumlah" and indikator.satuan else shown


def _decimals_of(value: Fraction) -> int:
    """Give the decimals a target was written with, four at most."""
    return next((n for n in range(4) if (value * 10**n).denominator == 1), 4)
