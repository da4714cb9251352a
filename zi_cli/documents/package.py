"""A zip of XML parts, as Word and Excel write it: unpacked within bounds, a piece at a time, without declarations."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from posixpath import basename, dirname, join, normpath
from struct import error as struct_error
from typing import NamedTuple
from xml.parsers import expat

from zi_cli.documents.limits import (
    DEEPEST,
    LONGEST_TAG,
    MOST_ELEMENTS,
    MOST_PARTS,
    MOST_UNPACKED,
    broken,
    too_large,
)
from zi_cli.model.kemajuan import Told, untold
from zi_cli.model.refusal import Refusal

_PIECE = 1 << 16
_ENTRY = b"PK\x01\x02"
_ENCODINGS = ("utf-8", "utf-16", "us-ascii", "iso-8859-1")
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CURE = "simpan ulang dengan Word atau Excel sebagai .docx atau .xlsx, lalu ulangi"
Attributes = dict[str, str]


class Package:
    """The parts of a document by their names, letter case aside; what is unpacked of all of them is counted and told."""

    def __init__(self, data: bytes, told: Told = untold) -> None:
        if data.count(_ENTRY) > MOST_PARTS:
            raise too_large(f"lebih dari {MOST_PARTS} bagian")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            held = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, struct_error) as error:
            raise broken("arsip di dalamnya tidak utuh") from error
        self._parts = {_plain(one.filename): one for one in held}
        if len(self._parts) < len(held):
            raise broken("salah satu bagiannya ada dua kali")
        self._left, self.elements = MOST_UNPACKED, MOST_ELEMENTS
        self._told, self._whole = told, sum(one.file_size for one in held)

    def __contains__(self, name: str) -> bool:
        """Say whether there is a part."""
        return name.casefold() in self._parts

    def names(self) -> list[str]:
        """Name the parts, in small letters."""
        return list(self._parts)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack a part piece by piece; a part that is missing has none."""
        part = self._parts.get(name.casefold())
        if part is None:
            return
        if part.flag_bits & 1:
            raise Refusal("dokumen ini dikunci dengan kata sandi", "buka kuncinya, simpan ulang, lalu ulangi")
        if part.compress_type not in _PLAIN:
            raise Refusal("arsip di dalam dokumen ini dimampatkan dengan cara yang tidak dikenal", _CURE)
        try:
            with self._zip.open(part) as file:
                while piece := file.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise too_large(f"lebih dari {MOST_UNPACKED // 1_000_000} MB sesudah dibuka")
                    self._told((MOST_UNPACKED - self._left) // 1000, self._whole // 1000)
                    yield piece
        except (
            *(zipfile.BadZipFile, zlib.error, struct_error),
            *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
        ) as error:
            raise broken(f"bagian {basename(name)} tidak dapat dibuka") from error

    def links(self, name: str) -> "Links":
        """Give what a part leads to; of the whole document, with an empty name."""
        found = Links(dirname(name))
        found.over(self, join(dirname(name), "_rels", f"{basename(name)}.rels"))
        return found


def _plain(name: str) -> str:
    r"""Give the name of a part as Windows and others read it alike: `word\document.xml`, `/word/document.xml`."""
    return name.replace("\\", "/").lstrip("/").casefold()


class _Acts(dict[str, Callable[..., None] | None]):
    """What is done at an element, by its name without its namespace; names as they are written are kept, some of them."""

    def __missing__(self, written: str) -> Callable[..., None] | None:
        act = self.get(written.rpartition(":")[2])
        if len(self) < 1000:
            self[written] = act
        return act


class Walk:
    """What is done at each element of a part: a method of its name, `on_` before it and `off_` behind it.

    Namespaces are passed over, so that strict and usual documents read alike.
    """

    def __init__(self) -> None:
        self.on, self.off = self._methods("on_"), self._methods("off_")

    def _methods(self, prefix: str) -> _Acts:
        return _Acts({name.removeprefix(prefix): getattr(self, name) for name in dir(self) if name.startswith(prefix)})

    def text(self, said: str) -> None:
        """Take a text; most walks want none."""

    def over(self, package: Package, name: str) -> None:
        """Walk a part; one that is missing has nothing.

        Raises Refusal for a part that is no XML, is too deep or too large, or declares entities.
        """
        parser, fed = self._parser(package), 0
        try:
            for piece in package.pieces(name):
                parser.Parse(piece, False)  # noqa: FBT003  expat takes nothing else
                fed += len(piece)
                if fed - parser.CurrentByteIndex > LONGEST_TAG:
                    raise too_large("salah satu bagiannya tidak terputus")
            if fed:
                parser.Parse(b"", True)  # noqa: FBT003
        except expat.ExpatError as error:
            raise broken(f"bagian {basename(name)} bukan XML yang utuh") from error

    def _parser(self, package: Package) -> expat.XMLParserType:
        parser, on, off, depth = expat.ParserCreate(), self.on, self.off, 0

        def begun(tag: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            package.elements -= 1
            if depth > DEEPEST:
                raise broken("susunannya terlalu dalam")
            if package.elements < 0:
                raise too_large(f"lebih dari {MOST_ELEMENTS // 1_000_000} juta unsur")
            if act := on[tag]:
                act({key.rpartition(":")[2]: value for key, value in attributes.items()} if attributes else attributes)

        def ended(tag: str) -> None:
            nonlocal depth
            depth -= 1
            if act := off[tag]:
                act()

        parser.buffer_text, parser.buffer_size = True, _PIECE
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begun, ended, self.text
        parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = _refuse_encoding, _refuse_declarations
        return parser


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.casefold() not in _ENCODINGS:
        raise Refusal("dokumen ini tidak ditulis dalam UTF-8", _CURE)


def _refuse_declarations(*_: object) -> None:
    """Refuse what could make much of little: neither Word nor Excel writes it."""
    raise Refusal("dokumen ini memuat DOCTYPE, yang tidak ditulis oleh Word dan Excel", _CURE)


class Link(NamedTuple):
    """What a part leads to: as what, by which id, and where that is."""

    kind: str
    key: str
    part: str


class Links(Walk):
    """What a part leads to, inside the document."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder, self.every = folder, list[Link]()

    def on_Relationship(self, attributes: Attributes) -> None:
        if attributes.get("TargetMode", "Internal") == "Internal" and len(self.every) < MOST_PARTS:
            part = normpath(join(self._folder, attributes.get("Target", "").replace("\\", "/"))).lstrip("/")
            self.every.append(Link(attributes.get("Type", "").rpartition("/")[2], attributes.get("Id", ""), part))

    def first(self, kind: str) -> str:
        """Give the part it leads to as this; empty where there is none."""
        return next((one.part for one in self.every if one.kind == kind), "")

    def by_key(self) -> dict[str, Link]:
        """Give them by their ids."""
        return {one.key: one for one in self.every}


class Counted(Walk):
    """How many elements of a name there are."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.count = 0
        self.on[name] = self._one

    def _one(self, _: Attributes) -> None:
        self.count += 1


def whole(attributes: Attributes, name: str, instead: int, most: int = 1 << 30) -> int:
    """Read a whole number of an attribute; what is none, or beyond reason, is what stands instead."""
    said = attributes.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 11 and int(said) <= most else instead


def is_on(attributes: Attributes) -> bool:
    """Tell whether a property that is named is meant: without a value it is."""
    return attributes.get("val", "1") not in ("0", "false", "off", "none")
