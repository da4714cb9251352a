"""Plainer signs for consoles that cannot show the better ones."""

import unicodedata
from collections.abc import Iterable

from zi_cli.render.layout import Block, Span, Table, changed

PLAINER = {
    "█": "#",
    "░": ":",
    "┊": "|",
    "·": "-",
    "–": "-",
    "—": "-",
    "✓": "v",
    "✗": "x",
    "›": ">",
    "…": "...",
    "≥": ">=",
    "≤": "<=",
    "×": "x",
    "→": "->",
    "’": "'",
    "“": '"',
    "”": '"',
}


def fallback(encoding: str, text: str) -> dict[int, str]:
    """Give the replacements, ready for str.translate, of the signs in `text` that `encoding` lacks."""
    return {ord(sign): _plainer(sign, encoding) for sign in set(text) if not _can_show(sign, encoding)}


def with_plainer_signs(blocks: Iterable[Block], encoding: str) -> list[Block]:
    """Replace what a console cannot show, before anything is laid out, so that columns stay straight."""
    kept = list(blocks)
    table = fallback(encoding, "".join(span.teks for block in kept for span in _spans(block)))
    return [changed(block, lambda text: text.translate(table)) for block in kept] if table else kept


def _spans(block: Block) -> Iterable[Span]:
    if isinstance(block, Table):
        yield from (Span(column.judul) for column in block.kolom)
        yield from (cell for row in block.baris for cell in row)
    else:
        yield from block


def _plainer(sign: str, encoding: str) -> str:
    if sign in PLAINER:
        return PLAINER[sign]
    base = "".join(one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one))
    return base if base and _can_show(base, encoding) else "?"


def _can_show(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
