"""The semester report as data: every sentence and every cell ready to be shown, in any format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from zi_cli.core.approval import Tinjauan, approved_mark
from zi_cli.core.assessment import Penilaian, counted_by
from zi_cli.core.capaian import CapaianIndikator, predikat
from zi_cli.core.outline import jabatan, penanggung_jawab
from zi_cli.core.people import signatory
from zi_cli.core.schedule import Kejadian
from zi_cli.core.summary import Rekap
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.tulisan import angka, daftar, tanggal_panjang
from zi_cli.render import istilah
from zi_cli.render.headline import range_of

if TYPE_CHECKING:
    from zi_cli.core.followup import Pantauan

DASAR_HUKUM = (
    (
        "Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, Kolusi dan "
        "Nepotisme"
    ),
    "Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025",
    (
        "Peraturan Menteri PANRB Nomor 90 Tahun 2021 tentang Pembangunan dan Evaluasi Zona Integritas menuju Wilayah Bebas "
        "dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di Instansi Pemerintah"
    ),
)
TITIK = "." * 24
_JUDGED = ("Capaian %", "Predikat", "Keadaan", "Keterangan")
MOST_NAMED = 5
"""So many of each kind are named in the summary for the head, which is half a page."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table: its caption, its heads and its rows; `kanan` counts the columns of figures."""

    judul: str
    kolom: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    kanan: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bagian:
    """The part of chapter III about one program."""

    nomor: str
    nama: str
    tujuan: str
    indikator: Tabel
    aktivitas: Tabel


@dataclass(frozen=True, slots=True)
class Pengesahan:
    """Who signs, where and when."""

    tempat: str
    tanggal: str
    jabatan: str
    nama: str
    nip: str | None


@dataclass(frozen=True, slots=True)
class Laporan:
    """A whole report."""

    judul: str
    unit: str
    daerah: str
    periode: str
    tanda: str
    """What must stand on every page: CONTOH, DRAF; empty for an approved report of real figures."""
    keterangan_tanda: str
    pengesahan: Pengesahan
    ringkasan: tuple[str, ...]
    perhatian: tuple[tuple[str, tuple[str, ...]], ...]
    latar_belakang: tuple[str, ...]
    dasar_hukum: tuple[str, ...]
    maksud: tuple[str, ...]
    ruang_lingkup: tuple[str, ...]
    metode: tuple[str, ...]
    isi_rencana: Tabel
    beban: Tabel
    rekap: Tabel
    program: tuple[Bagian, ...]
    pembanding: Tabel | None
    kendala: Tabel
    tindak_lanjut: Tabel
    penutup: tuple[str, ...]
    rekomendasi: Tabel | None = None
    """Recommendations and their follow-up; None for a unit that keeps none."""
    rekomendasi_semester_1: Tabel | None = None
    """In a report of semester II: those issued until the end of semester I."""
    perubahan: tuple[str, ...] = ()
    """What changed after the period was approved."""


def report_view(
    penilaian: Penilaian,
    *,
    tanggal: date | None,
    pembanding: Penilaian | None = None,
    tinjauan: Tinjauan | None = None,
    rekomendasi: "Sequence[Pantauan] | None" = None,
) -> Laporan:
    """Make a report of a judgement; `pembanding` is what it is compared with, `tinjauan` says whether it is approved."""
    rencana, posisi = penilaian.bahan.rencana, penilaian.posisi
    perubahan = tinjauan.perubahan if tinjauan and tinjauan.sejak == "disetujui" else ()
    draf = not approved_mark(tinjauan)
    marks = [word for word, is_so in (("CONTOH", penilaian.contoh), ("DRAF", draf)) if is_so]
    return Laporan(
        judul=f"Laporan Monitoring dan Evaluasi Pembangunan Zona Integritas {istilah.nama_periode(posisi)}",
        unit=rencana.unit.nama,
        daerah=rencana.unit.daerah,
        periode=istilah.nama_periode(posisi),
        tanda=" · ".join(marks),
        keterangan_tanda=_mark_words(penilaian, draf=draf, berubah=bool(perubahan)),
        pengesahan=_signature(penilaian, tanggal),
        ringkasan=_summary(penilaian),
        perhatian=_attention(penilaian),
        latar_belakang=_background(penilaian),
        dasar_hukum=(*DASAR_HUKUM, *_team_decree(penilaian)),
        maksud=_purpose(penilaian),
        ruang_lingkup=_scope(penilaian),
        metode=_method(penilaian),
        isi_rencana=_contents(penilaian),
        beban=_load(penilaian),
        rekap=_recap(penilaian),
        program=tuple(_part(penilaian, n) for n in range(len(penilaian.program))),
        pembanding=_comparison(penilaian, pembanding) if pembanding else None,
        kendala=_obstacles(penilaian),
        tindak_lanjut=_follow_up(penilaian),
        penutup=_closing(penilaian),
        rekomendasi=None if rekomendasi is None else _recommendations(penilaian, rekomendasi),
        rekomendasi_semester_1=None if rekomendasi is None else _recommendations_before(penilaian, rekomendasi),
        perubahan=perubahan,
    )


def _mark_words(penilaian: Penilaian, *, draf: bool, berubah: bool) -> str:
    words = []
    if penilaian.contoh:
        words.append("semua angka di laporan ini rekaan dan bukan catatan kinerja unit")
    if draf:
        words.append("datanya berubah sesudah disetujui" if berubah else "laporan ini belum disetujui")
    return "; ".join(words)


def _signature(penilaian: Penilaian, tanggal: date | None) -> Pengesahan:
    signed = penilaian.bahan.rencana.ditetapkan
    held = penilaian.bahan.pengaturan.jabatan
    post, holder = signatory(penilaian.bahan.rencana, held, tanggal or penilaian.posisi.akhir)
    nama = holder.nama if holder else signed.nama if signed else TITIK
    return Pengesahan(
        tempat=signed.tempat if signed else TITIK,
        tanggal=tanggal_panjang(tanggal) if tanggal else TITIK,
        jabatan=post,
        nama=nama,
        nip=holder.nip if holder else None,
    )


def _summary(penilaian: Penilaian) -> tuple[str, ...]:
    skor, rekap = penilaian.skor, penilaian.keseluruhan
    pooled = rekap.penyelesaian_kejadian
    return (
        _headline(penilaian),
        f"Dari {rekap.dinilai} indikator yang dinilai, {rekap.terisi} sudah berisi bacaan dan {rekap.tercapai} "
        + ("sudah mencapai target tahunan." if penilaian.posisi.periode == "semester_1" else "mencapai target.")
        + (f" Rata-rata capaian yang terisi {_percent(rekap.rata_capaian.persen)}." if skor.dinilai else ""),
        (
            f"Dari {pooled.dari} kejadian aktivitas yang jatuh tempo, {pooled.ada} selesai; penyelesaian rata-rata "
            f"{_percent(rekap.penyelesaian.persen)}, ketepatan waktu {_percent(rekap.ketepatan.persen)}, kelengkapan bukti "
            f"{_percent(rekap.bukti.persen)}."
        ),
        *_best_and_worst(penilaian),
    )


def _headline(penilaian: Penilaian) -> str:
    skor = penilaian.skor
    if skor.nilai is None:
        return "Capaian rencana aksi belum dapat dihitung karena belum ada indikator yang dinilai."
    text = f"Capaian rencana aksi {angka(skor.nilai, skor.desimal(skor.nilai))} % ({skor.tercapai} dari {skor.dinilai}"
    text += " indikator yang dinilai)"
    if skor.target is not None:
        text += f", terhadap target {angka(skor.target, wajib=False)} %"
        text += f"; kurang {skor.kurang} indikator lagi" if skor.kurang else "; target terpenuhi"
    return text + (
        f". Karena {skor.terbuka} indikator belum terbaca, rentangnya {range_of(skor)}." if skor.terbuka else "."
    )


def _best_and_worst(penilaian: Penilaian) -> tuple[str, ...]:
    rated = [(one.rekap.rata_capaian.persen, one.butir.nama) for one in penilaian.program]
    known = [(value, nama) for value, nama in rated if value is not None]
    if len(known) < 2:
        return ()
    best, worst = max(known, key=lambda one: one[0]), min(known, key=lambda one: one[0])
    return (
        (
            f"Rata-rata capaian tertinggi pada program {best[1]} ({_percent(best[0])}), terendah pada program {worst[1]} "
            f"({_percent(worst[0])})."
        ),
    )


def _attention(penilaian: Penilaian) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """List what the head of office is asked to look at, a few of each kind."""
    others = [one for one in penilaian.indikator if not one.dihitung]
    behind = sorted((one for one in others if one.keadaan == "belum_tercapai"), key=lambda one: one.capaian or 0)
    unread = [one for one in others if one.keadaan == "belum_diisi"]
    late = [one for one in penilaian.kejadian if one.keadaan == "lewat"]
    unproven = [one for one in penilaian.kejadian if one.selesai_tanpa_bukti]
    kinds = (
        ("Indikator belum mencapai target", [_indicator_words(one) for one in behind]),
        ("Indikator belum diisi", [f"{one.butir.nomor} {one.butir.nama}" for one in unread]),
        ("Aktivitas lewat jatuh tempo", [_occurrence_words(one) for one in late]),
        ("Aktivitas selesai tanpa bukti", [_occurrence_words(one) for one in unproven]),
    )
    return tuple((f"{judul} ({len(items)})", _few(items)) for judul, items in kinds if items)


def _few(items: Sequence[str]) -> tuple[str, ...]:
    rest = len(items) - MOST_NAMED
    return (*items[:MOST_NAMED], *((f"dan {rest} lainnya, lihat Bab III",) if rest > 0 else ()))


def _indicator_words(one: CapaianIndikator) -> str:
    return f"{one.butir.nomor} {one.butir.nama}: {istilah.realisasi(one)}, target {istilah.target(one)}"


def _occurrence_words(one: Kejadian) -> str:
    return f"{one.butir.nomor} {one.butir.nama} ({istilah.bulan(one.bulan)})"


def _background(penilaian: Penilaian) -> tuple[str, ...]:
    rencana = penilaian.bahan.rencana
    periode = f"{rencana.periode.mulai}-{rencana.periode.selesai}"
    signed = rencana.ditetapkan
    when = f" yang ditetapkan di {signed.tempat} pada {tanggal_panjang(signed.tanggal)}" if signed else ""
    return (
        (
            f"{rencana.unit.nama} membangun Zona Integritas menuju Wilayah Bebas dari Korupsi (WBK) dan Wilayah Birokrasi "
            f"Bersih dan Melayani (WBBM). Pembangunan itu dijalankan menurut rencana aksi {periode}{when}."
        ),
        (
            "Pelaksanaan rencana aksi dimonitor dan dievaluasi setiap semester: apa yang sudah dikerjakan, sejauh mana target "
            "indikator tercapai, bukti apa yang mendukungnya, dan apa yang perlu ditindaklanjuti."
        ),
    )


def _team_decree(penilaian: Penilaian) -> tuple[str, ...]:
    """Name the decree of the team where the plan asks for one."""
    outputs = [output for butir in penilaian.outline.aktivitas for output in butir.isi.output]
    return tuple(output for output in outputs if output.casefold().startswith("sk tim zi"))[:1]


def _purpose(penilaian: Penilaian) -> tuple[str, ...]:
    return (
        f"Laporan ini menyajikan pelaksanaan rencana aksi Zona Integritas pada {istilah.nama_periode(penilaian.posisi)}.",
        (
            "Tujuannya memberi pimpinan dasar untuk mengambil keputusan, menjadi bahan tindak lanjut semester berikutnya, dan "
            "menjadi bukti monitoring dan evaluasi pada penilaian mandiri."
        ),
    )


def _scope(penilaian: Penilaian) -> tuple[str, ...]:
    whole, posisi = penilaian.outline, penilaian.posisi
    return (
        (
            f"Laporan mencakup {len(whole.program)} program, {len(whole.kegiatan)} kegiatan, {len(whole.aktivitas)} aktivitas "
            f"dan {len(whole.indikator)} indikator, dengan posisi {tanggal_panjang(posisi.per)}."
        ),
    )


def _method(penilaian: Penilaian) -> tuple[str, ...]:
    settings = penilaian.bahan.pengaturan
    bands = daftar([f"{angka(one.batas, wajib=False)} {one.sebutan}" for one in settings.predikat])
    own = next((one for one in penilaian.indikator if one.dihitung), None)
    rules = [
        "Capaian indikator yang makin tinggi makin baik = realisasi / target x 100.",
        (
            "Capaian indikator yang makin rendah makin baik = (2 x target - realisasi) / target x 100, tidak di bawah 0; "
            "dengan target 0, capaian 100 bila realisasi 0, selain itu 0."
        ),
        *_other_formula(penilaian),
        "Indikator berkode bernilai 100 bila labelnya termasuk yang baik, selain itu 0.",
        f"Capaian tiap indikator dicetak apa adanya; dalam rata-rata dihitung paling tinggi {settings.plafon}.",
        f"Predikat menurut batas bawah: {bands} (Permendagri 86/2017).",
        (
            "Bacaan yang belum ada tidak dianggap 0. Nihil (0/0) dan tidak berlaku keluar dari penyebut; belum diisi dan belum "
            "waktunya tetap di penyebut sebagai belum tercapai, dan angka pokok dicetak bersama rentangnya."
        ),
        (
            "Penyelesaian dan ketepatan waktu adalah rata-rata tiap aktivitas yang sudah jatuh tempo, satu suara tiap "
            "aktivitas. Kelengkapan bukti adalah output yang berbukti dibagi seluruh output yang jatuh tempo."
        ),
        f"Kelonggaran setelah jatuh tempo: {settings.toleransi_hari} hari.",
    ]
    if own:
        counted = counted_by(own, penilaian.indikator)
        left_out = f", kecuali {daftar(list(own.indikator.kecuali))}" if own.indikator.kecuali else ""
        rules.insert(
            0,
            f"Capaian rencana aksi ({own.butir.nomor}) = indikator yang tercapai / indikator yang dinilai x 100, dihitung "
            f"atas {len(counted)} indikator lain; indikator itu sendiri tidak ikut{left_out}.",
        )
    return tuple(rules)


def _other_formula(penilaian: Penilaian) -> tuple[str, ...]:
    asking = [one.butir.nomor for one in penilaian.indikator if one.indikator.rumus_turun]
    return (f"Untuk {daftar(asking)} dipakai target / realisasi x 100.",) if asking else ()


def _contents(penilaian: Penilaian) -> Tabel:
    rows = []
    whole = penilaian.outline
    for program in whole.program:
        mine = [
            sum(butir.program is program.isi for butir in group)
            for group in (whole.kegiatan, whole.aktivitas, whole.indikator)
        ]
        rows.append((program.nomor, program.nama, *map(str, mine)))
    totals = (len(whole.kegiatan), len(whole.aktivitas), len(whole.indikator))
    rows.append(("", "Jumlah", *map(str, totals)))
    return Tabel("Isi rencana aksi", ("No", "Program", "Kegiatan", "Aktivitas", "Indikator"), tuple(rows), (2, 3, 4))


def _load(penilaian: Penilaian) -> Tabel:
    whole = penilaian.outline
    rows = tuple(
        (
            post,
            str(sum(butir.isi.penanggung_jawab == post for butir in whole.indikator)),
            str(sum(post in penanggung_jawab(butir) for butir in whole.aktivitas)),
        )
        for post in jabatan(whole)
    )
    return Tabel("Penanggung jawab", ("Jabatan", "Indikator", "Aktivitas"), rows, (1, 2))


def _recap(penilaian: Penilaian) -> Tabel:
    heads = ("No", "Program", "Tercapai", "Terisi", "Capaian %", "Penyelesaian %", "Tepat waktu %", "Bukti %")
    rows = [_recap_row(one.butir.nomor, one.butir.nama, one.rekap) for one in penilaian.program]
    rows.append(_recap_row("", "Keseluruhan", penilaian.keseluruhan))
    return Tabel("Rekapitulasi tiap program", heads, tuple(rows), (2, 3, 4, 5, 6, 7))


def _recap_row(nomor: str, nama: str, rekap: Rekap) -> tuple[str, ...]:
    return (
        nomor,
        nama,
        f"{rekap.tercapai} dari {rekap.dinilai}",
        f"{rekap.terisi} dari {rekap.dinilai}",
        istilah.persen(rekap.rata_capaian.persen),
        istilah.persen(rekap.penyelesaian.persen),
        istilah.persen(rekap.ketepatan.persen),
        istilah.persen(rekap.bukti.persen),
    )


def _part(penilaian: Penilaian, n: int) -> Bagian:
    butir = penilaian.program[n].butir
    return Bagian(
        butir.nomor,
        butir.nama,
        butir.isi.tujuan or "",
        _indicators(penilaian, butir.nomor, [one for one in penilaian.indikator if one.butir.program is butir.isi]),
        _activities(penilaian, butir.nomor, [one for one in penilaian.kejadian if one.butir.program is butir.isi]),
    )


def _indicators(penilaian: Penilaian, nomor: str, indikator: Sequence[CapaianIndikator]) -> Tabel:
    heads = ("No", "Indikator", "Satuan", "Target", "Realisasi S1", "Realisasi S2", *_JUDGED)
    rows = tuple(_indicator_row(penilaian, one) for one in indikator)
    return Tabel(f"Capaian indikator program {nomor}", heads, rows, (3, 4, 5, 6))


def _indicator_row(penilaian: Penilaian, one: CapaianIndikator) -> tuple[str, ...]:
    return (
        one.butir.nomor,
        one.butir.nama,
        istilah.satuan(one),
        istilah.angka_target(one),
        *_readings(penilaian, one),
        istilah.capaian(one),
        _predikat(penilaian, one),
        istilah.keadaan_indikator(one, penilaian.posisi),
        _notes(penilaian, one),
    )


def _readings(penilaian: Penilaian, one: CapaianIndikator) -> tuple[str, str]:
    """Give both readings; a computed figure stands in the column of the period that is reported."""
    if one.dihitung:
        shown = istilah.angka_realisasi(one)
        return (shown, istilah.KOSONG) if penilaian.posisi.periode == "semester_1" else (istilah.KOSONG, shown)
    return _reading(one, one.bacaan.semester_1), _reading(one, one.bacaan.semester_2)


def _reading(one: CapaianIndikator, bacaan: Bacaan | None) -> str:
    if bacaan is None:
        return istilah.KOSONG
    if bacaan.belum_waktunya:
        return "belum waktunya"
    if bacaan.tidak_berlaku is not None:
        return "tidak berlaku"
    if bacaan.penyebut is not None:
        shown = angka(Fraction((bacaan.pembilang or 0) * 100, bacaan.penyebut)) if bacaan.penyebut else "nihil"
        return f"{bacaan.pembilang}/{bacaan.penyebut} = {shown}"
    if bacaan.kode is not None:
        return one.indikator.kode.get(bacaan.kode, str(bacaan.kode))
    return angka(bacaan.nilai or 0, 4, wajib=False)


def _predikat(penilaian: Penilaian, one: CapaianIndikator) -> str:
    """Name the predikat; a first semester's sum is a reading on the way and gets none without a target of its own."""
    if one.indikator.konsolidasi == "jumlah" and penilaian.posisi.periode == "semester_1":
        return istilah.KOSONG
    return predikat(one.capaian, penilaian.bahan.pengaturan.predikat) or istilah.KOSONG


def _notes(penilaian: Penilaian, one: CapaianIndikator) -> str:
    words = [one.terbaca.alasan] if one.terbaca.alasan else []
    words += [bacaan.catatan for bacaan in (one.bacaan.semester_1, one.bacaan.semester_2) if bacaan and bacaan.catatan]
    goal = one.indikator.target_semester_1.get(penilaian.posisi.tahun)
    if goal is not None and penilaian.posisi.periode == "semester_1":
        words.append(f"target semester I {angka(goal, wajib=False)}")
    if one.terbaca.disisihkan:
        words.append("bacaan terukur semester I yang dipakai" if one.terbaca.dari == ("semester_1",) else "")
    if one.dihitung:
        words.append("dihitung dari indikator lain")
    return "; ".join(word for word in words if word)


def _activities(penilaian: Penilaian, nomor: str, kejadian: Sequence[Kejadian]) -> Tabel:
    heads = ("No", "Kegiatan", "Aktivitas", "Output", "Waktu", "Realisasi", "Status", "Bukti", "Kendala", "PJ")
    shown = [one for one in kejadian if one.keadaan != "mendatang" or penilaian.posisi.periode != "semester_1"]
    return Tabel(f"Pelaksanaan aktivitas program {nomor}", heads, tuple(_activity_row(one) for one in shown))


def _activity_row(one: Kejadian) -> tuple[str, ...]:
    outputs = one.butir.isi.output
    kegiatan = one.butir.kegiatan
    return (
        one.butir.nomor,
        kegiatan.nama if kegiatan else "",
        one.butir.nama,
        "; ".join(outputs) or istilah.KOSONG,
        one.butir.isi.waktu.teks if len(one.butir.isi.jendela) == 1 else istilah.bulan(one.bulan),
        tanggal_panjang(one.selesai) if one.selesai else istilah.KOSONG,
        istilah.KEADAAN_KEJADIAN[one.keadaan],
        f"{len(one.output_terisi)} dari {len(outputs)}" if outputs else istilah.KOSONG,
        "; ".join(word for catatan in one.catatan for word in (catatan.kendala, catatan.alasan) if word),
        daftar(list(one.penanggung_jawab)),
    )


def _comparison(penilaian: Penilaian, pembanding: Penilaian) -> Tabel:
    now, before = istilah.nama_periode(penilaian.posisi), istilah.nama_periode(pembanding.posisi)
    rows = [
        (
            "Capaian rencana aksi %",
            istilah.persen(pembanding.skor.nilai, pembanding.skor.desimal(pembanding.skor.nilai)),
            istilah.persen(penilaian.skor.nilai, penilaian.skor.desimal(penilaian.skor.nilai)),
        )
    ]
    pairs: tuple[tuple[str, Callable[[Rekap], str]], ...] = (
        ("Indikator tercapai", lambda one: f"{one.tercapai} dari {one.dinilai}"),
        ("Rata-rata capaian %", lambda one: istilah.persen(one.rata_capaian.persen)),
        ("Penyelesaian aktivitas %", lambda one: istilah.persen(one.penyelesaian.persen)),
        ("Ketepatan waktu %", lambda one: istilah.persen(one.ketepatan.persen)),
        ("Kelengkapan bukti %", lambda one: istilah.persen(one.bukti.persen)),
    )
    rows += [(nama, of(pembanding.keseluruhan), of(penilaian.keseluruhan)) for nama, of in pairs]
    return Tabel("Perbandingan", ("Ukuran", before, now), tuple(rows), (1, 2))


def _obstacles(penilaian: Penilaian) -> Tabel:
    rows = tuple(
        (one.butir.nomor, one.butir.nama, word, daftar(list(one.penanggung_jawab)))
        for one in penilaian.kejadian
        for catatan in one.catatan
        for word in (catatan.kendala,)
        if word
    )
    return Tabel("Kendala yang dicatat", ("No", "Aktivitas", "Kendala", "PJ"), rows)


def _follow_up(penilaian: Penilaian) -> Tabel:
    """List what is left to do: facts from the files, for people to write recommendations about."""
    rows = [
        (
            one.butir.nomor,
            one.butir.nama,
            "lewat jatuh tempo " + istilah.bulan(one.bulan),
            daftar(list(one.penanggung_jawab)),
        )
        for one in penilaian.kejadian
        if one.keadaan == "lewat"
    ]
    open_states = ("belum_tercapai", "belum_diisi")
    rows += [
        (one.butir.nomor, one.butir.nama, _open_words(penilaian, one), one.indikator.penanggung_jawab)
        for one in penilaian.indikator
        if one.keadaan in open_states and not one.dihitung
    ]
    return Tabel("Yang perlu ditindaklanjuti", ("No", "Aktivitas atau indikator", "Keadaan", "PJ"), tuple(rows))


def _recommendations(
    penilaian: Penilaian, shown: "Sequence[Pantauan]", judul: str = "Rekomendasi dan tindak lanjutnya"
) -> Tabel:
    from zi_cli.render.recommend import KEPALA_LAPORAN, numbers, report_row  # noqa: PLC0415  most units keep none

    nomor = numbers(penilaian.outline)
    rows = tuple(report_row(one, n, nomor) for n, one in enumerate(shown, 1))
    return Tabel(judul, KEPALA_LAPORAN, rows)


def _recommendations_before(penilaian: Penilaian, shown: "Sequence[Pantauan]") -> Tabel | None:
    """List what semester I left to follow up; only a report of semester II opens with it."""
    if penilaian.posisi.periode != "semester_2":
        return None
    earlier = [one for one in shown if one.isi.terbit <= date(penilaian.posisi.tahun, 6, 30)]
    return _recommendations(penilaian, earlier, "Tindak lanjut rekomendasi sampai Semester I") if earlier else None


def _open_words(penilaian: Penilaian, one: CapaianIndikator) -> str:
    words = istilah.keadaan_indikator(one, penilaian.posisi)
    return words if one.realisasi is None else f"{words}: {istilah.realisasi(one)}, target {istilah.target(one)}"


def _closing(penilaian: Penilaian) -> tuple[str, ...]:
    return (
        (
            f"Demikian laporan monitoring dan evaluasi pembangunan Zona Integritas {istilah.nama_periode(penilaian.posisi)} "
            "ini disusun sebagai bahan keputusan dan tindak lanjut."
        ),
    )


def _percent(value: Fraction | None) -> str:
    return "belum ada" if value is None else f"{angka(value)} %"
