"""The content of every file that an answer about a unit may depend on, taken at once.

What is taken is more than any command reads: whatever is named like data. A unit with a link, a pipe, an unreadable or
an outsized file among these is not taken; such a unit is answered afresh each time.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable

TYPE_CHECKING = False  # typing itself takes as long to import as all the rest here
if TYPE_CHECKING:
    from typing import Protocol

    class Digest(Protocol):
        """A digest that has begun."""

        def update(self, data: bytes | memoryview, /) -> None:
            """Take in more."""

        def digest(self) -> bytes:
            """Give what stands for all of it."""


MOST_BYTES = 5 * 1024 * 1024
"""The most that is read of one file, as in the workspace."""

_SPARE = 64 * 1024
"""So much more than is needed a room grows at a time."""
_YEARLY = ("realisasi", "bukti", "rekomendasi", "periode")
_TEXTS = "narasi"
_LOOKED_UP = (*_YEARLY, _TEXTS, "zi.yaml")
_FOLDS_CASE = sys.platform in ("win32", "darwin")
"""Where 2024.YAML is opened as 2024.yaml, what a name is depends on who asks."""
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_ANY = {"encoding": "utf-8", "errors": "surrogatepass"}
_NAMES_LINKS = hasattr(os, "O_NOFOLLOW")
"""Whether the system itself refuses to open a link."""
_JUNCTION = 0xA0000003
"""How Windows marks a folder that leads elsewhere."""

Mark = tuple[int, int, int, int]
"""What tells one state of a file from another, apart from its content."""


class Untaken(Exception):  # noqa: N818  says what it is, as Unanswerable does
    """A unit whose files cannot stand for an answer."""


class Contents:
    """The files of a unit by their names below the folder of plans, and the marks of all that was looked at.

    What they hold lies end to end in a room, which who asks about many units lends to one after the other: taking fresh
    memory for each file took longer than reading and digesting it. It stands until the room is lent again.
    """

    __slots__ = ("_end", "_ends", "_room", "marks")

    def __init__(self, room: bytearray) -> None:
        self._room = room
        self._ends: dict[str, int] = {}
        self._end = 0
        self.marks: list[Mark] = []

    @property
    def names(self) -> Iterable[str]:
        """The names, in the order in which they were taken."""
        return self._ends

    def files(self) -> dict[str, bytes]:
        """Give each file's content, for longer than the room stands."""
        begins = [0, *self._ends.values()]
        return {
            name: bytes(self._room[begin:end]) for (name, end), begin in zip(self._ends.items(), begins, strict=False)
        }

    def take(self, name: str, handle: int, size: int) -> bool:
        """Read a file of a size behind the others; False for one that is longer or shorter by now."""
        end = self._end + size
        if len(self._room) <= end:
            self._room.extend(bytes(end + _SPARE - len(self._room)))
        with memoryview(self._room) as whole, whole[self._end : end + 1] as part:
            if _read_into(handle, part) != size:
                return False
        self._ends[name] = self._end = end
        return True

    def digest(self, begun: "Digest") -> bytes:
        """Give what stands for names and contents, by a digest that has begun."""
        begins = [0, *self._ends.values()]
        names = (
            f"{len(name)} {end - begin} {name}" for (name, end), begin in zip(self._ends.items(), begins, strict=False)
        )
        begun.update("".join(names).encode(**_ANY))
        with memoryview(self._room) as whole, whole[: self._end] as taken:
            begun.update(taken)
        return begun.digest()


def _read_into(handle: int, part: memoryview) -> int:
    """Read once into a part of a room; gives how much was read."""
    if sys.platform != "win32":
        return os.readv(handle, [part])
    data = os.read(handle, len(part))
    part[: len(data)] = data
    return len(data)


def contents_of(plans: str, room: bytearray | None = None) -> Contents:
    """Take the files of a unit, into a room that is lent; raises Untaken where they cannot stand for an answer."""
    taken = Contents(bytearray() if room is None else room)
    try:
        for name in _names(plans, taken):
            path, folded = f"{plans}{os.sep}{name}", name.casefold()
            if _FOLDS_CASE and name != folded and folded in _LOOKED_UP:
                raise Untaken
            if _is_data(folded):
                _content(path, name, taken)
            elif folded in _YEARLY:
                _take(path, name, _is_data, taken)
            elif folded == _TEXTS:
                for period in _names(path, taken):
                    _take(f"{path}{os.sep}{period}", f"{name}/{period}", _is_text, taken)
    except (OSError, ValueError) as error:
        raise Untaken from error
    return taken


def leads_elsewhere(found: os.stat_result) -> bool:
    """Say whether a folder is a junction, which Windows does not call a link."""
    return getattr(found, "st_reparse_tag", 0) == _JUNCTION


def _take(folder: str, called: str, wanted: Callable[[str], bool], taken: Contents) -> None:
    for name in _names(folder, taken):
        if wanted(folded := name.casefold()):
            if _FOLDS_CASE and name != folded:
                raise Untaken
            _content(f"{folder}{os.sep}{name}", f"{called}/{name}", taken)


def _is_data(folded: str) -> bool:
    """Say whether a name could be data's on any system: a copy and a wrong ending are findings too."""
    return folded.endswith("ml") and ".y" in folded


def _is_text(folded: str) -> bool:
    return folded.endswith(".md")


def _names(folder: str, taken: Contents) -> list[str]:
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode) or leads_elsewhere(found):
        raise Untaken
    taken.marks.append(_mark(found))
    return sorted(os.listdir(folder))


def _content(path: str, name: str, taken: Contents) -> None:
    """Take a file whole; one that grows or shrinks meanwhile is not taken."""
    if not _NAMES_LINKS and not stat.S_ISREG(os.lstat(path).st_mode):
        raise Untaken
    handle = os.open(path, os.O_RDONLY | _FLAGS)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES or not taken.take(name, handle, found.st_size):
            raise Untaken
    finally:
        os.close(handle)
    taken.marks.append(_mark(found))


def _mark(found: os.stat_result) -> Mark:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
