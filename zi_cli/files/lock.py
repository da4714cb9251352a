"""One writer at a time: the lock in a unit's folder of plans."""

import os
import stat
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from zi_cli.files.workspace import reason
from zi_cli.model.refusal import Refusal

LOCK = ".zi.lock"
"""The lock's name in the folder of plans; its content means nothing."""


@contextmanager
def locked(folder: Path, patience: float) -> Iterator[None]:
    """Keep other writers out; raises Refusal when one of them does not let go in `patience` seconds.

    A process that dies lets go: the system holds the lock, and where its disk cannot, filelock knows whose process it was.
    """
    place = folder / LOCK
    _refuse_what_is_no_file(place)
    try:
        held = _acquired(place, patience)
    except Timeout as error:
        raise Refusal(
            f"berkas di {folder.name}/ sedang ditulis zi lain, lebih dari {patience:.0f} detik",
            "tunggu sampai selesai, lalu ulangi; tidak ada yang diubah",
        ) from error
    except (OSError, NotImplementedError) as error:
        why = reason(error) if isinstance(error, OSError) else "tempat itu tidak bisa mengunci berkas"
        raise Refusal(
            f"{place} tidak bisa dikunci: {why}",
            "periksa hak tulis Anda di folder itu, atau pindahkan folder unit ke komputer ini; tidak ada yang diubah",
        ) from error
    with held:
        yield


def _acquired(place: Path, patience: float) -> AbstractContextManager[object]:
    with warnings.catch_warnings():  # that it locks in another way where the disk has no locks concerns nobody
        warnings.simplefilter("ignore")
        return FileLock(place, timeout=patience).acquire()


def _refuse_what_is_no_file(place: Path) -> None:
    """Refuse a link, a folder or a device in the lock's place: whoever put it there could decide what is locked."""
    if not os.path.lexists(place):
        return
    mode = place.lstat().st_mode
    if not stat.S_ISREG(mode):
        what = (
            "adalah tautan" if stat.S_ISLNK(mode) else "adalah folder" if stat.S_ISDIR(mode) else "bukan berkas biasa"
        )
        raise Refusal(f"{place} {what}, padahal itu tempat kunci zi", "hapus itu, lalu ulangi; tidak ada yang diubah")
