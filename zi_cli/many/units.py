"""Many units at once: they are found in trees of folders, and one function is asked about each of them.

A unit is a folder that holds `plans/renaksi_*.yaml`. Folders whose names begin with a dot, links, and what is inside
a folder of plans are not looked into; a unit may hold other units.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from zi_cli.cache.answers import AnswerCache, answer_cache
from zi_cli.cache.contents import NotCacheable, contents_of, is_folder
from zi_cli.files.find_unit import PLANS, folders_below, is_plan
from zi_cli.files.interruption import is_interruption, raise_pending_interrupt
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Masalah

if TYPE_CHECKING:
    from zi_cli.cache.contents import Contents

    Answer = bytes | Masalah
    Work = Callable[..., bytes]
    Brief = Callable[[bytes], bytes]
    Progress = Callable[[int, int], None]

ALONE_SECONDS = 0.04 if sys.platform == "linux" else 0.2
"""What takes longer than this is worth starting processes for: about as long as starting two of them takes."""


@frozen
class Kesalahan(Masalah):
    """A unit over which zi itself failed."""


class UnitDitemukan(NamedTuple):
    """A unit's name below the folder that was asked about, with `/`, and its folder."""

    nama: str
    folder: str
    masalah: Masalah | None = None
    """Why nobody can tell what is in the folder."""
    is_linked: bool = False
    """Whether its folder of plans lies elsewhere; the unit says so."""


@frozen
class Question:
    """What is asked about every unit, where answers are kept, and what of an answer is wanted."""

    work: "Work"
    given: tuple[object, ...]
    answers: AnswerCache | None
    brief: "Brief | None"

    def ask(self, unit: UnitDitemukan) -> "Answer | None":
        """Answer for one unit, from what is kept where it can be; None where there turns out to be no unit."""
        if unit.masalah:
            return unit.masalah
        plans = f"{unit.folder}{os.sep}{PLANS}"
        contents = _taken(unit, plans)
        try:
            if not any(map(is_plan, os.listdir(plans) if contents is None else contents.files)):
                return None
        except OSError as error:
            return _unopened(PLANS, error)
        key = self.answers.key(contents) if self.answers and contents else b""
        answer: Answer | None = self.answers.cache.get(key) if self.answers and key else None
        if answer is None:
            answer = self._made(unit, plans, contents)
            if self.answers and key and isinstance(answer, bytes):
                self.answers.cache.put(key, answer)
        return self.brief(answer) if self.brief and isinstance(answer, bytes) else answer

    def _made(self, unit: UnitDitemukan, plans: str, contents: "Contents | None") -> "Answer":
        """Ask about one unit, and let nothing that goes wrong with it reach the others."""
        from zi_cli.cache.snapshot import workspace_of
        from zi_cli.model.kalimat import joined
        from zi_cli.model.refusal import Refusal

        try:
            return self.work(workspace_of(unit.folder, plans, contents), *self.given)
        except Refusal as error:
            return error.masalah[0] if error.masalah else _whole(joined(error.pesan), joined(error.saran))
        except OSError as error:
            return _unopened(".", error)
        except Exception as error:
            if is_interruption(error):
                raise KeyboardInterrupt from error
            return _failed(f"{type(error).__name__}: {error}")


def over_units(  # noqa: PLR0913  all but the first two have a usual value
    roots: Iterable[str | os.PathLike[str]],
    work: "Work",
    given: tuple[object, ...] = (),
    *,
    jobs: int | None = None,
    cached_as: str | None = None,
    brief: "Brief | None" = None,
    on_progress: "Progress | None" = None,
    alone_seconds: float = ALONE_SECONDS,
) -> Generator[tuple[str, bytes | Masalah]]:
    """Ask `work(workspace, *given)` about every unit in some folders, and give each unit's name with the answer.

    The answers come in the order of `find_units`, one after the other as they are ready, so that memory does not grow
    with the number of units. What keeps a unit from being answered for (a folder that cannot be opened, an exception
    of `work`, the death of its process) is its answer, as a `Masalah`; the other units are answered all the same. Where
    zi itself failed it is a `Kesalahan`.

    `work` is a function of a module, so that other processes can find it, and gives bytes; `given` must be picklable
    too. It is given a workspace that was read at one moment, and looks at nothing else: no clock, no other file. After
    `alone_seconds` of work, `jobs` processes (usually one a processor) share what is left; 1 never starts any.

    With `cached_as`, a name that stands for `work`, answers are kept in the user's cache by the content of the unit's
    files, by `given`, by the version of the code, and by nothing of where the unit lies: two units of the same content
    share an answer, so an answer must not name its unit. The day must be in `given` where the answer depends on it.

    `brief`, a function of a module too, takes what is wanted out of an answer, in the process that has it: all of the
    answer is kept, and no more of it travels.

    `on_progress(done, all)` is called after each unit; with it the units are counted before they are asked.

    Whoever stops listening early closes the iterator (contextlib.closing): the processes are gone then. An
    interruption leaves neither processes nor half-written files behind.
    """
    folders = [os.fspath(one) for one in roots]
    units, total = find_units(folders), 0
    if on_progress:
        known = list(units)
        units, total = iter(known), len(known)
    answers = answer_cache((cached_as, given)) if cached_as else None
    with closing(_asked(units, Question(work, given, answers, brief).ask, jobs, alone_seconds)) as asked:
        for done, (unit, answer) in enumerate(asked, 1):
            raise_pending_interrupt()
            if answer is not None:
                yield unit.nama, answer
            if on_progress:
                on_progress(done, total)


def find_units(roots: Iterable[str | os.PathLike[str]]) -> Iterator[UnitDitemukan]:
    """Find the units in some folders, in the order of their names; a folder that cannot be opened is among them.

    What is found may turn out to hold no plan. A unit below several of the folders is found below the first.
    """
    named = [os.fspath(one) for one in roots]
    if len(named) == 1:
        yield from _below(os.path.abspath(named[0]), "")
        return
    seen = set[str]()
    for one in dict.fromkeys(named):
        folder = os.path.abspath(one)
        really = os.path.realpath(folder)
        for unit in _below(folder, one.replace(os.sep, "/").rstrip("/") or "/"):
            place = really + unit.folder.removeprefix(folder)  # the walk below a folder follows no link
            if place not in seen:
                seen.add(place)
                yield unit


def is_unit(unit: UnitDitemukan) -> bool:
    """Say whether there is a plan where a unit was found."""
    try:
        return unit.masalah is None and folders_below(unit.folder) is not None
    except OSError:
        return True  # nobody can tell; asking about it says why


def _below(root: str, named: str) -> Iterator[UnitDitemukan]:
    left = [(root, named)]
    while left:
        folder, called = left.pop()
        try:
            with os.scandir(folder) as entries:
                found = {entry.name: is_folder(entry) for entry in entries if _is_of_interest(entry)}
        except OSError as error:
            yield UnitDitemukan(called or ".", folder, _unopened(".", error))
            continue
        if PLANS in found:
            yield UnitDitemukan(called or ".", folder, is_linked=not found.pop(PLANS))
        if not found:
            continue
        before, inside = called and called.rstrip("/") + "/", folder.rstrip(os.sep) + os.sep
        left += [(inside + name, before + name) for name in sorted(found, reverse=True) if found[name]]


def _is_of_interest(entry: "os.DirEntry[str]") -> bool:
    return not entry.name.startswith(".") and entry.is_dir(follow_symlinks=entry.name == PLANS)


def _asked(
    units: Iterator[UnitDitemukan],
    one: "Callable[[UnitDitemukan], Answer | None]",
    jobs: int | None,
    alone_seconds: float,
) -> "Generator[tuple[UnitDitemukan, Answer | None]]":
    """Ask alone for a moment, then with others; a command that lasts collects its garbage after all."""
    began, was_collecting = time.monotonic(), gc.isenabled()
    try:
        for unit in units:
            yield unit, one(unit)
            if time.monotonic() - began > alone_seconds:
                break
        if not was_collecting:
            gc.freeze()
            gc.enable()
        following = next(units, None)
        if following is None:
            return
        left = chain([following], units)
        if jobs == 1:
            yield from ((unit, one(unit)) for unit in left)
            return
        from zi_cli.many.processes import processors, spread

        yield from spread(left, one, _lost, jobs or processors())
    finally:
        if not was_collecting:
            gc.disable()


def _taken(unit: UnitDitemukan, plans: str) -> "Contents | None":
    """Take a unit's files; None where they cannot stand for its answer."""
    try:
        return None if unit.is_linked else contents_of(plans)
    except NotCacheable:
        return None


def _lost(unit: UnitDitemukan) -> Masalah:
    return unit.masalah or _failed("prosesnya berhenti sendiri, mungkin kehabisan memori")


def _failed(why: str) -> Kesalahan:
    pesan = f"zi sendiri yang salah, bukan berkas unit ini ({why})"
    return Kesalahan(".", 1, 1, "ZI115", "galat", pesan, "laporkan kalimat ini kepada pengembang")


def _unopened(berkas: str, error: OSError) -> Masalah:
    from zi_cli.files.workspace import reason

    pesan = f"folder tidak bisa dibuka ({reason(error)})"
    return Masalah(berkas, 1, 1, "ZI115", "galat", pesan, "periksa hak akses, lalu ulangi")


def _whole(pesan: str, saran: str) -> Masalah:
    return Masalah(".", 1, 1, "ZI115", "galat", pesan, saran)
