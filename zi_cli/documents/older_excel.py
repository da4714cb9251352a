"""A workbook as Excel wrote it until 2003, looked through before a library reads it that sets itself no bound.

Its container is a small file system: chains of sectors, told by a table. What is looked for is what would make the library
take far more room than the file has: chains that lead back, cells far apart, counts that nothing stands behind.
"""

from collections.abc import Iterator, Mapping
from struct import error as struct_error
from struct import iter_unpack, unpack_from
from typing import NamedTuple

from zi_cli.documents.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, broken, too_large
from zi_cli.model.refusal import Refusal

_LAST = 0xFFFFFFFA
"""From here on a number names no sector: the end of a chain, a free one."""
_SMALL = 4096
"""Streams below this lie in small sectors."""
_CELLS = (0x02, 0x03, 0x04, 0x05, 0x06, 0x0206, 0x0406, 0xBD, 0xBE, 0xD6, 0xFD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E)
"""The records that hold a cell, or several: each begins with its row and column."""
_SEVERAL = (0xBD, 0xBE)
_SHARED_TEXTS, _PASSWORD = 0xFC, 0x2F


class Entry(NamedTuple):
    """One stream of the container: its name, its first sector and its length."""

    name: str
    first: int
    size: int


class Container:
    """The streams of a container; raises Refusal for one that leads back into itself."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small_shift = unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise broken("susunan berkasnya tidak dikenal")
        self._size = 1 << shift
        self._next = self._table()
        directory, _, _, small_table = unpack_from("<IIII", data, 48)
        self.entries = {one.name: one for one in self._entries(self._chain(directory))}
        root = self.entries.get("Root Entry", Entry("", _LAST, 0))
        self._small = self._chain(root.first)
        self._small_next = dict(enumerate(_numbers(self._chain(small_table))))

    def _sector(self, number: int) -> bytes:
        begins = (number + 1) * self._size
        return self._data[begins : begins + self._size]

    def _table(self) -> dict[int, int]:
        """Give, for each sector, the one behind it."""
        holders = list(unpack_from("<109I", self._data, 76))
        more, seen = unpack_from("<I", self._data, 68)[0], set[int]()
        while more < _LAST:
            numbers = list(_numbers(self._sector(more)))
            if more in seen or not numbers:
                raise broken("susunan berkasnya berputar")
            seen.add(more)
            holders += numbers[:-1]
            more = numbers[-1]
        named = [one for one in holders if one < _LAST]
        if len(set(named)) < len(named):
            raise broken("susunan berkasnya berputar")
        return dict(enumerate(number for one in named for number in _numbers(self._sector(one))))

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(one) for one in _followed(first, self._next))

    def _entries(self, directory: bytes) -> Iterator[Entry]:
        for at in range(0, len(directory) - 127, 128):
            length, first, size = *unpack_from("<H", directory, at + 64), *unpack_from("<II", directory, at + 116)
            yield Entry(directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace"), first, size)

    def stream(self, entry: Entry) -> bytes:
        """Give what a stream holds."""
        if entry.size >= _SMALL:
            return self._chain(entry.first)[: entry.size]
        sectors = (self._small[64 * one : 64 * one + 64] for one in _followed(entry.first, self._small_next))
        return b"".join(sectors)[: entry.size]


def _numbers(sector: bytes) -> Iterator[int]:
    return (number for (number,) in iter_unpack("<I", sector[: len(sector) // 4 * 4]))


def _followed(first: int, following: Mapping[int, int]) -> Iterator[int]:
    """Follow a chain of sectors; raises Refusal where it leads back or nowhere."""
    left = len(following)
    while first < _LAST:
        if left == 0 or first not in following:
            raise broken("susunan berkasnya berputar atau terputus")
        yield first
        first, left = following[first], left - 1


def refuse_wide(data: bytes) -> None:
    """Refuse a workbook that is broken, locked, has macros, or would take far more room than a plan."""
    try:
        container = Container(data)
        if "_VBA_PROJECT_CUR" in container.entries:
            raise Refusal(
                "dokumen dengan makro tidak dibuka", "simpan ulang sebagai .xlsx biasa dengan Excel, lalu ulangi"
            )
        book = container.entries.get("Workbook") or container.entries.get("Book")
        if book is None:
            raise Refusal("ini bukan lembar kerja Excel", "simpan ulang sebagai .xlsx dengan Excel, lalu ulangi")
        _look_through(container.stream(book))
    except (struct_error, UnicodeDecodeError) as error:
        raise broken("isinya terpotong") from error


def _look_through(stream: bytes) -> None:
    rows = columns = at = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        at += 4
        if kind == _PASSWORD and length:
            raise Refusal("dokumen ini dikunci dengan kata sandi", "buka kuncinya, simpan ulang, lalu ulangi")
        if kind == _SHARED_TEXTS and length >= 8 and unpack_from("<I", stream, at + 4)[0] > MOST_CELLS:
            raise too_large("terlalu banyak teks")
        if kind in _CELLS and length >= 4:
            row, column = unpack_from("<HH", stream, at)
            last = unpack_from("<H", stream, at + length - 2)[0] if kind in _SEVERAL else column
            rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
        at += length
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > 10 * MOST_CELLS:
        raise too_large(f"{rows} baris dan {columns} kolom")
