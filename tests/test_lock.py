"""The lock holds what pyproject.toml asks for, each file by its hash, and names no index."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOCK = (ROOT / "ci" / "requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
USED = PROJECT["project"]["dependencies"]
BUILD = PROJECT["build-system"]["requires"]
EXTRAS = [
    one
    for name, every in PROJECT["project"]["optional-dependencies"].items()
    if name not in ("all", "dev", "lock")
    for one in every
]


def locked() -> dict[str, tuple[Requirement, list[str]]]:
    """Read each entry of the lock: what it pins, and the hashes of its files."""
    lines = LOCK.replace("\\\n", " ").splitlines()
    entries = [one.split(" --hash=") for one in lines if one and not one.startswith("#")]
    return {
        canonicalize_name(named.name): (named, hashes) for what, *hashes in entries for named in [Requirement(what)]
    }


@pytest.mark.parametrize("wanted", [*USED, *BUILD])
def test_what_is_asked_for_is_locked_within_its_range(wanted: str) -> None:
    asked = Requirement(wanted)
    pinned, _ = locked()[canonicalize_name(asked.name)]
    (version,) = pinned.specifier
    assert version.operator == "=="
    assert version.version in asked.specifier, "make the lock anew: python tools/lock.py"
    assert pinned.marker is None, "zi and its build need it on every system"


def test_every_entry_has_hashes_and_none_an_address() -> None:
    assert len(locked()) > len(USED) + len(BUILD)
    for pinned, hashes in locked().values():
        assert pinned.url is None
        assert [one for one in hashes if re.fullmatch(r"sha256:[0-9a-f]{64}\s*", one)] == hashes != []
    assert "://" not in LOCK
    assert not [one for one in LOCK.splitlines() if one.startswith("-")]


@pytest.mark.parametrize("wanted", [*USED, *BUILD, *EXTRAS])
def test_those_who_install_have_a_range(wanted: str) -> None:
    """A next major release may break zi; the oldest that is named is one that works and has no known advisory."""
    signs = sorted(one.operator for one in Requirement(wanted).specifier)
    assert signs == ["<", ">="]
