"""What every command that writes has in common: who acts, a dry run, and one session on the files."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli.question import open_workspace

if TYPE_CHECKING:
    from zi_cli.core.people import Pelaku
    from zi_cli.files.workspace import Workspace
    from zi_cli.files.writing import Session
    from zi_cli.model.periode import Periode

DryRun = Annotated[bool, typer.Option("--dry-run", help="Tunjukkan perubahannya saja; tidak ada yang ditulis.")]
By = Annotated[
    str | None,
    typer.Option("--by", "--oleh", metavar="NAMA", help="Nama Anda, pemangku jabatan; tanpa ini menurut git."),
]


@contextmanager
def change(ctx: typer.Context, folder: Path | None, *, dry_run: bool) -> "Iterator[Session]":
    """Open a change of the workspace; at its end it is written, or shown where it is a dry run."""
    from zi_cli.cli.output import say, show_text  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.writing import session  # noqa: PLC0415

    places = open_workspace(ctx, folder).places
    with session(places, dry_run=dry_run) as one:
        yield one
    if dry_run:
        show_text(one.differences())
        say("belum ada yang ditulis; ulangi tanpa --dry-run untuk menulisnya.")


def approvals(workspace: "Workspace", *periods: tuple[int, int]) -> "Iterator[Periode]":
    """Give the approval logs there are of some periods; one that cannot be read stops what would be recorded."""
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415  --help needs none of it

    for tahun, semester in periods:
        kept = workspace.periode(tahun, semester)
        if kept and kept.isi is None:
            raise Refusal(f"log {kept.nama} belum bisa dibaca", "perbaiki dulu, lalu ulangi", kept.masalah)
        if kept and kept.isi:
            yield kept.isi


def who(one: "Session", given: str | None, day: date) -> "Pelaku":
    """Say who acts, from the name given or from git, and which post they hold."""
    from zi_cli.core.people import identify  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.git import author  # noqa: PLC0415

    settings = one.workspace.pengaturan
    jabatan = settings.isi.jabatan if settings and settings.isi else {}
    return identify(given, author(one.workspace.places.akar), jabatan, day)
