"""What the earlier years of a plan say of an indikator that is counted since the plan began."""

from collections.abc import Iterable, Sequence
from datetime import date

from zi_cli.core.capaian import NilaiTahun, Terbaca, consolidate
from zi_cli.core.cutoff import Batas
from zi_cli.model.frozen import frozen
from zi_cli.model.periode import Panjang, Periode
from zi_cli.model.realisasi import Bacaan, Realisasi
from zi_cli.model.rencana import Indikator, Rencana


@frozen
class TahunLampau:
    """What is recorded of an earlier year, and up to when it counted there."""

    realisasi: Realisasi
    berkas: str
    batas: Batas | None = None
    """That of its last period; None while that is open."""
    panjang: Panjang | None = None
    """How long its periods are: a reading of another length counts nowhere."""


def earlier_years(rencana: Rencana, tahun: int) -> range:
    """Give the years that some indikator of a year of the plan is counted together with; none where none is."""
    every = (one for program in rencana.program for kegiatan in program.kegiatan for one in kegiatan.indikator)
    return range(rencana.periode.mulai, tahun) if any(one.kumulatif for one in every) else range(0)


def years_of(indikator: Indikator, rencana: Rencana, tahun: int) -> Iterable[int]:
    """Give those of one indikator, in which it was measured."""
    return filter(indikator.counts_in, range(rencana.periode.mulai, tahun)) if indikator.kumulatif else ()


def added_to(year: Realisasi | None, known: Sequence[TahunLampau]) -> tuple[TahunLampau, ...]:
    """Keep the years that may be added to a year: an invented one to an invented one alone."""
    is_invented = year is not None and year.contoh
    return tuple(one for one in known if is_invented or not one.realisasi.contoh)


def earlier_values(
    indikator: Indikator,
    years: Iterable[int],
    known: Sequence[TahunLampau],
    sampai: date | None,
    *,
    as_submitted: bool,
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

    read = [(periode, one) for periode, one in bacaan.every(tahun, year.panjang) if counts(periode, one)]
    return NilaiTahun(tahun, consolidate(indikator, read), year.berkas)
