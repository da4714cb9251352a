"""What the earlier years of a plan say of an indikator that is counted since the plan began."""

from collections.abc import Sequence
from datetime import date

from zi_cli.core.capaian import NilaiTahun, Terbaca, consolidate
from zi_cli.core.cutoff import Batas
from zi_cli.model.frozen import frozen
from zi_cli.model.periode import Periode
from zi_cli.model.realisasi import Bacaan, Realisasi
from zi_cli.model.rencana import Indikator, Rencana


@frozen
class TahunLampau:
    """What is recorded of an earlier year, and up to when it counted there."""

    realisasi: Realisasi
    berkas: str
    batas: Batas | None = None
    """That of its last period; None while that is open."""


def is_cumulative(rencana: Rencana) -> bool:
    """Whether a plan has an indikator that is counted since it began."""
    return any(
        one.kumulatif for program in rencana.program for kegiatan in program.kegiatan for one in kegiatan.indikator
    )


def earlier_years(rencana: Rencana, tahun: int) -> range:
    """Give the years that a year of the plan is counted together with; none where nothing is."""
    return range(rencana.periode.mulai, tahun) if is_cumulative(rencana) else range(0)


def earlier_values(
    indikator: Indikator, years: Sequence[int], known: Sequence[TahunLampau], sampai: date | None, *, as_submitted: bool
) -> tuple[NilaiTahun, ...]:
    """Say what each year gives, by what is known up to a day; a year of which nothing is known is not read.

    In a period that is reported each year stands as it was submitted. A figure that was released later counts from its
    own day, which may well be after that.
    """
    found = {one.realisasi.tahun: one for one in known}
    return tuple(_in_year(indikator, tahun, found.get(tahun), sampai, as_submitted=as_submitted) for tahun in years)


def _in_year(
    indikator: Indikator, tahun: int, year: TahunLampau | None, sampai: date | None, *, as_submitted: bool
) -> NilaiTahun:
    bacaan = year.realisasi.indikator.get(indikator.id) if year else None
    if year is None or bacaan is None:
        return NilaiTahun(tahun, Terbaca("belum_diisi"), year.berkas if year else "")
    own = year.batas.of(indikator.id) if year.batas and as_submitted else None

    def counts(periode: Periode, one: Bacaan) -> bool:
        limits = (sampai, None if periode.is_released else own)
        return one.tanggal is None or all(limit is None or one.tanggal <= limit for limit in limits)

    read = [(periode, one) for periode, one in bacaan.every(tahun) if counts(periode, one)]
    return NilaiTahun(tahun, consolidate(indikator, read), year.berkas)
