"""Every act where nothing can be written: a folder of somebody else's, a disk that is really full."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.conftest import Answer
from tests.crash import ENGLISH
from tests.power import TEMPORARY, Tree, tree_of
from tests.writing_acts import ACTS, Act, surroundings, typed
from zi_cli.files.lock import LOCK

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root becomes somebody else and mounts"),
]
NOBODY = 65534


@contextmanager
def somebody_else() -> Iterator[None]:
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("act", ACTS, ids=lambda one: one.nama)
def test_a_folder_of_somebody_else_stays_as_it_is(tmp_path: Path, act: Act) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        folder.chmod(folder.stat().st_mode | 0o055)
    typed(surroundings(act, tmp_path / "dulu"), act.typed)  # all that is needed is loaded
    folder = surroundings(act, tmp_path / "x")
    before = tree_of(folder)
    with somebody_else():
        done = typed(folder, act.typed)
    assert tree_of(folder) == before
    assert_refused(done)
    assert "akses ditolak" in " ".join(done.err.split())


@pytest.mark.parametrize("free", [0, 1, 4])
@pytest.mark.parametrize("act", ACTS, ids=lambda one: one.nama)
def test_a_disk_that_is_really_full_changes_nothing(tmp_path: Path, act: Act, free: int) -> None:
    """So many pages are left; a result of several files may have its first ones."""
    folder = tmp_path / "penuh"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "zi", folder], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        surroundings(act, folder)
        before = tree_of(folder)
        _fill(folder / "isi", free)
        done = typed(folder, act.typed)
        (folder / "isi").unlink()
        after = tree_of(folder)
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
    assert [path for path in after if TEMPORARY.search(path)] == []
    if done.code != 0:
        assert_refused(done)
        assert act.makes or files(after) == files(before)


def _fill(path: Path, free: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT)
    with suppress(OSError):
        while True:
            os.write(handle, b"x" * 4096)
    os.ftruncate(handle, max(0, os.fstat(handle).st_size - free * 4096))
    os.close(handle)


def assert_refused(done: Answer) -> None:
    assert done.code == 2, done.err
    assert done.err.strip()
    assert not ENGLISH.search(done.err), done.err


def files(tree: Tree) -> Tree:
    return {path: held for path, held in tree.items() if held[1] is not None and not path.endswith(LOCK)}
