"""A document as data: chapters of blocks, every sentence and every cell ready to be shown in any format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import ClassVar, Literal, Self

from zi_cli.model.frozen import frozen

Nilai = Fraction | int | date


class Bernilai(str):
    """The text of a cell that also carries the number or the day it shows: a spreadsheet computes with that."""

    __slots__ = ("nilai",)
    nilai: Nilai

    def __new__(cls, teks: str, nilai: Nilai) -> Self:
        """Make a cell of a number or of a day."""
        made = super().__new__(cls, teks)
        made.nilai = nilai
        return made

    @property
    def desimal(self) -> int:
        """The decimals the text shows."""
        return len(self.partition(",")[2])


def bernilai(teks: str, nilai: Nilai | None) -> str:
    """Make a cell of a number or of a day; plain text where there is none."""
    return teks if nilai is None else Bernilai(teks, nilai)


@frozen
class Kata:
    """Words in one style."""

    teks: str
    tebal: bool = False
    miring: bool = False


Kalimat = tuple[Kata, ...]


def kalimat(teks: str) -> Kalimat:
    """Make a sentence in plain style."""
    return (Kata(teks),)


@frozen
class Alinea:
    """A paragraph."""

    jenis: ClassVar[str] = "alinea"
    kata: Kalimat


@frozen
class Poin:
    """An item of a list."""

    kata: Kalimat
    nomor: int | None = None
    """None for an item without a number."""
    tingkat: int = 0
    """How deep it stands; the first item of a list at 0, any other at most one below the item before it."""

    def follows(self, before: "Poin") -> bool:
        """Tell whether it stands in the same list as the item before it on its level."""
        return self.nomor == (None if before.nomor is None else before.nomor + 1)


@frozen
class DaftarButir:
    """A list, with the lists inside it; each item says whether it has a number."""

    jenis: ClassVar[str] = "butir"
    isi: tuple[Poin, ...]

    @property
    def langkah(self) -> Iterator["LangkahNaskah"]:
        """Give the steps in which a format that encloses lists writes it."""
        opened: list[Poin] = []
        for one in self.isi:
            while len(opened) > one.tingkat + 1 or (len(opened) > one.tingkat and not one.follows(opened[-1])):
                yield LangkahNaskah("tutup", opened.pop())
            yield LangkahNaskah("sela" if len(opened) > one.tingkat else "buka", one)
            opened[one.tingkat :] = [one]
        while opened:
            yield LangkahNaskah("tutup", opened.pop())


@frozen
class LangkahNaskah:
    """A step of writing a list: with an item it is opened or goes on; behind its last one it is closed."""

    jenis: Literal["buka", "sela", "tutup"]
    poin: Poin


@frozen
class Subjudul:
    """A heading inside a chapter; `tingkat` 1 is the first below the chapter's own."""

    jenis: ClassVar[str] = "subjudul"
    tingkat: int
    teks: str
    kunci: str = ""
    """What a link leads to; empty where none does."""


@frozen
class TabelLaporan:
    """A table: what kind it is, its caption, its heads and its rows."""

    jenis: ClassVar[str] = "tabel"
    kunci: str
    """The kind, which says how a format lays it out: `indikator`, `aktivitas`, `matriks` and so on."""
    judul: str
    kolom: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    lebar: tuple[int, ...] = ()
    """The share of the width each column takes on paper; empty: all the same."""
    kanan: tuple[int, ...] = ()
    """The columns of figures, counted from 0."""
    bagian: str = ""
    """What the rows have in common, such as their program."""
    nomor: int = 0
    """Its number in the document."""

    @property
    def nama(self) -> str:
        """The caption with the table's number."""
        return f"Tabel {self.nomor}. {self.judul}" if self.nomor else self.judul


@frozen
class Kotak:
    """A few lines under a title of their own."""

    judul: str
    isi: tuple[str, ...]


@frozen
class Perhatian:
    """What a reader in a hurry is asked to look at, side by side."""

    jenis: ClassVar[str] = "perhatian"
    kotak: tuple[Kotak, ...]


@frozen
class TandaTangan:
    """Who signs, where and when."""

    jenis: ClassVar[str] = "tanda_tangan"
    tempat: str
    tanggal: str
    jabatan: str
    nama: str
    nip: str | None


Blok = Alinea | DaftarButir | Subjudul | TabelLaporan | Perhatian | TandaTangan


@frozen
class Bab:
    """A chapter, or what stands before and behind the chapters."""

    kunci: str
    judul: str
    isi: tuple[Blok, ...]
    mendatar: bool = False
    """Set on paper that lies on its long side, for wide tables."""


def alinea(teks: Iterable[str]) -> tuple[Alinea, ...]:
    """Make paragraphs of plain text."""
    return tuple(Alinea(kalimat(one)) for one in teks)


def butir(teks: Iterable[str]) -> DaftarButir:
    """Make a list of plain text."""
    return DaftarButir(tuple(Poin(kalimat(one)) for one in teks))


@frozen
class Naskah:
    """One text: the name of its file without the ending, and what it says."""

    nama: str
    isi: tuple[Blok, ...]


def plain(words: Iterable[Kata]) -> str:
    """Give words without their styles."""
    return "".join(one.teks for one in words)


def as_data(part: object, text: Callable[[str], str]) -> object:
    """Give a part of a document as plain data, with every text passed through `text`; a block says what it is."""
    if isinstance(part, str):
        return text(part)
    if isinstance(part, tuple):
        return [as_data(one, text) for one in part]
    if is_dataclass(part):
        made = {one.name: as_data(getattr(part, one.name), text) for one in fields(part)}
        named = {"nama": text(part.nama)} if isinstance(part, TabelLaporan) else {}
        return made | {"jenis": getattr(part, "jenis", "")} | named
    return part.isoformat() if isinstance(part, date) else part
