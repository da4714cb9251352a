"""`zi report` in Word, PDF and Excel: what was made is opened again, and text of a plan stays text in every format."""

import importlib.util
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from markdown_it import MarkdownIt

from tests.conftest import ROOT, Zi
from tests.printed import pages_of
from zi_cli.cli.main import run
from zi_cli.core.outline import outline
from zi_cli.files.workspace import find_workspace

BINARY = ("docx", "pdf", "xlsx")
EVERY = ("md", "html", *BINARY)
HOSTILE = {
    "markup": "<script>alert(1)</script> & <b>tebal</b>",
    "tabel": "kolom | lain `kode` **tebal** [tautan](javascript:x)",
    "rumus": '=HYPERLINK("http://contoh.example";"klik")',
    "typst": '#panic("x") $x^2$ *tebal* #import "@preview/x:1.0.0" \\ @acuan <label>',
    "jinja": "{{ 7*7 }} {% for x in y %} {# hilang #} {%p if x %}",
    "arah": "nama \u202eterbalik\u202c akhir",
    "emoji": "selesai 😀 ✓",
    "panjang": "panjang sekali " * 334,
}
SQUEEZED = re.compile(r"[\s\u200b\u00ad]+")


def squeezed(text: str) -> str:
    return SQUEEZED.sub("", text)


def made(zi: Zi, unit: Path, bentuk: str, *more: str) -> bytes:
    target = unit / f"hasil.{bentuk}"
    answer = zi("report", "--semester", "2", "--year", "2024", "-o", str(target), *more, cwd=unit)
    assert answer.code == 0, answer.err
    return target.read_bytes()


NAMES = re.compile(r"^( +nama: )(.*)$", re.MULTILINE)


def renamed(unit: Path, *texts: str) -> None:
    """Give the first nodes of the plan other names: the program, its first kegiatan, that one's aktivitas."""
    quoted = iter('"' + one.replace("\\", "\\\\").replace('"', '\\"') + '"' for one in texts)
    plan = unit / "plans" / "renaksi_2022_2026.yaml"
    head, mark, body = plan.read_text(encoding="utf-8").partition("\nprogram:\n")
    changed = NAMES.sub(lambda found: found[1] + next(quoted, found[2]), body)
    plan.write_text(head + mark + changed, encoding="utf-8")
    assert next(quoted, None) is None


def written(unit: Path, name: str, text: str) -> None:
    folder = unit / "plans" / "narasi" / "2024-s2"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def words(bentuk: str, data: bytes) -> str:
    """Give all text of a report, as the format's own library reads it."""
    if bentuk == "docx":
        return "\n".join(words_of_docx(docx.Document(BytesIO(data))))
    if bentuk == "xlsx":
        book = openpyxl.load_workbook(BytesIO(data))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None)
    if bentuk == "pdf":
        return "\n".join(pages_of(data))
    return data.decode("utf-8")


def words_of_docx(document: docx.document.Document) -> Iterator[str]:
    yield from (one.text for one in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pdf") / "laporan.pdf"
    assert run(["-C", str(ROOT), "report", "--semester", "2", "--year", "2024", "-o", str(target)]) == 0
    return target


@pytest.fixture(scope="module")
def pages(pdf: Path) -> list[str]:
    return pages_of(pdf)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    target = tmp_path_factory.mktemp("xlsx") / "laporan.xlsx"
    assert run(["-C", str(ROOT), "report", "--semester", "2", "--year", "2024", "-o", str(target)]) == 0
    return openpyxl.load_workbook(target)


def names_of_plan() -> tuple[list[str], list[str]]:
    plan = find_workspace(ROOT).rencana[0].isi
    assert plan
    whole = outline(plan, "")
    return [one.nama for one in whole.indikator], [one.nama for one in whole.aktivitas]


# every format


@pytest.mark.parametrize("bentuk", EVERY)
def test_the_same_input_gives_the_same_bytes(zi: Zi, unit: Path, bentuk: str) -> None:
    assert made(zi, unit, bentuk) == made(zi, unit, bentuk)


@pytest.mark.parametrize("bentuk", EVERY)
def test_text_of_a_plan_stays_text(zi: Zi, unit: Path, bentuk: str) -> None:
    renamed(unit, *(text for name, text in HOSTILE.items() if name != "arah"))  # reading refuses that one in YAML
    for name, text in HOSTILE.items():
        written(unit, f"{name}.md", f"Kata tim {name}: {text}")
    said = words(bentuk, made(zi, unit, bentuk))
    assert "\u202e" not in said
    if bentuk == "html":
        assert "<script" not in said
        assert "<b>" not in said
    elif bentuk == "md":
        read = squeezed("".join(part.content for one in MarkdownIt().parse(said) for part in one.children or ()))
        assert "<script" not in said
        assert "| lain `" not in said
        assert [text for name, text in HOSTILE.items() if name != "arah" and squeezed(text) not in read] == []
        told = [name for name in HOSTILE if name not in ("tabel", "typst")]  # in a narrative their stars are stress
        assert [one for one in told if squeezed(f"Kata tim {one}: {visible(HOSTILE[one], bentuk)}") not in read] == []
    else:
        assert squeezed(said).count("panjangsekali") >= 334  # over several pages, with their heads between
        left = [text for name, text in HOSTILE.items() if name != "panjang" and (bentuk, name) != ("xlsx", "arah")]
        assert [text for text in left if squeezed(visible(text, bentuk)) not in squeezed(said)] == []


def visible(text: str, bentuk: str) -> str:
    """Give what is left of a text on paper."""
    shown = text.replace("\u202e", "").replace("\u202c", "")
    return shown.replace("😀", "□") if bentuk == "pdf" else shown


@pytest.mark.parametrize("bentuk", EVERY)
def test_texts_that_people_wrote_are_taken_in_and_left_alone(zi: Zi, unit: Path, bentuk: str) -> None:
    text = "# Analisis\n\nKinerja **membaik** sejak Juni.\n\n- butir satu\n- butir dua\n\n| a | b |\n|---|---|\n| 1 | dua |\n"
    written(unit, "analisis.md", text)
    written(unit, "program-i.md", "Catatan program satu.")
    written(unit, "lain.md", "Berkas bernama bebas.")
    said = words(bentuk, made(zi, unit, bentuk))
    if bentuk != "xlsx":  # a workbook holds the tables and the summary; chapters are for reading
        shown = said.replace("**", "").replace("<strong>", "").replace("</strong>", "")
        for part in ("Kinerja membaik sejak Juni.", "butir dua", "Catatan program satu.", "Berkas bernama bebas."):
            assert shown.count(part) == 1
        assert (
            shown.index("Catatan program satu.") < shown.index("Kinerja membaik") < shown.index("Berkas bernama bebas.")
        )
        assert "ditulis oleh tim. Di bawah ini bahannya" not in said
    assert (unit / "plans" / "narasi" / "2024-s2" / "analisis.md").read_text(encoding="utf-8") == text


def test_a_narrative_goes_where_its_name_says(zi: Zi, unit: Path) -> None:
    written(unit, "ringkasan.md", "Kalimat ringkasan.")
    written(unit, "penutup.md", "Kalimat penutup.")
    written(unit, "program-mp.md", "Kalimat program.")
    said = made(zi, unit, "md").decode()
    places = [
        said.index(one)
        for one in ("Kalimat ringkasan", "## Bab I ", "Kalimat program", "Program II ", "## Bab V ", "Kalimat penutup")
    ]
    assert places == sorted(places)


def test_a_narrative_that_is_no_text_is_a_sentence(zi: Zi, unit: Path) -> None:
    written(unit, "analisis.md", "x")
    (unit / "plans" / "narasi" / "2024-s2" / "analisis.md").write_bytes(b"\xff\xfe\x00")
    answer = zi("report", "--semester", "2", "--year", "2024", cwd=unit)
    assert (answer.code, answer.out) == (2, "")
    assert "analisis.md bukan teks UTF-8" in answer.err


@pytest.mark.parametrize(("semester", "before"), [("1", "Semester II 2023"), ("2", "Semester I 2024")])
def test_the_results_open_with_the_follow_up_of_the_semester_before(zi: Zi, semester: str, before: str) -> None:
    said = zi("report", "--semester", semester, "--year", "2024").out
    results = said[said.index("## Bab III") :]
    assert results.index(f"### Tindak lanjut {before}\n") < results.index("### Rekapitulasi")


@pytest.mark.parametrize(
    ("day", "monev", "apip"),
    [
        ("2024-06-30", True, True),
        ("2024-07-08", True, False),
        ("2024-09-30", True, False),
        ("2024-10-01", False, False),
    ],
)
def test_the_first_months_monev_is_that_of_the_semester_before(
    zi: Zi, unit: Path, day: str, *, monev: bool, apip: bool
) -> None:
    post = "Kasubag. Umum dan Perencanaan"
    (unit / "plans" / "rekomendasi").mkdir()
    entries = "".join(
        f"  {one}: {{sumber: {one}, butir: [pw-wbs-paham], kondisi: kondisi {one}, rekomendasi: r, "
        f"penanggung_jawab: {post}, terbit: {day}}}\n"
        for one in ("monev", "apip")
    )
    (unit / "plans" / "rekomendasi" / "2024.yaml").write_text(
        f"skema: 1\ntahun: 2024\nrekomendasi:\n{entries}", encoding="utf-8"
    )
    said = zi("report", "--semester", "2", "--year", "2024", cwd=unit).out
    opening = said[said.index("## Bab III") : said.index("### Rekapitulasi")]
    assert ("kondisi monev" in opening, "kondisi apip" in opening) == (monev, apip)
    assert said.count("kondisi apip") == 1 + apip


def test_a_semesters_own_target_is_compared(zi: Zi, unit: Path) -> None:
    plan = unit / "plans" / "renaksi_2022_2026.yaml"
    text = plan.read_text(encoding="utf-8")
    at = text.index("- id: pw-wbs-paham\n")
    kind = "            jenis: persen\n"
    goal = f"{kind}            target_semester_1: {{2024: 48.7180}}\n"
    plan.write_text(text[:at] + text[at:].replace(kind, goal, 1), encoding="utf-8")
    said = zi("report", "--semester", "1", "--year", "2024", cwd=unit).out
    assert "target semester I 48,718 %: belum tercapai, capaian 99,9999 %" in said
    assert "Target semester I" in zi("explain", "V.4.a", "--year", "2024", "--semester", "1", cwd=unit).out


SECRET = "skema: 1\ntahun: {tahun}\nbukti:\n  {bukti}: {{kerahasiaan: rahasia, nomor: 800/12, oleh: A, dicatat: {tahun}-06-30}}\n"


def write_follow_up(unit: Path, tahun: int, register: str, *bukti: str) -> None:
    """Write a register, and a recommendation whose follow-up these prove."""
    advice = (
        f"skema: 1\ntahun: {tahun}\nrekomendasi:\n  satu:\n    {{sumber: apip, butir: [pw-wbs-paham], kondisi: belum lapor, "
        f"rekomendasi: r, penanggung_jawab: Kasubag. Umum dan Perencanaan, terbit: {tahun}-06-01, tindak_lanjut: "
        f"[{{tanggal: {tahun}-06-20, uraian: u, oleh: A, bukti: [{', '.join(bukti)}]}}]}}\n"
    )
    for bagian, text in (("bukti", register), ("rekomendasi", advice)):
        (unit / "plans" / bagian).mkdir()
        (unit / "plans" / bagian / f"{tahun}.yaml").write_text(text, encoding="utf-8")


def test_evidence_of_a_follow_up_is_listed_and_a_secret_one_is_not_named(zi: Zi, unit: Path) -> None:
    kept = SECRET.format(tahun=2024, bukti="bukti/2024/survei-wbs.pdf")
    write_follow_up(unit, 2024, kept, "bukti/2024/daftar-hadir.pdf", "bukti/2024/survei-wbs.pdf")
    said = zi("report", "--semester", "2", "--year", "2024", cwd=unit).out
    annex = said[said.index("## Lampiran 2") :]
    assert "daftar-hadir.pdf | tindak lanjut satu |" in annex
    assert "dokumen rahasia (800/12)" in annex
    assert "survei-wbs.pdf" not in said


@pytest.mark.parametrize(
    "register", [SECRET.format(tahun=2023, bukti="bukti/2023/lhkpn-gede.pdf"), "skema: [\n"], ids=["rahasia", "rusak"]
)
def test_a_secret_of_an_earlier_year_is_not_named_either(zi: Zi, unit: Path, register: str) -> None:
    """A recommendation carries its evidence into the next year; where nobody can tell, it is not named."""
    write_follow_up(unit, 2023, register, "bukti/2023/lhkpn-gede.pdf")
    for command in (["report", "--semester", "2", "--year", "2024"], ["dashboard", "2024"]):
        said = zi(*command, cwd=unit).out
        assert "belum lapor" in said
        assert "dokumen rahasia" in said
        assert "lhkpn-gede" not in said


@pytest.mark.parametrize("name", ["laporan.odt", "laporan.doc", "laporan", "-"])
def test_an_ending_nobody_knows_is_refused(zi: Zi, tmp_path: Path, name: str) -> None:
    answer = zi("report", "--semester", "1", "-C", str(ROOT), "-o", name, cwd=tmp_path)
    assert (answer.code, list(tmp_path.iterdir())) == (2, [])
    assert "akhirannya tidak dikenal" in answer.err


def test_an_ending_that_contradicts_the_format_is_refused(zi: Zi, tmp_path: Path) -> None:
    answer = zi("report", "--semester", "1", "--format", "pdf", "-C", str(ROOT), "-o", "x.docx", cwd=tmp_path)
    assert (answer.code, list(tmp_path.iterdir())) == (2, [])
    assert zi("report", "--semester", "1", "--format", "md", "-C", str(ROOT), "-o", "LAPORAN", cwd=tmp_path).code == 0


def test_the_units_own_templates_are_not_overwritten(zi: Zi, unit: Path) -> None:
    own_template(unit, "KOP")
    before = (unit / "templates" / "laporan.docx").read_bytes()
    answer = zi("report", "--semester", "1", "--year", "2024", "-o", "templates/laporan.docx", cwd=unit)
    assert (answer.code, (unit / "templates" / "laporan.docx").read_bytes()) == (2, before)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders on this system")
def test_what_is_no_file_is_not_replaced(zi: Zi, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.md")
    answer = zi("report", "--semester", "1", "-C", str(ROOT), "-o", "pipa.md", cwd=tmp_path)
    assert (answer.code, "bukan berkas biasa" in answer.err) == (2, True)
    (tmp_path / "lup.md").symlink_to("lup.md")
    answer = zi("report", "--semester", "1", "-C", str(ROOT), "-o", "lup.md", cwd=tmp_path)
    assert (answer.code, "tautan yang berputar" in answer.err) == (2, True)
    assert (tmp_path / "lup.md").is_symlink()
    assert (tmp_path / "pipa.md").is_fifo()


def test_a_tie_of_programs_is_called_one(zi: Zi) -> None:
    said = zi("report", "--semester", "1", "--year", "2024", "--today", "2024-05-01").out
    assert "sama di semua program yang terisi" in said


@pytest.mark.parametrize("bentuk", BINARY)
def test_what_is_no_text_goes_to_a_file_only(zi: Zi, bentuk: str) -> None:
    answer = zi("report", "--semester", "1", "--year", "2024", "--format", bentuk)
    assert (answer.code, answer.out) == (2, "")
    assert f"-o laporan.{bentuk}" in answer.err


@pytest.mark.parametrize("bentuk", BINARY)
def test_a_missing_library_is_answered_with_the_line_that_installs_it(
    zi: Zi, tmp_path: Path, bentuk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = {"docx": "docxtpl", "pdf": "typst", "xlsx": "xlsxwriter"}[bentuk]
    monkeypatch.setitem(sys.modules, library, None)
    target = tmp_path / f"x.{bentuk}"
    answer = zi("report", "--semester", "1", "--year", "2024", "-o", str(target))
    assert answer.code == 2
    assert re.search(rf'-m pip install "{library}[<>=]', " ".join(answer.err.split()))
    assert not target.exists()


def test_all_formats_at_once(zi: Zi, tmp_path: Path) -> None:
    folder = tmp_path / "laporan"
    answer = zi("report", "--semester", "1", "--year", "2024", "--all-formats", "-o", str(folder))
    assert answer.code == 0
    assert sorted(one.name for one in folder.iterdir()) == sorted(f"laporan-2024-s1.{one}" for one in EVERY)
    assert zi("report", "--semester", "1", "--all-formats").code == 2
    assert zi("report", "--semester", "1", "--all-formats", "--format", "md", "-o", str(folder)).code == 2


def test_all_formats_are_not_written_among_the_units_data(zi: Zi, unit: Path) -> None:
    answer = zi("report", "--semester", "1", "--year", "2024", "--all-formats", "-o", "plans/laporan", cwd=unit)
    assert answer.code == 2
    assert not (unit / "plans" / "laporan").exists()


# PDF


def test_every_page_of_the_pdf_says_contoh_and_draf_and_its_number(pages: list[str]) -> None:
    assert len(pages) > 20
    for n, said in enumerate(pages, 1):
        assert "CONTOH · DRAF" in said
        assert n == 1 or f"Halaman {n} dari {len(pages)}" in said


def test_the_pdf_holds_every_indikator_and_every_aktivitas(pages: list[str]) -> None:
    said = squeezed("".join(pages))
    indikator, aktivitas = names_of_plan()
    assert (len(indikator), len(aktivitas)) == (36, 98)
    assert [one for one in indikator + aktivitas if squeezed(one) not in said] == []


def test_the_pdf_has_bookmarks_and_is_pdf_a(pdf: Path) -> None:
    read = pypdf.PdfReader(pdf)
    top = [one["/Title"] for one in read.outline if not isinstance(one, list)]
    assert [one for one in top if one.startswith("Bab ")] == [
        "Bab I Pendahuluan", "Bab II Ringkasan rencana aksi", "Bab III Hasil",
        "Bab IV Kendala, rekomendasi dan rencana tindak lanjut", "Bab V Penutup",
    ]  # fmt: skip
    assert b"pdfaid:part" in read.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert read.trailer["/Root"]["/Lang"] == "id"


def test_a_sign_the_fonts_do_not_hold_is_named(zi: Zi, unit: Path) -> None:
    renamed(unit, "Program 😀")
    answer = zi("report", "--semester", "1", "--year", "2024", "-o", "x.pdf", cwd=unit)
    assert "tanda yang tidak ada di huruf PDF dicetak □: 😀 (U+1F600)" in answer.err
    assert "□" not in zi("report", "--semester", "2", "--year", "2024", "-o", str(unit / "y.pdf")).err


def test_every_sign_that_is_said_to_be_held_is(zi: Zi, unit: Path) -> None:
    ranges = ((0xA0, 0x17F), (0x218, 0x21B), (0x391, 0x3A1), (0x3A3, 0x3C9), (0x410, 0x44F), (0x2010, 0x2027), (0x2030, 0x203A),
              (0x2190, 0x2195), (0x2200, 0x2265))  # fmt: skip
    signs = [chr(code) for first, last in ranges for code in range(first, last + 1)] + list("€■□✓✔✗")
    written(unit, "tanda.md", "Tanda: " + " ".join(signs))
    answer = zi("report", "--semester", "2", "--year", "2024", "-o", "x.pdf", cwd=unit)
    assert (answer.code, answer.err.count("dicetak □")) == (0, 0)
    said = "".join(pages_of(unit / "x.pdf"))
    assert [one for one in "éČșΩЖ—€→≥✓" if one not in said] == []


def test_the_heads_of_a_table_stand_on_each_of_its_pages(pages: list[str]) -> None:
    annex = [one for one in pages if "belum terdaftar" in one]
    assert len(annex) > 2
    assert all("Dokumen" in one and "Verifikasi" in one for one in annex)


# Excel


def test_the_workbook_holds_the_four_tables(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [
        "Ringkasan",
        "Matriks",
        "Indikator",
        "Aktivitas",
        "Bukti",
        "Kendala",
        "Tindak lanjut",
        "Rekomendasi",
        "Metode",
    ]
    indikator, aktivitas = names_of_plan()
    column = {cell.value: cell.column for cell in book["Matriks"][4]}
    assert list(column)[1:13] == [
        "No", "Program/Kegiatan", "Aktivitas", "Output", "Waktu", "Indikator", "2022", "2023", "2024", "2025", "2026",
        "Penanggung jawab",
    ]  # fmt: skip
    rows = list(book["Matriks"].iter_rows(min_row=5, values_only=True))
    assert [row[column["Aktivitas"] - 1] for row in rows if row[column["Aktivitas"] - 1]] == aktivitas
    assert len([row for row in rows if row[column["Indikator"] - 1]]) == len(indikator)
    assert [row[2] for row in book["Indikator"].iter_rows(min_row=5, values_only=True)] == indikator


def test_numbers_are_numbers_and_days_are_days(book: openpyxl.Workbook) -> None:
    heads = {cell.value: cell.column - 1 for cell in book["Indikator"][4]}
    row = next(one for one in book["Indikator"].iter_rows(min_row=5, values_only=True) if one[1] == "V.4.a")
    assert (row[heads["Target"]], row[heads["Realisasi S2"]]) == (65, 66.5)
    assert row[heads["Realisasi S1"]] == pytest.approx(38 / 78 * 100)
    heads = {cell.value: cell.column - 1 for cell in book["Aktivitas"][4]}
    day = next(book["Aktivitas"].iter_rows(min_row=5))[heads["Realisasi"]]
    assert day.is_date


def test_every_table_of_the_workbook_can_be_read_and_printed(book: openpyxl.Workbook) -> None:
    for name in ("Matriks", "Indikator", "Aktivitas", "Bukti", "Tindak lanjut"):
        sheet = book[name]
        assert sheet.freeze_panes, name
        assert sheet.auto_filter.ref, name
        assert sheet.print_title_rows == "$4:$4"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    for sheet in book:
        assert "CONTOH · DRAF" in sheet.oddHeader.center.text
        assert "CONTOH · DRAF" in sheet["A3"].value


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x.example";"klik")', "+1", "-1", "@SUM(A1)", "http://x.example", "{=1}"]
)
def test_no_text_becomes_a_formula_a_link_or_a_number(zi: Zi, unit: Path, text: str) -> None:
    renamed(unit, text)
    found = openpyxl.load_workbook(BytesIO(made(zi, unit, "xlsx")))
    cells = [cell for sheet in found for row in sheet for cell in row if cell.value == text]
    assert cells
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
    assert not any(cell.data_type == "f" for sheet in found for row in sheet for cell in row)


# Word


def test_every_section_of_the_document_says_contoh_and_draf(zi: Zi, unit: Path) -> None:
    document = docx.Document(BytesIO(made(zi, unit, "docx")))
    assert len(document.sections) > 5
    for section in document.sections:
        assert section.header.paragraphs[0].text == "CONTOH · DRAF"
        assert "Semester II Tahun 2024" in section.footer.paragraphs[0].text
    said = squeezed("".join(words_of_docx(document)))
    indikator, aktivitas = names_of_plan()
    assert [one for one in indikator + aktivitas if squeezed(one) not in said] == []
    assert "{{" not in said
    assert "{%" not in said


def own_template(unit: Path, *paragraphs: str) -> None:
    (unit / "templates").mkdir()
    document = docx.Document()
    for one in paragraphs:
        document.add_paragraph(one)
    document.save(unit / "templates" / "laporan.docx")


def test_the_units_own_word_template_takes_the_place_of_the_projects(zi: Zi, unit: Path) -> None:
    own_template(unit, "KOP DINAS", "{{ laporan.judul }}")
    document = docx.Document(BytesIO(made(zi, unit, "docx")))
    assert document.paragraphs[0].text == "KOP DINAS"
    assert "Semester II Tahun 2024" in document.paragraphs[1].text


@pytest.mark.parametrize(
    "text",
    [
        "{{ laporan.__class__.__mro__ }}",
        "{% for x in %}",
        "{{ tidak_ada }}",
        "{{ 1/0 }}",
        "{% include '/etc/hostname' %}",
    ],
)
def test_a_word_template_that_cannot_be_used_or_should_not_is_a_sentence(zi: Zi, unit: Path, text: str) -> None:
    own_template(unit, text)
    answer = zi("report", "--semester", "2", "--year", "2024", "-o", str(unit / "x.docx"), cwd=unit)
    assert answer.code == 2
    assert "template laporan.docx tidak dapat dipakai" in answer.err
    assert not (unit / "x.docx").exists()


def test_a_word_template_that_is_none_or_a_bomb_is_a_sentence(zi: Zi, unit: Path) -> None:
    (unit / "templates").mkdir()
    path = unit / "templates" / "laporan.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 55_000_000)
    answer = zi("report", "--semester", "2", "--year", "2024", "-o", "x.docx", cwd=unit)
    assert (answer.code, "lebih dari 8 MB" in answer.err) == (2, True)
    path.write_bytes(b"bukan dokumen")
    assert zi("report", "--semester", "2", "--year", "2024", "-o", "x.docx", cwd=unit).code == 2


def test_the_word_template_is_what_its_tool_makes() -> None:
    spec = importlib.util.spec_from_file_location("templat_word", ROOT / "tools" / "templat_word.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.template() == (ROOT / "templates" / "laporan.docx").read_bytes()
