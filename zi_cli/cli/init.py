"""`zi init`: a workspace for another unit."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.change import DryRun
from zi_cli.cli.options import Today

if TYPE_CHECKING:
    from zi_cli.files.skeleton import Awal
    from zi_cli.render.layout import Block

YEARS = 5
"""So many years a plan covers when nobody says otherwise."""
EARLIEST, LATEST = 1990, 2200
LONGEST = 200

NewFolder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="Folder untuk unit itu: yang baru, atau yang kosong.")
]
Unit = Annotated[str | None, typer.Option("--unit", metavar="NAMA", help="Nama resmi unit.")]
ShortName = Annotated[str | None, typer.Option("--singkatan", metavar="NAMA", help="Nama pendek unit.")]
Region = Annotated[
    str | None, typer.Option("--daerah", metavar="NAMA", help="Kabupaten, kota, provinsi atau kementeriannya.")
]
First = Annotated[
    str | None, typer.Option("--from", "--mulai", metavar="TAHUN", help="Tahun pertama rencana; biasanya tahun ini.")
]
Last = Annotated[
    str | None,
    typer.Option("--to", "--selesai", metavar="TAHUN", help="Tahun terakhir rencana; biasanya lima tahun seluruhnya."),
]


def init(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    folder: NewFolder,
    *,
    unit: Unit = None,
    singkatan: ShortName = None,
    daerah: Region = None,
    mulai: First = None,
    selesai: Last = None,
    dry_run: DryRun = False,
    today: Today = None,
) -> None:
    """Mulai folder kerja untuk unit lain: kerangka rencana, pengaturan, skema, dan pemeriksaan otomatis."""
    from zi_cli.cli.output import say, show  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.new_unit import missing, refuse_used, write_new  # noqa: PLC0415
    from zi_cli.files.skeleton import Awal, skeleton  # noqa: PLC0415

    years = _period(mulai, selesai, options.hari_ini(ctx, today).year)
    awal = Awal(*years, _name("--unit", unit), _name("--singkatan", singkatan), _name("--daerah", daerah))
    refuse_used(folder)
    texts = skeleton(awal)
    wanted = missing(folder, texts)
    kept = [name for name in texts if name not in wanted]
    if dry_run:
        show(_plan(folder, wanted, kept))
        say("belum ada yang ditulis; ulangi tanpa --dry-run untuk menulisnya.")
        return
    write_new(folder, {name: texts[name] for name in wanted})
    show(_done(folder, wanted, kept))
    show(_checked(folder))
    show(_next(folder, awal))


def _period(first: str | None, last: str | None, this_year: int) -> tuple[int, int]:
    from zi_cli.model.ejaan import parse_tahun  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415

    mulai = parse_tahun(first) if first else this_year
    selesai = parse_tahun(last) if last else mulai + YEARS - 1
    if selesai < mulai:
        raise Refusal(f"periode berakhir ({selesai}) sebelum mulai ({mulai})", "sebut --from dan --to")
    if mulai < EARLIEST or selesai > LATEST:
        raise Refusal(f"periode {mulai}-{selesai} di luar {EARLIEST}-{LATEST}", "periksa --from dan --to")
    return mulai, selesai


def _name(option: str, said: str | None) -> str | None:
    """Take a name that stands on one line; blanks of any width become plain ones."""
    import unicodedata  # noqa: PLC0415  as above

    from zi_cli.model.refusal import Refusal  # noqa: PLC0415

    if said is None:
        return None
    name = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in said).strip()
    if not name.isprintable():
        raise Refusal(f"{option} berisi baris baru atau tanda yang tidak terlihat", "tulis namanya dalam satu baris")
    if not name or len(name) > LONGEST:
        raise Refusal(
            f"{option} {'kosong' if not name else 'terlalu panjang'}", f"tulis nama, paling panjang {LONGEST} huruf"
        )
    return name


def _plan(folder: Path, wanted: list[str], kept: list[str]) -> "list[Block]":
    from zi_cli.render.layout import Span, line  # noqa: PLC0415

    head = line(Span(f"{len(wanted)} berkas akan ditulis di {_named(folder)}:", "tebal"))
    return [head, *(line(f"  {name}") for name in wanted), *_kept(kept)]


def _done(folder: Path, wanted: list[str], kept: list[str]) -> "list[Block]":
    from zi_cli.render.layout import Span, line  # noqa: PLC0415

    return [line(Span(f"Folder kerja baru: {len(wanted)} berkas ditulis di {_named(folder)}.", "tebal")), *_kept(kept)]


def _named(folder: Path) -> str:
    return "folder ini" if folder == Path() else str(folder)


def _kept(kept: list[str]) -> "list[Block]":
    from zi_cli.render.layout import line  # noqa: PLC0415

    return [line(f"Sudah ada, dibiarkan: {', '.join(kept)}")] if kept else []


def _next(folder: Path, awal: "Awal") -> "list[Block]":
    from zi_cli.render.layout import line  # noqa: PLC0415

    return [
        line(),
        line(f"Berikutnya, di {_named(folder)}:"),
        line(f'  1. ganti isi baris bertanda "# ganti" di plans/{awal.rencana}'),
        line("  2. zi check"),
        line(f"  3. zi new-year {awal.mulai}"),
    ]


def _checked(folder: Path) -> "list[Block]":
    """Check what was written at once, as zi check does."""
    from zi_cli.acts.check import check  # noqa: PLC0415
    from zi_cli.files.workspace import find_workspace  # noqa: PLC0415
    from zi_cli.render.layout import line  # noqa: PLC0415
    from zi_cli.render.screens.findings import findings_screen  # noqa: PLC0415

    found = check(find_workspace(folder))
    return [line(), line("zi check:"), *findings_screen(found.masalah, len(found.berkas))]
