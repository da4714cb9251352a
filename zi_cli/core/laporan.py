"""What the report of a period, and the page of a year, are made from."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from zi_cli.core.approval import Tinjauan
from zi_cli.core.assessment import Penilaian
from zi_cli.core.evidence import Terdaftar
from zi_cli.core.followup import Pantauan
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Lines, Masalah

if TYPE_CHECKING:
    from zi_cli.model.bukti import RegisterBukti


@frozen
class BahanLaporan:
    """What a report is made from."""

    penilaian: Penilaian
    tanggal: date | None = None
    """The day on the page of approval."""
    pembanding: Penilaian | None = None
    """The period it is compared with."""
    tinjauan: Tinjauan | None = None
    """How the approval stands; None where nobody has submitted the period."""
    rekomendasi: Sequence[Pantauan] | None = None
    """None for a unit that keeps none."""
    bukti: Sequence[Terdaftar] = ()
    rahasia: Collection[str] = ()
    """The evidence, of whatever year, whose file is not even named."""
    naskah: Sequence[tuple[str, str]] = ()
    """What people have written, by the names of the files without their ending."""


@frozen
class BahanDasbor:
    """What a dashboard is made from."""

    penilaian: Penilaian
    tahun_lain: Mapping[int, Penilaian]
    """The other years of the plan that have a file and may stand beside this one."""
    masalah: Sequence[Masalah]
    diperiksa: int
    """How many files were checked."""
    rekomendasi: Sequence[Pantauan]
    register: "RegisterBukti | None"
    rahasia: Collection[str]
    """The evidence, of whatever year, whose file is not even named."""
    lines: Lines
