"""Time `zi check` and `zi rollup` over 1 to 10,000 generated units, beside PyYAML's CSafeLoader alone on the same files.

python bench/scale.py [--most 1000] [--rounds 3] [--only 10000] [--keep DIR]

The cold check and CSafeLoader take turns: the check is stopped every few seconds while CSafeLoader goes on over some
of the files, and the ratio is taken within a round. A machine that others slow down meanwhile slows both.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from statistics import median

import units

SIZES = (1, 10, 100, 1_000, 10_000)
PROCESSES = 2
DAY = ("--today", "2025-02-01")
WARM_RUNS = 5
TURN = 3.0
"""Seconds the cold check goes on before CSafeLoader has its turn, if the system can stop a command."""
TURNS = 20
"""CSafeLoader's turns; what is left when the check ends follows at once."""
AT_ONCE = 10
"""Files CSafeLoader takes at a time: few, so that neither process waits long for the other at the end of a turn."""
COLD, WARM, MEGABYTES = 0.5, 0.02, 300
"""The budgets for 10,000 units: cold to CSafeLoader, warm to cold, and memory from 1,000 on."""


@dataclass
class Figures:
    """What was measured over so many units, a list a round."""

    units: int
    megabytes: float
    seconds: dict[str, list[float]] = field(default_factory=dict)
    peak: dict[str, float] = field(default_factory=dict)

    def of(self, what: str) -> float:
        """Give the median of one measure."""
        return median(self.seconds[what])

    def ratio(self, what: str, to: str) -> float:
        """Give the median of the ratios of the rounds."""
        return median(one / other for one, other in zip(self.seconds[what], self.seconds[to], strict=True))

    @property
    def row(self) -> str:
        """The figures as a line of the table."""
        cold, warm, loader = self.of("cold"), self.of("warm"), self.of("loader")
        cells = (
            f"{self.units:,}",
            f"{self.megabytes:.1f}",
            f"{loader:.2f}",
            f"{cold:.2f}",
            f"{self.ratio('cold', 'loader'):.2f}",
            f"{warm:.2f}",
            f"{self.ratio('warm', 'cold'):.3f}",
            f"{self.of('export'):.2f}",
            f"{self.of('again'):.2f}",
            f"{self.of('rollup'):.2f}",
            f"{self.peak['cold']:.0f}",
            f"{self.peak['warm']:.0f}",
            f"{self.peak['export']:.0f}",
        )
        return f"| {' | '.join(cells)} |"


def main() -> int:
    """Measure every size, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=1_000, help="the largest number of units (default: 1000)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", type=int, help="this number of units alone")
    parser.add_argument("--keep", type=Path, help="folder that keeps the generated units")
    parser.add_argument("--check", action="store_true", help="exit 1 when a budget is broken")
    options = parser.parse_args()
    print(f"CSafeLoader in {PROCESSES} processes, {os.cpu_count()} cores, {options.rounds} rounds.\n")
    head = "units|MB|CSafeLoader s|cold check s|to CSafeLoader|warm check s|to cold"
    head += "|export s|export again s|rollup s|peak MB cold|warm|export"
    print(f"| {' | '.join(head.split('|'))} |\n|{'--:|' * 13}")
    measured = []
    with tempfile.TemporaryDirectory(prefix="zi-scale-") as temporary:
        for count in [options.only] if options.only else [one for one in SIZES if one <= options.most]:
            folder = (options.keep or Path(temporary)) / str(count)
            measured.append(measure(folder, Path(temporary), count, options.rounds))
            print(measured[-1].row, flush=True)
            if not options.keep:
                shutil.rmtree(folder)
    broken = broken_budgets(measured)
    print("\n" + "\n".join(broken or ["Every budget holds."]))
    return int(bool(broken) and options.check)


def measure(folder: Path, aside: Path, count: int, rounds: int) -> Figures:
    """Measure one size; what is compared is run in turn."""
    if not folder.exists():
        units.write(folder, count, 1)
    files = sorted(folder.rglob("*.yaml"))
    for one in files:
        one.read_bytes()  # everybody finds the files in the system's own cache
    figures = Figures(count, sum(one.stat().st_size for one in files) / 1e6)
    tables = aside / "tabel"
    year = ("--year", "2024", *DAY)
    for _ in range(rounds):
        with emptied(aside / "cache"), safe_loader(files) as loader:
            for name, words in (
                ("cold", ("check", str(folder), *DAY)),
                ("warm", ("check", str(folder), *DAY)),
                ("export", ("export", "parquet", str(folder), *year, "-o", str(tables))),
                ("again", ("export", "parquet", str(folder), *year, "-o", str(tables))),
                ("rollup", ("rollup", "--parquet", str(tables))),
            ):
                seconds, peak = run(words, aside / "cache", between=loader.some if name == "cold" else None)
                if name == "cold":
                    figures.seconds.setdefault("loader", []).append(loader.rest())
                if name == "warm":  # so short that being watched shows
                    seconds = median(run(words, aside / "cache", is_watched=False)[0] for _ in range(WARM_RUNS))
                figures.seconds.setdefault(name, []).append(seconds)
                figures.peak[name] = max(figures.peak.get(name, 0), peak)
    return figures


@contextmanager
def emptied(folder: Path) -> Iterator[None]:
    """Begin and end with no kept answer."""
    shutil.rmtree(folder, ignore_errors=True)
    yield
    shutil.rmtree(folder, ignore_errors=True)


class SafeLoader:
    """CSafeLoader alone over some files, in as many processes, whenever it has its turn."""

    def __init__(self, pool: Pool, files: list[Path]) -> None:
        self._pool, self._seconds = pool, 0.0
        self._left = iter([list(map(str, files[at : at + AT_ONCE])) for at in range(0, len(files), AT_ONCE)])
        self._turn = len(files) // AT_ONCE // TURNS + 1
        pool.map(load, [[]] * PROCESSES * 4)  # starting and importing is not what is compared

    def some(self) -> None:
        """Go on for a turn."""
        self._load(list(islice(self._left, self._turn)))

    def rest(self) -> float:
        """Go on to the end; gives the seconds of all turns."""
        self._load(list(self._left))
        return self._seconds

    def _load(self, chunks: list[list[str]]) -> None:
        began = time.perf_counter()
        for _ in self._pool.imap_unordered(load, chunks):
            pass
        self._seconds += time.perf_counter() - began


@contextmanager
def safe_loader(files: list[Path]) -> Iterator[SafeLoader]:
    """Give CSafeLoader over some files, and end its processes."""
    with get_context("spawn").Pool(PROCESSES) as pool:
        yield SafeLoader(pool, files)


def load(paths: list[str]) -> None:
    """Parse some files as PyYAML does; those with a mistake it finds are read as far as it goes."""
    import yaml

    for path in paths:
        with open(path, "rb") as file:  # noqa: PTH123  nothing but the parsing is measured
            data = file.read()
        try:
            yaml.load(data, Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, ValueError):  # ValueError: 31 June
            continue


def run(
    words: tuple[str, ...], cache: Path, *, is_watched: bool = True, between: Callable[[], None] | None = None
) -> tuple[float, float]:
    """Run zi once; gives its seconds, and the most memory all its processes held at a time, in MB.

    `between` is called every few seconds while zi is stopped, which does not count.
    """
    zi = Path(sys.executable).with_name("zi")
    environment = {**os.environ, "ZI_CACHE": str(cache)}
    began = time.perf_counter()
    process = subprocess.Popen(
        [zi, *words], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    peak = [0.0]
    watcher = threading.Thread(target=watch, args=(process, peak))
    if is_watched:
        watcher.start()
    stopped = taking_turns(process, between) if between and hasattr(signal, "SIGSTOP") else 0.0
    code = process.wait()
    seconds = time.perf_counter() - began - stopped
    if is_watched:
        watcher.join()
    if code not in (0, 1):
        raise SystemExit(f"zi {' '.join(words)}: exit {code}")
    return seconds, peak[0]


def taking_turns(process: subprocess.Popen[bytes], between: Callable[[], None]) -> float:
    """Stop a command and all its processes now and then; gives the seconds it stood still."""
    stopped, ended = 0.0, threading.Event()
    threading.Thread(target=lambda: (process.wait(), ended.set()), daemon=True).start()
    while not ended.wait(TURN):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGSTOP)
        began = time.perf_counter()
        between()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGCONT)
        stopped += time.perf_counter() - began
    return stopped


def watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    """Look now and then at what a command and its processes hold; pages they share count once (Linux alone tells)."""
    began = time.monotonic()
    while process.poll() is None:
        held = sum(map(proportional, members(process.pid)))
        peak[0] = max(peak[0], held / 1024)
        time.sleep(min(0.02 + (time.monotonic() - began) / 5, 0.5))  # looking takes processor time of its own


def members(session: int) -> list[int]:
    """Give the processes of a session."""
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(one.name)) == session:
                found.append(int(one.name))
        except (ProcessLookupError, PermissionError):
            continue
    return found


def proportional(pid: int) -> int:
    """Give what a process holds, in KB, its share of what it shares."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)


def broken_budgets(measured: list[Figures]) -> list[str]:
    """Name what is over its budget; the ratios are promised for the largest size alone."""
    broken = [
        f"{one.units:,} units: {one.peak['cold']:.0f} MB"
        for one in measured
        if one.units >= 1_000 and one.peak["cold"] > MEGABYTES
    ]
    for one in measured:
        if one.units == SIZES[-1]:
            cold, warm = one.ratio("cold", "loader"), one.ratio("warm", "cold")
            broken += [f"cold {cold:.2f} of CSafeLoader, budget {COLD}"] if cold > COLD else []
            broken += [f"warm {warm:.3f} of cold, budget {WARM}"] if warm > WARM else []
    return broken


if __name__ == "__main__":
    sys.exit(main())
