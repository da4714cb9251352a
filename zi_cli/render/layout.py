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
    """Cut text into words, each with the blanks behind it."""
    start = 0
    for at in range(1, len(text)):
        if text[at - 1] == " " and text[at] != " ":
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
    widths = _widths(table, rows, width)
    for row in rows:
        yield from _row(table, row, widths)


def _widths(table: Table, rows: Sequence[tuple[Span, ...]], width: int) -> list[int]:
    """Give each column its natural width, and take what is too much from the columns that wrap, widest first."""
    widths = [max((len(cell.teks) for cell in cells), default=0) for cells in zip(*rows, strict=True)]
    room = width - table.indent - 2 * (len(widths) - 1)
    wrapping = [n for n, column in enumerate(table.kolom) if column.wraps]
    while sum(widths) > room and wrapping:
        widest = max(wrapping, key=lambda n: widths[n])
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths


class _Cell(TextWrapper):
    """Breaks a cell at its blanks and inside a path, and keeps ids and hyphened words whole."""

    wordsep_simple_re = re.compile(r"(\s+)|(?<=[/_])")

    def __init__(self, width: int) -> None:
        super().__init__(width, break_on_hyphens=False)


def _row(table: Table, row: tuple[Span, ...], widths: list[int]) -> Iterator[Line]:
    cells = [
        _Cell(widths[n]).wrap(cell.teks) if table.kolom[n].wraps and len(cell.teks) > widths[n] else [cell.teks]
        for n, cell in enumerate(row)
    ]
    for parts in zip_longest(*cells, fillvalue=""):
        spans = [Span(" " * table.indent)] if table.indent else []
        for n, part in enumerate(parts):
            padded = part.rjust(widths[n]) if table.kolom[n].kanan else part.ljust(widths[n])
            spans.append(Span(padded + ("" if n == len(parts) - 1 else "  "), row[n].gaya))
        yield tuple(spans)
