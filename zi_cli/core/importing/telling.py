"""The account of one reading: which cells were used, and what is told of, with its place."""

from collections.abc import Iterable, Mapping

from zi_cli.core.importing.columns import Columns
from zi_cli.core.importing.oddities import Keganjilan, Kode, fate
from zi_cli.core.importing.tree import Node
from zi_cli.model.grid import Cell, Grid
from zi_cli.model.tanda import rapi

_SHOWN = 80
"""So much of a text is told of."""
_ANEH: Mapping[str, tuple[Kode, str, str]] = {
    "rumus": ("ZI1011", "hasil terakhir rumusnya", "pastikan angkanya benar"),
    "dicoret": ("ZI1020", "termasuk yang dicoret", "hapus yang memang dibatalkan"),
    "terlacak": ("ZI1020", "seolah perubahannya diterima", "terima atau tolak perubahannya di dokumen, lalu ulangi"),
    "bersarang": ("ZI1021", "tanpa tabel di dalamnya", "salin isi tabel itu bila perlu"),
    "penomoran": ("ZI1022", "tanpa nomornya", "tambahkan nomornya bila bagian dari namanya"),
    "gambar": ("ZI1023", "tanpa gambar atau arsirannya", "tuliskan maksudnya bila perlu"),
    "html": ("ZI1018", "tanpa sisa HTML", "periksa kalimatnya"),
}
"""What is told of an odd cell that is used: the code, how it was taken, and what to decide."""


class Telling:
    """What is known of the cells of a table while it is read."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.used: set[Cell] = set()
        self._told: dict[tuple[Kode, Cell, str, int], tuple[Node | None, Keganjilan]] = {}

    def use(self, cell: Cell, node: Node | None = None) -> None:
        """Say that a cell's text is in the plan; what is odd about it is told of."""
        self.used.add(cell)
        for one in cell.odd:
            if one in _ANEH:
                kode, ditulis, putuskan = _ANEH[one]
                self.tell(kode, cell, ditulis, putuskan, node)

    def tell(self, kode: Kode, cell: Cell, ditulis: str, putuskan: str, node: Node | None = None) -> None:
        """Tell of a cell; what is told of a node stands in its file too."""
        alamat, tercetak = self.grid.address(cell), short(cell.text)
        of = id(node) if node is not None and node.sel == cell else 0  # one cell may begin several nodes
        if (kode, cell, ditulis, of) in self._told:
            return
        self._told[kode, cell, ditulis, of] = node, Keganjilan(kode, alamat, tercetak, ditulis, putuskan)
        self.used.add(cell)
        if node is not None:
            node.sumber.append(f'{alamat}: "{tercetak}"; {fate(ditulis)}.')

    def unused(self, columns: Columns) -> None:
        """Tell of every cell that was not used: once a column where the map says nothing of it."""
        told: set[int] = set()
        for number, row in enumerate(self.grid.rows, 1):
            for cell in row:
                if cell in self.used or number in columns.kepala:
                    continue
                if number < min(columns.kepala):
                    self.tell("ZI1002", cell, "tidak ditulis", "salin ke kunci judul atau unit bila bagian darinya")
                elif cell.column in columns.makna or cell.column not in columns.judul:
                    self.tell("ZI1002", cell, "tidak ditulis", "pindahkan ke butir yang dimaksud, atau hapus")
                elif cell.column not in told:
                    told.add(cell.column)
                    judul = columns.judul[cell.column]
                    way = f'tambahkan "{judul}" di kunci kolom peta; bila tidak diperlukan, isi dengan abaikan'
                    self.tell("ZI1001", cell, f'seluruh kolom "{judul}" tidak ditulis', way)

    def told(self) -> Iterable[Keganjilan]:
        """Give everything that was told, in the order of the cells, each with the number of its node."""
        inorder = sorted(self._told.items(), key=lambda one: (one[0][1].row, one[0][1].column, one[0][0], one[0][2]))
        for _, (node, one) in inorder:
            yield Keganjilan(one.kode, one.alamat, one.tercetak, one.ditulis, one.putuskan, node.nomor if node else "")


def short(text: str) -> str:
    """Give so much of a text as is shown."""
    flat = rapi(text)
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
