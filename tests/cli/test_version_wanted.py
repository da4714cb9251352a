"""A unit says which zi its files need, and an older zi says that and nothing else."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Zi

SAID = "plans/zi.yaml:1:5: galat ZI138: unit ini memerlukan zi >=9.5; yang dipakai 0."


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """An office whose plan and settings hold keys of a later zi."""
    plans = Path(shutil.copytree(ROOT / "plans", tmp_path / "plans"))
    plan = plans / "renaksi_2022_2026.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("judul:", "dari_kelak: 1\njudul:", 1), encoding="utf-8")
    (plans / "zi.yaml").write_text("zi: '>=9.5'\nkelak: {a: 1}\n", encoding="utf-8")
    return tmp_path


def test_keys_of_a_later_zi_are_no_findings(zi: Zi, unit: Path) -> None:
    found = json.loads(zi("check", "--format", "json", cwd=unit).out)["masalah"]
    assert [(one["kode"], one["berkas"], one["baris"]) for one in found] == [("ZI138", "plans/zi.yaml", 1)]


@pytest.mark.parametrize(
    "words",
    [
        ("status", "2024"),
        ("due",),
        ("explain", "V.4.a", "--year", "2024"),
        ("report", "--semester", "1", "--year", "2024"),
        ("dashboard", "2024"),
        ("export", "csv", "-o", "tabel"),
        ("record", "V.4.a", "--year", "2024", "--semester", "2", "66"),
        ("new-year", "2025"),
    ],
    ids=lambda words: words[0],
)
def test_every_command_says_so_and_changes_nothing(zi: Zi, unit: Path, words: tuple[str, ...]) -> None:
    before = _files(unit)
    answer = zi(*words, cwd=unit)
    assert answer.code == 2
    assert answer.err.count("galat") == 1
    assert SAID in answer.err
    assert _files(unit) == before


def _files(unit: Path) -> dict[Path, bytes]:
    """Give every file but the lock a writer leaves."""
    return {path: path.read_bytes() for path in unit.rglob("*") if path.is_file() and path.name != ".zi.lock"}


def test_among_many_units_it_is_the_finding_of_its_own(zi: Zi, unit: Path) -> None:
    shutil.copytree(ROOT / "plans", unit / "lain" / "plans")
    found = json.loads(zi("check", ".", "lain", "--format", "json", cwd=unit).out)["masalah"]
    assert [one["kode"] for one in found if one["tingkat"] == "galat"] == ["ZI138"]


@pytest.mark.parametrize("wanted", [">=0.1", ">= 0.1", ">=0.1.0", ">=0"])
def test_a_zi_that_is_new_enough_says_nothing(zi: Zi, tmp_path: Path, wanted: str) -> None:
    plans = Path(shutil.copytree(ROOT / "plans", tmp_path / "plans"))
    (plans / "zi.yaml").write_text(f"zi: '{wanted}'\n", encoding="utf-8")
    assert zi("check", cwd=tmp_path).code == 0
