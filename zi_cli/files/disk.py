"""Every lasting change of a user's files: the one layer it goes through, each function one step of the system.

Callers reach a step as `disk.replace(…)`, never by a name of their own, so that a test can put a disk under them that
fills, fails or dies at any step. What a function may not promise on some system is said with it; all raise OSError.
"""

import errno
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

_MAKE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_MAKE |= sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))
_ONLY_NEW, _SWAP = {"linux": (1, 2), "darwin": (4, 2)}.get(sys.platform, (0, 0))
"""How the system is asked for a rename that overwrites nothing, and for one that exchanges two names."""
_UNABLE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY})
"""What systems say where the disk behind a folder knows no such rename."""
_HERE = -100
"""How Linux calls the folder that a name without one is looked for in."""


def create(path: Path, mode: int = 0o600) -> int:
    """Make a file that is not there yet, for its owner alone unless said otherwise; gives a handle to write to.

    What the process withholds from others (its umask) the system takes off the mode: it can be read only by being set,
    which would be set for every other thread too.
    """
    return os.open(path, _MAKE, mode)


def write(handle: int, data: bytes) -> None:
    """Write all of it, in as many steps as the system takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def sync(handle: int) -> None:
    """Wait until what was written lasts through a power cut."""
    os.fsync(handle)


def close(handle: int) -> None:
    """Let go of a file; some network disks say only now that they are full."""
    os.close(handle)


def chmod(path: Path, mode: int) -> None:
    """Set who may read and write a file."""
    path.chmod(mode)


def chown(path: Path, user: int, group: int) -> None:
    """Set whose a file is; -1 leaves the user or the group as it is. Not on Windows."""
    if sys.platform != "win32":
        os.chown(path, user, group)


def set_attribute(path: Path, name: str, value: bytes) -> None:
    """Set what a file says beside its content. Only on Linux."""
    if sys.platform == "linux":
        os.setxattr(path, name, value)


def replace(fresh: Path, target: Path) -> None:
    """Give a file another's name in one step; whatever had the name is gone."""
    fresh.replace(target)


def rename(path: Path, target: Path) -> None:
    """Give a file or a folder a name that nothing has.

    Raises FileExistsError where something has it. On a disk that cannot rename that way the name is looked at first, and
    somebody quick enough to take it in between is overwritten.
    """
    if os.name != "nt" and not _renamed(path, target, _ONLY_NEW):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        path.rename(target)
    elif os.name == "nt":
        path.rename(target)  # which overwrites nothing there


def exchange(path: Path, other: Path) -> bool:
    """Let two files have each other's name in one step; False, with nothing done, where the system or the disk cannot."""
    return _renamed(path, other, _SWAP)


def unlink(path: Path) -> None:
    """Take a name away from a file."""
    path.unlink()


def mkdir(folder: Path, mode: int = 0o777) -> None:
    """Make a folder in one that is there, open to no more than the user's mask allows."""
    folder.mkdir(mode)


def rmdir(folder: Path) -> None:
    """Take away an empty folder."""
    folder.rmdir()


def remove_tree(folder: Path) -> None:
    """Take away a folder with all that is in it."""
    shutil.rmtree(folder)


def sync_file(path: Path) -> None:
    """Wait until a file that somebody else has written lasts through a power cut."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))  # Windows waits for no file that is only read
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system can."""
    with suppress(OSError):  # Windows cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _renamed(path: Path, target: Path, how: int) -> bool:
    """Rename in a way that Python has no words for; False where the system or the disk has none either."""
    call = _call() if how else None
    if call is None:
        return False
    failed = call(os.fsencode(path), os.fsencode(target), how)
    if failed in _UNABLE:
        return False
    if failed:
        raise OSError(failed, os.strerror(failed), str(path), None, str(target))
    return True


@cache
def _call() -> Callable[[bytes, bytes, int], int] | None:
    """Find the system's call; it gives the number of what went wrong, 0 for nothing."""
    import ctypes

    with suppress(OSError, AttributeError):  # an old C library has none
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            mac = library.renamex_np
            mac.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)
            return lambda path, target, how: ctypes.get_errno() if mac(path, target, how) else 0
        linux = library.renameat2
        linux.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
        return lambda path, target, how: ctypes.get_errno() if linux(_HERE, path, _HERE, target, how) else 0
    return None
