"""`zi import`: a plan from the office's own document."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.document import Answers, MapFile, NoSchedule, Partly, ReportFile, Sheet, WhichTable, ask_first, tell
from zi_cli.cli.extras import need
from zi_cli.cli.output import answer, say, show, show_json, show_text, write_file
from zi_cli.cli.terms import terms
from zi_cli.cli.waiting import stages
from zi_cli.render import screens

Dokumen = Annotated[
    Path | None,
    typer.Argument(
        metavar="[BERKAS]", help="Rencana kantor: .docx, .xlsx, .csv, .tsv atau .txt; dengan extra impor .xls, .ods."
    ),
]
DraftMap = Annotated[
    Path | None,
    typer.Option("--buat-peta", metavar="PETA.yaml", help="Tulis rancangan peta dari kepala tabelnya, lalu berhenti."),
]
UnitName = Annotated[
    str | None, typer.Option("--unit", metavar="NAMA", help="Nama resmi unit, bila dokumen tidak menyebutnya.")
]
PlanFile = Annotated[
    Path | None,
    typer.Option("-o", metavar="BERKAS", help="Berkas rencana yang ditulis; biasanya plans/renaksi_AWAL_AKHIR.yaml."),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--templat", metavar="BERKAS.xlsx", help="Tulis lembar kerja kosong untuk diisi atau ditempeli, lalu berhenti."
    ),
]
First = Annotated[
    str | None, typer.Option("--from", metavar="TAHUN", help="Tahun pertama untuk --templat; biasanya tahun ini.")
]
Last = Annotated[
    str | None, typer.Option("--to", metavar="TAHUN", help="Tahun terakhir untuk --templat; biasanya lima tahun.")
]
Update = Annotated[
    bool, typer.Option("--perbarui", help="Tulis perubahan dokumen yang direvisi ke rencana yang sudah ada.")
]
_WITHOUT = "sebut dokumennya, misalnya rencana.docx; lembar kerja kosong untuk diisi: --templat rencana.xlsx"
_YEARS = "--from dan --to hanya untuk --templat; tahun rencana dibaca dari dokumennya"


def impor(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    dokumen: Dokumen = None,
    *,
    peta: MapFile = None,
    buat_peta: DraftMap = None,
    jawab: Answers = None,
    sebagian: Partly = False,
    lembar: Sheet = None,
    tabel: WhichTable = None,
    waktu_kosong: NoSchedule = None,
    unit: UnitName = None,
    output: PlanFile = None,
    laporan: ReportFile = None,
    perbarui: Update = False,
    templat: Template = None,
    mulai: First = None,
    selesai: Last = None,
    dry_run: options.DryRun = False,
    today: options.Today = None,
    format_: options.Format = "text",
    folder: options.Folder = None,
) -> None:
    """Baca rencana dari dokumen kantor: Word, Excel atau teks. Yang tidak terbaca disebut tempatnya, tidak ditebak."""
    bentuk = options.bentuk(format_, "text", "json")
    if templat is not None:
        years = options.tahun(None, mulai) or options.hari_ini(ctx, today).year, options.tahun(None, selesai)
        _write_template(templat, dokumen, acts.init.years_of(*years), dry_run=dry_run)
        return
    if dokumen is None or mulai or selesai:
        raise typer.BadParameter(_WITHOUT if dokumen is None else _YEARS, param_hint="BERKAS")
    asked = acts.impor.Asked(dokumen, peta, lembar, options.nomor_tabel(tabel), waktu_kosong, jawab, unit)
    laporan = None if dry_run else laporan
    if buat_peta is not None:
        _draft(asked, buat_peta, bentuk, dry_run=dry_run)
        return
    with stages() as told:
        made = acts.impor.read(asked, told)
    where = options.either(folder, options.common(ctx).folder, "-C") or Path()
    if output is None and made.periode and acts.impor.plan_at(made, where).exists():
        _revise(made, terms(ctx, folder, today, dry_run=dry_run or not perbarui), bentuk, laporan)
        return
    tell(made, bentuk, laporan)
    if dry_run:
        say("belum ada yang ditulis; ulangi tanpa --dry-run untuk menulisnya.")
        raise typer.Exit(int(made.is_unfinished))
    ask_first(made, jawab)
    path, checked = acts.impor.write(made, where, output, sebagian=sebagian)
    say(f"rencana ditulis ke {path}")
    if checked and bentuk == "text":
        show(screens.new_unit.imported_screen(checked.masalah, len(checked.berkas)))
    raise typer.Exit(int(made.is_unfinished))


def _draft(asked: "acts.impor.Asked", path: Path, bentuk: str, *, dry_run: bool) -> None:
    """Write a draft of a map; in a dry run, and as data, it is shown."""
    made = acts.impor.draft_of(asked)
    if bentuk == "json":
        show_json({"peta": made})
    elif dry_run:
        show_text(made)
    if not dry_run:
        acts.impor.write_only(path, made)
        say(f"rancangan peta ditulis ke {path}; periksa isi tiap kolom, lalu ulangi dengan --peta {path}")


def _write_template(templat: Path, dokumen: Path | None, years: tuple[int, int], *, dry_run: bool) -> None:
    """Write the workbook to be filled in, where there is none."""
    if dokumen is not None:
        raise typer.BadParameter("sebut BERKAS yang dibaca, atau --templat yang ditulis; bukan keduanya")
    if templat.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"{templat.name} harus bernama .xlsx, misalnya rencana.xlsx", param_hint="--templat")
    acts.impor.refuse_there(templat.parent, [templat.name])
    need("xlsx")
    if dry_run:
        say(f"{templat} akan ditulis, untuk {years[0]} sampai {years[1]}; ulangi tanpa --dry-run untuk menulisnya.")
        return
    from zi_cli.render.export.blank_plan import blank_plan

    write_file(templat, blank_plan(*years))
    say(f"isi lembar Rencana menurut lembar Petunjuk, lalu: zi import {templat}")


def _revise(made: "acts.impor.Impor", on: "acts.terms.Terms", bentuk: str, laporan: Path | None) -> None:
    """Show what the revised document changes in the plan, and write it where that was asked for."""
    done = acts.impor.revise(made, on).hasil
    beda = screens.diff.Beda("rencana", made.dokumen, done.perubahan, done.dampak, on.hari_ini, (), done.contoh)
    answer(bentuk, lambda: screens.diff.diff_screen(beda), lambda: screens.diff.diff_json(beda))
    if laporan is not None:
        write_file(laporan, screens.diff.diff_markdown(beda))
    for each in done.direvisi.ditinggalkan:
        say(f"{each.baru.nomor} {each.kunci}: tidak ada lagi di dokumen; rencana tetap memuatnya")
    if done.direvisi.dihapus:
        say(f"id {', '.join(done.direvisi.dihapus)} dicatat di kunci dihapus; tambahkan dasarnya di kunci revisi")
    if on.dry_run and done.perubahan:
        say("belum ada yang ditulis; tambahkan --perbarui untuk menulisnya ke rencana.")
