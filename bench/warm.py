"""Time `zi check` over many units, nothing kept and asked again, as ratios to reading their files with PyYAML alone.

python bench/warm.py [--units 10000] [--rounds 3] [--folder DIR] [--check]

The units are written into a temporary folder, or taken from one that bench/units.py has filled. PyYAML gets as many
processes as zi. Peak memory is that of the largest process. Needs a system that accounts for children (not Windows).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from peers import clean_environment

ROOT = Path(__file__).resolve().parent.parent
COLD_BUDGET, WARM_BUDGET, MOST_MEGABYTES = 0.5, 0.02, 300


@dataclass(frozen=True)
class Run:
    """What one run took: seconds by the clock, seconds of processors, megabytes of its largest process."""

    wall: float
    processors: float
    megabytes: float


def main() -> int:
    """Measure, print the table, and judge it when asked to."""
    options = _options()
    if options.yaml:
        read_all(options.yaml)
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder, cache = options.folder or Path(temporary) / "units", Path(temporary) / "cache"
        if options.folder is None:
            written = [sys.executable, str(ROOT / "bench/units.py"), str(folder), "--units", str(options.units)]
            subprocess.run(written, check=True, stdout=subprocess.DEVNULL)
        broken = list(_judged(folder, cache, options.rounds))
    print("\n" + "\n".join(broken or ["Every budget holds."]))
    return 1 if broken and options.check else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=10_000, help="how many units to write (default: 10000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run (default: 3)")
    parser.add_argument("--folder", type=Path, help="a folder that holds units already")
    parser.add_argument("--check", action="store_true", help="exit 1 when a budget is broken")
    parser.add_argument("--yaml", type=Path, help=argparse.SUPPRESS)  # what the measure itself runs
    return parser.parse_args()


def _judged(folder: Path, cache: Path, rounds: int) -> Iterator[str]:
    """Print the table; gives each budget that is broken."""
    zi = [sys.executable, "-m", "zi_cli", "check", str(folder)]
    measure = [sys.executable, __file__, "--yaml", str(folder)]
    runs: dict[str, list[Run]] = {"CSafeLoader": [], "cold": [], "warm": []}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        runs["CSafeLoader"].append(timed(measure))
        runs["cold"].append(timed(zi, ZI_CACHE=str(cache / str(number))))
        runs["warm"] += [timed(zi, ZI_CACHE=str(cache / str(number))) for _ in range(3)]
    walls = {name: median(one.wall for one in several) for name, several in runs.items()}
    busy = {name: median(one.processors for one in several) for name, several in runs.items()}
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {rounds} rounds.\n")
    print("| `zi check DIR` | by the clock | by processor time | budget | largest process, MB |")
    print("|---|--:|--:|--:|--:|")
    for name, to, budget in (("cold", "CSafeLoader", COLD_BUDGET), ("warm", "cold", WARM_BUDGET)):
        ratio, largest = walls[name] / walls[to], max(one.megabytes for one in runs[name])
        print(f"| {name}, to {to} | {ratio:.4f} | {busy[name] / busy[to]:.4f} | {budget} | {largest:.0f} |")
        if ratio > budget:
            yield f"{name} is over its budget"
        if largest > MOST_MEGABYTES:
            yield f"{name} takes more than {MOST_MEGABYTES} MB"


def timed(command: list[str], **environment: str) -> Run:
    """Run a command once, from outside."""
    surroundings = {**clean_environment(), "PYTHONPATH": str(ROOT), **environment}
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit {running.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1024 / 1024)


def read_all(folder: Path) -> None:
    """Read every file with PyYAML, in as many processes as there are processors."""
    files = [str(path) for path in folder.rglob("*.yaml")]
    with get_context("fork").Pool(os.cpu_count()) as pool:
        pool.map(read_some, [files[n::256] for n in range(256)], chunksize=1)


def read_some(files: list[str]) -> None:
    """Read some files; those that a unit got wrong are read as far as they go."""
    import yaml

    for name in files:
        with suppress(yaml.YAMLError, ValueError):  # ValueError: a day no month has
            yaml.load(Path(name).read_bytes(), Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    sys.exit(main())
