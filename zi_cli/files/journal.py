"""The journal of a change of several files: what each was, until all of them are what they are to be.

It lies in the user's own folder, never in a unit, and names files below the folder of plans alone. It is gone by only
where every file holds just what it says from before or from after the change; anything else has a history of its own.
"""

import base64
import json
import os
import stat
import sys
from collections.abc import Iterable, Mapping
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from typing import Any

from zi_cli.files import disk
from zi_cli.files.safe_write import discard, temporary, written_whole
from zi_cli.files.unfinished import journal_of
from zi_cli.model.frozen import frozen
from zi_cli.model.refusal import Refusal

MOST = 64 * 1024 * 1024
"""Bytes of a journal: a unit's files are a third of that at most."""
_VERSION = 1


@frozen
class Entry:
    """A file of a change: where it really is, what it held before, and what tells the content it is to hold."""

    place: Path
    before: bytes | None
    """None where it was not there."""
    sha256: str

    @property
    def is_new(self) -> bool:
        """Whether it holds what it was to hold."""
        return is_held(self.place, self.sha256)

    @property
    def is_old(self) -> bool:
        """Whether it is as it was."""
        if self.before is None:
            return not os.path.lexists(self.place)
        return is_held(self.place, sha256(self.before).hexdigest())


def begin(plans: Path, entries: Iterable[Entry]) -> None:
    """Write down what a change is going to replace, and wait until that lasts."""
    root = Path(os.path.realpath(plans))
    said = {"zi": _VERSION, "berkas": [_written(root, one) for one in entries]}
    journal = Path(journal_of(str(plans)))
    _make_folder(journal.parent)
    if not _is_own(journal.parent.lstat(), stat.S_ISDIR):
        raise PermissionError(
            0, "folder ini bukan milik Anda sendiri, atau terbuka bagi orang lain", str(journal.parent)
        )
    waiting = temporary(journal)
    try:
        written_whole(waiting, (json.dumps(said).encode("ascii"),), 0o600)
        disk.replace(waiting, journal)
    finally:
        discard(waiting)
    disk.sync_folder(journal.parent)


def end(plans: Path) -> None:
    """Say that a change is whole, or undone; once this lasts it is never gone back on."""
    journal = Path(journal_of(str(plans)))
    disk.unlink(journal)
    disk.sync_folder(journal.parent)


def cut_short(plans: Path) -> tuple[Entry, ...]:
    """Give the files of a change of which some are new and some are old; empty where there is no such change."""
    entries = _read(plans)
    new = [one.is_new for one in entries]
    if all(new) or not any(new) or not all(is_new or one.is_old for is_new, one in zip(new, entries, strict=True)):
        return ()
    return entries


def _written(root: Path, one: Entry) -> dict[str, Any]:
    if not one.place.is_relative_to(root):
        raise Refusal(
            f"{one.place.name} ada di luar folder {root.name}, di balik tautan; perubahan beberapa berkas tidak ditulis di sana",
            f"ganti tautan itu dengan folder atau berkas biasa di {root.name}/",
        )
    before = None if one.before is None else base64.b64encode(one.before).decode("ascii")
    return {"nama": one.place.relative_to(root).as_posix(), "sebelum": before, "sesudah": one.sha256}


def _read(plans: Path) -> tuple[Entry, ...]:
    """Read the journal; one that is not the user's own, or not written as zi writes it, says nothing."""
    root = Path(os.path.realpath(plans))
    try:
        said = json.loads(_content(Path(journal_of(str(plans)))))
        return tuple(_entry(root, one) for one in _files_of(said))
    except (OSError, ValueError, RecursionError):
        return ()


def _content(journal: Path) -> bytes:
    if not _is_own(journal.parent.lstat(), stat.S_ISDIR):
        raise ValueError
    found = journal.lstat()  # in a folder that nobody else can put anything into meanwhile
    if not _is_own(found, stat.S_ISREG) or found.st_size > MOST:
        raise ValueError
    return journal.read_bytes()


def _is_own(found: os.stat_result, is_kind: Any) -> bool:  # noqa: ANN401  a question of the module stat
    """Say whether a file or folder is of a kind, the user's own and closed to others."""
    if not is_kind(found.st_mode):
        return False
    if sys.platform == "win32":  # a user's folders are closed to others there by where they lie
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & 0o077


def _files_of(said: object) -> list[Any]:
    if not isinstance(said, dict) or set(said) != {"zi", "berkas"} or said["zi"] != _VERSION:
        raise ValueError
    files = said["berkas"]
    if not isinstance(files, list):
        raise ValueError  # noqa: TRY004  as all that does not fit
    return files


def _entry(root: Path, said: object) -> Entry:
    if not isinstance(said, dict) or set(said) != {"nama", "sebelum", "sesudah"}:
        raise ValueError
    nama, before, after = said["nama"], said["sebelum"], said["sesudah"]
    if not (isinstance(nama, str) and isinstance(before, str | None) and isinstance(after, str)) or len(after) != 64:
        raise ValueError
    held = None if before is None else base64.b64decode(before, validate=True)
    return Entry(_below(root, nama), held, after)


def _below(root: Path, nama: str) -> Path:
    """Find a file below the folder of plans by its name; a name that leads elsewhere, by a link too, is none."""
    parts = PurePosixPath(nama).parts
    place = root.joinpath(*parts)
    is_plain = parts and all(one not in ("..", "/") and not set(one) & set("\\:\0") for one in parts)
    if not is_plain or not place.is_relative_to(root) or Path(os.path.realpath(place)) != place:
        raise ValueError
    return place


def _make_folder(folder: Path) -> None:
    """Make the user's own folder and those above it, closed to others."""
    for one in [one for one in (folder, *folder.parents) if not one.exists()][::-1]:
        disk.mkdir(one, 0o700)
        disk.sync_folder(one.parent)


def is_held(path: Path, digest: str) -> bool:
    """Say whether a file is there and holds what has a SHA-256, whatever its size."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return False


def before_of(entries: Iterable[Entry]) -> Mapping[Path, bytes | None]:
    """Give what each file held before the change."""
    return {one.place: one.before for one in entries}
