"""Ctrl-C is told as what it is, whatever a library makes of it."""

import os
import signal

import pytest

from zi_cli.files.interruption import told_plainly

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals as Unix does")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_a_library_makes_of_an_interruption_is_one(name: str) -> None:
    asked = getattr(signal, name)
    usual = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
    before = signal.signal(asked, usual)  # whatever whoever runs the tests has made of it
    try:
        with pytest.raises(KeyboardInterrupt), told_plainly():
            query(asked)
        assert signal.getsignal(asked) is usual
    finally:
        signal.signal(asked, before)


def query(asked: int) -> None:
    """Be asked to end, and say it as DuckDB does."""
    try:
        os.kill(os.getpid(), asked)
    except KeyboardInterrupt:
        raise RuntimeError("Query interrupted") from None


def test_other_errors_stay_what_they_are() -> None:
    with pytest.raises(RuntimeError, match="out of memory"), told_plainly():
        raise RuntimeError("out of memory")


def test_what_was_told_to_outlive_its_terminal_does() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with told_plainly():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
