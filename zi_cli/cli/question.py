"""What most questions begin with: which workspace, which year, which day; and the word that goes with the figures."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.output import say, write_file
from zi_cli.cli.words import worded
from zi_cli.files.unit_folder import absolute

if TYPE_CHECKING:
    from zi_cli.files.workspace import Workspace


def open_year(  # noqa: PLR0913  what a question is told
    ctx: typer.Context,
    folder: Path | None,
    today: str | None,
    argument: str | None,
    option: str | None,
    bentuk: str = "text",
) -> "acts.year.OpenYear":
    """Find the workspace, the day and the year, and say where another year is taken than this one.

    Refuses before any work a format other than text and JSON.
    """
    options.bentuk(bentuk, "text", "json")
    workspace, day = open_workspace(ctx, folder), options.hari_ini(ctx, today)
    tahun, word = acts.year.the_year(workspace, options.tahun(argument, option), day)
    if word:
        say(word)
    return acts.year.OpenYear(workspace, tahun, day)


def open_workspace(ctx: typer.Context, folder: Path | None) -> "Workspace":
    """Find the workspace from the folder that was named, else from ZI_PLANS, else from here upward."""
    from zi_cli.files.workspace import find_workspace

    named = options.either(folder, options.common(ctx).folder, "-C")
    plans = None if named else os.environ.get("ZI_PLANS")
    workspace = find_workspace(named or (Path(plans) if plans else None))
    if named:
        say_whose(named, workspace)
    return workspace


def say_whose(named: Path, workspace: "Workspace") -> None:
    """Say that a folder somebody named lies inside a unit, whose files all count then."""
    if workspace.places.akar != absolute(named):
        say(f"{named} ada di dalam unit {workspace.places.akar}; yang dipakai seluruh unit itu")


def put_out(year: "acts.year.OpenYear", output: Path | None, made: str, show: Callable[[str], None]) -> None:
    """Write a result to the file that was named, never among the unit's own; show it where none was."""
    if output is None:
        show(made)
    else:
        year.workspace.refuse_to_overwrite(output)
        write_file(output, made)


def hint(year: "acts.year.OpenYear") -> None:
    """Say on standard error what the figures cannot say: no file yet, or files with mistakes in them."""
    bahan = year.workspace.bahan(year.tahun)
    if bahan.realisasi is None:
        say(f"belum ada {bahan.berkas_realisasi}, jadi semua indikator belum diisi.")
        say(worded(year.workspace.way_to(year.tahun)))
    wrong = year.galat(bahan)
    if wrong:
        say(f"ada {wrong} galat di berkas yang dipakai; angka di atas bisa keliru. Rinciannya: zi check")
