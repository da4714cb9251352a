"""What many units add up to, as rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from zi_cli.model.frozen import frozen

Row = Mapping[str, Any]


@frozen
class Rekapitulasi:
    """The answers over many units, and the units that could not be asked."""

    tahun: int
    jawaban: Mapping[str, Sequence[Row]]
    gagal: Sequence[Row] = ()

    @property
    def ringkasan(self) -> Row:
        """The one row over all units."""
        return self.jawaban["ringkasan"][0]
