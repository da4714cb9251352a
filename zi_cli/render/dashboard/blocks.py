"""Screens as HTML: the lines and tables of `zi_cli/render/layout.py` become paragraphs and tables."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from zi_cli.model.tulisan import clean
from zi_cli.render.layout import Block, Gaya, Span, Table

KELAS: dict[Gaya, str] = {
    "": "",
    "judul": "tebal",
    "tebal": "tebal",
    "redup": "redup",
    "baik": "g-baik",
    "buruk": "g-buruk",
    "tanya": "g-tanya",
}


def html(blocks: Iterable[Block], judul: str) -> str:
    """Set blocks as HTML; `judul` names their tables for who cannot see what stands around them."""
    return "".join(_blocks(blocks, safe(judul)))


def safe(text: str) -> str:
    """Escape a text for HTML, inside an attribute too, and drop signs that are not seen."""
    return escape(clean(text))


def _blocks(blocks: Iterable[Block], judul: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield _table(block, judul)
        elif any(span.teks.strip() for span in block):
            yield f"<p>{''.join(map(_span, block))}</p>\n"


def _span(one: Span) -> str:
    said = safe(one.teks)
    return f'<span class="{KELAS[one.gaya]}">{said}</span>' if one.gaya else said


def _table(table: Table, judul: str) -> str:
    heads = [column.judul for column in table.kolom]
    is_facts = not any(heads)
    head = "" if is_facts else f"<thead><tr>{''.join(map(_head, heads))}</tr></thead>"
    rows = "".join(_row(row, is_facts=is_facts) for row in table.baris)
    return (
        f'<div class="gulung" tabindex="0" role="region" aria-label="{judul}">'
        f'<table class="{"fakta" if is_facts else "rincian"}"><caption class="tak-tampak">{judul}</caption>'
        f"{head}<tbody>{rows}</tbody></table></div>\n"
    )


def _head(judul: str) -> str:
    return f'<th scope="col">{safe(judul)}</th>' if judul else "<td></td>"


def _row(row: Sequence[Span], *, is_facts: bool) -> str:
    """Set a row; in a table of facts its first cell says what the others are about."""
    first, *rest = row
    head = f'<th scope="row">{safe(first.teks)}</th>' if is_facts and first.teks else _cell(first)
    return f"<tr>{head}{''.join(map(_cell, rest))}</tr>\n"


def _cell(one: Span) -> str:
    said = safe(one.teks)
    return f'<td class="{KELAS[one.gaya]}">{said}</td>' if one.gaya else f"<td>{said}</td>"
