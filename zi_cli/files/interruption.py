"""Ctrl-C that a library swallowed or dressed up is not forgotten."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_swallowed = False


def watch_for_interrupts() -> None:
    """From now on remember an interruption that came where no exception can be raised."""
    sys.unraisablehook = _noted


def raise_pending_interrupt() -> None:
    """Raise the interruption that was swallowed, if there was one."""
    if _swallowed:
        raise KeyboardInterrupt


def is_interruption(error: BaseException | None) -> bool:
    """Say whether an exception came of an interruption: Python makes others of it while a class is being made."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


@contextmanager
def told_plainly() -> Iterator[None]:
    """While libraries work that end with an error of their own when Ctrl-C comes: raise what it was instead.

    A request to end, and the end of the terminal, count as Ctrl-C meanwhile, so that nothing is left behind.
    """
    import signal

    asked = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    usual = (signal.default_int_handler, signal.SIG_DFL)
    before = {one: signal.getsignal(one) for one in asked if signal.getsignal(one) in usual}  # not under nohup
    came = False

    def note(*_: object) -> None:
        nonlocal came
        came = True
        raise KeyboardInterrupt

    for one in before:
        signal.signal(one, note)
    try:
        yield
    except Exception as error:
        if came:
            raise KeyboardInterrupt from error
        raise
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _noted(unraisable: "sys.UnraisableHookArgs") -> None:
    global _swallowed  # noqa: PLW0603  there is one Ctrl-C, and one process to end
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        _swallowed = True
    else:
        sys.__unraisablehook__(unraisable)
