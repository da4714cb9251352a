"""Completion offers what is really in the plan, and says nothing when it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import indikator
from tests.conftest import ROOT
from tests.kantor import kantor


def offered(line: str, folder: Path = ROOT) -> list[str]:
    """Ask as bash asks: the line so far, and which of its words is being typed."""
    environment = {
        **os.environ,
        "_ZI_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", "from zi_cli.cli.main import main; main()"],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1] if done.stdout.endswith("\n") else done.stdout.split("\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("zi explain V.4", {"V.4", "V.4.a", "V.4.1", "V.4.2", "V.4.3"}),
        ("zi explain pw-wbs-p", {"pw-wbs-paham"}),
        ("zi status --program I", {"I", "II", "III", "IV"}),
        ("zi due --month Jun", {"Juni"}),
        ("zi due --bulan Ju", {"Juni", "Juli"}),
        ("zi due --pj Agen", {"Agen Perubahan"}),
        ("zi status 202", {"2022", "2023", "2024", "2025", "2026"}),
        ("zi check --explain ZI40", {"ZI401", "ZI402", "ZI403"}),
        ("zi report --format h", {"html"}),
        ("zi ch", {"check"}),
    ],
)
def test_what_is_offered(line: str, expected: set[str]) -> None:
    assert expected <= set(offered(line))
    last = line.rsplit(" ", maxsplit=1)[-1].casefold()
    assert all(last in one.casefold() for one in offered(line))


def test_each_post_of_a_list_is_offered(tmp_path: Path) -> None:
    kantor(tmp_path, [indikator("satu", penanggung_jawab=["Sekretaris", "Seksi Data"]), indikator("dua")])
    assert offered("zi due --pj Se", tmp_path) == ["Sekretaris", "Seksi Data"]


def test_without_a_plan_or_with_a_broken_one_nothing_is_offered_and_nothing_said(tmp_path: Path) -> None:
    assert offered("zi explain V", tmp_path) in ([], [""])
    (tmp_path / "plans").mkdir()
    for content in (b"\xff\xfe", b"program: {", b"- 1", b"program: [1, {kegiatan: x}]"):
        (tmp_path / "plans" / "renaksi_x.yaml").write_bytes(content)
        assert offered("zi explain V", tmp_path) in ([], [""])


def test_shells_get_their_script() -> None:
    for shell in ("bash", "zsh", "fish", "powershell"):
        done = subprocess.run(
            [sys.executable, "-c", "from zi_cli.cli.main import main; main()"],
            env={**os.environ, "_ZI_COMPLETE": f"source_{shell}", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
        assert b"_ZI_COMPLETE" in done.stdout
