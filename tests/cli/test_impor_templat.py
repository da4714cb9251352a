"""`zi import --templat`: a workbook that an office fills in, and that comes back as a plan."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import Zi
from zi_cli.core.importing.example import CONTOH
from zi_cli.model.waktu import parse_waktu
from zi_cli.render.export.blank_plan import ADVICE_WIDTHS, HEAD, KOLOM, PETUNJUK, WAKTU, blank_plan
from zi_cli.yaml.reading import read

FIRST = HEAD + 2
"""The first row below the head, as a sheet counts."""
UNIT = "Dinas Contoh Kabupaten Rekaan"
ANSWERS = ("--jawab", "jawaban.yaml")


def filled(folder: Path, change: Any, mulai: int = 2026, selesai: int = 2030) -> Path:
    """Write the template as somebody saved it after a change."""
    book = load_workbook(BytesIO(blank_plan(mulai, selesai)))
    change(book["Rencana"])
    book.save(folder / "rencana.xlsx")
    (folder / "jawaban.yaml").write_text("skema: 1\nunit: {singkatan: Dinkon}\n", encoding="utf-8")
    return folder / "rencana.xlsx"


def as_ones_own(sheet: Worksheet) -> None:
    """Take the mark away from the example, and name the unit."""
    sheet["A2"] = UNIT
    for row in sheet.iter_rows(min_row=FIRST):
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = cell.value.removeprefix(CONTOH).strip()


def test_the_same_bytes_each_time_and_never_over_a_file(zi: Zi, tmp_path: Path) -> None:
    made = zi("import", "--templat", "rencana.xlsx", "--today", "2026-03-01", cwd=tmp_path)
    assert (made.code, made.out) == (0, "")
    data = (tmp_path / "rencana.xlsx").read_bytes()
    assert data == blank_plan(2026, 2030), "this year and four more, where nobody says"
    again = zi("import", "--templat", "rencana.xlsx", "--from", "2020", cwd=tmp_path)
    assert again.code == 2
    assert "sudah ada" in again.err
    assert (tmp_path / "rencana.xlsx").read_bytes() == data


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "sebut dokumennya"),
        (("a.docx", "--templat", "b.xlsx"), "bukan keduanya"),
        (("--templat", "b.csv"), "harus bernama .xlsx"),
        (("--templat", "b.xlsx", "--from", "2026", "--to", "2020"), "sebelum mulai"),
        (("a.docx", "--from", "2026"), "hanya untuk --templat"),
    ],
)
def test_what_cannot_be_meant_is_refused(zi: Zi, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = zi("import", *arguments, cwd=tmp_path)
    assert answer.code == 2
    assert said in " ".join(answer.err.split())
    assert list(tmp_path.iterdir()) == []


def test_the_example_without_its_mark_comes_in_without_an_oddity(zi: Zi, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    filled(tmp_path, as_ones_own, 2026, 2027)
    made = zi("import", "rencana.xlsx", "--jawab", "jawaban.yaml", cwd=tmp_path)
    assert made.code == 0, (made.out, made.err)
    assert made.out.startswith("rencana.xlsx: 1 program, 1 kegiatan, 2 aktivitas dan 2 indikator\n\nzi check:")
    plan: Any = read((tmp_path / "plans/renaksi_2026_2027.yaml").read_bytes()).tree
    assert plan["judul"] == "Rencana Aksi Zona Integritas Tahun 2026-2027"
    assert plan["unit"]["nama"] == UNIT
    (program,) = plan["program"]
    assert (program["nama"], program["sasaran"]) == (
        "Manajemen Perubahan",
        ["Komitmen pimpinan dan pegawai meningkat"],
    )
    (line,) = program["kegiatan"]
    assert [one["waktu"] for one in line["aktivitas"]] == ["Januari", "Juni dan Desember"]
    assert [one["jenis"] for one in line["indikator"]] == ["persen", "jumlah"]
    assert [one["target"] for one in line["indikator"]] == [{2026: 60, 2027: 60}, {2026: 1, 2027: 1}]


def test_an_example_that_is_left_is_told_of_and_not_written(zi: Zi, tmp_path: Path) -> None:
    def below(sheet: Worksheet) -> None:
        sheet["A2"] = UNIT
        sheet.append(["I", "Penataan Tatalaksana"])
        row = ["1", "Penerapan SOP", "Mengevaluasi SOP", "Laporan evaluasi", "Maret", "Jumlah SOP", *["3"] * 5]
        sheet.append([*row, "Sekretaris"])

    filled(tmp_path, below)
    made = zi("import", "rencana.xlsx", *ANSWERS, "-o", "made.yaml", cwd=tmp_path)
    assert made.code == 1
    assert "ZI1026 Baris contoh (3)" in made.out
    for row in range(FIRST, FIRST + 3):
        assert f"Rencana!{'C' if row == FIRST + 2 else 'B'}{row}: " in made.out
    text = (tmp_path / "made.yaml").read_text(encoding="utf-8")
    assert "nama: Penataan Tatalaksana" in text
    assert "Manajemen Perubahan" not in text
    assert "Tim ZI" not in text


def test_a_template_that_nobody_filled_in_is_no_plan(zi: Zi, tmp_path: Path) -> None:
    filled(tmp_path, lambda _: None)
    answer = zi("import", "rencana.xlsx", *ANSWERS, cwd=tmp_path)
    assert answer.code == 2
    assert "belum memuat satu program pun" in answer.err


def test_what_is_typed_stays_text_and_the_head_stays_in_sight() -> None:
    book = load_workbook(BytesIO(blank_plan(2026, 2028)))
    sheet = book["Rencana"]
    assert [cell.value for cell in sheet[HEAD + 1]][6:9] == ["2026", "2027", "2028"]
    assert {cell.number_format for row in sheet.iter_rows(min_row=FIRST) for cell in row} == {"@"}
    assert {one.number_format for one in sheet.column_dimensions.values()} == {"@"}
    assert (sheet.freeze_panes, sheet.print_title_rows) == (f"C{FIRST}", f"${HEAD + 1}:${HEAD + 1}")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_every_schedule_that_is_offered_can_be_read_and_others_may_be_typed() -> None:
    book = load_workbook(BytesIO(blank_plan(2026, 2028)))
    (one,) = book["Rencana"].data_validations.dataValidation
    assert not one.showErrorMessage
    name, _, place = one.formula1.partition("!")
    assert name == PETUNJUK
    assert [cell.value for (cell,) in book[name][place.replace("$", "")]] == list(WAKTU)
    assert [parse_waktu(each).teks for each in WAKTU] == list(WAKTU)


def test_the_page_of_advice_names_every_column() -> None:
    book = load_workbook(BytesIO(blank_plan(2026, 2028)))
    heads = {str(cell.value) for cell in book["Rencana"][HEAD + 1]}
    named = {name for name, *_ in KOLOM}
    assert {one for one in heads if not one.isdecimal()} | {"Tahun"} == named
    assert len(ADVICE_WIDTHS) == len(KOLOM[0])
