"""Sheets of Excel: what is shown in each cell, whether a formula or an error stands there, and what is merged."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from zi_cli.documents import number_format
from zi_cli.documents.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TABLES, Room, broken, too_large
from zi_cli.documents.package import Attributes, Counted, Package, Walk, whole
from zi_cli.documents.shades import telling
from zi_cli.documents.xlsx_styles import Runs, Strings, Style, Styles, seen
from zi_cli.model.frozen import frozen
from zi_cli.model.grid import Cell, Document, Grid, Keanehan, letters
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import daftar

_AT = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_COUNTED = {
    "comments": ("comment", "komentar di sel tidak dibaca"),
    "threadedComment": ("threadedComment", "utas komentar di sel tidak dibaca"),
    "drawing": ("clientData", "gambar, bentuk atau grafik di atas lembar tidak dibaca"),
}
"""What lies over a sheet and is not read: of each kind of part, the element that is one of them, and what is said."""


@frozen
class Sheet:
    """A sheet of the workbook: its name, how its part is found, and how much people see of it."""

    name: str
    key: str
    state: str


def read(package: Package, main: str) -> Document:
    """Read every sheet that holds something."""
    links = package.links(main)
    book, strings, styles = _Book(), Strings(), Styles()
    book.over(package, main)
    strings.over(package, links.first("sharedStrings"))
    styles.over(package, links.first("styles"))
    room, grids, unseen = Room(), list[Grid](), list[str]()
    parts = links.by_key()
    for sheet in book.sheets:
        link = parts.get(sheet.key)
        if link is None or link.kind != "worksheet":
            continue
        cells = _Cells(room, strings.every, styles.every, from_1904=book.from_1904)
        cells.over(package, link.part)
        grid = cells.grid(sheet.name)
        if grid.rows:
            grids.append(grid)
            unseen += [*_hidden(sheet, cells.hidden_columns), *_over(package, sheet.name, link.part)]
    if not grids:
        raise Refusal("tidak ada lembar yang berisi di dokumen ini", "periksa apakah berkas ini yang dimaksud")
    return Document(tuple(grids), tuple(unseen))


def _hidden(sheet: Sheet, columns: Sequence[int]) -> Iterator[str]:
    if sheet.state != "visible":
        how = (
            "tersembunyi, dan tidak dapat ditampilkan dari menu Excel" if sheet.state == "veryHidden" else "tersembunyi"
        )
        yield f"lembar {sheet.name} {how}"
    if columns:
        yield f"{sheet.name}: kolom {daftar([letters(one) for one in columns])} tersembunyi, tetapi ikut dibaca"


def _over(package: Package, name: str, part: str) -> Iterator[str]:
    """Count what lies over a sheet."""
    for link in package.links(part).every:
        if link.kind in _COUNTED:
            element, said = _COUNTED[link.kind]
            counted = Counted(element)
            counted.over(package, link.part)
            if counted.count:
                yield f"{name}: {counted.count} {said}"


class _Book(Walk):
    """The workbook: its sheets, and the day from which it counts days."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self.from_1904 = False

    def on_sheet(self, attributes: Attributes) -> None:
        if len(self.sheets) >= MOST_TABLES:
            raise too_large(f"lebih dari {MOST_TABLES} lembar")
        name = " ".join(seen(attributes.get("name", "")).split())
        self.sheets.append(Sheet(name, attributes.get("id", ""), attributes.get("state", "visible")))

    def on_workbookPr(self, attributes: Attributes) -> None:
        self.from_1904 = attributes.get("date1904") in ("1", "true")


class _Cells(Runs):
    """The cells of one sheet."""

    def __init__(self, room: Room, strings: list[tuple[str, bool]], styles: list[Style], *, from_1904: bool) -> None:
        super().__init__(room)
        self.hidden_columns: list[int] = []
        self._strings, self._styles, self._from_1904 = strings, styles, from_1904
        self._rows: defaultdict[int, dict[int, Cell]] = defaultdict(dict)
        self._shaded: defaultdict[int, set[int]] = defaultdict(set)
        self._hidden: set[int] = set()
        self._merged: dict[tuple[int, int], tuple[int, int]] = {}
        self._row = self._column = 0
        self._kind, self._style, self._has_formula = "", Style(), False
        self._value: list[str] = []
        self._is_value = False

    def on_col(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in ("1", "true"):
            first = whole(attributes, "min", 1)
            last = min(whole(attributes, "max", first), MOST_COLUMNS)
            self.hidden_columns += [one for one in range(first, last + 1) if len(self.hidden_columns) < MOST_COLUMNS]

    def on_row(self, attributes: Attributes) -> None:
        self._row, self._column = whole(attributes, "r", self._row + 1), 0
        if attributes.get("hidden") in ("1", "true"):
            self._hidden.add(self._row)

    def on_c(self, attributes: Attributes) -> None:
        at = _AT.fullmatch(attributes.get("r", ""))
        self._row, self._column = (int(at[2]), _number(at[1])) if at else (self._row, self._column + 1)
        self._kind, self._has_formula, self._value = attributes.get("t", "n"), False, []
        style = whole(attributes, "s", 0)
        self._style = self._styles[style] if style < len(self._styles) else Style()

    def on_f(self, _: Attributes) -> None:
        self._has_formula = True

    def on_v(self, _: Attributes) -> None:
        self._is_value = True

    def off_v(self) -> None:
        self._is_value = False

    def text(self, said: str) -> None:
        if self._is_value:
            self.room.take_text(said)
            self._value.append(said)
        else:
            super().text(said)

    def off_c(self) -> None:
        inline, is_struck = self.take()
        value, is_percent = "".join(self._value), False
        text, number = inline, None
        if self._kind == "s":
            text, is_struck = self._shared(value)
        elif self._kind == "n" and (number := number_format.number(value)) is not None:
            style = self._style
            text, is_percent = number_format.shown(number, style.number, style.code, from_1904=self._from_1904)
        elif self._kind != "inlineStr":
            text = self._said(value)
        odd = tuple(self._odd(is_percent=is_percent, is_struck=is_struck))
        if text or self._has_formula:
            self._put(text, number, odd)
        elif self._style.is_shaded and self._row <= MOST_ROWS and self._column <= MOST_COLUMNS:
            self._shaded[self._row].add(self._column)

    def _shared(self, value: str) -> tuple[str, bool]:
        at = int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else len(self._strings)
        if at >= len(self._strings):
            raise broken(f"teks sel {letters(self._column)}{self._row} tidak ada di dalamnya")
        return self._strings[at]

    def _said(self, value: str) -> str:
        """Give a value that is neither a number nor a shared text: a text of a formula, an error, a truth, a day."""
        if self._kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if self._kind == "d":
            try:
                return number_format.day_in_words(date.fromisoformat(value[:10]))
            except ValueError:
                return seen(value)
        return seen(value)

    def _put(self, text: str, number: Fraction | None, odd: tuple[Keanehan, ...]) -> None:
        self.room.take(self._row, self._column, text)
        row = self._rows[self._row]
        if self._column in row:
            raise broken(f"sel {letters(self._column)}{self._row} ada dua kali")
        row[self._column] = Cell(self._row, self._column, text, number, odd=odd)

    def _odd(self, *, is_percent: bool, is_struck: bool) -> Iterator[Keanehan]:
        if is_percent:
            yield "persen"
        if self._has_formula:
            yield "rumus"
        if self._kind == "e":
            yield "galat"
        if is_struck or self._style.is_struck:
            yield "dicoret"

    def on_mergeCell(self, attributes: Attributes) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        begins, ends = _AT.fullmatch(first), _AT.fullmatch(last)
        if begins and ends and len(self._merged) < MOST_CELLS:
            top, left = int(begins[2]), _number(begins[1])
            down, across = min(int(ends[2]), MOST_ROWS) - top + 1, min(_number(ends[1]), MOST_COLUMNS) - left + 1
            self._merged[top, left] = max(down, 1), max(across, 1)

    def grid(self, name: str) -> Grid:
        """Give the sheet as a table, without what is blank behind and beside it."""
        last, width = (
            max(self._rows, default=0),
            max((column for row in self._rows.values() for column in row), default=0),
        )
        merged = self._merged_within(last, width)
        covered = self._covered(merged) if self._shaded else {}
        for row in self._shaded.keys() & self._rows.keys():
            cells = self._rows[row]
            white = set(range(1, width + 1)) - cells.keys() - covered.get(row, set())
            shaded = self._shaded[row] & white
            cells |= {one: Cell(row, one, "", odd=("gambar",)) for one in telling(shaded, white - shaded)}
        for (row, column), (down, across) in merged.items():
            if cell := self._rows.get(row, {}).get(column):
                self._rows[row][column] = replace(cell, rows=down, columns=across)
        rows = tuple(tuple(cells[one] for one in sorted(cells)) for cells in map(self._row_of, range(1, last + 1)))
        return Grid(name, True, rows, frozenset(one for one in self._hidden if one <= last))  # noqa: FBT003  letters

    def _row_of(self, number: int) -> dict[int, Cell]:
        return self._rows.get(number, {})

    def _merged_within(self, last: int, width: int) -> dict[tuple[int, int], tuple[int, int]]:
        """Give the merged cells as far as there is a table: a title over a whole sheet is as wide as that."""
        found = {
            (row, column): (max(min(down, last - row + 1), 1), max(min(across, width - column + 1), 1))
            for (row, column), (down, across) in self._merged.items()
            if row <= last and column <= width
        }
        if sum(down * across for down, across in found.values()) > MOST_CELLS:
            raise too_large("terlalu banyak sel gabungan")
        return found

    def _covered(self, merged: dict[tuple[int, int], tuple[int, int]]) -> dict[int, set[int]]:
        """Give of each row the columns that merged cells take."""
        found = defaultdict[int, set[int]](set)
        for (row, column), (down, across) in merged.items():
            for one in range(row, row + down):
                found[one].update(range(column, column + across))
        return found


def _number(said: str) -> int:
    """Give the number of a column that is named by letters."""
    found = 0
    for letter in said:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
