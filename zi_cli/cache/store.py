"""Answers kept in the user's own cache folder, found again by a key that stands for all they were made from.

A kept answer is believed only when it is whole, says its own key and lies in a folder that nobody else can write to.
Whatever goes wrong here, there is simply no kept answer; nothing is ever said and nothing raised. The folder holds a
bounded number of entries; the oldest make room.
"""

import os
import stat
import sys
import time
from contextlib import suppress

try:
    from _blake2 import blake2b  # hashlib's own, without waiting for OpenSSL, which hashlib loads
except ImportError:  # another Python
    from hashlib import blake2b

MOST_ENTRIES = 65_536
MOST_BYTES = 512 * 1024 * 1024
MOST_OF_ONE = 1024 * 1024
"""A single answer that is larger is not kept."""

_OWN = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_MAGIC = b"zi kept 1\n"
_VERSION = "v1"
SHARDS = 256
_HEAD = len(_MAGIC) + 32 + 32
_PLAIN = 8 * 1024
"""Few entries are larger: such a one is read in two steps, and may need room made at once."""
_READ = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_MAKE = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))
)
_LEFT_BEHIND = 3600
"""So many seconds after it was begun an unfinished entry has been left behind."""


class Cache:
    """The kept answers of one user, so many entries and bytes at most."""

    def __init__(self, folder: str, most_entries: int = MOST_ENTRIES, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self._most = most_entries // SHARDS, most_bytes // SHARDS
        self._entries = os.path.join(folder, _VERSION)
        self._is_ours: bool | None = None
        self._shards: set[str] = set()

    def get(self, key: bytes) -> bytes | None:
        """Give the answer that is kept under a key."""
        if not self._safe():
            return None
        shard, name = self._place(key)
        try:
            if not self._is_shard(shard):
                return None
            handle = os.open(f"{shard}{os.sep}{name}", _READ)
            try:
                entry = os.read(handle, _PLAIN)
                if len(entry) == _PLAIN:
                    entry += os.read(handle, _HEAD + MOST_OF_ONE)
            finally:
                os.close(handle)
        except OSError:
            return None
        return _opened(key, entry)

    def put(self, key: bytes, answer: bytes) -> None:
        """Keep an answer under a key, whole or not at all."""
        if len(answer) > MOST_OF_ONE:
            return
        with suppress(OSError):
            if not self._made():
                return
            shard, name = self._place(key)
            with suppress(FileExistsError):
                os.mkdir(shard, 0o700)
            if not self._is_shard(shard):
                return
            _write(shard, name, _sealed(key, answer))
            if key[1] % 16 == 0 or len(answer) > _PLAIN:
                _make_room(shard, *self._most)

    def _place(self, key: bytes) -> tuple[str, str]:
        return f"{self._entries}{os.sep}{key[:1].hex()}", key[1:].hex()

    def _is_shard(self, shard: str) -> bool:
        """Say whether a shard is a folder; once it is, only its owner could put a link in its place."""
        if shard not in self._shards and stat.S_ISDIR(os.lstat(shard).st_mode):
            self._shards.add(shard)
        return shard in self._shards

    def _safe(self) -> bool:
        """Say whether the folder is there, is the user's own, and no one else can write to it."""
        if self._is_ours is None:
            try:
                self._is_ours = _is_ours(self.folder) and _is_ours(self._entries)
            except OSError:
                return False
        return self._is_ours

    def _made(self) -> bool:
        if self._is_ours is None:
            os.makedirs(os.path.dirname(self.folder), exist_ok=True)
            for folder in (self.folder, self._entries):
                with suppress(FileExistsError):
                    os.mkdir(folder, 0o700)
        return self._safe()


def users_cache() -> Cache | None:
    """Give the cache of this user; None where ZI_CACHE is 0 or no folder is known."""
    said = os.environ.get("ZI_CACHE", "")
    if said:
        return None if said == "0" else Cache(os.path.abspath(said))
    folder = _usual_folder()
    return Cache(folder) if os.path.isabs(folder) else None


def code_mark(own: str = _OWN) -> bytes:
    """Give what stands for the code that answers: zi's own files, this Python, and what is installed for it.

    Installing, upgrading or removing a package changes the folder it is in; editing a file changes its times. No package
    is installed in a checkout of zi: its own files stand for it, whatever else is put beside them. Empty where the files
    cannot be told.
    """
    digest = quick_digest(f"{sys.version}\0{sys.platform}\0{sys.flags}\0{sys.getfilesystemencoding()}".encode())
    try:
        for path, found in (*_files_of(own), *_folders_of_packages(os.path.dirname(own))):
            seen = f"\0{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}\0"
            digest.update(os.fsencode(path) + seen.encode())
    except OSError:
        return b""
    return digest.digest()


def quick_digest(data: bytes = b"") -> blake2b:
    """Begin a digest of 32 bytes."""
    return blake2b(data, digest_size=32)


def _files_of(folder: str) -> list[tuple[str, os.stat_result]]:
    found: list[tuple[str, os.stat_result]] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir():
                found += _files_of(entry.path) if entry.name != "__pycache__" else []
            else:
                found.append((entry.path, os.stat(entry.path)))
    return found


def _folders_of_packages(beside: str) -> list[tuple[str, os.stat_result]]:
    checkout = os.stat(beside) if os.path.exists(os.path.join(beside, "pyproject.toml")) else None
    found = []
    for path in sys.path:
        with suppress(OSError):
            folder = os.stat(path or ".")
            if checkout is None or not os.path.samestat(folder, checkout):
                found.append((path, folder))
    return found


def _usual_folder() -> str:
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local"), "zi", "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "zi")
    said = os.environ.get("XDG_CACHE_HOME", "")
    return os.path.join(said if os.path.isabs(said) else os.path.join(home, ".cache"), "zi")


def _is_ours(folder: str) -> bool:
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode):
        return False
    if sys.platform == "win32":  # a user's folders are closed to others there by where they lie
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _sealed(key: bytes, answer: bytes) -> bytes:
    return b"".join((_MAGIC, key, _seal(key, answer), answer))


def _opened(key: bytes, entry: bytes) -> bytes | None:
    answer = entry[_HEAD:]
    return answer if entry[:_HEAD] == _MAGIC + key + _seal(key, answer) else None


def _seal(key: bytes, answer: bytes) -> bytes:
    return quick_digest(_MAGIC + key + answer).digest()


def _write(shard: str, name: str, entry: bytes) -> None:
    fresh = os.path.join(shard, f".{os.getpid()}-{time.time_ns()}")
    try:
        handle = os.open(fresh, _MAKE, 0o600)
        try:
            written = os.write(handle, entry)
        finally:
            os.close(handle)
        if written == len(entry):
            os.replace(fresh, os.path.join(shard, name))
            return
    except BaseException:
        with suppress(OSError):
            os.unlink(fresh)
        raise
    os.unlink(fresh)


def _make_room(shard: str, most_entries: int, most_bytes: int) -> None:
    """Take away what was left behind, and the oldest entries of a shard that holds too many or too much."""
    now, kept = time.time(), []
    with os.scandir(shard) as entries:
        for entry in entries:
            with suppress(OSError):  # another process makes room too; Windows keeps what somebody has open
                found = entry.stat(follow_symlinks=False)
                if not entry.name.startswith("."):
                    kept.append((found.st_mtime_ns, entry.path, found.st_size))
                elif found.st_mtime < now - _LEFT_BEHIND:
                    os.unlink(entry.path)
    count, size = len(kept), sum(one[2] for one in kept)
    for _, path, held in sorted(kept):
        if count <= most_entries and size <= most_bytes:
            return
        with suppress(OSError):
            os.unlink(path)
        count, size = count - 1, size - held
