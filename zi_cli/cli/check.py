"""`zi check`: what is wrong or unwise in the files."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.options import Folder, Jobs, NoCache, Today
from zi_cli.cli.output import answer, show
from zi_cli.cli.question import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_cli.acts.check import Checked
    from zi_cli.files.workspace import Workspace

    Asked = tuple[Workspace, Checked]

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
    jobs: Jobs = None,
    today: Today = None,
    folder: Folder = None,
    no_cache: NoCache = False,
) -> None:
    """Periksa berkas: galat, peringatan dan saran, masing-masing dengan tempat dan jalan keluarnya."""
    chosen = options.bentuk(format_, *completion.CHECK_FORMATS)
    if code:
        _explain(code)
        return
    failing = ("galat", "peringatan") if strict else ("galat",)
    hari_ini, processes = options.hari_ini(ctx, today), options.jobs(jobs)
    if paths and all(path.is_dir() for path in paths):
        from zi_cli.acts.check_many import are_many

        if are_many(paths):
            from zi_cli.cli.check_many import check_many

            raise typer.Exit(check_many(paths, chosen, failing, (hari_ini, against), jobs=processes, keep=not no_cache))
    asked = []
    for workspace, only in _asked(ctx, folder, paths or []):
        asked.append((workspace, _checked(workspace, hari_ini, against).within(only)))
    _show(asked, chosen, failing)
    raise typer.Exit(int(any(found.counts(failing) for _, found in asked)))


def _asked(ctx: typer.Context, folder: Path | None, paths: list[Path]) -> list[tuple["Workspace", set[str]]]:
    """Give the workspaces that are asked about, each with the files it is narrowed to (none: all of it)."""
    from zi_cli.files.workspace import workspaces_of

    return workspaces_of(paths) if paths else [(open_workspace(ctx, folder), set())]


def _checked(workspace: "Workspace", hari_ini: date, against: str | None) -> "Checked":
    from zi_cli.acts.check import check as check_unit

    if against is None:
        return check_unit(workspace, hari_ini)
    from zi_cli.acts.compare import check_since

    return check_since(workspace, hari_ini, against)


def _show(asked: "Sequence[Asked]", chosen: str, failing: tuple[str, ...]) -> None:
    if chosen not in ("text", "json"):
        from zi_cli.cli.ci import tell

        tell(chosen, asked, failing)
        return
    from zi_cli.render.screens.findings import findings_json, findings_screen

    masalah = [one for _, found in asked for one in found.masalah]
    berkas = sum(len(found.berkas) for _, found in asked)
    ignored = sum(len(found.diabaikan) for _, found in asked)
    answer(chosen, lambda: findings_screen(masalah, berkas, ignored), lambda: findings_json(masalah, ignored))


def _explain(code: str) -> None:
    from zi_cli.files.codes import find_code
    from zi_cli.files.nasional import nasional
    from zi_cli.render.screens.findings import explanation_screen

    explained = find_code(code)
    show(explanation_screen(explained, [nasional().ketentuan[one] for one in explained.dasar]))
