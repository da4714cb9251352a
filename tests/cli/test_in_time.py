"""Indikator that are not measured in every year, and targets that a lawful revision changes from a day on."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building import aktivitas, indikator
from tests.conftest import As, Zi
from tests.kantor import NILAI, SKOR, answer, kantor, of, write

POSTS = {"Kepala": [{"nama": "Budi", "sejak": "2022-01-03"}], "Sekretaris": [{"nama": "Ayu", "sejak": "2022-01-03"}]}


def plan_of(folder: Path) -> tuple[Path, dict[str, Any]]:
    path = folder / "plans/renaksi_2024_2024.yaml"
    return path, yaml.safe_load(path.read_text(encoding="utf-8"))


def flat(text: str) -> str:
    return " ".join(text.split())


def reshape(folder: Path, **more: object) -> None:
    """Let the plan of the office cover 2024 and 2025, with more keys at its top."""
    path, tree = plan_of(folder)
    tree["periode"] = {"mulai": 2024, "selesai": 2025}
    for one in tree["program"][0]["kegiatan"][0]["indikator"]:
        one["target"] = {2025: 70, **one["target"]} if not one.get("berlaku") else {2025: 50}
    write(path, tree | more)


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """An office one of whose two indikator is measured from 2025 on."""
    starting = indikator("b", 50, **NILAI, berlaku={"mulai": 2025})
    kantor(tmp_path, [SKOR, indikator("a", 50, **NILAI), starting], {"a": {"semester_2": {"nilai": 60}}})
    reshape(tmp_path)
    return tmp_path


def test_what_starts_later_needs_no_target_before_and_counts_in_no_figure(zi: Zi, later: Path) -> None:
    checked = zi("check", cwd=later)
    assert checked.code == 0, checked.out
    found = answer(zi, later, "status", "2024")
    assert [one["nomor"] for one in found["indikator"]] == ["I.1.a", "I.1.b"]
    assert found["keseluruhan"]["indikator"] == 1
    assert (
        *(found["capaian_rencana_aksi"][key] for key in ("tercapai", "dinilai")),
        found["capaian_rencana_aksi"]["semua"]["dari"],
    ) == (1, 1, 1)
    assert "tidak dinilai" not in zi("status", "2024", cwd=later).out
    new = answer(zi, later, "status", "2025")
    assert [one["nomor"] for one in new["indikator"]] == ["I.1.a", "I.1.b", "I.1.c"]


def test_it_is_on_no_page_of_the_year_before(zi: Zi, later: Path) -> None:
    for words in (
        ("report", "--semester", "2", "--year", "2024"),
        ("dashboard", "2024"),
        ("export", "json", "2024"),
    ):
        said = zi(*words, cwd=later)
        assert said.code == 0, said.err
        assert "I.1.c" not in said.out, words
    assert zi("new-year", "2025", cwd=later).code == 0
    assert "I.1.c" in (later / "plans/realisasi/2025.yaml").read_text(encoding="utf-8")
    assert zi("dashboard", "2025", cwd=later).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("explain", "I.1.c", "--year", "2024"),
        ("record", "I.1.c", "60", "--semester", "2", "--year", "2024", "--today", "2025-01-10"),
    ],
)
def test_asked_about_a_year_before_it_says_when_it_counts(zi: Zi, later: Path, words: tuple[str, ...]) -> None:
    said = zi(*words, cwd=later)
    assert said.code == 2
    assert "I.1.c tidak diukur pada 2024: berlaku mulai 2025" in said.err
    assert "misalnya 2025" in said.err


def test_a_target_or_a_reading_outside_its_years_is_a_mistake(zi: Zi, later: Path) -> None:
    path, tree = plan_of(later)
    tree["program"][0]["kegiatan"][0]["indikator"][2]["target"] = {2024: 40, 2025: 50}
    write(path, tree)
    assert "ZI204: I.1.c punya target untuk 2024, di luar masa berlakunya" in flat(zi("check", cwd=later).out)
    write(path, {**tree, "program": [tree["program"][0]]})
    year = {"skema": 1, "tahun": 2024, "indikator": {"b": {"semester_2": {"nilai": 3}}}}
    write(later / "plans/realisasi/2024.yaml", year)
    assert "ZI322: I.1.c berlaku mulai 2025, jadi tidak diisi untuk 2024" in flat(zi("check", cwd=later).out)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office whose target of 60 is lowered to 50 on 20 August."""
    kantor(
        tmp_path,
        [SKOR, indikator("a", 60, **NILAI, target_semester_1={2024: 30})],
        {"a": {"semester_1": {"nilai": 40}}},
        aktivitas=[aktivitas("lapor", "Desember")],
        zi={"jabatan": POSTS},
    )
    return tmp_path


def revise(office: Path, *, day: str = "2024-08-20", target: object = 50, tahun: int = 2024, id_: str = "a") -> None:
    path, tree = plan_of(office)
    change = {"tanggal": day, "dasar": "SK 12/2024", "target": {id_: {tahun: target}}}
    write(path, tree | {"revisi": [change]})


@pytest.mark.parametrize(
    ("words", "target"),
    [
        (("--semester", "1"), 60),
        (("--per", "2024-08-19"), 60),
        (("--per", "2024-08-20"), 50),
        (("--semester", "2"), 50),
        ((), 50),
    ],
)
def test_the_target_is_the_one_in_force_on_the_day_that_is_read(
    zi: Zi, office: Path, words: tuple[str, ...], target: int
) -> None:
    revise(office)
    assert zi("check", cwd=office).code == 0
    assert of(answer(zi, office, "status", "2024", *words, "--today", "2025-02-01"), "a")["target"] == target


def test_a_semester_that_was_approved_keeps_its_target_and_is_not_reopened(zi: Zi, by: As, office: Path) -> None:
    assert by("Ayu", "2024-08-25", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Budi", "2024-08-26", "period", "approve", "2024-s1").code == 0
    before = zi("report", "--semester", "1", "--year", "2024", cwd=office).out
    revise(office)
    assert "ZI60" not in zi("check", cwd=office).out
    assert zi("report", "--semester", "1", "--year", "2024", cwd=office).out == before
    assert by("Ayu", "2025-01-05", "record", "a", "55", "--semester", "2", "--year", "2024").code == 0
    second = of(answer(zi, office, "status", "2024", "--semester", "2", "--today", "2025-02-01"), "a")
    assert (second["target"], second["keadaan"]) == (50, "tercapai")
    revise(office, day="2024-06-30")
    assert "ZI601" in zi("check", cwd=office).out


def test_the_account_names_the_day_the_basis_and_the_target_before(zi: Zi, office: Path) -> None:
    revise(office)
    said = " ".join(zi("explain", "a", "--year", "2024", cwd=office).out.split())
    assert "sejak 20 Agustus 2024, semula 60: SK 12/2024" in said
    found = answer(zi, office, "explain", "a", "--year", "2024")
    assert (found["target_semula"], found["target_sejak"]) == (60, "2024-08-20")
    report = zi("report", "--semester", "2", "--year", "2024", cwd=office).out
    assert "Target I.1.b tahun 2024 adalah 50 sejak 20 Agustus 2024, semula 60 (SK 12/2024)." in report


@pytest.mark.parametrize(
    ("revised", "said"),
    [
        ({"id_": "lapor"}, 'ZI229: revisi mengubah target "lapor" yang adalah id aktivitas I.1.1'),
        ({"id_": "tak-ada"}, 'ZI229: revisi mengubah target "tak-ada" yang tidak ada di rencana'),
        ({"tahun": 2031}, "ZI229: target I.1.b yang direvisi untuk 2031, di luar periode"),
        ({"target": -1}, "ZI229: target I.1.b yang direvisi di bawah nol"),
        ({"target": "baik sekali"}, "ZI229: target I.1.b yang direvisi berupa kata"),
        ({"day": "2025-02-01"}, "ZI230: target I.1.b tahun 2024 direvisi 1 Februari 2025, sesudah tahun itu berakhir"),
    ],
)
def test_a_revision_that_does_not_fit_is_named(zi: Zi, office: Path, revised: dict[str, Any], said: str) -> None:
    revise(office, **revised)
    assert said in " ".join(zi("check", cwd=office).out.split())
