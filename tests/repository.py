"""A real git repository in a temporary folder, for the tests that compare revisions."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

PLAN = "plans/renaksi_2022_2026.yaml"
ENVIRONMENT = {
    **os.environ,
    **{f"GIT_{who}_{what}": "a@contoh.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


@dataclass(frozen=True)
class Repo:
    folder: Path

    def git(self, *arguments: str, given: bytes = b"") -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=ENVIRONMENT, input=given, capture_output=True, check=True
        )
        return done.stdout.decode("utf-8", "replace").strip()

    def commit(self, message: str = "perubahan") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def read(self, name: str = PLAN) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, old: str, new: str, name: str = PLAN) -> None:
        """Replace the one place where a text stands."""
        text = self.read(name)
        assert text.count(old) == 1, (text.count(old), old)
        self.write(name, text.replace(old, new))

    def edit_node(self, id_: str, old: str, new: str, name: str = PLAN) -> None:
        """Replace the first place behind a node's id."""
        text = self.read(name)
        at = text.index(f"- id: {id_}\n")
        assert old in text[at:]
        self.write(name, text[:at] + text[at:].replace(old, new, 1))

    def node(self, id_: str, name: str = PLAN) -> str:
        """Give the lines of an indikator or an aktivitas."""
        lines = self.read(name).splitlines(keepends=True)
        start = lines.index(f"          - id: {id_}\n")
        end = start + 1
        while end < len(lines) and lines[end].startswith("            "):
            end += 1
        return "".join(lines[start:end])

    def line_of(self, text: str, name: str = PLAN) -> int:
        lines = self.read(name).splitlines()
        found = [n for n, line in enumerate(lines, 1) if text in line]
        assert len(found) == 1, found
        return found[0]


def repo_in(folder: Path) -> Repo:
    """Begin a repository in a folder and commit what is there."""
    repo = Repo(folder)
    repo.git("init", "-q", "-b", "main")
    repo.commit("awal")
    return repo
