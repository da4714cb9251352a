"""The files of a new workspace: written where there is nothing yet, and never over anything."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from zi_cli.files import disk
from zi_cli.files.find_unit import PLANS
from zi_cli.files.landing import landing
from zi_cli.files.safe_write import make_folder, patiently, replace_text
from zi_cli.files.temporary import ENDING
from zi_cli.files.unit_folder import absolute, behind_links
from zi_cli.model.refusal import Refusal


def refuse_used(folder: Path) -> None:
    """Refuse a folder that holds a workspace already, or that cannot be one."""
    landing(folder)
    if os.path.lexists(folder / PLANS):
        raise Refusal(
            f"{folder / PLANS} sudah ada, tidak ditimpa", "pilih folder lain, atau lanjutkan unit yang ada: zi check"
        )
    _refuse_file(absolute(folder))


def missing(folder: Path, names: Iterable[str]) -> list[str]:
    """Give the files that are not there yet; raises Refusal where one would land outside the folder."""
    wanted = [name for name in names if not os.path.lexists(folder / name)]
    for name in wanted:
        parent = (folder / name).parent
        _refuse_file(absolute(parent))
        if not behind_links(parent).is_relative_to(behind_links(folder)):
            raise Refusal(f"{parent} tautan ke luar folder itu", "hapus tautannya, atau pilih folder lain")
    return wanted


def begin_unit(folder: Path, texts: Mapping[str, str]) -> None:
    """Write the files of a new unit; where one cannot be written, what was made is taken away again.

    The folder of plans is filled aside and gets its name last, in one step: until then there is no unit, and whoever
    begins it again finds the other files of a time that was cut short, and keeps them.
    """
    aside, inside = folder / f".{PLANS}{ENDING}", f"{PLANS}/"
    with ExitStack() as made:
        _write(made, {folder / name: text for name, text in texts.items() if not name.startswith(inside)})
        _take_away(disk.remove_tree, aside)  # left by a time that was cut short
        made.callback(_take_away, disk.remove_tree, aside)
        _write(made, {aside / name[len(inside) :]: text for name, text in texts.items() if name.startswith(inside)})
        patiently(lambda: disk.rename(aside, folder / PLANS))
        made.pop_all()
    disk.sync_folder(folder)


def write_new(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files, each whole, in their order; where one cannot be written, what was made is taken away again."""
    with ExitStack() as made:
        _write(made, {folder / name: text for name, text in texts.items()})
        made.pop_all()


def _write(made: ExitStack, texts: Mapping[Path, str]) -> None:
    for path, text in texts.items():
        for one in make_folder(path.parent):
            made.callback(_take_away, disk.rmdir, one)
        made.callback(_take_away, disk.unlink, path)
        replace_text(path, text)


def _take_away(step: Callable[[Path], None], path: Path) -> None:
    with suppress(OSError):  # what cannot be taken away stays; the first failure is the one to be told
        step(path)


def _refuse_file(folder: Path) -> None:
    """Refuse a way to a folder on which a file stands."""
    there = next(one for one in (folder, *folder.parents) if os.path.lexists(one) or one == one.parent)
    if not there.is_dir():
        raise Refusal(f"{there} adalah berkas, bukan folder", "pilih nama folder lain")
