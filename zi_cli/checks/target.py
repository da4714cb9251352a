"""The rules of the targets of a plan."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.capaian import is_better
from zi_cli.core.istilah import bernilai
from zi_cli.core.outline import Butir, Outline
from zi_cli.model.isian import Bertitik
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.periode import SEMESTER, Periode
from zi_cli.model.rencana import Indikator
from zi_cli.model.tulisan import daftar, tertulis

said = lru_cache(maxsize=1024)(tertulis)  # the targets of many units are few
"""Write a target."""


def missing_target(plan: Outline) -> Iterator[Temuan]:
    covered = plan.rencana.periode.tahun
    for butir in plan.indikator:
        missing = [str(tahun) for tahun in covered if tahun not in butir.isi.target and butir.isi.counts_in(tahun)]
        if missing:
            yield Temuan(
                butir.letak.below("target", kunci=True),
                f"{butir.nomor} belum punya target untuk {daftar(missing)}",
                f"tambahkan {missing[0]}: … pada target",
            )


def target_outside_period(plan: Outline) -> Iterator[Temuan]:
    periode = plan.rencana.periode
    for butir, way, tahun, _ in plan.targets:
        where = f"periode {periode.mulai}-{periode.selesai}" if tahun not in periode.tahun else ""
        if not where and not butir.isi.counts_in(tahun) and _is_ever_in_force(butir, plan):
            where = "masa berlakunya"
        if where:
            yield Temuan(
                butir.letak.below(*way, kunci=True),
                f"{butir.nomor} punya target untuk {tahun}, di luar {where}",
                "hapus target tahun itu, atau perbaiki tahunnya",
            )


def _is_ever_in_force(butir: Butir[Indikator], plan: Outline) -> bool:
    return any(map(butir.isi.counts_in, plan.rencana.periode.tahun))


def never_in_force(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        if not _is_ever_in_force(butir, plan):
            yield Temuan(
                butir.letak.below("berlaku", kunci=True),
                f"{butir.nomor} tidak berlaku pada tahun mana pun dalam rencana",
                "perbaiki tahun di berlaku, atau hapus indikator ini",
            )


def zero_target(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        is_rising = butir.isi.naik and not butir.isi.sifat.berlabel and not butir.isi.boleh_negatif
        for tahun, target in butir.isi.target.items() if is_rising else ():
            if not target:
                yield Temuan(
                    butir.letak.below("target", tahun),
                    f"{butir.nomor} menargetkan 0 pada {tahun} dengan arah naik; capaiannya tidak bisa dihitung",
                    "perbaiki targetnya, atau tulis arah: turun bila makin rendah makin baik",
                )


def target_above_hundred(plan: Outline) -> Iterator[Temuan]:
    for butir, way, tahun, target in plan.targets:
        most = butir.isi.tertinggi
        if most is not None and is_above(target, most):
            yield Temuan(
                butir.letak.below(*way),
                f"{butir.nomor} menargetkan {said(target)} {butir.isi.jenis} pada {tahun}",
                f"perbaiki targetnya, atau tulis boleh_lebih: true bila memang boleh melewati {most}",
            )


def target_against_direction(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        is_compared = butir.isi.naik is not None and not butir.isi.kumulatif  # of the second ZI261 says it
        for before, after in pairwise(sorted(butir.isi.target) if is_compared else ()):
            old, new = butir.isi.target[before], butir.isi.target[after]
            if is_less(new, old) if butir.isi.naik else is_less(old, new):
                yield Temuan(
                    butir.letak.below("target", after),
                    f"target {butir.nomor} melonggar dari {bernilai(butir.isi, old)} ({before}) menjadi "
                    f"{bernilai(butir.isi, new)} ({after})",
                    "pastikan memang disengaja; target biasanya makin berat",
                )


def falling_sum(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        for before, after in pairwise(sorted(butir.isi.target) if butir.isi.kumulatif else ()):
            old, new = butir.isi.target[before], butir.isi.target[after]
            if new < old:
                yield Temuan(
                    butir.letak.below("target", after),
                    f"target {butir.nomor} turun dari {bernilai(butir.isi, old)} ({before}) menjadi "
                    f"{bernilai(butir.isi, new)} ({after}), padahal dihitung sejak awal rencana",
                    "tulis target kumulatif: jumlah yang harus ada sampai tahun itu; bila targetnya tiap tahun, hapus kumulatif",
                )


def fraction_as_count(plan: Outline) -> Iterator[Temuan]:
    for butir, way, tahun, target in plan.targets:
        if target.denominator != 1 and butir.isi.sifat.utuh:
            saran, ganti = whole_number(target)
            pesan = f"{butir.nomor} menargetkan {said(target)} pada {tahun}, padahal yang dihitung satuan utuh"
            yield Temuan(butir.letak.below(*way), pesan, saran, ganti=ganti)


def is_above(value: Fraction, most: int) -> bool:
    """Whether a number is more than another: Fraction's own comparing takes three times as long."""
    return value.numerator > most * value.denominator


def is_less(one: Fraction, other: Fraction) -> bool:
    """Whether a number is less than another; as above."""
    return one.numerator * other.denominator < other.numerator * one.denominator


def whole_number(value: Fraction) -> tuple[str, tuple[str, ...]]:
    """Say how to write a count, and give it: `1.250` was meant as one thousand two hundred and fifty, 1.5 as neither."""
    if not isinstance(value, Bertitik):
        return "tulis bilangan bulat", ()
    thousands = str(int(value * 1000))
    return f"tulis {thousands}, tanpa titik ribuan", (thousands,)


def part_above_year(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        is_ordered = isi.naik is not None and not isi.is_limit  # a part of a year may be under a tighter limit
        for periode, way, target in isi.targets_on_the_way() if is_ordered else ():
            later = next((one for one in periode.after if isi.target_of(one) is not None), None)
            goal = isi.target_of(later) if later else None
            if later and goal is not None and is_better(isi, target, goal):
                name = "tahunnya" if later.is_last else later.sebutan
                yield Temuan(
                    butir.letak.below(*way),
                    f"target {periode.sebutan} {butir.nomor} pada {periode.tahun} ({bernilai(isi, target)}) melebihi target "
                    f"{name} ({bernilai(isi, goal)})",
                    "periksa kedua target; mungkin tertukar",
                )


def target_of_another_length(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        for periode, way, _ in butir.isi.targets_on_the_way():
            panjang = plan.rencana.panjang_of(periode.tahun)
            if periode.panjang != panjang:
                same = periode.of_length(panjang)
                yield Temuan(
                    butir.letak.below(*way, kunci=True),
                    f"tahun {periode.tahun} dilaporkan per {panjang.nama}, jadi target {periode.sebutan} {butir.nomor} tidak "
                    "dipakai",
                    f"tulis sebagai {_way_of_target(same)}" if same else "hapus target itu, atau perbaiki tahunnya",
                )


def _way_of_target(periode: Periode) -> str:
    """Say how the target of a part of a year is written."""
    if periode.panjang == SEMESTER:
        return f"target_semester_{periode.ke}: {{{periode.tahun}: …}}"
    return f"target_triwulan: {{{periode.tahun}: {{{periode.ke}: …}}}}"


def periods_outside_plan(plan: Outline) -> Iterator[Temuan]:
    masa = plan.rencana.periode
    for tahun in plan.rencana.periode_laporan:
        if tahun not in masa.tahun:
            yield Temuan(
                Letak(plan.berkas, ("periode_laporan", tahun), kunci=True),
                f"periode_laporan menyebut {tahun}, di luar periode {masa.mulai}-{masa.selesai}",
                "tulis tahun pertama yang dilaporkan begitu, atau hapus barisnya",
            )


ATURAN: tuple[Aturan[Outline], ...] = (
    rule(
        "ZI202",
        "galat",
        "Target tahun belum ada",
        "Setiap indikator punya target untuk setiap tahun dalam periode rencana aksi. Tahun tanpa target tidak dapat "
        "dinilai, dan indikator itu keluar dari hitungan tahun tersebut. Tambahkan target tahun yang disebut.",
        missing_target,
    ),
    rule(
        "ZI204",
        "galat",
        "Target di luar periode",
        "Ada target untuk tahun yang tidak termasuk periode rencana aksi, atau di luar masa berlaku indikatornya. Biasanya "
        "tahun salah ketik, atau tersisa dari rencana sebelumnya. Perbaiki tahunnya, atau hapus target itu.",
        target_outside_period,
    ),
    rule(
        "ZI228",
        "galat",
        "Tidak pernah berlaku",
        "berlaku menyebut tahun-tahun indikator diukur. Bila tidak satu pun termasuk periode rencana aksi, indikator itu "
        "tidak pernah dinilai. Perbaiki tahunnya, atau hapus indikatornya.",
        never_in_force,
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
        "ZI208",
        "galat",
        "Target lebih dari 100 persen",
        "Bagian dari keseluruhan tidak lebih dari 100 persen. Bila persentase ini memang boleh melewati 100, misalnya "
        "capaian kinerja, tulis boleh_lebih: true.",
        target_above_hundred,
    ),
    rule(
        "ZI213",
        "peringatan",
        "Target melonggar",
        "Target tahun berikutnya lebih ringan daripada tahun sebelumnya. Itu boleh, tetapi jarang dimaksudkan, dan "
        "penilai akan bertanya. Periksa angka dan arahnya.",
        target_against_direction,
    ),
    rule(
        "ZI217",
        "galat",
        "Target jumlah berupa pecahan",
        "Jumlah menghitung satuan utuh. Titik ribuan tidak dipakai: target 1.250 terbaca satu seperempat; seribu dua "
        "ratus lima puluh ditulis 1250.",
        fraction_as_count,
    ),
    rule(
        "ZI221",
        "peringatan",
        "Target semester melebihi target tahun",
        "Realisasi semester I adalah posisi setahun berjalan, jadi target semester I tidak lebih berat daripada target "
        "tahunnya. Biasanya kedua angka tertukar, atau target tahunnya lupa dinaikkan. Begitu pula target sebuah triwulan "
        "terhadap target triwulan sesudahnya.",
        part_above_year,
    ),
    rule(
        "ZI261",
        "peringatan",
        "Target kumulatif turun",
        "Indikator dengan kumulatif: rencana dihitung sejak tahun pertama, jadi nilainya tidak pernah berkurang. Target yang "
        "lebih kecil daripada tahun sebelumnya biasanya target tahun itu saja. Tulis jumlah sampai tahun itu.",
        falling_sum,
    ),
    rule(
        "ZI251",
        "galat",
        "Target dengan panjang periode lain",
        "Target di tengah tahun mengikuti panjang periode laporan tahun itu: target_semester_1 di tahun per semester, "
        "target_triwulan di tahun per triwulan (periode_laporan). Target lain tidak dipakai di mana pun.",
        target_of_another_length,
    ),
    rule(
        "ZI252",
        "galat",
        "Panjang periode laporan di luar rencana",
        "periode_laporan menyebut sejak tahun mana laporan dibuat per triwulan atau per semester, dan tahun itu termasuk "
        "periode rencana aksi. Biasanya tahunnya salah ketik, atau tersisa dari rencana sebelumnya.",
        periods_outside_plan,
    ),
)
