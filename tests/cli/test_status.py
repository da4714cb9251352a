"""`zi status`: the figures, in one screen and as data."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Zi


def status(zi: Zi, *arguments: str) -> dict[str, Any]:
    answer = zi("status", *arguments, "--format", "json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_the_fields_are_those_promised(zi: Zi) -> None:
    found = status(zi, "2024")
    assert {"skema", "tahun", "periode", "per", "contoh", "capaian_rencana_aksi", "program"} <= set(found)
    assert found["capaian_rencana_aksi"].keys() >= {"nilai", "rentang", "tercapai", "dinilai", "target", "keadaan"}
    assert found["program"][0].keys() >= {
        *("id", "nomor", "nama", "indikator", "dinilai", "tercapai"),
        *("rata_capaian", "penyelesaian", "ketepatan", "kelengkapan_bukti"),
    }
    assert found["indikator"][0].keys() >= {
        *("id", "nomor", "nama", "jenis", "arah", "target", "realisasi"),
        *("capaian", "keadaan", "penanggung_jawab", "asal"),
    }
    assert found["aktivitas"][0]["kejadian"][0].keys() >= {"bulan", "keadaan", "selesai", "asal"}
    assert [len(found[part]) for part in ("program", "indikator", "aktivitas")] == [6, 36, 98]


def test_the_programs_count_all_but_the_computed_one(zi: Zi) -> None:
    assert [one["indikator"] for one in status(zi, "2024")["program"]] == [4, 4, 8, 4, 9, 6]


def test_the_example_year(zi: Zi) -> None:
    found = status(zi, "2024")
    assert (found["contoh"], found["periode"], found["per"]) == (True, "tahun", "2024-12-31")
    score = found["capaian_rencana_aksi"]
    assert (score["nilai"], score["rentang"], score["tercapai"], score["dinilai"]) == (64.71, [64.71, 76.47], 22, 34)
    assert (score["target"], score["keadaan"]) == (65, "belum_tercapai")


def test_one_semester_alone(zi: Zi) -> None:
    found = status(zi, "2024", "--semester", "I")
    assert (found["periode"], found["per"]) == ("semester_1", "2024-06-30")
    assert found["capaian_rencana_aksi"]["nilai"] == 26.47


def test_every_state_of_an_indikator_and_of_an_occurrence_shows_in_the_example_year(zi: Zi) -> None:
    year, half, june = (
        status(zi, "2024"),
        status(zi, "2024", "--semester", "1"),
        status(zi, "2024", "--per", "15/6/2024"),
    )
    assert {one["keadaan"] for found in (year, half) for one in found["indikator"]} == {
        *("tercapai", "belum_tercapai", "belum_diisi", "belum_waktunya", "nihil", "tidak_berlaku")
    }
    assert {
        kejadian["keadaan"] for found in (year, june) for one in found["aktivitas"] for kejadian in one["kejadian"]
    } == {
        *("selesai", "selesai_terlambat", "lewat", "batal", "jatuh_tempo", "berjalan", "belum_ada_catatan", "mendatang")
    }


@pytest.mark.parametrize("tahun", ["2022", "2023", "2025", "2026"])
def test_a_year_without_a_realisasi_file_is_unread_not_zero(zi: Zi, tahun: str) -> None:
    answer = zi("status", tahun, "--format", "json", "--today", "2026-11-23")
    found = json.loads(answer.out)
    score = found["capaian_rencana_aksi"]
    assert (score["nilai"], score["rentang"], score["tercapai"], score["dinilai"]) == (0, [0, 100], 0, 35)
    assert {one["keadaan"] for one in found["indikator"][1:]} == {"belum_diisi"}
    assert {one["realisasi"] for one in found["indikator"][1:]} == {None}
    assert f"belum ada plans/realisasi/{tahun}.yaml" in answer.err
    assert f"zi new-year {tahun}" in answer.err


def test_nothing_of_a_missing_figure_is_absent(zi: Zi) -> None:
    unread = next(one for one in status(zi, "2024")["indikator"] if one["keadaan"] == "belum_diisi")
    assert (unread["realisasi"], unread["capaian"]) == (None, None)


def test_one_program_and_one_post(zi: Zi) -> None:
    by_number, by_id = status(zi, "2024", "--program", "V"), status(zi, "2024", "--program", "pw")
    assert by_number == by_id
    assert {one["nomor"].split(".")[0] for one in by_number["indikator"]} == {"V"}
    assert by_number["capaian_rencana_aksi"] == status(zi, "2024")["capaian_rencana_aksi"]
    posts = {one["penanggung_jawab"] for one in status(zi, "2024", "--pj", "agen")["indikator"]}
    assert posts == {"Agen Perubahan"}


def test_a_reading_dated_after_the_day_that_is_asked_for_is_not_read(zi: Zi) -> None:
    states = {one["nomor"]: one["keadaan"] for one in status(zi, "2024", "--per", "2024-06-15")["indikator"]}
    assert states["V.4.a"] == "belum_diisi"
    assert {one["nomor"]: one["keadaan"] for one in status(zi, "2024", "--per", "2024-06-30")["indikator"]}[
        "V.4.a"
    ] == "belum_tercapai"


def test_the_year_is_an_option_or_an_argument_but_not_two_different_ones(zi: Zi) -> None:
    assert zi("status", "2024").out == zi("status", "--year", "2024").out == zi("status", "--tahun", "2024").out
    answer = zi("status", "2024", "--year", "2025")
    assert (answer.code, answer.out) == (2, "")
    assert "2024 dan 2025" in answer.err


def test_a_year_outside_the_plan_is_refused_with_the_years_it_has(zi: Zi) -> None:
    answer = zi("status", "2031")
    assert answer.code == 2
    assert "2022 sampai 2026" in answer.err


def test_findings_across_records_never_stop_a_figure(zi: Zi, unit: Path) -> None:
    path = unit / "plans" / "realisasi" / "2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("pembilang: 38,", "pembilang: 380,"), encoding="utf-8")
    answer = zi("status", "2024", "-C", str(unit))
    assert answer.code == 0
    assert "zi check" in answer.err
    assert zi("check", "-C", str(unit)).code == 1


def test_the_screen_says_that_it_is_an_example(zi: Zi) -> None:
    for arguments in (
        ("status", "2024"),
        ("due", "--month", "Juni", "--year", "2024"),
        ("explain", "I.1", "--year", "2024"),
        ("report", "--semester", "1", "--year", "2024"),
        ("report", "--semester", "2", "--year", "2024", "--format", "html"),
        ("--today", "2024-06-15"),
    ):
        assert "CONTOH" in zi(*arguments).out, arguments
