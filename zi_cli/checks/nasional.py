"""Advice: where a plan, even if all of it is reached, falls short of what the national rules ask for.

Which indikator a rule is about is known by its words (`zi_cli.checks.kata`); the figures are data with their source.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from zi_cli.checks import kata
from zi_cli.checks.rule import Aturan, rule
from zi_cli.checks.target import said
from zi_cli.core.grouping import grouped
from zi_cli.core.outline import Butir, Outline
from zi_cli.model.frozen import frozen
from zi_cli.model.isian import quoted
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.nasional import Ketentuan, Nasional
from zi_cli.model.rencana import Indikator
from zi_cli.model.tulisan import daftar
from zi_cli.model.waktu import NAMA_BULAN

ALL_YEAR = 10
"""A window of so many months is work that goes on, not one survey."""

CLASSES = ("mutu-d", "mutu-c", "mutu-b", "mutu-a")
GOOD = "mutu-b"


@frozen
class Disandingkan:
    """A plan beside the national figures."""

    outline: Outline
    nasional: Nasional

    def ambang(self, id_: str) -> Fraction:
        """Give one number."""
        return self.nasional.ketentuan[id_].angka


def score_below_wbk(plan: Disandingkan) -> Iterator[Temuan]:
    wbk, wbbm = plan.ambang("wbk-total"), plan.ambang("wbbm-total")
    for butir in filter(kata.is_zi_score, plan.outline.indikator):
        if max(butir.isi.target.values()) < wbk:
            yield _of_target(
                butir,
                f"{butir.nomor} menargetkan {_range(butir)}; semua target tercapai pun belum memenuhi syarat WBK, "
                f"{said(wbk)}",
                f"pertimbangkan target {said(wbk)} untuk WBK, {said(wbbm)} untuk WBBM, paling lambat di tahun terakhir",
            )


def few_targets_reached(plan: Disandingkan) -> Iterator[Temuan]:
    best = plan.ambang("target-tercapai")
    for butir in filter(kata.is_plan_capaian, plan.outline.indikator):
        if max(butir.isi.target.values()) <= best:
            yield _of_target(
                butir,
                f"{butir.nomor} menargetkan {_range(butir)} persen target tercapai; jawaban terbaik LKE meminta lebih dari "
                f"{said(best)} persen",
                f"pertimbangkan target di atas {said(best)} persen, paling lambat di tahun terakhir",
            )


def submitted_late(plan: Disandingkan) -> Iterator[Temuan]:
    limit = plan.nasional.ketentuan["pmpzi"]
    last = NAMA_BULAN[(limit.bulan or 12) - 1]
    for butir in filter(kata.is_submission, plan.outline.aktivitas):
        first = min((one.jatuh_tempo for one in butir.isi.jendela), default=0)
        if first > (limit.bulan or 12):
            yield Temuan(
                butir.letak.below("waktu"),
                f"{butir.nomor} {butir.nama} jatuh tempo {NAMA_BULAN[first - 1]}, sesudah batas penyampaian PMPZI "
                f"{limit.hari} {last}",
                f"jadwalkan paling lambat {last}",
            )


def poor_satisfaction(plan: Disandingkan) -> Iterator[Temuan]:
    good = plan.nasional.ketentuan[GOOD]
    for butir in filter(kata.is_satisfaction_index, plan.outline.indikator):
        poor = {tahun: mutu for tahun, target in sorted(butir.isi.target.items()) if (mutu := _poor(plan, target))}
        if poor:
            named = daftar([f"{said(butir.isi.target[tahun])} ({tahun})" for tahun in poor])
            classes = daftar(list(dict.fromkeys(mutu.arti for mutu in poor.values())))
            yield _of_target(
                butir,
                f"{butir.nomor} menargetkan {named}, mutu {classes} menurut SKM",
                f"pertimbangkan target {said(good.angka)} atau lebih, batas mutu {good.arti}",
            )


def _poor(plan: Disandingkan, target: Fraction) -> Ketentuan | None:
    """Give the class of a target that is not good yet; a target below the scale is on another scale."""
    known = plan.nasional.ketentuan
    reached = [known[one] for one in CLASSES if target >= known[one].angka]
    return reached[-1] if reached and reached[-1].angka < known[GOOD].angka else None


def few_surveys(plan: Disandingkan) -> Iterator[Temuan]:
    best = plan.ambang("survei-setahun")
    scheduled = (one for one in plan.outline.aktivitas if not one.isi.waktu.insidentil)
    surveys = filter(kata.is_satisfaction_survey, scheduled)
    for together in grouped(surveys, lambda butir: butir.nomor_kegiatan).values():
        windows = [one for butir in together for one in butir.isi.jendela]
        goes_on = any(one.jatuh_tempo - one.mulai + 1 >= ALL_YEAR for one in windows)
        if len(windows) < best and not goes_on:
            first = together[0]
            yield Temuan(
                first.letak.below("waktu"),
                f"{first.nomor} {first.nama} dijadwalkan {len(windows)} kali setahun; jawaban terbaik LKE meminta "
                f"{said(best)} kali",
                "pertimbangkan survei tiap triwulan: Maret, Juni, September dan Desember",
            )


def wealth_reports(plan: Disandingkan) -> Iterator[Temuan]:
    needed = plan.ambang("harta-kekayaan")
    for butir in filter(kata.is_wealth_report, plan.outline.indikator):
        short = {tahun: target for tahun, target in sorted(butir.isi.target.items()) if target < needed}
        if short:
            yield _of_target(
                butir,
                f"{butir.nomor} menargetkan {daftar([f'{said(target)} ({tahun})' for tahun, target in short.items()])} "
                f"persen, padahal pelaporan harta kekayaan {said(needed)} persen adalah syarat WBK",
                f"pertimbangkan target {said(needed)} persen tiap tahun",
            )


def spip_off_scale(plan: Disandingkan) -> Iterator[Temuan]:
    low, high = plan.ambang("spip-terendah"), plan.ambang("spip-tertinggi")
    needed = plan.ambang("spip-syarat")
    for butir in filter(kata.is_spip_level, plan.outline.indikator):
        as_share = butir.isi.sifat.bagian
        if not butir.isi.sifat.berlabel and (as_share or max(butir.isi.target.values()) > high):
            unit = " persen" if as_share else ""
            yield Temuan(
                butir.letak.below("jenis") if as_share else butir.letak.below("target", kunci=True),
                f"{butir.nomor} {butir.nama} menargetkan {_range(butir)}{unit}, padahal level maturitas SPIP adalah "
                f"{said(low)} sampai {said(high)}",
                f"ketika dokumennya direvisi, tulis jenis: nilai dengan target level; syarat WBK level {said(needed)}",
            )


_WHOSE_SHARE = (
    "tidak menyebut bagian dari siapa: dari seluruh pegawai makin rendah makin baik, dari yang melanggar tidak"
)


def ambiguous_share(plan: Disandingkan) -> Iterator[Temuan]:
    for butir in filter(kata.is_punishment_share, plan.outline.indikator):
        if butir.isi.rumus is None:
            read = ("; di sini penyebutnya ", *quoted(butir.isi.penyebut)) if butir.isi.penyebut else ()
            yield Temuan(
                butir.letak.below("nama"),
                (f"{butir.nomor} {_WHOSE_SHARE}", *read),
                "ketika dokumennya direvisi, tulis rumusnya: (jumlah …/jumlah seluruh pegawai) x 100%",
            )


def no_source_of_data(plan: Disandingkan) -> Iterator[Temuan]:
    for butir in filter(kata.is_opinion, plan.outline.indikator):
        siblings = butir.kegiatan.aktivitas if butir.kegiatan else ()
        if siblings and not any(kata.asks_people(one) for one in siblings):
            yield Temuan(
                butir.letak.below("nama"),
                f"{butir.nomor} {butir.nama} diukur dengan bertanya, tetapi kegiatannya tidak punya aktivitas survei",
                "tambahkan aktivitas yang menghasilkan angkanya, misalnya survei pemahaman",
            )


def load_on_one_post(plan: Disandingkan) -> Iterator[Temuan]:
    all_of_it = len(plan.outline.indikator)
    load = Counter(post for butir in plan.outline.indikator for post in butir.penanggung_jawab).most_common(1)
    for post, count in load:
        share = Fraction(100 * count, all_of_it)
        if all_of_it >= plan.ambang("beban-mulai") and share > plan.ambang("beban-jabatan"):
            yield Temuan(
                Letak(plan.outline.berkas, ("program",), kunci=True),
                f"{post} bertanggung jawab atas {count} dari {all_of_it} indikator",
                "pertimbangkan membagi penanggung jawab ke jabatan yang mengerjakannya",
            )


def _of_target(butir: Butir[Indikator], pesan: str, saran: str) -> Temuan:
    return Temuan(butir.letak.below("target", kunci=True), pesan, saran)


def _range(butir: Butir[Indikator]) -> str:
    targets = sorted(set(butir.isi.target.values()))
    return said(targets[0]) if len(targets) == 1 else f"{said(targets[0])} sampai {said(targets[-1])}"


ATURAN: tuple[Aturan[Disandingkan], ...] = (
    rule(
        "ZI901",
        "saran",
        "Target nilai ZI di bawah syarat WBK",
        "Predikat WBK dan WBBM meminta nilai total tertentu. Bila target tertinggi di rencana masih di bawahnya, rencana "
        "yang tercapai seluruhnya pun tidak cukup untuk diusulkan.",
        score_below_wbk,
        "wbk-total",
        "wbbm-total",
    ),
    rule(
        "ZI902",
        "saran",
        "Target capaian di bawah jawaban terbaik LKE",
        "LKE menanyakan berapa persen target rencana yang tercapai, dan memberi jawaban terbaik hanya di atas batas "
        "tertentu. Target di bawah batas itu berarti unit merencanakan jawaban yang lebih rendah.",
        few_targets_reached,
        "target-tercapai",
    ),
    rule(
        "ZI903",
        "saran",
        "PMPZI direncanakan sesudah batas waktu",
        "Hasil penilaian mandiri disampaikan sebelum batas waktu nasional. Aktivitas yang dijadwalkan sesudahnya akan "
        "terlambat, walaupun selesai tepat menurut rencana.",
        submitted_late,
        "pmpzi",
    ),
    rule(
        "ZI904",
        "saran",
        "Target IKM pada mutu yang belum baik",
        "Indeks kepuasan masyarakat digolongkan menjadi mutu D sampai A. Target yang jatuh pada mutu D atau C berarti "
        "unit menargetkan layanan yang dinilai tidak atau kurang baik.",
        poor_satisfaction,
        *CLASSES,
    ),
    rule(
        "ZI905",
        "saran",
        "Survei kepuasan kurang sering",
        "LKE memberi jawaban terbaik bila survei kepuasan dilakukan beberapa kali setahun. Aktivitas survei dalam satu "
        "kegiatan dihitung bersama; survei yang berjalan sepanjang tahun tidak disarankan apa-apa.",
        few_surveys,
        "survei-setahun",
    ),
    rule(
        "ZI906",
        "saran",
        "Target LHKPN atau LHKASN di bawah 100 persen",
        "Pelaporan harta kekayaan oleh semua wajib lapor adalah syarat sebelum unit dapat diusulkan. Target di bawahnya "
        "berarti syarat itu direncanakan tidak terpenuhi.",
        wealth_reports,
        "harta-kekayaan",
    ),
    rule(
        "ZI907",
        "saran",
        "Level SPIP di luar skalanya",
        "Maturitas SPIP dinyatakan dengan level, bukan persen. Target persen, atau target di luar skala, tidak dapat "
        "dibandingkan dengan hasil penilaian.",
        spip_off_scale,
        "spip-terendah",
        "spip-tertinggi",
        "spip-syarat",
    ),
    rule(
        "ZI908",
        "saran",
        "Persentase hukuman tanpa penyebut",
        "Pegawai melanggar yang dihukum dapat dihitung dari seluruh pegawai (makin rendah makin baik) atau dari pegawai "
        "yang melanggar (dihukum semua berarti ditegakkan). Tanpa rumus di dokumen, keduanya terbaca. Tidak ada angka "
        "nasional untuk ini; yang diminta hanya kejelasan.",
        ambiguous_share,
    ),
    rule(
        "ZI909",
        "saran",
        "Indikator tanpa sumber data",
        "Pemahaman, persepsi dan kepuasan hanya diketahui dengan bertanya. Bila kegiatannya tidak punya survei, kuesioner "
        "atau tes, tidak ada yang menghasilkan angkanya. Tidak ada angka nasional untuk ini.",
        no_source_of_data,
    ),
    rule(
        "ZI910",
        "saran",
        "Beban pada satu jabatan",
        "Sebagian besar indikator bertumpu pada satu jabatan, sehingga pemantauan dan tindak lanjutnya juga. Ini "
        "pertimbangan, bukan peraturan.",
        load_on_one_post,
        "beban-jabatan",
        "beban-mulai",
    ),
)
