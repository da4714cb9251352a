"""What other repositories take from this one does what it says: the hook, the action and the GitLab template."""

import os
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

from tests.conftest import ROOT

PLAN = "plans/renaksi_2022_2026.yaml"
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None or os.name == "nt", reason="the steps run in a POSIX shell here")


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def broken(unit: Path) -> None:
    text = (unit / PLAN).read_text(encoding="utf-8")
    (unit / PLAN).write_text(text.replace("waktu: Juni\n", "waktu: Junni\n", 1), encoding="utf-8", newline="")


def surroundings(**more: str) -> dict[str, str]:
    """Give the variables of this process, by which Python finds no zi but the installed one."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**kept, "PYTHONIOENCODING": "utf-8", **more}


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Penguji", "-c", "user.email=penguji@contoh.go.id"]
    subprocess.run(["git", *who, *arguments], cwd=folder, env=surroundings(), capture_output=True, check=True)


def committed(folder: Path) -> Path:
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "awal")
    return folder


def new_environment(folder: Path) -> Path:
    """Make an empty virtual environment; gives the folder of its programs."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if os.name == "nt" else "bin")


# The hook.


def test_the_hook_runs_zi_once_over_the_plans() -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    assert hook["id"] == "zi-check"
    assert (hook["language"], hook["entry"]) == ("python", "zi check")
    assert (hook["files"], hook["pass_filenames"]) == ("^plans/", False)
    (local,) = (one for one in loaded(".pre-commit-config.yaml")["repos"][0]["hooks"] if one["id"] == "zi-check")
    assert {name: local[name] for name in ("entry", "files", "pass_filenames")} == {
        name: hook[name] for name in ("entry", "files", "pass_filenames")
    }


@pytest.mark.slow
def test_the_hook_as_pre_commit_runs_it(unit: Path, tmp_path: Path) -> None:
    """The environment is built by pre-commit itself, out of a commit of this repository's files."""
    programs = new_environment(tmp_path / "env")
    pip = [programs / "python", "-m", "pip", "--disable-pip-version-check", "-q", "install", "pre-commit"]
    if subprocess.run(pip, capture_output=True, check=False).returncode:
        pytest.skip("pre-commit cannot be installed here")
    repository = tmp_path / "zi"
    repository.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, repository)
    for name in ("zi_cli", "templates"):
        shutil.copytree(ROOT / name, repository / name, ignore=shutil.ignore_patterns("__pycache__"))
    committed(repository)
    committed(unit)

    def hook() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [programs / "pre-commit", "try-repo", str(repository), "zi-check", "--all-files", "--verbose"],
            cwd=unit,
            env=surroundings(PRE_COMMIT_HOME=str(tmp_path / "kept"), PRE_COMMIT_COLOR="never"),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    good = hook()
    assert good.returncode == 0, good.stdout + good.stderr
    assert "Passed" in good.stdout
    assert "dalam 3 berkas." in good.stdout
    broken(unit)
    bad = hook()
    assert bad.returncode == 1
    assert f"{PLAN}:57:20: galat ZI125:" in bad.stdout


# The action.


def action() -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the two steps of the action: install, check."""
    install, check = loaded("action.yml")["runs"]["steps"]
    return install, check


def test_the_action_is_one_github_takes() -> None:
    read = loaded("action.yml")
    assert read["runs"]["using"] == "composite"
    assert {"name", "description"} < set(read)
    assert set(read["inputs"]) == {"folder", "strict", "format", "output", "against"}
    assert all(isinstance(one["default"], str) and one["description"] for one in read["inputs"].values())


def test_no_input_is_text_of_a_script() -> None:
    """An input that is put into the script would be run; a variable is not."""
    install, check = action()
    assert "${{" not in install["run"] + check["run"]
    given = {value for value in check["env"].values() if "${{" in value}
    assert given == {f"${{{{ inputs.{name} }}}}" for name in loaded("action.yml")["inputs"]}


class Runner:
    """Runs steps as GitHub's runner does: bash with its flags, files for what a step tells, inputs as variables."""

    def __init__(self, workspace: Path, folder: Path, path: str) -> None:
        self.workspace, self.folder, self.path = workspace, folder, path
        (folder / "temp").mkdir()
        for name in ("path", "summary"):
            (folder / name).touch()

    def run(self, step: dict[str, Any], **inputs: str) -> subprocess.CompletedProcess[str]:
        given = {name: one["default"] for name, one in loaded("action.yml")["inputs"].items()} | inputs
        own = step.get("env", {})
        for name, value in given.items():
            own = {key: said.replace(f"${{{{ inputs.{name} }}}}", value) for key, said in own.items()}
        added = (self.folder / "path").read_text(encoding="utf-8").split("\n")
        return subprocess.run(
            [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace,
            env=surroundings(
                GITHUB_ACTION_PATH=str(ROOT),
                RUNNER_TEMP=str(self.folder / "temp"),
                GITHUB_PATH=str(self.folder / "path"),
                GITHUB_STEP_SUMMARY=str(self.folder / "summary"),
                PATH=os.pathsep.join([*filter(None, added), self.path]),
                **own,
            ),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def summary(self) -> str:
        return (self.folder / "summary").read_text(encoding="utf-8")


@pytest.fixture
def runner(unit: Path, tmp_path: Path) -> Runner:
    """Give a runner whose workspace holds one unit, and where the zi of these tests is installed."""
    (tmp_path / "runner").mkdir()
    programs = str(Path(sys.executable).parent)
    return Runner(unit.parent, tmp_path / "runner", os.pathsep.join([programs, os.environ["PATH"]]))


@needs_bash
def test_the_action_annotates_and_writes_the_summary(runner: Runner, unit: Path) -> None:
    _, check = action()
    good = runner.run(check, folder="unit")
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout.startswith("::")
    assert runner.summary.startswith("## zi check\n")
    assert runner.run(check, folder="unit", strict="true").returncode == 1
    broken(unit)
    bad = runner.run(check, folder="unit")
    assert bad.returncode == 1
    assert f"::error file=unit/{PLAN},line=57," in bad.stdout


@needs_bash
def test_the_action_writes_a_file_for_the_next_step(runner: Runner, unit: Path) -> None:
    broken(unit)
    _, check = action()
    done = runner.run(check, folder="unit", format="junit", output="hasil uji.xml")
    assert (done.returncode, done.stdout) == (1, "")
    assert JUnitXml.fromstring((runner.workspace / "hasil uji.xml").read_bytes()).failures == 1


@needs_bash
def test_the_action_says_what_is_wrong_with_its_inputs(runner: Runner) -> None:
    _, check = action()
    done = runner.run(check, folder="tidak ada")
    assert done.returncode == 2
    assert "zi" in done.stderr
    assert runner.summary == ""


@needs_bash
def test_the_action_passes_on_what_was_given_and_no_more(runner: Runner, tmp_path: Path) -> None:
    _, check = action()
    (tmp_path / "bin").mkdir()
    zi = tmp_path / "bin" / "zi"
    zi.write_text('#!/bin/sh\nprintf "<%s>" "$@"\n', encoding="utf-8")
    zi.chmod(0o755)
    runner.path = os.pathsep.join([str(zi.parent), runner.path])
    assert runner.run(check).stdout == "<check><-C><.><--format=github>"
    hostile = "$(touch dijalankan) ; x"
    done = runner.run(check, folder=hostile, strict="true", format="sarif", against="--upload-pack=x")
    assert done.stdout == f"<check><-C><{hostile}><--strict><--against=--upload-pack=x><--format=sarif>"
    assert not (runner.workspace / "dijalankan").exists()


@needs_bash
@pytest.mark.slow
def test_the_action_installs_zi_from_its_own_path(runner: Runner) -> None:
    install, check = action()
    runner.path = os.environ["PATH"]
    done = runner.run(install)
    assert done.returncode == 0, done.stderr
    (added,) = (runner.folder / "path").read_text(encoding="utf-8").split()
    assert Path(added).is_relative_to(runner.folder / "temp")
    assert (Path(added) / "zi").exists()
    done = runner.run(check, folder="unit")
    assert done.returncode == 0
    assert done.stdout.startswith("::")


# The GitLab template.


def gitlab_script(folder: Path, script: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    """Run lines as GitLab's runner does: one shell, which stops at the first that fails."""
    given = {name: str(value) for name, value in loaded("ci/gitlab.yml")["zi-check"]["variables"].items()}
    return subprocess.run(
        [str(BASH), "-eo", "pipefail", "-c", "\n".join(script)],
        cwd=folder,
        env=surroundings(**(given | variables)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_template_hands_over_the_reports_it_writes() -> None:
    job = loaded("ci/gitlab.yml")["zi-check"]
    script = "\n".join(job["script"])
    assert job["artifacts"]["when"] == "always"
    assert all(f"> {name}" in script for name in job["artifacts"]["reports"].values())
    formats = {
        words[at + 1]
        for line in job["script"]
        for words in [shlex.split(line)]
        for at, word in enumerate(words)
        if word == "--format"
    }
    assert formats == {"gitlab", "junit"}


@needs_bash
def test_the_template_reports_and_then_fails(unit: Path) -> None:
    check = loaded("ci/gitlab.yml")["zi-check"]["script"][1:]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    good = gitlab_script(unit.parent, check, ZI_FOLDER="unit", PATH=path)
    assert (good.returncode, good.stderr) == (0, "")
    assert gitlab_script(unit.parent, check, ZI_FOLDER="unit", ZI_OPTIONS="--strict", PATH=path).returncode == 1
    broken(unit)
    bad = gitlab_script(unit.parent, check, ZI_FOLDER="unit", PATH=path)
    assert bad.returncode == 1
    assert f"{PLAN}:57:20: galat ZI125:" in bad.stdout
    quality = yaml.safe_load((unit.parent / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert ("ZI125", f"unit/{PLAN}") in {(one["check_name"], one["location"]["path"]) for one in quality}
    assert JUnitXml.fromstring((unit.parent / "zi-junit.xml").read_bytes()).failures == 1
    nowhere = gitlab_script(unit.parent, check, ZI_FOLDER="tidak-ada", PATH=path)
    assert nowhere.returncode != 0
    assert "zi" in nowhere.stderr


@needs_bash
@pytest.mark.slow
def test_the_template_from_its_first_line(unit: Path, tmp_path: Path) -> None:
    programs = new_environment(tmp_path / "env")
    script = loaded("ci/gitlab.yml")["zi-check"]["script"]
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    done = gitlab_script(unit, script, ZI_PACKAGE=str(ROOT), PATH=path)
    assert done.returncode == 0, done.stderr
    assert (programs / "zi").exists()
