"""`zi check` over folders of units: each is told in its turn, whatever happens to the others."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from multiprocessing import active_children, get_start_method
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.test_examples import EXAMPLES, laid_over_base
from tests.conftest import ROOT, Answer, Zi
from tests.moments import just_before
from tests.pseudo_terminal import needs_pseudo_terminals, on_terminal
from zi_cli.files.workspace import Workspace
from zi_cli.many.processes import spread
from zi_cli.many.units import Kesalahan, find_units, over_units
from zi_cli.model.masalah import Masalah
from zi_cli.model.refusal import Refusal
from zi_cli.render.progress import Progress, progress_line

SMALL = """skema: 1
judul: Rencana Aksi Zona Integritas CONTOH
unit: {nama: Dinas Contoh NAMA, singkatan: NAMA, daerah: Kabupaten Contoh}
periode: {mulai: 2022, selesai: 2026}
program:
  - id: mp
    nama: Manajemen Perubahan
    kegiatan:
      - id: mp-tim
        nama: Tim ZI
        aktivitas: [{id: mp-tim-bentuk, nama: Membentuk Tim ZI, output: [SK Tim ZI], waktu: Januari}]
        indikator:
          - id: mp-tim-capaian
            nama: Persentase anggota yang hadir
            jenis: persen
            arah: naik
            rumus: hadir/semua
            target: {2022: 60, 2023: 62, 2024: 65, 2025: 68, 2026: 70}
            penanggung_jawab: Kepala Dinas
"""


def make(folder: Path, text: str = SMALL) -> Path:
    """Write a unit; gives its plan."""
    plan = folder / "plans" / "renaksi_2022_2026.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text(text.replace("NAMA", f"{folder.parent.name} {folder.name}"), encoding="utf-8")
    return plan


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a folder with two regencies and five units, one of which has a galat."""
    for name in ("kab-a/dinas-1", "kab-a/dinas-2", "kab-b/dinas-1", "kab-b/dinas-3"):
        make(tmp_path / "prov" / name)
    make(tmp_path / "prov" / "kab-b" / "dinas-2", SMALL.replace("Januari", "Januri"))
    return tmp_path / "prov"


def lines(answer: Answer) -> list[str]:
    return answer.out.splitlines()


def told(answer: Answer) -> list[str]:
    """Give the names of the units that have a line of their own, in order."""
    return [
        found[1] for one in lines(answer) if (found := re.match(r"(\S+): (tidak|\d+ (galat|peringatan|saran))", one))
    ]


UNITS = ["kab-a/dinas-1", "kab-a/dinas-2", "kab-b/dinas-1", "kab-b/dinas-2", "kab-b/dinas-3"]


def test_each_unit_has_a_line_and_each_galat_its_place_and_cure(zi: Zi, tree: Path) -> None:
    answer = zi("check", str(tree))
    assert answer.code == 1
    assert told(answer) == UNITS
    said = " ".join(answer.out.split())
    assert "kab-b/dinas-2/plans/renaksi_2022_2026.yaml:11:" in said
    assert 'galat ZI125: bulan "Januri" tidak dikenal' in said
    assert "maksud Anda Januari?" in said
    assert "5 unit: 4 tanpa galat, 1 dengan galat." in said
    assert "Traceback" not in answer.err


def test_the_sum_is_that_of_the_units(zi: Zi, tree: Path) -> None:
    found = [json.loads(zi("check", str(tree / one), "--format", "json").out)["masalah"] for one in UNITS]
    whole = json.loads(zi("check", str(tree), "--format", "json").out)
    assert [len(one) for one in found] == [
        sum(one[tingkat] for tingkat in ("galat", "peringatan", "saran")) for one in whole["unit"]
    ]
    expected = [
        {"unit": unit, **one, "berkas": f"{unit}/{one['berkas']}"}
        for unit, several in zip(UNITS, found, strict=True)
        for one in several
    ]
    assert whole["masalah"] == expected
    assert whole["skema"] == 1
    counted = {
        tingkat: sum(one["tingkat"] == tingkat for one in expected) for tingkat in ("galat", "peringatan", "saran")
    }
    words = ", ".join(f"{count} {tingkat}" for tingkat, count in counts_of(counted) if count)
    assert f"{words} dalam 5 berkas." in zi("check", str(tree)).out


def counts_of(counted: dict[str, int]) -> list[tuple[str, int]]:
    return [(tingkat, counted[tingkat]) for tingkat in ("galat", "peringatan", "saran")]


def test_one_unit_is_answered_as_ever(zi: Zi, tree: Path) -> None:
    unit = tree / "kab-a" / "dinas-1"
    assert zi("check", str(unit)) == zi("check", "-C", str(unit))
    inside, whole = zi("check", str(unit / "plans")), zi("check", "-C", str(unit))
    assert (inside.code, inside.out) == (whole.code, whole.out)
    assert f"ada di dalam unit {unit}; yang dipakai seluruh unit itu" in inside.err


def test_a_folder_with_a_single_unit_below_it_names_it(zi: Zi, tmp_path: Path) -> None:
    make(tmp_path / "kab" / "dinas")
    answer = zi("check", str(tmp_path))
    assert told(answer) == ["kab/dinas"]
    assert "1 unit: 1 tanpa galat." in answer.out


def test_several_folders_are_one_question(zi: Zi, tree: Path) -> None:
    answer = zi("check", "kab-b", "kab-a", cwd=tree)
    assert told(answer) == UNITS[2:] + UNITS[:2]
    assert told(zi("check", "kab-b/dinas-1", "kab-b/dinas-3", cwd=tree)) == ["kab-b/dinas-1", "kab-b/dinas-3"]
    assert told(zi("check", ".", "kab-a", "kab-b/dinas-1", cwd=tree)) == [f"./{one}" for one in UNITS]  # each once


def test_units_inside_units_are_found_too(zi: Zi, tree: Path) -> None:
    make(tree / "kab-a")
    assert told(zi("check", str(tree))) == ["kab-a", *UNITS]
    assert told(zi("check", "kab-a", cwd=tree)) == [".", "dinas-1", "dinas-2"]


def test_what_is_no_unit_is_passed_by(zi: Zi, tree: Path) -> None:
    (tree / "kab-c" / "plans").mkdir(parents=True)
    (tree / "kab-c" / "plans" / "lain.yaml").touch()
    make(tree / ".git" / "dinas-9")
    make(tree / "kab-a" / "dinas-1" / "plans" / "bukti" / "2024")
    if os.name != "nt":
        (tree / "kab-d").symlink_to(tree / "kab-a")
    answer = zi("check", str(tree))
    assert told(answer) == UNITS
    assert "5 unit" in answer.out


def test_a_folder_without_units_is_a_sentence(zi: Zi, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    answer = zi("check", str(tmp_path / "kosong"), cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "tidak ditemukan" in answer.err


@pytest.mark.parametrize("bentuk", ["text", "json", "github", "gitlab", "sarif", "junit", "md"])
def test_strictness_and_exit_code_are_those_of_one_unit(zi: Zi, tree: Path, bentuk: str) -> None:
    assert zi("check", str(tree), "--format", bentuk).code == 1
    shutil.rmtree(tree / "kab-b" / "dinas-2")
    (tree / "kab-a" / "dinas-1" / "plans" / "realisasi").mkdir()
    (tree / "kab-a" / "dinas-1" / "plans" / "realisasi" / "2024 (1).yaml").touch()
    assert zi("check", str(tree), "--format", bentuk).code == 0
    assert zi("check", str(tree), "--format", bentuk, "--strict").code == 1


def test_a_file_has_one_name_whatever_is_said_of_it(zi: Zi, tree: Path) -> None:
    make(tree)  # the folder that is asked about is a unit itself
    (tree.parent / "lain").mkdir()
    said = zi("check", str(tree), "--format", "junit", cwd=tree.parent / "lain").out
    names = set(re.findall(r'name="([^"]*plans/[^"]*)"', said))
    assert "plans/renaksi_2022_2026.yaml" in names
    assert not [one for one in names if one.startswith("./")]


@pytest.mark.parametrize("bentuk", ["github", "gitlab", "sarif", "junit", "md"])
def test_formats_of_ci_lead_from_where_the_check_runs(zi: Zi, tree: Path, bentuk: str) -> None:
    place = "prov/kab-b/dinas-2/plans/renaksi_2022_2026.yaml"
    assert place in zi("check", "prov", "--format", bentuk, cwd=tree.parent).out
    inside = zi("check", ".", "--format", bentuk, cwd=tree).out
    assert place.removeprefix("prov/") in inside
    assert place not in inside


def test_documents_of_ci_are_whole(zi: Zi, tree: Path) -> None:
    gitlab = json.loads(zi("check", str(tree), "--format", "gitlab").out)
    sarif = json.loads(zi("check", str(tree), "--format", "sarif").out)
    data = json.loads(zi("check", str(tree), "--format", "json").out)
    assert len(gitlab) == len(sarif["runs"][0]["results"]) == len(data["masalah"]) > 0
    assert len({one["fingerprint"] for one in gitlab}) == len(gitlab)


def test_several_processes_say_what_one_says(zi: Zi, tree: Path) -> None:
    for n in range(300):  # more than one process does before it asks for others
        make(tree / "kab-c" / f"dinas-{n:03}", SMALL.replace("Januari", "Juni" if n % 3 else "Juli dan Juuni"))
    alone = {bentuk: zi("check", str(tree), "--jobs", "1", "--format", bentuk) for bentuk in ("text", "json")}
    for jobs in ("2", "3", "7"):
        for bentuk, expected in alone.items():
            assert zi("check", str(tree), "--jobs", jobs, "--format", bentuk) == expected


@pytest.mark.parametrize("said", ["0", "-1", "dua", "1.5"])
def test_a_number_of_processes_that_is_none_is_a_sentence(zi: Zi, tree: Path, said: str) -> None:
    answer = zi("check", str(tree), f"--jobs={said}")
    assert answer.code == 2
    assert "--jobs" in answer.err or f'"{said}" bukan bilangan bulat' in answer.err
    assert "Traceback" not in answer.err


def test_against_a_revision_each_unit_is_judged(zi: Zi, tree: Path) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=Ayu", "-c", "user.email=ayu@contoh.example"]
    for arguments in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "awal"]):
        subprocess.run(["git", *arguments], cwd=tree, env=environment, check=True)
    plan = tree / "kab-a" / "dinas-1" / "plans" / "renaksi_2022_2026.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("2026: 70", "2026: 10"), encoding="utf-8")
    broken = tree / "kab-b" / "dinas-2"
    answer = zi("check", str(tree), "--against", "HEAD", "--today", "2024-12-01")
    assert answer.code == 1
    assert "kab-a/dinas-1/plans/renaksi_2022_2026.yaml" in answer.out
    assert "ZI802" in answer.out
    assert f"{broken.parent.name}/{broken.name}: tidak dapat diperiksa" in answer.out  # unreadable in the revision too


def names_only(workspace: Workspace) -> bytes:
    return ",".join(sorted(path.name for path in workspace.places.files("*.yaml"))).encode()


def content(workspace: Workspace) -> bytes:
    (plan,) = workspace.rencana
    return plan.sumber.data[-200:]


def whole(workspace: Workspace) -> bytes:
    (plan,) = workspace.rencana
    return plan.sumber.data


def faulty(workspace: Workspace, error: str) -> bytes:
    if workspace.places.akar.name != "dinas-2":
        return b"baik"
    raise {
        "fault": RuntimeError("aduh"),
        "recursion": RecursionError(),
        "memory": MemoryError(),
        "disk": PermissionError(13, "Permission denied"),
        "unanswerable": Refusal("tidak bisa dijawab", "perbaiki"),
    }[error]


@pytest.mark.parametrize(
    ("error", "is_fault"),
    [("fault", True), ("recursion", True), ("memory", True), ("disk", False), ("unanswerable", False)],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_unit_that_fails_is_told_and_the_others_are_finished(
    tree: Path, error: str, jobs: int, *, is_fault: bool
) -> None:
    answers = dict(over_units([tree], faulty, (error,), jobs=jobs, alone_seconds=0))
    assert list(answers) == UNITS
    for nama, answer in answers.items():
        assert isinstance(answer, Masalah) is nama.endswith("dinas-2")
        assert isinstance(answer, Kesalahan) is (nama.endswith("dinas-2") and is_fault)


def dying(workspace: Workspace, how: int) -> bytes:
    if workspace.places.akar.name == "dinas-2":
        os.kill(os.getpid(), how)
    return b"hidup"


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_unit_over_which_its_process_dies_is_told_and_the_others_are_finished(
    tree: Path, how: signal.Signals
) -> None:
    for n in range(40):
        make(tree / "kab-c" / f"dinas-{n:02}")
    answers = dict(over_units([tree / "kab-b", tree / "kab-c", tree / "kab-a"], dying, (how,), jobs=2, alone_seconds=0))
    assert len(answers) == 45
    failed = [nama for nama, answer in answers.items() if answer != b"hidup"]
    assert [one.split("/")[-1] for one in failed] == ["dinas-2", "dinas-2"]
    assert all(isinstance(answers[one], Kesalahan) for one in failed)


def test_a_fault_of_zi_is_exit_3(zi: Zi, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No unit is known over which zi fails, so the check is made to."""

    def fail(*_: object) -> None:
        raise RuntimeError("aduh")

    monkeypatch.setattr("zi_cli.acts.check.check", fail)
    answer = zi("check", str(tree), "--jobs", "1")
    assert answer.code == 3
    assert "zi sendiri yang salah" in " ".join(answer.out.split())
    assert "5 unit: 5 tidak dapat diperiksa." in answer.out


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
@pytest.mark.parametrize("which", ["kab-b", "kab-b/dinas-1", "kab-b/dinas-1/plans", "kab-b/dinas-1/plans/realisasi"])
def test_a_folder_that_cannot_be_opened_is_told_and_the_others_are_checked(
    zi: Zi, tree: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    """Root opens everything, so the system is made to refuse."""
    (tree / "kab-b" / "dinas-1" / "plans" / "realisasi").mkdir()
    locked = str(tree / which)

    def refusing(call: object) -> object:
        def act(path: object = ".", *more: object) -> object:
            if os.fspath(path) == locked or os.fspath(path).startswith(locked + "/"):  # type: ignore[arg-type]
                raise PermissionError(13, "Permission denied", path)
            return call(path, *more)  # type: ignore[operator]

        return act

    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
    answer = zi("check", str(tree), "--jobs", "1")
    assert answer.code == 1
    closed = which.removesuffix("/plans")
    left = [one for one in UNITS if not one.startswith(closed)]
    if which.endswith("realisasi"):  # a part of a unit is as unreadable as it is for one unit
        assert told(answer) == UNITS
        return
    assert told(answer) == sorted([*left, closed])
    assert f"{which}:1:1: galat ZI115: folder tidak bisa dibuka (akses ditolak)" in " ".join(answer.out.split())


def test_a_unit_that_vanishes_meanwhile_is_told(tree: Path) -> None:
    with closing(over_units([tree], names_only, jobs=1)) as asked:
        first = next(asked)
        shutil.rmtree(tree / "kab-b" / "dinas-3")
        rest = dict(asked)
    assert first[0] == UNITS[0]
    assert "kab-b/dinas-3" not in rest or isinstance(rest["kab-b/dinas-3"], Masalah)
    assert len(rest) >= 3


def test_broken_files_of_every_kind_stop_nobody(zi: Zi, tree: Path) -> None:
    broken = {
        "bytes": b"\xff\xfe\x00",
        "bom": "\ufeff".encode() + SMALL.encode(),
        "kosong": b"",
        "konflik": b"<<<<<<< HEAD\n" + SMALL.encode(),
        "dalam": b"[" * 5000,
        "besar": b"#" * (5 * 1024 * 1024 + 1),
    }
    for name, data in broken.items():
        make(tree / "rusak" / name).write_bytes(data)
    if os.name != "nt":
        make(tree / "rusak" / "tautan").unlink()
        (tree / "rusak" / "tautan" / "plans" / "renaksi_2022_2026.yaml").symlink_to("/etc/hostname")
        make(tree / "luar")
        (tree / "rusak" / "pindah").mkdir()
        (tree / "luar" / "plans").rename(tree / "luar" / "rencana")
        (tree / "rusak" / "pindah" / "plans").symlink_to(tree / "luar" / "rencana")
        make(tree / "rusak" / "pipa")
        os.mkfifo(tree / "rusak" / "pipa" / "plans" / "zi.yaml")
    answer = zi("check", str(tree))
    assert answer.code == 1
    assert [one for one in told(answer) if one.startswith("kab")] == UNITS
    expected = {f"rusak/{name}" for name in [*broken, *(["tautan", "pindah", "pipa"] if os.name != "nt" else [])]}
    assert {one for one in told(answer) if one.startswith("rusak")} == expected
    assert "Traceback" not in answer.out + answer.err


def meddled_with(workspace: Workspace, plan: str) -> bytes:
    """Answer for a unit, one of whose plans changes after it was read and before it is judged."""
    if Path(plan).is_relative_to(workspace.places.akar):
        Path(plan).write_text(SMALL + "# sesudahnya\n", encoding="utf-8")
    return content(workspace)


def test_what_is_judged_is_what_was_read_once(tree: Path, kept: Path) -> None:
    """A file that changes while a unit is judged is neither half seen nor kept under another content's key."""
    plan = tree / "kab-a" / "dinas-1" / "plans" / "renaksi_2022_2026.yaml"
    first, second = (dict(over_units([tree], meddled_with, (str(plan),), jobs=1, cached_as="isi")) for _ in range(2))
    assert not first[UNITS[0]].endswith(b"# sesudahnya\n")  # type: ignore[union-attr]
    assert second[UNITS[0]].endswith(b"# sesudahnya\n")  # type: ignore[union-attr]
    assert {nama: first[nama] for nama in UNITS[1:]} == {nama: second[nama] for nama in UNITS[1:]}
    assert entries(kept) == 6


def test_a_file_that_grows_while_it_is_read_is_not_kept(tree: Path, kept: Path) -> None:
    plan = tree / "kab-a" / "dinas-1" / "plans" / "renaksi_2022_2026.yaml"
    with plan.open("ab") as file:
        file.write(b"# panjang\n" * 7000)
    size = plan.stat().st_size

    def grow() -> None:
        with plan.open("ab") as file:
            file.write(b"# tumbuh\n")

    with just_before(os.lseek, grow):  # how large it is has been asked, and a large file is read once more
        answers = dict(over_units([tree], content, jobs=1, cached_as="isi"))
    assert plan.stat().st_size > size
    assert all(isinstance(one, bytes) for one in answers.values())
    assert entries(kept) == 4


@pytest.mark.skipif(os.name == "nt", reason="pipes in folders are POSIX")
def test_a_file_that_turns_into_a_pipe_after_it_was_listed_is_not_kept(tree: Path, kept: Path) -> None:
    setting = tree / "kab-a" / "dinas-1" / "plans" / "zi.yaml"
    setting.write_text("skema: 1\n", encoding="utf-8")

    def turn() -> None:
        if setting.is_file():
            setting.unlink()
            os.mkfifo(setting)

    with just_before(os.open, turn):  # the first file of the folder is opened, and this one listed
        answers = dict(over_units([tree], content, jobs=1, cached_as="isi"))
    assert setting.is_fifo()
    assert list(answers) == UNITS
    assert entries(kept) == 4


@pytest.mark.parametrize("more", [-1, 0, 1, 65536])
def test_a_file_of_any_size_is_read_whole(tree: Path, kept: Path, more: int) -> None:
    plan = tree / "kab-a" / "dinas-1" / "plans" / "renaksi_2022_2026.yaml"
    plan.write_bytes(SMALL.encode().ljust(65536 + more, b"#"))
    assert dict(over_units([tree], whole, jobs=1, cached_as="isi"))[UNITS[0]] == plan.read_bytes()
    assert entries(kept) == 5


CALLS = []


def counting(workspace: Workspace, word: str) -> bytes:
    CALLS.append(workspace.places.akar.name)
    return f"{word} {len(workspace.rencana)}".encode()


def entries(cache: Path) -> int:
    """Count what is kept: an answer for each content."""
    return len([one for one in cache.rglob("*") if one.is_file()])


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZI_CACHE", str(tmp_path / "cache"))
    CALLS.clear()
    return tmp_path / "cache"


def ask(tree: Path, word: str = "satu", cached_as: str | None = "hitung") -> tuple[list[tuple[str, object]], int]:
    """Ask about a tree; gives the answers, and how many had to be made."""
    before = len(CALLS)
    return list(over_units([tree], counting, (word,), jobs=1, cached_as=cached_as)), len(CALLS) - before


def test_the_second_run_does_only_what_changed(tree: Path, kept: Path) -> None:
    assert kept == tree.parent / "cache"
    first, made = ask(tree)
    assert made == 5
    assert ask(tree) == (first, 0)
    plan = tree / "kab-b" / "dinas-3" / "plans" / "renaksi_2022_2026.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "# lain\n", encoding="utf-8")
    assert ask(tree) == (first, 1)
    (tree / "kab-a" / "dinas-1" / "plans" / "realisasi").mkdir()
    (tree / "kab-a" / "dinas-1" / "plans" / "realisasi" / "2024 (1).yaml").touch()
    assert ask(tree) == (first, 1)
    make(tree / "kab-a" / "dinas-9", SMALL + "# baru\n")
    assert ask(tree)[1] == 1
    assert ask(tree, "dua")[1] == 6
    assert ask(tree, cached_as="lain")[1] == 6
    assert ask(tree, cached_as=None)[1] == 6


def test_without_the_extra_for_many_units_answers_are_kept_all_the_same(tree: Path, kept: Path, tmp_path: Path) -> None:
    (tmp_path / "tanpa").mkdir()
    (tmp_path / "tanpa" / "blake3.py").write_text("raise ImportError", encoding="utf-8")
    packages = os.pathsep.join((str(tmp_path / "tanpa"), str(ROOT)))
    command = [sys.executable, "-X", "importtime", "-m", "zi_cli", "check", str(tree), "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": packages, "PYTHONDONTWRITEBYTECODE": "1", "ZI_CACHE": str(kept)}
    cold, warm = (subprocess.run(command, env=environment, capture_output=True, check=False) for _ in range(2))
    assert (cold.stdout, cold.returncode) == (warm.stdout, warm.returncode)
    assert cold.returncode == 1
    assert entries(kept) == 5
    loaded = [one.stderr.count(b"zi_cli.cache.snapshot") for one in (cold, warm)]  # what a unit is read with
    assert loaded == [1, 0]


def test_units_that_are_the_same_share_an_answer_that_names_neither(zi: Zi, tmp_path: Path, kept: Path) -> None:
    for name in ("dinas-a", "dinas-b"):
        make(tmp_path / "prov" / name, SMALL.replace("NAMA", "Kembar").replace("Januari", "Januri"))
    answer = zi("check", str(tmp_path / "prov"))
    assert entries(kept) == 1
    assert [answer.out.count(f"{name}/plans/renaksi") for name in ("dinas-a", "dinas-b")] == [1, 1]


def test_a_kept_answer_says_what_was_said(zi: Zi, tree: Path, kept: Path) -> None:
    for bentuk in ("text", "json", "github", "gitlab", "sarif", "junit", "md"):
        plain = zi("check", str(tree), "--format", bentuk, "--no-cache")
        assert zi("check", str(tree), "--format", bentuk) == plain
        assert zi("check", str(tree), "--format", bentuk) == plain
    assert entries(kept) == 5


def first_word(answer: bytes) -> bytes:
    return answer.split()[0]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wanted_of_an_answer_is_taken_and_all_of_it_is_kept(tree: Path, kept: Path, jobs: int) -> None:
    how = {"jobs": jobs, "cached_as": "hitung", "brief": first_word, "alone_seconds": 0}
    asked = over_units([tree], counting, ("kata kata",), **how)  # type: ignore[arg-type]
    assert dict(asked) == dict.fromkeys(UNITS, b"kata")
    assert entries(kept) == len(UNITS)
    CALLS.clear()
    whole = over_units([tree], counting, ("kata kata",), jobs=1, cached_as="hitung")
    assert (dict(whole), CALLS) == (dict.fromkeys(UNITS, b"kata kata 1"), [])


def test_damage_in_the_cache_changes_no_answer(zi: Zi, tree: Path, kept: Path) -> None:
    plain = zi("check", str(tree))
    random = Random(1)
    for _ in range(20):
        for entry in [one for one in kept.rglob("*") if one.is_file()]:
            data = bytearray(entry.read_bytes())
            data[random.randrange(len(data))] ^= random.randrange(1, 256)
            entry.write_bytes(data[: random.choice([len(data), random.randrange(len(data))])])
        assert zi("check", str(tree)) == plain


def test_processes_that_are_not_forked_find_the_same(tree: Path, kept: Path) -> None:
    """So they are started on Windows and macOS, and here where another thread runs."""
    ended = Event()
    other = Thread(target=ended.wait)
    other.start()
    try:
        for _ in range(2):
            asked = over_units([tree], whole, jobs=2, cached_as="isi", brief=last_word, alone_seconds=0)
            assert dict(asked) == dict.fromkeys(UNITS, b"Dinas"), kept
        said = dict(over_units([tree], how_started, jobs=2, alone_seconds=0))
        assert [said[one] for one in UNITS[1:]] == [b"spawn"] * 4
    finally:
        ended.set()
        other.join()


def how_started(_: Workspace) -> bytes:
    return (get_start_method(allow_none=True) or "").encode()


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.sampled_from([None, "satu", "dua", "tiga"])),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=40, deadline=None)
def test_however_units_come_go_and_change_what_is_kept_is_true(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, str | None]]
) -> None:
    folder = tmp_path_factory.mktemp("pohon")
    (folder / "prov").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZI_CACHE", str(folder / "cache"))
        for number, text in changes:
            unit = folder / "prov" / f"dinas-{number}"
            shutil.rmtree(unit, ignore_errors=True)
            if text:
                make(unit, f"{SMALL}# {text}\n")
            asked = over_units([folder / "prov"], whole, jobs=1, cached_as="isi", brief=last_word)
            there = sorted((folder / "prov").glob("*/plans/*.yaml"))
            assert list(asked) == [(one.parts[-3], last_word(one.read_bytes())) for one in there]


def last_word(answer: bytes) -> bytes:
    return answer.split()[-1]


def test_the_day_asked_about_is_part_of_the_question(zi: Zi, tree: Path, kept: Path) -> None:
    for day in ("2024-06-01", "2024-06-02", "2024-06-02"):
        zi("--today", day, "check", str(tree))
    assert entries(kept) == 2 * 5


def double(task: int) -> int:
    if task == 13:
        os._exit(1)
    time.sleep(0.001 * (task % 3))
    return 2 * task


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_work_that_is_spread_comes_back_in_order(processes: int) -> None:
    def lost(task: int) -> int:
        return -task

    found = list(spread(range(300), double, lost, processes))
    assert found == [(task, -13 if task == 13 else 2 * task) for task in range(300)]


def large(task: int) -> bytes:
    """More than a pipe takes at once: a process that is killed has often said half of it."""
    return b"%d" % task * 300_000


@pytest.mark.parametrize("moment", [101, 110, 117, 125])
def test_a_process_that_is_killed_from_outside_costs_nothing(moment: int) -> None:
    found = []
    for task, result in spread(range(100, 160), large, lambda _: b"", 2, at_once=4):
        found.append((task, result == large(task)))
        if task == moment:
            active_children()[0].kill()
    assert found == [(task, True) for task in range(100, 160)]


def test_no_more_is_taken_on_than_can_be_told() -> None:
    """Whoever reads slowly holds the work up: memory does not fill with what nobody has read."""
    taken = 0

    def tasks() -> object:
        nonlocal taken
        for n in range(100, 10_000):
            taken += 1
            yield n

    with closing(spread(tasks(), double, double, 2, at_once=4)) as found:  # type: ignore[arg-type,type-var]
        for _ in range(5):
            next(found)
        time.sleep(0.2)
        assert taken <= 5 + 4 * (4 * 2 + 1)


def test_who_stops_listening_leaves_no_process() -> None:
    before = children()  # one that Python itself keeps may be there: it minds what spawned processes leave behind
    found = spread(range(1000), double, double, 3)
    next(found)
    assert children() > before
    found.close()  # type: ignore[attr-defined]
    assert children() == before


def children() -> set[int]:
    """Give the processes that this one has started and that still run."""
    if not Path("/proc").exists():
        return set()
    said = {path: stat_of(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    return {int(path.name) for path, (state, parent) in said.items() if parent == os.getpid() and state != "Z"}


def stat_of(path: Path) -> tuple[str, int]:
    try:
        state, parent = (path / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
    except OSError:
        return "Z", 0
    return state, int(parent)


def test_the_walk_and_the_names_of_units(tree: Path) -> None:
    assert [unit.nama for unit in find_units([tree])] == UNITS
    assert [unit.nama for unit in find_units([tree / "kab-a", tree / "kab-b" / "dinas-1"])] == [
        f"{tree.as_posix()}/{one}" for one in UNITS[:3]
    ]
    assert [unit.nama for unit in find_units([tree / "kab-a" / "dinas-1"])] == ["."]
    (missing,) = find_units([tree / "tidak-ada"])
    assert missing.masalah
    assert "berkas tidak ada" in missing.masalah.pesan


def test_of_several_paths_the_one_that_is_not_there_is_named(zi: Zi, tree: Path) -> None:
    answer = zi("check", ".", "kab-a", "tidak-ada", cwd=tree)
    assert (answer.code, "tidak-ada tidak ada" in answer.err) == (2, True)


def test_a_unit_is_found_once_whatever_the_order_of_the_folders(tree: Path) -> None:
    inner = tree / "kab-a" / "dinas-1"
    for folders in ([tree, inner], [inner, tree], [tree, tree], [tree / "kab-a", tree, inner]):
        found = [os.path.realpath(unit.folder) for unit in find_units(folders)]
        assert sorted(found) == sorted(os.path.realpath(tree / one) for one in UNITS)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_folder_the_walk_passes_by_is_found_when_it_is_named(tree: Path, tmp_path: Path) -> None:
    hidden = tree / ".arsip" / "dinas-9"
    shutil.copytree(tree / "kab-a" / "dinas-1", hidden)
    outside = shutil.copytree(tree / "kab-a" / "dinas-1", tmp_path / "luar" / "dinas-8")
    (tree / "tautan").symlink_to(tmp_path / "luar", target_is_directory=True)
    (tmp_path / "pohon").symlink_to(tree, target_is_directory=True)
    assert len(list(find_units([tree]))) == len(UNITS)
    every = [tree, tree / ".arsip", tree / "tautan", tmp_path / "pohon"]
    for folders in (every, every[::-1]):
        found = [os.path.realpath(unit.folder) for unit in find_units(folders)]
        assert len(found) == len(set(found)) == len(UNITS) + 2
        assert {os.path.realpath(hidden), os.path.realpath(outside)} <= set(found)


@pytest.mark.skipif(os.name == "nt", reason="paths are shorter there")
def test_a_tree_of_any_depth_is_walked(zi: Zi, tree: Path) -> None:
    """Deeper than Python recurses."""
    deep, here = tree / "kab-c", os.open(".", os.O_RDONLY)
    deep.mkdir()
    try:
        os.chdir(deep)
        for _ in range(1200):
            Path("d").mkdir()
            os.chdir("d")
    finally:
        os.fchdir(here)
        os.close(here)
    try:
        assert [unit.nama for unit in find_units([tree]) if not unit.masalah] == UNITS
        answer = zi("check", str(tree), "--jobs", "1")
    finally:
        subprocess.run(["rm", "-rf", str(deep)], check=True)
    assert answer.code == 1
    assert told(answer) == UNITS


def test_progress_says_how_far_how_fast_and_how_long() -> None:
    assert progress_line(2500, 10_000, 25, "unit") == (
        "██████░░░░░░░░░░░░░░░░░░ 2.500/10.000 unit · 100 per detik · sisa 1 menit 16 detik"
    )
    assert progress_line(1, 25_000, 2, "unit").endswith("sisa 13 jam 53 menit")
    assert progress_line(10, 10, 1, "unit").endswith("sisa 1 detik")


class Stream:
    encoding = "ascii"

    def __init__(self) -> None:
        self.said: list[str] = []

    def write(self, text: str) -> None:
        self.said.append(text)

    def flush(self) -> None:
        pass


def test_progress_is_drawn_late_and_seldom_and_wiped_off() -> None:
    stream, moment = Stream(), iter([0.0, 0.1, 0.6, 0.65, 0.75])
    progress = Progress(stream, "unit", lambda: next(moment))  # type: ignore[arg-type]
    progress.clear()
    for done in range(1, 5):
        progress(done, 10)
    progress.clear()
    progress.clear()
    drawn = [one for one in stream.said if "unit" in one]
    assert [one.split(" unit")[0][-4:] for one in drawn] == ["2/10", "4/10"]
    assert stream.said[-1] == "\r\x1b[2K"
    assert all(one.isascii() for one in stream.said)


@needs_pseudo_terminals
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "{tree}", "--jobs", "1"), ("3/5 unit ·",)),
        (("import", str(ROOT / "docs/contoh/rencana.docx"), "--dry-run"), (" KB ·", "/15 butir ·")),
    ],
    ids=["check", "import"],
)
def test_progress_is_seen_on_a_terminal_alone(tree: Path, words: tuple[str, ...], said: tuple[str, ...]) -> None:
    eager = "from zi_cli.render import progress; progress.QUIET_SECONDS = progress.BETWEEN_SECONDS = 0; "
    script = eager + "import sys; from zi_cli.cli.main import run; sys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", script, *(one.format(tree=tree) for one in words)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}
    piped = subprocess.run(command, env=environment, capture_output=True, check=False)
    seen = on_terminal(command, ROOT, environment, pipe=True)
    assert seen.piped == piped.stdout
    drawn = seen.drawn.decode("utf-8")
    assert [one for one in (*said, "per detik") if one not in drawn or one in piped.stderr.decode("utf-8")] == []
    assert "\r\x1b[2K" in drawn.rpartition("per detik")[2]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_a_reader_that_leaves_early_leaves_nothing_running(tree: Path, kept: Path) -> None:
    for n in range(300):
        make(tree / "kab-c" / f"dinas-{n:03}")
    command = [sys.executable, "-m", "zi_cli", "check", str(tree), "--jobs", "3"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ZI_CACHE": str(kept)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.read(10)
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == (b"", 0)
    assert of_session(running.pid) == []


def of_session(session: int) -> list[str]:
    """Name the processes that still run in a session."""
    found = []
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                fields = (path / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(path.name)
    return found


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
@pytest.mark.parametrize("seed", range(12))
def test_ctrl_c_at_any_time_leaves_nothing_behind(tree: Path, kept: Path, seed: int) -> None:
    for n in range(300):
        make(tree / "kab-c" / f"dinas-{n:03}")
    script = "import os; from zi_cli.cli.main import main; os.write(2, b'!'); main()"  # Python itself has started
    command = [sys.executable, "-c", script, "check", str(tree), "--jobs", "3"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ZI_CACHE": str(kept), "PYTHONIOENCODING": "utf-8"}
    whole = subprocess.run(command, env={**environment, "ZI_CACHE": "0"}, capture_output=True, check=False).stdout
    random = Random(seed)
    for _ in range(6):
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        ) as running:
            assert running.stderr
            assert running.stderr.read(1) == b"!"
            time.sleep(random.uniform(0, 1.5))
            os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all of them
            if random.random() < 0.3:
                time.sleep(random.uniform(0, 0.05))
                with suppress(ProcessLookupError):
                    os.killpg(running.pid, signal.SIGINT)
            out, err = running.communicate(timeout=60)
        assert running.returncode in (130, 1)  # 1: it had finished before
        assert whole.startswith(out) if running.returncode == 130 else out == whole
        assert b"Traceback" not in err, err.decode()
        assert of_session(running.pid) == []
        assert [one for one in kept.rglob(".*") if one.is_file()] == []
    assert subprocess.run(command, env=environment, capture_output=True, check=False).stdout == whole


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_processes_end_when_the_one_that_started_them_does(tree: Path, kept: Path, how: signal.Signals) -> None:
    for n in range(300):
        make(tree / "kab-c" / f"dinas-{n:03}")
    script = (
        "from signal import *; from zi_cli.cli.main import main; signal(SIGHUP, SIG_DFL); main()"  # as without nohup
    )
    command = [sys.executable, "-c", script, "check", str(tree), "--jobs", "3"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ZI_CACHE": str(kept)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as running:
        until = time.monotonic() + 20
        while len(of_session(running.pid)) < 3 and time.monotonic() < until and running.poll() is None:
            time.sleep(0.01)
        if how == signal.SIGHUP:  # the end of a terminal is told to all of them
            os.killpg(running.pid, how)
        else:
            running.send_signal(how)
    until = time.monotonic() + 10
    while of_session(running.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert of_session(running.pid) == []
    assert [one for one in kept.rglob(".*") if one.is_file()] == []


def test_two_runs_at_once_say_the_same(tree: Path, kept: Path) -> None:
    for n in range(60):
        make(tree / "kab-c" / f"dinas-{n:03}")
    command = [sys.executable, "-m", "zi_cli", "check", str(tree), "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ZI_CACHE": str(kept)}
    running = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    said = {(*one.communicate(), one.returncode) for one in running}
    assert len(said) == 1
    (only,) = said
    assert only[1:] == (b"", 1)
    assert entries(kept) == 65


def test_every_example_is_judged_among_many_as_it_is_alone(zi: Zi, tmp_path: Path) -> None:
    """Units of a tree are read from what was taken of them at once, a single one from the disk."""
    for example in EXAMPLES.glob("ZI*/*"):
        if example.name in ("salah", "benar"):
            laid_over_base(example, tmp_path / "contoh" / f"{example.parent.name}-{example.name}")
    found = json.loads(zi("--today", "2026-07-01", "check", "contoh", "--format", "json", cwd=tmp_path).out)
    names = [one["unit"] for one in found["unit"]]
    assert len(names) > 150
    assert names == sorted(names)
    for name in names:
        unit = tmp_path / "contoh" / name
        alone = json.loads(zi("--today", "2026-07-01", "check", str(unit), "--format", "json").out)
        among = [one for one in found["masalah"] if one["unit"] == name]
        assert among == [{"unit": name, **one, "berkas": f"{name}/{one['berkas']}"} for one in alone["masalah"]], name
