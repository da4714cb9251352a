"""Write ci/requirements.txt: what CI installs beside zi, each file by its hash, for every system and Python.

python tools/lock.py           the newest releases that pyproject.toml allows
python tools/lock.py --check   exit 1 where a system or a Python would have to build a package of the lock

Both ask a package index; `pip install -e ".[lock]"` brings uv, which does the work.
"""

import subprocess
import sys
import tomllib
from itertools import product
from tempfile import TemporaryDirectory

from halaman import ROOT

LOCK = ROOT / "ci" / "requirements.txt"
OLDEST = "3.11"
SYSTEMS = ("linux", "aarch64-unknown-linux-gnu", "x86_64-unknown-linux-musl", "windows", "macos", "x86_64-apple-darwin")
PYTHONS = (OLDEST, "3.12", "3.13")
HEAD = """\
# What CI installs beside zi: dependencies and build backend, for every system and Python 3.11-3.13.
# Made by tools/lock.py; do not edit. No index is named: yours is asked, and only these files are taken from it.
"""


def wanted() -> list[str]:
    """Give what zi needs to run, and what builds it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [*project["project"]["dependencies"], *project["build-system"]["requires"]]


def uv(*arguments: str, given: str = "") -> str:
    """Run uv outside the project, whose own settings are none of the lock's; gives what it prints."""
    command = [sys.executable, "-m", "uv", "--no-config", "--quiet", *arguments]
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


def lock() -> None:
    """Resolve once for all systems, and write what came out."""
    how = ("--universal", "--python-version", OLDEST, "--generate-hashes", "--no-header", "--no-annotate")
    made = uv("pip", "compile", *how, "--no-emit-index-url", "--no-emit-find-links", "-", given="\n".join(wanted()))
    LOCK.write_text(HEAD + made, encoding="utf-8", newline="\n")


def fits(system: str, python: str) -> bool:
    """Say whether a system and a Python find a wheel of everything in the lock."""
    only = ("--require-hashes", "--only-binary", ":all:", "--python-platform", system, "--python-version", python)
    with TemporaryDirectory() as nowhere:
        try:
            uv("pip", "install", "--dry-run", "--target", nowhere, *only, "-r", str(LOCK))
        except subprocess.CalledProcessError:
            return False
    return True


def main() -> int:
    """Write the lock, then look whether everybody can install it."""
    if "--check" not in sys.argv[1:]:
        lock()
    missing = [one for one in product(SYSTEMS, PYTHONS) if not fits(*one)]
    for system, python in missing:
        print(f"{system}, Python {python}: no wheel of something in the lock", file=sys.stderr)
    return int(bool(missing))


if __name__ == "__main__":
    raise SystemExit(main())
