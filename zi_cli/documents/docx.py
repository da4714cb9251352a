"""Tables of Word: the text of each cell with its numbers, merged cells, and what Word keeps out of sight."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from zi_cli.documents.docx_numbering import SIGN, Numbering, Place
from zi_cli.documents.limits import MOST_COLUMNS, MOST_TABLES, Room, too_large
from zi_cli.documents.package import Attributes, Counted, Package, Walk, is_on, whole
from zi_cli.documents.shades import telling
from zi_cli.model.grid import Cell, Document, Grid, Keanehan
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import tampak

_WHITE = ("", "auto", "ffffff")
_SYMBOLS = {
    **dict.fromkeys(("f0fc", "f0d6"), "✓"),
    **dict.fromkeys(("f0fb", "f04f"), "✗"),
    "f0fe": "☑",
    "f0fd": "☒",
    "f06f": "☐",
    "f0a8": "☐",
    "f0b7": "•",
    "f0a7": "•",
}
"""What the signs of Wingdings and Symbol that stand in tables look like."""
_PARTS = {"comments": ("comment", "komentar tidak dibaca"), "footnotes": ("footnoteRef", "catatan kaki tidak dibaca")}
"""What lies beside the text and is not read: of each kind of part, the element that is one of them, and what is said."""


@dataclass
class _Held:
    """A cell while it is read."""

    row: int
    column: int
    columns: int = 1
    rows: int = 1
    goes_on: bool = False
    """It goes on with the cell above it."""
    goes_beside: bool = False
    """It goes on with the cell before it, in the way of old documents."""
    is_shaded: bool = False
    lines: list[str] = field(default_factory=list)
    odd: set[Keanehan] = field(default_factory=set)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


@dataclass
class _Table:
    """A table while it is read."""

    before: tuple[str, ...]
    rows: list[list[_Held]] = field(default_factory=list)
    column: int = 1
    hidden: set[int] = field(default_factory=set)
    above: dict[int, _Held] = field(default_factory=dict)
    """Of each column, the cell that one below it may go on with."""


def read(package: Package, main: str) -> Document:
    """Read every table of the text, each named by its place; of a table inside a cell nothing is read."""
    links = package.links(main)
    numbering, styles = Numbering(), _Styles()
    numbering.over(package, links.first("numbering"))
    styles.over(package, links.first("styles"))
    body = _Body(numbering, styles)
    body.over(package, main)
    if not body.tables:
        raise Refusal(
            "tidak ada tabel di dokumen ini", "rencana dibaca dari tabelnya; periksa apakah berkas ini yang dimaksud"
        )
    last = len(body.tables)
    grids = [_grid(one, n, tuple(body.loose) if n == last else ()) for n, one in enumerate(body.tables, 1)]
    return Document(tuple(grids), (*body.unseen(), *_beside(package, main)))


def _grid(table: _Table, number: int, after: tuple[str, ...]) -> Grid:
    rows = []
    for held in table.rows:
        white = {one.column for one in held if _is_blank(one) and not one.is_shaded}
        shaded = {one.column for one in held if _is_blank(one) and one.is_shaded}
        told = telling(shaded, white)
        rows.append(tuple(cell for one in held if (cell := _cell(one, is_told=one.column in told))))
    while rows and not rows[-1]:
        rows.pop()
    hidden = frozenset(one for one in table.hidden if one <= len(rows))
    return Grid(f"tabel {number}", False, tuple(rows), hidden, table.before, after)  # noqa: FBT003  no letters


def _is_blank(held: _Held) -> bool:
    return not held.goes_on and not held.goes_beside and not held.text and not held.odd


def _cell(held: _Held, *, is_told: bool) -> Cell | None:
    """Give a cell that holds something, be it a shade."""
    if held.goes_on or held.goes_beside or not (held.text or held.odd or is_told):
        return None
    odd: tuple[Keanehan, ...] = ("gambar",) if is_told else tuple(sorted(held.odd))
    return Cell(held.row, held.column, held.text, None, held.rows, held.columns, odd)


def _beside(package: Package, main: str) -> Iterator[str]:
    for link in package.links(main).every:
        if link.kind in _PARTS:
            element, said = _PARTS[link.kind]
            counted = Counted(element)
            counted.over(package, link.part)
            if counted.count:
                yield f"{counted.count} {said}"


@dataclass
class _Style:
    """What a style says of its paragraphs and letters; None where it leaves it to the style it is based on."""

    based_on: str = ""
    place: Place | None = None
    is_struck: bool | None = None


class _Styles(Walk):
    """The styles that number their paragraphs or strike their letters through."""

    def __init__(self) -> None:
        super().__init__()
        self._every: dict[str, _Style] = {}
        self._style, self._level = _Style(), 0

    def on_style(self, attributes: Attributes) -> None:
        self._style, self._level = self._every.setdefault(attributes.get("styleId", ""), _Style()), 0

    def on_basedOn(self, attributes: Attributes) -> None:
        self._style.based_on = attributes.get("val", "")

    def on_ilvl(self, attributes: Attributes) -> None:
        self._level = whole(attributes, "val", 0, 8)

    def on_numId(self, attributes: Attributes) -> None:
        self._style.place = Place(attributes.get("val", ""), self._level)

    def on_strike(self, attributes: Attributes) -> None:
        self._style.is_struck = is_on(attributes)

    on_dstrike = on_strike

    def _chain(self, name: str) -> Iterator[_Style]:
        """Give a style and those it is based on, as far as Word follows them."""
        for _ in range(20):
            if name not in self._every:
                return
            yield self._every[name]
            name = self._every[name].based_on

    def place(self, name: str) -> Place | None:
        """Give the list a style puts its paragraphs into."""
        return next((one.place for one in self._chain(name) if one.place), None)

    def is_struck(self, name: str) -> bool:
        """Tell whether a style strikes its letters through."""
        return next((one.is_struck for one in self._chain(name) if one.is_struck is not None), False)


class _Body(Walk):
    """The text: paragraphs between tables, and the cells of tables that stand in no other."""

    def __init__(self, numbering: Numbering, styles: _Styles) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self.loose: list[str] = []
        self._numbering, self._styles = numbering, styles
        self._room = Room()
        self._boxes = self._invisible = self._computed = 0
        self._depth = self._outside = self._old = self._gone = 0
        """How many tables, pictures, former states and deletions this stands in."""
        self._cell: _Held | None = None
        self._is_row_tracked = False
        self._pieces: list[str] = []
        self._place: Place | None = None
        self._level: int | None = None
        self._is_text = self._is_run = self._is_struck = self._is_hidden = self._is_paragraph_struck = False
        self._fields: list[bool] = []
        """Of each field that is begun, whether its result is."""

    def unseen(self) -> Iterator[str]:
        """Tell what of the text was not read, or not as it stands."""
        if self._boxes:
            yield f"{self._boxes} gambar, kotak teks atau sisipan tidak dibaca"
        if self._invisible:
            yield f"{self._invisible} potongan teks tersembunyi tidak dibaca"
        if self._computed:
            yield f"{self._computed} nomor dihitung dari penomoran otomatis Word; cocokkan dengan yang tampak di Word"

    # ---- tables

    def on_tbl(self, _: Attributes) -> None:
        self._depth += 1
        if self._is_ours and not self._old:
            if len(self.tables) >= MOST_TABLES:
                raise too_large(f"lebih dari {MOST_TABLES} tabel")
            self.tables.append(_Table(tuple(self.loose)))
            self.loose = []
        elif self._cell and self._depth == 2:
            self._cell.odd.add("bersarang")

    def off_tbl(self) -> None:
        self._depth -= 1

    def on_tr(self, _: Attributes) -> None:
        if self._is_ours:
            table = self.tables[-1]
            table.rows.append([])
            table.column = 1
            self._is_row_tracked = False

    def on_gridBefore(self, attributes: Attributes) -> None:
        if self._is_ours and not self._old:
            self.tables[-1].column += whole(attributes, "val", 0, MOST_COLUMNS)

    def on_hidden(self, attributes: Attributes) -> None:
        if self._is_ours and self._cell is None and is_on(attributes) and self.tables[-1].rows:
            self.tables[-1].hidden.add(len(self.tables[-1].rows))

    def on_tc(self, _: Attributes) -> None:
        if self._is_ours and self.tables[-1].rows:
            table = self.tables[-1]
            self._cell = _Held(len(table.rows), table.column)
            self._room.take(self._cell.row, self._cell.column, "")
            table.rows[-1].append(self._cell)

    def off_tc(self) -> None:
        if not self._is_ours or self._cell is None:
            return
        table, cell = self.tables[-1], self._cell
        self._cell = None
        cell.lines = [tampak("\n".join(cell.lines)).strip()]
        if self._is_row_tracked and cell.text:
            cell.odd.add("terlacak")
        table.column += cell.columns
        beside = next((one for one in reversed(table.rows[-1][:-1]) if not one.goes_beside), None)
        cell.goes_beside &= beside is not None and not cell.text
        if cell.goes_beside and beside:
            beside.columns += cell.columns
            beside.odd |= cell.odd
            return
        above = table.above.get(cell.column)
        # a cell that goes on but holds something of its own is kept as one: nothing is lost
        if cell.goes_on and not cell.text and above and above.row + above.rows == cell.row:
            above.rows += 1
            above.odd |= cell.odd
        else:
            cell.goes_on = False
            table.above[cell.column] = cell

    def on_gridSpan(self, attributes: Attributes) -> None:
        if self._has_properties:
            self._cell_now.columns = max(whole(attributes, "val", 1, MOST_COLUMNS), 1)

    def on_vMerge(self, attributes: Attributes) -> None:
        if self._has_properties:
            self._cell_now.goes_on = attributes.get("val", "continue") == "continue"

    def on_hMerge(self, attributes: Attributes) -> None:
        if self._has_properties:
            self._cell_now.goes_beside = attributes.get("val", "continue") == "continue"

    def on_shd(self, attributes: Attributes) -> None:
        if self._has_properties and not self._is_run and attributes.get("fill", "").casefold() not in _WHITE:
            self._cell_now.is_shaded = True

    @property
    def _has_properties(self) -> bool:
        """Whether what is said now is said of a cell that is read."""
        return self._cell is not None and self._is_ours and not self._old

    @property
    def _cell_now(self) -> _Held:
        if self._cell is None:
            raise AssertionError
        return self._cell

    # ---- paragraphs

    def on_p(self, _: Attributes) -> None:
        if self._is_read:
            self._pieces, self._place, self._level, self._is_paragraph_struck = [], None, None, False

    def off_p(self) -> None:
        if not self._is_read:
            return
        text = "".join(self._pieces)
        self._pieces, self._fields = [], []  # a field that never ends would hide all behind it
        if self._place and (text.strip() or (self._cell and not self._cell.goes_on)):
            text = self._numbered(self._place, text)
        if self._cell:
            self._cell.lines.append(text)
        else:
            self.loose += [line.strip() for line in tampak(text).split("\n")]

    def _numbered(self, place: Place, text: str) -> str:
        label = self._numbering.next(place)
        if label is None and self._cell:
            self._cell.odd.add("penomoran")
        if label == SIGN:
            return f"{label} {text}" if text.strip() else text
        self._computed += bool(label and self._cell)
        return f"{label} {text}".strip() if label else text

    def on_pStyle(self, attributes: Attributes) -> None:
        if self._is_read and not self._old:
            name = attributes.get("val", "")
            self._place, self._is_paragraph_struck = self._styles.place(name), self._styles.is_struck(name)

    def on_ilvl(self, attributes: Attributes) -> None:
        if self._is_read and not self._old:
            self._level = whole(attributes, "val", 0, 8)
            if self._place:
                self._place = Place(self._place.number, self._level)

    def on_numId(self, attributes: Attributes) -> None:
        if self._is_read and not self._old:
            number = attributes.get("val", "0")
            self._place = None if number == "0" else Place(number, self._level or 0)

    # ---- runs

    def on_r(self, _: Attributes) -> None:
        self._is_run, self._is_hidden, self._is_struck = True, False, self._is_paragraph_struck

    def off_r(self) -> None:
        self._is_run = self._is_struck = self._is_hidden = False

    def on_rStyle(self, attributes: Attributes) -> None:
        if self._is_run and not self._old:
            self._is_struck |= self._styles.is_struck(attributes.get("val", ""))

    def on_strike(self, attributes: Attributes) -> None:
        if self._is_run and not self._old:
            self._is_struck = is_on(attributes)

    on_dstrike = on_strike

    def on_vanish(self, attributes: Attributes) -> None:
        if self._is_run and not self._old:
            self._is_hidden = is_on(attributes)

    def on_t(self, _: Attributes) -> None:
        self._is_text = True

    def off_t(self) -> None:
        self._is_text = False

    def text(self, said: str) -> None:
        if self._is_text:
            self._put(said)

    def on_br(self, _: Attributes) -> None:
        self._put("\n")

    on_cr = on_br

    def on_tab(self, _: Attributes) -> None:
        if self._is_run:
            self._put(" ")

    on_ptab = on_tab

    def on_noBreakHyphen(self, _: Attributes) -> None:
        self._put("-")

    def on_sym(self, attributes: Attributes) -> None:
        sign = _SYMBOLS.get(attributes.get("char", "").casefold())
        if sign is None and self._cell and self._is_read:
            self._cell.odd.add("gambar")
        self._put(sign or "")

    def on_fldChar(self, attributes: Attributes) -> None:
        match attributes.get("fldCharType"):
            case "begin":
                self._fields.append(False)
            case "separate" if self._fields:
                self._fields[-1] = True
            case "end" if self._fields:
                self._fields.pop()

    def _put(self, said: str) -> None:
        if not self._is_read or self._gone or self._old or not all(self._fields):
            return
        if self._is_hidden:
            self._invisible += bool(said.strip())
            return
        self._room.take_text(said)
        self._pieces.append(said)
        if self._cell and self._is_struck and said.strip():
            self._cell.odd.add("dicoret")

    # ---- changes that nobody has accepted or rejected

    def on_ins(self, _: Attributes) -> None:
        if self._cell:
            self._cell.odd.add("terlacak")
        elif self._is_ours and self.tables[-1].rows:
            self._is_row_tracked = True

    on_moveTo = on_cellIns = on_cellDel = on_cellMerge = on_ins

    def on_del(self, attributes: Attributes) -> None:
        self.on_ins(attributes)
        self._gone += 1

    def off_del(self) -> None:
        self._gone -= 1

    on_moveFrom, off_moveFrom = on_del, off_del

    def on_rPrChange(self, _: Attributes) -> None:
        self._old += 1

    def off_rPrChange(self) -> None:
        self._old -= 1

    on_pPrChange = on_tcPrChange = on_trPrChange = on_tblPrChange = on_tblGridChange = on_rPrChange
    off_pPrChange = off_tcPrChange = off_trPrChange = off_tblPrChange = off_tblGridChange = off_rPrChange

    # ---- what is out of the text

    def on_drawing(self, _: Attributes) -> None:
        self._boxes += not self._outside
        self._outside += 1
        if self._cell:
            self._cell.odd.add("gambar")

    def off_drawing(self) -> None:
        self._outside -= 1

    on_pict = on_object = on_altChunk = on_drawing
    off_pict = off_object = off_altChunk = off_drawing

    def on_Fallback(self, _: Attributes) -> None:
        """Pass over the second way in which a picture is written, for old programs."""
        self._outside += 1

    def off_Fallback(self) -> None:
        self._outside -= 1

    @property
    def _is_ours(self) -> bool:
        """Whether this is in a table that stands in no other, and in no box."""
        return self._depth == 1 and not self._outside

    @property
    def _is_read(self) -> bool:
        """Whether a paragraph here is one of the text, or of a cell of a table that is read."""
        return not self._outside and (self._depth == 0 or (self._depth == 1 and self._cell is not None))
