"""Renders drawn templates as a unit's own, each in a process with limits: `python -m tests.templat.coba 5000`.

Prints how many were rendered, how many refused and why, and the most memory and time that one took.
"""

import gc
import json
import os
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.conftest import ROOT
from tests.templat.rekaan import Penulis
from zi_cli.acts.report import gather
from zi_cli.acts.year import OpenYear
from zi_cli.files.workspace import find_workspace
from zi_cli.model.periode import SEMESTER
from zi_cli.model.refusal import Refusal
from zi_cli.render.report.markup import render_report
from zi_cli.render.report.view import report_view

MOST_MEGABYTES = 300
"""Of the whole process, Python and zi in it."""
MOST_SECONDS = 60
"""Of CPU; what comes to an end is far below, however busy the machine is."""
MOST_ADDRESSES = 4 * 1024**3
CAUSES = (
    *("langkah", "MB", "juta tanda", "satu nilai", "bit", "lebar", "angka lebih", "bukan teks", "terlalu dalam"),
    *("tidak dapat diminta", "hanya untuk angka", "tanpa indent"),
)
"""What the bounds say; any other refusal is a mistake in the template itself."""


@dataclass(frozen=True)
class Hasil:
    """What came of one template."""

    name: str
    said: str
    """Empty for one that was rendered."""
    megabytes: int
    seconds: float

    @property
    def cause(self) -> str:
        """Sort what was said by the bound that was reached."""
        return next((one for one in CAUSES if one in self.said), "salah tulis") if self.said else "jadi"


def coba(templates: Iterable[tuple[str, str]]) -> Iterator[Hasil]:
    """Render each template, Markdown and HTML in turn, in a process of its own; raises RuntimeError where one is stopped."""
    year = OpenYear(find_workspace(ROOT), 2024, date(2026, 1, 2))
    view = report_view(gather(year, (SEMESTER, 2))[0])
    with tempfile.TemporaryDirectory() as folder:
        for n, (name, template) in enumerate(templates):
            bentuk = ("md", "html")[n % 2]
            (Path(folder) / f"laporan.{bentuk}.j2").write_text(template, encoding="utf-8")
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(reader)
                resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
                resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
                os.write(writer, json.dumps(_said(view, bentuk, Path(folder))).encode())
                os._exit(0)
            os.close(writer)
            with os.fdopen(reader, "rb") as told:
                said = told.read()
            _, status, used = os.wait4(child, 0)
            if status or not said:
                raise RuntimeError(f"{name}: berhenti dengan {status}\n{template[:2000]}")
            yield Hasil(name, json.loads(said), used.ru_maxrss // 1024, used.ru_utime + used.ru_stime)


def _said(view: object, bentuk: str, folder: Path) -> str:
    gc.disable()  # as zi does
    try:
        render_report(view, bentuk, folder)  # type: ignore[arg-type]
    except Refusal as refusal:
        return refusal.pesan[-200:]
    except BaseException as error:  # noqa: BLE001  told to whoever asked
        return f"GALAT {error!r:.150}"
    return ""


def drawn(seeds: range) -> Iterator[tuple[str, str]]:
    """Draw a template from each seed."""
    return ((f"benih {seed}", Penulis(seed).template()) for seed in seeds)


def main(seeds: range) -> int:
    """Try templates and print the counts; gives 1 where one did not end as it should."""
    counts: Counter[str] = Counter()
    wrong = 0
    largest = slowest = Hasil("", "", 0, 0.0)
    for one in coba(drawn(seeds)):
        counts[one.cause] += 1
        largest, slowest = max(largest, one, key=lambda o: o.megabytes), max(slowest, one, key=lambda o: o.seconds)
        if one.said.startswith("GALAT") or one.megabytes > MOST_MEGABYTES:
            wrong = 1
            sys.stdout.write(f"! {one}\n")
    sys.stdout.write(f"{len(seeds)} template, benih {seeds.start} sampai {seeds.stop - 1}\n")
    sys.stdout.writelines(f"  {cause}: {n}\n" for cause, n in counts.most_common())
    sys.stdout.write(
        f"terbesar {largest.megabytes} MB ({largest.name}), terlama {slowest.seconds:.1f} s ({slowest.name})\n"
    )
    return wrong


if __name__ == "__main__":
    start, stop = (int(sys.argv[2]) if len(sys.argv) > 2 else 0), int(sys.argv[1])
    sys.exit(main(range(start, start + stop)))
