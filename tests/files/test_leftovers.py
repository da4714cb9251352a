"""What is left half made is cleared where it is certainly zi's; what a file is beside its content stays."""

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from tests.conftest import Zi
from tests.repository import Repo
from zi_cli.files import disk

YEAR = "plans/realisasi/2024.yaml"
RECORD = ("record", "V.1.a", "70", "--semester", "2", "--year", "2024")
CHECK = ("check", "--today", "2024-12-31")
LEFT = ".2024.yaml.1a2b3c4d.zi.tmp"
posix = pytest.mark.skipif(os.name == "nt", reason="owners, modes and links are POSIX here")
root = pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away"
)


@pytest.mark.parametrize("folder", ["", "realisasi", "bukti", "periode", "rekomendasi"])
def test_what_is_left_is_named_and_the_next_writer_clears_it(zi: Zi, unit: Path, folder: str) -> None:
    path = unit / "plans" / folder / LEFT
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"skema: 1\nta")
    assert f"{path.relative_to(unit).as_posix()}:1:1: peringatan ZI405" in zi(*CHECK, cwd=unit).out
    assert path.exists()
    assert zi(*RECORD, cwd=unit).code == 0
    assert not path.exists()
    assert "ZI405" not in zi(*CHECK, cwd=unit).out


def test_an_answer_that_was_kept_is_not_given_again_for_what_is_left(
    zi: Zi, unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZI_CACHE", str(tmp_path / "simpanan"))
    (tmp_path / "simpanan").mkdir(mode=0o700)
    assert "ZI405" not in zi("check", str(unit), "--today", "2024-12-31", cwd=tmp_path).out
    (unit / "plans/realisasi" / LEFT).write_bytes(b"setengah")
    assert "ZI405" in zi("check", str(unit), "--today", "2024-12-31", cwd=tmp_path).out


@pytest.mark.parametrize(
    "name", [".2024.yaml.zi.tmp", ".2024.yaml.1a2b3c4d.tmp", ".2024.yaml.1A2B3C4D.zi.tmp", "2024.1a2b3c4d.zi.tmp"]
)
def test_what_has_another_name_is_not_zis(zi: Zi, unit: Path, name: str) -> None:
    path = unit / "plans/realisasi" / name
    path.write_bytes(b"milik orang")
    assert "ZI405" not in zi(*CHECK, cwd=unit).out
    assert zi(*RECORD, cwd=unit).code == 0
    assert path.read_bytes() == b"milik orang"


def test_a_copy_of_evidence_may_still_wait_for_its_turn(zi: Zi, unit: Path) -> None:
    path = unit / "plans/bukti/.bukti.1a2b3c4d.zi.tmp"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"setengah")
    assert zi(*RECORD, cwd=unit).code == 0
    assert path.exists()
    os.utime(path, (time.time() - 7200,) * 2)
    assert zi(*RECORD, cwd=unit).code == 0
    assert not path.exists()


@posix
@pytest.mark.parametrize("kind", ["tautan", "folder", "pipa"])
def test_what_is_no_plain_file_stays(zi: Zi, unit: Path, kind: str) -> None:
    path = unit / "plans/realisasi" / LEFT
    if kind == "tautan":
        path.symlink_to(unit / YEAR)
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    assert zi(*RECORD, cwd=unit).code == 0
    assert os.path.lexists(path)
    assert (unit / YEAR).exists()


@root
def test_what_is_somebody_elses_stays(zi: Zi, unit: Path) -> None:
    path = unit / "plans/realisasi" / LEFT
    path.write_bytes(b"milik orang")
    os.chown(path, 65534, -1)
    assert zi(*RECORD, cwd=unit).code == 0
    assert path.exists()


def test_what_git_keeps_stays(zi: Zi, unit: Path) -> None:
    path, repo = unit / "plans/realisasi" / LEFT, Repo(unit)
    path.write_bytes(b"disimpan di git")
    repo.git("init", "-q")
    repo.git("add", "-f", str(path))
    assert zi(*RECORD, cwd=unit).code == 0
    assert path.exists()
    repo.git("rm", "-q", "--cached", str(path))
    assert zi(*RECORD, cwd=unit).code == 0
    assert not path.exists()


@posix
def test_a_file_with_two_names_is_refused(zi: Zi, unit: Path) -> None:
    path = unit / YEAR
    (unit / "lain.yaml").hardlink_to(path)
    before = path.read_bytes()
    answer = zi(*RECORD, cwd=unit)
    assert answer.code == 2
    assert "2024.yaml punya 2 nama" in answer.err
    assert path.read_bytes() == before


@posix
@pytest.mark.parametrize("mark", [stat.S_ISUID, stat.S_ISGID, stat.S_ISVTX])
def test_a_file_with_special_marks_is_refused(zi: Zi, unit: Path, mark: int) -> None:
    path = unit / YEAR
    path.chmod(0o644 | mark)
    before = path.read_bytes()
    answer = zi(*RECORD, cwd=unit)
    assert answer.code == 2
    assert "chmod u-s,g-s,-t 2024.yaml" in answer.err
    assert path.read_bytes() == before


@root
def test_owner_and_group_are_kept(zi: Zi, unit: Path) -> None:
    path = unit / YEAR
    path.chmod(0o640)
    os.chown(path, 65534, 4711)
    assert zi(*RECORD, cwd=unit).code == 0
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (65534, 4711, 0o640)
    assert b"semester_2: {nilai: 70}" in path.read_bytes()


@root
def test_who_may_not_give_a_file_away_writes_all_the_same(zi: Zi, unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refused(*given: object) -> None:
        asked.append(given)
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    os.chown(unit / YEAR, 65534, 4711)
    monkeypatch.setattr(disk, "chown", refused)
    assert zi(*RECORD, cwd=unit).code == 0
    assert len(asked) == 2


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="attributes are Linux here")
def test_attributes_and_access_lists_are_kept(zi: Zi, unit: Path) -> None:
    path = unit / YEAR
    acl = bytes.fromhex("0200000001000600ffffffff02000600d204000004000400ffffffff10000600ffffffff20000400ffffffff")
    kept = {}
    for name, value in (("user.zi.catatan", b"dari kantor"), ("system.posix_acl_access", acl)):
        try:
            os.setxattr(path, name, value)
        except OSError:
            continue
        kept[name] = os.getxattr(path, name)
    if not kept:
        pytest.skip("this disk has none")
    assert zi(*RECORD, cwd=unit).code == 0
    assert {name: os.getxattr(path, name) for name in kept} == kept


def test_broken_settings_of_git_are_named(zi: Zi, unit: Path) -> None:
    Repo(unit).git("init", "-q")
    (unit / ".git/config").write_text("[core\n", encoding="utf-8")
    answer = zi("period", "submit", "2024-1", "--tetap", cwd=unit)
    assert answer.code == 2
    assert "git tidak bisa membaca repositori ini: bad config line 1" in " ".join(answer.err.split())
    assert "tidak diketahui siapa Anda" not in answer.err
