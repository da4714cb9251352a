"""Wherever zi runs, what it says is whole: consoles of other code pages, pipes, narrow screens, real processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pseudo_terminal import needs_pseudo_terminals, on_terminal

COMMANDS = (
    ["status", "2024"],
    ["status", "2025"],
    ["due", "--month", "Juni", "--year", "2024"],
    ["report", "--semester", "1", "--year", "2024"],
    ["report", "--semester", "2", "--year", "2024", "--format", "html"],
    ["check"],
    ["check", "--format", "github"],
    ["explain", "I.1", "--year", "2024"],
    ["status", "2024", "--format", "json"],
    ["schema", "rencana"],
    ["--today", "2024-06-20"],
    ["--help"],
    ["explain", "tidak-ada"],
)


def run(arguments: list[str], folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "zi_cli", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_encoding_carries_every_screen(arguments: list[str], encoding: str) -> None:
    done = run(arguments, PYTHONIOENCODING=encoding, NO_COLOR="1", COLUMNS="80")
    assert done.returncode in (0, 2), done.stderr
    said = (done.stdout + done.stderr).decode(encoding)
    assert "Traceback" not in said
    assert "\x1b" not in said
    assert len(said.split()) > 10
    whole = run(arguments, PYTHONIOENCODING="utf-8", NO_COLOR="1", COLUMNS="80")
    assert said.count("?") == (whole.stdout + whole.stderr).decode().count("?")  # no sign was lost


def test_plainer_signs_keep_the_meaning_apart() -> None:
    said = run(["status", "2024"], PYTHONIOENCODING="ascii", COLUMNS="80").stdout.decode("ascii")
    bar = next(line for line in said.splitlines() if line.startswith("  #"))
    assert set(bar.split("rentang")[0].strip()) >= {"#", "|"}
    assert "64,71" in said


@needs_pseudo_terminals
@pytest.mark.parametrize("colour", [True, False])
def test_a_terminal_shows_colour_unless_it_is_told_not_to(colour: bool) -> None:  # noqa: FBT001
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    if not colour:
        environment["NO_COLOR"] = "1"
    command = [sys.executable, "-m", "zi_cli", "status", "2024"]
    seen = on_terminal(command, ROOT, environment)
    assert seen.code == 0
    assert (b"\x1b[3" in seen.drawn or b"\x1b[1;3" in seen.drawn) is colour
    assert "rentang 64,71" in seen.drawn.decode()


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "zi_cli", "report", "--semester", "1", "--year", "2024"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


@pytest.mark.parametrize("arguments", COMMANDS[:10], ids=" ".join)
def test_same_input_same_bytes(arguments: list[str]) -> None:
    first, second = (run(arguments, PYTHONHASHSEED=seed, PYTHONIOENCODING="utf-8") for seed in ("1", "2"))
    assert first.stdout == second.stdout


def test_plans_are_found_from_below_by_flag_and_by_environment(tmp_path: Path) -> None:
    expected = run(["status", "2024"], PYTHONIOENCODING="utf-8").stdout
    below = run(["status", "2024"], ROOT / "plans" / "realisasi", PYTHONIOENCODING="utf-8").stdout
    flag = run(["status", "2024", "-C", str(ROOT)], tmp_path, PYTHONIOENCODING="utf-8").stdout
    before = run(["-C", str(ROOT), "status", "2024"], tmp_path, PYTHONIOENCODING="utf-8").stdout
    variable = run(["status", "2024"], tmp_path, PYTHONIOENCODING="utf-8", ZI_PLANS=str(ROOT / "plans")).stdout
    assert expected == below == flag == before == variable


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["staus"], "perintah staus tidak dikenal"),
        (["status", "--smester", "1"], "pilihan --smester tidak dikenal"),
        (["report"], "--semester"),
        (["report", "--semester", "3"], "semester"),
        (["due", "--month", "Junni"], "maksud Anda Juni?"),
        (["status", "duaribu"], "tahun"),
        (["status", "--per", "31/02/2024"], "tanggal"),
        (["status", "--format", "xml"], "text, json"),
        (["explain"], "ID"),
        (["status", "2024", "lagi"], "lagi"),
        (["status", "--program", "IX"], "IX"),
        (["check", "tidak/ada.yaml"], "tidak/ada.yaml"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_wrong_use_is_answered_in_indonesian_with_exit_2(arguments: list[str], word: str) -> None:
    done = run(arguments, PYTHONIOENCODING="utf-8", COLUMNS="200")
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b""), said
    assert word in said
    for english in ("Error", "Invalid", "Missing", "Usage", "No such"):
        assert english not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("arguments", [["status", "2024"], ["--version"], ["--help"], ["check"]], ids=" ".join)
def test_output_that_cannot_be_written_is_a_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "zi_cli", *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )
    assert done.returncode == 2
    assert (
        done.stderr
        == "zi: keluaran tidak bisa ditulis: tempat penyimpanan penuh\n    kosongkan tempat penyimpanan, lalu ulangi\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("arguments", [["status", "2024"], ["--version"], ["status", "1999"]], ids=" ".join)
def test_the_exit_code_still_tells_where_nothing_at_all_can_be_written(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "zi_cli", *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=full,
            check=False,
        )
    assert done.returncode == 2  # 1 would say that a check found a galat


def test_version() -> None:
    assert run(["--version"]).stdout.decode().startswith("zi ")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["report", "--semester", "1", "--year", "2024", "-o", "a" * 300 + ".md"], "namanya terlalu panjang"),
        (["export", "csv", "--year", "2024", "-o", "berkas/x"], "bagian alamatnya bukan folder"),
        (["export", "parquet", "-o", "berkas/x", str(ROOT)], "berkas/x: bagian alamatnya bukan folder"),
    ],
    ids=["long", "below a file", "a file in the way"],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has other numbers for these")
def test_why_the_system_refuses_is_said_in_indonesian(tmp_path: Path, arguments: list[str], why: str) -> None:
    (tmp_path / "berkas").touch()
    done = run(["-C", str(ROOT), *arguments], tmp_path, PYTHONIOENCODING="utf-8")
    assert done.returncode == 2
    assert why in " ".join(done.stderr.decode().split())
