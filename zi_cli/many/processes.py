"""One function over many tasks in several processes: results in order, memory bounded, nothing left running.

A thread waits for each process. The processes ignore Ctrl-C and the end of a terminal; who waits for all is interrupted,
and they end by themselves when nobody listens any more, even where the waiting process was killed. A process that dies
over a task costs that task alone.
"""

import gc
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from queue import SimpleQueue
from threading import Timer, active_count
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST_AT_ONCE = 128
CHUNK_SECONDS = 0.1
"""So long a process works before it reports: long enough for the pipe not to matter, short enough to be waited for."""
MOST_AHEAD = 4
"""So many chunks for each process may be begun or done before the one whose turn it is."""
PATIENCE = 5.0
"""Seconds a process gets to finish what it is doing when it is no longer needed."""
_GARBAGE = 20_000
"""So many new objects, some megabytes, are looked through at a time: a record has thousands, and few are garbage."""
_ENDINGS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}


def processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(
    tasks: Iterable[T], work: Callable[[T], R], lost: Callable[[T], R], processes: int, at_once: int = MOST_AT_ONCE
) -> Iterator[tuple[T, R]]:
    """Give each task with its result, in order; `lost` gives that of a task over which its process died.

    `work` must be picklable, and so must tasks and results. A process is given up to `at_once` tasks at a time.
    """
    every = iter(tasks)
    first = list(islice(every, processes))
    left, size = chain(first, every), 1
    begun: deque[tuple[list[T], Future[tuple[float, list[R]]]]] = deque()
    with _crew(work, lost, len(first)) as give:
        while True:
            while len(begun) < MOST_AHEAD * len(first) and (chunk := list(islice(left, size))):
                begun.append((chunk, give(chunk)))
            if not begun:
                return
            chunk, done = begun.popleft()
            seconds, results = done.result()
            yield from zip(chunk, results, strict=True)
            size = max(1, min(int(len(chunk) * CHUNK_SECONDS / max(seconds, 1e-6)), 8 * len(chunk), at_once))


class _Hand(Generic[T, R]):
    """A process at work, as the thread that waits for it knows it; where it dies, another takes its place."""

    def __init__(self, work: Callable[[T], R], lost: Callable[[T], R], others: "list[_Hand[T, R]]") -> None:
        self._work, self._lost, self.is_needed = work, lost, True
        self._begin(others)

    def _begin(self, others: "list[_Hand[T, R]]") -> None:
        # Forking is ten times quicker, and safe where no other thread could hold a lock meanwhile.
        forks = sys.platform == "linux" and active_count() == 1
        context: Any = get_context("fork" if forks else "spawn")
        self.pipe, theirs = context.Pipe()
        # What a forked process inherits it must close, or nobody ever notices that the other end is gone.
        inherited = [one.pipe for one in (*others, self)] if forks else []
        process = context.Process(target=_serve, args=(theirs, inherited, self._work), daemon=True)
        process.start()
        self.process = process
        theirs.close()

    def results(self, tasks: list[T], *, alone: bool = False) -> list[R]:
        """Have some tasks done; where the process dies over them each is done alone, so that it is certain over which."""
        try:
            self.pipe.send(tasks)
            return self.pipe.recv()  # type: ignore[no-any-return]
        except (EOFError, OSError):
            if not self.is_needed:
                raise
        self.end()
        self._begin([])
        return [self._lost(tasks[0])] if alone else [self.results([task], alone=True)[0] for task in tasks]

    def end(self) -> None:
        """Let the process end."""
        self.pipe.close()
        self.process.join()


@contextmanager
def _crew(
    work: Callable[[T], R], lost: Callable[[T], R], processes: int
) -> "Iterator[Callable[[list[T]], Future[tuple[float, list[R]]]]]":
    """Have processes for some work; in the end they finish the chunk in hand, and are killed where that takes long."""
    hands: list[_Hand[T, R]] = []
    free: SimpleQueue[_Hand[T, R]] = SimpleQueue()
    threads = ThreadPoolExecutor(processes or 1)

    def timed(chunk: list[T]) -> tuple[float, list[R]]:
        hand, began = free.get(), time.monotonic()
        try:
            results = hand.results(chunk)
            return time.monotonic() - began, results
        finally:
            free.put(hand)

    def give(chunk: list[T]) -> "Future[tuple[float, list[R]]]":
        with _uninterrupted():
            return threads.submit(timed, chunk)

    def kill() -> None:
        for hand in hands:
            hand.process.kill()

    try:
        with _uninterrupted():
            for _ in range(processes):
                hands.append(_Hand(work, lost, hands))
                free.put(hands[-1])
        yield give
    finally:
        with _uninterrupted():
            late = Timer(PATIENCE, kill)
            late.start()
            for hand in hands:
                hand.is_needed = False
            threads.shutdown(cancel_futures=True)
            for hand in hands:
                hand.end()
            late.cancel()
            late.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl-C and the like off until something is done; what is started meanwhile begins without hearing them."""
    if hasattr(signal, "pthread_sigmask"):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDINGS)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    else:
        yield


def _serve(pipe: Any, inherited: list[Any], work: Callable[[Any], Any]) -> None:  # noqa: ANN401  a pipe's type depends on the system
    """Do what comes through a pipe until nobody is at its other end; whatever goes wrong ends this process too."""
    for ending in _ENDINGS:
        signal.signal(ending, signal.SIG_DFL if ending == signal.SIGTERM else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)
    for one in inherited:
        one.close()
    gc.enable()
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    try:
        while True:
            pipe.send([work(task) for task in pipe.recv()])
    finally:
        os._exit(0)  # what the waiting process has open or unsaid is no business of this one
