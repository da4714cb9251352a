"""Time zi's commands and its nearest peers in turn, as ratios to `python -c pass` of the same run."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import timeit
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from peers import PEERS, Peer, clean_environment

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "plans/renaksi_2022_2026.yaml"
BARE = "python -c pass"
HELD_AGAINST_PEERS = ("zi status", "zi due", "zi check")
AHEAD_OF = ("doorstop", "check-jsonschema", "todo")
READING_BUDGET = 0.4
READING_PROCESSES = 5
"""The ratio is steady within a process, and differs a little from one to the next."""


@dataclass(frozen=True)
class Command:
    """One command line to time, and what it must say to count as having worked."""

    name: str
    argv: tuple[str, ...]
    says: str = ""
    budget: float | None = None
    folder: Path = ROOT
    env: dict[str, str] = field(default_factory=dict)

    def run(self, stdout: int = subprocess.DEVNULL) -> subprocess.CompletedProcess[bytes]:
        """Run it once, away from the terminal."""
        env = {**clean_environment(), **self.env}
        return subprocess.run(
            self.argv, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stdout, check=False
        )

    def said(self) -> str:
        """Run it once and give its output; stops the benchmark when it did not do its work."""
        done = self.run(subprocess.PIPE)
        output = done.stdout.decode("utf-8", "replace")
        if done.returncode or self.says not in output:
            raise SystemExit(f"{self.name}: exit {done.returncode}, expected to say {self.says!r}, said:\n{output}")
        return output


@dataclass(frozen=True)
class Figure:
    """The ratio of one thing to its measure, over all rounds."""

    name: str
    median: float
    fastest: float
    budget: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the median is inside the budget; true where there is none."""
        return self.budget is None or self.median <= self.budget

    @property
    def row(self) -> str:
        """The figure as a line of the table."""
        budget, verdict = ("-", "-") if self.budget is None else (f"{self.budget:g}", "yes" if self.holds else "no")
        return f"| {self.name} | {self.median:.2f} | {self.fastest:.2f} | {budget} | {verdict} |"


def main() -> int:
    """Measure, print the table, and judge it when asked to."""
    options = _options()
    if options.reading:
        print(json.dumps(reading_ratios(options.rounds)))
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        home = (options.peers_dir or Path(temporary)).resolve()
        commands = [*commands_of_zi(environment(home / "zi", f"{ROOT}[pdf]", fresh=True))]
        if not options.no_peers:
            commands += [command_of_peer(peer, home, Path(temporary) / "data") for peer in PEERS]
        figures = ratios(commands, options.rounds)
        figures.append(reading(commands[0], options.rounds))
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, ", end="")
    print(f"{options.rounds} rounds.\n\n| command | median | fastest | budget | holds |\n|---|--:|--:|--:|---|")
    print("\n".join(figure.row for figure in figures))
    broken = [f"{figure.name} is over its budget" for figure in figures if not figure.holds] + behind(figures)
    print("\n" + "\n".join(broken or ["Every budget holds."]))
    return 1 if broken and options.check else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30, help="how often every command is run (default: 30)")
    parser.add_argument("--peers-dir", type=Path, help="folder to keep the environments in, to use them again")
    parser.add_argument("--no-peers", action="store_true", help="time zi alone")
    parser.add_argument("--check", action="store_true", help="exit 1 when a budget is broken")
    parser.add_argument("--reading", action="store_true", help=argparse.SUPPRESS)  # what zi's environment runs
    return parser.parse_args()


def environment(folder: Path, package: str, *, fresh: bool = False) -> Path:
    """Make an environment with one package, compiled, unless it is there; gives the folder of its programs."""
    programs, installed = folder / ("Scripts" if os.name == "nt" else "bin"), folder / "installed"
    if fresh or not installed.exists():
        print(f"installing {package}", file=sys.stderr)
        for step in (
            (sys.executable, "-m", "venv", "--clear", str(folder)),
            (str(programs / "python"), "-m", "pip", "install", "--quiet", "--compile", package),
        ):
            Command(f"installing {package}", step).said()
        installed.touch()
    return programs


def commands_of_zi(programs: Path) -> Iterator[Command]:
    """Give the measure itself, and the commands people and shells run."""
    zi = str(programs / "zi")
    tab = {"_ZI_COMPLETE": "complete_bash", "COMP_WORDS": "zi explain V.4", "COMP_CWORD": "2"}
    yield Command(BARE, (str(programs / "python"), "-c", "pass"))
    yield Command("zi --version", (zi, "--version"), "zi", 6)
    yield Command("zi explain V.4 and Tab", (zi,), "V.4.a", 9, env=tab)
    for words, says, budget in (
        ("status 2024", "Capaian rencana aksi", 10.5),
        ("due --month Juni --year 2024", "Juni 2024", 17),
        ("check", "plans/", 17),
        ("report --semester 1 --year 2024", "Semester I", None),
        ("explain I.1 --year 2024", "I.1.a", None),
        (f"report --semester 2 --year 2024 -o {programs.parent / 'laporan.pdf'}", "", 60),
        (f"dashboard 2024 -o {programs.parent / 'dasbor.html'}", "", 25),
    ):
        name = f"zi {words}".replace(f"{programs.parent}{os.sep}", "")
        yield Command(name, (zi, *words.split()), says, budget, env={"ZI_CACHE": "0"})
    again = {"ZI_CACHE": str(programs.parent / "cache")}  # filled by the run that proves that the command works
    for words, says, budget in (("status 2024", "Capaian rencana aksi", 6.5), ("check", "plans/", None)):
        yield Command(f"zi {words}, asked again", (zi, *words.split()), says, budget, env=again)


def command_of_peer(peer: Peer, home: Path, data: Path) -> Command:
    """Install a peer, fill a folder for it, and give its command."""
    programs = environment(home / peer.package, peer.package)
    version = f"from importlib.metadata import version; print(version({peer.package!r}))"
    number = Command("version", (str(programs / "python"), "-c", version)).said().strip()
    folder = data / peer.package
    folder.mkdir(parents=True)
    call = peer.fill(folder, PLAN)
    program = str(programs / peer.program)
    if call.before:
        Command(peer.program, (program, *call.before), folder=call.folder, env=call.env).said()
    name = f"{peer.program} ({peer.package} {number})"
    return Command(name, (program, *call.arguments), call.says, None, call.folder, call.env)


def ratios(commands: list[Command], rounds: int) -> list[Figure]:
    """Run all commands in turn; each round gives each command's ratio to the bare start-ups of that round."""
    for command in commands:
        command.said()  # proves that it works, and warms up
    bare, *others = commands
    starts: list[list[float]] = []
    times: dict[str, list[float]] = {command.name: [] for command in others}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        starts.append([])
        first = number % len(others)  # nobody always runs behind the same neighbour
        for command in others[first:] + others[:first]:
            starts[-1].append(_seconds(bare))
            times[command.name].append(_seconds(command))
    middle, fastest = [median(one) for one in starts], min(map(min, starts))
    return [
        Figure(
            command.name,
            median(time / start for time, start in zip(times[command.name], middle, strict=True)),
            min(times[command.name]) / fastest,
            command.budget,
        )
        for command in others
    ]


def _seconds(command: Command) -> float:
    return timeit.timeit(command.run, number=1)


def reading(bare: Command, rounds: int) -> Figure:
    """Time reading inside zi's own environment, which need not be the one this script runs in."""
    argv = (bare.argv[0], __file__, "--reading", "--rounds", str(rounds))
    runs = [json.loads(Command("reading", argv).said()) for _ in range(READING_PROCESSES)]
    middle, fastest = (median(run[part] for run in runs) for part in (0, 1))
    return Figure("parse and validate the plan, to `CSafeLoader` alone", middle, fastest, READING_BUDGET)


def reading_ratios(rounds: int) -> tuple[float, float]:
    """Time zi's parsing and validating of the plan and PyYAML's parsing in turn; runs where zi is installed."""
    import yaml

    from zi_cli.files.reading import Sumber, read_record
    from zi_cli.model.rencana import Rencana

    data = PLAN.read_bytes()
    text = data.decode("utf-8")

    def ours() -> None:
        if read_record(Sumber(PLAN.name, data), Rencana).isi is None:
            raise SystemExit(f"{PLAN} does not fit its schema")

    def theirs() -> None:
        yaml.load(text, Loader=yaml.CSafeLoader)

    times = [(timeit.timeit(ours, number=1), timeit.timeit(theirs, number=1)) for _ in range(rounds + 1)][1:]
    return median(one / other for one, other in times), min(one for one, _ in times) / min(one for _, one in times)


def behind(figures: list[Figure]) -> list[str]:
    """Name every everyday command that is not ahead of a peer it must be ahead of."""
    ours = [figure for figure in figures if figure.name.startswith(HELD_AGAINST_PEERS)]
    peers = [figure for figure in figures if figure.name.startswith(AHEAD_OF)]
    return [f"{one.name} is behind {peer.name}" for one in ours for peer in peers if one.median >= peer.median]


if __name__ == "__main__":
    sys.exit(main())
