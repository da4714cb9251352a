"""The tidy tables as CSV: RFC 4180, with nothing in it that a spreadsheet would run.

A text that begins like a formula gets an apostrophe in front of its sign. So does what follows a semicolon and begins
so: where Excel is set to Indonesian a semicolon parts the cells, also those of a file written with commas, and quotation
marks in the middle of such a line hold nothing together.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from zi_cli.core.tables import TABEL, Baris, Isi, TabelRapi
from zi_cli.model.tulisan import clean

_FORMULA = re.compile(r'(?:^|;)[\s"]*(?=[=+\-@＝＋－﹣＠])')


def every_csv(rows: Mapping[str, Sequence[Baris]], only: str | None = None) -> dict[str, str]:
    """Write the tables, or only one of them, by their names."""
    return {one.nama: table_csv(one, rows[one.nama]) for one in TABEL if only in (None, one.nama)}


def zipped(texts: Mapping[str, str]) -> bytes:
    """Put written tables into one archive; the same bytes each time."""
    into = io.BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        for nama, text in texts.items():
            archive.writestr(ZipInfo(f"{nama}.csv", (1980, 1, 1, 0, 0, 0)), text.encode("utf-8"), ZIP_DEFLATED)
    return into.getvalue()


def table_csv(tabel: TabelRapi, rows: Sequence[Baris]) -> str:
    """Write one table, its columns' names first."""
    written = io.StringIO(newline="")
    into = csv.writer(written, lineterminator="\r\n")
    into.writerow([kolom.nama for kolom in tabel.kolom])
    into.writerows([_cell(one) for one in row] for row in rows)
    return written.getvalue()


def _cell(value: Isi) -> str | int | float:
    """Write one cell; a figure that does not exist is an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else value


def harmless(text: str) -> str:
    """Make a text that a spreadsheet shows and does not run, without control and direction signs."""
    return _FORMULA.sub(r"\g<0>'", clean(text))
