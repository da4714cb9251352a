"""Where a file would really come to lie: a link that somebody committed never carries it out of their repository."""

import os
from pathlib import Path

from zi_cli.files.find_unit import folders_below
from zi_cli.model.refusal import Refusal


def landing(said: Path, tree: Path | None = None) -> Path:
    """Follow every link on the way to a file or folder, and give where it leads.

    Raises Refusal over a link that leads out of `tree`, or, where none is given, out of the git working tree or the
    unit that the link lies in: such a link may be anybody's. Those above it are the user's own: a synchronised folder,
    /tmp.
    """
    whole = Path(os.path.abspath(said))  # noqa: PTH100  resolve() would follow links
    here = Path(whole.anchor)
    for part in whole.parts[1:]:
        way = here / part
        here, lay_in = Path(os.path.realpath(way)), here
        if here == way:
            continue
        bound = Path(os.path.realpath(tree)) if tree else _tree_of(lay_in)
        if bound and lay_in.is_relative_to(bound) and not here.is_relative_to(bound):
            raise Refusal(
                f"{said} melewati tautan {part} yang menuju ke luar folder {bound.name}, tidak ditulis di sana",
                f"hapus tautan {part}, atau sebut nama lain",
            )
    return here


def _tree_of(folder: Path) -> Path | None:
    """Find the git working tree a folder lies in, else the unit."""
    above = (folder, *folder.parents)
    of_git = next((one for one in above if os.path.lexists(one / ".git")), None)
    return of_git or next(filter(_is_unit, above), None)


def _is_unit(folder: Path) -> bool:
    try:
        return folders_below(str(folder)) is not None
    except OSError:  # nobody may look into it
        return False
