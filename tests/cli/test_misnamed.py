"""Files that nobody reads because of their names: found, named, and never made anew beside them."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Zi


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "aturan" / "dasar", tmp_path / "kantor"))


@pytest.mark.parametrize(
    ("berkas", "saran"),
    [
        ("realisasi/2025.yaml.txt", "ganti namanya menjadi 2025.yaml;"),
        ("realisasi/2025.YAML", "ganti namanya menjadi 2025.yaml;"),
        ("realisasi/2025.yml", "ganti namanya menjadi 2025.yaml;"),
        ("realisasi/2024.yaml.txt", "yang dibaca plans/realisasi/2024.yaml; pindahkan"),
        ("periode/2024-s1.yaml.txt", "ganti namanya menjadi 2024-s1.yaml;"),
        ("bukti/2024.yml.txt", "ganti namanya menjadi 2024.yaml;"),
        ("zi.yml", "ganti namanya menjadi zi.yaml;"),
        ("zi.yaml.txt", "ganti namanya menjadi zi.yaml;"),
        ("Zi.yaml", "ganti namanya menjadi zi.yaml;"),
        ("Renaksi_2026_2030.yaml", "ganti namanya menjadi renaksi_2026_2030.yaml;"),
        ("renaksi_2026_2030.yaml.txt", "ganti namanya menjadi renaksi_2026_2030.yaml;"),
    ],
)
def test_a_file_with_another_name_is_found_and_its_name_is_said(zi: Zi, small: Path, berkas: str, saran: str) -> None:
    (small / "plans/zi.yaml").unlink()
    file = small / "plans" / berkas
    file.parent.mkdir(exist_ok=True)
    file.write_text("skema: 1\n", encoding="utf-8")
    said = " ".join(zi("check", cwd=small).out.split())
    assert f"plans/{berkas}:1:1: peringatan ZI403: berkas ini tidak dibaca zi karena namanya saran: {saran}" in said


def test_a_folder_in_other_letters_is_found_once(zi: Zi, small: Path) -> None:
    (small / "plans/realisasi").rename(small / "plans/Realisasi")
    (small / "plans/Realisasi/2025.yaml").write_text("skema: 1\ntahun: 2025\n", encoding="utf-8")
    said = " ".join(zi("check", cwd=small).out.split())
    where = "plans/Realisasi/:1:1: peringatan ZI403: isi folder ini tidak dibaca zi karena namanya"
    assert f"{where} saran: ganti nama foldernya menjadi realisasi" in said
    assert said.count("ZI403") == 1


@pytest.mark.parametrize(
    "command",
    [
        ["status", "2025"],
        ["record", "mp-tim-nilai", "80", "--semester", "1", "--year", "2025", "--today", "2025-07-01"],
        ["done", "mp-tim-bentuk", "--year", "2025", "--on", "2025-01-20", "--today", "2025-07-01"],
        ["new-year", "2025"],
    ],
    ids=lambda one: one[0],
)
def test_where_the_year_lies_under_another_name_no_new_file_is_advised(zi: Zi, small: Path, command: list[str]) -> None:
    shutil.copy(small / "plans/realisasi/2024.yaml", small / "plans/realisasi/2025.yaml.txt")
    answer = zi(*command, cwd=small)
    assert "ganti nama plans/realisasi/2025.yaml.txt menjadi 2025.yaml" in " ".join(answer.err.split())
    assert "new-year" not in answer.err
    assert not (small / "plans/realisasi/2025.yaml").exists()


def test_a_plan_under_another_name_is_pointed_at(zi: Zi, small: Path) -> None:
    plan = small / "plans/renaksi_2024_2025.yaml"
    plan.rename(plan.with_name("renaksi_2024_2025.yaml.txt"))
    answer = zi("status", "-C", str(small), cwd=small)
    assert answer.code == 2
    assert "ganti nama plans/renaksi_2024_2025.yaml.txt menjadi renaksi_2024_2025.yaml" in " ".join(answer.err.split())


def test_what_zi_init_left_to_replace_is_told_once(zi: Zi, tmp_path: Path) -> None:
    assert zi("init", "kantor", "--from", "2025", cwd=tmp_path).code == 0
    said = " ".join(zi("check", cwd=tmp_path / "kantor").out.split())
    assert said.count("# ganti, yang pertama di sini") == 1
    assert "1 peringatan" in said
