"""A moment between two calls of the system, in which another program changes a file or a person presses Ctrl-C."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def just_before(call: Callable[..., object], act: Callable[[], object]) -> Iterator[None]:
    """Do something each time a function of the system is about to be called, as Python tells its profilers."""

    def watch(_: FrameType, event: str, called: object) -> None:
        if event == "c_call" and called is call:
            act()

    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(None)
