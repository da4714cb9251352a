"""Many units at once: they are found in trees of folders, and one function is asked about each of them.

A unit is a folder that holds `plans/renaksi_*.yaml`. Folders whose names begin with a dot, links, and what is inside
a folder of plans are not looked into; a unit may hold other units.
"""

import gc
import os
import pickle
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from zi_cli.files.cache import Cache, code_mark, users_cache
from zi_cli.files.contents import Contents, Untaken, contents_of, is_folder
from zi_cli.files.finding import PLANS, folders_below, is_plan
from zi_cli.files.interruption import again, is_interruption
from zi_cli.model.masalah import Masalah

try:  # the extra for many units: it takes half the time
    from blake3 import blake3 as digest
except ImportError:
    from hashlib import sha256 as digest  # type: ignore[assignment]

if TYPE_CHECKING:
    from zi_cli.files.workspace import Workspace

    Work = Callable[..., bytes]
    Brief = Callable[[bytes], bytes]
    Progress = Callable[[int, int], None]

ALONE_SECONDS = 0.05
"""What takes longer than this is worth starting processes for; starting two of them takes about half of it."""


@dataclass(frozen=True, slots=True)
class Kesalahan(Masalah):
    """A unit over which zi itself failed."""


class Unit(NamedTuple):
    """A unit's name below the folder that was asked about, with `/`, and its folder."""

    nama: str
    folder: str
    masalah: Masalah | None = None
    """Why nobody can tell what is in the folder."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """The cache, and what every key in it begins with."""

    cache: Cache
    begins: bytes

    def key(self, contents: Contents) -> bytes:
        """Give the key of the answer for a unit of this content."""
        return contents.digest(digest, self.begins)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about every unit, where answers are kept, and what of an answer is wanted."""

    work: "Work"
    given: tuple[object, ...]
    keeper: Keeper | None
    brief: "Brief | None"

    def ask(self, unit: Unit) -> bytes | Masalah | None:
        """Answer for one unit; None where there turns out to be no unit."""
        answer = _answer(self, unit)
        return self.brief(answer) if self.brief and isinstance(answer, bytes) else answer


def over_units(  # noqa: PLR0913  all but the first two have a usual value
    roots: Iterable[str | os.PathLike[str]],
    work: "Work",
    given: tuple[object, ...] = (),
    *,
    jobs: int | None = None,
    cached_as: str | None = None,
    brief: "Brief | None" = None,
    on_progress: "Progress | None" = None,
) -> Generator[tuple[str, bytes | Masalah]]:
    """Ask `work(workspace, *given)` about every unit in some folders, and give each unit's name with the answer.

    The answers come in the order of `find_units`, one after the other as they are ready, so that memory does not grow
    with the number of units. What keeps a unit from being answered for (a folder that cannot be opened, an exception
    of `work`, the death of its process) is its answer, as a `Masalah`; the other units are answered all the same. Where
    zi itself failed it is a `Kesalahan`.

    `work` is a function of a module, so that other processes can find it, and gives bytes; `given` must be picklable
    too. It is given a workspace that was read at one moment, and looks at nothing else: no clock, no other file. After
    a moment's work alone, `jobs` processes (usually one a processor) share what is left; 1 never starts any.

    With `cached_as`, a name that stands for `work`, answers are kept in the user's cache by the content of the unit's
    files, by `given`, by the version of the code, and by nothing of where the unit lies: two units of the same content
    share an answer, so an answer must not name its unit. The day must be in `given` where the answer depends on it.

    `brief` takes what is wanted out of an answer, in the process that has it; all of it is kept, no more of it travels.

    `on_progress(done, all)` is called after each unit; with it the units are counted before they are asked.

    Whoever stops listening early closes the iterator (contextlib.closing): the processes are gone then. An
    interruption leaves neither processes nor half-written files behind.
    """
    units, total = find_units(roots), 0
    if on_progress:
        known = list(units)
        units, total = iter(known), len(known)
    question = Question(work, given, _keeper(cached_as, given), brief)
    with closing(_asked(units, question.ask, jobs)) as asked:
        for done, (unit, answer) in enumerate(asked, 1):
            again()
            if answer is not None:
                yield unit.nama, answer
            if on_progress:
                on_progress(done, total)


def find_units(roots: Iterable[str | os.PathLike[str]]) -> Iterator[Unit]:
    """Find the units in some folders, in the order of their names; a folder that cannot be opened is among them.

    What is found may turn out to hold no plan. A folder inside another one that is asked about is not looked at twice.
    """
    named = [os.fspath(one) for one in roots]
    seen: list[str] = []
    for one in named:
        folder = os.path.abspath(one)
        if not any(folder == other or folder.startswith(other.rstrip(os.sep) + os.sep) for other in seen):
            seen.append(folder)
            yield from _below(folder, "" if len(named) == 1 else one.replace(os.sep, "/").rstrip("/") or "/")


def is_unit(unit: Unit) -> bool:
    """Say whether there is a plan where a unit was found."""
    try:
        return unit.masalah is None and folders_below(unit.folder) is not None
    except OSError:
        return True  # nobody can tell; asking about it says why


def _below(root: str, named: str) -> Iterator[Unit]:
    left = [(root, named)]
    while left:
        folder, called = left.pop()
        try:
            with os.scandir(folder) as entries:
                names = sorted([entry.name for entry in entries if _is_of_interest(entry)], reverse=True)
        except OSError as error:
            yield Unit(called or ".", folder, _unopened(".", error))
            continue
        if PLANS in names:
            yield Unit(called or ".", folder)
        before = called and f"{called.rstrip('/')}/"
        left += [(os.path.join(folder, name), before + name) for name in names if name != PLANS]


def _is_of_interest(entry: "os.DirEntry[str]") -> bool:
    if entry.name == PLANS:
        return entry.is_dir()  # where it is a link, the unit says so
    return not entry.name.startswith(".") and is_folder(entry)


def _asked(
    units: Iterator[Unit], one: Callable[[Unit], bytes | Masalah | None], jobs: int | None
) -> Generator[tuple[Unit, bytes | Masalah | None]]:
    """Ask alone for a moment, then with others; a command that lasts collects its garbage after all."""
    began, was_collecting = time.monotonic(), gc.isenabled()
    try:
        for unit in units:
            yield unit, one(unit)
            if time.monotonic() - began > ALONE_SECONDS:
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
        from zi_cli.files.parallel import processors, spread  # noqa: PLC0415  a few units do without

        yield from spread(left, one, _lost, jobs or processors())
    finally:
        if not was_collecting:
            gc.disable()


def _answer(question: Question, unit: Unit) -> bytes | Masalah | None:
    """Answer for one unit, from the cache where it can be."""
    if unit.masalah:
        return unit.masalah
    plans = os.path.join(unit.folder, PLANS)
    try:
        contents = contents_of(plans)
    except Untaken:
        return _answer_from_disk(question, unit, plans)
    if not any(map(is_plan, contents.files)):
        return None
    keeper = question.keeper
    key = keeper.key(contents) if keeper else b""
    kept = keeper.cache.get(key) if keeper else None
    if kept is not None:
        return kept
    from zi_cli.files.held import Held  # noqa: PLC0415  an answer that is kept needs none of the reading

    answer = _careful(question, Held(unit.folder, plans, contents))
    if keeper and isinstance(answer, bytes):
        keeper.cache.put(key, answer)
    return answer


def _answer_from_disk(question: Question, unit: Unit, plans: str) -> bytes | Masalah | None:
    """Answer for a unit with a link, a pipe or the like in it, as for any single one."""
    from pathlib import Path  # noqa: PLC0415  as above

    from zi_cli.files.places import Places  # noqa: PLC0415
    from zi_cli.files.workspace import Workspace  # noqa: PLC0415

    try:
        if not any(map(is_plan, os.listdir(plans))):
            return None
    except OSError as error:
        return _unopened(PLANS, error)
    return _careful(question, Workspace(Places(Path(unit.folder), Path(plans))))


def _careful(question: Question, workspace: "Workspace") -> bytes | Masalah:
    """Ask about one unit, and let nothing that goes wrong with it reach the others."""
    from zi_cli.files.workspace import Unanswerable  # noqa: PLC0415  as above

    try:
        return question.work(workspace, *question.given)
    except Unanswerable as error:
        return error.masalah[0] if error.masalah else _whole(error.pesan, error.saran)
    except OSError as error:
        return _unopened(".", error)
    except Exception as error:
        if is_interruption(error):
            raise KeyboardInterrupt from error
        return _failed(f"{type(error).__name__}: {error}")


def _keeper(cached_as: str | None, given: tuple[object, ...]) -> Keeper | None:
    cache = users_cache() if cached_as else None
    mark = code_mark() if cache else b""
    if cache is None or not mark:
        return None
    return Keeper(cache, mark + pickle.dumps((cached_as, given), protocol=5))


def _lost(unit: Unit) -> Masalah:
    return unit.masalah or _failed("prosesnya berhenti sendiri, mungkin kehabisan memori")


def _failed(why: str) -> Kesalahan:
    pesan = f"zi sendiri yang salah, bukan berkas unit ini ({why})"
    return Kesalahan(".", 1, 1, "ZI115", "galat", pesan, "laporkan kalimat ini kepada pengembang")


def _unopened(berkas: str, error: OSError) -> Masalah:
    from zi_cli.files.workspace import reason  # noqa: PLC0415  as above

    pesan = f"folder tidak bisa dibuka ({reason(error)})"
    return Masalah(berkas, 1, 1, "ZI115", "galat", pesan, "periksa hak akses, lalu ulangi")


def _whole(pesan: str, saran: str) -> Masalah:
    return Masalah(".", 1, 1, "ZI115", "galat", pesan, saran)
