"""`zi explain`: how one figure was made."""

from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.options import Folder, Format, Per, Semester, Today, Year
from zi_cli.cli.question import ask, hint

if TYPE_CHECKING:
    from zi_cli.core.outline import AnyButir, Outline

Key = Annotated[
    str,
    typer.Argument(metavar="ID", help="Id atau nomor cetak: V.4.a, I.1, I.1.1, V.", autocompletion=completion.nodes),
]


def explain(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: Key,
    *,
    year: Year = None,
    semester: Semester = None,
    per: Per = None,
    format_: Format = "text",
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Bagaimana satu angka terjadi: aturan, masukan dengan berkas dan barisnya, dan yang tidak dihitung."""
    from zi_cli.cli.output import answer  # noqa: PLC0415  --help needs none of it
    from zi_cli.render.screens.explain import explain_json, explain_screen  # noqa: PLC0415

    chosen = options.bentuk(format_, "text", "json")
    question = ask(ctx, folder, today, None, year)
    penilaian = question.assess(options.semester(semester), options.tanggal(per))
    butir = find_one(penilaian.outline, key)
    lines = question.lines()
    answer(
        chosen,
        lambda: explain_screen(butir, penilaian, lines),
        lambda: explain_json(butir, penilaian, lines),
    )
    hint(question, penilaian)


def find_one(outline: "Outline", key: str) -> "AnyButir":
    """Find the node that an id or a printed number names."""
    from zi_cli.model.ejaan import nearest  # noqa: PLC0415

    found = outline.find(key)
    if found:
        return found[0]
    near = nearest(key, [name for one in outline.every() for name in (one.id, one.nomor)])
    hint_words = f"; maksud Anda {', '.join(near)}?" if near else ""
    message = f"{key} tidak ada di rencana aksi{hint_words}"
    raise typer.BadParameter(message, param_hint="ID")
