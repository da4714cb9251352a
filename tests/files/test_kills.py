"""Real deaths and real races, a few of them; a thousand and ten thousand by `python -m tests.crash --kills … --races …`."""

import os

import pytest

from tests.kills import killed, raced

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does"),
]


def test_what_was_told_outlives_a_kill() -> None:
    found = killed(12, 1)
    assert found["dibunuh"] == 12
    assert [one for one in ("hilang", "ganda", "robek", "galat zi") if found[one]] == []


def test_eight_writers_lose_nothing_and_write_nothing_twice() -> None:
    found = raced(160, 1)
    assert found["ditulis"] == 160
    assert [one for one in ("hilang", "ganda", "setengah", "robek", "galat zi", "tertinggal") if found[one]] == []
