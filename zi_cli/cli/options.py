"""The options many commands share, and what people may write in them."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from zi_cli.cli import completion
from zi_cli.model.ejaan import parse_angka, parse_bagian, parse_cacah, parse_tahun, parse_tanggal
from zi_cli.model.frozen import frozen
from zi_cli.model.periode import PANJANG, SETAHUN, Bagian
from zi_cli.model.waktu import parse_bulan

T = TypeVar("T")
A_DAY = 24 * 60 * 60
"""Seconds."""
Folder = Annotated[
    Path | None,
    typer.Option("-C", metavar="FOLDER", help="Folder unit; tanpa ini dicari dari folder sekarang ke atas."),
]
Today = Annotated[
    str | None, typer.Option("--today", metavar="TANGGAL", help="Anggap hari ini tanggal itu, misalnya 2024-06-15.")
]
Format = Annotated[
    str, typer.Option("--format", metavar="text|json", help="Bentuk keluaran.", autocompletion=completion.formats)
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Hitung lagi, jangan pakai hasil yang tersimpan.")]
"""Looked at before typer is: see zi_cli/cli/warm.py."""
Jobs = Annotated[
    str | None,
    typer.Option("--jobs", metavar="N", help="Banyaknya proses untuk banyak unit; biasanya sebanyak prosesor."),
]
Year = Annotated[
    str | None,
    typer.Option("--year", metavar="TAHUN", help="Tahun; biasanya tahun ini.", autocompletion=completion.years),
]
YearArgument = Annotated[
    str | None, typer.Argument(metavar="[TAHUN]", help="Tahun; biasanya tahun ini.", autocompletion=completion.years)
]
Semester = Annotated[
    str | None, typer.Option("--semester", metavar="1|2", help="Satu semester saja: 1 atau 2, I atau II.")
]
Triwulan = Annotated[
    str | None,
    typer.Option(
        "--triwulan", metavar="1-4", help="Satu triwulan saja, di tahun yang dilaporkan per triwulan: 1 sampai 4."
    ),
]
Per = Annotated[
    str | None, typer.Option("--per", metavar="TANGGAL", help="Posisi pada tanggal itu, misalnya 2024-06-30.")
]
Month = Annotated[
    str | None,
    typer.Option("--month", metavar="BULAN", help="Bulan: Juni, Jun atau 6.", autocompletion=completion.months),
]
Key = Annotated[
    str, typer.Argument(metavar="ID", help="Id, nomor cetak, atau kata dari namanya.", autocompletion=completion.nodes)
]
Post = Annotated[
    str | None,
    typer.Option(
        "--pj",
        metavar="JABATAN",
        help="Hanya penanggung jawab ini; sebagian nama cukup.",
        autocompletion=completion.posts,
    ),
]
ProgramKey = Annotated[
    str | None,
    typer.Option(
        "--program", metavar="ID", help="Hanya program ini: id atau nomor.", autocompletion=completion.programs
    ),
]
Output = Annotated[Path | None, typer.Option("-o", metavar="BERKAS", help="Tulis ke berkas ini; tanpa ini ke layar.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tunjukkan perubahannya saja; tidak ada yang ditulis.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAMA", help="Nama Anda, pemangku jabatan; tanpa ini menurut git."),
]


@frozen
class Common:
    """What was said before the command's name."""

    folder: Path | None = None
    today: str | None = None


def common(ctx: typer.Context) -> Common:
    """Give what was said before the command's name."""
    return ctx.obj if isinstance(ctx.obj, Common) else Common()


def either(behind: T | None, before: T | None, option: str) -> T | None:
    """Take what was said behind the command's name or before it; said differently in both, neither is dropped unseen."""
    if None not in (behind, before) and behind != before:
        raise typer.BadParameter(f"disebut dua kali: {before} dan {behind}", param_hint=option)
    return behind or before


def folders(ctx: typer.Context, said: list[Path] | None) -> list[Path]:
    """Give the folders of units that were named, else the one named before the command, else the current one."""
    before = common(ctx).folder
    if said and before and said != [before]:
        raise typer.BadParameter(f"disebut bersama {', '.join(map(str, said))}; sebut salah satu saja", param_hint="-C")
    return said or [before or Path()]


def bulan(said: str | None) -> int | None:
    """Read a month as people write it."""
    return None if said is None else parse_bulan(said)


def hari_ini(ctx: typer.Context, today: str | None) -> date:
    """Give the day to count from: the only place that reads the clock."""
    said = either(today, common(ctx).today, "--today")
    return parse_tanggal(said) if said else datetime.now().astimezone().date()


def bentuk(said: str, *known: str) -> str:
    """Take a format that a command knows."""
    if said in known:
        return said
    raise typer.BadParameter(f"{said} bukan bentuk yang dikenal; pilihannya: {', '.join(known)}", param_hint="--format")


def bagian(**said: str | None) -> Bagian:
    """Read the part of a year that was said, by the option of its length; the whole year where none was."""
    words = [(word, one) for one in PANJANG if (word := said.get(one.nama)) is not None]
    if len(words) > 1:
        raise typer.BadParameter(f"sebut salah satu: {' atau '.join(f'--{one.nama}' for _, one in words)}")
    return next((parse_bagian(word, (one,)) for word, one in words), SETAHUN)


def sebagian(ctx: typer.Context, **said: str | None) -> Bagian:
    """Read the part of a year that must be said."""
    found = bagian(**said)
    if found == SETAHUN:
        raise typer.BadParameter("pilihan --semester atau --triwulan belum disebut", ctx=ctx)
    return found


def tanggal(said: str | None) -> date | None:
    """Read a date as people write it."""
    return None if said is None else parse_tanggal(said)


def cacah(said: str | None) -> int | None:
    """Read a whole number, not negative, as people write it."""
    return None if said is None else parse_cacah(said)


def nomor_tabel(said: str | None) -> int | None:
    """Read which table of a document is meant, from 1."""
    if said is not None and not (said.isascii() and said.isdecimal() and int(said[:9])):
        raise typer.BadParameter(f'"{said}" bukan nomor tabel; tulis misalnya 2', param_hint="--tabel")
    return cacah(said)


def port(said: str | None) -> int | None:
    """Read the number of a port; None where nobody said."""
    number = cacah(said)
    if number is not None and not 1024 <= number <= 65535:
        raise typer.BadParameter("di luar 1024 sampai 65535; tulis misalnya 8765", param_hint="--port")
    return number


def nomor_perubahan(said: str | None) -> int | None:
    """Read which change is meant; None where nobody said."""
    if said is not None and not (said.isascii() and said.isdecimal() and len(said) < 10):
        raise typer.BadParameter(f'"{said}" bukan nomor perubahan; tulis misalnya 3', param_hint="NOMOR")
    return cacah(said)


def jobs(said: str | None) -> int | None:
    """Read how many processes may work; None where nobody said."""
    number = cacah(said)
    if number == 0:
        raise typer.BadParameter("paling sedikit satu proses", param_hint="--jobs")
    return number


def detik(said: str) -> float:
    """Read for how many seconds something may go on."""
    number = parse_angka(said)
    if not 1 <= number <= A_DAY:
        raise typer.BadParameter(f"{said} di luar 1 sampai {A_DAY} detik; tulis misalnya 60", param_hint="--limit")
    return float(number)


def tahun(argument: str | None, option: str | None = None) -> int | None:
    """Read the year that was said as an argument or as an option; None where none was."""
    said = [parse_tahun(one) for one in (argument, option) if one is not None]
    if len(set(said)) > 1:
        raise typer.BadParameter(f"dua tahun disebut: {said[0]} dan {said[1]}", param_hint="TAHUN")
    return said[0] if said else None
