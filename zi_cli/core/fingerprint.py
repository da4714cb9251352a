"""The fingerprint of a period: a short hash of each item its report reads, so that a change can be named.

Records are hashed, not bytes: comments, order and quoting do not count, and what is left out is what its default says.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any, Literal

from zi_cli.core.cutoff import Batas, batas_of, realisasi_by, released_by
from zi_cli.core.grouping import grouped
from zi_cli.core.in_force import in_force
from zi_cli.core.kumulatif import TahunLampau, added_to, earlier_values, years_of
from zi_cli.core.outline import Outline
from zi_cli.core.people import holders, signing_post
from zi_cli.core.unit import UnitRecords
from zi_cli.model.bukti import Bukti
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Kutipan, Piece
from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.periode import Periode, of_slot
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.rekomendasi import Rekomendasi
from zi_cli.model.rencana import TARGET, Kegiatan
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN, Waktu

CaraBerubah = Literal["berubah", "ditambahkan", "dihapus"]
Isi = tuple[str, object]
DIGITS = 16
VERSI = 2
"""The rule of hashing; a line of a log names the one it was written by, and the first did not name itself."""
_NOT_HASHED = {"id", "catatan", "skala", "lke", "pendukung", "terkait", "kegiatan", "aktivitas", "indikator", *TARGET}
"""Of a node of the plan: free notes are in no report, references are only shown; the nodes below it and its targets have
entries of their own."""
_KE: dict[CaraBerubah, str] = {"berubah": "di", "ditambahkan": "ke", "dihapus": "dari"}
_NAMA_BULAN = {str(n): nama for n, nama in enumerate(NAMA_BULAN, 1)}
"""By what a key says: one of a log that was changed by hand may say anything."""
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
    batas: Batas | None = None
    """Up to when the records of the period count; None where all do."""
    batas_lalu: Batas | None = None
    """The same of the year that is compared with."""
    lampau: tuple[TahunLampau, ...] = ()
    """The earlier years that an indikator is counted together with."""

    @property
    def tahun(self) -> int:
        """The year of the period."""
        return self.periode.tahun

    @property
    def nomor(self) -> Mapping[str, str]:
        """The printed number of each node."""
        return self.outline.nomor


def bahan_sidik(unit: UnitRecords, periode: Periode) -> BahanSidik | None:
    """Gather what a period's report is made from, up to its last submission; None where no plan covers the year."""
    plan = unit.plan_of(periode.tahun)
    logs = {one.periode: one for _, one in unit.periode}
    ends_before = [one for one in logs if one.tahun == periode.tahun - 1 and one.is_last]
    if plan is None:
        return None
    folder = f"/narasi/{periode.kunci}/"
    return BahanSidik(
        outline=in_force(plan, periode.tahun, periode.akhir),
        periode=periode,
        realisasi=unit.realisasi_of(periode.tahun)[1],
        pengaturan=unit.pengaturan,
        register={alamat: bukti for _, one in unit.register for alamat, bukti in one.bukti.items()},
        rekomendasi=tuple(item for _, one in unit.rekomendasi for item in one.rekomendasi.items()),
        narasi={berkas.rpartition("/")[2]: isi for berkas, isi in unit.narasi if folder in berkas},
        tahun_lalu=unit.realisasi_of(periode.tahun - 1)[1],
        batas=batas_of(logs.get(periode)),
        batas_lalu=batas_of(logs[ends_before[0]]) if ends_before else None,
        lampau=unit.lampau_of(plan, periode.tahun),
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


def sidik(bahan: BahanSidik, versi: int = VERSI) -> dict[str, str]:
    """Hash every item that the report of a period reads, by the rule of a version."""
    return {kunci: digest(isi) for kunci, isi in _items(_known(bahan, bahan.batas), versi)}


def late_facts(bahan: BahanSidik) -> tuple[str, ...]:
    """Name what was recorded after the last submission, and counts in later readings only."""
    if bahan.batas is None:
        return ()
    known = _known(bahan, bahan.batas)
    before = set(_facts(known))
    return tuple(f"{where} {what}" for where, what in _facts(bahan) if (where, what) not in before)


def _facts(bahan: BahanSidik) -> Iterator[tuple[str, str]]:
    """Give what may be recorded late, as a place and what stands there: completions, and evidence."""
    for kunci, records in _records(bahan):
        _, id_, bulan = kunci.split("/")
        where = f"{bahan.nomor.get(id_, id_)} {NAMA_BULAN[int(bulan) - 1]}"
        for one in records:
            if one.selesai:
                yield where, f"selesai {tanggal_panjang(one.selesai)}"
            yield from ((where, f"bukti {_named_file(bahan, bukti.berkas)}") for bukti in one.bukti)
    for kunci, bacaan in _readings(bahan):
        _, id_, slot = kunci.split("/")
        periode = of_slot(bahan.tahun, slot)
        where = f"{bahan.nomor.get(id_, id_)} {periode.sebutan if periode else slot}"
        if periode and periode.is_released and bacaan.tanggal:
            yield where, f"terbit {tanggal_panjang(bacaan.tanggal)}"
        yield from ((where, f"bukti {_named_file(bahan, alamat)}") for alamat in bacaan.bukti)


def _named_file(bahan: BahanSidik, alamat: str) -> str:
    entry = bahan.register.get(alamat)
    return "rahasia" if entry and entry.kerahasiaan == "rahasia" else alamat.rpartition("/")[2] or alamat


def _known(bahan: BahanSidik, batas: Batas | None) -> BahanSidik:
    """Leave out of the realisasi what is later than its day: late work changes nothing of what was submitted."""
    before = bahan.tahun_lalu
    lalu = realisasi_by(before, bahan.batas_lalu.of, bahan.register) if before and bahan.batas_lalu else before
    if batas is None:
        return replace(bahan, tahun_lalu=lalu)
    lalu = released_by(lalu, batas.of) if lalu else None
    realisasi = realisasi_by(bahan.realisasi, batas.of, bahan.register) if bahan.realisasi else None
    return replace(bahan, realisasi=realisasi, tahun_lalu=lalu)


def changes_since(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[PerubahanSidik, ...]:
    """Give what is no longer as it was, in order of key; what follows from another change is left out."""
    gone: dict[str, CaraBerubah] = {kunci: "dihapus" if kunci in old else "ditambahkan" for kunci in {*old} ^ {*new}}
    changed = (kunci for kunci in sorted({*old, *new}) if old.get(kunci) != new.get(kunci))
    found = [PerubahanSidik(kunci, gone.get(kunci, "berubah")) for kunci in changed]
    moved = {one.id for one in found if one.jenis == "butir" and one.cara != "berubah"}
    is_new_file = any(one.kunci == "realisasi/umum" and one.cara != "berubah" for one in found)
    return tuple(one for one in found if not _follows(one, moved, is_new_file=is_new_file))


def _follows(one: PerubahanSidik, moved: set[str], *, is_new_file: bool) -> bool:
    """Say whether a change only follows from another: of a node or a file that came or went, of evidence now named."""
    match one.jenis:
        case "register":
            return one.cara != "berubah"
        case "rencana":
            return one.kunci == "rencana/susunan" and bool(moved)
        case "target" | "kumulatif":
            return one.id in moved
        case "indikator" | "aktivitas":
            return is_new_file or one.id in moved
        case _:
            return False


def kalimat(one: PerubahanSidik, nomor: Mapping[str, str], tahun: int) -> tuple[Piece, ...]:
    """Say a change in the words of the domain: bacaan V.4.a semester I berubah."""
    shown = nomor.get(one.id, one.id)
    rest = one.kunci.rpartition("/")[2]
    match one.jenis:
        case "butir":
            return (f"{shown} {one.cara} {_KE[one.cara]} rencana aksi",)
        case "register":
            alamat = one.kunci.partition("/")[2]
            return "keterangan bukti ", Kutipan(alamat, alamat), f" {one.cara}"
        case "indikator":
            periode = of_slot(tahun, rest)
            what = f"realisasi {shown} {periode.sebutan}" if periode else f"realisasi {shown}"
        case "aktivitas":
            what = f"catatan {shown} {_NAMA_BULAN.get(rest, rest)}"
        case "target":
            what = f"target {shown} {tahun}"
        case "kumulatif":
            what = f"nilai {shown} tahun {rest} yang ikut dijumlahkan"
        case "pembanding":
            what = f"data {shown} yang dibandingkan"
        case "realisasi":
            what = f"{'tanda contoh ' if one.cara == 'berubah' else ''}realisasi {tahun}"
        case _:
            what = _WORDS.get(one.kunci, f"{one.jenis} {one.id}")
    return (f"{what} {one.cara}",)


def reads_month(bahan: BahanSidik, bulan: int, selesai: date | None) -> bool:
    """Say whether a record counts in the period: it is of a month by its end, or was done by then and is due later."""
    return bahan.periode.reads_month(bulan) or (selesai is not None and selesai <= bahan.periode.akhir)


def used_evidence(bahan: BahanSidik) -> dict[str, set[str]]:
    """Give each piece of evidence that the period's items name, with their ids."""
    named = grouped(_named(bahan), lambda one: one[1])
    return {alamat: {id_ for id_, _ in together} for alamat, together in named.items()}


def _named(bahan: BahanSidik) -> Iterator[tuple[str, str]]:
    for kunci, bacaan in _readings(bahan):
        yield from ((kunci.split("/")[1], alamat) for alamat in bacaan.bukti)
    for kunci, records in _records(bahan):
        yield from ((kunci.split("/")[1], bukti.berkas) for record in records for bukti in record.bukti)
    for id_, rekomendasi in _issued(bahan):
        yield from ((id_, alamat) for lanjut in rekomendasi.tindak_lanjut for alamat in lanjut.bukti)


def _items(bahan: BahanSidik, versi: int) -> Iterator[Isi]:
    yield from _of_plan(bahan)
    yield from _of_settings(bahan, versi)
    if bahan.realisasi:
        yield "realisasi/umum", bahan.realisasi.contoh
    yield from _readings(bahan)
    yield from _records(bahan)
    yield from _earlier_values(bahan)
    for alamat in used_evidence(bahan):
        yield key_of_evidence(alamat), _registered(bahan, alamat, versi)
    for id_, issued in grouped(_issued(bahan), lambda one: one[0]).items():
        yield f"rekomendasi/{id_}", [rekomendasi for _, rekomendasi in issued]
    yield from ((f"narasi/{nama}", isi) for nama, isi in bahan.narasi.items())
    if bahan.tahun_lalu and bahan.periode.is_first:
        lalu = bahan.tahun - 1
        goals = {butir.id: butir.isi.target.get(lalu) for butir in bahan.outline.indikator}
        yield f"pembanding/{lalu}", [_without_places(bahan.tahun_lalu) if versi > 1 else bahan.tahun_lalu, goals]


def _without_places(year: Realisasi) -> Realisasi:
    """Leave out the records of which nothing was known by the cut-off: they came with late work."""
    known = {id_: tuple(one for one in every if not one.is_empty) for id_, every in year.aktivitas.items()}
    return replace(year, aktivitas={id_: kept for id_, kept in known.items() if kept or not year.aktivitas[id_]})


def _of_plan(bahan: BahanSidik) -> Iterator[Isi]:
    rencana = bahan.outline.rencana
    yield "rencana/umum", [rencana.judul, rencana.unit, rencana.periode, rencana.ditetapkan]
    order = [[program.id, [_order(one, bahan.tahun) for one in program.kegiatan]] for program in rencana.program]
    yield "rencana/susunan", order
    for butir in bahan.outline.every():
        yield f"butir/{butir.id}", {name: value for name, value in _written(butir.isi) if name not in _NOT_HASHED}
    for butir in bahan.outline.indikator:
        partly = [] if bahan.periode.is_last else [butir.isi.target_of(bahan.periode)]
        yield f"target/{butir.id}", [butir.isi.target.get(bahan.tahun), *partly]


def _order(kegiatan: Kegiatan, tahun: int) -> list[object]:
    measured = [one.id for one in kegiatan.indikator if one.counts_in(tahun)]
    return [kegiatan.id, [one.id for one in kegiatan.aktivitas], measured]


def _registered(bahan: BahanSidik, alamat: str, versi: int) -> Bukti | None:
    """Give what is registered of evidence; a verdict on it is no data of the period.

    The first version hashed the verdict that there was at the time.
    """
    entry = bahan.register.get(alamat)
    if entry is None or entry.periksa is None:
        return entry
    if versi > 1:
        return replace(entry, periksa=None, periksa_lama=())
    return entry.by(bahan.batas.hari if bahan.batas else None)


def _of_settings(bahan: BahanSidik, versi: int) -> Iterator[Isi]:
    """Give what the figures follow from; the first version hashed who signs as well."""
    settings = bahan.pengaturan
    if versi > 1:
        weighed = [settings.rata_rata] if settings.rata_rata else []  # a key that is not set is as if it never was
        yield "pengaturan", [settings.plafon, settings.toleransi_hari, settings.pita, *weighed]
        return
    kept = {one: getattr(settings, one) for one in ("skema", "plafon", "toleransi_hari", "predikat", "rata_rata")}
    yield "pengaturan", Pengaturan(**kept)  # the keys there were then, and one that no unit had set
    signing = holders(settings.jabatan.get(signing_post(bahan.outline.rencana), ()), bahan.periode.akhir)
    if signing:
        yield "penanda_tangan", signing[0]


def _readings(bahan: BahanSidik) -> Iterator[tuple[str, Any]]:
    for butir in bahan.outline.indikator:
        year = bahan.realisasi.indikator.get(butir.id) if bahan.realisasi and not butir.isi.hitung else None
        for periode, bacaan in year.every(bahan.tahun, bahan.periode.panjang) if year else ():
            if bahan.periode.reads(periode):
                yield key_of_reading(butir.id, periode), bacaan


def _earlier_values(bahan: BahanSidik) -> Iterator[Isi]:
    """Give what each earlier year adds to an indikator that is counted since the plan began."""
    known = added_to(bahan.realisasi, bahan.lampau)
    for butir in bahan.outline.indikator:
        years = years_of(butir.isi, bahan.outline.rencana, bahan.tahun)
        sampai = bahan.batas.of(butir.id) if bahan.batas else None
        for one in earlier_values(butir.isi, years, known, sampai, as_submitted=True):
            yield f"kumulatif/{butir.id}/{one.tahun}", [one.terbaca.macam, one.terbaca.nilai]


def _records(bahan: BahanSidik) -> Iterator[tuple[str, list[Any]]]:
    for butir in bahan.outline.aktivitas:
        records = bahan.realisasi.aktivitas.get(butir.id, ()) if bahan.realisasi else ()
        read = (one for one in records if reads_month(bahan, one.bulan, one.selesai) and not one.is_empty)
        for bulan, together in grouped(read, lambda one: one.bulan).items():
            yield key_of_record(butir.id, bulan), together


def _issued(bahan: BahanSidik) -> Iterator[tuple[str, Rekomendasi]]:
    """Give the recommendations issued by the period's end as they stood then: later follow-up is a later period's."""
    for id_, one in bahan.rekomendasi:
        if one.terbit <= bahan.periode.akhir:
            yield (
                id_,
                replace(
                    one,
                    tindak_lanjut=tuple(
                        lanjut for lanjut in one.tindak_lanjut if lanjut.tanggal <= bahan.periode.akhir
                    ),
                    verifikasi=tuple(periksa for periksa in one.verifikasi if periksa.tanggal <= bahan.periode.akhir),
                ),
            )


def digest(isi: object) -> str:
    """Hash a record, or a part of one, by what it says."""
    text = json.dumps(_canonical(isi), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:DIGITS]


def _canonical(value: object) -> object:
    """Turn a record into what JSON writes in one way only."""
    match value:
        case str() | int() | None:
            return value
        case Waktu():
            return value.teks
        case Mapping():
            return {str(key): _canonical(one) for key, one in value.items()}
        case list() | tuple():
            return [_canonical(one) for one in value]
        case Fraction() | date():
            return str(value)
        case _:
            return {name: _canonical(one) for name, one in _written(value)}


def _written(record: Any) -> Iterator[tuple[str, object]]:  # noqa: ANN401  any record
    """Give the fields that say something: a key that a later zi adds must not change what was approved before."""
    for one in fields(record):
        value = getattr(record, one.name)
        default = one.default_factory() if one.default_factory is not MISSING else one.default
        if value != default:
            yield one.name, value
