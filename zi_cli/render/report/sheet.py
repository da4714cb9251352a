"""The report as a workbook: real numbers and days in cells, heads that stay in sight, filters, and a print set-up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import BytesIO
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zi_cli.model.tulisan import clean, tanggal_panjang
from zi_cli.render.report.document import (
    Alinea,
    Bab,
    Bernilai,
    DaftarButir,
    Perhatian,
    Poin,
    Subjudul,
    TabelLaporan,
    plain,
)
from zi_cli.render.report.view import Laporan

WIDTH, WIDTH_UPRIGHT = 190, 115
"""The characters that all columns of a sheet together hold, lying and upright."""
NARROWEST, WIDEST, DAY = 7, 60, 18
LINE_HEIGHT, TALLEST = 13.5, 409
MOST = 32_000
"""A cell of Excel holds 32,767 characters; what is longer ends with a word about it."""
HEAD = 3
"""The row of heads, counted from 0: the title, the mark and a blank row stand above it."""
INK, ACCENT, SHADE, LINE, MARK = "#1c2430", "#1f4e79", "#e3eaf2", "#b9c2cd", "#8a3b00"
_FIRST_ONLY = 2
"""So many columns of the matrix, number and kegiatan, are said once in print and on every row here, for filters."""


def render_xlsx(view: Laporan) -> bytes:
    """Write a report as a workbook; a text is always a text, whatever sign it begins with."""
    kept = BytesIO()
    book = Workbook(kept, {"in_memory": True})
    day = datetime(view.hari.year, view.hari.month, view.hari.day)  # noqa: DTZ001  a workbook knows no zones
    book.set_properties({"title": clean(view.judul), "author": clean(view.unit), "created": day})
    writer = _Book(book, view)
    writer.summary("Ringkasan")
    writer.table("Matriks", _joined(view.tabel("matriks"), "Program"), stays=4, repeats=_FIRST_ONLY + 1)
    for one in view.tabel("anggaran"):
        writer.table("Anggaran", one, stays=2)
    writer.table("Indikator", _joined(view.tabel("indikator"), "Program"), stays=3)
    writer.table("Aktivitas", _joined(view.tabel("aktivitas"), "Program"), stays=4)
    writer.table("Bukti", view.tabel("bukti")[0], stays=2)
    writer.table("Kendala", view.tabel("kendala")[0], stays=2)
    writer.table("Tindak lanjut", view.tabel("tindak_lanjut")[0], stays=2)
    for one in view.tabel("rekomendasi")[-1:]:
        writer.table("Rekomendasi", one, stays=2)
    writer.method("Metode")
    book.close()
    return kept.getvalue()


def _joined(tables: Sequence[TabelLaporan], head: str) -> TabelLaporan:
    """Put the tables of all programs into one, with the program of each row in front."""
    first = tables[0]
    is_matrix = first.kunci == "matriks"
    return replace(
        first,
        judul="Matriks rencana aksi dan realisasi" if is_matrix else first.judul.partition(" program ")[0],
        kolom=(head, *first.kolom),
        baris=tuple((one.bagian, *row) for one in tables for row in one.baris),
        lebar=(14, *first.lebar),
        kanan=tuple(n + 1 for n in first.kanan),
    )


@dataclass
class _Book:
    """A workbook that is being written."""

    book: Workbook
    view: Laporan
    formats: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)

    def style(self, **more: Any) -> Format:  # noqa: ANN401  as the library names them
        """Give a format; one of each kind is made."""
        wanted = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top"} | more
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(wanted)
        return self.formats[key]

    def sheet(self, name: str, title: str, *, wide: bool = True) -> Worksheet:
        """Begin a sheet with its title and the mark, both of which are printed on every page too."""
        page = self.book.add_worksheet(name)
        page.write_string(0, 0, clean(title), self.style(font_size=14, bold=True, font_color=ACCENT))
        said = f"{self.view.unit} · {self.view.periode}"
        page.write_string(1, 0, clean(said), self.style(font_color="#556070"))
        if self.view.tanda:
            mark = f"{self.view.tanda}: {self.view.keterangan_tanda}"
            page.write_string(2, 0, mark, self.style(bold=True, font_color=MARK))
        page.set_paper(9)
        if wide:
            page.set_landscape()
        page.set_margins(0.4, 0.4, 0.7, 0.6)
        page.fit_to_pages(1, 0)
        page.set_header(f"&C&B{_escaped(self.view.tanda)}")
        page.set_footer(f"&L{_escaped(f'{self.view.singkatan[:60]} · {self.view.periode}')}&RHalaman &P dari &N")
        page.hide_gridlines(2)
        return page

    def table(self, name: str, table: TabelLaporan, *, stays: int, repeats: int = 0) -> None:
        """Write a table on a sheet of its own; so many columns stay in sight."""
        page = self.sheet(name, table.judul)
        self._rows(page, HEAD, table, self._widths(page, table, WIDTH), repeats)
        page.freeze_panes(HEAD + 1, stays)
        page.repeat_rows(HEAD)
        if table.baris:
            page.autofilter(HEAD, 0, HEAD + len(table.baris), len(table.kolom) - 1)
        else:
            page.write_string(HEAD + 1, 0, "tidak ada", self.style(italic=True))

    def _widths(self, page: Worksheet, table: TabelLaporan, whole: int) -> list[float]:
        """Give the columns their shares of the width; a day is never too wide for its column."""
        shares = table.lebar or (1,) * len(table.kolom)
        widths = [min(max(share * whole / sum(shares), NARROWEST), WIDEST) for share in shares]
        for n, width in enumerate(widths):
            cells = (row[n] for row in table.baris)
            has_days = any(isinstance(one, Bernilai) and isinstance(one.nilai, date) for one in cells)
            widths[n] = max(width, DAY) if has_days else width
            page.set_column(n, n, widths[n])
        return widths

    def _rows(self, page: Worksheet, top: int, table: TabelLaporan, widths: Sequence[float], repeats: int = 0) -> None:
        head = self.style(bold=True, bg_color=SHADE, text_wrap=True, border=1, border_color=LINE, valign="vcenter")
        for n, one in enumerate(table.kolom):
            page.write_string(top, n, clean(one), head)
        page.set_row(top, _height(table.kolom, widths))
        above: list[str] = []
        for at, row in enumerate(table.baris, top + 1):
            page.set_row(at, _height(row, widths))
            is_repeated = [n < repeats and bool(above) and one in ("", above[n]) for n, one in enumerate(row)]
            above = [above[n] if is_repeated[n] else one for n, one in enumerate(row)]
            for n, one in enumerate(above):
                self._cell(page, (at, n), one, right=n in table.kanan, dim=is_repeated[n])

    def _cell(self, page: Worksheet, place: tuple[int, int], one: str, *, right: bool, dim: bool = False) -> None:
        look: dict[str, Any] = {"border": 1, "border_color": LINE, "text_wrap": True}
        look |= {"align": "right", "indent": 1} if right else {}
        look |= {"font_color": "#8b95a1"} if dim else {}
        if not isinstance(one, Bernilai):
            page.write_string(*place, _fitting(one), self.style(**look))
        elif isinstance(one.nilai, date):
            look |= {"align": "left", "num_format": "[$-421]d mmmm yyyy"}
            page.write_datetime(*place, one.nilai, self.style(**look))
        else:
            look |= {"num_format": f"0.{'0' * one.desimal}" if one.desimal else "0"}
            page.write_number(*place, float(one.nilai), self.style(**look))

    def summary(self, name: str) -> None:
        """Write what the head of office reads, with the table of programs."""
        page = self.sheet(name, self.view.judul, wide=False)
        recap, row = self.view.tabel("rekap")[0], HEAD + 1
        widths = self._widths(page, recap, WIDTH_UPRIGHT)
        last = len(recap.kolom) - 1
        chapters = [one for one in self.view.bab if one.kunci in ("pengesahan", "perubahan", "ringkasan")]
        for text, is_head in (line for bab in chapters for line in _told(bab)):
            look = self.style(text_wrap=True, bold=is_head, font_color=ACCENT if is_head else INK)
            page.merge_range(row, 0, row, last, "", look)
            page.write_string(row, 0, _fitting(text), look)
            page.set_row(row, _height([text], [sum(widths)]))
            row += 1
        for one in (recap, *self.view.tabel("pembanding")):
            page.write_string(row + 1, 0, clean(one.judul), self.style(bold=True, font_color=ACCENT))
            self._rows(page, row + 2, one if one is recap else _widened(one), widths)
            row += len(one.baris) + 4

    def method(self, name: str) -> None:
        """Write how the figures were made."""
        page = self.sheet(name, "Metode penghitungan")
        page.set_column(0, 0, WIDTH_UPRIGHT)
        blocks = (one for bab in self.view.bab if bab.kunci == "bab-1" for one in bab.isi)
        rules = [one for one in blocks if isinstance(one, DaftarButir)][-1]
        said = [plain(poin.kata) for poin in rules.isi]
        for n, one in enumerate([*said, f"Keadaan per {tanggal_panjang(self.view.per)}."], HEAD + 1):
            page.write_string(n, 0, _fitting(one), self.style(text_wrap=True))
            page.set_row(n, _height([one], [WIDTH_UPRIGHT]))


def _told(bab: Bab) -> Iterator[tuple[str, bool]]:
    """Give the lines of a chapter, and which of them are heads."""
    if bab.kunci == "perubahan":
        yield bab.judul, True
    for one in bab.isi:
        match one:
            case Alinea():
                yield plain(one.kata), False
            case DaftarButir():
                yield from ((_item(poin), False) for poin in one.isi)
            case Subjudul():
                yield one.teks, True
            case TabelLaporan():
                yield " | ".join(one.kolom), True
                yield from ((" | ".join(row), False) for row in one.baris)
            case Perhatian():
                for kotak in one.kotak:
                    yield kotak.judul, True
                    yield from ((f"• {each}", False) for each in kotak.isi)


def _item(poin: Poin) -> str:
    mark = "•" if poin.nomor is None else f"{poin.nomor}."
    return f"{'    ' * poin.tingkat}{mark} {plain(poin.kata)}"


def _widened(table: TabelLaporan) -> TabelLaporan:
    """Leave the narrow first column of the table above it empty: names stand in the wide second one."""
    rows = tuple(("", *row) for row in table.baris)
    return replace(table, kolom=("", *table.kolom), baris=rows, kanan=tuple(n + 1 for n in table.kanan))


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    """Give the height that shows all of a row: not every program measures it on opening."""
    lines = [
        sum(max(len(wrap(each, max(int(width * 0.95), 4))), 1) for each in clean(one).splitlines())
        for one, width in zip(row, widths, strict=False)
        if one
    ]
    return min(max(lines, default=1) * LINE_HEIGHT + 1.5, TALLEST)


def _fitting(text: str) -> str:
    shown = clean(text)
    return shown if len(shown) <= MOST else f"{shown[:MOST]} … (dipotong: batas isi sel Excel)"


def _escaped(text: str) -> str:
    """Escape a text for a header or footer, where `&` begins a code."""
    return clean(text).replace("&", "&&")
