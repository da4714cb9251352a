"""Jobs as CI servers run them, from this repository's own files, and checkouts that wait to be run themselves."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

PLAN = "plans/renaksi_2022_2026.yaml"
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None or os.name == "nt", reason="the steps run in a POSIX shell here")
PARTS = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml")
FOLDERS = ("zi_cli", "templates", "ci")


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


def repository_of_zi(folder: Path) -> Path:
    """Make a repository that holds what others take from this one, as it is here now, tagged v1."""
    folder.mkdir()
    for name in PARTS:
        shutil.copy(ROOT / name, folder)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    committed(folder)
    git(folder, "tag", "v1")
    return folder


def action() -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the two steps of the action: install, check."""
    install, check = loaded("action.yml")["runs"]["steps"]
    return install, check


class Runner:
    """Runs steps as GitHub's runner does: bash with its flags, files for what a step tells, inputs as variables."""

    def __init__(self, workspace: Path, folder: Path, **variables: str) -> None:
        self.workspace, self.folder, self.variables = workspace, folder, variables
        self.temp = folder / "temp"
        self.temp.mkdir(parents=True)
        self.summary_file = folder / "summary"
        self.summary_file.touch()

    def run(self, step: dict[str, Any], **inputs: str) -> subprocess.CompletedProcess[str]:
        given = {name: one["default"] for name, one in loaded("action.yml")["inputs"].items()} | inputs
        own = step.get("env", {})
        for name, value in given.items():
            own = {key: said.replace(f"${{{{ inputs.{name} }}}}", value) for key, said in own.items()}
        return subprocess.run(
            [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace,
            env=surroundings(
                GITHUB_ACTION_PATH=str(ROOT),
                GITHUB_WORKSPACE=str(self.workspace),
                RUNNER_TEMP=str(self.temp),
                GITHUB_STEP_SUMMARY=str(self.summary_file),
                **self.variables,
                **own,
            ),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def summary(self) -> str:
        return self.summary_file.read_text(encoding="utf-8")


def gitlab_job(
    folder: Path, script: Iterable[str], shell: str = "bash", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run lines as GitLab's runner does: one shell, which stops at the first that fails."""
    given = {name: str(value) for name, value in loaded("ci/gitlab.yml")["zi-check"]["variables"].items()}
    return subprocess.run(
        [str(shutil.which(shell)), "-e", "-c", "\n".join(script)],
        cwd=folder,
        env=surroundings(**given | {"CI_PROJECT_DIR": str(folder)} | variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


MODULES = (
    *("venv", "pip", "ensurepip", "zi_cli", "typer", "encodings", "hatchling", "pydantic"),
    *("sitecustomize", "usercustomize", "yaml", "site", "os", "zipfile", "runpy", "jahat", "setup"),
)
"""What Python would import from the folder it stands in; those up to pydantic as folders."""
PROGRAMS = ("python", "python3", "zi", "pip3", "git", "mktemp", "rm", "dirname")
"""What a shell would find where its path holds that folder."""


class Traps:
    """A checkout in which whatever is run leaves a mark."""

    def __init__(self, checkout: Path, marks: Path) -> None:
        self.checkout, self.marks = checkout, marks
        marks.mkdir()
        for name in MODULES:
            self._module(name)
        for name in PROGRAMS:
            self._script(checkout / name)
        self._settings()
        self._repository()

    @property
    def sprung(self) -> list[str]:
        return sorted(one.name for one in self.marks.iterdir())

    @property
    def variables(self) -> dict[str, str]:
        """What the surroundings say where somebody was careless: the current folder, at both ends of every path."""
        return {
            "PATH": os.pathsep.join([".", str(Path(sys.executable).parent), os.environ["PATH"], ""]),
            "PYTHONPATH": ".",
            "PYTHONSTARTUP": "sitecustomize.py",
            "PYTHONUSERBASE": ".",
            "PIP_CONFIG_FILE": "pip.conf",
            "XDG_CONFIG_HOME": ".",
        }

    def _module(self, name: str) -> None:
        code = f"import posix\nposix.close(posix.open({str(self.marks / name)!r}, posix.O_CREAT))\n"
        if MODULES.index(name) > MODULES.index("pydantic"):
            (self.checkout / f"{name}.py").write_text(code, encoding="utf-8")
            return
        (self.checkout / name).mkdir()
        for file in ("__init__.py", "__main__.py"):
            (self.checkout / name / file).write_text(code, encoding="utf-8")

    def _script(self, path: Path) -> None:
        path.write_text(f"#!/bin/sh\n: > '{self.marks / path.name}.sh'\ncat > /dev/null\n", encoding="utf-8")
        path.chmod(0o755)

    def _settings(self) -> None:
        build = '[build-system]\nrequires = []\nbuild-backend = "jahat"\nbackend-path = ["."]\n'
        texts = {
            "pyproject.toml": build,
            "setup.cfg": "[global]\ncommand_packages = jahat\n",
            "pip.conf": "[global]\nrequire-virtualenv = yes\ntarget = .\n",
            ".pdbrc": f"import posix\nposix.close(posix.open({str(self.marks / 'pdbrc')!r}, posix.O_CREAT))\n",
            "requirements.txt": "./jahat\n",
            "ci/requirements.txt": "./jahat\n",
        }
        for name, text in texts.items():
            (self.checkout / name).parent.mkdir(exist_ok=True)
            (self.checkout / name).write_text(text, encoding="utf-8")
        shutil.copytree(self.checkout / "zi_cli", self.checkout / ".venv" / "zi_cli")

    def _repository(self) -> None:
        """Commit it all, and set whatever a repository can set to make git run something."""
        committed(self.checkout)
        hooks = self.checkout.parent / "hooks"
        hooks.mkdir()
        for name in ("post-index-change", "post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman"):
            self._script(hooks / name)
        (self.checkout / ".gitattributes").write_text("*.yaml diff=jahat filter=jahat\n", encoding="utf-8")
        for key in (
            *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external"),
            *("diff.jahat.textconv", "filter.jahat.clean", "filter.jahat.smudge", "credential.helper"),
        ):
            git(self.checkout, "config", key, str(hooks / "pre-commit"))
        git(self.checkout, "config", "core.hooksPath", str(hooks))


def names_in(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())
