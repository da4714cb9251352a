"""An indikator that is tied to the aktivitas which bring it about."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import Zi
from tests.kantor import PERSEN, answer, kantor
from tests.repository import repo_in

DAY = ("--year", "2024", "--today", "2024-12-20")


def made(folder: Path, **tied: list[str]) -> Path:
    """Write a kegiatan of three aktivitas and three indikator, some of them tied."""
    measured = [indikator(name, **PERSEN) | ({"terkait": tied[name]} if name in tied else {}) for name in "xyz"]
    return kantor(folder, measured, aktivitas=[aktivitas(f"a{n}") for n in (1, 2, 3)])


def matrix(zi: Zi, office: Path) -> list[tuple[str, str]]:
    """Give the aktivitas and the indikator of each row of the report's matrix."""
    said = zi("report", "--semester", "2", *DAY, "--format", "md", cwd=office).out.partition("Lampiran 1")[2]
    rows = [[cell.strip() for cell in row.split("|")] for row in said.partition("Lampiran 2")[0].splitlines()]
    told = [
        row for row in rows if len(row) > 8 and (row[3].startswith("Aktivitas a") or row[6].startswith("Indikator "))
    ]
    return [(row[3][-2:], row[6][-1:]) for row in told]


def test_both_sides_tell_it(zi: Zi, tmp_path: Path) -> None:
    office = made(tmp_path / "kantor", y=["a3", "a1"])
    said = zi("explain", "y", *DAY, cwd=office).out
    assert said.count("Aktivitas terkait") == 2
    assert "I.1.3 Aktivitas a3" in said
    assert "Indikator terkait  I.1.b Indikator y" in zi("explain", "a3", *DAY, cwd=office).out
    assert answer(zi, office, "explain", "y", *DAY)["terkait"] == ["a3", "a1"]
    assert answer(zi, office, "explain", "a1", *DAY)["indikator_terkait"] == ["y"]
    assert answer(zi, office, "explain", "a2", *DAY)["indikator_terkait"] == []
    rows = json.loads(zi("export", "json", *DAY, cwd=office).out)["tabel"]["indikator"]
    assert [one["terkait"] for one in rows] == [None, "a3; a1", None]
    assert "aktivitas I.1.3 dan I.1.1" in zi("report", "--semester", "2", *DAY, "--format", "md", cwd=office).out


@pytest.mark.parametrize(
    ("tied", "rows"),
    [
        ({}, [("a1", "x"), ("a2", "y"), ("a3", "z")]),
        ({"x": ["a3"]}, [("a1", "y"), ("a2", "z"), ("a3", "x")]),
        ({"x": ["a2"], "y": ["a2"]}, [("a1", "z"), ("a2", "x"), ("", "y"), ("a3", "")]),
    ],
)
def test_the_matrix_prints_it_on_that_row(zi: Zi, tmp_path: Path, tied: Any, rows: list[tuple[str, str]]) -> None:
    """As in a printed plan; what is tied to nothing fills the rows that are free, and nothing is lost."""
    assert matrix(zi, made(tmp_path / "kantor", **tied)) == rows


def test_no_figure_follows_from_it(zi: Zi, tmp_path: Path) -> None:
    free, tied = made(tmp_path / "a"), made(tmp_path / "b", x=["a3"])
    assert answer(zi, free, "status", *DAY)["keseluruhan"] == answer(zi, tied, "status", *DAY)["keseluruhan"]


@pytest.mark.parametrize(
    ("written", "kode", "said"),
    [
        (["a4"], "ZI243", "tulis id aktivitas yang ada"),
        (["k"], "ZI243", "melainkan kegiatan I.1"),
        (["y"], "ZI243", "melainkan indikator I.1.b"),
        (["a1", "a1"], "ZI250", "menyebut a1 lebih dari sekali"),
        ("a1", "ZI123", 'tulis ["a1"]'),
        (["A 1"], "ZI129", "bukan id yang sah"),
    ],
)
def test_what_is_no_aktivitas_is_told(zi: Zi, tmp_path: Path, written: Any, kode: str, said: str) -> None:
    found = answer(zi, made(tmp_path / "kantor", x=written), "check")["masalah"]
    assert [said in f"{one['pesan']}; {one['saran']}" for one in found if one["kode"] == kode] == [True]


def test_a_change_of_it_is_told(zi: Zi, tmp_path: Path) -> None:
    repo = repo_in(made(tmp_path / "kantor"))
    made(tmp_path / "kantor", x=["a2"])
    assert "aktivitas terkait ditambahkan: a2" in zi("diff", "HEAD", cwd=repo.folder).out
