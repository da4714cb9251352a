"""`zi period`: submit, approve, return and reopen what a semester's report is made from."""

from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import completion, options
from zi_cli.cli.help import Command, Group
from zi_cli.cli.output import answer
from zi_cli.cli.question import open_workspace
from zi_cli.cli.terms import tell, terms, with_choice
from zi_cli.model.ejaan import parse_periode, year_of_periode
from zi_cli.model.periode import first_of_all
from zi_cli.render import screens

PeriodKey = Annotated[str, typer.Argument(metavar="PERIODE", help='Misalnya 2024-s1, 2024-1 atau "semester I 2024".')]
Reason = Annotated[str, typer.Option("--reason", metavar="TEKS", help="Alasannya; wajib.")]
Scope = Annotated[
    list[str] | None,
    typer.Option(
        "--scope",
        metavar="ID",
        help="Hanya butir ini yang boleh berubah; boleh berkali-kali. Tanpa ini: semua.",
        autocompletion=completion.nodes,
    ),
]

StillSo = Annotated[bool, typer.Option("--tetap", help="Ajukan walaupun ada yang belum lengkap.")]

app = typer.Typer(cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(invoke_without_command=True)
def start(ctx: typer.Context) -> None:
    """Persetujuan periode laporan: diajukan, disetujui orang lain, dan tetap seperti waktu disetujui."""
    if ctx.invoked_subcommand is None:
        list_periods(ctx)


@app.command("list", cls=Command, short_help="Status tiap periode, dan perubahan sesudah disetujui.")
def list_periods(
    ctx: typer.Context,
    *,
    year: options.Year = None,
    format_: options.Format = "text",
    folder: options.Folder = None,
) -> None:
    """Status tiap periode: siapa, kapan, dan apa yang berubah sesudah disetujui."""
    chosen = options.bentuk(format_, "text", "json")
    found = acts.period.reviews(open_workspace(ctx, folder), options.tahun(None, year))
    answer(chosen, lambda: screens.period.periods_screen(found), lambda: screens.period.periods_json(found))


@app.command(cls=Command, short_help="Ajukan satu periode untuk disetujui.")
def submit(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: PeriodKey,
    *,
    year: options.Year = None,
    tetap: StillSo = False,
    by: options.By = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Ajukan satu periode; yang belum lengkap disebut dulu. Sidik tiap butir yang dibaca laporannya dicatat."""
    _step(terms(ctx, folder, today, by, dry_run=dry_run), key, year, acts.period.Step("ajukan"), tetap=tetap)


@app.command(cls=Command, short_help="Setujui periode yang diajukan orang lain.")
def approve(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: PeriodKey,
    *,
    year: options.Year = None,
    by: options.By = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Setujui periode yang diajukan orang lain, bila datanya masih sama; penyetuju memangku jabatan."""
    _step(terms(ctx, folder, today, by, dry_run=dry_run), key, year, acts.period.Step("setujui"))


@app.command("return", cls=Command, short_help="Kembalikan periode yang diajukan.")
def send_back(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: PeriodKey,
    *,
    reason: Reason,
    year: options.Year = None,
    by: options.By = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Kembalikan periode yang diajukan untuk diperbaiki, dengan alasannya."""
    _step(terms(ctx, folder, today, by, dry_run=dry_run), key, year, acts.period.Step("kembalikan", reason))


@app.command(cls=Command, short_help="Buka kembali periode yang sudah disetujui.")
def reopen(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: PeriodKey,
    *,
    reason: Reason,
    scope: Scope = None,
    year: options.Year = None,
    by: options.By = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Buka kembali periode yang sudah disetujui, dengan alasan; seluruhnya, atau hanya butir tertentu."""
    step = acts.period.Step("buka_kembali", reason, tuple(scope or ()))
    _step(terms(ctx, folder, today, by, dry_run=dry_run), key, year, step)


def _step(
    terms: "acts.terms.Terms", key: str, year: str | None, step: "acts.period.Step", *, tetap: bool = False
) -> None:
    """Make one step of a period."""
    tahun = year_of_periode(key, options.tahun(None, year))
    periode = parse_periode(key, tahun, first_of_all(acts.period.panjang_of(terms, tahun)))
    done = with_choice(acts.period.make_step, terms=terms, periode=periode, step=step, tetap=tetap)
    tell(done, lambda: screens.period.step_screen(done.hasil), dry_run=terms.dry_run)
