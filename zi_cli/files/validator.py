"""pydantic's validator without the builders of its schemas.

`pydantic_core` imports `pydantic_core.core_schema` for the names of four types, and those five thousand lines take
longer to import than a plan takes to read and to judge. zi's schemas are the plain dicts those builders make
(zi_cli/model/schema_record.py). So while the package is imported another module stands in for them; whoever asks for
the real one later, as pydantic does for `zi schema`, gets it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

BUILDERS = "pydantic_core.core_schema"


class _Names(ModuleType):
    """A module that knows every name, as that of any type."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  stands in for types
        """Give a type for a name."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Any


@contextmanager
def _without_builders() -> Iterator[None]:
    if "pydantic_core" in sys.modules:
        yield
        return
    sys.modules[BUILDERS] = _Names(BUILDERS)
    try:
        yield
    finally:
        del sys.modules[BUILDERS]


with _without_builders():
    from pydantic_core import ValidationError

__all__ = ["ValidationError"]
