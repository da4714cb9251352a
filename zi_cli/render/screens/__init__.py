"""What a terminal shows.

Each is imported when it is first looked at, as `screens.status`: a command declares its words without it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zi_cli.render.screens import (
        diff,
        due,
        evidence,
        explain,
        findings,
        impor,
        many,
        new_unit,
        period,
        recommend,
        recording,
        rollup,
        status,
        today,
        undo,
    )
else:

    def __getattr__(name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return import_module(f"{__name__}.{name}")
