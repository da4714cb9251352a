"""What the commands have in common that read an office's document: its options, and how what became of it is told."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli import acts
from zi_cli.cli.output import answer, say, write_file
from zi_cli.render import screens

MapFile = Annotated[
    Path | None, typer.Option("--peta", metavar="PETA.yaml", help="Peta kolom untuk susunan yang belum dikenal.")
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
ReportFile = Annotated[
    Path | None, typer.Option("--laporan", metavar="BERKAS.md", help="Tulis juga semua yang ganjil sebagai laporan.")
]


def tell(made: "acts.impor.Impor", bentuk: str, laporan: Path | None) -> None:
    """Show what became of the document, and write it as a report where one was named."""
    from zi_cli.files.codes import all_codes

    codes = {one.kode: one for one in all_codes()}
    told = (made.terbaca, made.dokumen, made.belum, made.tak_terlihat)
    answer(bentuk, lambda: screens.impor.impor_screen(*told, codes), lambda: screens.impor.impor_json(*told))
    if laporan is not None:
        write_file(laporan, screens.impor.impor_markdown(*told, codes))


def ask_first(made: "acts.impor.Impor", jawab: Path | None) -> None:
    """Write the questions and leave, where there are some without whose answers no plan can be, and no answers yet."""
    if jawab is not None and made.wajib and not jawab.exists():
        acts.impor.write_questions(made, jawab)
        say(f"pertanyaannya ditulis ke {jawab}; isi, lalu ulangi perintah yang sama")
        raise typer.Exit(2)
