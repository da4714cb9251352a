"""The words people read for each state, sign and period, and for what a reading says."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from zi_cli.core.capaian import CapaianIndikator, on_the_way
from zi_cli.core.position import Posisi
from zi_cli.core.rounding import MOST, desimal_share
from zi_cli.core.schedule import KeadaanKejadian, Kejadian
from zi_cli.model.cara import CARA, Bentuk, KeadaanIndikator
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.rencana import Arah, Konsolidasi
from zi_cli.model.tulisan import angka, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN

KONSOLIDASI: dict[Konsolidasi, str] = {
    "terakhir": "bacaan terakhir yang terukur berlaku",
    "jumlah": "dijumlahkan",
    "rata_rata": "dirata-rata",
}
ARAH: dict[Arah, str] = {"naik": "makin tinggi makin baik", "turun": "makin rendah makin baik"}
HITUNG = "indikator lain yang tercapai dibagi yang dinilai; indikator ini sendiri tidak ikut"
KEADAAN_INDIKATOR: dict[KeadaanIndikator, str] = {
    "tercapai": "tercapai",
    "belum_tercapai": "belum tercapai",
    "belum_diisi": "belum diisi",
    "belum_waktunya": "belum waktunya",
    "nihil": "nihil",
    "tidak_berlaku": "tidak berlaku",
}
KEADAAN_DI_JALAN: dict[KeadaanIndikator, str] = KEADAAN_INDIKATOR | {
    "tercapai": "sudah mencapai target tahunan",
    "belum_tercapai": "belum mencapai",
}
TANDA_INDIKATOR: dict[KeadaanIndikator, str] = {
    "tercapai": "✓",
    "belum_tercapai": "✗",
    "belum_diisi": "?",
    "belum_waktunya": "·",
    "nihil": "–",
    "tidak_berlaku": "–",
}
KEADAAN_KEJADIAN: dict[KeadaanKejadian, str] = {
    "selesai": "selesai",
    "selesai_terlambat": "selesai terlambat",
    "lewat": "lewat",
    "jatuh_tempo": "jatuh tempo",
    "berjalan": "berjalan",
    "belum_ada_catatan": "belum ada catatan",
    "mendatang": "mendatang",
    "batal": "batal",
}
TANDA_KEJADIAN: dict[KeadaanKejadian, str] = {
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
BELUM_DIISI: dict[Bentuk, str] = {"lengkap": "belum diisi", "ringkas": "belum diisi", "sel": KOSONG}
"""What is said of a reading that is not there."""
DESIMAL_BACAAN: dict[Bentuk, int] = {"lengkap": MOST, "ringkas": 4, "sel": 4}


def keadaan_indikator(one: CapaianIndikator, posisi: Posisi) -> str:
    """Say the state of an indikator; before the year's last part it is a reading, not a verdict."""
    words = KEADAAN_INDIKATOR if posisi.periode.is_last else KEADAAN_DI_JALAN
    return words[one.keadaan]


def kejadian(one: Kejadian) -> str:
    """Say the state of an occurrence, and the day it was done."""
    words = KEADAAN_KEJADIAN[one.keadaan]
    return f"{words} {tanggal_panjang(one.selesai)}" if one.selesai else words


def perubahan(lama: str, baru: str) -> str:
    """Say what was and what is; once where it stays."""
    return baru if lama == baru else f"{lama} → {baru}"


def posisi_per(posisi: Posisi) -> str:
    """Say the reading day."""
    return f"per {tanggal_panjang(posisi.per)}"


def bulan(number: int) -> str:
    """Name a month."""
    return NAMA_BULAN[number - 1]


def target(one: CapaianIndikator) -> str:
    """Show a target as the indikator words it: 65 %, Ya, 10 Inovasi."""
    return _with_unit(one, angka_target(one))


def realisasi(one: CapaianIndikator) -> str:
    """Show a value reached with its unit; a dash where there is none."""
    return _with_unit(one, angka_realisasi(one))


def angka_target(one: CapaianIndikator) -> str:
    """Show a target without its unit."""
    if one.target is None:
        return KOSONG
    return _label(one, one.target) if one.indikator.sifat.berlabel else angka(one.target, 4, wajib=False)


def angka_realisasi(one: CapaianIndikator) -> str:
    """Show a value reached without its unit, with the decimals its verdict needs; a dash where there is none."""
    if one.realisasi is None:
        return KOSONG
    if one.indikator.sifat.berlabel:
        return _label(one, one.realisasi)
    is_count = one.indikator.sifat.utuh and one.realisasi.denominator == 1
    return angka(one.realisasi, 0 if is_count else one.desimal_realisasi)


def satuan(one: CapaianIndikator) -> str:
    """Name the unit of an indikator."""
    return one.indikator.satuan or one.indikator.sifat.satuan


def bacaan(isi: Bacaan | None, bentuk: Bentuk, labels: Mapping[int, str] = MappingProxyType({})) -> str:
    """Say what a reading states; `labels` are the meanings of the indikator's codes."""
    if isi is None:
        return BELUM_DIISI[bentuk]
    way = CARA[isi.cara]
    said = {kunci: _as_written(getattr(isi, kunci), DESIMAL_BACAAN[bentuk]) for kunci in way.kunci}
    if isi.kode is not None:
        said["arti"] = labels.get(isi.kode, "kode tidak dikenal" if bentuk == "lengkap" else str(isi.kode))
    if isi.penyebut is not None:
        said["hasil"] = "nihil" if isi.angka is None else angka(isi.angka)
    return way.kata[bentuk].format(**said)


def _as_written(value: object, desimal: int) -> str:
    return angka(value, desimal, wajib=False) if isinstance(value, Fraction) else str(value)


def capaian(one: CapaianIndikator) -> str:
    """Show a capaian in per cent without its sign."""
    return persen(one.capaian, one.desimal_capaian)


def persen(value: Fraction | None, desimal: int | None = None) -> str:
    """Show a percentage without its sign, a share unless its decimals are said; a dash where there is none."""
    return KOSONG if value is None else angka(value, desimal_share(value) if desimal is None else desimal)


def dengan_persen(value: Fraction | None, desimal: int | None = None) -> str:
    """Show a percentage with its sign, as `persen` does; a dash where there is none."""
    return KOSONG if value is None else f"{persen(value, desimal)} %"


def antara(one: CapaianIndikator, posisi: Posisi) -> str:
    """Say how a part of the year stands to its own target; empty where the plan gives none."""
    found = on_the_way(one, posisi)
    if found is None:
        return ""
    goal = _label(one, found.target) if one.indikator.sifat.berlabel else angka(found.target, 4, wajib=False)
    verdict = KEADAAN_INDIKATOR["tercapai" if found.tercapai else "belum_tercapai"]
    return f"{goal}: {verdict}" + (
        "" if found.capaian is None else f", capaian {persen(found.capaian, found.desimal)} %"
    )


def _label(one: CapaianIndikator, value: Fraction) -> str:
    return one.indikator.kode.get(int(value), str(int(value)))


def _with_unit(one: CapaianIndikator, shown: str) -> str:
    tanda = one.indikator.sifat.tanda
    unit = one.indikator.satuan if tanda is None else tanda
    return f"{shown} {unit}" if unit and shown != KOSONG else shown
