"""What the developers' documents name is there."""

import re

import pytest

from tests.conftest import ROOT
from zi_cli.cli.commands import COMMANDS

NAMED = re.compile(r"`((?:zi_cli|templates|plans|tests|docs|bench)/[\w./-]*)`")


@pytest.mark.parametrize("document", ["docs/architecture.md", "CONTRIBUTING.md", "README.md", "docs/benchmarks.md"])
def test_every_path_that_is_named_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = {one for one in NAMED.findall(text) if "<" not in one}
    links = {one for one in re.findall(r"\]\(([\w./-]+)\)", text) if not one.startswith("http")}
    assert named | links
    assert [one for one in sorted(named) if not (ROOT / one).exists()] == []
    assert [one for one in sorted(links) if not ((ROOT / document).parent / one).exists()] == []


def test_every_room_stands_in_the_table() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "zi_cli").glob("*/__init__.py")}
    assert rooms == set(re.findall(r"^\| `zi_cli/(\w+)/` \|", text, flags=re.MULTILINE))


def test_every_command_stands_in_the_guide() -> None:
    guide = (ROOT / "docs/panduan.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"zi {command}" in guide
