"""A unit as it would be if some files held something else: for what follows from a change before it is made."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from zi_cli.files.unit_folder import UnitFolder, behind_links
from zi_cli.files.workspace import Workspace
from zi_cli.model.frozen import frozen


@frozen
class FolderAsIf(UnitFolder):
    """The paths of a unit of which some files would be there, or would not."""

    contents: Mapping[Path, bytes | None] = field(default_factory=dict)

    def files(self, pattern: str) -> Iterable[Path]:
        """Give the files that would be there whose names fit."""
        gone = {path for path, data in self.contents.items() if data is None}
        there = (path for path in self.contents if path not in gone and self._fits(path, pattern))
        return {*self.plans.glob(pattern), *there} - gone

    def text(self, path: Path) -> bytes | None:
        """Give what a text would hold."""
        return self.contents[path] if path in self.contents else UnitFolder.text(self, path)

    def _fits(self, path: Path, pattern: str) -> bool:
        said = path.relative_to(self.plans)
        return len(said.parts) == pattern.count("/") + 1 and said.match(pattern)


def as_if(places: UnitFolder, contents: Mapping[Path, bytes | None]) -> Workspace:
    """Open a unit of which some files hold something else; None is no file."""
    one = Workspace(FolderAsIf(places.akar, places.plans, contents))
    one.unfinished = {behind_links(path): data for path, data in contents.items()}
    return one
