"""What many tests begin with: a copy of the office's workspace, and zi run as its user runs it."""

import atexit
import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings

from zi_cli.cli import warm
from zi_cli.cli.main import run

ROOT = Path(__file__).resolve().parent.parent

# The same surroundings whoever runs the tests, out of whatever hook or job: no folder, screen, page or settings of git
# that are theirs. Every answer is made; the tests of kept answers name a folder of their own.
for name in [one for one in os.environ if one.startswith(("GIT_", "ZI_")) or one in warm.ENVIRONMENT]:
    del os.environ[name]
STATE = mkdtemp(prefix="zi-keadaan-")
atexit.register(shutil.rmtree, STATE, ignore_errors=True)
os.environ |= {
    "ZI_CACHE": "0",
    "ZI_STATE": STATE,
    "GIT_CONFIG_GLOBAL": str(ROOT / "tests" / "gitconfig"),
    "GIT_CONFIG_SYSTEM": os.devnull,
}
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell starts what runs in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples each time, none kept from the run before, and no clock that a busy machine could run down.
settings.register_profile("zi", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("zi")


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Zi = Callable[..., Answer]


@pytest.fixture
def zi(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Zi:
    """Run zi in this process from the repository's root, or from the folder given as `cwd`."""

    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str, cwd: Path = ROOT) -> Answer:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        code = run(list(arguments))
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


As = Callable[..., Answer]
"""A person, as git knows them, on a day: by("Ayu", "2024-07-05", "period", "list")."""


@pytest.fixture
def by(zi: Zi, office: Path, monkeypatch: pytest.MonkeyPatch) -> As:
    """Run zi in the test's own office as one person on one day; whoever asks for it gives an `office`."""
    monkeypatch.setenv("COLUMNS", "200")

    def call(name: str, day: str, *arguments: str) -> Answer:
        monkeypatch.setenv("GIT_AUTHOR_NAME", name)
        monkeypatch.setenv("GIT_AUTHOR_EMAIL", f"{name.partition(' ')[0].lower()}@contoh.example")
        return zi(*arguments, "--today", day, cwd=office)

    return call


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """Give a folder that holds a copy of the plan, the example year and the settings."""
    shutil.copytree(ROOT / "plans", tmp_path / "unit" / "plans")
    return tmp_path / "unit"
