"""What the documents show is what zi says: every console block is run in a copy of the workspace."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = ("README.md", "docs/panduan.md")
BLOCK = re.compile(r'(?:<!-- (edit|keep) (\S+): "(.*?)" becomes "(.*?)" -->\n)?```console\n(.*?)```', re.DOTALL)
"""An edit is taken back behind its block, one that is kept is not; `\\n` stands for a line break."""
PERSON = {"GIT_AUTHOR_NAME": "Ni Luh Sari", "GIT_AUTHOR_EMAIL": "sari@contoh.example"}
ENVIRONMENT = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **PERSON}


@dataclass(frozen=True)
class Step:
    """A command with what the document says it answers; a line `…` stands for lines that are left out."""

    command: str
    shown: str


@pytest.mark.parametrize("name", DOCUMENTS)
def test_console_blocks_show_what_zi_says(name: str, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    shutil.copytree(ROOT / "plans", plans)
    (tmp_path / "survei-wbs.pdf").write_bytes(b"contoh")
    document = (ROOT / name).read_text(encoding="utf-8")
    blocks = BLOCK.findall(document)
    assert document.count("```console") == len(blocks) > 1
    for kind, file, old, new, block in blocks:
        before = _edit(tmp_path / file, old, new.replace("\\n", "\n")) if file else ""
        for step in _steps(block):
            assert re.fullmatch(_pattern(step.shown), _run(step.command, tmp_path)), step.command
        if kind == "edit":
            (tmp_path / file).write_text(before, encoding="utf-8")


def _edit(path: Path, old: str, new: str) -> str:
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    return before


def _steps(block: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Step(command, shown.rstrip("\n"))


def _run(command: str, folder: Path) -> str:
    command, _, who = command.partition("   # di komputer ")
    program, *arguments = shlex.split(command)
    assert program == "zi", command
    person = {"GIT_AUTHOR_NAME": who} if who else {}
    done = subprocess.run(
        [sys.executable, "-m", "zi_cli", *arguments],
        cwd=folder,
        env=ENVIRONMENT | person,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1, 2), done.stdout
    return "\n".join(line.rstrip() for line in done.stdout.rstrip("\n").split("\n"))


def _pattern(shown: str) -> str:
    lines = ["(?:.*\n)*.*" if line == "…" else re.escape(line) for line in shown.split("\n")]
    return "\n".join(lines)
