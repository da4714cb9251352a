"""Git that says nothing: a repository may be made so that it waits for ever, and zi does not wait with it."""

import os
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Zi
from tests.repository import repo_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes among files there")
ENOUGH = 15.0
"""Git is given four seconds, a question; the rest is for a machine that is busy."""
WRITING = ("record", "V.1.a", "70", "--semester", "2", "--year", "2024", "--today", "2025-01-10")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("diff", "HEAD", "main"), "git tidak menjawab dalam 4 detik"),
        (("check", "--against", "main"), "git tidak menjawab dalam 4 detik"),
        (("period", "submit", "2024-s1", "--tetap"), "tidak diketahui siapa Anda"),
        (WRITING, ""),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_git_that_waits_for_ever_is_not_waited_for(zi: Zi, unit: Path, words: tuple[str, ...], said: str) -> None:
    repo_in(unit)
    (unit / ".git" / "HEAD").unlink()
    os.mkfifo(unit / ".git" / "HEAD")
    begun = time.monotonic()
    answer = zi(*words, cwd=unit)
    assert time.monotonic() - begun < ENOUGH
    assert (answer.code, said in answer.err) == (2 if said else 0, True)
