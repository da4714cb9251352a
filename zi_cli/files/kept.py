"""What a zi that goes on makes once of the same bytes, from one question to the next."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 256
"""So many things are kept; with more it begins anew."""


class Kept:
    """What was made, by its name, for as long as what it was made of is the same.

    Files are read afresh for every question; what their bytes mean need not be.
    """

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[tuple[object, ...], object, Any]] = {}

    def once(self, nama: Hashable, of: tuple[object, ...], make: Callable[[], T], *, at: object = None) -> T:
        """Give what was made of these very things, and at an equal `at`; else make it.

        Records are the same only where they are one: two that are equal may be written differently, as 50 and 50,0.
        """
        known = self._made.get(nama)
        if known is None or not _is_one(known[0], of) or known[1] != at:
            if len(self._made) >= MOST:
                self._made.clear()
            known = self._made[nama] = of, at, make()
        made: T = known[2]
        return made


def _is_one(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))
