"""A table read as a plan, row by row, by a map of its columns."""

from collections.abc import Mapping
from dataclasses import replace

from zi_cli.core.importing.columns import Columns, year_of
from zi_cli.core.importing.filling import Choices, fill
from zi_cli.core.importing.heading import kepala_of, signed_from, signs, titles, years_named
from zi_cli.core.importing.levels import INDUK, begun_by, labelled, repeats, unlabelled
from zi_cli.core.importing.naming import give_ids
from zi_cli.core.importing.questions import questions
from zi_cli.core.importing.telling import Telling, short
from zi_cli.core.importing.tree import Node, Terbaca, numbered
from zi_cli.model.grid import Cell, Grid
from zi_cli.model.kemajuan import Told, untold
from zi_cli.model.peta import BERSAMA, TINGKAT, Makna, Peta, Tingkat, makna
from zi_cli.model.refusal import Refusal
from zi_cli.model.tanda import rapi
from zi_cli.model.waktu import NAMA_BULAN


def read_plan(grid: Grid, columns: Columns, peta: Peta, choices: Choices, told: Told = untold) -> Terbaca:
    """Read a table as a plan; `told` hears how many nodes are made. Raises Refusal for a map by which no plan can be told."""
    _refuse_unnamed(columns)
    telling = Telling(grid)
    first, signed = min(columns.kepala), signed_from(grid)
    kepala = kepala_of(grid, first, signed)
    rows = _Rows(columns, peta, telling)
    for number, row in enumerate(grid.rows, 1):
        if number in columns.kepala:
            telling.used.update(row)
        elif number < first:
            telling.used.update(cell for cell in row if titles(cell.text))
        elif signed and number >= signed:
            telling.used.update(cell for cell in row if signs(kepala, cell.text))
        else:
            rows.read(number, row)
    every = [one for program in rows.program for one in program.every()]
    years = {*columns.tahun, *(year for one in every for year, _ in one.target)} or set(years_named(kepala.judul))
    tahun = (min(years), max(years)) if years else ()
    for done, node in enumerate(every, 1):
        told(done, len(every))
        fill(node, telling, peta, choices, tahun)
    numbered(rows.program)
    give_ids(rows.program)
    telling.unused(columns)
    return Terbaca(kepala, tahun, tuple(rows.program), tuple(telling.told()), questions(kepala, tahun, rows.program))


def _refuse_unnamed(columns: Columns) -> None:
    carried = list(columns.makna.values())
    lines = [makna(word) for one in columns.makna.values() for word in (one.baris or {}).values()]
    if any(one.jenis not in ("nama", "isi", "abaikan") or len(one.tingkat) > 1 for one in lines):
        raise Refusal(
            "kunci baris di peta hanya untuk satu nama atau isian: bukan target, bulan, tahun atau nomor",
            "beri isian itu kolomnya sendiri, atau isi dengan abaikan",
        )
    carried += lines
    named = {tingkat for one in carried if one.jenis == "nama" for tingkat in one.tingkat}
    for needed in ("program", "kegiatan"):
        if needed not in named:
            raise Refusal(
                f"peta belum menyebut kolom {needed}", f'tambahkan di kunci kolom: "judul kolomnya": {needed}'
            )


class _Rows:
    """The rows read so far: the nodes, and those that the next row may go on with."""

    def __init__(self, columns: Columns, peta: Peta, telling: Telling) -> None:
        self.columns, self.peta, self.telling = columns.makna, peta, telling
        self.program: list[Node] = []
        self._current: dict[Tingkat, Node | None] = dict.fromkeys(TINGKAT)
        self._reaching: dict[int, Cell] = {}
        """Of each column, the last merged cell that reaches into rows below it."""
        self._named: dict[tuple[Cell, Tingkat], list[Node | None]] = {}
        """What the names inside a cell of several contents began, in their order; None where that was nothing."""

    def read(self, number: int, row: tuple[Cell, ...]) -> None:
        """Take a row."""
        cells = {cell.column: cell for cell in row}
        if row and number in self.telling.grid.hidden:
            way = "hapus barisnya bila disembunyikan karena batal"
            self.telling.tell("ZI1019", row[0], "seperti baris yang terlihat", way)
            self.telling.used.discard(row[0])
        begun = self._begin(cells)
        for column, one in self.columns.items():
            cell = cells.get(column)
            if cell and cell.rows > 1:
                self._reaching[column] = cell
            if cell is None and one.tingkat and one.tingkat[0] in begun and one.jenis not in ("nama", "nomor"):
                cell = self._from_above(column, number)
            if cell:
                self._take(self._shared(one, begun), cell, cells)

    def _shared(self, one: Makna, begun: set[Tingkat]) -> Makna:
        """Of a key that both levels have, say that it is the aktivitas' where its row begins no indikator."""
        is_of_aktivitas = one.kunci in BERSAMA and "aktivitas" in begun and "indikator" not in begun
        return replace(one, tingkat=("aktivitas",)) if is_of_aktivitas else one

    def _from_above(self, column: int, number: int) -> Cell | None:
        cell = self._reaching.get(column)
        return cell if cell and number < cell.row + cell.rows else None

    def _begin(self, cells: Mapping[int, Cell]) -> set[Tingkat]:
        begun: set[Tingkat] = set()
        for tingkat, text, cell in begun_by(cells, self.columns, self.peta, self.telling):
            induk, node = INDUK[tingkat], self._current[tingkat]
            if self.peta.tingkat.cara == "kolom" and induk not in begun and repeats(node, text):
                self.telling.used.add(cell)
                self._named.setdefault((cell, tingkat), []).append(node)
                continue
            above = self._current[induk] if induk else None
            if induk and above is None:
                self.telling.tell("ZI1003", cell, "tidak ditulis", f"tempatkan di bawah {induk}nya, lalu ulangi")
                self._named.setdefault((cell, tingkat), []).append(None)
                continue
            node = Node(tingkat, text, cell)
            (above.anak if above else self.program).append(node)
            self._current[tingkat] = node
            if tingkat in ("program", "kegiatan"):
                self._current |= dict.fromkeys(TINGKAT[TINGKAT.index(tingkat) + 1 :])
            begun.add(tingkat)
            self._named.setdefault((cell, tingkat), []).append(node)
            self.telling.use(cell, node)
        return begun

    def _take(self, one: Makna, cell: Cell, cells: Mapping[int, Cell]) -> None:
        """Take what a cell fills; where there is nothing to be filled it stays unused, and is told of at the end."""
        node = self._current[one.tingkat[0]] if one.tingkat else None
        if one.jenis == "abaikan" or (one.jenis == "tahun" and year_of(cell.text)):
            self.telling.used.add(cell)
        elif one.jenis == "baris" and one.baris:
            self._take_lines(one.baris, cell)
        elif node is None or one.jenis == "nama":
            return
        elif one.jenis == "isi":
            self._fill(node, one.kunci, cell, cell.text)
        elif one.jenis == "target":
            self._take_target(node, one, cell, cells)
        elif one.jenis == "bulan":
            self._take_month(node, one.bulan, cell)

    def _fill(self, node: Node, kunci: str, cell: Cell, text: str) -> None:
        node.diisi.setdefault(kunci, []).append((cell, text))
        self.telling.use(cell, node)

    def _take_lines(self, labels: Mapping[str, str], cell: Cell) -> None:
        named = {tingkat: self._named.get((cell, tingkat), []) for tingkat in TINGKAT}
        within = {tingkat: next(iter(here), self._current[tingkat]) for tingkat, here in named.items()}
        for one, text in labelled(labels, cell.text):
            if one.jenis == "nama":
                within[one.tingkat[0]] = named[one.tingkat[0]].pop(0)
            elif one.jenis == "isi" and (node := within[one.tingkat[0]]):
                self._fill(node, one.kunci, cell, text)
            elif one.jenis == "isi":
                way = f'tempatkan di bawah {one.tingkat[0]}nya: "{short(text)}"'
                self.telling.tell("ZI1002", cell, "sebagian tidak ditulis", way)
        loose = unlabelled(labels, cell.text)
        if loose:
            way = f'beri kata di depannya, atau tulis isinya: "{short(loose)}"'
            self.telling.tell("ZI1002", cell, "sebagian tidak ditulis", way)

    def _take_target(self, node: Node, one: Makna, cell: Cell, cells: Mapping[int, Cell]) -> None:
        years = self._years_of(cell, cells)
        if not years:
            way = "sebut tahunnya: di kepala tabel, atau di kunci tahun peta"
            self.telling.tell("ZI1007", cell, "tidak ditulis", way, node)
        for tahun in years:
            if node.target.get((tahun, one.bagian), cell) != cell:
                way = f"target {tahun} sudah diisi sel lain; pilih salah satu"
                self.telling.tell("ZI1002", cell, "tidak ditulis", way, node)
            node.target.setdefault((tahun, one.bagian), cell)
        if years:
            self.telling.use(cell, node)
        if len(years) > 1:
            way = "pastikan targetnya memang sama tiap tahun"
            self.telling.tell("ZI1008", cell, f"target yang sama untuk {years[0]} sampai {years[-1]}", way, node)

    def _years_of(self, cell: Cell, cells: Mapping[int, Cell]) -> list[int]:
        """Give the years a target is of: those of the columns it reaches over, else that of its row."""
        over = (self.columns.get(column) for column in range(cell.column, cell.column + min(cell.columns, 400)))
        named = [each.tahun for each in over if each and each.jenis == "target" and each.tahun]
        if named:
            return sorted(set(named))
        column = next((at for at, each in self.columns.items() if each.jenis == "tahun"), 0)
        said = year_of(cells[column].text) if column in cells else self.peta.tahun
        return [said] if said else []

    def _take_month(self, node: Node, bulan: int, cell: Cell) -> None:
        if rapi(cell.text).casefold() in {one.casefold() for one in self.peta.tanda_bulan}:
            if node.bulan.setdefault(bulan, cell) == cell:
                self.telling.use(cell, node)
        else:
            way = f"tambahkan tandanya di tanda_bulan, bila berarti {NAMA_BULAN[bulan - 1]}"
            self.telling.tell("ZI1002", cell, "tidak ditulis", way, node)
