"""The words of time: what is understood, and what is refused with a way out."""

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from zi_cli.model.refusal import Refusal
from zi_cli.model.waktu import NAMA_BULAN, Jendela, berulang, parse_bulan, parse_waktu


def windows(text: str) -> list[tuple[int, int]]:
    return [(one.mulai, one.jatuh_tempo) for one in parse_waktu(text).jendela]


def test_month_names_are_those_of_the_locale() -> None:
    assert list(NAMA_BULAN) == [get_month_names("wide", locale="id_ID")[n] for n in range(1, 13)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Januari", [(1, 1)]),
        ("Juni dan Desember", [(6, 6), (12, 12)]),
        ("Maret, Juni, September dan Desember", [(3, 3), (6, 6), (9, 9), (12, 12)]),
        ("Januari-Maret", [(1, 3)]),
        ("Januari-Desember", [(1, 12)]),
        ("Jan s.d. Mar", [(1, 3)]),
        ("Januari s/d Maret", [(1, 3)]),
        ("Januari sampai Maret", [(1, 3)]),
        ("Januari sampai dengan Maret", [(1, 3)]),
        ("Januari hingga Maret", [(1, 3)]),
        ("Januari \u2013 Maret", [(1, 3)]),
        ("Peb, Agt, Nop", [(2, 2), (8, 8), (11, 11)]),
        ("TW II", [(4, 6)]),
        ("Triwulan 2", [(4, 6)]),
        ("TW-2", [(4, 6)]),
        ("Triwulan I, II, III dan IV", [(1, 3), (4, 6), (7, 9), (10, 12)]),
        ("TW II dan TW IV", [(4, 6), (10, 12)]),
        ("Semester I", [(1, 6)]),
        ("Smt 1", [(1, 6)]),
        ("Sem. II", [(7, 12)]),
        ("Setiap bulan", [(n, n) for n in range(1, 13)]),
        ("Setiap triwulan", [(1, 3), (4, 6), (7, 9), (10, 12)]),
        ("Semesteran", [(1, 6), (7, 12)]),
        ("Sepanjang tahun", [(1, 12)]),
        ("B06", [(6, 6)]),
        ("B03, B06, B09, B12", [(3, 3), (6, 6), (9, 9), (12, 12)]),
        ("  jUNI   DAN\u00a0desember ", [(6, 6), (12, 12)]),
        ("Januari-Maret dan Juni", [(1, 3), (6, 6)]),
        ("Desember dan Juni", [(6, 6), (12, 12)]),
        ("Tribulan II", [(4, 6)]),
        ("Kuartal 3", [(7, 9)]),
        ("Q1", [(1, 3)]),
        ("Q1-Q4", [(1, 12)]),
        ("TW I-IV", [(1, 12)]),
        ("TW I s.d. TW II", [(1, 6)]),
        ("Triwulan I-III dan IV", [(1, 9), (10, 12)]),
        ("Triwulan ke-2", [(4, 6)]),
        ("Triwulan kedua", [(4, 6)]),
        ("TWIV", [(10, 12)]),
        ("per bulan", [(n, n) for n in range(1, 13)]),
        ("setiap akhir bulan", [(n, n) for n in range(1, 13)]),
        ("setiap 6 bulan", [(1, 6), (7, 12)]),
        ("enam bulan sekali", [(1, 6), (7, 12)]),
        ("2 kali setahun", [(1, 6), (7, 12)]),
        ("4x dalam setahun", [(1, 3), (4, 6), (7, 9), (10, 12)]),
        ("Tribulanan", [(1, 3), (4, 6), (7, 9), (10, 12)]),
        ("Tahunan", [(1, 12)]),
        ("Setahun sekali", [(1, 12)]),
        ("Bulan Juni", [(6, 6)]),
        ("setiap bulan Juni dan Desember", [(6, 6), (12, 12)]),
        ("Juni setiap tahun", [(6, 6)]),
        ("akhir tahun", [(12, 12)]),
        ("akhir Juni", [(6, 6)]),
        ("Juni; Desember", [(6, 6), (12, 12)]),
        ("Juni, Desember,", [(6, 6), (12, 12)]),
        ("Januari\u2011Maret", [(1, 3)]),
        ("Ju\u00adni\u200b", [(6, 6)]),
        ("Maret-Juni 2026", [(3, 6)]),
        ("TW I 2026", [(1, 3)]),
        ("sepanjang tahun 2026", [(1, 12)]),
    ],
)
def test_schedules_as_offices_write_them(text: str, expected: list[tuple[int, int]]) -> None:
    assert windows(text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Junni", "maksud Anda Juni?"),
        ("Desembre", "maksud Anda Desember?"),
        ("Juni dan besok", "bukan nama bulan"),
        ("November-Februari", "berjalan mundur"),
        ("Juni-Juni", "berjalan mundur"),
        ("Semester III", "semester I sampai II"),
        ("Triwulan V", "triwulan I sampai IV"),
        ("13", "bukan nama bulan"),
        ("Juni dan Juni", "lebih dari sekali"),
        ("Januari-Maret, Februari", "Februari disebut lebih dari sekali"),
        ("Januari-Maret-Juni", "lebih dari dua ujung"),
        ("", "kosong"),
        ("   ", "kosong"),
        ("Juni, " * 60, "terlalu panjang"),
        ("Minggu II Juni", "menyebut minggu atau hari, bukan bulan"),
        ("setiap minggu", "menyebut minggu atau hari, bukan bulan"),
        ("30 Juni", "menyebut tanggal, bukan bulan"),
        ("01/06/2026", "menyebut tanggal, bukan bulan"),
        ("2026-01-06", "menyebut tanggal, bukan bulan"),
        ("Desember-Januari", "melewati akhir tahun, tulis kedua bagiannya: Januari dan Desember"),
        ("Desember 2026-Januari 2027", "melewati akhir tahun"),
        ("Januari tahun berikutnya", "melewati akhir tahun"),
        ("Juni 2024 dan Juni 2025", "menyebut tahun 2024 dan 2025"),
        ("2026", "hanya menyebut tahun"),
        ("TW II-I", "berjalan mundur"),
    ],
)
def test_what_is_not_a_schedule_is_refused_with_a_way_out(text: str, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_waktu(text)
    assert says in f"{refused.value.pesan}; {refused.value.saran}"
    assert refused.value.saran


@given(st.text(max_size=300))
def test_any_text_is_a_schedule_or_a_sentence(text: str) -> None:
    try:
        found = parse_waktu(text)
    except Refusal as refused:
        assert refused.pesan.isprintable()
        assert refused.saran
    else:
        months = [month for one in found.jendela for month in range(one.mulai, one.jatuh_tempo + 1)]
        assert months
        assert months == sorted(set(months))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Juni dan Desember", "jatuh tempo Juni dan Desember"),
        ("Januari-Desember", "berjalan Januari sampai November, jatuh tempo Desember"),
        ("Mei-Juni", "berjalan Mei, jatuh tempo Juni"),
    ],
)
def test_what_was_understood_is_said_back(text: str, sentence: str) -> None:
    assert parse_waktu(text).kalimat() == sentence


@pytest.mark.parametrize(
    ("frekuensi", "expected"),
    [
        ("bulanan", [(2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)]),
        ("triwulanan", [(2, 3), (4, 6), (7, 8)]),
        ("semesteran", [(2, 6), (7, 8)]),
    ],
)
def test_frequency_cuts_a_range_at_the_ends_of_its_periods(frekuensi: str, expected: list[tuple[int, int]]) -> None:
    found = berulang(parse_waktu("Februari-Agustus"), frekuensi)
    assert found.jendela == tuple(Jendela(*one) for one in expected)


@pytest.mark.parametrize("text", ["Juni", "Juni dan Desember"])
def test_frequency_belongs_to_a_range(text: str) -> None:
    with pytest.raises(Refusal, match="hanya untuk rentang"):
        berulang(parse_waktu(text), "bulanan")


@pytest.mark.parametrize(
    ("text", "bulan"),
    [("juni", 6), ("Jun", 6), ("6", 6), ("06", 6), ("Jun.", 6), ("Nop", 11), ("Bulan Juni", 6), ("Juni,", 6)],
)
def test_a_month_as_people_type_it(text: str, bulan: int) -> None:
    assert parse_bulan(text) == bulan


@pytest.mark.parametrize(
    ("text", "read", "other"),
    [
        ("6/12", [(6, 6), (12, 12)], "tanggal 6 Desember"),
        ("1-3", [(1, 3)], "tanggal 1 Maret"),
        ("TW I, 3", [(1, 3), (7, 9)], "bulan Maret untuk 3 yang terakhir"),
        ("TW I, III", [(1, 3), (7, 9)], ""),
        ("3/6/9/12", [(3, 3), (6, 6), (9, 9), (12, 12)], ""),
    ],
)
def test_what_may_mean_two_things_is_read_and_the_other_is_named(
    text: str, read: list[tuple[int, int]], other: str
) -> None:
    assert (windows(text), parse_waktu(text).lain) == (read, other)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("6/12", "Juni dan Desember, atau tanggal 6 Desember"),
        ("1-3", "Januari sampai Maret, atau tanggal 1 Maret"),
        ("30 Juni", "menyebut tanggal"),
        ("minggu ke-2", "menyebut minggu"),
    ],
)
def test_one_month_is_asked_for_where_more_may_be_meant(text: str, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        parse_bulan(text)
