"""The parts of zi that need a library of their own, and what is said where that library is missing."""

import sys

from zi_cli.model.refusal import Refusal
from zi_cli.render import libraries

LIBRARIES = {
    **libraries.LIBRARIES,
    "rollup": "duckdb",
    "impor": "python_calamine",
    "spark": "pyspark",
    "web": "werkzeug",
}
"""Each extra of the package with the module it brings."""


def need(extra: str) -> None:
    """Refuse to go on without the library of an extra, and say how it is installed."""
    if not libraries.is_there(LIBRARIES[extra]):
        wanted = " ".join(f'"{one}"' for one in requirements(extra))
        raise Refusal(
            f"untuk ini diperlukan {LIBRARIES[extra]}, yang belum terpasang",
            f'pasang dengan: "{sys.executable}" -m pip install {wanted}',
        )


def requirements(extra: str) -> list[str]:
    """Give what an extra asks for, as pyproject.toml says it; where zi was never installed, the extra itself."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        declared = requires("zi-cli") or []
    except PackageNotFoundError:
        declared = []
    parts = (one.split(";", 1) for one in declared if ";" in one)
    found = [wanted.strip() for wanted, when in parts if when.replace("'", '"').strip() == f'extra == "{extra}"']
    return found or [f"zi-cli[{extra}]"]
