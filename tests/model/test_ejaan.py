"""How people type dates, numbers and semesters, and how numbers are written for them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from zi_cli.model.ejaan import nearest, parse_angka, parse_bagian, parse_cacah, parse_tahun, parse_tanggal
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import angka, daftar, tanggal_panjang


@pytest.mark.parametrize(
    "text", ["2024-06-28", "28/06/2024", "28-06-2024", "28.6.2024", "28 Juni 2024", "28 jun 2024", "28 JUNI 2024"]
)
def test_a_date_as_people_write_it(text: str) -> None:
    assert parse_tanggal(text) == date(2024, 6, 28)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("66.5", "66.5"),
        ("66,5", "66.5"),
        ("66,5 %", "66.5"),
        ("1250", "1250"),
        ("1.250,5", "1250.5"),
        ("0.125", "0.125"),
    ],
)
def test_a_number_as_people_write_it(text: str, value: str) -> None:
    assert parse_angka(text) == Fraction(value)


@pytest.mark.parametrize(
    ("parse", "text", "says"),
    [
        (parse_angka, "1.250", "tulis 1250, atau 1,25"),
        (parse_angka, "nan", "bukan angka"),
        (parse_angka, "1e5", "bukan angka"),
        (parse_cacah, "2,000", "tulis 2000, atau 2"),
        (parse_cacah, "2,5", '"2,5" bukan bilangan bulat'),
        (parse_cacah, "-1", "mulai dari 0"),
        (parse_cacah, "dua", "bukan bilangan bulat"),
        (parse_tanggal, "31/2/2024", "tidak ada di kalender"),
        (parse_tanggal, "kemarin", "tidak terbaca"),
        (parse_tanggal, "28 Junni 2024", "maksud Anda Juni?"),
        (parse_bagian, "3", "tulis 1 atau 2"),
        (parse_tahun, "24", "empat angka"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(parse: Callable[[str], object], text: str, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        parse(text)


@pytest.mark.parametrize(
    ("text", "semester"),
    [("1", 1), ("II", 2), ("s1", 1), ("Semester I", 1), ("Smt 2", 2), ("semester ke-2", 2), ("kedua", 2)],
)
def test_a_semester_as_people_write_it(text: str, semester: int) -> None:
    assert parse_bagian(text)[1] == semester


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (parse_tanggal, parse_angka, parse_bagian, parse_cacah, parse_tahun):
        try:
            parse(text)
        except Refusal as refused:
            assert refused.saran


@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False))
def test_numbers_are_written_as_the_locale_writes_them(value: Decimal) -> None:
    rounded = value.quantize(Decimal("0.01"), "ROUND_HALF_UP")
    expected = format_decimal(rounded, "#,##0.00", locale="id_ID")
    assert angka(Fraction(value)) == expected.replace("-0,00", "0,00")


def test_small_words() -> None:
    assert tanggal_panjang(date(2024, 6, 1)) == "1 Juni 2024"
    assert [daftar([]), daftar(["a"]), daftar(["a", "b", "c"])] == ["", "a", "a, b dan c"]
    assert [angka(65, wajib=False), angka(Fraction("66.50"), wajib=False), angka(1250, 0)] == ["65", "66,5", "1.250"]
    assert nearest("pw-wbs-phaam", ["pw-wbs-paham", "mp-tim"]) == ("pw-wbs-paham",)
