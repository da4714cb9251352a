"""One layer for all that lasts: no other module changes a file of the user's, so that a test can let it fail anywhere."""

import ast
import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from zi_cli.files import disk

PACKAGE = ROOT / "zi_cli"
LAYER = "files/disk.py"
ELSEWHERE = {
    ("cache/store.py", "os.mkdir"): "the user's own cache, which may be lost and never lies in a unit",
    ("cache/store.py", "os.makedirs"): "as above",
    ("cache/store.py", "os.open"): "as above",
    ("cache/store.py", "os.replace"): "as above",
    ("cache/store.py", "os.unlink"): "as above",
    ("cache/store.py", "os.write"): "as above",
    ("files/lock.py", "FileLock"): "the lock, whose content means nothing",
    ("cli/main.py", "open"): "os.devnull, for a stream that was closed",
    ("cli/main.py", "os.open"): "os.devnull again",
    ("files/links.py", ".open"): "an address on the web",
    ("documents/package.py", ".open"): "a part inside an archive, to be read",
    ("render/report/letterhead.py", ".open"): "as above",
    ("many/parquet.py", "tempfile.TemporaryDirectory"): "the system's folder for what goes again",
    ("many/parquet.py", ".open"): "packed rows, in such a folder",
    ("many/parquet.py", ".touch"): "as above",
    ("many/rollup.py", "TemporaryDirectory"): "as above",
    ("acts/rollup.py", "TemporaryDirectory"): "as above",
    ("acts/tables.py", "TemporaryDirectory"): "as above",
    ("cli/launcher.py", "tempfile.NamedTemporaryFile"): "a page that says why there is none",
    ("cli/launcher.py", ".open"): "the same page, shown in the browser",
    ("web/upload.py", "tempfile.mkdtemp"): "as above, for the files a page was sent",
    ("web/upload.py", ".open"): "a file in such a folder",
    ("web/upload.py", "shutil.rmtree"): "such a folder, once the answer is made",
    ("web/serving.py", "FileLock"): "who serves a unit; its content means nothing",
    ("web/serving.py", ".mkdir"): "the user's own note of which zi serves a unit, which may be lost",
    ("web/serving.py", "open"): "as above",
    ("web/serving.py", "os.open"): "as above",
    ("web/serving.py", ".replace"): "as above",
    ("web/serving.py", ".unlink"): "as above",
}
"""What writes without the layer, and why it may."""
OF_OS = frozenset(
    (
        *("chmod", "chown", "copy_file_range", "fchmod", "fchown", "fdopen", "fsync", "ftruncate", "lchmod", "lchown"),
        *("link", "makedirs", "mkdir", "mkfifo", "mknod", "open", "pwrite", "pwritev", "remove", "removedirs"),
        *("removexattr", "rename", "renames", "replace", "rmdir", "sendfile", "setxattr", "symlink", "truncate"),
        *("unlink", "utime", "write", "writev"),
    )
)
OF_PATHS = frozenset(
    [
        "chmod",
        "hardlink_to",
        "lchmod",
        "mkdir",
        "rename",
        "rmdir",
        "symlink_to",
        "touch",
        "unlink",
        "write_bytes",
        "write_text",
    ]
)
READS = ("get_terminal_size", "which")
MAKERS = frozenset({"FileLock", "NamedTemporaryFile", "TemporaryDirectory", "TemporaryFile", "mkdtemp", "mkstemp"})


def test_nothing_is_written_around_the_layer() -> None:
    found = {
        (path.relative_to(PACKAGE).as_posix(), call)
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != PACKAGE / LAYER
        for call in writing(path.read_text(encoding="utf-8"))
    }
    assert found - set(ELSEWHERE) == set(), "reach the disk through zi_cli/files/disk.py"
    assert set(ELSEWHERE) - found == set(), "no longer needed on the list"


@pytest.mark.parametrize(
    "source",
    [
        "os.replace(a, b)", "os.open(a, os.O_WRONLY)", "os.write(1, b'')", "a.replace(b)", "a.rename(b)", "a.unlink()",
        "a.write_text('')", "a.mkdir()", "open(a, 'w')", "open(a, mode='ab')", "a.open('r+b')", "a.open(how)",
        "io.open(a, 'x')", "shutil.copy(a, b)", "copyfile(a, b)", "mkstemp()", "FileLock(a)", "os.fdopen(1, 'wb')",
    ],
)  # fmt: skip
def test_each_way_to_write_is_seen(source: str) -> None:
    assert list(writing(f"from shutil import copyfile\n{source}"))


def test_what_reads_or_is_no_file_is_not_taken_for_writing() -> None:
    source = (
        "a.replace('x', 'y'); d.replace(year=1); replace(record, x=1); open(a); a.open('rb'); os.open(a, os.O_RDONLY)"
    )
    assert list(writing(source)) == []


def writing(source: str) -> Iterator[str]:
    """Name the calls of a module that change something on disk."""
    tree = ast.parse(source)
    copiers = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "shutil"
        for name in node.names
        if name.name not in READS
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and (node.func.id in MAKERS | copiers or opens(node, "open", 1)):
            yield node.func.id
        if isinstance(node.func, ast.Attribute):
            owner, name = ast.unparse(node.func.value), node.func.attr
            if writes(node, owner, name):
                yield f"{owner}.{name}" if owner in ("os", "shutil", "tempfile") else f".{name}"


def writes(node: ast.Call, owner: str, name: str) -> bool:
    if owner == "os":
        return name in OF_OS and not (name == "open" and "O_RDONLY" in ast.unparse(node.args[1]))
    if owner in ("shutil", "tempfile"):
        return name not in READS
    if owner == "disk":
        return False
    gives_a_name = name == "replace" and len(node.args) == 1 and not node.keywords  # text and records take more
    return name in OF_PATHS or gives_a_name or opens(node, "open", 1 if owner == "io" else 0)


def opens(node: ast.Call, name: str, place: int) -> bool:
    """Say whether a file is opened for writing, or nobody can tell; `place` is that of the mode."""
    called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if called != name:
        return False
    said = [one.value for one in node.keywords if one.arg == "mode"] or node.args[place : place + 1]
    return any(not isinstance(one, ast.Constant) or set("wax+") & set(str(one.value)) for one in said)


def test_a_name_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    fresh, taken = tmp_path / "baru", tmp_path / "ada"
    fresh.write_text("baru")
    taken.write_text("ada")
    with pytest.raises(FileExistsError):
        disk.rename(fresh, taken)
    assert (fresh.read_text(), taken.read_text()) == ("baru", "ada")
    disk.rename(fresh, tmp_path / "bebas")
    assert (tmp_path / "bebas").read_text() == "baru"


def test_a_disk_without_such_a_rename_gives_no_taken_name_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_call", lambda: lambda *_: errno.EINVAL)
    test_a_name_that_is_taken_is_not_given_again(tmp_path)
    assert not disk.exchange(tmp_path / "ada", tmp_path / "bebas")
    assert (tmp_path / "ada").read_text() == "ada"


@pytest.mark.skipif(os.name == "nt", reason="Windows exchanges no names")
def test_two_files_take_each_others_name(tmp_path: Path) -> None:
    one, other = tmp_path / "satu", tmp_path / "dua"
    one.write_text("1")
    other.write_text("2")
    if not disk.exchange(one, other):
        pytest.skip("this disk exchanges no names")
    assert (one.read_text(), other.read_text()) == ("2", "1")
    with pytest.raises(FileNotFoundError):
        disk.exchange(one, tmp_path / "tiada")
