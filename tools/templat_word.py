"""Makes `templates/laporan.docx`, the template that an office edits in Word: `python tools/templat_word.py`.

What stands between `{% %}` and `{{ }}` is filled by zi; everything else, looks above all, is the office's.
"""

import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor, Twips

from zi_cli.render.report.word import ANY_TABLE, repacked

TARGET = Path(__file__).resolve().parent.parent / "templates" / "laporan.docx"
INK, ACCENT, DIM, MARK = (RGBColor.from_string(one) for one in ("1C2430", "1F4E79", "556070", "8A3B00"))
LEVELS = 5
"""The levels of lists that look different."""
STEP = Twips(360)
"""How far a level stands to the right of the one around it, as in Word's own lists."""
UPRIGHT, LYING = 16.2, 26.7
"""The width of the text in centimetres."""

Layout = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...], str]
TABLES: dict[str, Layout] = {
    "rencana": (("No", "Program", "Kegiatan", "Aktivitas", "Indikator"), (6, 58, 12, 12, 12), (2, 3, 4), "ZI Tabel"),
    "beban": (("Jabatan", "Indikator", "Aktivitas"), (76, 12, 12), (1, 2), "ZI Tabel"),
    "rekap": (
        ("No", "Program", "Tercapai", "Terisi", "Capaian %", "Penyelesaian %", "Tepat waktu %", "Bukti %"),
        (5, 35, 10, 10, 10, 12, 10, 8), (2, 3, 4, 5, 6, 7), "ZI Tabel",
    ),
    "pembanding": (("{{ isi.kolom[0] }}", "{{ isi.kolom[1] }}", "{{ isi.kolom[2] }}"), (50, 25, 25), (1, 2), "ZI Tabel"),
    "indikator": (
        ("No", "Indikator", "Satuan", "Target", "Realisasi S1", "Realisasi S2", "Capaian %", "Predikat", "Keadaan",
         "Keterangan"),
        (5, 26, 7, 7, 10, 10, 7, 9, 9, 10), (3, 4, 5, 6), "ZI Tabel kecil",
    ),
    "aktivitas": (
        ("No", "Kegiatan", "Aktivitas", "Output", "Waktu", "Realisasi", "Status", "Bukti", "Kendala", "PJ"),
        (5, 14, 20, 14, 8, 8, 8, 6, 8, 9), (), "ZI Tabel kecil",
    ),
    "kendala": (("No", "Aktivitas", "Kendala", "PJ"), (9, 36, 35, 20), (), "ZI Tabel"),
    "tindak_lanjut": (("No", "Aktivitas atau indikator", "Keadaan", "PJ"), (9, 41, 30, 20), (), "ZI Tabel"),
    "rekomendasi": (
        ("No", "Kondisi", "Rekomendasi", "Rencana tindak lanjut", "PJ", "Tenggat", "Status", "Bukti"),
        (5, 18, 18, 18, 12, 10, 10, 9), (), "ZI Tabel kecil",
    ),
    "bukti": (("No", "Dokumen", "Kegiatan", "Tanggal", "Lokasi", "Verifikasi"), (5, 25, 30, 12, 16, 12), (), "ZI Tabel"),
    "matriks": (
        tuple(f"{{{{ isi.kolom[{n}] }}}}" for n in range(15)),
        (4, 10, 13, 11, 8, 14, 4, 4, 4, 4, 4, 10, 11, 8, 7), (6, 7, 8, 9, 10, 13, 14), "ZI Matriks",
    ),
}  # fmt: skip
"""The heads, the widths, the columns of figures and the style of each kind of table."""


def main() -> int:
    """Write the template."""
    TARGET.write_bytes(template())
    return 0


def template() -> bytes:
    """Make the template."""
    document = Document()
    _styles(document)
    _first_section(document)
    _cover(document)
    _contents(document)
    _chapters(document)
    told = document.core_properties
    told.title, told.author, told.comments = "Templat laporan semester", "zi", ""
    told.created = told.modified = datetime(2024, 1, 1)  # noqa: DTZ001  Word knows no zones
    kept = BytesIO()
    document.save(kept)
    return repacked(kept)


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Cambria", Pt(11), INK
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Cambria")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    normal.element.rPr.append(language)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    for level, size in ((1, 16), (2, 12.5), (3, 11), (4, 11)):
        heading = document.styles[f"Heading {level}"]
        heading.font.name, heading.font.size, heading.font.color.rgb = "Cambria", Pt(size), ACCENT
        fonts = heading.element.rPr.rFonts
        for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(name), None)
        fonts.set(qn("w:ascii"), "Cambria")
        fonts.set(qn("w:hAnsi"), "Cambria")
        heading.font.bold, heading.font.italic = True, level == 4
        heading.paragraph_format.space_before = Pt(0 if level == 1 else 12)
        heading.paragraph_format.space_after = Pt(8 if level == 1 else 5)
        heading.paragraph_format.keep_with_next = True
    for name, size in (("ZI Tabel", 8.5), ("ZI Tabel kecil", 7.5), ("ZI Matriks", 6.5)):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style, made.font.size = normal, Pt(size)
        made.paragraph_format.space_after, made.paragraph_format.line_spacing = Pt(0), 1.0
    caption = document.styles.add_style("ZI Judul tabel", WD_STYLE_TYPE.PARAGRAPH)
    caption.base_style, caption.font.size, caption.font.bold = normal, Pt(9.5), True
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(10), Pt(4)
    caption.paragraph_format.keep_with_next = True
    gap = document.styles.add_style("ZI Jarak", WD_STYLE_TYPE.PARAGRAPH)
    gap.base_style, gap.font.size, gap.paragraph_format.space_after = normal, Pt(4), Pt(0)
    for level in (1, 2):
        entry = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        entry.base_style, entry.paragraph_format.left_indent = normal, Cm(0.6 * (level - 1))
        entry.paragraph_format.space_after = Pt(3)
        entry.paragraph_format.tab_stops.add_tab_stop(Cm(UPRIGHT), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    sign = document.styles.add_style("ZI Tanda tangan", WD_STYLE_TYPE.PARAGRAPH)
    sign.base_style, sign.paragraph_format.left_indent = normal, Cm(8)
    sign.paragraph_format.space_after, sign.paragraph_format.keep_with_next = Pt(0), True
    _lists(document.styles, normal)
    _borders(document.styles["Table Grid"])


def _lists(styles: Any, normal: Any) -> None:
    """Make the styles of lists: a bullet of Word's own, or a number that zi writes, each level further to the right."""
    for level in range(LEVELS):
        behind = f" {level + 1}" if level else ""
        for name in (f"List Bullet{behind}", f"List{behind}"):
            known = name in styles
            style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            if not known:
                style.base_style = styles[name[:-1] + "3"]
            look = style.paragraph_format
            is_numbered = "Bullet" not in name
            hanging = Cm(0.8) if is_numbered else STEP
            look.left_indent, look.first_line_indent = STEP * level + hanging, -hanging
            look.space_after = Pt(3)
            if is_numbered:
                style.base_style = normal
                look.tab_stops.add_tab_stop(look.left_indent)


def _borders(style: Any) -> None:
    """Draw the lines of tables thin and grey, with little room beside the words and some above them."""
    look = style.element.find(qn("w:tblPr"))
    for line in look.find(qn("w:tblBorders")):
        line.set(qn("w:color"), "B9C2CD")
        line.set(qn("w:sz"), "4")
    for side in look.find(qn("w:tblCellMar")):
        is_beside = side.tag in (qn("w:left"), qn("w:right"))
        side.set(qn("w:w"), "57" if is_beside else "28")


def _first_section(document: Any) -> None:
    section = document.sections[0]
    _paper(section, lying=False)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(head, "{{ laporan.tanda }}", size=9, bold=True, color=MARK)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(foot, "{{ laporan.singkatan }} · {{ laporan.periode }} · Halaman ", size=8, color=DIM)
    _field(foot, "PAGE")
    _run(foot, " dari ", size=8, color=DIM)
    _field(foot, "NUMPAGES")


def _paper(section: Any, *, lying: bool) -> None:
    short, long = Cm(21), Cm(29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if lying else (short, long)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    section.left_margin, section.right_margin = (Cm(1.5), Cm(1.5)) if lying else (Cm(2.6), Cm(2.2))
    section.header_distance, section.footer_distance = Cm(1), Cm(0.9)


def _run(paragraph: Any, text: str, *, size: float | None = None, bold: bool = False, color: Any = None) -> Any:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if color is not None:
        run.font.color.rgb = color
    return run


def _field(paragraph: Any, code: str) -> None:
    """Put in what Word computes; 1 stands there until it does."""
    _field_begin(paragraph, code)
    _run(paragraph, "1", size=8, color=DIM)
    _field_end(paragraph)


def _field_begin(paragraph: Any, code: str) -> None:
    _field_sign(paragraph, "begin")
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = f" {code} "
    _run(paragraph, "", size=8, color=DIM)._r.append(element)
    _field_sign(paragraph, "separate")


def _field_end(paragraph: Any) -> None:
    _field_sign(paragraph, "end")


def _field_sign(paragraph: Any, kind: str) -> None:
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    _run(paragraph, "", size=8, color=DIM)._r.append(element)


def _cover(document: Any) -> None:
    _run(_centred(document, 30), "{{ laporan.daerah | upper }}", size=13, bold=True, color=DIM)
    _run(_centred(document, 4), "{{ laporan.unit }}", size=14, bold=True, color=INK)
    _run(_centred(document, 130), "{{ laporan.judul }}", size=24, bold=True, color=ACCENT)
    _tag(document, "if laporan.tanda")
    _run(_centred(document, 90), "{{ laporan.tanda }}", size=14, bold=True, color=MARK)
    _run(_centred(document, 0), "{{ laporan.keterangan_tanda }}", size=9.5, color=MARK)
    _tag(document, "endif")
    _run(_centred(document, 120), "{{ laporan.pengesahan.tempat }}", size=11, color=DIM)


def _centred(document: Any, before: float) -> Any:
    """Begin a paragraph in the middle, so many points below the last one."""
    paragraph = document.add_paragraph()
    paragraph.alignment, paragraph.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.CENTER, Pt(before)
    return paragraph


def _tag(document: Any, code: str) -> None:
    document.add_paragraph(f"{{%p {code} %}}")


def _contents(document: Any) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.page_break_before = True
    _run(paragraph, "Daftar isi", size=16, bold=True, color=ACCENT)
    _tag(document, "for bab in laporan.bab")
    _tag(document, "if loop.first")
    first = document.add_paragraph(style="toc 1")
    _field_begin(first, r'TOC \o "1-2" \h \z \u')
    first.add_run("{{ bab.judul }}")
    _tag(document, "else")
    document.add_paragraph("{{ bab.judul }}", style="toc 1")
    _tag(document, "endif")
    _tag(document, 'for isi in bab.isi if isi.jenis == "subjudul" and isi.tingkat == 1')
    document.add_paragraph("{{ isi.teks }}", style="toc 2")
    _tag(document, "endfor")
    _tag(document, "endfor")
    _field_end(document.add_paragraph())
    _break(document, lying=False)


def _break(document: Any, *, lying: bool) -> None:
    """End a section here; its paper is what it was begun with."""
    _paper(document.sections[-1], lying=lying)
    document.add_section(WD_SECTION.NEW_PAGE)


def _chapters(document: Any) -> None:
    _tag(document, "for bab in laporan.bab")
    document.add_paragraph("{{ bab.judul }}", style="Heading 1")
    _tag(document, "for isi in bab.isi")
    _tag(document, 'if isi.jenis == "alinea" and not loop.last and bab.isi[loop.index].jenis == "tabel"')
    document.add_paragraph("{{r isi.kata | kalimat }}").paragraph_format.keep_with_next = True
    _tag(document, 'elif isi.jenis == "alinea"')
    document.add_paragraph("{{r isi.kata | kalimat }}")
    _tag(document, 'elif isi.jenis == "butir"')
    _items(document)
    for level in (1, 2, 3):
        _tag(document, f'elif isi.jenis == "subjudul" and isi.tingkat == {level}')
        document.add_paragraph("{{ isi.teks }}", style=f"Heading {level + 1}")
    _attention(document)
    _signature(document)
    _tag(document, 'elif isi.jenis == "tabel" and isi.judul and not isi.baris')
    document.add_paragraph("{{ isi.judul }}: tidak ada.")
    _tag(document, 'elif isi.jenis == "tabel"')
    _tag(document, "if isi.nama")
    document.add_paragraph("{{ isi.nama }}", style="ZI Judul tabel")
    _tag(document, "else")
    document.add_paragraph(style="ZI Jarak")
    _tag(document, "endif")
    _tables(document)
    _tag(document, "if not isi.nama")
    document.add_paragraph(style="ZI Jarak")
    _tag(document, "endif")
    _tag(document, "endif")
    _tag(document, "endfor")
    _tag(document, "if not loop.last")
    _tag(document, "if bab.mendatar")
    _break(document, lying=True)
    _tag(document, "else")
    _break(document, lying=False)
    _tag(document, "endif")
    _tag(document, "endif")
    _tag(document, "endfor")
    _paper(document.sections[-1], lying=True)


def _items(document: Any) -> None:
    """Lay out the items of a list; those that stand deeper than the last level look like it."""
    _tag(document, "for satu in isi.isi")
    for level in range(LEVELS):
        behind = f" {level + 1}" if level else ""
        fits = f"satu.tingkat == {level}" if level < LEVELS - 1 else f"satu.tingkat >= {level}"
        _tag(document, f"{'elif' if level else 'if'} satu.nomor is none and {fits}")
        document.add_paragraph("{{r satu.kata | kalimat }}", style=f"List Bullet{behind}")
        _tag(document, f"elif satu.nomor is not none and {fits}")
        document.add_paragraph("{{ satu.nomor }}.\t{{r satu.kata | kalimat }}", style=f"List{behind}")
    _tag(document, "endif")
    _tag(document, "endfor")


def _attention(document: Any) -> None:
    _tag(document, 'elif isi.jenis == "perhatian"')
    _tag(document, "for kotak in isi.kotak")
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next, paragraph.paragraph_format.space_before = True, Pt(6)
    _run(paragraph, "{{ kotak.judul }}", bold=True, color=ACCENT)
    _tag(document, "for satu in kotak.isi")
    document.add_paragraph("{{ satu }}", style="List Bullet")
    _tag(document, "endfor")
    _tag(document, "endfor")


def _signature(document: Any) -> None:
    _tag(document, 'elif isi.jenis == "tanda_tangan"')
    document.add_paragraph("{{ isi.tempat }}, {{ isi.tanggal }}", style="ZI Tanda tangan")
    space = document.add_paragraph("{{ isi.jabatan }}", style="ZI Tanda tangan")
    space.paragraph_format.space_after = Pt(64)
    name = document.add_paragraph(style="ZI Tanda tangan")
    _run(name, "{{ isi.nama }}", bold=True).underline = True
    _tag(document, "if isi.nip")
    document.add_paragraph("NIP {{ isi.nip }}", style="ZI Tanda tangan")
    _tag(document, "endif")


def _tables(document: Any) -> None:
    for n, (kind, layout) in enumerate(TABLES.items()):
        fits = " and isi.kolom | length == 15" if kind == "matriks" else ""
        _tag(document, f'{"elif" if n else "if"} isi.kunci == "{kind}"{fits}')
        lying = kind in ("rekap", "pembanding", "indikator", "aktivitas", "bukti", "matriks")
        _table(document, layout, LYING if lying else UPRIGHT)
    _tag(document, 'elif isi.kunci == "matriks"')
    _any_table(document, "ZI Matriks")
    _tag(document, "else")
    _any_table(document, "ZI Tabel kecil")
    _tag(document, "endif")


def _table(document: Any, layout: Layout, whole: float) -> None:
    heads, shares, right, style = layout
    table = document.add_table(rows=4, cols=len(heads), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Cm(whole * share / sum(shares)) for share in shares]
    for n, (head, width) in enumerate(zip(heads, widths, strict=True)):
        table.columns[n].width = width
        for row in table.rows:
            row.cells[n].width = width
        _cell(table.rows[0].cells[n], head, style, right=n in right, bold=True)
        _cell(table.rows[2].cells[n], f"{{{{ baris[{n}] }}}}", style, right=n in right)
    table.rows[1].cells[0].text = "{%tr for baris in isi.baris %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    _head(table.rows[0])
    _whole(table.rows[2])


def _any_table(document: Any, style: str) -> None:
    """Lay out a table of any number of columns, which zi gives their widths when they are known."""
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    mark = OxmlElement("w:tblDescription")
    mark.set(qn("w:val"), f"{ANY_TABLE} {{{{ isi.lebar | join(' ') }}}} / {{{{ isi.kanan | join(' ') }}}}")
    table._tbl.tblPr.append(mark)
    for row, (begin, text, bold) in ((0, ("isi.kolom", "{{ satu }}", True)), (2, ("baris", "{{ satu }}", False))):
        table.rows[row].cells[0].text = f"{{%tc for satu in {begin} %}}"
        _cell(table.rows[row].cells[1], text, style, right=False, bold=bold)
        table.rows[row].cells[2].text = "{%tc endfor %}"
    table.rows[1].cells[0].text = "{%tr for baris in isi.baris %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    _head(table.rows[0])
    _whole(table.rows[2])


def _cell(cell: Any, text: str, style: str, *, right: bool, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(text).bold = bold or None
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if bold:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EEF2F7")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _head(row: Any) -> None:
    """Repeat the row on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


if __name__ == "__main__":
    sys.exit(main())
