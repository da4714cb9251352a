"""The few questions zi asks git; nothing is staged, written, fetched or run from the repository's settings."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from zi_cli.model.frozen import frozen
from zi_cli.model.refusal import Refusal

_SAFE = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath="),
    # Files that look like a repository, committed into the folder of plans, would choose what is compared with.
    *("-c", "safe.bareRepository=explicit"),
    *("--no-optional-locks", "--no-pager"),
)
_MISLEADING = (
    *("GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_DIR", "GIT_GRAFT_FILE"),
    *("GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"),
    *("GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE"),
)
"""What would make git answer about another repository than the one the files stand in, or write a file."""
_FOLDER = "040000"
_LONGEST_SECONDS = 4
_LONGEST_WALK_SECONDS = 20
_BY_HAND = "jalankan git status di folder itu, lalu perbaiki yang disebutnya"
_MOST_LISTED = 16 * 1024 * 1024
"""Bytes of a listing: some 200,000 files."""


class Unanswered(Refusal):
    """Git is not there, cannot be run, or says nothing in time: a pipe among its files keeps it waiting for ever."""


class TooMuch(Exception):  # noqa: N818  says what it is
    """Git said more than can be taken."""


@frozen
class Reply:
    """What git said."""

    code: int
    out: bytes = b""
    err: str = ""

    @property
    def words(self) -> str:
        """What was said, as text, without the last line's end."""
        return self.out.decode("utf-8", "surrogateescape").removesuffix("\n")


@frozen
class Entry:
    """A file of a revision: its kind, its object and its size (None where it is no file)."""

    mode: str
    id: str
    size: int | None


def author(folder: Path) -> str | None:
    """Give the git author for a folder as `Name <address>`; None without a name."""
    said = _git(folder, "var", "GIT_AUTHOR_IDENT")
    if said.code != 0:
        return None
    ident = said.out.decode("utf-8", "replace").strip().rsplit(" ", 2)[0]
    return ident if ident.partition(" <")[0].strip() else None


def place(folder: Path) -> Reply:
    """Ask whether the repository of a folder is shallow, and how the folder is called inside it, in two lines."""
    return _git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix")


def commit(folder: Path, revision: str) -> Reply:
    """Ask for the id of a commit; the revision must not begin with a hyphen."""
    return _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")


def tracked(folder: Path, names: Sequence[str]) -> frozenset[str] | None:
    """Say which of some files of a folder git keeps; None where that cannot be told."""
    if not any(os.path.lexists(one / ".git") for one in (folder, *folder.absolute().parents)):
        return frozenset()
    try:
        said = _git(folder, "--literal-pathspecs", "ls-files", "-z", "--", *names)
    except Unanswered:
        return None
    return frozenset(said.out.decode("utf-8", "surrogateescape").split("\0")) if said.code == 0 else None


def merge_base(folder: Path, one: str, other: str) -> Reply:
    """Ask for the commit where two commits, named by id, parted."""
    return _git(folder, "merge-base", one, other, seconds=_LONGEST_WALK_SECONDS)


def tree(folder: Path, commit_id: str, path: str, below: Sequence[str]) -> dict[str, Entry] | None:
    """Give what is no folder in a folder of a commit and in some folders below it, named from that folder.

    None where there is no such folder. A tree may name one folder over and over, so that no more than that is walked.
    Raises TooMuch for more entries than any unit has.
    """
    found: dict[str, Entry] = {}
    for named in ((), [f"{one}/" for one in below]):
        said = _git(
            folder,
            "ls-tree",
            "-l",
            "-z",
            "--full-tree",
            "--end-of-options",
            f"{commit_id}:{path}",
            *named,
            seconds=_LONGEST_WALK_SECONDS,
        )
        if len(said.out) > _MOST_LISTED:
            raise TooMuch
        if said.code != 0:
            return None
        found.update((name, one) for name, one in _entries(said.out) if one.mode != _FOLDER)
    return found


def blobs(folder: Path, ids: Sequence[str]) -> dict[str, bytes]:
    """Give the content of objects by id; one that is not there is left out."""
    if not ids:
        return {}
    asked = "".join(f"{one}\n" for one in ids).encode("ascii")
    return dict(_contents(_git(folder, "cat-file", "--batch", given=asked, seconds=_LONGEST_WALK_SECONDS).out))


def _entries(listing: bytes) -> Iterator[tuple[str, Entry]]:
    for line in listing.split(b"\0"):
        head, _, name = line.partition(b"\t")
        if name:
            mode, _, id_, size = head.decode("ascii").split()
            yield name.decode("utf-8", "replace"), Entry(mode, id_, int(size) if size.isdecimal() else None)


def _contents(stream: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(stream):
        end = stream.index(b"\n", at)
        head = stream[at:end].decode("utf-8", "replace").split()
        at = end + 1
        if len(head) == 3 and head[2].isdecimal():
            size = int(head[2])
            yield head[0], stream[at : at + size]
            at += size + 1


def _git(folder: Path, *arguments: str, given: bytes = b"", seconds: int = _LONGEST_SECONDS) -> Reply:
    """Run git and give what it says; raises Unanswered."""
    program = _program()
    if program is None:
        raise Unanswered("git tidak ada di komputer ini", "pasang git, lalu ulangi")
    try:
        done = subprocess.run(  # noqa: S603  fixed arguments, no shell
            [program, *_SAFE, "-C", str(folder), *arguments],
            env=_environment(),
            input=given,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unanswered(f"git tidak menjawab dalam {seconds} detik", _BY_HAND) from None
    except OSError:
        raise Unanswered("git di komputer ini tidak bisa dijalankan", _BY_HAND) from None
    return Reply(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def _program() -> str | None:
    """Find git where the path names it from the root: a `.` there, or nothing, would be the folder of the plans."""
    named = "git.exe" if os.name == "nt" else "git"
    folders = (Path(one) for one in os.get_exec_path())
    found = (one / named for one in folders if one.is_absolute())
    return next((str(one) for one in found if one.is_file() and os.access(one, os.X_OK)), None)


def _environment() -> dict[str, str]:
    """Keep git to this repository as it lies here: no other one, no replaced objects, nothing fetched to fill it up."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _MISLEADING and not name.startswith("GIT_TRACE")
    }
    return {
        **kept,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "LC_ALL": "C",
    }
