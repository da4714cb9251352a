"""The fuzzing harness finds what it is there to find, and what it found once stays mended."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.fuzz import inputs, verdict
from tests.fuzz.commands import SERVES, commands, formats
from tests.fuzz.counts import Counts, Report
from tests.fuzz.inputs import Input, kept, made
from tests.fuzz.kinds import KINDS
from tests.fuzz.offices import kecil
from tests.fuzz.running import Installed, Runner, prepared
from tests.fuzz.workers import Task, chunks, run_all
from zi_cli.cli import commands as names

KORPUS = sorted((ROOT / "tests/fuzz/korpus").glob("*.json"))


def status(*more: str) -> Input:
    return Input("hanya kata", "kecil", "-", "status", ["status", "2024", *more], kecil())


def judged(tmp_path: Path, one: Input) -> list[str]:
    with prepared(tmp_path):
        return verdict.faults(one, Runner(tmp_path).run(one))


@pytest.mark.parametrize("path", KORPUS, ids=lambda path: path.stem)
def test_what_once_failed_does_not_fail_again(tmp_path: Path, path: Path) -> None:
    assert judged(tmp_path, kept(path)) == []


def test_a_few_hundred_inputs_are_fine(tmp_path: Path) -> None:
    with prepared(tmp_path):
        runner = Runner(tmp_path)
        for number in range(160):
            one = made(16, number)
            assert verdict.faults(one, runner.run(one)) == [], (number, one)


def test_every_command_and_every_format_is_drawn() -> None:
    every = {one.name for one in commands()}
    assert set(names.COMMANDS) - set(SERVES) <= {one.partition(" ")[0] for one in every}
    assert {"check", "evidence add", "export parquet", ""} <= every
    drawn = [made(5, number) for number in range(6000)]
    assert {one.command for one in drawn} == every
    said = {(one.command, word) for one in drawn for word in one.words}
    for command in commands():
        missing = {one for one in formats(command) if (command.name, one) not in said}
        missing -= {
            one for one in missing if any(f"--format={one}" in words for name, words in said if name == command.name)
        }
        assert missing <= {"text", "docx", "pdf", "json"}, command.name


@pytest.mark.slow
def test_every_kind_of_file_is_changed() -> None:
    drawn = [made(5, number) for number in range(0, 4000, inputs.STATE)]
    assert {one.kind for one in drawn} == {one.name for one in KINDS}
    assert sum(one.tree == kecil() for one in drawn) < len(drawn) / 10


def test_the_same_seed_gives_the_same_inputs_whatever_was_made_before() -> None:
    straight = [made(3, number) for number in range(200)]
    inputs._state.cache_clear()  # noqa: SLF001  what is known of one state must not matter for another
    assert [made(3, number) for number in reversed(range(200))] == straight[::-1]
    assert made(4, 0) != made(3, 0)


def test_an_input_is_kept_and_read_again_as_it_was(tmp_path: Path) -> None:
    for number in range(0, 600, 7):
        one = made(9, number)
        again = kept(inputs.keep(tmp_path, one, ["apa"]))
        assert (again.tree, again.words, again.command, again.how) == (one.tree, one.words, one.command, one.how)


def raises(*_: object, **__: object) -> None:
    raise KeyError("aduh")


def writes(*_: object, **__: object) -> None:
    Path("plans/zi.yaml").write_text("skema: 2\n", encoding="utf-8")
    raises()


def leaves(*_: object, **__: object) -> None:
    Path("plans/sisa.tmp").touch()


def speaks(*_: object, **__: object) -> None:
    sys.stderr.write("zi: x: File too large\n")


def moves_the_cursor(*_: object, **__: object) -> None:
    sys.stdout.write("\x1b[2J")


def turns(*_: object, **__: object) -> None:
    sys.stderr.write("\u202e")


def eats(*_: object, **__: object) -> None:
    held.append(b"x" * (350 * 1024 * 1024))
    held.clear()


def shows_its_insides(*_: object, **__: object) -> None:
    sys.stderr.write('Traceback (most recent call last):\n  File "x", line 1\n')


def hangs(*_: object, **__: object) -> None:
    time.sleep(600)


held: list[bytes] = []


@pytest.mark.parametrize(
    ("plant", "named"),
    [
        (raises, "internal fault"),
        (writes, "changed unit/plans/zi.yaml"),
        (leaves, "changed unit/plans/sisa.tmp"),
        (speaks, "says in English: .*File too large"),
        (moves_the_cursor, r"stdout holds .*\\x1b"),
        (turns, r"stderr holds .*u202e"),
        (eats, r"grew by 3\d\d MB"),
        (shows_its_insides, "says in English: .*Traceback"),
    ],
)
def test_a_planted_fault_is_found_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plant: Callable[..., None], named: str
) -> None:
    assert judged(tmp_path, status()) == []
    plant_in_status(plant, monkeypatch.setattr)
    assert any(re.match(named, one) for one in judged(tmp_path, status()))


def plant_in_status(plant: Callable[..., None], setattr_: Callable[[str, object], None]) -> None:
    from zi_cli.acts.year import OpenYear  # noqa: PLC0415  as it is before anything is planted

    whole = OpenYear.assess

    def planted(*given: object, **more: object) -> object:
        plant()
        return whole(*given, **more)  # type: ignore[arg-type]

    setattr_("zi_cli.acts.year.OpenYear.assess", planted)


def test_json_that_cannot_be_read_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert judged(tmp_path, status("--format", "json")) == []
    plant_in_status(lambda: sys.stdout.write("{"), monkeypatch.setattr)
    assert any(one.startswith("json cannot be read") for one in judged(tmp_path, status("--format", "json")))


def test_a_refusal_that_says_no_way_out_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = status("--semester", "9")
    assert judged(tmp_path, one) == []
    monkeypatch.setattr("zi_cli.cli.complaints._way_out", lambda _: ())
    monkeypatch.setattr("zi_cli.cli.complaints._wrong_use", lambda _: ())
    assert any(said.startswith("a refusal without a way out") for said in judged(tmp_path, one))


def second_of_few(_: int, number: int, __: str | None) -> Input:
    one = status() if number == 2 else Input("hanya kata", "kecil", "-", "schema", ["schema", "zi"], kecil())
    return replace(one, number=number, seed=1)


def hang() -> None:
    inputs.made = second_of_few
    plant_in_status(hangs, _set)


def die() -> None:
    inputs.made = second_of_few
    plant_in_status(lambda: os._exit(9), _set)


def _set(name: str, act: object) -> None:
    module, _, attribute = name.rpartition(".OpenYear.")
    setattr(sys.modules[module].OpenYear, attribute, act)


@pytest.mark.slow
@pytest.mark.parametrize(("before", "named"), [(hang, "did not end in 6 s"), (die, "the process died")])
def test_a_worker_that_hangs_or_dies_is_replaced_and_its_input_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: Callable[[], None], named: str
) -> None:
    monkeypatch.setattr(inputs, "made", second_of_few)
    said = list(run_all(Task(1, keep=tmp_path, before=before), chunks(0, 6), workers=1, hanging=6.0))
    reports = [one for one in said if isinstance(one, Report)]
    assert [one.number for one in reports] == list(range(6))
    assert {one.number: one.faults for one in reports if one.faults} == {2: (named,)}
    assert [path.name for path in tmp_path.iterdir()] == ["status-1-2.json"]


def test_counts_are_kept_and_gone_on_with(tmp_path: Path) -> None:
    counts = Counts(7)
    for number in range(3):
        counts.add(Report(number, "rencana", "check", "text", number % 2, 0.5 + number, 2048, ()))
    counts.finished(3, 6)
    counts.finished(0, 3)
    counts.save(tmp_path / "x.json")
    again = Counts.load(tmp_path / "x.json", 7)
    assert again == counts
    assert again.is_done(0, 6)
    assert not again.is_done(5, 7)
    assert "| `zi check` | 3 | 3 |" in again.table()
    assert "3 masukan, benih 7, nomor 0 sampai 5" in again.table()
    assert Counts.load(tmp_path / "x.json", 8) == Counts(8)


def test_the_installed_command_is_judged_in_the_same_way(tmp_path: Path) -> None:
    runner = Installed(tmp_path)
    for one in (status(), status("--semester", "9")):
        assert verdict.faults(one, runner.run(one)) == []


@pytest.mark.slow
def test_one_command_runs_it_and_shows_a_table() -> None:
    command = [sys.executable, "-m", "tests.fuzz", "--count", "8", "--seed", "16", "--workers", "1", "--table"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "| semua |" in done.stdout
    assert "8 masukan, benih 16, nomor 0 sampai 7." in done.stdout
