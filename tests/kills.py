"""Real deaths and real races: the installed command killed at any moment, and eight writers on one unit, counted.

Every write leaves a mark of its own in one place of one file, so that what was told to be written can be counted
afterwards: it is there once. Each round has a unit of its own, for a file that grows for ever measures something else.
"""

import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.building import aktivitas, indikator
from tests.conftest import ROOT
from tests.kantor import kantor
from tests.power import TEMPORARY
from tests.writing_acts import AYU, JULY, STATE, UNIT, typed

ZI = Path(sys.executable).with_name("zi")
WRITERS = 8
IN_A_ROUND = 20
"""So many writes of one writer on one unit."""
MARK = re.compile(r"tanda-\d+-\d+-akhir")
KINDS = ("record", "done", "evidence", "berkas", "recommend")


@dataclass(frozen=True)
class Write:
    """A command, and the mark that it leaves once."""

    kind: str
    mark: str
    typed: tuple[str, ...]


def writes_of(folder: Path, writer: int) -> Iterator[Write]:
    """Give the writes of one writer, each in a place of its own."""
    for n in range(IN_A_ROUND):
        kind, slot = KINDS[n % len(KINDS)], f"{writer}-{n}"
        mark = f"tanda-{slot}-akhir"
        yield Write(kind, mark, (*_words(folder, kind, slot, mark), *JULY))


def _words(folder: Path, kind: str, slot: str, mark: str) -> tuple[str, ...]:
    if kind == "record":
        return ("record", f"i{slot}", "71", "--semester", "1", "--year", "2024", "--note", mark)
    if kind == "done":
        return ("done", f"a{slot}", "--on", "2024-06-20", "--kendala", mark)
    if kind == "recommend":
        said = ("--condition", mark, "--recommendation", "Lengkapi", "--id", f"r{slot}", "--year", "2024")
        return ("recommend", "add", "--source", "monev", "--for", "umum", *said, *AYU)
    source = f"https://contoh.example/{slot}"
    if kind == "berkas":
        source = str(folder / f"{slot}.pdf")
        Path(source).write_bytes(mark.encode() * 50)
    return ("evidence", "add", source, "--for", f"a{slot}@Juni", "--number", mark, *AYU)


def office(folder: Path, writers: int) -> Path:
    """Make a unit with a place for every write."""
    of = {
        kind: [f"{w}-{n}" for w in range(writers) for n in range(IN_A_ROUND) if KINDS[n % 5] == kind] for kind in KINDS
    }
    measured = [indikator("umum", jenis="nilai"), *(indikator(f"i{one}", jenis="nilai") for one in of["record"])]
    due = [aktivitas(f"a{one}") for kind in ("done", "evidence", "berkas") for one in of[kind]]
    posts = {"Sekretaris": [{"nama": AYU[1], "sejak": "2022-01-03"}]}
    (folder / STATE).mkdir(parents=True)
    return kantor(folder / UNIT, measured, aktivitas=due, zi={"jabatan": posts})


def wrong(folder: Path, told: list[Write], cut: Write | None = None) -> Iterator[str]:
    """Name what does not hold: each write that was told is there once, the one that was cut short whole or not at all."""
    plans = folder / UNIT / "plans"
    texts = {one.relative_to(plans).as_posix(): one.read_text("utf-8") for one in plans.rglob("*.yaml")}
    marks = Counter(mark for text in texts.values() for mark in MARK.findall(text))
    for one in told:
        if marks[one.mark] != 1:
            yield f"{'hilang' if marks[one.mark] == 0 else 'ganda'}: {one.mark} ({one.kind})"
    if cut and marks[cut.mark] > 1:
        yield f"ganda: {cut.mark} ({cut.kind})"
    registered, used = texts.get("bukti/2024.yaml", ""), texts.get("realisasi/2024.yaml", "")
    for one in [*told, *([cut] if cut else [])]:
        if one.kind in ("evidence", "berkas"):
            slot = one.mark.removeprefix("tanda-").removesuffix("-akhir")
            key = f"https://contoh.example/{slot}" if one.kind == "evidence" else f"bukti/2024/{slot}.pdf"
            is_half = (f"{key}:" in registered or f'{key}":' in registered) != (key in used)
            if is_half and not (one is cut and _is_named(folder)):
                yield f"setengah: {one.mark}"
    check = typed(folder, ("check",))
    if check.code != 0:
        yield f"robek: {check.out} {check.err}"


def killed(times: int, seed: int) -> Counter[str]:
    """Kill the installed command so many times, at any moment or just while it writes; gives what was counted."""
    counted: Counter[str] = Counter()
    chance = random.Random(seed)
    while counted["dibunuh"] < times:
        with TemporaryDirectory() as made:
            folder = Path(made)
            office(folder, 1)
            told: list[Write] = []
            for write in writes_of(folder, 0):
                died = True
                while died and counted["dibunuh"] < times and chance.random() < 0.7:  # tried again, as a person would
                    died = _killed_once(folder, write, chance)
                    counted["dibunuh"] += died
                    counted["sempat selesai"] += not died
                    counted.update(one.partition(":")[0] for one in wrong(folder, told, write))
                again = typed(folder, write.typed)
                counted["ulang ditolak"] += again.code == 2
                counted["galat zi"] += again.code == 3
                told.append(write)
                counted.update(one.partition(":")[0] for one in wrong(folder, told))
            counted["tertinggal"] += sum(1 for one in (folder / UNIT).rglob("*") if TEMPORARY.search(one.name))
    return counted


def _is_named(folder: Path) -> bool:
    """Say whether readers know of a change that was cut short: they read what was before it, and the next writer undoes it."""
    return "ZI404" in typed(folder, ("check",)).out


def _killed_once(folder: Path, write: Write, chance: random.Random) -> bool:
    """Run a command and kill it; says whether it died of that."""
    environment = {**os.environ, "ZI_STATE": str(folder / STATE), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [ZI, *write.typed], cwd=folder / UNIT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        if chance.random() < 0.3:
            time.sleep(chance.uniform(0, 0.5))
        else:
            while running.poll() is None and not _writing(folder / UNIT / "plans"):
                pass
            time.sleep(chance.uniform(0, 0.004))
        running.kill()
        return running.wait() != 0


def _writing(plans: Path) -> bool:
    return any(one.name.endswith(".tmp") for folder in (plans, *plans.glob("*/")) for one in folder.iterdir())


def raced(times: int, seed: int) -> Counter[str]:
    """Let eight processes write on one unit at once, until so many writes are done; gives what was counted."""
    counted: Counter[str] = Counter()
    while counted["ditulis"] < times:
        with TemporaryDirectory() as made:
            folder = Path(made)
            office(folder, WRITERS)
            said = "import sys; from pathlib import Path; from tests.kills import writer; "
            said += "writer(Path(sys.argv[1]), *map(int, sys.argv[2:]))"
            running = [
                subprocess.Popen(
                    [sys.executable, "-c", said, made, str(n), str(seed)], cwd=ROOT, stdout=subprocess.PIPE
                )
                for n in range(WRITERS)
            ]
            answers = [one.communicate()[0].decode().split() for one in running]
            told = [write for n in range(WRITERS) for write in writes_of(folder, n)]
            counted["ditulis"] += len(told)
            counted["menunggu lama"] += sum(int(waited) for waited, _ in answers)
            counted["galat zi"] += sum(int(failed) for _, failed in answers)
            counted.update(one.partition(":")[0] for one in wrong(folder, told))
            counted["tertinggal"] += sum(1 for one in (folder / UNIT).rglob("*") if TEMPORARY.search(one.name))
    return counted


def writer(folder: Path, number: int, seed: int) -> None:
    """Write all that one writer has to, in an order of its own; one who waited in vain tries again, as a person would."""
    waited = failed = 0
    mine = [*writes_of(folder, number)]
    random.Random(seed * WRITERS + number).shuffle(mine)
    for write in mine:
        while (done := typed(folder, write.typed)).code == 2 and "sedang ditulis" in done.err:
            waited += 1
        failed += done.code != 0
    sys.stdout.write(f"{waited} {failed}\n")
