"""What a part of zi needs beyond zi itself is asked for in a sentence with the line that installs it."""

import sys
import tomllib
from importlib import metadata

import pytest

from tests.conftest import ROOT
from zi_cli.cli.extras import LIBRARIES, need, requirements
from zi_cli.model.refusal import Refusal

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def parts(requirement: str) -> list[str]:
    """Cut a requirement at its commas: builders put the bounds in an order of their own."""
    name = requirement.split(">", 1)[0].split("<", 1)[0]
    return [name, *sorted(requirement.removeprefix(name).split(","))]


@pytest.mark.parametrize("extra", LIBRARIES)
def test_what_is_missing_is_named_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch, extra: str) -> None:
    monkeypatch.setitem(sys.modules, LIBRARIES[extra], None)
    with pytest.raises(Refusal) as refused:
        need(extra)
    assert LIBRARIES[extra] in refused.value.pesan
    wanted = " ".join(f'"{one}"' for one in requirements(extra))
    assert refused.value.saran == f'pasang dengan: "{sys.executable}" -m pip install {wanted}'


@pytest.mark.parametrize("extra", LIBRARIES)
def test_the_line_asks_for_what_the_project_declares(extra: str) -> None:
    assert sorted(map(parts, requirements(extra))) == sorted(map(parts, PROJECT[extra]))


def test_every_extra_has_its_library() -> None:
    assert set(LIBRARIES) == set(PROJECT) - {"all", "dev", "lock"}


def test_what_is_there_is_not_talked_about() -> None:
    need("ics")


def test_a_checkout_that_was_never_installed_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", missing)
    assert requirements("pdf") == ["zi-cli[pdf]"]
