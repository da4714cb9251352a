"""`zi export parquet` and `zi rollup` over many units."""

import json
import os
import shutil
import signal
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.bench_units import generator, write_units
from tests.conftest import ROOT, Zi
from tests.moments import just_before
from zi_cli.acts import tables
from zi_cli.acts.tables import rows_of
from zi_cli.core.tables import SKEMA_TABEL, TABEL
from zi_cli.files.workspace import Workspace, find_workspace
from zi_cli.many.parquet import SQL, Spool, about, packed, published, write_tables
from zi_cli.model.periode import Periode

DAY = ("--year", "2024", "--today", "2025-02-01")


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of a dozen units."""
    return write_units(tmp_path_factory.mktemp("many"), 12, seed=5)


def small_unit(folder: Path, name: str = "Dinas", **figures: object) -> Path:
    """Write a unit of two indikator and one aktivitas, and a program that holds an aktivitas alone."""
    figure = {"persen": 50, "pembilang": 1, "penyebut": 2, "jumlah": 5, "nilai": 3} | figures
    (folder / "plans" / "realisasi").mkdir(parents=True)
    (folder / "plans" / "renaksi_2024_2025.yaml").write_text(
        f"""skema: 1
judul: Rencana contoh
unit: {{nama: {name}, singkatan: {name}, daerah: Kota}}
periode: {{mulai: 2024, selesai: 2025}}
program:
  - id: p
    nama: Dengan indikator
    kegiatan:
      - id: k
        nama: Kegiatan
        aktivitas:
          - {{id: a, nama: Satu, output: [SK], waktu: Juni, penanggung_jawab: Kepala}}
        indikator:
          - {{id: i1, nama: Satu, jenis: persen, target: {{2024: {figure["persen"]}, 2025: 60}}, penanggung_jawab: A}}
          - {{id: i2, nama: Dua, jenis: jumlah, satuan: S, target: {{2024: {figure["jumlah"]}, 2025: 5}}, penanggung_jawab: A}}
  - id: q
    nama: Tanpa indikator
    kegiatan:
      - id: l
        nama: Kegiatan
        aktivitas:
          - {{id: b, nama: Dua, output: [SK], waktu: Juli, penanggung_jawab: Kepala}}
          - {{id: c, nama: Tiga, output: [SK], waktu: Juli, penanggung_jawab: Kepala}}
""",
        encoding="utf-8",
    )
    (folder / "plans" / "realisasi" / "2024.yaml").write_text(
        f"""skema: 1
tahun: 2024
indikator:
  i1: {{semester_2: {{pembilang: {figure["pembilang"]}, penyebut: {figure["penyebut"]}}}}}
  i2: {{semester_2: {{nilai: {figure["nilai"]}}}}}
""",
        encoding="utf-8",
    )
    return folder


def rollup_of(zi: Zi, *words: str, cwd: Path) -> dict[str, Any]:
    answer = zi("rollup", *words, "--today", "2025-02-01", "--format", "json", cwd=cwd)
    assert answer.code == 0, answer.err
    said: dict[str, Any] = json.loads(answer.out)
    return said


def files_of(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_the_generator_gives_the_same_bytes_for_the_same_seed() -> None:
    made = generator()
    assert made.unit(7, 1) == made.unit(7, 1)
    assert made.unit(7, 1) != made.unit(7, 2)
    folders = [made.unit(number, 1).folder for number in range(0, 3000, 7)]
    assert len(set(folders)) == len(folders)


def test_generated_units_are_as_large_as_the_real_one_and_mostly_without_a_galat(zi: Zi, units: Path) -> None:
    plan = (ROOT / "plans/renaksi_2022_2026.yaml").stat().st_size
    for path in units.rglob("renaksi_*.yaml"):
        assert 0.7 * plan < path.stat().st_size < 1.3 * plan
    said = json.loads(zi("check", str(units), "--format", "json", "--today", "2025-02-01").out)
    assert sum(one["galat"] == 0 for one in said["unit"]) >= 10


def test_the_parquet_files_hold_the_declared_columns_and_say_which_schema(zi: Zi, units: Path, tmp_path: Path) -> None:
    assert zi("export", "parquet", str(units), *DAY, "-o", "tabel", cwd=tmp_path).code == 0
    for tabel in TABEL:
        place = (tmp_path / "tabel" / tabel.nama / "part-0001.parquet").as_posix()
        columns = duckdb.sql(f"DESCRIBE FROM '{place}'").fetchall()
        assert [(one[0], one[1]) for one in columns] == [(one.nama, SQL[one.jenis]) for one in tabel.kolom]
        marks = dict(duckdb.sql(f"SELECT key, value FROM parquet_kv_metadata('{place}')").fetchall())
        assert marks == {b"zi_skema_tabel": str(SKEMA_TABEL).encode(), b"zi_tabel": tabel.nama.encode()}
    said = about(tmp_path / "tabel")
    assert said
    assert (said["tahun"], said["per"], said["unit"]) == (2024, "2024-12-31", 12)
    counted = {nama: one["baris"] for nama, one in said["tabel"].items()}
    assert counted == {one.nama: _count(tmp_path / "tabel", one.nama) for one in TABEL}


def _count(folder: Path, tabel: str) -> int:
    return int(duckdb.sql(f"SELECT count(*) FROM '{(folder / tabel).as_posix()}/*.parquet'").fetchall()[0][0])


def test_the_same_units_give_the_same_bytes_however_many_processes_share_the_work(
    zi: Zi, units: Path, tmp_path: Path
) -> None:
    for jobs in ("1", "2"):
        assert zi("export", "parquet", str(units), *DAY, "-o", f"tabel-{jobs}", "--jobs", jobs, cwd=tmp_path).code == 0
    assert files_of(tmp_path / "tabel-1") == files_of(tmp_path / "tabel-2")


def test_the_rows_of_a_unit_are_those_that_csv_gives_of_it(zi: Zi, units: Path, tmp_path: Path) -> None:
    assert zi("export", "parquet", str(units), *DAY, "-o", "tabel", cwd=tmp_path).code == 0
    one = next(path.parent.parent for path in sorted(units.rglob("renaksi_*.yaml")))
    assert zi("export", "csv", "-C", str(one), *DAY, "-o", "csv", cwd=tmp_path).code == 0
    for tabel in TABEL:
        columns = ", ".join(f"'{kolom.nama}': '{SQL[kolom.jenis]}'" for kolom in tabel.kolom)
        csv = f"read_csv('{tmp_path.as_posix()}/csv/{tabel.nama}.csv', header=true, columns={{{columns}}})"
        ours = f"FROM '{(tmp_path / 'tabel' / tabel.nama).as_posix()}/*.parquet' WHERE unit IN (SELECT unit FROM {csv})"
        assert duckdb.sql(ours).fetchall() == duckdb.sql(f"FROM {csv}").fetchall()


def test_text_from_yaml_stays_in_its_cell(tmp_path: Path) -> None:
    nasty = 'a"b,\r\nc\n"d",\t=1+1 😀 \u202e{{x}}'
    kolom = {one.nama: one for one in TABEL}["bukti"].kolom
    row = tuple(nasty if one.jenis == "teks" else None for one in kolom)
    aside = tmp_path / "aside"
    aside.mkdir()
    spool = Spool(aside)
    spool.add({one.nama: packed([row] if one.nama == "bukti" else []) for one in TABEL}, {one.nama: 1 for one in TABEL})
    with published(tmp_path / "tabel") as fresh:
        write_tables(spool, fresh, {"tahun": 2024})
    assert duckdb.sql(f"FROM '{(tmp_path / 'tabel/bukti').as_posix()}/*.parquet'").fetchall() == [row]


def test_many_units_make_several_parts_in_order(tmp_path: Path) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    spool = Spool(aside, units_in_part=2)
    kolom = TABEL[0].kolom
    for n in range(5):
        row = tuple(f"u{n}" if one.nama == "unit" else 2024 if one.nama == "tahun" else None for one in kolom)
        spool.add({one.nama: packed([row] if one is TABEL[0] else []) for one in TABEL}, {one.nama: 1 for one in TABEL})
    with published(tmp_path / "tabel") as fresh:
        write_tables(spool, fresh, {"tahun": 2024})
    parts = sorted((tmp_path / "tabel/unit").iterdir())
    assert [one.name for one in parts] == ["part-0001.parquet", "part-0002.parquet", "part-0003.parquet"]
    assert [duckdb.sql(f"SELECT unit FROM '{one.as_posix()}'").fetchall() for one in parts] == [
        [("u0",), ("u1",)],
        [("u2",), ("u3",)],
        [("u4",)],
    ]


def test_a_unit_that_cannot_be_read_is_named_and_the_others_are_there(zi: Zi, units: Path, tmp_path: Path) -> None:
    tree = Path(shutil.copytree(units, tmp_path / "tree"))
    broken = sorted(tree.rglob("realisasi/2024.yaml"))[3]
    broken.write_text("skema: [", encoding="utf-8")
    answer = zi("export", "parquet", "tree", *DAY, "-o", "tabel", cwd=tmp_path)
    nama = broken.parent.parent.parent.relative_to(tree).as_posix()
    assert answer.code == 0
    assert f"{nama} tidak ikut: " in answer.err
    said = about(tmp_path / "tabel")
    assert said
    assert said["unit"] == 11
    assert [one["unit"] for one in said["gagal"]] == [nama]
    screen = zi("rollup", "--parquet", "tabel", cwd=tmp_path)
    assert "Rekap 11 unit" in screen.out
    assert "1 unit tidak ikut" in screen.out
    assert (
        json.loads(zi("rollup", "--parquet", "tabel", "--format", "json", cwd=tmp_path).out)["gagal"] == said["gagal"]
    )


def test_two_units_of_one_name_are_told_apart(zi: Zi, units: Path, tmp_path: Path) -> None:
    one = next(path.parent.parent for path in sorted(units.rglob("renaksi_*.yaml")))
    for name in ("a", "b", "c"):
        shutil.copytree(one, tmp_path / "tree" / name)
    answer = zi("export", "parquet", "tree", *DAY, "-o", "tabel", cwd=tmp_path)
    assert "b bernama sama dengan unit lain; kuncinya menjadi " in answer.err
    for tabel in ("unit", "bacaan", "kejadian"):
        keys = duckdb.sql(
            f"SELECT DISTINCT unit FROM '{(tmp_path / 'tabel' / tabel).as_posix()}/*.parquet' ORDER BY 1"
        ).fetchall()
        first = keys[0][0]
        assert keys == [(first,), (f"{first}-2",), (f"{first}-3",)]


def test_units_of_one_name_that_recorded_nothing_yet_are_told_apart(zi: Zi, units: Path, tmp_path: Path) -> None:
    plan = next(iter(sorted(units.rglob("renaksi_*.yaml"))))
    for n in range(23):
        (tmp_path / "tree" / f"unit-{n:02}" / "plans").mkdir(parents=True)
        shutil.copy(plan, tmp_path / "tree" / f"unit-{n:02}" / "plans")
    answer = zi("export", "parquet", "tree", *DAY, "-o", "tabel", cwd=tmp_path)
    assert answer.code == 0
    assert answer.err.count("kuncinya menjadi") == 20
    assert "dan 2 unit lain bernama sama dengan unit lain" in answer.err
    for tabel, count in (("unit", 23), ("bacaan", 0), ("bukti", 0)):
        place = (tmp_path / "tabel" / tabel).as_posix()
        assert duckdb.sql(f"SELECT count(DISTINCT unit) FROM '{place}/*.parquet'").fetchall() == [(count,)]


def test_the_folder_of_an_earlier_export_is_replaced_and_no_other(zi: Zi, units: Path, tmp_path: Path) -> None:
    assert zi("export", "parquet", str(units), *DAY, "-o", "tabel", cwd=tmp_path).code == 0
    (tmp_path / "tabel" / "unit" / "part-0002.parquet").write_bytes(b"left from before")
    assert zi("export", "parquet", str(units), *DAY, "-o", "tabel", cwd=tmp_path).code == 0
    assert len(list((tmp_path / "tabel/unit").iterdir())) == 1
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "surat.txt").write_text("penting", encoding="utf-8")
    answer = zi("export", "parquet", str(units), *DAY, "-o", "lain", cwd=tmp_path)
    assert (answer.code, (tmp_path / "lain" / "surat.txt").read_text(encoding="utf-8")) == (2, "penting")
    assert "tidak diganti" in answer.err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["lain", "tabel"]


@pytest.mark.parametrize("name", ["catatan.txt", "unit/catatan.txt", "rekap/part-0001.parquet"])
def test_what_somebody_put_among_the_tables_is_named_and_stays(zi: Zi, tmp_path: Path, name: str) -> None:
    small_unit(tmp_path / "unit")
    assert zi("export", "parquet", "unit", *DAY, "-o", "tabel", cwd=tmp_path).code == 0
    other = tmp_path / "tabel" / name
    other.parent.mkdir(exist_ok=True)
    other.write_text("penting", encoding="utf-8")
    answer = zi("export", "parquet", "unit", *DAY, "-o", "tabel", cwd=tmp_path)
    assert answer.code == 2
    assert f"({name if name.startswith('unit') else name.split('/', maxsplit=1)[0]})" in answer.err
    assert other.read_text(encoding="utf-8") == "penting"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_to_itself_is_no_place_for_tables(zi: Zi, tmp_path: Path) -> None:
    small_unit(tmp_path / "unit")
    (tmp_path / "lup").symlink_to("lup")
    answer = zi("export", "parquet", "unit", *DAY, "-o", "lup", cwd=tmp_path)
    assert (answer.code, "lup bukan folder" in answer.err) == (2, True)


def test_nothing_is_written_among_the_files_of_a_unit(zi: Zi, unit: Path) -> None:
    for words in (
        ("export", "parquet", ".", *DAY, "-o", "plans/tabel"),
        ("rollup", ".", *DAY, "-o", "plans/rekap.txt"),
    ):
        answer = zi(*words, cwd=unit)
        assert answer.code == 2
        assert "folder data unit" in answer.err
    assert not (unit / "plans/tabel").exists()


def test_a_failure_leaves_no_folder_that_was_made_for_the_tables(zi: Zi, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    (tmp_path / "ada").mkdir()
    assert zi("export", "parquet", "kosong", "-o", "ada/baru/dalam/tabel", cwd=tmp_path).code == 2
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["ada", "kosong"]


def test_a_failure_leaves_the_earlier_tables_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "tabel").mkdir()
    (tmp_path / "tabel" / "zi-tabel.json").write_text('{"skema": 1}', encoding="utf-8")

    def interrupted() -> None:
        with published(tmp_path / "tabel") as fresh:
            (fresh / "half").mkdir()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [one.name for one in tmp_path.rglob("*")] == ["tabel", "zi-tabel.json"]


def test_a_fault_of_zi_over_one_unit_is_told_and_shows_in_the_exit_code(
    zi: Zi, units: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No unit is known over which zi fails, so what judges one is made to."""
    whole = tables.rows_of

    def faulty(workspace: Workspace, *given: Any) -> bytes:
        if "dinas-kesehatan" in str(workspace.places.akar):
            raise ZeroDivisionError
        return whole(workspace, *given)

    monkeypatch.setattr(tables, "rows_of", faulty)
    for words in (("export", "parquet", str(units), *DAY, "-o", "tabel"), ("rollup", str(units), *DAY)):
        answer = zi(*words, "--jobs", "1", cwd=tmp_path)
        assert answer.code == 3
        assert "zi sendiri yang salah" in answer.err
    assert "Rekap 11 unit" in answer.out


def test_an_interrupted_export_leaves_nothing_behind(
    zi: Zi, units: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = 0

    def interrupt() -> None:
        nonlocal opened
        opened += 1
        if opened == 10:  # some units have been read by then
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with just_before(os.open, interrupt):
        assert zi("export", "parquet", str(units), *DAY, "-o", "tabel", "--jobs", "1", cwd=tmp_path).code == 130
    assert opened == 10
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no name on Windows holds such a sign")
def test_names_of_folders_cannot_move_the_cursor(zi: Zi, units: Path, tmp_path: Path) -> None:
    tree = Path(shutil.copytree(units, tmp_path / "tree"))
    broken = min(tree.rglob("realisasi/2024.yaml"))
    broken.write_text("skema: [", encoding="utf-8")
    broken.parent.parent.parent.rename(tree / "a\x1b[2Jb")
    answer = zi("rollup", "tree", *DAY, cwd=tmp_path)
    assert "tidak ikut" in answer.err
    assert "\x1b" not in answer.err + answer.out


def test_no_unit_to_ask_is_said(zi: Zi, tmp_path: Path) -> None:
    for words in (("export", "parquet", ".", "-o", "tabel"), ("rollup", ".")):
        answer = zi(*words, cwd=tmp_path)
        assert answer.code == 2
        assert "tidak ada unit" in answer.err


@pytest.mark.parametrize(
    ("named", "said"), [("kab-x", "kab-x tidak ada"), ("kab/catatan.txt", "kab/catatan.txt bukan folder")]
)
def test_a_folder_that_is_not_one_is_named_before_any_unit_is_asked(
    zi: Zi, tmp_path: Path, units: Path, named: str, said: str
) -> None:
    (tmp_path / "kab").mkdir(exist_ok=True)
    (tmp_path / "kab" / "catatan.txt").touch()
    for words in (("export", "parquet", str(units), named, "-o", "tabel"), ("rollup", str(units), named)):
        answer = zi(*words, cwd=tmp_path)
        assert (answer.code, answer.out) == (2, "")
        assert said in answer.err.replace("\\", "/")
        assert not (tmp_path / "tabel").exists()


def test_the_rollup_adds_up_what_status_says_of_each_unit(zi: Zi, units: Path) -> None:
    said = json.loads(zi("rollup", str(units), *DAY, "--format", "json").out)
    scores = {}
    for plan in units.rglob("renaksi_*.yaml"):
        own = json.loads(zi("status", "-C", str(plan.parent.parent), *DAY, "--format", "json").out)
        scores[plan.parent.parent.name] = own["capaian_rencana_aksi"]
    assert len(said["unit"]) == len(scores)
    assert said["ringkasan"]["tercapai"] == sum(one["tercapai"] for one in scores.values())
    assert said["ringkasan"]["dinilai"] == sum(one["dinilai"] for one in scores.values())
    assert sorted(one["skor"] for one in said["unit"]) == sorted(one["nilai"] for one in scores.values())
    assert sum(one["unit"] for one in said["sebaran"]) == len(scores)


def test_the_rollup_keeps_its_tables_where_it_is_told_to_and_answers_from_them(
    zi: Zi, units: Path, tmp_path: Path
) -> None:
    first = zi("rollup", str(units), *DAY, "--parquet", "tabel", cwd=tmp_path)
    again = zi("rollup", "--parquet", "tabel", cwd=tmp_path)
    assert first.code == again.code == 0
    assert first.out == again.out
    assert "CONTOH: semua angka rekaan" in first.out
    assert zi("rollup", "--parquet", "tabel", "-o", "rekap.txt", cwd=tmp_path).out == ""
    assert (tmp_path / "rekap.txt").read_text(encoding="utf-8") == again.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--parquet", "."), "bukan folder tabel"),
        (("--engine", "hive"), "pilihannya: duckdb, spark"),
        (("--master", "local"), "hanya berlaku bersama --engine spark"),
        (("--format", "csv"), "bukan bentuk yang dikenal"),
        ((".", "--parquet", "s3://x/y"), "dibuat di folder setempat dulu"),
    ],
)
def test_what_cannot_be_answered_is_a_sentence(zi: Zi, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    answer = zi("rollup", *words, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_tables_that_are_damaged_or_of_another_schema_or_year_are_refused(zi: Zi, units: Path, tmp_path: Path) -> None:
    assert zi("export", "parquet", str(units), *DAY, "-o", "tabel", cwd=tmp_path).code == 0
    assert "tahun yang ada: 2024" in zi("rollup", "--parquet", "tabel", "--year", "2023", cwd=tmp_path).err
    part = tmp_path / "tabel/unit/part-0001.parquet"
    kept = part.read_bytes()
    part.write_bytes(kept[:100])
    answer = zi("rollup", "--parquet", "tabel", cwd=tmp_path)
    assert answer.code == 2
    assert "tidak terbaca" in answer.err
    part.write_bytes(kept)
    (tmp_path / "tabel/zi-tabel.json").write_text('{"skema": 99}', encoding="utf-8")
    assert "berskema 99" in zi("rollup", "--parquet", "tabel", cwd=tmp_path).err


def test_what_is_told_of_a_unit_does_not_depend_on_where_it_lies(unit: Path, tmp_path: Path) -> None:
    """So that two units of the same content may share an answer that is kept."""
    other = Path(shutil.copytree(unit, tmp_path / "x" / "other"))
    told = [rows_of(find_workspace(one), Periode(2024), None, date(2025, 2, 1)) for one in (unit, other)]
    assert told[0] == told[1]


def test_the_name_of_a_folder_stands_for_no_column(zi: Zi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_unit(tmp_path / "unit")
    truth = rollup_of(zi, "unit", "--year", "2024", cwd=tmp_path)
    for place in ("dinilai=7", "tahun=2023", "arsip/daerah=Bali"):
        assert zi("export", "parquet", "unit", *DAY, "-o", place, cwd=tmp_path).code == 0
        assert rollup_of(zi, "--parquet", place, cwd=tmp_path) == truth
    aside = tmp_path / "tahun=1999"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    assert rollup_of(zi, "unit", "--year", "2024", cwd=tmp_path) == truth


def test_a_folder_whose_name_begins_with_a_tilde_is_no_home(zi: Zi, tmp_path: Path) -> None:
    small_unit(tmp_path / "unit")
    assert zi("export", "parquet", "unit", *DAY, "-o", "~tabel", cwd=tmp_path).code == 0
    assert rollup_of(zi, "--parquet", "~tabel", cwd=tmp_path)["ringkasan"]["unit"] == 1


@pytest.mark.parametrize(
    "figures",
    [{"penyebut": 198_501_012_010_011}, {"jumlah": 922_337_203_685_478}, {"persen": 99_999, "penyebut": 10**15 - 1}],
)
def test_a_figure_far_too_large_stops_nobody(zi: Zi, tmp_path: Path, figures: dict[str, object]) -> None:
    small_unit(tmp_path / "tree" / "a", "Besar", **figures)
    small_unit(tmp_path / "tree" / "b", "Biasa")
    said = rollup_of(zi, "tree", "--year", "2024", cwd=tmp_path)
    assert said["ringkasan"]["unit"] == 2
    persen = next(one for one in said["indikator"] if one["id"] == "i1")
    weight = int(str(figures.get("penyebut", 2)))
    assert persen["penyebut"] == weight + 2
    assert persen["target"] == pytest.approx((int(str(figures.get("persen", 50))) * weight + 50 * 2) / (weight + 2))


def test_a_program_of_aktivitas_alone_is_among_the_programs(zi: Zi, tmp_path: Path) -> None:
    small_unit(tmp_path / "a", "Satu")
    small_unit(tmp_path / "b", "Dua")
    said = rollup_of(zi, "a", "b", "--year", "2024", cwd=tmp_path)
    rows = {one["program"]: one for one in said["program"]}
    assert {key: (one["unit"], one["indikator"], one["lewat"]) for key, one in rows.items()} == {
        "p": (2, 4, 2),
        "q": (2, 0, 4),
    }
    assert rows["q"]["skor"] is None
    assert sum(one["lewat"] for one in said["program"]) == said["ringkasan"]["lewat"]


def test_names_and_numbers_are_those_that_most_units_print(zi: Zi, tmp_path: Path) -> None:
    for unit in ("a", "b", "c"):
        small_unit(tmp_path / unit, unit.upper())
    plan = tmp_path / "a" / "plans" / "renaksi_2024_2025.yaml"
    text = plan.read_text(encoding="utf-8")
    head, first, last = text[: text.index("  - id: p")], *text[text.index("  - id: p") :].split("  - id: q")
    renamed = first.replace("{id: i1, nama: Satu", "{id: i1, nama: A diganti")
    plan.write_text(f"{head}  - id: q{last}{renamed}", encoding="utf-8")
    said = rollup_of(zi, "a", "b", "c", "--year", "2024", cwd=tmp_path)
    assert {one["program"]: one["nomor"] for one in said["program"]} == {"p": "I", "q": "II"}
    assert {one["id"]: (one["nomor"], one["nama"]) for one in said["indikator"]} == {
        "i1": ("I.1.a", "Satu"),
        "i2": ("I.1.b", "Dua"),
    }


def test_a_folder_named_before_the_command_is_the_one_that_is_asked(zi: Zi, tmp_path: Path) -> None:
    small_unit(tmp_path / "a", "Satu")
    small_unit(tmp_path / "b", "Dua")
    answer = zi("-C", "../b", "rollup", *DAY, "--format", "json", cwd=tmp_path / "a")
    assert [one["nama"] for one in json.loads(answer.out)["unit"]] == ["Dua"]
    assert zi("-C", "../b", "export", "parquet", *DAY, "-o", "tabel", cwd=tmp_path / "a").code == 0
    said = rollup_of(zi, "--parquet", "tabel", cwd=tmp_path / "a")
    assert [one["nama"] for one in said["unit"]] == ["Dua"]


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_folder_whose_name_is_no_text_is_told_like_others(zi: Zi, tmp_path: Path) -> None:
    small_unit(tmp_path / "tree" / "baik")
    small_unit(Path(os.fsdecode(os.fsencode(tmp_path) + b"/tree/b\xff")), persen="abc")
    answer = zi("rollup", "tree", *DAY, "--parquet", "tabel", cwd=tmp_path)
    assert answer.code == 0
    assert "1 unit tidak ikut" in answer.out
    said = rollup_of(zi, "--parquet", "tabel", cwd=tmp_path)
    assert [one["unit"] for one in said["gagal"]] == ["b\udcff"]


def test_tables_whose_inside_is_damaged_are_refused(zi: Zi, tmp_path: Path) -> None:
    small_unit(tmp_path / "unit")
    assert zi("export", "parquet", "unit", *DAY, "-o", "tabel", cwd=tmp_path).code == 0
    part = tmp_path / "tabel" / "indikator" / "part-0001.parquet"
    whole = part.read_bytes()
    for damaged in (
        whole[:10] + bytes(one ^ 0xFF for one in whole[10:200]) + whole[200:],
        (tmp_path / "tabel" / "unit" / "part-0001.parquet").read_bytes(),
    ):
        part.write_bytes(damaged)
        answer = zi("rollup", "--parquet", "tabel", cwd=tmp_path)
        assert answer.code == 2
        assert "tidak terbaca" in answer.err
    part.write_bytes(whole)
    for gagal in ("5", '["x"]', '[{"unit": 1, "pesan": "x"}]', '{"unit": "a"}'):
        (tmp_path / "tabel" / "zi-tabel.json").write_text(f'{{"skema": 1, "gagal": {gagal}}}', encoding="utf-8")
        assert rollup_of(zi, "--parquet", "tabel", cwd=tmp_path)["gagal"] == []


def test_the_tables_of_a_semester_say_so(zi: Zi, tmp_path: Path) -> None:
    small_unit(tmp_path / "unit")
    assert zi("export", "parquet", "unit", *DAY, "--semester", "1", "-o", "tabel", cwd=tmp_path).code == 0
    screen = zi("rollup", "--parquet", "tabel", cwd=tmp_path).out
    assert "Rekap 1 unit · Semester I Tahun 2024" in screen
    said = rollup_of(zi, "--parquet", "tabel", cwd=tmp_path)["ringkasan"]
    assert (said["periode_awal"], said["periode_akhir"]) == ("semester_1", "semester_1")


def test_nobody_who_achieved_everything_lags(zi: Zi, tmp_path: Path) -> None:
    for n in range(7):
        small_unit(tmp_path / "tree" / f"u{n}", f"Dinas {n}", nilai=5)
    assert "Tertinggal" not in zi("rollup", "tree", *DAY, cwd=tmp_path).out
    small_unit(tmp_path / "tree" / "u9", "Dinas 9", nilai=4)
    behind = zi("rollup", "tree", *DAY, cwd=tmp_path).out.partition("Tertinggal")[2]
    assert "Dinas 9" in behind
    assert "Dinas 6" not in behind.partition("Indikator yang")[0]


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_the_name_of_a_result_cannot_move_the_cursor(zi: Zi, tmp_path: Path) -> None:
    small_unit(tmp_path / "unit")
    for words in (("export", "parquet", "unit", *DAY, "-o", "a\x1b[2Jb"), ("rollup", "unit", *DAY, "-o", "c\x1b[2Jd")):
        answer = zi(*words, cwd=tmp_path)
        assert answer.code == 0
        assert "ditulis ke" in answer.err
        assert "\x1b" not in answer.err
