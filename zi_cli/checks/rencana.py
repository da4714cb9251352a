"""The rules of a plan: what may be wrong or unwise in it, whatever the year's realisasi says."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.outline import Butir, Outline
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.rencana import Indikator
from zi_cli.model.tulisan import angka, daftar

SLIPS = (
    ("PMPRB", "PMPZI"),
    ("monev RB", "monev ZI"),
    ("move agen", "monev agen"),
)
"""Wordings of the printed plan that mean another word; they are kept as printed and pointed out."""

_KATA_GANDA = re.compile(r"\b(\w{3,}) \1\b", re.IGNORECASE)
_SKOR = re.compile(r"\b(level|indeks|nilai)\b", re.IGNORECASE)


def _at(butir: Butir[Indikator], *keys: str | int, kunci: bool = False) -> Letak:
    return Letak(butir.letak.berkas, (*butir.letak.jalur, *keys), kunci)


def repeated_id(plan: Outline) -> Iterator[Temuan]:
    first: dict[str, str] = {}
    for butir in plan.every():
        if butir.id in first:
            letak = Letak(butir.letak.berkas, (*butir.letak.jalur, "id"))
            yield Temuan(
                letak,
                f'{butir.nomor} memakai id "{butir.id}" yang sudah dipakai {first[butir.id]}',
                "pilih id lain yang belum dipakai",
            )
        first.setdefault(butir.id, butir.nomor)


def missing_target(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        missing = [str(tahun) for tahun in plan.rencana.periode.tahun if tahun not in butir.isi.target]
        if missing:
            yield Temuan(
                _at(butir, "target", kunci=True),
                f"{butir.nomor} belum punya target untuk {daftar(missing)}",
                f"tambahkan {missing[0]}: … pada target",
            )


def activity_without_output(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.aktivitas:
        if not butir.isi.output:
            yield Temuan(
                butir.letak,
                f"{butir.nomor} {butir.nama} tidak punya output; tidak ada bukti yang bisa diminta",
                "tulis dokumen yang membuktikannya pada output, bila unit menyepakatinya",
            )


def target_outside_period(plan: Outline) -> Iterator[Temuan]:
    periode = plan.rencana.periode
    for butir in plan.indikator:
        for key, targets in (("target", butir.isi.target), ("target_semester_1", butir.isi.target_semester_1)):
            for tahun in targets:
                if tahun not in periode.tahun:
                    yield Temuan(
                        _at(butir, key, tahun, kunci=True),
                        f"{butir.nomor} punya target untuk {tahun}, di luar periode {periode.mulai}-{periode.selesai}",
                        "hapus target tahun itu, atau perbaiki tahunnya",
                    )


def zero_target(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        if butir.isi.arah == "turun" or butir.isi.jenis == "kode":
            continue
        for tahun, target in butir.isi.target.items():
            if target == 0:
                yield Temuan(
                    _at(butir, "target", tahun),
                    f"{butir.nomor} menargetkan 0 pada {tahun} dengan arah naik; capaiannya tidak bisa dihitung",
                    "perbaiki targetnya, atau tulis arah: turun bila makin rendah makin baik",
                )


def code_table(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        if isi.jenis != "kode":
            if isi.kode or isi.baik:
                yield Temuan(
                    _at(butir, "kode" if isi.kode else "baik", kunci=True),
                    f"{butir.nomor} punya tabel kode, padahal jenisnya {isi.jenis}",
                    "tulis jenis: kode, atau hapus kode dan baik",
                )
            continue
        if not isi.kode or not isi.baik:
            yield Temuan(
                _at(butir, "jenis"),
                f"{butir.nomor} berjenis kode tanpa tabel kode yang lengkap",
                "tambahkan kode: {1: Ya, 2: Tidak} dan baik: [1]",
            )
            continue
        for label in [*isi.baik, *isi.target.values()]:
            if label not in isi.kode:
                key = "baik" if label in isi.baik else "target"
                yield Temuan(
                    _at(butir, key, kunci=True),
                    f"{butir.nomor} menyebut label {label} yang tidak ada di tabel kodenya",
                    f"pakai salah satu label: {', '.join(map(str, isi.kode))}",
                )


def exclusions(plan: Outline) -> Iterator[Temuan]:
    known = {butir.id for butir in plan.indikator}
    for butir in plan.indikator:
        if butir.isi.kecuali and not butir.isi.hitung:
            yield Temuan(
                _at(butir, "kecuali", kunci=True),
                f"{butir.nomor} punya kecuali tanpa hitung",
                "hapus kecuali, atau tambahkan hitung",
            )
        for n, excluded in enumerate(butir.isi.kecuali):
            if excluded not in known:
                yield Temuan(
                    _at(butir, "kecuali", n),
                    f'{butir.nomor} mengecualikan "{excluded}" yang bukan id indikator',
                    "tulis id indikator yang ada",
                )


def target_above_hundred(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        if butir.isi.jenis != "persen" or butir.isi.boleh_lebih:
            continue
        for tahun, target in butir.isi.target.items():
            if target > 100:
                yield Temuan(
                    _at(butir, "target", tahun),
                    f"{butir.nomor} menargetkan {angka(target, wajib=False)} persen pada {tahun}",
                    "perbaiki targetnya, atau tulis boleh_lebih: true bila memang boleh melewati 100",
                )


def score_as_percentage(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        word = _SKOR.match(butir.nama)
        if butir.isi.jenis == "persen" and word:
            yield Temuan(
                _at(butir, "jenis"),
                f"{butir.nomor} {butir.nama} ditargetkan dalam persen, padahal {word[0].lower()} bukan bagian dari seratus",
                "pastikan satuannya; level maturitas SPIP, misalnya, adalah 0 sampai 5",
            )


def unnamed_fraction(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        if isi.jenis == "persen" and not isi.hitung and not (isi.pembilang and isi.penyebut):
            yield Temuan(
                butir.letak,
                f"{butir.nomor} {butir.nama} tidak menyebut apa pembilang dan penyebutnya",
                "sepakati dan tulis pembilang dan penyebut, agar dua orang menghitungnya sama",
            )


def settings_that_do_not_fit(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        if isi.jenis == "kode" and isi.konsolidasi != "terakhir":
            yield Temuan(
                _at(butir, "konsolidasi"),
                f"{butir.nomor} berjenis kode; label tidak bisa dijumlahkan atau dirata-rata",
                "hapus konsolidasi",
            )
        if isi.rumus_turun and isi.arah == "naik":
            yield Temuan(
                _at(butir, "rumus_turun"),
                f"{butir.nomor} punya rumus_turun, padahal arahnya naik",
                "hapus rumus_turun, atau tulis arah: turun",
            )
        if isi.hitung and isi.jenis != "persen":
            yield Temuan(_at(butir, "jenis"), f"{butir.nomor} dihitung zi, jadi jenisnya persen", "tulis jenis: persen")


def empty_kegiatan(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.kegiatan:
        for key, held in (("indikator", butir.isi.indikator), ("aktivitas", butir.isi.aktivitas)):
            if not held:
                why = "tidak ada yang menilainya" if key == "indikator" else "tidak ada yang dikerjakan"
                yield Temuan(butir.letak, f"{butir.nomor} {butir.nama} tanpa {key}; {why}", f"tambahkan {key}")


def target_against_direction(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        if butir.isi.jenis == "kode":
            continue
        years = sorted(butir.isi.target)
        for before, after in pairwise(years):
            old, new = butir.isi.target[before], butir.isi.target[after]
            if (new < old) if butir.isi.arah == "naik" else (new > old):
                yield Temuan(
                    _at(butir, "target", after),
                    f"target {butir.nomor} melonggar dari {_short(old)} ({before}) menjadi {_short(new)} ({after})",
                    "pastikan memang disengaja; target biasanya makin berat",
                )


def _short(value: Fraction) -> str:
    return angka(value, wajib=False)


def slips(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.aktivitas:
        texts = [(("nama",), butir.nama), *((("output", n), text) for n, text in enumerate(butir.isi.output))]
        for keys, text in texts:
            said = _slip(text)
            if said:
                letak = Letak(butir.letak.berkas, (*butir.letak.jalur, *keys))
                yield Temuan(letak, f'{butir.nomor} menulis "{said[0]}"', said[1])


def _slip(text: str) -> tuple[str, str] | None:
    for wrong, right in SLIPS:
        if wrong.casefold() in text.casefold():
            return wrong, f'mungkin maksudnya "{right}"; bunyi dokumen dipertahankan'
    doubled = _KATA_GANDA.search(text)
    return (doubled[0], "kata ini tertulis dua kali; bunyi dokumen dipertahankan") if doubled else None


def twin_activities(plan: Outline) -> Iterator[Temuan]:
    seen: dict[tuple[str, str], str] = {}
    for butir in plan.aktivitas:
        key = (butir.nomor_kegiatan, " ".join(butir.nama.casefold().split()))
        if key in seen:
            yield Temuan(
                butir.letak,
                f"{butir.nomor} sama bunyinya dengan {seen[key]}",
                "bedakan bunyinya, atau gabungkan waktunya dalam satu aktivitas",
            )
        seen.setdefault(key, butir.nomor)


def count_without_unit(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        if butir.isi.jenis == "jumlah" and not butir.isi.satuan:
            yield Temuan(
                butir.letak, f"{butir.nomor} {butir.nama} tanpa satuan", "tambahkan satuan, misalnya satuan: SK"
            )


def fraction_as_count(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        for tahun, target in butir.isi.target.items():
            if butir.isi.jenis in ("jumlah", "kode") and target.denominator != 1:
                yield Temuan(
                    _at(butir, "target", tahun),
                    f"{butir.nomor} menargetkan {_short(target)} pada {tahun}, padahal berjenis {butir.isi.jenis}",
                    "tulis bilangan bulat, tanpa titik ribuan",
                )


def second_computed(plan: Outline) -> Iterator[Temuan]:
    computed = [butir for butir in plan.indikator if butir.isi.hitung]
    for butir in computed[1:]:
        yield Temuan(
            _at(butir, "hitung"),
            f"{butir.nomor} dihitung zi seperti {computed[0].nomor}; angka pokok di layar tetap {computed[0].nomor}",
            "pastikan dua indikator ini memang sama-sama dihitung",
        )


def repeated_output(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.aktivitas:
        for output, times in Counter(butir.isi.output).items():
            if times > 1:
                letak = Letak(butir.letak.berkas, (*butir.letak.jalur, "output"), kunci=True)
                yield Temuan(
                    letak, f'{butir.nomor} menyebut output "{output}" {times} kali', "sebut tiap output satu kali"
                )


ATURAN: tuple[Aturan[Outline], ...] = (
    rule(
        "ZI201",
        "galat",
        "Id dipakai dua kali",
        "Program, kegiatan, aktivitas dan indikator berbagi satu ruang id. Bila satu id dipakai dua kali, realisasi "
        "yang dicatat untuknya terbaca untuk keduanya. Beri id baru pada yang ditambahkan belakangan.",
        repeated_id,
    ),
    rule(
        "ZI202",
        "galat",
        "Target tahun belum ada",
        "Setiap indikator punya target untuk setiap tahun dalam periode rencana aksi. Tahun tanpa target tidak dapat "
        "dinilai, dan indikator itu keluar dari hitungan tahun tersebut.",
        missing_target,
    ),
    rule(
        "ZI203",
        "peringatan",
        "Aktivitas tanpa output",
        "Output adalah dokumen yang membuktikan aktivitas. Tanpa output tidak ada bukti yang bisa diminta, sehingga "
        "aktivitas hanya bisa dinyatakan selesai, tidak bisa dibuktikan.",
        activity_without_output,
    ),
    rule(
        "ZI204",
        "galat",
        "Target di luar periode",
        "Ada target untuk tahun yang tidak termasuk periode rencana aksi. Biasanya tahun salah ketik, atau tersisa "
        "dari rencana sebelumnya.",
        target_outside_period,
    ),
    rule(
        "ZI205",
        "galat",
        "Target nol dengan arah naik",
        "Capaian adalah realisasi dibagi target, dan tidak ada bilangan yang dapat dibagi nol. Target 0 hanya masuk "
        "akal untuk indikator yang makin rendah makin baik (arah: turun).",
        zero_target,
    ),
    rule(
        "ZI206",
        "galat",
        "Tabel kode tidak cocok",
        "Indikator berjenis kode memerlukan tabel kode (arti tiap label) dan baik (label yang berarti tercapai), dan "
        "target harus salah satu label itu. Jenis lain tidak memakai keduanya.",
        code_table,
    ),
    rule(
        "ZI207",
        "galat",
        "Kecuali tidak cocok",
        "Kecuali menyebut indikator yang tidak ikut dihitung oleh indikator yang dihitung zi. Yang disebut harus id "
        "indikator yang ada, dan hanya berlaku bersama hitung.",
        exclusions,
    ),
    rule(
        "ZI208",
        "galat",
        "Target lebih dari 100 persen",
        "Bagian dari keseluruhan tidak lebih dari 100 persen. Bila persentase ini memang boleh melewati 100, misalnya "
        "capaian kinerja, tulis boleh_lebih: true.",
        target_above_hundred,
    ),
    rule(
        "ZI209",
        "peringatan",
        "Skor ditulis sebagai persen",
        "Level, indeks dan nilai adalah skor dengan skalanya sendiri, bukan bagian dari seratus. Level maturitas SPIP, "
        "misalnya, adalah 0 sampai 5; target 65 persen tidak dapat dibandingkan dengan hasil penilaian.",
        score_as_percentage,
    ),
    rule(
        "ZI210",
        "saran",
        "Pembilang dan penyebut tidak disebut",
        "Persentase baru jelas bila disebut apa dibagi apa. Tanpa itu dua orang dapat menghitungnya berbeda, dan angka "
        "tahun ini tidak dapat dibandingkan dengan tahun lalu.",
        unnamed_fraction,
    ),
    rule(
        "ZI211",
        "galat",
        "Pengaturan indikator tidak cocok",
        "Label kode tidak bisa dijumlahkan atau dirata-rata; rumus_turun hanya untuk arah turun; indikator yang "
        "dihitung zi selalu berupa persen.",
        settings_that_do_not_fit,
    ),
    rule(
        "ZI212",
        "peringatan",
        "Kegiatan tanpa indikator atau aktivitas",
        "Kegiatan dinilai dengan indikator dan dijalankan dengan aktivitas. Bila salah satunya tidak ada, kegiatan itu "
        "tidak bisa dinilai atau tidak bisa dikerjakan.",
        empty_kegiatan,
    ),
    rule(
        "ZI213",
        "peringatan",
        "Target melonggar",
        "Target tahun berikutnya lebih ringan daripada tahun sebelumnya. Itu boleh, tetapi jarang dimaksudkan, dan "
        "penilai akan bertanya.",
        target_against_direction,
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
        "Dua aktivitas dalam satu kegiatan berbunyi sama, sehingga orang tidak tahu harus mencatat di mana.",
        twin_activities,
    ),
    rule(
        "ZI216",
        "saran",
        "Jumlah tanpa satuan",
        "Indikator berjenis jumlah sebaiknya menyebut satuannya (SK, Inovasi, dokumen), agar laporan jelas dibaca.",
        count_without_unit,
    ),
    rule(
        "ZI217",
        "galat",
        "Cacah berupa pecahan",
        "Jumlah dan label kode adalah bilangan bulat. Target 1.250 berarti satu seperempat bagi YAML; seribu dua "
        "ratus lima puluh ditulis 1250.",
        fraction_as_count,
    ),
    rule(
        "ZI218",
        "peringatan",
        "Lebih dari satu indikator dihitung",
        "Lebih dari satu indikator memakai hitung. Masing-masing dihitung dari indikator lain yang tidak dihitung, dan "
        "angka pokok di layar memakai yang pertama.",
        second_computed,
    ),
    rule(
        "ZI219",
        "peringatan",
        "Output berulang",
        "Satu output disebut lebih dari sekali pada satu aktivitas, sehingga satu bukti mengisi dua tempat.",
        repeated_output,
    ),
)
