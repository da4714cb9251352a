"""A day in the life of an office, through the installed command: from an empty folder to an approved report."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

ZI = shutil.which("zi", path=str(Path(sys.executable).parent)) or "zi"
SARI, MADE = ("Ni Luh Sari", "sari@contoh.example"), ("I Made Rai", "made@contoh.example")
"""Invented people."""


@dataclass
class Office:
    folder: Path

    def zi(self, *arguments: str, who: tuple[str, str] = SARI, code: int = 0, today: str = "2024-07-04") -> str:
        """Run zi as one of the office's people; gives all it says, blanks folded."""
        environment = {
            **os.environ,
            "GIT_AUTHOR_NAME": who[0],
            "GIT_AUTHOR_EMAIL": who[1],
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "200",
        }
        dated = [] if arguments[0] in ("check", "new-year", "init", "explain", "schema") else ["--today", today]
        if arguments[:2] in (("evidence", "verify"), ("period", "list")):
            dated = []
        done = subprocess.run(
            [ZI, *arguments, *dated],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        said = f"{done.stdout}\n{done.stderr}"
        assert done.returncode == code, said
        assert "Traceback" not in said
        return " ".join(said.split())

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert old in text
        (self.folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give an empty folder that git looks after."""
    folder = tmp_path / "kantor"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return Office(folder)


def test_a_semester_from_an_empty_folder_to_an_approved_report(office: Office) -> None:
    # A workspace is started; the unit writes its plan in the skeleton's place.
    office.zi("init", ".", "--unit", "Dinas Contoh", "--singkatan", "DC", "--daerah", "Kota Contoh", "--from", "2022")
    office.zi("check")
    shutil.copy(ROOT / "plans" / "renaksi_2022_2026.yaml", office.folder / "plans" / "renaksi_2022_2026.yaml")
    with (office.folder / "plans" / "zi.yaml").open("a", encoding="utf-8") as settings:
        settings.write(
            "jabatan:\n"
            f"  Kepala Dinas:\n    - {{nama: {MADE[0]}, sejak: 2023-01-01}}\n"
            f"  Kasubag. Umum dan Perencanaan:\n    - {{nama: {SARI[0]}, sejak: 2023-01-01}}\n"
        )
    (office.folder / "survei.pdf").write_bytes(b"%PDF-1.4 contoh")

    # The year is laid out, a reading and an occurrence are recorded, with evidence.
    office.zi("new-year", "2024")
    assert "belum diisi → 38 dari 78" in office.zi(
        "record", "V.4.a", "--semester", "1", "--pembilang", "38", "--penyebut", "78", "--tanggal", "28 Juni 2024"
    )
    assert "lewat → selesai 18 Juni 2024" in office.zi("done", "V.4.3", "--month", "Juni", "--on", "2024-06-18")
    office.zi("evidence", "add", "survei.pdf", "--for", "V.4.3@2024-06", "--date", "2024-06-18")
    office.zi("evidence", "add", "survei.pdf", "--for", "V.4.a@s1", "--date", "2024-06-18")
    assert (office.folder / "plans" / "bukti" / "2024" / "survei.pdf").read_bytes() == b"%PDF-1.4 contoh"
    assert "V.4.3" not in office.zi("evidence", "missing", "--month", "Juni")
    office.zi("evidence", "review", "survei.pdf", "--accept", code=2)  # not by the one who recorded it
    office.zi("evidence", "review", "survei.pdf", "--accept", who=MADE)
    office.zi("evidence", "verify", "2024")

    # Submitted, sent back, corrected, submitted again, approved by somebody else.
    office.zi("period", "approve", "2024-s1", who=MADE, code=2)
    office.zi("period", "submit", "2024-s1", "--tetap")
    assert "diajukan" in office.zi("record", "V.4.a", "40", "--semester", "1", code=2)
    office.zi("period", "return", "2024-s1", "--reason", "Angka WBS keliru", who=MADE)
    office.zi("record", "V.4.a", "--semester", "1", "--pembilang", "39", "--penyebut", "78", "--tanggal", "2024-06-28")
    office.zi("period", "submit", "2024-s1", "--tetap")
    office.zi("period", "approve", "2024-s1", code=2)
    office.zi("period", "approve", "2024-s1", who=MADE)
    assert "DRAF" in office.zi("report", "--semester", "2", "--year", "2024")
    assert "DRAF" not in office.zi("report", "--semester", "1", "--year", "2024")
    assert office.zi("check")

    # The second semester goes on; the first stays what it was.
    office.zi("record", "V.4.a", "70", "--semester", "2", today="2024-12-20")
    assert "disetujui" in office.zi("record", "V.4.a", "80", "--semester", "1", code=2)
    assert office.zi("check")

    # Somebody changes an approved figure with an editor: the check names it, with file and line.
    office.edit("plans/realisasi/2024.yaml", "pembilang: 39", "pembilang: 59")
    found = office.zi("check", code=1)
    line = office.read("plans/realisasi/2024.yaml").split("pembilang: 59")[0].count("\n") + 1
    assert re.search(rf"plans/realisasi/2024\.yaml:{line}:\d+: galat ZI6\d\d: ", found)
    assert found.count("galat ZI") == 1
    office.zi("period", "reopen", "2024-s1", "--reason", "Koreksi WBS", "--scope", "V.4.a", who=MADE)
    assert office.zi("check")
    office.zi("period", "submit", "2024-s1", "--tetap")
    office.zi("period", "approve", "2024-s1", who=MADE)
    assert "DRAF" not in office.zi("report", "--semester", "1", "--year", "2024", "-o", "laporan.html")
    assert "DRAF" not in office.read("laporan.html")
    log = office.read("plans/periode/2024-s1.yaml")
    assert [log.count(f"langkah: {one}") for one in ("ajukan", "kembalikan", "setujui", "buka_kembali")] == [3, 1, 2, 1]


def test_a_recommendation_from_issue_to_verification(office: Office) -> None:
    shutil.copytree(ROOT / "plans", office.folder / "plans")
    office.zi(
        *("recommend", "add", "--source", "monev", "--for", "V.4.a", "--id", "wbs-paham"),
        *("--condition", "Baru 38 dari 78 pegawai paham", "--recommendation", "Ulangi sosialisasi WBS"),
    )
    assert "belum ditindaklanjuti" in office.zi("recommend", "list", "--year", "2024")
    office.zi("recommend", "verify", "wbs-paham", "--status", "sesuai", who=MADE, code=2)
    office.zi(
        "recommend", "follow", "wbs-paham", "--note", "Sosialisasi ulang", "--date", "2024-07-20", today="2024-07-20"
    )
    office.zi("recommend", "verify", "wbs-paham", "--status", "sesuai", today="2024-07-22", code=2)
    office.zi("recommend", "verify", "wbs-paham", "--status", "sesuai", who=MADE, today="2024-07-22")
    assert "Rekomendasi" in office.zi("status", "2024", today="2024-08-01")
    assert "Ulangi sosialisasi WBS" in office.zi("report", "--semester", "2", "--year", "2024")
