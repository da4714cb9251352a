"""What tells one state of a unit from another, for pages that ask whether anything changed."""

import os
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from pathlib import Path

_DEEPEST = 2


def news(plans: Path, hari_ini: date) -> str:
    """Give what tells this state of a unit's files from another: by their names, sizes and times, unopened, and the day.

    The files of evidence are many and never change a page without their register.
    """
    made = blake2b(hari_ini.isoformat().encode(), digest_size=12)
    for name, size, time in sorted(_files(plans, 0)):
        made.update(f"{name}\0{size}\0{time}\n".encode("utf-8", "surrogateescape"))
    return made.hexdigest()


def _files(folder: Path, depth: int) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as found:
            entries = [*found]
    except OSError:
        return
    for one in entries:
        if one.name.startswith("."):
            continue
        try:
            if one.is_dir():
                if depth < _DEEPEST and not (depth and folder.name == "bukti"):
                    yield from _files(Path(one.path), depth + 1)
            else:
                held = one.stat()
                yield one.path, held.st_size, held.st_mtime_ns
        except OSError:
            continue
