"""What many units add up to, as rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Rekapitulasi:
    """The answers over many units, and the units that could not be asked."""

    tahun: int
    jawaban: Mapping[str, Sequence[Row]]
    gagal: Sequence[Row] = ()

    @property
    def ringkasan(self) -> Row:
        """The one row over all units."""
        return self.jawaban["ringkasan"][0]
