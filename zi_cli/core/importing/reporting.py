"""How long the periods are in which a plan reports, by the parts of the year that its targets are for."""

from zi_cli.core.importing.tree import Terbaca
from zi_cli.model.periode import SEMESTER, TRIWULAN


def periode_laporan(terbaca: Terbaca) -> dict[int, str]:
    """Say from which year on a plan reports by quarters or by half-years again; half-years at first need no word."""
    quarters, halves = _years(terbaca, "target_triwulan"), _years(terbaca, "target_semester_1")
    found: dict[int, str] = {}
    now = SEMESTER
    for tahun in range(terbaca.tahun[0], terbaca.tahun[-1] + 1) if terbaca.tahun else ():
        said = TRIWULAN if tahun in quarters else SEMESTER if tahun in halves else now
        if said is not now:
            found[tahun] = said.nama
        now = said
    return found


def _years(terbaca: Terbaca, kunci: str) -> set[int]:
    every = (node.isi.get(kunci) for node in terbaca.every())
    return {tahun for one in every if isinstance(one, dict) for tahun in one}
