"""What holds no table to be read, or would cost more than a laptop has, is refused with the way out."""

import io
import zipfile
from struct import pack

import pytest

from tests.documents import kemas
from tests.documents.kemas import book_parts, table, texts, word_parts, zipped
from zi_cli.documents.limits import MOST_BYTES
from zi_cli.documents.reading import read_document
from zi_cli.model.refusal import Refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(data: bytes, name: str = "rencana.xlsx") -> str:
    """Read a document that is refused; gives the sentence."""
    with pytest.raises(Refusal) as found:
        read_document(data, name)
    assert found.value.saran
    return str(found.value)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "rencana.xlsx", "rencana.xlsx kosong"),
        (b"\0\0\r\n ", "rencana.csv", "rencana.csv kosong"),
        (b"%PDF-1.7", "rencana.pdf", "tabel di PDF"),
        (b"%PDF-1.7", "rencana.docx", "tabel di PDF"),
        (b"{\\rtf1", "rencana.doc", "RTF tidak dibaca"),
        (b"\x89PNG\r\n\x1a\n", "rencana.png", "gambar tidak dibaca"),
        (b"\xff\xd8\xff\xe0", "rencana.docx", "gambar tidak dibaca"),
        (b"Rar!\x1a\x07", "rencana.rar", "arsip tidak dibuka"),
        (zipped({"rencana.docx": "x"}), "rencana.zip", "arsip tidak dibuka"),
        (zipped({"rencana.docx": "x"}), "rencana.docx", "bagian utamanya tidak ada"),
        (OLE + b"\0" * 600, "rencana.doc", "Word yang lama"),
        (OLE + "WordDocument".encode("utf-16-le"), "rencana.xls", "Word yang lama"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "rencana.xlsx", "kata sandi"),
        (b"<html><table><tr><td>1</td></tr></table>", "rencana.xls", "rencana.xls berisi halaman web"),
        (b"\xef\xbb\xbf\r\n  <TABLE border=1>", "rencana.xls", "halaman web"),
        (b"MIME-Version: 1.0\r\n", "rencana.xls", "halaman web"),
        (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", "rencana.xls", "halaman web"),
        (zipped(word_parts(table(["a"])) | {"word/vbaProject.bin": "x"}), "rencana.docm", "makro"),
        (zipped(book_parts("") | {"xl/vbaProject.bin": "x"}), "rencana.xlsx", "makro"),
        (zipped(book_parts("") | {"[Content_Types].xml": "application/x.sheet.macroEnabled"}), "a.xlsm", "makro"),
        (zipped({"xl/workbook.bin": "x"}), "rencana.xlsb", ".xlsb tidak dibaca"),
        (b"A;B\n1;2", "rencana.pdf", "tabel di PDF"),
        (b"a\x01\x00\x02", "rencana", "bukan teks"),
        (b"a;" * (MOST_BYTES // 2 + 1), "rencana.csv", "lebih dari 20 MB"),
    ],
    ids=[f"content-{n}" for n in range(24)],
)
def test_what_is_no_table_is_refused_by_what_it_is(data: bytes, name: str, said: str) -> None:
    assert said in refused(data, name)


def test_content_tells_the_kind_where_the_ending_is_another() -> None:
    data = zipped(word_parts(table(["a", "b"])))
    assert texts(read_document(data, "rencana.xls").grids[0]) == [["a", "b"]]
    assert texts(read_document(b"A\tB\n1\t2", "rencana.xls").grids[0])[0] == ["A", "B"]


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '<!DOCTYPE x SYSTEM "http://contoh.example/x.dtd">',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
)


@pytest.mark.parametrize("declared", ENTITIES)
@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels"]
)
def test_declarations_are_refused_in_every_part_before_they_are_read(part: str, declared: str) -> None:
    parts = word_parts(table(["a"]))
    parts[part] = declared + str(parts[part])
    assert "DOCTYPE" in refused(zipped(parts))


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "rot13", "zlib_codec", "idna", "shift_jis", "x-none"])
def test_an_encoding_that_no_office_program_writes_is_refused(encoding: str) -> None:
    parts = word_parts(table(["a"]))
    parts["word/document.xml"] = f'<?xml version="1.0" encoding="{encoding}"?>' + str(parts["word/document.xml"])
    assert "UTF-8" in refused(zipped(parts))


def test_utf_16_is_read() -> None:
    parts = word_parts(table(["é"]))
    parts["word/document.xml"] = ('<?xml version="1.0" encoding="UTF-16"?>' + str(parts["word/document.xml"])).encode(
        "utf-16"
    )
    assert texts(read_document(zipped(parts), "a.docx").grids[0]) == [["é"]]


@pytest.fixture
def _little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the bounds lower, so that nothing large has to be made to pass them."""
    monkeypatch.setattr("zi_cli.documents.package.MOST_UNPACKED", 2_000_000)
    monkeypatch.setattr("zi_cli.documents.package.MOST_ELEMENTS", 20_000)


@pytest.mark.usefixtures("_little_room")
def test_what_is_small_and_unpacks_to_much_is_refused() -> None:
    assert "lebih dari 2 MB sesudah dibuka" in refused(zipped(book_parts("<row/>" + " " * 2_100_000)))


@pytest.mark.usefixtures("_little_room")
def test_the_parts_are_counted_together() -> None:
    parts = book_parts("")
    parts["xl/sharedStrings.xml"] = "<sst>" + " " * 1_100_000 + "</sst>"
    parts["xl/styles.xml"] = "<styleSheet>" + " " * 1_100_000 + "</styleSheet>"
    assert "sesudah dibuka" in refused(zipped(parts))


@pytest.mark.usefixtures("_little_room")
def test_a_size_that_the_archive_claims_is_not_believed() -> None:
    """The archive says ten bytes; what comes out is what counts."""
    data = zipped(book_parts("<row/>" + " " * 2_100_000))
    (size,) = (
        pack("<I", one.file_size) for one in zipfile.ZipFile(io.BytesIO(data)).infolist() if one.file_size > 10**6
    )
    assert refused(data.replace(size, pack("<I", 10))).startswith("dokumen ini rusak")


@pytest.mark.usefixtures("_little_room")
def test_elements_are_counted() -> None:
    assert "juta unsur" in refused(zipped(word_parts("<a/>" * 20_000)))


@pytest.mark.slow
@pytest.mark.parametrize("inside", ["<a/>", " ", "<w:p><w:r><w:t>x</w:t></w:r></w:p>"])
def test_a_document_of_any_size_is_refused_by_the_bounds_as_they_are(inside: str) -> None:
    assert "terlalu besar" in refused(zipped(word_parts(inside * (150_000_000 // len(inside)))))


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<a>" * 200 + "</a>" * 200, "terlalu dalam"),
        (f'<a b="{"x" * 3_000_000}"/>', "tidak terputus"),
        (f"<!--{'x' * 3_000_000}-->", "tidak terputus"),
        ("<a", "bukan XML yang utuh"),
        ("&undefined;", "bukan XML yang utuh"),
    ],
    ids=("depth", "attribute", "remark", "cut", "entity"),
)
def test_xml_that_costs_time_or_is_broken_is_refused(inside: str, said: str) -> None:
    assert said in refused(zipped(word_parts(inside)), "a.docx")


def test_text_that_is_kept_many_times_over_is_refused() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 200))
    strings = f"<si><t>{'x' * 60_000}</t></si>"
    assert "juta huruf" in refused(zipped(book_parts(cells, strings=strings)))


def test_blank_text_that_is_kept_many_times_over_costs_nothing() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 40_000))
    strings = f"<si><t>{' ' * 900_000}</t></si><si><t>a</t></si>"
    last = '<row r="40001"><c r="A40001" t="s"><v>1</v></c></row>'
    (grid,) = read_document(zipped(book_parts(cells + last, strings=strings)), "a.xlsx").grids
    assert sum(map(len, grid.rows)) == 1


def test_merged_cells_beyond_all_bounds_are_none() -> None:
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:A1"/><mergeCell ref="x"/></mergeCells>'
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><v>2</v></c></row>'
    (grid,) = read_document(zipped(book_parts(cells, merges)), "a.xlsx").grids
    assert [(one.rows, one.columns) for row in grid.rows for one in row] == [(3, 3), (1, 1)]
    many = "".join(f'<mergeCell ref="A{n}:ALL50000"/>' for n in range(1, 500))
    wide = cells + '<row r="40000"><c r="ALL40000"><v>2</v></c></row>'
    assert "sel gabungan" in refused(zipped(book_parts(wide, f"<mergeCells>{many}</mergeCells>")))


def test_columns_that_a_table_of_word_only_claims_are_refused() -> None:
    rows = table(
        *([kemas.cell("a", '<w:gridSpan w:val="999999999"/>'), kemas.cell("b", '<w:gridSpan w:val="900"/>'), "c"],)
    )
    (grid,) = read_document(zipped(word_parts(rows)), "a.docx").grids
    assert [one.columns for one in grid.rows[0]] == [1, 900, 1]  # more than there may be is a slip
    rows = table([kemas.cell("b", '<w:gridSpan w:val="900"/>')] * 3)
    assert "lebih dari 1000 kolom" in refused(zipped(word_parts(rows)))


def test_parts_that_are_there_twice_or_too_many_are_refused() -> None:
    # the second name is as long as the one it is made into, so that the archive stays whole
    twice = zipped(word_parts(table(["a"])) | {"word/documenu.xml": "x"}).replace(b"word/documenu", b"word/document")
    assert "dua kali" in refused(twice)
    assert "dua kali" in refused(zipped(word_parts(table(["a"])) | {"WORD/Document.xml": "x"}))
    assert "lebih dari 4000 bagian" in refused(zipped({str(n): "" for n in range(4_001)}, kept=True))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in word_parts(table(["a"])).items():
            archive.writestr(name, content)
    assert "dimampatkan" in refused(made.getvalue())


def test_an_archive_that_is_cut_or_spoiled_is_refused() -> None:
    data = zipped(word_parts(table(["a"])))
    assert "tidak utuh" in refused(data[:-30])
    at = data.index(b"word/document.xml") + len("word/document.xml") + 5
    assert "tidak dapat dibuka" in refused(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
