"""Labels that have an order, and numbers below zero: what is reached, what the capaian is, and how both are written."""

from pathlib import Path
from typing import Any

import pytest

from tests.building import indikator
from tests.conftest import Zi
from tests.kantor import answer, kantor, of

HURUF = {"jenis": "kode", "kode": {1: "A", 2: "BB", 3: "B", 4: "CC"}}
TURUN = HURUF | {"urutan": "turun"}
BOBOT = {"nilai_label": {"A": 1, "BB": 0.8, "B": 0.5, "CC": 0}}
TUMBUH = {"jenis": "nilai", "satuan": "persen", "boleh_negatif": True, "arah": "turun"}
DARI_AWAL = TUMBUH | {"cara_capaian": "dari_kondisi_awal", "kondisi_awal": 1}


def judged(zi: Zi, cwd: Path, plan: dict[str, Any], target: object, **bacaan: object) -> dict[str, Any]:
    kantor(cwd, [indikator("a", target, **plan)], {"a": {"semester_2": bacaan}})
    answered = zi("check", cwd=cwd)
    assert answered.code == 0, answered.out
    return of(answer(zi, cwd, "status", "2024"), "a")


@pytest.mark.parametrize(
    ("target", "reached", "keadaan", "capaian"),
    [
        ("A", "BB", "belum_tercapai", 0),
        ("BB", "A", "tercapai", 100),
        ("BB", "BB", "tercapai", 100),
        (2, 3, "belum_tercapai", 0),
        (2, 1, "tercapai", 100),
        ("bb", " a ", "tercapai", 100),
        ("2", "1", "tercapai", 100),
    ],
)
def test_a_label_reaches_its_target_when_it_is_the_same_or_a_better_one(
    zi: Zi, tmp_path: Path, target: object, reached: object, keadaan: str, capaian: int
) -> None:
    found = judged(zi, tmp_path, TURUN, target, kode=reached)
    assert (found["keadaan"], found["capaian"]) == (keadaan, capaian)


def test_with_a_rising_order_the_larger_number_is_better(zi: Zi, tmp_path: Path) -> None:
    rising = HURUF | {"kode": {1: "CC", 2: "B", 3: "BB", 4: "A"}, "urutan": "naik"}
    assert judged(zi, tmp_path, rising, "BB", kode="A")["keadaan"] == "tercapai"
    assert judged(zi, tmp_path, rising, "A", kode="BB")["keadaan"] == "belum_tercapai"


@pytest.mark.parametrize(
    ("target", "reached", "capaian"), [("A", "B", 50), ("B", "A", 200), ("A", "A", 100), ("BB", "CC", 0)]
)
def test_capaian_is_what_the_label_is_worth_against_the_worth_of_the_target(
    zi: Zi, tmp_path: Path, target: str, reached: str, capaian: int
) -> None:
    assert judged(zi, tmp_path, TURUN | BOBOT, target, kode=reached)["capaian"] == capaian


def test_machines_get_the_number_of_a_label_and_its_text_beside(zi: Zi, tmp_path: Path) -> None:
    found = judged(zi, tmp_path, TURUN, "A", kode="BB")
    assert [found[key] for key in ("target", "target_label", "realisasi", "realisasi_label")] == [1, "A", 2, "BB"]
    found = judged(zi, tmp_path, {"jenis": "nilai"}, 4, nilai=3)
    assert [found["target_label"], found["realisasi_label"]] == [None, None]


def test_people_read_labels_and_why_one_is_not_enough(zi: Zi, tmp_path: Path) -> None:
    judged(zi, tmp_path, TURUN | BOBOT, "A", kode="B")
    said = zi("explain", "a", "--year", "2024", cwd=tmp_path).out
    assert "kode; nomor label makin kecil makin baik" in said
    assert "50,00 % (bobot label: B 0,5 / A 1 × 100)" in said
    assert "belum tercapai: B lebih rendah daripada A" in said
    for form in ("md", "html"):
        assert "B" in zi("report", "--semester", "2", "--year", "2024", "--format", form, cwd=tmp_path).out
    assert zi("dashboard", "2024", cwd=tmp_path).code == 0


def test_a_text_that_is_no_label_is_named_in_plan_and_year(zi: Zi, tmp_path: Path) -> None:
    kantor(tmp_path, [indikator("a", "AB", **TURUN)])
    said = " ".join(zi("check", cwd=tmp_path).out.split())
    assert 'galat ZI124: "AB" bukan label di tabel kode' in said
    kantor(tmp_path, [indikator("a", "A", **TURUN)], {"a": {"semester_2": {"kode": "Z"}}})
    said = " ".join(zi("check", cwd=tmp_path).out.split())
    assert "ZI306: kode Z tidak ada di tabel kode I.1.a" in said
    assert of(answer(zi, tmp_path, "status", "2024"), "a")["keadaan"] == "belum_diisi"


def test_a_label_is_recorded_by_its_text(zi: Zi, tmp_path: Path) -> None:
    kantor(tmp_path, [indikator("a", "BB", **TURUN)], {"a": {"semester_1": {"kode": "B"}}})
    done = zi("record", "a", "BB", "--semester", "2", "--year", "2024", "--today", "2025-01-10", cwd=tmp_path)
    assert done.code == 0, done.err
    assert of(answer(zi, tmp_path, "status", "2024"), "a")["realisasi"] == 2


def test_number_and_text_of_a_label_are_the_same_everywhere(zi: Zi, tmp_path: Path) -> None:
    kantor(tmp_path, [indikator("a", "BB", **TURUN)], {"a": {"semester_1": {"kode": "B"}}})
    before = zi("export", "json", "2024", cwd=tmp_path).out
    kantor(tmp_path, [indikator("a", 2, **TURUN)], {"a": {"semester_1": {"kode": 3}}})
    assert zi("export", "json", "2024", cwd=tmp_path).out == before


def test_a_target_that_decides_nothing_is_named(zi: Zi, tmp_path: Path) -> None:
    kantor(tmp_path, [indikator("a", "BB", **HURUF, baik=[1, "BB"])])
    said = " ".join(zi("check", cwd=tmp_path).out.split())
    assert "ZI222: target BB pada I.1.a tidak berpengaruh" in said
    assert "urutan: turun" in said
    kantor(tmp_path, [indikator("a", "A", **HURUF, baik=[1, 2])])
    assert "ZI222" not in zi("check", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("target", "reached", "keadaan", "capaian"),
    [
        (-3, -2, "belum_tercapai", None),
        (-3, -4, "tercapai", None),
        (0, -1, "tercapai", 100),
        (0, 1, "belum_tercapai", 0),
    ],
)
def test_below_zero_less_is_less(
    zi: Zi, tmp_path: Path, target: int, reached: int, keadaan: str, capaian: int | None
) -> None:
    found = judged(zi, tmp_path, TUMBUH, target, nilai=reached)
    assert (found["keadaan"], found["capaian"]) == (keadaan, capaian)


@pytest.mark.parametrize(
    ("plan", "target", "reached", "capaian"),
    [
        ({"arah": "naik"}, 4, -1, 0),
        ({"arah": "naik"}, 0, 3, None),
        ({"arah": "naik"}, -2, 3, None),
        ({"arah": "turun"}, 2, -1, 250),
        ({"arah": "turun", "rumus_turun": "t_per_r"}, 0, -1, 100),
    ],
)
def test_capaian_below_zero_is_only_what_it_can_be(
    zi: Zi, tmp_path: Path, plan: dict[str, Any], target: int, reached: int, capaian: int | None
) -> None:
    assert judged(zi, tmp_path, TUMBUH | plan, target, nilai=reached)["capaian"] == capaian


@pytest.mark.parametrize(
    ("reached", "capaian", "keadaan"), [(-2, 75, "belum_tercapai"), (-4, 125, "tercapai"), (2, 0, "belum_tercapai")]
)
def test_from_where_it_stood_the_capaian_is_the_way_that_is_behind(
    zi: Zi, tmp_path: Path, reached: int, capaian: int, keadaan: str
) -> None:
    found = judged(zi, tmp_path, DARI_AWAL, -3, nilai=reached)
    assert (found["capaian"], found["keadaan"]) == (capaian, keadaan)


@pytest.mark.parametrize("plan", [DARI_AWAL, TUMBUH])
def test_on_the_way_a_growth_is_a_position_and_no_limit_that_was_passed(
    zi: Zi, tmp_path: Path, plan: dict[str, Any]
) -> None:
    kantor(tmp_path, [indikator("a", -3, **plan)], {"a": {"semester_1": {"nilai": -2}}})
    said = zi("status", "2024", "--semester", "1", "--rinci", cwd=tmp_path).out
    assert "›  I.1.a" in said
    assert "melewati" not in said
    assert "posisi, belum mencapai target tahunan" in zi("explain", "a", "--semester", "1", cwd=tmp_path).out


def test_the_account_says_the_way_it_was_computed(zi: Zi, tmp_path: Path) -> None:
    judged(zi, tmp_path, DARI_AWAL, -3, nilai=-2)
    said = zi("explain", "a", "--year", "2024", cwd=tmp_path).out
    assert "(R - awal)/(T - awal) × 100 = (-2,00 - 1)/(-3 - 1) × 100 = 75,00 %" in " ".join(said.split())
    assert "Kondisi awal      1 persen" in said


def test_a_number_below_zero_is_recorded_where_it_may_be_one(zi: Zi, tmp_path: Path) -> None:
    kantor(tmp_path, [indikator("a", -3, **TUMBUH), indikator("b", 4, jenis="nilai")])
    words = ("--semester", "2", "--year", "2024", "--today", "2025-01-10")
    assert zi("record", "a", "-2,5", *words, cwd=tmp_path).code == 0
    assert of(answer(zi, tmp_path, "status", "2024"), "a")["realisasi"] == -2.5
    refused = zi("record", "b", "-2,5", *words, cwd=tmp_path)
    assert refused.code == 2
    assert "realisasi I.1.b di bawah nol (-2,5)" in refused.err


def test_without_the_key_nothing_is_below_zero(zi: Zi, tmp_path: Path) -> None:
    kantor(tmp_path, [indikator("a", -3, jenis="nilai")])
    said = " ".join(zi("check", cwd=tmp_path).out.split())
    assert "ZI127: angka ini tidak boleh negatif, yang tertulis -3" in said
    assert "tulis dulu boleh_negatif: true" in said
    kantor(tmp_path, [indikator("a", 3, jenis="nilai")], {"a": {"semester_2": {"nilai": -1}}})
    assert "ZI320" in zi("check", cwd=tmp_path).out
    assert of(answer(zi, tmp_path, "status", "2024"), "a")["keadaan"] == "belum_diisi"


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (
            {"kode": {"A": 1}, "nilai_label": {"A": 1}, "baik": ["A"]},
            [("ZI122", "tulis angkanya di kiri titik dua, dan isinya di kanan")],
        ),
        ({"kode": ["A", "BB"], "nilai_label": {"A": 1}}, [("ZI123", "tulis kunci: isi")]),
        ({"jenis": "nilai", "boleh_negatif": "ya", "skala": [-9, 9]}, [("ZI124", "tulis true")]),
        ({"jenis": "nilai", "rilis": "Mei"}, [("ZI123", "tulis kunci: isi; kuncinya bulan, tahun")]),
        ({"jenis": "nilai", "berlaku": 2025}, [("ZI123", "tulis kunci: isi; kuncinya mulai, selesai")]),
    ],
)
def test_a_mistake_is_said_once_and_not_again_of_what_reads_it(
    zi: Zi, tmp_path: Path, plan: dict[str, Any], said: list[tuple[str, str]]
) -> None:
    target = -5 if "skala" in plan else 5 if plan.get("jenis") else "A"
    kantor(tmp_path, [indikator("a", target, **{"jenis": "kode"} | plan)])
    found = answer(zi, tmp_path, "check")["masalah"]
    assert [(one["kode"], one["saran"]) for one in found] == said


def test_what_is_no_number_keeps_its_sign(zi: Zi, tmp_path: Path) -> None:
    kantor(tmp_path, [indikator("a", -3, **TUMBUH)])
    assert zi("check", "-o", "-1", cwd=tmp_path).code in (0, 1)
    assert (tmp_path / "-1").is_file()


def test_a_label_that_is_none_leaves_the_column_of_labels_empty(zi: Zi, tmp_path: Path) -> None:
    """The column is said to hold whole numbers, and who reads it as such stops at a word."""
    one = indikator("a", 1, jenis="kode", kode={1: "Ya", 2: "Tidak"}, baik=[1])
    kantor(tmp_path, [one], {"a": {"semester_2": {"kode": "entah"}}})
    assert "ZI3" in zi("check", cwd=tmp_path).out
    assert zi("export", "csv", "2024", "-o", "tabel", "--today", "2025-01-10", cwd=tmp_path).code == 0
    head, row = (tmp_path / "tabel" / "bacaan.csv").read_text(encoding="utf-8-sig").splitlines()
    assert dict(zip(head.split(","), row.split(","), strict=True))["kode"] == ""
