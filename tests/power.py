"""What a disk may hold when the process dies, or the power goes, in the middle of a write.

A process that dies leaves what it had written. When the power goes, only what was waited for is sure: a file's content
by an fsync of the file, its name by an fsync of its folder. All else may be there, not be there, or be there by half, in
any order. Nothing here knows how zi writes: what changed is seen on the disk, and who waits is told by `os.fsync`.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Held = tuple[int, bytes | None]
"""Mode and content; a folder has none."""
Tree = dict[str, Held]
"""What a folder holds, by path below it."""
TEMPORARY = re.compile(r"(^|/)\.[^/]*\.tmp(/|$)")
"""How a file is called that is being made."""
Name = tuple[int, str]
"""A name in a folder, which is known by its number."""


def tree_of(folder: Path) -> Tree:
    """Take down what a folder holds."""
    return {path: held for path, _, _, held in _walked(folder)}


def restore(folder: Path, tree: Tree) -> None:
    """Make a folder hold just this."""
    there = tree_of(folder)
    for path in sorted(there, reverse=True):
        if path not in tree or (there[path][1] is None) != (tree[path][1] is None):
            (folder / path).rmdir() if there[path][1] is None else (folder / path).unlink()
            del there[path]
    for path in sorted(tree):
        mode, data = tree[path]
        if there.get(path) == (mode, data):
            continue
        if data is None:
            (folder / path).mkdir(exist_ok=True)
        else:
            (folder / path).write_bytes(data)
        (folder / path).chmod(mode)


def _walked(folder: Path, below: str = "") -> Iterator[tuple[str, Name, int, Held]]:
    """Give everything in a folder: its path, the name it has in which folder, its number, and what it holds."""
    own = folder.stat().st_ino
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            found, path = entry.stat(follow_symlinks=False), f"{below}{entry.name}"
            inside = entry.is_dir(follow_symlinks=False)
            data = None if inside else _data(entry.path) if entry.is_file(follow_symlinks=False) else b""
            yield path, (own, entry.name), found.st_ino, (stat.S_IMODE(found.st_mode), data)
            if inside:
                yield from _walked(Path(entry.path), f"{path}/")


def _data(path: str) -> bytes:
    handle = os.open(path, os.O_RDONLY)
    try:
        return os.read(handle, os.fstat(handle).st_size)
    finally:
        os.close(handle)


@dataclass
class Disk:
    """A folder as it is, and as it is sure to be: told of each step once it is taken, and of each fsync."""

    folder: Path
    names: dict[Name, int] = field(default_factory=dict)
    held: dict[int, Held] = field(default_factory=dict)
    sure_names: dict[Name, int] = field(default_factory=dict)
    sure_held: dict[int, Held] = field(default_factory=dict)
    waiting: list[dict[Name, int | None]] = field(default_factory=list)
    """What happened to names and is not sure yet, in order; what one step did happens together."""
    open: list[int] = field(default_factory=list)
    """Handles of everything that was seen: the number of a file that is open is not given again."""

    def __post_init__(self) -> None:
        """Take what is there at the beginning for sure."""
        self.step()
        self.waiting.clear()
        self.sure_names, self.sure_held = dict(self.names), dict(self.held)

    def step(self) -> None:
        """Look at what is there after a step."""
        seen = [*_walked(self.folder)]
        names = {name: number for _, name, number, _ in seen}
        changed = {one: names.get(one) for one in {*names, *self.names} if names.get(one) != self.names.get(one)}
        if changed:
            self.waiting.append(changed)
        for path, _, number, held in seen:
            if number not in self.held:
                self.open.append(os.open(self.folder / path, os.O_RDONLY))
            self.held[number] = held
        self.names = names

    def close(self) -> None:
        """Let go of what was seen."""
        while self.open:
            os.close(self.open.pop())

    def fsync(self, handle: int) -> None:
        """Be sure of a file's content, or of the names in a folder."""
        self.step()
        number = os.fstat(handle).st_ino
        if number in self.held and self.held[number][1] is not None:
            self.sure_held[number] = self.held[number]
            return
        for change in self.waiting:
            if any(folder == number for folder, _ in change):
                _apply(self.sure_names, change)
        self.waiting = [one for one in self.waiting if not any(folder == number for folder, _ in one)]

    def after_power_loss(self) -> Iterator[Tree]:
        """Give every kind of state in which the disk may come back."""
        count = len(self.waiting)
        every = range(count)
        kept = {(), *(tuple(range(n)) for n in range(count + 1)), *((n,) for n in every)}
        kept |= {tuple(other for other in every if other != n) for n in every}
        for some in sorted(kept):
            names = dict(self.sure_names)
            for n in some:
                _apply(names, self.waiting[n])
            for share in (0, 1, 2):
                yield self._tree(names, share)

    def _tree(self, names: dict[Name, int], share: int) -> Tree:
        """Lay out what names lead to; of what was not waited for there is nothing, half of it, or all."""
        below: dict[int, list[tuple[str, int]]] = {}
        for (folder, name), number in names.items():
            below.setdefault(folder, []).append((name, number))

        def laid(folder: int, path: str) -> Iterator[tuple[str, Held]]:
            for name, number in sorted(below.get(folder, [])):
                yield f"{path}{name}", self._content(number, share)
                yield from laid(number, f"{path}{name}/")

        return dict(laid(self.folder.stat().st_ino, ""))

    def _content(self, number: int, share: int) -> Held:
        now = self.held[number]
        sure = self.sure_held.get(number, (now[0], None if now[1] is None else b""))
        if share == 2 or now[1] is None:
            return now
        return sure if share == 0 or sure[1] == now[1] else (now[0], now[1][: len(now[1]) // 2])


def _apply(names: dict[Name, int], change: dict[Name, int | None]) -> None:
    for name, number in change.items():
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number
