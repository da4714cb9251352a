"""Every code has an example that triggers it and, for a rule, one that stays just on the right side.

An example is a folder below tests/aturan: KODE/salah and KODE/benar. Its files are laid over those of tests/aturan/dasar;
an example with a plan of its own stands alone. A line of `salah` that must be found ends in `# KODE`, and no other line
may be; `juga.txt` names codes that come with it inevitably. KODE/sebelum, where there is one, is the state before: the
rules of change judge both examples against it.
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from zi_cli.acts.check import check
from zi_cli.acts.compare import compared
from zi_cli.checks import impor
from zi_cli.checks.all_rules import EVERY
from zi_cli.files.codes import all_codes
from zi_cli.files.workspace import find_workspace
from zi_cli.model.masalah import Masalah, Penjelasan

EXAMPLES = Path(__file__).resolve().parent.parent / "aturan"
BASE = EXAMPLES / "dasar"
TODAY = date(2026, 7, 1)
NOT_OF_FILES = ("ZI112", "ZI115", "ZI404")
"""What no example can show: a file too large, one that is none, and a change that was cut short (test_journal.py)."""
SHOWN = tuple(one for one in all_codes() if one.kode not in NOT_OF_FILES and len(one.kode) == len("ZI101"))
"""The codes of documents have tests of their own in tests/impor."""
DAY_OF_CHANGE = date(2025, 3, 1)
DOCUMENTS = {path.parent.parent.name for path in EXAMPLES.glob("ZI*/salah/dokumen.tsv")}
"""The codes whose examples are documents, no units."""
GOOD = sorted({path.parent.name for path in EXAMPLES.glob("ZI*/benar")} - DOCUMENTS)


def laid_over_base(example: Path, unit: Path) -> Path:
    if not list(example.glob("plans/renaksi_*")):
        shutil.copytree(BASE / "plans", unit / "plans")
    return Path(shutil.copytree(example, unit, dirs_exist_ok=True))


def found_in(unit: Path, before: Path | None = None) -> list[Masalah]:
    workspace = find_workspace(unit)
    found = check(workspace, TODAY)
    if before and before.exists():
        return [*found.masalah, *compared(find_workspace(before), workspace, DAY_OF_CHANGE, found)]
    return list(found.masalah)


def marked(unit: Path, kode: str) -> set[tuple[str, int]]:
    return {
        (path.relative_to(unit).as_posix(), number)
        for path in unit.glob("plans/**/*.y*ml")
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if re.search(rf"# {kode}$", line)
    }


def test_nothing_is_found_in_the_base() -> None:
    assert found_in(BASE) == []


@pytest.mark.parametrize("code", SHOWN, ids=lambda one: one.kode)
def test_wrong_example(code: Penjelasan, tmp_path: Path) -> None:
    example = EXAMPLES / code.kode / "salah"
    unit = laid_over_base(example, tmp_path / "unit")
    found = found_in(unit, example.parent / "sebelum")
    mine = [one for one in found if one.kode == code.kode]
    also = (example / "juga.txt").read_text(encoding="utf-8").split() if (example / "juga.txt").exists() else []
    assert {one.kode for one in found} == {code.kode, *also}
    assert {one.tingkat for one in mine} == {code.tingkat}
    places = marked(unit, code.kode)
    assert places == {(one.berkas, one.baris) for one in mine} or not places


@pytest.mark.parametrize("kode", GOOD)
def test_right_example(kode: str, tmp_path: Path) -> None:
    example = EXAMPLES / kode / "benar"
    assert found_in(laid_over_base(example, tmp_path / "unit"), example.parent / "sebelum") == []


def test_only_findings_about_a_whole_file_go_unmarked(tmp_path: Path) -> None:
    unmarked = {
        one.kode
        for one in SHOWN
        if not marked(laid_over_base(EXAMPLES / one.kode / "salah", tmp_path / one.kode), one.kode)
    }
    assert unmarked == {"ZI109", "ZI403", "ZI405", "ZI652"}


def test_every_rule_has_a_right_example() -> None:
    assert {rule.kode for rule in EVERY} <= {*GOOD, *NOT_OF_FILES}


def test_every_example_belongs_to_a_code() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} - {"dasar"} == {one.kode for one in SHOWN} | {
        one.kode for one in impor.EXPLANATIONS
    }


def test_a_file_of_more_than_5_mb_is_refused(tmp_path: Path) -> None:
    unit = laid_over_base(BASE, tmp_path / "unit")
    with (unit / "plans" / "realisasi" / "2024.yaml").open("ab") as file:
        file.write(b"#" * (5 * 1024 * 1024))
    assert [(one.kode, one.berkas) for one in found_in(unit)] == [("ZI112", "plans/realisasi/2024.yaml")]


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    unit = laid_over_base(BASE, tmp_path / "unit")
    (unit / "plans" / "zi.yaml").unlink()
    (unit / "plans" / "zi.yaml").mkdir()
    assert [(one.kode, one.berkas) for one in found_in(unit)] == [("ZI115", "plans/zi.yaml")]
