"""One function over many tasks in several processes: results in order, memory bounded, nothing left running.

The processes ignore Ctrl-C; who waits for them is interrupted, and they end by themselves when nobody listens any
more, even where the waiting process was killed. A process that dies over a task costs that task alone.
"""

import gc
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

CHUNK_SECONDS = 0.1
"""So long a process works before it reports: long enough for the pipe not to matter, short enough to be stopped."""
MOST_AT_ONCE = 128
MOST_AHEAD = 4
"""So many chunks for each process may be done before the one whose turn it is."""
PATIENCE = 5.0
"""Seconds a process gets to finish what it is doing when it is no longer needed."""
_LISTEN_SECONDS = 0.02
_MOST_PROCESSES = 60 if os.name == "nt" else 4096
"""Windows waits for no more than 63 things at once."""


def processors() -> int:
    """Give the number of processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(tasks: Iterable[T], work: Callable[[T], R], lost: Callable[[T], R], processes: int) -> Iterator[tuple[T, R]]:
    """Give each task with its result, in order; `lost` gives that of a task over which its process died.

    `work` must be picklable, and so must tasks and results.
    """
    crew = _Crew(work, lost, min(processes, _MOST_PROCESSES))
    try:
        yield from crew.run(iter(tasks))
    finally:
        crew.dismiss()


@dataclass(eq=False)
class _Chunk(Generic[T, R]):
    """Tasks in a row, and the results so far; `alone` once a process died over them."""

    tasks: list[T]
    results: list[R] = field(default_factory=list)
    alone: bool = False

    def next(self) -> list[T]:
        left = self.tasks[len(self.results) :]
        return left[:1] if self.alone else left


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    pipe: "Connection[Any, Any]"


class _Crew(Generic[T, R]):
    """The processes, and what each of them is doing."""

    def __init__(self, work: Callable[[T], R], lost: Callable[[T], R], processes: int) -> None:
        self._work, self._lost, self._processes = work, lost, processes
        # Forking is ten times quicker, and safe here: no thread is running.
        self._context: Any = get_context("fork" if sys.platform == "linux" else "spawn")
        self._workers: list[_Worker] = []
        self._busy: dict[_Worker, tuple[_Chunk[T, R], float]] = {}
        self._in_turn: deque[_Chunk[T, R]] = deque()
        self._size = 1

    def run(self, tasks: Iterator[T]) -> Iterator[tuple[T, R]]:
        more = True
        while more or self._in_turn:
            while more and len(self._busy) < self._processes and len(self._in_turn) < MOST_AHEAD * self._processes:
                chunk: _Chunk[T, R] = _Chunk(list(islice(tasks, self._size)))
                more = bool(chunk.tasks)
                if more:
                    self._in_turn.append(chunk)
                    self._give(self._idle(), chunk)
            if self._busy:
                self._collect()
            while self._in_turn and len(self._in_turn[0].results) == len(self._in_turn[0].tasks):
                done = self._in_turn.popleft()
                yield from zip(done.tasks, done.results, strict=True)

    def dismiss(self) -> None:
        """Let every process end, and end those that do not."""
        with _uninterrupted():
            for worker in self._workers:
                worker.pipe.close()
            until = time.monotonic() + PATIENCE
            for worker in self._workers:
                worker.process.join(max(0.0, until - time.monotonic()))
                if worker.process.is_alive():
                    worker.process.kill()
                    worker.process.join()
                worker.process.close()
            self._workers.clear()

    def _idle(self) -> _Worker:
        free = next((one for one in self._workers if one not in self._busy), None)
        return free or self._hire()

    def _hire(self) -> _Worker:
        with _uninterrupted():
            ours, theirs = self._context.Pipe()
            # What a forked process inherits it must close, or nobody ever notices that the other end is gone.
            inherited = [*(one.pipe for one in self._workers), ours] if sys.platform == "linux" else []
            process = self._context.Process(target=_serve, args=(theirs, inherited, self._work), daemon=True)
            worker = _Worker(process, ours)
            process.start()
            self._workers.append(worker)
            theirs.close()
        return worker

    def _give(self, worker: _Worker, chunk: _Chunk[T, R]) -> None:
        self._busy[worker] = chunk, time.monotonic()
        with suppress(OSError):  # it died: its pipe says so when it is listened to
            worker.pipe.send(chunk.next())

    def _collect(self) -> None:
        """Wait for whoever has something to say, and give what is left of their chunk away again."""
        heard = set(wait([worker.pipe for worker in self._busy]))
        for worker in [one for one in self._busy if one.pipe in heard]:
            chunk, since = self._busy.pop(worker)
            try:
                chunk.results += worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker, chunk)
            else:
                if not chunk.alone:
                    self._measure(len(chunk.tasks), time.monotonic() - since)
            if len(chunk.results) < len(chunk.tasks):
                self._give(self._idle(), chunk)

    def _measure(self, count: int, seconds: float) -> None:
        fitting = int(count * CHUNK_SECONDS / max(seconds, 1e-6))
        self._size = max(1, min(fitting, 2 * count, MOST_AT_ONCE))

    def _bury(self, worker: _Worker, chunk: _Chunk[T, R]) -> None:
        """Take leave of a process that died; the task it died over is lost once that is certain."""
        if len(chunk.next()) == 1:
            chunk.results.append(self._lost(chunk.tasks[len(chunk.results)]))
        chunk.alone = True
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        worker.process.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl-C off until something is done; what is started meanwhile never hears it."""
    if hasattr(signal, "pthread_sigmask"):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    else:
        yield


def _serve(pipe: "Connection[Any, Any]", inherited: "list[Connection[Any, Any]]", work: Callable[[T], R]) -> None:
    """Do what comes through a pipe until nobody is at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for one in inherited:
        one.close()
    gc.enable()
    gc.freeze()
    try:
        while True:
            results, listened = [], time.monotonic()
            for task in pipe.recv():
                if time.monotonic() - listened > _LISTEN_SECONDS:
                    listened = time.monotonic()
                    if pipe.poll():  # nothing is sent while we work: nobody is there
                        return
                results.append(work(task))
            pipe.send(results)
    except (EOFError, OSError):
        return
    finally:
        os._exit(0)  # what the waiting process has open or unsaid is no business of this one
