"""What aktivitas are budgeted at together: shown beside what was done, and never judged."""

from zi_cli.core.outline import AnyButir, Outline
from zi_cli.model.frozen import frozen


@frozen
class Anggaran:
    """The sum of the budgets that are written; None where none is: what is not written is not 0."""

    rupiah: int | None
    ada: int
    dari: int
    """How many aktivitas there are, with a budget or without."""


def anggaran(plan: Outline, butir: AnyButir | None = None) -> Anggaran:
    """Sum up the budgets of the whole plan, or of the aktivitas below a node."""
    counted = [one for one in plan.aktivitas if butir is None or one.is_below(butir)]
    written = [one.isi.anggaran for one in counted if one.isi.anggaran is not None]
    return Anggaran(sum(written) if written else None, len(written), len(counted))
