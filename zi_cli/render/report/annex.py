"""The annexes of the report: the plan's own matrix with what was reached, and the list of evidence."""

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.evidence import RAHASIA, Terdaftar, is_web
from zi_cli.core.followup import Pantauan
from zi_cli.core.outline import Butir
from zi_cli.core.schedule import Kejadian
from zi_cli.model.rencana import Aktivitas, Kegiatan, Program
from zi_cli.model.tulisan import angka, daftar, tanggal_panjang
from zi_cli.render.report.document import TabelLaporan, bernilai
from zi_cli.render.report.tables import capaian_cell, realisasi_cell
from zi_cli.render.screens.evidence import HASIL


def matrix(penilaian: Penilaian) -> tuple[TabelLaporan, ...]:
    """Give the plan's matrix, a table a program: its printed columns, and behind them what was reached.

    As in print an indikator stands on a row of its kegiatan, and a cell like the one above it is left empty.
    """
    years = list(penilaian.bahan.rencana.periode.tahun)
    heads = (
        "No",
        "Program/Kegiatan",
        "Aktivitas",
        "Output",
        "Waktu",
        "Indikator",
        *map(str, years),
        "Penanggung jawab",
    )
    heads += ("Realisasi aktivitas", f"Realisasi {penilaian.posisi.tahun}", "Capaian %")
    lebar = (5, 12, 14, 11, 8, 15, *(4 for _ in years), 9, 11, 8, 6)
    kanan = (*range(6, 6 + len(years)), len(heads) - 2, len(heads) - 1)
    return tuple(
        TabelLaporan(
            "matriks",
            f"Program {program.nomor} {program.nama}",
            heads,
            tuple(row for one in _lines(penilaian, program) for row in _rows(penilaian, one, years)),
            lebar,
            kanan,
            program.nama,
        )
        for program in penilaian.outline.program
    )


def _lines(penilaian: Penilaian, program: Butir[Program]) -> Iterator[Butir[Kegiatan]]:
    return (one for one in penilaian.outline.kegiatan if one.is_below(program))


def _rows(penilaian: Penilaian, kegiatan: Butir[Kegiatan], years: Sequence[int]) -> Iterator[tuple[str, ...]]:
    aktivitas = [one for one in penilaian.outline.aktivitas if one.is_below(kegiatan)]
    indikator = penilaian.below(kegiatan)
    for n, (doing, measure) in enumerate(
        zip_longest(aktivitas, indikator) if aktivitas or indikator else [(None, None)]
    ):
        head = (kegiatan.nomor, kegiatan.nama) if n == 0 else ("", "")
        plan, done = _doing(penilaian, doing) if doing else (("", "", ""), "")
        goals, reached = _measure(measure, years) if measure else (_nobody(doing, years), ("", ""))
        yield (*head, *plan, *goals, done, *reached)


def _doing(penilaian: Penilaian, butir: Butir[Aktivitas]) -> tuple[tuple[str, ...], str]:
    plan = (butir.nama, "; ".join(butir.isi.output) or istilah.KOSONG, butir.isi.waktu.teks)
    mine = penilaian.occurrences(butir)
    return plan, "; ".join(_done_words(one, alone=len(mine) == 1) for one in mine)


def _done_words(one: Kejadian, *, alone: bool) -> str:
    state = istilah.KEADAAN_KEJADIAN[one.keadaan]
    words = f"{state} {tanggal_panjang(one.selesai)}" if one.selesai else state
    return words if alone else f"{istilah.bulan(one.bulan)}: {words}"


def _measure(one: CapaianIndikator, years: Sequence[int]) -> tuple[tuple[str, ...], tuple[str, str]]:
    goals = tuple(_goal(one, year) for year in years)
    rumus = f" (Rumus: {one.indikator.rumus})" if one.indikator.rumus else ""
    shown = realisasi_cell(one) if one.realisasi is not None else istilah.KEADAAN_INDIKATOR[one.keadaan]
    return (f"{one.butir.nama}{rumus}", *goals, one.indikator.penanggung_jawab), (shown, capaian_cell(one))


def _nobody(doing: Butir[Aktivitas] | None, years: Sequence[int]) -> tuple[str, ...]:
    """Leave the cells of an indikator empty, but for a post the aktivitas names itself."""
    return ("",) * (len(years) + 1) + ((doing.isi.penanggung_jawab or "") if doing else "",)


def _goal(one: CapaianIndikator, year: int) -> str:
    target = one.indikator.target.get(year)
    if target is None:
        return istilah.KOSONG
    if one.indikator.sifat.berlabel:
        return one.indikator.kode.get(int(target), str(int(target)))
    return bernilai(angka(target, 4, wajib=False), target)


def evidence(
    penilaian: Penilaian, found: Sequence[Terdaftar], rekomendasi: Sequence[Pantauan], rahasia: Collection[str]
) -> TabelLaporan:
    """List what proves the period, each piece once; what is used only later in the year is left out.

    Of what is `rahasia` not even the name of the file is told.
    """
    known = {one.bukti: one for one in found}
    proven: dict[str, list[str]] = {}
    for one in found:
        for use in one.pemakaian:
            if penilaian.posisi.periode.reads_month(use.sampai):
                what = f"bacaan {use.periode.sebutan}" if use.periode else use.output
                proven.setdefault(one.bukti, []).append(f"{use.butir.nomor} {what}")
    for advice in rekomendasi:
        for bukti in advice.bukti:
            proven.setdefault(bukti, []).append(f"tindak lanjut {advice.id}")
    rows = tuple(
        _evidence_row(n, known.get(bukti) or Terdaftar(bukti, None, ()), places, is_secret=bukti in rahasia)
        for n, (bukti, places) in enumerate(proven.items(), 1)
    )
    heads = ("No", "Dokumen", "Kegiatan", "Tanggal", "Lokasi", "Verifikasi")
    return TabelLaporan("bukti", "Daftar bukti", heads, rows, (4, 24, 30, 12, 18, 12))


def _evidence_row(n: int, one: Terdaftar, places: list[str], *, is_secret: bool) -> tuple[str, ...]:
    nama = RAHASIA if is_secret else one.bukti if is_web(one.bukti) else one.bukti.rpartition("/")[2]
    named = f"{nama} ({one.entri.nomor})" if one.entri and one.entri.nomor else nama
    where = "rahasia, disimpan unit" if is_secret else _where(one)
    return (bernilai(str(n), n), named, daftar(places), _day(one), where, _verdict(one))


def _day(one: Terdaftar) -> str:
    day = one.entri.tanggal if one.entri else None
    return istilah.KOSONG if day is None else bernilai(tanggal_panjang(day), day)


def _where(one: Terdaftar) -> str:
    return "alamat web" if is_web(one.bukti) else one.bukti.rpartition("/")[0] or istilah.KOSONG


def _verdict(one: Terdaftar) -> str:
    if one.entri is None:
        return "belum terdaftar"
    return HASIL[one.entri.periksa.hasil if one.entri.periksa else None][0]
