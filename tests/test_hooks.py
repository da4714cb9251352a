"""What other repositories take from this one does what it says: the hook, the action and the GitLab template."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import yaml
from junitparser import JUnitXml

from tests.ci_jobs import (
    PLAN,
    Runner,
    action,
    broken,
    committed,
    gitlab_job,
    loaded,
    needs_bash,
    repository_of_zi,
    surroundings,
)


def new_environment(folder: Path) -> Path:
    """Make an empty virtual environment; gives the folder of its programs."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if os.name == "nt" else "bin")


# The hook.


def test_the_hook_runs_zi_once_over_the_plans() -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    assert hook["id"] == "zi-check"
    assert (hook["language"], hook["entry"]) == ("python", "python -I -X utf8 -m zi_cli check")
    (local,) = (one for one in loaded(".pre-commit-config.yaml")["repos"][0]["hooks"] if one["id"] == "zi-check")
    assert local["entry"] == "zi check"
    assert {(one["files"], one["pass_filenames"]) for one in (hook, local)} == {("^plans/", False)}


@pytest.mark.slow
def test_the_hook_as_pre_commit_runs_it(unit: Path, tmp_path: Path) -> None:
    """The environment is built by pre-commit itself, out of a commit of this repository's files."""
    programs = new_environment(tmp_path / "env")
    pip = [programs / "python", "-m", "pip", "--disable-pip-version-check", "-q", "install", "pre-commit"]
    if subprocess.run(pip, capture_output=True, check=False).returncode:
        pytest.skip("pre-commit cannot be installed here")
    repository = repository_of_zi(tmp_path / "zi")
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


def installed_here(folder: Path, says: str = f"exec '{sys.executable}' \"$@\"") -> None:
    """Put the zi of these tests where an installing step would have put one."""
    (folder / "bin").mkdir(parents=True)
    python = folder / "bin" / "python"
    python.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    python.chmod(0o755)


@pytest.fixture
def runner(unit: Path, tmp_path: Path) -> Runner:
    """Give a runner whose workspace holds one unit."""
    made = Runner(unit.parent, tmp_path / "runner")
    installed_here(made.temp / "zi-check")
    return made


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
    assert "ZI125" in runner.summary


@needs_bash
def test_the_action_writes_a_file_for_the_next_step(runner: Runner, unit: Path) -> None:
    broken(unit)
    _, check = action()
    done = runner.run(check, folder="unit", format="junit", output="hasil uji.xml")
    assert (done.returncode, done.stdout) == (1, "")
    assert JUnitXml.fromstring((runner.workspace / "hasil uji.xml").read_bytes()).failures == 1


@needs_bash
def test_the_action_says_what_is_wrong_with_its_inputs_once(runner: Runner) -> None:
    _, check = action()
    done = runner.run(check, folder="tidak ada")
    assert (done.returncode, done.stdout, runner.summary) == (2, "", "")
    assert done.stderr.count("zi: ") == 1


@needs_bash
def test_the_action_passes_on_what_was_given_and_no_more(runner: Runner) -> None:
    _, check = action()
    shutil.rmtree(runner.temp / "zi-check")
    installed_here(runner.temp / "zi-check", 'printf "<%s>" "$@"')
    python = "<-I><-X><utf8><-m><zi_cli>"
    assert runner.run(check).stdout == f"{python}<check><-C><.><--format=github>"
    hostile = "$(touch dijalankan) ; x"
    done = runner.run(check, folder=hostile, strict="true", format="sarif", against="--upload-pack=x", output="-x y")
    said = f"<check><-C><{hostile}><--strict><--against=--upload-pack=x><-o><-x y><--format=sarif>"
    assert done.stdout == python + said
    assert not (runner.workspace / "dijalankan").exists()


# The GitLab template.


@pytest.fixture
def gitlab_check(tmp_path: Path) -> list[str]:
    """Give the part of the script that runs in the checkout, after what stands for the part that installs."""
    installed_here(tmp_path / "gitlab" / "env")
    script = loaded("ci/gitlab.yml")["zi-check"]["script"]
    return [f"zi={tmp_path / 'gitlab'}", *script[script.index('cd "$CI_PROJECT_DIR"') :]]


def test_the_template_hands_over_the_reports_it_writes() -> None:
    job = loaded("ci/gitlab.yml")["zi-check"]
    written = {words[-1].split()[0] for line in job["script"] if len(words := line.split(" -o ")) == 2}
    assert job["artifacts"]["when"] == "always"
    assert set(job["artifacts"]["reports"].values()) == written


@needs_bash
def test_the_template_reports_and_then_fails(unit: Path, gitlab_check: list[str]) -> None:
    good = gitlab_job(unit.parent, gitlab_check, ZI_FOLDER="unit")
    assert (good.returncode, good.stderr.count("\n")) == (0, 2), "two files were written, and nothing else is told"
    assert gitlab_job(unit.parent, gitlab_check, ZI_FOLDER="unit", ZI_OPTIONS="--strict").returncode == 1
    broken(unit)
    bad = gitlab_job(unit.parent, gitlab_check, ZI_FOLDER="unit")
    assert bad.returncode == 1
    assert f"{PLAN}:57:20: galat ZI125:" in bad.stdout
    quality = yaml.safe_load((unit.parent / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert ("ZI125", f"unit/{PLAN}") in {(one["check_name"], one["location"]["path"]) for one in quality}
    assert JUnitXml.fromstring((unit.parent / "zi-junit.xml").read_bytes()).failures == 1
    nowhere = gitlab_job(unit.parent, gitlab_check, ZI_FOLDER="tidak-ada")
    assert nowhere.returncode != 0
    assert "zi" in nowhere.stderr


@needs_bash
def test_the_templates_options_are_no_names_of_files(unit: Path, gitlab_check: list[str]) -> None:
    (unit.parent / "--help").touch()
    done = gitlab_job(unit.parent, gitlab_check, ZI_FOLDER="unit", ZI_OPTIONS="*")
    assert done.returncode != 0
    assert "* tidak ada" in done.stderr


@needs_bash
def test_the_template_says_what_it_has_to_be_told(unit: Path) -> None:
    done = gitlab_job(unit, loaded("ci/gitlab.yml")["zi-check"]["script"])
    assert done.returncode != 0
    assert "ZI_SOURCE: the address" in done.stderr
