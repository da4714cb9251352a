"""How a record is declared: one line a key, with its type, its schema and its description.

A record is frozen. The schema of each field stands beside its type, in the terms of pydantic's own validator
(pydantic-core), so that reading a plan does not import pydantic itself: that alone costs more than everything else
`zi status` does. pydantic writes the JSON Schema from the same declarations.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, field, fields
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

from zi_cli.model.frozen import frozen_class

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

T = TypeVar("T")
Aturan = Callable[[Any], Any]
Schema = dict[str, Any]
"""A schema in pydantic-core's terms: the plain dicts that its builders make, which take long to import."""
_VALIDATORS: dict[type[Any], "SchemaValidator"] = {}


def required(schema: Schema, uraian: str) -> Any:  # noqa: ANN401  a field specifier stands for any type
    """Declare a key that must be written; `uraian` is what an editor shows about it."""
    return field(metadata={"schema": schema, "uraian": uraian})


def optional(schema: Schema, uraian: str, *, default: object) -> Any:  # noqa: ANN401  as above
    """Declare a key that may be left out; `default` is named in every call, for type checkers to see it."""
    if isinstance(default, dict):
        return field(default_factory=dict, metadata={"schema": schema, "uraian": uraian})
    return field(default=default, metadata={"schema": schema, "uraian": uraian})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(required, optional))
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen record that refuses unknown keys."""
    return frozen_class(cls, kw_only=True)


def schema_of(cls: type[Any]) -> Schema:
    """Give the schema of a record from its own declaration.

    A record may define `periksa(self) -> self`, run after its keys are read; it raises PydanticCustomError.
    """
    declared = fields(cls)
    names = [item.name for item in declared]
    schema: Schema = {
        "type": "dataclass",
        "cls": cls,
        "fields": names,
        "schema": {
            "type": "dataclass-args",
            "dataclass_name": cls.__name__,
            "fields": [_key(item) for item in declared],
            "extra_behavior": "forbid",
        },
        "frozen": True,
        "slots": True,
    }
    periksa: Aturan | None = None if "periksa" in names else getattr(cls, "periksa", None)  # a key may be called so too
    return {"type": "function-after", "function": _calling(periksa), "schema": schema} if periksa else schema


def _key(item: Field[Any]) -> Schema:
    return {
        "type": "dataclass-field",
        "name": item.name,
        "schema": _with_default(item),
        "kw_only": True,
        "metadata": {"pydantic_js_updates": {"description": item.metadata["uraian"]}},
    }


def _with_default(item: Field[Any]) -> Schema:
    """Let a key be left out, or written without content (`indikator:` with only comments below it)."""
    schema: Schema = item.metadata["schema"]
    if item.default_factory is not MISSING:
        return {"type": "default", "schema": _empty_is(dict, schema), "default_factory": dict}
    if item.default is MISSING:
        return schema
    if item.default is None:
        schema = {"type": "nullable", "schema": schema}
    elif not isinstance(item.default, bool):
        schema = _empty_is(lambda: item.default, schema)
    return {"type": "default", "schema": schema, "default": item.default}


def _empty_is(default: Callable[[], object], schema: Schema) -> Schema:
    given = _calling(lambda value: default() if value is None else value)
    return {"type": "function-before", "function": given, "schema": schema}


def _calling(function: Aturan) -> Schema:
    return {"type": "no-info", "function": function}


def validator_of(cls: type[Any]) -> "SchemaValidator":
    """Build the validator of a kind of file, once a process."""
    if cls not in _VALIDATORS:
        from pydantic_core import SchemaValidator

        _VALIDATORS[cls] = SchemaValidator(schema_of(cls))
    return _VALIDATORS[cls]
