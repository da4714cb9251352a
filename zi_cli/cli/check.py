"""`zi check`: what is wrong or unwise in the files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli import acts
from zi_cli.cli import completion, options
from zi_cli.cli.output import answer, printed_to, say, show
from zi_cli.cli.question import open_workspace, say_whose
from zi_cli.render import screens

if TYPE_CHECKING:
    from zi_cli.files.workspace import Workspace

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[BERKAS…]",
        help="Hanya masalah di berkas ini, folder unit lain, atau folder berisi banyak unit; tanpa ini semuanya.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Peringatan juga membuat kode keluar 1.")]
Code = Annotated[
    str | None,
    typer.Option(
        "--explain", metavar="KODE", help="Jelaskan satu kode, misalnya ZI203.", autocompletion=completion.codes
    ),
]
CheckFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(completion.CHECK_FORMATS),
        help="Bentuk keluaran.",
        autocompletion=completion.check_formats,
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against", metavar="REVISI", help="Periksa juga apakah perubahan sejak revisi git ini boleh, misalnya main."
    ),
]


def check(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    paths: Paths = None,
    *,
    strict: Strict = False,
    code: Code = None,
    format_: CheckFormat = "text",
    against: Against = None,
    output: options.Output = None,
    jobs: options.Jobs = None,
    today: options.Today = None,
    folder: options.Folder = None,
    no_cache: options.NoCache = False,
) -> None:
    """Periksa berkas: galat, peringatan dan saran, masing-masing dengan tempat dan jalan keluarnya."""
    chosen = options.bentuk(format_, *completion.CHECK_FORMATS)
    if code:
        from zi_cli.files.codes import explained

        show(screens.findings.explanation_screen(*explained(code)))
        return
    failing = ("galat", "peringatan") if strict else ("galat",)
    hari_ini, processes = options.hari_ini(ctx, today), options.jobs(jobs)
    if paths and acts.check_many.are_many(paths):
        from zi_cli.cli.check_many import check_many

        with printed_to(output):
            left_with = check_many(paths, chosen, failing, (hari_ini, against), jobs=processes, keep=not no_cache)
        raise typer.Exit(left_with)
    units = _named(paths) if paths else [(open_workspace(ctx, folder), set[str]())]
    with printed_to(output, *(workspace for workspace, _ in units)):
        asked = [(workspace, _found(workspace, hari_ini, against).within(only)) for workspace, only in units]
        for (_, only), (_, found) in zip(units, asked, strict=True):
            for nama in sorted(only.difference(found.berkas)):
                say(f"{nama} bukan berkas data unit, jadi tidak diperiksa")
        _show(asked, chosen, failing)
    raise typer.Exit(int(any(found.counts(failing) for _, found in asked)))


def _found(workspace: "Workspace", hari_ini: date, against: str | None) -> "acts.check.Checked":
    if against is None:
        return acts.check.check(workspace, hari_ini)
    return acts.compare.check_since(workspace, hari_ini, against)


def _named(paths: list[Path]) -> "list[tuple[Workspace, set[str]]]":
    """Find the units of some files and folders, each with the files it is narrowed to."""
    from zi_cli.files.workspace import find_workspace, workspaces_of

    units = workspaces_of(paths)
    for folder in filter(Path.is_dir, paths):
        say_whose(folder, find_workspace(folder))
    return units


def _show(asked: "Sequence[tuple[Workspace, acts.check.Checked]]", chosen: str, failing: tuple[str, ...]) -> None:
    if chosen not in ("text", "json"):
        from zi_cli.cli.ci import tell

        tell(chosen, asked, failing)
        return
    masalah = [one for _, found in asked for one in found.masalah]
    berkas, ignored = sum(len(found.berkas) for _, found in asked), sum(len(found.diabaikan) for _, found in asked)
    answer(
        chosen,
        lambda: screens.findings.findings_screen(masalah, berkas, ignored),
        lambda: screens.findings.findings_json(masalah, ignored),
    )
