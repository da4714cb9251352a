"""The two sides of a comparison: a revision or the files as they lie here, read and ready to be compared."""

from typing import TYPE_CHECKING, Any

from zi_cli.core.assessment import BAWAAN
from zi_cli.core.changes import Sisi
from zi_cli.core.outline import outline
from zi_cli.files.revision import Repository, at_revision
from zi_cli.files.workspace import BAGIAN, Workspace

if TYPE_CHECKING:
    from zi_cli.files.reading import Dibaca
    from zi_cli.model.masalah import Masalah

GATE = ("realisasi", "periode")
"""What the rules of change read beside plans and settings."""


def read_side(workspace: Workspace, parts: tuple[str, ...] = BAGIAN) -> tuple[Sisi, "list[Masalah]"]:
    """Read a workspace for a comparison; gives what keeps a file from being read too."""
    held = {part: workspace.every(part) if part in parts else () for part in BAGIAN}
    settings = workspace.pengaturan
    read: list[Dibaca[Any]] = [*workspace.rencana, *(one for part in held.values() for one in part)]
    read += [settings] if settings else []
    broken = [one for one in read if one.isi is None]
    side = Sisi(
        rencana=tuple(outline(one.isi, one.nama) for one in workspace.rencana if one.isi),
        **{part: tuple((one.nama, one.isi) for one in kept if one.isi) for part, kept in held.items()},
        pengaturan=settings.isi if settings and settings.isi else BAWAAN,
        berkas_pengaturan=settings.nama if settings else "",
        tak_terbaca=frozenset(one.nama for one in broken),
    )
    return side, [one.masalah[0] for one in broken]


def the_revision(repository: Repository, called: str, beside: Workspace) -> Workspace:
    """Give the workspace as it is in a revision a person named."""
    return at_revision(repository, repository.commit(called), called, beside)
