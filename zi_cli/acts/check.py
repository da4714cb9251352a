"""What the rules find in a unit, and in what was changed since a revision."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from zi_cli.checks.all_rules import EVERY, findings
from zi_cli.checks.severity import settle
from zi_cli.core.unit import UnitRecords
from zi_cli.files.nasional import nasional
from zi_cli.files.reading import Dibaca
from zi_cli.files.unit_records import read_unit
from zi_cli.files.workspace import Workspace
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Masalah, in_order


@frozen
class Checked:
    """The problems of a unit in order of place, the files that were read, and the file of each problem ignored."""

    masalah: tuple[Masalah, ...]
    berkas: tuple[str, ...]
    diabaikan: tuple[str, ...]
    unit: UnitRecords

    def within(self, names: Collection[str]) -> "Checked":
        """Narrow to some files; none means all."""
        if not names:
            return self
        known = {*self.berkas, *(one.berkas for one in self.masalah)}
        return replace(
            self,
            masalah=tuple(one for one in self.masalah if one.berkas in names),
            berkas=tuple(sorted(known.intersection(names))),
            diabaikan=tuple(one for one in self.diabaikan if one in names),
        )

    def counts(self, levels: Collection[str]) -> bool:
        """Say whether a problem of one of some levels was found."""
        return any(one.tingkat in levels for one in self.masalah)


def check(workspace: Workspace, hari_ini: date | None = None) -> Checked:
    """Apply every rule to a unit; without a day nothing that is ignored has expired."""
    unit, read = read_unit(workspace)
    return workspace.kept.once(
        "temuan", tuple(read), lambda: _checked(workspace, unit, read, hari_ini), at=(unit, hari_ini)
    )


def _checked(workspace: Workspace, unit: UnitRecords, read: list[Dibaca[Any]], hari_ini: date | None) -> Checked:
    codes = (rule.kode for rule in EVERY)
    standing, passed_over = settle(unit, findings(unit, nasional()), codes, hari_ini)
    found = list(dict.fromkeys(problem for one in read for problem in one.masalah))
    found += [workspace.sumber(one.letak.berkas).show(kode, tingkat, one) for kode, tingkat, one in standing]
    return Checked(
        in_order(found), tuple(one.nama for one in read), tuple(one.letak.berkas for one in passed_over), unit
    )
