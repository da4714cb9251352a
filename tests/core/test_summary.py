"""domain: I.1, the plan's own score, and the summaries beside it."""

from fractions import Fraction
from typing import Any

import pytest

from tests.building import aktivitas, indikator, nilai, rencana
from zi_cli.core.assessment import Penilaian
from zi_cli.core.rounding import number
from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.tulisan import angka

YA = {"semester_2": {"nilai": 65}}
TIDAK = {"semester_2": {"nilai": 64}}
NIHIL = {"semester_2": {"pembilang": 0, "penyebut": 0}}


def scored(reached: int, failed: int, unread: int, out: int = 0, **own: Any) -> Penilaian:
    total = reached + failed + unread + out
    names = [f"i{n}" for n in range(total)]
    computed = indikator("skor", 65, hitung="proporsi_indikator_tercapai", **own)
    readings = [YA] * reached + [TIDAK] * failed + [None] * unread + [NIHIL] * out
    plan = rencana(([computed, *(indikator(name) for name in names)], []))
    return nilai(plan, {name: what for name, what in zip(names, readings, strict=True) if what})


def test_score_with_open_readings_is_printed_with_its_range() -> None:
    skor = scored(18, 9, 8).skor
    assert [angka(one) for one in (skor.nilai, *skor.rentang)] == ["51,43", "51,43", "74,29"]


def test_what_is_missing_to_the_target_is_counted() -> None:
    skor = scored(17, 17, 0, out=1).skor
    assert (skor.tercapai, skor.dinilai, skor.perlu, skor.kurang) == (17, 34, 23, 6)


def test_the_score_leaves_itself_out() -> None:
    """23 others of 35 is 65.71 and passes; counting itself, 23/36 would fail and 24/36 would pass."""
    penilaian = scored(23, 12, 0)
    assert penilaian.skor.dinilai == 35
    assert penilaian.indikator[0].keadaan == "tercapai"
    assert scored(22, 13, 0).indikator[0].keadaan == "belum_tercapai"


def test_leaving_it_out_moves_no_pass_mark_while_all_35_count() -> None:
    targets = (60, 62, 65, 68, 70)
    with_itself = [next(n for n in range(37) if Fraction(n * 100, 36) >= target) - 1 for target in targets]
    without = [next(n for n in range(36) if Fraction(n * 100, 35) >= target) for target in targets]
    assert with_itself == without


def test_nihil_and_tidak_berlaku_leave_the_denominator_unread_stays() -> None:
    penilaian = scored(1, 1, 1, out=2)
    assert (penilaian.skor.tercapai, penilaian.skor.dinilai, penilaian.skor.terbuka) == (1, 3, 1)


def test_kecuali_is_left_out_by_name() -> None:
    assert scored(2, 1, 0, kecuali=["i2"]).skor.dinilai == 2


def test_nothing_filled_is_zero_with_the_whole_range() -> None:
    penilaian = scored(0, 0, 35)
    assert (penilaian.skor.nilai, penilaian.skor.rentang) == (0, (0, 100))
    assert penilaian.indikator[0].keadaan == "belum_diisi"


def test_nothing_judged_has_no_score() -> None:
    penilaian = scored(0, 0, 0, out=3)
    assert penilaian.skor.nilai is None
    assert penilaian.indikator[0].keadaan == "nihil"


def test_the_score_shows_the_decimals_its_verdict_needs() -> None:
    plan = rencana(
        ([indikator("skor", "x", hitung="proporsi_indikator_tercapai") | {"target": {2024: 67}}, indikator("a")], [])
    )
    assert nilai(plan, {"a": YA}).skor.desimal(Fraction("66.999")) == 3


def test_overall_is_not_the_mean_of_the_programs() -> None:
    """4/4, 4/4, 2/8, 4/4, 3/9, 5/6 is 22/35 = 62.86, while the mean of the six is 73.61."""
    groups = [(4, 4), (4, 4), (2, 8), (4, 4), (3, 9), (5, 6)]
    parts, readings = [], {}
    for p, (reached, total) in enumerate(groups):
        names = [f"p{p}i{n}" for n in range(total)]
        readings |= {name: YA if n < reached else TIDAK for n, name in enumerate(names)}
        parts.append(([indikator(name) for name in names], []))
    penilaian = nilai(rencana(*parts), readings)
    assert angka(penilaian.skor.nilai) == "62,86"
    shares = [Fraction(one.rekap.tercapai * 100, one.rekap.dinilai) for one in penilaian.program]
    assert angka(sum(shares) / 6) == "73,61"


@pytest.mark.parametrize(("plafon", "mean"), [(100, "83,33"), (150, "100,00")])
def test_means_are_capped_single_figures_are_not(plafon: int, mean: str) -> None:
    """50, 100 and 250 average 83.33 under a cap of 100, not 133.33."""
    plan = rencana(([indikator(name, 10, jenis="jumlah") for name in ("a", "b", "c")], []))
    readings = {name: {"semester_2": {"nilai": value}} for name, value in (("a", 5), ("b", 10), ("c", 25))}
    penilaian = nilai(plan, readings, pengaturan=Pengaturan(plafon=plafon))
    assert angka(penilaian.keseluruhan.rata_capaian.persen) == mean
    assert [number(one.capaian) for one in penilaian.indikator] == [50, 100, 250]


def test_missing_is_never_zero_in_a_mean() -> None:
    plan = rencana(([indikator("a"), indikator("b")], []))
    rekap = nilai(plan, {"a": YA}).keseluruhan
    assert (rekap.rata_capaian.persen, rekap.rata_capaian.banyak, rekap.terisi, rekap.dinilai) == (100, 1, 1, 2)


def test_completion_gives_each_activity_one_vote_and_the_pooled_figure_beside_it() -> None:
    plan = rencana(([], [aktivitas("banyak", "Setiap bulan"), aktivitas("satu", "Juni")]))
    done = {
        "satu": [{"bulan": "Juni", "selesai": "2024-06-20"}],
        "banyak": [{"bulan": "Januari", "selesai": "2024-01-20"}],
    }
    rekap = nilai(plan, {}, done).keseluruhan
    assert rekap.penyelesaian.persen == (100 + Fraction(100, 12)) / 2
    assert (rekap.penyelesaian_kejadian.ada, rekap.penyelesaian_kejadian.dari) == (2, 13)


def test_punctuality_counts_what_was_done_in_time() -> None:
    plan = rencana(([], [aktivitas("a"), aktivitas("b")]))
    done = {"a": [{"bulan": "Juni", "selesai": "2024-06-30"}], "b": [{"bulan": "Juni", "selesai": "2024-07-01"}]}
    rekap = nilai(plan, {}, done).keseluruhan
    assert (rekap.penyelesaian.persen, rekap.ketepatan.persen) == (100, 50)


def test_evidence_counts_the_output_slots_of_what_is_due() -> None:
    plan = rencana(([], [aktivitas("a", output=("SK", "Notulen")), aktivitas("b", output=()), aktivitas("c")]))
    proof = [{"output": "SK", "berkas": "bukti/sk.pdf"}, {"output": "Lain", "berkas": "bukti/lain.pdf"}]
    rekap = nilai(plan, {}, {"a": [{"bulan": "Juni", "selesai": "2024-06-20", "bukti": proof}]}).keseluruhan
    assert (rekap.bukti.ada, rekap.bukti.dari) == (1, 3)


def test_cancelled_leaves_every_denominator_and_is_counted() -> None:
    plan = rencana(([], [aktivitas("a"), aktivitas("b")]))
    records = {
        "a": [{"bulan": "Juni", "batal": True, "alasan": "Digabung"}],
        "b": [{"bulan": "Juni", "selesai": "2024-06-20"}],
    }
    rekap = nilai(plan, {}, records).keseluruhan
    assert (rekap.penyelesaian.persen, rekap.bukti.dari, rekap.batal) == (100, 1, 1)


def test_nothing_due_yet_has_no_percentage() -> None:
    plan = rencana(([], [aktivitas("a", "Desember")]))
    rekap = nilai(plan, semester=1).keseluruhan
    assert (rekap.penyelesaian.persen, rekap.ketepatan.persen, rekap.bukti.persen) == (None, None, None)
