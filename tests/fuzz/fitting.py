"""Changes after which a file may still be one: a key it knows, with a value that fits, drawn from zi's own schema.

A key that is added to a schema is tried from the day it is there.
"""

import copy
import random
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from tests.fuzz.mutations import Mutation, dumped, parsed
from zi_cli.files.json_schema import json_schema

DAYS = ("2024-01-31", "2024-06-30", "2024-07-01", "2024-12-31", "2025-03-01", "2023-02-28")
TEXTS = (
    "Juni",
    "Januari-Maret",
    "Juni dan Desember",
    "insidentil",
    "Sekretaris",
    "Kepala Dinas",
    "Ni Luh Sari",
    "I Made Rai",
)
NUMBERS = (0, 1, 2, 3, 5, 12, 50, 60, 65, 100, 150, 2023, 2024, 2025, 66.5, 0.1, -1)

Schema = dict[str, Any]


def fitting(kind: str) -> Mutation:
    """Give the change that sets a key of this kind of file."""

    def fits(chance: random.Random, data: bytes) -> bytes:
        try:
            tree = copy.deepcopy(parsed(data))
        except ValueError:
            return data
        known = sorted({*re.findall(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+", data.decode("utf-8", "replace"))}) or ["x"]
        places = list(_mappings(tree, _schema(kind)))
        for _ in range(chance.choice((1, 1, 2, 4)) if places else 0):
            node, schema = chance.choice(places)
            key, below = chance.choice(_keys(chance, schema, known))
            node[key] = _value(chance, below, known)
        return dumped(chance, tree)

    return fits


@cache
def _schema(kind: str) -> Schema:
    return json_schema(kind)


def _mappings(node: object, schema: Schema) -> Iterator[tuple[dict[Any, Any], Schema]]:
    """Give each mapping of a file with the schema of what it may hold."""
    for one in schema.get("anyOf", [schema]):
        if isinstance(node, list) and "items" in one:
            for below in node:
                yield from _mappings(below, one["items"])
        elif isinstance(node, dict) and one.get("type") == "object":
            if one.get("properties") or one.get("patternProperties"):
                yield node, one
            for key, below in node.items():
                found = one.get("properties", {}).get(key) or next(
                    iter(one.get("patternProperties", {}).values()), None
                )
                if isinstance(found, dict):
                    yield from _mappings(below, found)


def _keys(chance: random.Random, schema: Schema, known: list[str]) -> list[tuple[Any, Schema]]:
    found: list[tuple[Any, Schema]] = list(schema.get("properties", {}).items())
    for pattern, below in schema.get("patternProperties", {}).items():
        found.append((_named(chance, pattern, known), below))
    return found


def _named(chance: random.Random, pattern: str, known: list[str]) -> Any:
    if "a-z" in pattern:
        return chance.choice(known)
    number = chance.choice((2024, 2025, 1, 2, 3))
    return number if re.search(pattern, str(number)) else 2024


def _value(chance: random.Random, schema: Schema, known: list[str]) -> Any:
    if "anyOf" in schema:
        likely = [one for one in schema["anyOf"] if one.get("type") != "null"] or schema["anyOf"]
        return _value(chance, chance.choice(likely), known)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return chance.choice(schema["enum"])
    match schema.get("type"):
        case "integer" | "number" as kind:
            return _number(chance, schema, whole=kind == "integer")
        case "boolean":
            return chance.random() < 0.7
        case "array":
            many = max(schema.get("minItems", 0), chance.choice((0, 1, 1, 2)))
            return [_value(chance, schema.get("items", {"type": "string"}), known) for _ in range(many)]
        case "object":
            return _mapping(chance, schema, known)
    return _text(chance, schema, known)


def _number(chance: random.Random, schema: Schema, *, whole: bool) -> float:
    least, most, above = schema.get("minimum", -1e9), schema.get("maximum", 1e9), schema.get("exclusiveMinimum", -1e9)
    fits = [one for one in NUMBERS if least <= one <= most and one > above and not (whole and isinstance(one, float))]
    return chance.choice(fits or [schema.get("minimum", 0)])


def _text(chance: random.Random, schema: Schema, known: list[str]) -> str | date:
    if schema.get("format") == "date":
        return date.fromisoformat(chance.choice(DAYS))
    return chance.choice(known if "a-z" in schema.get("pattern", "") else (*TEXTS, chance.choice(known)))


def _mapping(chance: random.Random, schema: Schema, known: list[str]) -> dict[Any, Any]:
    required = schema.get("required", ())
    properties = schema.get("properties", {})
    made = {
        key: _value(chance, below, known)
        for key, below in properties.items()
        if key in required or chance.random() < 0.25
    }
    for pattern, below in schema.get("patternProperties", {}).items():
        made[_named(chance, pattern, known)] = _value(chance, below, known)
    return made
