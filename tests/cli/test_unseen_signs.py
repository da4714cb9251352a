"""Signs that people cannot see or tell apart: read where they do no harm, and named, placed and explained where they do."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Zi

PLAN, YEAR = "plans/renaksi_2024_2025.yaml", "plans/realisasi/2024.yaml"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "aturan" / "dasar", tmp_path / "kantor"))


def found(zi: Zi, unit: Path, name: str, old: str, new: str) -> list[dict[str, Any]]:
    text = (unit / name).read_text(encoding="utf-8")
    assert old in text
    (unit / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    every: list[dict[str, Any]] = json.loads(zi("check", "--format", "json", cwd=unit).out)["masalah"]
    return every


@pytest.mark.parametrize(
    ("name", "old", "new", "sign"),
    [
        (YEAR, "nilai: 66.25", "nilai: 66.25\u00a0", "spasi tak terputus (U+00A0)"),
        (YEAR, "pembilang: 38", "pembilang: 38\u200b", "spasi lebar nol (U+200B)"),
        (PLAN, "waktu: Januari}", "waktu: Jan\u00aduari}", "tanda hubung lunak (U+00AD)"),
        (PLAN, "waktu: Juni dan Desember", "waktu: Juni\u3000dan Desember", "spasi lebar (U+3000)"),
        (PLAN, "output: [SK Tim ZI,", "output: [SK\u00a0Tim ZI,", "spasi tak terputus (U+00A0)"),
        (YEAR, "output: Notulen pembentukan", "output: Notulen\u202fpembentukan", "tak terputus sempit (U+202F)"),
    ],
)
def test_where_it_does_no_harm_it_is_read_and_only_pointed_at(
    zi: Zi, small: Path, name: str, old: str, new: str, sign: str
) -> None:
    before = zi("status", "2024", "--format", "json", "--today", "2026-07-01", cwd=small).out
    (only,) = found(zi, small, name, old, new)
    assert (only["kode"], only["tingkat"]) == ("ZI119", "saran")
    assert sign in only["pesan"]
    after = zi("status", "2024", "--format", "json", "--today", "2026-07-01", cwd=small).out
    assert json.loads(after)["program"] == json.loads(before)["program"]


@pytest.mark.parametrize(
    ("name", "old", "new", "kode", "sign", "saran"),
    [
        (YEAR, "nilai: 66.25", "nilai: \u201c66.25\u201d", "ZI122", "kutip melengkung (U+201C)", "tulis 66.25 saja"),
        (YEAR, "nilai: 66.25", "nilai: 64.996\u00a0", "ZI122", "spasi tak terputus (U+00A0)", "atau 64.996 bila"),
        (YEAR, "nilai: 66.25", "nilai:\u00a066.25", "ZI120", "spasi tak terputus (U+00A0)", "ganti dengan spasi biasa"),
        (YEAR, "mp-tim-nilai:", "mp-tim-nilai\u200b:", "ZI129", "spasi lebar nol (U+200B)", "tulis mp-tim-nilai"),
        (YEAR, "tanggal: 2024-12-20", "tanggal: 2024\u201112\u201120", "ZI126", "(U+2011)", "tulis 2024-12-20"),
        (YEAR, "tahun: 2024", "tahun\uff1a 2024", "ZI137", "titik dua lebar (U+FF1A)", "dengan tanda : dari keyboard"),
        (YEAR, "skema: 1", "skema:\u00a01", "ZI137", "spasi tak terputus (U+00A0)", "ganti dengan spasi biasa"),
        (PLAN, "jenis: nilai", "jenis: nilai\u00a0", "ZI124", "spasi tak terputus (U+00A0)", 'maksud Anda "nilai"?'),
        (PLAN, "jenis: nilai", "jenis:\u3000nilai", "ZI137", "spasi lebar (U+3000)", "ganti dengan spasi biasa"),
        (PLAN, "- id: mp\n", "- id: m\u00adp\n", "ZI129", "tanda hubung lunak (U+00AD)", "tulis mp:"),
        (PLAN, "nama: Manaj", "na\u00adma: Manaj", "ZI120", "tanda hubung lunak (U+00AD)", 'maksud Anda "nama"?'),
        (PLAN, "judul: R", "judul: \u201cA: b\u201d # R", "ZI137", "kutip melengkung (U+201C)", 'dengan tanda " dari'),
        (PLAN, "  - id: mp\n", "  \u2013 id: mp\n", "ZI137", "garis pisah pendek (U+2013)", "dengan tanda - dari"),
    ],
)
def test_where_it_is_not_what_it_looks_like_it_is_named_once_at_its_place(
    zi: Zi, small: Path, name: str, old: str, new: str, kode: str, sign: str, saran: str
) -> None:
    line = (small / name).read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    (only,) = found(zi, small, name, old, new)
    assert (only["kode"], only["baris"]) == (kode, line)
    assert sign in only["pesan"]
    assert saran in only["saran"]


def test_typed_or_copied_into_a_command_they_are_read(zi: Zi, small: Path) -> None:
    said = ["record", "mp\u2011tim\u2011nilai\u200b", "66,5\u00a0", "--semester", "II\u00a0", "--year", "2024"]
    answer = zi(*said, "--tanggal", "20\u00a0Desember\u00a02024", cwd=small)
    assert answer.code == 0, answer.err
    assert "semester_2: {nilai: 66.5, tanggal: 2024-12-20}" in (small / YEAR).read_text(encoding="utf-8")
    assert zi("due", "2024", "--pj", "Kepala\u00a0Dinas", cwd=small).code == 0
