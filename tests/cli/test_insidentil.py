"""An aktivitas without a schedule: never due, never late, in no denominator, and recorded each time it was done."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import As, Zi
from tests.kantor import PERSEN, answer, kantor
from tests.repository import repo_in

DAY = ("--year", "2024", "--today", "2024-12-20")
ADUAN = aktivitas("aduan", "insidentil", ("Berita acara",))
BUKTI = {"output": "Berita acara", "berkas": "https://contoh.example/ba-1"}
TIMES = [
    {"bulan": "Maret", "selesai": "2024-03-04", "bukti": [BUKTI], "kendala": "Pelapor tidak dapat dihubungi"},
    {"bulan": "Maret", "selesai": "2024-03-20", "catatan": "Lewat surat"},
    {"bulan": "Agustus", "selesai": "2024-08-02"},
]
PEOPLE = {
    "jabatan": {
        "Kepala Dinas": [{"nama": "Ayu Rekaan", "sejak": "2022-01-03"}],
        "Sekretaris": [{"nama": "Budi Rekaan", "sejak": "2022-01-03"}],
    }
}


def made(folder: Path, times: object = TIMES, **more: Any) -> Path:
    doing = [aktivitas("lapor"), *more.pop("aktivitas", [ADUAN])]
    catatan = {"lapor": [{"bulan": "Juni", "selesai": "2024-06-20"}], "aduan": times}
    return kantor(folder, [indikator("satu", **PERSEN)], aktivitas=doing, catatan=catatan, zi=PEOPLE, **more)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return made(tmp_path / "kantor")


def one_of(found: list[dict[str, Any]], id_: str) -> dict[str, Any]:
    return next(one for one in found if one["id"] == id_)


def test_it_has_no_occurrence_and_moves_no_figure(zi: Zi, office: Path, tmp_path: Path) -> None:
    """The figures are those of the plan without it, and the times it was done are told beside them."""
    found = answer(zi, office, "status", *DAY)
    mine = one_of(found["aktivitas"], "aduan")
    assert (mine["waktu"], mine["kejadian"]) == ("insidentil", [])
    assert [one["selesai"] for one in mine["pelaksanaan"]] == ["2024-03-04", "2024-03-20", "2024-08-02"]
    assert [one["output_terisi"] for one in mine["pelaksanaan"]] == [["Berita acara"], [], []]
    without = answer(
        zi,
        kantor(
            tmp_path / "lain",
            [indikator("satu", **PERSEN)],
            catatan={"lapor": [{"bulan": "Juni", "selesai": "2024-06-20"}]},
        ),
        "status",
        *DAY,
    )
    assert (found["keseluruhan"], found["program"]) == (without["keseluruhan"], without["program"])
    assert "3 pelaksanaan insidentil" in " ".join(zi("status", *DAY, cwd=office).out.split())


def test_it_is_never_due_and_never_late(zi: Zi, office: Path) -> None:
    for month in ("Januari", "Maret", "Agustus", "Desember"):
        due = answer(zi, office, "due", "--month", month, *DAY)
        assert "aduan" not in json.dumps(due), month
    assert "aduan" not in json.dumps(answer(zi, office, "evidence", "missing", *DAY))
    assert "I.1.2" not in zi("export", "ics", *DAY, cwd=office).out


def test_a_position_holds_what_was_done_by_then(zi: Zi, office: Path) -> None:
    half = answer(zi, office, "status", "--semester", "1", "--year", "2024", "--today", "2025-01-10")
    assert len(one_of(half["aktivitas"], "aduan")["pelaksanaan"]) == 2
    early = answer(zi, office, "explain", "aduan", "--per", "2024-03-10", *DAY)
    assert (early["kejadian"], [one["selesai"] for one in early["pelaksanaan"]]) == ([], ["2024-03-04"])


def test_it_is_explained_with_each_time_and_its_place(zi: Zi, office: Path) -> None:
    said = zi("explain", "aduan", *DAY, cwd=office).out
    assert "dibaca: tanpa jadwal, dicatat tiap" in said
    assert re.search(r"4 Maret 2024; bukti 1 dari 1 +plans/realisasi/2024.yaml:\d+", said)
    assert "kendala: Pelapor tidak dapat dihubungi" in said
    assert "insidentil, 3 pelaksanaan: 4" in zi("explain", "k", *DAY, cwd=office).out


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_report_lists_it_with_its_days(zi: Zi, office: Path, form: str) -> None:
    said = zi("report", "--semester", "2", *DAY, "--format", form, cwd=office).out
    rows = [re.sub(r"<[^>]+>", " ", row) for row in said.splitlines() if "Aktivitas aduan" in row]
    done = next(row for row in rows if "1 dari 3 pelaksanaan" in row)
    assert all(word in done for word in ("insidentil", "4 Maret 2024", "20 Maret 2024", "2 Agustus 2024"))
    assert any("insidentil, 3 pelaksanaan" in row for row in rows)  # the matrix
    assert "1 aktivitas insidentil tidak berjadwal" in said
    assert any("Pelapor tidak dapat dihubungi" in row for row in rows)  # the obstacles


def test_the_dashboard_shows_the_months_it_was_done_in(zi: Zi, office: Path) -> None:
    page = zi("dashboard", "2024", "--today", "2024-12-20", cwd=office).out
    row = page.partition('data-keadaan="insidentil"')[2].partition("</tr>")[0]
    assert 'title="dilaksanakan 4 Maret 2024 dan 20 Maret 2024"' in row
    assert row.count("<td") == 12
    assert '<option value="insidentil"' in page


def test_the_tables_hold_its_times_and_their_evidence(zi: Zi, office: Path) -> None:
    data = json.loads(zi("export", "json", *DAY, cwd=office).out)["tabel"]
    assert [(one["selesai"], one["output_diminta"], one["output_terisi"]) for one in data["pelaksanaan"]] == [
        ("2024-03-04", 1, 1),
        ("2024-03-20", 1, 0),
        ("2024-08-02", 1, 0),
    ]
    assert [one["id"] for one in data["kejadian"]] == ["lapor"]
    assert [(one["butir"], one["berkas"]) for one in data["bukti"]] == [("aduan", BUKTI["berkas"])]
    text = zi("export", "csv", "--tabel", "pelaksanaan", *DAY, cwd=office).out
    assert len([*csv.reader(io.StringIO(text))]) == 4


def test_done_records_each_time_by_its_day(by: As, zi: Zi, office: Path) -> None:
    """A second record of one month is another time; the same day again is the same record."""
    assert by("Budi Rekaan", "2024-08-20", "done", "aduan", "--on", "2024-08-19").code == 0
    assert by("Budi Rekaan", "2024-08-20", "done", "aduan").code == 0
    again = by("Budi Rekaan", "2024-08-20", "done", "aduan", "--kendala", "Saksi sakit")
    assert again.code == 0
    assert "5 pelaksanaan" in again.out
    found = answer(zi, office, "explain", "aduan", *DAY)["pelaksanaan"]
    assert [one["selesai"] for one in found][2:] == ["2024-08-02", "2024-08-19", "2024-08-20"]
    assert found[-1]["kendala"] == "Saksi sakit"
    assert zi("check", "--format", "json", cwd=office).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--cancel", "Tidak ada"), "tidak ada jadwal yang dibatalkan"),
        (("--month", "Mei", "--on", "2024-06-02"), "dicatat di bulan selesainya, Juni"),
        (("--on", "2023-06-02"), "di luar tahun 2024"),
    ],
)
def test_done_refuses_what_has_no_meaning_for_it(by: As, office: Path, words: tuple[str, ...], said: str) -> None:
    before = (office / "plans/realisasi/2024.yaml").read_bytes()
    answer = by("Budi Rekaan", "2024-12-20", "done", "aduan", *words)
    assert answer.code == 2
    assert said in answer.err
    assert (office / "plans/realisasi/2024.yaml").read_bytes() == before


def test_evidence_goes_to_the_time_that_is_meant(by: As, zi: Zi, office: Path) -> None:
    add = ("evidence", "add", "https://contoh.example/ba-2", "--for")
    several = by("Budi Rekaan", "2024-12-20", *add, "aduan@2024-03")
    assert several.code == 2
    assert "punya 2 pelaksanaan: 4 Maret 2024 dan 20 Maret 2024" in several.err
    assert "I.1.2@2024-03-04" in several.err
    assert by("Budi Rekaan", "2024-12-20", *add, "aduan@2024-03-20").code == 0
    none = by("Budi Rekaan", "2024-12-20", *add, "aduan@Mei")
    assert none.code == 2
    assert "belum punya pelaksanaan" in none.err
    found = answer(zi, office, "explain", "aduan", *DAY)["pelaksanaan"]
    assert [one["output_terisi"] for one in found] == [["Berita acara"], ["Berita acara"], []]


def test_of_two_times_on_one_day_the_first_without_evidence_gets_it(by: As, zi: Zi, office: Path) -> None:
    day = {"bulan": "Mei", "selesai": "2024-05-02"}
    made(office, [day | {"catatan": "pagi"}, day | {"catatan": "siang"}])
    for n in (1, 2):
        said = by(
            "Budi Rekaan", "2024-12-20", "evidence", "add", f"https://contoh.example/{n}", "--for", "aduan@2024-05-02"
        )
        assert said.code == 0, said.err
    found = answer(zi, office, "explain", "aduan", *DAY)["pelaksanaan"]
    assert [(one["catatan"], one["output_terisi"]) for one in found] == [
        ("pagi", ["Berita acara"]),
        ("siang", ["Berita acara"]),
    ]


def test_rejected_evidence_is_asked_for_again_by_its_day(by: As, zi: Zi, office: Path) -> None:
    by("Budi Rekaan", "2024-12-20", "evidence", "add", "https://contoh.example/ba-3", "--for", "aduan@2024-08")
    refused = ("evidence", "review", "ba-3", "--tidak-sesuai", "--catatan", "belum ditandatangani")
    assert by("Ayu Rekaan", "2024-12-20", *refused).code == 0
    again = answer(zi, office, "evidence", "missing", *DAY)["tidak_sesuai"]
    assert [one["perintah"] for one in again] == ["zi evidence add BERKAS --for I.1.2@2024-08-02"]


def test_a_new_year_asks_for_it_without_a_month(by: As, zi: Zi, office: Path) -> None:
    """What the comment asks for is where the next record goes."""
    year = office / "plans/realisasi/2024.yaml"
    year.unlink()
    assert zi("new-year", "2024", cwd=office).code == 0
    text = year.read_text(encoding="utf-8")
    assert "# aduan: # I.1.2 Aktivitas aduan · insidentil, satu baris tiap pelaksanaan · Berita acara" in text
    assert "  #   - {bulan: , selesai: }" in text
    assert by("Budi Rekaan", "2024-03-05", "done", "aduan").code == 0
    below = year.read_text(encoding="utf-8").partition("\n  aduan:")[2].splitlines()
    assert below[1] == "    - {bulan: Maret, selesai: 2024-03-05}"


@pytest.mark.usefixtures("office")
def test_late_facts_of_an_approved_semester_follow_the_same_rule(by: As) -> None:
    """Work of July changes nothing that was submitted; work of March that was forgotten needs reopening."""
    assert by("Budi Rekaan", "2024-07-05", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Ayu Rekaan", "2024-07-08", "period", "approve", "2024-s1").code == 0
    assert by("Budi Rekaan", "2024-07-20", "done", "aduan", "--on", "2024-07-19").code == 0
    forgotten = by("Budi Rekaan", "2024-07-20", "done", "aduan", "--on", "2024-03-19")
    assert forgotten.code == 2
    assert "2024-s1" in forgotten.err
    listed = by("Ayu Rekaan", "2024-07-21", "check")
    assert "ZI60" not in listed.out


@pytest.mark.parametrize(
    ("waktu", "said"),
    [
        ("Juni dan insidentil", "tidak terbaca sebagai jadwal"),
        ("sesuai kebutuhan", "tidak terbaca sebagai jadwal"),
        ("Insidentel", "tulis insidentil saja bila memang tanpa jadwal"),
    ],
)
def test_other_words_for_it_are_asked_about(zi: Zi, tmp_path: Path, waktu: str, said: str) -> None:
    office = made(tmp_path / "kantor", [], aktivitas=[aktivitas("aduan", waktu)])
    (found,) = [one for one in answer(zi, office, "check")["masalah"] if one["kode"] == "ZI125"]
    assert said in found["pesan"] + found["saran"]


def test_it_takes_no_frequency_and_no_twin(zi: Zi, tmp_path: Path) -> None:
    with_frequency = [aktivitas("aduan", "insidentil", frekuensi="bulanan")]
    office = made(tmp_path / "satu", [], aktivitas=with_frequency)
    (found,) = [one for one in answer(zi, office, "check")["masalah"] if one["kode"] == "ZI125"]
    assert "frekuensi bulanan hanya untuk rentang bulan" in found["pesan"]
    twins = [ADUAN, aktivitas("lain", "insidentil", nama="aktivitas  aduan")]
    found = answer(zi, made(tmp_path / "dua", aktivitas=twins), "check")["masalah"]
    assert [one["pesan"] for one in found if one["kode"] == "ZI215"] == [
        "I.1.3 sama bunyinya dengan I.1.2, dan keduanya insidentil"
    ]


def test_taking_a_schedule_away_needs_a_revision(zi: Zi, tmp_path: Path) -> None:
    repo = repo_in(made(tmp_path / "kantor", [], aktivitas=[aktivitas("aduan", "Juni")]))
    plan = "plans/renaksi_2024_2024.yaml"
    head, aduan, tail = repo.read(plan).partition("- id: aduan\n")
    repo.write(plan, head + aduan + tail.replace("waktu: Juni\n", "waktu: insidentil\n", 1))
    assert "waktu diubah dari Juni menjadi insidentil" in zi("diff", "HEAD", cwd=repo.folder).out
    found = json.loads(zi("check", "--against", "HEAD", "--format", "json", cwd=repo.folder).out)["masalah"]
    assert [one["kode"] for one in found if one["kode"].startswith("ZI8")] == ["ZI805"]
