"""Tables of Word: the text people see in each cell, and what Word keeps out of sight."""

import io

import docx
import pytest

from tests.documents import kemas
from tests.documents.kemas import cell, held, paragraph, table, texts, word
from tests.impor import bangun
from zi_cli.documents.reading import read_document
from zi_cli.model.refusal import Refusal

NOT_STRUCK = '<w:strike w:val="0"/>'
BEGUN = '<w:fldChar w:fldCharType="begin"/>'


def only(inside: str, **parts: str) -> tuple[str, tuple[str, ...]]:
    """Read the one cell of a table around some paragraphs: its text, and what is odd about it."""
    (found,) = held(word(table([inside]), **parts))
    return found.text, found.odd


def in_run(content: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def test_tables_are_named_by_their_place_and_keep_the_lines_around_them() -> None:
    body = (
        paragraph("RENCANA AKSI")
        + table(["a", "b"])
        + paragraph("")
        + paragraph("LAMPIRAN")
        + f"<w:sdt><w:sdtContent>{table(['c'])}</w:sdtContent></w:sdt>"
        + paragraph("Singaraja, 10 Januari 2022")
        + f"<w:p>{in_run('<w:t>Kepala</w:t><w:br/><w:t>Dinas</w:t>')}</w:p>"
    )
    one, other = word(body).grids
    assert (one.name, one.before, one.after, texts(one)) == ("tabel 1", ("RENCANA AKSI",), (), [["a", "b"]])
    assert (other.name, other.before, texts(other)) == ("tabel 2", ("", "LAMPIRAN"), [["c"]])
    assert other.after == ("Singaraja, 10 Januari 2022", "Kepala", "Dinas")
    assert one.address(one.rows[0][1]) == "tabel 1, baris 1, kolom 2"


def test_content_controls_lose_and_double_nothing() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = control(
        "<w:tbl>"
        + control(f"<w:tr>{control(cell('a'))}{cell(control(paragraph('b')))}</w:tr>")
        + f"<w:tr>{cell('<w:p>' + control(in_run('<w:t>c</w:t>')) + '</w:p>')}{cell('d')}</w:tr></w:tbl>"
    )
    assert texts(word(body).grids[0]) == [["a", "b"], ["c", "d"]]


def test_merged_cells_take_their_rows_and_columns() -> None:
    body = table(
        [cell("JUDUL", '<w:gridSpan w:val="3"/>')],
        [cell("I", '<w:vMerge w:val="restart"/>'), "a", "b"],
        [cell("", "<w:vMerge/>"), cell("c", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')],
        [cell("", '<w:vMerge w:val="continue"/>'), cell("", '<w:gridSpan w:val="2"/><w:vMerge/>')],
        [cell("x", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "y"],
    ).replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="0"/></w:trPr>', 1)
    assert [(one.row, one.column, one.text, one.rows, one.columns) for one in held(word(body))] == [
        *((1, 1, "JUDUL", 1, 3), (2, 1, "I", 3, 1), (2, 2, "a", 1, 1), (2, 3, "b", 1, 1)),
        *((3, 2, "c", 2, 2), (5, 1, "x", 1, 2), (5, 3, "y", 1, 1)),
    ]


def test_a_cell_that_goes_on_but_holds_something_is_not_lost() -> None:
    body = table([cell("I", '<w:vMerge w:val="restart"/>')], [cell("lain", "<w:vMerge/>")], [cell("", "<w:vMerge/>")])
    assert [(one.row, one.text, one.rows) for one in held(word(body))] == [(1, "I", 1), (2, "lain", 2)]


def test_columns_left_out_before_a_row_count() -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("a")}</w:tr>'
    assert [(one.column, one.text) for one in held(word(f"<w:tbl>{row}</w:tbl>"))] == [(3, "a")]


def test_tracked_changes_read_as_accepted_and_are_told() -> None:
    ins, gone = in_run("<w:t>baru</w:t>"), in_run("<w:t>lama</w:t><w:delText>lama</w:delText>")
    assert only(f"<w:p><w:ins>{ins}</w:ins><w:del>{gone}</w:del></w:p>") == ("baru", ("terlacak",))
    assert only(f"<w:p><w:moveTo>{ins}</w:moveTo><w:moveFrom>{gone}</w:moveFrom></w:p>") == ("baru", ("terlacak",))
    assert only(f"<w:p><w:del>{gone}</w:del></w:p>") == ("", ("terlacak",))


def test_a_row_that_was_put_in_is_told_in_each_of_its_cells() -> None:
    row = f"<w:tr><w:trPr><w:ins/></w:trPr>{cell('a')}{cell('')}</w:tr><w:tr>{cell('b')}</w:tr>"
    assert [(one.text, one.odd) for one in held(word(f"<w:tbl>{row}</w:tbl>"))] == [("a", ("terlacak",)), ("b", ())]


def test_what_a_format_was_before_a_change_counts_no_more() -> None:
    was = "<w:rPrChange><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>"
    listed = "<w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>"
    assert only(f"<w:p><w:pPr>{listed}</w:pPr>{in_run('<w:t>a</w:t>', was)}</w:p>") == ("a", ())


@pytest.mark.parametrize("strike", ["<w:strike/>", '<w:dstrike w:val="true"/>', '<w:rStyle w:val="Batal"/>'])
def test_a_strike_is_told_wherever_it_is_set(strike: str) -> None:
    styles = (
        '<w:style w:styleId="Batal"><w:basedOn w:val="Coret"/></w:style>'
        '<w:style w:styleId="Coret"><w:rPr><w:strike/></w:rPr></w:style>'
    )
    assert only(f"<w:p>{in_run('<w:t>a</w:t>')}{in_run('<w:t>b</w:t>', strike)}</w:p>", styles=styles) == (
        "ab",
        ("dicoret",),
    )
    assert only(f"<w:p>{in_run('<w:t>a</w:t>', NOT_STRUCK)}</w:p>") == ("a", ())


def test_a_table_in_a_cell_is_told_and_not_read() -> None:
    inside = paragraph("luar") + table(["dalam"]) + paragraph("lagi")
    assert only(inside) == ("luar\nlagi", ("bersarang",))
    assert only(table([table(["dalam"])]) + paragraph("")) == ("", ("bersarang",))


def test_paragraphs_breaks_tabs_and_fields_read_as_they_look() -> None:
    tabs = '<w:tabs><w:tab w:val="left"/></w:tabs>'
    assert only(paragraph("a", tabs) + paragraph("b", tabs)) == ("a\nb", ())
    assert only(f"<w:p>{in_run('<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>')}</w:p>") == ("a b\nc", ())
    field = "".join(
        in_run(one)
        for one in (
            *(BEGUN, "<w:instrText>IF 1</w:instrText>", "<w:t>kode</w:t>"),
            *('<w:fldChar w:fldCharType="separate"/>', "<w:t>hasil</w:t>", '<w:fldChar w:fldCharType="end"/>'),
        )
    )
    assert only(f"<w:p>{field}{in_run('<w:t> biasa</w:t>')}</w:p>") == ("hasil biasa", ())
    assert only(f"<w:p>{in_run(BEGUN)}</w:p>{paragraph('tetap')}") == ("tetap", ())


def test_a_sign_of_another_font_is_read_or_told() -> None:
    tick, smile = (in_run(f'<w:sym w:font="Wingdings" w:char="{code}"/>') for code in ("F0FC", "F04A"))
    assert only(f"<w:p>{tick}</w:p>") == ("✓", ())
    assert only(f"<w:p>{smile}</w:p>") == ("", ("gambar",))


def test_a_picture_and_a_box_of_text_are_told_once_and_not_read() -> None:
    box = f"<w:drawing><a:txbx>{paragraph('kotak')}</a:txbx></w:drawing>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>"
    )
    document = word(table([f"<w:p>{in_run(both)}{in_run('<w:t>a</w:t>')}</w:p>"]) + f"<w:p>{in_run(box)}</w:p>")
    assert [(one.text, one.odd) for one in held(document)] == [("a", ("gambar",))]
    assert document.unseen == ("2 gambar, kotak teks atau sisipan tidak dibaca",)


def test_hidden_text_and_rows_are_told() -> None:
    row = f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('a')}</w:tr>"
    hidden = f"<w:p>{in_run('<w:t>rahasia</w:t>', '<w:vanish/>')}{in_run('<w:t>b</w:t>')}</w:p>"
    document = word(f"<w:tbl>{row}<w:tr>{cell(hidden)}</w:tr></w:tbl>")
    assert (texts(document.grids[0]), document.grids[0].hidden) == ([["a"], ["b"]], {1})
    assert document.unseen == ("1 potongan teks tersembunyi tidak dibaca",)


def test_a_shade_without_a_text_is_told_unless_the_whole_row_is_coloured() -> None:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
    plain = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
    body = table(["tim", cell("", shade), cell("", plain)], [cell("PROGRAM", shade), cell("", shade), cell("", shade)])
    assert [(one.row, one.column, one.text, one.odd) for one in held(word(body))] == [
        *((1, 1, "tim", ()), (1, 2, "", ("gambar",)), (2, 1, "PROGRAM", ()))
    ]


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="chicago"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
)


def numbered(number: int, text: str, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_that_a_list_gives_are_part_of_what_people_see() -> None:
    rows = [
        (1, "a", 0),
        (1, "", 0),
        (1, "b", 1),
        (1, "c", 1),
        (1, "d", 0),
        (1, "e", 1),
        (2, "f", 0),
        (2, "g", 1),
        (3, "h", 0),
    ]
    document = word(table(*([numbered(*row)] for row in rows)), LISTS)
    assert [one.text for one in held(document)] == [
        *("I. a", "II.", "II.1 b", "II.2 c", "III. d", "III.1 e", "c) f", "- g", "I. h")
    ]
    assert all(one.odd == () for one in held(document))
    assert document.unseen == ("8 nomor dihitung dari penomoran otomatis Word; cocokkan dengan yang tampak di Word",)


def test_a_number_that_cannot_be_told_with_certainty_is_told_of() -> None:
    assert only(numbered(4, "a"), numbering=LISTS) == ("a", ("penomoran",))
    assert only(numbered(9, "a"), numbering=LISTS) == ("a", ("penomoran",))


def test_a_style_numbers_its_paragraphs_and_one_may_be_left_out() -> None:
    styles = (
        '<w:style w:styleId="Butir"><w:basedOn w:val="Dasar"/></w:style>'
        '<w:style w:styleId="Dasar"><w:basedOn w:val="Butir"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    out = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = table(
        [paragraph("a", '<w:pStyle w:val="Butir"/>')],
        [paragraph("b", f'<w:pStyle w:val="Butir"/>{out}')],
        [cell(paragraph("", '<w:pStyle w:val="Butir"/>'), "<w:vMerge/>")],
        [paragraph("c", '<w:pStyle w:val="Butir"/>')],
    )
    assert [one.text for one in held(word(body, LISTS, styles))] == ["I. a", "b", "II. c"]


def test_the_strict_kind_reads_alike() -> None:
    parts = kemas.word_parts(paragraph("x") + table(["a", cell("b", '<w:gridSpan w:val="2"/>')]))
    usual, other = (read_document(kemas.zipped(one), "a.docx") for one in (parts, kemas.strict(parts)))
    assert usual == other


def test_the_plan_of_the_office_reads_as_its_text_does_with_its_merged_cells() -> None:
    (grid,) = read_document(bangun.word(), "rencana.docx").grids
    (text,) = read_document(bangun.TEKS.read_bytes(), "rencana.txt").grids
    assert texts(grid) == [row for row in texts(text) if row]
    assert [line for line in grid.after if line] == [line for line in text.after if line]
    assert {(one.text, one.columns) for row in grid.rows for one in row if one.columns == 5} == {(bangun.GABUNG, 5)}


def test_a_table_cut_at_each_page_is_a_table_a_page() -> None:
    document = read_document(bangun.word(halaman=20), "rencana.docx")
    (text,) = read_document(bangun.TEKS.read_bytes(), "rencana.txt").grids
    assert [one.name for one in document.grids] == [f"tabel {n}" for n in range(1, 7)]
    assert [row for grid in document.grids for row in texts(grid)] == [row for row in texts(text) if row]


def test_a_document_without_a_table_is_refused() -> None:
    made = io.BytesIO()
    docx.Document().save(made)
    with pytest.raises(Refusal, match="tidak ada tabel di dokumen ini"):
        read_document(made.getvalue(), "surat.docx")


def test_comments_and_footnotes_are_counted() -> None:
    parts = kemas.word_parts(table(["a"]))
    parts["word/_rels/document.xml.rels"] = kemas.links({"comments": "comments.xml", "footnotes": "footnotes.xml"})
    parts["word/comments.xml"] = "<comments><comment/><comment/></comments>"
    parts["word/footnotes.xml"] = "<footnotes><footnote><footnoteRef/></footnote></footnotes>"
    document = read_document(kemas.zipped(parts), "a.docx")
    assert document.unseen == ("2 komentar tidak dibaca", "1 catatan kaki tidak dibaca")
