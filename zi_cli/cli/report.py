"""`zi report`: the semester report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli import acts
from zi_cli.cli import completion, options
from zi_cli.cli.extras import need
from zi_cli.cli.output import say, show_text, write_file
from zi_cli.cli.question import hint, open_year
from zi_cli.cli.waiting import progress

if TYPE_CHECKING:
    from zi_cli.render.report.view import Laporan

TEXTS = ("md", "html")
"""The formats that may be shown as they are; the others are for a file only."""
ENDINGS = {"htm": "html"} | {one: one for one in completion.REPORT_FORMATS}

Semester = Annotated[
    str | None,
    typer.Option("--semester", metavar="1|2", help="Semester laporan: 1 atau 2, I atau II.  [wajib, atau --triwulan]"),
]
Triwulan = Annotated[
    str | None,
    typer.Option("--triwulan", metavar="1-4", help="Triwulan laporan, di tahun yang dilaporkan per triwulan."),
]
ReportFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="|".join(completion.REPORT_FORMATS),
        help="Bentuk laporan; tanpa ini menurut akhiran -o, atau md.",
        autocompletion=completion.report_formats,
    ),
]
AllFormats = Annotated[bool, typer.Option("--all-formats", help="Semua bentuk sekaligus; -o menyebut foldernya.")]
Date = Annotated[str | None, typer.Option("--date", metavar="TANGGAL", help="Tanggal di lembar pengesahan.")]


def report(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: options.YearArgument = None,
    *,
    semester: Semester = None,
    triwulan: Triwulan = None,
    year: options.Year = None,
    format_: ReportFormat = None,
    all_formats: AllFormats = False,
    output: options.Output = None,
    date: Date = None,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Laporan monitoring dan evaluasi satu semester: Markdown, HTML, Word, PDF dan Excel."""
    wanted = _wanted(format_, output, all_formats=all_formats)
    bagian = options.sebagian(ctx, semester=semester, triwulan=triwulan)
    from zi_cli.render.report.formats import name_of
    from zi_cli.render.report.view import report_view

    asked = open_year(ctx, folder, today, tahun, year)
    bahan, beside = acts.report.gather(asked, bagian, options.tanggal(date))
    for one in beside:
        say(f"{one} tidak ikut dalam laporan; analisis ditulis dalam berkas teks berakhiran .md")
    view, templates = report_view(bahan), asked.workspace.places.templates
    if output is None:
        show_text(str(_made(wanted[0], view, templates)))
    else:
        asked.workspace.refuse_to_overwrite(output)
        kunci = bahan.penilaian.posisi.periode.kunci
        _write({output / name_of(kunci, one) if all_formats else output: one for one in wanted}, view, templates)
    hint(asked)


def _wanted(said: str | None, output: Path | None, *, all_formats: bool) -> tuple[str, ...]:
    """Choose the formats, and refuse before any work what cannot be made or has nowhere to go."""
    if all_formats and said:
        raise typer.BadParameter("pilih salah satu: --all-formats atau --format")
    wanted = completion.REPORT_FORMATS if all_formats else (_named(said, output),)
    if output is None and (all_formats or wanted[0] not in TEXTS):
        what = "foldernya" if all_formats else "berkasnya"
        message = f"sebut {what} dengan -o, misalnya -o {'laporan' if all_formats else f'laporan.{wanted[0]}'}"
        raise typer.BadParameter(message, param_hint="--all-formats" if all_formats else f"--format {wanted[0]}")
    for one in wanted:
        if one not in TEXTS:
            need(one)
    return wanted


def _named(said: str | None, output: Path | None) -> str:
    """Take the format that was said, or that of the file's ending; the two must not differ."""
    known = completion.REPORT_FORMATS
    chosen = options.bentuk(said, *known) if said else None
    if output is None:
        return chosen or "md"
    ending = ENDINGS.get(output.suffix.lower().removeprefix("."), chosen)
    if ending and chosen in (ending, None):
        return ending
    why = f"akhirannya bukan {chosen}" if chosen else f"akhirannya tidak dikenal; pilihannya .{', .'.join(known)}"
    raise typer.BadParameter(f"{output.name}: {why}", param_hint="-o")


def _write(wanted: dict[Path, str], view: "Laporan", templates: Path) -> None:
    """Make each file of a report, whole or not at all."""
    with progress("bentuk") as line:
        for n, (path, bentuk) in enumerate(wanted.items()):
            if len(wanted) > 1:
                _make(path.parent)
            if line:
                line(n, len(wanted))
            made = _made(bentuk, view, templates)
            if line:
                line.clear()
            write_file(path, made)


def _make(folder: Path) -> None:
    """Make the folder the formats go to, where it is not there yet."""
    from zi_cli.files.safe_write import make_folder

    if folder.exists() and not folder.is_dir():
        raise typer.BadParameter(f"{folder} bukan folder", param_hint="-o")
    make_folder(folder)


def _made(bentuk: str, view: "Laporan", templates: Path) -> str | bytes:
    """Make a report of one format."""
    from zi_cli.render.report.formats import make

    return make(bentuk, view, templates, say)
