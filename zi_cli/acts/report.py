"""Gathering what the report of a period is made from."""

from datetime import date

from zi_cli.acts.evidence import evidence_of
from zi_cli.acts.followup import of_position
from zi_cli.acts.period import review_of
from zi_cli.acts.year import OpenYear
from zi_cli.core.approval import Tinjauan
from zi_cli.core.assessment import Penilaian
from zi_cli.core.followup import Pantauan
from zi_cli.core.laporan import BahanLaporan
from zi_cli.files.evidence import secret_of
from zi_cli.files.narasi import not_texts, texts
from zi_cli.model.periode import Bagian, Periode


def gather(year: OpenYear, bagian: Bagian, tanggal: date | None = None) -> tuple[BahanLaporan, list[str]]:
    """Gather a report's material, and name the files beside its texts that no report takes in.

    `tanggal` is the day on the page of approval. Raises Refusal where a file it needs does not fit.
    """
    workspace = year.workspace
    penilaian, periode = year.assess(bagian), Periode(year.tahun, *bagian)
    recommended = _recommended(year, penilaian)
    mentioned = (path for one in recommended or () for path in one.bukti)
    bahan = BahanLaporan(
        penilaian,
        tanggal=tanggal,
        pembanding=year.year_before() if periode.is_first else year.assess(periode.before.bagian),
        tinjauan=_reviewed(year, periode),
        rekomendasi=recommended,
        bukti=evidence_of(workspace, year.tahun)[0],
        rahasia=secret_of(workspace, mentioned),
        naskah=tuple(texts(workspace.places, periode)),
    )
    return bahan, not_texts(workspace.places, periode)


def _reviewed(year: OpenYear, periode: Periode) -> Tinjauan | None:
    """Say how the period stands; None where nobody has submitted it yet, which reads no other file."""
    has_log = periode in year.workspace.places.periods()
    return review_of(year.workspace, periode) if has_log else None


def _recommended(year: OpenYear, penilaian: Penilaian) -> tuple[Pantauan, ...] | None:
    """Keep the recommendations of the period; None where there are none, and a later one changes no earlier report."""
    if not year.workspace.places.years_of("rekomendasi"):
        return None
    return of_position(year, penilaian.posisi) or None
