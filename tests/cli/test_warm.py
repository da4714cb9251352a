"""A kept answer is the answer that would be made: whatever it depends on changes the key it is found by."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from tests.conftest import ROOT, Answer
from tests.pseudo_terminal import needs_pseudo_terminals, on_terminal
from zi_cli.cache import contents
from zi_cli.cache.store import Cache
from zi_cli.cli import warm
from zi_cli.cli.app import app
from zi_cli.cli.commands import Commands
from zi_cli.cli.main import run
from zi_cli.cli.warm import folder_named, through_cache
from zi_cli.model.limits import MOST_BYTES

HEAVY = {"typer", "pydantic", "pydantic_core", "yaml", "rich", "jinja2", "pathlib", "dataclasses", "typing"}
QUESTIONS = (
    ["status", "2024"],
    ["status", "2024", "--format", "json"],
    ["--today", "2024-06-20", "due"],
    ["due", "--month=Juni", "--year", "2024", "--overdue"],
    ["--hari-ini", "2024-06-20", "jatuh-tempo", "--bulan=Juni", "--lewat"],
    ["check"],
    ["check", "--strict", "--format", "github"],
)


class Counted:
    """zi with a cache of its own, which counts how often an answer had to be made."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.made = 0
        self.during: Callable[[], None] = lambda: None
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Answer:
        self._capsys.readouterr()
        code = through_cache(list(arguments), self._run)
        said = self._capsys.readouterr()
        return Answer(code, said.out, said.err)

    def _run(self, arguments: list[str]) -> int:
        self.made += 1
        self.during()
        return run(arguments)


@pytest.fixture
def zi(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, unit: Path) -> Counted:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("ZI_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ZI_PLANS", raising=False)
    monkeypatch.chdir(unit)
    return Counted(capsys)


def kept(folder: Path) -> list[Path]:
    return [path for path in (folder / "cache").rglob("*") if path.is_file()]


def process(arguments: list[str], folder: Path, *python: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "90", **environment}
    environment.pop("ZI_PLANS", None)
    command = [sys.executable, *python, "-m", "zi_cli", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_what_is_asked_again_is_not_made_again(zi: Counted, unit: Path, question: list[str]) -> None:
    (unit / "plans" / "realisasi" / "2024 (1).yaml").touch()  # something to say on standard error, and for the check
    first, second = zi(*question), zi(*question)
    assert zi.made == 1
    assert first == second
    assert first.out


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_a_real_process_answers_from_the_cache_without_the_libraries(
    unit: Path, tmp_path: Path, question: list[str]
) -> None:
    plain = process(question, unit, ZI_CACHE="0")
    cache = str(tmp_path / "cache")
    cold, second = (process(question, unit, ZI_CACHE=cache) for _ in range(2))
    traced = process(question, unit, "-X", "importtime", ZI_CACHE=cache)
    imported = {
        line.rpartition("|")[2].strip() for line in traced.stderr.decode().splitlines() if "import time:" in line
    }
    assert (cold.stdout, cold.stderr, cold.returncode) == (plain.stdout, plain.stderr, plain.returncode)
    assert (second.stdout, second.stderr, second.returncode) == (plain.stdout, plain.stderr, plain.returncode)
    assert (traced.stdout, traced.returncode) == (plain.stdout, plain.returncode)
    assert "zi_cli.cli.warm" in imported
    assert not imported & HEAVY


def test_a_check_that_finds_a_galat_finds_it_again(zi: Counted, unit: Path) -> None:
    (unit / "plans" / "zi.yaml").write_text("skema: 2\n", encoding="utf-8")
    first, second = zi("check"), zi("check")
    assert (first.code, zi.made) == (1, 1)
    assert first == second


def put(name: str, text: str) -> Callable[[Path], None]:
    def act(plans: Path) -> None:
        path = plans / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return act


def swap(name: str, old: str, new: str) -> Callable[[Path], None]:
    def act(plans: Path) -> None:
        text = (plans / name).read_text(encoding="utf-8")
        assert old in text
        (plans / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return act


CHANGES: dict[str, Callable[[Path], None]] = {
    "a target": swap("renaksi_2022_2026.yaml", "2024: 65", "2024: 60"),
    "one sign for another": swap("realisasi/2024.yaml", "nilai: 66.5", "nilai: 66.4"),
    "the settings": put("zi.yaml", "skema: 1\nplafon: 110\n"),
    "a second plan": put("renaksi_2022_2026 (1).yaml", ""),
    "a plan of other years": put("renaksi_2027_2031.yaml", "skema: 1\n"),
    "a copy nobody reads": put("realisasi/2024 (1).yaml", ""),
    "a wrong ending": put("realisasi/2024.yml", ""),
    "another year": put("realisasi/2023.yaml", "skema: 1\ntahun: 2023\n"),
    "a register": put("bukti/2024.yaml", "skema: 1\ntahun: 2024\nbukti: 3\n"),
    "recommendations": put("rekomendasi/2024.yaml", "skema: 1\ntahun: 2024\nrekomendasi: 3\n"),
    "an approval log": put("periode/2024-s1.yaml", "skema: 1\n"),
    "a text": put("narasi/2024-s1/analisis.md", "# Analisis\n"),
    "a file taken away": lambda plans: (plans / "realisasi" / "2024.yaml").unlink(),
    "a file under another name": lambda plans: (plans / "realisasi" / "2024.yaml").rename(
        plans / "realisasi" / "2025.yaml"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_of_the_files_asks_anew(zi: Counted, unit: Path, tmp_path: Path, change: str) -> None:
    zi("check")
    before = len(kept(tmp_path))
    CHANGES[change](unit / "plans")
    changed = zi("check")
    assert zi.made == 2
    assert changed == zi("check", "--no-cache")
    assert len(kept(tmp_path)) == before + 1
    assert changed == zi("check")
    assert zi.made == 3


def test_what_no_answer_depends_on_changes_nothing(zi: Counted, unit: Path) -> None:
    (unit / "plans" / "bukti" / "2024").mkdir(parents=True, exist_ok=True)
    zi("check")
    (unit / "plans" / "bukti" / "2024" / "foto.jpg").write_bytes(b"x")
    (unit / "catatan.txt").touch()
    assert zi("check") == zi("check")
    assert zi.made == 1


def test_the_reading_day_is_part_of_the_question(unit: Path, tmp_path: Path) -> None:
    for zone in ("UTC+12", "UTC-14", "UTC+12"):  # 26 hours apart: never the same day
        assert process(["status", "2024"], unit, ZI_CACHE=str(tmp_path / "cache"), TZ=zone).returncode == 0
    assert len(kept(tmp_path)) == 2


def test_so_is_the_code(unit: Path, tmp_path: Path) -> None:
    (tmp_path / "paket").mkdir()
    for installed in (str(ROOT), os.pathsep.join((str(ROOT), str(tmp_path / "paket"))), str(ROOT)):
        said = process(["status", "2024"], unit, ZI_CACHE=str(tmp_path / "cache"), PYTHONPATH=installed)
        assert said.returncode == 0
    assert len(kept(tmp_path)) == 2


FROM_ZIP = """
import sys
sys.path.insert(0, sys.argv[1])
from zi_cli.cli import warm
assert warm.__file__.startswith(sys.argv[1])
sys.exit(warm.through_cache(["status", "2024"], lambda words: print(*words) or 0))
"""


def test_code_that_cannot_be_told_keeps_nothing(unit: Path, tmp_path: Path) -> None:
    packed = shutil.make_archive(str(tmp_path / "zi"), "zip", ROOT, "zi_cli")
    command = [sys.executable, "-c", FROM_ZIP, packed]
    environment = {**os.environ, "ZI_CACHE": str(tmp_path / "cache")}
    for _ in range(2):
        done = subprocess.run(command, cwd=unit, env=environment, capture_output=True, check=True)
        assert done.stdout.split() == [b"status", b"2024"]
    assert kept(tmp_path) == []


@pytest.mark.parametrize("name", warm.ENVIRONMENT)
def test_so_are_the_surroundings(zi: Counted, monkeypatch: pytest.MonkeyPatch, unit: Path, name: str) -> None:
    zi("status", "2024")
    monkeypatch.setenv(name, str(unit) if name == "ZI_PLANS" else "77")
    zi("status", "2024")
    assert zi.made == 2


def test_so_is_the_folder(zi: Counted, unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zi("check")
    monkeypatch.chdir(unit / "plans")
    zi("check")
    monkeypatch.chdir(unit.parent)
    assert zi("check", "-C", str(unit)) == zi("-C", str(unit), "check", "--no-cache")
    assert zi.made == 4


def test_so_is_what_the_output_can_carry(unit: Path, tmp_path: Path) -> None:
    said = [
        process(["status", "2024"], unit, ZI_CACHE=str(tmp_path / "cache"), PYTHONIOENCODING=encoding).stdout
        for encoding in ("utf-8", "ascii", "cp1252", "utf-8", "ascii:replace")
    ]
    assert said[0] == said[3]
    assert said[1].isascii()
    assert len(set(said)) == 3
    assert len(kept(tmp_path)) == 4


SPY = """
import os, sys
names = set()
real = os._Environ.__getitem__
def get(self, name):
    names.add(name)
    return real(self, name)
os._Environ.__getitem__ = get
from zi_cli.cli.main import run
names.clear()
run(sys.argv[2:])
open(sys.argv[1], "w").write("\\n".join(sorted(names)))
"""
HARMLESS = {
    "_ZI_COMPLETE",
    "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION",
    "TYPER_USE_RICH",
    "PYDANTIC_DISABLE_PLUGINS",
    *("ZI_STATE", "XDG_STATE_HOME", "LOCALAPPDATA"),  # where a journal may lie: with one, nothing is kept
}


def drawn(command: list[str], folder: Path, **environment: str) -> bytes:
    """Run a command at a terminal; gives all that appears on it."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment}
    for name in ("NO_COLOR", "COLUMNS", "ZI_PLANS"):
        surroundings.pop(name, None)
    seen = on_terminal(command, folder, surroundings)
    assert seen.code in (0, 1)
    return seen.drawn


@needs_pseudo_terminals
@pytest.mark.parametrize("question", [*QUESTIONS, ["check", "--format", "md"]], ids=" ".join)
def test_the_answers_look_at_nothing_else_of_the_environment(unit: Path, tmp_path: Path, question: list[str]) -> None:
    drawn([sys.executable, "-c", SPY, str(tmp_path / "names"), *question], unit)
    names = set((tmp_path / "names").read_text(encoding="utf-8").split("\n")) - HARMLESS
    assert "ZI_PLANS" in names
    assert names <= set(warm.ENVIRONMENT)


@needs_pseudo_terminals
def test_a_terminal_is_answered_in_colour_again(unit: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "zi_cli", "status", "2023"]
    cache = str(tmp_path / "cache")
    plain, cold, second = (drawn(command, unit, ZI_CACHE=one) for one in ("0", cache, cache))
    assert b"\x1b[" in plain
    assert plain == cold == second
    traced = drawn([sys.executable, "-X", "importtime", *command[1:]], unit, ZI_CACHE=cache).decode()
    assert "zi_cli.cli.warm" in traced
    assert "| rich" not in traced
    assert process(command[3:], unit, ZI_CACHE=cache).stdout == process(command[3:], unit, ZI_CACHE="0").stdout


def edit(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"nilai: 66.5", b"nilai: 16.5"))


def test_a_file_that_changes_meanwhile_keeps_nothing(zi: Counted, unit: Path, tmp_path: Path) -> None:
    zi.during = lambda: edit(unit / "plans" / "realisasi" / "2024.yaml")
    zi("status", "2024")
    assert kept(tmp_path) == []


def test_nor_one_that_changes_and_changes_back(zi: Counted, unit: Path, tmp_path: Path) -> None:
    path = unit / "plans" / "realisasi" / "2024.yaml"
    whole, was = path.read_bytes(), path.stat()

    def back_and_forth(arguments: list[str]) -> int:
        edit(path)
        code = run(arguments)
        path.write_bytes(whole)
        os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
        return code

    through_cache(["status", "2024"], back_and_forth)
    assert path.read_bytes() == whole
    if os.name != "nt":  # its files do not say when they were last touched
        assert kept(tmp_path) == []
    assert zi("status", "2024") == zi("status", "2024", "--no-cache")


def test_nor_a_copy_that_comes_and_goes(zi: Counted, unit: Path, tmp_path: Path) -> None:
    def come_and_go(arguments: list[str]) -> int:
        (unit / "plans" / "realisasi" / "2024 (1).yaml").touch()
        code = run(arguments)
        (unit / "plans" / "realisasi" / "2024 (1).yaml").unlink()
        return code

    assert through_cache(["check"], come_and_go) == 0
    assert kept(tmp_path) == []
    assert "(1)" not in zi("check").out


@pytest.mark.parametrize("code", [2, 3, 130])
def test_what_could_not_be_answered_is_not_kept(zi: Counted, tmp_path: Path, code: int) -> None:
    assert through_cache(["status", "2024"], lambda _: code) == code
    assert zi.made == 0
    assert kept(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full device is there on Linux alone")
def test_an_answer_that_could_not_be_written_is_not_kept(unit: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ZI_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "zi_cli", "status", "2024"]
    with Path("/dev/full").open("wb") as full:
        for _ in range(2):
            done = subprocess.run(command, cwd=unit, env=environment, stdout=full, stderr=subprocess.PIPE, check=False)
            assert (done.returncode, b"tempat penyimpanan penuh" in done.stderr) == (2, True)
    assert kept(tmp_path) == []
    assert process(command[3:], unit, ZI_CACHE=environment["ZI_CACHE"]).returncode == 0
    with Path("/dev/full").open("wb") as full:  # a kept answer that cannot be written is told like any other
        done = subprocess.run(command, cwd=unit, env=environment, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, b"tempat penyimpanan penuh" in done.stderr) == (2, True)


def test_a_reader_that_leaves_early_keeps_nothing(unit: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "zi_cli", "status", "2024"],
        cwd=unit,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ZI_CACHE": str(tmp_path / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == (b"", 0)
    assert kept(tmp_path) == []


def test_no_cache_neither_reads_nor_keeps(zi: Counted, tmp_path: Path) -> None:
    zi("check", "--no-cache")
    assert kept(tmp_path) == []
    zi("check")
    zi("check", "--no-cache")
    assert zi.made == 3


@pytest.mark.parametrize("broken", ["truncated", "foreign code", "no text", "no stream"])
def test_an_entry_that_holds_nonsense_is_made_again(zi: Counted, tmp_path: Path, broken: str) -> None:
    said = zi("status", "2024")
    answers = {
        "truncated": b"\0o\0\0\0\5ab",
        "foreign code": b"\3",
        "no text": b"\0o\0\0\0\1\xff",
        "no stream": b"\0x\0\0\0\1a",
    }
    (entry,) = kept(tmp_path)
    Cache(str(tmp_path / "cache")).put(bytes.fromhex(entry.parent.name + entry.name), answers[broken])
    assert zi("status", "2024") == said
    assert zi.made == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("name", ["realisasi/2024.yaml", "realisasi", "renaksi_2022_2026.yaml", "."])
def test_a_unit_with_links_is_answered_afresh(zi: Counted, unit: Path, tmp_path: Path, name: str) -> None:
    path = (unit / "plans" / name).resolve()
    path.rename(tmp_path / "luar")
    path.symlink_to(tmp_path / "luar")
    first, second = zi("check"), zi("check")
    assert first == second
    assert zi.made == 2
    assert kept(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="pipes in folders are POSIX")
def test_a_pipe_among_the_files_holds_nothing_up(zi: Counted, unit: Path) -> None:
    os.mkfifo(unit / "plans" / "realisasi" / "2025.yaml")
    assert "bukan berkas biasa" in zi("check").out
    assert zi.made == 1


def test_a_folder_in_place_of_a_file_is_answered_afresh(zi: Counted, unit: Path, tmp_path: Path) -> None:
    (unit / "plans" / "realisasi" / "2025.yaml").mkdir()
    assert zi("check").code == 1
    assert kept(tmp_path) == []


def test_an_outsized_file_is_answered_afresh(zi: Counted, unit: Path, tmp_path: Path) -> None:
    (unit / "plans" / "zi.yaml").write_bytes(b"#" * (MOST_BYTES + 1))
    assert contents.MOST_BYTES == MOST_BYTES
    assert zi("check").code == 1
    assert kept(tmp_path) == []


def test_no_unit_is_said_afresh(zi: Counted, unit: Path, tmp_path: Path) -> None:
    (unit / "plans").rename(unit / "lain")
    assert zi("status").code == 2
    assert kept(tmp_path) == []


def test_a_reader_still_writes_nothing_into_the_workspace(zi: Counted, unit: Path) -> None:
    def seen() -> list[tuple[str, int]]:
        return sorted((str(path), path.stat().st_mtime_ns) for path in unit.rglob("*"))

    before = seen()
    for question in QUESTIONS:
        zi(*question)
        zi(*question)
    assert seen() == before


def test_several_at_once_say_the_same(unit: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ZI_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "zi_cli", "check"]
    running = [
        subprocess.Popen(command, cwd=unit, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(6)
    ]
    said = {(*one.communicate(), one.returncode) for one in running}
    assert len(said) == 1
    assert len(kept(tmp_path)) == 1


NEVER = {"--help", "-h", "--no-cache", "--against", "--explain", "--jobs", "-j", "-o"}
"""Options with which an answer is not looked up."""


@pytest.mark.parametrize("command", warm.VALUES)
def test_the_table_of_options_is_what_typer_declares(command: str) -> None:
    declared = Commands()[command]
    options = [one for one in declared.params if one.param_type_name == "option"]
    flags = {name for one in options if one.is_flag for name in one.opts} - NEVER
    assert flags == warm.FLAGS[command]
    assert {name for one in options if not one.is_flag for name in one.opts} - NEVER == warm.VALUES[command]
    assert all(one.nargs == 1 and not one.multiple for one in options)


def test_so_is_what_may_stand_before_the_command() -> None:
    options = [one for one in typer.main.get_command(app).params if not one.is_flag]  # type: ignore[attr-defined]
    assert {name for one in options for name in one.opts} >= warm.BEFORE


@pytest.mark.parametrize(
    ("words", "folder"),
    [
        ("status", ""),
        ("status 2024 --rinci", ""),
        ("-C a status", "a"),
        ("-C a status -C b", "b"),
        ("--today 2024-06-01 -C a check --strict", "a"),
        ("status --format=json 2024", ""),
        ("status --pj=-x", None),
        ("status --pj -x", None),
        ("status -Ca", None),
        ("status -C", None),
        ("status -C=a", None),
        ("status --year", None),
        ("status --year=", None),
        ("status --year 2024 --year 2025", None),
        ("status 2024 2025", None),
        ("status -- 2024", None),
        ("status --rinci=1", None),
        ("status --smester 1", None),
        ("status --help", None),
        ("check plans", None),
        ("check --against main", None),
        ("check --no-cache", None),
        ("-C status check", None),
        ("keadaan 2024 --tahun 2024 --year 2024", None),
        ("explain status", None),
        ("--version status", None),
        ("--format json status", None),
        ("report --semester 1", None),
        ("", None),
    ],
)
def test_words_that_are_not_certain_go_the_long_way(words: str, folder: str | None) -> None:
    assert folder_named(words.split()) == folder
