"""The report as PDF/A, set by typst without network and without the fonts of the machine: the same bytes everywhere."""

import json
import re
import unicodedata
from datetime import UTC, datetime
from typing import Literal

import typst

from zi_cli.model.tulisan import Berbaris, clean
from zi_cli.render.report.document import as_data
from zi_cli.render.report.view import Laporan
from zi_cli.render.template_files import find

TEMPLATE = "laporan.typ"
"""The project's alone: a unit lays its report out in Word, where a template cannot reach for files or packages."""
STANDARD: Literal["a-2b"] = "a-2b"
TAK_ADA = "□"
"""Stands for a sign that the fonts inside typst do not hold."""
_HELD = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x391, 0x3A1), (0x3A3, 0x3C9), (0x410, 0x44F), (0x2010, 0x2027),
    (0x2030, 0x203A), (0x20AC, 0x20AC), (0x2190, 0x2195), (0x2200, 0x2265), (0x25A0, 0x25A1), (0x2713, 0x2714),
    (0x2717, 0x2717),
)  # fmt: skip
"""What the fonts inside typst hold for certain; typst fails on some signs outside it instead of refusing them."""
_LONG = re.compile(r"\S{25,}")
_BREAK = re.compile(r"(?<=[/_.,;:@-])(?=\S)|(?<=\S{20})(?=\S{5})")
ZERO_WIDTH = "\u200b"


def render_pdf(view: Laporan) -> bytes:
    """Set a report; the text of a plan is data to the template and never markup."""
    source = find(TEMPLATE).read_bytes()
    day = datetime(view.hari.year, view.hari.month, view.hari.day, tzinfo=UTC)
    return typst.compile(
        source,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"laporan": json.dumps(as_data(view, printable), ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=day,
    )


def signs_not_held(view: Laporan) -> tuple[str, ...]:
    """Name the signs of a report that the fonts do not hold, in order of code: 😀 (U+1F600)."""
    found: set[str] = set()

    def looked_at(text: str) -> str:
        shown = " ".join(clean(text).splitlines())
        found.update(one for one in unicodedata.normalize("NFC", shown) if not _is_held(one))
        return text

    as_data(view, looked_at)
    return tuple(f"{one} (U+{ord(one):04X})" for one in sorted(found))


def printable(text: str) -> str:
    """Make a text that the fonts can show and that breaks inside a narrow column."""
    if isinstance(text, Berbaris):
        return "\n".join(map(printable, text.splitlines()))
    held = "".join(one if _is_held(one) else TAK_ADA for one in unicodedata.normalize("NFC", clean(text)))
    return _LONG.sub(lambda found: _BREAK.sub(ZERO_WIDTH, found[0]), held)


def _is_held(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in _HELD)
