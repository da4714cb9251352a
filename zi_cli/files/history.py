"""The finished changes of a unit, newest last: what each file was, so that a person can take a change back.

They lie in the user's own folder beside the journal, a file a change, and are read as that is: what is not the user's
own, not written as zi writes it, or about a file elsewhere, says nothing. The log of a period is never taken back.
"""

import base64
import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from zi_cli.files import disk
from zi_cli.files.journal import Entry, is_change
from zi_cli.files.kept import Kept
from zi_cli.files.own_file import below, content, is_own_folder, keep
from zi_cli.files.temporary import is_temporary
from zi_cli.files.unfinished import history_of
from zi_cli.model.frozen import frozen
from zi_cli.model.riwayat import Tentang

MOST = 50
"""So many changes are kept."""
MOST_TOGETHER = 16 * 1024 * 1024
"""Bytes of them all; one that takes more alone is not kept."""
_VERSION = 1
_NUMBERED = re.compile(r"([1-9]\d{0,8})\.json")
_NAMA = re.compile(r"[a-z_]{1,40}")
_NEVER = "periode/"


@frozen
class Perubahan:
    """A change that stands, by its number, with each of its files before and after, in the order they were written."""

    nomor: int
    tentang: Tentang
    berkas: tuple[Entry, ...]
    tanda: str
    """What tells this change from any other."""


def remember(plans: Path, tentang: Tentang, files: Iterable[Entry]) -> None:
    """Add a change to the history; one that cannot be kept stands all the same, and just cannot be taken back."""
    root, folder = Path(os.path.realpath(plans)), Path(history_of(str(plans)))
    changed = [one for one in files if one.before is None or sha256(one.before).hexdigest() != one.sha256]
    with suppress(OSError):
        if changed and all(_is_kept(root, one) for one in changed):
            _add(folder, {"zi": _VERSION, **_about(tentang), "berkas": [_written(root, one) for one in changed]})
        _clear(folder)


def _add(folder: Path, said: dict[str, Any]) -> None:
    data = json.dumps(said).encode("ascii")
    if len(data) <= MOST_TOGETHER:
        keep(_place(folder, max(_numbers(folder), default=0) + 1), data)


def changes_of(plans: Path, kept: Kept) -> tuple[Perubahan, ...]:
    """Read the changes that are kept of a unit, newest last."""
    root, folder = Path(os.path.realpath(plans)), Path(history_of(str(plans)))
    found = []
    for nomor in _numbers(folder)[-MOST:]:
        with suppress(OSError, ValueError, RecursionError):
            found.append(_known(root, _place(folder, nomor), nomor, kept))
    return tuple(found)


def _known(root: Path, place: Path, nomor: int, kept: Kept) -> Perubahan:
    """Read a change, or take it as it was read before: it is written once, and whole."""
    now = place.lstat()
    stamp = (nomor, root, now.st_ino, now.st_size, now.st_mtime_ns, now.st_mode, now.st_uid)
    return kept.once(
        ("riwayat", nomor % MOST), (), lambda: _change(root, nomor, content(place, MOST_TOGETHER)), at=stamp
    )


def _is_kept(root: Path, one: Entry) -> bool:
    return one.place.is_relative_to(root) and not _named(root, one).startswith(_NEVER)


def _named(root: Path, one: Entry) -> str:
    return one.place.relative_to(root).as_posix()


def _about(tentang: Tentang) -> dict[str, Any]:
    return {
        "nama": tentang.nama,
        "hal": tentang.hal,
        "hari": tentang.hari.isoformat(),
        "oleh": tentang.oleh,
        "mengurungkan": tentang.mengurungkan,
    }


def _written(root: Path, one: Entry) -> dict[str, Any]:
    before = None if one.before is None else base64.b64encode(one.before).decode("ascii")
    return {"nama": _named(root, one), "sebelum": before, "sesudah": one.sha256}


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder) if is_own_folder(folder) else []  # noqa: PTH208  the names alone
    except OSError:
        return []


def _numbers(folder: Path) -> list[int]:
    return sorted(int(one[1]) for name in _names(folder) if (one := _NUMBERED.fullmatch(name)))


def _place(folder: Path, nomor: int) -> Path:
    return folder / f"{nomor}.json"


def _clear(folder: Path) -> None:
    """Take away the oldest changes where there are too many, and what a killed writer left half made."""
    room, left = MOST_TOGETHER, MOST
    for nomor in reversed(_numbers(folder)):
        place = _place(folder, nomor)
        room, left = room - place.lstat().st_size, left - 1
        if room < 0 or left < 0:
            disk.unlink(place)
    for name in filter(is_temporary, _names(folder)):
        disk.unlink(folder / name)


def _change(root: Path, nomor: int, data: bytes) -> Perubahan:
    said = json.loads(data)
    if not isinstance(said, dict) or set(said) != {"zi", *_FIELDS, "berkas"} or said["zi"] != _VERSION:
        raise ValueError
    files = said["berkas"]
    if not isinstance(files, list) or not files:
        raise ValueError
    berkas = tuple(_entry(root, one) for one in files)
    if len({one.place for one in berkas}) != len(berkas):
        raise ValueError
    return Perubahan(nomor, _tentang(said, nomor), berkas, sha256(data).hexdigest()[:16])


_FIELDS = ("nama", "hal", "hari", "oleh", "mengurungkan")


def _tentang(said: dict[str, Any], nomor: int) -> Tentang:
    nama, hal, hari, oleh, other = (said[one] for one in _FIELDS)
    is_text = all(isinstance(one, str) for one in (nama, hal, hari)) and isinstance(oleh, str | None)
    is_earlier = other is None or (type(other) is int and 0 < other < nomor)
    if not (is_text and is_earlier and _NAMA.fullmatch(nama)):
        raise ValueError
    return Tentang(nama, hal, date.fromisoformat(hari), oleh, other)


def _entry(root: Path, said: object) -> Entry:
    if not isinstance(said, dict) or set(said) != {"nama", "sebelum", "sesudah"}:
        raise ValueError
    nama, before, after = said["nama"], said["sebelum"], said["sesudah"]
    if not (isinstance(nama, str) and is_change(before, after)) or nama.startswith(_NEVER):
        raise ValueError
    place = below(root, nama)
    if any(part.startswith(".") for part in place.relative_to(root).parts):
        raise ValueError
    return Entry(place, None if before is None else base64.b64decode(before, validate=True), after)
