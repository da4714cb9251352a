"""The rules of the targets that a revision of the plan changes."""

from collections.abc import Iterator
from fractions import Fraction

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.in_force import revisions
from zi_cli.core.istilah import masa
from zi_cli.core.outline import Direvisi, Outline
from zi_cli.model.label import label_of, listed
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.rencana import Indikator
from zi_cli.model.tulisan import tanggal_panjang, tertulis


def target_that_does_not_fit(plan: Outline) -> Iterator[Temuan]:
    known = {one.id: one for one in plan.indikator}
    for n, revisi in enumerate(plan.rencana.revisi):
        for id_, targets in revisi.target.items():
            letak = Letak(plan.berkas, ("revisi", n, "target", id_))
            if id_ not in known:
                other = plan.of(id_)
                kind = (
                    f"adalah id {type(other.isi).__name__.lower()} {other.nomor}" if other else "tidak ada di rencana"
                )
                yield Temuan(
                    Letak(letak.berkas, letak.jalur, kunci=True),
                    f'revisi mengubah target "{id_}" yang {kind}',
                    "tulis id indikator; butir lain disebut di butir",
                )
                continue
            butir = known[id_]
            for tahun, said in targets.items():
                wrong = _wrong(butir.isi, plan, tahun, said)
                if wrong:
                    yield Temuan(letak.below(tahun), f"target {butir.nomor} yang direvisi {wrong[0]}", wrong[1])


def _wrong(isi: Indikator, plan: Outline, tahun: int, said: Fraction | str) -> tuple[str, str] | None:
    """Say what is wrong with a revised target, and the way out; None where nothing is."""
    periode = plan.rencana.periode
    if tahun not in periode.tahun:
        return f"untuk {tahun}, di luar periode {periode.mulai}-{periode.selesai}", "perbaiki tahunnya"
    if not isi.counts_in(tahun):
        return f"untuk {tahun}, sedangkan indikatornya {masa(isi)}", "perbaiki tahunnya"
    label = label_of(isi.kode, said if isinstance(said, str) else str(said)) if isi.sifat.berlabel else None
    if isi.sifat.berlabel and label is None:
        return f"bukan label di tabel kodenya ({said})", f"pakai salah satu label: {listed(isi.kode)}"
    if isinstance(said, str):
        return None if isi.sifat.berlabel else (f'berupa kata ("{said[:40]}")', "tulis angkanya, tanpa satuan")
    if said < 0 and not isi.boleh_negatif:
        return f"di bawah nol ({tertulis(said)})", "tulis 0 atau lebih"
    if isi.tertinggi is not None and said > isi.tertinggi:
        return f"{tertulis(said)}, lebih dari {isi.tertinggi}", "perbaiki targetnya"
    if isi.sifat.utuh and said.denominator != 1:
        return f"{tertulis(said)}, padahal yang dihitung satuan utuh", "tulis bilangan bulat tanpa titik ribuan"
    return None


def too_late(plan: Outline) -> Iterator[Temuan]:
    for one in revisions(plan):
        if one.tanggal.year > one.tahun:
            yield Temuan(
                one.letak,
                f"target {plan.nomor[one.id]} tahun {one.tahun} direvisi {tanggal_panjang(one.tanggal)}, sesudah tahun itu "
                "berakhir; yang berlaku tetap yang sebelumnya",
                "perbaiki tanggal revisinya, atau hapus target itu (dan revisinya bila tidak ada isinya lagi)",
            )


def twice_a_day(plan: Outline) -> Iterator[Temuan]:
    seen: dict[tuple[str, int, object], Direvisi] = {}
    for one in revisions(plan):
        before = seen.setdefault((one.id, one.tahun, one.tanggal), one)
        if before.target != one.target:
            yield Temuan(
                one.letak,
                f"target {plan.nomor[one.id]} tahun {one.tahun} direvisi dua kali pada {tanggal_panjang(one.tanggal)}; yang "
                "dipakai yang tertulis terakhir",
                "tulis satu saja",
            )


ATURAN: tuple[Aturan[Outline], ...] = (
    rule(
        "ZI229",
        "galat",
        "Target revisi tidak cocok",
        "Target di kunci revisi menyebut id indikator, tahun dalam rencana dan masa berlakunya, dan angka atau label seperti "
        "target semula. Yang tidak cocok tidak dipakai, dan indikatornya tetap dinilai dengan target lama.",
        target_that_does_not_fit,
    ),
    rule(
        "ZI230",
        "peringatan",
        "Revisi sesudah tahunnya berakhir",
        "Target yang direvisi sesudah tahunnya berakhir tidak mengubah apa-apa: tahun itu dinilai dengan target yang berlaku "
        "pada akhir tahunnya. Biasanya tanggal atau tahunnya salah ketik.",
        too_late,
    ),
    rule(
        "ZI231",
        "peringatan",
        "Target direvisi dua kali sehari",
        "Dua revisi bertanggal sama memberi target yang berlainan pada indikator dan tahun yang sama. Yang dipakai yang "
        "tertulis terakhir; tulis satu saja agar pembaca tidak ragu.",
        twice_a_day,
    ),
)
