"""`zi evidence`: what proves the year, what is not proven yet, and whether the proof still stands."""

from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import completion, options
from zi_cli.cli.help import Command, group
from zi_cli.cli.output import answer, say
from zi_cli.cli.question import open_workspace, open_year
from zi_cli.cli.terms import tell, terms
from zi_cli.cli.waiting import one_by_one, progress
from zi_cli.render import screens

Source = Annotated[str, typer.Argument(metavar="BERKAS|ALAMAT", help="Berkas bukti, atau alamat web http(s).")]
For = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="ID[@WAKTU]",
        help="Aktivitas (I.1.1@2024-06, I.1.1@Juni) atau indikator (V.4.a@s1).",
        autocompletion=completion.nodes,
    ),
]
OutputName = Annotated[
    list[str] | None,
    typer.Option("--output", metavar="NAMA", help="Output yang dibuktikan; sebagian nama cukup, boleh berkali-kali."),
]
Day = Annotated[str | None, typer.Option("--date", metavar="TANGGAL", help="Tanggal pelaksanaan yang dibuktikan.")]
Number = Annotated[str | None, typer.Option("--number", metavar="NOMOR", help="Nomor surat.")]
Secrecy = Annotated[
    str | None,
    typer.Option(
        "--secrecy",
        metavar="publik|internal|rahasia",
        help="Biasanya publik; berkas rahasia tidak disalin, hanya sidiknya dicatat.",
    ),
]
Name = Annotated[str | None, typer.Option("--name", metavar="NAMA", help="Nama berkas di folder bukti.")]
Of = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="ID",
        help="Hanya bukti aktivitas atau indikator ini.",
        autocompletion=completion.nodes,
    ),
]
Online = Annotated[bool, typer.Option("--online", help="Buka juga alamat webnya satu per satu.")]
Limit = Annotated[
    str,
    typer.Option("--limit", metavar="DETIK", help="Batas waktu seluruh pemeriksaan alamat web."),
]
Reviewed = Annotated[str, typer.Argument(metavar="BUKTI", help="Bukti yang diperiksa; sebagian namanya cukup.")]
Accept = Annotated[bool, typer.Option("--accept", help="Bukti ini sesuai.")]
Reject = Annotated[bool, typer.Option("--reject", help="Bukti ini tidak sesuai; --note wajib.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEKS", help="Catatan pemeriksa.")]

app = group("Bukti: dicatat bersama berkasnya, dicari yang belum ada, dan diperiksa lagi kemudian.")


@app.command(cls=Command, short_help="Catat satu bukti: berkas atau alamat web.")
def add(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    sumber: Source,
    *,
    untuk: For,
    output: OutputName = None,
    tanggal: Day = None,
    nomor: Number = None,
    kerahasiaan: Secrecy = None,
    year: options.Year = None,
    nama: Name = None,
    by: options.By = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Catat satu bukti: berkasnya disalin ke plans/bukti/, lalu register dan realisasi diisi sekaligus."""
    from zi_cli.core.evidence import is_web, parse_untuk

    said = parse_untuk(untuk)
    told = acts.evidence_add.Told(options.tanggal(tanggal), nomor, kerahasiaan, nama)
    given = terms(ctx, folder, today, by, dry_run=dry_run)
    asked = options.tahun(str(said.tahun) if said.tahun else None, year)
    done = acts.evidence_add.add(given, sumber, said, told, output=tuple(output or ()), tahun=asked)
    tell(done, lambda: screens.evidence.added_screen(done.hasil), dry_run=dry_run)
    if dry_run and not is_web(done.hasil.bukti):
        say(f"berkasnya akan bernama plans/{done.hasil.bukti}.")


@app.command("list", cls=Command, short_help="Bukti satu tahun.")
def list_(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: options.YearArgument = None,
    *,
    year: options.Year = None,
    untuk: Of = None,
    format_: options.Format = "text",
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Bukti satu tahun: untuk apa, tanggalnya, dan sudahkah diperiksa orang lain."""
    asked = open_year(ctx, folder, today, tahun, year, format_)
    found, contoh = acts.evidence.evidence_of(asked.workspace, asked.tahun, untuk)
    answer(
        format_,
        lambda: screens.evidence.list_screen(asked.tahun, found, contoh=contoh),
        lambda: screens.evidence.list_json(asked.tahun, found, contoh=contoh),
    )


@app.command(cls=Command, short_help="Output yang belum punya bukti.")
def missing(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: options.YearArgument = None,
    *,
    year: options.Year = None,
    month: options.Month = None,
    pj: options.Post = None,
    format_: options.Format = "text",
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Output yang selesai atau jatuh tempo tetapi belum punya bukti, menurut penanggung jawab."""
    from zi_cli.core.evidence import empty_slots
    from zi_cli.core.meant import the_post

    penilaian = open_year(ctx, folder, today, tahun, year, format_).penilaian
    bulan, post = options.bulan(month), the_post(penilaian.bahan, pj)
    found = empty_slots(penilaian, bulan, post)
    answer(
        format_,
        lambda: screens.evidence.missing_screen(penilaian, found, bulan, post),
        lambda: screens.evidence.missing_json(penilaian, found, post),
    )


@app.command(cls=Command, short_help="Periksa berkas bukti: ada, dan isinya tetap.")
def verify(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: options.YearArgument = None,
    *,
    year: options.Year = None,
    online: Online = False,
    limit: Limit = "60",
    format_: options.Format = "text",
    folder: options.Folder = None,
) -> None:
    """Periksa bukti: berkasnya ada, isinya tetap, tanggalnya cocok, tidak ganda. Bila ada masalah, kode keluar 1."""
    chosen = options.bentuk(format_, "text", "json")
    workspace, asked = open_workspace(ctx, folder), options.tahun(tahun, year)
    most = options.detik(limit)
    with progress("alamat") as line:
        web = acts.evidence_verify.Online(most, lambda total: one_by_one(line, total)) if online else None
        found = acts.evidence_verify.verify(workspace, asked, web)
    answers = [(one.alamat, one.jawaban, one.kata) for one in found.tautan]
    left = ((found.alamat_tak_dibuka, "alamat web (dibuka dengan --online)"), (found.rahasia, "berkas rahasia"))
    unseen = [f"{many} {what}" for many, what in left if many]
    answer(
        chosen,
        lambda: screens.evidence.verify_screen(found.cela, found.diperiksa, answers, unseen),
        lambda: screens.evidence.verify_json(found.cela, found.diperiksa, answers),
    )
    raise typer.Exit(int(bool(found.cela)))


@app.command(cls=Command, short_help="Nyatakan bukti sesuai atau tidak.")
def review(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    bukti: Reviewed,
    *,
    accept: Accept = False,
    reject: Reject = False,
    note: Note = None,
    year: options.Year = None,
    by: options.By = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    folder: options.Folder = None,
) -> None:
    """Nyatakan satu bukti sesuai atau tidak sesuai; hanya oleh orang lain, bukan yang mencatatnya."""
    if accept == reject:
        raise typer.BadParameter("sebut salah satu: --accept bila sesuai, atau --reject bila tidak sesuai")
    given = terms(ctx, folder, today, by, dry_run=dry_run)
    asked = options.tahun(None, year)
    done = acts.evidence.review(given, bukti, "sesuai" if accept else "tidak_sesuai", note, tahun=asked)
    tell(done, lambda: screens.evidence.reviewed_screen(*done.hasil), dry_run=dry_run)
