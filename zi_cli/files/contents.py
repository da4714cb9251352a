"""The content of every file that an answer about a unit may depend on, taken at once.

What is taken is more than any command reads: whatever is named like data. A unit with a link, a pipe, an unreadable or
an outsized file among these is not taken; such a unit is answered afresh each time.
"""

import os
import stat
import sys
from collections.abc import Callable

TYPE_CHECKING = False  # typing itself takes as long to import as all the rest here
if TYPE_CHECKING:
    from typing import Protocol

    class Digest(Protocol):
        """A digest that has begun."""

        def update(self, data: bytes, /) -> object:
            """Take in more."""

        def digest(self) -> bytes:
            """Give what stands for all of it."""


MOST_BYTES = 5 * 1024 * 1024
"""The most that is read of one file, as in the workspace."""

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
    """The files of a unit by their names below the folder of plans, and the state of all that was looked at."""

    __slots__ = ("_states", "files")

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._states: list[os.stat_result] = []

    def saw(self, state: os.stat_result) -> None:
        """Remember in which state a file or a folder was."""
        self._states.append(state)

    def marks(self) -> list[Mark]:
        """Give the mark of each file and folder that was looked at."""
        return [(one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns) for one in self._states]

    def digest(self, begun: "Digest") -> bytes:
        """Give what stands for names and contents, by a digest that has begun."""
        begun.update("".join(f"{len(name)} {len(data)} {name}" for name, data in self.files.items()).encode(**_ANY))
        for data in self.files.values():
            begun.update(data)
        return begun.digest()


def contents_of(plans: str) -> Contents:
    """Take the files of a unit; raises Untaken where they cannot stand for an answer."""
    taken = Contents()
    try:
        for name in _names(plans, taken):
            path, folded = f"{plans}{os.sep}{name}", name.casefold()
            if _FOLDS_CASE and name != folded and folded in _LOOKED_UP:
                raise Untaken
            if _is_data(folded):
                taken.files[name] = _content(path, taken)
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
            taken.files[f"{called}/{name}"] = _content(f"{folder}{os.sep}{name}", taken)


def _is_data(folded: str) -> bool:
    """Say whether a name could be data's on any system: a copy and a wrong ending are findings too."""
    return folded.endswith("ml") and ".y" in folded


def _is_text(folded: str) -> bool:
    return folded.endswith(".md")


def _names(folder: str, taken: Contents) -> list[str]:
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode) or leads_elsewhere(found):
        raise Untaken
    taken.saw(found)
    return sorted(os.listdir(folder))


def _content(path: str, taken: Contents) -> bytes:
    """Read a file whole; one that grows or shrinks meanwhile is not taken."""
    if not _NAMES_LINKS and not stat.S_ISREG(os.lstat(path).st_mode):
        raise Untaken
    handle = os.open(path, os.O_RDONLY | _FLAGS)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            raise Untaken
        data = os.read(handle, found.st_size + 1)
    finally:
        os.close(handle)
    if len(data) != found.st_size:
        raise Untaken
    taken.saw(found)
    return data
