"""CI and hooks run nothing of what they check: in a checkout full of traps none is sprung, and the findings come out."""

import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests.ci_jobs import (
    PLAN,
    Runner,
    Traps,
    action,
    broken,
    gitlab_job,
    loaded,
    names_in,
    needs_bash,
    repository_of_zi,
    surroundings,
)
from tests.conftest import ROOT, Zi

pytestmark = [pytest.mark.slow, needs_bash]
FOUND = f"{PLAN},line=57,"
"""Where the mistake stands that every job has to tell."""
PIP = (sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "--quiet")


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a folder, once for all processes, with what the lock names and a wheel of zi itself."""
    shared = tmp_path_factory.getbasetemp()
    folder = (shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared) / "wheels"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            filled = folder.with_name("wheels-being-filled")
            lock = ("--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "ci" / "requirements.txt"))
            subprocess.run([*PIP, "download", *lock, "-d", str(filled)], check=True)
            own = ("--no-index", "--find-links", str(filled), "--no-deps", "-w", str(filled), str(ROOT))
            subprocess.run([*PIP, "wheel", *own], check=True)
            filled.rename(folder)
    return folder


@pytest.fixture
def traps(unit: Path, tmp_path: Path) -> Iterator[Traps]:
    """Give a checkout whose root is full of traps; its unit has one mistake."""
    laid = Traps(unit, tmp_path / "marks")
    broken(unit)
    yield laid
    assert laid.sprung == []


@pytest.fixture
def careless(traps: Traps, wheels: Path) -> dict[str, str]:
    """Give variables that lead into the checkout, and to a folder of wheels in place of an index."""
    return {**traps.variables, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}


def test_the_traps_are_traps(unit: Path, tmp_path: Path) -> None:
    """Run as people write it, each of these springs one."""
    traps = Traps(unit, tmp_path / "marks")
    for command, mark in (
        ("python3", "python3.sh"),
        ("zi check", "zi.sh"),
        (f"{sys.executable} -m venv x", "encodings"),
        (f"env -u PYTHONPATH {sys.executable} -m venv x", "venv"),
        (f"env -u PYTHONPATH {sys.executable} -m pip --version", "pip"),
        (f"env -u PYTHONPATH {sys.executable} -m zi_cli check", "zi_cli"),
        (f"env -u PYTHONPATH {sys.executable} -c 'import yaml, typer'", "typer"),
        (f"env -u PYTHONPATH {sys.executable} setup.py", "setup"),
        (f"env -u PYTHONPATH {sys.executable} -I -m pip install --no-index --no-build-isolation .", "jahat"),
        ("/usr/bin/env git diff", "git.sh"),
    ):
        subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=unit,
            env=surroundings(**traps.variables),
            input="",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert mark in traps.sprung, command
        (traps.marks / mark).unlink()


def test_the_action(traps: Traps, careless: dict[str, str], tmp_path: Path) -> None:
    runner = Runner(traps.checkout, tmp_path / "runner", **careless)
    install, check = action()
    installed = runner.run(install)
    assert installed.returncode == 0, installed.stderr
    assert traps.sprung == []
    done = runner.run(check, against="HEAD")
    assert done.returncode == 1, done.stderr
    assert f"::error file={FOUND}" in done.stdout
    assert "ZI125" in runner.summary
    done = runner.run(check, format="sarif", output="hasil.sarif")
    assert done.returncode == 1, done.stderr
    assert "ZI125" in (traps.checkout / "hasil.sarif").read_text(encoding="utf-8")


@pytest.mark.parametrize(("shell", "revision"), [("bash", "v1"), ("sh", "id")])
def test_the_gitlab_template(traps: Traps, careless: dict[str, str], tmp_path: Path, shell: str, revision: str) -> None:
    source = repository_of_zi(tmp_path / "zi")
    if revision == "id":
        revision = (source / ".git" / "refs" / "tags" / "v1").read_text(encoding="utf-8").strip()
    script = loaded("ci/gitlab.yml")["zi-check"]["script"]
    given = {"ZI_SOURCE": str(source), "ZI_REVISION": revision, "ZI_OPTIONS": "--against=HEAD"}
    done = gitlab_job(traps.checkout, script, shell, **careless, **given, TMPDIR=str(tmp_path))
    assert done.returncode == 1, done.stderr
    assert f"{PLAN}:57:20: galat ZI125:" in done.stdout
    for report in loaded("ci/gitlab.yml")["zi-check"]["artifacts"]["reports"].values():
        assert "ZI125" in (traps.checkout / report).read_text(encoding="utf-8")


def test_the_workflow_of_a_new_unit(traps: Traps, careless: dict[str, str], tmp_path: Path, zi: Zi) -> None:
    assert zi("init", str(tmp_path / "baru"), "--from", "2025").code == 0
    workflow = loaded(str(tmp_path / "baru/.github/workflows/zi.yml"))
    install, check = (one for one in workflow["jobs"]["check"]["steps"] if "run" in one)
    runner = Runner(traps.checkout, tmp_path / "runner", **careless)
    installed = runner.run(install)
    assert installed.returncode == 0, installed.stderr
    done = runner.run(check)
    assert done.returncode == 1, done.stderr
    assert f"::error file={FOUND}" in done.stdout


def test_the_hook(traps: Traps, careless: dict[str, str], wheels: Path, tmp_path: Path) -> None:
    """Its command, as pre-commit runs it: its own environment first on the path, in the unit's folder."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    own = [python, *PIP[1:], "install", "--no-index", "--find-links", str(wheels), "zi-cli"]
    subprocess.run(own, cwd=tmp_path, env=surroundings(), check=True)
    (hook,) = loaded(".pre-commit-hooks.yaml")
    done = subprocess.run(
        ["/bin/sh", "-c", hook["entry"]],
        cwd=traps.checkout,
        env=surroundings(**careless | {"PATH": os.pathsep.join([str(python.parent), careless["PATH"]])}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert f"{PLAN}:57:20: galat ZI125:" in done.stdout


def test_the_wheel_carries_the_lock(wheels: Path) -> None:
    (wheel,) = wheels.glob("zi_cli-*.whl")
    assert "zi_cli/requirements.txt" in names_in(wheel)
