"""What the styles and the shared texts of a workbook say of a cell: format, strike, shade, and text made of runs."""

import re

from zi_cli.documents.limits import Room
from zi_cli.documents.package import Attributes, Walk, is_on, whole
from zi_cli.model.frozen import frozen
from zi_cli.model.tulisan import tampak

_BLANK_FILLS = ("none", "gray125")
_WHITE = ("FFFFFFFF", "00FFFFFF")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@frozen
class Style:
    """A style of cells."""

    number: int = 0
    """The number of its format; `code` says it where it is none of the built-in ones."""
    code: str | None = None
    is_struck: bool = False
    is_shaded: bool = False


def seen(text: str) -> str:
    """Give a text of a workbook as people see it: signs written as _x000D_ are read, those nobody sees are gone."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return tampak(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


class Runs(Walk):
    """Texts made of runs; how they are pronounced is left out."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._pieces: list[str] = []
        self._is_struck = self._is_taken = self._is_spoken = False

    def on_t(self, _: Attributes) -> None:
        self._is_taken = not self._is_spoken

    def off_t(self) -> None:
        self._is_taken = False

    def on_rPh(self, _: Attributes) -> None:
        self._is_spoken = True

    def off_rPh(self) -> None:
        self._is_spoken = False

    def on_strike(self, attributes: Attributes) -> None:
        self._is_struck |= is_on(attributes)

    def text(self, said: str) -> None:
        if self._is_taken:
            self.room.take_text(said)
            self._pieces.append(said)

    def take(self) -> tuple[str, bool]:
        """Give the text so far, and whether some of it is struck through; begin anew."""
        found = seen("".join(self._pieces)), self._is_struck
        self._pieces, self._is_struck = [], False
        return found


class Strings(Runs):
    """The texts that cells share."""

    def __init__(self) -> None:
        super().__init__(Room())
        self.every: list[tuple[str, bool]] = []

    def off_si(self) -> None:
        self.every.append(self.take())


class Styles(Walk):
    """The styles that cells name by their number."""

    def __init__(self) -> None:
        super().__init__()
        self.every: list[Style] = []
        self._codes: dict[int, str] = {}
        self._struck: list[bool] = []
        self._shaded: list[bool] = []
        self._within = ""
        for name in ("fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs", "extLst"):
            self.on[name] = lambda _, name=name: setattr(self, "_within", name)

    def on_numFmt(self, attributes: Attributes) -> None:
        if self._within != "dxfs":
            self._codes[whole(attributes, "numFmtId", -1)] = attributes.get("formatCode", "")

    def on_font(self, _: Attributes) -> None:
        if self._within == "fonts":
            self._struck.append(False)

    def on_strike(self, attributes: Attributes) -> None:
        if self._within == "fonts" and self._struck:
            self._struck[-1] = is_on(attributes)

    def on_fill(self, _: Attributes) -> None:
        if self._within == "fills":
            self._shaded.append(False)

    def on_patternFill(self, attributes: Attributes) -> None:
        if self._within == "fills" and self._shaded:
            self._shaded[-1] = attributes.get("patternType", "none") not in _BLANK_FILLS

    def on_fgColor(self, attributes: Attributes) -> None:
        is_white = attributes.get("rgb") in _WHITE or (attributes.get("theme") == "0" and "tint" not in attributes)
        if self._within == "fills" and self._shaded and is_white:
            self._shaded[-1] = False

    def on_gradientFill(self, _: Attributes) -> None:
        if self._within == "fills" and self._shaded:
            self._shaded[-1] = True

    def on_xf(self, attributes: Attributes) -> None:
        if self._within == "cellXfs":
            number = whole(attributes, "numFmtId", 0)
            is_struck = _nth(self._struck, whole(attributes, "fontId", 0))
            is_shaded = _nth(self._shaded, whole(attributes, "fillId", 0))
            self.every.append(Style(number, self._codes.get(number), is_struck, is_shaded))


def _nth(flags: list[bool], n: int) -> bool:
    return n < len(flags) and flags[n]
