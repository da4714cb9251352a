"""Plans of other offices, laid out in their own ways (all fiction): every command works on each without a galat."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Zi
from tests.kantor import answer

LAYOUTS = ROOT / "tests" / "tata_letak"
DAY = ("--year", "2025", "--today", "2025-07-10")
QUESTIONS = {
    "status": ("status", *DAY),
    "semester": ("status", "--semester", "1", *DAY),
    "due": ("due", "--month", "Juni", *DAY),
    "missing": ("evidence", "missing", *DAY),
    "dashboard": ("dashboard", "2025", "--today", "2025-07-10"),
    "json": ("export", "json", *DAY),
    "ics": ("export", "ics", *DAY),
    "markdown": ("report", "--semester", "1", *DAY, "--format", "md"),
    "html": ("report", "--semester", "1", *DAY, "--format", "html"),
    "all": ("report", "--semester", "1", *DAY, "--all-formats", "-o", "hasil"),
}


@pytest.fixture(params=["lembar-kerja", "dua-jabatan"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(LAYOUTS / request.param, tmp_path / "kantor"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_command_works(zi: Zi, office: Path, question: str) -> None:
    said = zi(*QUESTIONS[question], cwd=office)
    assert said.code == 0, said.err
    assert "zi sendiri yang salah" not in said.err


def test_nothing_is_a_galat_and_every_node_is_explained(zi: Zi, office: Path) -> None:
    checked = zi("check", "--format", "json", cwd=office)
    assert checked.code == 0
    assert [one for one in json.loads(checked.out)["masalah"] if one["tingkat"] == "galat"] == []
    plan = next((office / "plans").glob("renaksi_*")).read_text(encoding="utf-8")
    for id_ in re.findall(r"\bid: ([a-z-]+)", plan):
        assert zi("explain", id_, *DAY, cwd=office).code == 0, id_


def test_a_plan_without_an_indikator_says_so_once(zi: Zi) -> None:
    """Its 42 kegiatan are keyed to the worksheet; that none has an indikator is how it is made, not 42 slips."""
    office = LAYOUTS / "lembar-kerja"
    assert (office / "plans/renaksi_2025_2025.yaml").read_text(encoding="utf-8").count("        lke: [") == 42
    found = [one for one in answer(zi, office, "check")["masalah"] if one["kode"] == "ZI212"]
    assert [(one["baris"], one["pesan"]) for one in found] == [
        (6, "rencana ini tidak punya satu pun indikator; tidak ada yang menilainya")
    ]
    status = answer(zi, office, "status", *DAY)
    assert (status["indikator"], status["capaian_rencana_aksi"]["nilai"]) == ([], None)
    assert status["keseluruhan"]["kejadian_jatuh_tempo"] == 28
    assert "belum ada indikator yang dinilai" in zi("status", *DAY, cwd=office).out


def test_one_kegiatan_without_an_indikator_is_still_named(zi: Zi, tmp_path: Path) -> None:
    office = Path(shutil.copytree(LAYOUTS / "dua-jabatan", tmp_path / "kantor"))
    plan = office / "plans/renaksi_2025_2026.yaml"
    head, _, _ = plan.read_text(encoding="utf-8").rpartition("        indikator:\n")
    plan.write_text(head, encoding="utf-8")
    found = [one["pesan"] for one in answer(zi, office, "check")["masalah"] if one["kode"] == "ZI212"]
    assert found == ["II.1 Pelayanan pengujian tidak punya indikator; tidak ada yang menilainya"]


def test_both_posts_of_a_row_have_it(zi: Zi) -> None:
    office = LAYOUTS / "dua-jabatan"
    rows = answer(zi, office, "status", *DAY)["indikator"]
    assert all(len(one["semua_penanggung_jawab"]) == 2 for one in rows)
    for one in rows:
        for post in one["semua_penanggung_jawab"]:
            mine = answer(zi, office, "status", "--pj", post, *DAY)["indikator"]
            assert one["id"] in [other["id"] for other in mine], post
    june = answer(zi, office, "due", "--month", "Juni", "--pj", "Penyelia Mutu", *DAY)
    assert {one["id"] for one in june["jatuh_tempo"]} == {"pl-uji-survei", "pl-uji-standar"}
