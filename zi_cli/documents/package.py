"""A zip of XML parts, as Word and Excel write it: unpacked within bounds, without entities, a piece at a time."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from xml.parsers import expat

from zi_cli.documents.limits import DEEPEST, MOST_PARTS, MOST_UNPACKED, broken, too_large
from zi_cli.model.refusal import Refusal

_PIECE = 1 << 16
_ENTRY = b"PK\x01\x02"
_MACROS = ("vbaproject.bin", "vbadata.xml")
Attributes = dict[str, str]


class Package:
    """The parts of a document by their names, letter case aside."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY) > MOST_PARTS:
            raise too_large(f"lebih dari {MOST_PARTS} bagian")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
            raise broken("isinya bukan arsip yang utuh") from error
        self._parts = {one.filename.casefold().lstrip("/"): one for one in infos}
        self._left = MOST_UNPACKED
        if any(PurePosixPath(name).name in _MACROS for name in self._parts):
            raise Refusal("dokumen ini memuat makro", "simpan ulang sebagai .docx atau .xlsx, tanpa makro")

    def __contains__(self, name: str) -> bool:
        """Say whether there is a part."""
        return name.casefold() in self._parts

    def names(self, folder: str) -> Iterator[str]:
        """Name the parts in a folder."""
        yield from (name for name in self._parts if name.startswith(folder.casefold()))

    def within_bounds(self) -> None:
        """Unpack every part and throw it away, for a library that sets itself no bound."""
        for part in self._parts.values():
            for _ in self._pieces(part):
                pass

    def parse(
        self,
        name: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None],
        text: Callable[[str], None],
    ) -> None:
        """Walk a part: names without their namespaces, attributes too. A part that is missing has nothing.

        Raises Refusal for a part that is no XML, is too deep or too large, or declares entities.
        """
        part = self._parts.get(name.casefold())
        if part is None:
            return
        walker = expat.ParserCreate(namespace_separator=" ")
        walker.buffer_text = True
        depth = 0

        def begun(tag: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST:
                raise broken("susunannya terlalu dalam")
            start(_local(tag), {_local(key): value for key, value in attributes.items()} if attributes else attributes)

        def ended(tag: str) -> None:
            nonlocal depth
            depth -= 1
            end(_local(tag))

        walker.StartElementHandler, walker.EndElementHandler, walker.CharacterDataHandler = begun, ended, text
        walker.StartDoctypeDeclHandler = _refuse_entities
        try:
            for piece in self._pieces(part):
                walker.Parse(piece, False)  # noqa: FBT003  expat takes nothing else
            walker.Parse(b"", True)  # noqa: FBT003
        except expat.ExpatError as error:
            raise broken(f"bagian {name} bukan XML yang utuh") from error

    def _pieces(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(part) as file:
                while piece := file.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise too_large(f"lebih dari {MOST_UNPACKED // 1_000_000} MB sesudah dibuka")
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise broken("salah satu bagiannya tidak dapat dibuka") from error


def _refuse_entities(*_: object) -> None:
    raise Refusal(
        "dokumen ini memuat deklarasi yang tidak dipakai Word dan Excel", "buka dan simpan ulang, lalu ulangi"
    )


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


class Walk:
    """What is done at each element: a method of its name, `on_` before it and `off_` behind it."""

    def __init__(self) -> None:
        self._on: dict[str, Callable[[Attributes], None]] = self._methods("on_")
        self._off: dict[str, Callable[[], None]] = self._methods("off_")

    def _methods(self, prefix: str) -> dict[str, Callable[..., None]]:
        return {name.removeprefix(prefix): getattr(self, name) for name in dir(self) if name.startswith(prefix)}

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""
        if act := self._on.get(tag):
            act(attributes)

    def end(self, tag: str) -> None:
        """End one."""
        if act := self._off.get(tag):
            act()

    def text(self, said: str) -> None:
        """Take a text; most walks want none."""

    def over(self, package: Package, name: str) -> None:
        """Walk a part."""
        package.parse(name, self.start, self.end, self.text)


def whole(attributes: Attributes, name: str, instead: int, most: int = 1 << 31) -> int:
    """Read a whole number of an attribute; what is none, or beyond reason, is what stands instead."""
    said = attributes.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 and int(said) <= most else instead
