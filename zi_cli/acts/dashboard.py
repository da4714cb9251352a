"""Gathering what the page of a year is made from."""

from datetime import date

from zi_cli.acts.check import check
from zi_cli.acts.followup import of_position
from zi_cli.acts.year import OpenYear
from zi_cli.core.assessment import Penilaian
from zi_cli.core.laporan import BahanDasbor
from zi_cli.files.evidence import secret_of


def gather(year: OpenYear, per: date | None = None) -> BahanDasbor:
    """Gather a dashboard's material; raises Refusal where a file that the year's figures need does not fit."""
    workspace = year.workspace
    penilaian = year.assess(per=per)
    found = check(workspace, year.hari_ini)
    recommended, register = of_position(year, penilaian.posisi), workspace.register(year.tahun)
    return BahanDasbor(
        penilaian,
        _other_years(year, penilaian),
        found.masalah,
        len(found.berkas),
        recommended,
        register.isi if register else None,
        secret_of(workspace, (path for one in recommended for path in one.bukti)),
        year.lines(),
    )


def _other_years(year: OpenYear, now: Penilaian) -> dict[int, Penilaian]:
    """Judge the other years of the plan that have a file.

    One that cannot be read is left out, for the check on the page names it. An invented year is not what a real one
    stands beside, and a page about a past day shows no later year.
    """
    found = {}
    for tahun in now.bahan.rencana.periode.tahun:
        is_later = tahun > now.posisi.per.year and not now.posisi.tutup  # a finished year looks back from today
        read = None if is_later or tahun == now.posisi.tahun else year.workspace.realisasi(tahun)
        if read and read.isi and (now.contoh or not read.isi.contoh):
            other = year.other(tahun).penilaian
            if other.bahan.berkas_rencana == now.bahan.berkas_rencana:
                found[tahun] = other
    return found
