"""The report as a Word document, through a template that the office edits in Word: its layout, its letterhead."""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from zi_cli.render.layout import clean
from zi_cli.render.report.document import Kalimat
from zi_cli.render.report.view import Laporan
from zi_cli.render.template_files import find, unusable
from zi_cli.render.templates import BROKEN, environment

if TYPE_CHECKING:
    from docxtpl import RichText

TEMPLATE = "laporan.docx"
MOST_BYTES = 64 * 1024 * 1024
"""What a template may take when it is unpacked: a small file can hold a very large one."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_WORD_ERRORS = (*BROKEN, BadZipFile, KeyError, SyntaxError, OSError)
_TAGS = re.compile(r"<[^>]*>")


def render_docx(view: Laporan, overrides: Path | None = None) -> bytes:
    """Fill the template of Word, the unit's own where it has one.

    Raises TidakTerbaca when the template cannot be used.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415  an extra

    path = find(TEMPLATE, overrides)
    try:
        _refuse_huge(path)
        template = DocxTemplate(str(path))
        sandbox = environment(TEMPLATE, overrides)
        sandbox.filters["kalimat"] = _rich
        template.render({"laporan": view}, sandbox)
        told = template.docx.core_properties
        told.title, told.author, told.last_modified_by = clean(view.judul), clean(view.unit), clean(view.unit)
        told.created = told.modified = datetime(view.hari.year, view.hari.month, view.hari.day)  # noqa: DTZ001  Word's own
        kept = BytesIO()
        template.save(kept)
    except _WORD_ERRORS as error:
        raise unusable(path.name, _TAGS.sub("", str(error))[:200]) from error
    return _repacked(kept)


def _rich(words: Kalimat) -> "RichText":
    from docxtpl import RichText  # noqa: PLC0415  an extra

    made = RichText()
    for one in words:
        made.add(clean(one.teks) if not one.teks.isspace() else " ", bold=one.tebal, italic=one.miring)
    return made


def _refuse_huge(path: Path) -> None:
    with ZipFile(path) as packed:
        if sum(one.file_size for one in packed.infolist()) > MOST_BYTES:
            raise ValueError(f"isinya lebih dari {MOST_BYTES // 1024 // 1024} MB")


def _repacked(kept: BytesIO) -> bytes:
    """Pack the document again without the time of day: the same report is the same bytes."""
    fresh = BytesIO()
    with ZipFile(kept) as old, ZipFile(fresh, "w", ZIP_DEFLATED) as new:
        for one in old.infolist():
            entry = ZipInfo(one.filename, _EPOCH)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            new.writestr(entry, old.read(one))
    return fresh.getvalue()
