"""Gathering what the report of a period is made from."""

from datetime import date

from zi_cli.acts.evidence import evidence_in
from zi_cli.acts.followup import of_position
from zi_cli.acts.period import review_of
from zi_cli.acts.year import OpenYear
from zi_cli.core.laporan import BahanLaporan
from zi_cli.files.evidence import register_of, secret_of
from zi_cli.files.narasi import not_texts, texts
from zi_cli.model.periode import Bagian, Periode


def gather(year: OpenYear, bagian: Bagian, tanggal: date | None = None) -> tuple[BahanLaporan, list[str]]:
    """Gather a report's material, and name the files beside its texts that no report takes in.

    `tanggal` is the day on the page of approval. Raises Refusal where a file it needs does not fit.
    """
    workspace, penilaian, periode = year.workspace, year.assess_report(bagian, tanggal), Periode(year.tahun, *bagian)
    register_of(workspace, year.tahun)  # refused where it cannot be read
    recommended = of_position(year, penilaian.posisi)
    bahan = BahanLaporan(
        penilaian,
        tanggal=tanggal,
        pembanding=year.year_before(as_submitted=True) if periode.is_first else year.assess(periode.before.bagian),
        # Of a period that nobody has submitted yet no other file is read.
        tinjauan=review_of(workspace, periode) if periode in workspace.places.periods() else None,
        rekomendasi=recommended or None,  # a later one changes no earlier report
        bukti=evidence_in(penilaian.bahan),
        rahasia=secret_of(workspace, (path for one in recommended for path in one.bukti)),
        naskah=tuple(texts(workspace.places, periode)),
    )
    return bahan, not_texts(workspace.places, periode)
