"""`zi check`: what is wrong or unwise in the files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.options import Folder
from zi_cli.cli.question import open_workspace

if TYPE_CHECKING:
    from zi_cli.checks.rule import Seluruhnya
    from zi_cli.files.reading import Dibaca
    from zi_cli.files.workspace import Workspace
    from zi_cli.model.masalah import Masalah

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[BERKAS…]", help="Hanya masalah di berkas ini, atau folder unit lain; tanpa ini semuanya."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Peringatan juga membuat kode keluar 1.")]
Code = Annotated[
    str | None,
    typer.Option(
        "--explain", metavar="KODE", help="Jelaskan satu kode, misalnya ZI203.", autocompletion=completion.codes
    ),
]
CheckFormat = Annotated[str, typer.Option("--format", metavar="text|json|github", help="Bentuk keluaran.")]


def check(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    paths: Paths = None,
    *,
    strict: Strict = False,
    code: Code = None,
    format_: CheckFormat = "text",
    folder: Folder = None,
) -> None:
    """Periksa berkas: galat, peringatan dan saran, masing-masing dengan tempat dan jalan keluarnya."""
    chosen = options.bentuk(format_, "text", "json", "github")
    if code:
        _explain(code)
        return
    masalah, berkas = [], 0
    for workspace, only in _asked(ctx, folder, paths or []):
        found, read = problems(workspace)
        masalah += [one for one in found if not only or one.berkas in only]
        berkas += len(only) or read
        if chosen == "github":
            _annotate(workspace, [one for one in found if not only or one.berkas in only])
    if chosen != "github":
        _show(masalah, berkas, chosen)
    failing = ("galat", "peringatan") if strict else ("galat",)
    raise typer.Exit(int(any(one.tingkat in failing for one in masalah)))


def problems(workspace: "Workspace") -> tuple[list["Masalah"], int]:
    """Give every problem of a workspace, in order of place, and how many files were read."""
    from zi_cli.checks.all_rules import findings  # noqa: PLC0415  --help needs none of it

    seluruhnya, read = everything(workspace)
    found = [problem for one in read for problem in one.masalah]
    found += [
        workspace.sumber(temuan.letak.berkas).show(rule.kode, rule.tingkat, temuan)
        for rule, temuan in findings(seluruhnya)
    ]
    return sorted(set(found), key=lambda one: (one.berkas, one.baris, one.kolom, one.kode, one.pesan)), len(read)


def everything(
    workspace: "Workspace", asked: tuple[tuple[int, int], ...] = ()
) -> tuple["Seluruhnya", list["Dibaca[Any]"]]:
    """Read every file of a workspace: the records that fit, and the files as they were read.

    Texts are looked at where a period has a log, and for the periods that are `asked` about.
    """
    from zi_cli.checks.rule import Seluruhnya  # noqa: PLC0415  as above
    from zi_cli.core.outline import outline  # noqa: PLC0415
    from zi_cli.files.workspace import BAGIAN  # noqa: PLC0415

    parts = {part: workspace.every(part) for part in BAGIAN}
    pengaturan = workspace.pengaturan
    read: list[Dibaca[Any]] = [*workspace.rencana, *(one for part in parts.values() for one in part)]
    read += [pengaturan] if pengaturan else []
    seluruhnya = Seluruhnya(
        tuple(outline(one.isi, one.nama) for one in workspace.rencana if one.isi),
        **{part: tuple((one.nama, one.isi) for one in kept if one.isi) for part, kept in parts.items()},
        pengaturan=pengaturan.isi if pengaturan else None,
        tak_dibaca=tuple(workspace.places.unread()),
        berkas_pengaturan=pengaturan.nama if pengaturan else "",
        narasi=_narasi(workspace, asked),
        tak_terbaca=tuple(one.nama for one in read if one.isi is None),
    )
    return seluruhnya, read


def _narasi(workspace: "Workspace", asked: tuple[tuple[int, int], ...]) -> tuple[tuple[str, str], ...]:
    periods = sorted({*workspace.places.periods(), *asked})
    if not periods:
        return ()
    from zi_cli.files.narasi import narasi  # noqa: PLC0415  only units that approve periods need it

    return tuple(one for period in periods for one in narasi(workspace.places, *period))


def _asked(ctx: typer.Context, folder: Path | None, paths: list[Path]) -> list[tuple["Workspace", set[str]]]:
    """Give the workspaces that are asked about, each with the files it is narrowed to (none: all of it)."""
    from zi_cli.files.workspace import workspaces_of  # noqa: PLC0415

    return workspaces_of(paths) if paths else [(open_workspace(ctx, folder), set())]


def _show(masalah: list["Masalah"], berkas: int, chosen: str) -> None:
    from zi_cli.cli.output import answer  # noqa: PLC0415
    from zi_cli.render.findings import findings_json, findings_screen  # noqa: PLC0415

    answer(chosen, lambda: findings_screen(masalah, berkas), lambda: findings_json(masalah))


def _annotate(workspace: "Workspace", masalah: list["Masalah"]) -> None:
    from zi_cli.cli.output import show_text  # noqa: PLC0415
    from zi_cli.render.findings import findings_github  # noqa: PLC0415

    show_text(findings_github(masalah, _prefix(workspace, Path.cwd())))


def _prefix(workspace: "Workspace", here: Path) -> str:
    """Lead from the folder the check runs in, as a rule the repository's root, to the workspace."""
    akar = workspace.places.akar
    return f"{akar.relative_to(here).as_posix()}/" if akar != here and akar.is_relative_to(here) else ""


def _explain(code: str) -> None:
    from zi_cli.cli.codes import find_code  # noqa: PLC0415
    from zi_cli.cli.output import show  # noqa: PLC0415
    from zi_cli.render.findings import explanation_screen  # noqa: PLC0415

    show(explanation_screen(find_code(code)))
