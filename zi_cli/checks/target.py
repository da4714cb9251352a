"""The rules of the targets of a plan."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.istilah import bersatuan
from zi_cli.core.outline import Outline
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.periode import SEMESTER, Periode
from zi_cli.model.tulisan import daftar, tertulis

said = lru_cache(maxsize=1024)(tertulis)  # the targets of many units are few
"""Write a target."""


def missing_target(plan: Outline) -> Iterator[Temuan]:
    covered = plan.rencana.periode.tahun
    for butir in plan.indikator:
        missing = [str(tahun) for tahun in covered if tahun not in butir.isi.target]
        if missing:
            yield Temuan(
                butir.letak.below("target", kunci=True),
                f"{butir.nomor} belum punya target untuk {daftar(missing)}",
                f"tambahkan {missing[0]}: … pada target",
            )


def target_outside_period(plan: Outline) -> Iterator[Temuan]:
    periode = plan.rencana.periode
    for butir, way, tahun, _ in plan.targets:
        if not periode.mulai <= tahun <= periode.selesai:
            yield Temuan(
                butir.letak.below(*way, kunci=True),
                f"{butir.nomor} punya target untuk {tahun}, di luar periode {periode.mulai}-{periode.selesai}",
                "hapus target tahun itu, atau perbaiki tahunnya",
            )


def zero_target(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        is_rising = butir.isi.arah == "naik" and not butir.isi.sifat.berlabel
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
        for before, after in pairwise(() if butir.isi.sifat.berlabel else sorted(butir.isi.target)):
            old, new = butir.isi.target[before], butir.isi.target[after]
            if is_less(new, old) if butir.isi.arah == "naik" else is_less(old, new):
                yield Temuan(
                    butir.letak.below("target", after),
                    f"target {butir.nomor} melonggar dari {bersatuan(butir.isi, said(old))} ({before}) menjadi "
                    f"{bersatuan(butir.isi, said(new))} ({after})",
                    "pastikan memang disengaja; target biasanya makin berat",
                )


def fraction_as_count(plan: Outline) -> Iterator[Temuan]:
    for butir, way, tahun, target in plan.targets:
        if target.denominator != 1 and butir.isi.sifat.utuh:
            yield Temuan(
                butir.letak.below(*way),
                f"{butir.nomor} menargetkan {said(target)} pada {tahun}, padahal yang dihitung satuan utuh",
                whole_number_hint(target),
            )


def is_above(value: Fraction, most: int) -> bool:
    """Whether a number is more than another: Fraction's own comparing takes three times as long."""
    return value.numerator > most * value.denominator


def is_less(one: Fraction, other: Fraction) -> bool:
    """Whether a number is less than another; as above."""
    return one.numerator * other.denominator < other.numerator * one.denominator


def whole_number_hint(value: Fraction) -> str:
    """Say how to write a count; `1.250` was most likely meant as one thousand two hundred and fifty."""
    thousands = value * 1000
    hint = "tulis bilangan bulat tanpa titik ribuan"
    return f"{hint}: bila maksudnya seribuan, {thousands}" if thousands.denominator == 1 else hint


def target_not_good(plan: Outline) -> Iterator[Temuan]:
    for butir, way, tahun, target in plan.targets:
        isi = butir.isi
        if isi.sifat.berlabel and isi.baik and target in isi.kode and target not in isi.baik:
            yield Temuan(
                butir.letak.below(*way),
                f"{butir.nomor} menargetkan {target} ({isi.kode[int(target)]}) pada {tahun}, padahal label itu "
                "tidak disebut baik",
                "perbaiki targetnya, atau tambahkan label itu pada baik",
            )


def part_above_year(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        is_rising = butir.isi.arah == "naik" and not butir.isi.sifat.berlabel
        for periode, way, target in butir.isi.targets_on_the_way() if is_rising else ():
            later = next((one for one in periode.after if butir.isi.target_of(one) is not None), None)
            goal = butir.isi.target_of(later) if later else None
            if later and goal is not None and target > goal:
                name = "tahunnya" if later.is_last else later.sebutan
                yield Temuan(
                    butir.letak.below(*way),
                    f"target {periode.sebutan} {butir.nomor} pada {periode.tahun} ({said(target)}) melebihi target "
                    f"{name} ({said(goal)})",
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
        "Ada target untuk tahun yang tidak termasuk periode rencana aksi. Biasanya tahun salah ketik, atau tersisa "
        "dari rencana sebelumnya. Perbaiki tahunnya, atau hapus target itu.",
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
        "ZI220",
        "peringatan",
        "Target bukan label yang baik",
        "Indikator berjenis kode tercapai bila labelnya termasuk baik, bukan bila sama dengan target. Target yang "
        "tidak termasuk baik membuat pembaca mengira sebaliknya. Samakan target dengan baik.",
        target_not_good,
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
