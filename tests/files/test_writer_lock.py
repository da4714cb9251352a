"""The lock of a unit: where it cannot be had there is a sentence, and no clock decides."""

import errno
import itertools
import os
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from tests.conftest import Answer
from tests.power import Tree, tree_of
from tests.writing_acts import ACTS, UNIT, surroundings, typed
from zi_cli.files.lock import LOCK, locked
from zi_cli.model.refusal import Refusal

fcntl = pytest.importorskip("fcntl", reason="another system locks in another way")
RECORD = next(one for one in ACTS if one.nama == "record")
NOBODY = 65534


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return surroundings(RECORD, tmp_path)


def attempt(office: Path) -> tuple[Answer, bool]:
    """Record something; says whether the plans changed."""
    before = plans_of(office)
    done = typed(office, RECORD.typed)
    return Answer(done.code, done.out, " ".join(done.err.split())), plans_of(office) != before


def plans_of(office: Path) -> Tree:
    return {path: held for path, held in tree_of(office).items() if path.endswith(".yaml")}


@pytest.mark.parametrize(
    ("put", "what"),
    [
        (Path.mkdir, "folder"),
        (lambda place: place.symlink_to("../../sumber/laporan.pdf"), "tautan"),
        (lambda place: place.symlink_to("tiada"), "tautan"),
        (os.mkfifo, "bukan berkas biasa"),
    ],
    ids=["folder", "link", "link to nothing", "pipe"],
)
def test_what_is_no_file_in_its_place_is_refused(office: Path, put: Callable[[Path], object], what: str) -> None:
    (office / UNIT / "plans" / LOCK).unlink(missing_ok=True)
    put(office / UNIT / "plans" / LOCK)
    done, changed = attempt(office)
    assert (done.code, changed) == (2, False)
    assert what in done.err
    assert "tempat kunci zi hapus itu, lalu ulangi; tidak ada yang diubah" in done.err


@pytest.mark.parametrize("name", ["ENOLCK", "EOPNOTSUPP", "EIO", "EINVAL", "ESTALE"])
def test_a_disk_that_does_not_lock_is_a_sentence(office: Path, name: str) -> None:
    number = getattr(errno, name)
    with mock.patch.object(fcntl, "flock", side_effect=OSError(number, os.strerror(number))):
        done, changed = attempt(office)
    assert (done.code, changed) == (2, False)
    assert f"{LOCK} tidak bisa dikunci" in done.err.replace(" ", "").replace("tidakbisadikunci", " tidak bisa dikunci")
    assert os.strerror(number) not in done.err


def test_a_disk_without_locks_is_locked_by_a_file(office: Path) -> None:
    with mock.patch.object(fcntl, "flock", side_effect=OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))):
        done, changed = attempt(office)
        assert (done.code, done.err, changed) == (0, "", True)
        with (
            locked(office / UNIT / "plans", 0.2),
            pytest.raises(Refusal, match="sedang ditulis"),
            locked(office / UNIT / "plans", 0.2),
        ):
            pass


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root becomes somebody else")
def test_a_lock_of_somebody_else_is_a_sentence(office: Path) -> None:
    plans = office / UNIT / "plans"
    (plans / LOCK).touch()
    (plans / LOCK).chmod(0o600)
    for folder in (office, *office.parents):
        folder.chmod(folder.stat().st_mode | 0o011) if folder.stat().st_uid == 0 and folder != Path("/") else None
    for path in (plans, *plans.rglob("*")):
        if path.name != LOCK:
            os.chown(path, NOBODY, NOBODY)
    assert typed(office, (*RECORD.typed, "--dry-run")).code == 0  # all that is needed is loaded
    before = plans_of(office)
    os.seteuid(NOBODY)
    try:
        done = typed(office, RECORD.typed)
    finally:
        os.seteuid(0)
    assert (done.code, plans_of(office)) == (2, before)
    assert "akses ditolak" in " ".join(done.err.split())


def test_no_clock_decides_what_is_written_or_how_long_one_waits(
    office: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    steady = surroundings(RECORD, tmp_path_factory.mktemp("tetap"))
    typed(steady, RECORD.typed)
    jumps = itertools.cycle([0.0, 4e9, 1.0, 2e9])
    with mock.patch.object(time, "time", side_effect=jumps):
        done, _ = attempt(office)
        assert done.code == 0
        assert plans_of(office) == plans_of(steady)
        began = time.monotonic()
        with (
            locked(office / UNIT / "plans", 30),
            pytest.raises(Refusal, match="sedang ditulis"),
            locked(office / UNIT / "plans", 0.2),
        ):
            pass
        assert time.monotonic() - began < 20
