"""The numbers and signs that Word sets before a paragraph, which stand in none of its text."""

from dataclasses import replace
from typing import Any, NamedTuple

from zi_cli.core.numbering import huruf, romawi
from zi_cli.documents.package import Attributes, Walk, whole
from zi_cli.model.frozen import frozen

_LEVELS = 9
_LONGEST = 40
SIGN = "-"
"""Stands for whatever sign a list draws."""
_MOST = {"decimal": 1 << 30, "decimalZero": 1 << 30, "upperRoman": 39, "lowerRoman": 39}
"""So far numbers are computed: no list of an office goes further in Roman ones."""
_MOST_LETTERS = 26
"""Word goes on with aa, bb, cc."""


class Place(NamedTuple):
    """A place in a list: which list, and how deep in it."""

    number: str
    level: int


@frozen
class Level:
    """How one level of a list is numbered; what is set in other ways than these is not computed."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    is_plain: bool = True


class Numbering(Walk):
    """The lists of a document, and how far each has come."""

    def __init__(self) -> None:
        super().__init__()
        self._levels: dict[Place, Level] = {}
        self._list_of: dict[str, str] = {}
        self._starts: dict[Place, int] = {}
        """Where a list begins anew that shares its levels with another."""
        self._changed: set[str] = set()
        """The lists that change a level they share."""
        self._come: dict[Place, int] = {}
        self._list, self._number, self._level = "", "", 0

    def on_abstractNum(self, attributes: Attributes) -> None:
        self._list, self._number = attributes.get("abstractNumId", ""), ""

    def on_num(self, attributes: Attributes) -> None:
        self._list, self._number = "", attributes.get("numId", "")

    def on_abstractNumId(self, attributes: Attributes) -> None:
        if self._number:
            self._list_of[self._number] = attributes.get("val", "")

    def on_lvlOverride(self, attributes: Attributes) -> None:
        self._level = whole(attributes, "ilvl", 0, _LEVELS - 1)

    def on_startOverride(self, attributes: Attributes) -> None:
        self._starts[Place(self._number, self._level)] = whole(attributes, "val", 1)

    def on_lvl(self, attributes: Attributes) -> None:
        self._level = whole(attributes, "ilvl", 0, _LEVELS - 1)
        if self._number:
            self._changed.add(self._number)
        else:
            self._levels[Place(self._list, self._level)] = Level()

    def _say(self, **what: Any) -> None:  # noqa: ANN401  a part of what a level says
        at = Place(self._list, self._level)
        if not self._number and at in self._levels:
            self._levels[at] = replace(self._levels[at], **what)

    def on_start(self, attributes: Attributes) -> None:
        self._say(start=whole(attributes, "val", 1))

    def on_numFmt(self, attributes: Attributes) -> None:
        self._say(form=attributes.get("val", "decimal"))

    def on_lvlText(self, attributes: Attributes) -> None:
        self._say(text=attributes.get("val", "")[:_LONGEST])

    def on_lvlRestart(self, _: Attributes) -> None:
        self._say(is_plain=False)

    on_isLgl = on_lvlRestart

    def next(self, place: Place) -> str | None:
        """Count on to the next paragraph of a list and give what stands before it; None where that is not certain."""
        within = self._list_of.get(place.number, "")
        at = Place(within, place.level)
        level = self._levels.get(at)
        if level is None or place.number in self._changed:
            return None
        if level.form in ("bullet", "none"):
            return SIGN if level.form == "bullet" else ""
        start = self._starts.pop(place, None)
        self._come[at] = self._come.get(at, level.start - 1) + 1 if start is None else start
        for deeper in range(place.level + 1, _LEVELS):
            self._come.pop(Place(within, deeper), None)
        text = level.text
        for depth in range(place.level + 1):
            sign = f"%{depth + 1}"
            if sign in text:
                above = self._levels.get(Place(within, depth), Level(is_plain=False))
                said = _counted(self._come.get(Place(within, depth), above.start), above)
                if said is None:
                    return None
                text = text.replace(sign, said)
        return text.strip() if level.is_plain else None


def _counted(number: int, level: Level) -> str | None:
    if not 0 < number <= _MOST.get(level.form, _MOST_LETTERS):
        return None
    match level.form:
        case "decimal":
            return str(number)
        case "decimalZero":
            return f"{number:02}"
        case "upperRoman" | "lowerRoman":
            return _cased(romawi(number), level.form)
        case "upperLetter" | "lowerLetter":
            return _cased(huruf(number), level.form)
    return None


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text.lower()
