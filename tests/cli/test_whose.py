"""Whose files an answer is about: a folder somebody names is that unit, or a refusal; only no name looks upward."""

import os
from pathlib import Path

import pytest

from tests.conftest import Zi
from zi_cli.cli.main import run
from zi_cli.cli.warm import through_cache

QUESTIONS = ("status 2024", "due --month Juni --year 2024", "check", "report --semester 1 --year 2024", "explain I.1")
DAY = ("--today", "2025-09-01")


@pytest.fixture
def home(unit: Path) -> Path:
    """Give a unit with a folder that is none of its data."""
    (unit / "arsip").mkdir()
    return unit


@pytest.mark.parametrize("words", QUESTIONS)
@pytest.mark.parametrize(("named", "why"), [("arsip", "tidak ditemukan plans/"), ("tak-ada", "tak-ada tidak ada")])
def test_a_named_folder_without_plans_is_refused_inside_a_unit_too(
    words: str, named: str, why: str, zi: Zi, home: Path
) -> None:
    for said in (("-C", named, *words.split()), (*words.split(), "-C", named)):
        answer = zi(*said, *DAY, cwd=home)
        assert (answer.code, answer.out) == (2, "")
        assert why in answer.err


def test_the_unit_that_was_meant_is_named(zi: Zi, home: Path) -> None:
    said = " ".join(zi("-C", "arsip", "check", cwd=home).err.split())
    assert f"sebut folder unitnya: zi -C {home} …" in said


@pytest.mark.parametrize("inside", ["plans", "plans/realisasi", "plans/bukti/2024"])
def test_a_folder_inside_the_plans_is_the_unit_with_a_note(inside: str, zi: Zi, home: Path) -> None:
    (home / inside).mkdir(parents=True, exist_ok=True)
    whole, answer = zi("status", "2024", *DAY, cwd=home), zi("-C", inside, "status", "2024", *DAY, cwd=home)
    assert (answer.code, answer.out) == (0, whole.out)
    assert answer.err == f"zi: {inside} ada di dalam unit {home}; yang dipakai seluruh unit itu\n{whole.err}"
    checked = zi("check", inside, *DAY, cwd=home)
    assert checked.err.startswith(f"zi: {inside} ada di dalam unit {home}")
    assert checked.out == zi("check", *DAY, cwd=home).out


def test_without_a_name_the_unit_is_looked_for_upward(zi: Zi, home: Path) -> None:
    assert zi("status", "2024", *DAY, cwd=home / "arsip") == zi("status", "2024", *DAY, cwd=home)
    assert zi("-C", ".", "status", "2024", *DAY, cwd=home / "arsip").code == 2


def test_the_variable_names_a_folder_as_the_option_does(zi: Zi, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_PLANS", "../plans")
    assert zi("status", "2024", *DAY, cwd=home / "arsip") == zi("-C", "..", "status", "2024", *DAY, cwd=home / "arsip")
    monkeypatch.setenv("ZI_PLANS", "arsip")
    assert zi("status", "2024", *DAY, cwd=home).code == 2


@pytest.mark.parametrize("named", ["arsip", "tak-ada", "plans"])
def test_an_answer_that_was_kept_is_no_other_units(
    named: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home)
    said = []
    for _ in range(3):
        code = through_cache(["-C", named, "status", "2024", *DAY], run)
        said.append((code, *capsys.readouterr()))
    assert said[0] == said[1] == said[2]
    assert said[0][0] == (0 if named == "plans" else 2)


def test_the_tab_key_offers_nothing_of_another_unit(zi: Zi, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_ZI_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_CWORD", "4")
    for folder, offered in (("plans", True), ("arsip", False)):
        monkeypatch.setenv("COMP_WORDS", f"zi -C {folder} explain mp-tim")
        assert ("mp-tim-bentuk" in zi(cwd=home).out) is offered


def test_a_file_that_no_command_reads_is_not_called_faultless(zi: Zi, home: Path) -> None:
    (home / "catatan.md").write_text("x", encoding="utf-8")
    answer = zi("check", "catatan.md", "plans/zi.yaml", cwd=home)
    assert answer.err == "zi: catatan.md bukan berkas data unit, jadi tidak diperiksa\n"
    assert "dalam 1 berkas" in answer.out
    (home / "arsip/catatan.md").write_text("x", encoding="utf-8")
    assert zi("check", os.path.join("arsip", "catatan.md"), cwd=home).code == 2  # noqa: PTH118  as it is typed
