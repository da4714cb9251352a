"""`zi import`: a plan from the office's own document."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli import options
from zi_cli.cli.output import answer, say, show, write_file
from zi_cli.cli.terms import terms
from zi_cli.files.codes import all_codes
from zi_cli.render import screens

Dokumen = Annotated[
    Path,
    typer.Argument(
        metavar="BERKAS", help="Rencana kantor: .docx, .xlsx, .csv, .tsv atau .txt; dengan extra impor .xls, .ods."
    ),
]
MapFile = Annotated[
    Path | None, typer.Option("--peta", metavar="PETA.yaml", help="Peta kolom untuk susunan yang belum dikenal.")
]
DraftMap = Annotated[
    Path | None,
    typer.Option("--buat-peta", metavar="PETA.yaml", help="Tulis rancangan peta dari kepala tabelnya, lalu berhenti."),
]
Answers = Annotated[
    Path | None,
    typer.Option(
        "--jawab",
        metavar="JAWABAN.yaml",
        help="Jawaban atas pertanyaannya; bila belum ada, berkas ini dibuat untuk diisi.",
    ),
]
Partly = Annotated[bool, typer.Option("--sebagian", help="Tulis juga bila pertanyaan wajib belum dijawab semua.")]
Sheet = Annotated[str | None, typer.Option("--lembar", metavar="NAMA", help="Lembar kerja yang dibaca.")]
WhichTable = Annotated[str | None, typer.Option("--tabel", metavar="N", help="Tabel keberapa yang dibaca.")]
NoSchedule = Annotated[
    str | None, typer.Option("--waktu-kosong", metavar="WAKTU", help="Waktu untuk aktivitas yang tidak menyebut waktu.")
]
UnitName = Annotated[
    str | None, typer.Option("--unit", metavar="NAMA", help="Nama resmi unit, bila dokumen tidak menyebutnya.")
]
PlanFile = Annotated[
    Path | None,
    typer.Option("-o", metavar="BERKAS", help="Berkas rencana yang ditulis; biasanya plans/renaksi_AWAL_AKHIR.yaml."),
]
ReportFile = Annotated[
    Path | None, typer.Option("--laporan", metavar="BERKAS.md", help="Tulis juga semua yang ganjil sebagai laporan.")
]


Update = Annotated[
    bool, typer.Option("--perbarui", help="Tulis perubahan dokumen yang direvisi ke rencana yang sudah ada.")
]


def impor(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    dokumen: Dokumen,
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
    dry_run: options.DryRun = False,
    today: options.Today = None,
    format_: options.Format = "text",
    folder: options.Folder = None,
) -> None:
    """Baca rencana dari dokumen kantor: Word, Excel atau teks. Yang tidak terbaca disebut tempatnya, tidak ditebak."""
    bentuk = options.bentuk(format_, "text", "json")
    asked = acts.impor.Asked(dokumen, peta, lembar, options.cacah(tabel), waktu_kosong, jawab, unit, sebagian=sebagian)
    if buat_peta is not None:
        acts.impor.write_draft(asked, buat_peta)
        say(f"rancangan peta ditulis ke {buat_peta}; periksa isi tiap kolom, lalu ulangi dengan --peta {buat_peta}")
        return
    made = acts.impor.read(asked)
    where = options.either(folder, options.common(ctx).folder, "-C") or Path()
    if output is None and made.terbaca.tahun and acts.impor.plan_at(made, where).exists():
        _revise(made, terms(ctx, folder, today, dry_run=dry_run or not perbarui), bentuk, laporan)
        return
    _tell(made, bentuk, laporan)
    if dry_run:
        say("belum ada yang ditulis; ulangi tanpa --dry-run untuk menulisnya.")
        raise typer.Exit(int(made.is_unfinished))
    if jawab is not None and made.wajib and not jawab.exists():
        acts.impor.write_questions(made, jawab)
        say(f"pertanyaannya ditulis ke {jawab}; isi, lalu ulangi perintah yang sama")
        raise typer.Exit(2)
    path, checked = acts.impor.write(made, where, output, sebagian=sebagian)
    say(f"rencana ditulis ke {path}")
    if checked and bentuk == "text":
        show(screens.new_unit.checked_screen(checked.masalah, len(checked.berkas)))
    raise typer.Exit(int(made.is_unfinished))


def _tell(made: "acts.impor.Impor", bentuk: str, laporan: Path | None) -> None:
    """Show what became of the document, and write it as a report where one was named."""
    codes = {one.kode: one for one in all_codes()}
    told = (made.terbaca, made.dokumen, made.belum, made.tak_terlihat)
    answer(bentuk, lambda: screens.impor.impor_screen(*told, codes), lambda: screens.impor.impor_json(*told))
    if laporan is not None:
        write_file(laporan, screens.impor.impor_markdown(*told, codes))


def _revise(made: "acts.impor.Impor", on: "acts.change.Terms", bentuk: str, laporan: Path | None) -> None:
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
