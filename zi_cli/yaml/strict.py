"""YAML without surprises: one document of plain maps, lists, texts and numbers, or every reason why not.

The tree is built straight from the parser's events, without nodes and without positions; positions are counted in a
second pass that runs only when something must be located. Lines and columns count from 1; columns count characters.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
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
    StreamEndEvent,
)

from zi_cli.model.limits import MOST_BYTES
from zi_cli.model.masalah import Jalur, Penjelasan, Tingkat
from zi_cli.yaml.plain import CONSTANTS, DECIMAL, GIVEN_UP, INT, MOST_DIGITS, Begins, quick_read
from zi_cli.yaml.sentences import in_indonesian

DEEPEST = 40
_TOO_DEEP = f"isi ini bersarang lebih dari {DEEPEST} tingkat", "sederhanakan susunannya"
_TOO_DEEP_FOR_PARSER = "maximum nesting depth"
"""What the parser says of a thousand levels; it looks ahead, so that it may say so before it gives the first of them."""
MOST_PROBLEMS = 100

_DIGITS = re.compile(r"[0-9]+")
_BREAK = re.compile(r"\r\n|\r|\n")
# Everything Unicode calls a control, but tab and line breaks; the other line breaks; and the signs that turn the
# direction of text, which can make a line show other words than it holds.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_RIBUAN = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+")
_TAB_INDENT = re.compile(r"^ *+\t[^\r\n]*+", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """One thing wrong with the text itself."""

    kode: str
    tingkat: Tingkat
    baris: int
    kolom: int
    pesan: str
    saran: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a file, None where a problem keeps it from being one."""

    tree: Any
    problems: tuple[SyntaxProblem, ...]
    begins: Begins | None = None
    """Where lists and maps begin, when the text was read the quick way: then places can be found by its lines."""


def parse(data: bytes) -> Parsed:
    """Read the bytes of a file as strict YAML, the quick way where its text is plain enough."""
    text, problems = _decoded(data)
    if text is None:
        return Parsed(None, tuple(problems))
    tree, begins = quick_read(text)
    return parse_thoroughly(data) if tree is GIVEN_UP else Parsed(tree, tuple(problems), begins)


def parse_thoroughly(data: bytes) -> Parsed:
    """Read the bytes of a file as strict YAML by the parser's events, whatever stands in it."""
    text, problems = _decoded(data)
    if text is None:
        return Parsed(None, tuple(problems))
    problems += _problems_of_text(text)
    if any(one.tingkat == "galat" for one in problems):
        return Parsed(None, tuple(problems[:MOST_PROBLEMS]))
    builder = _Builder(text)
    tree = builder.build()
    found = builder.problems + (list(_repetitions(data)) if builder.is_repeating else [])
    return Parsed(None if found else tree, tuple([*problems, *found][:MOST_PROBLEMS]))


def _repetitions(data: bytes) -> Iterator[SyntaxProblem]:
    for key, (first, _), (baris, kolom) in positions(data).repeated:
        pesan = f'kunci "{key}" sudah ada di baris {first}'
        yield _galat("ZI105", baris, kolom, pesan, "gabungkan keduanya, atau hapus salah satu")


def _decoded(data: bytes) -> tuple[str | None, list[SyntaxProblem]]:
    if len(data) > MOST_BYTES:
        return None, [
            _galat("ZI112", 1, 1, "berkas ini lebih besar dari 5 MB", "pecah berkasnya, atau buang yang bukan data")
        ]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, [
            _galat("ZI102", 1, 1, "berkas ini disimpan sebagai UTF-16", "simpan ulang dengan pengodean UTF-8")
        ]
    has_mark = data.startswith(b"\xef\xbb\xbf")
    body = data[3:] if has_mark else data
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        baris, kolom = _place(body[: error.start].decode("utf-8"), error.start)
        pesan = f"huruf di sini bukan UTF-8 (bita {body[error.start]:#04x})"
        return None, [_galat("ZI102", baris, kolom, pesan, "simpan ulang berkas dengan pengodean UTF-8")]
    if not has_mark:
        return text, []
    saran = "simpan sebagai UTF-8 tanpa BOM; berkas tetap bisa dipakai"
    return text, [SyntaxProblem("ZI114", "saran", 1, 1, "berkas ini diawali tanda BOM", saran)]


def _problems_of_text(text: str) -> list[SyntaxProblem]:
    """Find what is wrong before any YAML is read; each kind everywhere it stands."""
    problems = []
    for found in _some(_HIDDEN.finditer(text)):
        named = "NUL" if found[0] == "\0" else f"U+{ord(found[0]):04X}"
        pesan = f"ada tanda tersembunyi {named} di sini"
        problems.append(
            _galat("ZI103", *_place(text, found.start()), pesan, "hapus tanda itu, lalu ketik ulang teksnya")
        )
    for found in _some(_CONFLICT.finditer(text)):
        pesan = f"ada sisa penggabungan git ({found[0]})"
        saran = "pilih salah satu versi, lalu hapus baris <<<<<<<, ======= dan >>>>>>>"
        problems.append(_galat("ZI111", *_place(text, found.start()), pesan, saran))
    # A tab on an empty line or before a comment indents nothing.
    indented = (found for found in _TAB_INDENT.finditer(text) if found[0].strip() and found[0].lstrip()[0] != "#")
    for found in _some(indented):
        at = text.index("\t", found.start())
        problems.append(_galat("ZI104", *_place(text, at), "baris ini menjorok dengan tab", "ganti tab dengan spasi"))
    return problems


def _some(found: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Stop after so many that more would not help anybody, and counting their lines would take long."""
    for _, one in zip(range(20), found, strict=False):
        yield one


def _place(text: str, at: int) -> tuple[int, int]:
    before = text[:at]
    breaks = list(_BREAK.finditer(before))
    return len(breaks) + 1, len(before) - (breaks[-1].end() if breaks else 0) + 1


def _galat(kode: str, baris: int, kolom: int, pesan: str, saran: str) -> SyntaxProblem:
    return SyntaxProblem(kode, "galat", baris, kolom, pesan, saran)


def _parser(text: str) -> Any:  # noqa: ANN401  PyYAML has no types for its C parser
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)


@dataclass
class _Builder:
    """Builds the tree of one document; a problem is noted and the building goes on where it can."""

    text: str
    problems: list[SyntaxProblem] = field(default_factory=list)
    is_repeating: bool = False
    _stack: list[tuple[Any, Any, bool]] = field(default_factory=list)

    def build(self) -> Any:  # noqa: ANN401  the tree of a document
        try:
            return self._document(_parser(self.text).get_event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            baris, kolom = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            if _TOO_DEEP_FOR_PARSER in (error.problem or ""):
                self._note("ZI108", baris, kolom, *_TOO_DEEP)
            else:
                self._note("ZI101", baris, kolom, *in_indonesian(error.problem or "", error.context or ""))
        except yaml.YAMLError:
            self._note("ZI101", 1, 1, *in_indonesian("", ""))
        return None

    def _document(self, next_event: Any) -> Any:  # noqa: ANN401
        next_event()  # the stream begins
        opening = next_event()
        if opening.__class__ is StreamEndEvent:
            return self._note("ZI109", 1, 1, "berkas ini kosong", "isi berkas, atau hapus bila tidak dipakai")
        if opening.version or opening.tags:
            self._note_at(opening, "ZI107", "baris % (petunjuk YAML) tidak dipakai di sini", "hapus baris itu")
        tree = self._tree(next_event)
        if tree is None and not self.problems:
            return self._note("ZI109", 1, 1, "berkas ini kosong", "isi berkas, atau hapus bila tidak dipakai")
        if not self.problems or self.problems[-1].kode != "ZI108":
            self._end(next_event)
        return tree

    def _end(self, next_event: Any) -> None:  # noqa: ANN401
        next_event()  # the document ends
        after = next_event()
        if after.__class__ is DocumentStartEvent:
            self._note_at(
                after,
                "ZI110",
                "di sini mulai dokumen kedua (---)",
                "satu berkas memuat satu dokumen: pisahkan atau hapus",
            )

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
                "periksa angkanya; bila ini nomor, beri tanda kutip",
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
                "tulis kunci sebagai teks; beri tanda kutip bila memuat { atau [",
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
        before = next(reversed(holder.values()), None)
        if re.fullmatch(r"\d+", str(key)) and (before.__class__ is int or _RIBUAN.fullmatch(str(before))):
            pesan = f"{before},{key} memakai koma; di sini koma memisahkan isian"
            mark = event.start_mark
            kolom = mark.column + 1 - len(f"{before},{key}")
            self._note("ZI116", mark.line + 1, max(kolom, 1), pesan, f"tulis {str(before).replace('.', '')}.{key}")

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
        found = _HIDDEN.search(event.value)
        if found:
            pesan = f"teks ini memuat tanda tersembunyi U+{ord(found[0]):04X}"
            self._note_at(event, "ZI103", pesan, "hapus tanda itu dari teks")

    def _note(self, kode: str, baris: int, kolom: int, pesan: str, saran: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(_galat(kode, baris, kolom, pesan, saran))

    def _note_at(self, event: Any, kode: str, pesan: str, saran: str) -> None:  # noqa: ANN401
        self._note(kode, event.start_mark.line + 1, event.start_mark.column + 1, pesan, saran)


Place = tuple[int, int]


@dataclass
class Positions:
    """On which line and column each node of a text stands, and the keys that are written twice."""

    keys: dict[Jalur, Place] = field(default_factory=dict)
    values: dict[Jalur, Place] = field(default_factory=dict)
    repeated: list[tuple[str, Place, Place]] = field(default_factory=list)

    def key(self, jalur: Jalur) -> Place | None:
        """Give the place of a key; an item of a list has none."""
        return self.keys.get(jalur)

    def value(self, jalur: Jalur) -> Place | None:
        """Give the place of a value; for a map or a list below its key, that of the key."""
        return self.values.get(jalur)

    def nearest(self, jalur: Jalur) -> Place:
        """Give the place of a node, or of the nearest one above it that is written; a key where there is one."""
        for length in range(len(jalur), 0, -1):
            found = self.keys.get(jalur[:length]) or self.values.get(jalur[:length])
            if found:
                return found
        return self.values.get((), (1, 1))


def positions(data: bytes) -> Positions:
    """Index a text by the way to each node; goes as far as the text can be read."""
    index = Positions()
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    with suppress(yaml.YAMLError):  # what was indexed before the mistake is still right
        _index(_parser(text).get_event, index)
    return index


def _index(next_event: Any, index: Positions) -> None:  # noqa: ANN401
    open_nodes: list[_Open] = []
    while True:
        event = next_event()
        kind = event.__class__
        if kind is StreamEndEvent or len(open_nodes) > DEEPEST:
            return
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            open_nodes.pop()
        elif kind in (ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent):
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            is_collection = kind is MappingStartEvent or kind is SequenceStartEvent
            jalur = open_nodes[-1].take(event, place, index) if open_nodes else ()
            if jalur is not None and jalur not in index.values:
                index.values[jalur] = index.keys.get(jalur, place) if is_collection and not event.flow_style else place
            if is_collection:
                open_nodes.append(_Open(jalur if jalur is not None else ("",), is_list=kind is SequenceStartEvent))


@dataclass
class _Open:
    """A map or list that is being read."""

    jalur: Jalur
    is_list: bool
    count: int = 0
    key: str | int | None = None

    def take(self, event: Any, place: Place, index: Positions) -> Jalur | None:  # noqa: ANN401
        """Take the next event as an item, a key (None) or a value; gives the way to it."""
        if self.is_list:
            self.count += 1
            return (*self.jalur, self.count - 1)
        if self.key is None:
            self.key = _index_key(event)
            jalur = (*self.jalur, self.key)
            if jalur in index.keys:
                index.repeated.append((str(self.key), index.keys[jalur], place))
                self.key = f"{self.key} ({len(index.repeated)})"  # what it holds is not a repetition again
            else:
                index.keys[jalur] = place
            return None
        jalur, self.key = (*self.jalur, self.key), None
        return jalur


def _index_key(event: Any) -> str | int:  # noqa: ANN401
    if event.__class__ is not ScalarEvent:
        return ""
    text: str = event.value
    return int(text) if not event.style and INT.fullmatch(text) and text != "-0" and len(text) <= MOST_DIGITS else text


EXPLANATIONS: tuple[Penjelasan, ...] = (
    Penjelasan(
        "ZI101",
        "galat",
        "Susunan YAML keliru",
        "Berkas tidak bisa dibaca sebagai YAML, biasanya karena spasi setelah titik dua hilang, indentasi tidak "
        "rata, atau tanda kutip dan kurung tidak ditutup. Perbaiki baris yang ditunjuk; kadang sebabnya ada satu "
        "baris di atasnya.",
    ),
    Penjelasan(
        "ZI102",
        "galat",
        "Bukan UTF-8",
        "Berkas disimpan dengan pengodean lain, misalnya UTF-16 atau Windows-1252. Buka di penyunting teks, pilih "
        "Simpan Sebagai, lalu pilih pengodean UTF-8.",
    ),
    Penjelasan(
        "ZI103",
        "galat",
        "Tanda tersembunyi",
        "Ada tanda yang tidak tampak di layar: tanda kendali, atau tanda pembalik arah tulisan yang dapat membuat "
        "baris terbaca lain dari isinya. Biasanya terbawa saat menyalin dari aplikasi lain. Hapus dan ketik ulang.",
    ),
    Penjelasan(
        "ZI104",
        "galat",
        "Indentasi dengan tab",
        "YAML hanya mengenal spasi untuk indentasi. Ganti setiap tab di awal baris dengan dua spasi.",
    ),
    Penjelasan(
        "ZI105",
        "galat",
        "Kunci ganda",
        "Satu kunci ditulis dua kali di tempat yang sama. Banyak program diam-diam memakai yang terakhir; zi tidak, "
        "sebab salah satu dari keduanya akan hilang. Gabungkan, atau hapus salah satu.",
    ),
    Penjelasan(
        "ZI106",
        "galat",
        "Jangkar atau rujukan",
        "Jangkar (&nama), rujukan (*nama) dan penggabungan (<<) tidak dipakai: isi yang dirujuk tidak tampak di "
        "tempatnya, dan berkas kecil dapat mengembang tanpa batas. Tulis isinya apa adanya.",
    ),
    Penjelasan(
        "ZI107",
        "galat",
        "Penanda jenis",
        "Penanda yang diawali tanda seru, seperti !!python, dan petunjuk %YAML tidak dipakai: penanda dapat "
        "membuat program lain menjalankan sesuatu saat membaca berkas. Hapus penanda itu.",
    ),
    Penjelasan(
        "ZI108",
        "galat",
        "Terlalu dalam",
        "Isi bersarang lebih dari 40 tingkat. Berkas rencana aksi tidak memerlukan itu; periksa kurung atau indentasinya.",
    ),
    Penjelasan(
        "ZI109",
        "galat",
        "Berkas kosong",
        "Berkas tidak berisi apa-apa, atau hanya komentar. Berkas kosong sering akibat penyimpanan yang gagal: periksa "
        "riwayatnya sebelum mengisi ulang.",
    ),
    Penjelasan(
        "ZI110",
        "galat",
        "Dokumen kedua",
        "Tanda --- di tengah berkas memulai dokumen kedua, yang tidak akan terbaca. Satu berkas memuat satu dokumen.",
    ),
    Penjelasan(
        "ZI111",
        "galat",
        "Sisa penggabungan git",
        "Ada tanda <<<<<<< atau >>>>>>> yang ditinggalkan git ketika dua suntingan bertabrakan. Pilih isi yang "
        "benar, lalu hapus ketiga baris tandanya.",
    ),
    Penjelasan(
        "ZI112",
        "galat",
        "Berkas terlalu besar",
        "Berkas data lebih dari 5 MB hampir pasti bukan berkas rencana aksi. Berkas bukti tidak disimpan di dalam YAML.",
    ),
    Penjelasan(
        "ZI113",
        "galat",
        "Angka terlalu panjang",
        "Angka lebih dari 15 angka tidak dapat disimpan dengan tepat oleh lembar kerja dan JSON. Bila ini nomor "
        "surat atau nomor lain, beri tanda kutip agar menjadi teks.",
    ),
    Penjelasan(
        "ZI114",
        "saran",
        "Tanda BOM",
        "Notepad kadang menaruh tanda BOM di awal berkas. zi membacanya dan mempertahankannya, tetapi program lain "
        "dapat tersandung. Simpan sebagai UTF-8 tanpa BOM.",
    ),
    Penjelasan(
        "ZI115",
        "galat",
        "Berkas tidak bisa dibuka",
        "Berkas ada tetapi tidak bisa dibaca: hak aksesnya kurang, dikunci program lain, berupa folder, atau berupa "
        "tautan ke luar folder kerja. Tautan ke luar tidak diikuti, agar isi berkas lain tidak bocor ke layar atau "
        "CI.",
    ),
    Penjelasan(
        "ZI116",
        "galat",
        "Angka dengan koma",
        "Di dalam kurung kurawal, koma memisahkan isian: {nilai: 66,5} terbaca sebagai nilai: 66 dan isian lain "
        "bernama 5. Tulis titik sebagai tanda desimal: {nilai: 66.5}.",
    ),
)
"""The codes of the text itself; those of the schema stand in sentences."""
