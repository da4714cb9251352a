"""Ctrl-C that a library swallowed or dressed up is not forgotten."""

import sys

_swallowed = False


def listen() -> None:
    """From now on remember an interruption that came where no exception can be raised."""
    sys.unraisablehook = _noted


def again() -> None:
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


def _noted(unraisable: "sys.UnraisableHookArgs") -> None:
    global _swallowed  # noqa: PLW0603  there is one Ctrl-C, and one process to end
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        _swallowed = True
    else:
        sys.__unraisablehook__(unraisable)
