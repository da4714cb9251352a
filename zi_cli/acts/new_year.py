"""Laying out the realisasi file of a new year, with everything that will be asked for."""

import os
from datetime import date

from zi_cli.acts.change import change
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.assessment import assess
from zi_cli.core.position import posisi
from zi_cli.files.blank_year import asked, blank_year
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import act
from zi_cli.model.periode import Periode
from zi_cli.model.refusal import Refusal


@frozen
class YearLaidOut:
    """The file that was made, and how many indikator and occurrences it asks for."""

    berkas: str
    indikator: int
    kejadian: int


def new_year(terms: Terms, tahun: int) -> Outcome[YearLaidOut]:
    """Make the realisasi file of a year that a plan covers; raises Refusal where it is there already."""
    with change(terms) as one:
        path = one.workspace.places.realisasi(tahun)
        nama = one.workspace.places.name(path)
        if os.path.lexists(path):
            way = ("isi berkas itu dengan ", act("record"), " dan ", act("done"), ", atau dengan editor")
            raise Refusal(f"{nama} sudah ada, tidak ditimpa", way)
        if one.workspace.places.misnamed(path):
            raise Refusal(f"{nama} belum ada, tetapi ada yang namanya mirip", one.workspace.way_to(tahun))
        # Judged before anything is recorded: what is asked for is what can be judged.
        penilaian = assess(one.workspace.bahan(tahun), posisi(Periode(tahun), hari_ini=date(tahun, 1, 1)))
        one.session.put(path, blank_year(penilaian))
        made = YearLaidOut(nama, len(asked(penilaian)), len(penilaian.kejadian))
        return one.outcome(made, "new_year", f"berkas realisasi tahun {tahun}")
