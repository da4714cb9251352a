"""Periods: what follows from the table of lengths, and that every key of a reading is one of them."""

from dataclasses import fields
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.building import indikator, rencana
from zi_cli.model.ejaan import parse_bagian, parse_periode
from zi_cli.model.periode import (
    DIBACA,
    PANJANG,
    SEMESTER,
    SLOTS,
    SUSULAN,
    TAHUN,
    TRIWULAN,
    Panjang,
    Periode,
    of_kunci,
    of_slot,
    slots,
)
from zi_cli.model.realisasi import Bacaan, BacaanSetahun, Realisasi
from zi_cli.model.rencana import TARGET, Indikator

EVERY = [one for panjang in PANJANG for one in panjang.of(2024)]


@pytest.mark.parametrize("panjang", [TAHUN, *PANJANG], ids=lambda one: one.nama)
def test_the_periods_of_a_length_are_the_year_once(panjang: Panjang) -> None:
    parts = panjang.of(2024)
    assert len(parts) == panjang.banyak
    assert (parts[0].mulai, parts[-1].akhir) == (date(2024, 1, 1), date(2024, 12, 31))
    assert all(before.akhir + timedelta(days=1) == after.mulai for before, after in pairwise(parts))
    assert all(after.before == before and before < after for before, after in pairwise(parts))
    assert [one.is_first for one in parts].index(True) == 0
    assert [one.is_last for one in parts].index(True) == panjang.banyak - 1
    assert parts[0].before == panjang.of(2023)[-1]
    months = [month for one in parts for month in range(one.bulan_awal, one.bulan_akhir + 1)]
    assert months == list(range(1, 13))


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.kunci)
def test_names_and_keys_are_read_back(one: Periode) -> None:
    written = (one.kunci, one.nama, one.nama_resmi, one.kunci.upper(), f"{one.sebutan} 2024")
    assert {parse_periode(said, None, PANJANG) for said in written} == {one}
    assert parse_periode(one.sebutan, 2024, PANJANG) == one
    assert parse_bagian(str(one.ke), (one.panjang,)) == one.bagian
    assert of_kunci(one.kunci, PANJANG) == one
    words = (one.panjang.nama, *one.panjang.singkatan, one.panjang.tanda)
    assert {parse_bagian(f"{word} {one.ke}", PANJANG) for word in words} == {one.bagian}


@pytest.mark.parametrize("one", [Periode(2024), *EVERY], ids=lambda one: one.kunci)
def test_a_period_holds_both_its_ends(one: Periode) -> None:
    assert one.mulai in one
    assert one.akhir in one
    assert one.mulai - timedelta(days=1) not in one
    assert one.akhir + timedelta(days=1) not in one


def test_no_two_periods_share_a_name_or_a_key() -> None:
    every = [*EVERY, Periode(2024)]
    for names in ("slot", "kunci", "nama", "nama_resmi", "sebutan"):
        assert len({getattr(one, names) for one in every}) == len(every)


def test_the_position_of_a_period_holds_what_ends_by_its_end() -> None:
    half, quarters = SEMESTER.of(2024), TRIWULAN.of(2024)
    assert [half[0].reads(one) for one in quarters] == [True, True, False, False]
    assert [quarters[2].reads(one) for one in (*half, Periode(2024))] == [True, False, False]
    assert all(Periode(2024).reads(one) for one in EVERY)
    assert not Periode(2024).reads(Periode(2023))
    assert [quarters[1].reads_month(month) for month in (6, 7)] == [True, False]
    assert sorted([Periode(2024), *half, *quarters])[:2] == [quarters[0], quarters[1]]


def test_every_key_of_a_years_readings_is_a_period_that_is_read() -> None:
    keys = [one.name for one in fields(BacaanSetahun)]
    assert keys == [*(one.slot for panjang in DIBACA for one in panjang.of(2024)), SUSULAN.nama]
    assert ("tahun", *keys) == (*SLOTS, SUSULAN.nama)
    assert set(DIBACA) <= set(PANJANG)
    for slot in keys:
        periode, bacaan = of_slot(2024, slot), Bacaan(kode=1)
        assert periode is not None
        assert periode.slot == slot
        year = BacaanSetahun(**{slot: bacaan})
        assert year.every(2024) == ((periode, bacaan),)
        assert Realisasi(skema=1, tahun=2024, indikator={"a": year}).reading("a", periode) is bacaan
        assert [one for one in slots(2024) if year.of(one)] == [periode]


@pytest.mark.parametrize("slot", ["tahun", "semester_3", "semester", "triwulan_0", ""])
def test_another_key_is_of_no_period(slot: str) -> None:
    assert of_slot(2024, slot) is None


@pytest.mark.parametrize("kunci", ["2024", "2024-s3", "2024-s0", "2024-S1", "2024-s1 ", "2024-tw5", "24-s1", "2024-x1"])
def test_another_name_is_of_no_period(kunci: str) -> None:
    assert of_kunci(kunci, PANJANG) is None


def test_every_key_that_holds_targets_is_walked() -> None:
    keys = [one.name for one in fields(Indikator) if one.name.startswith("target")]
    assert keys == list(TARGET)
    plan = rencana(([indikator("satu", 10, target_semester_1={2024: 4}, target_triwulan={2024: {1: 2, 3: 7}})], []))
    one = plan.program[0].kegiatan[0].indikator[0]
    assert list(dict.fromkeys(way[0] for way, _, _ in one.targets())) == keys
    assert {periode.slot: one.target_of(periode) for periode in (Periode(2024), *EVERY)} == {
        "tahun": 10,
        "semester_1": 4,
        "semester_2": 10,
        "triwulan_1": 2,
        "triwulan_2": None,
        "triwulan_3": 7,
        "triwulan_4": 10,
    }


def test_a_length_says_its_periods_together() -> None:
    assert (SEMESTER.semua, SEMESTER.berurut) == ("dua semester", "semester I dan II")
    assert (TRIWULAN.semua, TRIWULAN.berurut) == ("empat triwulan", "triwulan I, II, III dan IV")
    assert TRIWULAN.sebanyak(3) == "tiga triwulan"
