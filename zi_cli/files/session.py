"""One change of a workspace at a time: lock, read afresh, write whole files, let go."""

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from zi_cli.files.landing import landing
from zi_cli.files.safe_write import make_folder, replace_text
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.files.workspace import Workspace
from zi_cli.model.refusal import Refusal

LOCK = ".zi.lock"
"""The lock's name in the folder of plans; its content means nothing."""
_LONGEST = 400
"""So much of a line is shown in a dry run."""
PATIENCE = 30.0
"""Seconds a writer waits for another one, unless told otherwise."""


@dataclass
class Session:
    """What one command changes: the workspace read under the lock, and the new texts of its files."""

    workspace: Workspace
    changes: dict[Path, str] = field(default_factory=dict)

    def text(self, path: Path) -> str:
        """Give a file's text as this session has it, line endings and BOM kept; empty where there is no file."""
        return self.changes[path] if path in self.changes else _on_disk(path)

    def put(self, path: Path, text: str) -> None:
        """Set the text of a file."""
        self.changes[path] = text

    def differences(self) -> str:
        """Show what the session changes as one unified diff."""
        return "".join(self._difference(path, after) for path, after in self.changes.items())

    def _difference(self, path: Path, after: str) -> str:
        name = self.workspace.places.name(path)
        lines = difflib.unified_diff(
            _on_disk(path).splitlines(keepends=True),
            after.splitlines(keepends=True),
            f"a/{name}" if path.exists() else "/dev/null",
            f"b/{name}",
        )
        return "".join(_shortened(line.rstrip("\r\n")) for line in lines)

    def write(self) -> None:
        """Write every changed file, each whole, in the order they were put."""
        for path, after in self.changes.items():
            landing(path, self.workspace.places.akar)
            make_folder(path.parent)
            replace_text(path, after)


def _on_disk(path: Path) -> str:
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _shortened(line: str) -> str:
    """Cut a line nobody reads whole, such as one of digests."""
    return f"{line}\n" if len(line) <= _LONGEST else f"{line[:_LONGEST]} … ({len(line)} huruf)\n"


@contextmanager
def session(places: UnitFolder, *, dry_run: bool = False, patience: float = PATIENCE) -> Iterator[Session]:
    """Open a change: what is put is written at the end, or shown by the caller where it is a dry run.

    Raises Refusal when another writer does not let go in `patience` seconds.
    """
    if dry_run:
        yield Session(Workspace(places))
        return
    with _locked(places.plans, patience):
        one = Session(Workspace(places))
        yield one
        one.write()


@contextmanager
def _locked(folder: Path, patience: float) -> Iterator[None]:
    try:
        held = FileLock(folder / LOCK, timeout=patience).acquire()
    except Timeout as error:
        raise Refusal(
            f"berkas di {folder.name}/ sedang ditulis zi lain, lebih dari {patience:.0f} detik",
            "tunggu sampai selesai, lalu ulangi; tidak ada yang diubah",
        ) from error
    with held:
        yield
