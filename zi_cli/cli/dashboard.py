"""`zi dashboard`: the year on one page."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.options import Folder, Per, Today, Year, YearArgument
from zi_cli.cli.question import Question, ask, hint

if TYPE_CHECKING:
    from zi_cli.core.assessment import Penilaian
    from zi_cli.core.followup import Pantauan
    from zi_cli.model.bukti import RegisterBukti

Output = Annotated[
    Path | None, typer.Option("-o", metavar="BERKAS", help="Tulis ke berkas HTML ini; tanpa ini ke layar.")
]
_ENDINGS = ("", ".html", ".htm")


def dashboard(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    year: Year = None,
    output: Output = None,
    per: Per = None,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Keadaan setahun dalam satu halaman HTML yang terbuka tanpa jaringan."""
    from zi_cli.acts.check import check  # noqa: PLC0415  --help needs none of it
    from zi_cli.cli.output import show_xml, write_file  # noqa: PLC0415
    from zi_cli.files.evidence import secret_of  # noqa: PLC0415
    from zi_cli.render.dashboard.page import render_dashboard  # noqa: PLC0415
    from zi_cli.render.dashboard.view import Masukan, dashboard_view  # noqa: PLC0415

    if output is not None and output.suffix.lower() not in _ENDINGS:
        message = f"dasbor ini halaman HTML; sebut misalnya {output.with_suffix('.html').name}"
        raise typer.BadParameter(message, param_hint="-o")
    question = ask(ctx, folder, today, tahun, year)
    penilaian = question.assess(per=options.tanggal(per))
    found = check(question.workspace, question.hari_ini)
    recommended = _recommended(question, penilaian)
    given = Masukan(
        penilaian,
        _other_years(question, penilaian),
        found.masalah,
        len(found.berkas),
        recommended,
        _register(question),
        secret_of(question.workspace, (path for one in recommended for path in one.bukti)),
        question.lines(),
    )
    text = render_dashboard(dashboard_view(given), question.workspace.places.templates)
    if output is None:
        show_xml(text)
    else:
        question.workspace.refuse_to_overwrite(output)
        write_file(output, text)
    hint(question, penilaian)


def _other_years(question: Question, now: "Penilaian") -> "dict[int, Penilaian]":
    """Judge the other years of the plan that have a file.

    One that cannot be read is left out, for the check on the page names it. An invented year is not what a real one
    stands beside, and a page about a past day shows no later year.
    """
    found = {}
    for tahun in now.bahan.rencana.periode.tahun:
        if tahun == now.posisi.tahun or _is_later(tahun, now):
            continue
        read = question.workspace.realisasi(tahun)
        if read and read.isi and (now.contoh or not read.isi.contoh):
            other = question.assess(tahun=tahun)
            if other.bahan.berkas_rencana == now.bahan.berkas_rencana:
                found[tahun] = other
    return found


def _is_later(tahun: int, now: "Penilaian") -> bool:
    """Say whether a year had not begun on the reading day; a finished year looks back from today."""
    return not now.posisi.tutup and tahun > now.posisi.per.year


def _recommended(question: Question, penilaian: "Penilaian") -> "tuple[Pantauan, ...]":
    if not question.workspace.places.years_of("rekomendasi"):
        return ()
    from zi_cli.cli.advice import of_position  # noqa: PLC0415  most units keep none

    return of_position(question, penilaian.posisi)


def _register(question: Question) -> "RegisterBukti | None":
    if question.tahun not in question.workspace.places.years_of("register"):
        return None
    read = question.workspace.register(question.tahun)
    return read.isi if read else None
