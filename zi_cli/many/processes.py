"""One function over many tasks in several processes: results in order, memory bounded, nothing left running.

The processes ignore Ctrl-C and the end of a terminal; who waits for them is interrupted, and they end by themselves
when nobody listens any more, even where the waiting process was killed. A process that dies over a task costs that task
alone.
"""

import gc
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Event, Lock, Thread, Timer, active_count
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST_AT_ONCE = 128
CHUNK_SECONDS = 0.1
"""So long a process works before it reports: long enough for the pipe not to matter, short enough to be even."""
MOST_AHEAD = 4
"""So many chunks for each process may be begun or done before the one whose turn it is."""
PATIENCE = 5.0
"""Seconds a process gets to finish the task in hand when no more is wanted."""
_GARBAGE = 20_000
"""So many new objects, some megabytes, are looked through at a time: a record has thousands, and few are garbage."""
_MOST_PROCESSES = 60 if os.name == "nt" else 4096
"""Windows waits for no more than 63 things at once."""
_ENDINGS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}

_work: Callable[[Any], Any]
_in_hand, _no_more = Lock(), Event()
"""In each of the processes: what it does, whether it is at it, and whether nothing more is wanted."""


def processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(
    tasks: Iterable[T], work: Callable[[T], R], lost: Callable[[T], R], processes: int, at_once: int = MOST_AT_ONCE
) -> Iterator[tuple[T, R]]:
    """Give each task with its result, in order; `lost` gives that of a task over which its process died.

    `work` must be picklable, and so must tasks and results. A process is given up to `at_once` tasks at a time.
    """
    left = iter(tasks)
    for first in left:  # each time round after a process died
        begun = yield from _until_one_dies(chain([first], left), work, min(processes, _MOST_PROCESSES), at_once)
        for chunk, done in begun:
            yield from _one_by_one(chunk, work, lost) if done.exception() else zip(chunk, done.result()[1], strict=True)


def _until_one_dies(
    tasks: Iterator[T], work: Callable[[T], R], processes: int, at_once: int
) -> Generator[tuple[T, R], None, "deque[tuple[list[T], Future[tuple[float, list[R]]]]]"]:
    """Give tasks with their results; what was begun when a process died is returned."""
    begun: deque[tuple[list[T], Future[tuple[float, list[R]]]]] = deque()
    size = 1
    with _pool(work, processes) as submit:
        while True:
            while len(begun) < MOST_AHEAD * processes and (chunk := list(islice(tasks, size))):
                begun.append((chunk, submit(chunk)))
            if not begun or isinstance(begun[0][1].exception(), BrokenProcessPool):
                return begun
            chunk, done = begun.popleft()
            seconds, results = done.result()
            yield from zip(chunk, results, strict=True)
            size = max(1, min(int(len(chunk) * CHUNK_SECONDS / max(seconds, 1e-6)), 8 * len(chunk), at_once))


def _one_by_one(tasks: list[T], work: Callable[[T], R], lost: Callable[[T], R]) -> Iterator[tuple[T, R]]:
    """Do tasks with nothing beside them, so that it is certain over which of them a process dies."""
    left = deque(tasks)
    while left:
        with _pool(work, 1) as submit:
            while left and not (done := submit([left[0]])).exception():
                yield left.popleft(), done.result()[1][0]
        if left:
            yield left[0], lost(left.popleft())


@contextmanager
def _pool(work: Callable[[T], R], processes: int) -> "Iterator[Callable[[list[T]], Future[tuple[float, list[R]]]]]":
    """Have processes for some work; in the end they finish the task in hand, and are killed where that takes long."""
    # Forking is ten times quicker, and safe where no other thread could hold a lock meanwhile.
    context: Any = get_context("fork" if sys.platform == "linux" and active_count() == 1 else "spawn")
    hear, say = context.Pipe(duplex=False)
    others = active_children()
    pool = ProcessPoolExecutor(processes, context, _begin, (work, hear))

    def submit(tasks: list[T]) -> "Future[tuple[float, list[R]]]":
        try:
            with _uninterrupted():
                return pool.submit(_results, tasks)
        except BrokenProcessPool as error:
            broken: Future[tuple[float, list[R]]] = Future()
            broken.set_exception(error)
            return broken

    def kill() -> None:
        for one in active_children():
            if one not in others:
                one.kill()

    try:
        yield submit
    finally:
        with _uninterrupted(), hear, say:
            say.send("no more")
            late = Timer(PATIENCE, kill)
            late.start()
            pool.shutdown(cancel_futures=True)
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


def _begin(work: Callable[[Any], Any], hear: Any) -> None:  # noqa: ANN401  a pipe's type depends on the system
    global _work  # noqa: PLW0603  a process has one work
    _work = work
    for ending in _ENDINGS:  # who waits is the one to hear the others, and its end is noticed
        signal.signal(ending, signal.SIG_DFL if ending == signal.SIGTERM else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)
    gc.enable()
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    Thread(target=_listen, args=(parent_process(), hear), daemon=True).start()


def _listen(parent: Any, hear: Any) -> None:  # noqa: ANN401  as above
    """Notice when no more is wanted; end between two tasks where nobody is left to say so."""
    wait([parent.sentinel, hear])
    _no_more.set()
    parent.join()
    with _in_hand:
        os._exit(0)


def _results(tasks: list[T]) -> tuple[float, list[Any]]:
    began, results = time.monotonic(), []
    try:
        for task in tasks:
            with _in_hand:
                if _no_more.is_set():
                    break
                results.append(_work(task))
    except BaseException:  # noqa: BLE001  whatever it is, it counts as the death of this process
        os._exit(1)
    return time.monotonic() - began, results
