"""Posts: one however it is spelled, its short name, several of one person, two holders, and who acts for one."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Zi

FIVE = (
    "Kasubag. Umum dan Perencanaan",
    "KASUBAG UMUM DAN PERENCANAAN",
    "Kasubag.Umum dan Perencanaan",
    "Kasubag  Umum  dan Perencanaan",
    "kasubag. umum dan perencanaan.",
)
SIGNED = "Kepala Dinas Perdagangan, Perindustrian dan Koperasi Usaha Kecil dan Menengah Kabupaten Buléléng"
HEAD = """jabatan:
  Kepala Dinas:
    - {nama: Budi Santosa, sejak: 2022-01-03}
    - {nama: Ayu Lestari, sejak: 2024-06-01, sebagai: plt}
  Sekretaris Dinas:
    - {nama: Ayu Lestari, sejak: 2022-01-03}
    - {nama: Made Rai, sejak: 2024-07-10, sampai: 2024-07-20, sebagai: plh}
"""


def configured(unit: Path, text: str) -> Path:
    settings = unit / "plans" / "zi.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + text, encoding="utf-8")
    return unit


@pytest.fixture
def spelled(unit: Path) -> Path:
    """Give a unit whose plan spells one post in five ways, in turn."""
    plan = unit / "plans" / "renaksi_2022_2026.yaml"
    ways = iter(FIVE * 10)
    text = plan.read_text(encoding="utf-8")
    plan.write_text(re.sub(re.escape(FIVE[0]), lambda _: next(ways), text), encoding="utf-8")
    return unit


@pytest.mark.parametrize("said", [*FIVE, "kasubag umum"])
def test_one_post_in_five_spellings_is_one_post(zi: Zi, spelled: Path, said: str) -> None:
    asked = ("--year", "2024", "--format", "json", "--today", "2024-12-01")
    shown = json.loads(zi("status", *asked, "--pj", said, cwd=spelled).out)["indikator"]
    assert len(shown) == 28
    assert {one["penanggung_jawab"] for one in shown} == {FIVE[0]}
    due = json.loads(zi("due", *asked, "--pj", said, "--month", "Juni", cwd=spelled).out)
    assert due == json.loads(zi("due", *asked, "--pj", FIVE[0], "--month", "Juni").out)


def test_the_report_and_the_check_count_it_once(zi: Zi, spelled: Path) -> None:
    report = zi("report", "--semester", "1", "--year", "2024", "--format", "md", cwd=spelled).out
    assert report.count(f"| {FIVE[0]} | 28 |") == 1
    assert f"| {FIVE[1]} |" not in report.partition("Bab III")[0]
    assert "bertanggung jawab atas 28 dari 36 indikator" in zi("check", "--format", "json", cwd=spelled).out
    page = zi("dashboard", "2024", "--today", "2024-12-01", cwd=spelled).out
    assert FIVE[1] not in page
    csv = zi("export", "csv", "2024", "--today", "2024-12-01", cwd=spelled).out
    assert FIVE[1] not in csv


def test_a_recommendation_in_another_spelling_is_the_posts_own(zi: Zi, unit: Path) -> None:
    given = (
        "recommend",
        "add",
        "--for",
        "V.4.a",
        "--sumber",
        "monev",
        "--kondisi",
        "K",
        "--rekomendasi",
        "Perbaiki survei",
    )
    configured(unit, HEAD)
    made = zi(*given, "--pj", "sekretarisdinas", "--oleh", "Ayu Lestari", "--today", "2024-07-05", cwd=unit)
    assert made.code == 0, made.err
    path = unit / "plans/rekomendasi/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Sekretaris Dinas", "SEKRETARIS. DINAS"), encoding="utf-8")
    found = json.loads(zi("recommend", "list", "--pj", "sekretaris", "--format", "json", cwd=unit).out)
    assert [one["penanggung_jawab"] for one in found["rekomendasi"]] == ["Sekretaris Dinas"]
    assert "tidak dikenal" not in zi("check", cwd=unit).out
    asked = (
        "--year",
        "2024",
        "--today",
        "2024-08-01",
        "--month",
        "September",
        "--pj",
        "sekretaris",
        "--format",
        "json",
    )
    assert len(json.loads(zi("due", *asked, cwd=unit).out)["rekomendasi"]) == 1


def test_a_short_name_finds_its_post(zi: Zi, unit: Path) -> None:
    configured(unit, "alias: {kasum: Kasubag. Umum dan Perencanaan, Sekdis: sekretaris dinas}\n")
    assert "ZI613" not in zi("check", cwd=unit).out
    asked = ("status", "2024", "--format", "json", "--today", "2024-12-01", "--pj")
    for short, full in (("kasum", FIVE[0]), ("SEK.DIS", "Sekretaris Dinas")):
        assert zi(*asked, short, cwd=unit).out == zi(*asked, full, cwd=unit).out
    refused = zi(*asked, "kabag", cwd=unit)
    assert refused.code == 2
    assert "tidak cocok" in refused.err


@pytest.mark.parametrize(
    ("day", "post", "nama"),
    [
        ("2024-05-31", SIGNED, "Budi Santosa"),
        ("2024-06-01", f"Plt. {SIGNED}", "Ayu Lestari"),
        (None, f"Plt. {SIGNED}", "Ayu Lestari"),
    ],
)
def test_who_acts_for_the_post_on_the_reports_day_signs_as_such(
    zi: Zi, unit: Path, day: str | None, post: str, nama: str
) -> None:
    configured(unit, HEAD)
    dated = ("--date", day) if day else ()
    text = zi("report", "--semester", "1", "--year", "2024", *dated, cwd=unit).out
    page = text.partition("Ringkasan pimpinan")[0]
    assert re.search(rf"^{re.escape(post)}", page, re.MULTILINE), page
    assert nama in page
    assert "Dewa Made Sudiarta" not in page


@pytest.mark.parametrize(
    ("oleh", "day", "post"),
    [
        ("Ayu Lestari", "2024-07-09", "Plt. Kepala Dinas dan Sekretaris Dinas"),
        ("Made Rai", "2024-07-12", "Plh. Sekretaris Dinas"),
        ("Ayu Lestari", "2024-07-12", "Plt. Kepala Dinas dan Sekretaris Dinas"),
        ("Ayu Lestari", "2024-07-21", "Plt. Kepala Dinas dan Sekretaris Dinas"),
    ],
)
def test_who_acts_for_a_post_may_act_with_all_posts_of_the_day(
    zi: Zi, unit: Path, oleh: str, day: str, post: str
) -> None:
    configured(unit, HEAD)
    done = zi("period", "submit", "2024-s1", "--tetap", "--oleh", oleh, "--today", day, cwd=unit)
    assert done.code == 0, done.err
    assert f"diajukan oleh {oleh} ({post})" in " ".join(done.out.split())


@pytest.mark.parametrize(("oleh", "day"), [("Budi Santosa", "2024-07-09"), ("Made Rai", "2024-07-21")])
def test_who_holds_the_post_no_more_may_not_act(zi: Zi, unit: Path, oleh: str, day: str) -> None:
    configured(unit, HEAD)
    refused = zi("period", "submit", "2024-s1", "--tetap", "--oleh", oleh, "--today", day, cwd=unit)
    assert refused.code == 2
    assert "tidak memangku jabatan" in refused.err


def test_an_approval_by_who_acts_for_the_head_stands(zi: Zi, unit: Path) -> None:
    configured(unit, HEAD)
    by = ("--today", "2024-07-15", "--oleh")
    assert zi("period", "submit", "2024-s1", "--tetap", *by, "Made Rai", cwd=unit).code == 0
    assert zi("period", "approve", "2024-s1", *by, "Ayu Lestari", cwd=unit).code == 0
    assert "jabatan: Plt. Kepala Dinas" in (unit / "plans/periode/2024-s1.yaml").read_text(encoding="utf-8")
    found = json.loads(zi("check", "--format", "json", cwd=unit).out)["masalah"]
    assert {one["kode"] for one in found if one["kode"].startswith("ZI6")} <= {"ZI622"}


def test_a_post_may_have_two_holders(zi: Zi, unit: Path) -> None:
    two = "jabatan:\n  Kepala Dinas:\n    - {nama: Budi, sejak: 2022-01-03}\n    - {nama: Ayu, sejak: 2022-01-03%s}\n"
    settings = unit / "plans" / "zi.yaml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before + two % "", encoding="utf-8")
    assert "ZI621" in zi("check", cwd=unit).out
    settings.write_text(before + two % ", bersama: true", encoding="utf-8")
    assert "ZI621" not in zi("check", cwd=unit).out
    by = ("--today", "2024-07-15", "--oleh")
    assert zi("period", "submit", "2024-s1", "--tetap", *by, "Ayu", cwd=unit).code == 0
    assert zi("period", "approve", "2024-s1", *by, "Budi", cwd=unit).code == 0


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("sebagai: Plt", "plt"),
        ("sampai: 2021-01-01", "sebelum mulai"),
        ("bersama: ya", "true"),
    ],
)
def test_what_a_holder_cannot_be_is_named(zi: Zi, unit: Path, line: str, found: str) -> None:
    configured(unit, f"jabatan:\n  Kepala Dinas:\n    - {{nama: Budi, sejak: 2022-01-03, {line}}}\n")
    checked = zi("check", cwd=unit)
    assert checked.code == 1
    assert found in checked.out
