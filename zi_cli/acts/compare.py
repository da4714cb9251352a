"""Two states of a unit side by side: what changed, what it does to the figures, and whether it may."""

from dataclasses import replace
from datetime import date

from zi_cli.acts.check import Checked, check
from zi_cli.checks.perubahan import findings_of_change
from zi_cli.core.changes import Perubahan
from zi_cli.core.changes_recorded import changes
from zi_cli.core.comparison import Perbandingan
from zi_cli.core.effect import Dampak, effects
from zi_cli.core.unit import UnitRecords
from zi_cli.files.revision import at_revision, find_repository
from zi_cli.files.unit_records import read_unit
from zi_cli.files.workspace import Workspace
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Masalah, in_order
from zi_cli.model.refusal import Refusal

GATE = ("realisasi", "periode")
"""What the rules of change read beside plans and settings."""
OF_APPROVAL = ("ZI601", "ZI602")
"""The rules that name each change of an approved period."""


@frozen
class Compared:
    """What changed between two states, what it does to the figures, and the first problem of each file unread."""

    perubahan: tuple[Perubahan, ...]
    dampak: tuple[Dampak, ...]
    contoh: frozenset[int]
    """The years of invented figures, on either side."""
    tak_terbaca_lama: tuple[Masalah, ...]
    tak_terbaca_baru: tuple[Masalah, ...]


def compare(here: Workspace, old: str, new: str | None, hari_ini: date) -> Compared:
    """Compare two revisions, or a revision with the files as they lie here.

    Raises Refusal where a revision is not there.
    """
    repository = find_repository(here.places)
    newer = at_revision(repository, repository.commit(new), new, here) if new is not None else here
    baru, broken_new = _side(newer)
    lama, broken_old = _side(at_revision(repository, repository.commit(old), old, newer))
    contoh = frozenset(isi.tahun for side in (lama, baru) for _, isi in side.realisasi if isi.contoh)
    return Compared(changes(lama, baru), effects(lama, baru, hari_ini), contoh, broken_old, broken_new)


def check_since(workspace: Workspace, hari_ini: date, revision: str) -> Checked:
    """Check a unit as it lies here, and what was changed in it since the commit where work on it began.

    Raises Refusal where the revision cannot be compared with.
    """
    found = check(workspace, hari_ini)
    repository = find_repository(workspace.places)
    old = at_revision(repository, repository.base(revision), revision, workspace)
    return replace(found, masalah=in_order((*found.masalah, *compared(old, workspace, hari_ini, found))))


def compared(old: Workspace, new: Workspace, hari_ini: date, found: Checked) -> list[Masalah]:
    """Apply the rules of change to two states; `found` is what the second has by itself."""
    before, broken = _side(old, GATE)
    if broken:
        first = broken[0]
        raise Refusal(
            f"{first.berkas}:{first.baris} di revisi asal tidak terbaca: {first.pesan}",
            "bandingkan dengan revisi yang berkasnya utuh, atau lihat zi diff",
        )
    after, _ = _side(new, GATE)
    approval = (one for one in found.masalah if one.kode in OF_APPROVAL and one.tingkat == "galat")
    named = frozenset(item for one in approval for item in one.perihal)
    diff = Perbandingan(before, after, changes(before, after), hari_ini, named)
    return [
        new.sumber(temuan.letak.berkas).show(rule.kode, rule.penjelasan.tingkat, temuan)
        for rule, temuan in findings_of_change(diff)
    ]


def _side(workspace: Workspace, parts: tuple[str, ...] | None = None) -> tuple[UnitRecords, tuple[Masalah, ...]]:
    """Read one side, and the first problem of each file that cannot be read."""
    unit, read = read_unit(workspace) if parts is None else read_unit(workspace, parts)
    return unit, tuple(one.masalah[0] for one in read if one.isi is None)
