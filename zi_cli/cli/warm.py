"""The quick way to an answer that was given before: same words, same files, same day, same code, same screen.

`zi status`, `zi due` and `zi check` of a whole unit are looked up by a key over everything their answer depends on,
the content of the files first of all. Nothing that is imported here takes long. Words this module does not know for
certain go the long way, and so does every unit whose files cannot stand for its answer. An answer is kept only when
all it depends on is the same after it was made as it was before.
"""

import os
import sys
import time
from collections.abc import Callable

from zi_cli import __version__
from zi_cli.cache.contents import Mark, NotCacheable, contents_of
from zi_cli.cache.store import Cache, code_mark, quick_digest, users_cache
from zi_cli.cli.names import COMMAND_OF, OPTION_OF
from zi_cli.files.find_unit import find_folders

TYPE_CHECKING = False  # typing itself takes as long to import as all the rest here
if TYPE_CHECKING:
    from typing import TextIO, TypeVar

    T = TypeVar("T")

BEFORE = frozenset({"-C", "--today"})
"""Options that may stand before the name of the command."""
VALUES = {
    "status": frozenset(
        {"-C", "--format", "--per", "--pj", "--program", "--semester", "--today", "--triwulan", "--year"}
    ),
    "due": frozenset({"-C", "--format", "--month", "--pj", "--today", "--year"}),
    "check": frozenset({"-C", "--format", "--today"}),
}
"""The options of each command that are followed by a value."""
FLAGS = {"status": frozenset({"--rinci"}), "due": frozenset({"--overdue"}), "check": frozenset({"--strict"})}
WORDS = {"status": 1, "due": 1, "check": 0}
"""How many words each command takes beside its options."""
ENVIRONMENT = (
    *("ZI_PLANS", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM", "TTY_COMPATIBLE"),
    *("TTY_INTERACTIVE", "UNICODE_VERSION", "JUPYTER_COLUMNS", "JUPYTER_LINES"),
    *("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "CI_PROJECT_URL", "CI_COMMIT_SHA"),
)
"""What of the surroundings these commands look at, and the libraries that draw for them."""
KEPT_CODES = (0, 1)

_STREAMS = (b"o", b"e")
_HEAD = 5
"""Bytes before each piece of what was said: which stream, and how long."""

State = tuple[bytes, list[Mark]]
"""The key of an answer, and the marks of the files it is made from."""


def through_cache(arguments: list[str], run: Callable[[list[str]], int]) -> int:
    """Answer as `run` does, from the cache where it can be; gives the exit code."""
    cache = _cache_for(arguments)
    made_by = code_mark() if cache else b""
    before = _state(arguments, made_by) if made_by else None
    if cache is None or before is None:
        return run(arguments)
    kept = cache.get(before[0])
    if kept and (said := _say_again(kept)) is not None:
        return said
    heard = Heard()
    with heard:
        code = run(arguments)
    if heard.whole and code in KEPT_CODES and _state(arguments, made_by) == before:
        cache.put(before[0], bytes([code]) + heard.said())
    return code


def folder_named(arguments: list[str]) -> str | None:
    """Give the folder that -C names, empty where none does; None for words that are not known for certain."""
    at = next((n for n, word in enumerate(arguments) if COMMAND_OF.get(word, word) in VALUES), None)
    if at is None:
        return None
    command = COMMAND_OF.get(arguments[at], arguments[at])
    before = _options(arguments[:at], BEFORE, frozenset(), 0)
    behind = _options(arguments[at + 1 :], VALUES[command], FLAGS[command], WORDS[command])
    return None if before is None or behind is None else behind.get("-C") or before.get("-C", "")


def _options(said: list[str], known: frozenset[str], flags: frozenset[str], most: int) -> dict[str, str] | None:
    """Give the options with their values; None where anything is not written the plain way."""
    found: dict[str, str] = {}
    words, rest = 0, iter(said)
    for word in rest:
        name, stuck, value = word.partition("=") if word.startswith("--") else (word, "", "")
        name = OPTION_OF.get(name, name)
        if not word.startswith("-"):
            words += 1
        elif name in known and name not in found:
            found[name] = value if stuck else next(rest, "")
            if not found[name] or found[name].startswith("-"):
                return None
        elif name not in flags or stuck:
            return None
    return found if words <= most else None


class Heard:
    """What is said on both streams, in its order, while it is said."""

    def __init__(self) -> None:
        self.pieces: list[tuple[bytes, str]] = []
        self.whole = True

    def __enter__(self) -> None:
        """Listen."""
        self._streams = sys.stdout, sys.stderr
        out, err = (_Overheard(one, name, self) for one, name in zip(self._streams, _STREAMS, strict=True))
        sys.stdout, sys.stderr = out, err

    def __exit__(self, *_: object) -> None:
        """Listen no more."""
        sys.stdout, sys.stderr = self._streams

    def said(self) -> bytes:
        """Give it as bytes."""
        texts = ((stream, text.encode("utf-8", "surrogatepass")) for stream, text in self.pieces)
        return b"".join(stream + len(text).to_bytes(_HEAD - 1, "big") + text for stream, text in texts)


class _Overheard:
    """A stream that is listened to."""

    def __init__(self, stream: "TextIO", name: bytes, heard: Heard) -> None:
        self._stream, self._name, self._heard = stream, name, heard

    def write(self, text: str) -> int:
        """Pass a text on, and take it down."""
        self._heard.pieces.append((self._name, text))
        return self._passed_on(self._stream.write, text)

    def flush(self) -> None:
        """Pass on what waits."""
        self._passed_on(self._stream.flush)

    def __getattr__(self, name: str) -> object:
        """Be the stream in all else; what goes around `write` is not heard, so nothing that was heard is whole."""
        if name in ("buffer", "writelines", "reconfigure", "detach"):
            self._heard.whole = False
        return getattr(self._stream, name)

    def _passed_on(self, act: "Callable[..., T]", *given: str) -> "T":
        try:
            return act(*given)
        except BaseException:
            self._heard.whole = False
            raise


def _cache_for(arguments: list[str]) -> Cache | None:
    """Give the cache for words that are known for certain; an old Windows console draws past the stream."""
    if folder_named(arguments) is None or "_ZI_COMPLETE" in os.environ:
        return None
    return None if os.name == "nt" and sys.stdout.isatty() else users_cache()


def _state(arguments: list[str], code: bytes) -> State | None:
    """Give all that the answer depends on, as a key, and the marks of the files; None where it cannot be told."""
    named = folder_named(arguments)
    marks: list[Mark] = []
    try:
        found = find_folders(named or os.environ.get("ZI_PLANS"))
        if found is None:
            return None
        contents = contents_of(found[1], marks)
        here = os.getcwd()
    except (OSError, ValueError, NotCacheable):
        return None
    streams = tuple((one.encoding, one.errors, one.isatty()) for one in (sys.stdout, sys.stderr))
    surroundings = tuple(os.environ.get(name) for name in ENVIRONMENT)
    facts = (__version__, arguments, here, found, time.localtime()[:3], streams, surroundings, *map(_size, range(3)))
    return contents.digest(quick_digest, code + repr(facts).encode("utf-8", "surrogatepass")), marks


def _size(stream: int) -> tuple[int, ...] | None:
    try:
        return tuple(os.get_terminal_size(stream))
    except (OSError, ValueError):
        return None


def _say_again(kept: bytes) -> int | None:
    """Say what was said; gives the exit code, None for what nobody could have said."""
    pieces = _pieces(kept)
    if pieces is None or kept[0] not in KEPT_CODES:
        return None
    for stream, text in pieces:
        (sys.stdout if stream == _STREAMS[0] else sys.stderr).write(text)
    sys.stdout.flush()
    return kept[0]


def _pieces(kept: bytes) -> list[tuple[bytes, str]] | None:
    pieces, at = [], 1
    while at < len(kept):
        stream, end = kept[at : at + 1], at + _HEAD + int.from_bytes(kept[at + 1 : at + _HEAD], "big")
        try:
            pieces.append((stream, kept[at + _HEAD : end].decode("utf-8", "surrogatepass")))
        except UnicodeDecodeError:
            return None
        if stream not in _STREAMS:
            return None
        at = end
    return pieces if at == len(kept) else None
