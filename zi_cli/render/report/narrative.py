"""Texts that people write for the report, as blocks: headings, paragraphs, lists and tables of Markdown, and no more."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from zi_cli.model.frozen import frozen
from zi_cli.model.refusal import Refusal
from zi_cli.render.report.document import Alinea, Blok, DaftarButir, Kalimat, Kata, Poin, Subjudul, TabelLaporan

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_PARTS = 5000
"""The paragraphs, items and cells all texts of a period may hold: more is no report, and Word takes minutes for it."""
MOST_LINES = 20_000
MOST_MARKS = 20_000
"""Stars, underscores and brackets of a period; the parser of Markdown takes long over many that nothing closes."""
MOST_COLUMNS = 60
"""Word itself opens no table of more than 63."""
LONGEST_WORD = 10_000
MOST_LONG = 100_000
"""Signs of all long words of a period: the typesetter is ten times slower where it looks for places to break them."""
LONGEST_PARAGRAPH = 20_000
DEEPEST = 60
"""How deep the parser may be when it opens a block; a list inside a list is two deeper."""
_NESTING = DEEPEST + 20
"""Where the parser itself begins to leave things out; it never comes there."""
_LONG = re.compile(r"\S{25,}")
_MARK = re.compile(r"[*_\[]")
PARTS = f"{MOST_PARTS} alinea, butir dan sel tabel"
RINGKAS = "ringkas, dan simpan rinciannya sebagai bukti"
_LISTS = ("bullet_list_open", "ordered_list_open")


@frozen
class Naskah:
    """One text: the name of its file without the ending, and what it says."""

    nama: str
    isi: tuple[Blok, ...]


def read_narratives(texts: Iterable[tuple[str, str]]) -> tuple[Naskah, ...]:
    """Read the texts of a period; what Markdown knows beyond the plain things, HTML above all, stays its own words.

    Raises Refusal for more than a report can hold.
    """
    read = []
    parts = marks = long = 0
    for nama, text in texts:
        marks += sum(1 for _ in _MARK.finditer(text))
        if marks > MOST_MARKS:
            raise _too_many(nama, f"{MOST_MARKS} tanda *, _ dan [")
        long += sum(len(one[0]) for one in _LONG.finditer(text))
        if long > MOST_LONG:
            raise _too_many(nama, f"{MOST_LONG} tanda dalam kata dan alamat yang panjang")
        read.append(_read(nama, text))
        parts += sum(map(_parts, read[-1].isi))
        if parts > MOST_PARTS:
            raise _too_many(nama, PARTS)
    return tuple(read)


def _read(nama: str, text: str) -> Naskah:
    from markdown_it import MarkdownIt  # noqa: PLC0415  most periods have no text

    _refuse_long(nama, text)
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING}).enable("table")
    parser.disable(["html_block", "html_inline"])
    parser.core.ruler.before("inline", "batas", lambda state: _refuse_large(nama, state.tokens))
    try:
        return Naskah(nama, tuple(_Reader(nama).blocks(parser.parse(text))))
    except RecursionError:
        raise _too_deep(nama) from None


def _refuse_long(nama: str, text: str) -> None:
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise Refusal(f"narasi {nama}.md lebih dari {MOST_LINES} baris", RINGKAS)
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_WORD and max(map(len, line.split()), default=0) > LONGEST_WORD:
            raise Refusal(
                f"narasi {nama}.md (baris {number}): satu kata lebih dari {LONGEST_WORD} tanda",
                "pisahkan dengan spasi, atau hapus; gambar tidak dapat ditanam di narasi",
            )


def _refuse_large(nama: str, tokens: "Sequence[Token]") -> None:
    """Refuse what is too much when the blocks are known, before the words inside them are read."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else None
        if token.level >= DEEPEST and token.nesting > 0:
            raise _too_deep(nama, line)
        if token.type == "inline" and len(token.content) > LONGEST_PARAGRAPH:
            raise Refusal(
                f"narasi {nama}.md (baris {line}): satu alinea lebih dari {LONGEST_PARAGRAPH} tanda",
                "bagi menjadi beberapa alinea",
            )
    if sum(token.type == "inline" for token in tokens) > MOST_PARTS:
        raise _too_many(nama, PARTS)


def _parts(block: Blok) -> int:
    if isinstance(block, DaftarButir):
        return len(block.isi)
    return (len(block.baris) + 1) * len(block.kolom) if isinstance(block, TabelLaporan) else 1


def _too_many(nama: str, what: str) -> Refusal:
    return Refusal(f"narasi satu periode lebih dari {what}, dilewati di {nama}.md", RINGKAS)


def _too_deep(nama: str, line: int | None = None) -> Refusal:
    place = f" (baris {line})" if line else ""
    return Refusal(
        f"narasi {nama}.md{place}: daftar, kutipan atau tautan di dalam satu sama lain terlalu dalam",
        f"ratakan; paling dalam {DEEPEST // 2} tingkat",
    )


@dataclass(slots=True)
class _Daftar:
    """A list that is being read: its kind, the number of its running item, and whether that has its marker yet."""

    bernomor: bool
    nomor: int
    ditandai: bool = True
    berlanjut: bool = False
    """Whether the item that was written last is the running one, and its next paragraph goes on in it."""


@dataclass(slots=True)
class _Butir:
    """An item that is being read: its words so far, its number, and how deep it stands."""

    kata: list[Kata]
    nomor: int | None
    tingkat: int


@dataclass(slots=True)
class _Reader:
    """Turns tokens into blocks, one after the other and however deep they stand."""

    nama: str
    lists: list[_Daftar] = field(default_factory=list)
    items: list["_Butir"] = field(default_factory=list)

    def blocks(self, tokens: "Sequence[Token]") -> Iterator[Blok]:
        for n, token in enumerate(tokens):
            if token.type == "heading_open":
                yield from self._told(Subjudul(min(int(token.tag[1]), 3), plain(_words(tokens[n + 1]))))
            elif token.type == "table_open":
                yield from self._told(self._table(tokens, n))
            elif token.type in ("fence", "code_block"):
                for line in token.content.splitlines():
                    yield from self._paragraph(_tidied([Kata(line)]))
            elif token.type == "paragraph_open":
                yield from self._paragraph(_words(tokens[n + 1]))
            else:
                self._list(token)
        yield from self._listed()

    def _list(self, token: "Token") -> None:
        """Follow the lists and their items as they open and close."""
        if token.type in _LISTS:
            self.lists.append(_Daftar(token.type.startswith("ordered"), int(token.attrs.get("start", 1)) - 1))
        elif token.type == "list_item_open":
            here = self.lists[-1]
            here.nomor, here.ditandai, here.berlanjut = here.nomor + 1, False, False
        elif token.type.endswith("_list_close"):
            self.lists.pop()

    def _paragraph(self, words: Kalimat) -> Iterator[Blok]:
        if not words:
            return
        here = self.lists[-1] if self.lists else None
        if here and not here.ditandai:
            self.items.append(_Butir([*words], here.nomor if here.bernomor else None, len(self.lists)))
            for one in self.lists:
                one.berlanjut = one is here
            here.ditandai = True
        elif here and here.berlanjut and self.items:
            self.items[-1].kata += [Kata(" "), *words]
        else:
            yield from self._told(Alinea(words))

    def _told(self, block: Blok) -> Iterator[Blok]:
        """Give what stands in no list, behind the items that came before it."""
        yield from self._listed()
        yield block

    def _listed(self) -> Iterator[Blok]:
        if self.items:
            yield DaftarButir(tuple(_leveled(self.items)))
        self.items = []

    def _table(self, tokens: "Sequence[Token]", at: int) -> TabelLaporan:
        rows: list[list[str]] = []
        figures = []
        for n in range(at, len(tokens)):
            token = tokens[n]
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open" and token.attrs.get("style") == "text-align:right":
                    figures.append(len(rows[0]))
                rows[-1].append(plain(_words(tokens[n + 1])))
            elif token.type == "table_close":
                break
        if len(rows[0]) > MOST_COLUMNS:
            line = (tokens[at].map or [0])[0] + 1
            raise Refusal(
                f"narasi {self.nama}.md (baris {line}): tabel dengan {len(rows[0])} kolom, paling banyak {MOST_COLUMNS}",
                "bagi menjadi beberapa tabel",
            )
        return TabelLaporan("naskah", "", tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), kanan=tuple(figures))


def _leveled(items: "Sequence[_Butir]") -> Iterator[Poin]:
    """Give items the levels they have among themselves: what is split off a list begins at its edge again."""
    above: list[int] = []
    for one in items:
        while above and above[-1] >= one.tingkat:
            above.pop()
        yield Poin(_tidied(one.kata), one.nomor, len(above))
        above.append(one.tingkat)


def _words(inline: "Token") -> Kalimat:
    """Give the words inside a block with what is strong and what is stressed; a link is its words and its address."""
    words: list[Kata] = []
    strong = stressed = 0
    begun = 0
    address = ""
    for token in inline.children or ():
        if token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in ("em_open", "em_close"):
            stressed += token.nesting
        elif token.type == "link_open":
            begun, address = len(words), "" if token.markup == "autolink" else str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            words += _address(address, words[begun:])
        elif token.type == "image":
            shown = _words(token)
            words += [*shown, *_address(str(token.attrs.get("src", "")), shown)]
        else:
            text = " " if token.type in ("softbreak", "hardbreak") else token.content
            words.append(Kata(text, bool(strong), bool(stressed)))
    return _tidied(words)


def _address(address: str, words: Sequence[Kata]) -> list[Kata]:
    """Give an address behind the words that lead to it, where they are not the address itself."""
    shown = plain(words)
    return [Kata(f" ({address})" if shown else address)] if address and address != shown else []


def _tidied(words: Iterable[Kata]) -> Kalimat:
    """Fold blanks, drop signs that are not seen, join what has one style, and set blanks at its edges in plain style."""
    made: list[Kata] = []
    for (tebal, miring), group in groupby(words, key=lambda one: (one.tebal, one.miring)):
        text = _folded("".join(one.teks for one in group))
        if not text.strip():
            pieces = [Kata(text)]
        else:
            before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            pieces = [Kata(before), Kata(text.strip(), tebal, miring), Kata(after)]
        made += [one for one in pieces if one.teks]
    return _joined(made)


def _joined(words: Sequence[Kata]) -> Kalimat:
    """Join neighbours of one style; no blank at the edges of the whole, and no two in a row."""
    made = []
    ended_blank = True
    for (tebal, miring), group in groupby(words, key=lambda one: (one.tebal, one.miring)):
        text = _folded("".join(one.teks for one in group))
        text = text.lstrip() if ended_blank else text
        if text:
            made.append(Kata(text, tebal, miring))
            ended_blank = text.endswith(" ")
    if made and ended_blank:
        last = made.pop()
        made += [Kata(last.teks.rstrip(), last.tebal, last.miring)] if last.teks.strip() else []
    return tuple(made)


def _folded(text: str) -> str:
    """Make each stretch of white space one blank, also at the edges, and drop signs that are not seen."""
    seen = (" " if one.isspace() else one for one in text if one.isspace() or unicodedata.category(one)[0] != "C")
    return re.sub(" {2,}", " ", "".join(seen))


def plain(words: Iterable[Kata]) -> str:
    """Give the words without their styles."""
    return "".join(one.teks for one in words)
