"""Writing: whole or not at all, one at a time, and a sentence where it cannot be."""

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.full_disk import zi_on_a_full_disk
from zi_cli.files.lock import LOCK
from zi_cli.files.session import session
from zi_cli.files.workspace import find_workspace
from zi_cli.model.refusal import Refusal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals, limits and users are POSIX here")
ZI = [sys.executable, "-m", "zi_cli"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
NAMES = ("V.1.a", "III.4.a", "VI.2.a", "V.4.a", "II.3.a", "IV.2.b", "III.3.a", "V.2.a")


def record(unit: Path, nomor: str, value: str) -> subprocess.CompletedProcess[str]:
    command = [*ZI, "record", nomor, value, "--semester", "2", "--year", "2024"]
    return subprocess.run(command, cwd=unit, env=ENVIRONMENT, capture_output=True, check=False, encoding="utf-8")


def values(unit: Path) -> dict[str, float | None]:
    done = subprocess.run(
        [*ZI, "explain", "I.1.a", "--year", "2024", "--format", "json"],
        cwd=unit, env=ENVIRONMENT, capture_output=True, check=True,
    )  # fmt: skip
    others = json.loads(done.stdout)["dihitung_dari"]
    return {one["nomor"]: (one["bacaan"]["semester_2"] or {}).get("nilai") for one in others}


def test_eight_writers_at_once_lose_nothing(unit: Path) -> None:
    commands = [
        [*ZI, "record", nomor, str(50 + n), "--semester", "2", "--year", "2024"] for n, nomor in enumerate(NAMES)
    ]
    running = [
        subprocess.Popen(one, cwd=unit, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for one in commands
    ]
    assert [one.wait() for one in running] == [0] * 8
    found = values(unit)
    assert {nomor: found[nomor] for nomor in NAMES} == {nomor: 50 + n for n, nomor in enumerate(NAMES)}


@pytest.mark.slow
def test_killed_at_any_moment_the_file_is_the_old_one_or_the_new_one(unit: Path) -> None:
    path = unit / "plans" / "realisasi" / "2024.yaml"
    chance = random.Random(7)
    began = time.monotonic()
    assert record(unit, "V.1.a", "39").returncode == 0
    whole = time.monotonic() - began  # how long one takes here, so that some of the kills come too late on any machine
    old, survived = path.read_bytes(), 0
    for n in range(150):
        value = 40 + n % 50
        process = subprocess.Popen(
            [*ZI, "record", "V.1.a", str(value), "--semester", "2", "--year", "2024"],
            cwd=unit, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(chance.uniform(0.1, 1.6) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = path.read_bytes()
        if now != old:
            survived += 1
            assert f"semester_2: {{nilai: {value}}}\n".encode() in now
            assert now.count(b"\n") >= old.count(b"\n")
            old = now
    assert survived > 10
    assert record(unit, "V.1.a", "77").returncode == 0
    assert values(unit)["V.1.a"] == 77


def test_a_full_disk_is_a_sentence_and_changes_nothing(unit: Path) -> None:
    path = unit / "plans" / "realisasi" / "2024.yaml"
    before = path.read_bytes()
    done = zi_on_a_full_disk(1000, unit, "record", "V.1.a", "70", "--semester", "2", "--year", "2024")
    assert done.returncode == 2, done.stderr
    assert "realisasi/2024.yaml" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["2024.yaml"]


def test_a_read_only_folder_is_a_sentence(unit: Path, tmp_path: Path) -> None:
    """Root is stopped by nothing: it becomes somebody else once all that is needed is loaded."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path(folder.anchor):
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
    folders = [unit / "plans", unit / "plans" / "realisasi"]
    before = (unit / "plans" / "realisasi" / "2024.yaml").read_bytes()
    script = (
        "import os, sys, filelock; from zi_cli.cli.main import run; command = sys.argv[1:]; "
        "run([*command, '--dry-run']); os.getuid() or os.setuid(65534); sys.exit(run(command))"
    )
    command = [sys.executable, "-c", script, "record", "V.1.a", "70", "--semester", "2", "--year", "2024"]
    for folder in folders:
        folder.chmod(0o555)
    done = subprocess.run(command, cwd=unit, env=ENVIRONMENT, capture_output=True, check=False, encoding="utf-8")
    for folder in folders:
        folder.chmod(0o755)
    assert done.returncode == 2, done.stderr
    assert "akses ditolak" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert (unit / "plans" / "realisasi" / "2024.yaml").read_bytes() == before


def test_a_lock_that_is_not_released_is_a_sentence(unit: Path) -> None:
    places = find_workspace(unit).places
    holder = (
        "from filelock import FileLock; import sys, time; lock = FileLock(sys.argv[1]); lock.acquire(); "
        "print(1, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", holder, str(places.plans / LOCK)], stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(Refusal, match="sedang ditulis"), session(places, patience=0.2):
            pass
        other.kill()
    with session(places) as one:  # a lock whose holder has died is free
        assert one.changes == {}


def test_mode_and_links_are_kept(unit: Path) -> None:
    path = unit / "plans" / "realisasi" / "2024.yaml"
    real = unit / "plans" / "realisasi" / "asli.txt"
    path.rename(real)
    path.symlink_to("asli.txt")
    real.chmod(0o640)
    assert record(unit, "V.1.a", "70").returncode == 0
    assert path.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert b"semester_2: {nilai: 70}" in real.read_bytes()
