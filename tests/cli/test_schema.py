"""`zi schema`: what editors complete from, and the lines in the files that point to it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Zi

KINDS = ("rencana", "realisasi", "bukti", "rekomendasi", "periode", "zi")
READ_ONCE = ("peta", "jawaban")
"""Files of an import, which stand where people want them: their schemas are given, and lie in no unit."""


def nodes(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for one in schema for found in nodes(one)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(found for one in schema.values() for found in nodes(one))]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_beside_the_plans_is_current(zi: Zi, kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    assert zi("schema", "-o", str(folder)).code == 0
    kept = (ROOT / "plans" / "skema" / f"{kind}.json").read_text(encoding="utf-8")
    assert (folder / f"{kind}.json").read_text(encoding="utf-8") == kept
    assert json.loads(zi("schema", kind).out) == json.loads(kept)


@pytest.mark.parametrize("kind", [*KINDS, *READ_ONCE])
def test_every_key_is_described_and_no_other_is_taken(zi: Zi, kind: str) -> None:
    for node in nodes(json.loads(zi("schema", kind).out)):
        if node.get("type") == "object" and "properties" in node:
            assert node["additionalProperties"] is False
            assert all("description" in one or "$ref" in one for one in node["properties"].values())


def test_every_file_names_its_schema_in_its_first_line() -> None:
    for path in sorted((ROOT / "plans").rglob("*.yaml")):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        label, _, target = first.partition("$schema=")
        assert label == "# yaml-language-server: "
        assert (path.parent / target).is_file()


def test_the_files_of_an_import_have_a_schema_when_it_is_asked_for(zi: Zi, tmp_path: Path) -> None:
    assert tuple(json.loads(zi("schema").out)) == KINDS
    for kind in READ_ONCE:
        assert zi("schema", kind, "-o", str(tmp_path)).code == 0
        assert json.loads((tmp_path / f"{kind}.json").read_text(encoding="utf-8")) == json.loads(zi("schema", kind).out)
    assert "tanda_bulan" in json.loads(zi("schema", "peta").out)["properties"]


def test_an_unknown_kind_is_answered_with_the_kinds(zi: Zi) -> None:
    answer = zi("schema", "bukti-lain")
    assert answer.code == 2
    assert "rencana, realisasi, bukti" in answer.err
