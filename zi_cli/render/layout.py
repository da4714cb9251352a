"""A screen as data: lines of styled words and tables, laid out once for every kind of output.

Widths are counted in characters. What does not fit wraps inside its column; nothing is cut off.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import TextWrapper
from typing import Literal

from zi_cli.model.frozen import frozen
from zi_cli.model.tulisan import clean

Gaya = Literal["", "judul", "tebal", "redup", "baik", "buruk", "tanya"]

NARROWEST = 13
"""The least width a wrapping column is squeezed to."""


@frozen
class Span:
    """Words in one style."""

    teks: str
    gaya: Gaya = ""


Line = tuple[Span, ...]


@frozen
class Column:
    """A column of a table; one that wraps gives way when the screen is narrow."""

    judul: str = ""
    kanan: bool = False
    wraps: bool = False


@frozen
class Table:
    """Rows of cells under column heads; a table whose heads are all empty has no head row."""

    kolom: tuple[Column, ...]
    baris: tuple[tuple[Span, ...], ...]
    indent: int = 0


Block = Line | Table


def line(*words: str | Span) -> Line:
    """Make a line of words."""
    return tuple(word if isinstance(word, Span) else Span(word) for word in words)


def heading(title: str, *more: str | Span) -> tuple[Line, Line]:
    """Begin a part of a screen: a blank line, and what it is about."""
    return line(), line(Span(title, "tebal"), *more)


def changed(block: Block, change: Callable[[str], str]) -> Block:
    """Change every text of a block before it is laid out, so that columns stay straight."""
    if isinstance(block, Table):
        heads = tuple(Column(change(one.judul), one.kanan, one.wraps) for one in block.kolom)
        rows = tuple(tuple(Span(change(cell.teks), cell.gaya) for cell in row) for row in block.baris)
        return Table(heads, rows, block.indent)
    return tuple(Span(change(span.teks), span.gaya) for span in block)


def lay_out(blocks: Iterable[Block], width: int) -> Iterator[Line]:
    """Turn blocks into lines no wider than the screen, as far as their words allow."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _table(block, width)
        else:
            yield from _wrapped(block, width)


def plain(blocks: Iterable[Block], width: int) -> str:
    """Lay blocks out as plain text."""
    lines = ("".join(span.teks for span in one).rstrip() for one in lay_out(blocks, width))
    return "".join(f"{one}\n" for one in lines)


def _wrapped(words: Line, width: int) -> Iterator[Line]:
    """Break a long line at its blanks; the continuation keeps the style of the word it begins with."""
    total = sum(len(span.teks) for span in words)
    if total <= width:
        yield tuple(Span(_kept(span.teks), span.gaya) for span in words)
        return
    margin = len(words[0].teks) - len(words[0].teks.lstrip(" "))
    current: list[Span] = []
    used = 0
    for span in words:
        for piece in _pieces(_kept(span.teks)):
            if used > margin and used + len(piece.rstrip()) > width:
                yield tuple(current)
                current, used = [Span(" " * margin)], margin
            current.append(Span(piece, span.gaya))
            used += len(piece)
    yield tuple(current)


def _pieces(text: str) -> Iterator[str]:
    """Cut text into words, each with the blanks behind it; a per cent stays beside its number."""
    start = 0
    for at in range(1, len(text)):
        if text[at - 1] == " " and text[at] not in " %":
            yield text[start:at]
            start = at
    yield text[start:]


def _kept(text: str) -> str:
    """Clean a text but keep its blanks, which the layout put there."""
    return text if text.isprintable() else clean(text)


def _table(table: Table, width: int) -> Iterator[Line]:
    heads = tuple(Span(column.judul, "redup") for column in table.kolom)
    rows = [heads] if any(column.judul for column in table.kolom) else []
    rows += [tuple(Span(clean(cell.teks), cell.gaya) for cell in row) for row in table.baris]
    if not rows:
        return
    natural = [max((len(cell.teks) for cell in cells), default=0) for cells in zip(*rows, strict=True)]
    beside, below, widths = _fitted(table, rows, natural, width - table.indent)
    margin = table.indent + max(2, sum(widths[n] + 2 for n in beside[: _first_wrapping(table, beside)]))
    for row in rows:
        yield from _row(table, row, widths, beside)
        for n in below:
            if row[n].teks:
                yield from _wrapped((Span(" " * margin), row[n]), width)


def _fitted(
    table: Table, rows: Sequence[tuple[Span, ...]], natural: list[int], room: int
) -> tuple[list[int], list[int], list[int]]:
    """Choose the columns that stand side by side, those of paths that go below each row, and the width of each."""
    beside, below, widths = [*range(len(table.kolom))], list[int](), [*natural]
    if _total(beside, widths) <= room:
        return beside, below, widths
    words = {n: [*_words_of(rows, n)] for n in beside if table.kolom[n].wraps}
    longest = {n: max(map(len, found), default=0) for n, found in words.items()}
    least = [max(longest[n], min(natural[n], NARROWEST)) if n in longest else natural[n] for n in beside]
    for n in reversed([*words]):
        if _total(beside, least) > room and any(map(_is_path, words[n])):
            beside.remove(n)
            below.insert(0, n)
    while _total(beside, widths) > room:  # the widest gives way first; a word is never torn
        wide = [n for n in beside if n in longest and widths[n] > longest[n]]
        if not wide:
            break
        widths[max(wide, key=lambda n: (widths[n] > least[n], widths[n]))] -= 1
    return beside, below, widths


def _total(beside: Sequence[int], widths: Sequence[int]) -> int:
    return sum(widths[n] + 2 for n in beside) - 2


def _words_of(rows: Iterable[tuple[Span, ...]], n: int) -> Iterator[str]:
    return (word for row in rows for word in _Cell.words(row[n].teks) if not word.isspace())


def _first_wrapping(table: Table, beside: Sequence[int]) -> int:
    return next((at for at, n in enumerate(beside) if table.kolom[n].wraps), 0)


def _is_path(word: str) -> bool:
    return bool(_PATH.search(word))


class _Cell(TextWrapper):
    """Breaks a cell at its blanks and behind a slash between words; a path, an id and a word stay whole."""

    def __init__(self, width: int) -> None:
        super().__init__(width, break_on_hyphens=False, break_long_words=False)

    @staticmethod
    def words(text: str) -> list[str]:
        """Cut a text into what is not torn, and the blanks between."""
        found = (_SLASH.split(one) if "/" in one and not _is_path(one) else [one] for one in _BLANKS.split(text))
        return [part for parts in found for part in parts if part]

    def _split(self, text: str) -> list[str]:
        return self.words(text)


_BLANKS = re.compile(r"(\s+(?!%))")
_SLASH = re.compile(r"(?<=/)(?=[^\W\d])")
_PATH = re.compile(r"\.[a-z]\w+(?::[\d,]+)?[;,.]?$|^https?:|^(?:plans|bukti)/")
"""What ends like a file, perhaps with a line, or leads to one."""


def _row(table: Table, row: tuple[Span, ...], widths: list[int], beside: Sequence[int]) -> Iterator[Line]:
    cells = [
        _Cell(widths[n]).wrap(row[n].teks) if table.kolom[n].wraps and len(row[n].teks) > widths[n] else [row[n].teks]
        for n in beside
    ]
    for parts in zip_longest(*cells, fillvalue=""):
        spans = [Span(" " * table.indent)] if table.indent else []
        for n, part in zip(beside, parts, strict=True):
            padded = part.rjust(widths[n]) if table.kolom[n].kanan else part.ljust(widths[n])
            spans.append(Span(padded + ("" if n == beside[-1] else "  "), row[n].gaya))
        yield tuple(spans)
