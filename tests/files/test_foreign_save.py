"""An editor that saves while zi writes: what it saved stays, and nothing of zi's change is applied."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Zi
from zi_cli.files import disk

REALISASI, REGISTER = "plans/realisasi/2024.yaml", "plans/bukti/2024.yaml"
RECORD = ("record", "V.1.a", "70", "--semester", "2", "--year", "2024")
ADD = ("--today", "2024-12-31", "evidence", "add", "../sk.pdf", "--for", "I.3.6@Juni")
NEW_YEAR = ("new-year", "2026")
SAVED = "# disimpan editor\n"


@pytest.fixture(autouse=True)
def recorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sk.pdf").write_bytes(b"isi surat keputusan")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ayu Lestari")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ayu@contoh.example")


def save_before(monkeypatch: pytest.MonkeyPatch, step: str, path: Path, calls: int = 1) -> None:
    """Let an editor save a file just before zi takes a step of the disk layer for the so many-th time."""
    real, left = getattr(disk, step), [calls]

    def stepped(*given: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            path.write_text(text + SAVED, encoding="utf-8")
        return real(*given)

    monkeypatch.setattr(disk, step, stepped)


def states(unit: Path) -> dict[str, bytes]:
    """Give every file of a unit; the lock means nothing."""
    files = (one for one in sorted(unit.rglob("*")) if one.is_file() and one.name != ".zi.lock")
    return {one.relative_to(unit).as_posix(): one.read_bytes() for one in files}


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "_call", lambda: lambda *_: errno.EINVAL)


@pytest.mark.parametrize("step", ["create", "sync", "exchange"])
def test_what_an_editor_saved_between_reading_and_replacing_stays(
    zi: Zi, unit: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    if step == "exchange" and not can_exchange(unit):
        pytest.skip("this disk exchanges no names")
    before = states(unit)
    save_before(monkeypatch, step, unit / REALISASI)
    done = zi(*RECORD, cwd=unit)
    assert done.code == 2, done.out
    assert "2024.yaml disimpan program lain" in done.err
    assert "ulangi perintah ini" in done.err
    assert states(unit) == {**before, REALISASI: before[REALISASI] + SAVED.encode()}
    monkeypatch.undo()
    assert zi(*RECORD, cwd=unit).code == 0
    text = (unit / REALISASI).read_text(encoding="utf-8")
    assert "semester_2: {nilai: 70}" in text
    assert SAVED in text


@pytest.mark.parametrize("step", ["create", "sync", "chmod"])
def test_it_stays_where_names_cannot_be_exchanged(
    zi: Zi, unit: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = states(unit)
    without_exchange(monkeypatch)
    save_before(monkeypatch, step, unit / REALISASI)
    assert zi(*RECORD, cwd=unit).code == 2
    assert states(unit) == {**before, REALISASI: before[REALISASI] + SAVED.encode()}


@pytest.mark.parametrize("forbid", [lambda _: None, without_exchange])
@pytest.mark.parametrize("saved", [REGISTER, REALISASI])
def test_of_several_files_none_is_changed(
    zi: Zi, unit: Path, monkeypatch: pytest.MonkeyPatch, saved: str, forbid: Callable[[pytest.MonkeyPatch], None]
) -> None:
    before = states(unit)
    forbid(monkeypatch)
    save_before(monkeypatch, "create", unit / saved, 3)
    done = zi(*ADD, cwd=unit)
    assert done.code == 2, done.out
    assert "2024.yaml disimpan program lain" in done.err
    assert states(unit) == {**before, saved: before.get(saved, b"") + SAVED.encode()}


def test_of_several_files_the_first_goes_back_when_the_last_is_saved_at_the_last_moment(
    zi: Zi, unit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register has its new content when an editor saves realisasi, between the comparison and the exchange."""
    if not can_exchange(unit):
        pytest.skip("this disk exchanges no names")
    assert zi(*ADD, cwd=unit).code == 0
    before = states(unit)
    (unit.parent / "sk.pdf").write_bytes(b"surat lain")
    save_before(monkeypatch, "exchange", unit / REALISASI, 2)
    assert zi(*ADD, cwd=unit).code == 2
    assert states(unit) == {**before, REALISASI: before[REALISASI] + SAVED.encode()}


@pytest.mark.parametrize("step", ["create", "rename"])
def test_a_file_that_appeared_meanwhile_is_not_overwritten(
    zi: Zi, unit: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    save_before(monkeypatch, step, unit / "plans/realisasi/2026.yaml")
    done = zi(*NEW_YEAR, cwd=unit)
    assert done.code == 2, done.out
    assert "2026.yaml disimpan program lain" in done.err
    assert (unit / "plans/realisasi/2026.yaml").read_text(encoding="utf-8") == SAVED


def can_exchange(folder: Path) -> bool:
    one, other = folder / "satu", folder / "dua"
    one.touch()
    other.touch()
    try:
        return disk.exchange(one, other)
    finally:
        one.unlink()
        other.unlink()
