"""A change in the domain's words: target 2025 diturunkan dari 68 menjadi 60."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from zi_cli.core import istilah
from zi_cli.core.approval import KATA_LANGKAH, act_of
from zi_cli.core.changes import Bobot, Perubahan
from zi_cli.model.pengaturan import SEBAGAI, BatasPredikat, Pemangku, Pengabaian
from zi_cli.model.periode import of_slot
from zi_cli.model.persetujuan import CatatanPeriode
from zi_cli.model.realisasi import Bacaan, CatatanAktivitas
from zi_cli.model.rencana import NAMA_TARGET, Dihapus, MasaBerlaku, Penetapan, Revisi, Rilis, Unit
from zi_cli.model.tulisan import daftar, tanggal_panjang, tertulis
from zi_cli.model.waktu import INSIDENTIL, NAMA_BULAN

NAMA_KUNCI = NAMA_TARGET | {
    "nama": "bunyi",
    "boleh_lebih": "boleh melewati 100",
    "jenis": "jenis",
    "hitung": "cara hitung oleh zi",
    "kode": "tabel kode",
    "baik": "kode yang berarti baik",
    "kecuali": "indikator yang tidak ikut dihitung",
    "rilis": "waktu terbit angka",
    "rumus_turun": "rumus arah turun",
    "skala": "skala",
    "berlaku": "masa berlaku",
    "urutan": "urutan label",
    "nilai_label": "bobot label",
    "boleh_negatif": "boleh di bawah nol",
    "kondisi_awal": "kondisi awal",
    "cara_capaian": "cara capaian",
    "lke": "nomor LKE",
    "terkait": "aktivitas terkait",
    "penanggung_jawab": "penanggung jawab",
    "anggaran": "anggaran (Rp)",
    "rata_rata": "rata-rata capaian",
    "periode_laporan": "periode laporan",
    "toleransi_hari": "toleransi hari",
    "predikat": "batas predikat",
    "alias": "nama pendek jabatan",
    "dasar_hukum": "dasar hukum",
    "ditetapkan": "penetapan",
    "unit": "keterangan unit",
}
PILIHAN = ("jenis", "arah", "konsolidasi", "kumulatif", "hitung", "rumus_turun", "urutan", "cara_capaian", "rata_rata")
"""Keys that hold one of a few words, which need no quotes."""
BOBOT: dict[Bobot, str] = {"lebih_ringan": ", lebih ringan", "lebih_berat": ", lebih berat", "": ""}
MOST_NAMED = 4
"""So many nodes are named when many only changed their number."""


def kalimat(one: Perubahan) -> str:
    """Say what changed, without the number of what changed."""
    words = _words_for(one)
    said = words(one) if words else _plainly(one)
    return said + (f" (hanya untuk {daftar([str(tahun) for tahun in one.hanya])})" if one.hanya else "")


def _words_for(one: Perubahan) -> "Words | None":
    if one.bagian != "rencana":
        return _OF_PART.get(one.jenis)
    if one.kunci == "urutan" and one.jenis == "indikator":  # a key of its own, named like the order of the plan
        return None
    return _SPECIAL.get(one.kunci)


def nama_kunci(kunci: str) -> str:
    """Name a key as people call it."""
    return NAMA_KUNCI.get(kunci, kunci)


def _plainly(one: Perubahan) -> str:
    what = nama_kunci(one.kunci)
    old, new = (str(value) if one.kunci in PILIHAN and value else sebut(value) for value in (one.lama, one.baru))
    if one.cara == "dipindahkan":
        return f"{one.jenis} dipindahkan dari {one.lama} menjadi {one.baru}: {one.nama}"
    if not one.kunci:
        return f"{one.jenis} {one.cara}: {one.nama}"
    if one.baru in (None, ()):
        return f"{what} dihapus: {old}"
    return f"{what} ditambahkan: {new}" if one.lama in (None, ()) else f"{what} diubah dari {old} menjadi {new}"


def _target(one: Perubahan) -> str:
    what = f"{nama_kunci(one.kunci)} {one.tahun}"
    if not isinstance(one.lama, Fraction) or not isinstance(one.baru, Fraction):
        return f"{what} {one.cara}: {sebut(one.lama if one.baru is None else one.baru)}"
    how = "dinaikkan" if one.baru > one.lama else "diturunkan"
    return f"{what} {how} dari {sebut(one.lama)} menjadi {sebut(one.baru)}{BOBOT[one.bobot]}"


def _waktu(one: Perubahan) -> str:
    is_later = one.bobot == "lebih_ringan" and str(one.baru).casefold() not in INSIDENTIL
    return f"waktu {'dimundurkan' if is_later else 'diubah'} dari {one.lama} menjadi {one.baru}"


def _output(one: Perubahan) -> str:
    if one.cara == "diubah":
        return f"bunyi output diubah dari {sebut(one.lama)} menjadi {sebut(one.baru)}"
    return f"output {one.cara}: {one.lama if one.cara == 'dihapus' else one.baru}"


def _urutan(one: Perubahan) -> str:
    numbers: tuple[tuple[str, str], ...] = one.baru if isinstance(one.baru, tuple) else ()
    named = [f"{old} menjadi {new}" for old, new in numbers[:MOST_NAMED]]
    more = [f"{len(numbers) - MOST_NAMED} lainnya"] if len(numbers) > MOST_NAMED else []
    return f"urutan diubah, hanya nomor cetak yang berganti: {daftar([*named, *more])}"


def _periode(one: Perubahan) -> str:
    old, new = (_span(years) if isinstance(years, tuple) else "" for years in (one.lama, one.baru))
    return f"tahun yang dicakup diubah dari {old} menjadi {new}"


def _span(years: tuple[int, ...]) -> str:
    return f"{years[0]}-{years[-1]}" if years and years[-1] - years[0] == len(years) - 1 else daftar([*map(str, years)])


def _keputusan(one: Perubahan) -> str:
    isi = one.baru if one.cara == "ditambahkan" else one.lama
    if isinstance(isi, Revisi):
        goals = [
            f"target {id_} {tahun} menjadi {target if isinstance(target, str) else tertulis(target)}"
            for id_, targets in isi.target.items()
            for tahun, target in targets.items()
        ]
        what = daftar([f"untuk {daftar(isi.butir)}"] * bool(isi.butir) + goals)
        return f"revisi {one.cara}: {isi.dasar}, {tanggal_panjang(isi.tanggal)}, {what}"
    reason = f", {isi.alasan}" if isinstance(isi, Dihapus) and isi.alasan else ""
    return f"catatan penghapusan {one.id} {one.cara}{reason}"


def _bacaan(one: Perubahan) -> str:
    periode = of_slot(one.tahun or 0, one.kunci)
    what = f"realisasi {periode.sebutan}" if periode else "realisasi"
    old, new = (istilah.bacaan(said if isinstance(said, Bacaan) else None, "ringkas") for said in (one.lama, one.baru))
    return _contents(one, what, f"keterangan {what}", old, new)


def _catatan(one: Perubahan) -> str:
    what = f"catatan {NAMA_BULAN[int(one.kunci) - 1]}" if 1 <= int(one.kunci) <= 12 else f"catatan bulan {one.kunci}"
    lists = (records if isinstance(records, tuple) else () for records in (one.lama, one.baru))
    old, new = (daftar([_record(each) for each in records]) or "tidak ada" for records in lists)
    return _contents(one, what, f"keterangan atau bukti {what}", old, new)


def _contents(one: Perubahan, what: str, beside: str, old: str, new: str) -> str:
    """Say what was and what is recorded; where that is said alike, what stands beside it changed."""
    if one.cara != "diubah":
        return f"{what} {one.cara}: {new if one.cara == 'ditambahkan' else old}"
    return f"{beside} diubah" if old == new else f"{what} diubah dari {old} menjadi {new}"


def _record(one: CatatanAktivitas) -> str:
    if one.batal:
        return f"batal ({one.alasan})"
    return f"selesai {tanggal_panjang(one.selesai)}" if one.selesai else "kemajuan"


def _berkas(one: Perubahan) -> str:
    if one.kunci == "contoh":
        return "tanda CONTOH dihapus" if one.lama else "ditandai CONTOH"
    return f"berkas {one.nama} {one.cara}: {one.baru or one.lama}"


def _jabatan(one: Perubahan) -> str:
    old, new = sebut(one.lama), sebut(one.baru)
    held = f"diubah dari {old} menjadi {new}" if one.cara == "diubah" else f"{one.cara}: {sebut(one.baru or one.lama)}"
    return f"pemangku {one.id} {held}"


def _log(one: Perubahan) -> str:
    if isinstance(one.baru, CatatanPeriode) and one.cara == "ditambahkan":
        return f"{one.nama} {KATA_LANGKAH[one.baru.langkah]} {act_of(one.baru)}"
    old = f" ({KATA_LANGKAH[one.lama.langkah]} {act_of(one.lama)})" if isinstance(one.lama, CatatanPeriode) else ""
    return f"baris {one.kunci} log {one.nama}{old} {one.cara}"


Words = Callable[[Perubahan], str]
_SPECIAL: dict[str, Words] = dict.fromkeys(NAMA_TARGET, _target) | {
    "waktu": _waktu,
    "output": _output,
    "urutan": _urutan,
    "periode": _periode,
    "revisi": _keputusan,
    "dihapus": _keputusan,
    "jenis_butir": lambda one: f"id ini dulu {one.lama}, sekarang {one.baru}",
}
_OF_PART: dict[str, Words] = {
    "bacaan": _bacaan,
    "catatan": _catatan,
    "berkas": _berkas,
    "jabatan": _jabatan,
    "bukti": lambda one: f"keterangan bukti {one.id} {one.cara}",
    "rekomendasi": lambda one: f"rekomendasi {one.id} {one.cara}",
    "log": _log,
}


def sebut(value: Any) -> str:  # noqa: ANN401  whatever a key holds
    """Say what a key holds."""
    match value:
        case None | ():
            return "tidak ada"
        case bool():
            return "ya" if value else "tidak"
        case int() | Fraction():
            return tertulis(value)
        case date():
            return tanggal_panjang(value)
        case tuple():
            return daftar([_item(one) for one in value])
        case MasaBerlaku():
            return value.kata
        case Penetapan():
            return f"{value.nama}, {value.jabatan}, {value.tempat} {tanggal_panjang(value.tanggal)}"
        case Rilis():
            return f"{NAMA_BULAN[value.bulan - 1]} tahun {value.tahun}"
        case Unit():
            return f"{value.nama} ({value.singkatan}), {value.daerah}"
        case _:
            return f'"{value}"'


def _item(value: Any) -> str:  # noqa: ANN401  as above
    match value:
        case BatasPredikat():
            return f"{value.sebutan} mulai {sebut(value.batas)}"
        case Pengabaian():
            return f"{value.kode} sampai {tanggal_panjang(value.sampai)} ({value.alasan})"
        case Pemangku():
            acting = f"{SEBAGAI[value.sebagai]} " if value.sebagai else ""
            until = f" sampai {tanggal_panjang(value.sampai)}" if value.sampai else ""
            beside = ", bersama pemangku lain" if value.bersama else ""
            return f"{acting}{value.nama} sejak {tanggal_panjang(value.sejak)}{until}{beside}"
        case _:
            return "=".join(map(str, value)) if isinstance(value, tuple) else str(value)
