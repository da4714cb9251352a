"""Evidence on disk: taken in, and looked at again later.

A file is read piece by piece, whatever its size. What is taken in is copied under a temporary name beside the folder
it will stay in, so that giving it its own name is one step.
"""

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import BinaryIO

from zi_cli.files.safe_write import discard, make_folder, take_away_empty, temporary, written_whole
from zi_cli.files.temporary import WAITING
from zi_cli.files.unit_folder import UnitFolder, absolute, behind_links
from zi_cli.files.workspace import Workspace, reason, refuse_unread
from zi_cli.model.bukti import Bukti
from zi_cli.model.frozen import frozen
from zi_cli.model.refusal import Refusal

PIECE = 1024 * 1024
_HERE_ALL_THE_SAME = (
    "rahasia, tetapi berkasnya ada di folder kerja",
    "pindahkan berkasnya ke tempat yang aman di luar folder ini",
)
"""What is wrong with a secret file that lies in the workspace."""
_AS_IT_IS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""To open what a name stands for itself, and to wait for no other program."""


@frozen
class Sidik:
    """What tells one content from another: its SHA-256 and its size."""

    sha256: str
    ukuran: int


@frozen
class Diterima:
    """A source whose content was read, and the copy that waits for its name; None where none was made."""

    sumber: Path
    sidik: Sidik
    salinan: Path | None
    folder: Path | None = None
    """Where the copy is to stay."""

    def copy_for(self, place: Path) -> Path | None:
        """Give the copy that is to get a name; None where the name has its file already, unlike one that got lost."""
        waits = self.salinan and self.folder == place.parent and not os.path.lexists(place)
        return self.salinan if waits else None


def register_of(workspace: Workspace, tahun: int) -> dict[str, Bukti]:
    """Give what is registered for a year; refused where the register cannot be read."""
    read = workspace.register(tahun)
    refuse_unread(read, pesan="register bukti belum bisa dibaca")
    return dict(read.isi.bukti) if read and read.isi else {}


def secret_of(workspace: Workspace, mentioned: Iterable[str]) -> frozenset[str]:
    """Name the evidence whose file no page names: what is rahasia in any year, for follow-up is carried into later ones.

    Where a register cannot be read nobody can tell, so all that is `mentioned` is among it.
    """
    read = workspace.every("register")
    secret = {key for one in read if one.isi for key in one.isi.rahasia}
    return frozenset(secret if all(one.isi for one in read) else secret.union(mentioned))


def folder_of(places: UnitFolder, tahun: int) -> Path:
    """Give the folder of a year's evidence; refused where a link leads it out of the workspace."""
    folder = places.plans / "bukti" / str(tahun)
    if not behind_links(folder).is_relative_to(behind_links(places.akar)):
        raise Refusal(
            f"folder {places.name(folder)} tautan ke luar folder kerja", "ganti tautan itu dengan folder biasa"
        )
    return folder


def regular_file(said: str) -> Path:
    """Find the file a person named; a folder, a device and a link that leads nowhere are refused."""
    path = Path(said)
    with _named(said):
        if not os.path.lexists(path):
            raise Refusal(f"berkas {said} tidak ada", "periksa nama dan foldernya")
        if path.is_symlink() and not path.exists():
            raise Refusal(f"{said} tautan yang tidak menuju berkas mana pun", "sebut berkas aslinya")
        held = path.stat()
    if not stat.S_ISREG(held.st_mode):
        what = "adalah folder, bukan berkas" if stat.S_ISDIR(held.st_mode) else "bukan berkas biasa"
        raise Refusal(f"{said} {what}", "sebut satu berkas, misalnya sk-tim-zi.pdf")
    if held.st_size == 0:
        raise Refusal(f"berkas {said} kosong, jadi tidak membuktikan apa-apa", "periksa berkasnya")
    return path


def is_below(source: Path, folder: Path) -> bool:
    """Say whether a file, behind all links, lies somewhere below a folder."""
    return behind_links(absolute(source)).is_relative_to(behind_links(folder))


@contextmanager
def received(source: Path, folder: Path | None) -> Iterator[Diterima]:
    """Read a source and, where a folder is given, copy it there; a copy that got no name is thrown away."""
    if folder is None:
        with _named(str(source)):
            sidik = sidik_of(source)
        yield Diterima(source, sidik, None)
        return
    copied, fresh = temporary(folder.parent / WAITING), list[Path]()
    try:
        with _named(str(source)), source.open("rb") as file, _named(str(folder)):
            fresh += make_folder(folder)
            if folder.stat().st_dev != folder.parent.stat().st_dev:  # a disk of its own: nothing is renamed across
                copied = temporary(folder / WAITING)
            made = _Reading(file, str(source))
            written_whole(copied, made)
        yield Diterima(source, made.sidik, copied, folder)
    finally:
        discard(copied)
        take_away_empty(fresh)


def sidik_of(path: Path) -> Sidik:
    """Read a file through and give its hash and size."""
    with path.open("rb") as file:
        made = _Reading(file, str(path))
        for _ in made:
            pass
        return made.sidik


class _Reading:
    """A file read piece by piece, and what tells its content from another's when it is through."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name, self._digest, self._size = file, name, sha256(), 0

    def __iter__(self) -> Iterator[bytes]:
        """Give the pieces."""
        while piece := self._piece():
            self._digest.update(piece)
            self._size += len(piece)
            yield piece

    def _piece(self) -> bytes:
        with _named(self._name):
            return self._file.read(PIECE)

    @property
    def sidik(self) -> Sidik:
        """What tells the pieces given so far from any others."""
        return Sidik(self._digest.hexdigest(), self._size)


def free_name(folder: Path, wanted: str, registered: Collection[str], sidik: Sidik | None) -> str:
    """Give the name a content gets in a folder: the wanted one, with a number where that is taken.

    A file that holds the same content and is not registered was left by an add that was cut short: its name is free.
    Letter case tells no names apart, for on Windows it does not.
    """
    stem, suffix = os.path.splitext(wanted)  # noqa: PTH122  a bare name, no path
    taken = {name.casefold() for name in registered}
    there = {path.name.casefold(): path for path in folder.iterdir()} if folder.is_dir() else {}
    for number in count(1):
        name = f"{stem}-{number}{suffix}" if number > 1 else wanted
        held = there.get(name.casefold())
        if name.casefold() not in taken and (held is None or (sidik and _holds(held, sidik))):
            return held.name if held else name
    raise AssertionError  # counting has no end


def _holds(path: Path, sidik: Sidik) -> bool:
    """Say whether a file of one's own holds just this content, left by an add that was cut short."""
    held = path.lstat()
    return stat.S_ISREG(held.st_mode) and held.st_size == sidik.ukuran and sidik_of(path) == sidik


def what_is_wrong(
    places: UnitFolder, key: str, sidik: Sidik | None, *, rahasia: bool = False
) -> tuple[str, str] | None:
    """Compare a file with what is registered about it; gives a sentence and a way out, None when all is well.

    A secret file is well when it is not there.
    """
    path = places.plans / key
    try:
        real = behind_links(path)
        if real.is_symlink():
            real.stat()  # which fails: what is still a link belongs to a loop
        if not real.is_relative_to(behind_links(places.akar)):
            return "tautan ke luar folder kerja", "ganti tautan dengan berkasnya sendiri"
        if rahasia:
            return _HERE_ALL_THE_SAME if os.path.lexists(path) else None
        if not path.is_file():
            gone = "bukan berkas biasa" if os.path.lexists(path) else "tidak ada"
            return f"berkasnya {gone}", "kembalikan berkasnya, atau catat lagi dengan zi evidence add"
        return _changed(path, sidik) if sidik else None
    except OSError as error:
        return f"berkasnya tidak bisa dibuka ({reason(error)})", "periksa hak akses, atau tutup program yang memakainya"


def _changed(path: Path, sidik: Sidik) -> tuple[str, str] | None:
    way_out = "kembalikan berkas aslinya; bila memang diganti, catat berkas baru dengan zi evidence add"
    size = path.stat().st_size
    if size != sidik.ukuran:
        return f"ukurannya {size} byte, waktu dicatat {sidik.ukuran} byte", way_out
    return None if sidik_of(path).sha256 == sidik.sha256 else ("isinya berbeda dari waktu dicatat", way_out)


def opened(places: UnitFolder, key: str) -> tuple[BinaryIO, int] | None:
    """Open a file of evidence to be read, and give its size; None for all that is no regular file below plans/bukti/.

    What is opened is what was looked at: a link that takes its place in between is not followed.
    """
    if not key.isprintable():
        return None
    folder, real = (behind_links(one) for one in (places.plans / "bukti", places.plans / key))
    if not (folder.is_relative_to(behind_links(places.akar)) and real.is_relative_to(folder)):
        return None
    try:
        number = os.open(real, os.O_RDONLY | _AS_IT_IS)
    except OSError:
        return None
    held = os.fstat(number)
    if not stat.S_ISREG(held.st_mode):
        os.close(number)
        return None
    return open(number, "rb"), held.st_size  # noqa: PTH123  a number, no path


def stored(places: UnitFolder, tahun: int) -> Iterator[str]:
    """Name every file in a year's evidence folder, as realisasi names evidence; hidden ones only if zi left them."""
    folder = places.plans / "bukti" / str(tahun)
    if not behind_links(folder).is_relative_to(behind_links(places.akar)):
        return
    for path in sorted(folder.rglob("*")):
        is_leftover = path.name.startswith(".bukti.") and path.suffix == ".tmp"
        if not path.is_dir() and (is_leftover or not path.name.startswith(".")):
            yield path.relative_to(places.plans).as_posix()


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Give an error of the system the name of the file it is about."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or name
        raise
    except ValueError as error:  # a NUL in a name
        raise Refusal("nama berkas memuat tanda yang tidak boleh ada", "periksa nama berkasnya") from error
