"""YAML without surprises: one document of plain maps, lists, texts and numbers, or every reason why not.

The tree is built straight from the parser's events, without nodes and without positions. Lines and columns
count from 1; columns count characters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from zi_cli.model.ganti import angka_dimaksud, cara_angka
from zi_cli.model.kalimat import kutip
from zi_cli.model.tanda import NAMA, TERLARANG, TERSEMBUNYI, asing, cara, keyboard, sebutan
from zi_cli.yaml.nodes import DEEPEST, Nodes, parser
from zi_cli.yaml.plain import CONSTANTS, DECIMAL, INT, MOST_DIGITS
from zi_cli.yaml.problem import MOST_PROBLEMS, SyntaxProblem, galat, place
from zi_cli.yaml.sentences import COLON, in_indonesian, left_out

_TOO_DEEP = f"isi ini bersarang lebih dari {DEEPEST} tingkat", "sederhanakan susunannya"
_TOO_DEEP_FOR_PARSER = "maximum nesting depth"
"""What the parser says of a thousand levels; it looks ahead, so that it may say so before it gives the first of them."""

_DIGITS = re.compile(r"[0-9]+")
_RIBUAN = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+")
_TAB_INDENT = re.compile(r"^ *+\t[^\r\n]*+", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)
_NOTHING = object()
_MOST = 20
"""So many problems of one kind: counting the lines of more would take long."""


def tree_of(text: str) -> tuple[Any, tuple[SyntaxProblem, ...]]:
    """Build the tree of a text; None where there is anything wrong with it."""
    problems = [*_problems_of_text(text)]
    tree = None
    if not problems:
        builder = _Builder(text)
        tree = builder.build()
        problems = builder.problems + (list(_repetitions(text)) if builder.is_repeating else [])
        problems = [_blamed(text, one) for one in problems] if not text.isascii() else problems
    if problems:
        return None, tuple(problems)
    return tree, tuple(_unseen(text))


def _blamed(text: str, problem: SyntaxProblem) -> SyntaxProblem:
    """Put the blame on a sign that only looks like one of YAML's, where the text would be read without it."""
    lines = re.split("(\r\n|\r|\n)", text)
    if problem.kode not in ("ZI101", "ZI116"):
        return problem
    for n in (problem.baris, problem.baris - 1):
        line = lines[2 * n - 2] if n > 0 and 2 * n - 2 < len(lines) else ""
        at = next((at for at, sign in enumerate(line) if sign in NAMA), None)
        if at is not None:
            typed = _Builder("".join([*lines[: 2 * n - 2], keyboard(line), *lines[2 * n - 1 :]]))
            typed.build()
            if not any((one.kode, one.baris) == (problem.kode, problem.baris) for one in typed.problems):
                pesan = f"di sini ada {sebutan(line[at])}, yang tidak sama dengan yang ada di keyboard"
                return galat("ZI137", n, at + 1, pesan, cara(line[at]))
    return problem


def _unseen(text: str) -> Iterator[SyntaxProblem]:
    """Name each kind of sign that nobody sees, at its first place; where it stands, it does no harm."""
    for sign in asing(text):
        if sign in TERSEMBUNYI:
            first, times = text.index(sign), text.count(sign)
            where = f", dan di {times - 1} tempat lain" if times > 1 else ""
            pesan = f"di sini ada {sebutan(sign)}{where}"
            yield SyntaxProblem(
                "ZI119", "saran", *place(text, first), pesan, f"{cara(sign)}; berkas tetap bisa dipakai"
            )


def _repetitions(text: str) -> Iterator[SyntaxProblem]:
    for key, (first, _), (baris, kolom) in Nodes(text).repeated:
        pesan = ("kunci ", *kutip(str(key)), f" sudah ada di baris {first}")
        yield galat("ZI105", baris, kolom, pesan, "gabungkan keduanya, atau hapus salah satu")


def _problems_of_text(text: str) -> Iterator[SyntaxProblem]:
    """Find what is wrong before any YAML is read; each kind everywhere it stands, up to what would help nobody."""
    for found in islice(TERLARANG.finditer(text), _MOST):
        named = "NUL" if found[0] == "\0" else f"U+{ord(found[0]):04X}"
        pesan = f"ada tanda tersembunyi {named} di sini"
        yield galat("ZI103", *place(text, found.start()), pesan, "hapus tanda itu, lalu ketik ulang teksnya")
    for found in islice(_CONFLICT.finditer(text), _MOST):
        saran = "pilih salah satu versi, lalu hapus baris <<<<<<<, ======= dan >>>>>>>"
        yield galat("ZI111", *place(text, found.start()), f"ada sisa penggabungan git ({found[0]})", saran)
    # A tab on an empty line or before a comment indents nothing.
    indented = (found for found in _TAB_INDENT.finditer(text) if found[0].strip() and found[0].lstrip()[0] != "#")
    for found in islice(indented, _MOST):
        at = text.index("\t", found.start())
        yield galat("ZI104", *place(text, at), "baris ini menjorok dengan tab", "ganti tab dengan spasi")


def _mark_of(error: yaml.MarkedYAMLError) -> Any:  # noqa: ANN401  a mark of the parser
    """Give the place of what the parser found; what was opened on a line above and never closed is at its opening."""
    opened, found = error.context_mark, error.problem_mark
    if not (opened and found):
        return found or opened
    is_left_open = found.line != opened.line and re.search(
        "(flow (mapping|sequence)|quoted|simple key)", error.context or ""
    )
    return opened if is_left_open else found


@dataclass
class _Builder:
    """Builds the tree of one document; a problem is noted and the building goes on where it can."""

    text: str
    problems: list[SyntaxProblem] = field(default_factory=list)
    is_repeating: bool = False
    _stack: list[tuple[Any, Any, bool]] = field(default_factory=list)

    def build(self) -> Any:  # noqa: ANN401  the tree of a document
        try:
            return self._document(parser(self.text).get_event)
        except yaml.MarkedYAMLError as error:
            mark = _mark_of(error)
            baris, kolom = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            if _TOO_DEEP_FOR_PARSER in (error.problem or ""):
                self._note("ZI108", baris, kolom, *_TOO_DEEP)
            else:
                said = (baris, kolom, *in_indonesian(error.problem or "", error.context or ""))
                lines = re.split("\r\n|\r|\n", self.text)
                self._note("ZI101", *(left_out(error.problem or "", lines, baris) or said))
        except yaml.YAMLError:
            self._note("ZI101", 1, 1, *in_indonesian("", ""))
        return None

    def _document(self, next_event: Any) -> Any:  # noqa: ANN401
        next_event()  # the stream begins
        opening = next_event()
        is_there = opening.__class__ is DocumentStartEvent
        if is_there and (opening.version or opening.tags):
            self._note_at(opening, "ZI107", "baris % (petunjuk YAML) tidak dipakai di sini", "hapus baris itu")
        tree = self._tree(next_event) if is_there else None
        if tree is None and not self.problems:
            return self._note("ZI109", 1, 1, "berkas ini kosong", "isi berkas, atau hapus bila tidak dipakai")
        if not self.problems or self.problems[-1].kode != "ZI108":
            next_event()  # the document ends
            after = next_event()
            if after.__class__ is DocumentStartEvent:
                saran = "satu berkas memuat satu dokumen: pisahkan atau hapus"
                self._note_at(after, "ZI110", "di sini mulai dokumen kedua (---)", saran)
        return tree

    def _tree(self, next_event: Any) -> Any:  # noqa: ANN401, C901, PLR0912  the hot loop: calls cost more than lines
        root: list[Any] = []
        holder: Any = root
        key: Any = _NOTHING
        flow = False
        stack = self._stack
        while True:
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                value: Any = event.value
                if event.style:
                    if event.style == '"' and not value.isprintable():
                        self._check_escapes(event)
                elif event.implicit[0]:
                    value = self._plain(event, holder, key, flow)
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
                if len(stack) >= DEEPEST:
                    self._note_at(event, "ZI108", *_TOO_DEEP)
                    return None
                value = {} if kind is MappingStartEvent else []
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                holder, key, flow = stack.pop()
                if not stack:
                    return root[0]
                continue
            elif kind is AliasEvent:
                self._note_at(
                    event, "ZI106", f"rujukan *{event.anchor} tidak dipakai di sini", "tulis isinya sekali lagi"
                )
                value = None
            else:
                return None
            # Put the value where it belongs: into a list, as a key, or under the key before it.
            if holder.__class__ is list:
                holder.append(value)
            elif key is _NOTHING:
                key = self._key(event, value, holder)
                if value.__class__ is not dict and value.__class__ is not list:
                    continue
            else:
                holder[key] = value
                key = _NOTHING
            if value.__class__ is dict or value.__class__ is list:
                stack.append((holder, key, flow))
                holder, key, flow = value, _NOTHING, bool(event.flow_style)
            elif not stack:
                return root[0]

    def _plain(self, event: Any, holder: Any, key: Any, flow: bool) -> Any:  # noqa: ANN401, FBT001
        """Resolve a plain scalar: few words and numbers mean something, all else is text."""
        value = event.value
        if value in CONSTANTS:
            if flow and value == "" and holder.__class__ is dict:
                self._refuse_comma(event, holder, key)
            return value if holder.__class__ is dict and key is _NOTHING else CONSTANTS[value]
        if value[0] not in "-0123456789":
            return value
        is_int = INT.fullmatch(value)
        if not is_int and not DECIMAL.fullmatch(value):
            return value
        if sum(map(len, _DIGITS.findall(value))) > MOST_DIGITS:
            self._note_at(
                event,
                "ZI113",
                "angka ini lebih dari 15 angka panjangnya",
                "tulis paling banyak 15 angka; bila ini nomor surat, beri tanda kutip",
            )
            return 0
        if value == "-0":
            return value
        return int(value) if is_int else Decimal(value)

    def _key(self, event: Any, value: Any, holder: Any) -> Any:  # noqa: ANN401
        """Take a value as the next key of a map."""
        if value.__class__ is dict or value.__class__ is list or event.__class__ is AliasEvent:
            self._note_at(
                event,
                "ZI101",
                "kunci di sini bukan teks",
                "tulis kunci sebagai teks, atau hapus kurung itu bila berlebih; beri tanda kutip bila memuat { atau [",
            )
            return ""
        key = value if value.__class__ is int or value.__class__ is str else str(event.value)
        if key == "<<" and not event.style:
            self._note_at(event, "ZI106", "penggabungan << tidak dipakai di sini", "tulis isinya sekali lagi")
        elif key in holder:
            self.is_repeating = True
        return key

    def _refuse_comma(self, event: Any, holder: dict[Any, Any], key: Any) -> None:  # noqa: ANN401
        """Name `{nilai: 66,5}` for what it is: to YAML two entries, `nilai: 66` and `5:`."""
        last, before = next(reversed(holder.items()), (None, None))
        before = last if before is None else before
        digits = re.match(r"\d+(?!\S)(?! +\d)", str(key))  # a number behind it is that of a key without its colon
        if digits and (before.__class__ is int or _RIBUAN.fullmatch(str(before))):
            text = f"{before},{digits[0]}"
            pesan = f"{text} memakai koma; di sini koma memisahkan isian"
            mark = event.start_mark
            kolom = mark.column + 1 - len(f"{before},{key}")
            self._note("ZI116", mark.line + 1, max(kolom, 1), pesan, cara_angka(text, angka_dimaksud(text, bool)))
        elif re.fullmatch(r"\d{4} +\d.*", str(key)):  # a year and a target
            self._note_at(event, "ZI101", *COLON)

    def _refuse_marks(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor is not None:
            self._note_at(
                event,
                "ZI106",
                f"jangkar &{event.anchor} tidak dipakai di sini",
                "hapus jangkar itu; tulis isi berulang apa adanya",
            )
        if event.tag is not None:
            self._note_at(
                event,
                "ZI107",
                f"penanda jenis {event.tag[:40]} tidak dipakai di sini",
                "hapus penanda yang diawali tanda seru",
            )

    def _check_escapes(self, event: Any) -> None:  # noqa: ANN401
        found = TERLARANG.search(event.value)
        if found:
            pesan = f"teks ini memuat tanda tersembunyi U+{ord(found[0]):04X}"
            self._note_at(event, "ZI103", pesan, "hapus tanda itu dari teks")

    def _note(self, kode: str, baris: int, kolom: int, pesan: str, saran: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(galat(kode, baris, kolom, pesan, saran))

    def _note_at(self, event: Any, kode: str, pesan: str, saran: str) -> None:  # noqa: ANN401
        self._note(kode, event.start_mark.line + 1, event.start_mark.column + 1, pesan, saran)
