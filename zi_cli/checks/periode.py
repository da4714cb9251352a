"""The rules of the approval logs: their order, and what changed in a period after somebody approved it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.people import are_two_people, posts_of
from zi_cli.core.unit import UnitRecords
from zi_cli.model.kalimat import Words
from zi_cli.model.masalah import Letak, Perihal, Temuan
from zi_cli.model.tulisan import daftar, tanggal_panjang

if TYPE_CHECKING:
    from zi_cli.core.fingerprint import BahanSidik, PerubahanSidik
    from zi_cli.model.persetujuan import CatatanPeriode, Persetujuan

How = Literal["disetujui", "dibuka_kembali", "diajukan"]
BarisLog = tuple[str, int, "CatatanPeriode", "CatatanPeriode | None"]
"""A line of a log: its file, its place, the line, and the submission before it."""
Berubah = tuple["Persetujuan", "PerubahanSidik"]
"""A period, and what changed in it."""


def changed_after_approval(unit: UnitRecords) -> Iterator[Temuan]:
    yield from _changed(unit, "disetujui")


def changed_outside_scope(unit: UnitRecords) -> Iterator[Temuan]:
    yield from _changed(unit, "dibuka_kembali")


def changed_after_submission(unit: UnitRecords) -> Iterator[Temuan]:
    yield from _changed(unit, "diajukan")


def _changes(how: How, persetujuan: "Persetujuan", bahan: "BahanSidik") -> "tuple[PerubahanSidik, ...]":
    """Give the changes of a period that one of the three rules names."""
    from zi_cli.core.approval import changes_since_submission, forbidden_changes  # noqa: PLC0415  as above

    if how == "diajukan":
        named = forbidden_changes(persetujuan, bahan)
        return tuple(one for one in changes_since_submission(persetujuan, bahan) if one not in named)
    return forbidden_changes(persetujuan, bahan) if (persetujuan.status == "disetujui") == (how == "disetujui") else ()


def _changed(unit: UnitRecords, how: How) -> Iterator[Temuan]:
    """Name each change once, with all the periods it changes; what does not fit its schema is not compared."""
    if not unit.periode or unit.tak_terbaca:
        return
    from zi_cli.core.fingerprint import bahan_sidik, kalimat  # noqa: PLC0415  only units that approve periods need it

    found: dict[tuple[Letak, Words], list[Berubah]] = {}
    compared: list[tuple[tuple[Letak, Words], Berubah]] = []
    key: tuple[Letak, Words]
    for berkas, persetujuan in unit.periode:
        bahan = bahan_sidik(unit, persetujuan.periode)
        if bahan is None:
            continue
        for change in _changes(how, persetujuan, bahan):
            key = (_place(unit, bahan, change, berkas), kalimat(change, bahan.nomor, persetujuan.tahun))
            if change.jenis == "pembanding":
                compared.append((key, (persetujuan, change)))
            else:
                found.setdefault(key, []).append((persetujuan, change))
    changed = {persetujuan.tahun for together in found.values() for persetujuan, _ in together}
    for key, (persetujuan, change) in compared:
        if persetujuan.tahun - 1 not in changed:  # what changed in that year is named already
            found.setdefault(key, []).append((persetujuan, change))
    for (letak, said), together in found.items():
        after, way = _after(how, [persetujuan for persetujuan, _ in together])
        perihal = tuple(Perihal(change.kunci, persetujuan.tahun) for persetujuan, change in together)
        yield Temuan(letak, (*said, after), way, perihal)


def _after(how: How, periods: "list[Persetujuan]") -> tuple[str, str]:
    """Say after what something changed, and the way out."""
    from zi_cli.core.approval import act_of, command, last, scope  # noqa: PLC0415  as above

    if how == "diajukan":
        acts = [f"{one.nama} diajukan" for one in periods]
        ways = [command("kembalikan", one) for one in periods]
        return f" sesudah {daftar(acts)}", f"kembalikan dulu, lalu ajukan lagi: {'; '.join(ways)}"
    if how == "dibuka_kembali":
        acts = [f"{one.nama} hanya dibuka untuk {daftar(scope(one))}" for one in periods]
        return f", padahal {daftar(acts)}", "kembalikan seperti semula, atau buka dengan lingkup lain"
    approvals = [(one, last(one, "setujui")) for one in periods]
    acts = [f"{one.nama} disetujui {act_of(line)}" for one, line in approvals if line]
    ways = [command("buka_kembali", one) for one in periods]
    return f" sesudah {daftar(acts)}", f"kembalikan seperti semula, atau buka: {'; '.join(ways)}"


def _place(unit: UnitRecords, bahan: "BahanSidik", change: "PerubahanSidik", log: str) -> Letak:
    """Give the place of what changed; what is in no file any more is said where the period was approved."""
    years = {isi.tahun: berkas for berkas, isi in unit.realisasi}
    part = change.kunci.split("/")
    plan = bahan.outline.berkas
    if change.jenis in ("indikator", "aktivitas", "realisasi") and bahan.tahun in years:
        return _recorded(bahan, years[bahan.tahun], part)
    if change.jenis == "pembanding" and int(change.id) in years:
        return Letak(years[int(change.id)])
    if change.jenis in ("butir", "target", "rencana"):
        node = bahan.outline.of(change.id)
        more = ("target", bahan.tahun) if change.jenis == "target" else ()
        return Letak(plan, (*node.letak.jalur, *more)) if node else Letak(plan, ("program",))
    if change.jenis in ("pengaturan", "penanda_tangan") and unit.berkas_pengaturan:
        return Letak(unit.berkas_pengaturan, ("jabatan",) if change.jenis == "penanda_tangan" else ())
    return _elsewhere(unit, bahan, change, log)


def _recorded(bahan: "BahanSidik", berkas: str, part: list[str]) -> Letak:
    if part[0] == "aktivitas" and bahan.realisasi:
        records = bahan.realisasi.aktivitas.get(part[1], ())
        at = [n for n, one in enumerate(records) if str(one.bulan) == part[2]]
        return Letak(berkas, ("aktivitas", part[1], *at[:1]))
    return Letak(berkas, ("contoh",) if part[0] == "realisasi" else tuple(part))


def _elsewhere(unit: UnitRecords, bahan: "BahanSidik", change: "PerubahanSidik", log: str) -> Letak:
    rest = change.kunci.partition("/")[2]
    if change.jenis == "register":
        kept = [berkas for berkas, one in unit.register if rest in one.bukti]
        return Letak(kept[0], ("bukti", rest)) if kept else Letak(log)
    if change.jenis == "rekomendasi":
        kept = [berkas for berkas, one in unit.rekomendasi if rest in one.rekomendasi]
        return Letak(kept[-1], ("rekomendasi", rest)) if kept else Letak(log)
    if change.jenis == "narasi" and change.cara != "dihapus":
        folder = f"/narasi/{bahan.periode.kunci}/{rest}"
        return next((Letak(berkas) for berkas, _ in unit.narasi if berkas.endswith(folder)), Letak(log))
    return Letak(log)


def _lines(unit: UnitRecords) -> Iterator[BarisLog]:
    """Give every line of every log with the submission before it."""
    for berkas, persetujuan in unit.periode:
        submitted = None
        for n, one in enumerate(persetujuan.log):
            yield berkas, n, one, submitted
            submitted = one if one.langkah == "ajukan" else submitted


def out_of_order(unit: UnitRecords) -> Iterator[Temuan]:
    if not unit.periode:
        return
    from zi_cli.core.approval import KATA_LANGKAH, KATA_STATUS  # noqa: PLC0415  as above
    from zi_cli.model.persetujuan import BOLEH, SESUDAH, StatusPeriode  # noqa: PLC0415

    for berkas, persetujuan in unit.periode:
        status: StatusPeriode = "terbuka"
        for n, one in enumerate(persetujuan.log):
            if one.langkah not in BOLEH[status]:
                yield Temuan(
                    Letak(berkas, ("log", n, "langkah")),
                    f"{persetujuan.nama} {KATA_LANGKAH[one.langkah]} ketika {KATA_STATUS[status]}",
                    f"sesudah itu hanya dapat {' atau '.join(KATA_LANGKAH[may] for may in BOLEH[status])}; "
                    "log ditulis oleh zi period, bukan tangan",
                )
            status = SESUDAH[one.langkah]


def approved_by_submitter(unit: UnitRecords) -> Iterator[Temuan]:
    for berkas, n, one, submitted in _lines(unit):
        if one.langkah == "setujui" and submitted and not are_two_people(submitted.oleh, one.oleh):
            yield Temuan(
                Letak(berkas, ("log", n, "oleh")),
                f"diajukan dan disetujui oleh orang yang sama, {one.oleh}",
                "buka kembali, lalu minta pemangku jabatan lain menyetujuinya",
            )


def approved_without_post(unit: UnitRecords) -> Iterator[Temuan]:
    jabatan = unit.pengaturan.jabatan
    for berkas, n, one, _ in _lines(unit):
        unknown = not unit.tak_terbaca and not posts_of(jabatan, one.oleh, one.tanggal)
        if one.langkah == "setujui" and unknown:
            yield Temuan(
                Letak(berkas, ("log", n, "oleh")),
                f"{one.oleh} menyetujui, tetapi tidak memangku jabatan pada {tanggal_panjang(one.tanggal)}",
                "catat pemangku jabatan di plans/zi.yaml, atau buka kembali dan minta pemangku jabatan menyetujuinya",
            )


def dates_backwards(unit: UnitRecords) -> Iterator[Temuan]:
    for berkas, persetujuan in unit.periode:
        for n, (before, one) in enumerate(pairwise(persetujuan.log), 1):
            if one.tanggal < before.tanggal:
                yield Temuan(
                    Letak(berkas, ("log", n, "tanggal")),
                    f"{tanggal_panjang(one.tanggal)} mendahului langkah sebelumnya, {tanggal_panjang(before.tanggal)}",
                    "periksa tanggalnya; log hanya bertambah, dari yang paling awal",
                )


def without_fingerprint(unit: UnitRecords) -> Iterator[Temuan]:
    for berkas, n, one, submitted in _lines(unit):
        if one.langkah not in ("ajukan", "setujui"):
            continue
        if not one.sidik:
            yield Temuan(
                Letak(berkas, ("log", n)),
                "langkah ini tidak punya sidik, jadi perubahan sesudahnya tidak akan ketahuan",
                "pulihkan log dari git; langkah ini ditulis oleh zi period",
            )
        elif one.langkah == "setujui" and submitted and submitted.sidik and submitted.sidik != one.sidik:
            yield Temuan(
                Letak(berkas, ("log", n, "sidik")),
                "sidik persetujuan berbeda dari sidik pengajuannya, jadi yang disetujui bukan yang diajukan",
                "pulihkan log dari git; sidik ditulis oleh zi period",
            )


def same_git_author(unit: UnitRecords) -> Iterator[Temuan]:
    for berkas, n, one, submitted in _lines(unit):
        if one.langkah != "setujui" or not submitted or not one.git or not submitted.git:
            continue
        if are_two_people(submitted.oleh, one.oleh) and not are_two_people(submitted.git, one.git):
            yield Temuan(
                Letak(berkas, ("log", n, "git")),
                f"diajukan {submitted.oleh} dan disetujui {one.oleh}, tetapi keduanya dijalankan oleh {one.git}",
                "minta penyetuju menjalankan zi period approve dengan identitasnya sendiri",
            )


def without_reason(unit: UnitRecords) -> Iterator[Temuan]:
    for berkas, n, one, _ in _lines(unit):
        if one.langkah in ("kembalikan", "buka_kembali") and not one.alasan:
            word = "dikembalikan" if one.langkah == "kembalikan" else "dibuka kembali"
            yield Temuan(
                Letak(berkas, ("log", n)), f"{word} tanpa alasan", "pulihkan log dari git; alasan wajib ditulis"
            )


ATURAN: tuple[Aturan[UnitRecords], ...] = (
    rule(
        "ZI601",
        "galat",
        "Berubah sesudah disetujui",
        "Sesuatu yang dibaca laporan periode ini berbeda dari waktu disetujui: bacaan, catatan, target, rencana, "
        "pengaturan, keterangan bukti, rekomendasi atau narasi. Yang disetujui pimpinan harus tetap seperti waktu "
        "disetujui. Pulihkan dari git, atau buka kembali periodenya dengan alasan.",
        changed_after_approval,
    ),
    rule(
        "ZI602",
        "galat",
        "Berubah di luar lingkup",
        "Periode yang sudah disetujui dibuka kembali hanya untuk butir tertentu, tetapi butir lain ikut berubah. "
        "Pulihkan butir itu dari git.",
        changed_outside_scope,
    ),
    rule(
        "ZI603",
        "peringatan",
        "Berubah sesudah diajukan",
        "Data berubah selagi menunggu persetujuan, sehingga periode ini tidak dapat disetujui: yang disetujui harus "
        "sama dengan yang diajukan. Kembalikan, lalu ajukan lagi.",
        changed_after_submission,
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
        "Satu identitas git untuk dua orang",
        "Pengajuan dan persetujuan menyebut dua nama, tetapi dijalankan dengan identitas git yang sama. Persetujuan "
        "lebih kuat bila penyetuju menjalankannya sendiri.",
        same_git_author,
    ),
    rule(
        "ZI610",
        "galat",
        "Tanpa alasan",
        "Periode yang dikembalikan atau dibuka kembali menyebut alasannya, agar setahun kemudian masih dapat "
        "dijelaskan. Perintah zi period memintanya; log tanpa alasan berarti pernah diubah tangan.",
        without_reason,
    ),
)
