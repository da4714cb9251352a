"""`zi web`: the unit in the browser of this machine."""

import sys
from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.extras import need
from zi_cli.cli.output import say, show_text
from zi_cli.cli.question import open_workspace

Port = Annotated[
    str | None, typer.Option("--port", metavar="N", help="Nomor port; biasanya yang dipakai terakhir kali.")
]
ReadOnly = Annotated[bool, typer.Option("--baca-saja", help="Hanya untuk dibaca; tidak ada formulir.")]
Install = Annotated[bool, typer.Option("--pasang", help="Taruh ikonnya di desktop dan daftar program, lalu selesai.")]
Closed = Annotated[bool, typer.Option("--tanpa-buka", help="Jangan buka peramban; tulis alamatnya saja.")]


def web(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    *,
    port: Port = None,
    pasang: Install = False,
    baca_saja: ReadOnly = False,
    tanpa_buka: Closed = False,
    year: options.Year = None,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Buka unit ini di peramban komputer ini: keadaan setahun, dan formulir untuk mencatat."""
    need("web")
    from zi_cli.files.shortcut import put_shortcut
    from zi_cli.web.serving import Wish, serve

    workspace = open_workspace(ctx, folder)
    options.hari_ini(ctx, today)  # refused before anything is opened
    if pasang:
        for icon in put_shortcut(workspace.places.akar, acts.year.name_of(workspace)):
            say(f"ikon ditaruh di {icon}")
        return
    wish = Wish(
        lambda: options.hari_ini(ctx, today),
        options.port(port),
        options.tahun(None, year),
        baca_saja,
        buka=not tanpa_buka,
    )
    serve(workspace.places, wish, say, _tell)


def _tell(alamat: str) -> None:
    """Print the address at once: whoever started zi waits for it, and zi goes on."""
    show_text(f"{alamat}\n")
    sys.stdout.flush()
