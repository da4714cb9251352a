"""What changed between two states of a workspace, in the domain's terms: matched by id, never by position.

A plan may be split over files, and a file renamed: two plans are compared for the years they share, so that only what
a year is judged by counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from difflib import SequenceMatcher
from fractions import Fraction
from typing import Any, Literal, TypeVar

from zi_cli.core.capaian import is_better
from zi_cli.core.outline import AnyButir, Butir, Outline
from zi_cli.core.unit import UnitRecords
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Letak
from zi_cli.model.rencana import Aktivitas, Indikator, Kegiatan, Program, Rencana

K = TypeVar("K")
V = TypeVar("V")
Bagian = Literal["rencana", "realisasi", "pengaturan", "register", "rekomendasi", "periode"]
Cara = Literal["ditambahkan", "dihapus", "diubah", "dipindahkan"]
Bobot = Literal["", "lebih_berat", "lebih_ringan"]
Pasangan = tuple[AnyButir, AnyButir]
"""A node as it was, and as it is."""

KUNCI_INDIKATOR = (
    *("nama", "jenis", "satuan", "desimal", "kode", "baik", "arah", "rumus", "hitung", "kecuali", "pembilang"),
    *("penyebut", "boleh_lebih", "konsolidasi", "kumulatif", "rilis", "rumus_turun", "skala", "urutan", "nilai_label"),
    *("berlaku", "boleh_negatif", "kondisi_awal", "cara_capaian", "bobot", "penanggung_jawab", "catatan"),
    *("pendukung", "terkait", "lke"),
)
KUNCI: dict[type[Any], tuple[str, ...]] = {
    Program: ("nama", "tujuan", "sasaran", "lke"),
    Kegiatan: ("nama", "lke"),
    Aktivitas: ("nama", "penanggung_jawab", "pendukung", "anggaran", "catatan", "lke"),
    Indikator: KUNCI_INDIKATOR,
}
"""The keys of each kind of node that are compared as they are; schedules, outputs and targets have words of their own."""
RUPA_SAMA = 0.75
"""An output so much like one that is gone is the same one, worded anew."""


@frozen
class Perubahan:
    """One change; `kunci` names what of the thing changed, and is empty when the thing itself came or went."""

    bagian: Bagian
    jenis: str
    cara: Cara
    kunci: str = ""
    id: str = ""
    nomor: str = ""
    nama: str = ""
    tahun: int | None = None
    """The year of a target, or of a file of records."""
    lama: object = None
    baru: object = None
    bobot: Bobot = ""
    letak: Letak = field(default=Letak(""), compare=False)
    """The place in the new text; of what is gone, the nearest node above."""
    hanya: tuple[int, ...] = field(default=(), compare=False)
    """The years a change of the plan holds for, where it does not hold for all."""


def plan_changes(lama: UnitRecords, baru: UnitRecords) -> list[Perubahan]:
    """Give what changed in the plans, in printed order; of a plan that cannot be read nothing is said to be gone."""
    pairs = _pairs(lama, baru)
    shared = {tahun for _, _, years in pairs for tahun in years}
    merged: dict[Perubahan, tuple[int, ...]] = {}
    for old, new, years in pairs:
        for one in _between(old, new, years):
            merged[one] = (*merged.get(one, ()), *years)
    found = [replace(one, hanya=() if len(years) == len(shared) else years) for one, years in merged.items()]
    found.sort(key=_printed)
    if any("/renaksi_" in f"/{nama}" for nama in lama.tak_terbaca | baru.tak_terbaca):
        return found
    return [*_years(lama, baru), *found, *_decisions(lama, baru)]


def _printed(one: Perubahan) -> tuple[object, ...]:
    """Put a node before what stands below it, and what is no node's at either end."""
    depth = {"program": 2, "kegiatan": 4}.get(one.jenis, 6)
    return one.kunci == "urutan", bool(one.id), one.letak.berkas, one.letak.jalur[:depth] if one.id else ()


def _pairs(lama: UnitRecords, baru: UnitRecords) -> list[tuple[Outline, Outline, tuple[int, ...]]]:
    """Give each old plan with the new one that answers for some of its years, and those years."""
    found: dict[tuple[str, str], tuple[Outline, Outline, list[int]]] = {}
    for tahun in lama.years:
        old, new = lama.plan_of(tahun), baru.plan_of(tahun)
        if old and new:
            found.setdefault((old.berkas, new.berkas), (old, new, []))[2].append(tahun)
    return [(old, new, tuple(years)) for old, new, years in found.values()]


def _between(old: Outline, new: Outline, years: tuple[int, ...]) -> Iterator[Perubahan]:
    if old.rencana is new.rencana:
        return
    yield from _general(old, new)
    pairs, come, gone = _beside(old, new)
    for butir in come:
        yield _node(butir, "ditambahkan", letak=butir.letak)
    for known, butir in pairs:
        if type(known.isi) is not type(butir.isi):
            letak = butir.letak.below("id")
            yield _node(butir, "diubah", "jenis_butir", lama=kind(known), baru=kind(butir), letak=letak)
        else:
            yield from _of_node(known, butir, years)
    for butir in gone:
        bobot: Bobot = "lebih_ringan" if isinstance(butir.isi, (Aktivitas, Indikator)) else ""
        yield _node(butir, "dihapus", bobot=bobot, letak=_above(butir, new.by_id, new))
    yield from _order(old, new, pairs)


def _beside(old: Outline, new: Outline) -> tuple[list[Pasangan], list[AnyButir], list[AnyButir]]:
    """Put the nodes of one id beside each other; gives the pairs, and what came and what is gone.

    A merge may leave an id twice: which of the nodes is the old one is then told by what it says, then by its place.
    """
    before: dict[str, list[AnyButir]] = {}
    for butir in old.every():
        before.setdefault(butir.id, []).append(butir)
    pairs: list[Pasangan] = []
    left = list(new.every())
    for is_same in (_says_the_same, _stands_where, _is_of_the_kind, lambda *_: True):
        waiting, left = left, []
        for butir in waiting:
            known = next((one for one in before.get(butir.id, ()) if is_same(one, butir)), None)
            if known is None:
                left.append(butir)
            else:
                before[butir.id].remove(known)
                pairs.append((known, butir))
    return pairs, left, [one for same in before.values() for one in same]


def _says_the_same(one: AnyButir, other: AnyButir) -> bool:
    return one.isi == other.isi


def _stands_where(one: AnyButir, other: AnyButir) -> bool:
    return _is_of_the_kind(one, other) and _parents(one)[:1] == _parents(other)[:1]


def _is_of_the_kind(one: AnyButir, other: AnyButir) -> bool:
    return type(one.isi) is type(other.isi)


def kind(butir: AnyButir) -> str:
    """Name the kind of a node: program, kegiatan, aktivitas or indikator."""
    return type(butir.isi).__name__.lower()


def _node(butir: AnyButir, cara: Cara, kunci: str = "", **more: Any) -> Perubahan:  # noqa: ANN401  the other fields
    return Perubahan("rencana", kind(butir), cara, kunci, butir.id, butir.nomor, butir.nama, **more)


def _parents(butir: AnyButir) -> list[str]:
    """Give the ids of the nodes above, the nearest first."""
    above = [butir.kegiatan.id] if butir.kegiatan and butir.kegiatan.id != butir.id else []
    return [*above, butir.program.id] if butir.program.id != butir.id else []


def _above(gone: AnyButir, after: Mapping[str, AnyButir], new: Outline) -> Letak:
    """Give where a node that is gone would stand: in the nearest node above it that is still there."""
    nearest = next((after[id_] for id_ in _parents(gone) if id_ in after), None)
    if nearest is None:
        return Letak(new.berkas, ("program",))
    return nearest.letak.below(kind(gone)) if _parents(gone)[0] == nearest.id else nearest.letak


def _general(old: Outline, new: Outline) -> Iterator[Perubahan]:
    before, after = (contents(one.rencana, ("judul", "unit", "ditetapkan", "periode_laporan")) for one in (old, new))
    for kunci, was, now in differing(before, after):
        letak = Letak(new.berkas, (kunci,))
        yield Perubahan("rencana", "rencana", "diubah", kunci, lama=was, baru=now, letak=letak)


def differing(before: Mapping[K, V], after: Mapping[K, V]) -> Iterator[tuple[K, V | None, V | None]]:
    """Give what stands under a key on both sides, None where nothing does, where it is not the same; new keys first."""
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        if was is not now and was != now:
            yield key, was, now


def cara_of(was: object, now: object) -> Cara:
    """Say whether something came, went or changed."""
    return "ditambahkan" if was is None else "dihapus" if now is None else "diubah"


def contents(record: object, keys: Iterable[str]) -> dict[str, object]:
    """Give what some keys of a record hold, comparable."""
    return {key: plain(getattr(record, key)) for key in keys}


def plain(value: object) -> object:
    """Make a value comparable: blanks in a text do not count, and everything can be a key."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return tuple(sorted((key, plain(one)) for key, one in value.items()))
    return tuple(plain(one) for one in value) if isinstance(value, tuple) else value


def _of_node(old: AnyButir, new: AnyButir, years: tuple[int, ...]) -> Iterator[Perubahan]:
    before, after = _parents(old)[:1], _parents(new)[:1]
    if before != after:
        yield _node(new, "dipindahkan", lama=old.nomor, baru=new.nomor, letak=new.letak)
    if old.isi is new.isi or old.isi == new.isi:
        return
    keys = KUNCI[type(new.isi)]
    for kunci, was, now in differing(contents(old.isi, keys), contents(new.isi, keys)):
        yield _node(new, "diubah", kunci, lama=was, baru=now, letak=new.letak.below(kunci))
    if isinstance(old.isi, Indikator) and isinstance(new.isi, Indikator):
        yield from _targets(new, old.isi, new.isi, years)
    if isinstance(old.isi, Aktivitas) and isinstance(new.isi, Aktivitas):
        yield from _schedule(new, old.isi, new.isi)
        yield from _outputs(new, old.isi.output, new.isi.output)


def _targets(butir: AnyButir, old: Indikator, new: Indikator, years: tuple[int, ...]) -> Iterator[Perubahan]:
    before, after = ({way: one for way, tahun, one in side.targets() if tahun in years} for side in (old, new))
    for way, was, now in sorted(differing(before, after), key=lambda one: (one[0][0] != "target", *one[0])):
        yield _node(
            butir,
            cara_of(was, now),
            "_".join(map(str, (way[0], *way[2:]))),
            tahun=way[1],
            lama=was,
            baru=now,
            bobot=_weight(old, was, now),
            letak=butir.letak.below(*way),
        )


def _weight(old: Indikator, was: Fraction | None, now: Fraction | None) -> Bobot:
    """Say whether a target became harder or easier, seen in the direction the indikator had."""
    if was is None:
        return ""
    if now is None:
        return "lebih_ringan"
    if old.naik is None:
        is_good, stays_good = was in old.baik, now in old.baik
        return "" if is_good == stays_good else "lebih_ringan" if is_good else "lebih_berat"
    return "lebih_ringan" if is_better(old, was, now) else "lebih_berat"


def _schedule(butir: AnyButir, old: Aktivitas, new: Aktivitas) -> Iterator[Perubahan]:
    if old.jendela != new.jendela:
        bobot = "lebih_ringan" if _is_later(old, new) else "lebih_berat"
        letak = butir.letak.below("waktu")
        yield _node(butir, "diubah", "waktu", lama=_time(old), baru=_time(new), bobot=bobot, letak=letak)


def _time(isi: Aktivitas) -> str:
    return isi.waktu.teks + (f" ({isi.frekuensi})" if isi.frekuensi else "")


def _is_later(old: Aktivitas, new: Aktivitas) -> bool:
    """Say whether by the end of some month fewer occurrences are due than were."""
    before, after = ([window.jatuh_tempo for window in isi.jendela] for isi in (old, new))
    return any(sum(m <= month for m in after) < sum(m <= month for m in before) for month in range(1, 13))


def _outputs(butir: AnyButir, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Perubahan]:
    known, there = {plain(one) for one in old}, {plain(one) for one in new}
    gone = [one for one in old if plain(one) not in there]
    come = [one for one in new if plain(one) not in known]
    letak = butir.letak.below("output")
    for one in gone:
        again = _most_like(one, come)
        if again is None:
            yield _node(butir, "dihapus", "output", lama=one, bobot="lebih_ringan", letak=letak)
        else:
            come.remove(again)
            yield _node(butir, "diubah", "output", lama=one, baru=again, letak=letak.below(new.index(again)))
    for one in come:
        yield _node(butir, "ditambahkan", "output", baru=one, letak=letak.below(new.index(one)))


def _most_like(text: str, candidates: list[str]) -> str | None:
    likeness = {
        one: SequenceMatcher(None, text.casefold()[:200], one.casefold()[:200]).ratio() for one in candidates[:50]
    }
    best = max(likeness, key=lambda one: likeness[one], default="")
    return best if best and likeness[best] >= RUPA_SAMA else None


def _order(old: Outline, new: Outline, pairs: list[Pasangan]) -> Iterator[Perubahan]:
    """Give one change for all that was only put in another order."""
    staying = [(was, now) for was, now in pairs if _is_of_the_kind(was, now) and _parents(was) == _parents(now)]
    place = {id(butir): n for side in (old, new) for n, butir in enumerate(side.every())}
    before, after = (_families(sorted(staying, key=lambda pair: place[id(pair[side])])) for side in (0, 1))
    moved = tuple(
        (was.nomor, now.nomor, now.letak)
        for family, second in after.items()
        for (_, stood_here), (was, now) in zip(before[family], second, strict=True)
        if stood_here is not now
    )
    if moved:
        numbers = tuple((old_number, number) for old_number, number, _ in moved)
        yield Perubahan("rencana", "rencana", "diubah", "urutan", lama=len(moved), baru=numbers, letak=moved[0][2])


def _families(pairs: list[Pasangan]) -> dict[tuple[str, str], list[Pasangan]]:
    """Group nodes of one kind below one node."""
    found: dict[tuple[str, str], list[Pasangan]] = {}
    for pair in pairs:
        found.setdefault((kind(pair[1]), next(iter(_parents(pair[1])), "")), []).append(pair)
    return found


def _years(lama: UnitRecords, baru: UnitRecords) -> Iterator[Perubahan]:
    before, after = lama.years, baru.years
    if before != after:
        letak = Letak(baru.rencana[0].berkas if baru.rencana else "", ("periode",))
        bobot: Bobot = "" if set(before) <= set(after) else "lebih_ringan"
        yield Perubahan("rencana", "rencana", "diubah", "periode", lama=before, baru=after, bobot=bobot, letak=letak)


def _decisions(lama: UnitRecords, baru: UnitRecords) -> Iterator[Perubahan]:
    """Give the revisions and tombstones that came or went, in whatever file they stand."""
    before, after = decisions(lama), decisions(baru)
    for key, (isi, letak) in after.items():
        if key not in before:
            yield _decision(key, "ditambahkan", isi, letak)
    files = [one.berkas for one in baru.rencana]
    for key, (isi, old) in before.items():
        if key not in after:
            berkas = old.berkas if old.berkas in files else next(iter(files), "")
            yield _decision(key, "dihapus", isi, Letak(berkas, (str(key[0]),)))


def _decision(key: tuple[object, ...], cara: Cara, isi: object, letak: Letak) -> Perubahan:
    id_ = str(key[1]) if key[0] == "dihapus" else ""
    lama, baru = (isi, None) if cara == "dihapus" else (None, isi)
    return Perubahan("rencana", "rencana", cara, str(key[0]), id_, lama=lama, baru=baru, letak=letak)


def decisions(side: UnitRecords) -> dict[tuple[object, ...], tuple[object, Letak]]:
    """Give every revision and tombstone of a side with its place; the same one in two files counts once."""
    found: dict[tuple[object, ...], tuple[object, Letak]] = {}
    for plan in side.rencana:
        rencana: Rencana = plan.rencana
        for n, revisi in enumerate(rencana.revisi):
            key = ("revisi", revisi.tanggal, plain(revisi.dasar), tuple(sorted(revisi.butir)), plain(revisi.target))
            found.setdefault(key, (revisi, Letak(plan.berkas, ("revisi", n))))
        for n, dihapus in enumerate(rencana.dihapus):
            found.setdefault(("dihapus", dihapus.id), (dihapus, Letak(plan.berkas, ("dihapus", n))))
    return found


def find_node(side: UnitRecords, id_: str, tahun: int | None = None) -> Butir[Any] | None:
    """Give a node of the plan of a year, or of any plan."""
    plans = [one for one in side.rencana if tahun is None or tahun in one.rencana.periode.tahun]
    return next((butir for one in plans if (butir := one.of(id_))), None)
