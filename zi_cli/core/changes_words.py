"""A change in the domain's words: target 2025 diturunkan dari 68 menjadi 60."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from zi_cli.core import istilah
from zi_cli.core.approval import KATA_LANGKAH, act_of
from zi_cli.core.changes import Bobot, Perubahan
from zi_cli.model.pengaturan import BatasPredikat, Pemangku, Pengabaian
from zi_cli.model.periode import of_slot
from zi_cli.model.persetujuan import CatatanPeriode
from zi_cli.model.realisasi import Bacaan, CatatanAktivitas
from zi_cli.model.rencana import TARGET, Dihapus, Penetapan, Revisi, Unit
from zi_cli.model.tulisan import angka, daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN

NAMA_KUNCI = TARGET | {
    "nama": "bunyi",
    "boleh_lebih": "boleh melewati 100",
    "jenis": "jenis",
    "hitung": "cara hitung oleh zi",
    "kode": "tabel kode",
    "baik": "kode yang berarti baik",
    "kecuali": "indikator yang tidak ikut dihitung",
    "rumus_turun": "rumus arah turun",
    "penanggung_jawab": "penanggung jawab",
    "toleransi_hari": "toleransi hari",
    "predikat": "batas predikat",
    "ditetapkan": "penetapan",
    "unit": "keterangan unit",
}
PILIHAN = ("jenis", "arah", "konsolidasi", "hitung", "rumus_turun")
"""Keys that hold one of a few words, which need no quotes."""
BOBOT: dict[Bobot, str] = {"lebih_ringan": ", lebih ringan", "lebih_berat": ", lebih berat", "": ""}
MOST_NAMED = 4
"""So many nodes are named when many only changed their number."""


def kalimat(one: Perubahan) -> str:
    """Say what changed, without the number of what changed."""
    words = _SPECIAL.get(one.kunci) if one.bagian == "rencana" else _OF_PART.get(one.jenis)
    said = words(one) if words else _plainly(one)
    return said + (f" (hanya untuk {daftar([str(tahun) for tahun in one.hanya])})" if one.hanya else "")


def nama_kunci(kunci: str) -> str:
    """Name a key as people call it."""
    return NAMA_KUNCI.get(kunci, kunci)


def _plainly(one: Perubahan) -> str:
    if one.cara == "dipindahkan":
        return f"{one.jenis} dipindahkan dari {one.lama} menjadi {one.baru}: {one.nama}"
    if not one.kunci:
        return f"{one.jenis} {one.cara}: {one.nama}"
    what = nama_kunci(one.kunci)
    old, new = (str(value) if one.kunci in PILIHAN and value else sebut(value) for value in (one.lama, one.baru))
    if one.baru is None or one.baru == ():
        return f"{what} dihapus: {old}"
    if one.lama is None or one.lama == ():
        return f"{what} ditambahkan: {new}"
    return f"{what} diubah dari {old} menjadi {new}"


def _target(one: Perubahan) -> str:
    what = f"{nama_kunci(one.kunci)} {one.tahun}"
    if one.lama is None or one.baru is None:
        return f"{what} {one.cara}: {sebut(one.lama if one.baru is None else one.baru)}"
    how = "dinaikkan" if _number(one.baru) > _number(one.lama) else "diturunkan"
    return f"{what} {how} dari {sebut(one.lama)} menjadi {sebut(one.baru)}{BOBOT[one.bobot]}"


def _number(value: object) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(0)


def _waktu(one: Perubahan) -> str:
    how = "dimundurkan" if one.bobot == "lebih_ringan" else "diubah"
    return f"waktu {how} dari {one.lama} menjadi {one.baru}"


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
    before, after = one.lama, one.baru
    old, new = (one if isinstance(one, tuple) else () for one in (before, after))
    return f"tahun yang dicakup diubah dari {_span(old)} menjadi {_span(new)}"


def _span(years: tuple[int, ...]) -> str:
    return f"{years[0]}-{years[-1]}" if years and years[-1] - years[0] == len(years) - 1 else daftar([*map(str, years)])


def _keputusan(one: Perubahan) -> str:
    isi = one.baru if one.cara == "ditambahkan" else one.lama
    if isinstance(isi, Revisi):
        return f"revisi {one.cara}: {isi.dasar}, {tanggal_panjang(isi.tanggal)}, untuk {daftar(isi.butir)}"
    reason = f", {isi.alasan}" if isinstance(isi, Dihapus) and isi.alasan else ""
    return f"catatan penghapusan {one.id} {one.cara}{reason}"


def _bacaan(one: Perubahan) -> str:
    periode = of_slot(one.tahun or 0, one.kunci)
    what = f"bacaan {periode.sebutan}" if periode else "bacaan"
    old, new = _reading(one.lama), _reading(one.baru)
    if one.cara != "diubah":
        return f"{what} {one.cara}: {new if one.cara == 'ditambahkan' else old}"
    return f"keterangan {what} diubah" if old == new else f"{what} diubah dari {old} menjadi {new}"


def _reading(one: object) -> str:
    return istilah.bacaan(one if isinstance(one, Bacaan) else None, "ringkas")


def _catatan(one: Perubahan) -> str:
    what = f"catatan {NAMA_BULAN[int(one.kunci) - 1]}" if 1 <= int(one.kunci) <= 12 else f"catatan bulan {one.kunci}"
    old, new = _record_words(one.lama), _record_words(one.baru)
    if one.cara != "diubah":
        return f"{what} {one.cara}: {new if one.cara == 'ditambahkan' else old}"
    return f"keterangan atau bukti {what} diubah" if old == new else f"{what} diubah dari {old} menjadi {new}"


def _record_words(records: object) -> str:
    found = [one for one in records if isinstance(one, CatatanAktivitas)] if isinstance(records, tuple) else []
    return daftar([_record(one) for one in found]) or "tidak ada"


def _record(one: CatatanAktivitas) -> str:
    if one.batal:
        return f"batal ({one.alasan})"
    return f"selesai {tanggal_panjang(one.selesai)}" if one.selesai else "kemajuan"


def _berkas(one: Perubahan) -> str:
    if one.kunci == "contoh":
        return "tanda CONTOH dihapus" if one.lama else "ditandai CONTOH"
    return f"berkas {one.nama} {one.cara}: {one.baru or one.lama}"


def _jabatan(one: Perubahan) -> str:
    if one.cara == "diubah":
        return f"pemangku {one.id} diubah dari {sebut(one.lama)} menjadi {sebut(one.baru)}"
    return f"pemangku {one.id} {one.cara}: {sebut(one.baru or one.lama)}"


def _bukti(one: Perubahan) -> str:
    return f"keterangan bukti {one.id} {one.cara}"


def _rekomendasi(one: Perubahan) -> str:
    return f"rekomendasi {one.id} {one.cara}"


def _log(one: Perubahan) -> str:
    if isinstance(one.baru, CatatanPeriode) and one.cara == "ditambahkan":
        return f"{one.nama} {KATA_LANGKAH[one.baru.langkah]} {act_of(one.baru)}"
    old = f" ({KATA_LANGKAH[one.lama.langkah]} {act_of(one.lama)})" if isinstance(one.lama, CatatanPeriode) else ""
    return f"baris {one.kunci} log {one.nama}{old} {one.cara}"


Words = Callable[[Perubahan], str]
_SPECIAL: dict[str, Words] = dict.fromkeys(TARGET, _target) | {
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
    "bukti": _bukti,
    "rekomendasi": _rekomendasi,
    "log": _log,
}


def sebut(value: Any) -> str:  # noqa: ANN401  whatever a key holds
    """Say what a key holds."""
    if value is None or value == ():
        return "tidak ada"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, (int, Fraction)):
        return angka(value, 4, wajib=False)
    if isinstance(value, date):
        return tanggal_panjang(value)
    if isinstance(value, tuple):
        return daftar([_item(one) for one in value])
    if isinstance(value, Penetapan):
        return f"{value.nama}, {value.jabatan}, {value.tempat} {tanggal_panjang(value.tanggal)}"
    return f"{value.nama} ({value.singkatan}), {value.daerah}" if isinstance(value, Unit) else f'"{value}"'


def _item(value: Any) -> str:  # noqa: ANN401  as above
    if isinstance(value, BatasPredikat):
        return f"{value.sebutan} mulai {sebut(value.batas)}"
    if isinstance(value, Pengabaian):
        return f"{value.kode} sampai {tanggal_panjang(value.sampai)} ({value.alasan})"
    if isinstance(value, Pemangku):
        return f"{value.nama} sejak {tanggal_panjang(value.sejak)}"
    return "=".join(str(one) for one in value) if isinstance(value, tuple) else str(value)
