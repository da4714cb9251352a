"""The questions over many units: sums from their parts, by either engine."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.bench_units import write_units
from tests.conftest import Zi
from zi_cli.core.tables import TABEL
from zi_cli.many.parquet import Spool, packed, published, write_tables
from zi_cli.many.rollup import FOLDER, QUESTIONS, Rows, answers, opened, question

BASE: dict[str, Any] = {"teks": "x", "bulat": 0, "angka": None, "tanggal": None, "benar_salah": False}


def row(nama: str, **said: Any) -> tuple[Any, ...]:
    """Make a row of a table; what is not said is nothing, or 0 where a column is never empty."""
    tabel = next(one for one in TABEL if one.nama == nama)
    unknown = said.keys() - {one.nama for one in tabel.kolom}
    assert not unknown
    given = {"tahun": 2024, **said}
    return tuple(given.get(one.nama, None if one.kosong else BASE[one.jenis]) for one in tabel.kolom)


def tables_of(folder: Path, units: list[dict[str, list[tuple[Any, ...]]]], tahun: int = 2024) -> Path:
    """Publish hand-made rows, a dictionary a unit."""
    aside = folder / "aside"
    aside.mkdir()
    spool = Spool(aside)
    for unit in units:
        rows = {one.nama: unit.get(one.nama, []) for one in TABEL}
        spool.add({nama: packed(some) for nama, some in rows.items()}, {nama: len(some) for nama, some in rows.items()})
    with published(folder / "tabel") as fresh:
        write_tables(spool, fresh, {"tahun": tahun})
    return folder / "tabel"


def one_unit(unit: str, tercapai: int, dinilai: int, pembilang: int | None, penyebut: int | None) -> dict[str, Any]:
    """Make the rows of a unit with one share as its only indikator."""
    return {
        "unit": [row("unit", unit=unit, tercapai=tercapai, dinilai=dinilai, terisi=dinilai, keadaan="tercapai")],
        "indikator": [
            row(
                "indikator",
                unit=unit,
                id="a",
                nomor="I.1.a",
                program="p",
                jenis="persen",
                arah="naik",
                pembilang=pembilang,
                penyebut=penyebut,
                target=60.5 if unit == "u1" else 70,
                realisasi=50.0,
                dinilai=True,
                keadaan="tercapai",
            )
        ],
        "bacaan": [
            row(
                "bacaan",
                unit=unit,
                id="a",
                semester=1,
                macam="terukur",
                pembilang=pembilang,
                penyebut=penyebut,
                bukti=2,
            )
        ],
    }


def asked(tables: Path) -> dict[str, Rows]:
    """Ask DuckDB everything."""
    with opened("duckdb", str(tables), None) as (ask, _):
        return answers(ask)


def test_shares_are_pooled_from_their_parts_and_never_averaged(tmp_path: Path) -> None:
    """9 of 10 and 100 of 200 are 109 of 210, not 70 per cent; a percentage without its parts takes no part."""
    found = asked(
        tables_of(
            tmp_path,
            [
                one_unit("u1", 1, 2, 9, 10),
                one_unit("u2", 30, 40, 100, 200),
                one_unit("u3", 0, 0, None, None),
                one_unit("u4", 5, 5, 0, 0),
            ],
        )
    )
    (pooled,) = found["indikator"]
    assert (pooled["pembilang"], pooled["penyebut"], pooled["unit_gabungan"], pooled["unit"]) == (109, 210, 2, 4)
    assert pooled["persen"] == 100 * 109 / 210
    assert pooled["target"] == pytest.approx((60.5 * 10 + 70 * 200) / 210)
    assert pooled["berbukti"] == 4
    (sums,) = found["ringkasan"]
    assert (sums["tercapai"], sums["dinilai"], sums["skor"]) == (36, 47, 100 * 36 / 47)
    assert [(one["pembilang"], one["penyebut"]) for one in found["bacaan"]] == [(109, 210)]


def test_units_of_the_same_score_have_the_same_rank_and_one_without_a_score_is_last(tmp_path: Path) -> None:
    units = [("c", 22, 33), ("b", 20, 30), ("a", 1, 3), ("d", 0, 0), ("e", 3, 3)]
    found = asked(tables_of(tmp_path, [one_unit(unit, reached, judged, None, None) for unit, reached, judged in units]))
    assert [(one["unit"], one["peringkat"]) for one in found["unit"]] == [
        ("e", 1),
        ("b", 2),
        ("c", 2),
        ("a", 4),
        ("d", 5),
    ]
    assert found["unit"][-1]["skor"] is None
    assert [(one["selang"], one["unit"]) for one in found["sebaran"]] == [(30, 1), (60, 2), (90, 1), (None, 1)]


@pytest.mark.parametrize(
    ("reached", "judged", "step"),
    [(0, 7, 0), (1, 10, 10), (29, 100, 20), (3, 10, 30), (7, 10, 70), (99, 100, 90), (5, 5, 90)],
)
def test_a_score_on_the_edge_belongs_to_the_step_it_opens(tmp_path: Path, reached: int, judged: int, step: int) -> None:
    found = asked(tables_of(tmp_path, [one_unit("u", reached, judged, None, None)]))
    assert found["sebaran"] == [{"selang": step, "unit": 1}]


def test_no_row_at_all_is_still_an_answer(tmp_path: Path) -> None:
    found = asked(tables_of(tmp_path, [{"unit": [row("unit", unit="u")]}]))
    assert found["program"] == found["indikator"] == found["bacaan"] == []
    assert found["ringkasan"][0]["skor"] is None


def test_only_the_year_that_is_asked_about_is_counted(tmp_path: Path) -> None:
    units = [one_unit("u1", 1, 2, 9, 10), {"unit": [row("unit", unit="u1", tahun=2023, dinilai=9, tercapai=9)]}]
    tables = tables_of(tmp_path, units)
    for tahun, reached in ((None, 1), (2023, 9)):
        with opened("duckdb", str(tables), tahun) as (ask, chosen):
            assert (chosen, answers(ask)["ringkasan"][0]["tercapai"]) == (tahun or 2024, reached)


def test_every_question_is_a_file_and_ends_in_an_order() -> None:
    assert sorted(one.stem for one in FOLDER.glob("*.sql")) == sorted(QUESTIONS)
    assert all("ORDER BY" in question(one).rstrip().rpartition(")")[2] for one in QUESTIONS if one != "ringkasan")


@pytest.mark.slow
def test_spark_finds_the_same_rows_as_duckdb(tmp_path: Path, zi: Zi) -> None:
    """Over units from the generator, and over rows made to be awkward."""
    if "CI" not in os.environ and (shutil.which("java") is None or find_spec("pyspark") is None):
        pytest.skip("no Spark or no Java here; CI has both")
    write_units(tmp_path / "units", 25)
    odd = "täbel [1] {a} 50%25 #2"  # a name whose signs mean something in addresses and patterns
    made = zi("export", "parquet", "units", "--year", "2024", "--today", "2025-02-01", "-o", odd, cwd=tmp_path)
    assert made.code == 0, made.err
    awkward = [one_unit("u1", 1, 3, 9, 10), one_unit('u"2, é\n', 1, 3, None, None), one_unit("U3", 0, 0, 0, 0)]
    alone = row("kejadian", unit="u4", program="q", nomor="II.1.1", keadaan="lewat", jatuh_tempo=True)
    awkward += [one_unit("u4", 0, 1, 1, 10**15 - 1) | {"kejadian": [alone]}]
    (tmp_path / "other").mkdir()
    for tables in (tmp_path / odd, tables_of(tmp_path / "other", awkward)):
        found = {}
        for engine in ("duckdb", "spark"):
            with opened(engine, str(tables), None, "local[2]" if engine == "spark" else None) as (ask, _):
                found[engine] = answers(ask)
        for nama in QUESTIONS:
            assert found["spark"][nama] == found["duckdb"][nama], nama
            assert repr(found["spark"][nama]) == repr(found["duckdb"][nama]), nama
