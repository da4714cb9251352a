"""The rules of labels: the table of an indikator of jenis kode, which labels are good, and what each is worth."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.istilah import tanpa_satuan
from zi_cli.core.outline import Butir, Outline
from zi_cli.model.label import listed
from zi_cli.model.masalah import Jalur, Temuan
from zi_cli.model.rencana import Indikator
from zi_cli.model.tulisan import tertulis

OF_LABELS = ("kode", "baik", "urutan", "nilai_label")


def code_table(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        if isi.sifat.berlabel and isi.kode and (isi.baik or isi.urutan):
            yield from _unknown_labels(butir)
        elif isi.sifat.berlabel:
            yield Temuan(
                butir.letak.below("jenis"),
                f"{butir.nomor} berjenis {isi.jenis}, tetapi {'baik' if isi.kode else 'tabel kodenya'} belum ada",
                _way_to_labels(isi),
            )
        elif has := [one for one in OF_LABELS if getattr(isi, one)]:
            yield Temuan(
                butir.letak.below(has[0], kunci=True),
                f"{butir.nomor} punya {'tabel kode' if has[0] == 'kode' else has[0]}, padahal jenisnya {isi.jenis}",
                f"tulis jenis: kode, atau hapus {' dan '.join(has)}"
                if _is_labelled(isi)
                else f"hapus {' dan '.join(has)}",
            )


def _is_labelled(isi: Indikator) -> bool:
    """Whether all that labels need is there: the table, the good ones, and targets that are labels."""
    return bool(isi.kode and (isi.baik or isi.urutan)) and all(target in isi.kode for _, _, target in isi.targets())


def _way_to_labels(isi: Indikator) -> str:
    """Say which of the keys that labels need is to be added; what is there is kept."""
    if isi.kode:
        baik = f"tambahkan baik: label yang berarti tercapai, misalnya [{next(iter(isi.kode))}]"
        return f"{baik}, atau urutan bila labelnya berurutan"
    labels = sorted({*isi.baik, *(int(target) for _, _, target in isi.targets())})
    table = f"{{{', '.join(f'{one}: …' for one in labels)}}}"
    return f"tambahkan kode: {table}, arti tiap label" + ("" if isi.baik else ", dan baik: label yang berarti tercapai")


def _unknown_labels(butir: Butir[Indikator]) -> Iterator[Temuan]:
    named: list[tuple[Jalur, Fraction | int]] = [(("baik", n), one) for n, one in enumerate(butir.isi.baik)]
    named += [(way, label) for way, _, label in butir.isi.targets()]
    for way, label in named:
        if label not in butir.isi.kode:
            yield Temuan(
                butir.letak.below(*way),
                f"{butir.nomor} menyebut label {tertulis(label)} yang tidak ada di tabel kodenya",
                f"pakai salah satu label: {', '.join(map(str, butir.isi.kode))}",
            )


def worths(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        if not isi.nilai_label or not isi.sifat.berlabel:
            continue
        if isi.urutan is None:
            yield Temuan(
                butir.letak.below("nilai_label", kunci=True),
                f"{butir.nomor} punya nilai_label, padahal labelnya tidak berurutan",
                "tambahkan urutan: turun bila nomor yang lebih kecil lebih baik, urutan: naik bila sebaliknya",
            )
            continue
        yield from _worths(butir)


def _worths(butir: Butir[Indikator]) -> Iterator[Temuan]:
    isi = butir.isi
    lacking = [f"{label} ({arti})" for label, arti in isi.kode.items() if label not in isi.nilai_label]
    strange = [label for label in isi.nilai_label if label not in isi.kode]
    if lacking or strange:
        what = f"belum memberi bobot pada {', '.join(lacking)}" if lacking else f"memberi bobot pada {strange[0]}"
        more = "" if lacking else ", yang bukan labelnya"
        yield Temuan(
            butir.letak.below("nilai_label", kunci=True),
            f"{butir.nomor} {what}{more}",
            f"beri bobot pada tiap label: {listed(isi.kode)}",
        )
    for way, tahun, target in isi.targets():
        if isi.nilai_label.get(int(target)) == 0:
            yield Temuan(
                butir.letak.below(*way),
                f"{butir.nomor} menargetkan label berbobot 0 pada {tahun}; capaiannya tidak bisa dihitung",
                "perbaiki targetnya, atau beri label itu bobot di atas 0",
            )
    best_first = sorted((one for one in isi.kode if one in isi.nilai_label), reverse=bool(isi.naik))
    for better, worse in pairwise(best_first):
        if isi.nilai_label[better] < isi.nilai_label[worse]:
            yield Temuan(
                butir.letak.below("nilai_label", kunci=True),
                f"{butir.nomor}: {isi.kode[better]} lebih baik daripada {isi.kode[worse]}, tetapi bobotnya lebih kecil",
                "perbaiki bobotnya, atau balik urutannya",
            )


def unused_beside_order(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        unused = [key for key, is_there in (("baik", isi.baik), ("arah", isi.arah == "turun")) if is_there]
        if isi.urutan and isi.sifat.berlabel and unused:
            yield Temuan(
                butir.letak.below(unused[0], kunci=True),
                f"{butir.nomor} punya urutan; {' dan '.join(unused)} tidak dipakai",
                f"hapus {' dan '.join(unused)}",
            )


def target_not_good(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        for way, tahun, target in isi.targets() if isi.sifat.berlabel and isi.baik and not isi.urutan else ():
            if target in isi.kode and target not in isi.baik:
                yield Temuan(
                    butir.letak.below(*way),
                    f"{butir.nomor} menargetkan {target} ({isi.kode[int(target)]}) pada {tahun}, padahal label itu "
                    "tidak disebut baik",
                    "perbaiki targetnya, atau tambahkan label itu pada baik; label yang berurutan memakai urutan",
                )


def target_that_decides_nothing(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        is_ordered = isi.urutan or not isi.sifat.berlabel
        lesser = None if is_ordered else next((one for _, _, one in isi.targets() if one in isi.baik[1:]), None)
        if lesser is not None:
            yield Temuan(
                butir.letak.below("baik", kunci=True),
                f"target {tanpa_satuan(isi, lesser)} pada {butir.nomor} tidak berpengaruh: semua label di baik dihitung "
                "tercapai",
                "tambahkan urutan: turun bila nomor yang lebih kecil lebih baik (urutan: naik bila sebaliknya), lalu hapus baik",
            )


ATURAN: tuple[Aturan[Outline], ...] = (
    rule(
        "ZI206",
        "galat",
        "Tabel kode tidak cocok",
        "Indikator berjenis kode memerlukan tabel kode (arti tiap label) dan baik (label yang berarti tercapai), dan "
        "target harus salah satu label itu; tanpa itu tidak ada yang dapat menyebutnya tercapai. Jenis lain tidak "
        "memakai keduanya. Lengkapi tabelnya, atau perbaiki jenisnya.",
        code_table,
    ),
    rule(
        "ZI222",
        "peringatan",
        "Target yang tidak berpengaruh",
        "Dengan baik saja, setiap label di dalamnya dihitung tercapai, apa pun targetnya: BB dihitung tercapai walaupun "
        "targetnya A, dan sebaliknya. Bila labelnya berurutan, tulis urutan: turun (nomor lebih kecil lebih baik) atau naik; "
        "target lalu tercapai bila labelnya sama atau lebih baik.",
        target_that_decides_nothing,
    ),
    rule(
        "ZI223",
        "galat",
        "Bobot label tidak cocok",
        "nilai_label memberi bobot pada tiap label yang berurutan; capaian = bobot realisasi dibagi bobot target. Karena itu "
        "setiap label punya bobot, label target di atas 0, dan label yang lebih baik tidak berbobot lebih kecil.",
        worths,
    ),
    rule(
        "ZI224",
        "saran",
        "Tidak dipakai di samping urutan",
        "Label dengan urutan dibandingkan menurut nomornya; baik dan arah tidak dibaca lagi. Hapus, agar pembaca tidak "
        "mengira keduanya menentukan.",
        unused_beside_order,
    ),
    rule(
        "ZI220",
        "peringatan",
        "Target bukan label yang baik",
        "Indikator berjenis kode tercapai bila labelnya termasuk baik, bukan bila sama dengan target. Target yang "
        "tidak termasuk baik membuat pembaca mengira sebaliknya. Samakan target dengan baik.",
        target_not_good,
    ),
)
