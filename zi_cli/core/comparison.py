"""Two states of a workspace side by side, and what the second has said for its changes."""

from collections.abc import Iterator
from datetime import date

from zi_cli.core.changes import Perubahan
from zi_cli.core.unit import UnitRecords
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Perihal
from zi_cli.model.rencana import NAMA_TARGET


@frozen
class Perbandingan:
    """Two states of a workspace, what changed between them, and what is a finding of the second already."""

    lama: UnitRecords
    baru: UnitRecords
    perubahan: tuple[Perubahan, ...]
    hari_ini: date
    ditemukan: frozenset[Perihal] = frozenset()
    """Items of approved periods that `zi check` names by itself: nothing is found twice."""

    def of_plan(self, *kunci: str) -> Iterator[Perubahan]:
        """Give the changes of the plan under some keys, less what is a finding already."""
        for one in self.perubahan:
            if one.bagian == "rencana" and one.kunci in kunci and not self.is_named(one):
                yield one

    def is_named(self, one: Perubahan) -> bool:
        """Say whether `zi check` names a change as one of an approved period."""
        if one.kunci in NAMA_TARGET:
            return one.tahun is not None and Perihal(f"target/{one.id}", one.tahun) in self.ditemukan
        return bool(one.id) and any(named.kunci == f"butir/{one.id}" for named in self.ditemukan)

    def is_past(self, tahun: int | None) -> bool:
        """Say whether a year is over, or has an approved period."""
        approved = {one.tahun for _, one in self.baru.periode if one.status == "disetujui"}
        return tahun is not None and (tahun < self.hari_ini.year or tahun in approved)

    def is_permitted(self, *ids: str) -> bool:
        """Say whether new revisions name all of some nodes: an old one permits nothing new."""
        old, new = ([one for plan in side.rencana for one in plan.rencana.revisi] for side in (self.lama, self.baru))
        known = {(one.tanggal, one.dasar) for one in old}
        return {id_ for one in new if (one.tanggal, one.dasar) not in known for id_ in one.mengubah}.issuperset(ids)
