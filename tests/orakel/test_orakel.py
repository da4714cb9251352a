"""One figure everywhere: whatever the plan and the year, every surface says what the words of the field say."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from tests.conftest import Answer, Zi
from tests.kantor import write
from tests.orakel import hitung, pembaca
from tests.orakel.hitung import Angka, Hasil, Posisi
from tests.orakel.rekaan import TAHUN, Kantor, akhir, kantor
from tests.printed import pages_of

KINI = "2025-06-01"
BANYAK = int(os.environ.get("ORAKEL_RENCANA", "150"))
"""How many plans the slow share takes; docs/benchmarks.md says what 2,000 gave."""
TUTUP = Posisi(date(TAHUN, 12, 31), selesai=True)
NAMA = {6: "--semester", 3: "--triwulan"}
ZI = Path(sys.executable).with_name("zi")


def posisi(acak: Random, panjang: int) -> tuple[Posisi, list[str]]:
    """Draw a position of an office that reports by so many months, and the words that ask for it."""
    day = date(TAHUN, 1, 1) + timedelta(days=acak.choice([30, 89, 90, 91, 181, 182, 185, 300, acak.randint(0, 365)]))
    return acak.choice(
        [
            (TUTUP, ["--today", KINI]),
            *[
                (Posisi(akhir(ke * panjang), ke * panjang, selesai=True), [NAMA[panjang], str(ke), "--today", KINI])
                for ke in range(1, 12 // panjang + 1)
            ],
            *[
                (Posisi(akhir(ke * 6), ke * 6, selesai=True), ["--semester", str(ke), "--today", KINI])
                for ke in (1, 2)
                if panjang == 3  # a half-year is read as the quarter that ends with it
            ],
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
    if made.lampau:
        first = {"skema": 1, "tahun": 2023, "contoh": True, "indikator": made.lampau, "aktivitas": {}}
        write(folder / "plans/realisasi/2023.yaml", first)
    return folder


def harapan(found: Hasil) -> dict[tuple[object, ...], object]:
    """Lay the oracle's cells out as the readers do."""
    cells: dict[tuple[object, ...], object] = {}
    for nomor, one in found.indikator.items():
        for which in (
            "target",
            "realisasi",
            "capaian",
            "keadaan",
            "target_periode",
            "capaian_periode",
            "keadaan_periode",
        ):
            cells["indikator", nomor, which] = getattr(one, which)
    for nomor, five in [*found.program.items(), ("", found.semua)]:
        for which in (*pembaca.LIMA, "tercapai", "dinilai", "terisi", "kejadian_selesai", "kejadian_jatuh_tempo"):
            cells["program", nomor, which] = getattr(five, which)
    cells |= {
        ("skor", which): getattr(found.skor, which) for which in ("nilai", "atas", "tercapai", "dinilai", "target")
    }
    cells["skor", "bawah"] = found.skor.nilai
    return cells | {("kejadian", *key): state for key, state in found.kejadian.items()}


def beda(found: Hasil, surface: str, cells: pembaca.Sel) -> Iterator[str]:
    """Name every cell of a surface that does not say what it must."""
    want = harapan(found)
    if surface == "status json":  # which shows every indikator that is measured in the year, and no other
        yield from (f"{surface} {key}: is left out" for key in want.keys() - cells.keys() if key[0] == "indikator")
    for key, shown in cells.items():
        if key not in want:
            if key[0] != "kejadian":  # of a period that is over, those of later months are no part
                yield f"{surface} {key}: {shown} is not expected"
        elif not _sama(found, key, shown, want[key]):
            yield f"{surface} {key}: shows {shown}, should be {want[key]}"
        elif key[2:] == ("realisasi",) and isinstance(shown, Fraction):
            own = found.indikator[str(key[1])]
            if own.keadaan == "belum_tercapai" and not own.label and shown == own.target:
                yield f"{surface} {key}: shows the target beside belum tercapai"


def _sama(found: Hasil, key: tuple[object, ...], shown: pembaca.Isi, want: object) -> bool:
    if key[0] == "kejadian":
        return shown == want or (shown, want) == ("belum", "lewat")
    if isinstance(shown, str) and key[2:] in (("target",), ("realisasi",)):
        own = found.indikator[str(key[1])]
        return shown == (own.target_label if key[2] == "target" else own.label)
    if isinstance(want, Angka):
        return shown in (want.tampil, want.tepat)
    return shown == (want if want is None or isinstance(want, str) else Fraction(want))


def acak(zi: Zi, folder: Path, seed: int, *, berat: bool = False) -> list[str]:
    """Hold a random office, at a random position, against the oracle."""
    made = kantor(seed)
    at, words = posisi(Random(-seed - 1), made.panjang(TAHUN))
    return [f"seed {seed}, {one}" for one in periksa(zi, folder, made, at, words, berat=berat)]


def periksa(zi: Zi, cwd: Path, made: Kantor, at: Posisi, words: Sequence[str], *, berat: bool = False) -> list[str]:
    """Hold every surface of one office against the oracle, with `berat` the files of programs too."""
    found, whole = hitung.hasil(made, at), hitung.hasil(made, TUTUP)
    tulis(made, cwd)
    return [
        f"{' '.join(words)}: {one}"
        for name, cells in Permukaan(zi, cwd, made, at, tuple(words)).every(list(found.program), berat=berat)
        for one in beda(whole if name == "ics" else found, name, cells)  # a calendar says all that is recorded
    ]


Dibaca = Iterator[tuple[str, pembaca.Sel]]
TAHUN_INI = str(TAHUN)
DATA = ("--format", "json")


@dataclass(frozen=True)
class Permukaan:
    """Every surface of one office at one position, each asked for and read."""

    zi: Zi
    cwd: Path
    made: Kantor
    at: Posisi
    words: tuple[str, ...]

    def said(self, *asked: str) -> str:
        """Ask a command about the position."""
        answer = self.zi(*asked, *self.words, cwd=self.cwd)
        assert answer.code in (0, 1), (asked, answer.err)
        return answer.out

    def every(self, programs: list[str], *, berat: bool) -> Dibaca:
        """Read all that can show the position."""
        yield from self.screens(programs)
        yield from self.tables()
        if NAMA[self.made.panjang(TAHUN)] in self.words:
            yield from self.reports(akhir=self.at.bulan == 12)
            if berat:
                yield from self.report_files(akhir=self.at.bulan == 12)
        elif "--semester" not in self.words:
            yield "dashboard", pembaca.dashboard(self.said("dashboard", TAHUN_INI))
            if "--per" not in self.words:
                yield from self.of_today()

    def screens(self, programs: list[str]) -> Dibaca:
        """Status and explain, for people and for machines."""
        yield "status json", pembaca.status_json(self.said("status", TAHUN_INI, *DATA))
        yield "status", pembaca.status_text(self.said("status", TAHUN_INI, "--rinci"))
        for program in programs:
            yield "explain json", pembaca.explain_json(self.said("explain", program, "--year", TAHUN_INI, *DATA))
            yield "explain", pembaca.explain_text(self.said("explain", program, "--year", TAHUN_INI))
        kegiatan = [one for program in self.made.rencana["program"] for one in program["kegiatan"]]
        if any("hitung" in one for each in kegiatan for one in each["indikator"]):
            yield "explain skor", pembaca.explain_json(self.said("explain", "skor", "--year", TAHUN_INI, *DATA))

    def tables(self) -> Dibaca:
        """The tidy tables in three formats."""
        self.said("export", "csv", TAHUN_INI, "-o", "csv")
        yield "csv", pembaca.export_csv(self.cwd / "csv")
        yield "json", pembaca.export_json(self.said("export", "json", TAHUN_INI))
        self.said("export", "parquet", ".", "--year", TAHUN_INI, "-o", "pq", "--jobs", "1")
        yield "parquet", pembaca.export_parquet(self.cwd / "pq")

    def of_today(self) -> Dibaca:
        """What is asked as of today alone: due, calendar, roll-up, and the change that the year's readings made."""
        month = ("--month", str(self.at.per.month))
        yield "due json", pembaca.due_json(self.said("due", TAHUN_INI, *month, *DATA))
        yield "due", pembaca.due_text(self.said("due", TAHUN_INI, *month))
        yield "ics", pembaca.ics(self.said("export", "ics", TAHUN_INI))
        yield "rollup", pembaca.rollup_json(self.said("rollup", ".", "--year", TAHUN_INI, *DATA, "--jobs", "1"))
        _commit(tulis(replace(self.made, realisasi=self.made.realisasi | {"indikator": {}}), self.cwd))
        tulis(self.made, self.cwd)
        yield "diff json", pembaca.diff_json(self.said("diff", "HEAD", *DATA))
        yield "diff md", pembaca.diff_md(self.said("diff", "HEAD", "--format", "md"))

    def reports(self, *, akhir: bool) -> Dibaca:
        """The report as text."""
        yield "report md", pembaca.report_md(self.said("report", "--year", TAHUN_INI), akhir=akhir)
        page = self.said("report", "--year", TAHUN_INI, "--format", "html")
        yield "report html", pembaca.report_html(page, akhir=akhir)

    def report_files(self, *, akhir: bool) -> Dibaca:
        """The report as files that other programs open."""
        files = {form: self.cwd / f"laporan.{form}" for form in ("docx", "xlsx", "pdf")}
        for path in files.values():
            self.said("report", "--year", TAHUN_INI, "-o", path.name)
        yield "report docx", pembaca.report_docx(files["docx"], akhir=akhir)
        yield "report xlsx", pembaca.report_xlsx(files["xlsx"], akhir=akhir)
        yield "report pdf", pembaca.report_pdf(pages_of(files["pdf"]), akhir=akhir)


def _commit(cwd: Path) -> None:
    git = ["git", "-c", "user.name=Ani", "-c", "user.email=ani@contoh.example"]
    for words in (["init", "-q"], ["add", "plans"], ["commit", "-qm", "awal"]):
        subprocess.run([*git, *words], cwd=cwd, check=True)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch, zi: Zi) -> None:  # noqa: ARG001  after the width that zi sets
    """No line is folded, so that a reader finds each cell in one."""
    monkeypatch.setenv("COLUMNS", "300")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_every_surface_says_what_the_words_of_the_field_say(zi: Zi, tmp_path: Path, seed: int) -> None:
    assert acak(zi, tmp_path, seed, berat=seed == 0) == []


@pytest.mark.slow
@pytest.mark.parametrize("mulai", range(0, BANYAK, 10))
def test_every_surface_says_so_of_many_plans(zi: Zi, tmp_path: Path, mulai: int) -> None:
    seeds = range(mulai, min(mulai + 10, BANYAK))
    found = {one: acak(zi, tmp_path / str(one), one, berat=one % 10 == 0 and one < 500) for one in seeds}
    assert [said for each in found.values() for said in each] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_the_installed_command_says_so_too(tmp_path: Path, seed: int) -> None:
    def call(*words: str, cwd: Path) -> Answer:
        done = subprocess.run([ZI, *words], cwd=cwd, capture_output=True, encoding="utf-8", check=False, timeout=60)
        return Answer(done.returncode, done.stdout, done.stderr)

    assert acak(call, tmp_path, seed) == []


Butir = tuple[dict[str, object], dict[str, object]]
NILAI = {"jenis": "nilai", "target": 65}
TURUN = {"jenis": "nilai", "target": 10, "arah": "turun", "rumus_turun": "t_per_r"}
LUAR = {"tidak_berlaku": "Tidak ada yang diukur"}
TETAP: dict[str, list[Butir]] = {
    "one decimal is asked for": [({"jenis": "persen", "target": 20, "desimal": 1}, {"nilai": 21.256})],
    "four decimals are asked for": [
        ({"jenis": "persen", "target": 80, "desimal": 4}, {"pembilang": 6, "penyebut": 7}),
    ],
    "hardly anything, short of a tiny target": [
        ({"jenis": "persen", "target": 0.001}, {"pembilang": 1, "penyebut": 200000}),
    ],
    "nothing is read": [(NILAI, {})],
    "all is measured later": [(NILAI, {"belum_waktunya": True})] * 2,
    "nothing is judged": [(NILAI, LUAR)],
    "a reason at the pass mark": [(NILAI, {"nilai": 70})] * 2 + [(NILAI, {"nilai": 60}), (NILAI, LUAR)],
    "T/R of nothing": [(TURUN, {"nilai": 0}), (TURUN, {"nilai": 20})],
}
"""What the oracle found once, and what chance draws too seldom: indikator with their readings."""


@pytest.mark.slow
@pytest.mark.parametrize("kasus", TETAP)
@pytest.mark.parametrize("semester", [None, 2])
def test_what_was_found_once_is_not_found_again(zi: Zi, tmp_path: Path, kasus: str, semester: int | None) -> None:
    base = {"penanggung_jawab": "Sekretaris"}
    skor = base | {"id": "skor", "nama": "Capaian renaksi", "jenis": "persen", "hitung": "proporsi_indikator_tercapai"}
    every = [skor | {"target": dict.fromkeys((2023, 2024, 2025), 65)}]
    made = kantor(0)
    made.realisasi |= {"indikator": {}, "aktivitas": {}}
    for n, (own, reading) in enumerate(TETAP[kasus]):
        target = dict.fromkeys((2023, 2024, 2025), own["target"])
        every.append(base | {"id": f"i{n}", "nama": f"Indikator {n}"} | own | {"target": target})
        if reading:
            made.realisasi["indikator"][f"i{n}"] = {"semester_1": reading}
    kegiatan = {"id": "k", "nama": "Kegiatan", "indikator": every}
    made.rencana["program"] = [{"id": "p", "nama": "Program 1", "kegiatan": [kegiatan | {"aktivitas": []}]}]
    words = ("--semester", "2") if semester else ()
    assert periksa(zi, tmp_path, made, TUTUP, (*words, "--today", KINI)) == []
