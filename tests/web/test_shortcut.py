"""The icon of a unit: it starts the installed program with the unit's folder, whatever that is called."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import indikator
from tests.conftest import Zi
from tests.kantor import NILAI, kantor
from zi_cli.files.shortcut import PROGRAM, desktop_entry
from zi_cli.model.refusal import Refusal

NAMES = [
    "biasa",
    "dengan spasi",
    'kutip"dua',
    "dolar$HOME",
    "balik\\garis",
    "cek`id`",
    "persen%f%u",
    "a;rm -rf b",
    "é–ü",
    "'satu'",
]


@pytest.mark.parametrize("name", NAMES)
def test_what_it_runs_is_the_program_and_the_folder(tmp_path: Path, name: str) -> None:
    entry = desktop_entry(tmp_path / name, "Dinas", Path("/opt/zi bin/zi-halaman"))
    (line,) = [one.removeprefix("Exec=") for one in entry.splitlines() if one.startswith("Exec=")]
    said = line.replace("\\\\", "\\").replace("%%", "%")
    heard = subprocess.run(["sh", "-c", f"printf '%s\\n' {said}"], capture_output=True, text=True, check=True).stdout
    assert heard.splitlines() == ["/opt/zi bin/zi-halaman", "-C", str(tmp_path / name)]
    assert "%f" not in line.replace("%%", "")


@pytest.mark.parametrize("name", ["a\nExec=sh", "a\rb", "a\u202eb"])
def test_a_name_that_could_say_more_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal):
        desktop_entry(tmp_path / name, "Dinas", Path("/opt/zi"))


def test_a_units_own_words_stay_on_their_line() -> None:
    entry = desktop_entry(Path("/unit"), "Dinas\nExec=sh -c id\n", Path("/opt/zi"))
    assert [one.partition("=")[0] for one in entry.splitlines()].count("Exec") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems have icons of their own")
def test_it_is_put_where_its_user_finds_it(tmp_path: Path, zi: Zi, monkeypatch: pytest.MonkeyPatch) -> None:
    unit, home = kantor(tmp_path / "unit", [indikator("x", 80, **NILAI)]), tmp_path / "rumah"
    (home / "Desktop").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    before = sorted(unit.rglob("*"))
    for _ in range(2):
        said = zi("web", "--pasang", cwd=unit)
        assert said.code == 0, said.err
    found = sorted(one.relative_to(home) for one in home.rglob("*.desktop"))
    assert [one.parent.name for one in found] == ["applications", "Desktop"] or len(found) == 2
    assert sorted(unit.rglob("*")) == before


@pytest.mark.slow
def test_what_keeps_the_page_from_opening_is_told_in_the_browser(tmp_path: Path) -> None:
    program, shown = Path(sys.executable).with_name(PROGRAM), tmp_path / "dibuka"
    browser = tmp_path / "peramban"
    browser.write_text(f"#!/bin/sh\nprintf '%s' \"$1\" > {shlex.quote(str(shown))}\n", encoding="utf-8")
    browser.chmod(0o755)
    surroundings = {"BROWSER": f"{browser} %s", "PATH": "/usr/bin:/bin", "TMPDIR": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run([program, "-C", str(tmp_path / "tidak-ada")], env=surroundings, check=False, timeout=60)
    assert done.returncode == 2
    page = Path(shown.read_text(encoding="utf-8").removeprefix("file://"))
    assert "zi tidak dapat dibuka" in page.read_text(encoding="utf-8")
