"""The rules of how a plan is built and worded."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.jabatan import kunci
from zi_cli.core.outline import AnyButir, Butir, Outline
from zi_cli.core.slip import two_readings
from zi_cli.model.isian import Bertitik, quoted
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.rencana import Aktivitas, Indikator, jabatan_of
from zi_cli.model.tulisan import tertulis
from zi_cli.model.waktu import NAMA_BULAN

SLIPS = (
    ("PMPRB", "PMPZI"),
    ("monev RB", "monev ZI"),
    ("move agen", "monev agen"),
)
"""Wordings of the printed plan that mean another word; they are kept as printed and pointed out."""

_SLIPS = re.compile(r"\b(?:" + "|".join(wrong for wrong, _ in SLIPS) + r")\b", re.IGNORECASE)
_MEANT = {wrong.casefold(): right for wrong, right in SLIPS}
_DOUBLED = re.compile(r"\b(\w{3,}) \1\b", re.IGNORECASE)


def repeated_id(plan: Outline) -> Iterator[Temuan]:
    first: dict[str, str] = {}
    ids = [butir.isi.id for butir in plan.every()]
    for butir in plan.every() if len(set(ids)) < len(ids) else ():
        known = first.setdefault(butir.id, butir.nomor)
        if known != butir.nomor:
            yield Temuan(
                butir.letak.below("id"),
                f'{butir.nomor} memakai id "{butir.id}" yang sudah dipakai {known}',
                "pilih id lain yang belum dipakai",
            )


def activity_without_output(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.aktivitas:
        if not butir.isi.output:
            yield Temuan(
                butir.letak,
                f"{butir.nomor} {butir.nama} tidak punya output; tidak ada bukti yang bisa diminta",
                "tulis dokumen yang membuktikannya pada output, bila unit menyepakatinya",
            )


def empty_kegiatan(plan: Outline) -> Iterator[Temuan]:
    every = (plan.indikator, plan.aktivitas)
    words = (
        ("indikator; tidak ada yang menilainya", "indikator dengan targetnya"),
        ("aktivitas; tidak ada yang dikerjakan", "aktivitas dengan waktunya"),
    )
    for there, (lacking, addition) in zip(every, words, strict=True):
        if not there and len(plan.kegiatan) > 1:  # said once: it is how the plan is made, and no slip of one kegiatan
            yield Temuan(
                Letak(plan.berkas, ("program",), kunci=True),
                f"rencana ini tidak punya satu pun {lacking}",
                f"tambahkan {addition}, atau abaikan bila rencana unit memang tidak memuatnya",
            )
    for butir in plan.kegiatan:
        held_by = (butir.isi.indikator, butir.isi.aktivitas)
        for held, there, (lacking, addition) in zip(held_by, every, words, strict=True):
            if not held and (there or len(plan.kegiatan) == 1):
                yield Temuan(
                    butir.letak,
                    f"{butir.nomor} {butir.nama} tidak punya {lacking}",
                    f"tambahkan {addition}, atau gabungkan kegiatan ini",
                )


def slips(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.every():
        yield from (_slip(butir, one, "nama") for one in _slips(butir.isi.nama))
        if isinstance(butir.isi, Aktivitas):
            for n, text in enumerate(butir.isi.output):
                yield from (_slip(butir, one, "output", n) for one in _slips(text))


def _slip(butir: AnyButir, found: tuple[str, str], *keys: str | int) -> Temuan:
    words, saran = found
    return Temuan(butir.letak.below(*keys), f'{butir.nomor} menulis "{words}"', saran)


@lru_cache(maxsize=4096)  # the plans of many units say the same in the same words
def _slips(text: str) -> tuple[tuple[str, str], ...]:
    meant = [
        (found[0], f'mungkin maksudnya "{_MEANT[found[0].casefold()]}"; bunyi dokumen dipertahankan')
        for found in _SLIPS.finditer(text)
    ]
    doubled = [
        (found[0], "kata ini tertulis dua kali; bunyi dokumen dipertahankan") for found in _DOUBLED.finditer(text)
    ]
    return (*meant, *doubled)


def twin_activities(plan: Outline) -> Iterator[Temuan]:
    taken: dict[tuple[str, str], dict[int, str]] = {}
    wordings = [" ".join(butir.isi.nama.casefold().split()) for butir in plan.aktivitas]
    times = Counter(wordings)
    for butir, wording in zip(plan.aktivitas, wordings, strict=True):
        if times[wording] == 1:
            continue
        months = taken.setdefault((butir.nomor_kegiatan, wording), {})
        mine = [bulan for one in butir.isi.jendela for bulan in range(one.mulai, one.jatuh_tempo + 1)] or [0]
        first = next((bulan for bulan in mine if bulan in months), None)
        if first is not None:
            when = f"dijadwalkan pada {NAMA_BULAN[first - 1]}" if first else "insidentil"
            yield Temuan(
                butir.letak,
                f"{butir.nomor} sama bunyinya dengan {months[first]}, dan keduanya {when}",
                "bedakan bunyinya, atau jadikan satu aktivitas",
            )
        months |= {bulan: butir.nomor for bulan in mine if bulan not in months}


def repeated_output(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.aktivitas:
        is_repeating = len(set(butir.isi.output)) < len(butir.isi.output)
        for output, times in Counter(butir.isi.output).items() if is_repeating else ():
            if times > 1:
                yield Temuan(
                    butir.letak.below("output", kunci=True),
                    (f"{butir.nomor} menyebut output ", *quoted(output), f" {times} kali"),
                    "sebut tiap output satu kali",
                )


def repeated_reference(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.every():
        yield from _repeated(butir, "lke", [f"LKE {one}" for one in butir.isi.lke])
    for measure in plan.indikator:
        yield from _repeated(measure, "terkait", measure.isi.terkait)
    for own in plan.answerable:
        yield from _repeated_posts(own)


def _repeated(butir: AnyButir, key: str, written: Sequence[str]) -> Iterator[Temuan]:
    for n, one in enumerate(written):
        if one in written[:n]:
            yield Temuan(
                butir.letak.below(key, n), f"{butir.nomor} menyebut {one} lebih dari sekali", "sebut satu kali"
            )


def _repeated_posts(butir: Butir[Indikator] | Butir[Aktivitas]) -> Iterator[Temuan]:
    isi = butir.isi
    known = set() if isi.penanggung_jawab else set(map(kunci, butir.penanggung_jawab))
    for key, posts in (("penanggung_jawab", jabatan_of(isi.penanggung_jawab)), ("pendukung", isi.pendukung)):
        for n, post in enumerate(posts):
            if kunci(post) in known:
                yield Temuan(
                    butir.letak.below(key, n),
                    f"{butir.nomor} menyebut {post} lebih dari sekali",
                    "sebut satu kali; penanggung jawab tidak perlu disebut lagi sebagai pendukung",
                )
            known.add(kunci(post))


def several_posts_in_one(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.answerable:
        for key in ("penanggung_jawab", "pendukung"):
            written = getattr(butir.isi, key)
            for n, post in enumerate(jabatan_of(written)):
                parts = [one.strip() for one in post.split(";") if one.strip()]
                if len(parts) > 1:
                    yield Temuan(
                        butir.letak.below(key, *(() if isinstance(written, str) else (n,))),
                        (f"{butir.nomor} menyebut ", *quoted(post), " sebagai satu jabatan"),
                        f"bila {len(parts)} jabatan, tulis daftarnya: [{', '.join(parts)}]",
                    )


def two_meanings(plan: Outline) -> Iterator[Temuan]:
    yield from _schedule_with_two_readings(plan)
    yield from _target_with_two_readings(plan)


def _schedule_with_two_readings(plan: Outline) -> Iterator[Temuan]:
    masa = plan.rencana.periode
    for butir in plan.aktivitas:
        waktu = butir.isi.waktu
        if waktu.lain:
            yield Temuan(
                butir.letak.below("waktu"),
                ("waktu ", *quoted(waktu.teks), f" dibaca {waktu.kalimat()}; bisa juga berarti {waktu.lain}"),
                f"tulis {waktu.bulan} bila itu maksudnya, atau nama bulan yang dimaksud",
                ganti=(waktu.bulan,),
            )
        if waktu.tahun in masa.tahun and masa.mulai < masa.selesai:
            yield Temuan(
                butir.letak.below("waktu"),
                (
                    "waktu ",
                    *quoted(waktu.teks),
                    f" berlaku tiap tahun {masa.mulai}-{masa.selesai}, bukan {waktu.tahun} saja",
                ),
                f"tulis {waktu.bulan} saja; tahun yang tidak memerlukannya dicatat batal dengan alasannya",
                ganti=(waktu.bulan,),
            )


def _target_with_two_readings(plan: Outline) -> Iterator[Temuan]:
    for butir, way, tahun, target in plan.targets:
        is_dotted = isinstance(target, Bertitik) and not butir.isi.sifat.utuh
        both = two_readings(butir.isi, target) if is_dotted else None
        if both:
            yield Temuan(
                butir.letak.below(*way),
                f"target {butir.nomor} pada {tahun} dibaca {tertulis(target)}; bisa juga berarti {both[0]}",
                f"tulis {both[0]} bila titiknya titik ribuan, atau {both[1]} bila titik desimal",
                ganti=both,
            )


def schedule_outside_period(plan: Outline) -> Iterator[Temuan]:
    masa = plan.rencana.periode
    for butir in plan.aktivitas:
        tahun, bulan = butir.isi.waktu.tahun, butir.isi.waktu.bulan
        if tahun and tahun not in masa.tahun:
            yield Temuan(
                butir.letak.below("waktu"),
                f"waktu {butir.nomor} menyebut {tahun}, di luar periode {masa.mulai}-{masa.selesai}",
                f"perbaiki tahunnya, atau tulis {bulan} saja",
                ganti=(bulan,),
            )


ATURAN: tuple[Aturan[Outline], ...] = (
    rule(
        "ZI201",
        "galat",
        "Id dipakai dua kali",
        "Program, kegiatan, aktivitas dan indikator memakai satu daftar id. Bila satu id dipakai dua kali, realisasi "
        "yang dicatat untuknya terbaca untuk keduanya. Beri id baru pada yang ditambahkan belakangan.",
        repeated_id,
    ),
    rule(
        "ZI203",
        "peringatan",
        "Aktivitas tanpa output",
        "Output adalah dokumen yang membuktikan aktivitas. Tanpa output tidak ada bukti yang bisa diminta, sehingga "
        "aktivitas hanya bisa dinyatakan selesai, tidak bisa dibuktikan. Sepakati dokumennya, lalu tulis pada output.",
        activity_without_output,
    ),
    rule(
        "ZI212",
        "peringatan",
        "Kegiatan tanpa indikator atau aktivitas",
        "Kegiatan dinilai dengan indikator dan dijalankan dengan aktivitas. Bila salah satunya tidak ada, kegiatan itu "
        "tidak bisa dinilai atau tidak bisa dikerjakan. Lengkapi, atau gabungkan dengan kegiatan lain.",
        empty_kegiatan,
    ),
    rule(
        "ZI214",
        "saran",
        "Bunyi yang tampak keliru",
        "Ada kata yang tampaknya salah tulis di dokumen asli, misalnya PMPRB untuk PMPZI, atau kata yang berulang. "
        "Salinan ini setia pada dokumen; perbaiki hanya bila dokumennya direvisi.",
        slips,
    ),
    rule(
        "ZI215",
        "peringatan",
        "Dua aktivitas sama",
        "Dua aktivitas dalam satu kegiatan berbunyi sama dan jadwalnya bertumpuk, sehingga orang tidak tahu harus "
        "mencatat di mana. Aktivitas yang berulang di bulan lain boleh berbunyi sama. Bedakan bunyinya, atau jadikan "
        "satu aktivitas.",
        twin_activities,
    ),
    rule(
        "ZI219",
        "peringatan",
        "Output berulang",
        "Satu output disebut lebih dari sekali pada satu aktivitas, sehingga satu bukti mengisi dua tempat dan "
        "kelengkapan bukti terhitung terlalu tinggi. Sebut tiap output satu kali.",
        repeated_output,
    ),
    rule(
        "ZI250",
        "peringatan",
        "Disebut dua kali",
        "Satu butir menyebut nomor LKE, jabatan atau aktivitas yang sama lebih dari sekali. Biasanya salah satunya "
        "dimaksudkan untuk yang lain; periksa, lalu sebut masing-masing satu kali.",
        repeated_reference,
    ),
    rule(
        "ZI254",
        "saran",
        "Beberapa jabatan dalam satu teks",
        "Satu teks memuat beberapa jabatan yang dipisah titik koma, sehingga terbaca sebagai satu jabatan dan --pj tidak "
        "menemukan masing-masing. Tulis sebagai daftar: penanggung_jawab: [Sekretaris, Kepala Bidang].",
        several_posts_in_one,
    ),
    rule(
        "ZI226",
        "peringatan",
        "Isi dengan dua arti",
        "Target 1.250 terbaca satu seperempat, dan banyak orang menulisnya untuk seribu dua ratus lima puluh. Waktu seperti "
        "6/12, 1-3 atau TW I, 3 bisa dibaca sebagai bulan, tanggal atau triwulan, dan waktu yang menyebut satu tahun tetap "
        "berlaku tiap tahun rencana. Pesannya menyebut bagaimana zi membacanya; tulis yang hanya punya satu arti.",
        two_meanings,
    ),
    rule(
        "ZI227",
        "galat",
        "Waktu di luar periode",
        "Waktu sebuah aktivitas menyebut tahun yang tidak termasuk periode rencana aksi. Biasanya tersisa dari rencana "
        "sebelumnya. Jadwal berlaku tiap tahun rencana, jadi cukup tulis bulannya.",
        schedule_outside_period,
    ),
)
