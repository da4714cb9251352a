"""`zi check`: what is wrong or unwise in the files."""

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
    if paths or against is not None:
        from zi_cli.cli.check_many import asked_about, check_many

        many = check_many(paths or (), chosen, failing, (hari_ini, against), jobs=processes, keep=not no_cache)
        if many is not None:
            raise typer.Exit(many)
        asked = asked_about(paths or (), lambda: open_workspace(ctx, folder), hari_ini, against)
    else:
        from zi_cli.acts.check import check as act

        workspace = open_workspace(ctx, folder)
        asked = [(workspace, act(workspace, hari_ini))]
    _show(asked, chosen, failing)
    raise typer.Exit(int(any(found.counts(failing) for _, found in asked)))


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
    from zi_cli.files.codes import explained
    from zi_cli.render.screens.findings import explanation_screen

    show(explanation_screen(*explained(code)))
