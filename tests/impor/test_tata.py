"""Other layouts than the one zi knows: each comes in whole through its map, and without one is refused with a draft that works.

A layout is a folder below tests/impor/tata: the document, its map, and what people answered.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Answer, Zi
from zi_cli.acts.impor import UNWRITTEN

FOLDER = Path(__file__).parent / "tata"
LAYOUTS = sorted(path.name for path in FOLDER.iterdir())
COUNTS = {  # program, kegiatan, aktivitas, indikator
    "berjenjang": (2, 3, 4, 3),
    "berlabel": (2, 3, 5, 0),
    "bulanan": (2, 3, 4, 0),
    "titik_koma": (2, 2, 3, 2),
    "triwulan": (2, 2, 3, 3),
}
EDITS: dict[str, list[tuple[str, str]]] = {  # what people put right in the draft
    "titik_koma": [("kolom:\n", 'pisah_jabatan: "\\n"\nkolom:\n')],
}
CHOICES = {"berlabel": ("--waktu-kosong", "Januari-Desember"), "berjenjang": (), "bulanan": (), "titik_koma": ()}


@pytest.fixture(params=LAYOUTS)
def layout(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a folder with the files of a layout."""
    return Path(shutil.copytree(FOLDER / request.param, tmp_path / request.param))


def document(layout: Path) -> str:
    return next(path.name for path in layout.iterdir() if path.suffix in (".csv", ".tsv"))


def imported(zi: Zi, layout: Path, *arguments: str) -> Answer:
    return zi("import", document(layout), *CHOICES.get(layout.name, ()), *arguments, cwd=layout)


def plan(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def test_through_its_map_it_comes_in_with_no_unused_cell(zi: Zi, layout: Path) -> None:
    answer = imported(zi, layout, "--peta", "peta.yaml", "--dry-run", "--format", "json")
    told = json.loads(answer.out)
    assert tuple(told["jumlah"].values()) == COUNTS[layout.name]
    assert [one for one in told["keganjilan"] if one["kode"] in UNWRITTEN] == []


def test_with_the_answers_the_plan_is_read_without_a_mistake(zi: Zi, layout: Path) -> None:
    answer = imported(zi, layout, "--peta", "peta.yaml", "--jawab", "jawaban.yaml")
    assert answer.code in (0, 1), answer.err
    checked = json.loads(zi("check", "--format", "json", cwd=layout).out)
    assert [one for one in checked["masalah"] if one["tingkat"] == "galat"] == []


def test_without_a_map_it_is_refused_with_the_head_it_saw(zi: Zi, layout: Path) -> None:
    answer = imported(zi, layout)
    heads = [one for one in plan(layout / "peta.yaml")["kolom"] if " / " not in one]
    said = " ".join(answer.err.split())
    assert answer.code == 2
    assert [one for one in heads if one not in said] == []
    assert "--buat-peta PETA.yaml" in said
    assert not (layout / "plans").exists()


def test_its_draft_of_a_map_works_after_a_few_edits(zi: Zi, layout: Path) -> None:
    assert imported(zi, layout, "--buat-peta", "rancangan.yaml").code == 0
    draft = layout / "rancangan.yaml"
    edits = EDITS.get(layout.name, [])
    assert len(edits) <= 5, "people give up"
    for old, new in edits:
        text = draft.read_text(encoding="utf-8")
        assert text.count(old) == 1
        draft.write_text(text.replace(old, new), encoding="utf-8")
    for name in ("peta", "rancangan"):
        imported(zi, layout, "--peta", f"{name}.yaml", "--jawab", "jawaban.yaml", "-o", f"dari_{name}.yaml")
    assert plan(layout / "dari_peta.yaml") == plan(layout / "dari_rancangan.yaml")


def of(zi: Zi, name: str, tmp_path: Path) -> dict[str, Any]:
    layout = Path(shutil.copytree(FOLDER / name, tmp_path / name))
    imported(zi, layout, "--peta", "peta.yaml", "--jawab", "jawaban.yaml", "-o", "rencana.yaml")
    return plan(layout / "rencana.yaml")


def test_several_fields_of_one_cell_go_where_their_labels_say(zi: Zi, tmp_path: Path) -> None:
    every = of(zi, "berlabel", tmp_path)["program"][0]["kegiatan"][0]["aktivitas"]
    assert [(one["nama"], one["output"], one["penanggung_jawab"]) for one in every] == [
        ("Membentuk tim kerja", ["Tim kerja terbentuk", "SK tim kerja"], "Subbagian Tata Usaha"),
        ("Rapat bulanan tim", ["Notulen rapat", "Daftar hadir"], "Tim Manajemen Perubahan"),
        ("Menindaklanjuti hasil rapat", ["Laporan tindak lanjut"], "Tim Manajemen Perubahan"),
    ]


def test_targets_by_quarter_make_a_plan_that_reports_by_quarter(zi: Zi, tmp_path: Path) -> None:
    read = of(zi, "triwulan", tmp_path)
    first = read["program"][0]["kegiatan"][0]["indikator"][0]
    assert read["periode_laporan"] == {2025: "triwulan"}
    assert first["target"] == {2025: 75, 2026: 80}
    assert first["target_triwulan"] == {2025: {1: 60, 2: 65, 3: 70}, 2026: {1: 76, 2: 78, 3: 79}}


def test_ticked_months_are_a_schedule_and_a_run_of_them_is_told(zi: Zi, tmp_path: Path) -> None:
    lines = [line for one in of(zi, "bulanan", tmp_path)["program"] for line in one["kegiatan"]]
    assert [one["waktu"] for line in lines for one in line["aktivitas"]] == [
        "Januari",
        "Maret, Juni, September dan Desember",
        "April-Juni",
        "Februari",
    ]


def test_a_post_of_a_row_belongs_to_what_the_row_begins(zi: Zi, tmp_path: Path) -> None:
    line = of(zi, "berjenjang", tmp_path)["program"][0]["kegiatan"][0]
    assert line["indikator"][0]["penanggung_jawab"] == "Kepala Subbagian Layanan"
    assert [one["penanggung_jawab"] for one in line["aktivitas"]] == ["Pengelola Layanan"] * 2
    assert [one["anggaran"] for one in line["aktivitas"]] == [12_500_000, 750_000]


def test_a_cell_of_many_lines_is_a_list_where_it_has_the_signs_of_one(zi: Zi, tmp_path: Path) -> None:
    line = of(zi, "titik_koma", tmp_path)["program"][0]["kegiatan"][0]
    assert [one["output"] for one in line["aktivitas"]] == [
        ["SK tim kerja", "Undangan rapat", "Daftar hadir"],
        ["Notulen", "Foto"],
    ]
    assert line["indikator"][0]["penanggung_jawab"] == ["Sekretaris", "Kepala Bidang Layanan"]
    assert line["aktivitas"][1]["nama"] == "Rapat berkala; membahas kemajuan"
