"""How a command tells people, on a terminal, how far a long work has come."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

from zi_cli import render
from zi_cli.model.kemajuan import Told, untold


@contextmanager
def progress(what: str) -> "Iterator[render.progress.Progress | None]":
    """Give the line that says how far it has come, where somebody sees it; it is wiped off in the end."""
    line = render.progress.Progress(sys.stderr, what) if sys.stderr.isatty() else None
    try:
        yield line
    finally:
        if line:
            line.clear()


@contextmanager
def stages() -> "Iterator[Callable[[str], Told]]":
    """Give who says how far each kind of step has come, where somebody sees it; the line is wiped off in the end."""
    with progress("") as line:
        yield lambda what: line.about(what) if line else untold


def one_by_one(line: "render.progress.Progress | None", total: int) -> Callable[[], None]:
    """Give what is called after each of so many steps."""
    done = count(1)
    return lambda: line(next(done), total) if line else None
