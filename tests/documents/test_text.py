"""The text of a table: whatever parts it, however it is encoded, and what stands around it."""

import pytest

from tests.documents.kemas import held, texts
from tests.impor import bangun
from zi_cli.documents.reading import read_document
from zi_cli.model.grid import Document
from zi_cli.model.refusal import Refusal


def read(text: str | bytes, name: str = "rencana.csv") -> Document:
    return read_document(text.encode() if isinstance(text, str) else text, name)


def test_the_plan_of_the_office_is_one_table_of_twelve_columns_over_all_its_pages() -> None:
    document = read(bangun.TEKS.read_bytes(), "rencana.txt")
    (grid,) = document.grids
    cells = held(document)
    assert (grid.name, grid.lettered, document.unseen) == ("", False, ())
    assert [one.text for one in grid.rows[5]][::11] == ["NO", "Penanggungjawab"]
    assert max(one.column for one in cells) == 12
    assert sum(one.text == "NO" for one in cells) == sum(
        line.startswith("NO\t") for line in bangun.TEKS.read_text(encoding="utf-8").splitlines()
    )
    assert next(line for line in grid.before if line).startswith("RENCANA AKSI")
    assert [line for line in grid.after if line][:2] == [
        "Singaraja, 10 Januari 2022",
        "Kepala Dinas Perdagangan, Perindustrian dan Koperasi",
    ]
    assert "" in grid.after  # a blank line parts the post from the name


def test_a_cell_stands_where_its_line_begins() -> None:
    document = read('judul\n\nA;B;C\n1;"baris satu\nbaris dua";x\n2;y;z\n')
    assert [(one.row, one.text) for one in held(document)][3:] == [
        *((4, "1"), (4, "baris satu\nbaris dua"), (4, "x")),
        *((6, "2"), (6, "y"), (6, "z")),
    ]
    assert document.grids[0].before == ("judul", "")


@pytest.mark.parametrize("sign", "\t;,|")
def test_each_sign_that_parts_columns_is_found(sign: str) -> None:
    rows = [["No", "Uraian; singkat, jelas", "2024"], ["1", "satu, dua", "60%"], ["2", "a; b | c", "1"]]
    quoted = [sign.join(f'"{one}"' for one in row) for row in rows]
    assert texts(read("\n".join(quoted)).grids[0]) == rows


def test_a_title_and_a_signature_are_no_rows_and_keep_their_signs() -> None:
    text = "RENCANA AKSI\nDinas X, Kota Y\nNo,Uraian,2024,2025\n1,a,1,2\n2,b,3,4\n\nY, 2 Januari 2024\nKepala Dinas\n"
    (grid,) = read(text).grids
    assert grid.before == ("RENCANA AKSI", "Dinas X, Kota Y")
    assert grid.after == ("", "Y, 2 Januari 2024", "Kepala Dinas")
    assert texts(grid)[3:] == [["1", "a", "1", "2"], ["2", "b", "3", "4"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_of_other_encodings_are_read_without_a_word(encoding: str) -> None:
    document = read("No;Nama;Tahun\n1;Buléléng – “x”;2024".encode(encoding))
    assert (texts(document.grids[0])[1], document.unseen) == (["1", "Buléléng – “x”", "2024"], ())


def test_what_is_no_unicode_is_read_as_windows_writes_it_and_told() -> None:
    document = read("No;Nama\n1;Buléléng\n2;“x”".encode("cp1252"))
    assert texts(document.grids[0])[1:] == [["1", "Buléléng"], ["2", "“x”"]]
    assert "Windows-1252" in document.unseen[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_in_any_system(end: str) -> None:
    assert texts(read(end.join(["A;B;C", "1;2;3"])).grids[0]) == [["A", "B", "C"], ["1", "2", "3"]]


def test_a_quote_that_never_closes_hides_no_row() -> None:
    text = 'No;Uraian;Tahun\n1;"Agen" Perubahan;2024\n2;"Pelayanan;2025\n3;c;2026\n'
    assert texts(read(text).grids[0]) == [
        ["No", "Uraian", "Tahun"],
        ["1", '"Agen" Perubahan', "2024"],
        ["2", '"Pelayanan', "2025"],
        ["3", "c", "2026"],
    ]


def test_signs_that_turn_or_hide_text_are_gone() -> None:
    assert texts(read("A;B\n1;x\u202ey\x1b[2J\n2;\ufeffz").grids[0])[1:] == [["1", "xy[2J"], ["2", "z"]]


def test_blank_columns_and_lines_cost_nothing() -> None:
    document = read("A;B;C\n" + ("1;2" + ";" * 2000 + "\n") * 20 + "\n" * 1000)
    assert [len(row) for row in document.grids[0].rows] == [3, *[2] * 20]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("satu baris saja", "tidak ada tabel di teks ini"),
        ("RENCANA AKSI\n\nDinas", "tidak ada tabel di teks ini"),
        (b"A;B\x00;C", "bukan teks"),
        ("A;B\n" * 50_001, "terlalu besar"),
        (("x;" * 1_500 + "\n") * 3, "lebih dari 1000 kolom"),
        ("a;b;c;d;e;f;g;h;i;j\n" * 45_000, "terlalu besar"),
        ("ab;cd\n" * 1_700_000, "terlalu besar"),
    ],
    ids=("line", "lines", "bytes", "rows", "columns", "cells", "signs"),
)
def test_what_is_no_table_or_larger_than_a_plan_is_refused(text: str | bytes, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        read(text)
    assert refused.value.saran
