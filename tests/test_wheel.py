"""The wheel, installed elsewhere, does the same work as the checkout."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.ci_jobs import repository_of_zi
from tests.conftest import ROOT
from tests.web.running import running
from tests.web.served import example

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it into an environment of its own, and give its zi."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", *pip[1:], "install", f"{wheel}[web]"], check=True)
    return scripts / "zi"


@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "2024"],
        ["due", "--month", "Juni"],
        ["report", "--semester", "1", "--year", "2024"],
        ["report", "--semester", "2", "--year", "2024", "--format", "html"],
        ["explain", "I.1", "--year", "2024"],
        ["check"],
    ],
    ids=" ".join,
)
def test_from_elsewhere_with_c(installed: Path, tmp_path: Path, arguments: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    said = [
        subprocess.run(
            [*command, *arguments, "--today", "2024-11-23"] if arguments != ["check"] else [*command, *arguments],
            cwd=cwd,
            env={**environment, "PYTHONIOENCODING": "utf-8", **more},
            capture_output=True,
            check=True,
        ).stdout
        for command, cwd, more in (
            ([str(installed), "-C", str(ROOT)], tmp_path, {}),
            ([sys.executable, "-m", "zi_cli"], ROOT, {"PYTHONPATH": str(ROOT)}),
        )
    ]
    assert said[0] == said[1]
    assert said[0]


def test_a_new_workspace_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    for arguments in (["init", "unit", "--from", "2025"], ["-C", "unit", "new-year", "2025"], ["-C", "unit", "check"]):
        said = subprocess.run([installed, *arguments], cwd=tmp_path, env=environment, capture_output=True, check=True)
        assert said.stdout
    assert b"ZI136" in said.stdout  # what `zi init` left to replace is told, and nothing else
    assert b"1 peringatan dalam 3 berkas." in said.stdout


def test_it_serves_the_pages(installed: Path, tmp_path: Path) -> None:
    """All that a page needs is in the wheel: its styles, its script and its templates."""
    with running(example(tmp_path / "unit"), program=[str(installed)]) as server:
        page = server.ask("GET", "")
        assert page.status == 200
        assert "Capaian rencana aksi" in page.body
        for name in ("gaya.css", "skrip.js"):
            assert len(server.ask("GET", server.root.removesuffix("2024/") + name).body) > 1000


def test_the_guides_way_without_a_network(tmp_path: Path) -> None:
    """What the guide has people type, in a folder of zi: the second part finds no index, and no wheels but those."""
    guide = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    chapter = guide.partition("### Tanpa internet\n")[2].partition("\n### ")[0]
    gather, install = (block.splitlines() for block in re.findall(r"```powershell\n(.*?)```", chapter, re.DOTALL))
    folder = repository_of_zi(tmp_path / "zi")
    shutil.copytree(ROOT / "plans", folder / "plans")
    here = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    nowhere = {name: value for name, value in here.items() if not name.startswith("PIP_")}
    nowhere |= {"PIP_CONFIG_FILE": os.devnull, "PYTHONIOENCODING": "utf-8"}
    for lines, environment in ((gather, here), (install, nowhere)):
        assert lines[0] == r"cd $HOME\zi"
        for line in lines[1:]:
            said = subprocess.run(_typed(line), cwd=folder, env=environment, stdout=subprocess.PIPE, check=True).stdout
    assert b"Capaian rencana aksi" in said


def _typed(line: str) -> list[str]:
    """Take a line of PowerShell as this system has it."""
    scripts = r".venv\Scripts" if os.name == "nt" else ".venv/bin"
    program, *arguments = shlex.split(line.replace("\\", "/"))
    return [sys.executable if program == "py" else program.replace(".venv/Scripts", scripts), *arguments]
