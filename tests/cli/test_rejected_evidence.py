"""Evidence that a reviewer rejected counts nowhere, stands under what needs attention, and is asked for again."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building import aktivitas, indikator
from tests.conftest import Zi
from tests.kantor import NILAI, SKOR, answer, kantor, write

SURAT, HASIL = "bukti/2024/sk.pdf", "bukti/2024/hasil.pdf"


def entry(hasil: str) -> dict[str, Any]:
    said = {"hasil": hasil, "oleh": "Rai", "tanggal": "2024-07-02", "catatan": "Belum ditandatangani"}
    return {"sha256": "a" * 64, "ukuran": 5, "oleh": "Ayu", "dicatat": "2024-06-20", "periksa": said}


@pytest.fixture
def cwd(tmp_path: Path) -> Path:
    proven = {"bulan": "Juni", "selesai": "2024-06-20", "bukti": [{"output": "Laporan", "berkas": SURAT}]}
    read = {"a": {"semester_1": {"nilai": 60, "bukti": [HASIL]}}}
    doing = [aktivitas("lapor")]
    kantor(tmp_path, [SKOR, indikator("a", 50, **NILAI)], read, aktivitas=doing, catatan={"lapor": [proven]})
    write(tmp_path / "plans/bukti/2024.yaml", {"skema": 1, "tahun": 2024, "bukti": {SURAT: entry("tidak_sesuai")}})
    return tmp_path


def test_it_does_not_count(zi: Zi, cwd: Path) -> None:
    assert answer(zi, cwd, "status", "2024")["keseluruhan"]["kelengkapan_bukti"] == 0
    assert "1 selesai tanpa bukti" in zi("status", "2024", cwd=cwd).out
    assert "bukti 0 dari 1" in zi("explain", "I.1.1", "--year", "2024", cwd=cwd).out


def test_it_stands_under_what_needs_attention_with_the_reviewers_reason(zi: Zi, cwd: Path) -> None:
    assert "bukti tidak sesuai, Laporan, Juni: Belum ditandatangani" in zi("status", "2024", cwd=cwd).out
    text = zi("report", "--semester", "2", "--year", "2024", cwd=cwd).out
    assert "- I.1.1 Laporan, Juni: Belum ditandatangani" in text
    assert "penggantian 1 bukti yang dinyatakan tidak sesuai" in text
    assert "Laporan (tidak sesuai: Belum ditandatangani)" in zi("dashboard", "2024", cwd=cwd).out


def test_it_is_asked_for_again(zi: Zi, cwd: Path) -> None:
    said = zi("evidence", "missing", "--year", "2024", cwd=cwd)
    assert "Laporan (tidak sesuai: Belum ditandatangani)" in " ".join(said.out.split())


def test_verify_and_check_name_it(zi: Zi, cwd: Path) -> None:
    for words in (("evidence", "verify", "2024"), ("check",)):
        said = " ".join(zi(*words, cwd=cwd).out.split())
        assert "untuk I.1.1 dinyatakan tidak sesuai oleh Rai: Belum ditandatangani" in said, words


def test_a_verdict_counts_from_its_day(zi: Zi, cwd: Path) -> None:
    before, after = (answer(zi, cwd, "status", "2024", "--per", day) for day in ("2024-07-01", "2024-07-02"))
    assert [one["keseluruhan"]["kelengkapan_bukti"] for one in (before, after)] == [100, 0]


def test_what_is_accepted_counts(zi: Zi, cwd: Path) -> None:
    write(cwd / "plans/bukti/2024.yaml", {"skema": 1, "tahun": 2024, "bukti": {SURAT: entry("sesuai")}})
    assert answer(zi, cwd, "status", "2024")["keseluruhan"]["kelengkapan_bukti"] == 100


def test_that_of_a_reading_is_named_too(zi: Zi, cwd: Path) -> None:
    write(cwd / "plans/bukti/2024.yaml", {"skema": 1, "tahun": 2024, "bukti": {HASIL: entry("tidak_sesuai")}})
    assert "bukti tidak sesuai, semester I: Belum ditandatangani" in zi("status", "2024", cwd=cwd).out


def test_the_evidence_of_a_reading_is_asked_for_again(zi: Zi, cwd: Path) -> None:
    write(cwd / "plans/bukti/2024.yaml", {"skema": 1, "tahun": 2024, "bukti": {HASIL: entry("tidak_sesuai")}})
    said = zi("evidence", "missing", "--year", "2024", cwd=cwd).out
    assert "I.1.b  Indikator a  semester I  Belum ditandatangani" in said
    assert "sudah punya bukti" not in said
    again = answer(zi, cwd, "evidence", "missing", "--year", "2024")["tidak_sesuai"]
    assert [(one["nomor"], one["untuk"], one["perintah"]) for one in again] == [
        ("I.1.b", "semester I", "zi evidence add BERKAS --for I.1.b@2024-s1")
    ]


def test_other_evidence_stands_in_for_it(zi: Zi, cwd: Path) -> None:
    bad = {one: entry("tidak_sesuai") for one in (SURAT, HASIL)}
    write(cwd / "plans/bukti/2024.yaml", {"skema": 1, "tahun": 2024, "bukti": bad})
    assert zi("check", cwd=cwd).out.count("ZI510") == 2
    files = [{"output": "Laporan", "berkas": one} for one in (SURAT, "bukti/2024/sk-baru.pdf")]
    kantor(
        cwd,
        [SKOR, indikator("a", 50, **NILAI)],
        {"a": {"semester_1": {"nilai": 60, "bukti": [HASIL, "bukti/2024/hasil-baru.pdf"]}}},
        catatan={"lapor": [{"bulan": "Juni", "selesai": "2024-06-20", "bukti": files}]},
    )
    assert "ZI510" not in zi("check", cwd=cwd).out
    assert "tidak sesuai" not in zi("status", "2024", cwd=cwd).out
    assert answer(zi, cwd, "status", "2024")["keseluruhan"]["kelengkapan_bukti"] == 100


def test_what_was_cancelled_is_not_asked_for_again(zi: Zi, cwd: Path) -> None:
    files = [{"output": "Laporan", "berkas": SURAT}]
    cancelled = {"bulan": "Juni", "batal": True, "alasan": "Digabung", "bukti": files}
    kantor(cwd, [SKOR, indikator("a", 50, **NILAI)], catatan={"lapor": [cancelled]})
    assert "tidak sesuai" not in zi("status", "2024", cwd=cwd).out


def test_the_page_of_the_year_names_it_with_what_needs_attention(zi: Zi, cwd: Path) -> None:
    page = zi("dashboard", "2024", cwd=cwd).out
    assert "Laporan, Juni: Belum ditandatangani" in page.partition('id="kegiatan"')[0]


def test_that_of_a_follow_up_is_named_until_another_one_is_recorded(zi: Zi, cwd: Path) -> None:
    done = {"tanggal": "2024-06-25", "uraian": "Notulen disusun", "oleh": "Ayu", "bukti": [HASIL]}
    one = {"sumber": "monev", "butir": ["lapor"], "kondisi": "Kurang", "rekomendasi": "Lengkapi"}
    one |= {"penanggung_jawab": "Sekretaris", "terbit": "2024-06-01", "tindak_lanjut": [done]}
    place = cwd / "plans/rekomendasi/2024.yaml"
    write(cwd / "plans/bukti/2024.yaml", {"skema": 1, "tahun": 2024, "bukti": {HASIL: entry("tidak_sesuai")}})
    kantor(cwd, [SKOR, indikator("a", 50, **NILAI)])
    write(place, {"skema": 1, "tahun": 2024, "rekomendasi": {"lengkapi": one}})
    said = "untuk tindak lanjut lengkapi dinyatakan tidak sesuai oleh Rai: Belum ditandatangani"
    assert said in " ".join(zi("check", cwd=cwd).out.split())
    assert said in " ".join(zi("evidence", "verify", "2024", cwd=cwd).out.split())
    one["tindak_lanjut"] = [done, done | {"tanggal": "2024-07-05", "bukti": ["https://contoh.example/notulen"]}]
    write(place, {"skema": 1, "tahun": 2024, "rekomendasi": {"lengkapi": one}})
    assert "tidak sesuai" not in zi("check", cwd=cwd).out


def test_a_verdict_that_is_replaced_stays_what_it_was_for_what_was_submitted_by_then(zi: Zi, cwd: Path) -> None:
    posts = {
        post: [{"nama": nama, "sejak": "2022-01-03"}] for post, nama in (("Kepala", "Made"), ("Sekretaris", "Oka"))
    }
    write(cwd / "plans/zi.yaml", {"jabatan": posts})
    second = ("evidence", "review", SURAT, "--accept", "--by", "Made", "--today", "2024-08-09")
    assert zi(*second, cwd=cwd).code == 0
    days = (answer(zi, cwd, "status", "2024", "--per", day) for day in ("2024-07-01", "2024-07-15", "2024-08-09"))
    assert [one["keseluruhan"]["kelengkapan_bukti"] for one in days] == [100, 0, 100]
    log = [{"langkah": "ajukan", "oleh": "Ayu", "tanggal": "2024-07-15", "sidik": {}, "versi_sidik": 2}]
    write(cwd / "plans/periode/2024-s1.yaml", {"skema": 1, "tahun": 2024, "semester": 1, "log": log})
    submitted = answer(zi, cwd, "status", "2024", "--semester", "1", "--today", "2024-09-01")
    assert submitted["keseluruhan"]["kelengkapan_bukti"] == 0
    third = ("evidence", "review", SURAT, "--reject", "--note", "Rusak", "--by", "Oka")
    assert zi(*third, "--today", "2024-08-20", cwd=cwd).code == 0
    kept = yaml.safe_load((cwd / "plans/bukti/2024.yaml").read_text(encoding="utf-8"))["bukti"][SURAT]
    assert [one["oleh"] for one in (*kept["periksa_lama"], kept["periksa"])] == ["Rai", "Made", "Oka"]
