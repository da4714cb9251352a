"""A problem as a value: what is wrong, where it stands, and what to do about it."""

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import Literal

from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Words, joined

Tingkat = Literal["galat", "peringatan", "saran"]
URUTAN_TINGKAT: tuple[Tingkat, ...] = ("galat", "peringatan", "saran")

Jalur = tuple[str | int, ...]
"""The way from the root of a file to one node: ("program", 0, "kegiatan", 2, "nama")."""


@frozen
class Letak:
    """A node of a file, named by its way from the root; lines are counted only when somebody asks."""

    berkas: str
    jalur: Jalur = ()
    kunci: bool = False
    """True when the key is meant and not its value."""

    def below(self, *keys: str | int, kunci: bool = False) -> "Letak":
        """Name a node below it."""
        return Letak(self.berkas, (*self.jalur, *keys), kunci)


Lines = Callable[[Letak], int]
"""Says on which line of its file a place stands."""


@frozen
class Perihal:
    """One thing that the report of a period reads, by its key in `core/fingerprint.py`, and the year of the report."""

    kunci: str
    tahun: int


@frozen
class Temuan:
    """What a rule found: the place by its path, the sentence, the way out, and the things reported that it is about."""

    letak: Letak
    kalimat: Words
    jalan_keluar: Words
    perihal: tuple[Perihal, ...] = ()
    ganti: tuple[str, ...] = ()
    """What may be written there instead: one replacement, or the readings that the way out asks about."""

    @property
    def pesan(self) -> str:
        """The sentence as one text."""
        return joined(self.kalimat)

    @property
    def saran(self) -> str:
        """The way out as one text."""
        return joined(self.jalan_keluar)


@frozen
class Masalah:
    """A problem with its line and column (both from 1), ready to be shown."""

    berkas: str
    baris: int
    kolom: int
    kode: str
    tingkat: Tingkat
    pesan: str
    saran: str
    kutipan: str = ""
    """The line of the file that is meant, without its newline; empty when the file has no such line."""
    temuan: Temuan | None = field(default=None, compare=False, repr=False)
    """The finding that is shown, where it is at hand."""

    @property
    def kalimat(self) -> Words:
        """The sentence, in pieces where it quotes what stands in a file."""
        return self.temuan.kalimat if self.temuan else self.pesan

    @property
    def jalan_keluar(self) -> Words:
        """The way out, as above."""
        return self.temuan.jalan_keluar if self.temuan else self.saran

    @property
    def perihal(self) -> tuple[Perihal, ...]:
        """The things reported that it is about."""
        return self.temuan.perihal if self.temuan else ()


@frozen
class Penjelasan:
    """What `zi check --explain KODE` says about a code."""

    kode: str
    tingkat: Tingkat
    judul: str
    uraian: str
    dasar: tuple[str, ...] = ()
    """The national figures it rests on, by their ids."""


def in_order(found: Iterable[Masalah]) -> tuple[Masalah, ...]:
    """Put problems in order of place, each once."""
    return tuple(sorted(set(found), key=lambda one: (one.berkas, one.baris, one.kolom, one.kode, one.pesan)))
