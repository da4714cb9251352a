"""A figure stands with its unit, and what is counted is said as an office says it."""

from pathlib import Path

import pytest

from tests.building import indikator
from tests.conftest import Zi
from tests.kantor import kantor
from zi_cli.render.screens.recommend import tally

IKM = indikator("ikm", 75, jenis="nilai", satuan="indeks")
HADIR = indikator("hadir", 90)
BACAAN = {
    "ikm": {"semester_1": {"nilai": 80.5}, "semester_2": {"nilai": 79.5}},
    "hadir": {"semester_1": {"nilai": 84.5}, "semester_2": {"nilai": 83.5}},
}


@pytest.fixture
def dinas(tmp_path: Path) -> Path:
    return kantor(tmp_path, [IKM, HADIR], BACAAN)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("explain I.1.a --year 2024", "79,5 indeks"),
        ("explain I.1.a --year 2024", "tercapai: 79,50 indeks ≥ 75 indeks"),
        ("explain I.1.b --year 2024", "83,5 %"),
        ("status 2024 --rinci", "79,50 indeks, target 75 indeks"),
        ("status 2024", "capaian %"),
        ("status 2024", "bukti %"),
        ("check", "posisi I.1.a turun dari 80,5 indeks menjadi 79,5 indeks"),
        ("check", "posisi I.1.b turun dari 84,5 % menjadi 83,5 %"),
        ("record I.1.a 78 --semester 2 --year 2024", "79,5 indeks → 78 indeks"),
        ("record I.1.a 78 --semester 2 --year 2024", "106,00 % → 104,00 %"),
        ("done I.1.1 --month Juni --on 2024-06-20 --year 2024", "0,00 % → 100,00 %"),
        ("report 2024 --semester 2", "83,50 %, target 90 %"),
        ("rollup . --year 2024", "terisi %"),
    ],
)
def test_a_figure_stands_with_its_unit(words: str, told: str, zi: Zi, dinas: Path) -> None:
    said = zi(*words.split(), cwd=dinas)
    assert told in " ".join(said.out.split()), said.err


@pytest.mark.parametrize(
    ("total", "settled", "told"),
    [
        (1, 1, "1 rekomendasi, sudah sesuai"),
        (1, 0, "1 rekomendasi"),
        (3, 3, "3 rekomendasi, semuanya sudah sesuai"),
        (3, 1, "3 rekomendasi, 1 sudah sesuai"),
        (0, 0, "0 rekomendasi"),
    ],
)
def test_recommendations_are_counted_as_an_office_says_it(total: int, settled: int, told: str) -> None:
    class One:
        menunggu_verifikasi = lewat_tenggat = False
        berulang = ()

        def __init__(self, status: str) -> None:
            self.status = status

    shown = [One("sesuai" if n < settled else "belum_sesuai") for n in range(total)]
    assert tally(shown) == told  # type: ignore[arg-type]
