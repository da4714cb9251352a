"""The kinds of indikator, in one table: what everything else asks about a jenis stands here."""

from collections.abc import Mapping
from typing import Literal

from zi_cli.model.cara import CaraIsi
from zi_cli.model.frozen import frozen

Jenis = Literal["persen", "jumlah", "nilai", "kode"]


@frozen
class SifatJenis:
    """One jenis: how it is recorded, shown and judged."""

    uraian: str
    """What an editor shows about it."""
    cara: Mapping[CaraIsi, Mapping[str, object]]
    """The ways a reading may be written, each with an example; a blank year lays the first one out."""
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

    @property
    def di_bawah_nol(self) -> bool:
        """Whether a figure may be below zero, where the indikator says so: a growth may, a count may not."""
        return self.skor or self.bagian


JENIS: dict[Jenis, SifatJenis] = {
    "persen": SifatJenis(
        "pembilang/penyebut",
        {"pecahan": {"pembilang": 38, "penyebut": 78}, "nilai": {"nilai": "66,5"}},
        satuan="%",
        tanda="%",
        bagian=True,
        tertinggi=100,
    ),
    "jumlah": SifatJenis("cacah", {"nilai": {"nilai": 12}}, satuan="jumlah", tanda=None, utuh=True),
    "nilai": SifatJenis("skor atau indeks", {"nilai": {"nilai": 12}}, satuan="nilai", tanda=None, skor=True),
    "kode": SifatJenis("label dari tabel kode", {"kode": {"kode": "LABEL"}}, satuan="kode", berlabel=True),
}
