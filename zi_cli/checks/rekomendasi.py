"""The rules of recommendations, their follow-up and its verification. Being overdue is no finding: it needs a clock."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from zi_cli.checks.bukti import WAY_OUT, why_refused
from zi_cli.checks.pengenal import MOST_GUESSES
from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.outline import Outline, jabatan
from zi_cli.core.people import are_two_people
from zi_cli.core.unit import UnitRecords
from zi_cli.model.ejaan import nearest
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
            letak = _below(tempat, "butir", n)
            if other is None:
                near = nearest(key, known if guesses > 0 else (), 1)
                guesses -= 1
                saran = f'maksud Anda "{near[0]}"?' if near else "pakai id indikator atau aktivitas yang ada di rencana"
                yield Temuan(letak, f'butir "{key}" tidak ada di rencana', saran)
            elif not isinstance(other.isi, (Aktivitas, Indikator)):
                kind = type(other.isi).__name__.lower()
                yield Temuan(letak, f'"{key}" adalah id {kind}', f"sebut indikator atau aktivitas di dalam {kind} itu")


def unknown_post(unit: UnitRecords) -> Iterator[Temuan]:
    held = unit.pengaturan.jabatan
    for plan, tempat, isi in _beside_plan(unit):
        posts = (*jabatan(plan), *held)
        if isi.penanggung_jawab not in posts:
            near = nearest(isi.penanggung_jawab, posts, 1)
            yield Temuan(
                _below(tempat, "penanggung_jawab"),
                ("jabatan ", *quoted(isi.penanggung_jawab), " tidak dikenal"),
                f'maksud Anda "{near[0]}"?'
                if near
                else "tulis jabatan seperti di rencana, atau catat di plans/zi.yaml",
            )


def impossible_order(unit: UnitRecords) -> Iterator[Temuan]:
    for tempat, isi in _every(unit):
        if isi.tenggat and isi.tenggat < isi.terbit:
            yield _too_early(_below(tempat, "tenggat"), "tenggat", isi.tenggat, "terbitnya", isi.terbit)
        for n, made in enumerate(isi.tindak_lanjut):
            if made.tanggal < isi.terbit:
                letak = _below(tempat, "tindak_lanjut", n, "tanggal")
                yield _too_early(letak, "tindak lanjut", made.tanggal, "terbitnya", isi.terbit)
        for n, verified in enumerate(isi.verifikasi):
            before = _before_verification(isi, verified)
            if before:
                letak = _below(tempat, "verifikasi", n, "tanggal")
                yield _too_early(letak, "verifikasi", verified.tanggal, *before)


def _before_verification(isi: "Rekomendasi", verified: "Verifikasi") -> tuple[str, date] | None:
    """Say what a verification cannot come before; giving up needs no follow-up before it."""
    if verified.tanggal < isi.terbit:
        return "terbitnya", isi.terbit
    first = min((made.tanggal for made in isi.tindak_lanjut), default=None)
    if first and verified.tanggal < first and verified.status != "tidak_dapat_ditindaklanjuti":
        return "tindak lanjut pertama", first
    return None


def _too_early(letak: Letak, what: str, day: date, before: str, other: date) -> Temuan:
    said = f"{what} {tanggal_panjang(day)} mendahului {before}, {tanggal_panjang(other)}"
    return Temuan(letak, said, "periksa kedua tanggalnya")


def own_verification(unit: UnitRecords) -> Iterator[Temuan]:
    for tempat, isi in _every(unit):
        for n, verified in enumerate(isi.verifikasi):
            made = _verified_by(isi, verified)
            if made and not are_two_people(made.oleh, verified.oleh):
                yield Temuan(
                    _below(tempat, "verifikasi", n, "oleh"),
                    (*quoted(verified.oleh), " memverifikasi tindak lanjut yang dicatatnya sendiri"),
                    "minta orang lain memverifikasinya dengan zi recommend verify",
                )


def _verified_by(isi: "Rekomendasi", verified: "Verifikasi") -> "TindakLanjut | None":
    """Give the last follow-up that a verification looks at."""
    known = [made for made in isi.tindak_lanjut if made.tanggal <= verified.tanggal]
    return max(enumerate(known), key=lambda one: (one[1].tanggal, one[0]))[1] if known else None


def settled_without_follow_up(unit: UnitRecords) -> Iterator[Temuan]:
    for tempat, isi in _every(unit):
        for n, verified in enumerate(isi.verifikasi):
            if verified.status == "sesuai" and not isi.tindak_lanjut:
                yield Temuan(
                    _below(tempat, "verifikasi", n, "status"),
                    "dinyatakan sesuai, padahal belum ada tindak lanjut",
                    "catat tindak lanjutnya dengan zi recommend follow, atau hapus verifikasi ini",
                )


def settled_without_evidence(unit: UnitRecords) -> Iterator[Temuan]:
    for tempat, isi in _every(unit):
        for n, verified in enumerate(isi.verifikasi):
            known = [made for made in isi.tindak_lanjut if made.tanggal <= verified.tanggal]
            if verified.status == "sesuai" and known and not any(made.bukti for made in known):
                yield Temuan(
                    _below(tempat, "verifikasi", n, "status"),
                    "dinyatakan sesuai tanpa satu pun bukti tindak lanjut",
                    "sebut buktinya pada tindak lanjut itu",
                )


def id_in_two_years(unit: UnitRecords) -> Iterator[Temuan]:
    first: dict[str, str] = {}
    for tempat, _ in _every(unit):
        key = str(tempat.jalur[-1])
        known = first.setdefault(key, tempat.berkas)
        if known != tempat.berkas:
            yield Temuan(tempat, f'id "{key}" sudah dipakai di {known}', "beri rekomendasi yang baru id lain")


def issued_in_another_year(unit: UnitRecords) -> Iterator[Temuan]:
    for berkas, one in unit.rekomendasi:
        for key, isi in one.rekomendasi.items():
            if isi.terbit.year != one.tahun:
                yield Temuan(
                    Letak(berkas, ("rekomendasi", key, "terbit")),
                    f"terbit {tanggal_panjang(isi.terbit)}, bukan di tahun {one.tahun}",
                    f"periksa tanggalnya, atau pindahkan ke plans/rekomendasi/{isi.terbit.year}.yaml",
                )


def evidence_outside(unit: UnitRecords) -> Iterator[Temuan]:
    for tempat, isi in _every(unit):
        for n, made in enumerate(isi.tindak_lanjut):
            for k, path in enumerate(made.bukti):
                why = why_refused(path)
                if why:
                    yield Temuan(
                        _below(tempat, "tindak_lanjut", n, "bukti", k), f"alamat bukti tindak lanjut {why}", WAY_OUT
                    )


def _every(unit: UnitRecords) -> Iterator[tuple[Letak, "Rekomendasi"]]:
    """Give every recommendation with the place of its id."""
    for berkas, one in unit.rekomendasi:
        for key, isi in one.rekomendasi.items():
            yield Letak(berkas, ("rekomendasi", key), kunci=True), isi


def _beside_plan(unit: UnitRecords) -> Iterator[tuple[Outline, Letak, "Rekomendasi"]]:
    """Give the recommendations of years that have a plan, each with that plan."""
    for berkas, one in unit.rekomendasi:
        plan = unit.plan_of(one.tahun)
        if plan:
            for key, isi in one.rekomendasi.items():
                yield plan, Letak(berkas, ("rekomendasi", key), kunci=True), isi


def _below(tempat: Letak, *keys: str | int) -> Letak:
    return Letak(tempat.berkas, (*tempat.jalur, *keys))


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
        "zi recommend verify, lalu hapus verifikasi yang ini.",
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
