"""What the texts of a table look like: levels by their prefixes or numbers, and cells of several labelled lines."""

import re
from collections import Counter
from collections.abc import Sequence

from zi_cli.model.grid import Grid
from zi_cli.model.peta import NOMOR, TINGKAT
from zi_cli.model.tanda import rapi

_PREFIX = re.compile(r"([A-Z]{1,4})[ .-]?\d")
_LABEL = re.compile(r"([A-Z][A-Za-z /]{1,30}?)\s*:")
_FEWEST = 2
"""What is seen only once tells nothing."""
_FORMS = ("romawi", "angka", "bertitik", "huruf")
"""The forms of numbers, those first that others would take for their own."""


def texts_of(grid: Grid, column: int, first: int) -> list[str]:
    """Give the texts of a column from a row on."""
    return [cell.text for row in grid.rows[first - 1 :] for cell in row if cell.column == column]


def levels_by_prefix(texts: Sequence[str]) -> list[str]:
    """Give the prefixes that tell levels apart, in the order in which they first stand: SS1, K1.1, IO1.1.1."""
    found = [match[1] if (match := _PREFIX.match(text)) else "" for text in texts]
    prefixes = list(dict.fromkeys(found))
    return prefixes if _FEWEST <= len(prefixes) <= len(TINGKAT) and all(prefixes) else []


def levels_by_number(grid: Grid, first: int, numbers: Sequence[int]) -> tuple[dict[int, str], dict[str, str]]:
    """Tell the levels by the forms of the numbers of rows: the levels that each column names, and the form of each."""
    seen: dict[str, list[int]] = {}
    for row in grid.rows[first - 1 :]:
        number = next((cell for cell in row if cell.column in numbers), None)
        behind = [cell for cell in row if number and cell.column > number.column]
        form = _form(number.text) if number else ""
        if form and behind:
            seen.setdefault(form, []).append(behind[0].column)
    forms: dict[str, str] = dict(zip(TINGKAT, seen, strict=False))
    if not _FEWEST <= len(seen) <= len(TINGKAT):
        return {}, {}
    columns: dict[int, list[str]] = {}
    for tingkat, form in forms.items():
        columns.setdefault(Counter(seen[form]).most_common(1)[0][0], []).append(tingkat)
    return {column: "/".join(levels) for column, levels in columns.items()}, forms


def _form(text: str) -> str:
    said = rapi(text).rstrip(".) ")
    return next((one for one in _FORMS if re.fullmatch(NOMOR[one], said)), "")


def labels_of(texts: Sequence[str]) -> list[str]:
    """Give the labels at the heads of lines, where cells of this column hold several: Uraian, Output, Tim."""
    counted = Counter(
        rapi(match[1]) for text in texts for line in text.splitlines()[:40] if (match := _LABEL.match(line.strip()))
    )
    labels = [label for label, times in counted.items() if times >= _FEWEST]
    return labels if len(labels) >= _FEWEST else []
