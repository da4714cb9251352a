"""A fault of zi itself is one sentence and exit 3; an interruption is 130; neither shows a traceback."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT, Zi


def failing(error: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code"), [(RuntimeError("aduh\x1b[31m"), 3), (RecursionError(), 3), (KeyboardInterrupt(), 130)]
)
def test_what_breaks_is_said_in_a_sentence(
    zi: Zi, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    monkeypatch.setattr("zi_cli.acts.year.OpenYear.assess", failing(error))
    answer = zi("status", "2024")
    assert (answer.code, answer.out) == (code, "")
    assert "Traceback" not in answer.err
    assert "\x1b" not in answer.err
    if code == 3:
        assert "zi sendiri yang salah, bukan berkas Anda" in answer.err


def test_an_interruption_that_became_another_error_stays_one(zi: Zi, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python says RuntimeError when Ctrl-C comes while a class is being made."""
    error = RuntimeError("Error calling __set_name__")
    error.__cause__ = KeyboardInterrupt()
    monkeypatch.setattr("zi_cli.acts.year.OpenYear.assess", failing(error))
    answer = zi("status", "2024")
    assert (answer.code, answer.out, answer.err) == (130, "", "zi: dihentikan\n")


DROPPING = """
from zi_cli.acts.year import OpenYear
from zi_cli.cli.main import main

class Dropping:
    def __del__(self):
        raise KeyboardInterrupt

def assess(year, *given):
    Dropping()
    return whole(year, *given)

whole, OpenYear.assess = OpenYear.assess, assess
main()
"""


def test_an_interruption_that_was_swallowed_is_remembered() -> None:
    """A library that calls back where nothing can be raised drops Ctrl-C, and Python complains of it."""
    command = [sys.executable, "-c", DROPPING, "status", "2024"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, b"")
