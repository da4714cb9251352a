"""What must hold wherever a write is cut short: each act of `tests/writing_acts.py`, at each of its steps on the disk.

An act is done once with every step of `zi_cli/files/disk.py` taken down. From that follow the states in which it can
leave the disk when the process dies or the power goes; the disk that fails is put under the act itself.
"""

import errno
import inspect
import os
import random
import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from unittest import mock

from tests import kills
from tests.conftest import Answer
from tests.power import TEMPORARY, Disk, Tree, restore, tree_of
from tests.writing_acts import ACTS, STATE, Act, surroundings, typed
from zi_cli.files import disk
from zi_cli.files.lock import LOCK

STEPS: dict[str, Callable[..., Any]] = {
    name: one
    for name, one in inspect.getmembers(disk, inspect.isfunction)
    if one.__module__ == disk.__name__ and not name.startswith("_")
}
"""Every step that the layer knows, whatever will be added to it."""
FULL = frozenset({"create", "write", "sync", "close", "mkdir"})
"""What a full disk refuses; taking away and renaming need no room."""
ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS)
ASKED = (
    ("export", "json", "2024", "--today", "2024-07-10"),
    ("period", "list", "--year", "2024", "--format", "json"),
    ("recommend", "list", "--format", "json", "--today", "2024-07-10"),
)
"""What shows every fact of a unit, with an act's own question."""
ENGLISH = re.compile(r"[Nn]o space|[Ii]nput/output|[Qq]uota|[Rr]ead-only|Errno|Traceback|Error")


@dataclass(frozen=True)
class State:
    """What the disk may hold, and how it came to that."""

    how: str
    tree: Tree = field(repr=False)


@dataclass
class Taken:
    """An act that was done once: how the disk was before and after, and all that it may have been in between."""

    act: Act
    folder: Path
    old: Tree
    new: Tree
    steps: list[str]
    died: list[State]
    lost: list[State]
    before: list[Answer] = field(default_factory=list)
    after: list[Answer] = field(default_factory=list)
    twice: list[Answer] = field(default_factory=list)


@contextmanager
def watched(watch: Callable[..., Any]) -> Iterator[None]:
    """Let every step on the disk go through `watch(name, step, *arguments)`."""
    with ExitStack() as patched:
        for name, one in STEPS.items():
            patched.enter_context(mock.patch.object(disk, name, partial(watch, name, one)))
        yield


def taken(act: Act, folder: Path) -> Taken:
    """Do an act once, and take down what the disk may hold in the middle of it."""
    surroundings(act, folder)
    old, before = tree_of(folder), asked(act, folder)
    steps: list[str] = []
    died: list[State] = []
    lost: list[State] = []
    seen = Disk(folder)

    def note(how: str) -> None:
        seen.step()
        died.append(State(f"mati {how}", tree_of(folder)))
        lost.extend(State(f"listrik padam {how}", one) for one in seen.after_power_loss())

    def watch(name: str, step: Callable[..., Any], *arguments: Any) -> Any:
        where = f"sebelum langkah {len(steps) + 1}, {name}"
        steps.append(name)
        note(where)
        if name == "write":
            handle, data = arguments
            step(handle, data[: len(data) // 2])
            note(f"di tengah langkah {len(steps)}, {name}")
            return step(handle, data[len(data) // 2 :])
        if name == "remove_tree":
            _half_removed(arguments[0])
            note(f"di tengah langkah {len(steps)}, {name}")
        return step(*arguments)

    try:
        with watched(watch), mock.patch.object(os, "fsync", seen.fsync):
            made = typed(folder, act.typed)
        assert made.code == 0, made.err
        note("sesudahnya")
        final = [*seen.after_power_loss()]
    finally:
        seen.close()
    new, after = tree_of(folder), asked(act, folder)
    typed(folder, act.typed)
    twice = asked(act, folder)
    found = Taken(act, folder, old, new, steps, _different(died), _different(lost), before, after, twice)
    unsure = {path for one in final for path, _ in set(_files(one).items()) ^ set(_files(new).items())}
    assert not unsure, f"said to be written, and not sure yet: {sorted(unsure)}"
    return found


def _half_removed(folder: Path) -> None:
    inside = sorted(one for one in folder.rglob("*") if one.is_file())
    for one in inside[: len(inside) // 2]:
        one.unlink()


def _different(states: list[State]) -> list[State]:
    """Leave out a state that is there already."""
    found: dict[int, State] = {}
    for one in states:
        found.setdefault(hash(frozenset(one.tree.items())), one)
    return [*found.values()]


def asked(act: Act, folder: Path) -> list[Answer]:
    """Ask for everything a unit says, and for the fact."""
    questions = (act.question,) if act.command == ("init",) else (*ASKED, *([act.question] if act.question else []))
    answers = [typed(folder, one) for one in questions]
    assert all(one.code in (0, 1, 2) for one in answers), [one.err for one in answers]  # 3 is a fault of zi
    return [Answer(one.code, one.out, "") for one in answers]


def broken(found: Taken, state: State) -> Iterator[str]:
    """Name what does not hold in a state: readers see the old or the new, and the next writer makes it whole."""
    restore(found.folder, state.tree)
    for path in _torn(found, state.tree):
        yield f"robek: {path}"
    answers = asked(found.act, found.folder)
    check = typed(found.folder, ("check",))
    if tree_of(found.folder) != state.tree:
        yield "yang membaca menulis"
    if answers not in (found.before, found.after):
        yield "bukan yang lama, bukan yang baru"
    if check.code == 3:
        yield f"check: {check.err}"
    again = typed(found.folder, found.act.typed)
    if answers != found.after and again.code != 0:
        yield f"tidak bisa diulang: {' '.join(again.err.split())}"
    if again.code == 3:
        yield f"ulang: {again.err}"
    if asked(found.act, found.folder) not in ([found.after] if answers != found.after else [found.after, found.twice]):
        yield "sesudah diulang bukan yang baru"
    yield from _strange(found)


def left_behind(found: Taken, state: State) -> list[str]:
    """Name what is still there of a write that was cut short, once somebody has written again."""
    restore(found.folder, state.tree)
    typed(found.folder, found.act.typed)
    return [path for path in tree_of(found.folder) if TEMPORARY.search(path)]


def _strange(found: Taken) -> Iterator[str]:
    """Name what nobody knows: no file of before or after, and none of zi's own."""
    for path, held in tree_of(found.folder).items():
        if held[1] is not None and path not in found.old and path not in found.new and not _own(path):
            yield f"asing: {path}"


def _torn(found: Taken, tree: Tree) -> Iterator[str]:
    """Name the files that are neither the old nor the new, and were not on the way to be."""
    for path, held in tree.items():
        if held[1] is not None and not _own(path) and held not in (found.old.get(path), found.new.get(path)):
            yield path


def _own(path: str) -> bool:
    """Say whether a path is zi's own: a file on the way, the lock, what is kept about a change."""
    return bool(TEMPORARY.search(path)) or path.endswith(LOCK) or path.startswith(f"{STATE}/")


def _files(tree: Tree) -> Tree:
    """Leave out zi's own files, and folders: an empty one says nothing."""
    return {path: held for path, held in tree.items() if held[1] is not None and not _own(path)}


def failing(act: Act, folder: Path, at: int, number: int, *, lasting: bool) -> tuple[Answer, bool]:
    """Do an act on a disk that fails at a step, once or from then on; says whether it came to that."""
    steps, failed = 0, False

    def watch(name: str, step: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal steps, failed
        steps += 1
        here = steps == at or (lasting and failed)
        full = number in (errno.ENOSPC, errno.EDQUOT)
        if here and (not full or name in FULL):
            failed = True
            return _failed(number, name, step, *arguments)
        return step(*arguments)

    with watched(watch), mock.patch.object(os, "fsync"):
        made = typed(folder, act.typed)
    return made, failed


def _failed(number: int, name: str, step: Callable[..., Any], *arguments: Any) -> Any:
    """Fail as the system does, inside the step where it waits for a folder: what that makes of it is its own."""
    error = OSError(number, os.strerror(number), *(str(one) for one in arguments[:1] if isinstance(one, Path)))
    if name == "sync_folder":
        with mock.patch.object(os, "fsync", side_effect=error):
            return step(*arguments)
    if name == "close":
        step(*arguments)  # a handle is gone even where its closing fails
    raise error


def refused(found: Taken, at: int, number: int, *, lasting: bool) -> Iterator[str]:
    """Name what does not hold where the disk fails at a step: nothing changed and a sentence, or all of it."""
    restore(found.folder, found.old)
    made, failed = failing(found.act, found.folder, at, number, lasting=lasting)
    if not failed:
        return
    tree = tree_of(found.folder)
    if made.code not in (0, 2) or ENGLISH.search(made.err) or (made.code == 2 and not made.err.strip()):
        yield f"kode {made.code}: {made.err}"
    for path in _torn(found, tree):
        yield f"robek: {path}"
    answers = asked(found.act, found.folder)
    if answers != (found.after if made.code == 0 else found.before):
        told = {id(found.before): "lama", id(found.after): "baru"}
        kind = next((told[id(one)] for one in (found.before, found.after) if one == answers), "setengah")
        yield f"kode {made.code}, tetapi isinya {kind}"
    changed = sorted(path for path, _ in set(_files(tree).items()) ^ set(_files(found.old).items()))
    if made.code == 2 and changed and not found.act.makes and not lasting:
        yield f"ada yang berubah: {changed}"
    left = [path for path in tree if TEMPORARY.search(path)]
    if left and not lasting:
        yield f"tertinggal: {left}"
    again = typed(found.folder, found.act.typed)
    if made.code == 2 and again.code != 0:
        yield f"tidak bisa diulang: {' '.join(again.err.split())}"
    if asked(found.act, found.folder) not in ([found.after] if made.code == 2 else [found.after, found.twice]):
        yield "sesudah diulang bukan yang baru"
    yield from _strange(found)


T = TypeVar("T")


def some(many: Sequence[T], most: int, seed: str) -> Sequence[T]:
    """Take some of many, always the same."""
    return many if len(many) <= most else random.Random(seed).sample(many, most)


def failures(found: Taken) -> list[tuple[int, int, bool]]:
    """Give every way in which a disk fails under an act: at which step, with which number, once or from then on."""
    return [*product(range(1, len(found.steps) + 1), ERRORS, (False, True))]


def die(act: Act, folder: Path, at: int) -> None:
    """Do an act in this process, and end it just before a step as if it were killed: nothing is tidied up."""
    steps = count(1)

    def watch(_: str, step: Callable[..., Any], *arguments: Any) -> Any:
        if next(steps) == at:
            os._exit(9)
        return step(*arguments)

    with watched(watch):
        typed(folder, act.typed)


def main() -> None:
    """Visit every step of every act in every way, or kill and race so often, and print what was counted as a table."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=0, metavar="N")
    parser.add_argument("--races", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    asked = parser.parse_args()
    counted = (*kills.killed(asked.kills, asked.seed).items(), *kills.raced(asked.races, asked.seed).items())
    if counted:
        _table(("yang dihitung", "banyak"), counted)
    else:
        _table(("perbuatan", "langkah", "mati", "listrik padam", "penyimpanan gagal", "tidak utuh"), _visited())


def _visited() -> Iterator[tuple[object, ...]]:
    """Visit every act, and count; what does not hold is named on standard error."""
    total = [0] * 5
    for act in ACTS:
        with TemporaryDirectory() as folder:
            found = taken(act, Path(folder) / "x")
            ways = failures(found)
            whole = [(one.how, [*broken(found, one)]) for one in (*found.died, *found.lost)]
            whole += [(str(one), [*refused(found, one[0], one[1], lasting=one[2])]) for one in ways]
        bad = [f"{act.nama}: {how}: {'; '.join(what)}\n" for how, what in whole if what]
        sys.stderr.write("".join(bad))
        row = [len(found.steps), len(found.died), len(found.lost), len(ways), len(bad)]
        total = [a + b for a, b in zip(total, row, strict=True)]
        yield act.nama, *row
    yield "semua", *total


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    for row in (heads, ["---", *["--:"] * (len(heads) - 1)], *rows):
        sys.stdout.write(f"| {' | '.join(map(str, row))} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
