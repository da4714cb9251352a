"""Recording one reading of one indikator."""

from dataclasses import replace
from fractions import Fraction

from zi_cli.acts.change import Change, change
from zi_cli.acts.realisasi import Recorded, into_realisasi
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.assessment import Bahan
from zi_cli.core.meant import refuse_outside, the_indikator
from zi_cli.core.outline import Butir
from zi_cli.core.position import refuse_other_length
from zi_cli.core.recording import Isian, check_day, dropped, reading, reading_before, refuse_slip, understood
from zi_cli.core.slip import last_before
from zi_cli.model.frozen import frozen
from zi_cli.model.periode import SLOTS, SUSULAN, Bagian, Periode
from zi_cli.model.rencana import Indikator
from zi_cli.yaml.edits import Put


@frozen
class ReadingRecorded:
    """The reading that was recorded: of which indikator, of which period, and the year before and after."""

    butir: Butir[Indikator]
    periode: Periode
    tercatat: Recorded


def record(  # noqa: PLR0913  what an office says of a reading
    terms: Terms,
    butir: str,
    isian: Isian,
    *,
    bagian: Bagian,
    tahun: int | None = None,
    nilai: str | None = None,
    yakin: bool = False,
) -> Outcome[ReadingRecorded]:
    """Put a reading in the place of the one before, whose evidence is kept.

    `butir` is an id, a printed number or words of a name. Raises Refusal, with choices where several indikator fit,
    and Conflict where the reading before is not the expected one. A number that may be two, or that looks like a slip
    of a digit, is recorded where that is meant (`yakin`); `nilai` is the one that was chosen of two.
    """
    with change(terms) as one:
        year = one.year(tahun)
        bahan = one.workspace.bahan(year)
        whole = bahan.outline
        found = the_indikator(whole, butir)
        refuse_outside(found, year)
        periode = Periode(year, *bagian)
        refuse_other_length(periode, bahan.rencana.panjang_of(year))
        given = understood(found, replace(isian, nilai=nilai or isian.nilai), yakin=yakin)
        check_day(periode, given, one.hari_ini)
        one.expect(reading_before(bahan.realisasi, found.id, periode))
        order = (*(other.id for other in whole.indikator), *SLOTS, SUSULAN.nama)
        isi = reading(found, given, bahan.realisasi, periode)
        if not yakin:
            refuse_slip(found, isi, year, _last(one, bahan, found, periode))
        recorded = into_realisasi(one, year, Put(("indikator", found.id, periode.slot), isi, order))
        left_out = dropped(bahan.realisasi, found.id, periode, given)
        one.tell(left_out and f"{left_out} realisasi lama tidak ikut; sebut lagi bila masih berlaku.")
        one.tell(*recorded.peringatan)
        hal = f"realisasi {found.nomor}, {periode.sebutan} {year}"
        return one.outcome(ReadingRecorded(found, periode, recorded), "record", hal)


def _last(one: Change, bahan: Bahan, butir: Butir[Indikator], periode: Periode) -> Fraction | None:
    before = one.workspace.realisasi(periode.tahun - 1)
    return last_before(bahan.realisasi, before.isi if before else None, butir.id, periode)
