"""What holds for every plan and every reading of it."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import aktivitas, indikator, nilai, rencana
from zi_cli.core.rounding import desimal_for, rounded

READING = st.one_of(
    st.none(),
    st.just({"belum_waktunya": True}),
    st.just({"tidak_berlaku": "alasan"}),
    st.just({"pembilang": 0, "penyebut": 0}),
    st.integers(0, 100).map(lambda value: {"nilai": value}),
)
READINGS = st.lists(READING, min_size=1, max_size=8)
DAYS = st.dates(date(2024, 1, 1), date(2025, 2, 1))


def _judge(readings: list[dict[str, object] | None]):  # noqa: ANN202
    names = [f"i{n}" for n in range(len(readings))]
    plan = rencana(([indikator("skor", hitung="proporsi_indikator_tercapai"), *map(indikator, names)], []))
    return nilai(plan, {name: {"semester_2": one} for name, one in zip(names, readings, strict=True) if one})


@given(READINGS)
def test_the_score_lies_in_its_range_and_at_its_low_end(readings: list[dict[str, object] | None]) -> None:
    skor = _judge(readings).skor
    low, high = skor.rentang
    assert (skor.nilai is None) == (skor.dinilai == 0)
    if skor.nilai is not None:
        assert 0 <= low == skor.nilai <= high <= 100


@given(READINGS, st.integers(0, 100), st.data())
def test_filling_an_open_reading_stays_inside_the_old_range(
    readings: list[dict[str, object] | None], value: int, data: st.DataObject
) -> None:
    still_open = [n for n, one in enumerate(readings) if one is None or "belum_waktunya" in one]
    before = _judge(readings).skor
    if still_open:
        filled = list(readings)
        filled[data.draw(st.sampled_from(still_open))] = {"nilai": value}
        after = _judge(filled).skor
        assert before.rentang[0] <= after.nilai <= before.rentang[1]
        assert after.rentang[1] <= before.rentang[1]


@given(st.integers(1, 200), st.integers(0, 400), st.sampled_from(["naik", "turun"]), st.sampled_from([None, "t_per_r"]))
def test_capaian_reaches_100_exactly_when_the_target_is_reached(
    target: int, value: int, arah: str, rumus: str | None
) -> None:
    more = {"rumus_turun": rumus} if rumus and arah == "turun" else {}
    plan = rencana(([indikator("a", target, jenis="nilai", arah=arah, **more)], []))
    judged = nilai(plan, {"a": {"semester_2": {"nilai": value}}}).indikator[0]
    assert (judged.capaian >= 100) == (judged.keadaan == "tercapai")
    assert judged.capaian >= 0


@given(st.fractions(-1000, 1000, max_denominator=10**6), st.integers(0, 6))
def test_rounding_is_decimals_half_up(value: Fraction, desimal: int) -> None:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(exact) == value:
        assert rounded(value, desimal) == Fraction(exact.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP))
    assert abs(rounded(value, desimal) - value) <= Fraction(1, 2 * 10**desimal)


@given(st.fractions(0, 200, max_denominator=10**5), st.integers(0, 200))
def test_the_decimals_shown_never_hide_a_verdict(value: Fraction, target: int) -> None:
    shown = rounded(value, desimal_for(value, lambda one: one >= target))
    assert (shown >= target) == (value >= target)


@given(st.sampled_from(["Juni", "Januari-Desember", "Maret-Mei", "Juni dan Desember", "Setiap bulan"]), DAYS)
@settings(max_examples=60)
def test_with_nothing_recorded_states_only_move_forward(waktu: str, day: date) -> None:
    order = ("mendatang", "belum_ada_catatan", "jatuh_tempo", "lewat")
    plan = rencana(([], [aktivitas("a", waktu)]))
    for before, after in zip(
        nilai(plan, per=day).kejadian, nilai(plan, per=day + timedelta(days=17)).kejadian, strict=True
    ):
        assert order.index(before.keadaan) <= order.index(after.keadaan)


@given(st.lists(st.tuples(st.integers(1, 12), st.dates(date(2024, 1, 1), date(2025, 1, 31))), max_size=6), DAYS)
def test_punctuality_never_passes_completion(records: list[tuple[int, date]], day: date) -> None:
    plan = rencana(([], [aktivitas("a", "Setiap bulan"), aktivitas("b", "Januari-Desember")]))
    written = {bulan: {"bulan": str(bulan), "selesai": selesai.isoformat()} for bulan, selesai in records}
    rekap = nilai(plan, {}, {"a": list(written.values())}, per=day).keseluruhan
    if rekap.penyelesaian.persen is not None:
        assert 0 <= rekap.ketepatan.persen <= rekap.penyelesaian.persen <= 100
