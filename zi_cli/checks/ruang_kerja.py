"""The rules of a workspace as a whole: files that contradict each other, or that nobody reads."""

import re
from collections.abc import Iterator

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.unit import UnitRecords
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.nama_berkas import seharusnya

NAMA = {"plans": (r"renaksi_.*|zi", "renaksi_…"), "periode": (r"\d{4}-[a-z]{1,2}\d", "TAHUN-s1")}
BERTAHUN = r"\d{4}", "TAHUN"
"""What the files of a folder are called, as a pattern and as people read it; those of the other folders by their year."""


def overlapping_plans(unit: UnitRecords) -> Iterator[Temuan]:
    covered: dict[int, str] = {}
    for plan in unit.rencana:
        twice = [tahun for tahun in plan.rencana.periode.tahun if tahun in covered]
        if twice:
            other = covered[twice[0]]
            yield Temuan(
                Letak(plan.berkas, ("periode",)),
                f"tahun {twice[0]} sudah dicakup {other}; yang dipakai {other}",
                "pindahkan yang tidak berlaku lagi ke luar plans/, atau batasi periode salah satunya beserta targetnya",
            )
        covered |= {tahun: plan.berkas for tahun in plan.rencana.periode.tahun if tahun not in covered}


def year_without_plan(unit: UnitRecords) -> Iterator[Temuan]:
    covered = {tahun for plan in unit.rencana for tahun in plan.rencana.periode.tahun}
    for berkas, realisasi in unit.realisasi:
        if covered and realisasi.tahun not in covered:
            yield Temuan(
                Letak(berkas, ("tahun",)),
                f"tidak ada rencana aksi untuk tahun {realisasi.tahun}",
                f"periksa tahunnya; rencana aksi mencakup {min(covered)} sampai {max(covered)}",
            )


def unread_file(unit: UnitRecords) -> Iterator[Temuan]:
    for berkas in unit.tak_dibaca:
        folder, _, nama = berkas.rpartition("/")
        pattern, shown = NAMA.get(folder.rpartition("/")[2], BERTAHUN)
        meant = seharusnya(nama)
        meant = meant if meant and re.fullmatch(rf"(?:{pattern})\.yaml", meant) else None
        if meant and f"{folder}/{meant}" in unit.berkas:
            saran = f"yang dibaca {folder}/{meant}; pindahkan berkas ini bila hanya salinan"
        elif meant:
            saran = f"ganti namanya menjadi {meant}; di Windows, tampilkan dulu akhiran nama berkas"
        else:
            saran = f"beri nama {folder}/{shown}.yaml, atau pindahkan bila hanya salinan"
        what = "berkas"
        if not nama:
            what, saran = "isi folder", f"ganti nama foldernya menjadi {folder.rpartition('/')[2].casefold()}"
        yield Temuan(Letak(berkas), f"{what} ini tidak dibaca zi karena namanya", saran)


def cut_short(unit: UnitRecords) -> Iterator[Temuan]:
    if unit.terputus:
        others = f" bersama {', '.join(unit.terputus[1:])}" if unit.terputus[1:] else ""
        yield Temuan(
            Letak(unit.terputus[0]),
            f"berkas ini berubah{others}, tetapi perubahannya terputus sebelum selesai; yang dibaca isi sebelumnya",
            "ulangi perintah yang terputus: perintah zi berikutnya yang mencatat membatalkan perubahan itu lebih dulu",
        )


def left_half_made(unit: UnitRecords) -> Iterator[Temuan]:
    for berkas in unit.sisa:
        yield Temuan(
            Letak(berkas),
            "sisa penulisan yang terhenti; isinya tidak dibaca",
            "hapus berkas ini; perintah zi yang mencatat juga menghapusnya bila tidak disimpan di git",
        )


ATURAN: tuple[Aturan[UnitRecords], ...] = (
    rule(
        "ZI401",
        "galat",
        "Dua rencana untuk satu tahun",
        "Dua rencana aksi mencakup tahun yang sama, sehingga targetnya tidak pasti. Yang dipakai adalah yang pertama "
        "menurut nama berkas. Batasi periode salah satunya, atau pindahkan yang tidak berlaku lagi ke luar plans/.",
        overlapping_plans,
    ),
    rule(
        "ZI402",
        "galat",
        "Realisasi tanpa rencana",
        "Ada berkas realisasi untuk tahun yang tidak dicakup rencana aksi mana pun, sehingga tidak dapat dinilai. Periksa "
        "tahunnya, atau tambahkan rencana aksi tahun itu.",
        year_without_plan,
    ),
    rule(
        "ZI403",
        "peringatan",
        "Berkas yang tidak dibaca",
        "Nama berkas ini mirip berkas data, tetapi zi tidak membacanya: salinan (2024 - Copy.yaml), akhiran .yml "
        "atau .yaml.txt, huruf besar, atau nama "
        "lain. Isinya tidak ikut terhitung. Beri nama yang dikenal, atau pindahkan salinan itu.",
        unread_file,
    ),
    rule(
        "ZI404",
        "peringatan",
        "Perubahan yang terputus",
        "Sebuah perintah yang mengubah beberapa berkas sekaligus terputus di tengah: listrik padam, prosesnya dihentikan, "
        "atau sedang berjalan sekarang. Semua perintah membaca isi sebelum perubahan itu, dan perintah berikutnya yang "
        "mencatat membatalkannya. Ulangi perintah yang terputus.",
        cut_short,
    ),
    rule(
        "ZI405",
        "peringatan",
        "Sisa penulisan",
        "Sebuah perintah yang menulis terhenti sebelum selesai, atau sedang berjalan sekarang, dan berkas yang belum jadi "
        "tertinggal dengan nama seperti .2024.yaml.1a2b3c4d.zi.tmp. Berkas datanya sendiri utuh. Perintah berikutnya yang "
        "mencatat menghapus sisa itu: hanya yang bernama begitu, milik Anda sendiri, dan tidak disimpan di git; salinan "
        "bukti sesudah satu jam, karena mungkin masih menunggu giliran.",
        left_half_made,
    ),
)
