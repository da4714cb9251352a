"""Texts that people write for the report, as blocks: headings, paragraphs, lists and tables of Markdown, and no more."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from zi_cli.model.refusal import Refusal
from zi_cli.render.report.document import (
    Alinea,
    Blok,
    DaftarButir,
    Kalimat,
    Kata,
    Naskah,
    Poin,
    Subjudul,
    TabelLaporan,
    plain,
)

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
PARTS = "alinea, butir dan sel tabel"
RINGKAS = "ringkas, dan simpan rinciannya sebagai bukti"


def read_narratives(texts: Iterable[tuple[str, str]]) -> tuple[Naskah, ...]:
    """Read the texts of a period; what Markdown knows beyond the plain things, HTML above all, stays its own words.

    Raises Refusal for more than a report can hold.
    """
    read: list[Naskah] = []
    parts = marks = long = 0
    for nama, text in texts:
        marks = _within(MOST_MARKS, marks + sum(1 for _ in _MARK.finditer(text)), nama, "tanda *, _ dan [")
        long += sum(len(one[0]) for one in _LONG.finditer(text))
        _within(MOST_LONG, long, nama, "tanda dalam kata dan alamat yang panjang")
        read.append(_read(nama, text))
        parts = _within(MOST_PARTS, parts + sum(map(_parts, read[-1].isi)), nama, PARTS)
    return tuple(read)


def _within(most: int, count: int, nama: str, what: str) -> int:
    """Refuse a count that is beyond what the texts of a period may hold, else give it back."""
    if count > most:
        raise Refusal(f"narasi satu periode lebih dari {most} {what}, dilewati di {nama}.md", RINGKAS)
    return count


def _read(nama: str, text: str) -> Naskah:
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


def _refuse_large(nama: str, tokens: Sequence[Token]) -> None:
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
    _within(MOST_PARTS, sum(token.type == "inline" for token in tokens), nama, PARTS)


def _parts(block: Blok) -> int:
    if isinstance(block, DaftarButir):
        return len(block.isi)
    return (len(block.baris) + 1) * len(block.kolom) if isinstance(block, TabelLaporan) else 1


def _too_deep(nama: str, line: int | None = None) -> Refusal:
    place = f" (baris {line})" if line else ""
    return Refusal(
        f"narasi {nama}.md{place}: daftar, kutipan atau tautan di dalam satu sama lain terlalu dalam",
        f"ratakan; paling dalam {DEEPEST // 2} tingkat",
    )


@dataclass(slots=True)
class _Butir:
    """An item that is being read: its words so far, its number, and how deep it stands."""

    kata: list[Kata]
    nomor: int | None
    tingkat: int


@dataclass(slots=True)
class _Daftar:
    """A list that is being read: its kind, and the number of its running item, which is None before its first words."""

    bernomor: bool
    nomor: int
    butir: _Butir | None = None


@dataclass(slots=True)
class _Reader:
    """Turns tokens into blocks, one after the other and however deep they stand."""

    nama: str
    lists: list[_Daftar] = field(default_factory=list)
    items: list[_Butir] = field(default_factory=list)

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Blok]:
        for n, token in enumerate(tokens):
            match token.type:
                case "heading_open":
                    yield from self._told(Subjudul(min(int(token.tag[1]), 3), plain(_words(tokens[n + 1]))))
                case "table_open":
                    yield from self._told(self._table(token, takewhile(_is_in_table, tokens[n:])))
                case "fence" | "code_block":
                    for line in token.content.splitlines():
                        yield from self._paragraph(_tidied([Kata(line)]))
                case "paragraph_open":
                    yield from self._paragraph(_words(tokens[n + 1]))
                case "bullet_list_open" | "ordered_list_open":
                    start = int(token.attrs.get("start", 1))
                    self.lists.append(_Daftar(token.type.startswith("ordered"), start - 1))
                case "list_item_open":
                    self.lists[-1].nomor += 1
                    self.lists[-1].butir = None
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
        yield from self._told()

    def _paragraph(self, words: Kalimat) -> Iterator[Blok]:
        here = self.lists[-1] if self.lists else None
        if words and here and here.butir is None:
            here.butir = _Butir([*words], here.nomor if here.bernomor else None, len(self.lists))
            self.items.append(here.butir)
        elif words and here and self.items and here.butir is self.items[-1]:
            here.butir.kata += [Kata(" "), *words]  # it goes on in the item that was written last
        elif words:
            yield from self._told(Alinea(words))

    def _told(self, *blocks: Blok) -> Iterator[Blok]:
        """Give what stands in no list, behind the items that came before it."""
        if self.items:
            yield DaftarButir(tuple(_leveled(self.items)))
        self.items = []
        yield from blocks

    def _table(self, begin: Token, inside: Iterable[Token]) -> TabelLaporan:
        rows: list[list[str]] = []
        heads: list[Token] = []
        for token in inside:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                heads.append(token)
            elif token.type == "inline":
                rows[-1].append(plain(_words(token)))
        if len(heads) > MOST_COLUMNS:
            line = (begin.map or [0])[0] + 1
            raise Refusal(
                f"narasi {self.nama}.md (baris {line}): tabel dengan {len(heads)} kolom, paling banyak {MOST_COLUMNS}",
                "bagi menjadi beberapa tabel",
            )
        figures = (n for n, head in enumerate(heads) if head.attrs.get("style") == "text-align:right")
        return TabelLaporan("naskah", "", tuple(rows[0]), tuple(map(tuple, rows[1:])), kanan=tuple(figures))


def _is_in_table(token: Token) -> bool:
    return token.type != "table_close"


def _leveled(items: Sequence[_Butir]) -> Iterator[Poin]:
    """Give items the levels they have among themselves: what is split off a list begins at its edge again."""
    above: list[int] = []
    for one in items:
        while above and above[-1] >= one.tingkat:
            above.pop()
        yield Poin(_tidied(one.kata), one.nomor, len(above))
        above.append(one.tingkat)


def _words(inline: Token) -> Kalimat:
    """Give the words inside a block with what is strong and what is stressed; a link is its words and its address."""
    words: list[Kata] = []
    depth = {"strong": 0, "em": 0}
    begun, address = 0, ""
    for token in inline.children or ():
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind in depth:
            depth[kind] += token.nesting
        elif token.type == "link_open":
            begun, address = len(words), "" if token.markup == "autolink" else str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            words += _address(address, words[begun:])
        elif token.type == "image":
            shown = _words(token)
            words += [*shown, *_address(str(token.attrs.get("src", "")), shown)]
        else:
            text = " " if token.type in ("softbreak", "hardbreak") else token.content
            words.append(Kata(text, bool(depth["strong"]), bool(depth["em"])))
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
