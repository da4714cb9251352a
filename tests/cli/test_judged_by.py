"""A number stands beside what it is judged by, on every surface: the target of the part of the year where it has one."""

import re
from pathlib import Path

import pytest

from tests.building import indikator
from tests.cli.test_one_figure import DUA, SATU, TW, report, row
from tests.conftest import Zi
from tests.kantor import NILAI, PERSEN, SKOR, answer, kantor, of
from tests.repository import repo_in

JUNI = ("--today", "2024-06-30")


def fact(text: str, nama: str) -> str:
    """What an account says of one thing."""
    return next(" ".join(line.split()[len(nama.split()) :]) for line in text.splitlines() if line.split()[:1] == [nama])


def test_an_account_compares_a_semester_with_the_target_it_names(zi: Zi, tmp_path: Path) -> None:
    inds = [
        indikator("capai", 80, **NILAI, target_semester_1={2024: 40}),
        indikator("luput", 80, **NILAI, target_semester_1={2024: 41}),
        indikator("turun", 80, **NILAI, arah="turun", target_semester_1={2024: 30}),
    ]
    cwd = kantor(tmp_path, inds, dict.fromkeys(("capai", "luput", "turun"), SATU))
    told = [
        fact(zi("explain", one, "--year", "2024", *TW, cwd=cwd).out, "Keadaan") for one in ("capai", "luput", "turun")
    ]
    assert told == [
        "mencapai target semester I: 40,00 ≥ 40",
        "belum mencapai target semester I: 40,00 < 41",
        "belum mencapai target semester I: 40,00 > 30",
    ]


def test_who_is_behind_in_june_is_told_the_target_of_june(zi: Zi, tmp_path: Path) -> None:
    own = indikator("a", 80, **NILAI, target_semester_1={2024: 41})
    cwd = kantor(tmp_path, [own], {"a": SATU})
    status = zi("status", "2024", *TW, cwd=cwd).out
    told = (status, report(zi, cwd, *TW), zi("dashboard", "2024", *JUNI, cwd=cwd).out)
    assert ["40,00, target semester I 41" in " ".join(one.split()) for one in told] == [True] * 3
    assert "40,00, target 80" not in "".join(told)
    assert "belum mencapai target semester I: 40,00, target semester I 41" in told[1]


def test_no_position_is_shown_as_the_target_of_its_semester_beside_a_miss(zi: Zi, tmp_path: Path) -> None:
    own = indikator("a", 80, **NILAI, target_semester_1={2024: 40})
    cwd = kantor(tmp_path, [own], {"a": {"semester_1": {"nilai": 39.996}}})
    found = of(answer(zi, cwd, "status", "2024", *TW), "a")
    assert (found["realisasi"], found["target_periode"], found["keadaan_periode"]) == (39.996, 40, "belum_tercapai")
    assert row(report(zi, cwd, *TW), "I.1.a")[4] == "39,996"
    assert "39,996" in zi("status", "2024", *TW, "--rinci", cwd=cwd).out
    assert "39,996" in zi("dashboard", "2024", *JUNI, cwd=cwd).out


def test_the_nearest_to_the_target_of_the_semester_stands_first(zi: Zi, tmp_path: Path) -> None:
    inds = [
        indikator("jauh", 50, **NILAI, target_semester_1={2024: 49}),
        indikator("dekat", 90, **NILAI, target_semester_1={2024: 41}),
    ]
    cwd = kantor(tmp_path, inds, dict.fromkeys(("jauh", "dekat"), SATU))
    attention = zi("status", "2024", *TW, cwd=cwd).out.partition("Perlu perhatian")[2]
    assert re.findall(r"I\.1\.[ab]", attention) == ["I.1.a", "I.1.b"]  # the furthest first
    page = zi("dashboard", "2024", *JUNI, cwd=cwd).out.partition("Belum tercapai, yang terdekat dulu")[2]
    assert re.findall(r"j-I\.1\.([ab])", page)[:2] == ["b", "a"]
    summary = report(zi, cwd, *TW).partition("Indikator belum mencapai target (2)")[2]
    assert re.findall(r"I\.1\.[ab]", summary)[:2] == ["I.1.a", "I.1.b"]


def test_the_score_of_the_plan_counts_by_the_year_and_its_account_says_so(zi: Zi, tmp_path: Path) -> None:
    own = indikator("a", 80, **NILAI, target_semester_1={2024: 40})
    cwd = kantor(tmp_path, [SKOR, own], {"a": SATU})
    text = zi("explain", "skor", "--year", "2024", *TW, cwd=cwd).out
    assert "0/1 × 100 = 0,00 %" in text
    assert re.search(r"^ *› +I\.1\.b +Indikator a +40,00 +80 +posisi", text, re.MULTILINE)
    page = zi("dashboard", "2024", *JUNI, cwd=cwd).out
    assert "0 dari 1 indikator yang dinilai mencapai target tahunan." in page
    headline = page.partition("Capaian rencana aksi")[2][:1500]
    assert "posisi, belum mencapai target tahunan" in headline


def test_a_change_of_the_target_of_a_semester_is_an_effect_while_it_runs(zi: Zi, tmp_path: Path) -> None:
    inds = [indikator("a", 80, **NILAI, target_semester_1={2024: 41})]
    cwd = kantor(tmp_path, inds, {"a": SATU})
    repo_in(cwd)
    kantor(tmp_path, [inds[0] | {"target_semester_1": {2024: 40}}], {"a": SATU})
    said = " ".join(zi("diff", "HEAD", *JUNI, cwd=cwd).out.split())
    assert "belum mencapai target semester I → mencapai target semester I" in said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"target": {2024: 100.001}, **PERSEN}, "menargetkan 100,001 persen"),
        ({"target": {2024: 68, 2025: 67.99996}, **NILAI}, "melonggar dari 68 (2024) menjadi 67,99996 (2025)"),
        ({"target": {2024: 1.0001}, "jenis": "jumlah"}, "menargetkan 1,0001 pada 2024"),
        (
            {"target": {2024: 40}, **NILAI, "target_semester_1": {2024: 40.001}},
            "(40,001) melebihi target tahunnya (40)",
        ),
    ],
)
def test_what_check_says_of_a_target_is_the_target(zi: Zi, tmp_path: Path, more: dict[str, object], said: str) -> None:
    cwd = kantor(tmp_path, [indikator("a") | more])
    assert said in " ".join(zi("check", cwd=cwd).out.split())


@pytest.mark.parametrize(
    ("more", "nilai", "said"),
    [
        ({"jenis": "persen"}, 100.001, "(100,001) lebih dari 100 persen"),
        (PERSEN, 64.996, "hanya ditulis persentasenya (64,996 %)"),
        ({"jenis": "jumlah"}, 1.0001, "nilainya pecahan (1,0001)"),
    ],
)
def test_what_check_says_of_a_reading_is_what_was_read(
    zi: Zi, tmp_path: Path, more: dict[str, object], nilai: float, said: str
) -> None:
    cwd = kantor(tmp_path, [indikator("a", 65) | more], {"a": {"semester_2": {"nilai": nilai}}})
    assert said in " ".join(zi("check", cwd=cwd).out.split())


def test_the_limits_of_predikat_are_said_as_they_are_judged_by(zi: Zi, tmp_path: Path) -> None:
    bands = [{"batas": 66.667, "sebutan": "Baik"}, {"batas": 0, "sebutan": "Kurang"}]
    cwd = kantor(tmp_path, [indikator("a", 100, **NILAI)], zi={"predikat": bands})
    assert "66,667 % Baik dan 0 % Kurang." in report(zi, cwd, "--semester", "2")


def test_a_limit_given_twice_is_told_of_whatever_it_is_called(zi: Zi, tmp_path: Path) -> None:
    bands = [{"batas": 60, "sebutan": "Baik"}, {"batas": 60, "sebutan": "Baik"}, {"batas": 0, "sebutan": "Kurang"}]
    cwd = kantor(tmp_path, [indikator("a", 100, **NILAI)], zi={"predikat": bands})
    assert "ZI631" in zi("check", cwd=cwd).out


def test_an_account_says_why_t_per_r_of_nothing_has_no_value(zi: Zi, tmp_path: Path) -> None:
    falling = indikator("a", 10, **NILAI, arah="turun", rumus_turun="t_per_r")
    cwd = kantor(tmp_path, [falling], {"a": {"semester_2": {"nilai": 0}}})
    text = zi("explain", "a", "--year", "2024", cwd=cwd).out
    assert "T/R tidak dapat dihitung dari realisasi 0; capaiannya kosong" in " ".join(text.split())
    assert "Capaian" not in text
    assert fact(text, "Keadaan") == "tercapai: 0,00 ≤ 10"


def test_what_changed_is_told_apart_in_its_effect(zi: Zi, tmp_path: Path) -> None:
    inds = [indikator("a", 100, **NILAI)]
    cwd = kantor(tmp_path, inds, {"a": {"semester_2": {"nilai": 83.331}}})
    repo_in(cwd)
    kantor(tmp_path, inds, {"a": {"semester_2": {"nilai": 83.334}}})
    assert "83,331 → 83,334" in " ".join(zi("diff", "HEAD", cwd=cwd).out.split())
    (dampak,) = answer(zi, cwd, "diff", "HEAD")["dampak"]
    assert [dampak["indikator"][0][side]["capaian"] for side in ("lama", "baru")] == [83.331, 83.334]


def test_the_value_of_a_year_made_of_parts_says_its_parts(zi: Zi, tmp_path: Path) -> None:
    read = {"a": {"semester_1": {"pembilang": 9, "penyebut": 10}, "semester_2": {"pembilang": 50, "penyebut": 100}}}
    cwd = kantor(tmp_path, [indikator("a", 65, **PERSEN, konsolidasi="rata_rata")], read)
    cells = row(report(zi, cwd, "--semester", "2"), "I.1.a")
    assert cells[9] == "nilai setahun 59/110 = 53,64 %, pembilang dan penyebut dijumlahkan"


def test_people_read_how_a_year_is_made_in_words(zi: Zi, tmp_path: Path) -> None:
    cwd = kantor(tmp_path, [indikator("a", 8, **NILAI, konsolidasi="rata_rata")], {"a": SATU | DUA})
    assert fact(zi("explain", "a", "--year", "2024", cwd=cwd).out, "Nilai") == "50,00 (kedua semester, dirata-rata)"
