"""domain: how an indikator's value, capaian and keadaan are made; every worked example and every row."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.building import indikator, nilai, one, rencana
from zi_cli.core.capaian import predikat
from zi_cli.core.rounding import number, rounded
from zi_cli.model.pengaturan import PREDIKAT
from zi_cli.model.tulisan import angka


def pq(pembilang: int, penyebut: int) -> dict[str, object]:
    return {"pembilang": pembilang, "penyebut": penyebut}


@pytest.mark.parametrize(
    ("jenis", "bacaan", "nilai_"),
    [
        ("persen", pq(38, 78), Fraction(3800, 78)),
        ("persen", {"nilai": Decimal("66.5")}, Fraction("66.5")),
        ("jumlah", {"nilai": 10}, 10),
        ("nilai", {"nilai": Decimal("80.56")}, Fraction("80.56")),
        ("kode", {"kode": 2}, 2),
    ],
)
def test_value_of_each_jenis(jenis: str, bacaan: dict[str, object], nilai_: Fraction) -> None:
    more = {"kode": {1: "Ya", 2: "Tidak"}, "baik": [1], "target": 1} if jenis == "kode" else {}
    assert one({"semester_2": bacaan}, jenis=jenis, **more).realisasi == nilai_


def test_percentages_are_never_averaged_the_sums_are_divided() -> None:
    both = {"semester_1": pq(9, 10), "semester_2": pq(50, 100)}
    for konsolidasi in ("jumlah", "rata_rata"):
        assert angka(one(both, konsolidasi=konsolidasi).realisasi) == "53,64"


def test_terakhir_takes_the_last_entry_written() -> None:
    assert one({"semester_1": {"nilai": 6}, "semester_2": {"nilai": 10}}, jenis="jumlah").realisasi == 10
    assert one({"semester_1": {"nilai": 6}}, jenis="jumlah").realisasi == 6
    assert one({"semester_1": {"belum_waktunya": True}, "semester_2": pq(0, 0)}).keadaan == "nihil"


def test_jumlah_adds_up_and_nothing_adds_nothing() -> None:
    added = one({"semester_1": {"nilai": 6}, "semester_2": {"nilai": 4}}, jenis="jumlah", konsolidasi="jumlah")
    assert added.realisasi == 10
    first = one({"semester_1": pq(0, 0), "semester_2": pq(3, 4)}, konsolidasi="jumlah")
    assert first.realisasi == 75
    later = one(
        {"semester_1": {"belum_waktunya": True}, "semester_2": {"nilai": 4}}, jenis="jumlah", konsolidasi="jumlah"
    )
    assert later.realisasi == 4


def test_rata_rata_is_the_mean_of_values() -> None:
    assert one(
        {"semester_1": {"nilai": 80}, "semester_2": {"nilai": 81}}, konsolidasi="rata_rata"
    ).realisasi == Fraction(161, 2)


def test_a_mix_of_fraction_and_value_cannot_be_joined() -> None:
    mixed = one({"semester_1": pq(1, 2), "semester_2": {"nilai": 60}}, konsolidasi="rata_rata")
    assert (mixed.realisasi, mixed.capaian, mixed.keadaan) == (None, None, "belum_diisi")


@pytest.mark.parametrize("second", [pq(0, 0), {"tidak_berlaku": "alasan"}, {"belum_waktunya": True}])
@pytest.mark.parametrize("konsolidasi", ["terakhir", "jumlah", "rata_rata"])
def test_a_measured_reading_is_never_taken_back(second: dict[str, object], konsolidasi: str) -> None:
    """Nothing leaves the denominator by the back door."""
    judged = one({"semester_1": pq(30, 40), "semester_2": second}, konsolidasi=konsolidasi)
    assert (judged.realisasi, judged.keadaan) == (75, "tercapai")


@pytest.mark.parametrize(
    ("bacaan", "keadaan"),
    [
        (None, "belum_diisi"),
        ({"belum_waktunya": True}, "belum_waktunya"),
        (pq(0, 0), "nihil"),
        ({"tidak_berlaku": "Tidak ada mutasi"}, "tidak_berlaku"),
        (pq(0, 78), "belum_tercapai"),
    ],
)
def test_five_kinds_of_nothing_are_never_mixed(bacaan: dict[str, object] | None, keadaan: str) -> None:
    judged = one({"semester_2": bacaan} if bacaan else None)
    assert judged.keadaan == keadaan
    assert (judged.realisasi is None) == (keadaan != "belum_tercapai")


TURUN = {"arah": "turun", "jenis": "nilai"}


@pytest.mark.parametrize(
    ("target", "bacaan", "more", "capaian"),
    [
        (75, {"nilai": Decimal("80.56")}, {"jenis": "nilai"}, "107,41"),
        (10, {"nilai": 12}, TURUN, "80,00"),
        (10, {"nilai": 25}, TURUN, "0,00"),
        (10, {"nilai": 20}, TURUN, "0,00"),
        (10, {"nilai": 20}, TURUN | {"rumus_turun": "t_per_r"}, "50,00"),
        (0, pq(0, 78), {"arah": "turun"}, "100,00"),
        (0, pq(1, 78), {"arah": "turun"}, "0,00"),
        (1, {"kode": 1}, {"jenis": "kode", "kode": {1: "Ya", 2: "Tidak"}, "baik": [1]}, "100,00"),
        (1, {"kode": 2}, {"jenis": "kode", "kode": {1: "Ya", 2: "Tidak"}, "baik": [1]}, "0,00"),
    ],
)
def test_each_row_of_the_table_of_capaian(
    target: int, bacaan: dict[str, object], more: dict[str, object], capaian: str
) -> None:
    assert angka(one({"semester_2": bacaan}, target=target, **more).capaian) == capaian


def test_capaian_that_cannot_be_computed_is_none() -> None:
    assert one({"semester_2": {"nilai": 5}}, target=0).capaian is None
    assert one({"semester_2": pq(0, 0)}).capaian is None


def test_tercapai_is_decided_on_the_exact_value_and_shown_with_the_decimals_it_needs() -> None:
    below = one({"semester_1": {"nilai": Decimal("64.996")}}, jenis="nilai")
    assert below.keadaan == "belum_tercapai"
    assert angka(below.realisasi, below.desimal_realisasi) == "64,996"
    assert number(below.capaian, below.desimal_capaian) == 99.99
    almost = one({"semester_1": {"nilai": Decimal("64.9999")}}, jenis="nilai")
    assert number(almost.capaian, almost.desimal_capaian) == 99.9998


@pytest.mark.parametrize(
    ("capaian", "sebutan"),
    [
        ("91", "Sangat Tinggi"),
        ("90.996", "Sangat Tinggi"),
        ("90.994", "Tinggi"),
        ("76", "Tinggi"),
        ("66", "Sedang"),
        ("65.99", "Rendah"),
        ("51", "Rendah"),
        ("50.99", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
    ],
)
def test_predikat_is_decided_on_the_two_decimal_value(capaian: str, sebutan: str) -> None:
    judged = one({"semester_2": {"nilai": Decimal(capaian)}}, jenis="nilai", target=100)
    assert predikat(judged, PREDIKAT) == sebutan


def test_no_capaian_no_predikat() -> None:
    assert predikat(one({}), PREDIKAT) is None


@pytest.mark.parametrize(
    ("value", "desimal", "shown"), [("62.5", 0, 63), ("2.675", 2, 2.68), ("1.005", 2, 1.01), ("-2.5", 0, -3)]
)
def test_rounding_is_half_up_on_the_exact_value(value: str, desimal: int, shown: float) -> None:
    assert number(Fraction(value), desimal) == shown
    assert rounded(Fraction(value), desimal) == Fraction(str(shown))


def test_a_reading_dated_after_the_reading_day_does_not_count() -> None:
    dated = {"semester_1": {"nilai": 70, "tanggal": "2024-06-28"}}
    assert one(dated, per=date(2024, 6, 27)).keadaan == "belum_diisi"
    assert one(dated, per=date(2024, 6, 28)).keadaan == "tercapai"


def test_a_second_semester_reading_does_not_count_before_july() -> None:
    undated = {"semester_2": {"nilai": 70}}
    assert one(undated, per=date(2024, 6, 30)).keadaan == "belum_diisi"
    assert one(undated, per=date(2024, 7, 1)).keadaan == "tercapai"


def test_a_finished_period_counts_all_its_file_holds() -> None:
    late = {"semester_1": {"nilai": 60, "tanggal": "2024-07-12"}, "semester_2": {"nilai": 70, "tanggal": "2025-01-20"}}
    assert one(late, semester=1).realisasi == 60
    assert one(late).realisasi == 70


def test_the_first_semester_reads_nothing_of_the_second() -> None:
    both = {"semester_1": {"nilai": 60}, "semester_2": {"nilai": 70}}
    assert one(both, semester=1).realisasi == 60
    assert one(both, semester=2).realisasi == 70


def test_an_indikator_without_target_this_year_leaves_the_denominator() -> None:
    plan = rencana(([indikator("satu"), {**indikator("dua"), "target": {2025: 1}}], []))
    penilaian = nilai(plan, {"satu": {"semester_2": {"nilai": 70}}, "dua": {"semester_2": {"nilai": 70}}})
    assert (penilaian.skor.tercapai, penilaian.skor.dinilai) == (1, 1)
