"""`zi explain`: how a figure was made, down to the lines of the files."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import ROOT, Zi
from tests.kantor import answer, kantor


def explained(zi: Zi, *arguments: str) -> dict[str, Any]:
    answer = zi("explain", *arguments, "--format", "json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def reading(one: dict[str, Any]) -> Fraction | str | None:
    """Read one indikator again from its raw readings: the last one that measures something stands."""
    for bacaan in (one["bacaan"]["semester_2"], one["bacaan"]["semester_1"]):
        if bacaan is None or bacaan["belum_waktunya"]:
            continue
        if bacaan["tidak_berlaku"] or bacaan["penyebut"] == 0:
            return None
        if bacaan["penyebut"] is not None:
            return Fraction(bacaan["pembilang"] * 100, bacaan["penyebut"])
        return bacaan["kode"] if bacaan["kode"] is not None else Fraction(str(bacaan["nilai"]))
    return None


def is_left_out(one: dict[str, Any]) -> bool:
    last = one["bacaan"]["semester_2"] or one["bacaan"]["semester_1"]
    return bool(last) and bool(last["tidak_berlaku"] or (last["pembilang"], last["penyebut"]) == (0, 0))


def is_reached(one: dict[str, Any]) -> bool:
    value = reading(one)
    if value is None:
        return False
    if one["jenis"] == "kode":
        return value in one["baik"]
    target = Fraction(str(one["target"]))
    return value >= target if one["arah"] == "naik" else value <= target


@pytest.mark.parametrize("period", [(), ("--semester", "1")])
def test_the_score_can_be_computed_again_from_the_explanation_alone(zi: Zi, period: tuple[str, ...]) -> None:
    found = explained(zi, "I.1.a", "--year", "2024", *period)
    others = found["dihitung_dari"]
    assert len(others) == 35
    if period:
        others = [{**one, "bacaan": {**one["bacaan"], "semester_2": None}} for one in others]
    counted = [one for one in others if not is_left_out(one)]
    reached = [one for one in counted if is_reached(one)]
    again = Fraction(len(reached) * 100, len(counted))
    assert (len(reached), len(counted)) == (found["tercapai"], found["dinilai"])
    assert Fraction(found["pecahan"]["pembilang"], found["pecahan"]["penyebut"]) == again
    assert found["realisasi"] == round(float(again), 2)


def test_every_place_holds_the_id_it_stands_for(zi: Zi) -> None:
    for one in explained(zi, "I.1.a", "--year", "2024")["dihitung_dari"]:
        assert one["asal"]
        for asal in one["asal"]:
            lines = (ROOT / asal["berkas"]).read_text(encoding="utf-8").splitlines()
            nearby = "\n".join(lines[max(0, asal["baris"] - 16) : asal["baris"]])
            assert one["id"] in nearby


def test_the_screen_names_each_of_the_35_with_file_and_line(zi: Zi) -> None:
    said = zi("explain", "I.1", "--year", "2024").out
    numbers = [one["nomor"] for one in explained(zi, "I.1.a", "--year", "2024")["dihitung_dari"]]
    assert all(f" {number} " in said for number in numbers)
    assert said.count("2024.yaml:") + said.count("2026.yaml:") >= 35


@pytest.mark.parametrize(
    ("key", "macam"), [("I", "program"), ("I.1", "kegiatan"), ("i.1.A", "indikator"), ("V.4.3", "aktivitas")]
)
def test_printed_numbers_and_ids_are_both_understood(zi: Zi, key: str, macam: str) -> None:
    found = explained(zi, key, "--year", "2024")
    assert found["macam"] == macam
    assert explained(zi, found["id"], "--year", "2024") == found


def test_an_unknown_id_is_answered_with_the_nearest(zi: Zi) -> None:
    answer = zi("explain", "pw-wbs-pahm")
    assert answer.code == 2
    assert "pw-wbs-paham" in answer.err


def test_an_occurrence_explains_itself(zi: Zi, unit: Path) -> None:
    said = zi("explain", "I.1.4", "--year", "2024", "-C", str(unit)).out
    assert "Juni (dibaca: jatuh tempo Juni)" in said
    assert "selesai 27 Juni 2024; bukti 1 dari 2" in " ".join(said.split())
    assert "plans/realisasi/2024.yaml:" in said


@pytest.mark.parametrize(
    ("frekuensi", "read"),
    [
        ("bulanan", "jatuh tempo Januari, Februari, Maret, April, Mei dan Juni"),
        ("triwulanan", "berjalan sejak Januari, jatuh tempo Maret dan Juni"),
        (None, "berjalan Januari sampai Mei, jatuh tempo Juni"),
    ],
)
def test_a_schedule_that_recurs_is_said_as_it_falls_due(
    zi: Zi, tmp_path: Path, frekuensi: str | None, read: str
) -> None:
    recurs = {"frekuensi": frekuensi} if frekuensi else {}
    kantor(tmp_path, [indikator("ukur", 65)], aktivitas=[aktivitas("lapor", waktu="Januari-Juni") | recurs])
    assert answer(zi, tmp_path, "explain", "lapor", "--year", "2024")["dibaca"] == read
