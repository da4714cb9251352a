"""Up to which day what is recorded counts in a period that was submitted, and what of a record was known by then.

Late is a completion after that day, a figure released after it, and evidence recorded after it: they count in later
readings only, and change nothing of what was submitted.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING

from zi_cli.model.frozen import frozen
from zi_cli.model.periode import Periode
from zi_cli.model.realisasi import Bacaan, CatatanAktivitas, Realisasi

if TYPE_CHECKING:
    from zi_cli.model.bukti import Bukti
    from zi_cli.model.persetujuan import Persetujuan


@frozen
class Batas:
    """The day of the last submission of a period, and that of the ids which were opened again alone."""

    hari: date
    lingkup: Mapping[str, date | None] = field(default_factory=dict)
    """None for an id that is open now."""

    def of(self, id_: str) -> date | None:
        """Look up the day up to which what is recorded of an id counts; None where it has none."""
        return self.lingkup.get(id_, self.hari)

    def moved(self, ids: Iterable[str], day: date | None) -> "Batas":
        """Give some ids another day."""
        return replace(self, lingkup={**self.lingkup, **dict.fromkeys(ids, day)})


def batas_of(persetujuan: "Persetujuan | None", diajukan: date | None = None) -> Batas | None:
    """Find up to when the records of a period count; None while it is open.

    `diajukan` is the day of a submission that is about to be made. Opening a period again for some ids moves their day
    alone. A period that was submitted before its end counts up to its end.
    """
    if persetujuan is None:
        return None
    found: Batas | None = None
    scope: tuple[str, ...] = ()
    is_open = True
    steps = [(one.langkah, one.tanggal, one.lingkup) for one in persetujuan.log]
    for langkah, tanggal, lingkup in [*steps, *([("ajukan", diajukan, ())] if diajukan else [])]:
        if langkah == "ajukan":
            day = max(tanggal, persetujuan.periode.akhir)
            found = found.moved(scope, day) if found and scope else Batas(day)
        elif langkah == "buka_kembali":
            scope = lingkup
        is_open = langkah in ("kembalikan", "buka_kembali")
    if not is_open or found is None:
        return found
    return found.moved(scope, None) if scope else None


def realisasi_by(year: Realisasi, sampai: Callable[[str], date | None], register: Mapping[str, "Bukti"]) -> Realisasi:
    """Take from a year what is later than the day of its id; a record of which nothing is left keeps its place."""

    def late(id_: str) -> frozenset[str]:
        day = sampai(id_)
        return frozenset(key for key, one in register.items() if day is not None and one.dicatat > day)

    return replace(
        year,
        aktivitas={
            id_: tuple(_record_by(one, sampai(id_), late(id_)) for one in every)
            for id_, every in year.aktivitas.items()
        },
        indikator={
            id_: replace(
                every,
                **{one.slot: _reading_by(one, read, sampai(id_), late(id_)) for one, read in every.every(year.tahun)},
            )
            for id_, every in year.indikator.items()
        },
    )


def released_by(year: Realisasi, sampai: Callable[[str], date | None]) -> Realisasi:
    """Take from a year the figures that were released after the day of their id."""
    return replace(
        year,
        indikator={
            id_: every if is_known(every.susulan, sampai(id_)) else replace(every, susulan=None)
            for id_, every in year.indikator.items()
        },
    )


def is_known(susulan: Bacaan | None, batas: date | None) -> bool:
    """Whether a figure was released by a day; one that is not there is no less known."""
    return susulan is None or batas is None or susulan.tanggal is None or susulan.tanggal <= batas


def register_by(register: Mapping[str, "Bukti"], day: date) -> "dict[str, Bukti]":
    """Take from the register the verdicts that were given after a day."""
    return {key: one.by(day) for key, one in register.items()}


def _record_by(catatan: CatatanAktivitas, batas: date | None, terlambat: Collection[str]) -> CatatanAktivitas:
    """Take from a record what was not known by a day; `terlambat` is late evidence."""
    is_late = batas is not None and catatan.selesai is not None and catatan.selesai > batas
    bukti = tuple(one for one in catatan.bukti if one.berkas not in terlambat)
    if not is_late and len(bukti) == len(catatan.bukti):
        return catatan
    known = replace(catatan, selesai=None if is_late else catatan.selesai, bukti=bukti)
    is_only_a_note = is_late and replace(known, catatan=None).is_empty  # it came with the work
    return replace(known, catatan=None) if is_only_a_note else known


def _reading_by(periode: Periode, bacaan: Bacaan, batas: date | None, terlambat: Collection[str]) -> Bacaan | None:
    """Take late evidence from a reading: the reading itself is never late, but for a figure that was released later."""
    if periode.is_released and not is_known(bacaan, batas):
        return None
    bukti = tuple(one for one in bacaan.bukti if one not in terlambat)
    return bacaan if len(bukti) == len(bacaan.bukti) else replace(bacaan, bukti=bukti)
