"""The report as a Word document, through a template that the office edits in Word: its layout, its letterhead."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx.document import Document as DocumentObject
from docx.exceptions import PythonDocxError
from docx.oxml.ns import qn
from docx.shared import Length
from docxtpl import DocxTemplate, RichText
from markupsafe import Markup

from zi_cli.model.tulisan import clean
from zi_cli.render.report.document import Blok, Kalimat, TabelLaporan
from zi_cli.render.report.letterhead import MOST_PACKED, ForeignError, refuse_foreign, refuse_made
from zi_cli.render.report.view import Laporan
from zi_cli.render.template_files import find, is_own, unusable
from zi_cli.render.templates import BROKEN, environment, visible

TEMPLATE = "laporan.docx"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_WORD_ERRORS = (*BROKEN, BadZipFile, PythonDocxError, zlib.error, EOFError)
ANY_TABLE = "zi: lebar kolom "
"""What a template writes beside a table of any number of columns, with the widths and the columns of figures."""
LAID_OUT = {"indikator": 10}
"""How many columns templates lay out by themselves where a year may have more: its table is then one of any number."""
NARROWEST = 560
"""Of a column, in twentieths of a point: a year in small letters, with the blank beside it."""
_TAGS = re.compile(r"<[^>]*>")


def render_docx(view: Laporan, overrides: Path | None = None) -> bytes:
    """Fill the template of Word, the unit's own where it has one.

    Raises Refusal when the template cannot be used.
    """
    path = find(TEMPLATE, overrides)
    try:
        with path.open("rb") as opened:
            data = opened.read(MOST_PACKED + 1)
        filled = refuse_foreign(data) if is_own(TEMPLATE, overrides) else []
        template = DocxTemplate(BytesIO(data))
        sandbox = environment(TEMPLATE, overrides, visible, {"kalimat": _rich})
        template.render({"laporan": _of_any_width(view)}, sandbox)
        _lay_out(template.docx)
        told = template.docx.core_properties
        told.title, told.author, told.last_modified_by = clean(view.judul), clean(view.unit), clean(view.unit)
        told.created = told.modified = datetime(view.hari.year, view.hari.month, view.hari.day)  # noqa: DTZ001  Word's own
        kept = BytesIO()
        template.save(kept)
        made = repacked(kept)
        refuse_made(made, filled)
    except ForeignError as error:
        raise unusable(path.name, error) from error
    except RecursionError as error:
        raise unusable(path.name, "terlalu dalam, atau memanggil dirinya tanpa akhir") from error
    except _WORD_ERRORS as error:
        raise unusable(path.name, _TAGS.sub("", str(error))[:200]) from error
    return made


def _of_any_width(view: Laporan) -> Laporan:
    """Leave the kind of a table away where a template lays out fewer columns than it has."""

    def one(isi: Blok) -> Blok:
        if not isinstance(isi, TabelLaporan) or len(isi.kolom) == LAID_OUT.get(isi.kunci, len(isi.kolom)):
            return isi
        return replace(isi, kunci="")

    return replace(view, bab=tuple(replace(bab, isi=tuple(map(one, bab.isi))) for bab in view.bab))


def _rich(words: Kalimat) -> Markup:
    made = RichText()
    for one in words:
        made.add(clean(one.teks) if not one.teks.isspace() else " ", bold=one.tebal, italic=one.miring)
    return Markup(made)  # noqa: S704  the library escapes each of its texts


def _lay_out(document: DocumentObject) -> None:
    """Give the tables of any number of columns their widths, from the room between the margins where they stand."""
    sections = list(document.sections)
    for part in document.element.body:
        section = sections[0]
        if part.tag == qn("w:tbl"):
            room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
            _lay_out_table(part, Length(room).twips)
        elif len(sections) > 1 and part.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            del sections[0]


def _lay_out_table(table: Any, room: int) -> None:  # noqa: ANN401  the library's elements have no types of their own
    """Set the widths and the columns of figures that the template has left beside a table."""
    mark = table.tblPr.find(qn("w:tblDescription"))
    said = "" if mark is None else mark.get(qn("w:val"))
    if not said.startswith(ANY_TABLE):
        return
    table.tblPr.remove(mark)
    rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))]
    shares, figures = ([int(n) for n in part.split()] for part in said.removeprefix(ANY_TABLE).split("/"))
    widths = _widths(shares or [1] * max(map(len, rows)), room)
    for column, width in zip(table.tblGrid.iterchildren(qn("w:gridCol")), widths, strict=False):
        column.set(qn("w:w"), str(width))
    for row in rows:
        for n, (cell, width) in enumerate(zip(row, widths, strict=False)):
            size = cell.get_or_add_tcPr().get_or_add_tcW()
            size.set(qn("w:type"), "dxa")
            size.set(qn("w:w"), str(width))
            for paragraph in cell.iterchildren(qn("w:p")) if n in figures else ():
                paragraph.get_or_add_pPr().get_or_add_jc().set(qn("w:val"), "right")


def _widths(shares: Sequence[int], room: int) -> list[int]:
    """Share the room out; what the narrowest columns need for a year or a number comes from the others."""
    least = min(NARROWEST, room // len(shares))
    beyond = [max(room * share // sum(shares) - least, 0) for share in shares]
    left = room - least * len(shares)
    return [least + (left * one // sum(beyond) if any(beyond) else 0) for one in beyond]


def repacked(kept: BytesIO) -> bytes:
    """Pack the document again without the time of day: the same report is the same bytes."""
    fresh = BytesIO()
    with ZipFile(kept) as old, ZipFile(fresh, "w", ZIP_DEFLATED) as new:
        for one in old.infolist():
            entry = ZipInfo(one.filename, _EPOCH)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            new.writestr(entry, old.read(one))
    return fresh.getvalue()
