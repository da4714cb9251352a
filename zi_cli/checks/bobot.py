"""The rules of bobot: what a mean by weights needs, and a weight that is used nowhere."""

from collections.abc import Iterator

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.unit import UnitRecords
from zi_cli.model.masalah import Letak, Temuan


def weight_missing(unit: UnitRecords) -> Iterator[Temuan]:
    if unit.pengaturan.rata_rata is None:
        return
    voting = [butir for plan in unit.rencana for butir in plan.indikator if not butir.isi.hitung]
    missing = [butir for butir in voting if butir.isi.bobot is None]
    if missing and len(missing) == len(voting):
        yield Temuan(
            Letak(unit.berkas_pengaturan, ("rata_rata",)),
            "rata-rata capaian berbobot, padahal belum ada indikator yang berbobot; rata-ratanya tidak dihitung",
            "tulis bobot tiap indikator di rencana, atau hapus rata_rata",
        )
        return
    for butir in missing:
        yield Temuan(
            butir.letak,
            f"{butir.nomor} {butir.nama} belum berbobot; rata-rata berbobot yang memuatnya tidak dihitung",
            "tambahkan bobot: … seperti di dokumen, atau hapus rata_rata di plans/zi.yaml",
        )


def weight_of_computed(unit: UnitRecords) -> Iterator[Temuan]:
    for plan in unit.rencana:
        for butir in plan.indikator:
            if butir.isi.hitung and butir.isi.bobot is not None:
                yield Temuan(
                    butir.letak.below("bobot"),
                    f"{butir.nomor} dihitung zi dari indikator lain, jadi bobotnya tidak pernah dipakai",
                    "hapus bobotnya, atau biarkan bila memang tercetak demikian; bobot itu hanya ditampilkan",
                )


ATURAN: tuple[Aturan[UnitRecords], ...] = (
    rule(
        "ZI241",
        "galat",
        "Bobot belum ada",
        "plans/zi.yaml memuat rata_rata: berbobot, tetapi ada indikator tanpa bobot. Bobot yang belum ada tidak dianggap "
        "0 atau 1, jadi rata-rata capaian yang memuat indikator itu tidak dihitung dan dicetak –. Banyaknya yang tercapai "
        "dan capaian rencana aksi tidak terpengaruh. Lengkapi bobotnya, atau hapus rata_rata.",
        weight_missing,
    ),
    rule(
        "ZI242",
        "saran",
        "Bobot pada indikator yang dihitung",
        "Indikator yang dihitung zi dari indikator lain tidak ikut rata-rata capaian, jadi bobotnya hanya ditampilkan dan "
        "tidak pernah dipakai. Bila jumlah bobot di dokumen memuatnya, rata-rata berbobot zi membagi dengan bobot "
        "indikator lain saja.",
        weight_of_computed,
    ),
)
