"""What a unit's own settings make of the findings: their final level, those it passes over, and what is wrong with the settings.

Runs once, over all findings of a workspace. A setting that does nothing is named: people trust what they wrote.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.unit import UnitRecords
from zi_cli.model.frozen import frozen
from zi_cli.model.ganti import nama_dimaksud
from zi_cli.model.kalimat import Kutipan
from zi_cli.model.masalah import Jalur, Letak, Penjelasan, Temuan, Tingkat
from zi_cli.model.pengaturan import Pengabaian, Pengaturan
from zi_cli.model.tulisan import tanggal_panjang

FIXED = ("ZI1", "ZI41", "ZI60", "ZI61", "ZI8")
"""Codes that cannot be set: what cannot be read, what is wrong with the settings, what was approved, what a change may do.

A change that could turn off the rules it is judged by would not be judged.
"""

_LOOK_LIKE = str.maketrans("OQILSB", "001158")
"""Letters that are typed for the digits they look like."""

Ditemukan = tuple[Penjelasan, Temuan]
Berlaku = tuple[str, Tingkat, Temuan]
"""A finding with its code at its final level."""


@frozen
class SetelanDinilai:
    """The settings beside what came of them."""

    pengaturan: Pengaturan
    berkas: str
    known: frozenset[str]
    applied: frozenset[str]
    """The codes that were looked for in this run: only of these a suppression can be called unused."""
    hari_ini: date | None
    used: frozenset[int]

    def passed_over(self) -> Iterator[tuple[int, Pengabaian]]:
        """Give the suppressions whose code exists and may be set, each with its place in the list."""
        for n, one in enumerate(self.pengaturan.abaikan):
            if one.kode in self.known and not _fixed(one.kode):
                yield n, one

    def codes(self) -> Iterator[tuple[str, Letak]]:
        """Give every code that the settings name, with its place."""
        for kode in self.pengaturan.aturan:
            yield kode, Letak(self.berkas, ("aturan", kode), kunci=True)
        for n, one in enumerate(self.pengaturan.abaikan):
            yield one.kode, Letak(self.berkas, ("abaikan", n, "kode"))


def settle(
    unit: UnitRecords,
    found: Iterable[Ditemukan],
    codes: Iterable[str],
    hari_ini: date | None = None,
    applied: Iterable[str] | None = None,
) -> tuple[list[Berlaku], list[Temuan]]:
    """Give what stands of the findings, and those passed over; without a day no suppression has expired."""
    settings = unit.pengaturan
    if not (settings.aturan or settings.abaikan):
        return [(rule.kode, rule.tingkat, temuan) for rule, temuan in found], []
    in_force = [(n, one) for n, one in enumerate(settings.abaikan) if not _expired(one, hari_ini)]
    plans = unit.rencana if any(one.butir for _, one in in_force) else ()
    nodes = {(plan.berkas, butir.letak.jalur): butir.id for plan in plans for butir in plan.every()}
    left: list[Berlaku] = []
    over: list[Temuan] = []
    used: set[int] = set()
    for explained, temuan in found:
        kode, is_fixed = explained.kode, _fixed(explained.kode)
        tingkat = explained.tingkat if is_fixed else settings.aturan.get(kode, explained.tingkat)
        fitting = [n for n, one in in_force if not is_fixed and _fits(one, kode, temuan.letak, nodes)]
        if tingkat == "mati":
            continue
        used.update(fitting)
        if fitting:
            over.append(temuan)
        else:
            left.append((kode, tingkat, temuan))
    known = frozenset(codes)
    looked_for = frozenset() if unit.tak_terbaca else frozenset(known if applied is None else applied)
    setelan = SetelanDinilai(settings, unit.berkas_pengaturan, known, looked_for, hari_ini, frozenset(used))
    left += [(one.kode, one.penjelasan.tingkat, temuan) for one in ATURAN for temuan in one.find(setelan)]
    return left, over


def _fixed(kode: str) -> bool:
    return kode.startswith(FIXED)


def _expired(one: Pengabaian, hari_ini: date | None) -> bool:
    return hari_ini is not None and one.sampai < hari_ini


def _fits(one: Pengabaian, kode: str, letak: Letak, nodes: dict[tuple[str, Jalur], str]) -> bool:
    in_file = one.berkas is None or one.berkas == letak.berkas
    return one.kode == kode and in_file and (one.butir is None or one.butir == _owner(letak, nodes))


def _owner(letak: Letak, nodes: dict[tuple[str, Jalur], str]) -> str | None:
    """Give the id a place belongs to: the nearest node of the plan, or the key below the part of another file."""
    above = ((letak.berkas, letak.jalur[:length]) for length in range(len(letak.jalur), 0, -1))
    of_file = str(letak.jalur[1]) if len(letak.jalur) > 1 else None
    return next((nodes[one] for one in above if one in nodes), of_file)


def unknown_code(setelan: SetelanDinilai) -> Iterator[Temuan]:
    settable = {one for one in setelan.known if not _fixed(one)} - set(setelan.pengaturan.aturan)
    for kode, letak in setelan.codes():
        if kode not in setelan.known and not _fixed(kode):
            pesan = f'kode "{kode}" tidak dikenal, jadi pengaturan ini tidak berpengaruh'
            seen = kode[:2] + kode[2:].upper().translate(_LOOK_LIKE)
            saran, ganti = nama_dimaksud(seen, sorted(settable), "lihat kodenya di keluaran zi check")
            if _fixed(seen) and seen in setelan.known:
                saran, ganti = f"hapus pengaturan ini; {seen} tidak dapat diatur atau diabaikan", ()
            yield Temuan(letak, pesan, saran, ganti=ganti)


def code_that_cannot_be_set(setelan: SetelanDinilai) -> Iterator[Temuan]:
    for kode, letak in setelan.codes():
        if _fixed(kode):
            yield Temuan(
                letak,
                f"{kode} tidak dapat diatur atau diabaikan; pengaturan ini tidak berpengaruh",
                "hapus pengaturan ini, dan perbaiki yang ditemukan",
            )


def expired_suppression(setelan: SetelanDinilai) -> Iterator[Temuan]:
    for n, one in setelan.passed_over():
        if _expired(one, setelan.hari_ini):
            yield Temuan(
                Letak(setelan.berkas, ("abaikan", n, "sampai")),
                f"{one.kode} diabaikan sampai {tanggal_panjang(one.sampai)}; tenggatnya sudah lewat, jadi muncul lagi",
                "perbaiki yang ditemukan, atau sepakati tanggal baru dengan alasannya",
            )


def unused_suppression(setelan: SetelanDinilai) -> Iterator[Temuan]:
    for n, one in setelan.passed_over():
        judged = one.kode in setelan.applied and not _expired(one, setelan.hari_ini)
        if judged and n not in setelan.used:
            where = " ".join(filter(None, (one.butir, one.berkas)))
            off = setelan.pengaturan.aturan.get(one.kode) == "mati"
            why = ("sudah dimatikan",) if off else ("tidak ditemukan pada ", Kutipan(where, where))
            yield Temuan(
                Letak(setelan.berkas, ("abaikan", n)),
                (f"pengabaian ini tidak terpakai: {one.kode} ", *why),
                "hapus bila sudah diperbaiki, atau periksa kode, butir dan berkasnya",
            )


ATURAN: tuple[Aturan[SetelanDinilai], ...] = (
    rule(
        "ZI410",
        "peringatan",
        "Pengaturan untuk kode yang tidak dikenal",
        "Berkas pengaturan menyebut kode yang tidak ada, sehingga tidak berpengaruh apa-apa. Biasanya salah ketik.",
        unknown_code,
    ),
    rule(
        "ZI411",
        "peringatan",
        "Kode yang tidak dapat diatur",
        "Kode ZI1xx berarti berkas tidak dapat dibaca, ZI41x adalah masalah pengaturan itu sendiri, ZI60x dan ZI61x "
        "menjaga yang sudah disetujui, dan ZI8xx menilai perubahan, termasuk perubahan pengaturan. Tingkatnya tidak "
        "dapat diubah, dan tidak dapat diabaikan.",
        code_that_cannot_be_set,
    ),
    rule(
        "ZI412",
        "peringatan",
        "Pengabaian lewat tanggal",
        "Pengabaian berlaku sampai tanggal yang disepakati. Sesudah itu masalahnya tampil lagi, agar tidak terlupakan. "
        "Perbaiki masalahnya, atau sepakati tanggal baru.",
        expired_suppression,
    ),
    rule(
        "ZI413",
        "peringatan",
        "Pengabaian tidak terpakai",
        "Yang diabaikan tidak ditemukan lagi: sudah diperbaiki, atau kode, butir atau berkasnya salah tulis. Pengabaian "
        "yang tertinggal kelak menutupi masalah baru. Hapus bila tidak diperlukan.",
        unused_suppression,
    ),
)
