"""A real `zi web` in a process of its own, on a copy of a unit, and the words other commands change that unit by."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

PATIENCE = 90.0
"""Seconds; a machine that runs the whole suite beside it is slow."""
TODAY = "2024-07-10"
PROGRAM = (sys.executable, "-m", "zi_cli")


@dataclass
class Served:
    """A unit that is open in zi."""

    unit: Path
    surroundings: dict[str, str]
    process: subprocess.Popen[str]
    way_in: str

    @property
    def origin(self) -> str:
        """Where its pages stand."""
        return "/".join(self.way_in.split("/")[:3])

    def again(self) -> str:
        """Start zi a second time, which gives another way in."""
        return self.zi("web", "--tanpa-buka").strip()

    def zi(self, *words: str) -> str:
        """Run a command on the same unit in another process."""
        said = [*PROGRAM, *words, *(() if words[0] == "web" else ("--today", TODAY))]
        done = subprocess.run(
            [*said, "-C", str(self.unit)], capture_output=True, text=True, check=False, env=self.surroundings, cwd=ROOT
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def end(self) -> None:
        """End it as closing its window does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@contextmanager
def served(unit: Path, *more: str, program: Sequence[str] = PROGRAM) -> Iterator[Served]:
    """Serve a unit in a repository of its own, until the end of the block or what ends it sooner."""
    if not (unit / ".git").exists():
        for words in ("init -q", "config user.name Ayu", "config user.email ayu@contoh.test"):
            subprocess.run(["git", *words.split()], cwd=unit, check=True)
    beside = unit.parent / f"{unit.name}.keadaan"
    surroundings = {**os.environ, "ZI_STATE": str(beside / "state"), "ZI_CACHE": str(beside / "cache")}
    words = [*program, "web", "--tanpa-buka", "--today", TODAY, *more, "-C", str(unit)]
    with (
        (unit.parent / f"{unit.name}.err").open("w+", encoding="utf-8") as err,
        subprocess.Popen(words, stdout=subprocess.PIPE, stderr=err, text=True, env=surroundings, cwd=ROOT) as process,
    ):
        assert process.stdout
        address = process.stdout.readline().strip()
        if not address.startswith("http://127.0.0.1:"):
            process.kill()
            err.seek(0)
            raise AssertionError(address + err.read())
        running = Served(unit, surroundings, process, address)
        try:
            yield running
        finally:
            running.end()


def example(folder: Path) -> Path:
    """Copy the repository's own unit, with its invented year."""
    shutil.copytree(ROOT / "plans", folder / "plans")
    return folder
