"""No page, screen or sentence says what docs/kata.md keeps out of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_names import ALL
from tests.cli.test_narrow import SCREENS
from tests.conftest import ROOT, Zi

ROW = re.compile(r"^\| (.+?) \| .+ \|$", re.MULTILINE)
FORBIDDEN = [
    word for cell in ROW.findall((ROOT / "docs/kata.md").read_text(encoding="utf-8"))[1:] for word in cell.split(", ")
]
GREP = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, FORBIDDEN))})(?![\w(-])", re.IGNORECASE)
PAGES = (
    "README.md",
    *(
        f"docs/{name}.md"
        for name in [
            "panduan",
            "sehari-hari",
            "menyusun-rencana",
            "aturan",
            "kunci",
            "peralihan",
            "kalender",
            "keamanan",
        ]
    ),
)
MORE = (
    "report 2024 --semester 1",
    "report 2024 --semester 2",
    "dashboard 2024",
    "export ics 2024",
    "status 2024 --program V",
    "status 2026",
    "evidence verify 2024",
    "rollup . --year 2024",
    "new-year 2026",
    "record V.4.a --semester 2 --pembilang 50 --penyebut 78 --year 2024",
    "done I.1.7 --month Desember --on 2024-12-28 --year 2024",
    "diff main",
)
SOURCES = sorted((ROOT / "zi_cli").rglob("*.py"))
TEXTS = [one for folder in ("templates", "zi_cli/skeleton", "zi_cli/nasional") for one in (ROOT / folder).glob("*")]


def test_the_list_is_read() -> None:
    assert {"bacaan", "kejadian", "satu suara"} <= set(FORBIDDEN)
    assert GREP.search("Dari 54 kejadian, 3 lewat")
    assert not GREP.search("indikator.kejadian")


@pytest.mark.parametrize("path", ALL)
def test_help_is_free_of_them(path: str, zi: Zi) -> None:
    assert not GREP.findall(zi(*path.split()[1:], "--help").out)


@pytest.mark.parametrize("screen", [*SCREENS, *MORE])
def test_what_a_command_says_is_free_of_them(screen: str, zi: Zi, unit: Path) -> None:
    said = zi(*screen.split(), cwd=unit)
    assert not GREP.findall(said.out + said.err)


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_free_of_them(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert not GREP.findall(re.sub(r"`[^`\n]*`", "", text))


@pytest.mark.parametrize("source", [one for one in SOURCES if one.parent.name != "many"], ids=lambda one: one.stem)
def test_sentences_in_the_sources_are_free_of_them(source: Path) -> None:
    assert not [one for one in _sentences(source.read_text(encoding="utf-8")) if GREP.search(one)]


@pytest.mark.parametrize("text", [one for one in TEXTS if one.suffix != ".docx"], ids=lambda one: one.name)
def test_templates_are_free_of_them(text: Path) -> None:
    assert not GREP.findall(re.sub(r"\{[{%].*?[%}]\}", "", text.read_text(encoding="utf-8")))


def _sentences(text: str) -> Iterator[str]:
    """Give every text of more than one word that is no description of the code; a single word may be a key."""
    tree = ast.parse(text)
    described = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        is_text = isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in described
        if is_text and (" " in one.value.strip() or one.value[:1].isspace() or one.value[-1:].isspace()):
            yield one.value
