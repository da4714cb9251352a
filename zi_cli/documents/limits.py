"""How much of a document is read: what is larger is no action plan, and costs more than a laptop has."""

from zi_cli.model.refusal import Refusal

MOST_BYTES = 20 * 1024 * 1024
"""Of a document as it lies there."""
MOST_UNPACKED = 120_000_000
"""Bytes of all parts that are read, unpacked; counted as they come, whatever the archive says of itself."""
MOST_PARTS = 4_000
MOST_ELEMENTS = 3_000_000
"""Elements of all parts: each takes time, however few bytes it has."""
DEEPEST = 100
"""Levels of XML."""
LONGEST_TAG = 1_000_000
"""Bytes of one tag or remark, which are looked through again whenever more of it comes."""
MOST_ROWS = 50_000
MOST_COLUMNS = 1_000
MOST_CELLS = 400_000
MOST_TEXT = 10_000_000
"""Signs of all cells together."""
MOST_TABLES = 1_000


def too_large(what: str) -> Refusal:
    """Refuse a document that holds more than a plan can."""
    return Refusal(
        f"dokumen ini terlalu besar: {what}", "simpan tabel rencananya saja sebagai berkas baru, lalu ulangi"
    )


def broken(why: str) -> Refusal:
    """Refuse a document that cannot be read to its end."""
    return Refusal(f"dokumen ini rusak: {why}", "buka dengan Word, Excel atau LibreOffice, simpan ulang, lalu ulangi")


class Room:
    """What is left for the cells of one document: how many, and how much text."""

    def __init__(self) -> None:
        self._cells, self._text = MOST_CELLS, MOST_TEXT

    def take(self, row: int, column: int, text: str) -> None:
        """Take the room of a cell; raises Refusal where there is none."""
        self._cells -= 1
        self.take_text(text)
        if row > MOST_ROWS:
            raise too_large(f"lebih dari {MOST_ROWS} baris")
        if column > MOST_COLUMNS:
            raise too_large(f"lebih dari {MOST_COLUMNS} kolom")
        if self._cells < 0:
            raise too_large(f"lebih dari {MOST_CELLS} sel")

    def take_text(self, text: str) -> None:
        """Take the room of a text."""
        self._text -= len(text)
        if self._text < 0:
            raise too_large(f"lebih dari {MOST_TEXT // 1_000_000} juta huruf")
