"""Tables of Word: the text of each cell with its numbering, merged cells, and what Word keeps out of sight."""

from dataclasses import dataclass, field

from zi_cli.core.numbering import huruf, romawi
from zi_cli.documents.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, too_large
from zi_cli.documents.package import Attributes, Package, Walk, whole
from zi_cli.model.grid import Cell, Document, Grid, Keanehan
from zi_cli.model.tulisan import tampak

_OFF = ("0", "false", "none")
_SIGN = "- "
"""Stands for the sign of a list that a style draws."""


@dataclass
class _Held:
    """A cell while it is read."""

    row: int
    column: int
    columns: int = 1
    rows: int = 1
    is_continued: bool = False
    is_shaded: bool = False
    lines: list[str] = field(default_factory=list)
    odd: set[Keanehan] = field(default_factory=set)


@dataclass
class _Table:
    """A table while it is read."""

    before: tuple[str, ...]
    cells: list[_Held] = field(default_factory=list)
    row: int = 0
    column: int = 1
    hidden: set[int] = field(default_factory=set)
    above: dict[int, _Held] = field(default_factory=dict)
    """Of each column, the cell that a continued one below it belongs to."""


def read(package: Package) -> Document:
    """Read every table of the text, each named by its place; of a table inside a cell nothing is read."""
    numbering, styles = _Numbering(), _Styles()
    numbering.over(package, "word/numbering.xml")
    styles.over(package, "word/styles.xml")
    body = _Body(numbering, styles)
    body.over(package, "word/document.xml")
    grids = [_grid(one, f"tabel {n}") for n, one in enumerate(body.tables, 1)]
    if grids:
        last = grids[-1]
        grids[-1] = Grid(last.name, last.lettered, last.rows, last.hidden, last.before, tuple(body.loose))
    shaded = sum(one.is_shaded and not "".join(one.lines).strip() for table in body.tables for one in table.cells)
    unseen = [f"{shaded} sel kosong berwarna; maksud warnanya tidak terbaca"] if shaded else []
    if body.boxes:
        unseen.append(f"{body.boxes} kotak teks atau gambar tidak dibaca")
    if "word/comments.xml" in package:
        unseen.append("komentar tidak dibaca")
    return Document(tuple(grids), tuple(unseen))


def _grid(table: _Table, name: str) -> Grid:
    rows: list[list[Cell]] = [[] for _ in range(table.row)]
    for one in table.cells:
        text = tampak("\n".join(one.lines)).strip()
        if text and not one.is_continued:
            odd = tuple(sorted(one.odd))
            rows[one.row - 1].append(Cell(one.row, one.column, text, None, one.rows, one.columns, odd))
    return Grid(name, False, tuple(map(tuple, rows)), frozenset(table.hidden), table.before)  # noqa: FBT003


class _Numbering(Walk):
    """The lists of a document: how each level is numbered, and how far each list has come."""

    def __init__(self) -> None:
        super().__init__()
        self._levels: dict[tuple[str, int], dict[str, str]] = {}
        self._list_of: dict[str, str] = {}
        self._come: dict[tuple[str, int], int] = {}
        self._abstract, self._number, self._level = "", "", 0

    def on_abstractNum(self, attributes: Attributes) -> None:  # noqa: N802  as the format names it
        self._abstract, self._number = attributes.get("abstractNumId", ""), ""

    def on_num(self, attributes: Attributes) -> None:
        self._number, self._abstract = attributes.get("numId", ""), ""

    def on_abstractNumId(self, attributes: Attributes) -> None:  # noqa: N802
        if self._number:
            self._list_of[self._number] = attributes.get("val", "")

    def on_lvl(self, attributes: Attributes) -> None:
        self._level = whole(attributes, "ilvl", 0, 8)

    def _say(self, key: str, attributes: Attributes) -> None:
        if self._abstract:
            self._levels.setdefault((self._abstract, self._level), {})[key] = attributes.get("val", "")[:40]

    def on_start(self, attributes: Attributes) -> None:
        self._say("start", attributes)

    def on_numFmt(self, attributes: Attributes) -> None:  # noqa: N802
        self._say("form", attributes)

    def on_lvlText(self, attributes: Attributes) -> None:  # noqa: N802
        self._say("text", attributes)

    def next(self, number: str, level: int) -> str | None:
        """Give what stands before the next paragraph of a list; None where that cannot be told."""
        abstract = self._list_of.get(number, "")
        about = self._levels.get((abstract, level))
        if about is None:
            return None
        if about.get("form") in ("bullet", "none"):
            return _SIGN if about["form"] == "bullet" else ""
        begins = whole(about, "start", 1, 9999)
        self._come[abstract, level] = self._come.get((abstract, level), begins - 1) + 1
        for deeper in range(level + 1, 9):
            self._come.pop((abstract, deeper), None)
        text = about.get("text", "")
        for depth in range(level + 1):
            if f"%{depth + 1}" in text:
                said = _counted(
                    self._come.get((abstract, depth), 1), self._levels.get((abstract, depth), {}).get("form", "")
                )
                if said is None:
                    return None
                text = text.replace(f"%{depth + 1}", said)
        return text


def _counted(number: int, form: str) -> str | None:
    if form == "decimal":
        return str(number)
    if form in ("upperLetter", "lowerLetter"):
        return huruf(number).upper() if form == "upperLetter" else huruf(number)
    if form in ("upperRoman", "lowerRoman") and number < 4000:
        return romawi(number) if form == "upperRoman" else romawi(number).casefold()
    return None


class _Styles(Walk):
    """The styles that number their paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.numbered: dict[str, tuple[str, int]] = {}
        self._style, self._level = "", 0

    def on_style(self, attributes: Attributes) -> None:
        self._style, self._level = attributes.get("styleId", ""), 0

    def on_ilvl(self, attributes: Attributes) -> None:
        self._level = whole(attributes, "val", 0, 8)

    def on_numId(self, attributes: Attributes) -> None:  # noqa: N802  as the format names it
        self.numbered[self._style] = attributes.get("val", ""), self._level


class _Body(Walk):
    """The text: paragraphs between tables, and the cells of tables that stand in no other."""

    def __init__(self, numbering: _Numbering, styles: _Styles) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self.loose: list[str] = []
        self.boxes = 0
        self._numbering, self._styles = numbering, styles
        self._depth = self._outside = 0
        self._cell: _Held | None = None
        self._pieces: list[str] = []
        self._number: tuple[str, int] | None = None
        self._is_text = self._is_run_struck = False
        self._gone = 0
        self._left = MOST_TEXT

    # ---- tables

    def on_tbl(self, _: Attributes) -> None:
        self._depth += 1
        if self._depth == 1 and not self._outside:
            self.tables.append(_Table(tuple(self.loose)))
            self.loose = []
        elif self._cell:
            self._cell.odd.add("bersarang")

    def off_tbl(self) -> None:
        self._depth -= 1

    def on_tr(self, _: Attributes) -> None:
        if self._is_ours:
            table = self.tables[-1]
            table.row, table.column = table.row + 1, 1
            if table.row > MOST_ROWS:
                raise too_large(f"lebih dari {MOST_ROWS} baris")

    def on_gridBefore(self, attributes: Attributes) -> None:  # noqa: N802  as the format names it
        if self._is_ours:
            self.tables[-1].column += whole(attributes, "val", 0, MOST_COLUMNS)

    def on_hidden(self, attributes: Attributes) -> None:
        if self._is_ours and self._cell is None and attributes.get("val", "1") not in _OFF:
            self.tables[-1].hidden.add(self.tables[-1].row)

    def on_tc(self, _: Attributes) -> None:
        if self._is_ours:
            table = self.tables[-1]
            self._cell = _Held(table.row, table.column)
            table.cells.append(self._cell)
            if len(table.cells) > MOST_CELLS or table.column > MOST_COLUMNS:
                raise too_large("terlalu banyak sel")

    def off_tc(self) -> None:
        if not self._is_ours or self._cell is None:
            return
        table, cell = self.tables[-1], self._cell
        table.column += cell.columns
        anchor = table.above.get(cell.column)
        if cell.is_continued and anchor and anchor.row + anchor.rows == cell.row:
            anchor.rows += 1
            if "".join(cell.lines).strip():
                cell.is_continued = False  # it holds something of its own: nothing is lost
        else:
            cell.is_continued = False
            table.above[cell.column] = cell
        self._cell = None

    def on_gridSpan(self, attributes: Attributes) -> None:  # noqa: N802
        if self._cell and self._is_ours:
            self._cell.columns = max(whole(attributes, "val", 1, MOST_COLUMNS), 1)

    def on_vMerge(self, attributes: Attributes) -> None:  # noqa: N802
        if self._cell and self._is_ours:
            self._cell.is_continued = attributes.get("val", "continue") == "continue"

    def on_shd(self, attributes: Attributes) -> None:
        if self._cell and self._is_ours and attributes.get("fill", "auto").casefold() not in ("auto", "ffffff", ""):
            self._cell.is_shaded = True

    # ---- paragraphs

    def on_p(self, _: Attributes) -> None:
        if self._is_read:
            self._pieces, self._number = [], None

    def off_p(self) -> None:
        if not self._is_read:
            return
        text = "".join(self._pieces)
        if self._number and (self._cell or text.strip()):
            label = self._numbering.next(*self._number)
            if label is None and self._cell:
                self._cell.odd.add("penomoran")
            text = f"{label or ''}{'' if not label or label.endswith(' ') or not text else ' '}{text}"
        (self._cell.lines if self._cell else self.loose).append(text)
        self._pieces = []

    def on_pStyle(self, attributes: Attributes) -> None:  # noqa: N802
        if self._is_read and (style := self._styles.numbered.get(attributes.get("val", ""))):
            self._number = style

    def on_numPr(self, _: Attributes) -> None:  # noqa: N802
        self._level = self._number[1] if self._number else 0

    def on_ilvl(self, attributes: Attributes) -> None:
        self._level = whole(attributes, "val", 0, 8)

    def on_numId(self, attributes: Attributes) -> None:  # noqa: N802
        if self._is_read:
            number = attributes.get("val", "0")
            self._number = None if number == "0" else (number, getattr(self, "_level", 0))

    def on_r(self, _: Attributes) -> None:
        self._is_run_struck = False

    def on_strike(self, attributes: Attributes) -> None:
        self._is_run_struck = attributes.get("val", "1") not in _OFF

    on_dstrike = on_strike

    def on_t(self, _: Attributes) -> None:
        self._is_text = True

    def off_t(self) -> None:
        self._is_text = False

    def on_br(self, _: Attributes) -> None:
        self._put("\n")

    on_cr = on_br

    def on_tab(self, _: Attributes) -> None:
        self._put(" ")

    def on_noBreakHyphen(self, _: Attributes) -> None:  # noqa: N802
        self._put("-")

    def text(self, said: str) -> None:
        if self._is_text:
            self._put(said)

    def _put(self, said: str) -> None:
        if not self._is_read or self._gone:
            return
        self._left -= len(said)
        if self._left < 0:
            raise too_large("terlalu banyak teks")
        self._pieces.append(said)
        if self._cell and self._is_run_struck and said.strip():
            self._cell.odd.add("dicoret")

    # ---- what is out of sight

    def _tracked(self) -> None:
        if self._cell:
            self._cell.odd.add("terlacak")

    def on_ins(self, _: Attributes) -> None:
        self._tracked()

    on_moveTo = on_ins  # noqa: N815  as the format names it

    def on_del(self, _: Attributes) -> None:
        self._tracked()
        self._gone += 1

    def off_del(self) -> None:
        self._gone -= 1

    on_moveFrom, off_moveFrom = on_del, off_del  # noqa: N815

    def on_drawing(self, _: Attributes) -> None:
        self._outside += 1
        self.boxes += 1
        if self._cell:
            self._cell.odd.add("gambar")

    def off_drawing(self) -> None:
        self._outside -= 1

    on_pict, off_pict = on_drawing, off_drawing
    on_object, off_object = on_drawing, off_drawing

    @property
    def _is_ours(self) -> bool:
        """Whether this is a table that stands in no other, and in no box."""
        return self._depth == 1 and not self._outside

    @property
    def _is_read(self) -> bool:
        """Whether a paragraph here is one of the text, or of a cell of a table that is read."""
        return not self._outside and (self._depth == 0 or (self._depth == 1 and self._cell is not None))
