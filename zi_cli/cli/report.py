"""`zi report`: the semester report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.options import Folder, Today, Year, YearArgument
from zi_cli.cli.question import Question, ask, hint

if TYPE_CHECKING:
    from zi_cli.core.approval import Tinjauan
    from zi_cli.core.assessment import Penilaian
    from zi_cli.core.followup import Pantauan

Semester = Annotated[str, typer.Option("--semester", metavar="1|2", help="Semester laporan: 1 atau 2, I atau II.")]
ReportFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="md|html",
        help="Bentuk laporan; tanpa ini menurut akhiran -o, atau md.",
        autocompletion=completion.report_formats,
    ),
]
Output = Annotated[Path | None, typer.Option("-o", metavar="BERKAS", help="Tulis ke berkas ini; tanpa ini ke layar.")]
Date = Annotated[str | None, typer.Option("--date", metavar="TANGGAL", help="Tanggal di lembar pengesahan.")]


def report(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    semester: Semester,
    year: Year = None,
    format_: ReportFormat = None,
    output: Output = None,
    date: Date = None,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Laporan monitoring dan evaluasi satu semester, dalam Markdown atau HTML."""
    from zi_cli.cli.output import show_text, write_file  # noqa: PLC0415  --help needs none of it
    from zi_cli.render.report import render_report  # noqa: PLC0415
    from zi_cli.render.report_view import report_view  # noqa: PLC0415

    chosen = options.bentuk(format_ or _named_by(output), "md", "html")
    question = ask(ctx, folder, today, tahun, year)
    half = options.semester(semester) or 1
    penilaian = question.assess(half)
    view = report_view(
        penilaian,
        tanggal=options.tanggal(date),
        pembanding=_compared(question, half),
        tinjauan=_reviewed(question, half),
        rekomendasi=_recommended(question, penilaian),
    )
    text = render_report(view, chosen, question.workspace.places.templates)
    if output is None:
        show_text(text)
    else:
        question.workspace.refuse_to_overwrite(output)
        write_file(output, text)
    hint(question, penilaian)


def _named_by(output: Path | None) -> str:
    """Take the format from the ending of the file it goes to."""
    return "html" if output and output.suffix.lower() in (".html", ".htm") else "md"


def _reviewed(question: Question, half: int) -> "Tinjauan | None":
    """Say how the period stands; None where nobody has submitted it yet, which reads no other file."""
    from zi_cli.cli.period import review_of  # noqa: PLC0415  most periods have no log

    has_log = (question.tahun, half) in question.workspace.places.periods()
    return review_of(question.workspace, question.tahun, half) if has_log else None


def _recommended(question: Question, penilaian: "Penilaian") -> "tuple[Pantauan, ...] | None":
    """Give the recommendations of the period; None where there are none, and a later one changes no earlier report."""
    if not question.workspace.places.years_of("rekomendasi"):
        return None
    from zi_cli.cli.advice import of_position  # noqa: PLC0415  most units keep none

    return of_position(question, penilaian.posisi) or None


def _compared(question: Question, half: int) -> "Penilaian | None":
    """Give what the report compares with: semester I for semester II, the year before for semester I."""
    return question.assess(1) if half != 1 else question.year_before()
