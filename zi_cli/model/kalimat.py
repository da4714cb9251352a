"""A sentence in pieces, where it names something that not every door or page says in the same way."""

from collections.abc import Callable
from typing import TypeAlias

from zi_cli.model.frozen import frozen


@frozen
class Act:
    """Something an office can do, and with what; a door says it in the words of its own users."""

    nama: str
    isi: tuple[tuple[str, object], ...] = ()


@frozen
class Field:
    """Something a person is asked for; a door calls it as it asks for it."""

    nama: str


@frozen
class Kutipan:
    """What is quoted from a file: the whole of it, and so much as is shown; a page others read names no secret."""

    isi: str
    nama: str


Piece: TypeAlias = str | Act | Field | Kutipan
Words: TypeAlias = str | tuple[Piece, ...]
"""A sentence, in pieces where it names what a person does or fills in, or quotes what stands in a file."""


def act(nama: str, /, **isi: object) -> Act:
    """Name an act and what it would be done with."""
    return Act(nama, tuple(isi.items()))


def kutip(isi: str, most: int | None = None) -> tuple[Piece, ...]:
    """Quote a content of a file, whole or so much of it."""
    shown = isi[:most]
    return '"', Kutipan(isi, shown), '"' if shown == isi else '…"'


def joined(words: Words, word: Callable[[Act | Field | Kutipan], str] = lambda one: one.nama) -> str:
    """Make one text of the pieces; `word` is how a door or a page says what is no text, without it they are named."""
    return words if isinstance(words, str) else "".join(one if isinstance(one, str) else word(one) for one in words)
