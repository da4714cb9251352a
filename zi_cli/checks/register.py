"""The rules of the evidence registers: what can be said without looking at the files themselves."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from zi_cli.checks.bukti import way_out, why_refused
from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.evidence import Pemakaian, is_web
from zi_cli.core.people import are_two_people
from zi_cli.core.unit import UnitRecords
from zi_cli.model.kalimat import Piece, kutip
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.tulisan import tanggal_panjang

if TYPE_CHECKING:
    from zi_cli.model.bukti import Bukti, Pemeriksaan

MOST_SHOWN = 120


def registered_outside(unit: UnitRecords) -> Iterator[Temuan]:
    for letak, _, key, _ in entries(unit):
        why = why_refused(key)
        if why:
            saran, ganti = way_out(key)
            yield Temuan(letak, ("alamat bukti ", *named(key), f" {why}"), saran, ganti=ganti)


def date_outside_year(unit: UnitRecords) -> Iterator[Temuan]:
    found = [one for one in entries(unit) if one[3].tanggal and one[3].tanggal.year != one[1]]
    released = _of_released(unit) if found else set()
    for letak, tahun, key, bukti in found:
        if bukti.tanggal and (tahun, key) not in released:
            yield Temuan(
                letak.below("tanggal"),
                ("bukti ", *named(key), f" bertanggal {tanggal_panjang(bukti.tanggal)}, di luar tahun {tahun}"),
                "periksa tanggalnya, atau catat bukti ini di register tahun pelaksanaannya",
            )


def _of_released(unit: UnitRecords) -> set[tuple[int, str]]:
    """Give the evidence of figures that are released after their year, which is dated after it too."""
    return {
        (tercatat.realisasi.tahun, path)
        for tercatat in unit.tercatat
        for _, periode, bacaan in tercatat.readings
        for path in (bacaan.bukti if periode.is_released else ())
    }


def dated_after_recording(unit: UnitRecords) -> Iterator[Temuan]:
    for letak, _, key, bukti in entries(unit):
        if bukti.tanggal and bukti.tanggal > bukti.dicatat:
            yield Temuan(
                letak.below("tanggal"),
                ("bukti ", *named(key), f" bertanggal sesudah hari dicatat, {tanggal_panjang(bukti.dicatat)}"),
                "periksa kedua tanggalnya; bukti dicatat sesudah pelaksanaannya",
            )


def same_file_in_two_years(unit: UnitRecords) -> Iterator[Temuan]:
    first: dict[str, tuple[int, str]] = {}
    for letak, tahun, key, bukti in sorted(entries(unit), key=lambda one: one[1]):
        known = first.setdefault(bukti.sha256, (tahun, key)) if bukti.sha256 else None
        if known and known[0] != tahun:
            yield Temuan(
                letak.below("sha256"),
                ("isi ", *named(key), " sama dengan ", *named(known[1]), f" tahun {known[0]}"),
                f"ganti dengan bukti tahun {tahun}; satu berkas tidak membuktikan dua tahun",
            )


def same_file_twice(unit: UnitRecords) -> Iterator[Temuan]:
    first: dict[tuple[int, str], str] = {}
    for letak, tahun, key, bukti in entries(unit):
        known = first.setdefault((tahun, bukti.sha256), key) if bukti.sha256 else key
        if known != key:
            yield Temuan(
                letak.below("sha256"),
                ("isi ", *named(key), " sama dengan ", *named(known)),
                "pakai satu berkas saja; satu bukti boleh disebut di beberapa tempat",
            )


def reviewed_by_recorder(unit: UnitRecords) -> Iterator[Temuan]:
    for letak, _, key, bukti in entries(unit):
        if bukti.periksa and not are_two_people(bukti.oleh, bukti.periksa.oleh):
            yield Temuan(
                letak.below("periksa", "oleh"),
                ("bukti ", *named(key), f" diperiksa oleh pencatatnya sendiri, {bukti.periksa.oleh}"),
                "minta orang lain memeriksanya dengan zi evidence review",
            )


def without_hash(unit: UnitRecords) -> Iterator[Temuan]:
    for letak, _, key, bukti in entries(unit):
        if not is_web(key) and (bukti.sha256 is None or bukti.ukuran is None):
            lacking = "sha256" if bukti.sha256 is None else "ukuran"
            yield Temuan(
                letak,
                ("bukti ", *named(key), f" tidak punya {lacking}, jadi perubahan isinya tidak akan ketahuan"),
                "hapus entri ini, lalu catat berkasnya dengan zi evidence add",
            )


def registered_unused(unit: UnitRecords) -> Iterator[Temuan]:
    used = {path for tercatat in unit.tercatat for path in tercatat.evidence}
    used |= {
        path
        for _, issued in unit.rekomendasi
        for one in issued.rekomendasi.values()
        for done in one.tindak_lanjut
        for path in done.bukti
    }
    for letak, _, key, _ in entries(unit):
        if key not in used:
            yield Temuan(
                letak,
                ("bukti ", *named(key), " terdaftar tetapi tidak dipakai di mana pun"),
                "sebut di realisasi dengan zi evidence add, atau hapus entrinya",
            )


def used_unregistered(unit: UnitRecords) -> Iterator[Temuan]:
    kept = {isi.tahun for _, isi in unit.register}
    known = {key for _, _, key, _ in entries(unit)}
    for tercatat in unit.tercatat:
        if tercatat.realisasi.tahun in kept and not tercatat.evidence <= known:
            yield from (unregistered(one) for one in tercatat.uses if one.berkas not in known)


def rejected_in_use(unit: UnitRecords) -> Iterator[Temuan]:
    rejected = {key: one.periksa for _, _, key, one in entries(unit) if one.periksa and one.periksa.is_rejection}
    for tercatat in unit.tercatat if rejected else ():
        proven = {_proves(use) for use in tercatat.uses if use.berkas not in rejected}
        for use in tercatat.uses:
            if use.berkas in rejected and _proves(use) not in proven:
                way = "ganti dengan bukti yang sesuai lewat zi evidence add; yang ini tidak dihitung"
                yield _rejected(use.letak, use.berkas, use.butir.nomor, rejected[use.berkas], way)
    for berkas, issued in unit.rekomendasi if rejected else ():
        for key, one in issued.rekomendasi.items():
            named_by = [(n, k, path) for n, done in enumerate(one.tindak_lanjut) for k, path in enumerate(done.bukti)]
            for n, k, path in named_by if all(path in rejected for _, _, path in named_by) else ():
                place = Letak(berkas, ("rekomendasi", key, "tindak_lanjut", n, "bukti", k))
                way = "catat tindak lanjut lagi dengan bukti yang sesuai lewat zi recommend follow"
                yield _rejected(place, path, f"tindak lanjut {key}", rejected[path], way)


def _rejected(letak: Letak, path: str, untuk: str, said: "Pemeriksaan", way: str) -> Temuan:
    told = f" untuk {untuk} dinyatakan tidak sesuai oleh {said.oleh}: {said.catatan}"
    return Temuan(letak, ("bukti ", *named(path), told), way)


def _proves(use: Pemakaian) -> tuple[object, ...]:
    """Give what a piece of evidence is for: another piece for the same stands in for a rejected one."""
    return use.butir.id, use.periode, use.bulan, use.output


def unregistered(one: Pemakaian) -> Temuan:
    """Say that a piece of evidence is used without standing in a register."""
    return Temuan(
        one.letak,
        ("bukti ", *named(one.berkas), f" untuk {one.butir.nomor} belum terdaftar di plans/bukti/{one.tahun}.yaml"),
        "catat berkasnya dengan zi evidence add, atau hapus dari realisasi",
    )


def entries(unit: UnitRecords) -> Iterator[tuple[Letak, int, str, "Bukti"]]:
    """Give every registered piece: its place, the register's year, its key, and what is said of it."""
    for berkas, isi in unit.register:
        for key, bukti in isi.bukti.items():
            yield Letak(berkas, ("bukti", key), kunci=True), isi.tahun, key, bukti


def named(key: str) -> tuple[Piece, ...]:
    """Quote the name of evidence, nearly always whole: its end is what tells it from its neighbours."""
    return kutip(key, MOST_SHOWN)


ATURAN: tuple[Aturan[UnitRecords], ...] = (
    rule(
        "ZI501",
        "galat",
        "Bukti terdaftar di luar folder kerja",
        "Register menyebut berkas yang tidak ada di bawah plans/: alamat di komputer seseorang, alamat yang keluar "
        "lewat .., atau nama dengan tanda yang tidak tampak. Salin berkasnya dengan zi evidence add.",
        registered_outside,
    ),
    rule(
        "ZI502",
        "peringatan",
        "Tanggal bukti di luar tahunnya",
        "Tanggal pelaksanaan yang dibuktikan tidak berada di tahun register. Bukti tahun lalu tidak menunjukkan apa yang "
        "dikerjakan tahun ini. Periksa tanggalnya, atau pindahkan ke register tahun pelaksanaannya.",
        date_outside_year,
    ),
    rule(
        "ZI503",
        "peringatan",
        "Satu berkas untuk dua tahun",
        "Isi berkas ini sama persis dengan bukti tahun lain. Pemeriksa akan menganggapnya salinan tahun lalu. Ganti "
        "dengan dokumen tahun ini.",
        same_file_in_two_years,
    ),
    rule(
        "ZI504",
        "peringatan",
        "Satu berkas terdaftar dua kali",
        "Dua entri dalam setahun berisi berkas yang sama persis. Cukup satu berkas; satu bukti boleh disebut di "
        "beberapa tempat dalam realisasi.",
        same_file_twice,
    ),
    rule(
        "ZI505",
        "galat",
        "Diperiksa oleh pencatatnya sendiri",
        "Bukti dinyatakan sesuai atau tidak sesuai oleh orang yang mencatatnya. Pemeriksaan baru berarti bila "
        "dilakukan orang lain.",
        reviewed_by_recorder,
    ),
    rule(
        "ZI506",
        "peringatan",
        "Berkas tanpa sidik",
        "Entri berkas ini tidak menyebut sha256 atau ukurannya, sehingga tidak dapat diketahui apakah isinya masih "
        "sama seperti waktu dicatat. Catat lewat zi evidence add, yang menghitung keduanya.",
        without_hash,
    ),
    rule(
        "ZI507",
        "peringatan",
        "Terdaftar tetapi tidak dipakai",
        "Bukti ini ada di register, tetapi tidak disebut oleh realisasi atau tindak lanjut rekomendasi mana pun, "
        "sehingga tidak membuktikan apa-apa. Sebut di tempatnya, atau hapus dari register.",
        registered_unused,
    ),
    rule(
        "ZI508",
        "peringatan",
        "Dipakai tetapi tidak terdaftar",
        "Realisasi menyebut bukti yang tidak ada di register tahun itu, sehingga keasliannya tidak dapat diperiksa "
        "kemudian. Diperiksa hanya untuk tahun yang punya register. Catat lewat zi evidence add.",
        used_unregistered,
    ),
    rule(
        "ZI509",
        "peringatan",
        "Bukti bertanggal sesudah dicatat",
        "Tanggal pelaksanaan yang dibuktikan lebih kemudian daripada hari bukti itu dicatat. Salah satu tanggalnya keliru.",
        dated_after_recording,
    ),
    rule(
        "ZI510",
        "peringatan",
        "Bukti yang dinyatakan tidak sesuai masih dipakai",
        "Pemeriksa menyatakan bukti ini tidak sesuai, sehingga tidak dihitung sebagai bukti di mana pun. Ganti dengan "
        "bukti yang benar, atau minta diperiksa lagi bila sudah diperbaiki.",
        rejected_in_use,
    ),
)
