"""The rule of what leaves the denominator of the plan's own score."""

from collections.abc import Iterator

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.assessment import counted_by, judged_alone, plan_score
from zi_cli.core.in_force import in_force
from zi_cli.core.istilah import dengan_persen
from zi_cli.core.position import Posisi
from zi_cli.core.summary import Bagian
from zi_cli.core.unit import Tercatat
from zi_cli.model.masalah import Temuan
from zi_cli.model.periode import Periode
from zi_cli.model.tulisan import daftar, tertulis


def verdict_by_leaving_out(tercatat: Tercatat) -> Iterator[Temuan]:
    if not any(bacaan.tidak_berlaku for _, _, bacaan in tercatat.readings):
        return  # what is left is to judge the whole year
    periode = Periode(tercatat.realisasi.tahun)
    plan = in_force(tercatat.outline, periode.tahun, periode.akhir)
    at = Posisi(periode, periode.akhir, tutup=True, panjang=tercatat.panjang)
    judged = judged_alone(plan, tercatat.realisasi, at, tercatat.berkas, tercatat.lampau)
    skor = plan_score(judged)
    if not skor.is_reached:
        return
    own = next((one for one in judged if one.dihitung), None)
    named = [one for one in counted_by(own, judged) if one.terbaca.alasan and one.keadaan == "tidak_berlaku"]
    over = Bagian(skor.tercapai, skor.dinilai + len(named)).persen
    if skor.target is not None and over is not None and over < skor.target:
        numbers = daftar([one.butir.nomor for one in named])
        said = dengan_persen(over, skor.desimal(over))
        yield Temuan(
            tercatat.at(named[0].butir, named[0].terbaca.dari[0].slot, "tidak_berlaku"),
            f"target {tertulis(skor.target)} % terpenuhi hanya karena {numbers} tidak dinilai; bila ikut dihitung, capaian "
            f"rencana aksi {said} ({skor.tercapai} dari {skor.dinilai + len(named)})",
            "pastikan alasannya kuat dan disepakati; laporan menyebut keduanya",
        )


ATURAN: tuple[Aturan[Tercatat], ...] = (
    rule(
        "ZI321",
        "peringatan",
        "Target terpenuhi karena ada yang tidak dinilai",
        "Indikator yang dinyatakan tidak berlaku keluar dari penyebut. Di sini itu yang menentukan: bila ikut dihitung "
        "sebagai belum tercapai, target capaian rencana aksi tidak terpenuhi.",
        verdict_by_leaving_out,
    ),
)
