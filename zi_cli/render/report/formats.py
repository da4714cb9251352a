"""The report in the form that is asked for, by whichever door; the library of a form is imported only then."""

from collections.abc import Callable
from pathlib import Path

from zi_cli.render.report.view import Laporan

BENTUK = ("md", "html", "docx", "pdf", "xlsx")


def make(bentuk: str, view: Laporan, templates: Path, tell: Callable[[str], None]) -> str | bytes:
    """Make a report of one form, and tell what the person should know beside it."""
    if bentuk == "docx":
        from zi_cli.render.report.word import render_docx

        return render_docx(view, templates)
    if bentuk == "xlsx":
        from zi_cli.render.report.sheet import render_xlsx

        return render_xlsx(view)
    if bentuk == "pdf":
        from zi_cli.render.report.pdf import TAK_ADA, render_pdf, signs_not_held

        lacking = signs_not_held(view)
        if lacking:
            tell(f"tanda yang tidak ada di huruf PDF dicetak {TAK_ADA}: {', '.join(lacking)}")
        return render_pdf(view)
    from zi_cli.render.report.markup import render_report

    return render_report(view, bentuk, templates)


def name_of(kunci: str, bentuk: str) -> str:
    """Name the file of a period's report."""
    return f"laporan-{kunci}.{bentuk}"
