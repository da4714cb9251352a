"""One figure everywhere: whatever the plan and the year, every surface says what the words of the field say."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from tests.conftest import Zi
from tests.kantor import write
from tests.orakel import hitung, pembaca
from tests.orakel.hitung import Angka, Hasil, Posisi
from tests.orakel.rekaan import TAHUN, Kantor, kantor
from tests.printed import pages_of

KINI = "2025-06-01"
SEKALIGUS = int(os.environ.get("ORAKEL_RENCANA", "150"))
"""How many plans the slow share takes; docs/architecture.md says what the whole 2,000 gave."""


def posisi(acak: Random) -> tuple[Posisi, list[str]]:
    """Draw a position, and the words that ask for it."""
    day = date(TAHUN, 1, 1) + timedelta(days=acak.choice([30, 89, 90, 91, 181, 182, 185, 300, acak.randint(0, 365)]))
    return acak.choice(
        [
            (Posisi(date(TAHUN, 12, 31), None, selesai=True), ["--today", KINI]),
            (Posisi(date(TAHUN, 6, 30), 1, selesai=True), ["--semester", "1", "--today", KINI]),
            (Posisi(date(TAHUN, 12, 31), 2, selesai=True), ["--semester", "2", "--today", KINI]),
            (Posisi(day), ["--per", str(day), "--today", KINI]),
            (Posisi(day), ["--today", str(day)]),
        ]
    )


def tulis(made: Kantor, folder: Path) -> Path:
    """Write an office's files."""
    write(folder / "plans/renaksi_2023_2025.yaml", made.rencana)
    write(folder / "plans/zi.yaml", made.pengaturan)
    write(folder / "plans/realisasi/2024.yaml", made.realisasi)
    write(folder / "plans/bukti/2024.yaml", made.register)
    return folder


def harapan(found: Hasil) -> dict[tuple[object, ...], object]:
    """Lay the oracle's cells out as the readers do."""
    cells: dict[tuple[object, ...], object] = {}
    for nomor, one in found.indikator.items():
        for which in ("target", "realisasi", "capaian", "keadaan"):
            cells["indikator", nomor, which] = getattr(one, which)
    for nomor, five in [*found.program.items(), ("", found.semua)]:
        for which in (*pembaca.LIMA, "tercapai", "dinilai", "terisi", "kejadian_selesai", "kejadian_jatuh_tempo"):
            cells["program", nomor, which] = getattr(five, which)
    cells |= {("skor", which): getattr(found.skor, which) for which in ("nilai", "atas", "tercapai", "dinilai", "target")}
    cells["skor", "bawah"] = found.skor.nilai
    return cells | {("kejadian", *key): state for key, state in found.kejadian.items()}


def beda(found: Hasil, surface: str, cells: pembaca.Sel) -> Iterator[str]:
    """Name every cell of a surface that does not say what it must."""
    want = harapan(found)
    for key, shown in cells.items():
        if key[0] == "baris":
            continue
        if key not in want:
            yield f"{surface} {key}: {shown} is not expected"
        elif not _sama(found, key, shown, want[key]):
            yield f"{surface} {key}: shows {shown}, should be {want[key]}"


def _sama(found: Hasil, key: tuple[object, ...], shown: pembaca.Isi, want: object) -> bool:
    if key[0] == "kejadian":
        return key[1:] not in found.sampai or shown == want or (shown == "belum" and want == "lewat" or shown == want)
    if key[0] == "indikator" and found.indikator[str(key[1])].label and isinstance(shown, str) and key[2] != "keadaan":
        return shown in ("Ya", found.indikator[str(key[1])].label)
    if isinstance(want, Angka):
        return shown in (want.tampil, want.tepat)
    if isinstance(shown, str) and key[2:] == ("target",):
        return shown == "Ya"
    return shown == (want if want is None or isinstance(want, str) else Fraction(want))


def periksa(zi: Zi, folder: Path, seed: int, *, berat: bool = False) -> list[str]:
    """Hold every surface of one random office against the oracle."""
    acak, made = Random(-seed - 1), kantor(seed)
    at, words = posisi(acak)
    found = hitung.hasil(made, at)
    cwd = tulis(made, folder)

    def said(*asked: str) -> str:
        answer = zi(*asked, cwd=cwd)
        assert answer.code in (0, 1), (seed, asked, answer.err)
        return answer.out

    def surfaces() -> Iterator[tuple[str, pembaca.Sel]]:
        year, data = str(TAHUN), ("--format", "json")
        yield "status json", pembaca.status_json(said("status", year, *words, *data))
        yield "status", pembaca.status_text(said("status", year, "--rinci", *words))
        program = acak.choice(list(found.program))
        yield "explain json", pembaca.explain_json(said("explain", program, "--year", year, *words, *data))
        yield "explain", pembaca.explain_text(said("explain", program, "--year", year, *words))
        if any("hitung" in one for p in made.rencana["program"] for k in p["kegiatan"] for one in k["indikator"]):
            yield "explain skor", pembaca.explain_json(said("explain", "skor", "--year", year, *words, *data))
        said("export", "csv", year, *words, "-o", "csv")
        yield "csv", pembaca.export_csv(cwd / "csv")
        yield "json", pembaca.export_json(said("export", "json", year, *words))
        said("export", "parquet", ".", "--year", year, *words, "-o", "pq", "--jobs", "1")
        yield "parquet", pembaca.export_parquet(cwd / "pq")
        if at.semester is None:
            yield "dashboard", pembaca.dashboard(said("dashboard", year, *words))
        if "--per" not in words and at.semester is None:
            yield from of_today(year, data)
        if at.semester:
            yield from reports(str(at.semester))

    def of_today(year: str, data: tuple[str, ...]) -> Iterator[tuple[str, pembaca.Sel]]:
        month = str(at.per.month)
        yield "due json", pembaca.due_json(said("due", year, "--month", month, *words, *data))
        yield "ics", pembaca.ics(said("export", "ics", year, *words))
        yield "rollup", pembaca.rollup_json(said("rollup", ".", "--year", year, *words, *data, "--jobs", "1"))
        yield "due", pembaca.due_text(said("due", year, "--month", month, *words))
        before = Kantor(made.rencana, made.realisasi | {"indikator": {}}, made.pengaturan, made.register)
        _commit(tulis(before, folder))
        tulis(made, folder)
        changes = pembaca.diff_json(said("diff", "HEAD", *words, *data))
        yield "diff json", changes
        yield "diff md", pembaca.diff_md(said("diff", "HEAD", *words, "--format", "md"))

    def reports(semester: str) -> Iterator[tuple[str, pembaca.Sel]]:
        n, asked = int(semester), ("report", "--year", str(TAHUN), *words)
        yield "report md", pembaca.report_md(said(*asked), n)
        yield "report html", pembaca.report_html(said(*asked, "--format", "html"), n)
        if berat:
            for form in ("docx", "xlsx", "pdf"):
                said(*asked, "-o", f"laporan.{form}")
            yield "report docx", pembaca.report_docx(cwd / "laporan.docx", n)
            yield "report xlsx", pembaca.report_xlsx(cwd / "laporan.xlsx", n)
            yield "report pdf", pembaca.report_pdf(pages_of(cwd / "laporan.pdf"), n)

    whole = hitung.hasil(made, Posisi(date(TAHUN, 12, 31), selesai=True))  # a calendar says all that is recorded
    return [
        f"seed {seed}, {' '.join(words)}: {one}"
        for name, cells in surfaces()
        for one in beda(whole if name == "ics" else found, name, cells)
    ]


def _commit(cwd: Path) -> None:
    git = ["git", "-c", "user.name=Ani", "-c", "user.email=ani@contoh.example"]
    for words in (["init", "-q"], ["add", "plans"], ["commit", "-qm", "awal"]):
        subprocess.run([*git, *words], cwd=cwd, check=True)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch, zi: Zi) -> None:  # noqa: ARG001  after the width that zi sets
    """No line is folded, so that a reader finds each cell in one."""
    monkeypatch.setenv("COLUMNS", "300")


@pytest.mark.parametrize("seed", range(8))
def test_every_surface_says_what_the_words_of_the_field_say(zi: Zi, tmp_path: Path, seed: int) -> None:
    assert periksa(zi, tmp_path, seed) == []
