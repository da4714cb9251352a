"""The JSON Schema of each kind of file, made by pydantic from the records' own declarations."""

import json
from typing import Any

from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.record import schema_of
from zi_cli.model.rencana import Rencana

KINDS: dict[str, tuple[type[Any], str]] = {
    "rencana": (Rencana, "Rencana aksi Zona Integritas"),
    "realisasi": (Realisasi, "Realisasi rencana aksi satu tahun"),
    "zi": (Pengaturan, "Pengaturan unit"),
}


def json_schema(kind: str) -> dict[str, Any]:
    """Give the schema of one kind of file."""
    from pydantic.json_schema import GenerateJsonSchema  # noqa: PLC0415  pydantic is imported here and nowhere else

    record, title = KINDS[kind]
    made = GenerateJsonSchema().generate(schema_of(record), mode="validation")
    tidy = _tidied(made)
    return {"$schema": GenerateJsonSchema.schema_dialect, "title": title, **tidy}


def _tidied(node: Any, *, is_names: bool = False) -> Any:  # noqa: ANN401  any part of a JSON document
    """Drop the titles made of English class names, and say that unknown keys are refused."""
    if isinstance(node, list):
        return [_tidied(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _tidied(value, is_names=key == "properties") for key, value in node.items() if is_names or key != "title"
    }
    if "properties" in kept and not is_names:
        kept["additionalProperties"] = False
    return kept


def as_text(made: dict[str, Any]) -> str:
    """Write a schema as a file."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
