"""Answers about many units, kept, each by the content of its unit."""

import pickle

from zi_cli.cache.contents import Contents
from zi_cli.cache.store import Cache, code_mark, users_cache
from zi_cli.model.frozen import frozen

try:  # the extra for many units: it takes half the time
    from blake3 import blake3 as digest
except ImportError:
    from hashlib import sha256 as digest  # type: ignore[assignment]


@frozen
class AnswerCache:
    """The answers to one question, in the user's cache."""

    cache: Cache
    begins: bytes
    """What every key begins with: it stands for the question."""

    def key(self, contents: Contents) -> bytes:
        """Give the key of the answer for a unit of this content."""
        return contents.digest(digest, self.begins)


def answer_cache(question: tuple[object, ...]) -> AnswerCache | None:
    """Find the answers to a question; None where nothing can be kept."""
    cache = users_cache()
    mark = code_mark() if cache else b""
    return AnswerCache(cache, mark + pickle.dumps(question, protocol=5)) if cache and mark else None
