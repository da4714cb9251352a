"""A command that reads never writes: nothing in the workspace or its repository changes."""

import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import Zi
from tests.repository import repo_in

READERS = (
    [],
    ["status", "2024"],
    ["status", "2025", "--format", "json"],
    ["due", "--month", "Juni"],
    ["report", "--semester", "1", "--year", "2024"],
    ["report", "--semester", "2", "--year", "2024", "--format", "html"],
    ["dashboard", "2024"],
    ["export", "json", "2024"],
    ["export", "ics", "2024"],
    ["check"],
    ["check", "--strict", "--format", "github"],
    ["diff", "HEAD"],
    ["explain", "I.1", "--year", "2024"],
    ["evidence", "list", "2024"],
    ["evidence", "missing", "2024"],
    ["evidence", "verify", "2024"],
    ["recommend", "list"],
    ["period", "list"],
    ["schema"],
    ["web", "--help"],
)


def snapshot(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Take down every file and folder: what it holds, its mode and when it was last written."""
    found = {}
    for path in sorted(folder.rglob("*")):
        held = path.lstat()
        content = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[path.relative_to(folder).as_posix()] = (content, held.st_mode, held.st_mtime_ns)
    return found


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_nothing_is_written_or_staged(zi: Zi, unit: Path, command: list[str]) -> None:
    repo_in(unit)
    (unit / "plans" / "zi.yaml").write_text("skema: 1\nplafon: 110\n", encoding="utf-8")
    before, status = snapshot(unit), git(unit, "status", "--porcelain")
    before = snapshot(unit)  # `git status` itself may refresh the index
    answer = zi(*command, cwd=unit)
    assert answer.code in (0, 1)
    assert snapshot(unit) == before
    assert git(unit, "status", "--porcelain") == status


def test_nothing_is_written_when_everything_is_broken(zi: Zi, unit: Path) -> None:
    for path in (unit / "plans").rglob("*.yaml"):
        path.write_bytes(path.read_bytes()[:2000] + b"\n\t- {")
    before = snapshot(unit)
    for command in READERS:
        zi(*command, cwd=unit)
    assert snapshot(unit) == before
