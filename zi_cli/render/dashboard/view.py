"""The dashboard as data: what its template says of one year, every word and every length ready to be set."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian, RekapProgram
from zi_cli.core.capaian import CapaianIndikator, judge
from zi_cli.core.evidence import Ditolak, empty_slots, rejected, without_secrets
from zi_cli.core.laporan import BahanDasbor
from zi_cli.core.position import Posisi
from zi_cli.core.schedule import Kejadian
from zi_cli.core.summary import Rekap, summarize
from zi_cli.model.masalah import URUTAN_TINGKAT, Masalah, Tingkat
from zi_cli.model.periode import Periode
from zi_cli.model.tulisan import daftar, tanggal_panjang, tertulis
from zi_cli.render.dashboard.account import SEMUA, accounts, link, post_link
from zi_cli.render.dashboard.chart import Tahunan, in_year, share, stacked
from zi_cli.render.dashboard.markup import (
    GAMBAR,
    INDIKATOR,
    INSIDENTIL,
    KEJADIAN,
    BagianProgram,
    BarisAktivitas,
    BarisTabel,
    KartuIndikator,
    KartuProgram,
    Keadaan,
    KelompokAktivitas,
    Pokok,
    TabelDasbor,
    terlihat,
)
from zi_cli.render.headline import BILA_TETAP, left_out_of
from zi_cli.render.metode import method
from zi_cli.render.screens import findings, recommend

MOST_SHOWN = 5
"""So many lines of what needs attention are named at the top; the rest is counted."""
TINGKAT: dict[Tingkat, str] = {"galat": "✗", "peringatan": "!", "saran": "·"}
_NO_FIGURES = ("plans/narasi/", "plans/periode/")
_STATUS = 6
"""The column of the report's table of recommendations that holds the state."""


def dashboard_view(given: BahanDasbor) -> dict[str, object]:
    """Turn a year's judgement into what the page is filled with, by the names its template knows."""
    penilaian = given.penilaian
    bahan, posisi = penilaian.bahan, penilaian.posisi
    rencana = bahan.rencana
    posts = _posts(given)
    numbers = {post: str(n) for n, post in enumerate(posts)}
    years = {own.butir.nomor: tuple(_years(own, given)) for own in penilaian.indikator}
    states = Counter(one.keadaan for one in penilaian.kejadian)
    # Of an activity each of its states counts once.
    by_activity = Counter(state for _, state in {(one.butir.nomor, one.keadaan) for one in penilaian.kejadian})
    unit, covered = rencana.unit, rencana.periode
    return {
        "judul": f"Dasbor Zona Integritas {posisi.tahun}",
        "tahun": posisi.tahun,
        "rentang_tahun": f"{covered.mulai}–{covered.selesai}"
        if covered.mulai != covered.selesai
        else str(covered.mulai),
        "unit": unit.nama if unit.daerah in unit.nama else f"{unit.nama}, {unit.daerah}",
        "singkatan": unit.singkatan,
        "rencana": rencana.judul,
        "per": istilah.posisi_per(posisi, posisi.catatan_di_berkas).removeprefix("per "),
        "contoh": penilaian.contoh or any(one.contoh for one in given.tahun_lain.values()),
        "catatan": [] if bahan.realisasi else [_nothing_yet(bahan.berkas_realisasi)],
        "galat": sum(one.tingkat == "galat" and _is_of_figures(one) for one in given.masalah),
        "galat_lain": sum(one.tingkat == "galat" and not _is_of_figures(one) for one in given.masalah),
        "pokok": headline(penilaian),
        "ukuran": _measures(penilaian.keseluruhan),
        "perhatian": [*_attention(penilaian)],
        "program": [_program(one) for one in penilaian.program],
        "bagian": [*_sections(penilaian, years, numbers)],
        "pilih_program": [_choice(one.nomor, f"{one.nomor} {one.nama}") for one in penilaian.outline.program],
        "pilih_jabatan": [_choice(numbers[post], post) for post in posts],
        "pilih_indikator": _choices(INDIKATOR, Counter(one.keadaan for one in penilaian.indikator)),
        "pilih_aktivitas": [
            *_choices(KEJADIAN, by_activity),
            *([_choice(INSIDENTIL, INSIDENTIL, len(penilaian.insidentil))] if penilaian.insidentil else []),
        ],
        "legenda": [(state, states[kode]) for kode, state in KEJADIAN.items()],
        "banyak_indikator": len(penilaian.indikator),
        "banyak_aktivitas": len(penilaian.outline.aktivitas),
        "bukti": [*_evidence(given)],
        "kosong": _unproven(penilaian, numbers),
        "rekomendasi": f"{recommend.tally(given.rekomendasi)}."
        if given.rekomendasi
        else "Tidak ada rekomendasi untuk tahun ini.",
        "tindak": _recommendations(given, numbers),
        "beban": _load(posts, given),
        "temuan": findings.tally(given.masalah, given.diperiksa),
        "masalah": _findings(given),
        "metode": (*method(penilaian), _method_of_charts(posisi)),
        "penjelasan": [*accounts(penilaian, years, posts, given.lines)],
        "berkas": _files(given),
        "bulan": 0 if posisi.tutup else posisi.per.month,  # the one that is running; 0 for a finished year
        "semua": SEMUA,
    }


def _is_of_figures(one: Masalah) -> bool:
    """Say whether a finding stands where figures come from: texts and the log of approvals hold none."""
    return not one.berkas.startswith(_NO_FIGURES)


def _posts(given: BahanDasbor) -> dict[str, Penilaian]:
    """Give what each post answers for: those of the plan in printed order, then those of recommendations alone."""
    named = dict.fromkeys([*given.penilaian.outline.jabatan, *(one.penanggung_jawab for one in given.rekomendasi)])
    return {post: _of_post(given.penilaian, post) for post in named}


def _of_post(penilaian: Penilaian, post: str) -> Penilaian:
    """Keep what a post answers for; unlike `select` it sums up the whole only, and not each program again."""
    indikator = tuple(one for one in penilaian.indikator if post in one.penanggung_jawab)
    kejadian = tuple(one for one in penilaian.kejadian if post in one.penanggung_jawab)
    insidentil = tuple(one for one in penilaian.insidentil if post in one.penanggung_jawab)
    keseluruhan = summarize(indikator, kejadian, penilaian.bahan.pengaturan)
    return replace(
        penilaian, indikator=indikator, kejadian=kejadian, insidentil=insidentil, program=(), keseluruhan=keseluruhan
    )


def _years(own: CapaianIndikator, given: BahanDasbor) -> Iterator[Tahunan]:
    """Give an indikator in every year of the plan."""
    bahan, now = given.penilaian.bahan, given.penilaian.posisi
    for tahun in bahan.rencana.periode.tahun:
        other = given.tahun_lain.get(tahun)
        if tahun == now.tahun:
            yield in_year(tahun, own, is_read=bahan.realisasi is not None)
        elif other and own.indikator.counts_in(tahun):
            yield in_year(tahun, other.of(own.butir), is_read=True)
        else:
            at = Posisi(Periode(tahun), now.per, tutup=False, panjang=bahan.rencana.panjang_of(tahun))
            unread = judge(own.butir, None, at, "")
            yield in_year(tahun, unread, is_read=False)


def _nothing_yet(berkas: str) -> str:
    return f"Belum ada {berkas}, jadi semua indikator belum diisi dan semua aktivitas belum tercatat."


def headline(penilaian: Penilaian) -> Pokok:
    """Give the plan's own score as a page draws it."""
    skor, own = penilaian.skor, penilaian.own
    kunci = link(own.butir).kunci if own else SEMUA
    nilai = istilah.dengan_persen(skor.nilai, skor.desimal(skor.nilai))
    keadaan = terlihat(own) if own else INDIKATOR[penilaian.keadaan_skor]
    return Pokok(skor, kunci, skor.nomor or "", nilai, keadaan, tuple(_sentences(penilaian)))


def _sentences(penilaian: Penilaian) -> Iterator[str]:
    skor = penilaian.skor
    if skor.nilai is None:
        yield "Belum ada indikator yang dinilai."
        return
    goal = "target" if penilaian.posisi.dibaca.is_last else "target tahunan"
    yield f"{skor.tercapai} dari {skor.dinilai} indikator yang dinilai mencapai {goal}."
    if skor.target is not None:
        goal = f"Target {tertulis(skor.target)} % perlu {skor.perlu} indikator"
        yield f"{goal}: kurang {skor.kurang} lagi." if skor.kurang else f"{goal}: sudah terpenuhi."
    if skor.terbuka:
        low, high = (istilah.dengan_persen(one, skor.desimal(one)) for one in skor.rentang)
        end = "hasil akhirnya" if penilaian.posisi.akhir_tahun else f"{BILA_TETAP} hasilnya"
        yield f"{skor.terbuka} indikator belum ada realisasinya, jadi {end} antara {low} dan {high}."
    yield from (f"{sentence}." for sentence in left_out_of(skor))


def _measures(rekap: Rekap) -> list[dict[str, str]]:
    """Give percentages with their bars, and what each is made of."""
    pooled, mean = rekap.penyelesaian_kejadian, rekap.rata_capaian
    weighed = f"{istilah.rata_rata(mean)} {istilah.tanpa_bobot(mean)}".rstrip() + "; " if mean.berbobot else ""
    made_of = (
        ("Capaian", mean.persen, f"{weighed}{rekap.terisi} dari {rekap.dinilai} indikator terisi"),
        (
            "Penyelesaian",
            rekap.penyelesaian.persen,
            f"rata-rata {rekap.penyelesaian.banyak} aktivitas; {pooled.ada} dari {pooled.dari} jadwal selesai",
        ),
        ("Ketepatan", rekap.ketepatan.persen, f"rata-rata {rekap.ketepatan.banyak} aktivitas"),
        ("Bukti", rekap.bukti.persen, f"{rekap.bukti.ada} dari {rekap.bukti.dari} output berbukti"),
    )
    return [
        {"nama": nama, "nilai": istilah.dengan_persen(persen), "lebar": share(persen), "rinci": rinci}
        for nama, persen, rinci in made_of
    ]


def _attention(penilaian: Penilaian) -> Iterator[dict[str, object]]:
    """Name what stands nearest to the target, what was never read, and what is late or due."""
    posisi, others = penilaian.posisi, [one for one in penilaian.indikator if not one.dihitung]
    short = sorted((one for one in others if one.is_behind), key=lambda one: -(one.capaian_periode or 0))
    unread = [one for one in others if one.keadaan in ("belum_diisi", "belum_waktunya")]
    late, due = ([one for one in penilaian.kejadian if one.keadaan == state] for state in ("lewat", "jatuh_tempo"))
    yield _list(
        "Belum tercapai, yang terdekat dulu",
        [(one, istilah.terhadap(one)) for one in short],
        "Tidak ada.",
    )
    yield _list(
        "Belum ada realisasinya",
        [(one, f"{istilah.belum_ada(one)}, {daftar(one.penanggung_jawab)}") for one in unread],
        "Semua indikator sudah ada realisasinya.",
    )
    if refused := rejected(penilaian):
        yield _list("Bukti tidak sesuai", [(one, f"{one.untuk}: {one.alasan}") for one in refused], "")
    yield _list("Lewat, belum dikerjakan", [(one, _due_words(one)) for one in late], "Tidak ada yang lewat.")
    if due or not posisi.tutup:
        words = f"Jatuh tempo {istilah.bulan(posisi.per.month)}"
        yield _list(words, [(one, _due_words(one)) for one in due], "Tidak ada.")


def _list(
    judul: str, found: Sequence[tuple[CapaianIndikator | Kejadian | Ditolak, str]], kosong: str
) -> dict[str, object]:
    """Name a few of what was found, and count them all and those that are not named."""
    named = [(link(one.butir), words) for one, words in found[:MOST_SHOWN]]
    return {"judul": judul, "jumlah": len(found), "isi": named, "kosong": kosong, "sisa": len(found) - len(named)}


def _due_words(one: Kejadian) -> str:
    return f"{istilah.bulan(one.bulan)}, {', '.join(one.penanggung_jawab)}"


def _program(one: RekapProgram) -> KartuProgram:
    rekap = one.rekap
    lebar = share(Fraction(rekap.tercapai * 100, rekap.dinilai)) if rekap.dinilai else share(None)
    return KartuProgram(*link(one.butir), f"{rekap.tercapai}/{rekap.dinilai}", lebar, _measures(rekap))


def _sections(
    penilaian: Penilaian, years: Mapping[str, tuple[Tahunan, ...]], numbers: Mapping[str, str]
) -> Iterator[BagianProgram]:
    """Give each program its indikator over the years, and its activities over twelve months."""
    whole = penilaian.outline
    done = {one.butir.nomor: one.hari for one in penilaian.insidentil}
    rows = [BarisAktivitas(butir, mine, done.get(butir.nomor, ())) for butir, mine in penilaian.aktivitas]
    for program in whole.program:
        indikator = (
            KartuIndikator(years[one.butir.nomor], one, " ".join(numbers[post] for post in one.penanggung_jawab))
            for one in penilaian.below(program)
        )
        kelompok = (
            KelompokAktivitas(kegiatan, [one for one in rows if one.butir.is_below(kegiatan)])
            for kegiatan in whole.kegiatan
            if kegiatan.is_below(program) and kegiatan.isi.aktivitas
        )
        yield BagianProgram(program.nomor, program.nama, tuple(indikator), tuple(kelompok), numbers)


def _choices(words: Mapping[Any, Keadaan], counts: Mapping[Any, int]) -> list[dict[str, object]]:
    """Give the states that occur, each with how often, as choices of a filter."""
    return [_choice(kode, state.kata, counts[kode]) for kode, state in words.items() if counts[kode]]


def _choice(nilai: str, kata: str, jumlah: int = 0) -> dict[str, object]:
    return {"nilai": nilai, "kata": kata, "jumlah": jumlah}


def _evidence(given: BahanDasbor) -> Iterator[str]:
    bukti = given.penilaian.keseluruhan.bukti
    share_words = istilah.dengan_persen(bukti.persen)
    yield f"{bukti.ada} dari {bukti.dari} output yang jatuh tempo sudah berbukti ({share_words})."
    unproven = sum(one.selesai_tanpa_bukti for one in given.penilaian.kejadian)
    if unproven:
        yield f"{unproven} jadwal selesai tanpa bukti."
    found = (
        [one.periksa.hasil if one.periksa else None for one in given.register.bukti.values()] if given.register else []
    )
    if found:
        yield (
            f"Register memuat {len(found)} bukti: {found.count('sesuai')} sesuai, {found.count('tidak_sesuai')} tidak "
            f"sesuai, {found.count(None)} belum diperiksa."
        )


def _unproven(penilaian: Penilaian, numbers: Mapping[str, str]) -> TabelDasbor:
    reasons = {(one.butir.nomor, one.output): f" (tidak sesuai: {one.alasan})" for one in rejected(penilaian)}
    rows = (
        BarisTabel(
            (
                link(one.butir),
                istilah.bulan(one.bulan),
                KEJADIAN[one.keadaan],
                "; ".join(f"{output}{reasons.get((one.butir.nomor, output), '')}" for output in one.output_kosong),
                ", ".join(one.penanggung_jawab),
            ),
            one.butir.nomor_program,
            " ".join(numbers[post] for post in one.penanggung_jawab),
        )
        for one in empty_slots(penilaian)
    )
    heads = ("Aktivitas", "Bulan", "Keadaan", "Output tanpa bukti", "Penanggung jawab")
    return TabelDasbor("Output yang belum berbukti", heads, tuple(rows), pendek=(1,))


def _recommendations(given: BahanDasbor, numbers: Mapping[str, str]) -> TabelDasbor:
    heads = ("No", "Kondisi", "Rekomendasi", "Tindak lanjut", "Penanggung jawab", "Tenggat", "Status", "Bukti")
    nomor, rows = given.penilaian.outline.nomor, []
    for n, one in enumerate(given.rekomendasi, 1):
        cells: list[object] = [*recommend.report_row(one, n, nomor, given.rahasia)]
        cells[_STATUS] = Keadaan(str(cells[_STATUS]), *GAMBAR[recommend.sign(one)[0]])
        about = dict.fromkeys(nomor[key].split(".", 1)[0] for key in one.isi.butir if key in nomor)
        rows.append(BarisTabel(tuple(cells), " ".join(about), numbers[one.penanggung_jawab]))
    return TabelDasbor("Rekomendasi dan tindak lanjutnya", heads, tuple(rows), pendek=(0, 5), kelas="lebar")


def _load(posts: Mapping[str, Penilaian], given: BahanDasbor) -> TabelDasbor:
    most = max((len(mine.kejadian) for mine in posts.values()), default=0)
    opened = Counter(one.penanggung_jawab for one in given.rekomendasi if one.is_open)
    rows = []
    for n, (post, mine) in enumerate(posts.items()):
        rekap, states = mine.keseluruhan, Counter(one.keadaan for one in mine.kejadian)
        figures = (
            f"{rekap.tercapai}/{rekap.dinilai}",
            f"{rekap.penyelesaian_kejadian.ada}/{rekap.penyelesaian_kejadian.dari}",
            states["selesai_terlambat"],
            states["lewat"],
            f"{rekap.bukti.ada}/{rekap.bukti.dari}",
            opened[post],
        )
        bar = stacked([(look.warna, states[kode]) for kode, look in KEJADIAN.items()], most)
        rows.append(BarisTabel((post_link(n, post), *figures, bar)))
    heads = (
        "Penanggung jawab",
        "Indikator tercapai",
        "Jadwal selesai",
        "Selesai terlambat",
        "Lewat",
        "Output berbukti",
        "Rekomendasi terbuka",
        "Semua jadwal setahun",
    )
    judul = "Indikator, jadwal aktivitas, bukti dan rekomendasi tiap jabatan"
    return TabelDasbor(judul, heads, tuple(rows), kanan=(1, 2, 3, 4, 5, 6))


def _findings(given: BahanDasbor) -> TabelDasbor:
    rows = (
        BarisTabel(
            (
                Keadaan(one.tingkat, *GAMBAR[TINGKAT[one.tingkat]]),
                one.kode,
                f"{one.berkas}:{one.baris}",
                tuple(without_secrets(said, given.rahasia) for said in (one.kalimat, one.jalan_keluar)),
            )
        )
        for one in sorted(given.masalah, key=lambda one: URUTAN_TINGKAT.index(one.tingkat))
    )
    heads = ("Tingkat", "Kode", "Tempat", "Temuan dan jalan keluarnya")
    return TabelDasbor("Temuan pemeriksaan berkas", heads, tuple(rows), pendek=(1, 2))


def _method_of_charts(posisi: Posisi) -> str:
    return (
        f"Grafik tiap indikator membaca setiap tahun yang punya berkas realisasi pada akhir tahunnya, atau pada hari dasbor "
        f"dibuat bila tahun itu masih berjalan; tahun {posisi.tahun} dibaca per {tanggal_panjang(posisi.per)}."
    )


def _files(given: BahanDasbor) -> tuple[str, ...]:
    bahan = given.penilaian.bahan
    named = [bahan.berkas_rencana, *([bahan.berkas_realisasi] if bahan.realisasi else [])]
    named += [one.bahan.berkas_realisasi for _, one in sorted(given.tahun_lain.items())]
    named += [one.letak.berkas for one in given.rekomendasi]
    return tuple(dict.fromkeys(named))
