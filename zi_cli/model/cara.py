"""The ways a reading may be written, in one table: the keys of each, what it states, and how a page says it."""

from collections.abc import Mapping
from typing import Literal

from zi_cli.model.frozen import frozen

CaraIsi = Literal["pecahan", "nilai", "kode", "belum_waktunya", "tidak_berlaku"]
Macam = Literal["terukur", "nihil", "belum_waktunya", "tidak_berlaku", "tak_terhitung", "belum_diisi"]
"""What one reading states, or those of a year together."""
KeadaanIndikator = Literal["tercapai", "belum_tercapai", "belum_diisi", "belum_waktunya", "nihil", "tidak_berlaku"]
KEADAAN: dict[Macam, KeadaanIndikator] = {
    "terukur": "belum_diisi",
    "nihil": "nihil",
    "belum_waktunya": "belum_waktunya",
    "tidak_berlaku": "tidak_berlaku",
    "tak_terhitung": "belum_diisi",
    "belum_diisi": "belum_diisi",
}
"""The state of an indikator where no value was measured that a target could be compared with."""
Bentuk = Literal["lengkap", "ringkas", "sel"]
"""How much room a page has for a reading: a line of its own, a part of a sentence, or a cell under a heading."""


@frozen
class SifatCara:
    """One way: `kata` says it in each form, with its keys, the `arti` of a label and the `hasil` of a fraction."""

    kunci: tuple[str, ...]
    macam: Macam
    kata: Mapping[Bentuk, str]

    @property
    def sebutan(self) -> str:
        """How the way is named: by its keys."""
        return " dan ".join(self.kunci)


def _said(lengkap: str, ringkas: str | None = None, sel: str | None = None) -> Mapping[Bentuk, str]:
    return {"lengkap": lengkap, "ringkas": ringkas or lengkap, "sel": sel or lengkap}


CARA: dict[CaraIsi, SifatCara] = {
    "pecahan": SifatCara(
        ("pembilang", "penyebut"),
        "terukur",  # but for 0/0, which is nihil
        _said("{pembilang} dari {penyebut}", "{pembilang}/{penyebut}", "{pembilang}/{penyebut} = {hasil}"),
    ),
    "nilai": SifatCara(("nilai",), "terukur", _said("{nilai}")),
    "kode": SifatCara(("kode",), "terukur", _said("{kode} ({arti})", "kode {kode}", "{arti}")),
    "belum_waktunya": SifatCara(("belum_waktunya",), "belum_waktunya", _said("belum waktunya")),
    "tidak_berlaku": SifatCara(
        ("tidak_berlaku",),
        "tidak_berlaku",
        _said("tidak berlaku: {tidak_berlaku}", "tidak berlaku ({tidak_berlaku})", "tidak berlaku"),
    ),
}
CARA_KUNCI: dict[str, CaraIsi] = {kunci: cara for cara, one in CARA.items() for kunci in one.kunci}
"""The way that each key belongs to."""


def is_written(value: object) -> bool:
    """Whether a key holds something: 0 does, what is left out or false does not."""
    return value is not None and value is not False
