"""New files take the place of those that were read: all of them or none, and never over what somebody saved meanwhile.

An editor knows no lock. So the bytes that were read are compared with those that are there just before a file is
replaced; and where the system can exchange two names, once more with what was replaced, for an editor may have saved
between the two. What somebody else has saved stays in its place.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from zi_cli.files import disk, journal
from zi_cli.files.journal import Entry
from zi_cli.files.landing import landing
from zi_cli.files.likeness import keep_likeness, refuse_special
from zi_cli.files.safe_write import discard, make_folder, mode_of, naming, patiently, temporary, written_whole
from zi_cli.files.unfinished import is_unfinished
from zi_cli.files.workspace import reason
from zi_cli.model.frozen import frozen
from zi_cli.model.refusal import Refusal


@frozen
class Fresh:
    """A file that waits for its place: where that is, and what was there when it was read (None: nothing)."""

    named: Path
    place: Path
    """Behind links."""
    waiting: Path | None
    """Beside the place, under a name of its own; None where the file is to be there no more."""
    before: bytes | None
    sha256: str | None
    """What tells the content that waits from any other; None where none does."""


@contextmanager
def prepared(akar: Path, path: Path, before: bytes | None, after: bytes | None) -> Iterator[Fresh]:
    """Write a file that is to take a place below `akar`, and wait until it lasts; one that took none goes again.

    Without a content the file that is there is to be taken away.
    """
    with naming(path):
        place = landing(path, akar)
        refuse_special(place)
        if after is None:
            yield Fresh(path, place, None, before, None)
            return
        make_folder(place.parent)
        waiting = temporary(place)
        try:
            written_whole(waiting, (after,), mode_of(place))
            keep_likeness(place, waiting)
            yield Fresh(path, place, waiting, before, sha256(after).hexdigest())
        finally:
            discard(waiting)


def put_all(plans: Path, files: Sequence[Fresh]) -> None:
    """Let every file take its place, in their order; where one cannot, those before it are as they were.

    What is taken away goes last, and of that what is looked for by its name: until then a reader finds all that was.
    Several stand in the journal meanwhile. Raises Refusal where somebody else has changed one of them since it was read.
    """
    is_noted = len(files) > 1
    files = sorted(files, key=_turn)
    entries = [Entry(one.place, one.before, one.sha256) for one in files]
    if is_noted:
        _note(plans, entries)
    try:
        with ExitStack() as undone:
            for one in files:
                undone.callback(_put_back, one)
                with naming(one.named):
                    _put(one)
            undone.pop_all()
    except BaseException:
        with suppress(OSError):  # what could not be undone stays noted, for the next writer
            if is_noted and not any(one.is_new for one in entries):
                journal.end(plans)
        raise
    with suppress(OSError):  # all of it stands: a journal that says only what is so is gone by no more
        for folder in dict.fromkeys(one.place.parent for one in files):
            disk.sync_folder(folder)
        if is_noted:
            journal.end(plans)


def _turn(one: Fresh) -> int:
    return 0 if one.waiting else 2 if one.place.suffix == ".yaml" else 1


def _note(plans: Path, entries: Sequence[Entry]) -> None:
    try:
        journal.begin(plans, entries)
    except OSError as error:
        raise Refusal(
            f"perubahan beberapa berkas tidak bisa dicatat di {error.filename}: {reason(error)}; tidak ada yang ditulis",
            "periksa hak tulis Anda di folder itu, atau sebut folder Anda yang lain dalam variabel ZI_STATE",
        ) from error


def undo_unfinished(plans: Path) -> tuple[Path, ...]:
    """Take back a change that was cut short; gives the files that are now what they were, for one to be told.

    To be called under the lock.
    """
    if not is_unfinished(str(plans)):
        return ()
    entries = journal.cut_short(plans)
    for one in reversed(entries):
        restore(one.place, one.before, one.sha256)
    with suppress(OSError):  # one that is not the user's own
        journal.end(plans)
    return tuple(one.place for one in entries)


def _put(one: Fresh) -> None:
    if one.waiting is None:
        _take_away(one)
    else:
        _take_place(one, one.waiting)


def _take_away(one: Fresh) -> None:
    """Take a file away that is still the one that was read: what is saved between these two steps is lost."""
    if held(one.place) != one.before:
        raise _changed(one)
    patiently(lambda: disk.unlink(one.place))


def _take_place(one: Fresh, waiting: Path) -> None:
    if one.before is None:
        try:
            patiently(lambda: disk.rename(waiting, one.place))
        except FileExistsError:
            raise _changed(one) from None
    elif held(one.place) != one.before:
        raise _changed(one)
    elif disk.exchange(waiting, one.place):
        if held(waiting) != one.before:
            disk.exchange(waiting, one.place)
            raise _changed(one)
        discard(waiting)
    else:
        patiently(lambda: _replace(one, waiting))


def _replace(one: Fresh, waiting: Path) -> None:
    """Replace a file where names cannot be exchanged: what is saved between these two steps is lost."""
    if held(one.place) != one.before:
        raise _changed(one)
    disk.replace(waiting, one.place)


def _put_back(one: Fresh) -> None:
    with suppress(OSError, Refusal):  # the first failure is the one to be told
        restore(one.place, one.before, one.sha256)


def restore(place: Path, before: bytes | None, digest: str | None) -> None:
    """Put back what was in a place, where what took it is still there; what somebody saved there since stays."""
    if not Entry(place, before, digest).is_new:
        return
    if before is None:
        disk.unlink(place)
        return
    waiting = temporary(place)
    try:
        written_whole(waiting, (before,), mode_of(place))
        keep_likeness(place, waiting)
        _put(Fresh(place, place, waiting, held(place), ""))
    finally:
        discard(waiting)


def held(path: Path) -> bytes | None:
    """Give what a file holds; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _changed(one: Fresh) -> Refusal:
    return Refusal(
        f"{one.named.name} disimpan program lain sementara perubahan ini dibuat; tidak ada yang ditulis",
        "yang disimpan program itu tetap di tempatnya; lihat dulu isinya, lalu ulangi perintah ini",
    )
