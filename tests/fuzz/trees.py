"""A small folder as a value, and a disk that becomes it at little cost.

An input needs a folder of its own, but from one to the next only a file or two differ: `Disk.become` writes those alone,
and `Disk.changed` says what a command has done to the rest, by looking at names, sizes, times and inodes.
"""

import os
import shutil
import stat
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class File:
    data: bytes
    mode: int = 0o644


@dataclass(frozen=True)
class Link:
    to: str


@dataclass(frozen=True)
class Folder:
    """An empty one: the folders that files stand in need no entry."""


@dataclass(frozen=True)
class Pipe:
    """What nobody writes to, so that whoever opens it waits for ever."""


Entry = File | Link | Folder | Pipe
Tree = dict[str, Entry]
"""What stands in a folder, by its path from there, with `/`."""


def tree_of(folder: Path, below: str = "") -> Tree:
    """Read a folder; what is no file in it is left out."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {below + path.relative_to(folder).as_posix(): File(path.read_bytes()) for path in found}


def without(tree: Tree, path: str) -> Tree:
    """Leave out a file, or a folder with all that is in it."""
    return {name: one for name, one in tree.items() if name != path and not name.startswith(f"{path}/")}


def replaced(tree: Tree, path: str, entry: Entry) -> Tree:
    """Put something in the place of whatever stands there."""
    return without(tree, path) | {path: entry}


def to_json(tree: Tree) -> dict[str, Any]:
    """Write a tree so that a person can read most of it."""
    return {name: _entry_to_json(one) for name, one in sorted(tree.items())}


def from_json(data: dict[str, Any]) -> Tree:
    return {name: _entry_from_json(one) for name, one in data.items()}


def _entry_to_json(entry: Entry) -> Any:
    match entry:
        case File(data, mode):
            try:
                said: dict[str, Any] = {"text": data.decode("utf-8")}
            except UnicodeDecodeError:
                said = {"base64": b64encode(data).decode("ascii")}
            return said if mode == 0o644 else said | {"mode": mode}
        case Link(to):
            return {"link": to}
        case Folder():
            return {"folder": True}
        case Pipe():
            return {"pipe": True}


def _entry_from_json(said: dict[str, Any]) -> Entry:
    if "link" in said:
        return Link(said["link"])
    if "folder" in said:
        return Folder()
    if "pipe" in said:
        return Pipe()
    data = b64decode(said["base64"]) if "base64" in said else said["text"].encode("utf-8")
    return File(data, said.get("mode", 0o644))


Mark = tuple[int, ...]


class Disk:
    """A folder on disk that is made to hold one tree after the other."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        root.mkdir(parents=True, exist_ok=True)
        self._tree: Tree = {}
        self._marks: dict[str, Mark] = {}

    def become(self, tree: Tree) -> None:
        """Hold this tree and nothing else."""
        now = dict(self._scan())
        parents = {up for name in tree for up in _above(name)}
        stays = {
            name
            for name, mark in now.items()
            if (stat.S_ISDIR(mark[0]) and (name in parents or isinstance(tree.get(name), Folder)))
            or (name in tree and tree[name] == self._tree.get(name) and self._marks.get(name) == mark)
        }
        for name in sorted(now.keys() - stays, reverse=True):
            self._remove(name, now[name])
        for name in tree.keys() - stays:
            self._put(name, tree[name])
        self._tree, self._marks = tree, dict(self._scan())

    def changed(self) -> list[str]:
        """Name what differs from what was put there."""
        now = dict(self._scan())
        return sorted(name for name in now.keys() | self._marks.keys() if now.get(name) != self._marks.get(name))

    def _scan(self, below: str = "") -> Iterator[tuple[str, Mark]]:
        with os.scandir(f"{self.root}/{below}") as found:
            for one in found:
                name, held = below + one.name, one.stat(follow_symlinks=False)
                if stat.S_ISDIR(held.st_mode):
                    yield name, (held.st_mode,)
                    yield from self._scan(f"{name}/")
                else:
                    yield name, (held.st_mode, held.st_size, held.st_mtime_ns, held.st_ino)

    def _remove(self, name: str, mark: Mark) -> None:
        path = f"{self.root}/{name}"
        if stat.S_ISDIR(mark[0]):
            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)

    def _put(self, name: str, entry: Entry) -> None:
        path = f"{self.root}/{name}"
        os.makedirs(path if isinstance(entry, Folder) else os.path.dirname(path), exist_ok=True)
        match entry:
            case File(data, mode):
                with open(path, "wb") as file:
                    file.write(data)
                os.chmod(path, mode)
            case Link(to):
                os.symlink(to, path)
            case Pipe():
                os.mkfifo(path)
            case Folder():
                pass


def _above(name: str) -> Iterator[str]:
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name
