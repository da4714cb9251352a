"""`zi init`: a workspace for another unit, right from the first minute."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, Answer, Zi
from tests.full_disk import needs_limits, zi_on_a_full_disk
from zi_cli import __version__
from zi_cli.files.reading import Sumber, read_record
from zi_cli.files.skeleton import Awal, skeleton
from zi_cli.model.rencana import Rencana
from zi_cli.yaml.reading import read

EVERY = [
    ".gitattributes",
    ".github/workflows/zi.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    "README.md",
    "plans/renaksi_2025_2029.yaml",
    "plans/skema/bukti.json",
    "plans/skema/periode.json",
    "plans/skema/realisasi.json",
    "plans/skema/rekomendasi.json",
    "plans/skema/rencana.json",
    "plans/skema/zi.json",
    "plans/zi.yaml",
]
PERIOD = ("--from", "2025", "--to", "2029")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def said(answer: Answer) -> str:
    """Give a complaint as it reads when no long path breaks its lines."""
    return " ".join(answer.err.split())


def plan_of(texts: dict[str, str]) -> Rencana:
    found = read_record(Sumber("plan", texts["plans/renaksi_2025_2029.yaml"].encode("utf-8")), Rencana)
    assert found.isi is not None, found.masalah
    assert [one.kode for one in found.masalah] == ["ZI136"]  # what is still to be replaced
    return found.isi


def test_a_workspace_that_every_command_reads(zi: Zi, tmp_path: Path) -> None:
    made = zi("init", "unit", *PERIOD, "--unit", "Dinas Contoh", cwd=tmp_path)
    unit = tmp_path / "unit"
    assert (made.code, made.err) == (0, "")
    assert "Folder kerja baru: 13 berkas ditulis di unit." in made.out
    assert "1 peringatan dalam 2 berkas." in made.out
    assert "zi new-year 2025" in made.out
    assert files(unit) == EVERY
    assert zi("check", cwd=unit).code == 0
    for command in (
        ["status", "2025"],
        ["due", "--month", "Juni", "--year", "2025"],
        ["report", "--semester", "1", "--year", "2025"],
        ["report", "--semester", "2", "--year", "2029", "--format", "html"],
        ["explain", "I.1.a", "--year", "2025"],
        [],
    ):
        answer = zi(*command, "--today", "2025-06-10", cwd=unit)
        assert (answer.code, "galat" in answer.err) == (0, False), answer.err
        assert answer.out


def test_the_year_after_it(zi: Zi, tmp_path: Path) -> None:
    assert zi("init", str(tmp_path), *PERIOD).code == 0
    made = zi("new-year", "2025", cwd=tmp_path)
    assert made.out.startswith("plans/realisasi/2025.yaml ditulis: 6 indikator dan 12 jatuh tempo.")
    assert "1 peringatan dalam 3 berkas." in zi("check", cwd=tmp_path).out
    status = zi("status", "2025", cwd=tmp_path)
    assert (status.code, status.err) == (0, "")


def test_the_plan_is_a_skeleton_of_the_national_pattern() -> None:
    plan = plan_of(skeleton(Awal(2025, 2029)))
    assert [one.id for one in plan.program] == ["mp", "tl", "sdm", "ak", "pw", "yp"]
    assert plan.program[0].kegiatan[0].indikator[0].hitung == "proporsi_indikator_tercapai"
    assert all(kegiatan.aktivitas and kegiatan.indikator for one in plan.program for kegiatan in one.kegiatan)
    assert {one.jenis for program in plan.program for one in program.kegiatan[0].indikator} == {
        "persen",
        "kode",
        "nilai",
        "jumlah",
    }


def test_a_name_that_is_not_known_is_a_marked_placeholder() -> None:
    texts = skeleton(Awal(2025, 2029, unit="Dinas Contoh"))
    plan = texts["plans/renaksi_2025_2029.yaml"]
    assert '  nama: "Dinas Contoh"\n' in plan
    assert '  singkatan: "Singkatan unit" # ganti\n' in plan
    assert 'nama: "Nama unit Anda" # ganti\n' in skeleton(Awal(2025, 2029))["plans/renaksi_2025_2029.yaml"]


def test_each_file_of_the_unit_names_its_schema_and_the_schemas_are_those_of_zi_schema(zi: Zi) -> None:
    texts = skeleton(Awal(2025, 2029))
    for name, text in texts.items():
        if name.startswith("plans/") and name.endswith(".yaml"):
            schema = text.splitlines()[0].partition("$schema=")[2]
            assert f"plans/{schema}" in texts
    every = json.loads(zi("schema").out)
    assert {name: json.loads(text) for name, text in texts.items() if name.endswith(".json")} == {
        f"plans/skema/{kind}.json": made for kind, made in every.items()
    }


def test_the_settings_are_those_that_hold_without_them(zi: Zi, tmp_path: Path) -> None:
    assert zi("init", str(tmp_path), *PERIOD).code == 0
    settings_file = tmp_path / "plans/zi.yaml"
    own = read((ROOT / "plans/zi.yaml").read_bytes()).tree
    assert read(settings_file.read_bytes()).tree == own
    text = settings_file.read_text(encoding="utf-8")
    start = text.index("# jabatan:")
    settings_file.write_text(text[:start] + text[start:].replace("# ", ""), encoding="utf-8")
    assert zi("check", cwd=tmp_path).code == 0
    assert read(settings_file.read_bytes()).tree["jabatan"].keys() == {"Kepala Unit", "Sekretaris"}


def test_the_workflow_and_the_hook_check_the_plans(zi: Zi, tmp_path: Path) -> None:
    assert zi("init", str(tmp_path), *PERIOD).code == 0
    workflow = read((tmp_path / ".github/workflows/zi.yml").read_bytes()).tree
    install, check = (step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step)
    assert f"zi-cli=={__version__}\n" in install
    assert "zi_cli check --format github" in check
    assert "plans/**" in workflow["on"]["pull_request"]["paths"]
    hook = read((tmp_path / ".pre-commit-config.yaml").read_bytes()).tree["repos"][0]["hooks"][0]
    assert (hook["entry"], hook["language"], hook["files"]) == ("zi check", "system", "^plans/")


def test_git_leaves_out_the_lock_and_leaves_evidence_alone(zi: Zi, tmp_path: Path) -> None:
    assert zi("init", str(tmp_path), *PERIOD).code == 0
    assert zi("new-year", "2025", cwd=tmp_path).code == 0
    (tmp_path / "plans/.zi.lock").touch()
    (tmp_path / "plans/realisasi/.2025.yaml.x1.tmp").touch()

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=tmp_path, capture_output=True, check=True, text=True).stdout

    git("init", "-q")
    assert sorted(git("ls-files", "--others", "--exclude-standard").splitlines()) == sorted(
        [*EVERY, "plans/realisasi/2025.yaml"]
    )
    said = git("check-attr", "text", "plans/bukti/2025/daftar.md", "plans/bukti/2025.yaml", "plans/zi.yaml")
    assert [line.rpartition(" ")[2] for line in said.splitlines()] == ["unset", "set", "set"]


HOSTILE = (
    'Dinas: "X" #1',
    "- {a: b}",
    "'",
    "\\n\\",
    "no",
    "2025",
    "<b>|`x`*_$",
    "{{ mulai }}{% raw %}",
    "&jangkar *alias !tag",
    "Ünïté 政府 🏛",
    "x" * 200,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stands_as_it_was_given(zi: Zi, tmp_path: Path, name: str) -> None:
    names = (f"--unit={name}", f"--singkatan={name}", f"--daerah={name}")
    made = zi("init", "unit", *PERIOD, *names, cwd=tmp_path)
    assert made.code == 0, made.err
    assert "1 peringatan dalam 2 berkas." in made.out
    unit = plan_of({EVERY[5]: (tmp_path / "unit" / EVERY[5]).read_text(encoding="utf-8")}).unit
    assert (unit.nama, unit.singkatan, unit.daerah) == (name, name, name)
    assert zi("report", "--semester", "1", "--year", "2025", cwd=tmp_path / "unit").code == 0


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=60))
@settings(max_examples=60)
def test_any_name_reads_back_as_itself(name: str) -> None:
    plan = plan_of(skeleton(Awal(2025, 2029, unit=name, singkatan=name, daerah=name)))
    assert (plan.unit.nama, plan.unit.daerah) == (name, name)


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("dua\nbaris", "--unit berisi baris baru"),
        ("balik\u202e", "--unit berisi baris baru"),
        ("nol\x00", "--unit berisi baris baru"),
        ("", "--unit kosong"),
        ("   ", "--unit kosong"),
        ("x" * 201, "--unit terlalu panjang"),
    ],
    ids=ascii,
)
def test_a_name_that_no_line_can_hold_is_refused(zi: Zi, tmp_path: Path, name: str, complaint: str) -> None:
    answer = zi("init", "unit", "--unit", name, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert complaint in said(answer)
    assert files(tmp_path) == []


def test_blanks_that_a_word_processor_makes_become_plain_ones(zi: Zi, tmp_path: Path) -> None:
    assert zi("init", "unit", *PERIOD, "--unit", "Dinas\u00a0Contoh ", cwd=tmp_path).code == 0
    assert 'nama: "Dinas Contoh"\n' in (tmp_path / "unit" / EVERY[5]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--from", "2025", "--to", "2024"], "periode berakhir (2024) sebelum mulai (2025)"),
        (["--from", "1950"], "di luar 1990-2200"),
        (["--to", "dua"], 'tahun "dua" tidak terbaca'),
    ],
    ids=str,
)
def test_a_period_that_cannot_be_is_refused(zi: Zi, tmp_path: Path, arguments: list[str], complaint: str) -> None:
    answer = zi("init", "unit", *arguments, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert complaint in said(answer)
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ([], "renaksi_2027_2031.yaml"),
        (["--from", "2024"], "renaksi_2024_2028.yaml"),
        (["--mulai", "2026", "--selesai", "2026"], "renaksi_2026_2026.yaml"),
    ],
    ids=str,
)
def test_five_years_from_this_one_unless_said_otherwise(
    zi: Zi, tmp_path: Path, arguments: list[str], name: str
) -> None:
    answer = zi("init", "unit", *arguments, "--today", "2027-03-01", cwd=tmp_path)
    assert "1 peringatan dalam 2 berkas." in answer.out
    assert [path.name for path in (tmp_path / "unit/plans").glob("renaksi*")] == [name]


@pytest.mark.parametrize("held", ["", "renaksi_2020_2024.yaml", "lain.txt"])
def test_a_folder_that_has_plans_is_refused(zi: Zi, tmp_path: Path, held: str) -> None:
    (tmp_path / "plans").mkdir()
    if held:
        (tmp_path / "plans" / held).write_text("isi", encoding="utf-8")
    for more in ([], ["--dry-run"]):
        answer = zi("init", ".", *PERIOD, *more, cwd=tmp_path)
        assert (answer.code, answer.out) == (2, "")
        assert "plans sudah ada, tidak ditimpa" in answer.err
    assert files(tmp_path) == ([f"plans/{held}"] if held else [])


@pytest.mark.parametrize("named", ["berkas", "berkas/unit"])
def test_a_file_in_the_way_is_refused(zi: Zi, tmp_path: Path, named: str) -> None:
    (tmp_path / "berkas").write_text("isi", encoding="utf-8")
    answer = zi("init", named, *PERIOD, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "berkas adalah berkas, bukan folder" in said(answer)
    assert files(tmp_path) == ["berkas"]


def test_a_file_where_a_folder_must_be_is_refused_before_anything_is_written(zi: Zi, tmp_path: Path) -> None:
    (tmp_path / ".github").write_text("isi", encoding="utf-8")
    answer = zi("init", ".", *PERIOD, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert ".github adalah berkas, bukan folder" in said(answer)
    assert files(tmp_path) == [".github"]


def test_a_link_out_of_the_folder_is_refused(zi: Zi, tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    (tmp_path / "unit").mkdir()
    (tmp_path / "unit/.github").symlink_to(tmp_path / "luar", target_is_directory=True)
    answer = zi("init", "unit", *PERIOD, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "tautan ke luar folder" in said(answer)
    assert files(tmp_path) == []


def test_what_exists_is_left_as_it_is_and_named(zi: Zi, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("milik unit", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("*.bak\n", encoding="utf-8")
    answer = zi("init", ".", *PERIOD, cwd=tmp_path)
    assert answer.code == 0
    assert "11 berkas ditulis di folder ini." in answer.out
    assert "Sudah ada, dibiarkan: .gitignore, README.md" in answer.out
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "milik unit"
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*.bak\n"
    assert files(tmp_path) == EVERY


def test_a_dry_run_names_the_files_and_writes_nothing(zi: Zi, tmp_path: Path) -> None:
    answer = zi("init", "unit baru", *PERIOD, "--dry-run", cwd=tmp_path)
    assert answer.code == 0
    assert sorted(line.strip() for line in answer.out.splitlines()[1:]) == EVERY
    assert "belum ada yang ditulis" in answer.err
    assert list(tmp_path.iterdir()) == []


@needs_limits
@pytest.mark.parametrize("most", [100, 300, 2000])
def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path: Path, most: int) -> None:
    """The first file, the fourth or the sixth no longer fits."""
    (tmp_path / "milik.txt").write_text("isi", encoding="utf-8")
    done = zi_on_a_full_disk(most, tmp_path, "init", ".", *PERIOD)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["milik.txt"]


def test_the_same_bytes_every_time_with_plain_line_endings(zi: Zi, tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        assert zi("init", name, *PERIOD, cwd=tmp_path).code == 0
    for name in EVERY:
        data = (tmp_path / "satu" / name).read_bytes()
        assert data == (tmp_path / "dua" / name).read_bytes()
        assert data.endswith(b"\n")
        assert b"\r" not in data
