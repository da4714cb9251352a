"""`zi check`: every mistake of every file, with its place and the way out."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Answer, Zi
from zi_cli.files.codes import all_codes

PLAN = "plans/renaksi_2022_2026.yaml"
YEAR = "plans/realisasi/2024.yaml"
WBS = "{pembilang: 38, penyebut: 78, tanggal: 2024-06-28, bukti: [bukti/2024/survei-wbs.pdf]}"


def edit(unit: Path, name: str, old: str, new: str) -> None:
    path = unit / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def is_told(answer: Answer, *words: str) -> None:
    """One run names the file with line and column, says what is wrong and what to do, and exits 1."""
    said = " ".join(answer.out.split())
    assert answer.code == 1, answer.out + answer.err
    assert "Traceback" not in answer.out + answer.err
    assert re.search(r"\S+\.yaml:\d+:\d+: galat ZI\d{3}: ", said), said
    assert "saran: " in said
    for word in words:
        assert word in said, said


MISTAKES = {
    "wrong month": (PLAN, "waktu: Juni\n", "waktu: Junni\n", "maksud Anda Juni?"),
    "unknown key": (PLAN, "waktu: Januari\n", "wktu: Januari\n", "waktu"),
    "duplicate key": (PLAN, "waktu: Januari\n", "waktu: Januari\n            waktu: Juni\n", "sudah ada di baris 44"),
    "duplicate id": (PLAN, "id: mp-tim-renaksi\n", "id: mp-tim-bentuk\n", "mp-tim-bentuk"),
    "unknown id in a realisasi": (YEAR, "  pw-wbs-paham:", "  pw-wbs-pahm:", 'maksud Anda "pw-wbs-paham"'),
    "target missing for a year": (PLAN, "2024: 65, 2025: 68, 2026: 70}", "2025: 68, 2026: 70}", "2024"),
    "target that is text": (PLAN, "2024: 65, 2025", "2024: tinggi, 2025", "angka"),
    "more than all": (YEAR, WBS, "{pembilang: 80, penyebut: 78}", "lebih besar daripada penyebutnya"),
    "something of nothing": (YEAR, WBS, "{pembilang: 3, penyebut: 0}", "0"),
    "negative": (YEAR, WBS, "{pembilang: -1, penyebut: 78}", "negatif"),
    "not a number": (YEAR, WBS, "{nilai: .nan}", "angka"),
    "a year outside the plan": (PLAN, "2022: 60, 2023: 62,", "2021: 60, 2022: 60, 2023: 62,", "2021"),
    "two readings of one semester": (YEAR, WBS, WBS + "\n    semester_1: " + WBS, "sudah ada di baris 114"),
    "tab indentation": (YEAR, "    semester_1: " + WBS, "\tsemester_1: " + WBS, "tab"),
    "deep nesting": (YEAR, WBS, "[" * 20_000, "bersarang"),
    "NUL bytes": (YEAR, "tahun: 2024", "tahun: 20\0" + "24", "NUL"),
    "a second document": (YEAR, "\naktivitas:", "\n---\naktivitas:", "dokumen"),
    "a number of 400 digits": (YEAR, WBS, "{nilai: " + "9" * 400 + "}", "15"),
    "another year than the name": (YEAR, "tahun: 2024", "tahun: 2023", "2024.yaml"),
    "decimal comma": (YEAR, "{nilai: 66.5,", "{nilai: 66,5,", "66.5"),
    "decimal comma in a block": (
        YEAR,
        "semester_2: {nilai: 66.5, tanggal",
        "semester_2: {nilai: '66,5', tanggal",
        "66.5",
    ),
    "thousands point": (YEAR, WBS, "{pembilang: 1.250, penyebut: 1250}", "1250"),
    "thousands point before zeros": (YEAR, WBS, "{pembilang: 52.000, penyebut: 78.000}", "52000 atau 52"),
    "thousands point in a reading": (YEAR, "{nilai: 66.5,", "{nilai: 12.000,", "12000 atau 12"),
    "thousands point and decimal comma": (YEAR, "{nilai: 66.5,", "{nilai: 1.250,5,", "tulis 1250.5"),
    "a day that does not exist": (YEAR, "tanggal: 2024-12-12", "tanggal: 31/6/2024", "tidak ada di kalender"),
    "a day in words": (YEAR, "tanggal: 2024-12-12", "tanggal: 12 Desember 2024", "tulis 2024-12-12"),
    "a merge conflict": (
        YEAR,
        "\naktivitas:",
        "\n<<<<<<< HEAD\n=======\n>>>>>>> lain\naktivitas:",
        "sisa penggabungan",
    ),
    "an alias bomb": (YEAR, WBS, "&a [1, 1, 1]\n    catatan: &b [*a, *a, *a]\n    semua: [*b, *b, *b]", "&"),
}


@pytest.mark.parametrize(("name", "old", "new", "word"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_place_and_way_out(zi: Zi, unit: Path, name: str, old: str, new: str, word: str) -> None:
    edit(unit, name, old, new)
    is_told(zi("check", "-C", str(unit)), f"{name}:", word)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "kosong"),
        (b"# hanya komentar\n", "kosong"),
        ("catatan: \xe9\n".encode("latin-1"), "UTF-8"),
        (b"\0\0", "NUL"),
    ],
)
def test_a_file_that_is_no_text_is_told(zi: Zi, unit: Path, content: bytes, word: str) -> None:
    (unit / YEAR).write_bytes(content)
    is_told(zi("check", "-C", str(unit)), f"{YEAR}:", word)


def test_all_mistakes_of_all_files_in_one_run(zi: Zi, unit: Path) -> None:
    edit(unit, PLAN, "waktu: Juni\n", "waktu: Junni\n")
    edit(unit, PLAN, "arah: naik\n", "arah: miring\n")
    edit(unit, YEAR, "pembilang: 38", "pembilang: -38")
    edit(unit, "plans/zi.yaml", "plafon: 100", "plafon: seratus")
    answer = zi("check", "-C", str(unit), "--format", "json")
    galat = [one for one in json.loads(answer.out)["masalah"] if one["tingkat"] == "galat"]
    assert len(galat) == 4
    assert [one["berkas"] for one in galat] == sorted(one["berkas"] for one in galat)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such names and modes differently")
def test_an_unreadable_file_is_told(zi: Zi, unit: Path) -> None:
    (unit / YEAR).unlink()
    (unit / YEAR).symlink_to("/etc/hostname")
    is_told(zi("check", "-C", str(unit)), "tautan ke luar")
    (unit / YEAR).unlink()
    (unit / YEAR).symlink_to("2024.yaml")
    is_told(zi("check", "-C", str(unit)))
    assert zi("status", "2024", "-C", str(unit)).code == 2


def test_a_broken_realisasi_stops_the_answer_that_needs_it_and_no_other(zi: Zi, unit: Path) -> None:
    edit(unit, YEAR, WBS, "{nilai: banyak}")
    for command in (
        ["status", "2024"],
        ["due", "--month", "Juni", "2024"],
        ["report", "--semester", "1", "--year", "2024"],
    ):
        answer = zi(*command, "-C", str(unit))
        assert (answer.code, answer.out) == (2, "")
        assert f"{YEAR}:114:" in answer.err
    assert zi("status", "2025", "-C", str(unit)).code == 0


def test_no_plan_found(zi: Zi, tmp_path: Path) -> None:
    for command in (["status"], ["due"], ["check"], ["report", "--semester", "1"], ["explain", "I.1"], []):
        answer = zi(*command, cwd=tmp_path)
        assert (answer.code, answer.out) == (2, "")
        assert "tidak ditemukan plans/renaksi_*.yaml" in answer.err
        assert "zi -C FOLDER" in " ".join(answer.err.split())


def test_more_than_all_is_allowed_where_the_plan_says_so(zi: Zi, unit: Path) -> None:
    edit(unit, YEAR, WBS, "{pembilang: 80, penyebut: 78}")
    edit(unit, PLAN, "nama: Persentase pegawai yang paham WBS\n", "nama: Paham WBS\n            boleh_lebih: true\n")
    assert zi("check", "-C", str(unit)).code == 0


def test_the_plan_as_it_stands_has_no_galat_and_exits_0(zi: Zi) -> None:
    answer = zi("check")
    assert (answer.code, answer.err) == (0, "")
    assert zi("check", "--strict").code == 1
    levels = {one["tingkat"] for one in json.loads(zi("check", "--format", "json").out)["masalah"]}
    assert levels == {"peringatan", "saran"}


def test_the_data_of_a_problem_is_as_promised(zi: Zi) -> None:
    found = json.loads(zi("check", "--format", "json").out)
    assert found["skema"] == 1
    assert {frozenset(one) for one in found["masalah"]} >= {
        frozenset({"kode", "tingkat", "berkas", "baris", "kolom", "pesan", "saran"})
    }


def test_annotations_name_file_and_line_and_cannot_be_broken_out_of(zi: Zi, unit: Path) -> None:
    edit(unit, PLAN, "waktu: Juni\n", 'waktu: "Junni%0A::error::x\\n::error file=a::b"\n')
    answer = zi("check", "--format", "github", cwd=unit)
    lines = answer.out.splitlines()
    assert answer.code == 1
    assert all(
        re.match(r"::(error|warning|notice) file=plans/[\w/.]+,line=\d+,col=\d+,title=ZI\d{3} ", one) for one in lines
    )
    assert sum(one.startswith(f"::error file={PLAN},line=57,") for one in lines) == 1


def test_narrowed_to_a_file_or_pointed_at_a_folder(zi: Zi, unit: Path) -> None:
    edit(unit, PLAN, "waktu: Juni\n", "waktu: Junni\n")
    assert zi("check", YEAR, cwd=unit).code == 0
    assert zi("check", PLAN, cwd=unit).code == 1
    assert zi("check", str(unit)).code == 1


@pytest.mark.parametrize("code", all_codes(), ids=lambda one: one.kode)
def test_every_code_is_explained(zi: Zi, code: object) -> None:
    kode = code.kode  # type: ignore[attr-defined]
    answer = zi("check", "--explain", kode.lower())
    assert answer.code == 0
    assert kode in answer.out
    assert len(answer.out.split()) > 20


def test_an_unknown_code_is_answered_with_the_nearest(zi: Zi) -> None:
    answer = zi("check", "--explain", "ZI999")
    assert answer.code == 2
    assert "ZI" in answer.err


def test_text_of_the_file_cannot_drive_the_terminal(zi: Zi, unit: Path) -> None:
    edit(unit, PLAN, "nama: Pengelolaan Tim ZI", 'nama: "Tim \\e[31mMerah\\e]0;x\\a \\u202E balik"')
    edit(unit, PLAN, "waktu: Juni\n", 'waktu: "Ju\\e[2Jnni"\n')
    for command in (
        ["check"],
        ["explain", "I.1", "--year", "2024"],
        ["status", "2024"],
        ["check", "--format", "github"],
    ):
        answer = zi(*command, "-C", str(unit))
        for sign in ("\x1b", "\x07", "\u202e"):
            assert sign not in answer.out + answer.err


def test_files_that_are_too_much_together_are_told(zi: Zi, unit: Path) -> None:
    for year in range(2000, 2006):
        (unit / "plans" / "realisasi" / f"{year}.yaml").write_bytes(
            b"#" * 4_900_000 + f"\nskema: 1\ntahun: {year}\n".encode()
        )
    answer = zi("check", "--format", "json", cwd=unit)
    told = [
        one["berkas"] for one in json.loads(answer.out)["masalah"] if "bersama-sama lebih dari 20 MB" in one["pesan"]
    ]
    assert answer.code == 1
    assert {"plans/realisasi/2004.yaml", "plans/realisasi/2005.yaml"} <= set(told)
    shutil.copytree(ROOT / "plans", unit / "dalam" / "plans")
    among = json.loads(zi("check", str(unit), "--format", "json", cwd=unit).out)["masalah"]
    assert [one["berkas"] for one in among if "bersama-sama lebih dari 20 MB" in one["pesan"]] == told
