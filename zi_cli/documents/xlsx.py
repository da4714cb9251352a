"""Sheets of Excel: what is shown in each cell, whether a formula or an error stands there, and what is merged."""

import re
from collections.abc import Iterator
from fractions import Fraction
from posixpath import join, normpath

from zi_cli.documents import number_format
from zi_cli.documents.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, broken, too_large
from zi_cli.documents.package import Attributes, Package, Walk, whole
from zi_cli.model.frozen import frozen
from zi_cli.model.grid import Cell, Document, Grid, Keanehan
from zi_cli.model.tulisan import tampak

_AT = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_BLANK_FILLS = ("none", "gray125")


@frozen
class Sheet:
    """A sheet of the workbook: its name, its part, and whether people see it."""

    name: str
    part: str
    is_hidden: bool


@frozen
class Style:
    """What a style of cells says: the format of numbers, whether letters are struck through, whether it is shaded."""

    number: int = 0
    code: str | None = None
    is_struck: bool = False
    is_filled: bool = False


def read(package: Package) -> Document:
    """Read every sheet that holds something."""
    book = _Book()
    book.over(package, "xl/workbook.xml")
    links = _Links()
    links.over(package, "xl/_rels/workbook.xml.rels")
    strings, styles = _Strings(), _Styles()
    strings.over(package, "xl/sharedStrings.xml")
    styles.over(package, "xl/styles.xml")
    if not book.sheets:
        raise broken("tidak ada lembar di dalamnya")
    grids: list[Grid] = []
    unseen: list[str] = []
    for one in book.sheets:
        part = links.parts.get(one.part)
        if part is None:
            continue
        sheet = _Cells(strings.items, styles.every, from_1904=book.from_1904)
        sheet.over(package, part)
        grids.append(sheet.grid(one.name))
        if one.is_hidden and sheet.cells:
            unseen.append(f"lembar {one.name} tersembunyi")
        if sheet.shaded:
            unseen.append(f"{one.name}: {sheet.shaded} sel kosong berwarna; maksud warnanya tidak terbaca")
    if any(package.names("xl/comments")) or any(package.names("xl/threadedcomments")):
        unseen.append("komentar di sel tidak dibaca")
    if any(package.names("xl/media/")):
        unseen.append("gambar tidak dibaca")
    return Document(tuple(grids), tuple(unseen))


class _Book(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self.from_1904 = False

    def on_sheet(self, attributes: Attributes) -> None:
        if len(self.sheets) < 200:
            is_hidden = attributes.get("state", "visible") != "visible"
            name = " ".join(tampak(attributes.get("name", "")).split())
            self.sheets.append(Sheet(name, attributes.get("id", ""), is_hidden))

    def on_workbookPr(self, attributes: Attributes) -> None:  # noqa: N802  as the format names it
        self.from_1904 = attributes.get("date1904") in ("1", "true")


class _Links(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, str] = {}

    def on_Relationship(self, attributes: Attributes) -> None:  # noqa: N802  as the format names it
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") != "External":
            self.parts[attributes.get("Id", "")] = normpath(
                target.lstrip("/") if target.startswith("/") else join("xl", target)
            )


class _Texts(Walk):
    """Texts made of runs: those for the reading of Japanese are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.is_struck = False
        self._is_taken, self._is_phonetic = False, False
        self.left = MOST_TEXT

    def on_t(self, _: Attributes) -> None:
        self._is_taken = not self._is_phonetic

    def off_t(self) -> None:
        self._is_taken = False

    def on_rPh(self, _: Attributes) -> None:  # noqa: N802  as the format names it
        self._is_phonetic = True

    def off_rPh(self) -> None:  # noqa: N802
        self._is_phonetic = False

    def on_strike(self, attributes: Attributes) -> None:
        self.is_struck |= attributes.get("val", "1") not in ("0", "false")

    def text(self, said: str) -> None:
        if self._is_taken:
            self.left -= len(said)
            if self.left < 0:
                raise too_large("terlalu banyak teks")
            self.pieces.append(said)

    def take(self) -> tuple[str, bool]:
        """Give the text so far, and whether some of it is struck through; begin anew."""
        found = "".join(self.pieces), self.is_struck
        self.pieces, self.is_struck = [], False
        return found


class _Strings(_Texts):
    def __init__(self) -> None:
        super().__init__()
        self.items: list[tuple[str, bool]] = []

    def off_si(self) -> None:
        self.items.append(self.take())


class _Styles(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.every: list[Style] = []
        self._codes: dict[int, str] = {}
        self._struck: list[bool] = []
        self._filled: list[bool] = []
        self._within = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag in ("fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs"):
            self._within = tag
        super().start(tag, attributes)

    def on_numFmt(self, attributes: Attributes) -> None:  # noqa: N802  as the format names it
        self._codes[whole(attributes, "numFmtId", -1)] = attributes.get("formatCode", "")

    def on_font(self, _: Attributes) -> None:
        if self._within == "fonts":
            self._struck.append(False)

    def on_strike(self, attributes: Attributes) -> None:
        if self._within == "fonts" and self._struck:
            self._struck[-1] = attributes.get("val", "1") not in ("0", "false")

    def on_patternFill(self, attributes: Attributes) -> None:  # noqa: N802
        if self._within == "fills":
            self._filled.append(attributes.get("patternType", "none") not in _BLANK_FILLS)

    def on_gradientFill(self, _: Attributes) -> None:  # noqa: N802
        if self._within == "fills":
            self._filled.append(True)

    def on_xf(self, attributes: Attributes) -> None:
        if self._within != "cellXfs":
            return
        number = whole(attributes, "numFmtId", 0)
        font, fill = whole(attributes, "fontId", 0), whole(attributes, "fillId", 0)
        self.every.append(
            Style(
                number,
                self._codes.get(number),
                font < len(self._struck) and self._struck[font],
                fill < len(self._filled) and self._filled[fill],
            )
        )


class _Cells(_Texts):
    def __init__(self, strings: list[tuple[str, bool]], styles: list[Style], *, from_1904: bool) -> None:
        super().__init__()
        self.cells: dict[tuple[int, int], Cell] = {}
        self.shaded = 0
        self._strings, self._styles, self._from_1904 = strings, styles, from_1904
        self._hidden: set[int] = set()
        self._merged: dict[tuple[int, int], tuple[int, int]] = {}
        self._row = self._column = 0
        self._kind, self._style, self._is_formula = "", Style(), False
        self._value: list[str] = []
        self._is_value = False
        self._taken = 0

    def on_row(self, attributes: Attributes) -> None:
        self._row, self._column = whole(attributes, "r", self._row + 1), 0
        if attributes.get("hidden") in ("1", "true"):
            self._hidden.add(self._row)

    def on_c(self, attributes: Attributes) -> None:
        at = _AT.fullmatch(attributes.get("r", ""))
        self._column = _number(at[1]) if at else self._column + 1
        self._row = int(at[2]) if at else self._row
        self._kind, self._is_formula, self._value = attributes.get("t", "n"), False, []
        style = whole(attributes, "s", 0)
        self._style = self._styles[style] if style < len(self._styles) else Style()

    def on_f(self, _: Attributes) -> None:
        self._is_formula = True

    def on_v(self, _: Attributes) -> None:
        self._is_value = True

    def off_v(self) -> None:
        self._is_value = False

    def text(self, said: str) -> None:
        if self._is_value:
            self._value.append(said)
        else:
            super().text(said)

    def off_c(self) -> None:
        inline, is_struck = self.take()
        value = "".join(self._value)
        text, number = (inline, None) if self._kind == "inlineStr" else self._shown(value)
        if self._kind == "s":
            at = int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else -1
            text, is_struck = self._strings[at] if 0 <= at < len(self._strings) else ("", False)
        text = tampak(text).strip()
        if not text:
            self.shaded += self._style.is_filled
            return
        self._taken += len(text)
        if (
            self._row > MOST_ROWS
            or self._column > MOST_COLUMNS
            or len(self.cells) >= MOST_CELLS
            or self._taken > MOST_TEXT
        ):
            raise too_large("terlalu banyak baris, kolom atau teks")
        self.cells[self._row, self._column] = Cell(
            self._row, self._column, text, number, odd=tuple(self._odd(text, is_struck=is_struck))
        )

    def _shown(self, value: str) -> tuple[str, Fraction | None]:
        if self._kind == "b":
            return ("TRUE" if value == "1" else "FALSE"), None
        found = number_format.number(value) if self._kind == "n" else None
        if found is None:
            return value, None
        form = self._style
        return number_format.shown(found, form.number, form.code, from_1904=self._from_1904), Fraction(found)

    def _odd(self, text: str, *, is_struck: bool) -> Iterator[Keanehan]:
        if self._kind == "e":
            yield "galat"
        elif self._is_formula:
            yield "rumus"
        if self._kind == "n" and text.endswith("%"):
            yield "persen"
        if is_struck or self._style.is_struck:
            yield "dicoret"

    def on_mergeCell(self, attributes: Attributes) -> None:  # noqa: N802
        first, _, last = attributes.get("ref", "").partition(":")
        begins, ends = _AT.fullmatch(first), _AT.fullmatch(last)
        if begins and ends and len(self._merged) < MOST_CELLS:
            top, left = int(begins[2]), _number(begins[1])
            self._merged[top, left] = max(int(ends[2]) - top + 1, 1), max(_number(ends[1]) - left + 1, 1)

    def grid(self, name: str) -> Grid:
        """Give the sheet as a table."""
        rows: list[list[Cell]] = [[] for _ in range(max((row for row, _ in self.cells), default=0))]
        for place in sorted(self.cells):
            cell, (down, across) = self.cells[place], self._merged.get(place, (1, 1))
            spread = Cell(cell.row, cell.column, cell.text, cell.number, down, across, cell.odd)
            rows[cell.row - 1].append(spread if down * across > 1 else cell)
        return Grid(name, True, tuple(map(tuple, rows)), frozenset(self._hidden))  # noqa: FBT003


def _number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
