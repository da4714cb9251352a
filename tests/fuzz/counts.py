"""What was run and what came of it, added up; a table of it; kept between runs, so that a cut loses nothing."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Counts:
    """Inputs by kind and command, by format and by exit code; the slowest and the largest; what failed."""

    seed: int = 0
    done: list[list[int]] = field(default_factory=list)
    """The numbers of the inputs that were run, as [first, after the last]."""
    by: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[int, str] = (0, "")
    seconds: float = 0.0
    failed: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.codes.values())

    def add(self, report: "Report") -> None:
        """Add one input."""
        self.by[f"{report.kind}|{report.command}"] += 1
        self.formats[report.format] += 1
        self.codes[str(report.code)] += 1
        self.seconds += report.seconds
        named = f"{report.number}: zi {report.command}"
        self.slowest = max(self.slowest, (round(report.seconds, 2), named))
        self.largest = max(self.largest, (report.grown, named))
        self.failed += [f"{report.number}: {one}" for one in report.faults]

    def finished(self, first: int, after: int) -> None:
        """Note a range as run."""
        merged: list[list[int]] = []
        for start, stop in sorted([*self.done, [first, after]]):
            if merged and merged[-1][1] == start:
                merged[-1][1] = stop
            else:
                merged.append([start, stop])
        self.done = merged

    def is_done(self, first: int, after: int) -> bool:
        """Tell whether a range was run before."""
        return any(start <= first and after <= stop for start, stop in self.done)

    def save(self, path: Path) -> None:
        fresh = path.with_suffix(".baru")
        fresh.write_text(json.dumps(self.__dict__, indent=1), encoding="utf-8")
        fresh.replace(path)

    @classmethod
    def load(cls, path: Path, seed: int) -> "Counts":
        """Go on from what was kept; another seed begins anew."""
        if not path.exists():
            return cls(seed)
        held = json.loads(path.read_text(encoding="utf-8"))
        for name in ("by", "formats", "codes"):
            held[name] = Counter(held[name])
        for name in ("slowest", "largest"):
            held[name] = tuple(held[name])
        return cls(**held) if held["seed"] == seed else cls(seed)

    def table(self) -> str:
        """Give the counts by command and kind, as Markdown in Indonesian."""
        pairs = {(one.partition("|")[0], one.partition("|")[2]): many for one, many in self.by.items()}
        kinds = sorted(
            {kind for kind, _ in pairs}, key=lambda kind: -sum(n for (one, _), n in pairs.items() if one == kind)
        )
        lines = [f"| perintah | {' | '.join(kinds)} | semua |", f"|---|{'--:|' * (len(kinds) + 1)}"]
        for command in sorted({command for _, command in pairs}):
            row = [pairs.get((kind, command), 0) for kind in kinds]
            lines.append(
                f"| `zi{' ' * bool(command)}{command}` | {' | '.join(map(_number, row))} | {_number(sum(row))} |"
            )
        whole = [sum(n for (one, _), n in pairs.items() if one == kind) for kind in kinds]
        lines.append(f"| semua | {' | '.join(map(_number, whole))} | {_number(sum(whole))} |")
        return "\n".join([*lines, "", self.summary()])

    def summary(self) -> str:
        """Say in a paragraph what was run."""
        ranges = ", ".join(f"{first} sampai {after - 1}" for first, after in self.done)
        codes = ", ".join(f"{code}: {_number(many)}" for code, many in sorted(self.codes.items()))
        formats = ", ".join(f"{name} {_number(many)}" for name, many in self.formats.most_common())
        return (
            f"{_number(self.total)} masukan, benih {self.seed}, nomor {ranges}. Kode keluar {codes}. Bentuk: {formats}. "
            f"Paling lama {str(self.slowest[0]).replace('.', ',')} detik ({self.slowest[1]}), "
            f"paling banyak tambahan memori {self.largest[0] // 1024**2} MB ({self.largest[1]}). "
            f"Yang gagal: {len(self.failed)}."
        )


@dataclass(frozen=True)
class Report:
    """What a worker says of one input."""

    number: int
    kind: str
    command: str
    format: str
    code: int
    seconds: float
    grown: int
    faults: tuple[str, ...]


def _number(many: int) -> str:
    return f"{many:,}".replace(",", ".")
