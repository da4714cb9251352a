"""`zi evidence verify`: whether what was recorded as evidence is still there, still the same, and used once."""

from collections.abc import Iterator
from typing import Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.options import Folder, Format, Year, YearArgument
from zi_cli.cli.output import answer
from zi_cli.cli.question import open_workspace
from zi_cli.cli.waiting import one_by_one, progress

Online = Annotated[bool, typer.Option("--online", help="Buka juga alamat webnya satu per satu.")]
Limit = Annotated[
    float,
    typer.Option("--limit", "--batas", metavar="DETIK", min=1, help="Batas waktu seluruh pemeriksaan alamat web."),
]


def verify(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    year: Year = None,
    online: Online = False,
    limit: Limit = 60.0,
    format_: Format = "text",
    folder: Folder = None,
) -> None:
    """Periksa bukti: berkasnya ada, isinya tetap, tanggalnya cocok, tidak ganda. Bila ada masalah, kode keluar 1."""
    from zi_cli.acts.evidence_verify import Online as Web
    from zi_cli.acts.evidence_verify import verify as act
    from zi_cli.render.screens.evidence import verify_json, verify_screen

    chosen = options.bentuk(format_, "text", "json")
    workspace, asked = open_workspace(ctx, folder), options.tahun(tahun, year)
    with progress("alamat") as line:
        found = act(workspace, asked, Web(limit, lambda total: one_by_one(line, total)) if online else None)
    answers = [(one.alamat, one.jawaban, one.kata) for one in found.tautan]
    unseen = list(_unseen(found.alamat_tak_dibuka, found.rahasia))
    answer(
        chosen,
        lambda: verify_screen(found.cela, found.diperiksa, answers, unseen),
        lambda: verify_json(found.cela, found.diperiksa, answers),
    )
    raise typer.Exit(int(bool(found.cela)))


def _unseen(web: int, secret: int) -> Iterator[str]:
    """Count what was not looked into: addresses that were not opened, and secret files that are not here."""
    if web:
        yield f"{web} alamat web (dibuka dengan --online)"
    if secret:
        yield f"{secret} berkas rahasia"
