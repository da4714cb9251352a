"""zi on a disk that is full: no file may grow beyond so many bytes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

LIMITED = """
import resource, signal, sys
most = int(sys.argv.pop(1))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
from zi_cli.cli.main import main
main()
"""
needs_limits = pytest.mark.skipif(os.name == "nt", reason="limits are POSIX")


def zi_on_a_full_disk(most: int, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run zi where nothing larger can be written."""
    return subprocess.run(
        [sys.executable, "-B", "-c", LIMITED, str(most), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
