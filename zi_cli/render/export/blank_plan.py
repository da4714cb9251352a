"""The workbook an office writes its plan in, or pastes it into: texts stay as they are typed, and a page says how."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from zi_cli.core.importing.example import CARA, CONTOH, PETUNJUK
from zi_cli.model.waktu import NAMA_BULAN

RENCANA = "Rencana"
HEAD = 3
"""The row of heads, counted from 0: title, unit and a line of advice stand above it."""
ROWS = 2000
"""So many rows offer months and get lines; more may be written."""
WAKTU = (
    *NAMA_BULAN,
    "Juni dan Desember",
    "Maret, Juni, September dan Desember",
    "Triwulan I",
    "Triwulan II",
    "Triwulan III",
    "Triwulan IV",
    "Januari-Desember",
    "insidentil",
)
"""What is offered as a schedule; whatever else a plan may say can be typed."""
OFFERED = (3, 4, 2 + len(WAKTU), 4)
"""Where the page of advice lists them: first and last row and column, counted from 0."""
BEFORE = (("NO", 5), ("Program/Kegiatan", 30), ("Aktivitas", 30), ("Output", 22), ("Waktu", 15), ("Indikator", 32))
AFTER = ("Penanggungjawab", 20)
"""The columns before and behind the years, with their widths."""
YEAR_WIDTH = 8
ADVICE_WIDTHS = (20, 74, 40)
LINE_HEIGHT = 13.5
INK, ACCENT, SHADE, LINE, DIM = "#1c2430", "#1f4e79", "#e3eaf2", "#b9c2cd", "#556070"
TITLE = {"font_size": 14, "bold": True, "font_color": ACCENT}
EXAMPLE = {"italic": True, "font_color": DIM}
CONTOH_BARIS = (
    (
        "I",
        (
            f"{CONTOH} Manajemen Perubahan\nTujuan: Pola pikir dan budaya kerja pegawai berubah\n"
            "Sasaran: Komitmen pimpinan dan pegawai meningkat"
        ),
        *("", "", "", "", "", ""),
    ),
    (
        "1",
        f"{CONTOH} Pengelolaan Tim ZI",
        f"{CONTOH} Membentuk Tim ZI",
        "SK Tim ZI",
        "Januari",
        f"{CONTOH} Persentase pegawai yang memahami Zona Integritas",
        "60%",
        "Sekretaris",
    ),
    (
        "",
        "",
        f"{CONTOH} Melaksanakan monitoring dan evaluasi",
        "Laporan monev",
        "Juni dan Desember",
        f"{CONTOH} Jumlah inovasi pelayanan",
        "1",
        "Kepala Bidang Data",
    ),
)
"""A program, its kegiatan with an aktivitas and an indikator, and a row that goes on; one target for every year."""
LANGKAH = (
    "Di lembar Rencana, betulkan judul di baris pertama dan ketik nama resmi unit di baris kedua.",
    (
        "Ketik rencananya di bawah kepala tabel, atau tempelkan dari dokumen Anda. Saat menempel pilih Tempel Khusus "
        "(Paste Special), lalu Teks (Text) atau Nilai (Values), supaya 60% tetap 60% dan 1.250 tetap 1.250."
    ),
    f"Hapus ketiga baris contoh, yang diawali kata {CONTOH[:-1]}. Bila tertinggal, barisnya tidak ditulis dan disebut.",
    "Jangan mengubah kepala tabel, dan jangan menulis di luar tabel. Baris kosong boleh ada.",
    "Simpan sebagai .xlsx, lalu jalankan perintah di bawah. Yang tidak terbaca disebut selnya, tidak ditebak.",
)
PERINTAH = (
    ("zi init FOLDER --dari rencana.xlsx --jawab jawaban.yaml", "untuk unit baru"),
    ("zi import rencana.xlsx --jawab jawaban.yaml", "di folder unit yang sudah ada"),
)
KEPALA_KOLOM = ("Kolom", "Isi dengan", "Contoh")
KOLOM = (
    (
        "NO",
        "I, II, III … di baris program; 1, 2, 3 … di baris kegiatan. Kosong: melanjutkan kegiatan di atasnya.",
        "I",
    ),
    (
        "Program/Kegiatan",
        (
            "Nama program atau kegiatan. Tujuan dan sasaran program boleh ditulis di bawah namanya, masing-masing diawali "
            "Tujuan: dan Sasaran:"
        ),
        "Pengelolaan Tim ZI",
    ),
    ("Aktivitas", "Satu aktivitas tiap baris.", "Membentuk Tim ZI"),
    (
        "Output",
        (
            "Dokumen yang membuktikan aktivitas itu. Beberapa dokumen: tiap dokumen di baris baru dalam sel yang sama "
            "(Alt+Enter), diawali tanda hubung."
        ),
        "SK Tim ZI",
    ),
    (
        "Waktu",
        "Bulan, beberapa bulan, rentang, triwulan, atau insidentil. Pilih dari daftar atau ketik sendiri.",
        "Juni dan Desember",
    ),
    (
        "Indikator",
        (
            "Satu indikator tiap baris, sejajar dengan aktivitas mana pun di kegiatan yang sama. Rumus boleh ditulis di "
            "belakangnya, diawali Rumus =; arti label di dalam kurung."
        ),
        "SOP dievaluasi (1 = Ya, 2 = Tidak)",
    ),
    (
        "Tahun",
        (
            "Target tahun itu: 60% untuk persentase, 12 atau 3 inovasi untuk jumlah, 3.51 atau 3,51 untuk indeks, "
            "nomor labelnya untuk jawaban."
        ),
        "60%",
    ),
    ("Penanggungjawab", "Satu jabatan untuk indikator itu, bukan nama orang.", "Sekretaris"),
)


def blank_plan(mulai: int, selesai: int) -> bytes:
    """Make the workbook for a plan of some years; the same bytes each time."""
    kept = BytesIO()
    book = Workbook(kept, {"in_memory": True})
    book.set_properties({"title": "Rencana aksi, untuk diisi", "created": datetime(mulai, 1, 1)})  # noqa: DTZ001  as the report
    plan, advice = (book.add_worksheet(name) for name in (RENCANA, PETUNJUK))
    _plan(book, plan, mulai, selesai)
    _advice(book, advice)
    book.close()
    return kept.getvalue()


def _plan(book: Workbook, page: Worksheet, mulai: int, selesai: int) -> None:
    """Write the sheet of the plan; nothing in it is merged, shaded or hidden, which a reader would have to tell of."""
    years = tuple((str(tahun), YEAR_WIDTH) for tahun in range(mulai, selesai + 1))
    columns = (*BEFORE, *years, AFTER)
    widths = [width for _, width in columns]
    text, example = (_style(book, num_format="@", text_wrap=True, **more) for more in ({}, EXAMPLE))
    head = _style(book, bold=True, bg_color=SHADE, border=1, border_color=LINE, text_wrap=True, valign="vcenter")
    unit = _style(book, num_format="@", font_size=12, bold=True, valign="vcenter")
    page.set_row(0, 22)
    page.write_string(0, 0, f"Rencana Aksi Zona Integritas Tahun {mulai}-{selesai}", _style(book, **TITLE))
    page.set_row(1, 1.4 * LINE_HEIGHT)
    page.write_string(1, 0, "(ketik nama resmi unit di sini)", unit)
    page.write_string(2, 0, CARA, _style(book, font_color=DIM, italic=True))
    for n, (name, width) in enumerate(columns):
        page.set_column(n, n, width, text)
        page.write_string(HEAD, n, name, head)
    page.set_row(HEAD, 2 * LINE_HEIGHT)
    for at, (*before, target, post) in enumerate(CONTOH_BARIS, HEAD + 1):
        row = (*before, *(target for _ in years), post)
        page.set_row(at, _height(row, widths))
        for n, each in enumerate(row):
            page.write(at, n, each or None, example)
    _comforts(book, page, len(columns) - 1)


def _comforts(book: Workbook, page: Worksheet, last: int) -> None:
    """Offer schedules, draw lines where something stands, keep the head in sight and in print."""
    first = HEAD + 1
    waktu = [name for name, _ in BEFORE].index("Waktu")
    offered = f"={PETUNJUK}!{xl_range_abs(*OFFERED)}"  # a literal list is cut at commas
    page.data_validation(first, waktu, ROWS, waktu, {"validate": "list", "source": offered, "show_error": False})
    begin, end = (xl_rowcol_to_cell(first, n, col_abs=True) for n in (0, last))
    lines = book.add_format({"border": 1, "border_color": LINE})
    filled = {"type": "formula", "criteria": f'=COUNTIF({begin}:{end},"?*")>0', "format": lines}
    page.conditional_format(first, 0, ROWS, last, filled)
    page.ignore_errors({"number_stored_as_text": xl_range(0, 0, ROWS, last)})
    page.freeze_panes(first, 2)
    page.repeat_rows(HEAD)
    _print_setup(page)


def _advice(book: Workbook, page: Worksheet) -> None:
    plain, bold, code = (
        _style(book, text_wrap=True, **more) for more in ({}, {"bold": True}, {"font_name": "Consolas"})
    )
    cell = _style(book, text_wrap=True, border=1, border_color=LINE)
    head = _style(book, bold=True, bg_color=SHADE, border=1, border_color=LINE)
    for n, width in enumerate((*ADVICE_WIDTHS, 3, 36)):
        page.set_column(n, n, width)
    page.write_string(0, 0, "Mengisi rencana aksi", _style(book, **TITLE))
    at = 2
    for number, said in enumerate(LANGKAH, 1):
        page.write_string(at, 0, f"Langkah {number}", bold)
        page.merge_range(at, 1, at, 2, said, plain)
        page.set_row(at, _height([said], [sum(ADVICE_WIDTHS[1:])]))
        at += 1
    for command in PERINTAH:
        page.write_row(at, 1, command, code)
        at += 1
    page.write_row(at + 1, 0, KEPALA_KOLOM, head)
    for n, column in enumerate(KOLOM, at + 2):
        page.write_row(n, 0, column, cell)
        page.set_row(n, _height(column, ADVICE_WIDTHS))
    page.write_string(OFFERED[0] - 1, OFFERED[1], "Pilihan di kolom Waktu", bold)
    page.write_column(*OFFERED[:2], WAKTU, plain)
    page.print_area(0, 0, at + 1 + len(KOLOM), len(ADVICE_WIDTHS) - 1)
    page.hide_gridlines(2)
    _print_setup(page)


def _print_setup(page: Worksheet) -> None:
    page.set_paper(9)
    page.set_landscape()
    page.set_margins(0.4, 0.4, 0.6, 0.6)
    page.fit_to_pages(1, 0)
    page.set_footer("&RHalaman &P dari &N")


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    """Give the height of a row whose texts are wrapped: programs other than Excel do not find it themselves."""
    lines = (
        sum(max(len(wrap(line, int(width * 1.1))), 1) for line in (said.splitlines() or [""]))
        for said, width in zip(row, widths, strict=True)
    )
    return max(lines) * LINE_HEIGHT + 2


def _style(book: Workbook, **more: Any) -> Format:  # noqa: ANN401  as the library names them
    return book.add_format({"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top"} | more)
