"""What changed in the records beside the plan: realisasi, settings, evidence, recommendations, approval logs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from operator import itemgetter
from typing import TypeVar

from zi_cli.core.changes import Bagian, Perubahan, cara_of, contents, differing, find_node, plan_changes
from zi_cli.core.unit import Bernama, UnitRecords
from zi_cli.model.masalah import Jalur, Letak
from zi_cli.model.persetujuan import CatatanPeriode, Persetujuan
from zi_cli.model.realisasi import CatatanAktivitas, Realisasi

T = TypeVar("T")
Tercatat = tuple[str, str, str, object, object, Jalur]
"""What changed of a node: its kind, the id, the key, what was and is recorded, and the way to it."""


def changes(lama: UnitRecords, baru: UnitRecords) -> tuple[Perubahan, ...]:
    """Give everything that changed between two states: the plan first, then what is recorded beside it."""
    unread = lama.tak_terbaca | baru.tak_terbaca
    found = plan_changes(lama, baru)
    for berkas, *year in _files(lama.realisasi, baru.realisasi, unread):
        found += _of_year(lama, baru, berkas, *year)
    if not unread & {baru.berkas_pengaturan, lama.berkas_pengaturan}:
        found += _settings(lama, baru)
    for berkas, *register in _files(lama.register, baru.register, unread):
        held = (one.bukti if one else {} for one in register)
        found += _entries("register", "bukti", Letak(berkas, ("bukti",)), *held)
    for berkas, *issued in _files(lama.rekomendasi, baru.rekomendasi, unread):
        entries = (one.rekomendasi if one else {} for one in issued)
        found += _entries("rekomendasi", "rekomendasi", Letak(berkas, ("rekomendasi",)), *entries)
    for berkas, *logs in _files(lama.periode, baru.periode, unread):
        found += _log(baru, berkas, *logs)
    return tuple(found)


def _files(old: Bernama[T], new: Bernama[T], unread: frozenset[str]) -> list[tuple[str, T | None, T | None]]:
    """Put the files of one name beside each other; what cannot be read on a side is not compared."""
    found = sorted(differing(dict(old), dict(new)), key=itemgetter(0))
    return [one for one in found if one[0] not in unread]


def _of_year(
    lama: UnitRecords, baru: UnitRecords, berkas: str, old: Realisasi | None, new: Realisasi | None
) -> Iterator[Perubahan]:
    tahun = next(one.tahun for one in (new, old) if one)
    if old is None or new is None:
        held, holds = (_amount(one) if one else None for one in (old, new))
        plan = None if new else baru.plan_of(tahun) or lama.plan_of(tahun)
        letak = Letak(plan.berkas, ("periode",)) if plan else Letak(berkas)
        yield Perubahan(
            "realisasi", "berkas", cara_of(held, holds), nama=berkas, tahun=tahun, lama=held, baru=holds, letak=letak
        )
        return
    if old.contoh != new.contoh:
        yield Perubahan(
            "realisasi",
            "berkas",
            "diubah",
            "contoh",
            tahun=tahun,
            lama=old.contoh,
            baru=new.contoh,
            letak=Letak(berkas, ("contoh",)),
        )
    for jenis, id_, kunci, was, now, jalur in (*_readings(old, new), *_records(old, new)):
        butir = find_node(baru, id_, tahun) or find_node(lama, id_, tahun)
        names = (id_, butir.nomor, butir.nama) if butir else (id_, "", "")
        letak = Letak(berkas, jalur)
        yield Perubahan("realisasi", jenis, cara_of(was, now), kunci, *names, tahun, was, now, letak=letak)


def _amount(isi: Realisasi) -> str:
    """Say how much a year's file holds, which came or went as a whole."""
    readings = sum(len(year.every(isi.tahun)) for year in isi.indikator.values())
    return f"{readings} realisasi, {sum(map(len, isi.aktivitas.values()))} catatan aktivitas"


def _readings(old: Realisasi, new: Realisasi) -> Iterator[Tercatat]:
    """Give each reading that came, went or changed."""
    for id_, *years in differing(old.indikator, new.indikator):
        before, after = (dict(one.every(new.tahun)) if one else {} for one in years)
        for periode, was, now in sorted(differing(before, after), key=itemgetter(0)):
            yield "bacaan", id_, periode.slot, was, now, ("indikator", id_, periode.slot)


def _records(old: Realisasi, new: Realisasi) -> Iterator[Tercatat]:
    """Give each month of an aktivitas whose records came, went or changed."""
    for id_, *lists in differing(old.aktivitas, new.aktivitas):
        before, after = (_by_month(one or ()) for one in lists)
        for bulan, was, now in sorted(differing(before, after), key=itemgetter(0)):
            at = [n for n, one in enumerate(new.aktivitas.get(id_, ())) if one.bulan == bulan]
            yield "catatan", id_, str(bulan), was, now, ("aktivitas", id_, *at[:1])


def _by_month(records: Sequence[CatatanAktivitas]) -> dict[int, tuple[CatatanAktivitas, ...]]:
    return {each.bulan: tuple(one for one in records if one.bulan == each.bulan) for each in records}


def _settings(lama: UnitRecords, baru: UnitRecords) -> Iterator[Perubahan]:
    old, new = lama.pengaturan, baru.pengaturan
    keys = [one.name for one in fields(old) if one.name != "jabatan"]
    for kunci, was, now in differing(contents(old, keys), contents(new, keys)):
        letak = Letak(baru.berkas_pengaturan, (kunci,))
        yield Perubahan("pengaturan", "pengaturan", "diubah", kunci, lama=was, baru=now, letak=letak)
    letak = Letak(baru.berkas_pengaturan or lama.berkas_pengaturan, ("jabatan",))
    yield from _entries("pengaturan", "jabatan", letak, old.jabatan, new.jabatan)


def _entries(
    bagian: Bagian, jenis: str, letak: Letak, before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[Perubahan]:
    """Give one line for each entry below a place that came, went or changed."""
    for key, was, now in differing(before, after):
        here = Letak(letak.berkas) if now is None else letak.below(key)
        yield Perubahan(bagian, jenis, cara_of(was, now), id=key, lama=was, baru=now, letak=here)


def _log(baru: UnitRecords, berkas: str, before: Persetujuan | None, after: Persetujuan | None) -> Iterator[Perubahan]:
    """Give each new line of an approval log, and the first old one that is no longer what it was."""
    periode = next(one.periode for one in (after, before) if one)
    old, new = (one.log if one else () for one in (before, after))
    same = next((n for n, (was, now) in enumerate(zip(old, new, strict=False)) if was != now), min(len(old), len(new)))
    lines: list[tuple[int, CatatanPeriode | None, CatatanPeriode | None]]
    lines = [(n, None, one) for n, one in enumerate(new[same:], same)]
    if same < len(old):
        lines = [(same, old[same], next(iter(new[same:]), None))]
    plan = None if after else baru.plan_of(periode.tahun)
    log = Letak(plan.berkas, ("periode",)) if plan else Letak(berkas, ("log",) if after else ())
    for n, was, now in lines:
        names = (str(n + 1), berkas, "", periode.nama)
        letak = log.below(n) if now else log
        yield Perubahan("periode", "log", cara_of(was, now), *names, periode.tahun, was, now, letak=letak)
