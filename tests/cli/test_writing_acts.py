"""Every command that writes is among the acts that are tested for what may happen in the middle of a write."""

from pathlib import Path

import pytest

from tests.cli.test_read_only import READERS, snapshot
from tests.writing_acts import ACTS, Act, commands, surroundings, typed, writes

COMMANDS = dict(commands())
RECORDING = [one for one in ACTS if not one.makes]


def test_every_command_that_writes_has_an_act() -> None:
    """A command is here because its options say so; a new one is missed here until `ACTS` has it."""
    lacking = {" ".join(one) for one, options in COMMANDS.items() if writes(options)}
    assert lacking - {" ".join(one.command) for one in ACTS} == set()
    results = {" ".join(one) for one, options in COMMANDS.items() if "-o" in options}
    assert results - {" ".join(one.command) for one in ACTS if "-o" in one.typed} == set()


def test_every_other_command_is_among_those_that_are_shown_to_write_nothing() -> None:
    lacking = {" ".join(one) for one, options in COMMANDS.items() if not writes(options)}
    assert lacking - {" ".join(one) for one in COMMANDS for read in READERS if tuple(read[: len(one)]) == one} == set()


def test_no_two_acts_have_one_name() -> None:
    names = [one.nama for one in ACTS]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.slow
@pytest.mark.parametrize("act", RECORDING, ids=lambda one: one.nama)
def test_what_an_act_records_is_proved_by_its_question(tmp_path: Path, act: Act) -> None:
    folder = surroundings(act, tmp_path)
    assert act.fact not in typed(folder, act.question).out
    before = snapshot(folder)
    assert typed(folder, (*act.typed, "--dry-run")).code == 0
    assert snapshot(folder) == before
    assert typed(folder, act.typed).code == 0
    assert typed(folder, act.question).out.count(act.fact) == 1
