"""The table of the ways a reading is written, beside the records and sentences that are made of it."""

from dataclasses import fields
from fractions import Fraction
from typing import Any, get_args

import pytest

from tests.building import one
from zi_cli.core import istilah
from zi_cli.core.recording import Isian
from zi_cli.model.cara import CARA, CARA_KUNCI, Bentuk, CaraIsi
from zi_cli.model.jenis import JENIS, Jenis
from zi_cli.model.realisasi import Bacaan

WRITTEN: dict[CaraIsi, dict[str, Any]] = {
    "pecahan": {"pembilang": 38, "penyebut": 78},
    "nilai": {"nilai": Fraction("3.12345")},
    "kode": {"kode": 2},
    "belum_waktunya": {"belum_waktunya": True},
    "tidak_berlaku": {"tidak_berlaku": "Tidak ada mutasi"},
}
SAID: dict[CaraIsi, tuple[str, str, str]] = {
    "pecahan": ("38 dari 78", "38/78", "38/78 = 48,72"),
    "nilai": ("3,12345",) * 3,
    "kode": ("2 (Tidak)", "kode 2", "Tidak"),
    "belum_waktunya": ("belum waktunya",) * 3,
    "tidak_berlaku": ("tidak berlaku: Tidak ada mutasi", "tidak berlaku (Tidak ada mutasi)", "tidak berlaku"),
}


@pytest.mark.parametrize("cara", CARA)
def test_a_way_is_known_by_its_keys_and_said_in_every_form(cara: CaraIsi) -> None:
    bacaan = Bacaan(**WRITTEN[cara]).periksa()
    assert bacaan.cara == cara
    of = one({}, jenis="kode", kode={1: "Ya", 2: "Tidak"}, baik=[1], target=1) if cara == "kode" else None
    assert tuple(istilah.bacaan(bacaan, bentuk, of) for bentuk in get_args(Bentuk)) == SAID[cara]


def test_a_label_that_the_plan_does_not_know_and_nothing_of_nothing() -> None:
    assert [istilah.bacaan(Bacaan(kode=7), bentuk) for bentuk in get_args(Bentuk)] == [
        "7 (kode tidak dikenal)",
        "kode 7",
        "7",
    ]
    nihil = Bacaan(pembilang=0, penyebut=0).periksa()
    assert (nihil.macam, nihil.angka, istilah.bacaan(nihil, "sel")) == ("nihil", None, "0/0 = nihil")
    assert [istilah.bacaan(None, bentuk) for bentuk in get_args(Bentuk)] == ["belum diisi", "belum diisi", "–"]


@pytest.mark.parametrize("record", [Bacaan, Isian])
def test_every_key_of_a_way_is_one_of_a_reading_and_asked_for(record: type[Any]) -> None:
    assert set(CARA_KUNCI) <= {one.name for one in fields(record)}


@pytest.mark.parametrize("jenis", JENIS)
def test_the_examples_of_a_jenis_are_written_with_the_keys_of_their_way(jenis: Jenis) -> None:
    assert all(set(contoh) == set(CARA[cara].kunci) for cara, contoh in JENIS[jenis].cara.items())
