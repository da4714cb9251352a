"""Sheets of older Excel and of LibreOffice: what a library sees of them, what it hides, and what would cost too much."""

import random
import sys
from fractions import Fraction
from pathlib import Path
from struct import pack, pack_into, unpack_from

import pytest

from tests.documents.kemas import texts, zipped
from zi_cli.documents.reading import read_document
from zi_cli.model.grid import Document
from zi_cli.model.refusal import Refusal

pytest.importorskip("python_calamine")
HERE = Path(__file__).parent / "lama"
"""A sheet of a few rows with a percentage, a merged cell, an error and a day, saved by LibreOffice as .xls and as .ods."""


def read(name: str) -> Document:
    return read_document((HERE / name).read_bytes(), name)


@pytest.mark.parametrize("name", ["rencana.xls", "rencana.ods"])
def test_an_older_sheet_is_read_and_what_it_hides_is_told(name: str) -> None:
    document = read(name)
    (grid,) = document.grids
    assert grid.name == "Renaksi"
    assert texts(grid) == [
        ["RENCANA AKSI"],
        [],
        ["No", "Kegiatan", "2024", "2025"],
        ["1", "Tim ZI", "0.6", "62.5"],
        ["2", "1 Inovasi", "1 Juni 2024"],  # an error between them reads as blank
    ]
    assert [grid.address(one) for one in grid.rows[4]] == ["Renaksi!A5", "Renaksi!B5", "Renaksi!D5"]
    assert grid.rows[3][2].number == Fraction(3, 5)
    assert all(one in document.unseen[0] for one in ("persen", "rumus", "galat"))


def test_merged_cells_are_seen_in_older_excel_alone() -> None:
    assert read("rencana.xls").grids[0].rows[0][0].columns == 4
    assert "sel gabungan" in read("rencana.ods").unseen[0]
    assert "sel gabungan" not in read("rencana.xls").unseen[0]


@pytest.mark.parametrize("name", ["rencana.xls", "rencana.ods"])
def test_without_the_library_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(Refusal, match="python-calamine") as refused:
        read(name)
    assert ".xlsx" in str(refused.value.saran)


OPEN = "application/vnd.oasis.opendocument.spreadsheet"
CELL = '<t:table-cell o:value-type="string" t:number-columns-repeated="{}"><x:p>a</x:p></t:table-cell>'


@pytest.mark.parametrize(
    "rows",
    [
        f'<t:table-row t:number-rows-repeated="1048576">{CELL.format(1)}</t:table-row>',
        f"<t:table-row>{CELL.format(16384)}</t:table-row>",
        f'<t:table-row t:number-rows-repeated="1048570"/><t:table-row>{CELL.format(1)}</t:table-row>',
        f'<t:table-row t:number-rows-repeated="40000">{CELL.format(900)}</t:table-row>',
    ],
)
def test_rows_and_cells_that_are_repeated_without_end_are_refused(rows: str) -> None:
    content = f'<o:c xmlns:o="o" xmlns:t="t" xmlns:x="x"><t:table t:name="a">{rows}</t:table></o:c>'
    with pytest.raises(Refusal, match="terlalu besar"):
        read_document(zipped({"mimetype": OPEN, "content.xml": content}), "a.ods")


def test_cells_far_apart_and_counts_without_end_are_refused() -> None:
    """A library would make room for all that lies between."""
    data = (HERE / "rencana.xls").read_bytes()
    for said, instead in (
        (pack("<HHHH", 0x027E, 10, 4, 3), pack("<HHHH", 0x027E, 10, 65535, 255)),  # the number in D5
        (pack("<HHII", 0x00FC, 60, 5, 5), pack("<HHII", 0x00FC, 60, 5, 0x7FFFFFFF)),  # so many texts are shared
    ):
        assert data.count(said) == 1
        with pytest.raises(Refusal, match="terlalu besar"):
            read_document(data.replace(said, instead), "a.xls")


def test_a_chain_of_sectors_that_leads_back_is_refused() -> None:
    data = bytearray((HERE / "rencana.xls").read_bytes())
    (table,) = unpack_from("<I", data, 76)
    for sector in range(12):
        pack_into("<I", data, (table + 1) * 512 + 4 * sector, 0)
    with pytest.raises(Refusal, match="berputar"):
        read_document(bytes(data), "a.xls")


@pytest.mark.parametrize("seed", range(100))
@pytest.mark.parametrize("name", ["rencana.xls", "rencana.ods"])
def test_a_spoiled_sheet_is_read_or_refused(name: str, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray((HERE / name).read_bytes())
    for _ in range(chance.choice((1, 3, 30))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    end = chance.choice((len(data), len(data), chance.randrange(len(data))))
    try:
        document = read_document(bytes(data[:end]), name)
    except Refusal as refused:
        assert refused.saran
    else:
        assert document.unseen
