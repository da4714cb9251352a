"""Texts that people write for the report, as blocks: headings, paragraphs, lists and tables of Markdown, and no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zi_cli.render.report.document import Alinea, Blok, Butir, Kalimat, Kata, Subjudul, Tabel

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Naskah:
    """One text: the name of its file without the ending, and what it says."""

    nama: str
    isi: tuple[Blok, ...]


def read_narrative(nama: str, text: str) -> Naskah:
    """Read a text; what Markdown knows beyond the plain things, HTML above all, stays the words it is written in."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  most periods have no text

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["html_block", "html_inline"])
    return Naskah(nama, tuple(_blocks(parser.parse(text))))


def _blocks(tokens: "Sequence[Token]") -> Iterator[Blok]:
    at = 0
    while at < len(tokens):
        token, end = tokens[at], _end(tokens, at)
        inside = tokens[at + 1 : end]
        if token.type == "heading_open":
            yield Subjudul(min(int(token.tag[1]), 3), _plain(_words(inside)))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield Butir(tuple(_items(inside)), bernomor=token.type.startswith("ordered"))
        elif token.type == "table_open":
            yield _table(inside)
        elif token.type in ("fence", "code_block"):
            yield from (Alinea((Kata(line),)) for line in token.content.splitlines() if line.strip())
        elif token.type == "paragraph_open":
            yield Alinea(_words(inside))
        elif token.type == "blockquote_open":
            yield from _blocks(inside)
        at = end + 1


def _end(tokens: "Sequence[Token]", at: int) -> int:
    """Find where what opens at a place is closed."""
    depth = 0
    for n in range(at, len(tokens)):
        depth += tokens[n].nesting
        if depth == 0:
            return n
    return len(tokens) - 1


def _items(tokens: "Sequence[Token]") -> Iterator[Kalimat]:
    """Give the items of a list; those of a list inside it follow their own."""
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        if tokens[at].type == "list_item_open":
            own: list[Kata] = []
            for one in _blocks(tokens[at + 1 : end]):
                if isinstance(one, Butir):
                    yield tuple(own)
                    own = []
                    yield from ((Kata("– "), *item) for item in one.isi)
                elif isinstance(one, Alinea):
                    own += [Kata(" "), *one.kata] if own else one.kata
            if own:
                yield tuple(own)
        at = end + 1


def _table(tokens: "Sequence[Token]") -> Tabel:
    rows: list[list[str]] = []
    for n, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(_plain(_words(tokens[n + 1 : n + 2])))
    return Tabel("naskah", "", tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))


def _words(tokens: "Sequence[Token]") -> Kalimat:
    """Give the words inside a block with what is strong and what is stressed; a link is its words and its address."""
    words: list[Kata] = []
    strong = stressed = 0
    link = ""
    for token in (child for one in tokens for child in one.children or ()):
        if token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in ("em_open", "em_close"):
            stressed += token.nesting
        elif token.type == "link_open":
            link = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            words += [Kata(f" ({link})")] if link and link != _plain(tuple(words[-1:])) else []
        else:
            text = " " if token.type in ("softbreak", "hardbreak") else token.content
            words += [Kata(text, bool(strong), bool(stressed))] if text else []
    return tuple(words)


def _plain(words: Kalimat) -> str:
    return "".join(one.teks for one in words)
