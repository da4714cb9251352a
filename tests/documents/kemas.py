"""Documents of Word and Excel made by hand: their XML in a zip, as much of it as a test is about."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from zi_cli.documents.reading import read_document
from zi_cli.model.grid import Cell, Document, Grid

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EXCEL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = '<sheet name="Renaksi" sheetId="1" r:id="rId1"/>'
STRICT = {
    RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    WORD: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    EXCEL: "http://purl.oclc.org/ooxml/spreadsheetml/main",
}
"""The names that the strict kind of these formats has for the same things."""


def zipped(parts: Mapping[str, str | bytes], *, kept: bool = False) -> bytes:
    """Put parts into a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if kept else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def links(targets: Mapping[str, str]) -> str:
    """Write what a part leads to: of each kind, where."""
    every = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return f"<Relationships>{every}</Relationships>"


def word_parts(body: str, numbering: str = "", styles: str = "") -> dict[str, str | bytes]:
    """Give the parts of a document of Word."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": links({"numbering": "numbering.xml", "styles": "styles.xml"}),
        "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:a="a" xmlns:mc="m"><w:body>{body}</w:body></w:document>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{WORD}">{numbering}</w:numbering>',
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
    }


def word(body: str, numbering: str = "", styles: str = "") -> Document:
    """Read a document of Word."""
    return read_document(zipped(word_parts(body, numbering, styles)), "rencana.docx")


def table(*rows: Iterable[str]) -> str:
    """Write a table of Word; each cell as it is given, or around a text."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    """Write a cell of Word around paragraphs or a text."""
    if content.startswith("<w:tc>"):
        return content
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Write a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def book_parts(
    rows: str, behind: str = "", styles: str = "", strings: str = "", *, before: str = "", sheets: str = ""
) -> dict[str, str | bytes]:
    """Give the parts of a workbook of one sheet."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links({"officeDocument": "xl/workbook.xml"}),
        "xl/_rels/workbook.xml.rels": links(
            {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml", "sharedStrings": "sharedStrings.xml"}
        ),
        "xl/workbook.xml": f'<workbook xmlns="{EXCEL}" xmlns:r="{RELATIONS}"><sheets>{sheets or SHEET}</sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{EXCEL}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>',
        "xl/styles.xml": f'<styleSheet xmlns="{EXCEL}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{EXCEL}">{strings}</sst>',
    }


def book(rows: str, behind: str = "", styles: str = "", strings: str = "", *, before: str = "") -> Document:
    """Read a workbook of one sheet."""
    return read_document(zipped(book_parts(rows, behind, styles, strings, before=before)), "rencana.xlsx")


def texts(grid: Grid) -> list[list[str]]:
    """Give the texts of a table, row by row."""
    return [[one.text for one in row] for row in grid.rows]


def held(document: Document) -> list[Cell]:
    """Give the cells of the first table."""
    return [one for row in document.grids[0].rows for one in row]


def strict(parts: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """Give the parts of a document in the names of the strict kind."""
    return {name: _strict(content) if isinstance(content, str) else content for name, content in parts.items()}


def _strict(content: str) -> str:
    for usual, other in STRICT.items():
        content = content.replace(usual, other)
    return content
