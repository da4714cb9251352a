"""The words people read for each state, sign and period, and for what a reading says."""

from datetime import date
from fractions import Fraction

from zi_cli.core.anggaran import Anggaran
from zi_cli.core.capaian import CapaianIndikator, Terbaca
from zi_cli.core.outline import AnyButir, Direvisi
from zi_cli.core.position import Posisi
from zi_cli.core.rounding import desimal_share
from zi_cli.core.schedule import Insidentil, KeadaanKejadian, Kejadian
from zi_cli.core.summary import Rerata
from zi_cli.model.cara import CARA, KEADAAN, Bentuk, KeadaanIndikator
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.rencana import Arah, Indikator, Konsolidasi
from zi_cli.model.tulisan import angka, cacah, daftar, tanggal_panjang, tertulis
from zi_cli.model.waktu import NAMA_BULAN

KONSOLIDASI: dict[Konsolidasi, str] = {
    "terakhir": "realisasi terakhir yang terukur berlaku",
    "jumlah": "dijumlahkan",
    "rata_rata": "dirata-rata",
}
ARAH: dict[Arah, str] = {"naik": "makin tinggi makin baik", "turun": "makin rendah makin baik"}
URUTAN: dict[Arah, str] = {"naik": "nomor label makin besar makin baik", "turun": "nomor label makin kecil makin baik"}
HITUNG = "indikator lain yang tercapai dibagi yang dinilai; indikator ini sendiri tidak ikut"
KEADAAN_INDIKATOR: dict[KeadaanIndikator, str] = {
    "tercapai": "tercapai",
    "belum_tercapai": "belum tercapai",
    "belum_diisi": "belum diisi",
    "belum_waktunya": "belum waktunya",
    "nihil": "nihil",
    "tidak_berlaku": "tidak berlaku",
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
DI_JALAN = "›"
"""The sign of a position on the way to the year's target."""
KOSONG = "–"
"""A figure that does not exist."""
BELUM_DIISI: dict[Bentuk, str] = {"lengkap": "belum diisi", "ringkas": "belum diisi", "sel": KOSONG}
"""What is said of a reading that is not there."""


def keadaan_indikator(one: CapaianIndikator) -> str:
    """Say the state of an indikator; before the year's last part it is a position, not a verdict."""
    is_compared = one.keadaan_periode in ("tercapai", "belum_tercapai")
    if not one.di_jalan or not is_compared:
        return KEADAAN_INDIKATOR[one.keadaan_periode]
    is_reached = one.keadaan_periode == "tercapai"
    if one.antara:
        return f"{'mencapai' if is_reached else 'belum mencapai'} target {one.antara.periode.sebutan}"
    if one.indikator.is_limit:
        return "masih dalam batas" if is_reached else "melewati batas setahun"
    return "sudah mencapai target tahunan" if is_reached else "posisi, belum mencapai target tahunan"


def belum_ada(one: CapaianIndikator) -> str:
    """Say the state of an indikator without a value; of one that is counted since the plan began, with the sum so far."""
    words = keadaan_indikator(one)
    so_far = one.terbaca.sejauh_ini if one.realisasi is None else None
    return words if so_far is None else f"{words}, sejauh ini {bersatuan(one.indikator, tertulis(so_far))}"


def tanda_indikator(one: CapaianIndikator) -> str:
    """Give the sign of its state: what is on the way to the target of the year is not missed."""
    is_open = one.keadaan_periode == "belum_tercapai" and not one.is_behind
    return DI_JALAN if is_open else TANDA_INDIKATOR[one.keadaan_periode]


def kejadian(one: Kejadian) -> str:
    """Say the state of an occurrence, and the day it was done."""
    words = KEADAAN_KEJADIAN[one.keadaan]
    return f"{words} {tanggal_panjang(one.selesai)}" if one.selesai else words


def insidentil(one: Insidentil) -> str:
    """Say of an aktivitas without a schedule on which days it was done."""
    days = daftar([tanggal_panjang(day) for day in one.hari])
    return f"insidentil, {len(one.hari)} pelaksanaan: {days}" if days else "insidentil, belum ada pelaksanaan"


def jabatan(butir: AnyButir) -> str:
    """Name the posts answerable for a node, and those that support it."""
    helped = f"pendukung: {daftar(butir.pendukung)}" if butir.pendukung else ""
    return "; ".join(words for words in (daftar(butir.penanggung_jawab), helped) if words)


def lke(butir: AnyButir) -> str:
    """Name the questions of the worksheet that a node supports: LKE 5 dan 92; empty where it names none."""
    return f"LKE {daftar([str(one) for one in butir.isi.lke])}" if butir.isi.lke else ""


def dengan_lke(butir: AnyButir) -> str:
    """Give the wording of a node with the questions of the worksheet it supports."""
    return f"{butir.nama} ({lke(butir)})" if butir.isi.lke else butir.nama


def perubahan(lama: str, baru: str) -> str:
    """Say what was and what is; once where it stays."""
    return baru if lama == baru else f"{lama} → {baru}"


def posisi_per(posisi: Posisi, sampai: date | None) -> str:
    """Say the reading day, and up to when records count where that is another."""
    per = f"per {tanggal_panjang(posisi.per)}"
    if sampai is None or sampai == posisi.per:
        return per
    return f"{per}, catatan sampai {'hari ini' if sampai == posisi.hari_ini else tanggal_panjang(sampai)}"


def bulan(number: int) -> str:
    """Name a month."""
    return NAMA_BULAN[number - 1]


def target(one: CapaianIndikator) -> str:
    """Show a target as the indikator words it: 65 %, Ya, 10 Inovasi."""
    return _with_unit(one, angka_target(one))


def terhadap(one: CapaianIndikator) -> str:
    """Show a value beside what it is judged by: the target of the part of the year where it has one."""
    nama = f"target {one.antara.periode.sebutan}" if one.antara else "target"
    return f"{realisasi(one)}, {nama} {patokan(one)}"


def patokan(one: CapaianIndikator) -> str:
    """Show the target that a value is judged by."""
    return _with_unit(one, tanpa_satuan(one.indikator, one.antara.target)) if one.antara else target(one)


def kumulatif(one: CapaianIndikator) -> str:
    """Say what each year adds to a value since the plan began: 2 (2024) + 1 (2025) = 3 SK; empty where one year is all."""
    years, so_far = one.terbaca.per_tahun, one.terbaca.sejauh_ini
    if not one.terbaca.menjumlah:
        return ""
    parts = " + ".join(f"{_of_year(each.terbaca)} ({each.tahun})" for each in years)
    if one.realisasi is not None:
        return f"{parts} = {realisasi(one)}"
    return parts if so_far is None else f"{parts}; sejauh ini {bersatuan(one.indikator, tertulis(so_far))}"


def _of_year(one: Terbaca) -> str:
    return KEADAAN_INDIKATOR[KEADAAN[one.macam]] if one.nilai is None else tertulis(one.nilai)


def rilis(indikator: Indikator, tahun: int) -> str:
    """Say when the figure of a year is released: Mei 2025; empty where it is not released later."""
    return f"{bulan(indikator.rilis.bulan)} {tahun + 1}" if indikator.rilis else ""


def nilai_setahun(one: CapaianIndikator) -> str:
    """Say the value that readings make together, and how they make it."""
    read = one.terbaca
    if read.penyebut is not None:  # percentages are never averaged: the sums are divided
        return f"{read.pembilang}/{read.penyebut} = {realisasi(one)}, pembilang dan penyebut dijumlahkan"
    return f"{realisasi(one)}, {KONSOLIDASI[one.indikator.konsolidasi]}"


def realisasi(one: CapaianIndikator) -> str:
    """Show a value reached with its unit; a dash where there is none."""
    return _with_unit(one, angka_realisasi(one))


def angka_target(one: CapaianIndikator) -> str:
    """Show a target without its unit."""
    return KOSONG if one.target is None else tanpa_satuan(one.indikator, one.target)


def angka_realisasi(one: CapaianIndikator) -> str:
    """Show a value reached without its unit, with the decimals its verdict needs; a dash where there is none."""
    if one.realisasi is None:
        return KOSONG
    if one.indikator.sifat.berlabel:
        return tanpa_satuan(one.indikator, one.realisasi)
    is_count = one.indikator.sifat.utuh and one.realisasi.denominator == 1
    return angka(one.realisasi, 0 if is_count else one.desimal_realisasi)


def satuan(one: CapaianIndikator) -> str:
    """Name the unit of an indikator."""
    return one.indikator.satuan or one.indikator.sifat.satuan


def bacaan(isi: Bacaan | None, bentuk: Bentuk, of: CapaianIndikator | None = None) -> str:
    """Say what a reading states; of an indikator that is judged, with its labels and beside its target."""
    if isi is None:
        return BELUM_DIISI[bentuk]
    way = CARA[isi.cara]
    said = {kunci: _as_written(getattr(isi, kunci)) for kunci in way.kunci}
    if isi.nilai is not None and of and bentuk != "sel":
        said["nilai"] = bersatuan(of.indikator, said["nilai"])
    if isi.kode is not None:
        known = of.indikator.kode.get(isi.kode) if of and isinstance(isi.kode, int) else None
        said["arti"] = known or ("kode tidak dikenal" if bentuk == "lengkap" else str(isi.kode))
    if isi.penyebut is not None:
        made = isi.angka
        said["hasil"] = "nihil" if made is None else angka(made, of.desimal_of(made) if of else desimal_share(made))
    return way.kata[bentuk].format(**said)


def _as_written(value: object) -> str:
    return tertulis(value) if isinstance(value, Fraction) else str(value)


def capaian(one: CapaianIndikator) -> str:
    """Show a capaian in per cent without its sign."""
    return persen(one.capaian, one.desimal_capaian)


def persen(value: Fraction | None, desimal: int | None = None) -> str:
    """Show a percentage without its sign, a share unless its decimals are said; a dash where there is none."""
    return KOSONG if value is None else angka(value, desimal_share(value) if desimal is None else desimal)


def dengan_persen(value: Fraction | None, desimal: int | None = None) -> str:
    """Show a percentage with its sign, as `persen` does; a dash where there is none."""
    return KOSONG if value is None else f"{persen(value, desimal)} %"


def rata_rata(one: Rerata) -> str:
    """Name a mean of capaian by how it was made."""
    return "rata-rata berbobot" if one.berbobot else "rata-rata"


def tanpa_bobot(one: Rerata) -> str:
    """Say why a weighted mean cannot be computed; empty where it can."""
    return f"belum dapat dihitung: {daftar(one.tanpa_bobot)} belum berbobot" if one.tanpa_bobot else ""


def rupiah(value: int) -> str:
    """Show an amount of money: Rp1.250.000."""
    return f"Rp{cacah(value)}"


def anggaran(one: Anggaran) -> str:
    """Say a sum of budgets, and of how many aktivitas it is; empty where none has one."""
    return "" if one.rupiah is None else f"{rupiah(one.rupiah)}, tertulis pada {one.ada} dari {one.dari} aktivitas"


def antara(one: CapaianIndikator) -> str:
    """Say how a part of the year stands to its own target; empty where the plan gives none, or nothing is read."""
    found = one.antara
    if found is None or one.realisasi is None:
        return ""
    said = f"{patokan(one)}: {KEADAAN_INDIKATOR[found.keadaan]}"
    return said if found.capaian is None else f"{said}, capaian {persen(found.capaian, found.desimal)} %"


def tanpa_satuan(indikator: Indikator, value: Fraction) -> str:
    """Write a value with all its decimals, or as the text of its label."""
    return label(indikator, value) or tertulis(value)


def bernilai(indikator: Indikator, value: Fraction) -> str:
    """Write a value as the indikator words it: 65 %, Ya, 10 Inovasi."""
    return bersatuan(indikator, tanpa_satuan(indikator, value))


def semula(indikator: Indikator, direvisi: Direvisi) -> str:
    """Show the target that the plan was signed with; a dash where it had none."""
    return KOSONG if direvisi.semula is None else bernilai(indikator, direvisi.semula)


def masa(indikator: Indikator) -> str:
    """Say in which years an indikator is measured; empty where it is all through the plan."""
    return f"berlaku {indikator.berlaku.kata}" if indikator.berlaku else ""


def label(indikator: Indikator, value: Fraction | None) -> str | None:
    """Give the text of a label; None where there is none."""
    if value is None or not indikator.sifat.berlabel:
        return None
    return indikator.kode.get(int(value), str(int(value)))


def _with_unit(one: CapaianIndikator, shown: str) -> str:
    return bersatuan(one.indikator, shown)


def bersatuan(indikator: Indikator, shown: str) -> str:
    """Put the unit of an indikator behind a figure: 66,5 %, 80,56 indeks; behind a dash and a label there is none."""
    tanda = indikator.sifat.tanda
    unit = indikator.satuan if tanda is None else tanda
    return f"{shown} {unit}" if unit and shown != KOSONG else shown
