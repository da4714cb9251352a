"""Wherever a write is cut short there is the old or the new, and whoever writes next makes it whole."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.crash import State, Taken, broken, failures, left_behind, refused, some, taken
from tests.power import Tree, tree_of
from tests.writing_acts import ACTS, Act, surroundings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="tells files apart by numbers that are kept while open")
BY_NAME = {one.nama: one for one in ACTS}
FAST = ("record", "recommend-follow", "init-di-repositori")


def wrong_in(found: Taken, states: Sequence[State], ways: Sequence[tuple[int, int, bool]]) -> list[str]:
    told = [f"{state.how}: {what}" for state in states for what in broken(found, state)]
    for at, number, lasting in ways:
        where = f"langkah {at} {found.steps[at - 1]}, galat {number}{' seterusnya' if lasting else ''}"
        told += [f"{where}: {what}" for what in refused(found, at, number, lasting=lasting)]
    return told


@pytest.mark.slow
@pytest.mark.parametrize("name", FAST)
def test_some_of_all_that_may_happen(tmp_path: Path, name: str) -> None:
    found = taken(BY_NAME[name], tmp_path / "x")
    states = [*some(found.died, 4, name), *some(found.lost, 4, name)]
    assert wrong_in(found, states, some(failures(found), 4, name)) == []


def test_a_death_between_two_files_of_one_change(tmp_path: Path) -> None:
    found = taken(BY_NAME["evidence-add"], tmp_path / "x")
    assert wrong_in(found, [one for one in found.died if "exchange" in one.how or "rename" in one.how], []) == []


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS, ids=lambda one: one.nama)
def test_all_that_may_happen_in_the_middle_of_an_act(tmp_path: Path, act: Act) -> None:
    """A share of the ways; all of them by `python -m tests.crash`."""
    found = taken(act, tmp_path / "x")
    states = [*some(found.died, 12, act.nama), *some(found.lost, 9, act.nama)]
    assert wrong_in(found, states, some(failures(found), 9, act.nama)) == []


def test_the_next_writer_clears_what_was_left(tmp_path: Path) -> None:
    found = taken(BY_NAME["record"], tmp_path / "x")
    assert [left for one in found.died for left in left_behind(found, one)] == []


@pytest.mark.parametrize("at", [1, 3, 6])
def test_a_process_that_dies_leaves_what_was_foreseen(tmp_path: Path, at: int) -> None:
    act = BY_NAME["record"]
    foreseen = [named_alike(one.tree) for one in taken(act, tmp_path / "x").died]
    surroundings(act, tmp_path / "y")
    said = "import sys; from pathlib import Path; from tests.crash import die; from tests.writing_acts import ACTS; "
    said += "die(next(one for one in ACTS if one.nama == 'record'), Path(sys.argv[1]), int(sys.argv[2]))"
    done = subprocess.run([sys.executable, "-c", said, str(tmp_path / "y"), str(at)], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert named_alike(tree_of(tmp_path / "y")) in foreseen


def named_alike(tree: Tree) -> Tree:
    """Call every file on its way the same."""
    return {re.sub(r"\.[0-9a-f]{8}\.zi\.tmp", ".zi.tmp", path): held for path, held in tree.items()}
