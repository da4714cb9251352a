"""Every command that writes, as one small act each: what is there before, what is typed, and what proves it afterwards.

Whoever tests what may happen in the middle of a write goes through `ACTS`: an act added here is visited by all of them.
`tests/cli/test_writing_acts.py` fails where a command writes and has no act.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock

import typer

from tests.building import aktivitas, indikator
from tests.conftest import Answer
from tests.kantor import PERSEN, kantor
from zi_cli.acts import narasi
from zi_cli.acts.terms import Terms
from zi_cli.cli.app import app
from zi_cli.cli.main import run
from zi_cli.cli.output import complain
from zi_cli.files.unit_folder import find_unit_folder
from zi_cli.model.periode import of_kunci

AYU, BUDI = ("--by", "Ayu Lestari"), ("--by", "Budi Santosa")
JULY = ("--today", "2024-07-10")
ADDED = ("evidence", "add", "../sumber/laporan.pdf", "--for", "lapor@Juni", *AYU, *JULY)
ISSUED = (
    *("recommend", "add", "--source", "monev", "--for", "x", "--id", "r1", "--year", "2024"),
    *("--condition", "Notulen belum ada", "--recommendation", "Lengkapi notulen", *AYU, *JULY),
)
FOLLOWED = ("recommend", "follow", "r1", "--note", "Notulen disusun", *AYU, *JULY)
SUBMITTED = ("period", "submit", "2024-s1", "--tetap", *AYU, *JULY)
APPROVED = ("period", "approve", "2024-s1", *BUDI, *JULY)
WRITTEN = ("narasi", "2024-s1", "hasil", "Survei ditunda")
BEGUN = ("init", "../baru", "--from", "2024", "--to", "2024", "--unit", "Dinas Baru")

IMPORTED = ("import", "../sumber/rencana.txt", "--jawab", "../sumber/jawaban.yaml", "-C", "../baru")
DOCUMENT = (
    "NO\tProgram/Kegiatan\tAktivitas\tOutput\tWaktu\tIndikator\t2024\tPenanggungjawab\n"
    "I\tPROGRAM: MANAJEMEN PERUBAHAN\n"
    "1\tTim\tMelaksanakan rapat\tNotulen\tJuni\tPersentase rapat\t60%\tSekretaris\n"
)
REVISED = f"{DOCUMENT}\t\tMenyusun laporan\tLaporan\tDesember\t\t\t\n"
ANSWERS = "skema: 1\njudul: Rencana\nunit: {nama: Dinas Baru, singkatan: DB, daerah: Kota}\n"

UNIT, NEW, RESULTS, STATE = "unit", "baru", "hasil", "keadaan"
"""The folders of an act's surroundings: its unit, one that does not exist yet, what is made, and what zi itself keeps."""


@dataclass(frozen=True)
class Act:
    """What a command writes, and a question whose answer holds `fact` once where it was written and never before."""

    nama: str
    typed: tuple[str, ...]
    question: tuple[str, ...] = ()
    fact: str = ""
    before: tuple[tuple[str, ...], ...] = ()
    """The commands that came before it."""
    prepare: Callable[[Path], object] = lambda _: None
    """What else is there before, in the folder that holds the unit."""
    makes: bool = False
    """It makes a result from the unit, which can be made again, and records nothing: each file of it is whole."""

    @property
    def command(self) -> tuple[str, ...]:
        """Name the command: the words before the first option or value; one of `PAGES` is done by a page alone."""
        return next((one for one, _ in commands() if self.typed[: len(one)] == one), self.typed[:1])


def _without_year(folder: Path) -> None:
    """Take the year away; what a killed writer left is not told, for check is the question that shows the file."""
    (folder / UNIT / "plans/realisasi/2024.yaml").unlink()
    with (folder / UNIT / "plans/zi.yaml").open("a", encoding="utf-8") as file:
        file.write("aturan: {ZI405: mati}\n")


def _old_results(folder: Path) -> None:
    for name in ("laporan.md", "dasbor.html", "tabel/indikator.csv", "skema/rencana.json"):
        place = folder / RESULTS / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("yang lama\n", encoding="utf-8")


def _someones_repository(folder: Path) -> None:
    (folder / NEW).mkdir()
    (folder / NEW / "README.md").write_text("milik orang lain\n", encoding="utf-8")


def _result(nama: str, *typed: str) -> Act:
    return Act(nama, typed, prepare=_old_results, makes=True)


_READING = ("explain", "x", "--year", "2024", "--format", "json", *JULY)
_WORK = ("explain", "lapor", "--year", "2024", "--format", "json", *JULY)
_EVIDENCE = ("evidence", "list", "2024", "--format", "json", *JULY)
_RECOMMENDED = ("recommend", "list", "--format", "json", *JULY)
_PERIODS = ("period", "list", "--year", "2024", "--format", "json")
_REPORT = ("report", "2024", "--semester", "1", *JULY)
_UNIT_BEGUN = ("check", "--format", "json", "-C", "../baru")

ACTS = (
    Act("record", ("record", "x", "71", "--semester", "1", "--year", "2024", *JULY), _READING, '"nilai": 71'),
    Act(
        "record-lagi",
        ("record", "x", "71", "--semester", "1", "--year", "2024", *JULY),
        _READING,
        '"nilai": 71',
        before=(("record", "x", "50", "--semester", "1", "--year", "2024", *JULY),),
    ),
    Act("done", ("done", "lapor", "--on", "2024-06-20", *JULY), _WORK, '"selesai": "2024-06-20"'),
    Act("done-cancel", ("done", "lapor", "--cancel", "Acara ditiadakan", *JULY), _WORK, '"keadaan": "batal"'),
    Act(
        "undo",
        ("undo", *JULY),
        _READING,
        '"nilai": 50',
        before=(
            ("record", "x", "50", "--semester", "1", "--year", "2024", *JULY),
            ("record", "x", "71", "--semester", "1", "--year", "2024", *JULY),
        ),
    ),
    Act("undo-beberapa", ("undo", *JULY), _EVIDENCE, '"bukti": []', before=(ADDED,)),
    Act(
        "undo-undo",
        ("undo", "2", *JULY),
        _EVIDENCE,
        '"bukti": "bukti/2024/laporan.pdf"',
        before=(ADDED, ("undo", *JULY)),
    ),
    Act("evidence-add", ADDED, _EVIDENCE, '"bukti": "bukti/2024/laporan.pdf"'),
    Act(
        "evidence-add-beberapa",
        (
            *("evidence", "add", "../sumber/rapat.pdf", "--for", "rapat@Juni", *AYU, *JULY),
            *("--output", "Undangan", "--output", "Notulen"),
        ),
        _EVIDENCE,
        '"bukti": "bukti/2024/rapat.pdf"',
        before=(ADDED,),
    ),
    Act(
        "evidence-add-alamat",
        ("evidence", "add", "https://contoh.example/sk", "--for", "x@s1", *AYU, *JULY),
        _EVIDENCE,
        '"bukti": "https://contoh.example/sk"',
        before=(("record", "x", "50", "--semester", "1", "--year", "2024", *JULY),),
    ),
    Act(
        "evidence-add-rahasia",
        ("evidence", "add", "../sumber/rapat.pdf", "--for", "lapor@Juni", "--secrecy", "rahasia", *AYU, *JULY),
        _EVIDENCE,
        '"kerahasiaan": "rahasia"',
    ),
    Act(
        "evidence-review",
        ("evidence", "review", "laporan.pdf", "--reject", "--note", "Belum ditandatangani", *BUDI, *JULY),
        _EVIDENCE,
        "Belum ditandatangani",
        before=(ADDED,),
    ),
    Act("recommend-add", ISSUED, _RECOMMENDED, '"id": "r1"'),
    Act("recommend-follow", FOLLOWED, _RECOMMENDED, "Notulen disusun", before=(ISSUED,)),
    Act(
        "recommend-verify",
        ("recommend", "verify", "r1", "--status", "sesuai", "--reason", "Sudah dilihat", *BUDI, *JULY),
        _RECOMMENDED,
        "Sudah dilihat",
        before=(ISSUED, FOLLOWED),
    ),
    Act("period-submit", SUBMITTED, _PERIODS, '"status": "diajukan"'),
    Act("period-approve", APPROVED, _PERIODS, '"status": "disetujui"', before=(SUBMITTED,)),
    Act(
        "period-return",
        ("period", "return", "2024-s1", "--reason", "Periksa x", *BUDI, *JULY),
        _PERIODS,
        '"alasan": "Periksa x"',
        before=(SUBMITTED,),
    ),
    Act(
        "period-reopen",
        ("period", "reopen", "2024-s1", "--reason", "Survei keliru", *AYU, *JULY),
        _PERIODS,
        '"alasan": "Survei keliru"',
        before=(SUBMITTED, APPROVED),
    ),
    Act("narasi", WRITTEN, _REPORT, "Survei ditunda"),
    Act("narasi-lagi", (*WRITTEN[:-1], "Survei ditunda\nke Agustus"), _REPORT, "Agustus", before=(WRITTEN,)),
    Act("new-year", ("new-year", "2024"), ("check",), "3 berkas", prepare=_without_year),
    Act("init", BEGUN, _UNIT_BEGUN, '"masalah"'),
    Act("init-di-repositori", BEGUN, _UNIT_BEGUN, '"masalah"', prepare=_someones_repository),
    Act("import", IMPORTED, _UNIT_BEGUN, '"masalah"'),
    Act(
        "import-o",
        (*IMPORTED[:-2], "-o", "../baru/plans/renaksi_lain.yaml"),
        _UNIT_BEGUN,
        '"masalah"',
    ),
    Act(
        "import-perbarui",
        ("import", "../sumber/revisi.txt", "--perbarui", "-C", "../baru", *JULY),
        ("explain", "I.1.2", "--year", "2024", "--format", "json", "-C", "../baru", *JULY),
        "Menyusun laporan",
        before=(IMPORTED,),
    ),
    _result("report", "report", "2024", "--semester", "1", "-o", "../hasil/laporan.md", *JULY),
    _result("report-semua", "report", "2024", "--semester", "1", "--all-formats", "-o", "../hasil/laporan", *JULY),
    _result("dashboard", "dashboard", "2024", "-o", "../hasil/dasbor.html", *JULY),
    _result("check", "check", "--format", "sarif", "-o", "../hasil/temuan.sarif"),
    _result("export-ics", "export", "ics", "2024", "-o", "../hasil/kalender.ics"),
    _result("export-csv", "export", "csv", "2024", "-o", "../hasil/tabel", *JULY),
    _result("export-json", "export", "json", "2024", "-o", "../hasil/tabel.json", *JULY),
    _result(
        "export-parquet", "export", "parquet", ".", "--year", "2024", "-o", "../hasil/parquet", "--jobs", "1", *JULY
    ),
    _result(
        "rollup", "rollup", ".", "--year", "2024", "-o", "../hasil/rekap.json", "--format", "json", "--jobs", "1", *JULY
    ),
    _result("schema", "schema", "-o", "../hasil/skema"),
)


def commands() -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
    """Walk the program: the words of each command, and its options."""

    def walk(command: Any, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
        below = getattr(command, "commands", {})
        for name, one in below.items():
            yield from walk(one, (*words, name))
        if not below:
            yield words, frozenset(option for one in command.params for option in one.opts)

    return walk(typer.main.get_command(app), ())


def writes(options: frozenset[str]) -> bool:
    """Say whether a command can write: it shows first what it would write, or its result goes to a file."""
    return not options.isdisjoint(("--dry-run", "-o"))


def _narasi(kunci: str, nama: str, isi: str, *more: str) -> None:
    places, periode = find_unit_folder(None), of_kunci(kunci)
    assert places
    assert periode
    narasi.write(Terms(places, date(2024, 7, 10), dry_run="--dry-run" in more), periode, nama, isi)


PAGES: dict[str, Callable[..., None]] = {"narasi": _narasi}
"""The acts that no command does: what a page does with them, by words that stand for it here."""


def _run(words: Sequence[str]) -> int:
    """Do a command, or what stands for one."""
    if words[0] not in PAGES:
        return run([*words])
    try:
        PAGES[words[0]](*words[1:])
    except Exception as error:  # noqa: BLE001  whatever goes wrong is told as a command tells it
        return complain(error)
    return 0


def surroundings(act: Act, folder: Path) -> Path:
    """Make what is there before an act: a small office, where its evidence comes from, and what came before."""
    folder.mkdir(parents=True, exist_ok=True)
    measured = [indikator("x", jenis="nilai"), indikator("y", **PERSEN)]
    due = [aktivitas("lapor"), aktivitas("rapat", output=("Undangan", "Notulen"))]
    posts = {who: [{"nama": nama, "sejak": "2022-01-03"}] for who, (_, nama) in (("Sekretaris", AYU), ("Kepala", BUDI))}
    kantor(
        folder / UNIT,
        measured,
        {"y": {"semester_1": {"pembilang": 3, "penyebut": 4}}},
        aktivitas=due,
        zi={"jabatan": posts},
    )
    for name in ("sumber", RESULTS, STATE):
        (folder / name).mkdir()
    for name in ("laporan", "rapat"):
        (folder / "sumber" / f"{name}.pdf").write_bytes(f"isi {name} ".encode() * 20)
    for name, text in (("rencana.txt", DOCUMENT), ("revisi.txt", REVISED), ("jawaban.yaml", ANSWERS)):
        (folder / "sumber" / name).write_text(text, encoding="utf-8")
    for one in act.before:
        made = typed(folder, one)
        assert made.code == 0, (one, made.err)
    act.prepare(folder)
    return folder


def typed(folder: Path, words: Sequence[str]) -> Answer:
    """Type a command in the unit of an act's surroundings, in this process."""
    out, err = StringIO(), StringIO()
    kept = mock.patch.dict(os.environ, ZI_STATE=str(folder / STATE))
    with kept, chdir(folder / UNIT), redirect_stdout(out), redirect_stderr(err):
        code = _run(words)
    return Answer(code, out.getvalue(), err.getvalue())
