"""`zi diff`: the domain's words for what changed between two revisions."""

import json
from pathlib import Path

import pytest

from tests.conftest import Zi
from tests.repository import PLAN, Repo, repo_in

DAY = ("--today", "2025-09-01")
REALISASI = "plans/realisasi/2024.yaml"


@pytest.fixture
def repo(unit: Path) -> Repo:
    return repo_in(unit)


def test_a_lowered_target_and_what_it_does(zi: Zi, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    repo.edit_node("pw-harta-lhkpn-tepat", "2024: 65", "2024: 50")
    answer = zi(*DAY, "diff", "HEAD", cwd=repo.folder)
    assert (answer.code, answer.err) == (0, "")
    assert "~  V.6.a  target 2024 diturunkan dari 65 menjadi 50, lebih ringan" in answer.out
    assert "Dampak pada capaian · per 1 September 2025" in answer.out
    assert "CONTOH" in answer.out
    assert max(map(len, answer.out.splitlines())) <= 80


def test_nothing_changed(zi: Zi, repo: Repo) -> None:
    answer = zi("diff", "HEAD", "HEAD", cwd=repo.folder)
    assert answer.code == 0
    assert "Tidak ada perubahan" in answer.out


def test_a_renamed_file_is_no_change(zi: Zi, repo: Repo) -> None:
    (repo.folder / PLAN).rename(repo.folder / "plans/renaksi_lain.yaml")
    repo.commit()
    assert "Tidak ada perubahan" in zi("diff", "HEAD~1", "HEAD", cwd=repo.folder).out


def test_between_two_revisions_the_files_here_do_not_count(zi: Zi, repo: Repo) -> None:
    repo.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    repo.commit()
    repo.edit_node("pw-wbs-paham", "2025: 60", "2025: 10")
    out = zi("diff", "HEAD~1", "HEAD", cwd=repo.folder).out
    assert "dari 68 menjadi 60" in out
    assert "dari 60 menjadi 10" in zi("diff", "HEAD", cwd=repo.folder).out
    assert "menjadi 10" not in out


def test_markdown_is_escaped(zi: Zi, repo: Repo) -> None:
    repo.edit("nama: Melaksanakan survey pemahaman WBS", 'nama: "a | b *c* <img src=x> `d` @e"')
    out = zi("diff", "HEAD", "--format", "md", cwd=repo.folder).out
    assert "| Butir | Perubahan |" in out
    assert r"a \| b \*c\* &lt;img src=x&gt; \`d\` @e" in out
    rows = [line for line in out.splitlines() if line.startswith("| diubah")]
    assert len(rows) == 1


def test_json(zi: Zi, repo: Repo) -> None:
    repo.edit_node("pw-wbs-paham", "2024: 65", "2024: 72.5")
    data = json.loads(zi(*DAY, "diff", "HEAD", "--format", "json", cwd=repo.folder).out)
    (one,) = data["perubahan"]
    assert {
        key: one[key] for key in ("bagian", "jenis", "cara", "kunci", "id", "nomor", "tahun", "lama", "baru", "bobot")
    } == {
        "bagian": "rencana",
        "jenis": "indikator",
        "cara": "diubah",
        "kunci": "target",
        "id": "pw-wbs-paham",
        "nomor": "V.4.a",
        "tahun": 2024,
        "lama": 65,
        "baru": 72.5,
        "bobot": "lebih_berat",
    }
    assert (data["skema"], data["dari"], data["per"], data["contoh"]) == (1, "HEAD", "2025-09-01", [2024])
    (year,) = data["dampak"]
    assert year["tahun"] == 2024
    assert [figure["nomor"] for figure in year["indikator"]] == ["V.4.a"]
    assert set(year["capaian_rencana_aksi"]["baru"]) == {"nilai", "tercapai", "dinilai", "semua", "target"}


def test_every_kind_of_change_as_data(zi: Zi, repo: Repo) -> None:
    """Whatever a key holds can be written as data and in words."""
    repo.edit_node("pw-benturan-matriks", "kode: {1: Ada, 2: Tidak}", "kode: {1: Ada, 2: Tidak, 3: Lain}")
    repo.edit("tanggal: 2022-01-10", "tanggal: 2022-01-11")
    repo.edit("singkatan: Disdagperinkop UKM", "singkatan: Disdag")
    repo.edit("{batas: 91,", "{batas: 90,", "plans/zi.yaml")
    text = repo.read("plans/zi.yaml")
    repo.write(
        "plans/zi.yaml",
        text + "jabatan:\n  Camat:\n    - {nama: Made, sejak: 2020-01-02}\naturan: {ZI210: mati}\n"
        "abaikan:\n  - {kode: ZI214, berkas: plans/zi.yaml, alasan: x, sampai: 2027-01-01}\n",
    )
    repo.write("plans/realisasi/2025.yaml", "skema: 1\ntahun: 2025\n")
    assert json.loads(zi("diff", "HEAD", "--format", "json", cwd=repo.folder).out)["perubahan"]
    for shape in ("text", "md"):
        answer = zi("diff", "HEAD", "--format", shape, cwd=repo.folder)
        assert (answer.code, answer.err) == (0, "")
        assert "Perubahan dari HEAD" in answer.out


def test_a_broken_file_is_named_and_the_others_are_compared(zi: Zi, repo: Repo) -> None:
    repo.write(REALISASI, "skema: 1\ntahun: 2024\ntahun: 2024\n")
    repo.edit_node("pw-wbs-paham", "2025: 68", "2025: 60")
    broken = repo.commit()
    for command in (["diff", "HEAD~1"], ["diff", "HEAD~1", broken]):
        answer = zi(*command, cwd=repo.folder)
        assert answer.code == 0
        assert f"{REALISASI}:3 di " in answer.err
        assert "target 2025 diturunkan" in answer.out
        assert "bacaan" not in answer.out


def test_a_broken_plan_leaves_the_rest(zi: Zi, repo: Repo) -> None:
    text = repo.read()
    repo.write(PLAN, "program: [\n")
    repo.commit()
    repo.write(PLAN, text)
    repo.edit("plafon: 100", "plafon: 110", "plans/zi.yaml")
    answer = zi("diff", "HEAD", cwd=repo.folder)
    assert answer.code == 0
    assert f"{PLAN}:" in answer.err
    assert "plafon diubah" in answer.out
    assert "dihapus" not in answer.out


@pytest.mark.parametrize("revision", ["tidak-ada", "HEAD..main", "-x", "--upload-pack=x"])
def test_an_unknown_revision(zi: Zi, repo: Repo, revision: str) -> None:
    answer = zi("diff", "--", revision, cwd=repo.folder)
    assert (answer.code, answer.out) == (2, "")
    assert "tidak ada di repositori git ini" in answer.err


def test_no_repository(zi: Zi, unit: Path) -> None:
    answer = zi("diff", "HEAD", cwd=unit)
    assert (answer.code, answer.out) == (2, "")
    assert "bukan folder kerja repositori git" in " ".join(answer.err.split())


def test_line_endings_and_a_moved_workspace_are_no_change(zi: Zi, repo: Repo) -> None:
    (repo.folder / PLAN).write_bytes((repo.folder / PLAN).read_bytes().replace(b"\n", b"\r\n"))
    assert "Tidak ada perubahan" in zi("diff", "HEAD", cwd=repo.folder).out


def test_names_and_texts_cannot_speak_to_the_terminal(zi: Zi, repo: Repo) -> None:
    repo.edit("nama: Melaksanakan survey pemahaman WBS", 'nama: "a\\e[31mb\\u202ec"')
    out = zi("diff", "HEAD", cwd=repo.folder).out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize("bentuk", ["text", "json", "md"])
def test_an_id_left_twice_by_a_merge_stops_no_comparison(zi: Zi, repo: Repo, bentuk: str) -> None:
    repo.edit("- id: mp-pmpzi-isi", "- id: mp-pmpzi-siap-lke")
    found = zi(*DAY, "diff", "HEAD", "--format", bentuk, cwd=repo.folder)
    assert (found.code, found.err) == (0, "")
    assert "Tim ZI mengisi PMPZI" in found.out
    checked = zi(*DAY, "check", "--against", "HEAD", cwd=repo.folder)
    assert checked.code == 1
    assert "mp-pmpzi-siap-lke" in checked.out
