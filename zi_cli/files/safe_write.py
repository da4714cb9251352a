"""Writing a file whole or not at all."""

import errno
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path

from zi_cli.files import disk
from zi_cli.files.landing import landing
from zi_cli.files.likeness import keep_likeness
from zi_cli.files.temporary import name_for

_TRIES, _PAUSE = 20, 0.1


def replace_text(path: Path, text: str) -> None:
    """Put a text in a file's place in one step: whoever looks sees the old file or the new one.

    Raises OSError that names the file a person asked for, or its folder where that is missing.
    """
    replace_bytes(path, text.encode("utf-8"))


def replace_bytes(path: Path, data: bytes) -> None:
    """Do the same with bytes."""
    target = landing(path)  # a link stays a link
    if target.is_symlink():  # what resolve() says of a loop differs from one Python to the next
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "folder ini belum ada; buat dulu foldernya", str(path.parent))
    if target.exists() and not target.is_file():  # a device, a pipe, a folder
        raise OSError(errno.EINVAL, "ini bukan berkas biasa; sebut nama berkas", str(path))
    with naming(path):
        _replace(target, data)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an error of the system name the file a person knows, whatever it was called while it was made."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def _replace(target: Path, data: bytes) -> None:
    fresh = temporary(target)
    try:
        written_whole(fresh, (data,), mode_of(target))
        keep_likeness(target, fresh)
        put_in_place(fresh, target)
    except BaseException:
        discard(fresh)
        raise
    disk.sync_folder(target.parent)


def temporary(target: Path) -> Path:
    """Name a file beside the one it is going to be."""
    return target.with_name(name_for(target.name))


def written_whole(fresh: Path, pieces: Iterable[bytes], mode: int | None = None) -> None:
    """Make a file, and wait until all of it lasts; what was begun is left to the caller.

    Without a mode it gets that of any new file.
    """
    handle = disk.create(fresh, 0o666) if mode is None else disk.create(fresh)
    try:
        for piece in pieces:
            disk.write(handle, piece)
        if mode is not None:
            disk.chmod(fresh, mode)
        disk.sync(handle)
    finally:
        disk.close(handle)


def mode_of(target: Path) -> int | None:
    """Give who may read and write a file; None where there is none."""
    return target.stat().st_mode & 0o777 if target.exists() else None


def discard(path: Path) -> None:
    """Take a file away that may not be there; what cannot be taken away stays, for the first failure is told."""
    if os.path.lexists(path):
        with suppress(OSError):
            disk.unlink(path)


def make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it that are not there yet, all or none; gives those that were made."""
    place = landing(folder)
    missing = [*takewhile(lambda one: not one.exists(), (place, *place.parents))][::-1]
    made: list[Path] = []
    try:
        made.extend(one for one in missing if _made(one))
    except BaseException:
        for one in reversed(made):
            with suppress(OSError):  # the first failure is told
                disk.rmdir(one)
        raise
    return made


def take_away_empty(made: Iterable[Path]) -> None:
    """Take folders away that were made for what did not come; one that holds something by now stays."""
    for one in reversed([*made]):
        with suppress(OSError):
            disk.rmdir(one)


def _made(folder: Path) -> bool:
    try:
        disk.mkdir(folder)
    except FileExistsError:
        if not folder.is_dir():
            raise
        return False  # somebody else was quicker
    disk.sync_folder(folder.parent)
    return True


def put_in_place(fresh: Path, target: Path) -> None:
    """Replace a file, whatever it holds."""
    patiently(lambda: disk.replace(fresh, target))


def patiently(step: Callable[[], None]) -> None:
    """Take a step; on Windows, where Excel or a sync client may hold a file open, it is tried again for a while."""
    for _ in range(_TRIES if os.name == "nt" else 0):
        try:
            step()
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    step()
