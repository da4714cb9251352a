"""`zi record` and `zi done`: one fact, in its place, and nothing else."""

import difflib
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Answer, Zi
from tests.pseudo_terminal import needs_pseudo_terminals, on_terminal

YEAR = "plans/realisasi/2024.yaml"


def changed(before: str, unit: Path) -> list[str]:
    after = (unit / YEAR).read_text(encoding="utf-8")
    return [one for one in difflib.ndiff(before.splitlines(), after.splitlines()) if one[0] in "+-"]


def words(answer: Answer) -> str:
    assert answer.code == 0, answer.err
    return " ".join(answer.out.split())


@pytest.fixture
def before(unit: Path) -> str:
    return (unit / YEAR).read_text(encoding="utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "aturan" / "dasar", tmp_path / "kantor"))


def test_a_reading_replaces_the_whole_one_before_and_says_what_it_does(zi: Zi, unit: Path, before: str) -> None:
    said = words(
        zi("record", "V.4.a", "--semester", "2", "--year", "2024", "--pembilang", "60", "--penyebut", "78", cwd=unit)
    )
    assert changed(before, unit) == [
        "-     semester_2: {nilai: 66.5, tanggal: 2024-12-12, bukti: [bukti/2024/survei-wbs-s2.pdf]}",
        "+     semester_2: {pembilang: 60, penyebut: 78, bukti: [bukti/2024/survei-wbs-s2.pdf]}",
    ]
    for part in ("66,5 % → 60 dari 78", "66,50 % → 76,92 %", "102,31 % → 118,34 %", "64,71 % (22/34)"):
        assert part in said


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["V.1.a", "70,5"], "semester_2: {nilai: 70.5}"),
        (["V.1.a", "--pembilang", "0", "--penyebut", "0"], "semester_2: {pembilang: 0, penyebut: 0}"),
        (["V.1.a", "--belum-waktunya"], "semester_2: {belum_waktunya: true}"),
        (
            ["V.1.a", "--tidak-berlaku", "Tidak ada: dipindah #1"],
            'semester_2: {tidak_berlaku: "Tidak ada: dipindah #1"}',
        ),
        (["V.5.b", "Ada"], "semester_2: {kode: 1}"),
        (["V.5.b", "--kode", "1"], "semester_2: {kode: 1}"),
        (
            ["pw-wbs-paham", "67", "--tanggal", "20 Desember 2024"],
            "semester_2: {nilai: 67, tanggal: 2024-12-20, bukti: [",
        ),
        (["gratifikasi", "71", "--catatan", "Survei ulang"], "semester_2: {nilai: 71, catatan: Survei ulang}"),
    ],
)
def test_every_kind_of_reading(zi: Zi, unit: Path, before: str, arguments: list[str], written: str) -> None:
    answer = zi("record", *arguments, "--semester", "II", "--year", "2024", cwd=unit)
    assert answer.code == 0, answer.err
    assert any(line.startswith("+") and written in line for line in changed(before, unit))
    assert zi("check", cwd=unit).code == 0


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["V.1.a"], "belum ada isinya"),
        (["V.1.a", "90", "--belum-waktunya"], "dua cara"),
        (["V.1.a", "--pembilang", "90"], "--penyebut belum disebut"),
        (["V.1.a", "--pembilang", "90", "--penyebut", "78"], "lebih besar daripada penyebutnya"),
        (["V.1.a", "--pembilang", "3", "--penyebut", "0"], "penyebut 0"),
        (["V.1.a", "--pembilang", "1,5", "--penyebut", "3"], "bukan bilangan bulat"),
        (["V.1.a", "101"], "lebih dari 100"),
        (["V.1.a", "1.250"], "1250"),
        (["V.1.a", "banyak"], "bukan angka"),
        (["V.1.a", "--kode", "1"], "berjenis persen"),
        (["V.5.b", "--pembilang", "3", "--penyebut", "4"], "tidak memakai pembilang dan penyebut"),
        (["V.5.b", "Mungkin"], "labelnya 1 (Ada) dan 2 (Tidak)"),
        (["I.1.a", "70"], "dihitung zi"),
        (["V.1.1", "70"], "bukan indikator tetapi aktivitas; untuk mencatatnya: zi done V.1.1"),
        (["V.1.a", "70", "--today", "2024-06-30"], "Semester II 2024 belum mulai"),
        (["V.1.a", "70", "--tanggal", "2024-12-20", "--today", "2024-11-01"], "belum tiba"),
        (["tidak-ada", "70"], "tidak ada di rencana"),
        (["paham", "70"], "cocok dengan"),
        (["V.1.a", "70", "--tanggal", "31/2/2024"], "tanggal"),
        (["V.1.a", "--tidak-berlaku", "balik \u202e"], "memuat tanda tersembunyi U+202E"),
        (["V.1.a", "--tidak-berlaku", "bukan teks \udcff"], "memuat tanda tersembunyi U+DCFF"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_what_does_not_fit_is_refused_and_nothing_is_touched(
    zi: Zi, unit: Path, before: str, arguments: list[str], word: str
) -> None:
    answer = zi("record", *arguments, "--semester", "2", "--year", "2024", cwd=unit)
    assert (answer.code, answer.out) == (2, "")
    assert word in " ".join(answer.err.split())
    assert changed(before, unit) == []


def test_a_dry_run_shows_the_difference_and_writes_nothing(zi: Zi, unit: Path, before: str) -> None:
    answer = zi("record", "V.1.a", "70", "--semester", "2", "--year", "2024", "--dry-run", cwd=unit)
    assert "+    semester_2: {nilai: 70}" in answer.out
    assert "Akan dicatat" in answer.out
    assert changed(before, unit) == []
    assert not (unit / "plans" / ".zi.lock").exists()


def test_without_a_file_of_the_year_the_way_to_one_is_said(zi: Zi, unit: Path) -> None:
    answer = zi("record", "V.1.a", "70", "--semester", "1", "--year", "2025", cwd=unit)
    assert answer.code == 2
    assert "zi new-year 2025" in answer.err


def test_a_broken_file_is_not_written_into(zi: Zi, unit: Path, before: str) -> None:
    (unit / YEAR).write_text(before.replace("pembilang: 38", "pembilang: banyak"), encoding="utf-8")
    held = (unit / YEAR).read_bytes()
    assert zi("record", "V.1.a", "70", "--semester", "2", "--year", "2024", cwd=unit).code == 2
    assert (unit / YEAR).read_bytes() == held


def test_line_endings_and_a_bom_are_kept(zi: Zi, unit: Path, before: str) -> None:
    (unit / YEAR).write_bytes(b"\xef\xbb\xbf" + before.replace("\n", "\r\n").encode())
    assert zi("record", "V.1.a", "70", "--semester", "2", "--year", "2024", cwd=unit).code == 0
    data = (unit / YEAR).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"semester_2: {nilai: 70}\r\n" in data


def test_done_records_the_day_and_says_what_it_does(zi: Zi, unit: Path, before: str) -> None:
    said = words(zi("done", "I.1.7", "--year", "2024", "--on", "28/12/2024", cwd=unit))
    assert changed(before, unit) == ["+   mp-tim-tindak-lanjut-s2:", "+     - {bulan: Desember, selesai: 2024-12-28}"]
    assert "lewat → selesai 28 Desember 2024" in said
    assert "95,83 % → 100,00 %" in said


def test_done_again_replaces_and_keeps_evidence_and_notes(zi: Zi, unit: Path, before: str) -> None:
    zi("done", "I.1.4", "--year", "2024", "--on", "2024-06-30", "--kendala", "Data, terlambat", cwd=unit)
    assert [one.strip("+- ") for one in changed(before, unit)] == [
        "selesai: 2024-06-27",
        "selesai: 2024-06-30",
        'kendala: "Data, terlambat"',
    ]


def test_done_keeps_comments_inside_the_record(zi: Zi, unit: Path, before: str) -> None:
    noted = before.replace("      selesai: 2024-06-27", "      selesai: 2024-06-27 # menurut notulen", 1)
    (unit / YEAR).write_text(noted, encoding="utf-8")
    zi("done", "I.1.4", "--year", "2024", "--on", "2024-06-30", cwd=unit)
    assert "selesai: 2024-06-30 # menurut notulen" in (unit / YEAR).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", [["record", "V.1.a", "--semester", "2", "--tidak-berlaku"], ["done", "I.1.7", "--cancel"]]
)
def test_a_blank_reason_is_no_reason(zi: Zi, unit: Path, before: str, command: list[str]) -> None:
    answer = zi(*command, "   ", "--year", "2024", cwd=unit)
    assert answer.code == 2
    assert "masih kosong" in answer.err
    assert changed(before, unit) == []


def test_cancelled_needs_and_keeps_its_reason(zi: Zi, unit: Path, before: str) -> None:
    said = words(zi("done", "I.1.7", "--year", "2024", "--cancel", "Digabung: surat #12", cwd=unit))
    assert "lewat → batal" in said
    assert '{bulan: Desember, batal: true, alasan: "Digabung: surat #12"}' in "\n".join(changed(before, unit))


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["V.1.3"], "jatuh temponya Juni dan Desember"),
        (["V.4.2", "--month", "Maret"], "berjalan sampai Desember"),
        (["I.1.7", "--on", "2030-01-01"], "belum tiba"),
        (["V.4.a"], "bukan aktivitas"),
        (["sosialisasi"], "cocok dengan"),
        (["I.1.7", "--month", "Desmber"], "maksud Anda Desember"),
    ],
)
def test_done_refuses_what_does_not_fit(zi: Zi, unit: Path, before: str, arguments: list[str], word: str) -> None:
    answer = zi("done", *arguments, "--year", "2024", cwd=unit)
    assert (answer.code, answer.out) == (2, "")
    assert word in " ".join(answer.err.split())
    assert changed(before, unit) == []


@needs_pseudo_terminals
@pytest.mark.parametrize(
    ("arguments", "answer", "written"),
    [
        (["done", "V.1.3", "--year", "2024", "--on", "2024-06-20"], "1", "- {bulan: Juni, selesai: 2024-06-20}"),
        (["record", "paham", "70", "--semester", "2", "--year", "2024"], "2", "semester_2: {nilai: 70"),
    ],
)
def test_what_is_ambiguous_is_asked_at_a_terminal(
    unit: Path, before: str, arguments: list[str], answer: str, written: str
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"}
    command = [sys.executable, "-m", "zi_cli", *arguments]
    seen = on_terminal(command, unit, environment, typed=f"{answer}\n")
    assert seen.code == 0, seen.drawn.decode()
    assert "Nomor yang mana" in seen.drawn.decode()
    assert written in "\n".join(changed(before, unit))


def test_what_a_corrected_reading_leaves_out_is_said(zi: Zi, unit: Path) -> None:
    answer = zi("record", "V.5.b", "Ada", "--semester", "2", "--year", "2024", cwd=unit)
    assert "tanggal dan catatan realisasi lama tidak ikut" in answer.err


def test_a_range_is_not_finished_early_by_accident(zi: Zi, unit: Path, before: str) -> None:
    answer = zi("done", "V.4.2", "--year", "2024", "--on", "2024-05-20", cwd=unit)
    assert answer.code == 2
    assert "berjalan sampai Desember" in answer.err
    assert changed(before, unit) == []
    assert zi("done", "V.4.2", "--year", "2024", "--on", "2024-05-20", "--month", "Desember", cwd=unit).code == 0


def test_a_command_that_is_misspelt_is_answered_with_the_nearest(zi: Zi) -> None:
    assert "status?" in zi("statsu").err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["mp-tim-nilai", "861"], "I.1.b: 861 jauh di atas target (70); periksa angkanya"),
        (["mp-tim-nilai", "2,000"], '"2,000" bisa berarti 2000 atau 2;'),
        (["mp-tim-nilai", "12.500"], '"12.500" bisa berarti 12500 atau 12,5;'),
        (["mp-tim-inovasi", "5 %"], '"5 %" adalah persentase, sedangkan I.1.c diisi Inovasi;'),
        (["pw-wbs-paham", "--pembilang", "5 %", "--penyebut", "78"], '"5 %" adalah persentase, bukan banyaknya;'),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_a_number_that_may_be_another_is_not_recorded_unasked(
    zi: Zi, small: Path, arguments: list[str], says: str
) -> None:
    held = (small / YEAR).read_bytes()
    answer = zi("record", *arguments, "--semester", "2", "--year", "2024", cwd=small)
    assert answer.code == 2
    assert says in " ".join(answer.err.replace("\n    ", "; ").split())
    assert (small / YEAR).read_bytes() == held


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["mp-tim-nilai", "861", "--yakin"], "semester_2: {nilai: 861}"),
        (["mp-tim-nilai", "2,000", "--yakin"], "semester_2: {nilai: 2}"),
        (["mp-tim-nilai", "86,125"], "semester_2: {nilai: 86.125}"),
        (["pw-wbs-paham", "66,667"], "semester_2: {nilai: 66.667}"),
        (["mp-tim-inovasi", "400"], "semester_2: {nilai: 400}"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_a_number_that_is_meant_is_recorded(zi: Zi, small: Path, arguments: list[str], written: str) -> None:
    answer = zi("record", *arguments, "--semester", "2", "--year", "2024", cwd=small)
    assert answer.code == 0, answer.err
    assert written in (small / YEAR).read_text(encoding="utf-8")


def test_outside_its_scale_a_number_is_asked_about_however_near_the_target(zi: Zi, small: Path) -> None:
    plan = small / "plans/renaksi_2024_2025.yaml"
    text = plan.read_text(encoding="utf-8").replace("desimal: 2", "skala: [0, 100]", 1)
    plan.write_text(text, encoding="utf-8")
    told = zi("record", "mp-tim-nilai", "101", "--semester", "2", "--year", "2024", cwd=small)
    assert told.code == 2
    assert "101 di luar skala 0 sampai 100" in told.err
    sure = zi("record", "mp-tim-nilai", "101", "--yakin", "--semester", "2", "--year", "2024", cwd=small)
    assert sure.code == 0, sure.err
    assert "ZI323" in zi("check", cwd=small).out


@needs_pseudo_terminals
def test_a_slip_is_asked_about_at_a_terminal(small: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"}
    said = ["record", "mp-tim-nilai", "2,000", "--semester", "2", "--year", "2024"]
    seen = on_terminal([sys.executable, "-m", "zi_cli", *said], small, environment, typed="1\n1\n")
    assert "angkanya benar, catat" in seen.drawn.decode()
    assert "semester_2: {nilai: 2000}" in (small / YEAR).read_text(encoding="utf-8")
