"""`zi check --against REV`: whether an edit of the plan may be made, judged against where it began."""

from datetime import date
from typing import TYPE_CHECKING

from zi_cli.checks.perubahan import findings_of_change, named_by_check
from zi_cli.cli.sides import GATE, read_side
from zi_cli.core.changes_recorded import changes
from zi_cli.core.comparison import Perbandingan
from zi_cli.files.revision import at_revision, find_repository
from zi_cli.files.workspace import Unanswerable, Workspace

if TYPE_CHECKING:
    from zi_cli.model.masalah import Masalah

OF_APPROVAL = ("ZI601", "ZI602")
"""The rules that name each change of an approved period."""


def problems_of_change(workspace: Workspace, revision: str, hari_ini: date, found: "list[Masalah]") -> "list[Masalah]":
    """Give what the rules of change find, over the files as they lie here and the commit where work on them began."""
    repository = find_repository(workspace.places)
    old = at_revision(repository, repository.base(revision), revision, workspace)
    return compared(old, workspace, hari_ini, found)


def compared(old: Workspace, new: Workspace, hari_ini: date, found: "list[Masalah]") -> "list[Masalah]":
    """Give what the rules of change find between two states; `found` is what the second has by itself."""
    before, broken = read_side(old, GATE)
    if broken:
        first = broken[0]
        raise Unanswerable(
            f"{first.berkas}:{first.baris} di revisi asal tidak terbaca: {first.pesan}",
            "bandingkan dengan revisi yang berkasnya utuh, atau lihat zi diff",
        )
    after, _ = read_side(new, GATE)
    diff = Perbandingan(before, after, changes(before, after), hari_ini, _named(new, found))
    return [
        new.sumber(temuan.letak.berkas).show(rule.kode, rule.penjelasan.tingkat, temuan)
        for rule, temuan in findings_of_change(diff)
    ]


def _named(workspace: Workspace, found: "list[Masalah]") -> frozenset[tuple[str, int]]:
    said = [one.pesan for one in found if one.kode in OF_APPROVAL and one.tingkat == "galat"]
    if not said:
        return frozenset()
    from zi_cli.cli.judging import everything  # noqa: PLC0415  only where an approved period was changed

    return named_by_check(everything(workspace)[0], said)
