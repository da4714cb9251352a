"""The journal of a change of several files: what each was, until all of them are what they are to be.

It lies in the user's own folder, never in a unit, and names files below the folder of plans alone. It is gone by only
where every file holds just what it says from before or from after the change; anything else has a history of its own.
"""

import base64
import json
import os
from collections.abc import Iterable, Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from zi_cli.files import disk
from zi_cli.files.own_file import below, content, keep
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
    sha256: str | None
    """None where it is to be there no more."""

    @property
    def is_new(self) -> bool:
        """Whether it is as it was to be."""
        return not os.path.lexists(self.place) if self.sha256 is None else is_held(self.place, self.sha256)

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
    keep(Path(journal_of(str(plans))), json.dumps(said).encode("ascii"))


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
        said = json.loads(content(Path(journal_of(str(plans))), MOST))
        return tuple(_entry(root, one) for one in _files_of(said))
    except (OSError, ValueError, RecursionError):
        return ()


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
    if not (isinstance(nama, str) and is_change(before, after)):
        raise ValueError
    held = None if before is None else base64.b64decode(before, validate=True)
    return Entry(below(root, nama), held, after)


def is_change(before: object, after: object) -> bool:
    """Say whether these may be what a file was and the digest of what it became: one that was there, or is there."""
    is_fit = isinstance(before, str | None) and isinstance(after, str | None)
    return is_fit and (len(after) == 64 if isinstance(after, str) else before is not None)


def is_held(path: Path, digest: str) -> bool:
    """Say whether a file is there and holds what has a SHA-256."""
    try:
        return digest_at(path) == digest
    except FileNotFoundError:
        return False


def digest_at(path: Path) -> str:
    """Give the SHA-256 of what a file holds, whatever its size; raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def before_of(entries: Iterable[Entry]) -> Mapping[Path, bytes | None]:
    """Give what each file held before the change."""
    return {one.place: one.before for one in entries}
