"""What a file keeps beside its content when a new one takes its place: who owns it, and who else may read and write it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from zi_cli.files import disk
from zi_cli.model.refusal import Refusal

_SPECIAL = stat.S_ISUID | stat.S_ISGID | stat.S_ISVTX


def refuse_special(place: Path) -> None:
    """Refuse a file that would not be the same one any more if another took its place."""
    if not place.exists():
        return
    found = place.stat()
    if found.st_nlink > 1:
        raise Refusal(
            f"{place.name} punya {found.st_nlink} nama (tautan keras); bila ditulis, nama yang lain tetap berisi yang lama",
            f"jadikan berkas sendiri: salin dengan nama lain, hapus {place.name}, lalu beri salinan itu nama ini",
        )
    if os.name != "nt" and found.st_mode & _SPECIAL:
        raise Refusal(
            f"{place.name} bertanda setuid, setgid atau sticky, yang tidak ada gunanya bagi berkas data",
            f"hapus tandanya: chmod u-s,g-s,-t {place.name}",
        )


def keep_likeness(place: Path, fresh: Path) -> None:
    """Give the file that waits the owner, group, access list and attributes of the one it replaces, as the system lets us."""
    if os.name == "nt" or not place.exists():
        return
    old, new = place.stat(), fresh.stat()
    if old.st_uid != new.st_uid:
        with suppress(OSError):  # hardly anyone may give a file away
            disk.chown(fresh, old.st_uid, -1)
    if old.st_gid != new.st_gid:
        with suppress(OSError):
            disk.chown(fresh, -1, old.st_gid)
    _keep_attributes(place, fresh)


def _keep_attributes(place: Path, fresh: Path) -> None:
    """Keep the access list too: on Linux it is such an attribute; elsewhere Python knows none."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):  # the disk has none
        for name in os.listxattr(place):
            with suppress(OSError):  # only the system itself may set some
                disk.set_attribute(fresh, name, os.getxattr(place, name))
