"""The quick way of reading gives what the thorough way gives, or gives up."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.test_mutations import mutated
from tests.conftest import ROOT
from zi_cli.model.masalah import Jalur
from zi_cli.yaml.lines import LinePositions
from zi_cli.yaml.nodes import Nodes
from zi_cli.yaml.plain import GIVEN_UP, quick_read
from zi_cli.yaml.reading import read, read_strictly

REAL = sorted((ROOT / "plans").rglob("*.yaml"))
SMALL = sorted((ROOT / "tests" / "aturan").rglob("*.yaml"))


def agrees(text: str) -> bool:
    """Say whether the text was read the quick way; fails where that gives anything but the whole truth."""
    tree, _ = quick_read(text)
    if tree is GIVEN_UP:
        return False
    thorough = read_strictly(text.encode("utf-8", "surrogatepass"))
    assert thorough.problems == (), text
    assert repr(tree) == repr(thorough.tree), text  # repr, for 1 == True == Decimal(1)
    places_agree(text)
    return True


def places_agree(text: str) -> None:
    """Fail where the lines of a text give another place than the parser's events do, or a place for nothing."""
    tree, begins = quick_read(text)
    by_lines, by_events = LinePositions(text.replace("\r\n", "\n").split("\n"), tree, begins), Nodes(text)
    for one in ways(tree, ()):
        for way in (one, (*one, "x"), (*one, 0), (*one, 99, 1)):
            told = (by_lines.key(way), by_lines.value(way), by_lines.nearest(way))
            assert told == (by_events.key(way), by_events.value(way), by_events.nearest(way)), (way, text)


def ways(tree: object, here: Jalur) -> Iterator[Jalur]:
    """Go through the ways to all nodes of a tree."""
    yield here
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, content in below:
        yield from ways(content, (*here, step))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_the_real_files_are_read_the_quick_way(path: Path) -> None:
    assert agrees(path.read_text(encoding="utf-8"))
    assert agrees(path.read_text(encoding="utf-8").replace("\n", "\r\n"))


def test_every_example_agrees() -> None:
    quick = [agrees(path.read_text(encoding="utf-8", errors="replace")) for path in SMALL]
    assert sum(quick) > len(quick) / 2


@pytest.mark.parametrize("seed", range(4))
def test_thousands_of_changed_files_agree(seed: int) -> None:
    chance = random.Random(seed)
    lines = [line for path in REAL for line in path.read_text(encoding="utf-8").splitlines(keepends=True)]
    quick = 0
    for _ in range(1500):
        start = chance.randrange(len(lines) - 30)
        text = "".join(lines[start : start + chance.randrange(1, 30)])
        margin = len(text) - len(text.lstrip(" "))
        text = "".join(
            line[min(margin, len(line) - len(line.lstrip(" "))) :] for line in text.splitlines(keepends=True)
        )
        text = mutated(text or "a: 1\n", chance)
        quick += agrees(text)
    assert quick > 100


PIECES = st.sampled_from(
    [
        *(
            "a",
            "b:",
            "b: ",
            " ",
            "  ",
            "\n",
            "- ",
            "-",
            "#",
            " #",
            ": ",
            ":",
            "{",
            "}",
            "[",
            "]",
            ", ",
            ",",
            '"',
            "'",
            "1",
        ),
        *(
            "-0",
            "1.50",
            "012",
            ">-\n",
            "|\n",
            "null",
            "true",
            "~",
            "x y",
            "?",
            "&a",
            "*a",
            "!t",
            "---",
            "...",
            "%",
            "é",
        ),
        *("<<", "5", "("),
    ]
)


@settings(max_examples=1000, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_arrangement_of_signs_agrees(text: str) -> None:
    agrees(text)
    agrees(f"a:\n  {text}\n")
    agrees(f"a: {text}\nb: 1\n")
    agrees(f"a: {{x: {text}}}\n")
    agrees(f"a: [{text}]\n")
    agrees(f"- {text}\n")


@pytest.mark.parametrize(
    ("text", "is_quick"),
    [
        ("Kepala Dinas:\n  - {nama: A, sejak: 2020-01-02}\n", True),
        ("bukti/2024/sk-1.pdf:\n  ukuran: 1\n", True),
        ("Kasubag. Umum, Aset (UPT): 1\n", True),
        ("- Kepala Dinas: 1\n  b: 2\n", False),
        ("a:\n  - Kepala Dinas: 1\n    b: 2\n", True),
        ("a : 1\n", False),
        ("a #b: 1\n", False),
        ("a: b\n  c d: 1\n", False),
        ("http://x: 1\n", False),
        ("{-0: 1}\n", False),
        ("a: {1234567890123456: 1}\n", False),
        (f"{'a' * 300}: 1\n", False),
    ],
)
def test_keys_of_several_words_and_paths_are_plain(text: str, *, is_quick: bool) -> None:
    assert agrees(text) is is_quick


def test_what_is_given_up_is_still_read() -> None:
    text = "a: |\n  dua\n  baris\n"
    assert quick_read(text)[0] is GIVEN_UP
    assert read(text.encode()).tree == {"a": "dua\nbaris\n"}
