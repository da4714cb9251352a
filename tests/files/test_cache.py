"""A kept answer is the one that was put there, or there is none."""

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from tests.conftest import ROOT
from tests.moments import just_before
from zi_cli.cache.store import MOST_OF_ONE, SHARDS, Cache, code_mark, quick_digest, users_cache

KEY = quick_digest(b"pertanyaan").digest()
OTHER = KEY[:1] + quick_digest(b"lain").digest()[1:]
ANSWER = "64,71 % · tercapai\n".encode() * 3

only_posix = pytest.mark.skipif(os.name == "nt", reason="modes, owners and links are POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def kept(folder: Path) -> Path:
    """Keep one answer; gives its file."""
    Cache(str(folder)).put(KEY, ANSWER)
    return the_entry(folder)


def the_entry(folder: Path) -> Path:
    (found,) = (path for path in folder.rglob("*") if path.is_file())
    return found


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if not path.is_dir()]


def get(folder: Path, key: bytes = KEY) -> bytes | None:
    """Ask as a fresh process does."""
    return Cache(str(folder)).get(key)


def refusing(error: OSError) -> object:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise error

    return refuse


def test_what_was_put_is_got_by_its_key_alone(folder: Path, kept: Path) -> None:
    assert kept.exists()
    assert get(folder) == ANSWER
    assert get(folder, OTHER) is None
    Cache(str(folder)).put(OTHER, b"")
    assert (get(folder, OTHER), get(folder)) == (b"", ANSWER)


def test_the_latest_answer_stands(folder: Path) -> None:
    for answer in (b"satu", b"dua"):
        Cache(str(folder)).put(KEY, answer)
    assert get(folder) == b"dua"
    assert len(files_in(folder)) == 1


def test_a_folder_that_is_not_there_holds_nothing_and_is_not_made_by_asking(folder: Path) -> None:
    assert get(folder) is None
    assert not folder.exists()


def test_damage_at_any_byte_is_noticed(folder: Path, kept: Path) -> None:
    whole = kept.read_bytes()
    for at in range(len(whole)):
        for flip in (0x01, 0x80, 0xFF):
            kept.write_bytes(whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :])
            assert get(folder) is None, at
    kept.write_bytes(whole)
    assert get(folder) == ANSWER


def test_an_entry_cut_off_or_lengthened_is_noticed(folder: Path, kept: Path) -> None:
    whole = kept.read_bytes()
    for length in range(len(whole)):
        kept.write_bytes(whole[:length])
        assert get(folder) is None, length
    kept.write_bytes(whole + b"\n")
    assert get(folder) is None


def test_the_entry_of_another_key_is_foreign(folder: Path, kept: Path) -> None:
    Cache(str(folder)).put(OTHER, b"lain")
    (other,) = set(files_in(folder)) - {kept}
    kept.write_bytes(other.read_bytes())
    assert get(folder) is None


def test_an_older_version_beside_this_one_is_left_alone(folder: Path, kept: Path) -> None:
    older = kept.parent.parent.rename(folder / "v0")
    assert get(folder) is None
    Cache(str(folder)).put(KEY, b"baru")
    assert get(folder) == b"baru"
    assert len(files_in(older)) == 1


def test_an_older_form_in_the_same_place_is_ignored(kept: Path, folder: Path) -> None:
    def whole(form: bytes) -> bytes:
        return form + KEY + quick_digest(form + KEY + ANSWER).digest() + ANSWER

    assert kept.read_bytes() == whole(b"zi kept 1\n")
    kept.write_bytes(whole(b"zi kept 0\n"))
    assert get(folder) is None


def test_what_is_too_large_is_not_kept(folder: Path) -> None:
    Cache(str(folder)).put(KEY, b"x" * (MOST_OF_ONE + 1))
    assert get(folder) is None
    assert files_in(folder) == []


@only_posix
def test_only_the_owner_can_read_or_write(folder: Path, kept: Path) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*")) if path.is_dir()}
    assert modes == {0o700}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@only_posix
@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_a_folder_that_others_can_write_to_is_not_used(folder: Path, kept: Path, mode: int) -> None:
    folder.chmod(mode)
    assert get(folder) is None
    Cache(str(folder)).put(OTHER, b"lain")
    assert files_in(folder) == [kept]
    folder.chmod(0o700)
    kept.parent.parent.chmod(mode)
    assert get(folder) is None


@only_posix
def test_a_folder_of_somebody_else_is_not_used(folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only root could give a folder away, so whoever asks is made another user."""
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    assert get(folder) is None
    Cache(str(folder)).put(OTHER, b"lain")
    assert files_in(folder) == [kept]


@only_posix
@pytest.mark.parametrize("part", ["folder", "version", "shard", "entry"])
def test_no_link_is_followed(tmp_path: Path, folder: Path, kept: Path, part: str) -> None:
    path = {"folder": folder, "version": kept.parent.parent, "shard": kept.parent, "entry": kept}[part]
    path.rename(tmp_path / "asli")
    path.symlink_to(tmp_path / "asli")
    assert get(folder) is None
    before = files_in(tmp_path / "asli")
    Cache(str(folder)).put(OTHER if part != "entry" else KEY, b"lain")
    assert files_in(tmp_path / "asli") == before
    if part == "entry":
        assert (tmp_path / "asli").read_bytes().endswith(ANSWER)  # the link was replaced, not what it leads to


@only_posix
def test_a_pipe_in_place_of_an_entry_does_not_hold_anything_up(folder: Path, kept: Path) -> None:
    kept.unlink()
    os.mkfifo(kept)
    assert get(folder) is None


@pytest.mark.parametrize("standing", ["folder", "version", "shard", "entry"])
def test_what_stands_in_the_way_means_no_cache(folder: Path, kept: Path, standing: str) -> None:
    path = {"folder": folder, "version": kept.parent.parent, "shard": kept.parent, "entry": kept}[standing]
    if standing == "entry":
        kept.unlink()
        kept.mkdir()
        (kept / "isi").touch()
    else:
        path.rename(folder.parent / "lain")
        path.write_text("", encoding="utf-8")
    assert get(folder) is None
    Cache(str(folder)).put(KEY, ANSWER)
    assert get(folder) is None


@pytest.mark.parametrize("call", ["mkdir", "makedirs", "open", "write", "replace", "lstat", "scandir", "close"])
@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EIO, errno.EMFILE])
def test_a_folder_that_is_read_only_or_full_means_no_cache(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """No real disk fails in the call one chooses, so the system is made to refuse."""
    folder.parent.mkdir(exist_ok=True)
    monkeypatch.setattr(os, call, refusing(OSError(code, os.strerror(code))))
    Cache(str(folder)).put(KEY[:1] + b"\0" + KEY[2:], ANSWER)  # a key whose putting makes room too
    Cache(str(folder)).get(KEY)
    monkeypatch.undo()
    assert [path for path in files_in(folder) if path.name.startswith(".")] == []


@only_posix
def test_a_write_that_is_cut_short_leaves_nothing(folder: Path) -> None:
    import resource  # noqa: PLC0415  POSIX

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        Cache(str(folder)).put(KEY, ANSWER)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert folder.exists()
    assert files_in(folder) == []


@pytest.mark.parametrize("call", [os.write, os.replace])
def test_an_interruption_leaves_nothing_half_written(folder: Path, call: Callable[..., object]) -> None:
    with pytest.raises(KeyboardInterrupt), just_before(call, lambda: signal.raise_signal(signal.SIGINT)):
        Cache(str(folder)).put(KEY, ANSWER)
    assert folder.exists()
    assert files_in(folder) == []


def test_the_oldest_make_room(folder: Path) -> None:
    cache = Cache(str(folder), most_entries=10 * SHARDS)
    keys = [KEY[:1] + bytes([n]) + KEY[2:] for n in range(200)]
    for n, key in enumerate(keys):
        cache.put(key, b"%d" % n)
        os.utime(folder / "v1" / key[:1].hex() / key[1:].hex(), (n, n))
    left = [n for n, key in enumerate(keys) if get(folder, key) is not None]
    assert len(left) <= 10 + 16
    assert left == list(range(200 - len(left), 200))


def test_large_answers_make_room_sooner(folder: Path) -> None:
    cache = Cache(str(folder), most_bytes=100_000 * SHARDS)
    for n in range(50):
        cache.put(KEY[:1] + bytes([n]) + KEY[2:], b"x" * 20_000)
    assert sum(path.stat().st_size for path in files_in(folder)) <= 100_000


def test_what_a_killed_process_left_behind_is_taken_away(folder: Path, kept: Path) -> None:
    left, begun = kept.parent / ".1-1", kept.parent / ".2-2"
    left.touch()
    begun.touch()
    os.utime(left, (1, 1))
    Cache(str(folder)).put(KEY[:1] + b"\0" + KEY[2:], ANSWER)
    assert (left.exists(), begun.exists()) == (False, True)


HAMMER = """
import sys
from zi_cli.cache.store import Cache, quick_digest
keys = [quick_digest(b"%d" % n).digest() for n in range(40)]
for round in range(30):
    for n, key in enumerate(keys):
        cache = Cache(sys.argv[1])
        found = cache.get(key)
        assert found is None or found == b"%d" % n * 50, found
        cache.put(key, b"%d" % n * 50)
"""


def test_several_processes_at_once_disturb_none(folder: Path) -> None:
    command = [sys.executable, "-c", HAMMER, str(folder)]
    running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(4)]
    assert [(one.communicate()[1], one.returncode) for one in running] == [(b"", 0)] * 4
    assert not [path for path in files_in(folder) if path.name.startswith(".")]
    for n in range(40):
        assert get(folder, quick_digest(b"%d" % n).digest()) == b"%d" % n * 50


def test_where_the_users_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def folder_with(**said: str) -> str | None:
        for name in ("ZI_CACHE", "XDG_CACHE_HOME"):
            monkeypatch.delenv(name, raising=False)
        for name, value in said.items():
            monkeypatch.setenv(name, value)
        found = users_cache()
        return found and found.folder

    home = str(tmp_path)
    assert folder_with(ZI_CACHE="0", HOME=home) is None
    assert folder_with(ZI_CACHE=str(tmp_path / "sini"), HOME=home) == str(tmp_path / "sini")
    if sys.platform == "linux":
        assert folder_with(HOME=home) == f"{home}/.cache/zi"
        assert folder_with(HOME=home, XDG_CACHE_HOME=f"{home}/lain") == f"{home}/lain/zi"
        assert folder_with(HOME=home, XDG_CACHE_HOME="relatif") == f"{home}/.cache/zi"
        assert folder_with(HOME="relatif") is None


def test_code_that_changes_in_any_way_is_other_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "paket"
    (package / "files").mkdir(parents=True)
    (package / "files" / "cache.py").write_text("lama", encoding="utf-8")
    (package / "data.yaml").write_text("lama", encoding="utf-8")
    marks = [code_mark(str(package))]
    assert code_mark(str(package)) == marks[0]
    (package / "data.yaml").write_text("baru", encoding="utf-8")
    marks.append(code_mark(str(package)))
    (package / "baru.py").touch()
    marks.append(code_mark(str(package)))
    (package / "baru.py").rename(package / "lain.py")
    marks.append(code_mark(str(package)))
    before = (package / "files" / "cache.py").stat()
    (package / "files" / "cache.py").write_text("baru", encoding="utf-8")
    os.utime(package / "files" / "cache.py", ns=(before.st_atime_ns, before.st_mtime_ns))
    marks.append(code_mark(str(package)))
    monkeypatch.syspath_prepend(str(tmp_path))
    marks.append(code_mark(str(package)))
    (tmp_path / "rich-99.dist-info").mkdir()
    marks.append(code_mark(str(package)))
    assert len(set(marks)) == len(marks)
    assert code_mark(str(tmp_path / "tidak" / "ada")) == b""
