"""The report in Markdown and HTML, through its template: the project's, or the unit's own."""

import re
from pathlib import Path

from zi_cli.render.markdown import markdown
from zi_cli.render.report.view import Laporan
from zi_cli.render.templates import render, visible

_FEWER_BLANKS = re.compile(r"\n{3,}")


def render_report(view: Laporan, bentuk: str, overrides: Path | None = None) -> str:
    """Render a report as `md` or `html`; a template of the same name in `overrides` takes the project's place.

    Raises TidakTerbaca when a template cannot be used.
    """
    finalize = markdown if bentuk == "md" else visible
    text = render(f"laporan.{bentuk}.j2", {"laporan": view}, overrides, finalize)
    return _FEWER_BLANKS.sub("\n\n", text.lstrip()).rstrip() + "\n"
