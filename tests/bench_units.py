"""The units of bench/units.py, for tests over many units."""

import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from tests.conftest import ROOT


@cache
def generator() -> ModuleType:
    """Load the script as the module it is."""
    spec = spec_from_file_location("bench_units", ROOT / "bench" / "units.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def write_units(folder: Path, count: int, seed: int = 1) -> Path:
    """Write so many units; gives their folder."""
    generator().write(folder, count, seed)
    return folder
