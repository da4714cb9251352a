"""On a screen of 80 columns no path is broken and no word is torn."""

import re
from pathlib import Path

import pytest

from tests.conftest import Zi
from zi_cli.model.masalah import Masalah
from zi_cli.render.screens.findings import problem

SCREENS = (
    "--today 2024-06-20",
    "status 2024",
    "status 2024 --rinci",
    "status 2024 --semester 1",
    "due --month Juni --year 2024",
    "check",
    "explain I.1 --year 2024",
    "explain I --year 2024",
    "explain III --year 2024",
    "explain V --year 2024",
    "explain VI.3.1 --year 2024",
    "evidence list 2024",
    "evidence missing 2024",
    "recommend list",
    "period list",
)
PATH = re.compile(r"[\w./-]+\.(?:yaml|pdf|md)(?::\d+(?::\d+)?)?")


@pytest.mark.parametrize("screen", SCREENS)
def test_no_path_is_broken_and_no_word_torn(screen: str, zi: Zi, unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide, narrow = (_at(width, screen, zi, unit, monkeypatch) for width in (300, 80))
    assert set(PATH.findall(narrow)) == set(PATH.findall(wide))
    assert _words(narrow) == _words(wide)
    assert max(map(len, narrow.splitlines())) <= 80
    assert not re.search(r"\d\n +%", narrow)


def _at(width: int, screen: str, zi: Zi, unit: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    return zi(*screen.split(), cwd=unit).out


def _words(text: str) -> list[str]:
    """Give the words in any order: a cell is read down, a line across; between words a slash may end a line."""
    return sorted(re.findall(r"[^\W\d_][\w'-]*", text))


@pytest.mark.parametrize("column", range(1, 108, 7))
def test_an_excerpt_of_a_long_line_ends_at_a_word(column: int) -> None:
    text = (
        "    semester_2: {nilai: 83.1, tanggal: 2024-12-20, catatan: Dua bidang belum menyampaikan hasil pengukurannya}"
    )
    shown = [
        "".join(span.teks for span in line)
        for line in problem(Masalah("x.yaml", 1, column, "ZI1", "galat", "p", "", text))
    ]
    inside = shown[1].partition("| ")[2]
    assert set(inside.strip("…").split()) <= set(text.split())
    place = len(shown[2].partition("| ")[2]) - 1
    assert inside[place] == text[column - 1]
