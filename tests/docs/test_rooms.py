"""docs/architecture.md draws the imports as they are; `python tools/rooms.py` draws them anew."""

import subprocess
import sys

from tests.conftest import ROOT


def test_it_is_current() -> None:
    done = subprocess.run([sys.executable, "tools/rooms.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "the drawing in docs/architecture.md is not current: python tools/rooms.py"
