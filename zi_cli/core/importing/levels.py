"""What a row begins: a program, a kegiatan, an aktivitas, an indikator; by its column, its number or its first letters."""

import re
from collections.abc import Callable, Iterator, Mapping

from zi_cli.core.importing.telling import Telling
from zi_cli.core.importing.tree import Node
from zi_cli.core.importing.wording import without_html
from zi_cli.model.grid import Cell
from zi_cli.model.peta import NOMOR, TINGKAT, Cara, Makna, Peta, Tingkat, makna
from zi_cli.model.tanda import rapi

INDUK: Mapping[Tingkat, Tingkat | None] = {
    "program": None,
    "kegiatan": "program",
    "aktivitas": "kegiatan",
    "indikator": "kegiatan",
}
"""Where each level stands."""
Begins = tuple[Tingkat, str, Cell]
"""A level, the name of what begins, and its cell."""


def begun_by(cells: Mapping[int, Cell], columns: Mapping[int, Makna], peta: Peta, telling: Telling) -> Iterator[Begins]:
    """Give what a row may begin, the highest level first; what cannot be told of a level is told of."""
    number = _numbered(cells, columns, peta, telling)
    found: list[Begins] = []
    for column, one in columns.items():
        cell = cells.get(column)
        if cell is None:
            continue
        if one.jenis == "nama" and not rapi(without_html(cell.text)):
            telling.tell("ZI1018", cell, "tidak ditulis", "hapus selnya di dokumen, atau tulis namanya")
        elif one.jenis == "nama":
            level = _level_of(cell, one, peta, number)
            if level is None:
                telling.tell("ZI1004", cell, "tidak ditulis", _WAY[peta.tingkat.cara])
            else:
                found.append((*level, cell))
        elif one.jenis == "baris" and one.baris:
            found += [
                (each.tingkat[0], text, cell) for each, text in labelled(one.baris, cell.text) if each.jenis == "nama"
            ]
    yield from sorted(found, key=lambda each: TINGKAT.index(each[0]))


_KE = r"(?:[.-]?\d+(?:[.-]\d+)*|\s+\d+(?:[.-]\d+)*(?=\s*[.:)]))?"
"""The number behind a prefix: SS1.2, K-3, IO 4:; in "K 5 pilar" it is part of the name."""
_WAY: Mapping[Cara, str] = {
    "nomor": "beri nomor barisnya, atau perbaiki bentuk nomor di kunci tingkat peta",
    "awalan": "perbaiki awalannya, atau tambahkan di kunci tingkat peta",
    "kolom": "sebut satu tingkat saja untuk kolom ini di peta, atau pakai cara: nomor",
}


def _level_of(cell: Cell, one: Makna, peta: Peta, number: Tingkat | None) -> tuple[Tingkat, str] | None:
    if len(one.tingkat) == 1:
        return one.tingkat[0], cell.text
    if peta.tingkat.cara == "awalan":
        return _by_prefix(cell.text, one.tingkat, peta)
    return (number, cell.text) if number in one.tingkat and peta.tingkat.cara == "nomor" else None


def _numbered(cells: Mapping[int, Cell], columns: Mapping[int, Makna], peta: Peta, telling: Telling) -> Tingkat | None:
    """Tell the level of a row by the number it has."""
    numbers = [cells[column] for column, one in columns.items() if one.jenis == "nomor" and column in cells]
    if peta.tingkat.cara != "nomor":
        for cell in numbers:
            telling.use(cell)
        return None
    for cell in numbers:
        said = rapi(cell.text).rstrip(".) ")
        for tingkat in TINGKAT:
            form = getattr(peta.tingkat, tingkat)
            if form and re.fullmatch(NOMOR.get(form, re.escape(form)), said):
                telling.use(cell)
                return tingkat
    return None


def _by_prefix(text: str, levels: tuple[Tingkat, ...], peta: Peta) -> tuple[Tingkat, str] | None:
    for tingkat in levels:
        form = getattr(peta.tingkat, tingkat)
        found = re.match(rf"(?i)\s*{re.escape(form)}(?![a-z]){_KE}[\s.:)-]*", text) if form else None
        if found and (rest := text[found.end() :].strip()):
            return tingkat, rest
    return None


def repeats(node: Node | None, text: str) -> bool:
    """Say whether a cell only says again what the row before said: in a flat table every row names its program."""
    return node is not None and rapi(node.mentah) == rapi(text)


def labelled(labels: Mapping[str, str], text: str) -> Iterator[tuple[Makna, str]]:
    """Give what the lines of a cell carry by the labels at their heads; a line without one belongs to that before."""
    for one, lines in _pieces(labels, text):
        if one and (said := "\n".join(filter(None, lines))):
            yield one, said


def unlabelled(labels: Mapping[str, str], text: str) -> str:
    """Give the lines of a cell that stand behind no label."""
    return "\n".join(line for one, lines in _pieces(labels, text) if one is None for line in lines if line)


def _pieces(labels: Mapping[str, str], text: str) -> list[tuple[Makna | None, list[str]]]:
    meaning: Callable[[str], Makna] = makna
    known = {rapi(label).casefold(): meaning(one) for label, one in labels.items()}
    found: list[tuple[Makna | None, list[str]]] = [(None, [])]
    for line in text.splitlines():
        label, colon, rest = line.partition(":")
        one = known.get(rapi(label).casefold()) if colon else None
        if one:
            found.append((one, [rest.strip()]))
        else:
            found[-1][1].append(line.strip())
    return found
