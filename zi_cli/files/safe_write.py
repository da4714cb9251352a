"""Writing a file whole or not at all."""

import errno
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from zi_cli.files.landing import landing

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
    try:
        _replace(target, data)
    except OSError as error:
        error.filename = str(path)
        raise


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        put_in_place(fresh, target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there yet."""
    landing(folder).mkdir(parents=True, exist_ok=True)


def put_in_place(fresh: Path, target: Path) -> None:
    """Replace a file; on Windows one that Excel or a sync client holds open is tried again for a while."""
    for _ in range(_TRIES if os.name == "nt" else 0):
        try:
            fresh.replace(target)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    fresh.replace(target)


def sync_folder(folder: Path) -> None:
    """Make the new name itself last through a power cut, where the system can."""
    with suppress(OSError):  # Windows cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    """Read the process's mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
