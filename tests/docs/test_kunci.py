"""docs/kunci.md names every key of every file, and the chapter on plans shows every key of a plan."""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.conftest import ROOT
from zi_cli.files.json_schema import EVERY, json_schema

CHAPTER = (ROOT / "docs/menyusun-rencana.md").read_text(encoding="utf-8")


def test_it_is_current() -> None:
    done = subprocess.run([sys.executable, "tools/kunci.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "docs/kunci.md is not current: python tools/kunci.py"


def test_it_names_every_key_of_every_file() -> None:
    page = (ROOT / "docs/kunci.md").read_text(encoding="utf-8")
    sections = {part.split("\n", 1)[0]: part for part in page.split("\n## ")[1:]}
    for kind, (_, title) in EVERY.items():
        named = re.findall(r"^\| `(\w+)` \|", sections[title], flags=re.MULTILINE)
        assert sorted(named) == sorted(_keys(json_schema(kind))), kind


def test_the_chapter_shows_and_explains_every_key_of_a_plan() -> None:
    examples = "\n".join(re.findall(r"```yaml\n(.*?)```", CHAPTER, flags=re.DOTALL))
    said = re.sub(r"```.*?```", "", CHAPTER, flags=re.DOTALL)
    keys = set(_keys(json_schema("rencana")))
    assert {one for one in keys if not re.search(rf"\b{one}:", examples)} == set()
    assert {one for one in keys if not re.search(rf"\b{one}\b", said)} == set()


def _keys(schema: dict[str, Any]) -> Iterator[str]:
    yield from schema.get("properties", {})
    below = [*schema.get("properties", {}).values(), *schema.get("patternProperties", {}).values()]
    below += schema.get("anyOf", [])
    below += [one for one in (schema.get("items"), schema.get("additionalProperties")) if isinstance(one, dict)]
    for one in below:
        yield from _keys(one)
