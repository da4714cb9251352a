"""What a unit's own template of Word may hold: parts, links, elements and fields that a letterhead needs, by lists.

Looked at twice: the file before anything else opens it, and the report that it became, for a template also writes what
Word will read. What is in no list is refused by its name. Raises ForeignError.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from struct import error as struct_error
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as zlib_error

from lxml import etree

from zi_cli.model.tulisan import clean
from zi_cli.render.report.letterhead_names import (
    ATTRIBUTES_OF_SHAPES,
    BEGINNINGS,
    ELEMENTS,
    FIELDS,
    NAMESPACES,
    PICTURES,
    RELATIONSHIPS,
    SHAPES,
    TYPES,
    W,
)

MOST_PACKED = 16_000_000
MOST_PICTURES = 32_000_000
MOST_XML = 8_000_000
"""Bytes of a template: as it lies there, of its pictures, and of all else when it is unpacked."""
MOST_PARTS = 200
MOST_WORK = 500_000_000
"""Signs of a part times the marks of a template in it: the library that fills it looks for each through the whole."""
_DATA = "customXml/"
"""What lies there is data that nothing in a document may be bound to."""
_CONTENT_TYPES = "[Content_Types].xml"
_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_MARK = re.compile(r"[{}%#]{2}|-%}")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S*", re.IGNORECASE)
_MERGING = re.compile(r"{%\W*(vm|hm|colspan|cellbg)\b")
_TAGS = re.compile(r"<[^>]*>")
_PLAIN_WORD = "simpan di Word sebagai Dokumen Word (.docx) biasa, tanpa makro, objek dan dokumen sisipan"
_NO_FIELD = "hapus medan itu di Word (Alt+F9 menampilkan kodenya)"


class ForeignError(ValueError):
    """A template of Word holds what a letterhead does not need."""


def refuse_foreign(data: bytes) -> list[str]:
    """Refuse a template before it is opened: too large, or holding what is in no list; gives the parts to be filled."""
    if len(data) > MOST_PACKED:
        raise ForeignError(f"lebih dari {MOST_PACKED // 1_000_000} MB; kecilkan gambarnya")
    try:
        parts = dict(_unpacked(data))
    except ForeignError:
        raise
    except (BadZipFile, EOFError, NotImplementedError, ValueError, struct_error, zlib_error) as error:
        raise ForeignError(f"berkas ini rusak, atau bukan dokumen Word; {_PLAIN_WORD}") from error
    texts = {name: etree.tostring(tree, encoding="unicode") for name, tree in _looked_at(parts).items()}
    filled = [name for name, text in texts.items() if "{" in text and not name.startswith(_DATA)]
    for name in filled:
        _refuse_slow(name, texts[name])
    return filled


def refuse_made(data: bytes, filled: Iterable[str]) -> None:
    """Refuse a report in which a template wrote what it may not hold; only the parts that were filled can have changed."""
    with ZipFile(BytesIO(data)) as packed:
        for name in filled:
            _refuse_content(name, _parsed(name, packed.read(name)))


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Unpack the parts, no further than they may be long."""
    with ZipFile(BytesIO(data)) as packed:
        held = [one for one in packed.infolist() if not one.is_dir()]
        _refuse_archive(held)
        left = {True: MOST_PICTURES, False: MOST_XML}
        for one in held:
            is_picture = _ending(one.filename) in PICTURES
            with packed.open(one) as opened:
                part = opened.read(left[is_picture] + 1)
            left[is_picture] -= len(part)
            if left[is_picture] < 0:
                most = MOST_PICTURES if is_picture else MOST_XML
                raise ForeignError(f"isinya lebih dari {most // 1_000_000} MB; hapus yang tidak diperlukan kop surat")
            yield one.filename, part


def _refuse_archive(held: list[ZipInfo]) -> None:
    names = [one.filename.casefold() for one in held]
    if len(held) > MOST_PARTS:
        raise ForeignError(f"lebih dari {MOST_PARTS} bagian; {_PLAIN_WORD}")
    for one, name in zip(held, names, strict=True):
        place = clean(one.filename)[:80]
        if one.flag_bits & 1:
            raise ForeignError(f"{place} bersandi; simpan tanpa kata sandi")
        if one.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ForeignError(f"{place} dimampatkan dengan cara lain; {_PLAIN_WORD}")
        if names.count(name) > 1:
            raise ForeignError(f"{place} ada dua kali; {_PLAIN_WORD}")
        if name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts:
            raise ForeignError(f"{place} bukan nama bagian dokumen; {_PLAIN_WORD}")


def _looked_at(parts: dict[str, bytes]) -> dict[str, Any]:
    """Read all parts and refuse what is in no list; gives the trees of XML."""
    if _CONTENT_TYPES not in parts:
        raise ForeignError(f"bukan dokumen Word; {_PLAIN_WORD}")
    types = _types(_parsed(_CONTENT_TYPES, parts[_CONTENT_TYPES]))
    trees = {}
    for name, data in parts.items():
        if name == _CONTENT_TYPES:
            continue
        kind = types(name)
        if _ending(name) in PICTURES and data.startswith(BEGINNINGS.get(kind, b"\x00\x00")):
            continue
        if kind.startswith("image/"):
            raise ForeignError(
                f"{clean(name)[:80]}: gambar jenis ini tidak boleh ada; simpan sebagai PNG, JPEG atau GIF"
            )
        if kind not in TYPES or not re.fullmatch(TYPES[kind], name):
            raise ForeignError(f"{clean(name)[:80]}: bagian ini ({_short(kind)}) tidak boleh ada; {_PLAIN_WORD}")
        trees[name] = _parsed(name, data)
    for name, tree in trees.items():
        if name.endswith(".rels"):
            _refuse_links(name, tree)
        elif not name.startswith(_DATA):
            _refuse_content(name, tree)
    return trees


def _refuse_content(name: str, tree: Any) -> None:  # noqa: ANN401  the library's trees have no types of their own
    _refuse_elements(name, tree)
    _refuse_fields(name, tree)


def _parsed(name: str, data: bytes) -> Any:  # noqa: ANN401  as above
    """Read XML in UTF-8 that declares nothing of its own."""
    told = _ENCODING.match(data[:200].removeprefix(b"\xef\xbb\xbf"))
    if b"\x00" in data or (told and told[1].lower() not in (b"utf-8", b"us-ascii")):
        raise ForeignError(f"{clean(name)[:80]} tidak ditulis dalam UTF-8; {_PLAIN_WORD}")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ForeignError(f"{clean(name)[:80]} memuat DOCTYPE; {_PLAIN_WORD}")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ForeignError(f"{clean(name)[:80]} rusak di baris {error.lineno}; {_PLAIN_WORD}") from error


def _types(tree: Any) -> Callable[[str], str]:  # noqa: ANN401  as above
    """Give what tells the content type of a part."""
    by_name = {one.get("PartName", "").casefold(): one.get("ContentType", "") for one in tree if one.get("PartName")}
    by_ending = {
        one.get("Extension", "").casefold(): one.get("ContentType", "") for one in tree if one.get("Extension")
    }
    return lambda name: by_name.get(f"/{name}".casefold()) or by_ending.get(_ending(name), "")


def _refuse_links(name: str, tree: Any) -> None:  # noqa: ANN401  as above
    for one in tree:
        kind, target = one.get("Type", ""), one.get("Target", "")
        mode = one.get("TargetMode", "Internal")
        place = f"{clean(name)[:80]}: {_short(kind)}"
        if mode not in ("Internal", "External") or set(one.keys()) - {"Id", "Type", "Target", "TargetMode"}:
            raise ForeignError(f"{place} ditulis dengan cara lain; {_PLAIN_WORD}")
        if kind not in RELATIONSHIPS:
            why = f"mengambil isi dari luar: {clean(target)[:80]}" if mode == "External" else "tidak boleh ada"
            raise ForeignError(f"{place} {why}; {_PLAIN_WORD}")
        is_link = _short(kind) == "hyperlink" and _ADDRESS.fullmatch(target)
        if mode == "External" and not is_link:
            raise ForeignError(
                f"{place} mengambil isi dari luar: {clean(target)[:80]}; sisipkan isinya ke dalam dokumen"
            )
        if mode == "Internal" and (":" in target or "\\" in target or target.startswith("//")):
            raise ForeignError(f"{place} menuju {clean(target)[:80]}; {_PLAIN_WORD}")


def _refuse_elements(name: str, tree: Any) -> None:  # noqa: ANN401  as above
    place = clean(name)[:80]
    for tag in dict.fromkeys(one.tag for one in tree.iter()):  # few are different
        if not isinstance(tag, str):  # a remark, or what is for a program
            raise ForeignError(f"{place}: catatan XML tidak boleh ada; {_PLAIN_WORD}")
        space, local = etree.QName(tag).namespace or "", etree.QName(tag).localname
        known = SHAPES.get(space, ELEMENTS if space == W else None)
        if local not in known if known is not None else space not in NAMESPACES:
            raise ForeignError(f"{place}: {local} tidak boleh ada; {_cure(local)}")
        for one in tree.iter(tag) if space in SHAPES else ():
            for wrong in sorted(set(one.keys()) - ATTRIBUTES_OF_SHAPES):
                said = f"{local} dengan {etree.QName(wrong).localname}"
                raise ForeignError(f"{place}: {said} tidak boleh ada; sisipkan gambarnya lagi")


def _cure(element: str) -> str:
    return "hapus dari dokumen, lalu simpan lagi" if element != "embedRegular" else "simpan tanpa menanam huruf"


def _refuse_fields(name: str, tree: Any) -> None:  # noqa: ANN401  as above
    place = clean(name)[:80]
    for code in _codes(tree):
        if code is None:
            raise ForeignError(f"{place}: medan yang tidak utuh, atau medan di dalam kode medan; {_NO_FIELD}")
        _refuse_field(place, code)


def _codes(tree: Any) -> Iterator[str | None]:  # noqa: ANN401  as above
    """Give the code of each field, however it is cut into runs; None where a field is not whole."""
    opened: list[list[str] | None] = []  # of each field its code, until its result begins
    for one in tree.iter(f"{{{W}}}fldSimple", f"{{{W}}}fldChar", f"{{{W}}}instrText"):
        step = one.get(f"{{{W}}}fldCharType") or etree.QName(one).localname
        code = opened[-1] if opened else None
        if step == "fldSimple":
            yield one.get(f"{{{W}}}instr", "")
        elif step == "instrText" and code is not None:
            code.append("".join(one.itertext()))
        elif step == "begin" and code is None:
            opened.append([])
        elif step in ("separate", "end") and opened:
            if code is not None:
                yield "".join(code)
            opened[-1:] = [None] if step == "separate" else []
        else:
            yield None
    if opened:
        yield None


def _refuse_field(place: str, code: str) -> None:
    """Refuse one field by its name; one that leads somewhere must lead to an address, or to a place in the document."""
    words = code.split()
    name = words[0].upper() if words else ""
    if name not in FIELDS:
        raise ForeignError(f"{place}: medan {clean(name)[:40] or 'tanpa nama'} tidak boleh ada; {_NO_FIELD}")
    leads = [one.strip('"\u201c\u201d') for one in words[1:2]]
    if name == "HYPERLINK" and leads and leads != ["\\l"] and not _ADDRESS.fullmatch(leads[0]):
        raise ForeignError(
            f"{place}: tautan ke {clean(leads[0])[:80]} tidak boleh ada; pakai alamat http, https atau mailto"
        )


def _refuse_slow(name: str, text: str) -> None:
    """Refuse what the library that fills a template would go through for minutes."""
    if found := _MERGING.search(_TAGS.sub("", text)):
        raise ForeignError(f"{clean(name)[:80]}: {found[1]} tidak didukung; gabungkan dan warnai sel itu di Word")
    if len(_MARK.findall(text)) * len(text) > MOST_WORK:
        raise ForeignError(f"{clean(name)[:80]}: terlalu banyak tanda template; kurangi {{{{ }}}} dan {{% %}}")


def _ending(name: str) -> str:
    return name.rpartition(".")[2].casefold()


def _short(kind: str) -> str:
    """Name a kind by its last word."""
    return clean(re.split(r"[/.]", kind.removesuffix("+xml"))[-1])[:40] or "tanpa jenis"
