"""The few questions zi asks git; nothing is staged, written or run from the repository's settings."""

import os
import subprocess
from pathlib import Path

_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "--no-optional-locks", "--no-pager")
_LONGEST_SECONDS = 10


def author(folder: Path) -> str | None:
    """Give the git author for a folder as `Name <address>`; None without git or without a name."""
    said = _git(folder, "var", "GIT_AUTHOR_IDENT")
    if said is None:
        return None
    ident = said.strip().rsplit(" ", 2)[0]
    return ident if ident.partition(" <")[0].strip() else None


def _git(folder: Path, *arguments: str) -> str | None:
    """Run git and give what it says; None where it is not there or refuses."""
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  fixed arguments, no shell
            ["git", *_SAFE, "-C", str(folder), *arguments],  # noqa: S607  git is wherever the person has it
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
