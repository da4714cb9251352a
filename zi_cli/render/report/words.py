"""The sentences of the report."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from zi_cli.core import istilah
from zi_cli.core.approval import KATA_LANGKAH, Tinjauan, act_of, approved_by_one_hand, last
from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.followup import Pantauan
from zi_cli.core.laporan import BahanLaporan
from zi_cli.core.remaining import remaining
from zi_cli.core.schedule import Kejadian
from zi_cli.core.summary import Rerata
from zi_cli.model.persetujuan import Langkah, StatusPeriode
from zi_cli.model.tulisan import angka, daftar, tanggal_panjang, tertulis
from zi_cli.render.headline import left_out_of, spread_of
from zi_cli.render.report.document import Kotak

DASAR_HUKUM = (
    (
        (1999, 9999),
        (
            "Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, Kolusi dan "
            "Nepotisme"
        ),
    ),
    ((2010, 2025), "Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025"),
    (
        (2021, 9999),
        (
            "Peraturan Menteri PANRB Nomor 90 Tahun 2021 tentang Pembangunan dan Evaluasi Zona Integritas menuju Wilayah Bebas "
            "dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di Instansi Pemerintah"
        ),
    ),
)
"""The national rules, each with the years it is about: a unit that names none has those of its plan's years."""
SK_TIM = "sk tim zi"
SEBELUMNYA: dict[StatusPeriode, Langkah | None] = {
    "terbuka": None,
    "diajukan": None,
    "disetujui": "ajukan",
    "dikembalikan": "ajukan",
    "dibuka_kembali": "setujui",
}
"""The step that is told beside the last one."""
MOST_NAMED = 5
"""So many of each kind are named in the summary for the head, which is half a page."""


def mark_words(penilaian: Penilaian, *, draf: bool, berubah: bool) -> str:
    """Say what the mark on every page means."""
    invented = "semua angka di laporan ini rekaan dan bukan catatan kinerja unit" if penilaian.contoh else ""
    unapproved = "datanya berubah sesudah disetujui" if berubah else "laporan ini belum disetujui"
    return "; ".join(words for words in (invented, unapproved if draf else "") if words)


def summary(penilaian: Penilaian) -> tuple[str, ...]:
    """Give the headline, what was filled and done, the best and the worst."""
    skor, rekap = penilaian.skor, penilaian.keseluruhan
    own = penilaian.own
    without = daftar(penilaian.outline.numbers(own.indikator.kecuali)) if own else ""
    pooled = rekap.penyelesaian_kejadian
    return (
        _headline(penilaian),
        f"Dari {skor.dinilai} indikator yang dinilai{f' (tanpa {without})' if without else ''}, "
        f"{skor.dinilai - skor.terbuka} sudah terisi dan {skor.tercapai} "
        + ("sudah mencapai target tahunan." if not penilaian.posisi.periode.is_last else "mencapai target.")
        + (f" {_mean(rekap.rata_capaian)}." if skor.dinilai else ""),
        (
            f"Dari {pooled.dari} jadwal aktivitas yang jatuh tempo, {pooled.ada} selesai; penyelesaian rata-rata "
            f"{_percent(rekap.penyelesaian.persen)}, ketepatan waktu {_percent(rekap.ketepatan.persen)}, kelengkapan bukti "
            f"{_percent(rekap.bukti.persen)}."
        ),
        *_best_and_worst(penilaian),
    )


def _mean(mean: Rerata) -> str:
    said = istilah.tanpa_bobot(mean) or _percent(mean.persen)
    return f"{istilah.rata_rata(mean).capitalize()} capaian yang terisi {said}"


def _headline(penilaian: Penilaian) -> str:
    skor = penilaian.skor
    if skor.nilai is None:
        return "Capaian rencana aksi belum dapat dihitung karena belum ada indikator yang dinilai."
    left = f"kurang {skor.kurang} indikator lagi" if skor.kurang else "target terpenuhi"
    goal = "" if skor.target is None else f", terhadap target {tertulis(skor.target)} %; {left}"
    found = spread_of(penilaian)
    spread = f" Karena {skor.terbuka} indikator belum ada realisasinya, rentangnya {found}." if found else ""
    left_out = "".join(f" {sentence}." for sentence in left_out_of(skor))
    return (
        f"Capaian rencana aksi {angka(skor.nilai, skor.desimal(skor.nilai))} % ({skor.tercapai} dari {skor.dinilai} "
        f"indikator yang dinilai){goal}.{spread}{left_out}"
    )


def _best_and_worst(penilaian: Penilaian) -> tuple[str, ...]:
    rated = [(one.rekap.rata_capaian.persen, one.butir.nama) for one in penilaian.program]
    known = [(value, nama) for value, nama in rated if value is not None]
    if len(known) < 2:
        return ()
    mean = istilah.rata_rata(penilaian.keseluruhan.rata_capaian).capitalize()
    best, worst = max(value for value, _ in known), min(value for value, _ in known)
    if best == worst:
        return (f"{mean} capaian sama di semua program yang terisi, {_percent(best)}.",)
    at_top, at_bottom = (daftar([nama for value, nama in known if value == one]) for one in (best, worst))
    words = f"{mean} capaian tertinggi pada program {at_top} ({_percent(best)}), terendah pada program {at_bottom}"
    return (f"{words} ({_percent(worst)}).",)


def needed(penilaian: Penilaian, rekomendasi: Sequence[Pantauan]) -> str:
    """Say what the head of office is asked to decide; empty where nothing is."""
    left = remaining(penilaian)
    overdue = [one for one in rekomendasi if one.lewat_tenggat]
    asked = [
        f"{words} {len(items)} {of}"
        for words, items, of in (
            ("langkah untuk", left.belum_tercapai, "indikator yang belum mencapai target"),
            ("pengisian", left.belum_diisi, "indikator yang belum diisi"),
            ("penyelesaian", left.lewat, "jadwal aktivitas yang lewat jatuh tempo"),
            ("penggantian", left.ditolak, "bukti yang dinyatakan tidak sesuai"),
            ("penuntasan", overdue, "rekomendasi yang lewat tenggat"),
        )
        if items
    ]
    return f"Yang diperlukan dari pimpinan: {daftar(asked)}." if asked else ""


def attention(penilaian: Penilaian) -> tuple[Kotak, ...]:
    """List what the head of office is asked to look at, a few of each kind."""
    left = remaining(penilaian)
    behind = sorted(left.belum_tercapai, key=lambda one: one.capaian_periode or 0)
    kinds = (
        ("Indikator belum mencapai target", [_indicator_words(one) for one in behind]),
        ("Indikator belum diisi", [f"{one.butir.nomor} {one.butir.nama}" for one in left.belum_diisi]),
        ("Aktivitas lewat jatuh tempo", [_occurrence_words(one) for one in left.lewat]),
        ("Aktivitas selesai tanpa bukti", [_occurrence_words(one) for one in left.tanpa_bukti]),
        ("Bukti tidak sesuai", [f"{one.butir.nomor} {one.untuk}: {one.alasan}" for one in left.ditolak]),
    )
    return tuple(Kotak(f"{judul} ({len(items)})", _few(items)) for judul, items in kinds if items)


def _few(items: Sequence[str]) -> tuple[str, ...]:
    rest = len(items) - MOST_NAMED
    return (*items[:MOST_NAMED], *((f"dan {rest} lainnya, lihat Bab III",) if rest > 0 else ()))


def _indicator_words(one: CapaianIndikator) -> str:
    return f"{one.butir.nomor} {one.butir.nama}: {istilah.terhadap(one)}"


def _occurrence_words(one: Kejadian) -> str:
    return f"{one.butir.nomor} {one.butir.nama} ({istilah.bulan(one.bulan)})"


def background(penilaian: Penilaian) -> tuple[str, ...]:
    """Say why there is a plan, and why it is looked at every period."""
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
            f"Pelaksanaan rencana aksi dimonitor dan dievaluasi setiap {_period(penilaian)}: apa yang sudah dikerjakan, sejauh "
            "mana target indikator tercapai, bukti apa yang mendukungnya, dan apa yang perlu ditindaklanjuti."
        ),
    )


def legal_basis(bahan: BahanLaporan) -> tuple[str, ...]:
    """Name the rules, the unit's own where it says them, and the decrees of its team that have a number."""
    years = bahan.penilaian.bahan.rencana.periode
    national = (text for (first, last), text in DASAR_HUKUM if first <= years.selesai and years.mulai <= last)
    rules = bahan.penilaian.bahan.pengaturan.dasar_hukum or tuple(national)
    said = "\n".join(rules)
    return tuple(dict.fromkeys((*rules, *(text for nomor, text in _decrees(bahan) if nomor not in said))))


def _decrees(bahan: BahanLaporan) -> Iterator[tuple[str, str]]:
    """Give the decrees of the team that prove an output of the period, each with its number."""
    read = bahan.penilaian.posisi.periode
    for one in bahan.bukti:
        entri = one.entri
        if one.bukti in bahan.rahasia or not entri or not entri.nomor or (entri.periksa and entri.periksa.is_rejection):
            continue
        day = f" tanggal {tanggal_panjang(entri.tanggal)}" if entri.tanggal else ""
        outputs = (use.output or "" for use in one.pemakaian if read.reads_month(use.sampai))
        yield from (
            (entri.nomor, f"{output} Nomor {entri.nomor}{day}")
            for output in outputs
            if output.casefold().startswith(SK_TIM)
        )


def purpose(penilaian: Penilaian) -> tuple[str, ...]:
    """Say what the report is for."""
    return (
        f"Laporan ini menyajikan pelaksanaan rencana aksi Zona Integritas pada {penilaian.posisi.periode.nama_resmi}.",
        (
            "Tujuannya memberi pimpinan dasar untuk mengambil keputusan, menjadi bahan tindak lanjut "
            f"{_period(penilaian)} berikutnya, dan menjadi bukti monitoring dan evaluasi pada penilaian mandiri."
        ),
    )


def own_words(penilaian: Penilaian) -> str:
    """Say what people write themselves, where they have not yet."""
    return (
        "Analisis, rekomendasi dan rencana tindak lanjut ditulis oleh tim. Di bawah ini bahannya, dari catatan "
        f"{_period(penilaian)} ini."
    )


def _period(penilaian: Penilaian) -> str:
    """Name the length of the periods in which the year is reported."""
    return penilaian.periods[0].panjang.nama


def scope(penilaian: Penilaian) -> tuple[str, ...]:
    """Say what the report covers."""
    whole, posisi = penilaian.outline, penilaian.posisi
    per = istilah.posisi_per(posisi, posisi.catatan_sampai).removeprefix("per ")
    return (
        (
            f"Laporan mencakup {len(whole.program)} program, {len(whole.kegiatan)} kegiatan, {len(whole.aktivitas)} aktivitas "
            f"dan {len(whole.indikator)} indikator, dengan posisi {per}."
        ),
    )


def closing(penilaian: Penilaian) -> tuple[str, ...]:
    """Close the report."""
    return (
        (
            f"Demikian laporan monitoring dan evaluasi pembangunan Zona Integritas {penilaian.posisi.periode.nama_resmi} "
            "ini disusun sebagai bahan keputusan dan tindak lanjut."
        ),
    )


def approval(tinjauan: Tinjauan | None) -> tuple[str, ...]:
    """Say who answered for the data of the period, and how that stands."""
    if tinjauan is None or not tinjauan.persetujuan.log:
        return ()
    persetujuan = tinjauan.persetujuan
    step = SEBELUMNYA[persetujuan.status]
    before = last(persetujuan, step) if step else None
    said = [f"{KATA_LANGKAH[one.langkah]} {act_of(one)}" for one in (before, persetujuan.log[-1]) if one]
    hand = approved_by_one_hand(persetujuan)
    return (f"Data periode ini {', lalu '.join(said)}.", *([hand.kalimat] if hand else []))


def _percent(value: Fraction | None) -> str:
    return "belum ada" if value is None else f"{istilah.persen(value)} %"
