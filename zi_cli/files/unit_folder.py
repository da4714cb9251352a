"""Where a unit's files are: found by name alone, without reading any of the data."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from zi_cli.files.find_unit import RENCANA, find_folders
from zi_cli.files.temporary import ENDING, is_temporary
from zi_cli.model.frozen import frozen
from zi_cli.model.limits import MOST_BYTES
from zi_cli.model.nama_berkas import mirip_data, seharusnya
from zi_cli.model.periode import Periode, of_kunci

_TAHUN = re.compile(r"\d{4}")
_FOLDERS = {"register": "bukti"}
_READ: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("realisasi", "bukti", "rekomendasi"), _TAHUN.fullmatch),
    "periode": of_kunci,
}
"""The folders of data beside the plans, and what says whether a name in one is read."""


@frozen
class UnitFolder:
    """The paths of one workspace; `akar` holds the folder of plans, whatever that is called."""

    akar: Path
    plans: Path

    def files(self, pattern: str) -> Iterable[Path]:
        """Give the files below the folder of plans whose names fit."""
        return self.plans.glob(pattern)

    def rencana(self) -> list[Path]:
        """Give every plan, in order of name."""
        return sorted(self.files(RENCANA))

    def realisasi(self, tahun: int) -> Path:
        """Give the place of a year's realisasi, there or not."""
        return self.plans / "realisasi" / f"{tahun}.yaml"

    def register(self, tahun: int) -> Path:
        """Give the place of a year's evidence register, there or not."""
        return self.plans / "bukti" / f"{tahun}.yaml"

    def rekomendasi(self, tahun: int) -> Path:
        """Give the place of a year's recommendations, there or not."""
        return self.plans / "rekomendasi" / f"{tahun}.yaml"

    def periode(self, periode: Periode) -> Path:
        """Give the place of a period's approval log, there or not."""
        return self.plans / "periode" / f"{periode.kunci}.yaml"

    def narasi(self, periode: Periode, nama: str) -> Path:
        """Give the place of a text of a period, there or not."""
        return self.plans / "narasi" / periode.kunci / nama

    def years_of(self, part: str) -> list[int]:
        """Give the years that have a file of a part: `realisasi`, `register` or `rekomendasi`."""
        folder = _FOLDERS.get(part, part)
        names = (path.stem for path in self.files(f"{folder}/*.yaml"))
        return sorted(int(name) for name in names if _TAHUN.fullmatch(name))

    def periods(self) -> list[Periode]:
        """Give the periods that have an approval log."""
        named = (of_kunci(path.stem) for path in self.files("periode/*.yaml"))
        return sorted(one for one in named if one)

    def narrated(self) -> Iterator[tuple[str, Periode]]:
        """Name the texts that stand beside a period's data, each with the period."""
        for path in sorted(self.files("narasi/*/*.md")):
            periode = of_kunci(path.parent.name)
            if periode:
                yield self.name(path), periode

    @property
    def pengaturan(self) -> Path:
        """Give the place of the unit's settings, there or not."""
        return self.plans / "zi.yaml"

    @property
    def templates(self) -> Path:
        """Give the place of the unit's own templates, there or not."""
        return self.akar / "templates"

    def leftovers(self) -> list[Path]:
        """Give what is named like a file that is being made."""
        patterns = (f".*{ENDING}", *(f"{folder}/.*{ENDING}" for folder in (*_READ, "narasi/*")))
        return sorted(path for one in patterns for path in self.files(one) if is_temporary(path.name))

    def unread(self) -> Iterator[str]:
        """Name what no command reads: a copy, a wrong ending, other letters; a folder's name ends in a slash."""
        for path in sorted(self.files("*")):
            is_ours = path.name.casefold().startswith(("renaksi", "zi.")) and mirip_data(path.name)
            if is_ours and not path.match(RENCANA) and not _is_same(path, self.pengaturan):
                yield self.name(path)
        yield from self._folders_in_other_letters()
        for folder, names in _READ.items():
            for path in sorted(self.files(f"{folder}/*")):
                if mirip_data(path.name) and (path.suffix != ".yaml" or not names(path.stem)):
                    yield self.name(path)

    def _folders_in_other_letters(self) -> Iterator[str]:
        """Name the folders whose data would be read if their names were in small letters."""
        for folder in sorted({path.parent for path in self.files("*/*") if mirip_data(path.name)}):
            meant = self.plans / folder.name.casefold()
            if meant.name in _READ and not _is_same(folder, meant):
                yield f"{self.name(folder)}/"

    def misnamed(self, path: Path) -> str | None:
        """Name the file that lies where another is missing, and was meant to be that one by its name."""
        folder = "" if path.parent == self.plans else f"{path.parent.name}/"
        found = (one for one in sorted(self.files(f"{folder}*")) if seharusnya(one.name) == path.name)
        return next(map(self.name, found), None)

    def texts(self, pattern: str) -> Iterator[tuple[str, bytes]]:
        """Give the name and the content of each text whose name fits, where it may be read."""
        for path in sorted(self.files(pattern)):
            data = self.text(path)
            if data is not None:
                yield self.name(path), data

    def text(self, path: Path) -> bytes | None:
        """Give the content of a text; None where there is none, and where a link leads out of the workspace."""
        if not path.is_file() or not behind_links(path).is_relative_to(behind_links(self.akar)):
            return None
        with path.open("rb") as file:
            return file.read(MOST_BYTES)

    def name(self, path: Path) -> str:
        """Name a file as the workspace knows it, with `/` on every system."""
        return path.relative_to(self.akar).as_posix()


def find_unit_folder(named: Path | None, start: Path = Path()) -> UnitFolder | None:
    """Take the unit by the folder somebody named; where nobody did, look for one from `start` upward."""
    found = find_folders(str(named) if named else None, str(start))
    return UnitFolder(Path(found[0]), Path(found[1])) if found else None


def _is_same(path: Path, known: Path) -> bool:
    """Say whether a file is the one that is read, for systems too that take Zi.yaml for zi.yaml."""
    return path.name == known.name or (path.exists() and known.exists() and path.samefile(known))


def absolute(path: Path) -> Path:
    """Make a path absolute without following links, so that names stay those the person typed."""
    return Path(os.path.abspath(path))  # noqa: PTH100  resolve() would follow links


def behind_links(path: Path) -> Path:
    """Follow every link; a loop of them stays what it is, and says so when it is opened."""
    return Path(os.path.realpath(path))  # resolve() raises over a loop, but not in every Python
