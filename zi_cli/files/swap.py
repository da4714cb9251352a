"""New files take the place of those that were read: all of them or none, and never over what somebody saved meanwhile.

An editor knows no lock. So the bytes that were read are compared with those that are there just before a file is
replaced; and where the system can exchange two names, once more with what was replaced, for an editor may have saved
between the two. What somebody else has saved stays in its place.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path

from zi_cli.files import disk
from zi_cli.files.landing import landing
from zi_cli.files.safe_write import discard, make_folder, mode_of, naming, patiently, temporary, written_whole
from zi_cli.model.frozen import frozen
from zi_cli.model.refusal import Refusal


@frozen
class Fresh:
    """A file that waits for its place: where that is, and what was there when it was read (None: nothing)."""

    named: Path
    place: Path
    """Behind links."""
    waiting: Path
    """Beside the place, under a name of its own."""
    before: bytes | None
    sha256: str
    """What tells the content that waits from any other."""


@contextmanager
def prepared(akar: Path, path: Path, before: bytes | None, after: bytes) -> Iterator[Fresh]:
    """Write a file that is to take a place below `akar`, and wait until it lasts; one that took none goes again."""
    with naming(path):
        place = landing(path, akar)
        make_folder(place.parent)
        waiting = temporary(place)
        try:
            written_whole(waiting, (after,), mode_of(place))
            yield Fresh(path, place, waiting, before, sha256(after).hexdigest())
        finally:
            discard(waiting)


def put_all(files: Sequence[Fresh]) -> None:
    """Let every file take its place, in their order; where one cannot, those before it are as they were.

    Raises Refusal where somebody else has changed one of them since it was read.
    """
    with ExitStack() as undone:
        for one in files:
            undone.callback(_put_back, one)
            with naming(one.named):
                _put(one)
        for folder in dict.fromkeys(one.place.parent for one in files):
            disk.sync_folder(folder)
        undone.pop_all()


def _put(one: Fresh) -> None:
    if one.before is None:
        try:
            patiently(lambda: disk.rename(one.waiting, one.place))
        except FileExistsError:
            raise _changed(one) from None
    elif held(one.place) != one.before:
        raise _changed(one)
    elif disk.exchange(one.waiting, one.place):
        if held(one.waiting) != one.before:
            disk.exchange(one.waiting, one.place)
            raise _changed(one)
        discard(one.waiting)
    else:
        patiently(lambda: _replace(one))


def _replace(one: Fresh) -> None:
    """Replace a file where names cannot be exchanged: what is saved between these two steps is lost."""
    if held(one.place) != one.before:
        raise _changed(one)
    disk.replace(one.waiting, one.place)


def _put_back(one: Fresh) -> None:
    with suppress(OSError, Refusal):  # the first failure is the one to be told
        restore(one.place, one.before, one.sha256)


def restore(place: Path, before: bytes | None, digest: str) -> None:
    """Put back what was in a place, where what took it is still there; what somebody saved there since stays."""
    if not is_held(place, digest):
        return
    if before is None:
        disk.unlink(place)
        return
    waiting = temporary(place)
    try:
        written_whole(waiting, (before,), mode_of(place))
        _put(Fresh(place, place, waiting, held(place), ""))
    finally:
        discard(waiting)


def held(path: Path) -> bytes | None:
    """Give what a file holds; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def is_held(path: Path, digest: str) -> bool:
    """Say whether a file is there and holds what has a SHA-256, whatever its size."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return False


def _changed(one: Fresh) -> Refusal:
    return Refusal(
        f"{one.named.name} disimpan program lain sementara perubahan ini dibuat; tidak ada yang ditulis",
        "yang disimpan program itu tetap di tempatnya; lihat dulu isinya, lalu ulangi perintah ini",
    )
