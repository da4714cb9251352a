"""The tables of the report."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from fractions import Fraction

from zi_cli.core import istilah
from zi_cli.core.anggaran import Anggaran, anggaran
from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import CapaianIndikator, predikat
from zi_cli.core.followup import Pantauan
from zi_cli.core.outline import Butir
from zi_cli.core.remaining import remaining
from zi_cli.core.schedule import Insidentil, Kejadian
from zi_cli.core.summary import Rekap
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.rencana import Program
from zi_cli.model.tulisan import bersusun, cacah, daftar, tanggal_panjang, tertulis
from zi_cli.render.report.document import TabelLaporan, bernilai
from zi_cli.render.screens.recommend import KEPALA_LAPORAN, report_row


def contents(penilaian: Penilaian) -> TabelLaporan:
    """Count what each program holds."""
    whole = penilaian.outline
    groups = (whole.kegiatan, whole.aktivitas, whole.indikator)
    rows = [
        (program.nomor, program.nama, *(count_cell(sum(one.is_below(program) for one in group)) for group in groups))
        for program in whole.program
    ]
    rows.append(("", "Jumlah", *(count_cell(len(group)) for group in groups)))
    heads = ("No", "Program", "Kegiatan", "Aktivitas", "Indikator")
    return TabelLaporan("rencana", "Isi rencana aksi", heads, tuple(rows), (6, 64, 10, 10, 10), (2, 3, 4))


def load(penilaian: Penilaian) -> TabelLaporan:
    """Count what each post answers for."""
    whole = penilaian.outline
    rows = tuple(
        (
            post,
            *(
                count_cell(sum(post in one.penanggung_jawab for one in group))
                for group in (whole.indikator, whole.aktivitas)
            ),
        )
        for post in whole.jabatan
    )
    return TabelLaporan("beban", "Penanggung jawab", ("Jabatan", "Indikator", "Aktivitas"), rows, (76, 12, 12), (1, 2))


def budget(penilaian: Penilaian) -> tuple[TabelLaporan, ...]:
    """Sum up the budgets of each kegiatan and program, and of all; no table where the plan has none."""
    whole = penilaian.outline
    if anggaran(whole).rupiah is None:
        return ()
    rows = [
        row
        for program in whole.program
        for row in (
            _budget_row(program.nomor, program.nama, anggaran(whole, program)),
            *(
                _budget_row(one.nomor, one.nama, anggaran(whole, one))
                for one in whole.kegiatan
                if one.is_below(program)
            ),
        )
    ]
    rows.append(_budget_row("", "Jumlah", anggaran(whole)))
    heads = ("No", "Program/Kegiatan", "Anggaran (Rp)", "Aktivitas yang anggarannya tertulis")
    return (TabelLaporan("anggaran", "Anggaran rencana aksi", heads, tuple(rows), (7, 53, 22, 18), (2, 3)),)


def _budget_row(nomor: str, nama: str, one: Anggaran) -> tuple[str, ...]:
    return nomor, nama, rupiah_cell(one.rupiah), f"{one.ada} dari {one.dari}"


def rupiah_cell(value: int | None) -> str:
    """Show an amount of money under a head that says so; a dash where none is written."""
    return istilah.KOSONG if value is None else bernilai(cacah(value), value)


def recap(penilaian: Penilaian) -> TabelLaporan:
    """Sum up each program, and all of them."""
    heads = ("No", "Program", "Tercapai", "Terisi", "Capaian %", "Penyelesaian %", "Tepat waktu %", "Bukti %")
    rows = [_recap_row(one.butir.nomor, one.butir.nama, one.rekap) for one in penilaian.program]
    rows.append(_recap_row("", "Keseluruhan", penilaian.keseluruhan))
    lebar = (5, 39, 10, 10, 9, 11, 8, 8)
    mean = penilaian.keseluruhan.rata_capaian
    judul = "Rekapitulasi tiap program" + (f", capaian: {istilah.rata_rata(mean)}" if mean.berbobot else "")
    return TabelLaporan("rekap", judul, heads, tuple(rows), lebar, (2, 3, 4, 5, 6, 7))


def _recap_row(nomor: str, nama: str, rekap: Rekap) -> tuple[str, ...]:
    shares = (rekap.rata_capaian.persen, rekap.penyelesaian.persen, rekap.ketepatan.persen, rekap.bukti.persen)
    return (
        nomor,
        nama,
        f"{rekap.tercapai} dari {rekap.dinilai}",
        f"{rekap.terisi} dari {rekap.dinilai}",
        *map(_percent, shares),
    )


def indicators(penilaian: Penilaian, program: Butir[Program]) -> TabelLaporan:
    """List the indikator of one program."""
    read = [f"Realisasi {one.singkatan}" for one in penilaian.periods]
    heads = ("No", "Indikator", "Satuan", "Target", *read, "Capaian %", "Predikat", "Keadaan", "Keterangan")
    rows = tuple(_indicator_row(penilaian, one) for one in penilaian.below(program))
    each = max(20 // len(read), 7)  # a word that belongs together, such as Realisasi, stays on one line
    lebar = (5, 47 - each * len(read), 7, 7, *(each for _ in read), 7, 8, 9, 10)
    kanan = tuple(range(3, 5 + len(read)))
    return TabelLaporan(
        "indikator", f"Capaian indikator program {program.nomor}", heads, rows, lebar, kanan, program.nama
    )


def _indicator_row(penilaian: Penilaian, one: CapaianIndikator) -> tuple[str, ...]:
    return (
        one.butir.nomor,
        one.butir.nama,
        istilah.satuan(one),
        target_cell(one),
        *_readings(penilaian, one),
        capaian_cell(one),
        predikat(one, penilaian.bahan.pengaturan.pita) or istilah.KOSONG,
        istilah.keadaan_indikator(one),
        _notes(penilaian, one),
    )


def target_cell(one: CapaianIndikator) -> str:
    """Give the target of the year; a coded one is a label and no number."""
    return bernilai(istilah.angka_target(one), None if one.indikator.sifat.berlabel else one.target)


def realisasi_cell(one: CapaianIndikator) -> str:
    """Give the value of the year; a coded one is a label and no number."""
    return bernilai(istilah.angka_realisasi(one), None if one.indikator.sifat.berlabel else one.realisasi)


def capaian_cell(one: CapaianIndikator) -> str:
    """Give the capaian."""
    return bernilai(istilah.capaian(one), one.capaian)


def _readings(penilaian: Penilaian, one: CapaianIndikator) -> Iterator[str]:
    """Set the readings side by side; a computed figure stands in the column of the period that is reported."""
    for periode in penilaian.periods:
        if not one.dihitung:
            yield _reading(one, one.bacaan.of(periode))
        else:
            yield realisasi_cell(one) if periode.bulan_akhir == penilaian.posisi.periode.bulan_akhir else istilah.KOSONG


def _reading(one: CapaianIndikator, bacaan: Bacaan | None) -> str:
    is_number = bacaan is not None and bacaan.kode is None
    return bernilai(istilah.bacaan(bacaan, "sel", one), bacaan.angka if bacaan and is_number else None)


def _notes(penilaian: Penilaian, one: CapaianIndikator) -> str:
    posisi, read = penilaian.posisi, one.terbaca
    antara = istilah.antara(one)
    is_weighed = penilaian.bahan.pengaturan.rata_rata is not None and not one.dihitung
    tied = penilaian.outline.numbers(one.indikator.terkait)
    is_earlier = read.disisihkan and read.dari < read.disisihkan
    words = (
        read.alasan,
        *(bacaan.catatan for _, bacaan in one.bacaan.every(posisi.tahun)),
        antara and f"target {posisi.periode.sebutan} {antara}",
        *_in_time(one, posisi.tahun),
        len(read.dari) > 1 and not read.menjumlah and f"nilai setahun {istilah.nilai_setahun(one)}",
        is_earlier and f"realisasi terukur {read.dari[0].sebutan} yang dipakai",
        one.dihitung and "dihitung dari indikator lain",
        is_weighed and one.indikator.bobot is not None and f"bobot {tertulis(one.indikator.bobot)}",
        tied and f"aktivitas {daftar(tied)}",
    )
    return bersusun(word or None for word in words)


def _in_time(one: CapaianIndikator, tahun: int) -> Iterator[str]:
    """Say the figure that was released after the year, when one is, and what a value since the plan began is made of."""
    if released := one.bacaan.susulan:
        day = tanggal_panjang(released.tanggal) if released.tanggal else ""
        yield f"angka susulan {istilah.bacaan(released, 'sel', one)}, terbit {day}"
    elif one.indikator.rilis:
        yield f"angkanya terbit {istilah.rilis(one.indikator, tahun)}"
    yield istilah.kumulatif(one)


def activities(penilaian: Penilaian, program: Butir[Program]) -> TabelLaporan:
    """List the occurrences of one program; a period leaves out what begins after it."""
    heads = ("No", "Kegiatan", "Aktivitas", "Output", "Waktu", "Realisasi", "Status", "Bukti", "Kendala", "PJ")
    read = penilaian.posisi.periode
    rows = tuple(
        row
        for butir, kejadian in penilaian.aktivitas
        if butir.is_below(program)
        for row in (
            *(_activity_row(one) for one in kejadian if read.reads_month(one.jendela.mulai) or one.is_done),
            *map(_unscheduled_row, penilaian.unscheduled(butir)),
        )
    )
    lebar = (5, 14, 20, 15, 8, 8, 8, 6, 8, 8)
    return TabelLaporan(
        "aktivitas", f"Pelaksanaan aktivitas program {program.nomor}", heads, rows, lebar, bagian=program.nama
    )


def _activity_row(one: Kejadian) -> tuple[str, ...]:
    outputs = one.butir.isi.output
    kegiatan = one.butir.kegiatan
    return (
        one.butir.nomor,
        kegiatan.nama if kegiatan else "",
        one.butir.nama,
        "; ".join(outputs) or istilah.KOSONG,
        one.butir.isi.waktu.teks if len(one.butir.isi.jendela) == 1 else istilah.bulan(one.bulan),
        day_cell(one.selesai),
        istilah.KEADAAN_KEJADIAN[one.keadaan],
        f"{len(one.output_terisi)} dari {len(outputs)}" if outputs else istilah.KOSONG,
        bersusun(word for catatan in one.catatan for word in (catatan.kendala, catatan.alasan)),
        istilah.jabatan(one.butir),
    )


def _unscheduled_row(one: Insidentil) -> tuple[str, ...]:
    """Give an aktivitas without a schedule one row, with each day it was done."""
    butir, kegiatan = one.butir, one.butir.kegiatan
    proven = sum(bool(one.terisi(catatan)) for catatan in one.catatan)
    return (
        butir.nomor,
        kegiatan.nama if kegiatan else "",
        butir.nama,
        "; ".join(butir.isi.output) or istilah.KOSONG,
        butir.isi.waktu.teks,
        day_cell(one.hari[0]) if len(one.hari) == 1 else bersusun(map(tanggal_panjang, one.hari)) or istilah.KOSONG,
        "insidentil",
        f"{proven} dari {len(one.hari)} pelaksanaan" if butir.isi.output and one.hari else istilah.KOSONG,
        bersusun(catatan.kendala for catatan in one.catatan),
        istilah.jabatan(one.butir),
    )


def comparison(penilaian: Penilaian, pembanding: Penilaian) -> TabelLaporan:
    """Put the period beside the one before it."""
    now, before = penilaian.posisi.periode.nama_resmi, pembanding.posisi.periode.nama_resmi
    rows = [("Capaian rencana aksi %", _score(pembanding), _score(penilaian))]
    mean = istilah.rata_rata(penilaian.keseluruhan.rata_capaian)
    pairs: tuple[tuple[str, Callable[[Rekap], str]], ...] = (
        ("Indikator tercapai", _reached),
        (f"{mean.capitalize()} capaian %", lambda one: _percent(one.rata_capaian.persen)),
        ("Penyelesaian aktivitas %", lambda one: _percent(one.penyelesaian.persen)),
        ("Ketepatan waktu %", lambda one: _percent(one.ketepatan.persen)),
        ("Kelengkapan bukti %", lambda one: _percent(one.bukti.persen)),
    )
    rows += [(nama, of(pembanding.keseluruhan), of(penilaian.keseluruhan)) for nama, of in pairs]
    earlier = {one.butir.id: one.rekap for one in pembanding.program}
    rows += [
        (f"Indikator tercapai program {one.butir.nomor}", _reached(earlier[one.butir.id]), _reached(one.rekap))
        for one in penilaian.program
        if one.butir.id in earlier
    ]
    return TabelLaporan("pembanding", "Perbandingan", ("Ukuran", before, now), tuple(rows), (50, 25, 25), (1, 2))


def _score(penilaian: Penilaian) -> str:
    skor = penilaian.skor
    return bernilai(istilah.persen(skor.nilai, skor.desimal(skor.nilai)), skor.nilai)


def _reached(rekap: Rekap) -> str:
    return f"{rekap.tercapai} dari {rekap.dinilai}"


def obstacles(penilaian: Penilaian) -> TabelLaporan:
    """List the obstacles that were recorded."""
    rows = tuple(
        (one.butir.nomor, one.butir.nama, bersusun([catatan.kendala]), daftar(list(one.penanggung_jawab)))
        for group in (penilaian.kejadian, penilaian.insidentil)
        for one in group
        for catatan in one.catatan
        if catatan.kendala
    )
    return TabelLaporan("kendala", "Kendala yang dicatat", ("No", "Aktivitas", "Kendala", "PJ"), rows, (8, 37, 35, 20))


def left_to_do(penilaian: Penilaian) -> TabelLaporan:
    """List what is left to do: facts from the files, for people to write recommendations about."""
    left = remaining(penilaian)
    rows = [
        (
            one.butir.nomor,
            one.butir.nama,
            f"lewat jatuh tempo {istilah.bulan(one.bulan)}",
            daftar(list(one.penanggung_jawab)),
        )
        for one in left.lewat
    ]
    rows += [
        (one.butir.nomor, one.butir.nama, _open_words(one), daftar(one.penanggung_jawab))
        for one in (*left.belum_tercapai, *left.belum_diisi)
    ]
    rows += [
        (
            one.butir.nomor,
            one.butir.nama,
            f"bukti tidak sesuai ({one.untuk}): {one.alasan}",
            daftar(one.penanggung_jawab),
        )
        for one in left.ditolak
    ]
    heads = ("No", "Aktivitas atau indikator", "Keadaan", "PJ")
    return TabelLaporan("tindak_lanjut", "Yang perlu ditindaklanjuti", heads, tuple(rows), (8, 42, 30, 20))


def _open_words(one: CapaianIndikator) -> str:
    words = istilah.belum_ada(one)
    return words if one.realisasi is None else f"{words}: {istilah.terhadap(one)}"


def recommendations(
    penilaian: Penilaian, shown: Sequence[Pantauan], judul: str, rahasia: Collection[str]
) -> TabelLaporan:
    """List recommendations and what was done about them; evidence that is rahasia is not named."""
    rows = tuple(report_row(one, n, penilaian.outline.nomor, rahasia) for n, one in enumerate(shown, 1))
    return TabelLaporan("rekomendasi", judul, KEPALA_LAPORAN, rows, (4, 18, 18, 18, 12, 10, 10, 10))


def count_cell(number: int) -> str:
    """Show a number that counts."""
    return bernilai(str(number), number)


def _percent(value: Fraction | None) -> str:
    return bernilai(istilah.persen(value), value)


def day_cell(day: date | None) -> str:
    """Show a day; a dash where there is none."""
    return istilah.KOSONG if day is None else bernilai(tanggal_panjang(day), day)
