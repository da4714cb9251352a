"""`zi due`: what falls due, what is under way, and what earlier months left undone."""

import json
from pathlib import Path

import pytest

from tests.conftest import Zi
from zi_cli.model.waktu import NAMA_BULAN

JATUH_TEMPO = (27, 0, 3, 0, 6, 19, 0, 0, 1, 0, 0, 59)
BERJALAN = (30, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28, 0)


def due(zi: Zi, *arguments: str) -> dict[str, list[dict[str, object]]]:
    answer = zi("due", *arguments, "--format", "json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


@pytest.mark.parametrize("bulan", range(1, 13))
@pytest.mark.parametrize("tahun", ["2024", "2026"])
def test_every_occurrence_of_the_month_whatever_its_state(zi: Zi, bulan: int, tahun: str) -> None:
    found = due(zi, "--month", NAMA_BULAN[bulan - 1], "--year", tahun)
    assert len(found["jatuh_tempo"]) == JATUH_TEMPO[bulan - 1]
    assert len(found["berjalan"]) == BERJALAN[bulan - 1]
    assert {item["bulan"] for item in found["jatuh_tempo"]} <= {bulan}


def test_late_holds_what_earlier_months_left_undone(zi: Zi) -> None:
    found = due(zi, "--month", "Juli", "--year", "2026", "--today", "2026-07-15")
    assert len(found["lewat"]) == 27 + 3 + 6 + 19
    assert {item["keadaan"] for item in found["lewat"]} == {"lewat"}
    assert all(item["bulan"] < 7 for item in found["lewat"])  # type: ignore[operator]


def test_the_fields_of_an_item_are_those_promised(zi: Zi) -> None:
    found = due(zi, "--month", "Juni", "--year", "2024")
    assert {"skema", "tahun", "bulan", "jatuh_tempo", "berjalan", "lewat"} <= set(found)
    item = found["jatuh_tempo"][0]
    assert item == item | {
        "id": "mp-tim-monev-s1",
        "nomor": "I.1.4",
        "nama": "Melaksanakan monev ZI Semester I",
        "output": ["Realisasi Renaksi ZI", "Laporan Monev ZI"],
        "waktu": "Juni",
        "bulan": 6,
        "keadaan": "selesai",
        "penanggung_jawab": ["Kepala Dinas"],
    }


@pytest.mark.parametrize("word", ["juni", "Jun", "6", "06", "JUNI"])
def test_months_as_people_write_them(zi: Zi, word: str) -> None:
    assert zi("due", "--bulan", word, "--tahun", "2024").out == zi("due", "--month", "Juni", "2024").out


def test_without_a_month_it_is_this_month(zi: Zi) -> None:
    assert due(zi, "--today", "2024-06-15")["bulan"] == 6


def test_only_one_post_by_a_part_of_its_name(zi: Zi) -> None:
    found = due(zi, "--month", "Juni", "--year", "2024", "--pj", "agen")
    posts = [item["penanggung_jawab"] for item in found["jatuh_tempo"]]
    assert posts
    assert all("Agen Perubahan" in one for one in posts)  # type: ignore[operator]


def test_a_part_that_fits_no_post_or_several_is_answered_with_the_posts(zi: Zi) -> None:
    for part in ("bendahara", "a"):
        answer = zi("due", "--pj", part)
        assert answer.code == 2
        assert "Kepala Dinas" in answer.err


def test_overdue_alone(zi: Zi) -> None:
    found = due(zi, "--month", "Juli", "--year", "2024", "--overdue")
    assert found["lewat"]
    assert (found["jatuh_tempo"], found["berjalan"]) == ([], [])


def test_the_screen_groups_by_post_and_keeps_the_three_apart(zi: Zi, unit: Path) -> None:
    said = zi("due", "--month", "Mei", "--year", "2026", "--today", "2026-05-10", "-C", str(unit)).out
    places = [said.index(head) for head in ("Jatuh tempo (6)", "Lewat (30)", "Berjalan (28)")]
    assert places == sorted(places)
    assert said.count("  Kepala Dinas\n") > 1
