"""Whatever a unit's template tries to grow, it ends, in little memory, with a report or with a sentence."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

BANYAK = int(os.environ.get("TEMPLAT_REKAAN", "200"))
"""How many templates the slow share takes; docs/keamanan.md says what 5,000 gave."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a process are a matter of Unix")


def every_one_ends(many: int, first: int) -> None:
    command = [sys.executable, "-m", "tests.templat.coba", str(many), str(first)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{many} template")
    assert {"jadi:", "salah"} < {*done.stdout.split()}


@pytest.mark.slow
def test_drawn_templates_end() -> None:
    every_one_ends(12, 7008)


@pytest.mark.slow
def test_many_drawn_templates_end() -> None:
    every_one_ends(BANYAK, 0)
