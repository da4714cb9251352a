"""What zi keeps for itself, in the user's own folder: closed to others, and read as if anybody had written it."""

import os
import stat
import sys
from pathlib import Path, PurePosixPath
from typing import Any

from zi_cli.files import disk
from zi_cli.files.safe_write import discard, temporary, written_whole


def keep(path: Path, data: bytes) -> None:
    """Put a file in its place, and wait until it lasts; raises OSError where its folder is not the user's own."""
    _make_folder(path.parent)
    if not is_own_folder(path.parent):
        raise PermissionError(0, "folder ini bukan milik Anda sendiri, atau terbuka bagi orang lain", str(path.parent))
    waiting = temporary(path)
    try:
        written_whole(waiting, (data,), 0o600)
        disk.replace(waiting, path)
    finally:
        discard(waiting)
    disk.sync_folder(path.parent)


def content(path: Path, most: int) -> bytes:
    """Read a file of so many bytes at most; raises ValueError for one that is not the user's own."""
    if not is_own_folder(path.parent):
        raise ValueError
    found = path.lstat()  # in a folder that nobody else can put anything into meanwhile
    if not _is_own(found, stat.S_ISREG) or found.st_size > most:
        raise ValueError
    return path.read_bytes()


def below(root: Path, nama: str) -> Path:
    """Find a file below a folder by its name; raises ValueError for a name that leads elsewhere, by a link too."""
    parts = PurePosixPath(nama).parts
    place = root.joinpath(*parts)
    is_plain = parts and all(one not in ("..", "/") and not set(one) & set("\\:\0") for one in parts)
    if not is_plain or not place.is_relative_to(root) or Path(os.path.realpath(place)) != place:
        raise ValueError
    return place


def is_own_folder(folder: Path) -> bool:
    """Say whether a folder is one, no link to one, and the user's own."""
    return _is_own(folder.lstat(), stat.S_ISDIR)


def _is_own(found: os.stat_result, is_kind: Any) -> bool:  # noqa: ANN401  a question of the module stat
    """Say whether a file or folder is of a kind, the user's own and closed to others."""
    if not is_kind(found.st_mode):
        return False
    if sys.platform == "win32":  # a user's folders are closed to others there by where they lie
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & 0o077


def _make_folder(folder: Path) -> None:
    """Make the user's own folder and those above it, closed to others."""
    for one in [one for one in (folder, *folder.parents) if not one.exists()][::-1]:
        disk.mkdir(one, 0o700)
        disk.sync_folder(one.parent)
