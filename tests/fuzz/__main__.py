"""Change files in every way, run every command on them, and see whether zi keeps its word.

    python -m tests.fuzz --seconds 60 --seed 7          as many inputs as a minute holds
    python -m tests.fuzz --count 1000000 --state FILE   go on where FILE says it was left
    python -m tests.fuzz --replay FILE                  one input that was kept; or --seed 7 --from 1234 --count 1

Ends with 1 where anything failed.
"""

import argparse
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.counts import Counts, Report
from tests.fuzz.inputs import kept
from tests.fuzz.kinds import KINDS
from tests.fuzz.running import Installed, Runner, prepared
from tests.fuzz.verdict import faults
from tests.fuzz.workers import Task, chunks, run_all, within

SAVED_EVERY = 30.0


def main() -> int:
    """Do what was asked; gives the exit code."""
    asked = _asked()
    if asked.replay:
        return replayed(asked.replay, installed=asked.installed)
    with suppress(OSError):
        os.nice(asked.nice)
    counts = Counts.load(asked.state, asked.seed) if asked.state else Counts(asked.seed)
    if asked.table and not (asked.count or asked.seconds):
        sys.stdout.write(counts.table() + "\n")
        return 0
    before = len(counts.failed)
    _run(asked, counts)
    sys.stdout.write((counts.table() if asked.table else counts.summary()) + "\n")
    return 1 if len(counts.failed) > before else 0


def replayed(path: Path, *, installed: bool = False) -> int:
    """Run one input that was kept, and show what it does."""
    one = kept(path)
    with TemporaryDirectory() as folder, prepared(Path(folder)):
        done = (Installed if installed else Runner)(Path(folder)).run(one)
        found = faults(one, done)
    sys.stdout.write(f"zi {' '.join(map(ascii, one.words))}\n{one.how}\nexit {done.code}, {done.seconds:.2f} s\n")
    sys.stdout.write(done.out.decode("utf-8", "replace")[:2000] + done.err[:2000] + "\n")
    sys.stdout.write("".join(f"FAULT {said}\n" for said in found) or "nothing wrong\n")
    return 1 if found else 0


def _run(asked: argparse.Namespace, counts: Counts) -> None:
    todo = (one for one in chunks(asked.start or 0, asked.count) if not counts.is_done(one.start, one.stop))
    saved, pending = time.monotonic(), list[Report]()
    task = Task(asked.seed, asked.only, asked.installed, asked.keep)
    for said in run_all(task, within(todo, asked.seconds), asked.workers):
        if isinstance(said, Report):
            pending.append(said)
            sys.stdout.writelines(f"{said.number} {said.kind} zi {said.command}: {one}\n" for one in said.faults)
            sys.stdout.flush()
            continue
        for report in [one for one in pending if one.number in said]:  # a range that is cut is run again, whole
            counts.add(report)
        pending = [one for one in pending if one.number not in said]
        counts.finished(said.start, said.stop)
        if asked.state and time.monotonic() - saved > SAVED_EVERY:
            counts.save(asked.state)
            saved = time.monotonic()
    if asked.state:
        counts.save(asked.state)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("--seconds", type=float, help="run for so long")
    add("--count", type=int, help="run so many; with --state those not yet run")
    add("--seed", type=int, default=1)
    add("--from", dest="start", type=int, help="the number of the first input")
    add("--only", choices=[one.name for one in KINDS], help="change this kind of file alone")
    add("--installed", action="store_true", help="through the installed command, a process each")
    add("--replay", type=Path, help="run one input that was kept")
    add("--keep", type=Path, help="keep what fails in this folder")
    add("--state", type=Path, help="keep the counts in this file, and go on from it")
    add("--table", action="store_true", help="print the counts by command and kind")
    add("--workers", type=int, default=os.cpu_count() or 1)
    add("--nice", type=int, default=5)
    asked = parser.parse_args()
    if not (asked.seconds or asked.count or asked.replay or asked.table):
        asked.seconds = 60.0
    return asked


if __name__ == "__main__":
    raise SystemExit(main())
