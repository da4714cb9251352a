"""How judgements are shown: screens and JSON, reports in five formats, the page of a year, calendars and tables.

Each module is imported when it is first looked at, as `render.terminal`: most answers need few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zi_cli.render import ci, json_text, layout, progress, signs, terminal
else:

    def __getattr__(name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return import_module(f"{__name__}.{name}")
