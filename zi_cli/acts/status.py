"""How far a year has come: the whole of it, or what a program or a post answers for."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from zi_cli.acts.year import OpenYear
from zi_cli.core.assessment import Penilaian, select
from zi_cli.core.meant import the_post, the_program
from zi_cli.model.frozen import frozen
from zi_cli.model.periode import SETAHUN, Bagian

if TYPE_CHECKING:
    from zi_cli.core.followup import Pantauan


@frozen
class Standing:
    """The judgement of a year, what of it was asked for, and the recommendations about that."""

    penilaian: Penilaian
    asked: Penilaian
    post: str | None
    """The post that was meant."""
    rekomendasi: "tuple[Pantauan, ...] | None"
    """None for a unit that keeps none."""


def status(
    year: OpenYear,
    bagian: Bagian = SETAHUN,
    per: date | None = None,
    *,
    program: str | None = None,
    post: str | None = None,
) -> Standing:
    """Judge a year, and narrow it to a program or a post that is named by a part of its name.

    Raises Refusal where a name fits none or several, and where a file the figures need does not fit its schema.
    """
    whole = year.assess(bagian, per)
    named = the_post(whole.bahan, post)
    shown = select(whole, the_program(whole.outline, program), named)
    if not year.workspace.places.years_of("rekomendasi"):
        return Standing(whole, shown, named, None)
    from zi_cli.acts.followup import of_status

    return Standing(whole, shown, named, of_status(year, shown, program, named))


def whole_year(year: OpenYear, post: str | None = None) -> Standing:
    """Judge a year by all that is recorded of it, whatever day it is: what a calendar says."""
    return status(replace(year, hari_ini=date(year.tahun + 1, 1, 1)), post=post)
