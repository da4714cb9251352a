"""What did not fit when a document was read as a plan: one record for each, with its place and what to decide."""

from typing import Literal

from zi_cli.model.frozen import frozen

Kode = Literal[
    "ZI1001", "ZI1002", "ZI1003", "ZI1004", "ZI1005", "ZI1006", "ZI1007", "ZI1008", "ZI1009", "ZI1010", "ZI1011",
    "ZI1012", "ZI1013", "ZI1014", "ZI1015", "ZI1016", "ZI1017", "ZI1018", "ZI1019", "ZI1020", "ZI1021", "ZI1022",
    "ZI1023", "ZI1024", "ZI1025", "ZI1026", "ZI1027",
]  # fmt: skip


@frozen
class Keganjilan:
    """One oddity: where it stands, what is printed there, what was written for it, and what people have to decide."""

    kode: Kode
    alamat: str
    tercetak: str
    ditulis: str
    putuskan: str
    butir: str = ""
    """The printed number of the node it is about; empty where it is about none."""

    @property
    def nasib(self) -> str:
        """What became of it, in words."""
        return fate(self.ditulis)


def fate(ditulis: str) -> str:
    """Say what became of a cell: ditulis 2 output; tidak ditulis."""
    return ditulis if "tidak ditulis" in ditulis else f"ditulis {ditulis}"
