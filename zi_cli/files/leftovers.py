"""What a writer that was killed left half made: taken away by the next one, where it is certainly zi's and the user's own."""

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from zi_cli.files import disk, git
from zi_cli.files.temporary import may_wait
from zi_cli.files.unit_folder import UnitFolder

_WAITS = 3600
"""So many seconds after it was last written to, a copy of evidence no longer waits for its turn."""


def clear_leftovers(places: UnitFolder) -> None:
    """Take away what was left half made in a unit whose lock the caller holds; what is in doubt stays, and is named."""
    found = [path for path in places.leftovers() if _is_left(path)]
    tracked = git.tracked(places.plans, [_name(places, path) for path in found]) if found else frozenset()
    for path in found:
        if tracked is not None and _name(places, path) not in tracked:
            with suppress(OSError):
                disk.unlink(path)


def _is_left(path: Path) -> bool:
    """Say whether it is a plain file of this user's that nobody is still writing to."""
    try:
        found = path.lstat()
    except OSError:
        return False
    is_own = os.name == "nt" or found.st_uid == os.geteuid()
    is_alive = may_wait(path.name) and abs(time.time() - found.st_mtime) < _WAITS
    return stat.S_ISREG(found.st_mode) and is_own and not is_alive


def _name(places: UnitFolder, path: Path) -> str:
    return path.relative_to(places.plans).as_posix()
