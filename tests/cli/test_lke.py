"""The questions of the worksheet that a node supports: checked, and only shown."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import As, Zi
from tests.kantor import PERSEN, answer, kantor
from tests.repository import repo_in

DAY = ("--year", "2024", "--today", "2024-12-20")
ORANG = {
    "jabatan": {
        "Kepala Dinas": [{"nama": "Ayu Rekaan", "sejak": "2022-01-03"}],
        "Sekretaris": [{"nama": "Budi Rekaan", "sejak": "2022-01-03"}],
    }
}


def made(folder: Path, of_aktivitas: Any = None, of_indikator: Any = None, **above: Any) -> Path:
    doing = aktivitas("lapor") | ({"lke": of_aktivitas} if of_aktivitas is not None else {})
    measured = indikator("satu", **PERSEN) | ({"lke": of_indikator} if of_indikator is not None else {})
    other = {
        "id": "q",
        "nama": "Program dua",
        "kegiatan": [
            {
                "id": "l",
                "nama": "Kegiatan dua",
                "aktivitas": [aktivitas("rapat", "insidentil", penanggung_jawab="Sekretaris")],
                "indikator": [indikator("dua", **PERSEN)],
            }
        ],
    }
    other |= {"lke": above["program"]} if "program" in above else {}
    other["kegiatan"][0] |= {"lke": above["kegiatan"]} if "kegiatan" in above else {}
    return kantor(folder, [measured], aktivitas=[doing], lain=[other], zi=ORANG)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return made(tmp_path / "kantor", [92, 5], [127], program=[1], kegiatan=[36, 37])


def test_it_is_told_of_every_kind_of_node(zi: Zi, office: Path) -> None:
    for key, wanted in {"lapor": [92, 5], "satu": [127], "q": [1], "l": [36, 37], "rapat": []}.items():
        assert answer(zi, office, "explain", key, *DAY)["lke"] == wanted
        assert ("LKE" in zi("explain", key, *DAY, cwd=office).out) is bool(wanted), key
    found = answer(zi, office, "status", *DAY)
    told = {one["id"]: one["lke"] for part in ("program", "aktivitas", "indikator") for one in found[part]}
    assert told == {"p": [], "q": [1], "lapor": [92, 5], "rapat": [], "satu": [127], "dua": []}


def test_the_matrix_and_the_tables_name_it(zi: Zi, office: Path) -> None:
    report = zi("report", "--semester", "2", *DAY, "--format", "md", cwd=office).out
    for words in ("Aktivitas lapor (LKE 92 dan 5)", "Indikator satu (LKE 127)", "Kegiatan dua (LKE 36 dan 37)"):
        assert f"| {words} |" in report
    assert "Program II Program dua (LKE 1)" in report
    data = json.loads(zi("export", "json", *DAY, cwd=office).out)["tabel"]
    assert {one["id"]: one["lke"] for one in data["indikator"]} == {"satu": "127", "dua": None}
    assert [one["lke"] for one in data["kejadian"]] == ["92; 5"]


def test_no_figure_and_no_approval_follows_from_it(by: As, zi: Zi, office: Path) -> None:
    """It may be added to a plan whose periods are approved: it is a reference, in no figure."""
    made(office)
    for person, step in (("Budi Rekaan", ("submit", "2024-s1", "--tetap")), ("Ayu Rekaan", ("approve", "2024-s1"))):
        assert by(person, "2024-07-10", "period", *step).code == 0
    without = answer(zi, office, "status", *DAY)
    made(office, [92, 5], [127], program=[1], kegiatan=[36, 37])
    found = answer(zi, office, "status", *DAY)
    assert found["keseluruhan"] == without["keseluruhan"]
    codes = [
        one["kode"] for one in json.loads(by("Ayu Rekaan", "2024-07-11", "check", "--format", "json").out)["masalah"]
    ]
    assert not [one for one in codes if one.startswith("ZI60")]


@pytest.mark.parametrize(
    ("written", "kode", "said"),
    [
        ([128], "ZI127", "paling besar 127"),
        ([0], "ZI127", "paling kecil 1"),
        (92, "ZI123", "tulis [92]"),
        (["5"], "ZI122", "bilangan bulat"),
        ([5.5], "ZI122", "bilangan bulat"),
        ([5, 92, 5], "ZI250", "menyebut LKE 5 lebih dari sekali"),
    ],
)
def test_what_is_no_question_of_the_worksheet_is_refused(
    zi: Zi, tmp_path: Path, written: object, kode: str, said: str
) -> None:
    for where in ({"of_aktivitas": written}, {"of_indikator": written}, {"program": written}, {"kegiatan": written}):
        office = made(tmp_path / next(iter(where)), **where)
        found = [one for one in answer(zi, office, "check")["masalah"] if one["kode"] in (kode, "ZI120")]
        assert [one["kode"] for one in found] == [kode], where
        assert said in f"{found[0]['pesan']}; {found[0]['saran']}"


def test_a_change_of_it_is_told(zi: Zi, tmp_path: Path) -> None:
    repo = repo_in(made(tmp_path / "lama", [92]))
    made(tmp_path / "lama", [92, 5])
    assert "nomor LKE diubah dari 92 menjadi 92 dan 5" in zi("diff", "HEAD", cwd=repo.folder).out
