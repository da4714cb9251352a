"""The dashboard as data: what the page says of one year, every word and every length ready to be set.

Its records are named tuples: two dozen dataclasses would take as long to make as the whole page takes to fill.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import CapaianIndikator, judge
from zi_cli.core.evidence import empty_slots, without_secrets
from zi_cli.core.laporan import BahanDasbor
from zi_cli.core.outline import AnyButir, Butir, jabatan
from zi_cli.core.position import Posisi
from zi_cli.core.schedule import KeadaanKejadian, Kejadian
from zi_cli.core.summary import Rekap, Skor, summarize
from zi_cli.model.cara import KeadaanIndikator
from zi_cli.model.masalah import URUTAN_TINGKAT, Masalah, Tingkat
from zi_cli.model.periode import Periode
from zi_cli.model.rencana import Aktivitas, Arah, Kegiatan, Program, Unit
from zi_cli.model.tulisan import angka, tanggal_panjang
from zi_cli.render.dashboard.account import SEMUA, PenjelasanAngka, TautanButir, accounts, key, post_key
from zi_cli.render.dashboard.chart import Grafik, Tahunan, in_year, share, steps
from zi_cli.render.metode import method

if TYPE_CHECKING:
    from zi_cli.core.followup import Pantauan
    from zi_cli.model.bukti import RegisterBukti

State = TypeVar("State", KeadaanIndikator, KeadaanKejadian)
MOST_SHOWN = 5
"""So many lines of what needs attention are named at the top; the rest is counted."""


class Keadaan(NamedTuple):
    """A state in a word, with the sign and the colour it is shown in."""

    kode: str
    kata: str
    tanda: str
    warna: str


class Ukuran(NamedTuple):
    """A percentage with its bar and what it is made of."""

    nama: str
    nilai: str
    lebar: str
    rinci: str


class Pokok(NamedTuple):
    """The plan's own score."""

    kunci: str
    nomor: str
    nilai: str
    keadaan: Keadaan
    lebar: str
    terbuka: str
    """How far the bar goes on if all that is open passes."""
    target: str
    target_x: str
    sisi: str
    """On which side of the mark its label has room."""
    kalimat: tuple[str, ...]


class Daftar(NamedTuple):
    """What asks for attention: a few by name, and how many there are."""

    judul: str
    jumlah: int
    isi: tuple[tuple[TautanButir, str], ...]
    kosong: str

    @property
    def sisa(self) -> int:
        """How many are not named."""
        return self.jumlah - len(self.isi)


class KartuProgram(NamedTuple):
    """One program in figures."""

    kunci: str
    nomor: str
    nama: str
    tercapai: str
    lebar: str
    ukuran: tuple[Ukuran, ...]


class KartuIndikator(NamedTuple):
    """One indikator over the years of the plan."""

    kunci: str
    nomor: str
    nama: str
    keadaan: Keadaan
    arah: str
    """Said where less is better, for people expect more."""
    target: str
    """With the side of it that is good."""
    realisasi: str
    capaian: str
    jabatan: str
    pj: str
    """The number of the post, which filters know it by."""
    grafik: Grafik


class Sel(NamedTuple):
    """One month of an activity: nothing, a month of its window, or the month in which it is due."""

    kelas: str
    tanda: str = ""
    kata: str = ""


class BarisAktivitas(NamedTuple):
    """One activity over twelve months."""

    kunci: str
    nomor: str
    nama: str
    jabatan: str
    """The posts, where they are not those of the whole kegiatan."""
    pj: str
    keadaan: str
    sel: tuple[Sel, ...]


class KelompokAktivitas(NamedTuple):
    """The activities of one kegiatan."""

    nomor: str
    nama: str
    jabatan: str
    baris: tuple[BarisAktivitas, ...]


class BagianProgram(NamedTuple):
    """What stands under the heading of one program."""

    nomor: str
    nama: str
    indikator: tuple[KartuIndikator, ...]
    kelompok: tuple[KelompokAktivitas, ...]


class BarisTabel(NamedTuple):
    """A row of a table, with what filters know it by; one without a program is never filtered."""

    sel: tuple[object, ...]
    """A text, a text with more about it, a link, a state, or the bar of a post."""
    program: str | None = None
    pj: str = ""


class TabelDasbor(NamedTuple):
    """A table: its caption, its heads, its rows, and which columns hold figures or short words."""

    judul: str
    kepala: tuple[str, ...]
    baris: tuple[BarisTabel, ...]
    kanan: tuple[int, ...] = ()
    pendek: tuple[int, ...] = ()
    kelas: str = ""


class Potongan(NamedTuple):
    """One part of a stacked bar."""

    warna: str
    x: str
    lebar: str


class Beban(NamedTuple):
    """What one post answers for."""

    tautan: TautanButir
    angka: tuple[str, ...]
    potongan: tuple[Potongan, ...]


class Pilihan(NamedTuple):
    """A choice of a filter."""

    nilai: str
    kata: str
    jumlah: int


class Dasbor(NamedTuple):
    """The whole page."""

    judul: str
    tahun: int
    rentang_tahun: str
    unit: str
    singkatan: str
    rencana: str
    per: str
    contoh: bool
    catatan: tuple[str, ...]
    """What the figures cannot say."""
    galat: int
    pokok: Pokok
    ukuran: tuple[Ukuran, ...]
    perhatian: tuple[Daftar, ...]
    program: tuple[KartuProgram, ...]
    bagian: tuple[BagianProgram, ...]
    pilih_program: tuple[Pilihan, ...]
    pilih_jabatan: tuple[Pilihan, ...]
    pilih_indikator: tuple[Pilihan, ...]
    pilih_aktivitas: tuple[Pilihan, ...]
    legenda: tuple[tuple[Keadaan, int], ...]
    banyak_indikator: int
    banyak_aktivitas: int
    bukti: tuple[str, ...]
    kosong: TabelDasbor
    rekomendasi: str
    tindak: TabelDasbor
    beban: TabelDasbor
    temuan: str
    masalah: TabelDasbor
    metode: tuple[str, ...]
    penjelasan: tuple[PenjelasanAngka, ...]
    berkas: tuple[str, ...]
    bulan: int
    """The month that is running on the reading day; 0 for a finished year."""
    semua: str = SEMUA


INDIKATOR: dict[KeadaanIndikator, tuple[str, str]] = {
    "tercapai": ("ya", "baik"),
    "belum_tercapai": ("tidak", "buruk"),
    "belum_diisi": ("tanya", "tanya"),
    "belum_waktunya": ("titik", "tenang"),
    "nihil": ("strip", "mati"),
    "tidak_berlaku": ("strip", "mati"),
}
KEJADIAN: dict[KeadaanKejadian, tuple[str, str]] = {
    "selesai": ("ya", "baik"),
    "selesai_terlambat": ("telat", "telat"),
    "lewat": ("tidak", "buruk"),
    "jatuh_tempo": ("seru", "awas"),
    "berjalan": ("panah", "jalan"),
    "belum_ada_catatan": ("tanya", "tanya"),
    "mendatang": ("titik", "tenang"),
    "batal": ("strip", "mati"),
}
"""Every state has a sign of its own beside its colour."""
BATAS: dict[Arah, str] = {"naik": "≥ ", "turun": "≤ "}
TINGKAT: dict[Tingkat, tuple[str, str]] = {
    "galat": ("tidak", "buruk"),
    "peringatan": ("seru", "awas"),
    "saran": ("titik", "tenang"),
}


def dashboard_view(given: BahanDasbor) -> Dasbor:
    """Turn a year's judgement into the page."""
    penilaian = given.penilaian
    rencana, posisi = penilaian.bahan.rencana, penilaian.posisi
    posts = _posts(given)
    numbers = {post: str(n) for n, post in enumerate(posts)}
    years = {own.butir.nomor: _years(own, given) for own in penilaian.indikator}
    covered = rencana.periode
    return Dasbor(
        judul=f"Dasbor Zona Integritas {posisi.tahun}",
        tahun=posisi.tahun,
        rentang_tahun=f"{covered.mulai}–{covered.selesai}" if covered.mulai != covered.selesai else str(covered.mulai),
        unit=_unit(rencana.unit),
        singkatan=rencana.unit.singkatan,
        rencana=rencana.judul,
        per=tanggal_panjang(posisi.per),
        contoh=penilaian.contoh or any(one.contoh for one in given.tahun_lain.values()),
        catatan=_notes(penilaian),
        galat=sum(one.tingkat == "galat" for one in given.masalah),
        pokok=_headline(penilaian),
        ukuran=_measures(penilaian.keseluruhan),
        perhatian=_attention(penilaian),
        program=tuple(_program(one.butir, one.rekap) for one in penilaian.program),
        bagian=_sections(penilaian, years, numbers),
        pilih_program=_program_choices(penilaian),
        pilih_jabatan=tuple(Pilihan(numbers[post], post, 0) for post in posts),
        pilih_indikator=_choices(istilah.KEADAAN_INDIKATOR, [one.keadaan for one in penilaian.indikator]),
        pilih_aktivitas=_choices(istilah.KEADAAN_KEJADIAN, _states_of_activities(penilaian)),
        legenda=_legend(penilaian),
        banyak_indikator=len(penilaian.indikator),
        banyak_aktivitas=len(penilaian.outline.aktivitas),
        bukti=_evidence(given),
        kosong=_unproven(penilaian, numbers),
        rekomendasi=_tally(given),
        tindak=_recommendations(given, numbers),
        beban=_load(posts, given),
        temuan=_findings_tally(given),
        masalah=_findings(given.masalah, given.rahasia),
        metode=(*method(penilaian), _method_of_charts(posisi)),
        penjelasan=tuple(accounts(penilaian, years, posts, given.lines)),
        berkas=_files(given),
        bulan=0 if posisi.tutup else posisi.per.month,
    )


def _unit(unit: Unit) -> str:
    return unit.nama if unit.daerah in unit.nama else f"{unit.nama}, {unit.daerah}"


def _posts(given: BahanDasbor) -> dict[str, Penilaian]:
    """Give what each post answers for: those of the plan in printed order, then those of recommendations alone."""
    named = dict.fromkeys([*jabatan(given.penilaian.outline), *(one.isi.penanggung_jawab for one in given.rekomendasi)])
    return {post: _of_post(given.penilaian, post) for post in named}


def _of_post(penilaian: Penilaian, post: str) -> Penilaian:
    """Keep what a post answers for; unlike `select` it sums up the whole only, and not each program again."""
    indikator = tuple(one for one in penilaian.indikator if one.indikator.penanggung_jawab == post)
    kejadian = tuple(one for one in penilaian.kejadian if post in one.penanggung_jawab)
    keseluruhan = summarize(indikator, kejadian, penilaian.bahan.pengaturan.plafon)
    return replace(penilaian, indikator=indikator, kejadian=kejadian, program=(), keseluruhan=keseluruhan)


def _years(own: CapaianIndikator, given: BahanDasbor) -> tuple[Tahunan, ...]:
    """Give an indikator in every year of the plan."""
    now = given.penilaian.posisi
    found = []
    for tahun in given.penilaian.bahan.rencana.periode.tahun:
        other = given.tahun_lain.get(tahun)
        if tahun == now.tahun:
            found.append(in_year(tahun, own, is_read=given.penilaian.bahan.realisasi is not None))
        elif other:
            found.append(in_year(tahun, other.of(own.butir), is_read=True))
        else:
            unread = judge(own.butir, None, Posisi(Periode(tahun), now.per, tutup=False), "")
            found.append(in_year(tahun, unread, is_read=False))
    return tuple(found)


def _notes(penilaian: Penilaian) -> tuple[str, ...]:
    bahan = penilaian.bahan
    if bahan.realisasi is None:
        return (
            f"Belum ada {bahan.berkas_realisasi}, jadi semua indikator belum diisi dan semua aktivitas belum tercatat.",
        )
    return ()


def _of_indicator(kode: KeadaanIndikator) -> Keadaan:
    return Keadaan(kode, istilah.KEADAAN_INDIKATOR[kode], *INDIKATOR[kode])


def _of_occurrence(kode: KeadaanKejadian) -> Keadaan:
    return Keadaan(kode, istilah.KEADAAN_KEJADIAN[kode], *KEJADIAN[kode])


def _headline(penilaian: Penilaian) -> Pokok:
    skor = penilaian.skor
    own = penilaian.own
    low, high = skor.rentang
    target_x = share(skor.target)
    return Pokok(
        key(own.butir) if own else SEMUA,
        skor.nomor or "",
        istilah.dengan_persen(skor.nilai, skor.desimal(skor.nilai)),
        _of_indicator(own.keadaan if own else skor.keadaan),
        share(low),
        share((high or Fraction(0)) - (low or Fraction(0))),
        "" if skor.target is None else f"{angka(skor.target, 2, wajib=False)} %",
        target_x,
        "kiri" if float(target_x) > 70 else "kanan",
        tuple(_sentences(skor)),
    )


def _sentences(skor: Skor) -> Iterable[str]:
    if skor.nilai is None:
        yield "Belum ada indikator yang dinilai."
        return
    yield f"{skor.tercapai} dari {skor.dinilai} indikator yang dinilai mencapai target."
    if skor.target is not None:
        goal = f"Target {angka(skor.target, 2, wajib=False)} % perlu {skor.perlu} indikator"
        yield f"{goal}: kurang {skor.kurang} lagi." if skor.kurang else f"{goal}: sudah terpenuhi."
    if skor.terbuka:
        low, high = (istilah.dengan_persen(one, skor.desimal(one)) for one in skor.rentang)
        yield f"{skor.terbuka} indikator belum terbaca, jadi hasil akhirnya antara {low} dan {high}."


def _measures(rekap: Rekap) -> tuple[Ukuran, ...]:
    pooled = rekap.penyelesaian_kejadian
    return (
        _measure("Capaian", rekap.rata_capaian.persen, f"{rekap.terisi} dari {rekap.dinilai} indikator terisi"),
        _measure("Penyelesaian", rekap.penyelesaian.persen, f"{pooled.ada} dari {pooled.dari} kejadian selesai"),
        _measure("Ketepatan", rekap.ketepatan.persen, f"rata-rata {rekap.ketepatan.banyak} aktivitas"),
        _measure("Bukti", rekap.bukti.persen, f"{rekap.bukti.ada} dari {rekap.bukti.dari} output berbukti"),
    )


def _measure(nama: str, persen: Fraction | None, rinci: str) -> Ukuran:
    return Ukuran(nama, istilah.dengan_persen(persen), share(persen), rinci)


def _attention(penilaian: Penilaian) -> tuple[Daftar, ...]:
    """Name what stands nearest to the target, what was never read, and what is late or due."""
    others = [one for one in penilaian.indikator if not one.dihitung]
    short = sorted((one for one in others if one.keadaan == "belum_tercapai"), key=lambda one: -(one.capaian or 0))
    unread = [one for one in others if one.keadaan in ("belum_diisi", "belum_waktunya")]
    late = [one for one in penilaian.kejadian if one.keadaan == "lewat"]
    due = [one for one in penilaian.kejadian if one.keadaan == "jatuh_tempo"]
    lists = [
        _list("Belum tercapai, yang terdekat dulu", [(one, _gap(one)) for one in short], "Tidak ada."),
        _list("Belum terbaca", [(one, _unread_words(one)) for one in unread], "Semua indikator sudah terbaca."),
        _list("Lewat, belum dikerjakan", [(one, _due_words(one)) for one in late], "Tidak ada yang lewat."),
    ]
    if due or not penilaian.posisi.tutup:
        words = f"Jatuh tempo {istilah.bulan(penilaian.posisi.per.month)}"
        lists.append(_list(words, [(one, _due_words(one)) for one in due], "Tidak ada."))
    return tuple(lists)


def _list(judul: str, found: Sequence[tuple[CapaianIndikator | Kejadian, str]], kosong: str) -> Daftar:
    named = tuple((_link(one.butir), words) for one, words in found[:MOST_SHOWN])
    return Daftar(judul, len(found), named, kosong)


def _link(butir: AnyButir) -> TautanButir:
    return TautanButir(key(butir), butir.nomor, butir.nama)


def _gap(one: CapaianIndikator) -> str:
    return f"{istilah.realisasi(one)}, target {istilah.target(one)}"


def _unread_words(one: CapaianIndikator) -> str:
    return f"{istilah.KEADAAN_INDIKATOR[one.keadaan]}, {one.indikator.penanggung_jawab}"


def _due_words(one: Kejadian) -> str:
    return f"{istilah.bulan(one.bulan)}, {', '.join(one.penanggung_jawab)}"


def _program(butir: Butir[Program], rekap: Rekap) -> KartuProgram:
    reached = Fraction(rekap.tercapai * 100, rekap.dinilai) if rekap.dinilai else None
    return KartuProgram(
        key(butir),
        butir.nomor,
        butir.nama,
        f"{rekap.tercapai}/{rekap.dinilai}",
        share(reached),
        _measures(rekap),
    )


def _sections(
    penilaian: Penilaian, years: Mapping[str, tuple[Tahunan, ...]], numbers: Mapping[str, str]
) -> tuple[BagianProgram, ...]:
    occurrences: dict[str, list[Kejadian]] = {}
    for one in penilaian.kejadian:
        occurrences.setdefault(one.butir.nomor, []).append(one)
    now = penilaian.posisi.tahun
    return tuple(
        BagianProgram(
            program.nomor,
            program.nama,
            tuple(_indicator(one, years[one.butir.nomor], now, numbers) for one in penilaian.below(program)),
            tuple(
                _group(kegiatan, penilaian, occurrences, numbers)
                for kegiatan in penilaian.outline.kegiatan
                if kegiatan.is_below(program) and kegiatan.isi.aktivitas
            ),
        )
        for program in penilaian.outline.program
    )


def _indicator(one: CapaianIndikator, years: Sequence[Tahunan], now: int, numbers: Mapping[str, str]) -> KartuIndikator:
    this = next(year for year in years if year.tahun == now)
    return KartuIndikator(
        key(one.butir),
        one.butir.nomor,
        one.butir.nama,
        _of_indicator(one.keadaan),
        istilah.ARAH["turun"] if one.indikator.arah == "turun" and not one.indikator.sifat.berlabel else "",
        ("" if one.indikator.sifat.berlabel or one.target is None else BATAS[one.indikator.arah]) + this.target,
        this.realisasi if this.is_measured else istilah.KOSONG,
        istilah.dengan_persen(one.capaian, one.desimal_capaian) if this.is_measured else istilah.KOSONG,
        one.indikator.penanggung_jawab,
        numbers[one.indikator.penanggung_jawab],
        steps(years, now),
    )


def _group(
    kegiatan: Butir[Kegiatan],
    penilaian: Penilaian,
    occurrences: Mapping[str, Sequence[Kejadian]],
    numbers: Mapping[str, str],
) -> KelompokAktivitas:
    rows = [one for one in penilaian.outline.aktivitas if one.is_below(kegiatan)]
    posts = {one.nomor: ", ".join(occurrences[one.nomor][0].penanggung_jawab) for one in rows}
    common = posts[rows[0].nomor] if len(set(posts.values())) == 1 else ""
    return KelompokAktivitas(
        kegiatan.nomor,
        kegiatan.nama,
        common,
        tuple(_activity(one, occurrences[one.nomor], "" if common else posts[one.nomor], numbers) for one in rows),
    )


def _activity(
    butir: Butir[Aktivitas], mine: Sequence[Kejadian], posts: str, numbers: Mapping[str, str]
) -> BarisAktivitas:
    cells = [Sel("")] * 12
    for one in mine:
        for month in range(one.jendela.mulai, one.jendela.jatuh_tempo):
            has_progress = any(record.bulan == month for record in one.catatan)
            kelas = "j awal" if month == one.jendela.mulai else "j"
            cells[month - 1] = Sel(
                kelas, "kemajuan" if has_progress else "", _window_words(one, has_progress=has_progress)
            )
        state = _of_occurrence(one.keadaan)
        kelas = f"s {state.warna}" if one.jendela.mulai == one.jendela.jatuh_tempo else f"s ujung {state.warna}"
        cells[one.bulan - 1] = Sel(kelas, state.tanda, _cell_words(one))
    return BarisAktivitas(
        key(butir),
        butir.nomor,
        butir.nama,
        posts,
        _numbers(mine[0].penanggung_jawab, numbers),
        " ".join(dict.fromkeys(one.keadaan for one in mine)),
        tuple(cells),
    )


def _window_words(one: Kejadian, *, has_progress: bool) -> str:
    span = f"{istilah.bulan(one.jendela.mulai)} sampai {istilah.bulan(one.bulan)}"
    return f"kemajuan dicatat; rentang {span}" if has_progress else f"rentang {span}"


def _cell_words(one: Kejadian) -> str:
    words = istilah.KEADAAN_KEJADIAN[one.keadaan]
    done = f" {tanggal_panjang(one.selesai)}" if one.selesai else ""
    return f"{words}{done}{', tanpa bukti' if one.selesai_tanpa_bukti else ''}"


def _program_choices(penilaian: Penilaian) -> tuple[Pilihan, ...]:
    return tuple(Pilihan(one.nomor, f"{one.nomor} {one.nama}", 0) for one in penilaian.outline.program)


def _choices(words: Mapping[State, str], states: Sequence[State]) -> tuple[Pilihan, ...]:
    return tuple(Pilihan(kode, kata, states.count(kode)) for kode, kata in words.items() if kode in states)


def _states_of_activities(penilaian: Penilaian) -> list[KeadaanKejadian]:
    """Give the states, each once an activity."""
    return [state for _, state in dict.fromkeys((one.butir.nomor, one.keadaan) for one in penilaian.kejadian)]


def _legend(penilaian: Penilaian) -> tuple[tuple[Keadaan, int], ...]:
    states = [str(one.keadaan) for one in penilaian.kejadian]
    return tuple((_of_occurrence(kode), states.count(kode)) for kode in KEJADIAN)


def _evidence(given: BahanDasbor) -> tuple[str, ...]:
    bukti = given.penilaian.keseluruhan.bukti
    unproven = sum(one.selesai_tanpa_bukti for one in given.penilaian.kejadian)
    said = [
        f"{bukti.ada} dari {bukti.dari} output yang jatuh tempo sudah berbukti ({istilah.dengan_persen(bukti.persen)})."
    ]
    if unproven:
        said.append(f"{unproven} kejadian selesai tanpa bukti.")
    if given.register and given.register.bukti:
        said.append(_register_words(given.register))
    return tuple(said)


def _register_words(register: "RegisterBukti") -> str:
    found = [one.periksa.hasil if one.periksa else None for one in register.bukti.values()]
    return (
        f"Register memuat {len(found)} bukti: {found.count('sesuai')} sesuai, {found.count('tidak_sesuai')} tidak sesuai, "
        f"{found.count(None)} belum diperiksa."
    )


def _unproven(penilaian: Penilaian, numbers: Mapping[str, str]) -> TabelDasbor:
    rows = (
        BarisTabel(
            (
                _link(one.kejadian.butir),
                istilah.bulan(one.kejadian.bulan),
                _of_occurrence(one.kejadian.keadaan),
                "; ".join(one.output),
                ", ".join(one.kejadian.penanggung_jawab),
            ),
            one.kejadian.butir.nomor_program,
            _numbers(one.kejadian.penanggung_jawab, numbers),
        )
        for one in empty_slots(penilaian)
    )
    heads = ("Aktivitas", "Bulan", "Keadaan", "Output tanpa bukti", "Penanggung jawab")
    return TabelDasbor("Output yang belum berbukti", heads, tuple(rows), pendek=(1,))


def _numbers(posts: Iterable[str], numbers: Mapping[str, str]) -> str:
    return " ".join(numbers[post] for post in posts)


def _tally(given: BahanDasbor) -> str:
    if not given.rekomendasi:
        return "Tidak ada rekomendasi untuk tahun ini."
    from zi_cli.render.screens.recommend import tally  # noqa: PLC0415  most units keep none

    return f"{tally(given.rekomendasi)}."


def _recommendations(given: BahanDasbor, numbers: Mapping[str, str]) -> TabelDasbor:
    heads = ("No", "Kondisi", "Rekomendasi", "Tindak lanjut", "Penanggung jawab", "Tenggat", "Status", "Bukti")
    judul = "Rekomendasi dan tindak lanjutnya"
    if not given.rekomendasi:
        return TabelDasbor(judul, heads, ())
    from zi_cli.render.screens.recommend import report_row  # noqa: PLC0415

    nomor = given.penilaian.outline.nomor
    rows = []
    for n, one in enumerate(given.rekomendasi, 1):
        cells = report_row(one, n, nomor, given.rahasia)
        about = dict.fromkeys(nomor[key].split(".", 1)[0] for key in one.isi.butir if key in nomor)
        state = Keadaan(one.status, cells[_STATUS], *_sign_of(one))
        rows.append(
            BarisTabel(
                (*cells[:_STATUS], state, *cells[_STATUS + 1 :]), " ".join(about), numbers[one.isi.penanggung_jawab]
            )
        )
    return TabelDasbor(judul, heads, tuple(rows), pendek=(0, 5), kelas="lebar")


_STATUS = 6
"""The column of the report's table that holds the state."""


def _sign_of(one: "Pantauan") -> tuple[str, str]:
    if not one.is_open:
        return ("ya", "baik") if one.status == "sesuai" else ("strip", "mati")
    if one.lewat_tenggat:
        return "tidak", "buruk"
    return ("tanya", "tanya") if one.menunggu_verifikasi else ("seru", "awas")


def _load(posts: Mapping[str, Penilaian], given: BahanDasbor) -> TabelDasbor:
    most = max((len(mine.kejadian) for mine in posts.values()), default=0)
    found = [_load_of(n, post, mine, most, given) for n, (post, mine) in enumerate(posts.items())]
    heads = (
        "Penanggung jawab",
        "Indikator tercapai",
        "Kejadian selesai",
        "Selesai terlambat",
        "Lewat",
        "Output berbukti",
        "Rekomendasi terbuka",
        "Semua kejadian setahun",
    )
    rows = tuple(BarisTabel((one.tautan, *one.angka, one)) for one in found)
    judul = "Indikator, kejadian aktivitas, bukti dan rekomendasi tiap jabatan"
    return TabelDasbor(judul, heads, rows, kanan=(1, 2, 3, 4, 5, 6))


def _load_of(n: int, post: str, mine: Penilaian, most: int, given: BahanDasbor) -> Beban:
    rekap, states = mine.keseluruhan, [str(one.keadaan) for one in mine.kejadian]
    opened = sum(one.is_open and one.isi.penanggung_jawab == post for one in given.rekomendasi)
    figures = (
        f"{rekap.tercapai}/{rekap.dinilai}",
        f"{rekap.penyelesaian_kejadian.ada}/{rekap.penyelesaian_kejadian.dari}",
        str(states.count("selesai_terlambat")),
        str(states.count("lewat")),
        f"{rekap.bukti.ada}/{rekap.bukti.dari}",
        str(opened),
    )
    parts, at = [], 0
    for kode, (_, warna) in KEJADIAN.items():
        count = states.count(kode)
        if count:
            parts.append(Potongan(warna, share(Fraction(at * 100, most)), share(Fraction(count * 100, most))))
        at += count
    return Beban(TautanButir(post_key(n), "", post), figures, tuple(parts))


def _findings_tally(given: BahanDasbor) -> str:
    from zi_cli.render.screens.findings import tally  # noqa: PLC0415  the page alone needs it

    return tally(given.masalah, given.diperiksa)


def _findings(masalah: Iterable[Masalah], rahasia: Collection[str]) -> TabelDasbor:
    ordered = sorted(masalah, key=lambda one: URUTAN_TINGKAT.index(one.tingkat))
    rows = (
        BarisTabel(
            (
                Keadaan(one.tingkat, one.tingkat, *TINGKAT[one.tingkat]),
                one.kode,
                f"{one.berkas}:{one.baris}",
                (without_secrets(one.kalimat, rahasia), without_secrets(one.jalan_keluar, rahasia)),
            )
        )
        for one in ordered
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
