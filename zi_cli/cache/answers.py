"""Answers about many units, kept: each by the content of its unit, and what is wanted of them in bundles."""

import os
import pickle
from collections.abc import Iterable

from zi_cli.cache.contents import Contents
from zi_cli.cache.store import Cache, code_mark, users_cache

try:  # the extra for many units: it takes half the time
    from blake3 import blake3 as digest
except ImportError:
    from hashlib import sha256 as digest  # type: ignore[assignment]

BUNDLE = 64
"""So many units in a row share a bundle: opening an entry for each takes a tenth of the time of a unit."""
_KEY = 32
_HEAD = _KEY + 4
"""Bytes before each piece of a bundle: the key, and how long the piece is."""


class Bundles:
    """What was wanted of the answers for units in a row, in one entry.

    A bundle is found by the place of its units in their order, and believed by the key of each one's content: where
    units came, went or changed, it knows less, and is made anew. It is never taken for an answer, nor an answer for it:
    what they are found by digests a pickle here, and names after their lengths there.
    """

    def __init__(self, cache: Cache, begins: bytes) -> None:
        self._cache, self._begins = cache, begins
        self._read: tuple[int, dict[bytes, bytes]] = (-1, {})
        self._made: tuple[int, dict[bytes, bytes]] = (-1, {})
        self._has_news = False

    def get(self, place: int, key: bytes) -> bytes | None:
        """Give what is wanted of the answer with a key, if the bundle of that place has it."""
        if place // BUNDLE != self._read[0]:
            kept = self._cache.get(self._address(place // BUNDLE))
            self._read = place // BUNDLE, _unpacked(kept or b"")
        return self._read[1].get(key)

    def add(self, place: int, key: bytes, wanted: bytes, *, is_news: bool) -> None:
        """Take what is wanted of the answer for the next unit; bundles with news in them are kept."""
        if place // BUNDLE != self._made[0]:
            self.end()
            self._made = place // BUNDLE, {}
        self._made[1][key] = wanted
        self._has_news = self._has_news or is_news

    def end(self) -> None:
        """Keep the last bundle."""
        if self._has_news:
            self._cache.put(self._address(self._made[0]), _packed(self._made[1]))
        self._has_news = False

    def _address(self, number: int) -> bytes:
        return digest(b"%b %d" % (self._begins, number)).digest()


class AnswerCache:
    """The answers to one question, in the user's cache."""

    def __init__(self, cache: Cache, begins: bytes, bundles: Bundles | None) -> None:
        self.cache, self.bundles = cache, bundles
        self._begins = begins

    def key(self, contents: Contents) -> bytes:
        """Give the key of the answer for a unit of this content."""
        return contents.digest(digest, self._begins)


def answer_cache(question: tuple[object, ...], wanted: str, roots: Iterable[str]) -> AnswerCache | None:
    """Keep the answers to a question, and, if something of them is wanted, bundles of that for some folders.

    None where nothing can be kept.
    """
    cache = users_cache()
    mark = code_mark() if cache else b""
    if cache is None or not mark:
        return None
    begins = mark + pickle.dumps(question, protocol=5)
    named = begins + pickle.dumps((wanted, [os.path.abspath(one) for one in roots]), protocol=5)
    return AnswerCache(cache, begins, Bundles(cache, named) if wanted else None)


def _packed(pieces: dict[bytes, bytes]) -> bytes:
    return b"".join(part for key, wanted in pieces.items() for part in (key, len(wanted).to_bytes(4, "big"), wanted))


def _unpacked(bundle: bytes) -> dict[bytes, bytes]:
    pieces, at = {}, 0
    while at < len(bundle):
        end = at + _HEAD + int.from_bytes(bundle[at + _KEY : at + _HEAD], "big")
        pieces[bundle[at : at + _KEY]] = bundle[at + _HEAD : end]
        at = end
    return pieces
