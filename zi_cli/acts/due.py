"""What a month asks for: due in it, under way in it, and left undone before."""

from typing import TYPE_CHECKING

from zi_cli.acts.year import OpenYear
from zi_cli.core.assessment import Penilaian
from zi_cli.core.due import Tempo, due_in, of_post
from zi_cli.core.meant import the_post
from zi_cli.model.frozen import frozen

if TYPE_CHECKING:
    from zi_cli.core.followup import Pantauan


@frozen
class Due:
    """What a month asks for, the judgement of its year, and the recommendations that are due in it."""

    penilaian: Penilaian
    tempo: Tempo
    rekomendasi: "tuple[Pantauan, ...] | None"
    """None for a unit that keeps none."""


def due(year: OpenYear, bulan: int | None = None, post: str | None = None, *, hanya_lewat: bool = False) -> Due:
    """List what a month asks for, without one that of the reading day, of a post named by a part of its name.

    Raises Refusal where a name fits none or several, and where a file the figures need does not fit its schema.
    """
    penilaian = year.penilaian
    month = bulan or penilaian.posisi.per.month
    named = the_post(penilaian.bahan, post)
    tempo = of_post(due_in(penilaian, month, year.year_before()), named)
    if not year.workspace.places.years_of("rekomendasi"):
        return Due(penilaian, tempo, None)
    from zi_cli.acts.followup import of_month

    return Due(penilaian, tempo, of_month(year, penilaian, month, named, hanya_lewat=hanya_lewat))
