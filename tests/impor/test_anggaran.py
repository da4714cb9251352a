"""A budget is read as whole rupiah however the office writes it; what is no such sum is told of, not written."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.conftest import Zi
from zi_cli.yaml.reading import read

HEAD = ("Program", "Kegiatan", "Aktivitas", "Output", "Waktu", "Biaya", "2025")
ROW = ("Penataan Tatalaksana", "Penerapan SOP", "Mengevaluasi SOP", "Laporan", "Maret")
PETA = "skema: 1\nkolom:\n" + "".join(f"  {one}: {one.casefold()}\n" for one in HEAD[:5])
PETA += '  Biaya: anggaran\n  "2025": abaikan\ntahun: 2025\n'


def imported(zi: Zi, folder: Path, budget: str | float) -> tuple[str, dict[str, Any]]:
    """Import a sheet with one aktivitas; gives the screen and the aktivitas."""
    with xlsxwriter.Workbook(folder / "rencana.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ROW)
        sheet.write(1, 5, budget)
    (folder / "peta.yaml").write_text(PETA, encoding="utf-8")
    made = zi("import", "rencana.xlsx", "--peta", "peta.yaml", "--sebagian", "-o", "a.yaml", cwd=folder)
    assert made.code == 1, made.err
    (program,) = read((folder / "a.yaml").read_bytes()).tree["program"]
    return made.out, program["kegiatan"][0]["aktivitas"][0]


@pytest.mark.parametrize("said", ["12500000", "12.500.000", "Rp 12.500.000,00", "Rp.12.500.000,-", 12500000])
def test_a_sum(zi: Zi, tmp_path: Path, said: str | float) -> None:
    out, aktivitas = imported(zi, tmp_path, said)
    assert aktivitas["anggaran"] == 12500000
    assert "ZI10" not in out


@pytest.mark.parametrize("said", ["12,5 juta", "12.5", "APBD 2025", 12500000.5, "1.250.00", "-5"])
def test_what_is_no_sum(zi: Zi, tmp_path: Path, said: str | float) -> None:
    out, aktivitas = imported(zi, tmp_path, said)
    assert "anggaran" not in aktivitas
    assert "ditulis tanpa anggaran" in out
    assert "Sheet1!F2" in out
