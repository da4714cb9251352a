"""One function over many tasks in several processes: results in order, memory bounded, nothing left running.

The processes ignore Ctrl-C; who waits for them is interrupted, and they end by themselves when nobody listens any
more, even where the waiting process was killed. A process that dies over a task costs that task alone.
"""

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
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
_IN_HAND = 2
"""Chunks a process has at a time: it goes on with the next while its report waits to be heard."""
_GARBAGE = 20_000
"""So many new objects, some megabytes, are looked through at a time: a record has thousands, and few are garbage."""
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
class _Worker(Generic[T, R]):
    """A process, its pipe, and the chunks it has in hand, in the order it does them."""

    process: BaseProcess
    pipe: "Connection[Any, Any]"
    chunks: deque[_Chunk[T, R]] = field(default_factory=deque)


class _Crew(Generic[T, R]):
    """The processes, and what is to be done."""

    def __init__(self, work: Callable[[T], R], lost: Callable[[T], R], processes: int) -> None:
        self._work, self._lost, self._processes = work, lost, processes
        # Forking is ten times quicker, and safe here: no thread is running.
        self._context: Any = get_context("fork" if sys.platform == "linux" else "spawn")
        self._workers: list[_Worker[T, R]] = []
        self._in_turn: deque[_Chunk[T, R]] = deque()
        self._unfinished: deque[_Chunk[T, R]] = deque()
        """Chunks in turn that nobody has in hand."""
        self._size = 1

    def run(self, tasks: Iterator[T]) -> Iterator[tuple[T, R]]:
        while True:
            while self._has_hand_free() and (chunk := self._next(tasks)):
                self._give(chunk)
            if not self._in_turn:
                return
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

    def _next(self, tasks: Iterator[T]) -> _Chunk[T, R] | None:
        """Give what is to be done next; None where there is nothing, or too much waits for its turn already."""
        if self._unfinished:
            return self._unfinished.popleft()
        if len(self._in_turn) >= MOST_AHEAD * self._processes:
            return None
        chunk: _Chunk[T, R] = _Chunk(list(islice(tasks, self._size)))
        if not chunk.tasks:
            return None
        self._in_turn.append(chunk)
        return chunk

    def _has_hand_free(self) -> bool:
        return len(self._workers) < self._processes or any(len(one.chunks) < _IN_HAND for one in self._workers)

    def _give(self, chunk: _Chunk[T, R]) -> None:
        worker = min(self._workers, key=lambda one: len(one.chunks), default=None)
        if worker is None or (worker.chunks and len(self._workers) < self._processes):
            worker = self._hire()
        worker.chunks.append(chunk)
        with suppress(OSError):  # it died: its pipe says so when it is listened to
            worker.pipe.send(chunk.next())

    def _hire(self) -> _Worker[T, R]:
        with _uninterrupted():
            ours, theirs = self._context.Pipe()
            # What a forked process inherits it must close, or nobody ever notices that the other end is gone.
            inherited = [*(one.pipe for one in self._workers), ours] if sys.platform == "linux" else []
            process = self._context.Process(target=_serve, args=(theirs, inherited, self._work), daemon=True)
            worker: _Worker[T, R] = _Worker(process, ours)
            process.start()
            self._workers.append(worker)
            theirs.close()
        return worker

    def _collect(self) -> None:
        """Wait for whoever has something to say; what is left of their chunk is given away again."""
        heard = set(wait([one.pipe for one in self._workers if one.chunks]))
        for worker in [one for one in self._workers if one.pipe in heard]:
            try:
                seconds, results = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            chunk = worker.chunks.popleft()
            chunk.results += results
            if chunk.alone:
                self._put_back(chunk)
            else:
                self._measure(len(results), seconds)

    def _measure(self, count: int, seconds: float) -> None:
        fitting = int(count * CHUNK_SECONDS / max(seconds, 1e-6))
        self._size = max(1, min(fitting, 2 * count, MOST_AT_ONCE))

    def _bury(self, worker: _Worker[T, R]) -> None:
        """Take leave of a process that died; the task it died over is lost once that is certain."""
        dying = worker.chunks[0]
        if len(dying.next()) == 1:
            dying.results.append(self._lost(dying.tasks[len(dying.results)]))
        dying.alone = True
        for chunk in worker.chunks:
            self._put_back(chunk)
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        worker.process.close()

    def _put_back(self, chunk: _Chunk[T, R]) -> None:
        if len(chunk.results) < len(chunk.tasks):
            self._unfinished.append(chunk)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl-C and the like off until something is done; what is started meanwhile begins without hearing them."""
    if hasattr(signal, "pthread_sigmask"):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    else:
        yield


def _serve(pipe: "Connection[Any, Any]", inherited: "list[Connection[Any, Any]]", work: Callable[[T], R]) -> None:
    """Do what comes through a pipe until nobody is at its other end.

    A thread listens meanwhile, so that who sends is never kept waiting, and nobody's leaving goes unnoticed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        ends = {signal.SIGTERM, signal.SIGHUP}
        for asked in ends:
            if signal.getsignal(asked) is not signal.SIG_IGN:  # as under nohup
                signal.signal(asked, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ends)
    for one in inherited:
        one.close()
    gc.enable()
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    to_do: SimpleQueue[list[T] | None] = SimpleQueue()
    left_alone = threading.Event()
    threading.Thread(target=_listen, args=(pipe, to_do, left_alone), daemon=True).start()
    try:
        while (tasks := to_do.get()) is not None:
            began, results = time.monotonic(), []
            for task in tasks:
                if left_alone.is_set():
                    return
                results.append(work(task))
            pipe.send((time.monotonic() - began, results))
    except OSError:
        return
    finally:
        os._exit(0)  # what the waiting process has open or unsaid is no business of this one


def _listen(pipe: "Connection[Any, Any]", to_do: "SimpleQueue[list[T] | None]", left_alone: threading.Event) -> None:
    try:
        with suppress(EOFError, OSError):
            while True:
                to_do.put(pipe.recv())
    finally:
        left_alone.set()
        to_do.put(None)
