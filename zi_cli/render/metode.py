"""The method of calculation, as the report and the dashboard print it."""

from collections.abc import Iterator

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian, counted_by
from zi_cli.model.pengaturan import PREDIKAT, PREDIKAT_DARI
from zi_cli.model.tulisan import daftar, tanggal_panjang, tertulis


def method(penilaian: Penilaian) -> tuple[str, ...]:
    """Say how every figure is made, one sentence a rule."""
    settings = penilaian.bahan.pengaturan
    bands = daftar([f"{tertulis(one.batas)} % {one.sebutan}" for one in settings.pita])
    source = f" ({PREDIKAT_DARI})" if settings.pita == PREDIKAT else ""
    return (
        *_own_score(penilaian),
        "Capaian indikator yang makin tinggi makin baik = realisasi / target x 100.",
        (
            "Capaian indikator yang makin rendah makin baik = (2 x target - realisasi) / target x 100, tidak di bawah 0; "
            "dengan target 0, capaian 100 bila realisasi 0, selain itu 0."
        ),
        *_other_formula(penilaian),
        *_in_time(penilaian),
        "Indikator berkode bernilai 100 bila labelnya termasuk yang baik, selain itu 0.",
        *_ordered(penilaian),
        *_from_start(penilaian),
        *_revised(penilaian),
        f"Capaian tiap indikator dicetak apa adanya; dalam rata-rata dihitung paling tinggi {settings.plafon} %.",
        *_weighed(penilaian),
        f"Predikat menurut batas bawah: {bands}{source}.",
        (
            "Realisasi yang belum ada tidak dianggap 0. Nihil (0/0) dan tidak berlaku keluar dari penyebut; belum diisi dan "
            "belum waktunya tetap di penyebut sebagai belum tercapai, dan angka pokok dicetak bersama rentangnya."
        ),
        (
            "Penyelesaian dan ketepatan waktu adalah rata-rata tiap aktivitas yang sudah jatuh tempo; tiap aktivitas "
            "berbobot sama. Kelengkapan bukti adalah output yang berbukti dibagi seluruh output yang jatuh tempo."
        ),
        *_unscheduled(penilaian),
        f"Kelonggaran setelah jatuh tempo: {settings.toleransi_hari} hari.",
    )


def _unscheduled(penilaian: Penilaian) -> tuple[str, ...]:
    count = len(penilaian.insidentil)
    said = f"{count} aktivitas insidentil tidak berjadwal: dicatat tiap kali dilaksanakan, dan tidak masuk penyebut."
    return (said,) if count else ()


def _own_score(penilaian: Penilaian) -> tuple[str, ...]:
    own = penilaian.own
    if own is None:
        return ()
    left_out = f", kecuali {daftar(penilaian.outline.numbers(own.indikator.kecuali))}" if own.indikator.kecuali else ""
    said = (
        f"Capaian rencana aksi ({own.butir.nomor}) = indikator yang tercapai / indikator yang dinilai x 100, dihitung "
        f"atas {len(counted_by(own, penilaian.indikator))} indikator lain; indikator itu sendiri tidak ikut{left_out}."
    )
    return (said,)


def _ordered(penilaian: Penilaian) -> tuple[str, ...]:
    ordered = [one for one in penilaian.indikator if one.indikator.urutan]
    worth = [one.butir.nomor for one in ordered if one.indikator.nilai_label]
    said = f"Label {daftar([one.butir.nomor for one in ordered])} berurutan: target tercapai bila labelnya sama atau lebih baik"
    more = f"; untuk {daftar(worth)} capaian = bobot label yang dicapai / bobot label target x 100" if worth else ""
    return (f"{said}{more}.",) if ordered else ()


def _from_start(penilaian: Penilaian) -> tuple[str, ...]:
    asking = [one.butir.nomor for one in penilaian.indikator if one.indikator.cara_capaian]
    said = f"Untuk {daftar(asking)} capaian = (realisasi - kondisi awal) / (target - kondisi awal) x 100, tidak di bawah 0."
    return (said,) if asking else ()


def _revised(penilaian: Penilaian) -> tuple[str, ...]:
    return tuple(
        f"Target {one.butir.nomor} tahun {new.tahun} adalah {istilah.target(one)} sejak {tanggal_panjang(new.tanggal)}, "
        f"semula {istilah.semula(one.indikator, new)} ({new.dasar})."
        for one in penilaian.indikator
        if (new := one.butir.direvisi)
    )


def _in_time(penilaian: Penilaian) -> Iterator[str]:
    summed = [one for one in penilaian.indikator if one.terbaca.per_tahun]
    for since in sorted({one.terbaca.per_tahun[0].tahun for one in summed}):
        which = [one.butir.nomor for one in summed if one.terbaca.per_tahun[0].tahun == since]
        yield (
            f"Target dan nilai {daftar(which)} dihitung sejak {since}: nilai tiap tahun "
            "dijumlahkan; bila satu tahun belum diisi, nilainya belum diisi."
        )
    released = [one.butir.nomor for one in penilaian.indikator if one.indikator.rilis]
    if released:
        yield f"Angka {daftar(released)} terbit sesudah tahunnya; angka susulan dihitung di tahun itu sejak tanggal terbitnya."


def _weighed(penilaian: Penilaian) -> tuple[str, ...]:
    mean = penilaian.keseluruhan.rata_capaian
    if not mean.berbobot:
        return ()
    missing = f" Sekarang {istilah.tanpa_bobot(mean)}." if mean.tanpa_bobot else ""
    said = (
        "Rata-rata capaian adalah rata-rata berbobot: jumlah bobot x capaian dibagi jumlah bobot, atas indikator yang "
        "punya capaian. Bobot yang belum ada tidak dianggap 0 atau 1: rata-rata yang memerlukannya tidak dihitung. "
        f"Banyaknya indikator yang tercapai dan capaian rencana aksi tidak berbobot.{missing}"
    )
    return (said,)


def _other_formula(penilaian: Penilaian) -> tuple[str, ...]:
    asking = [one.butir.nomor for one in penilaian.indikator if one.indikator.rumus_turun]
    said = (
        f"Untuk {daftar(asking)} dipakai target / realisasi x 100; dengan realisasi 0 capaiannya tidak dapat dihitung."
    )
    return (said,) if asking else ()
