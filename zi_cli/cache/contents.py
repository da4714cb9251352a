"""The content of every file that an answer about a unit may depend on, taken at once.

What is taken is more than any command reads: whatever is named like data. A unit with a link, a pipe, an unreadable or
an outsized file among these is not taken; such a unit is answered afresh each time.
"""

import os
import stat
import sys
from collections.abc import Callable

from zi_cli.files.temporary import is_temporary
from zi_cli.files.unfinished import is_unfinished
from zi_cli.model.limits import MOST_BYTES, MOST_TOGETHER

TYPE_CHECKING = False  # typing itself takes as long to import as all the rest here
if TYPE_CHECKING:
    from typing import Protocol

    class Digest(Protocol):
        """A digest that has begun."""

        def update(self, data: bytes, /) -> object:
            """Take in more."""

        def digest(self) -> bytes:
            """Give what stands for all of it."""


_USUAL = 64 * 1024
"""Few files are larger: asking for so much at once spares the question how much there is."""

_YEARLY = ("realisasi", "bukti", "rekomendasi", "periode")
_TEXTS = "narasi"
_LOOKED_UP = (*_YEARLY, _TEXTS, "zi.yaml")
_FOLDS_CASE = sys.platform in ("win32", "darwin")
"""Where 2024.YAML is opened as 2024.yaml, what a name is depends on who asks."""
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_ANY = {"encoding": "utf-8", "errors": "surrogatepass"}
_JUNCTION = 0xA0000003
"""How Windows marks a folder that leads elsewhere."""

Mark = tuple[int, int, int, int]
"""What tells one state of a file from another, apart from its content."""


class NotCacheable(Exception):  # noqa: N818  says what it is, as Refusal does
    """A unit whose files cannot stand for an answer."""


class Contents:
    """The files of a unit by their names below the folder of plans."""

    __slots__ = ("files", "marks", "room")

    def __init__(self, marks: list[Mark] | None) -> None:
        self.files: dict[str, bytes] = {}
        self.marks = marks
        self.room = MOST_TOGETHER

    def digest(self, begin: "Callable[[bytes], Digest]", before: bytes) -> bytes:
        """Give what stands for some bytes, names and contents; it is quickest over all of them at once."""
        names = "".join([f"{len(name)} {len(data)} {name}" for name, data in self.files.items()])
        return begin(b"".join((before, names.encode(**_ANY), *self.files.values()))).digest()


def contents_of(plans: str, marks: list[Mark] | None = None) -> Contents:
    """Take the files of a unit; raises NotCacheable where they cannot stand for an answer.

    Where there is a list for them, the marks of all files and folders that are looked at are put into it. Without it
    the folder of plans itself is taken for the folder that it was when it was found: asking again takes a while.
    """
    taken = Contents(marks)
    if is_unfinished(plans):
        raise NotCacheable  # what is read is not what lies there
    try:
        for entry in _entries(plans, taken):
            name, folded = entry.name, entry.name.casefold()
            if is_temporary(name) or (_FOLDS_CASE and name != folded and folded in _LOOKED_UP):
                raise NotCacheable
            if _is_data(folded):
                taken.files[name] = _content(entry, taken)
            elif folded in _YEARLY:
                _take(entry, name, _is_data, taken)
            elif folded == _TEXTS:
                for period in _entries_of(entry, taken):
                    _take(period, f"{name}/{period.name}", _is_text, taken)
    except (OSError, ValueError) as error:
        raise NotCacheable from error
    return taken


def is_folder(entry: "os.DirEntry[str]") -> bool:
    """Say whether an entry is a folder, and nothing that leads elsewhere."""
    return entry.is_dir(follow_symlinks=False) and (
        os.name != "nt" or not _leads_elsewhere(entry.stat(follow_symlinks=False))
    )


def _leads_elsewhere(found: os.stat_result) -> bool:
    """Say whether a folder is a junction, which Windows does not call a link."""
    return getattr(found, "st_reparse_tag", 0) == _JUNCTION


def _take(folder: "os.DirEntry[str]", called: str, wanted: Callable[[str], bool], taken: Contents) -> None:
    for entry in _entries_of(folder, taken):
        name = entry.name
        if is_temporary(name):
            raise NotCacheable
        if wanted(folded := name.casefold()):
            if _FOLDS_CASE and name != folded:
                raise NotCacheable
            taken.files[f"{called}/{name}"] = _content(entry, taken)


def _is_data(folded: str) -> bool:
    """Say whether a name could be data's on any system: a copy and a wrong ending are findings too."""
    return folded.endswith(("ml", "ml.txt")) and ".y" in folded


def _is_text(folded: str) -> bool:
    return folded.endswith(".md")


def _entries_of(folder: "os.DirEntry[str]", taken: Contents) -> "list[os.DirEntry[str]]":
    if not is_folder(folder):
        raise NotCacheable
    return _entries(folder.path, taken)


def _entries(folder: str, taken: Contents) -> "list[os.DirEntry[str]]":
    if taken.marks is not None:
        found = os.lstat(folder)
        if not stat.S_ISDIR(found.st_mode) or _leads_elsewhere(found):
            raise NotCacheable
        taken.marks.append(_mark(found))
    with os.scandir(folder) as entries:
        named = {entry.name: entry for entry in entries}
    return [named[name] for name in sorted(named)]


def _content(entry: "os.DirEntry[str]", taken: Contents) -> bytes:
    """Read a file whole; one that grows or shrinks meanwhile is not taken."""
    if not entry.is_file(follow_symlinks=False):
        raise NotCacheable
    handle = os.open(entry.path, os.O_RDONLY | _FLAGS)
    try:
        if taken.marks is not None:
            taken.marks.append(_mark(os.fstat(handle)))
        data = os.read(handle, _USUAL)
        if not data or os.read(handle, 1):
            data = _anew(handle)
        taken.room -= len(data)
        if taken.room < 0:
            raise NotCacheable
        return data
    finally:
        os.close(handle)


def _anew(handle: int) -> bytes:
    """Read all of a large file at one moment; what is empty may have become a pipe since it was listed."""
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
        raise NotCacheable
    os.lseek(handle, 0, os.SEEK_SET)
    data = os.read(handle, found.st_size + 1)
    if len(data) != found.st_size:
        raise NotCacheable
    return data


def _mark(found: os.stat_result) -> Mark:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
