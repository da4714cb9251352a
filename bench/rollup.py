"""Time the questions of `zi rollup` over a table of ten million readings, each in a process of its own.

python bench/rollup.py [--rows N] [--rounds N] [--keep DIR]
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
INDICATORS, SEMESTERS = 35, 2
SECONDS, MEGABYTES = 1.0, 500
"""The budget of the question over all readings."""
ASKED = "bacaan"
OTHERS = ("ringkasan", "unit", "daerah", "sebaran", "program", "indikator")
FIGURES = {
    "id": "CASE WHEN u % 100 < 85 THEN '' ELSE 'unit' || (u % 20) || '-' END || 'indikator-' || i",
    "nomor": "['I', 'II', 'III', 'IV', 'V', 'VI'][i % 6 + 1] || '.1.' || i",
    "unit": "'dinas-' || u || '-kabupaten-contoh'",
    "tahun": "2024",
    "semester": "s",
    "macam": "CASE WHEN hash(u, i, s) % 50 = 0 THEN 'nihil' ELSE 'terukur' END",
    "pembilang": "CASE WHEN i < 25 THEN hash(u, i, s) % 70 END",
    "penyebut": "CASE WHEN i < 25 THEN CASE WHEN hash(u, i, s) % 50 = 0 THEN 0 ELSE 40 + u % 200 END END",
    "nilai": "(hash(u, i, s) % 10000) / 100.0",
    "tanggal": "DATE '2024-06-01' + (hash(u, s) % 25)::INTEGER",
    "menentukan": "s = 2",
    "bukti": "hash(u, i) % 3",
    "contoh": "true",
    "nama": "'Nama contoh ' || i",
    "singkatan": "'Dinas ' || u",
    "daerah": "'Kabupaten Contoh ' || (u // 40)",
    "per": "DATE '2024-12-31'",
    "indikator": "35",
    "dinilai": "{dinilai}",
    "tercapai": "hash(u) % 36",
    "terisi": "35",
    "terbuka": "0",
    "target": "65.0",
    "keadaan": "CASE WHEN hash(u, i) % 2 = 0 THEN 'tercapai' ELSE 'belum_tercapai' END",
    "program": "'program-' || i % 6",
    "dihitung": "false",
    "jatuh_tempo": "true",
    "tepat_waktu": "true",
    "jenis": "CASE WHEN i < 25 THEN 'persen' ELSE 'nilai' END",
    "arah": "'naik'",
}
"""What stands in a column, whatever the table; what is not named is empty."""


def main() -> int:
    """Make the tables, ask, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="folder that keeps the tables, to use them again")
    parser.add_argument("--ask", nargs=2, metavar=("FOLDER", "QUESTION"), help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true", help="exit 1 when the budget is broken")
    options = parser.parse_args()
    if options.ask:
        print(json.dumps(ask(*options.ask)))
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary) / "tabel"
        if not (folder / "zi-tabel.json").exists():
            make(folder, options.rows)
        size = sum(one.stat().st_size for one in folder.rglob("*.parquet"))
        print(f"{options.rows:,} readings, {size / 2**20:.0f} MB of Parquet, {os.cpu_count()} cores.\n")
        print("| question | seconds | opening | peak MB |\n|---|--:|--:|--:|")
        held = True
        for question in (ASKED, *OTHERS):
            runs = [asked(folder, question) for _ in range(options.rounds)]
            seconds, opening, peak = (median(run[part] for run in runs) for part in ("seconds", "opening", "peak"))
            print(f"| {question} | {seconds:.2f} | {opening:.2f} | {peak:.0f} |")
            held = held and (question != ASKED or (seconds < SECONDS and peak < MEGABYTES))
    print("\nThe budget holds." if held else f"\n{ASKED} is over its budget ({SECONDS} s, {MEGABYTES} MB)")
    return int(options.check and not held)


def make(folder: Path, rows: int) -> None:
    """Write the tables of so many readings, in the schema that is declared."""
    import duckdb

    from zi_cli.core.tables import SKEMA_TABEL, TABEL

    units = -(-rows // (INDICATORS * SEMESTERS))
    sizes = {
        "unit": (1, 1),
        "indikator": (INDICATORS, 1),
        "bacaan": (INDICATORS, SEMESTERS),
        "kejadian": (20, 1),
        "bukti": (1, 1),
    }
    types = {"teks": "VARCHAR", "bulat": "BIGINT", "angka": "DOUBLE", "tanggal": "DATE", "benar_salah": "BOOLEAN"}
    with duckdb.connect() as engine:
        for tabel in TABEL:
            count, semesters = sizes[tabel.nama]
            judged = "35" if tabel.nama == "unit" else "true"
            columns = ", ".join(
                f"({FIGURES.get(one.nama, 'NULL').format(dinilai=judged)})::{types[one.jenis]} AS {one.nama}"
                for one in tabel.kolom
            )
            (folder / tabel.nama).mkdir(parents=True)
            target = folder / tabel.nama / "part-0001.parquet"
            rows_of = f"range({units}) AS a(u), range({count}) AS b(i), range(1, {semesters + 1}) AS c(s)"
            engine.execute(f"COPY (SELECT {columns} FROM {rows_of}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")  # noqa: S608  our own words
    (folder / "zi-tabel.json").write_text(json.dumps({"skema": SKEMA_TABEL, "tahun": 2024}), encoding="utf-8")


def asked(folder: Path, question: str) -> dict[str, float]:
    """Ask in a process of its own."""
    argv = [sys.executable, __file__, "--ask", str(folder), question]
    answer: dict[str, float] = json.loads(subprocess.run(argv, check=True, stdout=subprocess.PIPE).stdout)
    return answer


def ask(folder: str, question: str) -> dict[str, float]:
    """Ask one question; gives how long it took, how long opening took, and the most memory this process ever held."""
    from zi_cli.many.rollup import opened
    from zi_cli.many.rollup import question as sql

    began = time.perf_counter()
    with opened("duckdb", folder, None) as (engine, _):
        opening = time.perf_counter() - began
        rows = engine(sql(question))
        seconds = time.perf_counter() - began - opening
    if not rows:
        raise SystemExit(f"{question} gave nothing")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "opening": opening, "peak": peak}


if __name__ == "__main__":
    sys.exit(main())
