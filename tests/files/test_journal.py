"""Several files are one change: whoever is killed in the middle has changed none, and a journal is no instruction."""

import base64
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Zi
from tests.files.test_foreign_save import ADD, RECORD, states
from zi_cli.files import disk
from zi_cli.files.unfinished import journal_of

REALISASI, REGISTER, COPY = "plans/realisasi/2024.yaml", "plans/bukti/2024.yaml", "plans/bukti/2024/sk.pdf"
STEPS = [
    name for name in vars(disk) if not name.startswith("_") and getattr(disk, name).__class__.__name__ == "function"
]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process is forked to die")


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sk.pdf").write_bytes(b"isi surat keputusan")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ayu Lestari")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ayu@contoh.example")
    monkeypatch.setenv("ZI_STATE", str(tmp_path / "keadaan"))


def dies_at(step: int, act: Callable[[], object]) -> bool:
    """Do something in a process that dies before it takes a step of the disk layer; False where it takes fewer."""
    child = os.fork()
    if child == 0:
        left = [step]

        def stepping(real: Callable[..., object]) -> Callable[..., object]:
            def stepped(*given: object) -> object:
                left[0] -= 1
                if left[0] == 0:
                    os._exit(99)
                return real(*given)

            return stepped

        for name in STEPS:
            setattr(disk, name, stepping(getattr(disk, name)))
        try:
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 99


def killed(zi: Zi, unit: Path, words: tuple[str, ...], fresh: Callable[[], None]) -> Iterator[int]:
    """Kill a command at every point, each time beginning afresh."""
    step = 1
    while fresh() or dies_at(step, lambda: zi(*words, cwd=unit)):
        yield step
        step += 1


def whole(unit: Path) -> dict[str, bytes]:
    """Give every file of a unit but what nobody reads: files that were being made."""
    return {name: data for name, data in states(unit).items() if ".zi.tmp" not in name}


@pytest.mark.slow
@pytest.mark.parametrize("exchanges", [True, False])
def test_killed_anywhere_the_next_writer_finds_all_or_nothing(
    zi: Zi, unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchanges: bool
) -> None:
    if not exchanges:
        monkeypatch.setattr(disk, "_call", lambda: None)
    (tmp_path / "lama.pdf").write_bytes(b"bukti yang lama")
    assert zi(*ADD[:4], "../lama.pdf", *ADD[5:], cwd=unit).code == 0
    shutil.copytree(unit, tmp_path / "asal")
    before = whole(unit)
    assert zi(*ADD, cwd=unit).code == 0
    after = whole(unit)

    def fresh() -> None:
        shutil.rmtree(unit)
        shutil.copytree(tmp_path / "asal", unit)

    cut, finished = 0, 0
    for step in killed(zi, unit, ADD, fresh):
        lying = whole(unit)
        said = zi("check", "--format", "json", "--today", "2024-12-31", cwd=unit)
        assert whole(unit) == lying, "a reader has written"
        is_cut = lying not in (before, after)
        assert is_cut == ("ZI404" in said.out), step
        cut += is_cut
        assert zi("record", "V.1.a", "70", "--semester", "2", "--year", "2024", "--dry-run", cwd=unit).code == 0
        again = zi(*RECORD, cwd=unit)
        assert again.code == 0, (step, again.err)
        assert ("perubahan sebelumnya terputus" in again.err) == is_cut
        now = whole(unit)
        finished += COPY in now
        assert {name for name in now if now[name] != before.get(name)} - {REALISASI} <= set(after) - set(before) | {
            REGISTER
        }
        expected = after if COPY in now else before
        assert {name: now[name] for name in now if name != REALISASI} == {
            name: expected[name] for name in expected if name != REALISASI
        }
        assert (COPY in expected) == (b"sk.pdf" in now[REALISASI])
        assert b"semester_2: {nilai: 70}" in now[REALISASI]
        assert not Path(journal_of(str(unit / "plans"))).exists()
    assert cut >= 3
    assert finished >= 1


def test_the_next_writer_takes_back_what_was_cut_short(zi: Zi, unit: Path) -> None:
    before = states(unit)
    cut_short(zi, unit)
    assert whole(unit) != before
    done = zi(*RECORD, cwd=unit)
    assert done.code == 0
    assert "perubahan sebelumnya terputus" in done.err
    now = whole(unit)
    assert {**now, REALISASI: b""} == {**before, REALISASI: b""}
    assert b"semester_2: {nilai: 70}" in now[REALISASI]
    assert not journal(unit).exists()


def test_readers_read_what_was_before(zi: Zi, unit: Path) -> None:
    question = ("status", "2024", "--format", "json", "--today", "2024-12-31")
    before = zi(*question, cwd=unit).out
    cut_short(zi, unit)
    assert zi(*question, cwd=unit).out == before
    said = zi("evidence", "list", "--year", "2024", "--format", "json", cwd=unit)
    assert "sk.pdf" not in said.out


def test_an_answer_from_before_is_not_kept_for_what_lies_there(
    zi: Zi, unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZI_CACHE", str(tmp_path / "simpanan"))
    (tmp_path / "simpanan").mkdir(mode=0o700)
    question = ("check", "--format", "json", "--today", "2024-12-31")
    cut_short(zi, unit)
    assert "ZI404" in zi(*question, cwd=unit).out
    Path(journal_of(str(unit / "plans"))).unlink()
    assert "ZI404" not in zi(*question, cwd=unit).out
    assert "ZI404" not in zi("check", str(unit), "--format", "json", "--today", "2024-12-31", cwd=tmp_path).out


def cut_short(zi: Zi, unit: Path) -> None:
    """Kill `zi evidence add` when the copy and the register have their new content, and realisasi not yet."""
    real = disk.rename

    def third(path: Path, target: Path) -> None:
        real(path, target)
        if target.name == "2024.yaml":
            os._exit(99)

    child = os.fork()
    if child == 0:
        disk.rename = third
        zi(*ADD, cwd=unit)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 99


def journal(unit: Path) -> Path:
    return Path(journal_of(str(unit / "plans")))


def test_the_journal_is_the_users_own_and_closed_to_others(zi: Zi, unit: Path, tmp_path: Path) -> None:
    os.umask(0)
    try:
        cut_short(zi, unit)
    finally:
        os.umask(0o022)
    found = journal(unit)
    assert found.is_relative_to(tmp_path / "keadaan")
    assert [stat.S_IMODE(one.stat().st_mode) for one in (found, found.parent)] == [0o600, 0o700]
    names = [one["nama"] for one in json.loads(found.read_bytes())["berkas"]]
    assert names == ["bukti/2024/sk.pdf", "bukti/2024.yaml", "realisasi/2024.yaml"]


def test_what_somebody_saved_since_is_not_taken_back(zi: Zi, unit: Path) -> None:
    cut_short(zi, unit)
    with (unit / REALISASI).open("ab") as file:
        file.write(b"# disunting sesudah listrik padam\n")
    lying = whole(unit)
    assert "ZI404" not in zi("check", "--format", "json", cwd=unit).out
    assert zi(*RECORD, cwd=unit).code == 0
    now = whole(unit)
    assert {**now, REALISASI: b""} == {**lying, REALISASI: b""}
    assert b"# disunting sesudah listrik padam\n" in now[REALISASI]
    assert not journal(unit).exists()


Forge = Callable[[dict[str, Any]], object]
FORGED: dict[str, Forge] = {
    "naik": lambda said: said["berkas"].append(entry("../rahasia.txt", b"jahat", b"rahasia")),
    "mutlak": lambda said: said["berkas"].append(entry("/etc/hostname", b"jahat", b"rahasia")),
    "tautan": lambda said: said["berkas"].append(entry("tautan/rahasia.txt", b"jahat", b"rahasia")),
    "kunci lain": lambda said: said.update(jalankan="rm"),
    "versi lain": lambda said: said.update(zi=2),
    "tanpa sidik": lambda said: said["berkas"][0].update(sesudah=""),
    "bukan base64": lambda said: said["berkas"][2].update(sebelum="!!"),
    "bukan daftar": lambda said: said.update(berkas={}),
}


def entry(nama: str, before: bytes, after: bytes) -> dict[str, str]:
    return {"nama": nama, "sebelum": base64.b64encode(before).decode(), "sesudah": sha256(after).hexdigest()}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_journal_that_zi_does_not_write_says_nothing(zi: Zi, unit: Path, forge: Forge) -> None:
    (unit / "rahasia.txt").write_bytes(b"rahasia")
    (unit / "plans/tautan").symlink_to(unit)
    cut_short(zi, unit)
    said = json.loads(journal(unit).read_bytes())
    forge(said)
    journal(unit).write_text(json.dumps(said), encoding="utf-8")
    assert_is_ignored(zi, unit)


@pytest.mark.parametrize("how", ["file", "folder", "link"])
def test_a_journal_that_others_could_write_says_nothing(zi: Zi, unit: Path, tmp_path: Path, how: str) -> None:
    cut_short(zi, unit)
    place = journal(unit)
    if how == "link":
        place.rename(tmp_path / "lain.json")
        place.symlink_to(tmp_path / "lain.json")
    else:
        (place if how == "file" else place.parent).chmod(0o777)
    assert_is_ignored(zi, unit)


def assert_is_ignored(zi: Zi, unit: Path) -> None:
    lying = whole(unit)
    assert "ZI404" not in zi("check", "--format", "json", cwd=unit).out
    done = zi(*RECORD, cwd=unit)
    assert done.code == 0, done.err
    assert "terputus" not in done.err
    assert {**whole(unit), REALISASI: b""} == {**lying, REALISASI: b""}


def test_a_journal_in_the_repository_is_none(
    zi: Zi, unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(zi, unit)
    for folder in (unit, unit / "plans", unit / "plans/perubahan", unit / ".local/state/zi/perubahan"):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(journal(unit), folder)
    monkeypatch.setenv("ZI_STATE", str(tmp_path / "lain"))
    assert_is_ignored(zi, unit)


def test_where_nothing_can_be_noted_nothing_is_written(
    zi: Zi, unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berkas").touch()
    monkeypatch.setenv("ZI_STATE", str(tmp_path / "berkas"))
    before = states(unit)
    done = zi(*ADD, cwd=unit)
    assert done.code == 2
    assert "ZI_STATE" in done.err
    assert "tidak ada yang ditulis" in done.err
    assert states(unit) == before
    assert zi(*RECORD, cwd=unit).code == 0  # one file needs no journal


@pytest.mark.slow
def test_a_killed_init_does_not_keep_the_next_one_out(zi: Zi, tmp_path: Path) -> None:
    words = ("init", "baru", "--from", "2024", "--to", "2024", "--unit", "Dinas Baru")
    new = tmp_path / "baru"
    assert zi(*words, cwd=tmp_path).code == 0
    expected = states(new)
    count = 0
    for step in killed(zi, tmp_path, words, lambda: shutil.rmtree(new, ignore_errors=True)):
        assert not (new / "plans").exists() or whole(new) == expected, step
        if not (new / "plans").exists():
            again = zi(*words, cwd=tmp_path)
            assert again.code == 0, (step, again.err)
        assert whole(new) == expected
        count += 1
    assert count > 20
