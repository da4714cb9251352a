"""`zi explain`: how one figure was made."""

from typing import Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.output import answer
from zi_cli.cli.question import hint, open_year
from zi_cli.render import screens

Key = Annotated[
    str,
    typer.Argument(metavar="ID", help="Id atau nomor cetak: V.4.a, I.1, I.1.1, V.", autocompletion=completion.nodes),
]


def explain(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: Key,
    *,
    year: options.Year = None,
    semester: options.Semester = None,
    triwulan: options.Triwulan = None,
    per: options.Per = None,
    format_: options.Format = "text",
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Asal-usul satu angka: aturan, masukan dengan berkas dan barisnya, dan yang tidak dihitung."""
    from zi_cli.core.meant import refuse_outside, the_node

    asked = open_year(ctx, folder, today, None, year, format_)
    penilaian = asked.assess(options.bagian(semester=semester, triwulan=triwulan), options.tanggal(per))
    butir, lines = the_node(penilaian.bahan.outline, key), asked.lines()
    refuse_outside(butir, penilaian.posisi.tahun)
    answer(
        format_,
        lambda: screens.explain.explain_screen(butir, penilaian, lines),
        lambda: screens.explain.explain_json(butir, penilaian, lines),
    )
    hint(asked)
