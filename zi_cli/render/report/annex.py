"""The annexes of the report: the plan's own matrix with what was reached, and the list of evidence."""

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.evidence import RAHASIA, Terdaftar, is_web
from zi_cli.core.followup import Pantauan
from zi_cli.core.grouping import grouped
from zi_cli.core.outline import Butir
from zi_cli.model.rencana import Aktivitas, Kegiatan
from zi_cli.model.tulisan import daftar, tertulis
from zi_cli.render.report.document import TabelLaporan, bernilai
from zi_cli.render.report.tables import capaian_cell, count_cell, day_cell, realisasi_cell, rupiah_cell
from zi_cli.render.screens.evidence import verdict


def matrix(penilaian: Penilaian) -> tuple[TabelLaporan, ...]:
    """Give the plan's matrix, a table a program: its printed columns, and behind them what was reached.

    As in print an indikator stands on a row of its kegiatan, and a cell like the one above it is left empty.
    """
    years = list(penilaian.bahan.rencana.periode.tahun)
    bobot, uang = _written(penilaian)
    heads = (
        "No",
        "Program/Kegiatan",
        "Aktivitas",
        "Output",
        "Waktu",
        "Indikator",
        *bobot,
        *map(str, years),
        *uang,
        "Penanggung jawab",
    )
    heads += ("Realisasi aktivitas", f"Realisasi {penilaian.posisi.tahun}", "Capaian %")
    lebar = (5, 12, 14, 11, 8, 15, *(4 for _ in (*bobot, *years)), *(8 for _ in uang), 9, 11, 8, 6)
    kanan = (*range(6, 6 + len(bobot) + len(years) + len(uang)), len(heads) - 2, len(heads) - 1)
    return tuple(
        TabelLaporan(
            "matriks",
            f"Program {program.nomor} {istilah.dengan_lke(program)}",
            heads,
            tuple(
                row
                for one in penilaian.outline.kegiatan
                if one.is_below(program)
                for row in _rows(penilaian, one, years, bobot, uang)
            ),
            lebar,
            kanan,
            program.nama,
        )
        for program in penilaian.outline.program
    )


def _written(penilaian: Penilaian) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the heads of weights and of budgets, each only where the plan has some."""
    whole = penilaian.outline
    bobot = ("Bobot",) if any(one.isi.bobot is not None for one in whole.indikator) else ()
    return bobot, ("Anggaran (Rp)",) if any(one.isi.anggaran is not None for one in whole.aktivitas) else ()


def _rows(
    penilaian: Penilaian, kegiatan: Butir[Kegiatan], years: Sequence[int], bobot: Sequence[str], uang: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    aktivitas = [one for one in penilaian.outline.aktivitas if one.is_below(kegiatan)]
    indikator = penilaian.below(kegiatan)
    head = (kegiatan.nomor, istilah.dengan_lke(kegiatan))
    for doing, measure in _beside(aktivitas, indikator) or [(None, None)]:
        plan, done = _doing(penilaian, doing) if doing else (("", "", ""), "")
        # Without an indikator its cells are empty, but for a post the aktivitas names itself.
        post = _own_posts(doing) if doing else ""
        nothing = (("",) * (len(years) + 1) + (post,), ("", ""))
        goals, reached = _measure(measure, years) if measure else nothing
        weight = (_weight(measure) if measure else "" for _ in bobot)
        money = (rupiah_cell(doing.isi.anggaran) if doing else "" for _ in uang)
        yield (*head, *plan, goals[0], *weight, *goals[1:-1], *money, goals[-1], done, *reached)
        head = ("", "")


def _beside(
    aktivitas: Sequence[Butir[Aktivitas]], indikator: Sequence[CapaianIndikator]
) -> list[tuple[Butir[Aktivitas] | None, CapaianIndikator | None]]:
    """Put each indikator on the row of the aktivitas it is tied to; one that is tied to none fills the rows that are free."""
    here = {one.id for one in aktivitas}
    first = {one.butir.id: next((id_ for id_ in one.indikator.terkait if id_ in here), None) for one in indikator}
    free = [one for one in indikator if first[one.butir.id] is None]
    rows: list[tuple[Butir[Aktivitas] | None, CapaianIndikator | None]] = []
    for doing in aktivitas:
        mine: list[CapaianIndikator | None] = [one for one in indikator if first[one.butir.id] == doing.id]
        rows += zip_longest([doing], mine or [free.pop(0) if free else None])
    return rows + [(None, one) for one in free]


def _own_posts(butir: Butir[Aktivitas]) -> str:
    return istilah.jabatan(butir) if butir.isi.penanggung_jawab or butir.isi.pendukung else ""


def _doing(penilaian: Penilaian, butir: Butir[Aktivitas]) -> tuple[tuple[str, ...], str]:
    plan = (istilah.dengan_lke(butir), "; ".join(butir.isi.output) or istilah.KOSONG, butir.isi.waktu.teks)
    mine = penilaian.occurrences(butir)
    if butir.isi.waktu.insidentil:
        return plan, "; ".join(istilah.insidentil(one) for one in penilaian.unscheduled(butir))
    months = [f"{istilah.bulan(one.bulan)}: " if len(mine) > 1 else "" for one in mine]
    return plan, "; ".join(month + istilah.kejadian(one) for month, one in zip(months, mine, strict=True))


def _measure(one: CapaianIndikator, years: Sequence[int]) -> tuple[tuple[str, ...], tuple[str, str]]:
    goals = tuple(_goal(one, year) for year in years)
    rumus = f" (Rumus: {one.indikator.rumus})" if one.indikator.rumus else ""
    shown = realisasi_cell(one) if one.realisasi is not None else istilah.KEADAAN_INDIKATOR[one.keadaan]
    plan = (f"{istilah.dengan_lke(one.butir)}{rumus}", *goals, istilah.jabatan(one.butir))
    return plan, (shown, capaian_cell(one))


def _weight(one: CapaianIndikator) -> str:
    bobot = one.indikator.bobot
    return istilah.KOSONG if bobot is None else bernilai(tertulis(bobot), bobot)


def _goal(one: CapaianIndikator, year: int) -> str:
    target = one.indikator.target.get(year)
    if target is None:
        return istilah.KOSONG
    return bernilai(istilah.tanpa_satuan(one.indikator, target), None if one.indikator.sifat.berlabel else target)


def evidence(
    penilaian: Penilaian, found: Sequence[Terdaftar], rekomendasi: Sequence[Pantauan], rahasia: Collection[str]
) -> TabelLaporan:
    """List what proves the period, each piece once; what is used only later in the year is left out.

    Of what is `rahasia` not even the name of the file is told.
    """
    known = {one.bukti: one for one in found}
    uses = [
        (one.bukti, f"{use.butir.nomor} {f'realisasi {use.periode.sebutan}' if use.periode else use.output}")
        for one in found
        for use in one.pemakaian
        if penilaian.posisi.periode.reads_month(use.sampai)
    ]
    uses += [(bukti, f"tindak lanjut {advice.id}") for advice in rekomendasi for bukti in advice.bukti]
    rows = tuple(
        _evidence_row(
            n,
            known.get(bukti) or Terdaftar(bukti, None, ()),
            [place for _, place in mine],
            is_secret=bukti in rahasia,
        )
        for n, (bukti, mine) in enumerate(grouped(uses, lambda one: one[0]).items(), 1)
    )
    heads = ("No", "Dokumen", "Kegiatan", "Tanggal", "Lokasi", "Verifikasi")
    return TabelLaporan("bukti", "Daftar bukti", heads, rows, (4, 24, 30, 12, 18, 12))


def _evidence_row(n: int, one: Terdaftar, places: list[str], *, is_secret: bool) -> tuple[str, ...]:
    nama = RAHASIA if is_secret else one.bukti if is_web(one.bukti) else one.bukti.rpartition("/")[2]
    named = f"{nama} ({one.entri.nomor})" if one.entri and one.entri.nomor else nama
    folder = "alamat web" if is_web(one.bukti) else one.bukti.rpartition("/")[0] or istilah.KOSONG
    where = "rahasia, disimpan unit" if is_secret else folder
    day = day_cell(one.entri.tanggal if one.entri else None)
    return count_cell(n), named, daftar(places), day, where, verdict(one)[0]
