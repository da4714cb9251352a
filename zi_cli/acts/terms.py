"""What every act that changes a unit is told, and what each gives back."""

from datetime import date
from typing import Generic, TypeVar

from zi_cli.files.session import PATIENCE
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Words

T = TypeVar("T")


@frozen
class Terms:
    """On what terms an act is done: in which unit, on which day, by whom, and how."""

    places: UnitFolder
    hari_ini: date
    oleh: str | None = None
    """Who acts, by name; without one the author that git knows."""
    expected: str | None = None
    """The digest of the record as the person saw it, "" for one that was not there; None for whatever is there."""
    patience: float = PATIENCE
    """Seconds to wait for another writer."""
    dry_run: bool = False
    sesi: str | None = None
    """The browser that asks for it, by the name a file may hold; None from the command line."""


@frozen
class Outcome(Generic[T]):
    """What an act did."""

    hasil: T
    peringatan: tuple[Words, ...] = ()
    """What the person should know beside the result."""
    perbedaan: str = ""
    """Of a dry run: what would be written, as a unified diff."""
