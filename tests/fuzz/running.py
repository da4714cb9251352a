"""Running an input: in this process, through zi's own main function, or as the installed command."""

import gc
import io
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import Self

import typer

from tests.conftest import ROOT
from tests.fuzz.inputs import Input
from tests.fuzz.offices import OFFICES
from tests.fuzz.trees import Disk, Folder
from zi_cli.cli import main, options

MOST_SECONDS = 5.0
SAMPLED = 0.2
"""Seconds between two looks at how long a process waited for a processor."""
MOST_MEMORY = 300 * 1024 * 1024
_ADDRESSES = 8 * 1024**3
"""So much may be asked for at most, so that a fault does not take the machine with it."""
_BETWEEN_COLLECTIONS = 50


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: bytes
    err: str
    seconds: float
    grown: int
    """Bytes by which the process grew while the command ran, at the highest."""
    changed: tuple[str, ...]
    """What is not as it was below the input's folder."""
    escaped: str = ""
    """What left the main function, where anything did."""
    root: str = ""


def surroundings(root: Path) -> dict[str, str]:
    """Give what a command finds around it: nothing of the person who fuzzes."""
    home = root / "rumah"
    home.mkdir(parents=True, exist_ok=True)
    names = {"HOME", "USERPROFILE", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"}
    return {
        **dict.fromkeys(names, str(home)),
        "COLUMNS": "100",
        "ZI_CACHE": "0",
        "GIT_CEILING_DIRECTORIES": str(root),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": str(ROOT / "tests" / "gitconfig"),
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Ni Luh Sari",
        "GIT_AUTHOR_EMAIL": "sari@contoh.example",
    }


@contextmanager
def declared_once() -> Iterator[None]:
    """Keep the commands that typer makes, which takes as long as many a command; it makes them anew for every call."""
    made = typer.main.get_command
    typer.main.get_command = cache(made)
    try:
        yield
    finally:
        typer.main.get_command = made


class _Fixed(datetime):
    """A clock that stands still, so that an input does tomorrow what it does today."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(2024, 8, 5, 9, 0, 0, tzinfo=tz)


def _refuse(*_: object) -> None:
    raise ConnectionRefusedError


@contextmanager
def prepared(root: Path) -> Iterator[None]:
    """Make this process one that runs inputs: no clock, no network, no waiting for the disk."""
    before, limits = dict(os.environ), resource.getrlimit(resource.RLIMIT_AS)
    held = options.datetime, os.fsync, socket.socket.connect, Path.cwd(), sys.unraisablehook, gc.isenabled()
    os.environ |= surroundings(root)
    options.datetime, os.fsync, socket.socket.connect = _Fixed, lambda _: None, _refuse  # type: ignore[assignment, misc, attr-defined, method-assign]
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, limits[1]))
    try:
        with declared_once():
            yield
    finally:
        os.environ.clear()
        os.environ |= before
        options.datetime, os.fsync, socket.socket.connect = held[:3]  # type: ignore[attr-defined, method-assign]
        os.chdir(held[3])
        sys.unraisablehook = held[4]
        resource.setrlimit(resource.RLIMIT_AS, limits)
        if held[5]:
            gc.enable()


class Runner:
    """Runs inputs one after the other in this process."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._disks = {name: Disk(root / name) for name in (*OFFICES, "lain")}
        self._runs = 0

    def run(self, one: Input) -> Outcome:
        disk = self._disks.get(one.office) or self._disks["lain"]
        os.chdir(_placed(disk, one))
        self._runs += 1
        if self._runs % _BETWEEN_COLLECTIONS == 0:
            gc.collect()
        code, out, err, seconds, grown, escaped = _called(one.words)
        return Outcome(code, out, err, seconds, grown, tuple(disk.changed()), escaped, disk.root)


def _placed(disk: Disk, one: Input) -> Path:
    """Put an input's files in place; gives the folder to run in."""
    is_empty = not any(name.partition("/")[0] == "unit" for name in one.tree)
    disk.become(one.tree | {"unit": Folder()} if is_empty else one.tree)
    return Path(disk.root, "unit")


def _called(words: list[str]) -> tuple[int, bytes, str, float, int, str]:
    streams, argv = (sys.stdin, sys.stdout, sys.stderr), sys.argv
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(), "utf-8")
    sys.stdout = said = io.TextIOWrapper(out, "utf-8", write_through=True)
    sys.stderr = complained = io.TextIOWrapper(err, "utf-8", errors="backslashreplace", write_through=True)
    sys.argv = ["zi", *words]
    code, escaped = -1, ""
    before = _memory_now()
    began = time.perf_counter() - _waited()
    try:
        code = main._main()  # noqa: SLF001  all that `main` does but leave the process
    except BaseException as error:  # noqa: BLE001  nothing may leave it
        escaped = f"{type(error).__name__}: {error}"
    finally:
        seconds = time.perf_counter() - _waited() - began
        (sys.stdin, sys.stdout, sys.stderr), sys.argv = streams, argv
    grown = _highest() - before
    for stream in (said, complained):
        with suppress(ValueError, OSError):
            stream.flush()
    return code, out.getvalue(), err.getvalue().decode("utf-8", "replace"), seconds, grown, escaped


def _waited(who: str = "/proc/thread-self/schedstat") -> float:
    """Give the seconds a thread waited for a processor that others used, where the system tells: no fault of zi's."""
    try:
        with open(who, "rb", buffering=0) as told:
            return int(told.read().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


_PAGE = os.sysconf("SC_PAGE_SIZE")


def _memory_now() -> int:
    """Give what this process holds, and forget what it once held, where the system can."""
    try:
        with open("/proc/self/clear_refs", "wb", buffering=0) as peak:
            peak.write(b"5")
        with open("/proc/self/statm", "rb", buffering=0) as held:
            return int(held.read().split()[1]) * _PAGE
    except OSError:
        return _highest()


def _highest() -> int:
    """Give the most this process held since then; getrusage would count what the process that began it held."""
    try:
        with open("/proc/self/status", "rb", buffering=0) as status:
            return int(status.read().partition(b"VmHWM:")[2].split(None, 1)[0]) * 1024
    except OSError:
        return _most(resource.RUSAGE_SELF)


def _most(who: int) -> int:
    return resource.getrusage(who).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class Installed:
    """Runs inputs through the installed command, each in a process of its own."""

    def __init__(self, root: Path) -> None:
        self._disk = Disk(root / "terpasang")
        self._zi = str(Path(sys.executable).with_name("zi"))
        self._environment: Mapping[str, str] = {**os.environ, **surroundings(root)}

    def run(self, one: Input) -> Outcome:
        unit = _placed(self._disk, one)
        words = [word.encode("utf-8", "surrogateescape" if _escapes(word) else "replace") for word in one.words]
        before = _most(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        with subprocess.Popen(
            [self._zi, *words],
            cwd=unit,
            env=self._environment,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            out, err, waited = _heard(process, began)
        seconds = time.perf_counter() - waited - began
        changed = tuple(self._disk.changed())
        most = _most(resource.RUSAGE_CHILDREN)
        grown = most if most > before else 0  # of all that ran before, a larger one was reported then
        return Outcome(
            process.returncode, out, err.decode("utf-8", "replace"), seconds, grown, changed, "", self._disk.root
        )


def _heard(process: "subprocess.Popen[bytes]", began: float) -> tuple[bytes, bytes, float]:
    """Give what a process says, and the seconds it waited for a processor; one that takes far too long is killed."""
    waited, of_it = 0.0, f"/proc/{process.pid}/schedstat"
    while True:
        try:
            return (*process.communicate(timeout=SAMPLED), waited)
        except subprocess.TimeoutExpired:
            waited = max(waited, _waited(of_it))
            if time.perf_counter() - waited - began > 2 * MOST_SECONDS:
                os.killpg(process.pid, signal.SIGKILL)
                return (*process.communicate(), waited)


def _escapes(word: str) -> bool:
    return all(not "\ud800" <= one <= "\udfff" or "\udc80" <= one <= "\udcff" for one in word)
