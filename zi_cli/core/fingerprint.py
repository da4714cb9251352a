"""The fingerprint of a period: a short hash of each item its report reads, so that a change can be named.

Records are hashed, not bytes: comments, order and quoting do not count, and what is left out is what its default says.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any, Literal

from zi_cli.core.outline import Outline
from zi_cli.core.people import signatory
from zi_cli.core.unit import UnitRecords
from zi_cli.model.bukti import Bukti
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Kutipan, Piece
from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.periode import Periode, of_slot
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.rekomendasi import Rekomendasi
from zi_cli.model.rencana import TARGET, Aktivitas, Indikator, Kegiatan, Program
from zi_cli.model.waktu import NAMA_BULAN, Waktu

CaraBerubah = Literal["berubah", "ditambahkan", "dihapus"]
Isi = tuple[str, object]
DIGITS = 16
_NOT_HASHED = {"id", "catatan", "kegiatan", "aktivitas", "indikator", *TARGET}
"""Of a node of the plan: free notes are in no report; the nodes below it and its targets have entries of their own."""
_KE: dict[CaraBerubah, str] = {"berubah": "di", "ditambahkan": "ke", "dihapus": "dari"}
_WORDS = {
    "rencana/umum": "keterangan umum rencana aksi",
    "rencana/susunan": "urutan butir rencana aksi",
    "pengaturan": "pengaturan penghitungan",
    "penanda_tangan": "penanda tangan laporan",
}


@frozen
class BahanSidik:
    """What the report of one period is made from; `narasi` holds the hash of each file of text."""

    outline: Outline
    periode: Periode
    realisasi: Realisasi | None
    pengaturan: Pengaturan
    register: Mapping[str, Bukti]
    rekomendasi: tuple[tuple[str, Rekomendasi], ...]
    narasi: Mapping[str, str]
    tahun_lalu: Realisasi | None = None
    """The year that the report of a year's first period compares with."""

    @property
    def tahun(self) -> int:
        """The year of the period."""
        return self.periode.tahun

    @property
    def akhir(self) -> date:
        """The last day of the period."""
        return self.periode.akhir

    @property
    def nomor(self) -> Mapping[str, str]:
        """The printed number of each node."""
        return self.outline.nomor


def bahan_sidik(unit: UnitRecords, periode: Periode) -> BahanSidik | None:
    """Gather what a period's report is made from; None where no plan covers the year."""
    tahun = periode.tahun
    plan = unit.plan_of(tahun)
    if plan is None:
        return None
    folder = f"/narasi/{periode.kunci}/"
    return BahanSidik(
        outline=plan,
        periode=periode,
        realisasi=unit.realisasi_of(tahun)[1],
        pengaturan=unit.pengaturan,
        register={alamat: bukti for _, one in unit.register for alamat, bukti in one.bukti.items()},
        rekomendasi=tuple(item for _, one in unit.rekomendasi for item in one.rekomendasi.items()),
        narasi={berkas.rpartition("/")[2]: isi for berkas, isi in unit.narasi if folder in berkas},
        tahun_lalu=unit.realisasi_of(tahun - 1)[1],
    )


@frozen
class PerubahanSidik:
    """One item that is no longer what it was."""

    kunci: str
    cara: CaraBerubah

    @property
    def jenis(self) -> str:
        """The first part of the key: what kind of item it is."""
        return self.kunci.partition("/")[0]

    @property
    def id(self) -> str:
        """The id of the item, where it has one."""
        return self.kunci.split("/")[1] if "/" in self.kunci else ""


def key_of_reading(id_: str, periode: Periode) -> str:
    """Give the key of one reading of an indikator."""
    return f"indikator/{id_}/{periode.slot}"


def key_of_record(id_: str, bulan: int) -> str:
    """Give the key of what is recorded of an aktivitas under one month."""
    return f"aktivitas/{id_}/{bulan}"


def key_of_evidence(alamat: str) -> str:
    """Give the key of a piece of evidence in the register."""
    return f"register/{alamat}"


def sidik(bahan: BahanSidik) -> dict[str, str]:
    """Hash every item that the report of a period reads."""
    return {kunci: digest(isi) for kunci, isi in _items(bahan)}


def changes_since(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[PerubahanSidik, ...]:
    """Give what is no longer as it was, in order of key; what follows from another change is left out."""
    found = [
        PerubahanSidik(kunci, _how(kunci, old, new))
        for kunci in sorted({*old, *new})
        if old.get(kunci) != new.get(kunci)
    ]
    moved = {one.id for one in found if one.jenis == "butir" and one.cara != "berubah"}
    is_new_file = any(one.kunci == "realisasi/umum" and one.cara != "berubah" for one in found)
    return tuple(one for one in found if not _follows(one, moved) and not (is_new_file and _is_recorded(one)))


def _how(kunci: str, old: Mapping[str, str], new: Mapping[str, str]) -> CaraBerubah:
    return "ditambahkan" if kunci not in old else "dihapus" if kunci not in new else "berubah"


def _follows(one: PerubahanSidik, moved: set[str]) -> bool:
    """Say whether a change only follows from another: of a node that came or went, of evidence that is now named."""
    if one.jenis == "register":
        return one.cara != "berubah"
    if one.kunci == "rencana/susunan":
        return bool(moved)
    return one.jenis in ("target", "indikator", "aktivitas") and one.id in moved


def _is_recorded(one: PerubahanSidik) -> bool:
    """Say whether an item stands in the year's realisasi, which came or went as a whole."""
    return one.jenis in ("indikator", "aktivitas")


def kalimat(one: PerubahanSidik, nomor: Mapping[str, str], tahun: int) -> tuple[Piece, ...]:
    """Say a change in the words of the domain: bacaan V.4.a semester I berubah."""
    shown = nomor.get(one.id, one.id)
    rest = one.kunci.split("/")[2:]
    if one.jenis == "butir":
        return (f"{shown} {one.cara} {_KE[one.cara]} rencana aksi",)
    if one.jenis == "register":
        alamat = one.kunci.partition("/")[2]
        return "keterangan bukti ", Kutipan(alamat, alamat), f" {one.cara}"
    if one.jenis == "indikator":
        periode = of_slot(tahun, one.kunci.rpartition("/")[2])
        what = f"bacaan {shown} {periode.sebutan}" if periode else f"bacaan {shown}"
    elif one.jenis == "aktivitas":
        what = f"catatan {shown} {NAMA_BULAN[int(rest[0]) - 1]}"
    else:
        what = _WORDS.get(one.kunci) or _of_year(one, shown, tahun)
    return (f"{what} {one.cara}",)


def _of_year(one: PerubahanSidik, shown: str, tahun: int) -> str:
    if one.jenis == "target":
        return f"target {shown} {tahun}"
    if one.jenis == "pembanding":
        return f"data {shown} yang dibandingkan"
    if one.kunci == "realisasi/umum":
        return f"{'tanda contoh ' if one.cara == 'berubah' else ''}realisasi {tahun}"
    return f"{one.jenis} {one.id}"


def reads_month(bahan: BahanSidik, bulan: int, selesai: date | None) -> bool:
    """Say whether a record counts in the period: it is of a month by its end, or was done by then and is due later."""
    return bahan.periode.reads_month(bulan) or (selesai is not None and selesai <= bahan.akhir)


def used_evidence(bahan: BahanSidik) -> dict[str, set[str]]:
    """Give each piece of evidence that the period's items name, with their ids."""
    used: dict[str, set[str]] = {}
    for id_, alamat in _named(bahan):
        used.setdefault(alamat, set()).add(id_)
    return used


def _named(bahan: BahanSidik) -> Iterator[tuple[str, str]]:
    for kunci, bacaan in _readings(bahan):
        yield from ((kunci.split("/")[1], alamat) for alamat in bacaan.bukti)
    for kunci, records in _records(bahan):
        yield from ((kunci.split("/")[1], bukti.berkas) for record in records for bukti in record.bukti)
    for id_, rekomendasi in _issued(bahan):
        yield from ((id_, alamat) for lanjut in rekomendasi.tindak_lanjut for alamat in lanjut.bukti)


def _items(bahan: BahanSidik) -> Iterator[Isi]:
    yield from _of_plan(bahan)
    yield from _of_settings(bahan)
    if bahan.realisasi:
        yield "realisasi/umum", bahan.realisasi.contoh
    yield from _readings(bahan)
    yield from _records(bahan)
    for alamat in used_evidence(bahan):
        yield key_of_evidence(alamat), bahan.register.get(alamat)
    together: dict[str, list[Rekomendasi]] = {}
    for id_, rekomendasi in _issued(bahan):
        together.setdefault(f"rekomendasi/{id_}", []).append(rekomendasi)
    yield from together.items()
    yield from ((f"narasi/{nama}", isi) for nama, isi in bahan.narasi.items())
    if bahan.tahun_lalu and bahan.periode.is_first:
        lalu = bahan.tahun - 1
        goals = {butir.id: butir.isi.target.get(lalu) for butir in bahan.outline.indikator}
        yield f"pembanding/{lalu}", [bahan.tahun_lalu, goals]


def _of_plan(bahan: BahanSidik) -> Iterator[Isi]:
    rencana = bahan.outline.rencana
    yield "rencana/umum", [rencana.judul, rencana.unit, rencana.periode, rencana.ditetapkan]
    yield "rencana/susunan", [[program.id, [_order(one) for one in program.kegiatan]] for program in rencana.program]
    for butir in bahan.outline.every():
        yield f"butir/{butir.id}", _node(butir.isi)
    for butir in bahan.outline.indikator:
        goals = [butir.isi.target.get(bahan.tahun)]
        if not bahan.periode.is_last:
            goals.append(butir.isi.target_of(bahan.periode))
        yield f"target/{butir.id}", goals


def _order(kegiatan: Kegiatan) -> list[object]:
    return [kegiatan.id, [one.id for one in kegiatan.aktivitas], [one.id for one in kegiatan.indikator]]


def _node(isi: Program | Kegiatan | Aktivitas | Indikator) -> dict[str, object]:
    return {name: value for name, value in _written(isi) if name not in _NOT_HASHED}


def _of_settings(bahan: BahanSidik) -> Iterator[Isi]:
    """Leave out what the check makes of rules, and who holds which post but for the one who signs."""
    settings = bahan.pengaturan
    yield "pengaturan", replace(settings, jabatan={}, aturan={}, abaikan=())
    _, signing = signatory(bahan.outline.rencana, settings.jabatan, bahan.akhir)
    if signing:
        yield "penanda_tangan", signing


def _readings(bahan: BahanSidik) -> Iterator[tuple[str, Any]]:
    for butir in bahan.outline.indikator:
        year = bahan.realisasi.indikator.get(butir.id) if bahan.realisasi and not butir.isi.hitung else None
        for periode, bacaan in year.every(bahan.tahun) if year else ():
            if bahan.periode.reads(periode):
                yield key_of_reading(butir.id, periode), bacaan


def _records(bahan: BahanSidik) -> Iterator[tuple[str, list[Any]]]:
    for butir in bahan.outline.aktivitas:
        together: dict[str, list[Any]] = {}
        for one in bahan.realisasi.aktivitas.get(butir.id, ()) if bahan.realisasi else ():
            if reads_month(bahan, one.bulan, one.selesai):
                together.setdefault(key_of_record(butir.id, one.bulan), []).append(one)
        yield from together.items()


def _issued(bahan: BahanSidik) -> Iterator[tuple[str, Rekomendasi]]:
    """Give the recommendations issued by the period's end as they stood then: later follow-up is a later period's."""
    for id_, one in bahan.rekomendasi:
        if one.terbit <= bahan.akhir:
            yield (
                id_,
                replace(
                    one,
                    tindak_lanjut=tuple(lanjut for lanjut in one.tindak_lanjut if lanjut.tanggal <= bahan.akhir),
                    verifikasi=tuple(periksa for periksa in one.verifikasi if periksa.tanggal <= bahan.akhir),
                ),
            )


def digest(isi: object) -> str:
    """Hash a record, or a part of one, by what it says."""
    text = json.dumps(_canonical(isi), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:DIGITS]


def _canonical(value: object) -> object:
    """Turn a record into what JSON writes in one way only."""
    if isinstance(value, Waktu):
        return value.teks
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _canonical(one) for name, one in _written(value)}
    if isinstance(value, Mapping):
        return {str(key): _canonical(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_canonical(one) for one in value]
    return str(value) if isinstance(value, (Fraction, date)) else value


def _written(record: Any) -> Iterator[tuple[str, object]]:  # noqa: ANN401  any record
    """Give the fields that say something: a key that a later zi adds must not change what was approved before."""
    for one in fields(record):
        value = getattr(record, one.name)
        default = one.default_factory() if one.default_factory is not MISSING else one.default
        if value != default:
            yield one.name, value
