"""`zi period`: the whole life of a period, by two people, and what is refused on the way."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import As, Zi
from tests.repository import Repo

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="who acts is asked of git")

POSTS = """jabatan:
  Kepala Dinas:
    - {nama: Budi Santosa, sejak: 2022-01-03}
  Sekretaris Dinas:
    - {nama: Ayu Lestari, sejak: 2022-01-03}
"""
READING = "semester_1: {pembilang: 38, penyebut: 78,"


@pytest.fixture
def office(unit: Path) -> Path:
    """Give a unit that says who holds which post."""
    settings = unit / "plans" / "zi.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + POSTS, encoding="utf-8")
    return unit


@pytest.fixture
def approved(by: As, office: Path) -> Path:
    """Give a unit whose first semester of 2024 is approved."""
    assert by("Ayu Lestari", "2024-07-05", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Budi Santosa", "2024-07-08", "period", "approve", "2024-s1").code == 0
    return office


def edit(unit: Path, old: str, new: str, name: str = "realisasi/2024.yaml") -> int:
    """Change a file as any editor would, and give the line it happened on."""
    path = unit / "plans" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def log_of(unit: Path) -> str:
    return (unit / "plans" / "periode" / "2024-s1.yaml").read_text(encoding="utf-8")


def found(zi: Zi, unit: Path, part: str = "ZI6") -> list[tuple[str, str, int, str]]:
    """Give what `zi check` finds about periods: code, file, line, sentence; saran aside."""
    data = json.loads(zi("check", "--format", "json", cwd=unit).out)["masalah"]
    mine = [one for one in data if one["kode"].startswith(part) and one["tingkat"] != "saran"]
    return [(one["kode"], one["berkas"], one["baris"], one["pesan"]) for one in mine]


def status(zi: Zi, unit: Path) -> dict[str, object]:
    periods = json.loads(zi("period", "list", "--year", "2024", "--format", "json", cwd=unit).out)["periode"]
    return dict(periods[0])


def test_a_period_is_submitted_returned_corrected_approved_and_reopened(zi: Zi, by: As, office: Path) -> None:
    assert status(zi, office)["status"] == "terbuka"
    first = by("Ayu Lestari", "2024-07-05", "period", "submit", "semester I 2024", "--tetap")
    assert first.code == 0
    assert "Semester I 2024 diajukan oleh Ayu Lestari (Sekretaris Dinas), 5 Juli 2024." in first.out
    assert status(zi, office) | {"sejak": "diajukan", "perubahan": []} == status(zi, office)

    sent = by("Budi Santosa", "2024-07-06", "period", "return", "2024-1", "--reason", "Periksa V.4.a")
    assert sent.code == 0
    assert status(zi, office)["alasan"] == "Periksa V.4.a"
    edit(office, READING, READING.replace("38", "39"))
    assert found(zi, office) == []

    assert by("Ayu Lestari", "2024-07-07", "period", "submit", "s1", "--tetap", "--year", "2024").code == 0
    done = by("Budi Santosa", "2024-07-08", "period", "approve", "2024-s1")
    assert "disetujui oleh Budi Santosa (Kepala Dinas), 8 Juli 2024." in done.out
    assert "Berikutnya, laporan tanpa tanda DRAF: zi report 2024 --semester 1 -o laporan.docx" in done.out
    assert "Bila ada yang keliru: zi period reopen 2024-s1" in done.out
    assert status(zi, office)["status"] == "disetujui"
    assert found(zi, office) == []

    opened = by(
        "Ayu Lestari", "2024-08-01", "period", "reopen", "2024-s1", "--reason", "Survei salah", "--scope", "V.4.a"
    )
    assert "Yang boleh berubah: pw-wbs-paham." in opened.out
    assert log_of(office).startswith("# yaml-language-server: $schema=../skema/periode.json\n")
    assert [line.split(",")[0] for line in log_of(office).splitlines() if "langkah" in line] == [
        "  - {langkah: ajukan",
        "  - {langkah: kembalikan",
        "  - {langkah: ajukan",
        "  - {langkah: setujui",
        "  - {langkah: buka_kembali",
    ]
    assert 'git: "Budi Santosa <budi@contoh.example>"' in log_of(office)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["approve", "2024-s1"], ["masih terbuka", "belum pernah diajukan", "zi period submit 2024-s1"]),
        (["return", "2024-s1", "--reason", "x"], ["masih terbuka", "belum dapat dikembalikan"]),
        (["reopen", "2024-s1", "--reason", "x"], ["masih terbuka", "belum dapat dibuka kembali"]),
    ],
)
def test_a_step_before_its_time_is_refused(by: As, office: Path, arguments: list[str], words: list[str]) -> None:
    answer = by("Budi Santosa", "2024-07-05", "period", *arguments)
    assert answer.code == 2
    assert all(word in answer.err for word in words)
    assert not (office / "plans" / "periode").exists()


def test_a_step_that_skips_its_order_later_is_refused(by: As, approved: Path) -> None:
    before = log_of(approved)
    again = by("Ayu Lestari", "2024-07-09", "period", "submit", "2024-s1", "--tetap")
    assert again.code == 2
    assert "sudah disetujui oleh Budi Santosa (Kepala Dinas) pada 8 Juli 2024" in again.err
    assert "zi period reopen 2024-s1 --reason" in again.err
    assert by("Ayu Lestari", "2024-07-09", "period", "approve", "2024-s1").code == 2
    early = by("Ayu Lestari", "2024-07-01", "period", "reopen", "2024-s1", "--reason", "x")
    assert "mendahului langkah sebelumnya" in early.err
    assert log_of(approved) == before


@pytest.mark.parametrize("name", ["Ayu Lestari", "ayu  LESTARI"])
def test_approving_ones_own_submission_is_refused(by: As, name: str) -> None:
    assert by("Ayu Lestari", "2024-07-05", "period", "submit", "2024-s1", "--tetap").code == 0
    answer = by(name, "2024-07-08", "period", "approve", "2024-s1")
    assert answer.code == 2
    assert "yang mengajukan tidak menyetujui sendiri" in answer.err


def test_only_who_holds_a_post_approves(by: As) -> None:
    assert by("Ayu Lestari", "2024-07-05", "period", "submit", "2024-s1", "--tetap").code == 0
    stranger = by("Orang Lain", "2024-07-08", "period", "approve", "2024-s1")
    assert stranger.code == 2
    assert "Orang Lain tidak memangku jabatan" in stranger.err
    unknown = by("Orang Lain", "2024-07-08", "period", "approve", "2024-s1", "--oleh", "Budi Santoso")
    assert "maksud Anda Budi Santosa?" in unknown.err


def test_one_git_identity_on_both_sides_is_a_warning(zi: Zi, by: As, office: Path) -> None:
    assert by("Ayu Lestari", "2024-07-05", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Ayu Lestari", "2024-07-08", "period", "approve", "2024-s1", "--by", "Budi Santosa").code == 0
    assert [(kode, berkas) for kode, berkas, _, _ in found(zi, office)] == [("ZI609", "plans/periode/2024-s1.yaml")]


def test_what_changed_since_submission_is_not_approved(zi: Zi, by: As, office: Path) -> None:
    assert by("Ayu Lestari", "2024-07-05", "period", "submit", "2024-s1", "--tetap").code == 0
    line = edit(office, READING, READING.replace("38", "78"))
    assert [one[:3] for one in found(zi, office)] == [("ZI603", "plans/realisasi/2024.yaml", line)]
    answer = by("Budi Santosa", "2024-07-08", "period", "approve", "2024-s1")
    assert answer.code == 2
    assert "realisasi V.4.a semester I berubah" in answer.err


def test_submitting_with_a_galat_is_refused(by: As, office: Path) -> None:
    edit(office, READING, READING.replace("78", "30"))
    answer = by("Ayu Lestari", "2024-07-05", "period", "submit", "2024-s1", "--tetap")
    assert answer.code == 2
    assert "plans/realisasi/2024.yaml:" in answer.err
    assert "jadi belum dapat diajukan" in answer.err


def test_submitting_a_year_without_data_is_refused(by: As) -> None:
    answer = by("Ayu Lestari", "2025-07-05", "period", "submit", "2025-s1", "--tetap")
    assert answer.code == 2
    assert "belum ada plans/realisasi/2025.yaml" in answer.err


def test_a_period_is_submitted_only_after_its_last_day(by: As) -> None:
    answer = by("Ayu Lestari", "2024-06-30", "period", "submit", "2024-s1", "--tetap")
    assert answer.code == 2
    assert "Semester I 2024 baru berakhir 30 Juni 2024" in answer.err
    early = by("Ayu Lestari", "2024-06-30", "period", "submit", "2024-s1")
    assert early.err == answer.err, "nothing is advised that would be refused all the same"
    assert by("Ayu Lestari", "2024-07-01", "period", "submit", "2024-s1", "--tetap").code == 0


def test_a_dry_run_writes_nothing(by: As, office: Path) -> None:
    answer = by("Ayu Lestari", "2024-07-05", "period", "submit", "2024-s1", "--tetap", "--dry-run")
    assert answer.code == 0
    assert "+  - {langkah: ajukan, oleh: Ayu Lestari" in answer.out
    assert not (office / "plans" / "periode").exists()


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("realisasi/2024.yaml", READING, READING.replace("38", "58"), "realisasi V.4.a semester I berubah"),
        ("realisasi/2024.yaml", "contoh: true", "contoh: false", "tanda contoh realisasi 2024 berubah"),
        ("renaksi_2022_2026.yaml", "2024: 65, 2025: 68", "2024: 60, 2025: 68", "target I.1.a 2024 berubah"),
        ("zi.yaml", "plafon: 100", "plafon: 120", "pengaturan penghitungan berubah"),
    ],
)
def test_a_later_change_is_found_at_its_line(zi: Zi, approved: Path, name: str, old: str, new: str, words: str) -> None:
    line = edit(approved, old, new, name)
    expected = f"{words} sesudah Semester I 2024 disetujui oleh Budi Santosa (Kepala Dinas) pada 8 Juli 2024"
    kode, berkas, where, said = found(zi, approved)[0]
    assert (kode, berkas, said) == ("ZI601", f"plans/{name}", expected)
    assert where == line or name == "zi.yaml"
    assert len(found(zi, approved)) == 1
    assert zi("check", cwd=approved).code == 1
    assert status(zi, approved)["perubahan"] == [words]


def test_a_reading_that_is_gone_is_found(zi: Zi, approved: Path) -> None:
    path = approved / "plans" / "realisasi" / "2024.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if READING in line)
    path.write_text("".join([*lines[:at], *lines[at + 1 :]]), encoding="utf-8")
    assert [(one[0], one[3].partition(" sesudah")[0]) for one in found(zi, approved)] == [
        ("ZI601", "realisasi V.4.a semester I dihapus")
    ]


def test_a_file_that_is_gone_is_found_and_one_that_is_broken_is_not_compared(zi: Zi, approved: Path) -> None:
    path = approved / "plans" / "realisasi" / "2024.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "rusak: [", encoding="utf-8")
    assert found(zi, approved) == []
    assert zi("check", cwd=approved).code == 1
    path.unlink()
    ((_, berkas, _, said),) = found(zi, approved)
    assert berkas == "plans/periode/2024-s1.yaml"
    assert said.startswith("realisasi 2024 dihapus sesudah Semester I 2024 disetujui")


def test_comments_and_layout_may_change(zi: Zi, approved: Path) -> None:
    path = approved / "plans" / "realisasi" / "2024.yaml"
    text = path.read_text(encoding="utf-8").replace("{pembilang: 38, penyebut: 78,", "{penyebut: 78,   pembilang: 38,")
    path.write_bytes(f"# Catatan baru\n{text}".replace("\n", "\r\n").encode())
    assert found(zi, approved) == []


def test_the_second_semester_is_recorded_after_the_first_was_approved(zi: Zi, by: As, approved: Path) -> None:
    more = ["--semester", "2", "--pembilang", "70", "--penyebut", "78", "--year", "2024"]
    assert by("Ayu Lestari", "2024-12-20", "record", "V.4.a", *more).code == 0
    assert found(zi, approved) == []
    more[1] = "1"
    answer = by("Ayu Lestari", "2024-12-20", "record", "V.4.a", *more)
    assert answer.code == 2
    assert "Semester I 2024 sudah disetujui" in answer.err


def test_one_change_of_two_approved_periods_is_one_finding(zi: Zi, by: As, approved: Path) -> None:
    assert by("Ayu Lestari", "2025-01-05", "period", "submit", "2024-s2", "--tetap").code == 0
    assert by("Budi Santosa", "2025-01-08", "period", "approve", "2024-s2").code == 0
    edit(approved, READING, READING.replace("38", "58"))
    said = [one[3] for one in found(zi, approved)]
    assert len(said) == 1
    assert "Semester I 2024 disetujui" in said[0]
    assert "Semester II 2024 disetujui" in said[0]


def test_evidence_is_reviewed_whenever_reviewers_do_for_a_verdict_is_no_data_of_the_period(
    zi: Zi, by: As, office: Path
) -> None:
    for name, item in (("survei.pdf", "V.4.a@s1"), ("lain.pdf", "I.3.a@s1")):
        (office / name).write_bytes(name.encode())
        assert by("Ayu Lestari", "2024-07-01", "evidence", "add", name, "--for", item, "--year", "2024").code == 0
    assert by("Ayu Lestari", "2024-07-05", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Budi Santosa", "2024-07-08", "period", "approve", "2024-s1").code == 0
    more = ["--reason", "Survei salah hitung", "--scope", "V.4.a"]
    assert by("Budi Santosa", "2024-08-01", "period", "reopen", "2024-s1", *more).code == 0
    reject = ("--reject", "--note", "buram", "--year", "2024")
    assert by("Budi Santosa", "2024-08-02", "evidence", "review", "lain.pdf", *reject).code == 0
    assert by("Budi Santosa", "2024-08-02", "evidence", "review", "survei.pdf", *reject).code == 0
    assert found(zi, office, "ZI60") == []


def test_only_what_was_opened_may_change(zi: Zi, by: As, approved: Path) -> None:
    more = ["--reason", "Survei salah hitung", "--scope", "V.4.a"]
    assert by("Budi Santosa", "2024-08-01", "period", "reopen", "2024-s1", *more).code == 0
    edit(approved, READING, READING.replace("38", "39"))
    assert found(zi, approved) == []
    line = edit(approved, "2024: 65, 2025: 68", "2024: 60, 2025: 68", "renaksi_2022_2026.yaml")
    assert [one[:3] for one in found(zi, approved)] == [("ZI602", "plans/renaksi_2022_2026.yaml", line)]
    refused = by("Ayu Lestari", "2024-08-02", "period", "submit", "2024-s1", "--tetap")
    assert refused.code == 2
    edit(approved, "2024: 60, 2025: 68", "2024: 65, 2025: 68", "renaksi_2022_2026.yaml")
    assert by("Ayu Lestari", "2024-08-02", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Budi Santosa", "2024-08-03", "period", "approve", "2024-s1").code == 0
    assert found(zi, approved) == []


def test_a_period_without_its_semester_is_asked_for_it(by: As) -> None:
    answer = by("Ayu Lestari", "2024-07-05", "period", "submit", "2024", "--tetap")
    assert (answer.code, "tulis 2024-s1 atau 2024-s2" in answer.err) == (2, True)


@pytest.mark.parametrize("reason", [[], ["--reason", " "]])
def test_reopening_needs_a_reason(by: As, approved: Path, reason: list[str]) -> None:
    before = log_of(approved)
    assert by("Budi Santosa", "2024-08-01", "period", "reopen", "2024-s1", *reason).code == 2
    assert log_of(approved) == before


def test_a_text_beside_the_period_counts(zi: Zi, by: As, office: Path) -> None:
    folder = office / "plans" / "narasi" / "2024-s1"
    folder.mkdir(parents=True)
    (folder / "analisis.md").write_bytes(b"Analisis.\n")
    by("Ayu Lestari", "2024-07-05", "period", "submit", "2024-s1", "--tetap")
    by("Budi Santosa", "2024-07-08", "period", "approve", "2024-s1")
    (folder / "analisis.md").write_bytes(b"Analisis.\r\n")
    assert found(zi, office) == []
    (folder / "analisis.md").write_bytes(b"Analisis lain.\n")
    assert [one[:3] for one in found(zi, office)] == [("ZI601", "plans/narasi/2024-s1/analisis.md", 1)]


def test_a_text_that_is_written_later_makes_no_figure_wrong(zi: Zi, approved: Path) -> None:
    folder = approved / "plans" / "narasi" / "2024-s1"
    folder.mkdir(parents=True)
    (folder / "analisis.md").write_text("Analisis.", encoding="utf-8")
    assert [one[0] for one in found(zi, approved)] == ["ZI601"]
    page = zi("dashboard", "2024", cwd=approved).out
    assert "1 galat pada narasi atau persetujuan; angka di halaman ini tidak terpengaruh" in page
    said = zi("status", "2024", cwd=approved)
    assert "bisa keliru" not in page + said.out + said.err
    edit(approved, READING, READING.replace("38", "58"))
    assert "bisa keliru" in zi("dashboard", "2024", cwd=approved).out


def test_a_text_that_leads_out_of_the_workspace_is_not_read(zi: Zi, approved: Path, tmp_path: Path) -> None:
    folder = approved / "plans" / "narasi" / "2024-s1"
    folder.mkdir(parents=True)
    (tmp_path / "luar.md").write_text("Luar", encoding="utf-8")
    (folder / "luar.md").symlink_to(tmp_path / "luar.md")
    assert found(zi, approved) == []


def test_the_report_of_an_approved_period_is_no_draft_until_something_changes(zi: Zi, approved: Path) -> None:
    report = ("report", "--semester", "1", "--year", "2024")
    assert "DRAF" not in zi(*report, cwd=approved).out
    edit(approved, READING, READING.replace("38", "58"))
    for bentuk in ("md", "html"):
        said = zi(*report, "--format", bentuk, cwd=approved).out
        assert "DRAF" in said
        assert "Perubahan sesudah disetujui" in said
        assert "realisasi V.4.a semester I berubah" in said
    assert "DRAF" in zi("report", "--semester", "2", "--year", "2024", cwd=approved).out


def test_a_change_of_secret_evidence_is_found_but_not_named_to_those_who_read_the_report(
    zi: Zi, by: As, office: Path
) -> None:
    secret = "bukti/2024/survei-wbs.pdf"
    (office / "plans" / "bukti").mkdir()
    entry = f"{{sha256: {'a' * 64}, ukuran: 5, kerahasiaan: rahasia, oleh: Ani, dicatat: 2024-06-30}}"
    (office / "plans" / "bukti" / "2024.yaml").write_text(
        f"skema: 1\ntahun: 2024\nbukti:\n  {secret}: {entry}\n", encoding="utf-8"
    )
    assert by("Ayu Lestari", "2024-07-05", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Budi Santosa", "2024-07-08", "period", "approve", "2024-s1").code == 0
    edit(office, "ukuran: 5", "ukuran: 6", "bukti/2024.yaml")
    words = f"keterangan bukti {secret} berubah"
    assert words in found(zi, office, "ZI601")[0][3]
    assert words in zi("period", "list", cwd=office).out
    for command in (("report", "--semester", "1", "--year", "2024"), ("dashboard", "2024")):
        said = zi(*command, cwd=office).out
        assert "keterangan bukti dokumen rahasia berubah" in said
        assert "survei-wbs.pdf" not in said


def test_an_unreadable_log_is_said_and_nothing_is_appended(zi: Zi, by: As, approved: Path) -> None:
    path = approved / "plans" / "periode" / "2024-s1.yaml"
    path.write_text(log_of(approved) + "rusak: [", encoding="utf-8")
    answer = by("Budi Santosa", "2024-08-01", "period", "reopen", "2024-s1", "--reason", "x")
    assert answer.code == 2
    assert "log plans/periode/2024-s1.yaml belum bisa dibaca" in answer.err
    assert zi("period", "list", cwd=approved).code == 2


def test_the_list_alone_and_at_80_columns(zi: Zi, approved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    edit(approved, READING, READING.replace("38", "58"))
    said = zi("period", cwd=approved).out
    assert said == zi("period", "list", cwd=approved).out
    assert max(map(len, said.splitlines())) <= 80
    assert "  - realisasi V.4.a semester I berubah" in said


def test_a_broken_file_of_another_year_does_not_stop_the_report(zi: Zi, approved: Path) -> None:
    (approved / "plans" / "realisasi" / "2022.yaml").write_text("rusak: [", encoding="utf-8")
    answer = zi("report", "--semester", "1", "--year", "2024", cwd=approved)
    assert answer.code == 0
    assert "DRAF" not in answer.out


@pytest.mark.parametrize("sign", ["\x1b", "\x7f", "\x9b", "\u202e"])
@pytest.mark.parametrize("what", ["name", "email"])
def test_hidden_signs_in_the_settings_of_git_are_told_as_theirs(zi: Zi, office: Path, what: str, sign: str) -> None:
    """The files of the unit are sound; it is git that has to be told another name."""
    repo = Repo(office)
    repo.git("init", "-q")
    repo.git("config", "user.name", "Ayu Lestari")
    repo.git("config", "user.email", "ayu@contoh.example")
    repo.git("config", f"user.{what}", f"a{sign}b")
    for given in ((), ("--by", "Ayu Lestari")):
        said = zi("period", "submit", "2024-s1", "--tetap", "--today", "2024-07-05", *given, cwd=office)
        assert said.code == 2
        assert said.err.splitlines() == [
            f"zi: nama atau alamat surel Anda di pengaturan git memuat tanda tersembunyi U+{ord(sign):04X}",
            "    tulis ulang keduanya: git config user.name, git config user.email",
        ]
    assert not (office / "plans" / "periode").exists()


def test_hidden_signs_in_what_is_typed_are_told_as_typed(by: As, approved: Path) -> None:
    before = log_of(approved)
    said = by("Budi Santosa", "2024-07-09", "period", "reopen", "2024-s1", "--reason", "angka\x1b[31m keliru")
    assert said.code == 2
    assert said.err.splitlines()[0] == 'zi: teks "angka[31m keliru" memuat tanda tersembunyi U+001B'
    assert log_of(approved) == before
