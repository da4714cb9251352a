"""`zi evidence add`: a file or an address goes to its place, into the register and into realisasi at once."""

from typing import Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.options import Folder, Today, Year
from zi_cli.cli.output import say
from zi_cli.cli.terms import By, DryRun, tell, terms

Source = Annotated[str, typer.Argument(metavar="BERKAS|ALAMAT", help="Berkas bukti, atau alamat web http(s).")]
For = Annotated[
    str,
    typer.Option(
        "--for",
        "--untuk",
        metavar="ID[@WAKTU]",
        help="Aktivitas (I.1.1@2024-06, I.1.1@Juni) atau indikator (V.4.a@s1).",
        autocompletion=completion.nodes,
    ),
]
OutputName = Annotated[
    str | None, typer.Option("--output", metavar="NAMA", help="Output yang dibuktikan; sebagian nama cukup.")
]
Day = Annotated[
    str | None, typer.Option("--date", "--tanggal", metavar="TANGGAL", help="Tanggal kejadian yang dibuktikan.")
]
Number = Annotated[str | None, typer.Option("--number", "--nomor", metavar="NOMOR", help="Nomor surat.")]
Secrecy = Annotated[
    str | None,
    typer.Option(
        "--secrecy",
        "--kerahasiaan",
        metavar="publik|internal|rahasia",
        help="Biasanya publik; berkas rahasia tidak disalin, hanya sidiknya dicatat.",
    ),
]
Name = Annotated[str | None, typer.Option("--name", "--nama", metavar="NAMA", help="Nama berkas di folder bukti.")]


def add(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    sumber: Source,
    *,
    untuk: For,
    output: OutputName = None,
    tanggal: Day = None,
    nomor: Number = None,
    kerahasiaan: Secrecy = None,
    year: Year = None,
    nama: Name = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Catat satu bukti: berkasnya disalin ke plans/bukti/, lalu register dan realisasi diisi sekaligus."""
    from zi_cli.acts.evidence_add import Told
    from zi_cli.acts.evidence_add import add as act
    from zi_cli.core.evidence import is_web, parse_untuk
    from zi_cli.render.screens.evidence import added_screen

    said = parse_untuk(untuk)
    told = Told(options.tanggal(tanggal), nomor, kerahasiaan)
    given = terms(ctx, folder, today, by, dry_run=dry_run)
    asked = options.tahun(str(said.tahun) if said.tahun else None, year)
    done = act(given, sumber, said, told, output=output, nama=nama, tahun=asked)
    tell(done, lambda: added_screen(done.hasil), dry_run=dry_run)
    if dry_run and not is_web(done.hasil.bukti):
        say(f"berkasnya akan bernama plans/{done.hasil.bukti}.")
