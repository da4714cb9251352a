"""Indikator in time: counted since the plan began (`kumulatif`), and released after their year (`rilis`, `susulan`)."""

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from tests.building import indikator
from tests.conftest import As, Zi
from tests.kantor import answer, kantor, of, write
from tests.repository import repo_in

INOVASI = indikator("inovasi", jenis="jumlah", satuan="SK", kumulatif="rencana")
OPINI = indikator(
    "opini", jenis="kode", kode={1: "WTP", 2: "WDP"}, baik=[1], rilis={"bulan": "Mei", "tahun": "berikut"}
)
SKOR = indikator("skor", jenis="persen", hitung="proporsi_indikator_tercapai")
DUA = {"semester_2": {"nilai": 2}}
SATU = {"semester_1": {"nilai": 1}}
WTP = {"susulan": {"kode": 1, "tanggal": "2025-05-20"}}
POSTS = {
    "jabatan": {
        "Kepala Dinas": [{"nama": "I Made Rai", "sejak": "2023-01-01"}],
        "Sekretaris": [{"nama": "Ayu Rekaan", "sejak": "2023-01-01"}],
    }
}


def two_years(
    folder: Path,
    plan: list[dict[str, Any]],
    first: dict[str, Any] | None,
    second: dict[str, Any] | None = None,
    *,
    contoh: bool = True,
) -> Path:
    """Write a unit whose plan covers 2024 and 2025; a year of None has no file."""
    kantor(folder, plan, first or {}, zi=POSTS)
    path = folder / "plans/renaksi_2024_2024.yaml"
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.unlink()
    tree["periode"]["selesai"] = 2025
    write(folder / "plans/renaksi_2024_2025.yaml", tree)
    for tahun, bacaan in ((2024, first), (2025, second)):
        path = folder / f"plans/realisasi/{tahun}.yaml"
        year = {"skema": 1, "tahun": tahun, "contoh": contoh, "indikator": bacaan, "aktivitas": {}}
        path.unlink(missing_ok=True)
        if bacaan is not None:
            write(path, year)
    return folder


def with_target(one: dict[str, Any], first: int, second: int) -> dict[str, Any]:
    return one | {"target": {2024: first, 2025: second}}


def inovasi(folder: Path, target: int, first: dict[str, Any] | None, second: dict[str, Any] | None) -> Path:
    plan = [with_target(SKOR, 65, 65), with_target(INOVASI, 2, target)]
    years = ({"inovasi": one} if one else one for one in (first, second))
    return two_years(folder, plan, *years)


@pytest.mark.parametrize(("target", "keadaan", "capaian"), [(3, "tercapai", 100), (5, "belum_tercapai", 60)])
def test_a_value_since_the_plan_began_is_the_sum_of_its_years(
    zi: Zi, tmp_path: Path, target: int, keadaan: str, capaian: int
) -> None:
    office = inovasi(tmp_path, target, DUA, SATU)
    found = of(answer(zi, office, "status", "2025", "--today", "2026-02-01"), "inovasi")
    assert (found["realisasi"], found["keadaan"], found["capaian"]) == (3, keadaan, capaian)
    assert found["kumulatif"] == {
        "sejak": 2024,
        "sejauh_ini": 3,
        "tahun": [
            {"tahun": 2024, "nilai": 2, "macam": "terukur"},
            {"tahun": 2025, "nilai": 1, "macam": "terukur"},
        ],
    }
    places = [(one["berkas"].rpartition("/")[2], one["baris"]) for one in found["asal"]]
    assert [name for name, _ in places] == ["renaksi_2024_2025.yaml", "2025.yaml", "2024.yaml"]
    first = of(answer(zi, office, "status", "2024", "--today", "2026-02-01"), "inovasi")
    assert (first["realisasi"], first["keadaan"]) == (2, "tercapai")
    assert "2 (2024) + 1 (2025) = 3 SK" in zi("explain", "inovasi", "--year", "2025", cwd=office).out


@pytest.mark.parametrize(
    ("first", "second", "realisasi", "keadaan", "so_far"),
    [
        (None, SATU, None, "belum_diisi", 1),
        (DUA, {}, None, "belum_diisi", 2),
        ({}, {}, None, "belum_diisi", None),
        (DUA, {"semester_2": {"belum_waktunya": True}}, None, "belum_waktunya", 2),
        ({"semester_2": {"belum_waktunya": True}}, SATU, None, "belum_diisi", 1),
        (DUA, {"semester_2": {"tidak_berlaku": "Dipindahkan"}}, 2, "belum_tercapai", 2),
        ({"semester_2": {"tidak_berlaku": "Dipindahkan"}}, SATU, 1, "belum_tercapai", 1),
        ({"semester_2": {"tidak_berlaku": "a"}}, {"semester_2": {"tidak_berlaku": "b"}}, None, "tidak_berlaku", None),
        ({"semester_2": {"nilai": 0}}, {"semester_2": {"nilai": 3}}, 3, "tercapai", 3),
    ],
)
def test_an_unread_year_leaves_it_open_with_the_sum_so_far_and_what_is_not_measured_adds_nothing(
    zi: Zi,
    tmp_path: Path,
    first: dict[str, Any] | None,
    second: dict[str, Any],
    realisasi: int | None,
    keadaan: str,
    so_far: int | None,
) -> None:
    office = inovasi(tmp_path, 3, first, second)
    found = of(answer(zi, office, "status", "2025", "--today", "2026-02-01"), "inovasi")
    assert (found["realisasi"], found["keadaan"]) == (realisasi, keadaan)
    assert found["kumulatif"]["sejauh_ini"] == so_far
    if realisasi is None and so_far:
        assert f"sejauh ini {so_far} SK" in zi("status", "2025", cwd=office).out


def test_an_invented_year_is_not_added_to_a_real_one(zi: Zi, tmp_path: Path) -> None:
    office = two_years(tmp_path, [with_target(INOVASI, 2, 3)], {"inovasi": DUA}, {"inovasi": SATU}, contoh=False)
    path = office / "plans/realisasi/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("contoh: false", "contoh: true"), encoding="utf-8")
    found = of(answer(zi, office, "status", "2025", "--today", "2026-02-01"), "inovasi")
    assert (found["keadaan"], found["kumulatif"]["sejauh_ini"]) == ("belum_diisi", 1)


def test_a_part_of_a_year_is_compared_with_its_target_by_the_sum(zi: Zi, tmp_path: Path) -> None:
    plan = [with_target(INOVASI, 2, 5) | {"target_semester_1": {2025: 3}}]
    office = two_years(tmp_path, plan, {"inovasi": DUA}, {"inovasi": SATU})
    found = of(answer(zi, office, "status", "2025", "--semester", "1", "--today", "2025-07-10"), "inovasi")
    assert (found["realisasi"], found["keadaan_periode"], found["keadaan"]) == (3, "tercapai", "belum_tercapai")


def test_every_surface_shows_the_sum_and_what_it_is_made_of(zi: Zi, tmp_path: Path) -> None:
    office = inovasi(tmp_path, 3, DUA, SATU)
    for form in ("md", "html"):
        report = zi("report", "2025", "--semester", "1", "--format", form, cwd=office).out
        assert "2 (2024) + 1 (2025) = 3 SK" in report, form
    page = zi("dashboard", "2025", cwd=office).out
    assert "2024: target 2 SK, realisasi 2 SK, tercapai; 2025: target 3 SK, realisasi 3 SK" in page
    assert "2 (2024) + 1 (2025) = 3 SK" in page
    rows = json.loads(zi("export", "json", "2025", cwd=office).out)["tabel"]
    row = next(one for one in rows["indikator"] if one["id"] == "inovasi")
    assert (row["realisasi"], row["kumulatif"], row["sejauh_ini"]) == (3, "rencana", 3)


def test_a_new_year_says_that_only_its_own_result_is_asked_for(zi: Zi, tmp_path: Path) -> None:
    office = inovasi(tmp_path, 3, DUA, None)
    assert zi("new-year", "2025", cwd=office).code == 0
    laid_out = (office / "plans/realisasi/2025.yaml").read_text(encoding="utf-8")
    assert "target sejak tahun pertama rencana; isi hasil tahun ini saja" in laid_out


def submitted(by: As, *periods: str) -> None:
    days = {"2024-s2": "2025-01-15", "2025-s1": "2025-07-10"}
    for one in periods:
        assert by("Ayu Rekaan", days[one], "period", "submit", one, "--tetap").code == 0
        assert by("I Made Rai", days[one], "period", "approve", one).code == 0


class TestAnApprovedPeriod:
    """What an approved period holds of a value that began before it."""

    @pytest.fixture
    def office(self, tmp_path: Path) -> Path:
        return inovasi(tmp_path, 5, DUA, SATU)

    def test_a_changed_earlier_year_is_named(self, by: As, office: Path) -> None:
        submitted(by, "2025-s1")
        path = office / "plans/realisasi/2024.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("nilai: 2", "nilai: 4"), encoding="utf-8")
        said = by("Ayu Rekaan", "2025-08-01", "check").out
        assert "ZI601" in said
        assert "nilai I.1.b tahun 2024 yang ikut dijumlahkan berubah" in " ".join(said.split())

    def test_it_is_named_once_where_its_own_year_is_approved_too(self, by: As, office: Path) -> None:
        submitted(by, "2024-s2", "2025-s1")
        path = office / "plans/realisasi/2024.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("nilai: 2", "nilai: 4"), encoding="utf-8")
        said = by("Ayu Rekaan", "2025-08-01", "check").out
        assert said.count("ZI601") == 1

    @pytest.mark.usefixtures("office")
    def test_late_work_of_an_earlier_year_changes_nothing(self, by: As) -> None:
        submitted(by, "2024-s2", "2025-s1")
        assert by("Ayu Rekaan", "2025-08-01", "done", "lapor", "--year", "2024", "--on", "2025-07-20").code == 0
        assert "ZI60" not in by("Ayu Rekaan", "2025-08-01", "check").out


def opini(folder: Path, first: dict[str, Any] | None = None) -> Path:
    plan = [with_target(SKOR, 65, 65), with_target(OPINI, 1, 1)]
    return two_years(folder, plan, {"opini": first} if first else {}, {})


def test_an_opinion_published_in_may_stands_in_its_year_without_a_warning(zi: Zi, tmp_path: Path) -> None:
    office = opini(tmp_path)
    words = ("--susulan", "--year", "2024", "--today", "2025-06-01")
    done = zi("record", "opini", "WTP", *words, "--date", "2025-05-20", cwd=office)
    assert (done.code, done.err) == (0, "")
    assert "susulan: {kode: 1, tanggal: 2025-05-20}" in (office / "plans/realisasi/2024.yaml").read_text("utf-8")
    (office / "lhp.pdf").write_bytes(b"contoh")
    proof = ("--date", "2025-05-20", "--by", "Ayu Rekaan")
    for place in ("opini@2024-susulan", "opini@susulan"):
        added = zi("evidence", "add", "lhp.pdf", "--for", place, *proof, *words[1:], cwd=office)
        assert (added.code, added.err) == (0, ""), place
    found = zi("check", "--format", "json", cwd=office)
    assert [one["kode"] for one in json.loads(found.out)["masalah"] if one["tingkat"] != "saran"] == []
    assert of(answer(zi, office, "status", "2024", "--today", "2025-06-01"), "opini")["keadaan"] == "tercapai"


@pytest.mark.parametrize(
    ("words", "keadaan"),
    [
        (("2024", "--today", "2025-04-30"), "belum_waktunya"),
        (("2024", "--today", "2025-05-01"), "belum_diisi"),
        (("2024", "--semester", "1", "--today", "2025-05-01"), "belum_waktunya"),
        (("2024", "--per", "2024-12-31", "--today", "2025-06-01"), "belum_waktunya"),
        (("2025", "--today", "2025-06-01"), "belum_waktunya"),
    ],
)
def test_it_is_asked_for_from_the_month_of_its_release_on(
    zi: Zi, tmp_path: Path, words: tuple[str, ...], keadaan: str
) -> None:
    assert of(answer(zi, opini(tmp_path), "status", *words), "opini")["keadaan"] == keadaan


@pytest.mark.parametrize(
    ("words", "keadaan"),
    [
        (("--per", "2025-05-19"), "tercapai"),
        (("--per", "2025-05-20"), "belum_tercapai"),
        (("--semester", "1"), "belum_diisi"),
        (("--semester", "2"), "belum_tercapai"),
    ],
)
def test_it_takes_the_place_of_the_reading_of_its_year_from_its_date_on(
    zi: Zi, tmp_path: Path, words: tuple[str, ...], keadaan: str
) -> None:
    first = {"semester_2": {"kode": 1}, "susulan": {"kode": 2, "tanggal": "2025-05-20"}}
    plan = [with_target(OPINI, 1, 1)]
    office = two_years(tmp_path, plan, {"opini": first}, {})
    found = of(answer(zi, office, "status", "2024", *words, "--today", "2025-06-01"), "opini")
    assert found["keadaan"] == (keadaan if keadaan != "belum_diisi" else "belum_waktunya")


@pytest.mark.parametrize("konsolidasi", ["jumlah", "rata_rata"])
def test_it_is_joined_with_no_semester(zi: Zi, tmp_path: Path, konsolidasi: str) -> None:
    one = indikator("angka", jenis="nilai", konsolidasi=konsolidasi, rilis=OPINI["rilis"])
    first = {"semester_1": {"nilai": 4}, "semester_2": {"nilai": 6}, "susulan": {"nilai": 9, "tanggal": "2025-05-20"}}
    office = two_years(tmp_path, [with_target(one, 9, 9)], {"angka": first}, {})
    found = of(answer(zi, office, "status", "2024", "--today", "2025-06-01"), "angka")
    assert (found["realisasi"], found["keadaan"]) == (9, "tercapai")
    said = [one["kode"] for one in answer(zi, office, "check")["masalah"]]
    assert not {"ZI307", "ZI308", "ZI309", "ZI317", "ZI319"} & set(said)


def test_an_empty_file_of_an_earlier_year_adds_nothing(zi: Zi, by: As, office: Path) -> None:
    submitted(by, "2025-s1")
    assert zi("new-year", "2024", cwd=office).code == 0
    assert "ikut dijumlahkan" not in by("Ayu Rekaan", "2025-08-01", "check").out


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The office of a test that stands alone: nothing is known of the first year."""
    return inovasi(tmp_path, 5, None, SATU)


class TestAnItemOpenedAgain:
    """The day up to which data counts moves for the ids in scope."""

    @pytest.fixture
    def office(self, tmp_path: Path) -> Path:
        return opini(tmp_path)

    @pytest.mark.usefixtures("office")
    @pytest.mark.parametrize("slot", [("--semester", "2"), ("--susulan",)])
    def test_what_is_dated_after_the_first_submission_counts(self, by: As, slot: tuple[str, ...]) -> None:
        submitted(by, "2024-s2")
        reopen = ("period", "reopen", "2024-s2", "--reason", "Opini terbit", "--scope", "opini")
        assert by("I Made Rai", "2025-02-01", *reopen).code == 0
        words = ("record", "opini", "WTP", *slot, "--year", "2024", "--date", "2025-02-01")
        assert by("Ayu Rekaan", "2025-02-02", *words).code == 0
        assert by("Ayu Rekaan", "2025-02-03", "period", "submit", "2024-s2", "--tetap").code == 0
        found = by("Ayu Rekaan", "2025-02-10", "status", "2024", "--semester", "2", "--format", "json")
        assert of(json.loads(found.out), "opini")["keadaan"] == "tercapai"


class TestAPeriodSubmittedBefore:
    """A figure that is released later changes nothing of a period that was submitted before its date."""

    @pytest.fixture
    def office(self, tmp_path: Path) -> Path:
        return opini(tmp_path)

    def test_it_is_recorded_at_once_and_counts_in_the_year(self, zi: Zi, by: As, office: Path) -> None:
        submitted(by, "2024-s2")
        words = ("record", "opini", "WTP", "--susulan", "--year", "2024", "--date", "2025-05-20")
        assert by("Ayu Rekaan", "2025-05-21", *words).code == 0
        assert "ZI60" not in by("Ayu Rekaan", "2025-05-21", "check").out
        frozen = by("Ayu Rekaan", "2025-05-21", "status", "2024", "--semester", "2", "--format", "json")
        whole = by("Ayu Rekaan", "2025-05-21", "status", "2024", "--format", "json")
        states = [of(json.loads(one.out), "opini")["keadaan"] for one in (frozen, whole)]
        assert states == ["belum_waktunya", "tercapai"]
        report = by("Ayu Rekaan", "2025-05-21", "report", "2024", "--semester", "2").out
        assert "terbit 20 Mei 2025" not in report
        assert "angkanya terbit Mei 2025" in report
        assert "terbit 20 Mei 2025" in zi("period", "list", cwd=office).out

    @pytest.mark.usefixtures("office")
    def test_one_dated_before_the_submission_needs_reopening(self, by: As) -> None:
        submitted(by, "2024-s2")
        words = ("record", "opini", "WTP", "--susulan", "--year", "2024", "--date", "2025-01-10")
        refused = by("Ayu Rekaan", "2025-05-21", *words)
        assert refused.code == 2
        assert "buka" in refused.err or "reopen" in refused.err

    def test_a_period_submitted_afterwards_holds_it(self, by: As, office: Path) -> None:
        words = ("record", "opini", "WTP", "--susulan", "--year", "2024", "--date", "2025-05-20")
        assert by("Ayu Rekaan", "2025-05-21", *words).code == 0
        assert by("Ayu Rekaan", "2025-06-02", "period", "submit", "2024-s2", "--tetap").code == 0
        assert by("I Made Rai", "2025-06-02", "period", "approve", "2024-s2").code == 0
        path = office / "plans/realisasi/2024.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("kode: 1", "kode: 2"), encoding="utf-8")
        assert "realisasi I.1.b susulan berubah" in by("Ayu Rekaan", "2025-06-03", "check").out


def test_a_figure_released_later_is_added_from_its_own_date(zi: Zi, tmp_path: Path) -> None:
    one = with_target(INOVASI, 2, 3) | {"rilis": OPINI["rilis"]}
    first = {"susulan": {"nilai": 2, "tanggal": "2025-05-20"}}
    second = {"semester_1": {"nilai": 1}}
    office = two_years(tmp_path, [one], {"inovasi": first}, {"inovasi": second})
    before, after = (
        of(answer(zi, office, "status", "2025", "--per", day, "--today", "2025-07-01"), "inovasi")
        for day in ("2025-05-19", "2025-05-20")
    )
    assert (before["keadaan"], before["kumulatif"]["sejauh_ini"]) == ("belum_diisi", 1)
    assert (after["keadaan"], after["realisasi"]) == ("tercapai", 3)


def test_due_lists_it_from_the_month_of_its_release_until_it_is_recorded(zi: Zi, tmp_path: Path) -> None:
    office = opini(tmp_path, {"semester_2": {"kode": 2}})
    ask = ("due", "--year", "2025", "--today", "2025-06-01")
    listed = answer(zi, office, *ask, "--month", "Juni")["terbit"]
    assert [(one["id"], one["tahun"], one["bulan"], one["penanggung_jawab"]) for one in listed] == [
        ("opini", 2024, 5, ["Sekretaris"])
    ]
    assert "Angka 2024 yang terbit (1)" in zi(*ask, "--month", "Mei", "--pj", "sekretaris", cwd=office).out
    assert "terbit" not in answer(zi, office, *ask, "--month", "April")
    words = ("--susulan", "--year", "2024", "--date", "2025-05-20", "--today", "2025-06-01")
    assert zi("catat", "opini", "WTP", *words, cwd=office).code == 0
    assert "terbit" not in answer(zi, office, *ask, "--month", "Juni")


def test_a_new_year_lays_out_its_own_slot_and_record_fills_it(zi: Zi, tmp_path: Path) -> None:
    office = two_years(tmp_path, [with_target(OPINI, 1, 1)], None, {})
    assert zi("new-year", "2024", cwd=office).code == 0
    path = office / "plans/realisasi/2024.yaml"
    laid_out = path.read_text(encoding="utf-8")
    assert "#   susulan: {kode: , tanggal: }" in laid_out
    assert "angkanya terbit Mei 2025" in laid_out
    words = ("--susulan", "--year", "2024", "--date", "2025-05-20", "--today", "2025-06-01")
    assert zi("record", "opini", "WTP", *words, cwd=office).code == 0
    assert laid_out.count("\n") == path.read_text(encoding="utf-8").count("\n")
    assert "    susulan: {kode: 1, tanggal: 2025-05-20}" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--susulan",), "tanggal terbit angka susulan belum disebut"),
        (("--susulan", "--date", "2025-07-01"), "1 Juli 2025"),
        (("--susulan", "--semester", "1"), "tidak dipakai bersama"),
        ((), "--semester, --triwulan atau --susulan belum disebut"),
    ],
)
def test_recording_says_what_is_missing_or_too_much(
    zi: Zi, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    said = zi("record", "opini", "WTP", "--year", "2024", "--today", "2025-06-01", *words, cwd=opini(tmp_path))
    assert said.code == 2
    assert sentence in said.err


@pytest.mark.parametrize(
    ("susulan", "kode"),
    [
        ({"kode": 1}, "ZI121"),
        ({"tanggal": "2025-05-20"}, "ZI128"),
        ({"kode": 1, "nilai": 2, "tanggal": "2025-05-20"}, "ZI128"),
        ({"belum_waktunya": True, "tanggal": "2025-05-20"}, "ZI120"),
        ({"nilai": 1, "tanggal": "2025-05-20"}, "ZI305"),
        ({"kode": 7, "tanggal": "2025-05-20"}, "ZI306"),
    ],
)
def test_its_slot_holds_one_figure_of_its_jenis_with_a_date(
    zi: Zi, tmp_path: Path, susulan: dict[str, Any], kode: str
) -> None:
    found = answer(zi, opini(tmp_path, {"susulan": susulan}), "check")["masalah"]
    assert kode in [one["kode"] for one in found]


def test_tables_tell_it_from_the_readings_of_semesters(zi: Zi, tmp_path: Path) -> None:
    office = opini(tmp_path, {"semester_1": {"kode": 2}, **WTP})
    assert zi("export", "csv", "2024", "-o", str(tmp_path / "csv"), cwd=office).code == 0
    with (tmp_path / "csv" / "bacaan.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(one["semester"], one["kode"], one["susulan"], one["menentukan"]) for one in csv.DictReader(file)]
    assert [row[0] for row in rows] == ["1", ""]
    assert [row[1] for row in rows] == ["2", "1"]
    assert len({row[2] for row in rows}) == len({row[3] for row in rows}) == 2


def test_explain_and_diff_name_it(zi: Zi, tmp_path: Path) -> None:
    office = opini(tmp_path, WTP)
    said = zi("explain", "opini", "--year", "2024", "--today", "2025-06-01", cwd=office).out
    assert "Susulan" in said
    assert "Mei 2025" in said
    found = answer(zi, office, "explain", "opini", "--year", "2024", "--today", "2025-06-01")
    assert found["bacaan"]["susulan"]["tanggal"] == "2025-05-20"
    assert found["dari"] == ["susulan"]
    assert found["rilis"] == {"bulan": 5, "tahun": "berikut"}


PLAN = "plans/renaksi_2024_2025.yaml"


def test_counting_since_the_plan_began_is_another_promise_and_needs_a_basis(zi: Zi, tmp_path: Path) -> None:
    repo = repo_in(inovasi(tmp_path, 3, DUA, SATU))
    repo.edit("      kumulatif: rencana\n", "", PLAN)
    found = answer(zi, repo.folder, "check", "--against", "HEAD", "--today", "2025-03-01")["masalah"]
    assert [one["pesan"] for one in found if one["kode"] == "ZI803"] == [
        "I.1.b: kumulatif dihapus: rencana, tanpa revisi yang baru"
    ]
    said = " ".join(zi("diff", "HEAD", "--today", "2025-07-01", cwd=repo.folder).out.split())
    assert "I.1.b kumulatif dihapus: rencana" in said
    assert "100,00 → 33,33 tercapai → belum tercapai" in said, "what it does to the figures is told"


def test_another_month_of_release_is_told(zi: Zi, tmp_path: Path) -> None:
    repo = repo_in(opini(tmp_path))
    repo.edit("bulan: Mei", "bulan: Juli", PLAN)
    found = answer(zi, repo.folder, "check", "--against", "HEAD", "--today", "2025-03-01")["masalah"]
    assert [one["pesan"] for one in found if one["kode"].startswith("ZI8")] == [
        "I.1.b: waktu terbit angka diubah dari Mei tahun berikut menjadi Juli tahun berikut"
    ]


def test_diff_shows_what_an_earlier_year_does_to_a_sum(zi: Zi, tmp_path: Path) -> None:
    repo = repo_in(inovasi(tmp_path, 3, DUA, SATU))
    repo.edit("nilai: 2", "nilai: 1", "plans/realisasi/2024.yaml")
    found = answer(zi, repo.folder, "diff", "HEAD", "--today", "2026-02-01")
    assert sorted(one["tahun"] for one in found["dampak"]) == [2024, 2025]


def test_the_method_of_a_report_says_how_they_are_counted(zi: Zi, tmp_path: Path) -> None:
    plan = [with_target(SKOR, 65, 65), with_target(INOVASI, 2, 3), with_target(OPINI, 1, 1)]
    report = zi(
        "report", "2025", "--semester", "1", cwd=two_years(tmp_path, plan, {"inovasi": DUA}, {"inovasi": SATU})
    ).out
    assert "Target dan nilai I.1.b dihitung sejak 2024: nilai tiap tahun dijumlahkan" in report
    assert "Angka I.1.c terbit sesudah tahunnya" in report


def test_parquet_and_a_roll_up_take_the_same_figure(zi: Zi, tmp_path: Path) -> None:
    units = tmp_path / "units"
    inovasi(units / "satu", 3, DUA, SATU)
    opini(units / "dua", {"semester_1": {"kode": 2}, **WTP})
    said = zi("rollup", str(units), "--year", "2025", "--today", "2026-02-01", "--format", "json", cwd=tmp_path)
    assert said.code == 0, said.err
    for tahun, table, column, expected in ((2025, "indikator", "realisasi", 3), (2024, "bacaan", "kode", 1)):
        out = tmp_path / f"p{tahun}"
        year = ("--year", str(tahun), "--today", "2026-02-01", "-o", str(out))
        assert zi("export", "parquet", str(units), *year, cwd=tmp_path).code == 0
        where = "kumulatif = 'rencana'" if table == "indikator" else "susulan and semester is null"
        query = f"select {column} from read_parquet('{out.as_posix()}/{table}/*.parquet') where {where}"
        assert duckdb.sql(query).fetchall() == [(expected,)]


@pytest.mark.parametrize("berlaku", [{}, {"berlaku": {"mulai": 2025}}])
def test_in_its_first_year_a_sum_of_years_says_what_its_own_readings_make(
    zi: Zi, tmp_path: Path, berlaku: dict[str, Any]
) -> None:
    first = 2025 if berlaku else 2024
    plan = INOVASI | {"konsolidasi": "rata_rata", "target": dict.fromkeys(range(first, 2026), 5)} | berlaku
    read = {"inovasi": {"semester_1": {"nilai": 25}, "semester_2": {"nilai": 6}}}
    two_years(tmp_path, [plan], None if berlaku else read, read)
    words = (str(first), "--semester", "2", "--today", f"{first + 1}-02-01")
    said = zi("report", *words, cwd=tmp_path).out
    assert "nilai setahun 15,50 SK" in said
    assert f"Target dan nilai I.1.a dihitung sejak {first}" in said
    assert "15,50 SK (kedua semester, " in zi("explain", "inovasi", "--year", str(first), cwd=tmp_path).out
