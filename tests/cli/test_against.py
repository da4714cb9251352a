"""The gate: what an edit may do, judged in real repositories against where it began."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer, Zi
from tests.repository import PLAN, Repo, repo_in

DAY = "2025-09-01"
LOG = "plans/periode/2024-s1.yaml"
REALISASI = "plans/realisasi/2024.yaml"
PAHAM = "{2022: 60, 2023: 62, 2024: 65, 2025: 68, 2026: 70}"
OF_CHANGE = ("ZI601", "ZI602", "ZI8")


@pytest.fixture
def repo(unit: Path) -> Repo:
    """Give a repository with the office's plan and an earlier revision of it."""
    made = repo_in(unit)
    made.write(PLAN, made.read() + revision("mp-tim-capaian", "SK 1/2024") + tombstone("mp-tim-lama"))
    made.commit()
    return made


@pytest.fixture
def approved(repo: Repo, zi: Zi) -> Repo:
    """Give the repository with the first semester of 2024 approved."""
    posts = "jabatan:\n  Kepala Dinas:\n    - {nama: Made, sejak: 2020-01-02}\n"
    repo.write(
        "plans/zi.yaml", repo.read("plans/zi.yaml") + posts + "  Sekretaris:\n    - {nama: Sari, sejak: 2020-01-02}\n"
    )
    for step, who in (("submit", "Sari"), ("approve", "Made")):
        more = ("--tetap",) if step == "submit" else ()
        said = zi("--today", "2024-07-10", "period", step, "2024-s1", "--oleh", who, *more, cwd=repo.folder)
        assert said.code == 0, said.err
    repo.commit("disetujui")
    return repo


def revision(ids: str, basis: str = "SK Kepala Dinas 12/2025") -> str:
    return f"revisi:\n  - {{tanggal: 2025-08-20, dasar: {basis}, butir: [{ids}]}}\n"


def tombstone(id_: str) -> str:
    return f"dihapus:\n  - {{id: {id_}, tanggal: 2025-08-20, alasan: digabung}}\n"


def with_revision(repo: Repo, ids: str, gone: str = "") -> None:
    """Write a new revision below the old one, and a tombstone."""
    repo.edit("revisi:\n", revision(ids))
    if gone:
        repo.edit("dihapus:\n", tombstone(gone))


def drop(repo: Repo, id_: str) -> None:
    repo.edit(repo.node(id_), "")


def judged(zi: Zi, repo: Repo, base: str = "HEAD") -> tuple[Answer, list[dict[str, Any]]]:
    """Check the edit, and keep what is about changes."""
    answer = zi("--today", DAY, "check", "--against", base, "--format", "json", cwd=repo.folder)
    assert answer.code in (0, 1), answer.err
    found = json.loads(answer.out)["masalah"]
    return answer, [one for one in found if one["kode"].startswith(OF_CHANGE)]


def reorder(repo: Repo) -> None:
    first, second = repo.node("pw-benturan-paham"), repo.node("pw-benturan-matriks")
    repo.edit(first + second, second + first)


HONEST: dict[str, Callable[[Repo], object]] = {
    "nothing": lambda _: None,
    "target raised": lambda r: r.edit_node("pw-wbs-paham", "2026: 70", "2026: 75"),
    "target lowered with a basis": lambda r: (
        r.edit_node("pw-wbs-paham", "2026: 70", "2026: 65"),
        with_revision(r, "pw-wbs-paham"),
    ),
    "indikator dropped with a basis and a tombstone": lambda r: (
        drop(r, "pw-benturan-matriks"),
        r.write(REALISASI, without(r, "pw-benturan-matriks")),
        with_revision(r, "pw-benturan-matriks", "pw-benturan-matriks"),
    ),
    "due month earlier": lambda r: r.edit_node("pw-wbs-evaluasi", "waktu: Desember", "waktu: November"),
    "due month later with a basis": lambda r: (
        r.edit_node("mp-tim-monev-s1", "waktu: Juni", "waktu: Juli"),
        with_revision(r, "mp-tim-monev-s1"),
    ),
    "output added": lambda r: r.edit_node("pw-wbs-evaluasi", "[Laporan evaluasi WBS]", "[Laporan evaluasi WBS, SK]"),
    "file renamed": lambda r: (r.folder / PLAN).rename(r.folder / "plans/renaksi_baru.yaml"),
    "indikator put first": reorder,
}


def without(repo: Repo, id_: str) -> str:
    """Give the realisasi without an indikator."""
    lines = repo.read(REALISASI).splitlines(keepends=True)
    kept, skipping = [], False
    for line in lines:
        if not line.startswith("    "):
            skipping = line.startswith(f"  {id_}:")
        if not skipping:
            kept.append(line)
    return "".join(kept)


@pytest.mark.parametrize("name", HONEST)
def test_honest_edits_pass(zi: Zi, repo: Repo, name: str) -> None:
    HONEST[name](repo)
    answer, found = judged(zi, repo)
    assert found == []
    assert answer.code == 0 or name.startswith("due month")  # the records of 2024 name the old month


Edit = Callable[[Repo], object]
DISHONEST: dict[str, tuple[Edit, str, str]] = {
    # what is done, the code, and the line of the new plan (its content) where it is found
    "target of a past year": (
        lambda r: r.edit_node("pw-wbs-paham", "2023: 62", "2023: 70"),
        "ZI801",
        "{2022: 60, 2023: 70, 2024: 65, 2025: 68, 2026: 70}",
    ),
    "target of a past year, with a basis": (
        lambda r: (r.edit_node("pw-wbs-paham", "2023: 62", "2023: 60"), with_revision(r, "pw-wbs-paham")),
        "ZI801",
        "{2022: 60, 2023: 60, 2024: 65, 2025: 68, 2026: 70}",
    ),
    "target lowered": (
        lambda r: r.edit_node("pw-wbs-paham", "2025: 68", "2025: 60"),
        "ZI802",
        "{2022: 60, 2023: 62, 2024: 65, 2025: 60, 2026: 70}",
    ),
    "target lowered on an old basis": (
        lambda r: r.edit_node("mp-tim-capaian", "2026: 70", "2026: 69"),
        "ZI802",
        "{2022: 60, 2023: 62, 2024: 65, 2025: 68, 2026: 69}",
    ),
    "target taken out": (
        lambda r: r.edit_node("pw-wbs-paham", ", 2026: 70}", "}"),
        "ZI802",
        "{2022: 60, 2023: 62, 2024: 65, 2025: 68}",
    ),
    "target of what should be low raised": (
        lambda r: r.edit_node("sdm-disiplin-pelanggaran", "2026: 0", "2026: 5"),
        "ZI802",
        "2026: 5}",
    ),
    "direction turned": (
        lambda r: r.edit_node("pw-wbs-paham", "arah: naik", "arah: turun"),
        "ZI803",
        "            arah: turun",
    ),
    "may pass 100": (
        lambda r: r.edit_node("pw-wbs-paham", "arah: naik", "arah: naik\n            boleh_lebih: true"),
        "ZI803",
        "boleh_lebih: true",
    ),
    "more is left out": (
        lambda r: r.edit_node(
            "mp-tim-capaian",
            "hitung: proporsi_indikator_tercapai",
            "hitung: proporsi_indikator_tercapai\n            kecuali: [pw-wbs-paham]",
        ),
        "ZI803",
        "kecuali: [pw-wbs-paham]",
    ),
    "more codes are good": (
        lambda r: r.edit_node("pw-benturan-matriks", "baik: [1]", "baik: [1, 2]"),
        "ZI803",
        "baik: [1, 2]",
    ),
    "aktivitas dropped": (lambda r: drop(r, "mp-pmpzi-siap-lke"), "ZI804", ""),
    "indikator dropped with a tombstone alone": (
        lambda r: (
            drop(r, "pw-benturan-matriks"),
            r.write(REALISASI, without(r, "pw-benturan-matriks")),
            r.edit("dihapus:\n", tombstone("pw-benturan-matriks")),
        ),
        "ZI804",
        "",
    ),
    "output dropped": (
        lambda r: r.edit_node("mp-tim-bentuk", "[SK Tim ZI, Notulen Pembentukan Tim ZI]", "[SK Tim ZI]"),
        "ZI804",
        "output: [SK Tim ZI]",
    ),
    "due month later": (
        lambda r: r.edit_node("mp-pmpzi-siap-lke", "waktu: Mei", "waktu: Agustus"),
        "ZI805",
        "waktu: Agustus",
    ),
    "removed without a tombstone": (
        lambda r: (drop(r, "mp-pmpzi-siap-lke"), with_revision(r, "mp-pmpzi-siap-lke")),
        "ZI806",
        "",
    ),
    "id of a tombstone again": (
        lambda r: r.edit_node("mp-pmpzi-siap-lke", "mp-pmpzi-siap-lke", "mp-tim-lama") or put_back(r),
        "ZI807",
        "- id: mp-tim-lama",
    ),
    "tombstone taken away": (lambda r: r.edit(tombstone("mp-tim-lama"), ""), "ZI808", ""),
    "revision rewritten": (lambda r: r.edit("dasar: SK 1/2024", "dasar: SK 2/2024"), "ZI808", "revisi:"),
    "example passed off as real": (
        lambda r: r.write(REALISASI, r.read(REALISASI).replace("contoh: true", "contoh: false")),
        "ZI810",
        "contoh: false",
    ),
    "last year dropped": (
        lambda r: r.write(
            PLAN, r.read().replace("periode: {mulai: 2022, selesai: 2026}", "periode: {mulai: 2022, selesai: 2025}")
        ),
        "ZI811",
        "periode: {mulai: 2022, selesai: 2025}",
    ),
}


def put_back(repo: Repo) -> None:
    """Put a node of the first commit back beside the one that took its place."""
    old = repo.git("show", f"HEAD:{PLAN}")
    lines = old.splitlines(keepends=True)
    at = lines.index("          - id: mp-pmpzi-siap-lke\n")
    repo.edit("          - id: mp-tim-lama\n", "".join(lines[at : at + 4]) + "          - id: mp-tim-lama\n")


@pytest.mark.parametrize("name", DISHONEST)
def test_dishonest_edits_are_caught_once_and_in_place(zi: Zi, repo: Repo, name: str) -> None:
    edit, kode, shown = DISHONEST[name]
    edit(repo)
    answer, found = judged(zi, repo)
    assert answer.code == 1
    assert [one["kode"] for one in found] == [kode]
    one = found[0]
    assert one["berkas"] == (REALISASI if kode == "ZI810" else PLAN)
    line = repo.read(one["berkas"]).splitlines()[one["baris"] - 1]
    assert shown in line
    assert one["saran"]


def test_a_year_of_edits(zi: Zi, repo: Repo) -> None:
    """Honest commits one after another, each judged against the one before, and all of them against the first."""
    first = repo.git("rev-parse", "HEAD")
    for name in ("target lowered with a basis", "output added", "indikator put first", "file renamed"):
        HONEST[name](repo)
        assert judged(zi, repo)[1] == []
        repo.commit(name)
    assert judged(zi, repo, first)[1] == []


def test_what_is_only_advice(zi: Zi, repo: Repo) -> None:
    repo.edit_node("pw-wbs-paham", "penanggung_jawab: Kasubag. Umum dan Perencanaan", "penanggung_jawab: Kepala Dinas")
    repo.edit_node("pw-benturan-paham", "arah: naik", "arah: naik\n            rumus: a/b")
    repo.edit("nama: Melaksanakan survey pemahaman WBS", "nama: Melaksanakan survei pemahaman WBS")
    answer, found = judged(zi, repo)
    assert answer.code == 0
    assert {(one["kode"], one["tingkat"]) for one in found} == {("ZI820", "saran"), ("ZI821", "saran")}


def test_an_approved_period_is_found_once(zi: Zi, approved: Repo) -> None:
    assert judged(zi, approved)[1] == []
    approved.edit_node("pw-wbs-paham", "2024: 65", "2024: 50")
    answer, found = judged(zi, approved)
    assert answer.code == 1
    assert [one["kode"] for one in found] == ["ZI601"]


def test_definitions_of_an_approved_period_are_found_once(zi: Zi, approved: Repo) -> None:
    approved.edit_node("pw-wbs-paham", "arah: naik", "arah: turun")
    assert [one["kode"] for one in judged(zi, approved)[1]] == ["ZI601"]


def test_what_was_approved_cannot_be_silenced(zi: Zi, approved: Repo) -> None:
    approved.edit_node("pw-wbs-paham", "2024: 65", "2024: 50")
    ignored = "abaikan: [{kode: ZI601, butir: pw-wbs-paham, alasan: Sudah benar, sampai: 2099-12-31}]\n"
    for settings in ("aturan: {ZI601: mati, ZI801: mati}\n", ignored):
        before = approved.read("plans/zi.yaml")
        approved.write("plans/zi.yaml", before + settings)
        answer, found = judged(zi, approved)
        assert answer.code == 1
        assert [one["kode"] for one in found] == ["ZI601"]
        approved.write("plans/zi.yaml", before)


@pytest.mark.parametrize("how", ["last line", "rewritten", "file"])
def test_an_approval_log_only_grows(zi: Zi, approved: Repo, how: str) -> None:
    text = approved.read(LOG)
    if how == "file":
        (approved.folder / LOG).unlink()
    elif how == "last line":
        approved.write(LOG, text[: text.index("setujui")].rpartition("\n")[0] + "\n")
    else:
        approved.write(LOG, text.replace("oleh: Made", "oleh: Dewi", 1))
    found = [one for one in judged(zi, approved)[1] if one["kode"] == "ZI809"]
    assert len(found) == 1
    assert found[0]["berkas"] == (PLAN if how == "file" else LOG)


def test_a_pull_request_is_judged_by_its_own_changes(zi: Zi, repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "usul")
    repo.edit_node("pw-wbs-paham", "2026: 70", "2026: 71")
    repo.commit("naik")
    repo.git("checkout", "-q", "main")
    repo.edit_node("mp-tim-capaian", "2026: 70", "2026: 80")
    repo.commit("main lebih tinggi")
    repo.git("checkout", "-q", "usul")
    assert judged(zi, repo, "main")[1] == []
    repo.git("merge", "-q", "--no-edit", "main")
    assert judged(zi, repo, "main")[1] == []
    repo.edit_node("mp-tim-capaian", "2026: 80", "2026: 75")
    repo.commit("di dalam gabungan")
    assert [one["kode"] for one in judged(zi, repo, "main")[1]] == ["ZI802"]


def test_a_plan_split_over_two_files(zi: Zi, repo: Repo) -> None:
    text = repo.read()
    early = text.replace("selesai: 2026}", "selesai: 2024}").replace(", 2025: 68, 2026: 70}", "}")
    late = text.replace("mulai: 2022,", "mulai: 2025,").replace("{2022: 60, 2023: 62, 2024: 65, 2025", "{2025")
    repo.write("plans/renaksi_2022_2024.yaml", early)
    repo.write("plans/renaksi_2025_2026.yaml", late)
    (repo.folder / PLAN).unlink()
    assert judged(zi, repo)[1] == []
    repo.edit_node("pw-wbs-paham", "2026: 70", "2026: 60", "plans/renaksi_2025_2026.yaml")
    found = judged(zi, repo)[1]
    assert [(one["kode"], one["berkas"]) for one in found] == [("ZI802", "plans/renaksi_2025_2026.yaml")]


def refused(zi: Zi, repo: Repo, base: str, *words: str) -> None:
    """Expect one sentence with its way out, and nothing else."""
    answer = zi("check", f"--against={base}", cwd=repo.folder)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("zi: ")
    assert len(answer.err.splitlines()) <= 4
    for word in words:
        assert word in " ".join(answer.err.split())


@pytest.mark.parametrize("base", ["tidak-ada", "--upload-pack=x", "-x", "main..HEAD", "HEAD:plans", "", "a\nb"])
def test_an_unknown_revision(zi: Zi, repo: Repo, base: str) -> None:
    refused(zi, repo, base, "tidak ada di repositori git ini")


def test_no_repository(zi: Zi, unit: Path) -> None:
    refused(zi, Repo(unit), "main", "bukan folder kerja repositori git")


def test_a_repository_that_git_cannot_read(zi: Zi, repo: Repo) -> None:
    """Its settings are named as what is wrong, and the signs in them move no cursor."""
    repo.write(".git/config", "[core]\n\trepositoryformatversion = 0\n[ini\x1b[31m\n")
    refused(zi, repo, "HEAD", "git tidak bisa membaca repositori ini", "line 3", ".git/config", "git status")
    assert "\x1b" not in zi("check", "--against", "HEAD", cwd=repo.folder).err


def test_no_commit_yet(zi: Zi, unit: Path) -> None:
    repo = Repo(unit)
    repo.git("init", "-q")
    refused(zi, repo, "HEAD", "belum punya commit")


def test_no_git(zi: Zi, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo.folder))
    refused(zi, repo, "HEAD", "git tidak ada", "pasang git")


def test_no_merge_base(zi: Zi, repo: Repo) -> None:
    repo.git("checkout", "-q", "--orphan", "lain")
    repo.commit("lain")
    refused(zi, repo, "main", "tidak ada commit asal yang sama")


def test_no_plan_in_that_revision(zi: Zi, repo: Repo) -> None:
    plan = repo.read()
    (repo.folder / PLAN).unlink()
    gone = repo.commit("tanpa rencana")
    repo.write(PLAN, plan)
    repo.commit("kembali")
    refused(zi, repo, gone, "belum ada rencana aksi")


def test_a_revision_whose_file_is_broken(zi: Zi, repo: Repo) -> None:
    plan = repo.read()
    repo.write(PLAN, "skema: 1\nskema: 2\n")
    broken = repo.commit("rusak")
    repo.write(PLAN, plan)
    repo.commit("pulih")
    refused(zi, repo, broken, f"{PLAN}:2", "di revisi asal tidak terbaca")


@pytest.mark.parametrize("asked", ["origin/main", "HEAD~1"])
def test_a_shallow_clone(zi: Zi, repo: Repo, tmp_path: Path, asked: str) -> None:
    repo.git("checkout", "-q", "-b", "usul")
    repo.commit("usul")
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", str(tmp_path / "dangkal"))
    refused(zi, Repo(tmp_path / "dangkal"), asked, "dangkal", "git fetch --unshallow", "fetch-depth: 0")


def test_two_shallow_ends_without_a_meeting_point(zi: Zi, repo: Repo, tmp_path: Path) -> None:
    repo.git("checkout", "-q", "-b", "usul")
    repo.commit("usul")
    repo.git("checkout", "-q", "main")
    repo.commit("main")
    shallow = Repo(tmp_path / "dangkal")
    repo.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repo.folder}", str(shallow.folder))
    refused(zi, shallow, "origin/usul", "tidak ada commit asal yang sama", "git fetch --unshallow")


def test_a_symbolic_link_in_the_revision(zi: Zi, repo: Repo) -> None:
    plan = repo.read()
    (repo.folder / PLAN).unlink()
    (repo.folder / PLAN).symlink_to("/etc/passwd")
    linked = repo.commit("tautan")
    (repo.folder / PLAN).unlink()
    repo.write(PLAN, plan)
    repo.commit("pulih")
    refused(zi, repo, linked, "tautan atau submodul")


def test_a_huge_file_in_the_revision(zi: Zi, repo: Repo) -> None:
    text = repo.read(REALISASI)
    repo.write(REALISASI, text + "# besar\n" * 800_000)
    huge = repo.commit("besar")
    repo.write(REALISASI, text)
    repo.commit("pulih")
    refused(zi, repo, huge, f"{REALISASI}:1", "lebih besar dari 5 MB")


def test_files_that_are_too_much_together_in_the_revision(zi: Zi, repo: Repo) -> None:
    for year in range(2000, 2012):
        repo.write(f"plans/realisasi/{year}.yaml", "#" * 4_900_000 + f"\nskema: 1\ntahun: {year}\n")
    base = repo.commit("terlalu banyak")
    for year in range(2000, 2012):
        (repo.folder / f"plans/realisasi/{year}.yaml").unlink()
    repo.commit("dihapus")
    answer = zi("check", f"--against={base}", cwd=repo.folder)
    assert (answer.code, answer.out) == (2, "")
    assert "bersama-sama lebih dari 20 MB" in " ".join(answer.err.split())


def test_a_submodule_in_place_of_a_file(zi: Zi, repo: Repo) -> None:
    commit = repo.git("rev-parse", "HEAD")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{commit},plans/realisasi/2025.yaml")
    repo.git("commit", "-q", "-m", "submodul")
    refused(zi, repo, "HEAD", "tautan atau submodul")


def test_odd_names_beside_the_plan(zi: Zi, repo: Repo) -> None:
    for name in ('a\nb".yaml', "'; rm -rf x;'.yaml", "$(touch x).yaml", "--help.yaml", ":(glob)**.yaml"):
        repo.write(f"plans/realisasi/{name}", "x: 1\n")
        repo.write(f"plans/{name}", "x: 1\n")
    repo.commit("nama aneh")
    repo.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    assert [one["kode"] for one in judged(zi, repo)[1]] == ["ZI802"]


def test_a_workspace_below_the_root_and_with_odd_folders(zi: Zi, unit: Path, tmp_path: Path) -> None:
    below = tmp_path / "akar" / ':(top) a"b' / "unit"
    shutil.copytree(unit, below)
    Repo(tmp_path / "akar").git("init", "-q", "-b", "main")
    Repo(tmp_path / "akar").commit()
    repo = Repo(below)
    repo.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    found = judged(zi, repo)[1]
    assert [(one["kode"], one["berkas"]) for one in found] == [("ZI802", PLAN)]


def test_an_environment_that_points_elsewhere(
    zi: Zi, repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "lain"
    other.mkdir()
    Repo(other).git("init", "-q")
    for name, value in {
        "GIT_DIR": other / ".git",
        "GIT_WORK_TREE": other,
        "GIT_INDEX_FILE": other / "index",
        "GIT_OBJECT_DIRECTORY": other / "objects",
        "GIT_TRACE": tmp_path / "jejak",
        "GIT_TRACE2_EVENT": tmp_path / "jejak",
    }.items():
        monkeypatch.setenv(name, str(value))
    repo.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    assert [one["kode"] for one in judged(zi, repo)[1]] == ["ZI802"]
    assert not (tmp_path / "jejak").exists()
    assert not (other / "index").exists()


def hostile(repo: Repo, mark: Path) -> None:
    """Set whatever a repository can set to make git run something."""
    script = repo.folder.parent / "jahat.sh"
    script.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    hooks = repo.folder.parent / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(script, hooks / name)
    repo.write(".gitattributes", "*.yaml diff=jahat filter=jahat\n")
    repo.commit("atribut")
    for key in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "diff.external"),
        *("diff.jahat.textconv", "diff.jahat.command", "filter.jahat.clean", "filter.jahat.smudge"),
        *("core.alternateRefsCommand", "gpg.program", "credential.helper", "pager.diff", "uploadpack.packObjectsHook"),
    ):
        repo.git("config", key, str(script))
    for name in ("diff", "cat-file", "ls-tree", "rev-parse", "merge-base", "check"):
        repo.git("config", f"alias.{name}", f"!{script}")
    repo.git("config", "core.hooksPath", str(hooks))


def test_nothing_of_a_hostile_repository_is_run(zi: Zi, repo: Repo, tmp_path: Path) -> None:
    mark = tmp_path / "jalan"
    hostile(repo, mark)
    mark.unlink(missing_ok=True)
    repo.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    assert [one["kode"] for one in judged(zi, repo)[1]] == ["ZI802"]
    assert zi("diff", "HEAD", cwd=repo.folder).code == 0
    assert not mark.exists()


@pytest.mark.skipif(os.name == "nt", reason="a script stands for a program")
@pytest.mark.parametrize("before", [".", "", "plans"])
def test_a_git_of_the_folder_itself_is_not_run(
    zi: Zi, repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    mark = tmp_path / "jalan"
    for place in ("git", "plans/git"):
        repo.write(place, f"#!/bin/sh\ntouch '{mark}'\n")
        (repo.folder / place).chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([before, os.environ["PATH"]]))
    assert zi("diff", "HEAD", cwd=repo.folder).code == 0
    assert not mark.exists()


def test_objects_that_are_missing_are_not_fetched(zi: Zi, repo: Repo, tmp_path: Path) -> None:
    """A repository that says it is a partial clone could have git run its own upload-pack for a missing object."""
    mark = tmp_path / "jalan"
    script = tmp_path / "upload-pack.sh"
    script.write_text(f"#!/bin/sh\ntouch '{mark}'\n", encoding="utf-8")
    script.chmod(0o755)
    blob = repo.git("rev-parse", f"HEAD:{PLAN}")
    repo.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    repo.commit()
    (repo.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    for key, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"file://{repo.folder}",
        "remote.origin.uploadpack": str(script),
        "protocol.allow": "always",
    }.items():
        repo.git("config", key, value)
    answer = zi("check", "--against", "HEAD~1", cwd=repo.folder)
    assert answer.code == 2
    assert not mark.exists()


@pytest.mark.parametrize("where", ["plans", "."])
def test_files_that_pose_as_a_repository_are_not_compared_with(zi: Zi, repo: Repo, tmp_path: Path, where: str) -> None:
    own = tmp_path / "asli"
    own.mkdir()
    repo.folder.rename(own / "kab-a")
    honest, unit = Repo(own), Repo(own / "kab-a")
    shutil.rmtree(unit.folder / ".git")
    honest.git("init", "-q", "-b", "main")
    honest.commit("awal")
    unit.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    honest.commit("diturunkan")
    assert [one["kode"] for one in judged(zi, unit, "HEAD~1")[1]] == ["ZI802"]
    shutil.copytree(unit.folder, tmp_path / "palsu")
    planted = repo_in(tmp_path / "palsu")
    for name in ("HEAD", "objects", "refs"):
        source = planted.folder / ".git" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, unit.folder / where / name)
    settings = "[core]\nrepositoryformatversion = 0\nbare = false\nworktree = ..\n"
    (unit.folder / where / "config").write_text(settings, encoding="utf-8")
    refused(zi, unit, "main", "menyamar sebagai repositori git")


def test_a_tree_that_names_itself_over_and_over_is_not_walked(zi: Zi, repo: Repo) -> None:
    leaf = repo.git("hash-object", "-w", "--stdin", given=b"x")
    bomb = repo.git("mktree", given="".join(f"100644 blob {leaf}\tf{n}\n" for n in range(10)).encode())
    for _ in range(7):
        bomb = repo.git("mktree", given="".join(f"040000 tree {bomb}\td{n}\n" for n in range(10)).encode())
    plans = repo.git("ls-tree", "HEAD:plans") + f"\n040000 tree {bomb}\tzz\n"
    root = repo.git("mktree", given=f"040000 tree {repo.git('mktree', given=plans.encode())}\tplans\n".encode())
    base = repo.git("commit-tree", "-m", "bom", "-p", "HEAD", root)
    repo.git("update-ref", "HEAD", repo.git("commit-tree", "-m", "x", "-p", base, "HEAD^{tree}"))
    assert judged(zi, repo, base)[1] == []


def test_a_revision_with_far_too_many_files_is_a_sentence(zi: Zi, repo: Repo) -> None:
    """So many names as fill a listing of more than 16 MB; the files are all one."""
    leaf = repo.git("hash-object", "-w", "--stdin", given=b"x")
    names = "".join(f"100644 blob {leaf}\t{n:0240}\n" for n in range(60_000))
    plans = repo.git("mktree", given=names.encode())
    root = repo.git("mktree", given=f"040000 tree {plans}\tplans\n".encode())
    repo.git("update-ref", "HEAD", repo.git("commit-tree", "-m", "x", root))
    refused(zi, repo, "HEAD", "isi revisi HEAD terlalu banyak untuk satu unit")


def test_replaced_objects_do_not_count(zi: Zi, repo: Repo) -> None:
    repo.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    false = repo.git("hash-object", "-w", PLAN)
    repo.git("replace", repo.git("rev-parse", f"HEAD:{PLAN}"), false)
    assert [one["kode"] for one in judged(zi, repo)[1]] == ["ZI802"]


@pytest.mark.parametrize("command", [["check", "--against", "HEAD~1"], ["diff", "HEAD~1"], ["diff", "HEAD~1", "HEAD"]])
def test_nothing_is_staged_or_written(zi: Zi, repo: Repo, command: list[str]) -> None:
    repo.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    status = repo.git("status", "--porcelain")
    before = snapshot(repo.folder)
    assert zi(*command, cwd=repo.folder).code in (0, 1)
    assert snapshot(repo.folder) == before
    assert repo.git("status", "--porcelain") == status


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs to give a folder to another user")
def test_a_repository_of_another_user(zi: Zi, repo: Repo) -> None:
    for path in (repo.folder, repo.folder / ".git"):
        os.chown(path, 12345, 12345)
    refused(zi, repo, "HEAD", "pemiliknya pengguna lain", "safe.directory")


def test_a_repository_with_the_longer_hash(zi: Zi, unit: Path) -> None:
    repo = Repo(unit)
    try:
        repo.git("init", "-q", "-b", "main", "--object-format=sha256")
    except subprocess.CalledProcessError:
        pytest.skip("this git knows one hash only")
    repo.commit()
    repo.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    assert [one["kode"] for one in judged(zi, repo)[1]] == ["ZI802"]


def test_every_code_is_explained(zi: Zi) -> None:
    assert "Target dilonggarkan" in zi("check", "--explain", "802").out
