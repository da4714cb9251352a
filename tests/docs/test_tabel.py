"""docs/tabel.md says what the tables declare; `python tools/tabel.py` writes it anew."""

import re
import subprocess
import sys
from pathlib import Path

import duckdb

from tests.conftest import ROOT, Zi
from zi_cli.core.tables import TABEL

PAGE = (ROOT / "docs/tabel.md").read_text(encoding="utf-8")


def test_it_is_current() -> None:
    done = subprocess.run([sys.executable, "tools/tabel.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "docs/tabel.md is not current: python tools/tabel.py"


def test_every_column_stands_in_the_section_of_its_table() -> None:
    sections = {part.split("\n", 1)[0]: part for part in PAGE.split("\n## Tabel ")[1:]}
    found = {name: re.findall(r"^\| `(\w+)` \|", part, flags=re.MULTILINE) for name, part in sections.items()}
    assert found == {one.nama: [kolom.nama for kolom in one.kolom] for one in TABEL}


def test_the_query_it_shows_gives_the_score(zi: Zi, tmp_path: Path) -> None:
    zi("export", "csv", "2024", "-o", str(tmp_path))
    (query,) = re.findall(r"```sql\n(.*?)```", PAGE, flags=re.DOTALL)
    with duckdb.connect() as base:
        base.execute("CREATE TABLE unit AS SELECT * FROM read_csv(?)", [str(tmp_path / "unit.csv")])
        ((tahun, skor),) = base.execute(query).fetchall()
    assert (tahun, round(skor, 2)) == (2024, 64.71)
