"""Changes of a unit that stand, and what becomes of one that is taken back."""

from datetime import date

from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Words


@frozen
class Tentang:
    """What is said of a change: the act, what was done, on which day, by whom, and which change it takes back."""

    nama: str
    """As `undo` for a change that takes one back, and `redo` for one that takes that back again."""
    hal: str
    hari: date
    oleh: str | None = None
    mengurungkan: int | None = None


@frozen
class Riwayat:
    """A change that is kept, by its number, and why it cannot be taken back; empty where it can."""

    nomor: int
    tentang: Tentang
    berkas: tuple[str, ...]
    """As the unit knows them."""
    tanda: str
    """What tells this change from any other."""
    sebab: Words = ""

    @property
    def dapat(self) -> bool:
        """Whether it can be taken back."""
        return not self.sebab


@frozen
class Diurungkan:
    """A change that was taken back: the files that are again what they were, those that are gone, and those that stay."""

    nomor: int
    tentang: Tentang
    dipulihkan: tuple[str, ...]
    dihapus: tuple[str, ...]
    tinggal: tuple[str, ...]
    """Files that the change made, too large to be taken away."""
