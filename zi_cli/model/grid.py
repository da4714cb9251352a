"""What a document's tables hold, whatever it was: cells with their text, their place and what is odd about them."""

from fractions import Fraction
from typing import Literal

from zi_cli.model.frozen import frozen

Keanehan = Literal[
    "persen",  # a number shown as a percentage; the text says so too: 60%
    "rumus",  # the text is what a formula last gave
    "galat",  # an error, such as #DIV/0!
    "dicoret",  # struck through, wholly or in part
    "terlacak",  # holds a tracked change that nobody has accepted or rejected
    "bersarang",  # holds a table of its own, whose text is not in `text`
    "penomoran",  # numbered by a style: the number is not in the text
    "gambar",  # holds a picture, or is shaded: what people see is not in the text
    "html",  # remains of HTML were in it
]
"""What is odd about a cell; each is told to people, never passed over."""


@frozen
class Cell:
    """One cell that holds something; of merged cells only the first is one."""

    row: int
    """Its row in the table, from 1."""
    column: int
    """Its column, from 1; merged cells count as the columns they take."""
    text: str
    """What people see there: lines end in "\\n", blanks at either end are gone, a percentage has its sign."""
    number: Fraction | None = None
    """The exact number behind the text, where the format keeps one: 3/5 behind 60%."""
    rows: int = 1
    columns: int = 1
    """So many rows and columns it takes."""
    odd: tuple[Keanehan, ...] = ()


@frozen
class Grid:
    """One table of a document: a sheet, a table of a text, a file of separated values."""

    name: str
    """How people name it: Lembar1, "tabel 2"; empty where the document is one table."""
    lettered: bool
    """Whether its columns are named by letters, as a sheet's."""
    rows: tuple[tuple[Cell, ...], ...]
    """The cells of each row, in the order of columns; a row without any is empty."""
    hidden: frozenset[int] = frozenset()
    """The rows that are not shown."""
    before: tuple[str, ...] = ()
    """The lines of text that stand before it, since the table before."""
    after: tuple[str, ...] = ()
    """The lines that stand behind it; of the last table alone."""

    def address(self, cell: Cell) -> str:
        """Name a cell as people do: Lembar1!F14; tabel 2, baris 14, kolom 6."""
        if self.lettered:
            return f"{self.name}!{letters(cell.column)}{cell.row}"
        return ", ".join(filter(None, (self.name, f"baris {cell.row}", f"kolom {cell.column}")))


@frozen
class Document:
    """A document as tables, and what its kind keeps from whoever reads it."""

    grids: tuple[Grid, ...]
    unseen: tuple[str, ...] = ()
    """Sentences: what may be in it that this reading cannot see."""


def letters(column: int) -> str:
    """Name a column as a sheet does: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
