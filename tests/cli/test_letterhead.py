"""A unit's own template of Word holds what a letterhead needs; all else is refused by its name, before it is opened."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from tests.conftest import ROOT, Answer, Zi

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OWN = (ROOT / "templates" / "laporan.docx").read_bytes()
DOCUMENT, RELS, SETTINGS, TYPES = (
    *("word/document.xml", "word/_rels/document.xml.rels", "word/settings.xml", "[Content_Types].xml"),
)
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
)

Parts = dict[str, bytes]


def parts() -> Parts:
    with zipfile.ZipFile(BytesIO(OWN)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(held: Parts) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        for name, data in held.items():
            into.writestr(name, data)
    return made.getvalue()


def within(name: str, old: str, new: str) -> bytes:
    """Change one part of the project's template."""
    held = parts()
    assert old.encode() in held[name]
    return packed({**held, name: held[name].replace(old.encode(), new.encode(), 1)})


def in_body(xml: str) -> bytes:
    return within(DOCUMENT, "<w:body>", f"<w:body>{xml}")


def runs(*codes: str) -> str:
    """Write a field whose code is cut into runs."""
    cut = "".join(f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in codes)
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    return f"<w:p>{begin}{cut}{middle}<w:r><w:t>x</w:t></w:r>{end}</w:p>"


def linked(kind: str, target: str, mode: str = "Internal", **more: str) -> bytes:
    extra = "".join(f' {name}="{value}"' for name, value in more.items())
    one = f'<Relationship Id="r99" Type="{kind}" Target="{target}" TargetMode="{mode}"{extra}/></Relationships>'
    return within(RELS, "</Relationships>", one)


def part(name: str, kind: str, data: bytes = b"x", relation: str = "") -> bytes:
    """Put one more part into the template, told in its list of types."""
    held = parts()
    told = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    held[TYPES] = held[TYPES].replace(b"</Types>", told.encode())
    if relation:
        link = f'<Relationship Id="r98" Type="{relation}" Target="/{name}"/></Relationships>'
        held[RELS] = held[RELS].replace(b"</Relationships>", link.encode())
    return packed({**held, name: data})


def declared(name: str, text: str) -> bytes:
    held = parts()
    head, _, rest = held[name].partition(b"?>")
    return packed({**held, name: head + b"?>" + text.encode() + rest})


def encoded(encoding: str) -> bytes:
    held = parts()
    text = held["word/footer1.xml"].decode().replace("UTF-8", encoding)
    return packed({**held, "word/footer1.xml": text.encode(encoding)})


def twice() -> bytes:
    made = BytesIO(OWN)
    with zipfile.ZipFile(made, "a") as into:
        into.writestr("WORD/Document.xml", b"<x/>")
    return made.getvalue()


def with_password() -> bytes:
    made = bytearray(OWN)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = made.find(sign)
        made[start + at] |= 1
    return bytes(made)


def large(many: int) -> bytes:
    return packed({**parts(), "word/footer1.xml": b"<x>" + b" " * many + b"</x>"})


def untrue(many: int) -> bytes:
    """Say in the list of contents that a part of many bytes is short."""
    made = bytearray(large(many))
    at = made.rfind(b"word/footer1.xml") - 46
    assert made[at : at + 4] == b"PK\x01\x02"
    made[at + 24 : at + 28] = struct.pack("<I", 100)
    made[at + 16 : at + 20] = struct.pack("<I", zlib.crc32(b"<x>" + b" " * 97))
    return bytes(made)


def in_settings(xml: str) -> bytes:
    return within(SETTINGS, "</w:settings>", f"{xml}</w:settings>")


VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
R = f'xmlns:r="{KIND}"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_ms = "application/vnd.ms-"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FOREIGN: dict[str, tuple[Callable[[], bytes], str]] = {
    "DDE": (lambda: in_body(runs(" DDE cmd ")), "medan DDE"),
    "DDEAUTO in runs": (lambda: in_body(runs(" D", "DEAU", "TO c:\\\\windows cmd")), "medan DDEAUTO"),
    "small letters": (lambda: in_body(runs(" includetext ")), "medan INCLUDETEXT"),
    "simple field": (lambda: in_body('<w:p><w:fldSimple w:instr=" INCLUDEPICTURE x "/></w:p>'), "medan INCLUDEPICTURE"),
    "another prefix": (
        lambda: in_body(f'<q:p xmlns:q="{W}"><q:fldSimple q:instr="LINK Excel.Sheet x"/></q:p>'),
        "medan LINK",
    ),
    "field in a code": (
        lambda: in_body(
            runs("</w:instrText></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE")
        ),
        "medan di dalam kode medan",
    ),
    "code outside": (lambda: in_body("<w:p><w:r><w:instrText>DDE</w:instrText></w:r></w:p>"), "medan yang tidak utuh"),
    "field without an end": (
        lambda: in_body('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'),
        "medan yang tidak utuh",
    ),
    "deleted code": (lambda: in_body("<w:p><w:r><w:delInstrText>DDE</w:delInstrText></w:r></w:p>"), "delInstrText"),
    "link to a file": (lambda: in_body(runs(' HYPERLINK "file:///c:/x.exe" ')), "tautan ke file:///c:/x.exe"),
    "link to a share": (lambda: in_body(runs(" HYPERLINK \\\\\\\\peladen\\\\x ")), "tautan ke"),
    "code of a template": (lambda: in_body(runs("{{ 'DDE' }}")), "medan {{"),
    "code that a template makes": (
        lambda: in_body(runs("PAGE{{ ' x</w:instrText><w:altChunk/>' | safe }}")),
        "tidak dapat",
    ),
    "code in another part": (
        lambda: within("word/header1.xml", "</w:hdr>", runs("DDE x") + "</w:hdr>"),
        "word/header1.xml: medan DDE",
    ),
    "altChunk": (lambda: in_body(f'<w:altChunk {R} r:id="r1"/>'), "altChunk tidak boleh ada"),
    "subDoc": (lambda: in_body(f'<w:subDoc {R} r:id="r1"/>'), "subDoc"),
    "object": (lambda: in_body("<w:p><w:r><w:object/></w:r></w:p>"), "object"),
    "control": (lambda: in_body(f'<w:p><w:r><w:control {R} r:id="r1"/></w:r></w:p>'), "control"),
    "OLE in a picture": (
        lambda: in_body(f'<w:p><w:r><w:pict {VML}><o:OLEObject Type="Link"/></w:pict></w:r></w:p>'),
        "OLEObject",
    ),
    "shape with an address": (
        lambda: in_body(f'<w:p><w:r><w:pict {VML}><v:shape href="file:///x"/></w:pict></w:r></w:p>'),
        "shape dengan href",
    ),
    "picture with an address": (
        lambda: in_body(f'<w:p><w:r><w:pict {VML}><v:imagedata src="http://x/y"/></w:pict></w:r></w:p>'),
        "imagedata dengan src",
    ),
    "hidden in a choice": (
        lambda: in_body(
            f'<mc:AlternateContent {MC}><mc:Choice Requires="q"><w:p><w:fldSimple w:instr="DDE x"/></w:p></mc:Choice>'
            "</mc:AlternateContent>"
        ),
        "medan DDE",
    ),
    "bound to data": (
        lambda: in_body('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent/></w:sdt>'),
        "dataBinding",
    ),
    "unknown space": (lambda: in_body('<x:y xmlns:x="urn:x"/>'), "y tidak boleh ada"),
    "remark": (lambda: in_body("<!-- x -->"), "catatan XML"),
    "for a program": (lambda: in_body("<?mso-x y?>"), "catatan XML"),
    "attached template": (lambda: in_settings(f'<w:attachedTemplate {R} r:id="r1"/>'), "attachedTemplate"),
    "mail merge": (
        lambda: in_settings('<w:mailMerge><w:connectString w:val="x"/></w:mailMerge>'),
        "word/settings.xml: mailMerge",
    ),
    "transformed": (lambda: in_settings(f'<w:saveThroughXslt {R} r:id="r1"/>'), "saveThroughXslt"),
    "frames": (lambda: within("word/webSettings.xml", "</w:webSettings>", "<w:frameset/></w:webSettings>"), "frameset"),
    "embedded font": (
        lambda: within("word/fontTable.xml", "</w:font>", f'<w:embedRegular {R} r:id="r1"/></w:font>'),
        "tanpa menanam huruf",
    ),
    "macros": (lambda: part("word/vbaProject.bin", f"{_ms}office.vbaProject"), "word/vbaProject.bin"),
    "macros as a picture": (lambda: part("word/media/x.png", f"{_ms}office.vbaProject", PIXEL), "word/media/x.png"),
    "document with macros": (
        lambda: within(TYPES, f"{WML}.document.main+xml", f"{_ms}word.document.macroEnabled.main+xml"),
        "word/document.xml: bagian ini",
    ),
    "ActiveX": (lambda: part("word/activeX/activeX1.xml", f"{_ms}office.activeX+xml", b"<x/>"), "activeX1.xml"),
    "OLE": (lambda: part("word/embeddings/o.bin", "application/vnd.openxmlformats-officedocument.oleObject"), "o.bin"),
    "a document in it": (lambda: part("word/x.docx", "application/zip", OWN), "word/x.docx"),
    "HTML": (lambda: part("word/x.html", "text/html", b"<script>"), "word/x.html"),
    "font": (
        lambda: part("word/fonts/f.odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"),
        "f.odttf",
    ),
    "EMF": (lambda: part("word/media/x.emf", "image/x-emf"), "gambar jenis ini"),
    "SVG": (lambda: part("word/media/x.svg", "image/svg+xml", b"<svg/>"), "gambar jenis ini"),
    "SVG by another name": (lambda: part("word/media/x.png", "image/png", b"<svg/>"), "gambar jenis ini"),
    "words where data lies": (
        lambda: part("customXml/word/x.xml", f"{WML}.header+xml", b"<x/>"),
        "customXml/word/x.xml",
    ),
    "XML without a kind": (lambda: packed({**parts(), "word/x.xml": b"<x/>"}), "word/x.xml"),
    **{
        f"link of kind {kind}": (lambda kind=kind: linked(f"{KIND}/{kind}", "x.xml"), f"{kind} tidak boleh ada")
        for kind in (
            "aFChunk",
            "attachedTemplate",
            "control",
            "font",
            "frame",
            "oleObject",
            "package",
            "subDocument",
            "video",
        )
    },
    "link of strict kind": (
        lambda: linked("http://purl.oclc.org/ooxml/officeDocument/relationships/oleObject", "x"),
        "oleObject tidak boleh ada",
    ),
    "picture elsewhere": (
        lambda: linked(f"{KIND}/image", "http://contoh.example/x.png", "External"),
        "dari luar: http",
    ),
    "picture on a share": (lambda: linked(f"{KIND}/image", "\\\\peladen\\x.png"), "image menuju"),
    "picture without saying so": (lambda: linked(f"{KIND}/image", "http://contoh.example/x.png"), "image menuju http"),
    "mode in small letters": (lambda: linked(f"{KIND}/image", "x", "external"), "image ditulis dengan cara lain"),
    "link to a program": (lambda: linked(f"{KIND}/hyperlink", "file:///c:/x.exe", "External"), "dari luar: file"),
    "link that runs": (lambda: linked(f"{KIND}/hyperlink", "javascript:x", "External"), "dari luar: javascript"),
    "more beside a link": (lambda: linked(f"{KIND}/image", "x", Extra="y"), "image ditulis dengan cara lain"),
    "entities": (lambda: declared(DOCUMENT, '<!DOCTYPE x [<!ENTITY a "b">]>'), f"{DOCUMENT} memuat DOCTYPE"),
    "DTD of data": (lambda: declared("customXml/item1.xml", "<!DOCTYPE x>"), "customXml/item1.xml memuat DOCTYPE"),
    "DTD of a list": (lambda: declared(TYPES, "<!DOCTYPE x>"), "memuat DOCTYPE"),
    "UTF-16": (lambda: encoded("UTF-16"), "tidak ditulis dalam UTF-8"),
    "UTF-7": (lambda: encoded("UTF-7"), "tidak ditulis dalam UTF-8"),
    "large XML": (lambda: large(55_000_000), "isinya lebih dari 8 MB"),
    "large XML that says it is short": (lambda: untrue(55_000_000), "rusak"),
    "large picture": (
        lambda: part("word/media/x.png", "image/png", PIXEL + bytes(33_000_000)),
        "isinya lebih dari 32 MB",
    ),
    "large file": (lambda: OWN + bytes(16_000_000), "lebih dari 16 MB"),
    "many parts": (
        lambda: packed(parts() | {f"word/media/{n}.png": PIXEL for n in range(201)}),
        "lebih dari 200 bagian",
    ),
    "a part twice": (twice, "ada dua kali"),
    "a part above": (lambda: packed({**parts(), "../x.png": PIXEL}), "bukan nama bagian"),
    "a password": (with_password, "bersandi"),
    "no document": (lambda: packed({"a.txt": b"x"}), "bukan dokumen Word"),
    "no archive": (lambda: b"x" * 100, "berkas ini rusak"),
    "half an archive": (lambda: OWN[: len(OWN) // 2], "berkas ini rusak"),
    "bytes that do not fit their sum": (lambda: OWN.replace(b"PK\x03\x04", b"PK\x03\x05", 1), "berkas ini rusak"),
    "a place before the beginning": (lambda: OWN[400:], "berkas ini rusak"),
    "no XML": (lambda: packed({**parts(), DOCUMENT: b"x"}), f"{DOCUMENT} rusak di baris 1"),
    "a cell that the library merges": (
        lambda: in_body("<w:p><w:r><w:t>{% v</w:t><w:t>m %}</w:t></w:r></w:p>"),
        "vm tidak",
    ),
    "marks without an end": (
        lambda: in_body(f"<w:p><w:r><w:t>{'{{ ' * 9000}</w:t></w:r></w:p>"),
        "terlalu banyak tanda template",
    ),
    "spaces in spaces": (
        lambda: in_body(
            "<w:p><w:r><w:t>{% set n = namespace(x='x') %}{% for a in range(25) %}{% set n.x = namespace(a=n.x, b=n.x) %}"
            "{% endfor %}{{ n.x }}</w:t></w:r></w:p>"
        ),
        "Namespace bukan teks",
    ),
    "a body without an end": (
        lambda: in_body(
            "<w:p><w:r><w:t>{% for a in range(99999) %}</w:t></w:r></w:p><w:p/><w:p/><w:p/><w:p/>"
            "<w:p><w:r><w:t>x{% endfor %}</w:t></w:r></w:p>"
        ),
        "juta tanda",
    ),
}


def reported(zi: Zi, unit: Path, template: bytes) -> Answer:
    (unit / "templates").mkdir(exist_ok=True)
    (unit / "templates" / "laporan.docx").write_bytes(template)
    return zi("report", "--semester", "2", "--year", "2024", "-o", "x.docx", cwd=unit)


@pytest.mark.parametrize("name", FOREIGN)
def test_what_no_letterhead_needs_is_refused_by_name(zi: Zi, unit: Path, name: str) -> None:
    make, said = FOREIGN[name]
    answer = reported(zi, unit, make())
    told = " ".join(answer.err.split())
    assert (answer.code, answer.out) == (2, ""), told
    assert "template laporan.docx tidak dapat dipakai: " in told
    assert said in told
    assert "perbaiki, atau hapus" in told
    assert not (unit / "x.docx").exists()


def test_what_a_template_writes_is_looked_at_too(zi: Zi, unit: Path) -> None:
    for written, said in (
        ("<w:altChunk/>", "altChunk tidak boleh ada"),
        ('<w:fldSimple w:instr="DDE x"/>', "medan DDE"),
        ("<!-- x -->", "catatan XML"),
    ):
        hidden = written.replace("<", "\\x3c").replace(">", "\\x3e").replace('"', "\\x22")
        template = in_body(f"<w:p><w:r><w:t>x</w:t></w:r>{{{{ '{hidden}' | safe }}}}</w:p>")
        answer = reported(zi, unit, template)
        assert (answer.code, said in " ".join(answer.err.split())) == (2, True), answer.err


# what a letterhead needs


def letterhead(path: Path) -> None:
    """Make the letterhead of the guide from the project's template: a picture, a line, fields, a link, a note."""
    document = docx.Document(BytesIO(OWN))
    head = document.sections[0].header
    head.paragraphs[0].add_run().add_picture(BytesIO(PIXEL), width=Cm(2))
    head.add_paragraph("PEMERINTAH KABUPATEN CONTOH").style = document.styles["Title"]
    path.write_bytes(b"")
    document.save(path)


def test_the_projects_own_template_passes(zi: Zi, unit: Path) -> None:
    assert reported(zi, unit, OWN).code == 0


def test_a_letterhead_passes_and_stays(zi: Zi, unit: Path) -> None:
    made = unit / "kop.docx"
    letterhead(made)
    assert reported(zi, unit, made.read_bytes()).code == 0
    head = docx.Document(unit / "x.docx").sections[0].header
    assert "PEMERINTAH KABUPATEN CONTOH" in [one.text for one in head.paragraphs]
    assert [*head._element.iter(qn("pic:pic"))]  # noqa: SLF001  the library has no word for it
    assert [one.partname for one in head.part.package.iter_parts() if one.content_type == "image/png"]


SHAPE = (
    f'<w:p><w:r><w:pict {VML}><v:shapetype id="t" coordsize="21600,21600" path="m0,0l21600,21600e"/><v:shape id="s" '
    'type="#t" style="width:400pt" fillcolor="silver" o:spid="_x"><v:textpath style="x" string="DRAF"/></v:shape>'
    "</w:pict></w:r></w:p>"
)
NEEDED = {
    "fields": in_body(
        "".join(map(runs, (" PAGE ", " NUMPAGES ", ' DATE \\@ "d MMMM" ', " TITLE ", ' STYLEREF "Heading 1" ')))
    ),
    "field in a result": in_body(runs(" REF a ").replace("<w:r><w:t>x</w:t></w:r>", runs(" PAGE ")[5:-6])),
    "links": in_body(runs(' HYPERLINK "https://contoh.example/a" ') + runs(" HYPERLINK \\l a ")),
    "a link of the document": linked(f"{KIND}/hyperlink", "mailto:a@contoh.example", "External"),
    "a mark behind the text": in_body(SHAPE),
    "a choice": in_body(
        f'<mc:AlternateContent {MC}><mc:Choice Requires="q">{SHAPE}</mc:Choice><mc:Fallback><w:p/></mc:Fallback>'
        "</mc:AlternateContent>"
    ),
    "notes": part(
        "word/footnotes.xml", f"{WML}.footnotes+xml", f'<w:footnotes xmlns:w="{W}"/>'.encode(), f"{KIND}/footnotes"
    ),
    "a picture": part("word/media/kop.png", "image/png", PIXEL, f"{KIND}/image"),
    "tracked changes": in_body('<w:p><w:ins w:id="9" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),
}


@pytest.mark.parametrize("name", NEEDED)
def test_what_a_letterhead_needs_passes(zi: Zi, unit: Path, name: str) -> None:
    answer = reported(zi, unit, NEEDED[name])
    assert answer.code == 0, answer.err
    assert docx.Document(unit / "x.docx").paragraphs
