"""`zi evidence`: what proves the year, what is not proven yet, and whether the proof still stands."""

from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.evidence_add import add
from zi_cli.cli.evidence_verify import verify
from zi_cli.cli.help import Command, Group
from zi_cli.cli.options import Folder, Format, Month, Post, Today, Year, YearArgument
from zi_cli.cli.output import answer
from zi_cli.cli.question import open_year
from zi_cli.cli.terms import By, DryRun, tell, terms

if TYPE_CHECKING:
    from zi_cli.model.bukti import HasilPeriksa

Of = Annotated[
    str | None,
    typer.Option(
        "--for",
        "--untuk",
        metavar="ID",
        help="Hanya bukti aktivitas atau indikator ini.",
        autocompletion=completion.nodes,
    ),
]
Reviewed = Annotated[str, typer.Argument(metavar="BUKTI", help="Bukti yang diperiksa; sebagian namanya cukup.")]
Accept = Annotated[bool, typer.Option("--accept", "--sesuai", help="Bukti ini sesuai.")]
Reject = Annotated[bool, typer.Option("--reject", "--tidak-sesuai", help="Bukti ini tidak sesuai; --note wajib.")]
Note = Annotated[str | None, typer.Option("--note", "--catatan", metavar="TEKS", help="Catatan pemeriksa.")]


def list_(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    year: Year = None,
    untuk: Of = None,
    format_: Format = "text",
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Bukti satu tahun: untuk apa, tanggalnya, dan sudahkah diperiksa orang lain."""
    from zi_cli.acts.evidence import evidence_of
    from zi_cli.render.screens.evidence import list_json, list_screen

    chosen = options.bentuk(format_, "text", "json")
    asked = open_year(ctx, folder, today, tahun, year)
    found, contoh = evidence_of(asked.workspace, asked.tahun, untuk)
    answer(
        chosen,
        lambda: list_screen(asked.tahun, found, contoh=contoh),
        lambda: list_json(asked.tahun, found, contoh=contoh),
    )


def missing(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    year: Year = None,
    month: Month = None,
    pj: Post = None,
    format_: Format = "text",
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Output yang selesai atau jatuh tempo tetapi belum punya bukti, menurut penanggung jawab."""
    from zi_cli.core.evidence import empty_slots
    from zi_cli.core.meant import the_post
    from zi_cli.render.screens.evidence import missing_json, missing_screen

    chosen = options.bentuk(format_, "text", "json")
    penilaian = open_year(ctx, folder, today, tahun, year).assess()
    bulan, post = options.bulan(month), the_post(penilaian.outline, pj)
    found = empty_slots(penilaian, bulan, post)
    answer(chosen, lambda: missing_screen(penilaian, found, bulan, post), lambda: missing_json(penilaian, found))


def review(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    bukti: Reviewed,
    *,
    accept: Accept = False,
    reject: Reject = False,
    note: Note = None,
    year: Year = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Nyatakan satu bukti sesuai atau tidak sesuai; hanya oleh orang lain, bukan yang mencatatnya."""
    from zi_cli.acts.evidence import review as act
    from zi_cli.render.screens.evidence import reviewed_screen

    verdict = _verdict(accept=accept, reject=reject)
    told = terms(ctx, folder, today, by, dry_run=dry_run)
    done = act(told, bukti, verdict, note, tahun=options.tahun(None, year))
    key, before, oleh = done.hasil
    tell(done, lambda: reviewed_screen(key, before, verdict, oleh), dry_run=dry_run)


def _verdict(*, accept: bool, reject: bool) -> "HasilPeriksa":
    """Take the one verdict that was given."""
    if accept == reject:
        message = "sebut salah satu: --accept bila sesuai, atau --reject bila tidak sesuai"
        raise typer.BadParameter(message)
    return "sesuai" if accept else "tidak_sesuai"


app = typer.Typer(cls=Group, rich_markup_mode=None, invoke_without_command=True)


@app.callback()
def start(ctx: typer.Context) -> None:
    """Bukti: dicatat bersama berkasnya, dicari yang belum ada, dan diperiksa lagi kemudian."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


for command, nama, short in (
    (add, "add", "Catat satu bukti: berkas atau alamat web."),
    (list_, "list", "Bukti satu tahun."),
    (missing, "missing", "Output yang belum punya bukti."),
    (verify, "verify", "Periksa berkas bukti: ada, dan isinya tetap."),
    (review, "review", "Nyatakan bukti sesuai atau tidak."),
):
    app.command(nama, cls=Command, short_help=short)(command)
