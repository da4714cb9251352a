"""The report as PDF/A, set by typst without network and without the fonts of the machine: the same bytes everywhere."""

import json
import re
import unicodedata
from datetime import UTC, datetime
from typing import Literal

from zi_cli.render.layout import clean
from zi_cli.render.report.document import as_data
from zi_cli.render.report.view import Laporan
from zi_cli.render.template_files import find

TEMPLATE = "laporan.typ"
"""The project's alone: a unit lays its report out in Word, where a template cannot reach for files or packages."""
STANDARD: Literal["a-2b"] = "a-2b"
TAK_ADA = "□"
"""Stands for a sign that the fonts inside typst do not hold."""
_HELD = ((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x391, 0x3C9), (0x410, 0x44F), (0x2010, 0x2027), (0x2030, 0x203A),
         (0x20AC, 0x20AC), (0x2190, 0x2195), (0x2200, 0x2265), (0x25A0, 0x25A1), (0x2713, 0x2717))  # fmt: skip
_LONG = re.compile(r"\S{25,}")
_BREAK = re.compile(r"(?<=[/_.,;:@-])(?=\S)|(?<=\S{20})(?=\S{5})")
ZERO_WIDTH = "\u200b"


def render_pdf(view: Laporan) -> bytes:
    """Set a report; the text of a plan is data to the template and never markup."""
    import typst  # noqa: PLC0415  an extra

    day = datetime(view.hari.year, view.hari.month, view.hari.day, tzinfo=UTC)
    return typst.compile(
        find(TEMPLATE).read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"laporan": json.dumps(as_data(view, printable), ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=day,
    )


def printable(text: str) -> str:
    """Make a text that the fonts can show and that breaks inside a narrow column."""
    held = "".join(one if _is_held(one) else TAK_ADA for one in unicodedata.normalize("NFC", clean(text)))
    return _LONG.sub(lambda found: _BREAK.sub(ZERO_WIDTH, found[0]), held)


def _is_held(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in _HELD)
