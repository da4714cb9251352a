"""`zi schema`: the JSON Schema of each kind of file, for editors that complete and underline."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli import completion
from zi_cli.cli.output import show_json, write_file

Kind = Annotated[
    str | None,
    typer.Argument(
        metavar="[JENIS]",
        help="Jenis berkas, misalnya rencana, realisasi atau peta; tanpa ini semua berkas unit.",
        autocompletion=completion.kinds,
    ),
]
Output = Annotated[
    Path | None, typer.Option("-o", metavar="FOLDER", help="Tulis tiap skema ke folder ini, satu berkas tiap jenis.")
]


def schema(jenis: Kind = None, *, output: Output = None) -> None:
    """Skema JSON tiap jenis berkas, agar editor melengkapi dan menandai salah ketik."""
    from zi_cli.files.json_schema import EVERY, KINDS, as_text, json_schema

    if jenis is not None and jenis not in EVERY:
        raise typer.BadParameter(f"{jenis} bukan jenis berkas; pilihannya: {', '.join(EVERY)}", param_hint="JENIS")
    chosen = {kind: json_schema(kind) for kind in ([jenis] if jenis else KINDS)}
    if output is not None:
        from zi_cli.files.safe_write import make_folder

        make_folder(output)
        for kind, made in chosen.items():
            write_file(output / f"{kind}.json", as_text(made))
    else:
        show_json(chosen[jenis] if jenis else chosen)
