"""The rules of the approval logs: their order, and what changed in a period after somebody approved it."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.people import Pelaku, are_two_people, posts_of
from zi_cli.core.unit import UnitRecords
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.tulisan import tanggal_panjang

if TYPE_CHECKING:
    from zi_cli.checks.changed_after import How
    from zi_cli.model.persetujuan import CatatanPeriode, Persetujuan

BarisLog = tuple[Letak, "Persetujuan", "CatatanPeriode", "CatatanPeriode | None", "CatatanPeriode | None"]
"""A line of a log: its place, the log, the line, the one before it, and the submission before it."""


def _changed(unit: UnitRecords, how: "How") -> Iterator[Temuan]:
    """Name what changed after a step; what does not fit its schema is not compared."""
    if unit.periode and not unit.tak_terbaca:
        from zi_cli.checks.changed_after import changed

        yield from changed(unit, how)


def _lines(unit: UnitRecords) -> Iterator[BarisLog]:
    for berkas, persetujuan in unit.periode:
        before = submitted = None
        for n, one in enumerate(persetujuan.log):
            yield Letak(berkas, ("log", n)), persetujuan, one, before, submitted
            before, submitted = one, one if one.langkah == "ajukan" else submitted


def out_of_order(unit: UnitRecords) -> Iterator[Temuan]:
    if not unit.periode:
        return
    from zi_cli.core.approval import KATA_LANGKAH, KATA_STATUS
    from zi_cli.model.persetujuan import BOLEH, SESUDAH

    for letak, persetujuan, one, before, _ in _lines(unit):
        status = SESUDAH[before.langkah] if before else "terbuka"
        if one.langkah not in BOLEH[status]:
            yield Temuan(
                letak.below("langkah"),
                f"{persetujuan.nama} {KATA_LANGKAH[one.langkah]} ketika {KATA_STATUS[status]}",
                f"sesudah itu hanya dapat {' atau '.join(KATA_LANGKAH[may] for may in BOLEH[status])}; "
                "log ditulis oleh zi period, bukan tangan",
            )


def _approvals(unit: UnitRecords) -> Iterator[tuple[Letak, "CatatanPeriode", "CatatanPeriode | None"]]:
    """Give each approval that was not taken back by opening its period again, with its place and the submission."""
    for letak, persetujuan, one, _, submitted in _lines(unit):
        later = persetujuan.log[int(letak.jalur[-1]) + 1 :]
        if one.langkah == "setujui" and all(line.langkah != "buka_kembali" for line in later):
            yield letak, one, submitted


def approved_by_submitter(unit: UnitRecords) -> Iterator[Temuan]:
    for letak, one, submitted in _approvals(unit):
        if submitted and not are_two_people(submitted.oleh, one.oleh):
            yield Temuan(
                letak.below("oleh"),
                f"diajukan dan disetujui oleh orang yang sama, {one.oleh}",
                "buka kembali, lalu minta pemangku jabatan lain menyetujuinya",
            )


def approved_without_post(unit: UnitRecords) -> Iterator[Temuan]:
    jabatan = unit.pengaturan.jabatan
    for letak, one, _ in () if unit.tak_terbaca else _approvals(unit):
        if not posts_of(jabatan, one.oleh, one.tanggal):
            yield Temuan(
                letak.below("oleh"),
                f"{one.oleh} menyetujui, tetapi tidak memangku jabatan pada {tanggal_panjang(one.tanggal)}",
                "catat pemangku jabatan di plans/zi.yaml, atau buka kembali dan minta pemangku jabatan menyetujuinya",
            )


def dates_backwards(unit: UnitRecords) -> Iterator[Temuan]:
    for letak, _, one, before, _ in _lines(unit):
        if before and one.tanggal < before.tanggal:
            yield Temuan(
                letak.below("tanggal"),
                f"{tanggal_panjang(one.tanggal)} mendahului langkah sebelumnya, {tanggal_panjang(before.tanggal)}",
                "periksa tanggalnya; log hanya bertambah, dari yang paling awal",
            )


def without_fingerprint(unit: UnitRecords) -> Iterator[Temuan]:
    for letak, _, one, _, submitted in _lines(unit):
        if one.langkah in ("ajukan", "setujui") and not one.sidik:
            yield Temuan(
                letak,
                "langkah ini tidak punya sidik, jadi perubahan sesudahnya tidak akan ketahuan",
                "pulihkan log dari git; langkah ini ditulis oleh zi period",
            )
        elif one.langkah == "setujui" and submitted and submitted.sidik and submitted.sidik != one.sidik:
            yield Temuan(
                letak.below("sidik"),
                "sidik persetujuan berbeda dari sidik pengajuannya, jadi yang disetujui bukan yang diajukan",
                "pulihkan log dari git; sidik ditulis oleh zi period",
            )


def same_hand(unit: UnitRecords) -> Iterator[Temuan]:
    if not unit.periode:
        return
    from zi_cli.core.approval import one_hand

    for letak, _, one, _, submitted in _lines(unit):
        found = one_hand(submitted, Pelaku(one.oleh, git=one.git), one.sesi) if one.langkah == "setujui" else None
        if found:
            by = (f" oleh {found.git}" if found.git else "") + (" dari satu sesi peramban" if found.sesi else "")
            yield Temuan(
                letak.below("git" if found.git else "sesi"),
                f"diajukan {found.pengajuan.oleh} dan disetujui {one.oleh}, tetapi keduanya dijalankan{by}",
                "minta penyetuju menjalankan zi period approve dengan identitasnya sendiri"
                if found.git
                else "minta penyetuju menyetujuinya dari peramban dan komputernya sendiri",
            )


def without_reason(unit: UnitRecords) -> Iterator[Temuan]:
    for letak, _, one, _, _ in _lines(unit):
        if one.langkah in ("kembalikan", "buka_kembali") and not one.alasan:
            word = "dikembalikan" if one.langkah == "kembalikan" else "dibuka kembali"
            yield Temuan(letak, f"{word} tanpa alasan", "pulihkan log dari git; alasan wajib ditulis")


def of_another_length(unit: UnitRecords) -> Iterator[Temuan]:
    for berkas, persetujuan in unit.periode:
        periode, plan = persetujuan.periode, unit.plan_of(persetujuan.tahun)
        panjang = plan.rencana.panjang_of(periode.tahun) if plan else periode.panjang
        if panjang != periode.panjang:
            yield Temuan(
                Letak(berkas, (periode.panjang.nama,)),
                f"tahun {periode.tahun} dilaporkan per {panjang.nama}, sedangkan ini log {periode.nama}",
                "kembalikan periode_laporan di rencana aksi; panjang periode tahun yang sudah diajukan tidak diganti",
            )


def text_of_another_length(unit: UnitRecords) -> Iterator[Temuan]:
    for berkas, periode in unit.bernarasi:
        plan = unit.plan_of(periode.tahun)
        panjang = plan.rencana.panjang_of(periode.tahun) if plan else periode.panjang
        if panjang != periode.panjang:
            keys = [one.kunci for one in panjang.of(periode.tahun)]
            yield Temuan(
                Letak(berkas),
                f"tahun {periode.tahun} dilaporkan per {panjang.nama}, jadi narasi {periode.nama} tidak ikut dalam laporan",
                f"pindahkan ke folder narasi/{' atau narasi/'.join(keys)}",
            )


ATURAN: tuple[Aturan[UnitRecords], ...] = (
    rule(
        "ZI601",
        "galat",
        "Berubah sesudah disetujui",
        "Sesuatu yang dibaca laporan periode ini berbeda dari waktu disetujui: realisasi, catatan, target, rencana, "
        "pengaturan, keterangan bukti, rekomendasi atau narasi. Yang disetujui pimpinan harus tetap seperti waktu "
        "disetujui. Pulihkan dari git, atau buka kembali periodenya dengan alasan.",
        partial(_changed, how="disetujui"),
    ),
    rule(
        "ZI602",
        "galat",
        "Berubah di luar lingkup",
        "Periode yang sudah disetujui dibuka kembali hanya untuk butir tertentu, tetapi butir lain ikut berubah. "
        "Pulihkan butir itu dari git.",
        partial(_changed, how="dibuka_kembali"),
    ),
    rule(
        "ZI603",
        "peringatan",
        "Berubah sesudah diajukan",
        "Data berubah selagi menunggu persetujuan, sehingga periode ini tidak dapat disetujui: yang disetujui harus "
        "sama dengan yang diajukan. Kembalikan, lalu ajukan lagi.",
        partial(_changed, how="diajukan"),
    ),
    rule(
        "ZI604",
        "galat",
        "Langkah melompati urutan",
        "Periode terbuka, lalu diajukan, lalu dikembalikan atau disetujui; yang disetujui dapat dibuka kembali. Log "
        "yang melompat tidak membuktikan persetujuan.",
        out_of_order,
    ),
    rule(
        "ZI605",
        "galat",
        "Menyetujui pengajuan sendiri",
        "Yang mengajukan dan yang menyetujui harus dua orang, agar angka yang dilaporkan dibaca orang kedua sebelum "
        "ditandatangani. Buka kembali periodenya, lalu minta pemangku jabatan lain menyetujuinya.",
        approved_by_submitter,
    ),
    rule(
        "ZI606",
        "galat",
        "Penyetuju tanpa jabatan",
        "Periode disetujui oleh pemangku jabatan, yang dicatat di plans/zi.yaml beserta tanggal mulainya. Nama ini "
        "tidak memangku jabatan apa pun pada tanggal persetujuan. Lengkapi kunci jabatan, atau setujui ulang.",
        approved_without_post,
    ),
    rule(
        "ZI607",
        "galat",
        "Tanggal log berjalan mundur",
        "Log persetujuan hanya bertambah. Langkah yang bertanggal lebih awal daripada langkah sebelumnya berarti "
        "tanggalnya keliru, atau log pernah diubah.",
        dates_backwards,
    ),
    rule(
        "ZI608",
        "galat",
        "Sidik tidak ada atau berbeda",
        "Pengajuan dan persetujuan menyimpan sidik tiap butir yang dibaca laporan, dan keduanya harus sama. Tanpa itu "
        "tidak dapat dibuktikan apa yang disetujui.",
        without_fingerprint,
    ),
    rule(
        "ZI609",
        "peringatan",
        "Satu identitas git atau satu sesi peramban untuk dua orang",
        "Pengajuan dan persetujuan menyebut dua nama, tetapi dicatat dengan identitas git yang sama, atau dari sesi "
        "peramban yang sama. Persetujuan lebih kuat bila penyetuju melakukannya sendiri; halaman periode dan laporannya "
        "menyebutnya juga.",
        same_hand,
    ),
    rule(
        "ZI610",
        "galat",
        "Tanpa alasan",
        "Periode yang dikembalikan atau dibuka kembali menyebut alasannya, agar setahun kemudian masih dapat "
        "dijelaskan. Perintah zi period memintanya; log tanpa alasan berarti pernah diubah tangan.",
        without_reason,
    ),
    rule(
        "ZI651",
        "galat",
        "Log dengan panjang periode lain",
        "Setiap tahun diajukan dan disetujui menurut periode laporannya, per semester atau per triwulan. Log dengan panjang "
        "lain berarti periode_laporan di rencana aksi berubah sesudah ada yang diajukan, atau nama berkasnya keliru. Mulailah "
        "panjang yang baru dari tahun yang belum diajukan.",
        of_another_length,
    ),
    rule(
        "ZI652",
        "peringatan",
        "Narasi dengan panjang periode lain",
        "Narasi dibaca dari folder periodenya: narasi/2025-s1 di tahun yang dilaporkan per semester, narasi/2025-tw1 di tahun "
        "per triwulan (periode_laporan). Tulisan di folder lain tidak ikut dalam laporan mana pun.",
        text_of_another_length,
    ),
)
