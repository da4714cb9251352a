"""One change of a workspace at a time: lock, read afresh, write whole files, let go."""

import difflib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from zi_cli.files.landing import landing
from zi_cli.files.leftovers import clear_leftovers
from zi_cli.files.lock import locked
from zi_cli.files.swap import Fresh, prepared, put_all, undo_unfinished
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.files.workspace import Workspace

_LONGEST = 400
"""So much of a line is shown in a dry run."""
PATIENCE = 30.0
"""Seconds a writer waits for another one, unless told otherwise."""


@dataclass
class Session:
    """What one command changes: the workspace read under the lock, and the new texts of its files."""

    workspace: Workspace
    changes: dict[Path, str] = field(default_factory=dict)
    dipulihkan: tuple[str, ...] = ()
    """The files of an earlier change that was cut short, which are what they were before it."""
    _copies: list[Fresh] = field(default_factory=list)

    def text(self, path: Path) -> str:
        """Give a file's text as this session has it, line endings and BOM kept; empty where there is no file."""
        return self.changes[path] if path in self.changes else self._before(path)

    def _before(self, path: Path) -> str:
        return (self.workspace.content(path) or b"").decode("utf-8")

    def put(self, path: Path, text: str) -> None:
        """Set the text of a file."""
        self.changes[path] = text

    def take_in(self, copy: Path, path: Path, sha256: str) -> None:
        """Let a copy that waits beside its place be part of the change, before what names it."""
        self._copies.append(Fresh(path, landing(path, self.workspace.places.akar), copy, None, sha256))

    def differences(self) -> str:
        """Show what the session changes as one unified diff."""
        return "".join(self._difference(path, after) for path, after in self.changes.items())

    def _difference(self, path: Path, after: str) -> str:
        name = self.workspace.places.name(path)
        lines = difflib.unified_diff(
            self._before(path).splitlines(keepends=True),
            after.splitlines(keepends=True),
            f"a/{name}" if self.workspace.content(path) is not None else "/dev/null",
            f"b/{name}",
        )
        return "".join(_shortened(line.rstrip("\r\n")) for line in lines)

    def write(self) -> None:
        """Write every changed file in the order they were put, all or none; raises Refusal where one was saved meanwhile."""
        akar = self.workspace.places.akar
        with ExitStack() as made:
            texts = [
                made.enter_context(prepared(akar, path, self.workspace.content(path), after.encode("utf-8")))
                for path, after in self.changes.items()
            ]
            put_all(self.workspace.places.plans, (*self._copies, *texts))


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
