"""`zi diff`: what changed between two revisions, in the domain's words, and what it does to the figures."""

from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.output import answer, say, show_text
from zi_cli.cli.question import open_workspace
from zi_cli.render import screens

if TYPE_CHECKING:
    from zi_cli.model.masalah import Masalah

HERE = "folder kerja"
From = Annotated[str, typer.Argument(metavar="A", help="Revisi lama: cabang, tag atau commit, misalnya main.")]
To = Annotated[
    str | None, typer.Argument(metavar="[B]", help="Revisi baru; tanpa ini berkas yang sekarang ada di folder.")
]
DiffFormat = Annotated[str, typer.Option("--format", metavar="text|md|json", help="Bentuk keluaran.")]


def diff(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    a: From,
    b: To = None,
    *,
    format_: DiffFormat = "text",
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Apa yang berubah di rencana dan realisasi antara dua revisi git, dan dampaknya pada capaian."""
    chosen = options.bentuk(format_, "text", "md", "json")
    day = options.hari_ini(ctx, today)
    found = acts.compare.compare(open_workspace(ctx, folder), a, b, day)
    unread = (
        *(_unread(a, one) for one in found.tak_terbaca_lama),
        *(_unread(b or HERE, one) for one in found.tak_terbaca_baru),
    )
    beda = screens.diff.Beda(a, b or HERE, found.perubahan, found.dampak, day, unread, found.contoh)
    if chosen == "md":
        show_text(screens.diff.diff_markdown(beda))
    else:
        answer(chosen, lambda: screens.diff.diff_screen(beda), lambda: screens.diff.diff_json(beda))
    for sentence in unread:
        say(sentence)


def _unread(called: str, one: "Masalah") -> str:
    return f"{one.berkas}:{one.baris} di {called} tidak terbaca, jadi tidak dibandingkan: {one.pesan}"
