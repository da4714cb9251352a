"""One change of a workspace at a time: lock, read afresh, write whole files, let go."""

import difflib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from zi_cli.files.history import remember
from zi_cli.files.journal import Entry
from zi_cli.files.landing import landing
from zi_cli.files.leftovers import clear_leftovers
from zi_cli.files.lock import locked
from zi_cli.files.swap import Fresh, prepared, put_all, undo_unfinished
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.files.workspace import Workspace
from zi_cli.model.riwayat import Tentang

_LONGEST = 400
"""So much of a line is shown in a dry run."""
PATIENCE = 30.0
"""Seconds a writer waits for another one, unless told otherwise."""


@dataclass
class Session:
    """What one command changes: the workspace read under the lock, and the new texts of its files."""

    workspace: Workspace
    changes: dict[Path, bytes | None] = field(default_factory=dict)
    """What each file is to hold; None for one that is to be there no more."""
    tentang: Tentang | None = None
    """What is said of the change in the history; without it there is none of it."""
    dipulihkan: tuple[str, ...] = ()
    """The files of an earlier change that was cut short, which are what they were before it."""
    _copies: list[Fresh] = field(default_factory=list)
    _held: dict[Path, bytes | None] = field(default_factory=dict)

    def text(self, path: Path) -> str:
        """Give a file's text as this session has it, line endings and BOM kept; empty where there is no file."""
        data = self.changes[path] if path in self.changes else self._before(path)
        return (data or b"").decode("utf-8")

    def _before(self, path: Path) -> bytes | None:
        return self._held[path] if path in self._held else self.workspace.content(path)

    def put(self, path: Path, text: str) -> None:
        """Set the text of a file."""
        self.changes[path] = text.encode("utf-8")

    def put_back(self, path: Path, held: bytes | None, data: bytes | None) -> None:
        """Let a file that holds this hold that, whatever kind of file it is; None is no file."""
        self._held[path], self.changes[path] = held, data

    def take_in(self, copy: Path, path: Path, sha256: str) -> None:
        """Let a copy that waits beside its place be part of the change, before what names it."""
        self._copies.append(Fresh(path, landing(path, self.workspace.places.akar), copy, None, sha256))

    def differences(self) -> str:
        """Show what the session changes as one unified diff."""
        return "".join(self._difference(path, after) for path, after in self.changes.items())

    def _difference(self, path: Path, after: bytes | None) -> str:
        name, before = self.workspace.places.name(path), self._before(path)
        old = "/dev/null" if before is None else f"a/{name}"
        new = "/dev/null" if after is None else f"b/{name}"
        try:
            was, becomes = ((data or b"").decode("utf-8").splitlines(keepends=True) for data in (before, after))
        except UnicodeDecodeError:
            return f"{old} dan {new} berbeda; isinya bukan teks\n"
        lines = difflib.unified_diff(was, becomes, old, new)
        return "".join(_shortened(line.rstrip("\r\n")) for line in lines)

    def write(self) -> None:
        """Write every changed file in the order they were put, all or none; raises Refusal where one was saved meanwhile."""
        akar = self.workspace.places.akar
        with ExitStack() as made:
            texts = [
                made.enter_context(prepared(akar, path, self._before(path), after))
                for path, after in self.changes.items()
            ]
            files = (*self._copies, *texts)
            put_all(self.workspace.places.plans, files)
        if self.tentang:
            changed = (Entry(one.place, one.before, one.sha256) for one in files)
            remember(self.workspace.places.plans, self.tentang, changed)


def _shortened(line: str) -> str:
    """Cut a line nobody reads whole, such as one of digests."""
    return f"{line}\n" if len(line) <= _LONGEST else f"{line[:_LONGEST]} … ({len(line)} huruf)\n"


@contextmanager
def in_turn(places: UnitFolder, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only one who writes in a unit, once what a killed writer left half made is gone; raises as `session` does."""
    with locked(places.plans, patience):
        clear_leftovers(places)
        yield


@contextmanager
def session(places: UnitFolder, *, dry_run: bool = False, patience: float = PATIENCE) -> Iterator[Session]:
    """Open a change: what is put is written at the end, or shown by the caller where it is a dry run.

    Raises Refusal when another writer does not let go in `patience` seconds.
    """
    if dry_run:
        yield Session(Workspace(places))
        return
    with in_turn(places, patience):
        undone = undo_unfinished(places.plans)
        one = Session(Workspace(places), dipulihkan=tuple(sorted(path.name for path in undone)))
        yield one
        one.write()
