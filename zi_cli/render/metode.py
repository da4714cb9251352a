"""The method of calculation, as the report and the dashboard print it."""

from zi_cli.core.assessment import Penilaian, counted_by
from zi_cli.model.pengaturan import PREDIKAT, PREDIKAT_DARI
from zi_cli.model.tulisan import daftar, tertulis


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
        "Indikator berkode bernilai 100 bila labelnya termasuk yang baik, selain itu 0.",
        f"Capaian tiap indikator dicetak apa adanya; dalam rata-rata dihitung paling tinggi {settings.plafon} %.",
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


def _other_formula(penilaian: Penilaian) -> tuple[str, ...]:
    asking = [one.butir.nomor for one in penilaian.indikator if one.indikator.rumus_turun]
    said = (
        f"Untuk {daftar(asking)} dipakai target / realisasi x 100; dengan realisasi 0 capaiannya tidak dapat dihitung."
    )
    return (said,) if asking else ()
