"""What changed in the records beside the plan: realisasi, settings, evidence, recommendations, approval logs."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TypeVar

from zi_cli.core.changes import Bagian, Cara, Perubahan, find_node, plain, plan_changes
from zi_cli.core.unit import Bernama, UnitRecords
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Jalur, Letak
from zi_cli.model.periode import readable
from zi_cli.model.persetujuan import Persetujuan
from zi_cli.model.realisasi import Realisasi

T = TypeVar("T")


def changes(lama: UnitRecords, baru: UnitRecords) -> tuple[Perubahan, ...]:
    """Give everything that changed between two states: the plan first, then what is recorded beside it."""
    found = plan_changes(lama, baru)
    for year in _same_file(lama, baru, lama.realisasi, baru.realisasi):
        found += _of_year(lama, baru, *year)
    found += _settings(lama, baru)
    for register in _same_file(lama, baru, lama.register, baru.register):
        found += _entries("register", "bukti", *(_named(one, "bukti") for one in register))
    for issued in _same_file(lama, baru, lama.rekomendasi, baru.rekomendasi):
        found += _entries("rekomendasi", "rekomendasi", *(_named(one, "rekomendasi") for one in issued))
    for log in _same_file(lama, baru, lama.periode, baru.periode):
        found += _log(baru, *log)
    return tuple(found)


def _same_file(
    lama: UnitRecords, baru: UnitRecords, old: Bernama[T], new: Bernama[T]
) -> Iterator[tuple[tuple[str, T] | None, tuple[str, T] | None]]:
    """Put the files of one name beside each other; what cannot be read on a side is not compared."""
    unread = lama.tak_terbaca | baru.tak_terbaca
    before, after = dict(old), dict(new)
    for nama in sorted({*before, *after} - unread):
        was, now = before.get(nama), after.get(nama)
        if was is not now and was != now:
            yield (nama, was) if was else None, (nama, now) if now else None


def _of_year(
    lama: UnitRecords, baru: UnitRecords, before: tuple[str, Realisasi] | None, after: tuple[str, Realisasi] | None
) -> Iterator[Perubahan]:
    if before and after:
        year = _Setahun(lama, baru, after[0], before[1], after[1])
        yield from (*year.mark(), *year.readings(), *year.records())
    elif after:
        yield _file(lama, baru, *after, cara="ditambahkan")
    elif before:
        yield _file(lama, baru, *before, cara="dihapus")


def _file(lama: UnitRecords, baru: UnitRecords, berkas: str, isi: Realisasi, cara: Cara) -> Perubahan:
    """Give one line for a year's file that came or went as a whole."""
    plan = baru.plan_of(isi.tahun) or lama.plan_of(isi.tahun)
    held = f"{sum(len(year.every(isi.tahun)) for year in isi.indikator.values())} bacaan, "
    held += f"{sum(len(records) for records in isi.aktivitas.values())} catatan aktivitas"
    is_new = cara == "ditambahkan"
    letak = Letak(berkas) if is_new or not plan else Letak(plan.berkas, ("periode",))
    was, now = (None, held) if is_new else (held, None)
    return Perubahan("realisasi", "berkas", cara, nama=berkas, tahun=isi.tahun, lama=was, baru=now, letak=letak)


@frozen
class _Setahun:
    """The realisasi of one year on both sides."""

    lama: UnitRecords
    baru: UnitRecords
    berkas: str
    old: Realisasi
    new: Realisasi

    def mark(self) -> Iterator[Perubahan]:
        """Give the change of the mark of invented figures."""
        was, now = self.old.contoh, self.new.contoh
        if was != now:
            letak = Letak(self.berkas, ("contoh",))
            yield Perubahan(
                "realisasi", "berkas", "diubah", "contoh", tahun=self.new.tahun, lama=was, baru=now, letak=letak
            )

    def readings(self) -> Iterator[Perubahan]:
        """Give each reading that came, went or changed."""
        for id_ in dict.fromkeys((*self.new.indikator, *self.old.indikator)):
            before, after = self.old.indikator.get(id_), self.new.indikator.get(id_)
            for periode in readable(self.new.tahun) if before != after else ():
                was, now = (year.of(periode) if year else None for year in (before, after))
                if was != now:
                    yield self._change("bacaan", id_, was, now, periode.slot, ("indikator", id_, periode.slot))

    def records(self) -> Iterator[Perubahan]:
        """Give each month of an aktivitas whose records came, went or changed."""
        for id_ in dict.fromkeys((*self.new.aktivitas, *self.old.aktivitas)):
            before, after = self.old.aktivitas.get(id_, ()), self.new.aktivitas.get(id_, ())
            months = {one.bulan for one in (*before, *after)} if before != after else set()
            for bulan in sorted(months):
                was, now = (tuple(one for one in records if one.bulan == bulan) for records in (before, after))
                if was != now:
                    at = [n for n, one in enumerate(after) if one.bulan == bulan]
                    yield self._change(
                        "catatan", id_, was or None, now or None, str(bulan), ("aktivitas", id_, *at[:1])
                    )

    def _change(self, jenis: str, id_: str, was: object, now: object, kunci: str, jalur: Jalur) -> Perubahan:  # noqa: PLR0913  one parameter a fact
        tahun = self.new.tahun
        butir = find_node(self.baru, id_, tahun) or find_node(self.lama, id_, tahun)
        nomor, nama = (butir.nomor, butir.nama) if butir else ("", "")
        letak = Letak(self.berkas, jalur)
        cara: Cara = "ditambahkan" if was is None else "dihapus" if now is None else "diubah"
        return Perubahan("realisasi", jenis, cara, kunci, id_, nomor, nama, tahun, was, now, letak=letak)


def _settings(lama: UnitRecords, baru: UnitRecords) -> Iterator[Perubahan]:
    old, new = lama.pengaturan, baru.pengaturan
    named = {baru.berkas_pengaturan, lama.berkas_pengaturan}
    if old is new or named & (lama.tak_terbaca | baru.tak_terbaca):
        return
    for kunci in (one.name for one in fields(old) if one.name != "jabatan"):
        was, now = plain(getattr(old, kunci)), plain(getattr(new, kunci))
        if was != now:
            letak = Letak(baru.berkas_pengaturan, (kunci,))
            yield Perubahan("pengaturan", "pengaturan", "diubah", kunci, lama=was, baru=now, letak=letak)
    yield from _entries(
        "pengaturan",
        "jabatan",
        (lama.berkas_pengaturan, "jabatan", old.jabatan),
        (baru.berkas_pengaturan, "jabatan", new.jabatan),
    )


Entries = tuple[str, str, Mapping[str, object]]
"""The entries of a file: its name, the key they stand under, and each by its own key."""


def _named(held: tuple[str, object] | None, kunci: str) -> Entries | None:
    return (held[0], kunci, getattr(held[1], kunci)) if held else None


def _entries(bagian: Bagian, jenis: str, old: Entries | None, new: Entries | None) -> Iterator[Perubahan]:
    """Give one line for each entry that came, went or changed."""
    berkas, under, after = new or ("", "", {})
    before = old[2] if old else {}
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        if was != now:
            cara: Cara = "ditambahkan" if was is None else "dihapus" if now is None else "diubah"
            letak = Letak(berkas or (old[0] if old else ""), (under, key) if now is not None else ())
            yield Perubahan(bagian, jenis, cara, id=key, lama=was, baru=now, letak=letak)


def _log(
    baru: UnitRecords, before: tuple[str, Persetujuan] | None, after: tuple[str, Persetujuan] | None
) -> Iterator[Perubahan]:
    """Give each new line of an approval log, and the first old one that is no longer what it was."""
    berkas, one = after or before or ("", None)
    if one is None:
        return
    old = before[1].log if before else ()
    new = after[1].log if after else ()
    same = next((n for n, (was, now) in enumerate(zip(old, new, strict=False)) if was != now), min(len(old), len(new)))
    nama = one.nama
    if same < len(old):
        plan = baru.plan_of(one.tahun)
        gone = Letak(plan.berkas, ("periode",)) if plan else Letak(berkas)
        letak = Letak(berkas, ("log", same) if same < len(new) else ("log",)) if after else gone
        cara: Cara = "diubah" if same < len(new) else "dihapus"
        now = new[same] if same < len(new) else None
        yield Perubahan("periode", "log", cara, str(same + 1), berkas, "", nama, one.tahun, old[same], now, letak=letak)
        return
    for n in range(same, len(new)):
        letak = Letak(berkas, ("log", n))
        yield Perubahan(
            "periode", "log", "ditambahkan", str(n + 1), berkas, "", nama, one.tahun, baru=new[n], letak=letak
        )
