"""`zi recommend`: recommendations, what was done about them, and what somebody else makes of that."""

from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import completion, options
from zi_cli.cli.help import Command, group
from zi_cli.cli.output import answer
from zi_cli.cli.question import open_year
from zi_cli.cli.terms import tell, terms
from zi_cli.render import screens

Source = Annotated[
    str, typer.Option("--source", metavar="SUMBER", help="monev, ratl_pmpzi, tpi, tpn, apip, bpk, skm, …")
]
Items = Annotated[
    list[str],
    typer.Option(
        "--for",
        metavar="ID",
        help="Indikator atau aktivitas yang dimaksud; boleh berkali-kali.",
        autocompletion=completion.nodes,
    ),
]
Condition = Annotated[str, typer.Option("--condition", metavar="TEKS", help="Apa yang ditemukan.")]
Wording = Annotated[str, typer.Option("--recommendation", metavar="TEKS", help="Apa yang harus dilakukan.")]
Answerable = Annotated[
    str | None,
    typer.Option(
        "--pj",
        metavar="JABATAN",
        help="Yang menindaklanjuti; tanpa ini penanggung jawab butir pertama.",
        autocompletion=completion.posts,
    ),
]
Issued = Annotated[str | None, typer.Option("--issued", metavar="TANGGAL", help="Tanggal terbit; tanpa ini hari ini.")]
Deadline = Annotated[
    str | None,
    typer.Option("--deadline", metavar="TANGGAL", help="Tenggat; tanpa ini 60 hari sesudah terbit."),
]
NewId = Annotated[
    str | None, typer.Option("--id", metavar="ID", help="Id rekomendasi; tanpa ini dibuat dari kata-katanya.")
]
Key = Annotated[str, typer.Argument(metavar="ID", help="Id rekomendasi; lihat zi recommend list.")]
Note = Annotated[str, typer.Option("--note", metavar="TEKS", help="Apa yang dilakukan.")]
Day = Annotated[str | None, typer.Option("--date", metavar="TANGGAL", help="Tanggal tindak lanjut; biasanya hari ini.")]
Evidence = Annotated[
    list[str] | None,
    typer.Option("--evidence", metavar="BERKAS|URL", help="Bukti di bawah plans/; boleh berkali-kali."),
]
Verdict = Annotated[
    str,
    typer.Option("--status", metavar="STATUS", help="sesuai, belum_sesuai, atau tidak_dapat_ditindaklanjuti."),
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEKS", help="Alasan verifikasi.")]
Status = Annotated[
    str | None, typer.Option("--status", metavar="STATUS", help="Hanya yang berstatus ini, misalnya belum_sesuai.")
]
Overdue = Annotated[bool, typer.Option("--overdue", help="Hanya yang lewat tenggat.")]

app = group("Rekomendasi dan tindak lanjutnya: catat, tindak lanjuti, verifikasi, lihat.")


@app.command(cls=Command, short_help="Catat rekomendasi baru.")
def add(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    *,
    source: Source,
    items: Items,
    condition: Condition,
    recommendation: Wording,
    pj: Answerable = None,
    issued: Issued = None,
    deadline: Deadline = None,
    id_: NewId = None,
    year: options.Year = None,
    by: options.By = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Catat rekomendasi baru, untuk satu atau beberapa indikator atau aktivitas."""
    said = acts.recommend.Issued(
        source,
        tuple(items),
        condition,
        recommendation,
        pj,
        options.tanggal(issued),
        options.tanggal(deadline),
        id_,
    )
    done = acts.recommend.issue(terms(ctx, folder, today, by, dry_run=dry_run), said, tahun=options.tahun(None, year))
    _tell(done, f"zi recommend follow {done.hasil.pantauan.id} --note …", dry_run=dry_run)


@app.command(cls=Command, short_help="Catat tindak lanjut.")
def follow(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: Key,
    *,
    note: Note,
    done: Day = None,
    evidence: Evidence = None,
    by: options.By = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Catat apa yang dilakukan atas sebuah rekomendasi, dengan buktinya."""
    given = terms(ctx, folder, today, by, dry_run=dry_run)
    made = acts.recommend.follow_up(given, key, note, tanggal=options.tanggal(done), bukti=tuple(evidence or ()))
    way = f"orang lain memeriksanya dengan zi recommend verify {made.hasil.pantauan.id} --status …"
    _tell(made, way, dry_run=dry_run)


@app.command(cls=Command, short_help="Verifikasi tindak lanjut orang lain.")
def verify(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: Key,
    *,
    status: Verdict,
    reason: Reason = None,
    by: options.By = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Nyatakan hasil pemeriksaan tindak lanjut; tidak oleh yang mencatatnya."""
    given = terms(ctx, folder, today, by, dry_run=dry_run)
    _tell(acts.recommend.verify(given, key, status, reason), "", dry_run=dry_run)


@app.command("list", cls=Command, short_help="Daftar rekomendasi dan keadaannya.")
def list_(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    *,
    year: options.Year = None,
    status: Status = None,
    pj: options.Post = None,
    overdue: Overdue = False,
    format_: options.Format = "text",
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Daftar rekomendasi: status, tenggat, umur dan yang berulang. Tanpa tahun: dari semua tahun."""
    asked = open_year(ctx, folder, today, None, year, format_)
    terbit = asked.tahun if year is not None else None
    shown, whole = acts.followup.asked_for(asked, terbit=terbit, status=status, post=pj, hanya_lewat=overdue)
    answer(
        format_,
        lambda: screens.recommend.list_screen(shown, whole, asked.hari_ini),
        lambda: screens.recommend.list_json(shown, asked.hari_ini, asked.lines()),
    )


def _tell(done: "acts.terms.Outcome[acts.recommend.Watched]", next_step: str, *, dry_run: bool) -> None:
    """Say how the recommendation stands now."""
    made = done.hasil
    tell(done, lambda: screens.recommend.recorded_screen(made.pantauan, made.nomor, next_step), dry_run=dry_run)
