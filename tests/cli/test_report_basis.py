"""The report's legal basis is the unit's own or fits the years of its plan; a plan's first period has nothing before it."""

import re
from pathlib import Path

import pytest

from tests.conftest import Zi

UU = "Undang-Undang Nomor 28 Tahun 1999"
GRAND_DESIGN = "Peraturan Presiden Nomor 81 Tahun 2010"
ZONA = "Peraturan Menteri PANRB Nomor 90 Tahun 2021"


def basis(zi: Zi, unit: Path, tahun: int = 2024) -> list[str]:
    """Give the items under Dasar hukum of the report of the first semester."""
    text = zi("report", "--semester", "1", "--year", str(tahun), "--today", f"{tahun}-08-01", cwd=unit).out
    part = text.partition("### Dasar hukum\n")[2].partition("###")[0]
    return [one.removeprefix("- ") for one in part.strip().splitlines()]


def over(unit: Path, mulai: int) -> Path:
    """Move the plan to five other years, and leave the example year behind."""
    plan = unit / "plans/renaksi_2022_2026.yaml"
    text = plan.read_text(encoding="utf-8")
    text = re.sub(r"\b202([2-6])(?=: \d)", lambda found: str(mulai + int(found[1]) - 2), text)
    text = text.replace("{mulai: 2022, selesai: 2026}", f"{{mulai: {mulai}, selesai: {mulai + 4}}}")
    plan.unlink()
    (unit / f"plans/renaksi_{mulai}_{mulai + 4}.yaml").write_text(text, encoding="utf-8")
    (unit / "plans/realisasi/2024.yaml").unlink()
    return unit


@pytest.mark.parametrize(
    ("mulai", "rules"),
    [
        (2016, [UU, GRAND_DESIGN]),
        (2022, [UU, GRAND_DESIGN, ZONA]),
        (2025, [UU, GRAND_DESIGN, ZONA]),
        (2026, [UU, ZONA]),
    ],
)
def test_the_rules_are_those_of_the_plans_years(zi: Zi, unit: Path, mulai: int, rules: list[str]) -> None:
    found = basis(zi, over(unit, mulai), mulai)
    assert [one.partition(" tentang ")[0] for one in found] == rules


def test_the_units_own_rules_take_their_place(zi: Zi, unit: Path) -> None:
    own = ["Peraturan Bupati Buleleng Nomor 5 Tahun 2022", "Keputusan Kepala Dinas Nomor 7 Tahun 2022"]
    settings = unit / "plans/zi.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + "dasar_hukum:\n" + "".join(f"  - {one}\n" for one in own), encoding="utf-8")
    assert basis(zi, unit) == own
    settings.write_text(text + "dasar_hukum: []\n", encoding="utf-8")
    assert zi("check", cwd=unit).code == 1


def test_the_decree_of_the_team_stands_there_with_its_number_or_not_at_all(zi: Zi, unit: Path) -> None:
    assert not [one for one in basis(zi, unit) if "SK Tim" in one]
    register = unit / "plans/bukti/2024.yaml"
    register.parent.mkdir(exist_ok=True)
    entry = "  bukti/2024/i-1-1-sk-tim-zi.pdf: {%soleh: Ayu, dicatat: 2024-01-22}\n"
    head = "skema: 1\ntahun: 2024\nbukti:\n"
    register.write_text(head + entry % "tanggal: 2024-01-21, nomor: 188/12/2024, ", encoding="utf-8")
    assert basis(zi, unit)[-1] == "SK Tim ZI Nomor 188/12/2024 tanggal 21 Januari 2024"
    settings = unit / "plans/zi.yaml"
    own = "dasar_hukum: [Keputusan Kepala Dinas Nomor 188/12/2024 tentang Tim ZI]\n"
    settings.write_text(settings.read_text(encoding="utf-8") + own, encoding="utf-8")
    assert basis(zi, unit) == ["Keputusan Kepala Dinas Nomor 188/12/2024 tentang Tim ZI"]


@pytest.mark.parametrize("bentuk", ["md", "html"])
def test_a_plans_first_semester_follows_nothing_up(zi: Zi, unit: Path, bentuk: str) -> None:
    def report(tahun: int, semester: int) -> str:
        said = ("report", "--semester", str(semester), "--year", str(tahun), "--today", "2026-08-01")
        return zi(*said, "--format", bentuk, cwd=unit).out

    assert "Tindak lanjut Semester II 2021" not in report(2022, 1)
    assert "sampai Semester II 2021" not in report(2022, 1)
    assert "Tindak lanjut Semester I 2022" in report(2022, 2)
    assert "Tindak lanjut Semester II 2022" in report(2023, 1)
