"""`zi export csv` and `zi export json`: the tidy tables as files, the same figures as `zi status`."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT, Zi
from zi_cli.core.tables import TABEL
from zi_cli.render.export.as_csv import harmless

NAMES = [one.nama for one in TABEL]
PLAN = "plans/renaksi_2022_2026.yaml"
SQL = {"teks": "VARCHAR", "bulat": "BIGINT", "angka": "DOUBLE", "tanggal": "DATE", "benar_salah": "BOOLEAN"}
JSON = {"teks": str, "bulat": int, "angka": (int, float), "tanggal": str, "benar_salah": bool}


def records(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def quoted(text: str) -> str:
    """Write words as YAML writes any words, hidden signs by their numbers."""
    return "".join(
        f"\\u{ord(one):04x}" if "~" < one <= "\uffff" else one for one in json.dumps(text, ensure_ascii=False)
    )


def reworded(unit: Path, old: str, new: str) -> None:
    """Put other words into the plan."""
    path = unit / PLAN
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, quoted(new), 1), encoding="utf-8")


@pytest.mark.parametrize("period", [["2024"], ["2024", "--semester", "1"], ["2025"], ["2024", "--per", "2024-09-30"]])
def test_the_figures_are_those_of_zi_status(zi: Zi, period: list[str]) -> None:
    said = json.loads(zi("status", *period, "--format", "json").out)
    made = json.loads(zi("export", "json", *period).out)["tabel"]
    (unit,) = made["unit"]
    score = said["capaian_rencana_aksi"]
    for name in ("tercapai", "dinilai", "target", "keadaan"):
        assert unit[name] == score[name]
    assert [unit["skor"], unit["skor_bawah"], unit["skor_atas"]] == [score["nilai"], *score["rentang"]]
    for name in ("rata_capaian", "penyelesaian", "ketepatan", "kejadian_selesai", "kejadian_jatuh_tempo"):
        assert unit[name] == said["keseluruhan"][name]
    named = ("id", "nomor", "jenis", "arah", "target", "realisasi", "capaian", "keadaan", "penanggung_jawab")
    assert [[one[name] for name in named] for one in made["indikator"]] == [
        [one[name] for name in named] for one in said["indikator"]
    ]
    assert [(one["id"], one["bulan"], one["keadaan"], one["selesai"]) for one in made["kejadian"]] == [
        (one["id"], each["bulan"], each["keadaan"], each["selesai"])
        for one in said["aktivitas"]
        for each in one["kejadian"]
    ]


def test_csv_writes_a_file_a_table(zi: Zi, tmp_path: Path) -> None:
    answer = zi("export", "csv", "2024", "-o", str(tmp_path / "baru" / "tabel"))
    assert (answer.code, answer.out) == (0, "")
    files = sorted((tmp_path / "baru" / "tabel").iterdir())
    assert [path.stem for path in files] == sorted(NAMES)
    made = json.loads(zi("export", "json", "2024").out)["tabel"]
    for path in files:
        data = path.read_bytes()
        assert data.startswith(b"unit,tahun,")
        assert data.count(b"\n") == data.count(b"\r\n") == len(made[path.stem]) + 1
        read = records(data.decode("utf-8"))
        assert [list(row) for row in read] == [list(row) for row in made[path.stem]]
        words = {None: "", True: "true", False: "false"}
        for row, same in zip(read, made[path.stem], strict=True):
            assert list(row.values()) == [
                words[one] if one is None or isinstance(one, bool) else str(one) for one in same.values()
            ]


@pytest.mark.parametrize("table", TABEL, ids=NAMES)
def test_a_database_reads_the_csv_with_the_documented_types(zi: Zi, tmp_path: Path, table: object) -> None:
    zi("export", "csv", "2024", "-o", str(tmp_path))
    columns = {one.nama: SQL[one.jenis] for one in table.kolom}
    with duckdb.connect() as base:
        read = base.read_csv(str(tmp_path / f"{table.nama}.csv"), dtype=columns, header=True)
        found = [dict(zip(read.columns, row, strict=True)) for row in read.fetchall()]
    same = json.loads(zi("export", "json", "2024").out)["tabel"][table.nama]
    assert found == [
        {name: date.fromisoformat(cell) if cell and columns[name] == "DATE" else cell for name, cell in row.items()}
        for row in same
    ]


def test_one_table_goes_to_the_screen_byte_for_byte_as_to_a_file(zi: Zi, tmp_path: Path) -> None:
    zi("export", "csv", "2024", "-o", str(tmp_path), "--tabel", "kejadian")
    assert [path.name for path in tmp_path.iterdir()] == ["kejadian.csv"]
    done = subprocess.run(
        [sys.executable, "-m", "zi_cli", "export", "csv", "2024", "--tabel", "keja"],
        cwd=ROOT,
        env={"PYTHONIOENCODING": "utf-16", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.stdout == (tmp_path / "kejadian.csv").read_bytes()


def test_json_has_the_documented_columns_and_types(zi: Zi, tmp_path: Path) -> None:
    answer = zi("export", "json", "2024", "-o", str(tmp_path / "zi.json"))
    assert (answer.code, answer.out) == (0, "")
    data = json.loads((tmp_path / "zi.json").read_text(encoding="utf-8"))
    assert data == json.loads(zi("export", "json", "2024").out)
    assert list(data) == ["skema", "unit", "tahun", "periode", "per", "catatan_sampai", "contoh", "kolom", "tabel"]
    assert (data["skema"], data["unit"]) == (1, "disdagperinkop-ukm-kabupaten-buleleng")
    assert (data["tahun"], data["periode"], data["per"], data["contoh"]) == (2024, "tahun", "2024-12-31", True)
    assert list(data["tabel"]) == list(data["kolom"]) == NAMES
    assert {name: len(rows) for name, rows in data["tabel"].items()} == {
        "unit": 1,
        "indikator": 36,
        "bacaan": 57,
        "kejadian": 115,
        "bukti": 109,
        "pelaksanaan": 0,
    }
    for name, rows in data["tabel"].items():
        columns = data["kolom"][name]
        for row in rows:
            assert list(row) == [one["nama"] for one in columns]
            for one in columns:
                cell = row[one["nama"]]
                assert one["kosong"] if cell is None else isinstance(cell, JSON[one["jenis"]]), (name, one["nama"])


def test_every_table_of_an_example_says_so(zi: Zi, unit: Path) -> None:
    for name in NAMES[:-1]:  # no aktivitas of the example is insidentil
        assert {row["contoh"] for row in records(zi("export", "csv", "2024", "--tabel", name).out)} == {"true"}
    path = unit / "plans/realisasi/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("contoh: true", "contoh: false"), encoding="utf-8")
    for name in NAMES[:-1]:
        said = zi("export", "csv", "2024", "--tabel", name, "-C", str(unit)).out
        assert {row["contoh"] for row in records(said)} == {"false"}


def test_registered_evidence_is_joined(zi: Zi, unit: Path) -> None:
    (unit / "plans/bukti").mkdir()
    (unit / "plans/bukti/2024.yaml").write_text(
        "skema: 1\ntahun: 2024\nbukti:\n  bukti/2024/survei-wbs.pdf:\n"
        f"    {{sha256: {'a' * 64}, ukuran: 5, kerahasiaan: rahasia, oleh: Ani, dicatat: 2024-06-30}}\n",
        encoding="utf-8",
    )
    said = records(zi("export", "csv", "2024", "--tabel", "bukti", "-C", str(unit)).out)
    (one,) = [row for row in said if row["terdaftar"] == "true"]
    assert (one["butir"], one["semester"], one["sha256"]) == ("pw-wbs-paham", "1", "a" * 64)
    assert (one["kerahasiaan"], one["pemeriksaan"]) == ("rahasia", "belum_diperiksa")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('=HYPERLINK("http://contoh.example";"klik")', '\'=HYPERLINK("http://contoh.example";"klik")'),
        ("+62 812", "'+62 812"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r=1+1", "'=1+1"),
        ("  =1+1", "  '=1+1"),
        ("\u202e=1+1", "'=1+1"),
        ("\u200b@x", "'@x"),
        ("＝1+1", "'＝1+1"),
        ("a;=cmd|' /C calc'!A0;b", "a;'=cmd|' /C calc'!A0;b"),
        ("a; -b", "a; '-b"),
        ('"=1+1"', '"\'=1+1"'),
        ('a; "=1+1', "a; \"'=1+1"),
        ("Rapat\nBerkala\u2028 \x00\x1b[31m", "Rapat Berkala [31m"),
        ("1 - 2 = -1", "1 - 2 = -1"),
        ("SK Tim; Notulen", "SK Tim; Notulen"),
        ("Rp 5; 10", "Rp 5; 10"),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_nothing_in_a_cell_is_run_and_nothing_hides_in_it(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_text_of_the_plan_cannot_break_out_of_its_cell(zi: Zi, unit: Path) -> None:
    name = "=1+1,\"x\"\r\nsatu,dua;=cmd|'/C calc'!A0<script>| ` \U0001f600 " + "n" * 5000
    reworded(unit, "Membentuk/mengupdate Tim ZI", name)
    rows = records(zi("export", "csv", "2024", "--tabel", "kejadian", "-C", str(unit)).out)
    assert len(rows) == 115
    assert all(None not in row and None not in row.values() for row in rows)
    shown = "'=1+1,\"x\" satu,dua;'=cmd|'/C calc'!A0<script>| ` \U0001f600 " + "n" * 5000
    assert rows[0]["nama"].startswith(shown[:40])
    assert rows[0]["nama"] == shown
    data = json.loads(zi("export", "json", "2024", "-C", str(unit)).out)
    assert data["tabel"]["kejadian"][0]["nama"] == name


@pytest.mark.parametrize("form", ["csv", "json", "ics"])
def test_nothing_is_written_where_the_data_is(zi: Zi, unit: Path, form: str) -> None:
    before = sorted(unit.rglob("*"))
    for place in ("plans/tabel", "plans", "plans/../plans/x"):
        answer = zi("export", form, "2024", "-o", place, cwd=unit)
        assert answer.code == 2
        assert "folder data unit" in answer.err
    assert sorted(unit.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_into_the_data_is_not_followed(zi: Zi, unit: Path, tmp_path: Path) -> None:
    (tmp_path / "tabel").mkdir()
    (tmp_path / "tabel" / "bukti.csv").symlink_to(unit / "plans" / "zi.yaml")
    before = (unit / "plans" / "zi.yaml").read_bytes()
    answer = zi("export", "csv", "2024", "-o", str(tmp_path / "tabel"), "-C", str(unit))
    assert answer.code == 2
    assert (unit / "plans" / "zi.yaml").read_bytes() == before
    assert [path.name for path in (tmp_path / "tabel").iterdir()] == ["bukti.csv"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["csv", "2024"], "--tabel"),
        (["csv", "2024", "--tabel", "bacan"], "unit; indikator; bacaan; kejadian; bukti"),
        (["csv", "2024", "-o", "README.md"], "bukan folder"),
        (["csv", "2024", "-o", "README.md/tabel"], "bukan folder"),
        (["json", "2019"], "2022 sampai 2026"),
        (["json", "2024", "-o", "tidak/ada/zi.json"], "folder ini belum ada"),
        (["ics", "2024", "--pj", "Bupati"], "Bupati"),
        (["xml"], "xml tidak dikenal"),
        (["json", "2024", "--semester", "3"], "semester"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_wrong_use_is_answered_in_indonesian(zi: Zi, arguments: list[str], word: str) -> None:
    answer = zi("export", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert word in answer.err
    assert "Traceback" not in answer.err


def test_export_alone_says_what_there_is(zi: Zi) -> None:
    answer = zi("export")
    assert answer.code == 0
    for form in ("ics, kalender", "csv", "json"):
        assert f"\n  {form} " in answer.out


def test_tables_are_offered_while_one_is_typed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from zi_cli.cli.main import main; main()"],
        cwd=ROOT,
        env={
            "_ZI_COMPLETE": "complete_bash",
            "COMP_WORDS": "zi export csv --tabel b",
            "COMP_CWORD": "4",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.stdout.split(), done.stderr) == (["bacaan", "bukti"], "")
