"""No result goes behind a link of the repository that leads out of it; a link of the user's own is followed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_names import ALL
from tests.conftest import Zi

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")

DAY = ("--today", "2025-09-01")
TO_A_FILE = (
    "report --semester 1 --year 2024 -o {}.md",
    "report --semester 1 --year 2024 --format html -o {}.html",
    "report --semester 1 --year 2024 --format docx -o {}.docx",
    "report --semester 1 --year 2024 --format xlsx -o {}.xlsx",
    "dashboard 2024 -o {}.html",
    "check -o {}.txt",
    "rollup . --year 2024 -o {}.txt",
    "rollup . --year 2024 --format json -o {}.json",
    "export ics --year 2024 -o {}.ics",
    "export json --year 2024 -o {}.json",
)
TO_A_FOLDER = (
    "report --semester 1 --year 2024 --all-formats -o {}",
    "export csv --year 2024 -o {}",
    "export parquet . --year 2024 -o {}",
    "schema -o {}",
    "rollup . --year 2024 --parquet {}",
    "init {} --unit Dinas --from 2026",
)


@pytest.fixture
def outside(unit: Path, tmp_path: Path) -> Path:
    """Give a folder outside the repository of a unit."""
    subprocess.run(["git", "init", "-q", str(unit)], check=True)
    (tmp_path / "luar").mkdir()
    return tmp_path / "luar"


def test_every_option_that_takes_a_place_for_a_result_is_tried() -> None:
    tried = {
        (name, word) for words in (*TO_A_FILE, *TO_A_FOLDER) for name in [words.split()[0]] for word in words.split()
    }
    tried.add(("import", "-o"))  # it is written where nothing is yet, so that a link is in its way: tests/impor
    takes = {(path.split()[1], "-o") for path, one in ALL.items() for each in one.params if "-o" in each.opts}
    assert takes | {("rollup", "--parquet"), ("init", "{}")} <= tried


def _put(words: str, name: str) -> list[str]:
    return [*words.format(name).split(), *(() if words.startswith(("schema", "init", "import")) else DAY)]


@pytest.mark.parametrize("words", TO_A_FILE)
def test_a_file_is_not_written_behind_it(words: str, zi: Zi, unit: Path, outside: Path) -> None:
    name = words.rpartition(" ")[2].format("hasil")
    (unit / name).symlink_to(outside / "milik-orang")
    (outside / "milik-orang").write_text("milik orang", encoding="utf-8")
    (unit / "keluar").symlink_to(outside)
    for said in (name, f"keluar/{name}", str(unit / "keluar" / name)):
        answer = zi(*_put(words.rpartition(" ")[0] + " {}", said), cwd=unit)
        assert answer.code == 2, answer
        assert "menuju ke luar folder unit, tidak ditulis di sana" in " ".join(answer.err.split())
    assert [one.name for one in outside.iterdir()] == ["milik-orang"]
    assert (outside / "milik-orang").read_text(encoding="utf-8") == "milik orang"


@pytest.mark.parametrize("words", TO_A_FOLDER)
def test_a_folder_is_not_filled_behind_it(words: str, zi: Zi, unit: Path, outside: Path) -> None:
    (unit / "keluar").symlink_to(outside)
    (unit / "buntu").symlink_to(outside / "belum-ada")
    for said in ("keluar", "keluar/baru", "buntu"):
        answer = zi(*_put(words, said), cwd=unit)
        assert answer.code == 2, answer
        assert "menuju ke luar folder unit" in " ".join(answer.err.split())
    assert not list(outside.iterdir())


def test_one_of_many_files_is_seen_before_the_first_is_written(zi: Zi, unit: Path, outside: Path) -> None:
    (unit / "csv").mkdir()
    (unit / "csv/indikator.csv").symlink_to(outside / "x.csv")
    assert zi("export", "csv", "--year", "2024", "-o", "csv", *DAY, cwd=unit).code == 2
    assert [one.name for one in (unit / "csv").iterdir()] == ["indikator.csv"]


def test_without_git_the_unit_itself_is_what_a_link_may_not_leave(zi: Zi, unit: Path, tmp_path: Path) -> None:
    (unit / "hasil.md").symlink_to(tmp_path / "x.md")
    assert zi("report", "--semester", "1", "--year", "2024", "-o", "hasil.md", *DAY, cwd=unit).code == 2
    assert not (tmp_path / "x.md").exists()


def test_links_inside_and_above_are_followed(zi: Zi, unit: Path, outside: Path, tmp_path: Path) -> None:
    (unit / "laporan").mkdir()
    (unit / "hasil.txt").symlink_to("laporan/hasil.txt")
    (tmp_path / "awan").symlink_to(unit.parent, target_is_directory=True)
    (outside / "ke-unit").symlink_to(unit)
    report = ("check", *DAY, "-o")
    assert zi(*report, "hasil.txt", cwd=unit).code in (0, 1)
    assert (unit / "laporan/hasil.txt").is_file()
    assert (unit / "hasil.txt").is_symlink()
    assert zi(*report, str(tmp_path / "awan/unit/lain.txt"), cwd=unit).code in (0, 1)
    assert zi(*report, str(outside / "ke-unit/lagi.txt"), cwd=unit).code in (0, 1)
    assert (unit / "lain.txt").is_file()
    assert (unit / "lagi.txt").is_file()
    (outside / "milik-sendiri.txt").symlink_to(tmp_path / "sendiri.txt")
    assert zi(*report, str(outside / "milik-sendiri.txt"), cwd=unit).code in (0, 1)
    assert (tmp_path / "sendiri.txt").is_file()


def test_a_link_between_a_units_own_files_stays_in_the_unit(zi: Zi, unit: Path, outside: Path) -> None:
    """The folder of a part may be a link to another one of the same repository, but not of another unit's."""
    shutil.rmtree(unit / "plans/rekomendasi", ignore_errors=True)
    (unit / "plans/rekomendasi").symlink_to(outside)
    words = ("recommend", "add", "Perbaiki", "--year", "2024", "--due", "2024-12-01", "--pj", "Kepala Dinas", *DAY)
    assert zi(*words, cwd=unit).code == 2
    assert not list(outside.iterdir())
