"""A year that is reported by quarter: a small office of its own, asked at every door. All is fiction."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import duckdb
import openpyxl
import pytest

from tests.conftest import ROOT, As, Zi
from tests.kantor import answer, of
from tests.repository import Repo

KANTOR, LAMA = ROOT / "tests/kantor_triwulan", ROOT / "tests/kantor_lama"
PLAN, YEAR = "plans/renaksi_2025_2026.yaml", "plans/realisasi/2025.yaml"
LATER = ("--today", "2026-02-01")
"""The year is over and nobody has submitted it."""
TW = ("1", "2", "3", "4")
Edit = Callable[[str, str, str], None]
Codes = Callable[[], dict[str, str]]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(KANTOR / "plans", tmp_path / "balai/plans")
    return tmp_path / "balai"


@pytest.fixture
def edit(office: Path) -> Edit:
    def change(name: str, old: str, new: str) -> None:
        text = (office / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        (office / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.fixture
def codes(zi: Zi, office: Path) -> Codes:
    """Give the code of each finding with its sentence."""
    return lambda: {one["kode"]: one["pesan"] for one in answer(zi, office, "check", *LATER)["masalah"]}


def status(zi: Zi, office: Path, *words: str) -> dict[str, Any]:
    return answer(zi, office, "status", "2025", *words, *LATER)


def test_the_office_knows_no_semester_and_has_no_galat(zi: Zi, office: Path) -> None:
    assert not [
        one for one in KANTOR.rglob("*.*") if one.is_file() and "semester" in one.read_text(encoding="utf-8").lower()
    ]
    assert {one["tingkat"] for one in answer(zi, office, "check", *LATER)["masalah"]} == {"peringatan", "saran"}


@pytest.mark.parametrize("ke", TW)
def test_every_quarter_has_its_report_in_every_format(zi: Zi, office: Path, ke: str) -> None:
    ending = office / "laporan"
    said = zi("report", "2025", "--triwulan", ke, *LATER, "--all-formats", "-o", str(ending), cwd=office)
    assert (said.code, "galat" in said.err) == (0, False)
    assert {one.name for one in ending.iterdir()} == {
        f"laporan-2025-tw{ke}.{one}" for one in ("md", "html", "docx", "pdf", "xlsx")
    }
    roman = ("I", "II", "III", "IV")[int(ke) - 1]
    for one in ("md", "html"):
        text = (ending / f"laporan-2025-tw{ke}.{one}").read_text(encoding="utf-8")
        assert f"Zona Integritas Triwulan {roman} Tahun 2025" in text
        assert "semester" not in text.lower()
    heads = ["Target", *(f"Realisasi TW{one}" for one in TW), "Capaian %"]
    sheet = openpyxl.load_workbook(ending / f"laporan-2025-tw{ke}.xlsx")["Indikator"]
    rows = [[str(cell.value) for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    assert [row for row in rows if row[4:10] == heads]
    tables = [
        [[cell.text for cell in row.cells] for row in one.rows]
        for one in docx.Document(str(ending / f"laporan-2025-tw{ke}.docx")).tables
    ]
    (latih,) = [row for one in tables if one[0][3:9] == heads for row in one if row[0] == "I.1.b"]
    wanted = ["4/40 = 10,00", "13/40 = 32,50", "20/40 = 50,00", "26/40 = 65,00"]
    assert latih[4:8] == [*wanted[: int(ke)], *["–"] * (4 - int(ke))]
    assert latih[8] == ("16,67", "54,17", "83,33", "108,33")[int(ke) - 1]


@pytest.mark.parametrize(
    ("ke", "target", "capaian", "keadaan", "predikat"),
    [
        ("1", 15, 66.67, "belum_tercapai", "Sedang"),
        ("2", 30, 108.33, "tercapai", "Sangat Tinggi"),
        ("3", 50, 100, "tercapai", "Sangat Tinggi"),
    ],
)
def test_a_quarter_is_judged_by_its_own_target_and_the_year_by_its_own(
    zi: Zi, office: Path, ke: str, target: int, capaian: float, keadaan: str, predikat: str
) -> None:
    one = of(status(zi, office, "--triwulan", ke), "mp-latih")
    assert (one["target_periode"], one["capaian_periode"], one["keadaan_periode"]) == (target, capaian, keadaan)
    assert (one["target"], one["keadaan"]) == (60, "belum_tercapai")
    told = answer(zi, office, "explain", "mp-latih", "--year", "2025", "--triwulan", ke, *LATER)
    assert (told["predikat"], list(told["bacaan"])) == (predikat, [f"triwulan_{one}" for one in TW])


def test_the_fourth_quarter_has_the_target_of_the_year(zi: Zi, office: Path) -> None:
    fourth, year = (of(status(zi, office, *words), "mp-latih") for words in (("--triwulan", "IV"), ()))
    assert fourth == year
    assert (fourth["target"], fourth["capaian"], fourth["keadaan"]) == (60, 108.33, "tercapai")


def test_without_a_target_of_its_own_a_quarter_has_no_predikat(zi: Zi, office: Path) -> None:
    for ke, wanted in (("1", None), ("2", None), ("3", None), ("4", "Sangat Tinggi")):
        told = answer(zi, office, "explain", "pl-inovasi", "--year", "2025", "--triwulan", ke, *LATER)
        assert told["predikat"] == wanted
    assert told["dari"] == [f"triwulan_{one}" for one in TW]
    assert told["realisasi"] == 2 + 3 + 0 + 4


@pytest.mark.parametrize(("semester", "triwulan", "nama"), [("1", "2", "semester I"), ("II", "4", "semester II")])
@pytest.mark.parametrize("keadaan", ["terbuka", "diajukan"])
def test_a_semester_of_such_a_year_reads_the_quarter_that_ends_with_it(
    zi: Zi, by: As, office: Path, semester: str, triwulan: str, nama: str, keadaan: str
) -> None:
    if keadaan == "diajukan":
        assert by("Luh Rekaan", "2025-07-03", "period", "submit", "2025-tw2", "--tetap").code == 0
    half, quarter = (status(zi, office, *words) for words in (("--semester", semester), ("--triwulan", triwulan)))
    part = "semester_1" if semester == "1" else "semester_2"
    assert (half.pop("periode"), quarter.pop("periode")) == (part, f"triwulan_{triwulan}")
    assert half == quarter
    if keadaan == "diajukan" and semester == "1":
        assert half["catatan_sampai"] == "2025-07-03"
        (rapat,) = [one for one in half["aktivitas"] if one["id"] == "mp-tim-rapat"]
        assert [one["keadaan"] for one in rapat["kejadian"]][:2] == ["selesai", "lewat"]
    screens = [
        zi("status", "2025", *words, *LATER, cwd=office).out.splitlines()
        for words in (("--semester", semester), ("--triwulan", triwulan))
    ]
    assert screens[0][0].startswith(f"ZI 2025 {nama} · ")
    assert screens[0][3:] == screens[1][3:]


def test_a_running_year_is_read_by_the_quarter_that_the_day_is_in(zi: Zi, office: Path) -> None:
    def read(day: str) -> dict[str, Any]:
        return of(answer(zi, office, "status", "2025", "--today", day), "mp-latih")

    assert [read(day)["target_periode"] for day in ("2025-03-31", "2025-04-01", "2025-08-01")] == [15, 30, 50]
    assert [read(day)["realisasi"] for day in ("2025-03-30", "2025-06-26", "2025-06-27")] == [10, 10, 32.5]
    assert "target triwulan II 30 %" in zi("status", "2025", "--rinci", "--today", "2025-05-01", cwd=office).out


def test_a_quarter_is_recorded_submitted_approved_and_then_watched(zi: Zi, by: As, office: Path, edit: Edit) -> None:
    def check() -> list[str]:
        found = json.loads(by("Luh Rekaan", "2026-04-09", "check", "--format", "json").out)["masalah"]
        return [one["pesan"] for one in found if one["tingkat"] == "galat"]

    assert zi("new-year", "2026", cwd=office).code == 0
    text = (office / "plans/realisasi/2026.yaml").read_text(encoding="utf-8")
    assert "Triwulan I adalah posisi sampai akhir Maret, triwulan II sampai akhir Juni" in text
    assert text.count("#   triwulan_3: {") == 4
    assert "semester" not in text.lower()
    assert (
        by(
            "Luh Rekaan", "2026-04-01", "record", "I.1.b", "--triwulan", "I", "--pembilang", "9", "--penyebut", "40"
        ).code
        == 0
    )
    assert "triwulan_1: {pembilang: 9, penyebut: 40}" in (office / "plans/realisasi/2026.yaml").read_text(
        encoding="utf-8"
    )
    assert by("Luh Rekaan", "2026-03-20", "done", "I.1.1", "--on", "2026-03-19").code == 0
    early = by("Luh Rekaan", "2026-03-31", "period", "submit", "2026-tw1", "--tetap")
    assert "Triwulan I 2026 baru berakhir 31 Maret 2026" in early.err
    assert by("Luh Rekaan", "2026-04-03", "period", "submit", "2026-1", "--tetap").code == 0
    assert by("Luh Rekaan", "2026-04-04", "period", "approve", "2026-tw1").code == 2
    assert by("Gede Rekaan", "2026-04-06", "period", "approve", "triwulan I 2026").code == 0
    log = (office / "plans/periode/2026-tw1.yaml").read_text(encoding="utf-8")
    assert "tahun: 2026\ntriwulan: 1\n" in log
    assert "indikator/mp-latih/triwulan_1" in log
    assert "DRAF" not in by("Luh Rekaan", "2026-04-06", "report", "2026", "--triwulan", "1", "--date", "2026-04-06").out
    assert by("Luh Rekaan", "2026-04-07", "done", "I.1.2", "--month", "Maret", "--on", "2026-04-07").code == 0
    assert (
        by(
            "Luh Rekaan", "2026-04-08", "record", "I.1.b", "--triwulan", "2", "--pembilang", "12", "--penyebut", "40"
        ).code
        == 0
    )
    assert check() == []
    refused = by(
        "Luh Rekaan", "2026-04-08", "record", "I.1.b", "--triwulan", "1", "--pembilang", "10", "--penyebut", "40"
    )
    assert "Triwulan I 2026 sudah disetujui" in refused.err
    edit("plans/realisasi/2026.yaml", "{pembilang: 9, penyebut: 40}", "{pembilang: 10, penyebut: 40}")
    (found,) = check()
    assert "realisasi I.1.b triwulan I berubah" in found
    listed = answer(zi, office, "period", "list")["periode"]
    first = next(one for one in listed if (one["tahun"], one["triwulan"]) == (2026, 1))
    assert (first["semester"], first["status"], first["perubahan"]) == (
        None,
        "disetujui",
        ["realisasi I.1.b triwulan I berubah"],
    )
    assert len(listed) == 8


def test_the_target_of_a_quarter_is_part_of_what_was_approved(by: As, edit: Edit, codes: Codes) -> None:
    for ke in ("1", "2"):
        assert by("Luh Rekaan", "2025-07-03", "period", "submit", f"2025-tw{ke}", "--tetap").code == 0
        assert by("Gede Rekaan", "2025-07-04", "period", "approve", f"2025-tw{ke}").code == 0
    edit(PLAN, "{1: 15, 2: 30, 3: 50}", "{1: 15, 2: 30, 3: 45}")
    assert "ZI601" not in codes()
    edit(PLAN, "{1: 15, 2: 30, 3: 45}", "{1: 15, 2: 25, 3: 45}")
    assert "target I.1.b 2025 berubah" in codes()["ZI601"]


@pytest.mark.parametrize(
    "words",
    [
        ("period", "submit", "2025-s1"),
        ("period", "approve", "semester I 2025"),
        ("record", "I.1.b", "50", "--semester", "1", "--year", "2025"),
        ("report", "2025", "--semester", "1"),
        ("evidence", "add", "https://contoh.example/a", "--for", "I.1.b@s1", "--year", "2025"),
        ("laporan", "2025", "--semester", "1"),
    ],
)
def test_what_is_reported_by_quarter_is_not_reported_by_semester(by: As, words: tuple[str, ...]) -> None:
    said = by("Luh Rekaan", "2026-02-01", *words)
    assert (said.code, said.out) == (2, "")
    assert "tahun 2025 dilaporkan per triwulan, bukan per semester" in said.err
    assert "pakai triwulan II: --triwulan 2, atau 2025-tw2" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("status", "2024", "--triwulan", "2"),
        ("explain", "V.4.a", "--year", "2024", "--triwulan", "2"),
        ("report", "2024", "--triwulan", "2"),
        ("record", "V.4.a", "1", "--triwulan", "2", "--year", "2024"),
        ("export", "csv", "2024", "--tabel", "bacaan", "--triwulan", "2"),
        ("export", "json", "2024", "--triwulan", "II"),
        ("period", "submit", "2024-tw2"),
        ("evidence", "add", "https://contoh.example/a", "--for", "V.4.a@2024-tw2"),
    ],
)
def test_a_year_of_semesters_has_no_quarters(
    zi: Zi, unit: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ni Luh Sari")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "sari@contoh.example")
    said = zi(*words, cwd=unit)
    assert (said.code, said.out) == (2, "")
    assert "tahun 2024 dilaporkan per semester, bukan per triwulan" in said.err
    assert "pakai semester I: --semester 1, atau 2024-s1" in said.err


def test_of_many_units_those_of_semesters_are_named_and_the_others_are_there(zi: Zi, unit: Path, office: Path) -> None:
    shutil.copytree(unit, office.parent / "dinas")
    said = zi("export", "parquet", ".", "--year", "2025", "--triwulan", "2", *LATER, cwd=office.parent)
    assert said.code == 0
    assert "tahun 2025 dilaporkan per semester, bukan per triwulan" in said.err
    assert "ditulis ke tabel: 1 unit, tahun 2025" in said.err


def test_a_quarter_that_ends_with_no_semester_names_both(zi: Zi) -> None:
    said = zi("status", "2024", "--triwulan", "3")
    assert said.code == 2
    assert "pakai semester I atau semester II: --semester 1 atau 2, atau 2024-s1 atau 2024-s2" in said.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("status", "2025", "--triwulan", "5"), 'triwulan "5" tidak dikenal'),
        (("status", "2025", "--triwulan", "2", "--semester", "1"), "sebut salah satu: --semester atau --triwulan"),
        (("record", "I.1.b", "50"), "--triwulan atau --susulan belum disebut"),
        (("report", "2025"), "pilihan --semester atau --triwulan belum disebut"),
        (("period", "submit", "2025"), "tulis 2025-tw1, 2025-tw2, 2025-tw3 atau 2025-tw4"),
        (("period", "submit", "2025-5"), 'triwulan "5" tidak dikenal'),
        (("evidence", "add", "https://contoh.example/a", "--for", "I.1.b", "--year", "2025"), "misalnya --for I.1.b@2025-tw1"),
        (("record", "I.1.b", "--triwulan", "1", "--year", "2025"), "--triwulan 1 --pembilang"),
    ],
)  # fmt: skip
def test_a_quarter_that_is_not_clear_is_asked_about(by: As, words: tuple[str, ...], says: str) -> None:
    said = by("Luh Rekaan", "2026-02-01", *words)
    assert said.code == 2
    assert says in said.err


def test_a_reading_of_the_other_length_is_a_galat_and_counts_nowhere(
    zi: Zi, office: Path, edit: Edit, codes: Codes
) -> None:
    before = status(zi, office)
    edit(YEAR, "    triwulan_1: {nilai: 2,", "    semester_2: {nilai: 90}\n    triwulan_1: {nilai: 2,")
    assert codes()["ZI351"] == "tahun 2025 dilaporkan per triwulan, jadi semester_2 II.1.a tidak dihitung"
    after = status(zi, office)
    for one in (before, after):
        for each in one["indikator"]:
            each.pop("asal")
    assert after["indikator"] == before["indikator"]
    edit(PLAN, "periode_laporan: {2025: triwulan}", "periode_laporan: {2026: triwulan}")
    assert codes()["ZI351"].startswith("tahun 2025 dilaporkan per semester, jadi triwulan_")
    assert of(status(zi, office), "pl-inovasi")["realisasi"] == 90


def test_the_length_holds_from_its_year_on_and_may_end(zi: Zi, office: Path, edit: Edit) -> None:
    edit(PLAN, "periode_laporan: {2025: triwulan}", "periode_laporan: {2026: triwulan}")
    assert zi("status", "2025", "--triwulan", "1", *LATER, cwd=office).code == 2
    assert zi("status", "2026", "--triwulan", "1", *LATER, cwd=office).code == 0
    edit(PLAN, "periode_laporan: {2026: triwulan}", "periode_laporan: {2025: triwulan, 2026: semester}")
    assert zi("status", "2025", "--triwulan", "1", *LATER, cwd=office).code == 0
    assert zi("status", "2026", "--triwulan", "1", *LATER, cwd=office).code == 2


@pytest.mark.parametrize(
    ("old", "new", "kode", "says"),
    [
        ("{2025: triwulan}", "{2025: bulanan}", "ZI124", "bukan pilihan yang dikenal"),
        ("{2025: triwulan}", "{2025: triwulan, 2027: semester}", "ZI252", "menyebut 2027, di luar periode 2025-2026"),
        ("{2025: {2: 12}}", "{2025: {2: 12, 4: 11}}", "ZI127", "milik triwulan 1, 2 atau 3, yang tertulis"),
        ("{2025: {2: 12}}", "{2025: {II: 12}}", "ZI127", "milik triwulan 1, 2 atau 3, yang tertulis"),
        ("{2025: {2: 12}}", "{2025: {2: -1}}", "ZI127", "tidak boleh negatif"),
        ("{2025: {2: 12}}", "{2027: {2: 12}}", "ZI204", "di luar periode 2025-2026"),
        ("target_triwulan: {2025: {2: 12}}", "target_semester_1: {2025: 12}", "ZI251", "target semester I II.1.b tidak dipakai"),
        ("{1: 15, 2: 30, 3: 50}", "{1: 15, 2: 55, 3: 50}", "ZI221", "target triwulan II I.1.b pada 2025 (55 %) melebihi"),
        ("{1: 15, 2: 30, 3: 50}", "{1: 65}", "ZI221", "target triwulan I I.1.b pada 2025 (65 %) melebihi target tahunnya (60 %)"),
    ],
)  # fmt: skip
def test_each_way_a_key_can_be_wrong_has_a_rule(
    edit: Edit, codes: Codes, old: str, new: str, kode: str, says: str
) -> None:
    edit(PLAN, old, new)
    assert says in codes()[kode]


@pytest.mark.parametrize(
    ("text", "kode", "says"),
    [
        ("skema: 1\ntahun: 2025\nlog: []\n", "ZI121", 'kunci "semester" belum ada'),
        ("skema: 1\ntahun: 2025\nsemester: 1\ntriwulan: 2\nlog: []\n", "ZI132", "semester dan triwulan disebut bersama"),
        ("skema: 1\ntahun: 2025\nsemester: 1\nlog: []\n", "ZI132", "triwulan (belum ditulis) berbeda dari nama berkas"),
        ("skema: 1\ntahun: 2025\ntriwulan: 3\nlog: []\n", "ZI132", "triwulan 3 berbeda dari nama berkas 2025-tw2.yaml"),
    ],
)  # fmt: skip
def test_a_log_is_of_the_quarter_that_its_name_says(
    office: Path, codes: Codes, text: str, kode: str, says: str
) -> None:
    (office / "plans/periode").mkdir()
    (office / "plans/periode/2025-tw2.yaml").write_text(text, encoding="utf-8")
    assert says in codes()[kode]


def test_a_report_follows_the_quarter_before_it(zi: Zi, office: Path) -> None:
    def report(ke: str) -> str:
        return zi("report", "2025", "--triwulan", ke, *LATER, cwd=office).out

    first, second, third = (report(ke) for ke in TW[:3])
    assert "Pelatihan tertunda karena jadwal pengajar." in first
    assert "Pelatihan tertunda karena jadwal pengajar." not in second
    assert "Standar layanan ditetapkan bulan Agustus." in third
    assert "### Tindak lanjut" not in first  # before its first period a plan left nothing
    assert "### Tindak lanjut Triwulan I 2025" in second
    assert "| Ukuran | Triwulan I Tahun 2025 | Triwulan II Tahun 2025 |" in second
    assert "| Ukuran | Triwulan II Tahun 2025 | Triwulan III Tahun 2025 |" in third
    assert "Pelatihan baru menjangkau sepersepuluh pegawai" in second.partition("### Rekapitulasi")[0]


def test_the_tables_say_the_quarter_and_leave_the_semester_empty(zi: Zi, office: Path, tmp_path: Path) -> None:
    data = json.loads(zi("export", "json", "2025", "--triwulan", "3", *LATER, cwd=office).out)["tabel"]
    read = [(one["id"], one["semester"], one["triwulan"]) for one in data["bacaan"] if one["id"] == "mp-latih"]
    assert read == [("mp-latih", None, 1), ("mp-latih", None, 2), ("mp-latih", None, 3)]
    assert data["unit"][0]["periode"] == "triwulan_3"
    said = zi(
        "export", "parquet", str(office), "-o", str(tmp_path / "tabel"), "--year", "2025", "--triwulan", "3", *LATER
    )
    assert said.code == 0
    rolled = answer(zi, tmp_path, "rollup", "--parquet", "tabel", "--year", "2025")
    assert [(one["id"], one["semester"], one["triwulan"]) for one in rolled["bacaan"]][:3] == [
        ("mp-latih", None, 1), ("mp-latih", None, 2), ("mp-latih", None, 3),
    ]  # fmt: skip
    assert "Triwulan III Tahun 2025" in zi("rollup", "--parquet", "tabel", "--year", "2025", cwd=tmp_path).out


def test_tables_that_an_earlier_zi_wrote_are_still_asked(zi: Zi, office: Path, tmp_path: Path) -> None:
    assert zi("export", "parquet", str(office), "-o", str(tmp_path / "tabel"), "--year", "2025", *LATER).code == 0
    (part,) = (tmp_path / "tabel/bacaan").glob("*.parquet")
    with duckdb.connect() as engine:
        engine.execute(
            f"COPY (SELECT * EXCLUDE (triwulan) FROM '{part}') TO '{tmp_path / 'lama.parquet'}' (FORMAT parquet)"
        )
    (tmp_path / "lama.parquet").replace(part)
    rolled = answer(zi, tmp_path, "rollup", "--parquet", "tabel", "--year", "2025")
    assert {one["triwulan"] for one in rolled["bacaan"]} == {None}


def test_evidence_of_a_quarter_says_which_one(by: As, zi: Zi, office: Path) -> None:
    where = (
        "evidence",
        "add",
        "https://contoh.example/a",
        "--for",
        "I.1.b@tw2",
        "--year",
        "2025",
        "--date",
        "2025-06-20",
    )
    assert "triwulan II tahun 2025" in by("Luh Rekaan", "2025-07-01", *where).out
    (entry,) = answer(zi, office, "evidence", "list", "--year", "2025")["bukti"]
    assert [(one["semester"], one["triwulan"]) for one in entry["untuk"]] == [(None, 2)]


def test_a_target_of_a_quarter_that_was_eased_needs_a_reason(zi: Zi, office: Path) -> None:
    repo = Repo(office)
    repo.git("init", "-q", "-b", "main")
    repo.commit()
    repo.edit("{1: 15, 2: 30, 3: 50}", "{1: 15, 2: 20, 3: 50}", PLAN)
    repo.edit("periode_laporan: {2025: triwulan}", "periode_laporan: {2025: triwulan, 2026: semester}", PLAN)
    said = zi("diff", "main", "--today", "2025-05-01", cwd=office).out
    assert "target triwulan II 2025 diturunkan dari 30 menjadi 20, lebih ringan" in " ".join(said.split())
    assert "periode laporan diubah dari 2025=triwulan menjadi 2025=triwulan dan 2026=semester" in " ".join(said.split())
    found = answer(zi, office, "check", "--against", "main", "--today", "2025-05-01")["masalah"]
    assert "target triwulan II 2025 diturunkan" in next(one["pesan"] for one in found if one["kode"] == "ZI802")
    past = answer(zi, office, "check", "--against", "main", *LATER)["masalah"]
    assert "ZI801" in {one["kode"] for one in past}


def test_an_approval_of_a_semester_stays_when_later_years_go_by_quarter(zi: Zi, tmp_path: Path) -> None:
    shutil.copytree(LAMA / "plans", tmp_path / "plans")
    plan = tmp_path / "plans/renaksi_2024_2025.yaml"
    day = ("--today", "2025-02-10")
    before = {
        name: zi(*name.split(), "--format", "json", *day, cwd=tmp_path).out
        for name in ("status 2024", "status 2024 --semester 1")
    }
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("\nprogram:", "\nperiode_laporan: {2025: triwulan}\nprogram:", 1), encoding="utf-8")
    found = {one["kode"] for one in answer(zi, tmp_path, "check", *day)["masalah"]}
    assert not found & {"ZI601", "ZI602", "ZI603", "ZI651"}
    first = zi("report", "2025", "--triwulan", "1", *day, cwd=tmp_path)
    assert "### Tindak lanjut Semester II 2024" in first.out
    for name, said in before.items():
        now = zi(*name.split(), "--format", "json", *day, cwd=tmp_path).out
        assert _without_lines(json.loads(now)) == _without_lines(json.loads(said))
    plan.write_text(text.replace("\nprogram:", "\nperiode_laporan: {2024: triwulan}\nprogram:", 1), encoding="utf-8")
    found = {one["kode"] for one in answer(zi, tmp_path, "check", *day)["masalah"]}
    assert {"ZI351", "ZI651"} <= found


def _without_lines(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_lines(one) for key, one in value.items() if key != "baris"}
    return [_without_lines(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "words",
    [
        ("status", "2024"),
        ("status", "2024", "--semester", "1"),
        ("status", "2024", "--semester", "2"),
        ("status", "2024", "--per", "2024-06-30"),
        ("due", "--year", "2024", "--month", "Juni"),
        ("evidence", "missing", "--year", "2024"),
    ],
    ids=" ".join,
)
def test_the_example_year_says_the_same_of_the_same_positions_by_quarter(
    zi: Zi, unit: Path, words: tuple[str, ...]
) -> None:
    day = () if words[0] == "evidence" else ("--today", "2025-02-01")
    before = answer(zi, unit, *words, *day)
    plan, year = unit / "plans/renaksi_2022_2026.yaml", unit / "plans/realisasi/2024.yaml"
    plan.write_text(f"{plan.read_text(encoding='utf-8')}\nperiode_laporan: {{2024: triwulan}}\n", encoding="utf-8")
    text = year.read_text(encoding="utf-8")
    year.write_text(
        text.replace(" semester_1:", " triwulan_2:").replace(" semester_2:", " triwulan_4:"), encoding="utf-8"
    )
    assert answer(zi, unit, *words, *day) == before
    assert not [one for one in answer(zi, unit, "check")["masalah"] if one["tingkat"] == "galat"]
