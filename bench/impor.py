"""Time how a document of 5,000 rows of twelve columns is read, as a ratio to `python -c pass`, and how much memory it takes.

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
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
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
    """Time one process."""

    def run() -> None:
        subprocess.run([sys.executable, *command], env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)

    return timeit.timeit(run, number=1)


def megabytes(path: Path) -> int:
    """Give the most memory that reading took."""
    command = [sys.executable, "-c", READ + MEASURED, str(path)]
    return int(subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print the ratios, and exit 1 where a budget is passed and that was asked about."""
    passed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder)
        for kind, (most, most_memory) in BUDGETS.items():
            path = folder / f"rencana.{kind}"
            pairs = [(seconds("-c", "pass"), seconds("-c", READ, str(path))) for _ in range(ROUNDS)]
            ratio = median(read / bare for bare, read in pairs)
            memory = megabytes(path)
            size = path.stat().st_size // 1000
            taken = f"{ratio:.1f}x `python -c pass` (budget {most}), {memory} MB (budget {most_memory})"
            print(f"{kind}, {size} KB: {taken}")
            passed |= bool(most and ratio > most) or bool(most_memory and memory > most_memory)
    raise SystemExit(int(passed and "--check" in sys.argv[1:]))


if __name__ == "__main__":
    main()
