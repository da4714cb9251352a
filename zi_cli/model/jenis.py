"""The kinds of indikator, in one table: what everything else asks about a jenis stands here."""

from typing import Literal, NamedTuple

from zi_cli.model.cara import CaraIsi

Jenis = Literal["persen", "jumlah", "nilai", "kode"]


class SifatJenis(NamedTuple):
    """One jenis: how it is recorded, shown and judged."""

    uraian: str
    """What an editor shows about it."""
    cara: tuple[CaraIsi, ...]
    """The ways a reading may be written; a blank year lays the first one out."""
    contoh: str
    """What a way out shows in the place of a reading's value."""
    satuan: str
    """The unit where the plan names none."""
    tanda: str | None = ""
    """What follows a figure; None for the unit that the plan names."""
    bagian: bool = False
    """A share of a whole: something is counted above and below."""
    skor: bool = False
    """A score on a scale of its own."""
    utuh: bool = False
    """Counts whole things."""
    berlabel: bool = False
    """The value is a label: the good ones reach the target, none is more than another, none can be added."""
    tertinggi: int | None = None
    """No value is more than this, unless the indikator says so."""


JENIS: dict[Jenis, SifatJenis] = {
    "persen": SifatJenis(
        "pembilang/penyebut", ("pecahan", "nilai"), "66,5", "%", tanda="%", bagian=True, tertinggi=100
    ),
    "jumlah": SifatJenis("cacah", ("nilai",), "12", "jumlah", tanda=None, utuh=True),
    "nilai": SifatJenis("skor atau indeks", ("nilai",), "12", "nilai", skor=True),
    "kode": SifatJenis("label dari tabel kode", ("kode",), "LABEL", "kode", berlabel=True),
}
