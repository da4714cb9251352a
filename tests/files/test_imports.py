"""What takes long to import is imported for those who need it, and is whole when they do."""

import json
import subprocess
import sys

from tests.conftest import ROOT

READ = """
import json, sys
from pathlib import Path
from zi_cli.files.reading import Sumber, read_record
from zi_cli.model.rencana import Rencana
read = read_record(Sumber("x.yaml", Path(sys.argv[1]).read_bytes()), Rencana)
"""
SCHEMAS = """
from zi_cli.files.json_schema import KINDS, json_schema
print(json.dumps([json_schema(kind) for kind in KINDS]))
"""


def said(script: str, path: str = "plans/renaksi_2022_2026.yaml") -> object:
    argv = [sys.executable, "-c", script, str(ROOT / path)]
    return json.loads(subprocess.run(argv, cwd=ROOT, capture_output=True, check=True, text=True).stdout)


def test_a_plan_written_the_plain_way_is_read_without_the_parser_and_without_builders_of_schemas() -> None:
    heavy = ("yaml", "pydantic", "pydantic_core.core_schema")
    script = f"{READ}print(json.dumps([read.isi is not None, *(name in sys.modules for name in {heavy})]))"
    assert said(script) == [True, False, False, False]


def test_schemas_are_the_same_after_a_plan_was_read_as_before() -> None:
    assert said(READ + SCHEMAS) == said("import json, pydantic.json_schema\n" + SCHEMAS)


def test_the_builders_are_whole_for_who_asks_for_them_later() -> None:
    script = READ + "from pydantic_core import core_schema\nprint(json.dumps(core_schema.int_schema(ge=1)))"
    assert said(script) == {"type": "int", "ge": 1}


def test_a_refusal_of_the_schema_is_told_without_them_too() -> None:
    script = (
        READ
        + "print(json.dumps([sorted({one.kode for one in read.masalah}), 'pydantic_core.core_schema' in sys.modules]))"
    )
    assert said(script, "plans/zi.yaml") == [["ZI120", "ZI121"], False]
