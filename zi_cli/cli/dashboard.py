"""`zi dashboard`: the year on one page."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.output import show_xml
from zi_cli.cli.question import hint, open_year, put_out

Output = Annotated[
    Path | None, typer.Option("-o", metavar="BERKAS", help="Tulis ke berkas HTML ini; tanpa ini ke layar.")
]
_ENDINGS = ("", ".html", ".htm")


def dashboard(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: options.YearArgument = None,
    *,
    year: options.Year = None,
    output: Output = None,
    per: options.Per = None,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Keadaan setahun dalam satu halaman HTML yang terbuka tanpa jaringan."""
    from zi_cli.render.dashboard.page import make

    if output is not None and output.suffix.lower() not in _ENDINGS:
        named = output.with_suffix(".html").name
        raise typer.BadParameter(f"dasbor ini halaman HTML; sebut misalnya {named}", param_hint="-o")
    asked = open_year(ctx, folder, today, tahun, year)
    bahan = acts.dashboard.gather(asked, options.tanggal(per))
    page = make(bahan, asked.workspace.places.templates)
    put_out(asked, output, page, show_xml)
    hint(asked)
