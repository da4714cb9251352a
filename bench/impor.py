"""Time `zi import` of a document of 5,000 rows of twelve columns, as a ratio to `python -c pass`, and how much memory it takes.

python bench/impor.py           print the ratios
python bench/impor.py --check   exit 1 when a budget is broken
"""

import os
import subprocess
import sys
import tempfile
import timeit
from html import escape
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

ROWS, ROUNDS = 5_000, 7
BUDGETS = {"xlsx": (215, 150), "docx": (715, 200), "txt": (None, None)}
"""Of each kind: so many times `python -c pass`, and so many MB."""
READ = """
import gc, sys
gc.disable()
from zi_cli.documents.reading import read_document
with open(sys.argv[1], "rb") as file:
    document = read_document(file.read(), sys.argv[1])
assert sum(map(len, document.grids[0].rows)) >= 50_000
"""
MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "ZI_CACHE": "0"}


def build(folder: Path) -> None:
    """Make the documents: the office's plan again and again, with new words in each row."""
    from tests.documents.kemas import table, word_parts, zipped
    from tests.impor import bangun

    before, rows, after = bangun.bagian()
    head, body = rows[0], [row for row in rows[1:] if row != rows[0]]
    full = next(row for row in body if all(row))
    many = [[one or full[at] for at, one in enumerate(body[n % len(body)])] for n in range(ROWS)]
    many = [[f"{one} {n}" if 0 < at < 4 else one for at, one in enumerate(row)] for n, row in enumerate(many)]
    text = "\n".join((*before, *("\t".join(row) for row in (head, *many)), *after))
    (folder / "rencana.txt").write_text(text, encoding="utf-8")
    (folder / "rencana.xlsx").write_bytes(bangun.xlsx(text))
    told = table(*([escape(one) for one in row] for row in (head, *many)))
    (folder / "rencana.docx").write_bytes(zipped(word_parts(told)))


def seconds(*command: str) -> float:
    """Time one process; an import that has questions left gives 1."""

    def run() -> None:
        done = subprocess.run([sys.executable, *command], env=ENVIRONMENT, check=False, capture_output=True)
        assert done.returncode in (0, 1), done.stderr

    return timeit.timeit(run, number=1)


def times(*command: str) -> float:
    """Give the median of how many times `python -c pass` a command takes, in pairs."""
    pairs = [(seconds("-c", "pass"), seconds(*command)) for _ in range(ROUNDS)]
    return median(other / bare for bare, other in pairs)


def megabytes(*command: str) -> int:
    """Give the most memory that a command took."""
    measured = [sys.executable, "-c", MEASURED, *command]
    return int(subprocess.run(measured, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print the ratios, and exit 1 where a budget is passed and that was asked about."""
    passed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder)
        for kind, (most, most_memory) in BUDGETS.items():
            path = folder / f"rencana.{kind}"
            whole = ("-m", "zi_cli", "import", str(path), "--dry-run", "--format", "json", "-C", name)
            ratio, read, memory = times(*whole), times("-c", READ, str(path)), megabytes(*whole)
            taken = f"{ratio:.1f}x `python -c pass` (budget {most}), of it {read:.1f}x to read the document"
            print(f"{kind}, {path.stat().st_size // 1000} KB: {taken}; {memory} MB (budget {most_memory})")
            passed |= bool(most and ratio > most) or bool(most_memory and memory > most_memory)
    raise SystemExit(int(passed and "--check" in sys.argv[1:]))


if __name__ == "__main__":
    main()
