"""`zi check`: what is wrong or unwise in the files."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.options import Folder, Jobs, NoCache, Today
from zi_cli.cli.question import open_workspace

if TYPE_CHECKING:
    from datetime import date

    from zi_cli.checks.rule import Seluruhnya
    from zi_cli.files.reading import Dibaca
    from zi_cli.files.workspace import Workspace
    from zi_cli.model.masalah import Masalah

    Asked = tuple[Workspace, list[Masalah], list[str]]
    """A workspace, what was found in it, and the names of the files that were looked at."""

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
    if paths and _are_many(paths):
        from zi_cli.cli.many import check_many  # noqa: PLC0415  most people have one unit

        raise typer.Exit(check_many(paths, chosen, failing, (hari_ini, against), jobs=processes, keep=not no_cache))
    asked, ignored = [], 0
    for workspace, only in _asked(ctx, folder, paths or []):
        found, read, passed_over = judged(workspace, hari_ini, against)
        ignored += sum(not only or one in only for one in passed_over)
        asked.append((workspace, [one for one in found if not only or one.berkas in only], sorted(only) or read))
    _show(asked, chosen, failing, ignored)
    raise typer.Exit(int(any(one.tingkat in failing for _, found, _ in asked for one in found)))


def judged(
    workspace: "Workspace", hari_ini: "date", against: str | None
) -> tuple[list["Masalah"], list[str], list[str]]:
    """Give what problems_and_files gives, and what is wrong with the change since a revision."""
    found, read, passed_over = problems_and_files(workspace, hari_ini)
    if against is not None:
        from zi_cli.cli.against import problems_of_change  # noqa: PLC0415  git is asked only then

        found = in_order([*found, *problems_of_change(workspace, against, hari_ini, found)])
    return found, read, passed_over


def problems(workspace: "Workspace", hari_ini: "date | None" = None) -> tuple[list["Masalah"], int]:
    """Give every problem of a workspace, in order of place, and how many files were read."""
    found, read, _ = problems_and_files(workspace, hari_ini)
    return found, len(read)


def problems_and_files(
    workspace: "Workspace", hari_ini: "date | None" = None
) -> tuple[list["Masalah"], list[str], list[str]]:
    """Give every problem of a workspace in order of place, the files that were read, and the file of each one ignored.

    Without a day nothing that is ignored has expired.
    """
    from zi_cli.checks.all_rules import EVERY, findings  # noqa: PLC0415  --help needs none of it
    from zi_cli.checks.severity import settle  # noqa: PLC0415
    from zi_cli.files.nasional import nasional  # noqa: PLC0415

    seluruhnya, read = everything(workspace)
    found_by_rules = findings(seluruhnya, nasional())
    standing, passed_over = settle(seluruhnya, found_by_rules, (rule.kode for rule in EVERY), hari_ini)
    found = [problem for one in read for problem in one.masalah]
    found += [workspace.sumber(one.letak.berkas).show(kode, tingkat, one) for kode, tingkat, one in standing]
    return in_order(found), [one.nama for one in read], [one.letak.berkas for one in passed_over]


def in_order(found: "list[Masalah]") -> "list[Masalah]":
    """Give each problem once, in order of place."""
    return sorted(set(found), key=lambda one: (one.berkas, one.baris, one.kolom, one.kode, one.pesan))


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


def _are_many(paths: list[Path]) -> bool:
    """Say whether folders hold several units, or one that is none of the folders themselves."""
    if not all(path.is_dir() for path in paths):
        return False
    from zi_cli.files.places import absolute  # noqa: PLC0415  as above
    from zi_cli.files.units import find_units, is_unit  # noqa: PLC0415

    found = list(islice((one.folder for one in find_units(paths) if is_unit(one)), 2))
    return len(found) > 1 or (bool(found) and Path(found[0]) not in map(absolute, paths))


def _asked(ctx: typer.Context, folder: Path | None, paths: list[Path]) -> list[tuple["Workspace", set[str]]]:
    """Give the workspaces that are asked about, each with the files it is narrowed to (none: all of it)."""
    from zi_cli.files.workspace import workspaces_of  # noqa: PLC0415

    return workspaces_of(paths) if paths else [(open_workspace(ctx, folder), set())]


def _show(asked: list["Asked"], chosen: str, failing: tuple[str, ...], ignored: int) -> None:
    if chosen not in ("text", "json"):
        from zi_cli.cli.ci import tell  # noqa: PLC0415  people need none of it

        tell(chosen, asked, failing, ignored)
        return
    from zi_cli.cli.output import answer  # noqa: PLC0415
    from zi_cli.render.findings import findings_json, findings_screen  # noqa: PLC0415

    masalah = [one for _, found, _ in asked for one in found]
    berkas = sum(len(read) for _, _, read in asked)
    answer(chosen, lambda: findings_screen(masalah, berkas, ignored), lambda: findings_json(masalah, ignored))


def _explain(code: str) -> None:
    from zi_cli.cli.codes import find_code  # noqa: PLC0415
    from zi_cli.cli.output import show  # noqa: PLC0415
    from zi_cli.files.nasional import nasional  # noqa: PLC0415
    from zi_cli.render.findings import explanation_screen  # noqa: PLC0415

    explained = find_code(code)
    show(explanation_screen(explained, [nasional().ketentuan[one] for one in explained.dasar]))
