"""`zi evidence`: one command puts a file in its place, into the register and into realisasi, and proves it later."""

import json
import os
import shutil
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from tests.cli.test_read_only import snapshot
from tests.conftest import ROOT, Answer, Zi
from tests.web_server import web_server
from tests.writing_acts import ACTS, surroundings, typed

DAY = "2024-12-31"
AYU, BUDI = "Ayu Lestari", "Budi Santoso"


@pytest.fixture(autouse=True)
def recorder(monkeypatch: pytest.MonkeyPatch) -> None:
    acting_as(monkeypatch, AYU)


def acting_as(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", name)
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "orang@contoh.example")


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "Hasil Survey (Juni).pdf"
    path.write_bytes(b"hasil survey")
    return path


def add(zi: Zi, unit: Path, source: object, untuk: str, *more: str) -> Answer:
    return zi("--today", DAY, "evidence", "add", str(source), "--for", untuk, *more, cwd=unit)


def held(unit: Path, part: str, tahun: int = 2024) -> dict[str, Any]:
    text = (unit / "plans" / part / f"{tahun}.yaml").read_text(encoding="utf-8")
    tree: dict[str, Any] = yaml.safe_load(text)
    return tree


def completeness(zi: Zi, unit: Path) -> float:
    answer = zi("--today", DAY, "status", "2024", "--format", "json", cwd=unit)
    found = json.loads(answer.out)["program"]
    return sum(one["kelengkapan_bukti"] for one in found)


def test_a_file_goes_to_its_place_and_the_percentage_rises(zi: Zi, unit: Path, survey: Path) -> None:
    before = completeness(zi, unit)
    answer = add(zi, unit, survey, "I.3.6@Juni", "--date", "20/06/2024", "--number", "005/12", "--secrecy", "internal")
    assert (answer.code, answer.err) == (0, "")
    assert "bukti/2024/hasil-survey-juni.pdf" in answer.out
    assert "86,89 % menjadi 87,70 %" in answer.out
    assert (unit / "plans/bukti/2024/hasil-survey-juni.pdf").read_bytes() == b"hasil survey"
    entry = held(unit, "bukti")["bukti"]["bukti/2024/hasil-survey-juni.pdf"]
    assert {name: str(value) for name, value in entry.items()} == {
        "sha256": sha256(b"hasil survey").hexdigest(),
        "ukuran": "12",
        "tanggal": "2024-06-20",
        "nomor": "005/12",
        "kerahasiaan": "internal",
        "oleh": AYU,
        "dicatat": DAY,
    }
    record = next(
        one for one in held(unit, "realisasi")["aktivitas"]["mp-pola-survei-budaya"] if one["bulan"] == "Juni"
    )
    assert record["bukti"] == [{"output": "Hasil Survey", "berkas": "bukti/2024/hasil-survey-juni.pdf"}]
    assert completeness(zi, unit) > before


def test_a_record_is_made_where_there_is_none(zi: Zi, unit: Path, survey: Path) -> None:
    assert add(zi, unit, survey, "II.2.1@12").code == 0
    found = held(unit, "realisasi")["aktivitas"]["tl-spbe-ukur-kinerja"]
    assert found[-1] == {
        "bulan": "Desember",
        "bukti": [{"output": "Screenshot aplikasi", "berkas": "bukti/2024/hasil-survey-juni.pdf"}],
    }


def test_a_reading_gets_evidence(zi: Zi, unit: Path, survey: Path) -> None:
    assert add(zi, unit, survey, "V.4.a@2024-s1").code == 0
    found = held(unit, "realisasi")["indikator"]["pw-wbs-paham"]["semester_1"]["bukti"]
    assert found == ["bukti/2024/survei-wbs.pdf", "bukti/2024/hasil-survey-juni.pdf"]


def test_the_rest_of_the_file_stays_byte_for_byte(zi: Zi, unit: Path, survey: Path) -> None:
    path = unit / "plans/realisasi/2024.yaml"
    before = path.read_text(encoding="utf-8").splitlines()
    add(zi, unit, survey, "V.4.a@s1")
    after = path.read_text(encoding="utf-8").splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_dry_run_writes_nothing(zi: Zi, unit: Path, survey: Path) -> None:
    before = snapshot(unit)
    answer = add(zi, unit, survey, "V.4.a@s1", "--dry-run")
    assert answer.code == 0
    assert "+++ b/plans/bukti/2024.yaml" in answer.out
    assert "+++ b/plans/realisasi/2024.yaml" in answer.out
    assert "plans/bukti/2024/hasil-survey-juni.pdf" in answer.err
    assert snapshot(unit) == before


def test_two_files_of_one_name_get_two_names(zi: Zi, unit: Path, survey: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain" / survey.name
    other.parent.mkdir()
    other.write_bytes(b"survey lain")
    add(zi, unit, survey, "V.4.a@s1")
    assert add(zi, unit, other, "V.4.a@s2").code == 0
    assert set(held(unit, "bukti")["bukti"]) == {
        "bukti/2024/hasil-survey-juni.pdf",
        "bukti/2024/hasil-survey-juni-2.pdf",
    }


def test_the_same_file_is_kept_once(zi: Zi, unit: Path, survey: Path, tmp_path: Path) -> None:
    again = tmp_path / "salinan.pdf"
    shutil.copy(survey, again)
    add(zi, unit, survey, "V.4.a@s1", "--secrecy", "internal")
    assert add(zi, unit, again, "V.4.a@s2").code == 0
    assert [path.name for path in (unit / "plans/bukti/2024").iterdir()] == ["hasil-survey-juni.pdf"]
    refused = add(zi, unit, again, "V.4.a@s2", "--secrecy", "publik")
    assert (refused.code, "internal, bukan publik" in " ".join(refused.err.split())) == (2, True)
    before = snapshot(unit)
    repeated = add(zi, unit, again, "V.4.a@s2")
    assert (repeated.code, "Sudah tercatat" in repeated.out) == (0, True)
    assert {name: one[0] for name, one in snapshot(unit).items()} == {name: one[0] for name, one in before.items()}


def test_of_a_secret_only_the_hash_is_kept(zi: Zi, unit: Path, survey: Path) -> None:
    answer = add(zi, unit, survey, "V.4.a@s1", "--secrecy", "rahasia", "--name", "Rekap LHKPN")
    assert (answer.code, "tidak disalin" in answer.err) == (0, True)
    assert not (unit / "plans/bukti/2024").exists()
    entry = held(unit, "bukti")["bukti"]["bukti/2024/rekap-lhkpn.pdf"]
    assert (entry["sha256"], entry["ukuran"]) == (sha256(b"hasil survey").hexdigest(), 12)
    inside = unit / "rahasia.pdf"
    inside.write_bytes(b"lain")
    assert "di dalam folder kerja" in add(zi, unit, inside, "V.4.a@s1", "--secrecy", "rahasia").err


def test_an_address_is_registered_as_it_is(zi: Zi, unit: Path) -> None:
    address = "https://contoh.example/sk?id=1#2"
    assert add(zi, unit, address, "V.4.a@s1").code == 0
    assert set(held(unit, "bukti")["bukti"]) == {address}
    assert held(unit, "realisasi")["indikator"]["pw-wbs-paham"]["semester_1"]["bukti"][-1] == address


@pytest.mark.parametrize(
    ("source", "untuk", "more", "said"),
    [
        (None, "I.1.1", (), "punya 2 output: SK Tim ZI; Notulen Pembentukan Tim ZI"),
        (None, "I.1.1", ("--output", "undangan"), "tidak cocok dengan output"),
        (None, "I.1.1@Mei", ("--output", "sk"), "tidak dijadwalkan pada Mei"),
        (None, "I.3.6", (), "punya 2 jadwal dalam setahun: Juni dan Desember"),
        (None, "V.4.a", (), "punya realisasi semester 1 dan 2"),
        (None, "V.1.a@s1", (), "belum punya realisasi semester I tahun 2024"),
        (None, "V.1.a@s1", (), "zi record V.1.a --semester 1"),
        (None, "I.1.a", (), "dihitung zi"),
        (None, "I.1", (), "bukan keduanya"),
        (None, "I.9.9", (), "tidak ada di rencana aksi"),
        (None, "V.4.a@s1", ("--output", "x"), "tidak punya output"),
        (None, "V.4.a@2024-s1", ("--year", "2025"), "dua tahun disebut"),
        (None, "V.4.a@s1", ("--date", "2025-01-02"), "belum lewat"),
        (None, "V.4.a@s1", ("--date", "31/02/2024"), "tidak ada di kalender"),
        (None, "V.4.a@s1", ("--secrecy", "umum"), "yang ada: publik; internal; rahasia"),
        (None, "V.4.a@s1", ("--number", "a\u202eb"), "tanda yang tidak tampak"),
        (None, "V.4.a@s1", ("--name", "../../etc/passwd"), "bukan nama berkas"),
        (None, "V.4.a@s1", ("--name", "/etc/passwd"), "bukan nama berkas"),
        (None, "V.4.a@s1", ("--name", "C:\\sk.pdf"), "bukan nama berkas"),
        (None, "V.4.a@s1", ("--name", ".."), "bukan nama berkas"),
        (None, "V.4.a@s1", ("--name", "a\nb.pdf"), "tanda yang tidak tampak"),
        (None, "V.4.a@s1", ("--name", "a\u202eb.pdf"), "tanda yang tidak tampak"),
        ("tidak-ada.pdf", "V.4.a@s1", (), "tidak ada"),
        ("plans", "V.4.a@s1", (), "folder"),
        ("ftp://contoh.example/sk.pdf", "V.4.a@s1", (), "menunjuk ke luar"),
        ("file:///etc/passwd", "V.4.a@s1", (), "menunjuk ke luar"),
        ("https://a:b@contoh.example/sk", "V.4.a@s1", (), "kata sandi"),
        ("https://contoh.example/sk", "V.4.a@s1", ("--secrecy", "rahasia"), "rahasia tidak dicatat"),
        ("https://contoh.example/a\u202eb", "V.4.a@s1", (), "tanda yang tidak tampak"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    zi: Zi, unit: Path, survey: Path, source: str | None, untuk: str, more: tuple[str, ...], said: str
) -> None:
    before = snapshot(unit / "plans")
    answer = add(zi, unit, source or survey, untuk, *more)
    assert (answer.code, answer.out) == (2, "")
    assert said in " ".join(answer.err.split())
    assert snapshot(unit / "plans") == before


def test_hostile_names_of_sources_are_stored_under_plain_ones(zi: Zi, unit: Path, tmp_path: Path) -> None:
    for number, name in enumerate(("sk\n2024.pdf", "laporan\u202efdp.docx", "-rf.pdf")):
        source = tmp_path / name
        source.write_bytes(b"%d" % number)
        answer = add(zi, unit, source, "V.4.a@s1")
        assert answer.code == 0
        assert answer.out.isprintable() or "\u202e" not in answer.out
    assert {path.name for path in (unit / "plans/bukti/2024").iterdir()} == {"sk-2024.pdf", "laporanfdp.docx", "rf.pdf"}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_folder_of_evidence_that_leads_out_is_refused(zi: Zi, unit: Path, survey: Path, tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    (unit / "plans/bukti").symlink_to(tmp_path / "luar")
    answer = add(zi, unit, survey, "V.4.a@s1")
    assert (answer.code, "tautan ke luar folder kerja" in answer.err) == (2, True)
    assert list((tmp_path / "luar").iterdir()) == []


def test_a_date_outside_the_year_is_said(zi: Zi, unit: Path, survey: Path) -> None:
    answer = add(zi, unit, survey, "V.4.a@s1", "--date", "2023-12-30")
    assert (answer.code, "di luar tahun 2024" in answer.err) == (0, True)
    assert "ZI502" in zi("check", cwd=unit).out


def test_list_says_what_each_proves(zi: Zi, unit: Path, survey: Path) -> None:
    add(zi, unit, survey, "V.4.a@s1")
    said = zi("evidence", "list", "2024", "--for", "V.4.a", cwd=unit).out
    assert "hasil-survey-juni.pdf" in said
    assert "belum terdaftar" in said
    assert "I.1.1" not in said
    found = json.loads(zi("evidence", "list", "2024", "--format", "json", cwd=unit).out)["bukti"]
    assert found[0]["untuk"] == [{"id": "pw-wbs-paham", "nomor": "V.4.a", "bulan": None, "semester": 1, "output": None}]


def test_missing_names_posts_and_the_command_that_fills_the_first(zi: Zi, unit: Path, survey: Path) -> None:
    said = zi("--today", DAY, "evidence", "missing", "2024", "--month", "Juni", cwd=unit).out
    assert "Sekretaris Dinas dan Agen Perubahan (1)" in said
    assert '--for I.1.4@2024-06 --output "Laporan Monev ZI"' in " ".join(said.split())
    found = json.loads(zi("evidence", "missing", "2024", "--pj", "umum", "--format", "json", cwd=unit).out)["kosong"]
    before = len(found)
    command = found[0]["perintah"].replace("zi evidence add BERKAS", "").split()
    assert add(zi, unit, survey, command[1], *command[2:]).code == 0
    after = json.loads(zi("evidence", "missing", "2024", "--pj", "umum", "--format", "json", cwd=unit).out)["kosong"]
    assert len(after) == before - 1


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a unit in which nothing is wrong with any evidence."""
    base = Path(__file__).resolve().parent.parent / "aturan"
    shutil.copytree(base / "dasar", tmp_path / "kecil")
    realisasi = tmp_path / "kecil/plans/realisasi/2024.yaml"
    text = realisasi.read_text(encoding="utf-8")
    realisasi.write_text(text.replace(", bukti: [bukti/2024/survei-wbs.pdf]", ""), encoding="utf-8")
    return tmp_path / "kecil"


@pytest.fixture
def proven(zi: Zi, small: Path, survey: Path) -> Path:
    realisasi = small / "plans/realisasi/2024.yaml"
    text = realisasi.read_text(encoding="utf-8")
    start, end = text.index("      bukti:\n"), text.index("  mp-tim-monev:")
    text = text[:start] + text[end:]
    text = text.replace(", bukti: [{output: Laporan Monev ZI, berkas: bukti/2024/monev.pdf}]", "")
    realisasi.write_text(text, encoding="utf-8")
    assert add(zi, small, survey, "I.1.2@Juni", "--date", "2024-06-20").code == 0
    return small


def verified(zi: Zi, unit: Path, *more: str) -> Answer:
    return zi("evidence", "verify", *more, cwd=unit)


def test_verify_finds_nothing_wrong(zi: Zi, proven: Path) -> None:
    answer = verified(zi, proven)
    assert (answer.code, answer.out) == (0, "Tidak ada masalah pada 1 bukti.\n")
    assert "ZI5" not in zi("check", cwd=proven).out


def tampered(unit: Path, how: str) -> None:
    path = unit / "plans/bukti/2024/hasil-survey-juni.pdf"
    if how in ("isi", "ukuran"):
        path.write_bytes(b"HASIL SURVEY" if how == "isi" else b"hasil")
    elif how in ("hilang", "folder", "tautan", "putar"):
        path.unlink()
        replaced(path, how)
    elif how == "sisa":
        (path.parent / "sisa.pdf").write_bytes(b"sisa")
    else:
        register = unit / "plans/bukti/2024.yaml"
        text = register.read_text(encoding="utf-8")
        text = text.replace("2024-06-20", "2023-06-20") if how == "tanggal" else text
        text = text.replace("publik", "rahasia") if how == "rahasia" else text
        more = f"  ../../../etc/passwd: {{sha256: {'0' * 64}, ukuran: 1, oleh: Ayu, dicatat: 2024-06-01}}\n"
        register.write_text(text + (more if how == "keluar" else ""), encoding="utf-8")


def replaced(path: Path, how: str) -> None:
    if how == "folder":
        path.mkdir()
    elif how == "putar":
        path.symlink_to(path)
    elif how == "tautan":
        outside = path.parents[4] / "luar.pdf"
        outside.write_bytes(b"hasil survey")
        path.symlink_to(outside)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("isi", "isinya berbeda dari waktu dicatat"),
        ("ukuran", "ukurannya 5 byte, waktu dicatat 12 byte"),
        ("hilang", "berkasnya tidak ada"),
        ("folder", "berkasnya bukan berkas biasa"),
        ("tautan", "tautan ke luar folder kerja"),
        ("putar", "berputar"),
        ("tanggal", "di luar tahun 2024"),
        ("rahasia", "rahasia, tetapi berkasnya ada di folder kerja"),
        ("sisa", "tidak disebut di mana pun"),
        ("keluar", "keluar dari foldernya lewat .."),
    ],
)
def test_verify_finds_what_was_tampered_with(zi: Zi, proven: Path, how: str, said: str) -> None:
    if how in ("tautan", "putar") and os.name == "nt":
        pytest.skip("links need a privilege there")
    tampered(proven, how)
    answer = verified(zi, proven)
    assert answer.code == 1
    assert said in " ".join(answer.out.split())
    assert verified(zi, proven, "--year", "2025").code == 0
    found = json.loads(verified(zi, proven, "--format", "json").out)["masalah"]
    assert any(said in one["pesan"] for one in found)


def test_a_file_that_got_lost_comes_back(zi: Zi, proven: Path, survey: Path) -> None:
    tampered(proven, "hilang")
    assert add(zi, proven, survey, "I.1.2@Juni").code == 0
    assert verified(zi, proven).code == 0


def test_looking_changes_nothing(zi: Zi, proven: Path) -> None:
    before = snapshot(proven)
    for question in ("list", "missing", "verify"):
        zi("--today", DAY, "evidence", question, "2024", cwd=proven)
    assert snapshot(proven) == before


def test_evidence_recorded_after_a_submission_is_late_and_that_of_its_day_is_refused(
    zi: Zi, proven: Path, survey: Path
) -> None:
    log = proven / "plans/periode/2024-s1.yaml"
    log.parent.mkdir()
    log.write_text(
        "skema: 1\ntahun: 2024\nsemester: 1\nlog:\n  - {langkah: ajukan, oleh: Budi, tanggal: 2024-12-31}\n",
        encoding="utf-8",
    )
    before = snapshot(proven)
    answer = add(zi, proven, survey, "I.1.1@Januari", "--output", "sk")
    assert (answer.code, "sedang diajukan" in answer.err) == (2, True)
    assert snapshot(proven) == before
    assert add(zi, proven, survey, "I.1.2@Desember").code == 2  # that occurrence was cancelled
    log.write_text(log.read_text(encoding="utf-8").replace("2024-12-31", "2024-07-01"), encoding="utf-8")
    assert add(zi, proven, survey, "I.1.1@Januari", "--output", "sk").code == 0


def test_being_killed_leaves_no_reference_to_nothing(proven: Path, tmp_path: Path) -> None:
    chance = Random(7)
    for number in range(12):
        source = tmp_path / f"bukti-{number}.pdf"
        source.write_bytes(b"%d" % number * 100_000)
        with subprocess.Popen(
            [sys.executable, "-m", "zi_cli", "--today", DAY, "evidence", "add", str(source), "--for", "I.1.2@Juni"],
            cwd=proven,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(chance.uniform(0.1, 0.4))
            process.kill()
        registered = held(proven, "bukti")["bukti"]
        records = held(proven, "realisasi")["aktivitas"]["mp-tim-monev"]
        named = {one["berkas"] for record in records for one in record.get("bukti", ())}
        assert named <= set(registered)
        for key, entry in registered.items():
            assert sha256((proven / "plans" / key).read_bytes()).hexdigest() == entry["sha256"]


def test_verify_names_what_is_used_without_being_registered(zi: Zi, small: Path) -> None:
    answer = verified(zi, small, "2024")
    assert answer.code == 1
    assert 'plans/realisasi/2024.yaml:30: bukti "bukti/2024/sk-tim-zi.pdf" untuk I.1.1 belum' in answer.out


def test_addresses_are_opened_only_when_asked(zi: Zi, proven: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with web_server() as server:
        assert add(zi, proven, f"{server.address}/hilang", "I.1.2@Juni").code == 0
        assert verified(zi, proven).code == 0
        assert server.asked == []
        said = verified(zi, proven, "--online", "--limit", "30")
    assert (said.code, set(server.asked)) == (1, {"/hilang"})
    assert "jawaban 404" in said.out


def test_another_person_reviews(zi: Zi, proven: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = zi("evidence", "review", "hasil-survey", "--accept", cwd=proven)
    assert (own.code, f"dicatat oleh {AYU}" in own.err) == (2, True)
    acting_as(monkeypatch, BUDI)
    assert "memerlukan catatan" in zi("evidence", "review", "hasil-survey", "--reject", cwd=proven).err
    assert "salah satu" in zi("evidence", "review", "hasil-survey", cwd=proven).err
    reject = ("--today", DAY, "evidence", "review", "hasil-survey", "--reject", "--note", "belum ditandatangani")
    assert zi(*reject, "--dry-run", cwd=proven).code == 0
    assert "periksa" not in held(proven, "bukti")["bukti"]["bukti/2024/hasil-survey-juni.pdf"]
    assert "tidak sesuai, diperiksa Budi" in zi(*reject, cwd=proven).out
    accepted = zi(
        "--today", DAY, "evidence", "review", "plans/bukti/2024/hasil-survey-juni.pdf", "--accept", cwd=proven
    )
    assert "sebelumnya tidak sesuai" in accepted.out
    entry = held(proven, "bukti")["bukti"]["bukti/2024/hasil-survey-juni.pdf"]["periksa"]
    assert (entry["hasil"], entry["oleh"], str(entry["tanggal"])) == ("sesuai", BUDI, DAY)
    assert "sesuai" in zi("evidence", "list", "2024", cwd=proven).out


def test_a_given_name_must_hold_a_post_and_the_git_author_stands_beside_it(zi: Zi, small: Path, survey: Path) -> None:
    refused = add(zi, small, survey, "I.1.2@Juni", "--by", "Siapa Saja")
    assert (refused.code, "tidak memangku jabatan" in refused.err) == (2, True)
    assert not (small / "plans/bukti").exists()
    assert add(zi, small, survey, "I.1.2@Juni", "--oleh", "contoh nama").code == 0
    entry = held(small, "bukti")["bukti"]["bukti/2024/hasil-survey-juni.pdf"]
    assert (entry["oleh"], entry["git"]) == ("contoh nama", f"{AYU} <orang@contoh.example>")


def test_one_file_proves_several_outputs(zi: Zi, unit: Path, survey: Path) -> None:
    both = ("--output", "sk tim", "--output", "notulen")
    assert add(zi, unit, survey, "I.1.1@Januari", *both).code == 0
    again = add(zi, unit, survey, "I.1.1@Januari", *both)
    assert "output: SK Tim ZI; Notulen Pembentukan Tim ZI" in again.out
    named = zi("evidence", "list", "2024", "--for", "I.1.1", "--format", "json", cwd=unit)
    proven = [
        sorted(use["output"] for use in one["untuk"]) for one in json.loads(named.out)["bukti"] if one["terdaftar"]
    ]
    assert proven == [["Notulen Pembentukan Tim ZI", "SK Tim ZI"]]


@pytest.mark.parametrize(
    "words",
    [
        ("status", "2024", "--semester", "1", "--semester", "2"),
        ("due", "--month", "Juni", "--bulan", "Mei"),
        ("record", "V.4.a", "--semester", "1", "--pembilang", "1", "--pembilang", "2"),
        ("report", "--semester", "1", "--date", "2024-07-01", "--date", "2024-07-02"),
    ],
)
def test_an_option_with_one_value_that_is_said_twice_is_refused(zi: Zi, words: tuple[str, ...]) -> None:
    said = zi(*words)
    assert (said.code, "disebut lebih dari sekali" in said.err) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ("-C", ".", "-C", "plans", "status", "2024"),
        ("-C", ".", "status", "2024", "-C", "plans"),
        ("--today", "2024-06-01", "status", "2024", "--today", "2024-06-02"),
        ("--today", "2024-06-01", "--today", "2024-06-02", "status", "2024"),
        ("-C", ".", "rollup", "plans"),
        ("--format", "json", "status", "2024"),
        ("period", "list", "--year", "2024", "--tahun", "2025"),
    ],
)
def test_nor_is_what_is_said_before_the_commands_name_dropped_unseen(zi: Zi, words: tuple[str, ...]) -> None:
    said = zi(*words)
    assert (said.code, said.out) == (2, ""), said.err
    assert "-C" in said.err or "--today" in said.err or "--format" in said.err or "--year" in said.err
    agreed = zi("--today", "2024-06-01", "status", "2024", "--today", "2024-06-01")
    assert agreed.code == 0


def test_an_address_that_is_none_is_refused_in_a_sentence(tmp_path: Path) -> None:
    act = next(one for one in ACTS if one.nama == "evidence-add-alamat")
    folder = surroundings(act, tmp_path)
    said = typed(folder, tuple("http://[x" if word.startswith("https:") else word for word in act.typed))
    assert said.code == 2
    assert "alamat bukti tidak dapat dibaca" in said.err
