"""On what terms an act is done: what the person saw, how long it waits, and that a dry run writes nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from filelock import FileLock

from zi_cli.acts.change import digest_of
from zi_cli.acts.done import Finished, done
from zi_cli.acts.recommend import Issued, follow_up, issue
from zi_cli.acts.record import record
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.acts.year import OpenYear
from zi_cli.core.meant import the_aktivitas, the_indikator
from zi_cli.core.recording import Isian
from zi_cli.files.lock import LOCK
from zi_cli.files.workspace import find_workspace
from zi_cli.model.periode import SEMESTER
from zi_cli.model.refusal import Conflict, Refusal

DAY = date(2024, 11, 23)
SECOND = (SEMESTER, 2)


@pytest.fixture(autouse=True)
def author(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose name stands where none is given."""
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ayu Lestari")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ayu@contoh.example")


def terms(unit: Path, **more: Any) -> Terms:
    return Terms(find_workspace(unit).places, DAY, "Ni Luh Sari", **more)


def reading(unit: Path, key: str) -> Any:
    """Give the reading of semester II as it stands."""
    penilaian = OpenYear(find_workspace(unit), 2024, DAY).assess()
    found = penilaian.bahan.realisasi
    assert found
    return found.indikator[the_indikator(penilaian.outline, key).id].semester_2


def occurrence(unit: Path, key: str, bulan: int) -> Any:
    penilaian = OpenYear(find_workspace(unit), 2024, DAY).assess()
    found = penilaian.bahan.realisasi
    assert found
    held = found.aktivitas.get(the_aktivitas(penilaian.outline, key).id, ())
    return next((one for one in held if one.bulan == bulan), None)


def written(unit: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in unit.rglob("*") if path.is_file() and path.name != LOCK}


def test_a_reading_that_is_as_it_was_seen_is_replaced(unit: Path) -> None:
    seen = digest_of(reading(unit, "V.4.a"))
    outcome = record(terms(unit, expected=seen), "V.4.a", Isian(nilai="70"), bagian=SECOND, tahun=2024)
    assert outcome.hasil.butir.nomor == "V.4.a"
    assert reading(unit, "V.4.a").nilai == 70
    assert digest_of(reading(unit, "V.4.a")) != seen


@pytest.mark.parametrize("expected", ["", "0" * 16])
def test_a_reading_that_somebody_changed_meanwhile_is_a_conflict(unit: Path, expected: str) -> None:
    before = written(unit)
    with pytest.raises(Conflict, match="sudah berubah sejak Anda membukanya"):
        record(terms(unit, expected=expected), "V.4.a", Isian(nilai="70"), bagian=SECOND, tahun=2024)
    assert written(unit) == before


def test_two_who_saw_the_same_record_write_once(unit: Path) -> None:
    seen = digest_of(occurrence(unit, "V.1.3", 12))
    told = [terms(unit, expected=seen) for _ in range(2)]
    done(told[0], "V.1.3", Finished(kendala="hujan"), bulan=12, tahun=2024)
    with pytest.raises(Conflict):
        done(told[1], "V.1.3", Finished(kendala="banjir"), bulan=12, tahun=2024)
    assert occurrence(unit, "V.1.3", 12).kendala == "hujan"


def test_what_was_not_there_is_expected_as_nothing(unit: Path) -> None:
    assert digest_of(occurrence(unit, "I.1.1", 2)) == ""


def test_a_dry_run_says_what_it_would_write_and_writes_nothing(unit: Path) -> None:
    before = written(unit)
    acts: list[Callable[[Terms], Outcome[Any]]] = [
        lambda how: record(how, "V.4.a", Isian(nilai="70"), bagian=SECOND, tahun=2024),
        lambda how: done(how, "V.1.3", Finished(), bulan=12, tahun=2024),
        lambda how: issue(how, Issued("monev", ("V.4.a",), "Belum semua paham", "Adakan lagi sosialisasi WBS")),
    ]
    for act in acts:
        assert act(Terms(find_workspace(unit).places, DAY, dry_run=True)).perbedaan.startswith(("--- a/", "--- /dev"))
    assert written(unit) == before


def test_a_follow_up_is_expected_of_the_recommendation_that_was_seen(unit: Path) -> None:
    free = Terms(find_workspace(unit).places, DAY)
    made = issue(free, Issued("monev", ("V.4.a",), "Belum semua paham", "Adakan lagi sosialisasi WBS")).hasil.pantauan
    follow_up(Terms(free.places, DAY, expected=digest_of(made.isi)), made.id, "Sosialisasi diadakan")
    with pytest.raises(Conflict):
        follow_up(Terms(free.places, DAY, expected=digest_of(made.isi)), made.id, "Sekali lagi")


@contextmanager
def held(unit: Path) -> Iterator[Event]:
    """Hold the lock of a unit in another thread until the event is set."""
    taken, free = Event(), Event()

    def hold() -> None:
        with FileLock(unit / "plans" / LOCK):
            taken.set()
            free.wait(30)

    other = Thread(target=hold)
    other.start()
    assert taken.wait(30)
    yield free
    free.set()
    other.join()


def test_an_act_waits_as_long_as_it_is_told_and_no_longer(unit: Path) -> None:
    before = written(unit)
    with held(unit), pytest.raises(Refusal, match="sedang ditulis"):
        record(terms(unit, patience=0.1), "V.4.a", Isian(nilai="70"), bagian=SECOND, tahun=2024)
    assert written(unit) == before


def test_an_act_that_waited_for_another_writer_goes_on(unit: Path) -> None:
    outcomes = []
    with held(unit) as free:
        act = Thread(
            target=lambda: outcomes.append(
                record(terms(unit, patience=30), "V.4.a", Isian(nilai="70"), bagian=SECOND, tahun=2024)
            )
        )
        act.start()
        free.set()
        act.join()
    assert [one.hasil.butir.nomor for one in outcomes] == ["V.4.a"]
    assert reading(unit, "V.4.a").nilai == 70


def test_what_fits_several_is_refused_with_choices(unit: Path) -> None:
    with pytest.raises(Refusal) as refused:
        record(terms(unit), "paham", Isian(nilai="70"), bagian=SECOND, tahun=2024)
    assert len(refused.value.choices) > 1
    assert {one.field for one in refused.value.choices} == {"butir"}
    chosen = refused.value.choices[0]
    outcome = record(terms(unit, dry_run=True), str(chosen.isi), Isian(nilai="70"), bagian=SECOND, tahun=2024)
    assert outcome.hasil.butir.id == chosen.isi
