"""The rules of recommendations, their follow-up and its verification. Being overdue is no finding: it needs a clock."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from zi_cli.checks.bukti import way_out, why_refused
from zi_cli.checks.pengenal import MOST_GUESSES
from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.jabatan import kunci, spellings
from zi_cli.core.outline import Outline
from zi_cli.core.people import are_two_people
from zi_cli.core.unit import UnitRecords
from zi_cli.model.ganti import nama_dimaksud
from zi_cli.model.isian import quoted
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.rencana import Aktivitas, Indikator
from zi_cli.model.tulisan import tanggal_panjang

if TYPE_CHECKING:
    from zi_cli.model.rekomendasi import Rekomendasi, TindakLanjut, Verifikasi


def unknown_item(unit: UnitRecords) -> Iterator[Temuan]:
    guesses = MOST_GUESSES
    for plan, tempat, isi in _beside_plan(unit):
        known = [key for key, butir in plan.by_id.items() if isinstance(butir.isi, (Aktivitas, Indikator))]
        for n, key in enumerate(isi.butir):
            other = plan.of(key)
            letak = tempat.below("butir", n)
            if other is None:
                free = [one for one in known if one not in isi.butir] if guesses > 0 else ()
                saran, ganti = nama_dimaksud(key, free, "pakai id indikator atau aktivitas yang ada di rencana")
                guesses -= 1
                yield Temuan(letak, f'butir "{key}" tidak ada di rencana', saran, ganti=ganti)
            elif not isinstance(other.isi, (Aktivitas, Indikator)):
                kind = type(other.isi).__name__.lower()
                yield Temuan(letak, f'"{key}" adalah id {kind}', f"sebut indikator atau aktivitas di dalam {kind} itu")


def unknown_post(unit: UnitRecords) -> Iterator[Temuan]:
    for plan, tempat, isi in _beside_plan(unit):
        posts = (*plan.jabatan, *plan.pendukung, *unit.pengaturan.jabatan)
        if kunci(isi.penanggung_jawab) not in spellings(posts):
            way = "tulis jabatan seperti di rencana, atau catat di plans/zi.yaml"
            saran, ganti = nama_dimaksud(isi.penanggung_jawab, posts, way)
            pesan = ("jabatan ", *quoted(isi.penanggung_jawab), " tidak dikenal")
            yield Temuan(tempat.below("penanggung_jawab"), pesan, saran, ganti=ganti)


def impossible_order(unit: UnitRecords) -> Iterator[Temuan]:
    for _, tempat, isi in _every(unit):
        for letak, what, day, before, other in _dated(tempat, isi):
            if day < other:
                yield Temuan(
                    letak,
                    f"{what} {tanggal_panjang(day)} mendahului {before}, {tanggal_panjang(other)}",
                    "periksa kedua tanggalnya",
                )


def _dated(tempat: Letak, isi: "Rekomendasi") -> Iterator[tuple[Letak, str, date, str, date]]:
    """Give each date with its place and name, and what it cannot come before; giving up needs no follow-up before it."""
    issued = ("terbitnya", isi.terbit)
    first = min((made.tanggal for made in isi.tindak_lanjut), default=isi.terbit)
    if isi.tenggat:
        yield tempat.below("tenggat"), "tenggat", isi.tenggat, *issued
    for n, made in enumerate(isi.tindak_lanjut):
        yield tempat.below("tindak_lanjut", n, "tanggal"), "tindak lanjut", made.tanggal, *issued
    for n, verified in enumerate(isi.verifikasi):
        is_first = verified.tanggal < isi.terbit or verified.status == "tidak_dapat_ditindaklanjuti"
        before = issued if is_first else ("tindak lanjut pertama", first)
        yield tempat.below("verifikasi", n, "tanggal"), "verifikasi", verified.tanggal, *before


def own_verification(unit: UnitRecords) -> Iterator[Temuan]:
    for letak, verified, known in _verified(unit, standing=True):
        if known and not are_two_people(known[-1].oleh, verified.oleh):
            yield Temuan(
                letak.below("oleh"),
                (*quoted(verified.oleh), " memverifikasi tindak lanjut yang dicatatnya sendiri"),
                "minta orang lain memverifikasinya dengan zi recommend verify",
            )


def settled_without_follow_up(unit: UnitRecords) -> Iterator[Temuan]:
    for _, tempat, isi in _every(unit):
        for n, verified in enumerate(isi.verifikasi):
            if verified.status == "sesuai" and not isi.tindak_lanjut:
                yield Temuan(
                    tempat.below("verifikasi", n, "status"),
                    "dinyatakan sesuai, padahal belum ada tindak lanjut",
                    "hapus verifikasi ini; catat tindak lanjutnya dengan zi recommend follow, baru verifikasi lagi",
                )


def settled_without_evidence(unit: UnitRecords) -> Iterator[Temuan]:
    for letak, verified, known in _verified(unit):
        if verified.status == "sesuai" and known and not any(made.bukti for made in known):
            yield Temuan(
                letak.below("status"),
                "dinyatakan sesuai tanpa satu pun bukti tindak lanjut",
                "sebut buktinya pada tindak lanjut itu",
            )


def id_in_two_years(unit: UnitRecords) -> Iterator[Temuan]:
    first: dict[str, str] = {}
    for _, tempat, _ in _every(unit):
        key = str(tempat.jalur[-1])
        known = first.setdefault(key, tempat.berkas)
        if known != tempat.berkas:
            yield Temuan(tempat, f'id "{key}" sudah dipakai di {known}', "beri rekomendasi yang baru id lain")


def issued_in_another_year(unit: UnitRecords) -> Iterator[Temuan]:
    for tahun, tempat, isi in _every(unit):
        if isi.terbit.year != tahun:
            yield Temuan(
                tempat.below("terbit"),
                f"terbit {tanggal_panjang(isi.terbit)}, bukan di tahun {tahun}",
                f"periksa tanggalnya, atau pindahkan ke plans/rekomendasi/{isi.terbit.year}.yaml",
            )


def evidence_outside(unit: UnitRecords) -> Iterator[Temuan]:
    for _, tempat, isi in _every(unit):
        for n, made in enumerate(isi.tindak_lanjut):
            for k, path in enumerate(made.bukti):
                if why := why_refused(path):
                    letak = tempat.below("tindak_lanjut", n, "bukti", k)
                    saran, ganti = way_out(path)
                    yield Temuan(letak, f"alamat bukti tindak lanjut {why}", saran, ganti=ganti)


def _every(unit: UnitRecords) -> Iterator[tuple[int, Letak, "Rekomendasi"]]:
    """Give every recommendation with the year of its file and the place of its id."""
    for berkas, one in unit.rekomendasi:
        for key, isi in one.rekomendasi.items():
            yield one.tahun, Letak(berkas, ("rekomendasi", key), kunci=True), isi


def _beside_plan(unit: UnitRecords) -> Iterator[tuple[Outline, Letak, "Rekomendasi"]]:
    """Give the recommendations of years that have a plan, each with that plan."""
    beside = ((unit.plan_of(tahun), tempat, isi) for tahun, tempat, isi in _every(unit))
    return ((plan, tempat, isi) for plan, tempat, isi in beside if plan)


def _verified(
    unit: UnitRecords, *, standing: bool = False
) -> Iterator[tuple[Letak, "Verifikasi", "list[TindakLanjut]"]]:
    """Give every verification, or those that no later one replaced, each with its place, and the follow-up it looks at.

    The earliest follow-up is first.
    """
    for _, tempat, isi in _every(unit):
        last = len(isi.verifikasi) - 1
        for n, one in enumerate(isi.verifikasi):
            if standing and n < last:
                continue
            known = [made for made in isi.tindak_lanjut if made.tanggal <= one.tanggal]
            yield tempat.below("verifikasi", n), one, sorted(known, key=lambda made: made.tanggal)


ATURAN: tuple[Aturan[UnitRecords], ...] = (
    rule(
        "ZI701",
        "galat",
        "Butir rekomendasi tidak dikenal",
        "Rekomendasi menyebut butir yang bukan indikator atau aktivitas rencana aksi tahun itu, sehingga tidak pernah "
        "tampak pada butir yang dimaksud dan pengulangannya tidak terlihat. Salin id-nya dari berkas rencana.",
        unknown_item,
    ),
    rule(
        "ZI702",
        "peringatan",
        "Penanggung jawab rekomendasi tidak dikenal",
        "Jabatan yang harus menindaklanjuti tidak ada di rencana aksi dan tidak ada di plans/zi.yaml, sehingga "
        "rekomendasi ini tidak muncul saat jabatan itu bertanya apa tugasnya. Tulis jabatan persis seperti di rencana.",
        unknown_post,
    ),
    rule(
        "ZI703",
        "galat",
        "Urutan tanggal rekomendasi tidak mungkin",
        "Tenggat dan tindak lanjut tidak mendahului terbitnya rekomendasi, dan verifikasi tidak mendahului tindak lanjut "
        "yang diperiksanya. Biasanya tahun atau bulannya salah ketik.",
        impossible_order,
    ),
    rule(
        "ZI704",
        "galat",
        "Tindak lanjut diverifikasi sendiri",
        "Yang mencatat tindak lanjut tidak memverifikasinya; harus ada dua orang. Minta orang lain menjalankan "
        "zi recommend verify; yang dinilai adalah verifikasi terakhir.",
        own_verification,
    ),
    rule(
        "ZI705",
        "galat",
        "Sesuai tanpa tindak lanjut",
        "Rekomendasi dinyatakan sesuai, padahal tidak ada tindak lanjut yang tercatat. Catat dulu apa yang dilakukan, "
        "beserta buktinya.",
        settled_without_follow_up,
    ),
    rule(
        "ZI706",
        "peringatan",
        "Sesuai tanpa bukti",
        "Rekomendasi dinyatakan sesuai, tetapi tindak lanjutnya tidak menyebut satu pun bukti, sehingga tahun depan tidak "
        "ada yang dapat membuktikannya. Tambahkan bukti pada tindak lanjut itu.",
        settled_without_evidence,
    ),
    rule(
        "ZI707",
        "galat",
        "Satu id rekomendasi di dua tahun",
        "Id rekomendasi dipakai sekali untuk selamanya; dengan id yang sama di dua tahun, perintah tidak tahu mana yang "
        "dimaksud. Beri rekomendasi yang baru id lain.",
        id_in_two_years,
    ),
    rule(
        "ZI708",
        "galat",
        "Rekomendasi di berkas tahun lain",
        "Rekomendasi dicatat di berkas tahun terbitnya, agar umur dan pengulangannya benar. Periksa tanggal terbitnya, "
        "atau pindahkan ke berkas tahun itu.",
        issued_in_another_year,
    ),
    rule(
        "ZI709",
        "galat",
        "Alamat bukti tindak lanjut keluar dari folder kerja",
        "Bukti tindak lanjut disimpan di bawah plans/ dan disebut dengan garis miring biasa, atau berupa alamat web, "
        "seperti bukti lain. Salin berkasnya ke plans/bukti/ dengan zi evidence add.",
        evidence_outside,
    ),
)
