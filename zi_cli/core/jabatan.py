"""One post, however it is spelled."""

from collections.abc import Iterable
from functools import lru_cache

from zi_cli.model.pengaturan import SEBAGAI
from zi_cli.model.tanda import rapi


@lru_cache(maxsize=4096)  # a unit names few posts, in every node of its plan
def kunci(post: str) -> str:
    """Give what is compared of a post: letter case, blanks, dots, signs nobody sees and an acting holder make it no other one."""
    return "".join(_words(post))


def is_begun_by(post: str, shorter: str) -> bool:
    """Say whether a shorter name is the beginning of a post's: Kepala Dinas of Kepala Dinas Perdagangan."""
    words = _words(shorter)
    return _words(post)[: len(words)] == words


def _words(post: str) -> list[str]:
    words = rapi(post).casefold().replace(".", " ").split()
    return words[1:] if len(words) > 1 and words[0] in SEBAGAI else words


def spellings(posts: Iterable[str]) -> dict[str, str]:
    """Give each post in the spelling that comes first, by what is compared of it."""
    first: dict[str, str] = {}
    for post in posts:
        first.setdefault(kunci(post), post)
    return first
