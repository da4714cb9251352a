"""Whatever a table holds: each cell that is not blank is in the plan, ignored by name in the map, or told of with its place.

Every cell drawn here has words of its own, so that a cell that is lost cannot hide behind another.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from zi_cli.core.importing.columns import columns_of
from zi_cli.core.importing.filling import Choices
from zi_cli.core.importing.reading import read_plan
from zi_cli.core.importing.tree import Terbaca
from zi_cli.core.importing.wording import target_words, without_html
from zi_cli.files.imported import plan_text
from zi_cli.model.grid import Cell, Grid, letters
from zi_cli.model.jawaban import KOSONG
from zi_cli.model.peta import TANDA_BULAN, CaraTingkat, Makna, Peta
from zi_cli.model.tanda import rapi
from zi_cli.model.waktu import parse_waktu

NAMES = {
    "kolom": (["program", "kegiatan", "aktivitas", "indikator"], CaraTingkat()),
    "nomor": (
        ["nomor", "program/kegiatan", "aktivitas", "indikator"],
        CaraTingkat(cara="nomor", program="romawi", kegiatan="angka"),
    ),
    "awalan": (
        ["program/kegiatan/aktivitas/indikator"],
        CaraTingkat(cara="awalan", program="SS", kegiatan="K", aktivitas="IO", indikator="IK"),
    ),
}
CONTENTS = (
    *(
        "tujuan",
        "sasaran",
        "output",
        "waktu",
        "anggaran",
        "satuan",
        "rumus",
        "penanggung jawab",
        "pendukung",
        "catatan",
    ),
    *("penanggung jawab aktivitas", "catatan aktivitas", "nomor", "tahun", "target", "target 2024", "target 2025"),
    *("target 2024 semester 1", "target 2024 triwulan 2", "target 2024 triwulan 4", "bulan Maret", "bulan April"),
    *("abaikan", "baris", "tak disebut"),
)
LABELS = {"Uraian": "aktivitas", "Dok": "output", "Tim": "penanggung jawab aktivitas", "Ukuran": "indikator"}
WORDS = (  # %s is a word that no other cell has
    *(
        "%s",
        "%s",
        "%s",
        "%s lagi%s",
        "<p>%s</p>",
        "Program: %s bertujuan %s Sasaran: - %s - a%s",
        "%s Rumus: x%s / y%s",
    ),
    *("Jumlah %s", "%s (1=a%s; 2=b%s)", "%s (1=a%s; 1=b%s)", "- %s - b%s", "1. %s 2. c%s", "%s\n%s", "%s; e%s"),
    *("SS1. %s", "K.1 5 %s", "IO %s", "IK %s", "SS", "I", "IV", "1", "2", "1a", "-", "•", "%%", "Persen", "<br>"),
    *("Uraian: %s\nDok: d%s\nTim: t%s", "Dok: %s", "lepas%s\nUkuran: %s", "Juni", "B03", "kapan%s", "v", "V", "✓", "?"),
    *("2024", "Tahun 2025", "tahun ke-%s", "#DIV/0!", "Kota %s, 5 Januari 2024", "Rp 1.000.%03d", "1.250"),
)
FIGURES = ("%d", "%d%%", "%d.5", "%d SK", "%d Inovasi%d", "target%d")
AS_DRAWN = (Phase.explicit, Phase.generate)
"""A small table is drawn small; making one smaller takes minutes."""
DROPPED = re.compile(
    r"\d+|[a-z]|(?:ss|k|io|ik)\d*|program|tujuan|sasaran|rumus|formula|uraian|dok|tim|ukuran|br|p|januari"
)
"""What stands in a cell for its form alone: numbers and signs of a list, labels, prefixes."""


@st.composite
def tables(draw: st.DrawFn) -> tuple[Grid, Peta]:
    """Draw a map and a table that has its head, with merged cells, oddities and hidden rows."""
    cara = draw(st.sampled_from(sorted(NAMES)))
    names, tingkat = NAMES[cara]
    extra = draw(st.lists(st.sampled_from(CONTENTS), max_size=6))
    columns = draw(st.permutations([*names, *extra]))
    heads = {n: f"judul {letters(n)}" for n in range(1, len(columns) + 1)}
    kolom = {heads[n]: one for n, one in enumerate(columns, 1) if one != "tak disebut"}
    baris = {judul: LABELS for judul, one in kolom.items() if one == "baris"}
    peta = Peta(
        skema=1,
        kolom=kolom,
        baris=baris,
        tingkat=tingkat,
        tahun=draw(st.sampled_from((None, 2024))),
        pisah_jabatan=draw(st.sampled_from((None, ";"))),
    )
    carried = dict(enumerate(columns, 1))
    rows = [tuple(Cell(1, n, judul) for n, judul in heads.items())]
    taken: set[tuple[int, int]] = set()
    for row in range(2, draw(st.integers(3, 9))):
        cells = [
            _cell(draw, row, n, carried.get(n, ""), taken) for n in range(1, len(columns) + 2) if (row, n) not in taken
        ]
        rows.append(tuple(filter(None, cells)))
    return Grid("", False, tuple(rows), frozenset(draw(st.sets(st.integers(2, 8), max_size=1)))), peta  # noqa: FBT003


def _cell(draw: st.DrawFn, row: int, column: int, carried: str, taken: set[tuple[int, int]]) -> Cell | None:
    if draw(st.integers(0, 4)) == 0:
        return None
    serial = row * 100 + column
    text = _text(draw, carried, serial)
    down, across = draw(st.sampled_from(((1, 1),) * 5 + ((2, 1), (1, 2))))
    if across > 1 and (row, column + 1) in taken:
        across = 1
    taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
    odd = ("galat",) if text.startswith("#") else draw(st.sampled_from(((),) * 9 + (("rumus",), ("gambar",))))
    number = Fraction(serial) if text == str(serial) and draw(st.booleans()) else None
    return Cell(row, column, text, number, down, across, odd)


def _text(draw: st.DrawFn, carried: str, serial: int) -> str:
    usual = {"nomor": ("I", "II", "1", "2", "1a"), "tahun": ("2024", "Tahun 2025", f"tahun ke-{serial}")}
    if draw(st.booleans()):
        if carried.startswith("target"):
            form = draw(st.sampled_from(FIGURES))
            return form % ((serial,) * form.count("%d"))
        if carried.startswith("bulan"):
            return draw(st.sampled_from(TANDA_BULAN))
        if carried in usual:
            return draw(st.sampled_from(usual[carried]))
    form = draw(st.sampled_from(WORDS))
    word = f"kata{serial}"
    return (form.replace("%03d", str(serial)) % ((word,) * form.count("%s"))).strip()


class Plan:
    """What a plan says, as its file reads back."""

    def __init__(self, text: str, terbaca: Terbaca) -> None:
        leaves = list(_leaves(yaml.safe_load(text)))
        self.texts = {str(one) for one in leaves}
        self.words = {word for one in self.texts for word in _words(one)}
        self.numbers = {Fraction(str(one)) for one in leaves if type(one) in (int, float)}
        self.months = {
            cell: month
            for node in terbaca.every()
            for month, cell in node.bulan.items()
            if _covers(str(node.isi.get("waktu", "Mei")), month)
        }

    def says(self, text: str) -> bool:
        words = {one for one in _words(text) if not DROPPED.fullmatch(one)}
        return words <= self.words if words else any(rapi(text) in one for one in self.texts)

    def holds(self, cell: Cell) -> bool:
        """Say whether the figure of a target is in the plan, and its unit."""
        said = target_words(cell.text, cell.number)
        return bool(said) and said.angka in self.numbers and (not said.satuan or self.says(said.satuan))


def _covers(waktu: str, month: int) -> bool:
    return any(one.mulai <= month <= one.jatuh_tempo for one in parse_waktu(waktu).jendela)


def _leaves(tree: Any) -> Iterator[object]:
    if isinstance(tree, dict):
        for key, one in tree.items():
            yield key
            yield from _leaves(one)
    elif isinstance(tree, list):
        for one in tree:
            yield from _leaves(one)
    else:
        yield tree


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", rapi(without_html(text)).casefold())


class Account:
    """What became of each cell of a table."""

    def __init__(self, grid: Grid, peta: Peta) -> None:
        columns = columns_of(grid, peta)
        assert columns is not None
        self.grid, self.peta, self.columns = grid, peta, columns
        self.read = read_plan(grid, columns, peta, Choices())
        self.plan = Plan(plan_text(self.read, "tabel", KOSONG), self.read)
        self.told = " | ".join(f"{one.alamat} | {one.ditulis}" for one in self.read.keganjilan)
        self.unused = {one.alamat.rpartition(" ")[2] for one in self.read.keganjilan if one.kode == "ZI1001"}

    def lost(self) -> list[str]:
        """Give the cells of which nobody says anything."""
        cells = (cell for number, row in enumerate(self.grid.rows, 1) for cell in row if number > 1)
        return [f"{self.grid.address(cell)}: {cell.text}" for cell in cells if not self._is_told(cell)]

    def _is_told(self, cell: Cell) -> bool:
        if re.search(rf"{self.grid.address(cell)}(?!\d)", self.told) or str(cell.column) in self.unused:
            return True
        one = self.columns.makna.get(cell.column)
        return self._is_used(cell, one) if one else self.plan.says(cell.text)

    def _is_used(self, cell: Cell, one: Makna) -> bool:
        match one.jenis:
            case "abaikan":
                return True
            case "nomor":
                return self.peta.tingkat.cara != "nomor" or cell.text in ("I", "II", "IV", "V", "1", "2")
            case "tahun":
                return cell.text in ("2024", "Tahun 2025")
            case "bulan":
                return cell in self.plan.months
            case "target":
                return self.plan.holds(cell)
        if one.kunci == "anggaran":
            return Fraction(re.sub(r"\D", "", cell.text) or 0) in self.plan.numbers
        return self.plan.says(cell.text) or (one.kunci == "satuan" and cell.text in ("%", "Persen"))


@settings(max_examples=150, phases=AS_DRAWN)
@given(tables())
def test_no_cell_is_lost(table: tuple[Grid, Peta]) -> None:
    assert Account(*table).lost() == []


@pytest.mark.slow
@settings(max_examples=2_500, phases=AS_DRAWN)
@given(tables())
def test_no_cell_of_many_is_lost(table: tuple[Grid, Peta]) -> None:
    assert Account(*table).lost() == []
