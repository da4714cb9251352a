"""What a recorded fact does: old and new, and what follows from it."""

from collections.abc import Iterator

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.outline import Butir
from zi_cli.core.schedule import Kejadian
from zi_cli.model.periode import Periode
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.rencana import Aktivitas, Indikator
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.headline import mark, standings
from zi_cli.render.layout import Block, Column, Span, Table, line


def reading_screen(
    before: Penilaian, after: Penilaian, butir: Butir[Indikator], periode: Periode, *, dry_run: bool
) -> Iterator[Block]:
    """Show a reading, and what it makes of the indikator and of the plan's own score."""
    old, new = before.of(butir), after.of(butir)
    yield _head(after, butir.nomor, butir.nama, f"{periode.sebutan} {periode.tahun}")
    yield _changes(
        (
            "Realisasi",
            *(istilah.bacaan(_read(one, butir, periode), "lengkap", one.of(butir)) for one in (before, after)),
        ),
        ("Nilai setahun", istilah.realisasi(old), istilah.realisasi(new)),
        ("Capaian", *(istilah.dengan_persen(one.capaian, one.desimal_capaian) for one in (old, new))),
        ("Keadaan", *(istilah.keadaan_indikator(one) for one in (old, new))),
        (
            f"I.1 ({after.skor.nomor})" if after.skor.nomor else "Rencana aksi",
            *standings(before.skor, after.skor),
        ),
    )
    yield _closing(after, dry_run=dry_run)


def record_screen(
    before: Penilaian, after: Penilaian, butir: Butir[Aktivitas], bulan: int, *, dry_run: bool
) -> Iterator[Block]:
    """Show what became of an occurrence, and what that makes of its program."""
    yield _head(after, butir.nomor, butir.nama, f"{NAMA_BULAN[bulan - 1]} {after.posisi.tahun}")
    if butir.isi.waktu.insidentil:
        times = [istilah.insidentil(each) for one in (before, after) for each in one.unscheduled(butir)]
        yield _changes(("Keadaan", *times))
        yield _closing(after, dry_run=dry_run)
        return
    old, new = _kejadian(before, butir, bulan), _kejadian(after, butir, bulan)
    summaries = [rekap for one in (before, after) if (rekap := one.rekap_of(butir.nomor_program))]
    yield _changes(
        ("Keadaan", istilah.kejadian(old), istilah.kejadian(new)),
        ("Bukti", _evidence(old), _evidence(new)),
        (
            f"Selesai, rata-rata program {butir.nomor_program}",
            *(istilah.dengan_persen(one.penyelesaian.persen) for one in summaries),
        ),
        ("Tepat waktu", *(istilah.dengan_persen(one.ketepatan.persen) for one in summaries)),
    )
    yield _closing(after, dry_run=dry_run)


def _head(after: Penilaian, nomor: str, nama: str, periode: str) -> Block:
    return line(Span(f"{nomor}  {nama}", "judul"), f" · {periode}", *mark(contoh=after.contoh))


def _changes(*facts: tuple[str, ...]) -> Table:
    """Lay out old and new side by side; what stays is said once."""
    rows = [
        (Span(f"  {label}", "redup"), Span(istilah.perubahan(old, new), "" if old == new else "tebal"))
        for label, old, new in facts  # a label, what was, what is
    ]
    return Table((Column(), Column(wraps=True)), tuple(rows))


def _closing(after: Penilaian, *, dry_run: bool) -> Block:
    return line(f"  {'Akan dicatat' if dry_run else 'Dicatat'} di {after.bahan.berkas_realisasi}")


def _kejadian(penilaian: Penilaian, butir: Butir[Aktivitas], bulan: int) -> Kejadian:
    return next(one for one in penilaian.occurrences(butir) if one.bulan == bulan)


def _read(penilaian: Penilaian, butir: Butir[Indikator], periode: Periode) -> Bacaan | None:
    realisasi = penilaian.bahan.realisasi
    return realisasi.reading(butir.id, periode) if realisasi else None


def _evidence(one: Kejadian) -> str:
    asked = len(one.butir.isi.output)
    return f"{len(one.output_terisi)} dari {asked}" if asked else "tidak diminta"
