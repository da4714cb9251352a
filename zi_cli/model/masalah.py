"""A problem as a value: what is wrong, where it stands, and what to do about it."""

from typing import Literal

from zi_cli.model.frozen import frozen

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


@frozen
class Temuan:
    """What a rule found: the place by its path, the sentence, and the way out."""

    letak: Letak
    pesan: str
    saran: str


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


@frozen
class Penjelasan:
    """What `zi check --explain KODE` says about a code."""

    kode: str
    tingkat: Tingkat
    judul: str
    uraian: str
    dasar: tuple[str, ...] = ()
    """The national figures it rests on, by their ids."""
