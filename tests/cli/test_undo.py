"""A change is taken back whole, while nobody has changed its files since; what is kept for that is no instruction."""

import base64
import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Answer
from tests.power import tree_of
from tests.writing_acts import (
    ACTS,
    ADDED,
    AYU,
    BUDI,
    FOLLOWED,
    ISSUED,
    JULY,
    STATE,
    SUBMITTED,
    UNIT,
    Act,
    surroundings,
    typed,
)
from zi_cli.acts.terms import Terms
from zi_cli.acts.undo import history, undo
from zi_cli.files import history as kept
from zi_cli.files.unfinished import history_of
from zi_cli.files.workspace import find_workspace
from zi_cli.model.ejaan import parse_tanggal
from zi_cli.model.refusal import Conflict

DAY = parse_tanggal("2024-07-10")
BY_NAME = {one.nama: one for one in ACTS}
RECORD, AGAIN = BY_NAME["record"], BY_NAME["record-lagi"]
UNDONE = [
    one
    for one in ACTS
    if not one.makes and one.command[0] not in ("init", "period", "undo") and "--jawab" not in one.typed
]
WAYS: dict[str, Callable[[bytes], bytes]] = {
    "lf": bytes,
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "bom": lambda data: b"\xef\xbb\xbf" + data,
}


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of the units but the lock."""
    return {
        path: held[1]
        for path, held in tree_of(folder).items()
        if held[1] is not None and not path.startswith(f"{STATE}/") and not path.endswith(".zi.lock")
    }


def said(answer: Answer) -> str:
    return " ".join(answer.err.split())


def done(folder: Path, *words: str) -> Answer:
    answer = typed(folder, words)
    assert answer.code == 0, answer.err
    return answer


def listed(folder: Path, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done(folder, "undo", "--list", "--format", "json", *more).out)["perubahan"]
    return found


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return surroundings(RECORD, tmp_path)


@pytest.fixture
def state(office: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of the office's history."""
    monkeypatch.setenv("ZI_STATE", str(office / STATE))
    return Path(history_of(str(office / UNIT / "plans")))


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("act", UNDONE, ids=lambda one: one.nama)
def test_a_change_is_taken_back_to_the_byte(tmp_path: Path, act: Act, way: str) -> None:
    folder = surroundings(act, tmp_path)
    for path in (folder / UNIT / "plans").rglob("*.yaml"):
        path.write_bytes(WAYS[way](path.read_bytes()))
    before, where = contents(folder), act.typed[-4:-2] if "-C" in act.typed else ()
    done(folder, *act.typed)
    after = contents(folder)
    assert after != before
    assert listed(folder, *where)[-1]["dapat_diurungkan"]
    assert listed(folder, *where)[-1]["hal"]
    done(folder, "undo", *where, *JULY)
    assert contents(folder) == before
    done(folder, "undo", str(listed(folder, *where)[-1]["nomor"]), *where, *JULY)
    assert contents(folder) == after
    done(folder, "undo", *where, *JULY)
    assert contents(folder) == before


READINGS = st.tuples(st.sampled_from("xy"), st.integers(1, 99), st.sampled_from("12")).map(
    lambda one: ("record", one[0], *_value(*one[:2]), "--semester", one[2], "--year", "2024", *JULY)
)
WORK = st.sampled_from(
    [
        ("done", "lapor", "--on", "2024-06-20", *JULY),
        ("done", "lapor", "--cancel", "Acara ditiadakan", *JULY),
        ADDED,
        ("evidence", "add", "../sumber/rapat.pdf", "--for", "rapat@Juni", "--output", "Notulen", *AYU, *JULY),
        ("evidence", "review", "laporan.pdf", "--accept", *BUDI, *JULY),
        ISSUED,
        FOLLOWED,
    ]
)


def _value(id_: str, n: int) -> tuple[str, ...]:
    return (str(n),) if id_ == "x" else ("--pembilang", str(n), "--penyebut", "100")


@settings(max_examples=8)
@given(st.lists(READINGS | WORK, min_size=1, max_size=5), st.sampled_from([*WAYS]))
def test_all_that_was_done_is_undone_one_by_one(words: list[tuple[str, ...]], way: str) -> None:
    with TemporaryDirectory() as named:
        folder = surroundings(RECORD, Path(named))
        path = folder / UNIT / "plans/realisasi/2024.yaml"
        path.write_bytes(WAYS[way](path.read_bytes()))
        states = [contents(folder)]
        for one in words:
            answer = typed(folder, one)
            assert answer.code in (0, 2), answer.err
            if contents(folder) != states[-1]:
                states.append(contents(folder))
        for before in reversed(states[:-1]):
            done(folder, "undo", *JULY)
            assert contents(folder) == before
        assert "tidak ada perubahan yang dapat diurungkan" in said(typed(folder, ("undo", *JULY)))
        for after in states[1:]:
            last = [one for one in listed(folder) if one["perbuatan"] == "undo" and one["dapat_diurungkan"]]
            done(folder, "undo", str(last[-1]["nomor"]), *JULY)
            assert contents(folder) == after


def test_what_somebody_changed_since_is_not_taken_back(office: Path) -> None:
    done(office, *ADDED)
    path = office / UNIT / "plans/bukti/2024.yaml"
    path.write_bytes(path.read_bytes() + b"# catatan sendiri\n")
    before = contents(office)
    answer = typed(office, ("undo", *JULY))
    assert answer.code == 2
    assert "plans/bukti/2024.yaml sudah berubah lagi sesudah perubahan nomor 1" in said(answer)
    assert contents(office) == before
    assert listed(office)[0]["sebab"].startswith("plans/bukti/2024.yaml sudah berubah")


@pytest.mark.parametrize("what", ["unlink", "folder", "other"])
def test_a_copy_that_is_no_longer_the_same_is_not_taken_away(office: Path, what: str) -> None:
    done(office, *ADDED)
    path = office / UNIT / "plans/bukti/2024/laporan.pdf"
    path.unlink()
    if what == "folder":
        path.mkdir()
    elif what == "other":
        path.write_bytes(b"yang lain")
    before = contents(office)
    assert "laporan.pdf sudah berubah lagi" in said(typed(office, ("undo", *JULY)))
    assert contents(office) == before


def test_an_older_change_waits_for_the_later_one(office: Path) -> None:
    done(office, *RECORD.typed)
    done(office, "done", "lapor", "--on", "2024-06-20", *JULY)
    answer = typed(office, ("undo", "1", *JULY))
    assert answer.code == 2
    assert "urungkan dulu yang sesudahnya: zi undo 2" in said(answer)


def test_two_undos_in_turn_and_an_undo_of_an_undo(office: Path) -> None:
    states = [contents(office)]
    for nilai in ("50", "60", "70"):
        done(office, "record", "x", nilai, "--semester", "1", "--year", "2024", "--yakin", *JULY)
        states.append(contents(office))
    done(office, "undo", *JULY)
    assert contents(office) == states[2]
    done(office, "undo", *JULY)
    assert contents(office) == states[1]
    assert "perubahan nomor 3 sudah diurungkan oleh nomor 4" in said(typed(office, ("undo", "3", *JULY)))
    done(office, "undo", "5", *JULY)
    assert contents(office) == states[2]
    made = done(office, "undo", *JULY)  # what was done again is the last that stands
    assert "dikembalikan: realisasi" in made.out
    assert contents(office) == states[1]
    assert [one["perbuatan"] for one in listed(office)] == ["record"] * 3 + ["undo", "undo", "redo", "undo"]


def test_what_was_put_back_by_another_way_is_passed_over(office: Path) -> None:
    path = office / UNIT / "plans/realisasi/2024.yaml"
    done(office, *ISSUED)
    before = path.read_bytes()
    done(office, *RECORD.typed)
    path.write_bytes(before)
    assert "sudah seperti sebelum perubahan nomor 2" in said(typed(office, ("undo", "2", *JULY)))
    assert "rekomendasi r1" in done(office, "undo", *JULY).out


def test_a_period_that_was_submitted_keeps_what_it_reads(office: Path) -> None:
    done(office, *RECORD.typed)
    done(office, "record", "x", "80", "--semester", "2", "--year", "2024", "--today", "2024-12-20", "--yakin")
    done(office, *SUBMITTED)
    before = contents(office)
    assert len(listed(office)) == 2  # a step of a period is none
    done(office, "undo", "--today", "2024-12-20")  # the second semester is still open
    assert "Semester I 2024 sedang diajukan" in said(typed(office, ("undo", *JULY)))
    assert "Semester I 2024 sedang diajukan" in listed(office)[0]["sebab"]
    done(office, "undo", "3", *JULY)
    assert contents(office) == before
    done(office, "period", "approve", "2024-s1", *BUDI, *JULY)
    done(office, "undo", *JULY)
    assert "Semester I 2024 sudah disetujui" in said(typed(office, ("undo", *JULY)))
    done(office, "period", "reopen", "2024-s1", "--reason", "Keliru", *AYU, *JULY)
    done(office, "undo", *JULY)


def test_what_something_else_needs_is_kept(tmp_path: Path) -> None:
    """A work that a revised plan added has a record by now."""
    act = BY_NAME["import-perbarui"]
    folder, where = surroundings(act, tmp_path), ("-C", "../baru")
    done(folder, "new-year", "2024", *where)
    done(folder, *act.typed)
    done(folder, "done", "I.1.2", "--on", "2024-06-30", "--month", "Desember", "--year", "2024", *JULY, *where)
    before = contents(folder)
    answer = typed(folder, ("undo", "2", *JULY, *where))
    assert answer.code == 2
    assert "galat" in said(answer)
    assert contents(folder) == before


def test_a_dry_run_shows_and_writes_nothing(office: Path) -> None:
    done(office, *ADDED)
    before, known = contents(office), listed(office)
    shown = done(office, "undo", "--dry-run", *JULY)
    assert "-    bukti:" in shown.out or "-bukti:" in shown.out
    assert "--- a/plans/bukti/2024.yaml\n+++ /dev/null" in shown.out
    assert (contents(office), listed(office)) == (before, known)


def test_what_is_no_text_is_named_in_a_dry_run(office: Path) -> None:
    (office / "sumber/laporan.pdf").write_bytes(b"%PDF\xff\xfe")
    done(office, *ADDED)
    assert (
        "a/plans/bukti/2024/laporan.pdf dan /dev/null berbeda; isinya bukan teks" in done(office, "undo", "--coba").out
    )


def test_a_copy_too_large_to_be_kept_stays(office: Path) -> None:
    (office / "sumber/laporan.pdf").write_bytes(b"besar" * 1000)
    done(office, *ADDED)
    with mock.patch("zi_cli.acts.undo.LARGEST", 4000):
        answer = done(office, "undo", *JULY)
    assert "plans/bukti/2024/laporan.pdf terlalu besar untuk disimpan, jadi tetap ada" in said(answer)
    assert (office / UNIT / "plans/bukti/2024/laporan.pdf").exists()
    assert not (office / UNIT / "plans/bukti/2024.yaml").exists()
    done(office, "undo", "2", *JULY)


def test_another_change_than_the_one_seen_is_a_conflict(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_STATE", str(office / STATE))
    workspace = find_workspace(office / UNIT)

    def seen() -> Terms:
        return Terms(workspace.places, DAY, expected=history(workspace)[-1].tanda)

    done(office, *RECORD.typed)
    old = seen()
    done(office, "done", "lapor", "--on", "2024-06-20", *JULY)
    with pytest.raises(Conflict):
        undo(old)
    assert undo(seen()).hasil.tentang.nama == "done"
    assert undo(old).hasil.tentang.nama == "record"
    with pytest.raises(Conflict):
        undo(old)


def test_a_number_that_is_none(office: Path) -> None:
    assert "tidak ada perubahan nomor 7" in said(typed(office, ("undo", "7")))
    assert "bukan nomor perubahan" in said(typed(office, ("undo", "x")))
    assert "belum ada perubahan" in done(office, "urungkan", "--daftar").out


def _open(path: Path) -> None:
    path.chmod(0o640)


def _open_folder(path: Path) -> None:
    path.parent.chmod(0o755)


def _link(path: Path) -> None:
    path.rename(path.with_name("lain"))
    path.symlink_to("lain")


def _huge(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(kept.MOST_TOGETHER + 1)


def _said(**changed: Any) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_text(json.dumps({**json.loads(path.read_text()), **changed}))

    return change


def _file(**changed: Any) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        held = json.loads(path.read_text())
        held["berkas"][0] |= changed
        path.write_text(json.dumps(held))

    return change


OUTSIDE = {"sebelum": base64.b64encode(b"jahat").decode(), "sesudah": sha256(b"milik orang").hexdigest()}
HOSTILE: dict[str, Callable[[Path], None]] = {
    "others may read it": _open,
    "others may read its folder": _open_folder,
    "a link": _link,
    "huge": _huge,
    "garbage": lambda path: path.write_bytes(b"\xff{") and None,
    "deep": lambda path: path.write_text("[" * 100_000) and None,
    "another version": _said(zi=2),
    "another key": _said(lebih=1),
    "no file": _said(berkas=[]),
    "no day": _said(hari="kemarin"),
    "no act": _said(nama="../x"),
    "takes a later one back": _said(mengurungkan=9),
    "truth is no number": _said(mengurungkan=True),
    "outside": _file(nama="../rahasia.txt", **OUTSIDE),
    "absolute": _file(nama="/etc/passwd"),
    "a hidden one": _file(nama=".git/config"),
    "the log of a period": _file(nama="periode/2024-s1.yaml"),
    "no base64": _file(sebelum="*"),
    "nothing before and after": _file(sebelum=None, sesudah=None),
    "no digest": _file(sesudah="x"),
}


@pytest.mark.skipif(os.name == "nt", reason="who may read a file is said otherwise there")
@pytest.mark.parametrize("how", HOSTILE)
def test_what_does_not_fit_is_ignored(office: Path, state: Path, how: str) -> None:
    (office / UNIT / "rahasia.txt").write_bytes(b"milik orang")
    done(office, *RECORD.typed)
    HOSTILE[how](state / "1.json")
    before = contents(office)
    assert listed(office) == []
    assert typed(office, ("undo", *JULY)).code == 2
    assert typed(office, ("undo", "1", *JULY)).code == 2
    assert contents(office) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives a file away")
@pytest.mark.parametrize("which", [".", "1.json"])
def test_what_is_somebody_elses_is_ignored(office: Path, state: Path, which: str) -> None:
    done(office, *RECORD.typed)
    os.chown(state / which, 65534, 65534)
    assert listed(office) == []


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_name_that_became_a_link_is_ignored(office: Path) -> None:
    done(office, *RECORD.typed)
    path = office / UNIT / "plans/realisasi/2024.yaml"
    path.rename(office / "luar.yaml")
    path.symlink_to(office / "luar.yaml")
    assert listed(office) == []


def test_a_history_that_cannot_be_written_stops_no_change(office: Path) -> None:
    (office / STATE / "riwayat").write_text("bukan folder")
    assert done(office, *RECORD.typed).err == ""
    assert listed(office) == []


def test_the_oldest_goes(office: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    for nilai in range(50, 56):
        done(office, "record", "x", str(nilai), "--semester", "1", "--year", "2024", *JULY)
    assert [one["nomor"] for one in listed(office)] == [4, 5, 6]
    size = max(path.stat().st_size for path in state.iterdir())
    monkeypatch.setattr(kept, "MOST_TOGETHER", 2 * size + 10)
    done(office, "record", "x", "60", "--semester", "1", "--year", "2024", *JULY)
    assert [one["nomor"] for one in listed(office)] == [6, 7]
    monkeypatch.setattr(kept, "MOST_TOGETHER", 10)
    done(office, "record", "x", "61", "--semester", "1", "--year", "2024", *JULY)
    assert listed(office) == []


@pytest.mark.parametrize("act", [one for one in ACTS if one.command[0] == "period"], ids=lambda one: one.nama)
def test_a_step_of_a_period_is_never_taken_back(tmp_path: Path, act: Act) -> None:
    folder = surroundings(act, tmp_path)
    done(folder, *act.typed)
    assert listed(folder) == []
