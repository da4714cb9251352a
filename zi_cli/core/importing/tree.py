"""A plan while it is read: nodes with what their cells say, before it becomes a file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from zi_cli.core.importing.oddities import Keganjilan
from zi_cli.core.numbering import huruf, romawi
from zi_cli.model.frozen import frozen
from zi_cli.model.grid import Cell
from zi_cli.model.periode import Panjang
from zi_cli.model.peta import Tingkat

Bagian = tuple[Panjang, int]
"""A part of a year: how long it is, and which."""


@dataclass
class Node:
    """One program, kegiatan, aktivitas or indikator."""

    tingkat: Tingkat
    mentah: str
    """Its name as the document holds it."""
    sel: Cell
    """Where that stands."""
    diisi: dict[str, list[tuple[Cell, str]]] = field(default_factory=dict)
    """By key of the plan, the cells that fill it, each with the text that is meant."""
    target: dict[tuple[int, Bagian | None], Cell] = field(default_factory=dict)
    """The cell of each target, by year and, where it is not the year's, the part of it."""
    bulan: dict[int, Cell] = field(default_factory=dict)
    """The months that are ticked."""
    isi: dict[str, object] = field(default_factory=dict)
    """What the plan will say of it, key by key."""
    sumber: list[str] = field(default_factory=list)
    """What is told about it in the file, each with its cell."""
    anak: "list[Node]" = field(default_factory=list)
    id: str = ""
    nomor: str = ""

    @property
    def nama(self) -> str:
        """Its name."""
        return str(self.isi.get("nama") or self.mentah)

    def below(self, tingkat: Tingkat) -> "list[Node]":
        """Give what stands below it of one level."""
        return [one for one in self.anak if one.tingkat == tingkat]

    def every(self) -> "Iterator[Node]":
        """Go through it and all below it, in printed order."""
        yield self
        for one in self.anak:
            yield from one.every()


@frozen
class Pertanyaan:
    """What people have to say, for no document can: the key, of which node, and why."""

    kunci: str
    alasan: str
    wajib: bool = False
    """Whether no plan can be without it."""
    id: str = ""
    """The node; empty for what is said of the whole plan."""
    nomor: str = ""
    contoh: str = ""
    """What may be written there."""


@frozen
class Kepala:
    """What stands around the table: the title, the unit, and who signed where and when."""

    judul: str | None = None
    unit: str | None = None
    daerah: str | None = None
    tempat: str | None = None
    tanggal: date | None = None
    jabatan: str | None = None
    nama: str | None = None


@frozen
class Terbaca:
    """A document read as a plan."""

    kepala: Kepala
    tahun: tuple[int, ...]
    """Its first and its last year; empty where nothing names one."""
    program: tuple[Node, ...]
    keganjilan: tuple[Keganjilan, ...]
    pertanyaan: tuple[Pertanyaan, ...]

    def every(self) -> Iterator[Node]:
        """Go through all nodes, in printed order."""
        for one in self.program:
            yield from one.every()

    def counted(self, tingkat: Tingkat) -> int:
        """Count the nodes of a level."""
        return sum(one.tingkat == tingkat for one in self.every())


def numbered(program: list[Node]) -> None:
    """Give every node the number its order gives it in print."""
    for p, one in enumerate(program, 1):
        one.nomor = romawi(p)
        for k, line in enumerate(one.anak, 1):
            line.nomor = f"{one.nomor}.{k}"
            for n, each in enumerate(line.below("aktivitas"), 1):
                each.nomor = f"{line.nomor}.{n}"
            for n, each in enumerate(line.below("indikator"), 1):
                each.nomor = f"{line.nomor}.{huruf(n)}"
