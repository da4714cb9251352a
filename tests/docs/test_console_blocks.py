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
STORIES = ("docs/menyusun-rencana.md", "docs/impor.md", "docs/peta-kolom.md", "tests/docs/kantor-baru.md")
"""Documents that begin in a folder with nothing in it but the example of an office's own document."""
BLOCK = re.compile(r'(?:<!-- (edit|keep) (\S+): "(.*?)" becomes "(.*?)" -->\n)?```console\n(.*?)```', re.DOTALL)
"""An edit is taken back behind its block, one that is kept is not; `\\n` stands for a line break."""
PART = re.compile(r"<!-- tulis (\S+) -->\n```(?:yaml|csv)\n(.*?)```|```console\n(.*?)```", re.DOTALL)
"""A part of a file, of which the first takes the place of what is there, or commands."""
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
    assert not re.search("ZI60|ZI61[0-2]", _run("zi check", tmp_path)), "what the guide shows leaves a sound log"


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_true_from_an_empty_folder_on(name: str, tmp_path: Path) -> None:
    document = (ROOT / name).read_text(encoding="utf-8")
    folder, written = tmp_path, dict[Path, str]()
    shutil.copy(ROOT / "docs/contoh/rencana.docx", tmp_path)
    assert document.count("```console") > 1
    for file, text, block in PART.findall(document):
        if file:
            path = folder / file
            written[path] = written.get(path, "") + text
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written[path], encoding="utf-8")
        for step in _steps(block):
            if step.command.startswith("cd "):
                folder /= step.command.removeprefix("cd ")
                (folder / "sk.pdf").write_bytes(b"contoh")
            else:
                assert re.fullmatch(_pattern(step.shown), _run(step.command, folder)), step.command


def test_every_command_of_the_page_for_every_day_answers(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    posts = "jabatan:\n  Kepala Dinas: [{nama: I Made Rai, sejak: 2023-01-01}]\n"
    posts += "  Sekretaris Dinas: [{nama: Ni Luh Sari, sejak: 2023-01-01}]\n"
    settings = tmp_path / "plans/zi.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + posts, encoding="utf-8")
    (tmp_path / "hasil.pdf").write_bytes(b"contoh")
    _run("zi new-year 2026", tmp_path)
    page = (ROOT / "docs/sehari-hari.md").read_text(encoding="utf-8")
    commands = re.findall(r"`(zi(?: [^`]*)?)`", page)
    assert len(commands) > 15
    for command in commands:
        who = "   # di komputer I Made Rai" if "approve" in command else ""
        said = _run(f"zi --today 2026-07-03{command.removeprefix('zi')}{who}", tmp_path)
        assert not re.search(r"^zi: .*(tidak dikenal|tidak ada|belum disebut)", said, re.MULTILINE), (
            command,
            said,
        )


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


def test_readme_leads_indonesian_readers_to_the_guide_first() -> None:
    first = (ROOT / "README.md").read_text(encoding="utf-8").split("\n\n")[1]
    assert "pembaca Indonesia" in first
    assert "(docs/panduan.md)" in first
