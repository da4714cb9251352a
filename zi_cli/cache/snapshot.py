"""A workspace over contents that were taken before: whatever is read from it comes from one and the same moment."""

from collections.abc import Iterable, Iterator
from dataclasses import field
from fnmatch import fnmatch
from pathlib import Path

from zi_cli.cache.contents import Contents
from zi_cli.files.reading import Sumber
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.files.workspace import Workspace
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Masalah


@frozen
class SnapshotUnitFolder(UnitFolder):
    """The paths of a workspace as they were when its contents were taken."""

    held: dict[str, bytes] = field(default_factory=dict)

    def files(self, pattern: str) -> Iterable[Path]:
        """Give the files that were there whose names fit."""
        return [self.plans / name for name in self._fitting(pattern)]

    def texts(self, pattern: str) -> Iterator[tuple[str, bytes]]:
        """Give the name and the content of each text whose name fits."""
        return ((f"{self.plans.name}/{name}", self.held[name]) for name in sorted(self._fitting(pattern)))

    def _fitting(self, pattern: str) -> list[str]:
        depth = pattern.count("/")
        return [name for name in self.held if name.count("/") == depth and fnmatch(name, pattern)]


class SnapshotWorkspace(Workspace):
    """A unit's files, read from what was taken of them."""

    def __init__(self, akar: str, plans: str, contents: Contents) -> None:
        self._held = contents.files
        super().__init__(SnapshotUnitFolder(Path(akar), Path(plans), contents.files))

    def _is_there(self, path: Path) -> bool:
        return self._name(path) in self._held

    def _source(self, path: Path) -> tuple[Sumber, Masalah | None]:
        return Sumber(self.places.name(path), self._held[self._name(path)]), None

    def _name(self, path: Path) -> str:
        return path.relative_to(self.places.plans).as_posix()


def workspace_of(akar: str, plans: str, contents: Contents | None) -> Workspace:
    """Open a unit over what was taken of it; where nothing could be, because of a link or a pipe, from the disk."""
    return SnapshotWorkspace(akar, plans, contents) if contents else Workspace(UnitFolder(Path(akar), Path(plans)))
