"""How a command tells people, on a terminal, how far a long work has come."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zi_cli.render.progress import Progress


@contextmanager
def progress(what: str) -> "Iterator[Progress | None]":
    """Give the line that says how far it has come, where somebody sees it; it is wiped off in the end."""
    if not sys.stderr.isatty():
        yield None
        return
    from zi_cli.render.progress import Progress

    line = Progress(sys.stderr, what)
    try:
        yield line
    finally:
        line.clear()


def one_by_one(line: "Progress | None", total: int) -> Callable[[], None]:
    """Give what is called after each of so many steps."""
    done = count(1)
    return lambda: line(next(done), total) if line else None
