"""Processes that run inputs, and who watches them: one that hangs or dies is replaced, and its input is named."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from tempfile import mkdtemp

from tests.fuzz import inputs
from tests.fuzz.commands import commands, formats
from tests.fuzz.counts import Report
from tests.fuzz.inputs import Input, keep
from tests.fuzz.running import MOST_SECONDS, Installed, Outcome, Runner, prepared
from tests.fuzz.verdict import faults, format_of

HANGING = 12 * MOST_SECONDS
"""Seconds after which a worker is stopped; what took over MOST_SECONDS and ended is a fault that it reports itself."""
BEGINNING = 300.0
"""Seconds a worker gets to import everything."""
READY = "ready"
CHUNK = 400
"""So many inputs a worker gets at a time."""
FRESH = 10_000
"""After so many inputs a process is replaced by a new one."""


@dataclass(frozen=True)
class Task:
    """What all workers do alike."""

    seed: int
    only: str | None = None
    installed: bool = False
    keep: Path | None = None
    before: Callable[[], None] | None = None
    """Done once in each worker; for tests, which plant a fault."""


def run_all(task: Task, ranges: Iterator[range], workers: int, hanging: float = HANGING) -> Iterator[Report | range]:
    """Run ranges of inputs in processes; gives a report for each input, and each range when all of it is done."""
    crew = [_Worker(task) for _ in range(workers)]
    try:
        for one in crew:
            one.begin(next(ranges, None))
        while busy := [one for one in crew if one.work]:
            wait([one.pipe for one in busy], timeout=0.2)
            for one in busy:
                yield from one.heard(hanging)
                if one.work is not None and one.at >= one.work.stop:
                    yield one.work
                    one.begin(next(ranges, None))
    finally:
        for one in crew:
            one.end()


class _Worker:
    """One process, seen from outside."""

    def __init__(self, task: Task) -> None:
        self.task, self.work, self.at = task, None, 0
        self.work: range | None
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self.pipe, other = context.Pipe()
        self.root = mkdtemp(prefix="zi-fuzz-")
        self.process = context.Process(target=_work, args=(self.task, self.root, other))
        self.process.start()
        other.close()
        self.last, self.ran, self.is_ready = time.monotonic(), 0, False

    def begin(self, work: range | None) -> None:
        self.work = work
        if work is None:
            return
        self.at = work.start
        if self.ran >= FRESH:
            self.end()
            self._start()
        self._send()

    def _send(self) -> None:
        assert self.work is not None
        self.last = time.monotonic()
        self.pipe.send((self.at, self.work.stop))

    def heard(self, hanging: float) -> Iterator[Report]:
        """Give what was reported since; a process that says nothing for too long, or died, is replaced."""
        try:
            while self.pipe.poll():
                report = self.pipe.recv()
                self.last = time.monotonic()
                if report == READY:
                    self.is_ready = True
                    continue
                self.at, self.ran = report.number + 1, self.ran + 1
                yield report
        except (EOFError, ConnectionResetError):
            yield self._replaced("the process died")
            return
        patience = hanging if self.is_ready else BEGINNING
        if self.work is not None and self.at < self.work.stop and time.monotonic() - self.last > patience:
            yield self._replaced(f"did not end in {patience:.0f} s")

    def _replaced(self, why: str) -> Report:
        one = inputs.made(self.task.seed, self.at, self.task.only)
        seconds = time.monotonic() - self.last
        self.end()
        self._start()
        self.at += 1
        if self.work is not None and self.at < self.work.stop:
            self._send()
        return _report(self.task, one, None, (why,), seconds)

    def end(self) -> None:
        self.pipe.close()
        self.process.join(0.5)
        if self.process.is_alive() and self.process.pid:
            with suppress(OSError):
                os.kill(self.process.pid, signal.SIGKILL)
            self.process.join()
        shutil.rmtree(self.root, ignore_errors=True)


def _work(task: Task, root: str, pipe: Connection) -> None:
    """Run what the pipe names, one input after the other."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if task.before is not None:
        task.before()
    with prepared(Path(root)):
        runner = Installed(Path(root)) if task.installed else Runner(Path(root))
        pipe.send(READY)
        with suppress(EOFError, BrokenPipeError, ConnectionResetError):
            while True:
                first, after = pipe.recv()
                for number in range(first, after):
                    one = inputs.made(task.seed, number, task.only)
                    done = runner.run(one)
                    pipe.send(_report(task, one, done, tuple(faults(one, done)), done.seconds))
    sys.stdout.flush()
    os._exit(0)


def _report(task: Task, one: Input, done: Outcome | None, found: tuple[str, ...], seconds: float) -> Report:
    if found and task.keep:
        keep(task.keep, one, list(found))
    code, grown = (done.code, done.grown) if done else (-1, 0)
    return Report(one.number, one.kind, one.command, _known(format_of(one)), code, seconds, grown, found)


def _known(format_: str) -> str:
    return format_ if format_ in {named for one in commands() for named in formats(one)} else "lain"


def chunks(first: int, many: int | None) -> Iterator[range]:
    """Give ranges of inputs, for ever where nobody says how many."""
    after = None if many is None else first + many
    while after is None or first < after:
        stop = first + CHUNK if after is None else min(first + CHUNK, after)
        yield range(first, stop)
        first = stop


def within(ranges: Iterator[range], seconds: float | None) -> Iterator[range]:
    """Give ranges until the time is over."""
    began = time.monotonic()
    for one in ranges:
        if seconds is not None and time.monotonic() - began > seconds:
            return
        yield one
