"""The position of a period and up to when its records count are two days; a submitted period stays as it was submitted."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import As, Zi
from tests.kantor import NILAI, SKOR, answer, kantor, write

S1 = ("--semester", "1")
RENTANG = [aktivitas("empat", "Januari-Desember")]
KEMAJUAN = {"empat": [{"bulan": "Maret", "selesai": "2024-03-20"}]}
POSTS = {"Kepala": [{"nama": "Budi", "sejak": "2022-01-03"}], "Sekretaris": [{"nama": "Ayu", "sejak": "2022-01-03"}]}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    acts = [aktivitas("satu"), aktivitas("dua"), aktivitas("tiga", "Juni dan Desember"), *RENTANG]
    read = {"a": {"semester_1": {"nilai": 60}}}
    noted = {"dua": [{"bulan": "Juni", "kendala": "Data terlambat"}], **KEMAJUAN}
    zi = {"jabatan": POSTS, "toleransi_hari": 0}
    return kantor(tmp_path, [SKOR, indikator("a", 50, **NILAI)], read, aktivitas=acts, catatan=noted, zi=zi)


@pytest.fixture
def approved(by: As, office: Path) -> Path:
    assert by("Ayu", "2024-07-10", "done", "satu", "--month", "Juni", "--year", "2024", "--on", "2024-07-04").code == 0
    assert by("Ayu", "2024-07-15", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Budi", "2024-07-16", "period", "approve", "2024-s1").code == 0
    return office


def june(zi: Zi, cwd: Path, *words: str) -> dict[str, Any]:
    found = answer(zi, cwd, "status", "2024", *words)
    states = {one["id"]: one["kejadian"][0]["keadaan"] for one in found["aktivitas"]}
    return {"per": found["per"], "catatan_sampai": found["catatan_sampai"], **states}


LATE = ("done", "dua", "--month", "Juni", "--year", "2024", "--on", "2024-08-09")


def test_what_was_done_before_the_submission_counts_and_what_later_in_later_readings(
    zi: Zi, by: As, approved: Path
) -> None:
    assert by("Ayu", "2024-08-09", *LATE).code == 0
    day = ("--today", "2025-02-01")
    frozen = {"per": "2024-06-30", "catatan_sampai": "2024-07-15", "satu": "selesai_terlambat", "dua": "lewat"}
    assert june(zi, approved, *S1, *day) == {**frozen, "tiga": "lewat", "empat": "berjalan"}
    year = june(zi, approved, *day)
    assert (year["per"], year["catatan_sampai"], year["dua"]) == ("2024-12-31", "2025-02-01", "selesai_terlambat")


def test_late_work_needs_no_reopening_and_leaves_what_was_approved(zi: Zi, by: As, approved: Path) -> None:
    before = zi("report", *S1, "--year", "2024", cwd=approved).out
    assert "DRAF" not in before
    assert by("Ayu", "2024-08-09", *LATE).code == 0
    assert zi("report", *S1, "--year", "2024", cwd=approved).out == before
    assert "ZI60" not in zi("check", cwd=approved).out
    listed = json.loads(zi("period", "list", "--format", "json", cwd=approved).out)["periode"][0]
    assert (listed["status"], listed["perubahan"]) == ("disetujui", [])
    assert listed["terlambat"] == ["I.1.2 Juni selesai 9 Agustus 2024"]
    assert "I.1.2 Juni selesai 9 Agustus 2024" in zi("period", "list", cwd=approved).out


@pytest.mark.parametrize(
    "words",
    [
        ("done", "dua", "--month", "Juni", "--year", "2024", "--on", "2024-07-10"),
        ("done", "dua", "--month", "Juni", "--year", "2024", "--batal", "Digabung"),
        ("record", "a", "70", "--semester", "1", "--year", "2024"),
    ],
)
@pytest.mark.usefixtures("approved")
def test_what_changes_the_approved_period_still_needs_reopening(by: As, words: tuple[str, ...]) -> None:
    refused = by("Ayu", "2024-08-09", *words)
    assert (refused.code, "zi period reopen 2024-s1" in refused.err) == (2, True)


def test_late_evidence_counts_later_and_a_verdict_from_its_day(zi: Zi, by: As, approved: Path) -> None:
    (approved / "lapor.pdf").write_bytes(b"rekaan")
    add = ("evidence", "add", "lapor.pdf", "--for", "satu@2024-06", "--year", "2024")
    assert by("Ayu", "2024-08-01", *add).code == 0
    day = ("--today", "2025-02-01")
    half, year = (answer(zi, approved, "status", "2024", *more, *day)["keseluruhan"] for more in (S1, ()))
    assert (half["kelengkapan_bukti"], year["kelengkapan_bukti"]) == (0, 20)
    reject = ("evidence", "review", "lapor", "--reject", "--note", "buram", "--year", "2024")
    assert by("Budi", "2024-08-02", *reject).code == 0
    assert answer(zi, approved, "status", "2024", *day)["keseluruhan"]["kelengkapan_bukti"] == 0
    assert "ZI60" not in zi("check", cwd=approved).out


def test_opening_again_for_some_moves_the_day_of_those_alone(zi: Zi, by: As, approved: Path) -> None:
    assert by("Ayu", "2024-08-09", *LATE).code == 0
    assert by("Ayu", "2024-08-09", "done", "tiga", "--month", "Juni", "--year", "2024", "--on", "2024-08-09").code == 0
    reopen = ("period", "reopen", "2024-s1", "--alasan", "Catatan dua", "--lingkup", "dua")
    assert by("Budi", "2024-08-10", *reopen).code == 0
    assert by("Ayu", "2024-08-11", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Budi", "2024-08-12", "period", "approve", "2024-s1").code == 0
    half = june(zi, approved, *S1, "--today", "2025-02-01")
    assert (half["dua"], half["tiga"], half["catatan_sampai"]) == ("selesai_terlambat", "lewat", "2024-07-15")
    assert "ZI60" not in zi("check", cwd=approved).out


def test_a_report_holds_no_fact_later_than_its_own_date(zi: Zi, office: Path, by: As) -> None:
    assert by("Ayu", "2024-07-20", "done", "satu", "--month", "Juni", "--year", "2024", "--on", "2024-07-19").code == 0
    early, plain = (
        zi("report", *S1, "--year", "2024", *more, "--today", "2025-02-01", cwd=office).out
        for more in (("--date", "2024-07-15"), ())
    )
    assert ("19 Juli 2024" in early, "19 Juli 2024" in plain) == (False, True)
    assert zi("report", *S1, "--year", "2024", "--today", "2026-05-05", cwd=office).out == plain


def test_an_approved_report_dated_before_its_submission_is_a_draft(zi: Zi, approved: Path) -> None:
    dated = [
        zi("report", *S1, "--year", "2024", "--date", day, cwd=approved).out for day in ("2024-07-14", "2024-07-16")
    ]
    assert ["DRAF" in one for one in dated] == [True, False]


@pytest.mark.parametrize(("day", "keadaan"), [("2024-07-03", "jatuh_tempo"), ("2024-07-11", "lewat")])
def test_in_its_days_of_grace_an_item_is_due_and_not_late(zi: Zi, tmp_path: Path, day: str, keadaan: str) -> None:
    cwd = kantor(tmp_path, [SKOR], aktivitas=[aktivitas("satu")], zi={"toleransi_hari": 10})
    assert june(zi, cwd, *S1, "--today", day)["satu"] == keadaan
    assert june(zi, cwd, "--today", day)["satu"] == keadaan
    due = answer(zi, cwd, "due", "--month", "Juli", "--year", "2024", "--today", day)
    found = [(one["id"], one["bulan"]) for one in due["jatuh_tempo" if keadaan == "jatuh_tempo" else "lewat"]]
    assert found == [("satu", 6)]


def test_the_approver_may_be_named_after_the_submission(by: As, office: Path) -> None:
    settings = office / "plans/zi.yaml"
    whole = settings.read_text(encoding="utf-8")
    settings.write_text(whole.replace("  Kepala:\n  - nama: Budi\n    sejak: '2022-01-03'\n", ""), encoding="utf-8")
    assert "Budi" not in settings.read_text(encoding="utf-8")
    assert by("Ayu", "2024-07-15", "period", "submit", "2024-s1", "--tetap").code == 0
    settings.write_text(whole, encoding="utf-8")
    assert by("Budi", "2024-07-16", "period", "approve", "2024-s1").code == 0


def test_what_changes_no_figure_of_the_settings_changes_no_approved_period(zi: Zi, approved: Path) -> None:
    settings = approved / "plans/zi.yaml"
    more = "alias: {kep: Kepala}\ndasar_hukum: [Peraturan Bupati Nomor 5 Tahun 2022]\naturan: {ZI203: mati}\n"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + more, encoding="utf-8")
    assert not [
        one for one in json.loads(zi("check", "--format", "json", cwd=approved).out)["masalah"] if "ZI60" in one["kode"]
    ]
    settings.write_text(text + "plafon: 120\n", encoding="utf-8")
    assert "ZI601" in zi("check", cwd=approved).out


def test_the_log_names_the_rule_its_fingerprint_was_made_by(approved: Path) -> None:
    assert "versi_sidik: 2" in (approved / "plans/periode/2024-s1.yaml").read_text(encoding="utf-8")


def test_a_submission_says_first_what_is_lacking_and_needs_to_be_meant(by: As, office: Path) -> None:
    said = by("Ayu", "2024-07-15", "period", "submit", "2024-s1")
    assert said.code == 2
    words = " ".join(said.err.split())
    assert (
        "Semester I 2024 belum lengkap: 3 jadwal lewat dan belum selesai dan 3 jadwal belum lengkap buktinya" in words
    )
    assert "atau ajukan apa adanya: zi period submit 2024-s1 --tetap" in words
    assert not (office / "plans/periode").exists()
    assert by("Ayu", "2024-07-15", "period", "submit", "2024-s1", "--tetap").code == 0


def test_a_submission_that_nobody_could_approve_says_so(by: As, office: Path) -> None:
    write(office / "plans/zi.yaml", {"skema": 1, "jabatan": {"Sekretaris": POSTS["Sekretaris"]}})
    said = by("Ayu", "2024-07-15", "period", "submit", "2024-s1")
    assert "belum ada pemangku jabatan lain yang dapat menyetujui" in " ".join(said.err.split())


@pytest.mark.parametrize(
    ("untuk", "said"),
    [
        ("satu@2024-06", "I.1.1 Juni bukti lapor.pdf"),
        ("empat@2024-03", "I.1.4 Maret bukti lapor.pdf"),
        ("a@2024-s1", "I.1.b semester I bukti lapor.pdf"),
    ],
)
def test_late_evidence_stands_in_no_list_of_the_approved_report_and_is_named_beside_it(
    zi: Zi, by: As, approved: Path, untuk: str, said: str
) -> None:
    report = ("report", *S1, "--year", "2024")
    before = zi(*report, cwd=approved).out
    (approved / "lapor.pdf").write_bytes(b"rekaan")
    assert by("Ayu", "2024-08-01", "evidence", "add", "lapor.pdf", "--for", untuk, "--year", "2024").code == 0
    assert by("Budi", "2024-08-02", "evidence", "review", "lapor", "--accept", "--year", "2024").code == 0
    assert zi(*report, cwd=approved).out == before
    assert "lapor.pdf" in zi("report", "--semester", "2", "--year", "2024", cwd=approved).out
    listed = json.loads(zi("period", "list", "--format", "json", cwd=approved).out)["periode"][0]
    assert listed["terlambat"] == [said]


def test_a_verdict_after_the_submission_is_not_in_what_was_approved(zi: Zi, by: As, office: Path) -> None:
    assert by("Ayu", "2024-07-10", "done", "satu", "--month", "Juni", "--year", "2024", "--on", "2024-07-04").code == 0
    (office / "lapor.pdf").write_bytes(b"rekaan")
    assert by("Ayu", "2024-07-11", "evidence", "add", "lapor.pdf", "--for", "satu@2024-06", "--year", "2024").code == 0
    assert by("Ayu", "2024-07-15", "period", "submit", "2024-s1", "--tetap").code == 0
    review = ("evidence", "review", "lapor", "--accept", "--year", "2024")
    assert by("Budi", "2024-07-16", *review).code == 0
    assert by("Budi", "2024-07-17", "period", "approve", "2024-s1").code == 0
    report = zi("report", *S1, "--year", "2024", cwd=office).out
    assert ("DRAF" in report, "| belum diperiksa |" in report) == (False, True)
    assert "| sesuai |" in zi("report", "--semester", "2", "--year", "2024", cwd=office).out


def test_evidence_of_what_alone_was_opened_again_counts_up_to_its_own_day(zi: Zi, by: As, approved: Path) -> None:
    reopen = ("period", "reopen", "2024-s1", "--alasan", "Bukti satu", "--lingkup", "satu")
    assert by("Budi", "2024-08-10", *reopen).code == 0
    (approved / "lapor.pdf").write_bytes(b"rekaan")
    assert by("Ayu", "2024-08-10", "evidence", "add", "lapor.pdf", "--for", "satu@2024-06", "--year", "2024").code == 0
    assert by("Ayu", "2024-08-11", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Budi", "2024-08-12", "period", "approve", "2024-s1").code == 0
    half = answer(zi, approved, "status", "2024", *S1, "--today", "2025-02-01")
    assert half["keseluruhan"]["kelengkapan_bukti"] == 33.33


def test_two_positions_never_stand_under_one_date(zi: Zi, approved: Path) -> None:
    heads = [
        zi("status", "2024", *more, "--today", "2025-02-01", cwd=approved).out.splitlines()[0]
        for more in ((), ("--per", "2024-12-31"), S1, ("--per", "2024-06-30"))
    ]
    assert [one.partition(" · per ")[2].partition(" · ")[0] for one in heads] == [
        "31 Desember 2024, catatan sampai hari ini",
        "31 Desember 2024",
        "30 Juni 2024, catatan sampai 15 Juli 2024",
        "30 Juni 2024",
    ]


def test_a_log_with_a_key_of_no_month_is_told_as_it_stands(zi: Zi, approved: Path) -> None:
    log = approved / "plans" / "periode" / "2024-s1.yaml"
    log.write_text(
        log.read_text(encoding="utf-8").replace("aktivitas/satu/6:", "aktivitas/satu/juni:"), encoding="utf-8"
    )
    assert "aktivitas/satu/juni" in log.read_text(encoding="utf-8")
    answer = zi("check", cwd=approved)
    assert (answer.code, "juni" in answer.out) == (1, True), answer.err


@pytest.mark.parametrize(
    "typed", [("--reason", "--dry-run"), ("--alasan", "--dry-run"), ("--by", "-C", "--reason", "x")]
)
def test_an_option_is_no_value_of_another(zi: Zi, approved: Path, typed: tuple[str, ...]) -> None:
    """A forgotten reason would else be "--dry-run", and written."""
    log = approved / "plans" / "periode" / "2024-s1.yaml"
    before = log.read_bytes()
    answer = zi("period", "reopen", "2024-s1", *typed, cwd=approved)
    assert (answer.code, f"pilihan {typed[0]} memerlukan isi, sebelum {typed[1]}" in answer.err) == (2, True)
    assert log.read_bytes() == before


def test_a_word_that_is_called_as_an_argument_is_no_option(zi: Zi, tmp_path: Path) -> None:
    assert "dokumen tidak ada" in zi("import", "dokumen", "--dry-run", cwd=tmp_path).err
