"""How a record is declared: one line a key, with its type, its schema and its description.

A record is frozen. The schema of each field stands beside its type, in the terms of
pydantic's own validator (pydantic-core), so that reading a plan does not import pydantic itself: that alone
costs more than everything else `zi status` does. pydantic writes the JSON Schema from the same declarations.
"""

from collections.abc import Callable
from dataclasses import MISSING, field, fields
from typing import Any, TypeVar, dataclass_transform

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from zi_cli.model.frozen import frozen_class

T = TypeVar("T")
Aturan = Callable[[Any], Any]
_VALIDATORS: dict[type[Any], SchemaValidator] = {}


def required(schema: CoreSchema, uraian: str) -> Any:  # noqa: ANN401  a field specifier stands for any type
    """Declare a key that must be written; `uraian` is what an editor shows about it."""
    return field(metadata={"schema": schema, "uraian": uraian})


def optional(schema: CoreSchema, uraian: str, *, default: object) -> Any:  # noqa: ANN401  as above
    """Declare a key that may be left out; `default` is named in every call, for type checkers to see it."""
    if isinstance(default, dict):
        return field(default_factory=dict, metadata={"schema": schema, "uraian": uraian})
    return field(default=default, metadata={"schema": schema, "uraian": uraian})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(required, optional))
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen record that refuses unknown keys."""
    return frozen_class(cls, kw_only=True)


def schema_of(cls: type[Any]) -> CoreSchema:
    """Give the schema of a record from its own declaration.

    A record may define `periksa(self) -> self`, run after its keys are read; it raises PydanticCustomError.
    """
    declared = fields(cls)
    arguments = core_schema.dataclass_args_schema(
        cls.__name__,
        [
            core_schema.dataclass_field(
                item.name,
                _with_default(item.metadata["schema"], item.default, item.default_factory),
                kw_only=True,
                metadata={"pydantic_js_updates": {"description": item.metadata["uraian"]}},
            )
            for item in declared
        ],
        extra_behavior="forbid",
    )
    names = [item.name for item in declared]
    schema = core_schema.dataclass_schema(cls, arguments, names, frozen=True, slots=True)
    periksa: Aturan | None = None if "periksa" in names else getattr(cls, "periksa", None)  # a key may be called so too
    return core_schema.no_info_after_validator_function(periksa, schema) if periksa else schema


def _with_default(schema: CoreSchema, default: object, default_factory: object) -> CoreSchema:
    """Let a key be left out, or written without content (`indikator:` with only comments below it)."""
    if default_factory is not MISSING:
        return core_schema.with_default_schema(_empty_is(dict, schema), default_factory=dict)
    if default is MISSING:
        return schema
    if default is None:
        return core_schema.with_default_schema(core_schema.nullable_schema(schema), default=None)
    return core_schema.with_default_schema(
        schema if isinstance(default, bool) else _empty_is(lambda: default, schema), default=default
    )


def _empty_is(default: Callable[[], object], schema: CoreSchema) -> CoreSchema:
    return core_schema.no_info_before_validator_function(lambda value: default() if value is None else value, schema)


def validator_of(cls: type[Any]) -> SchemaValidator:
    """Build the validator of a kind of file, once a process."""
    if cls not in _VALIDATORS:
        _VALIDATORS[cls] = SchemaValidator(schema_of(cls))
    return _VALIDATORS[cls]
