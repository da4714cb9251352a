"""How large the code of zi_cli is, of two commits side by side.

python tools/code_size.py OLD [NEW]     a commit, tag or branch each; without NEW the files as they are now
"""

import ast
import io
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "zi_cli"

Sizes = dict[str, int]


def main(arguments: Sequence[str]) -> int:
    """Print one row a figure, and one a room."""
    if len(arguments) not in (1, 2):
        sys.exit(__doc__)
    columns = [sizes(code_at(one)) for one in (arguments[0], arguments[1] if len(arguments) > 1 else None)]
    rows = [("", arguments[0], arguments[1] if len(arguments) > 1 else "now", "more")]
    for name in dict.fromkeys(name for one in columns for name in one):
        old, new = (one.get(name, 0) for one in columns)
        rows.append((name, f"{old:,}", f"{new:,}", f"{new - old:+,}" if new != old else ""))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        sys.stdout.write("  ".join((first.ljust(widths[0]), *cells)).rstrip() + "\n")
    return 0


def code_at(revision: str | None) -> dict[str, str]:
    """Read every file of the package by its path; of a revision, nothing is checked out."""
    if revision is None:
        return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / PACKAGE).rglob("*.py")}
    command = ["git", "archive", "--end-of-options", revision, PACKAGE]
    packed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S603  git, with a revision
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        files = [one for one in archive if one.name.endswith(".py")]
        return {one.name: archive.extractfile(one).read().decode() for one in files}  # type: ignore[union-attr]


def sizes(code: Mapping[str, str]) -> Sizes:
    """Count what there is: the whole first, then the statements of each room."""
    trees = {name: ast.parse(text) for name, text in sorted(code.items())}
    functions = sorted(length for tree in trees.values() for length in _functions(tree))
    statements = {name: _statements(tree) for name, tree in trees.items()}
    rooms: Counter[str] = Counter()
    for name, count in statements.items():
        rooms[name.split("/")[1].removesuffix(".py")] += count
    return {
        "files": len(code),
        "lines": sum(text.count("\n") for text in code.values()),
        "statements without docstrings": sum(statements.values()),
        "inline imports": sum(_inline_imports(tree) for tree in trees.values()),
        "noqa for inline imports": sum(text.count("PLC0415") for text in code.values()),
        "functions": len(functions),
        "function, median lines": int(median(functions)),
        "function, 90th percentile": functions[len(functions) * 9 // 10],
        **{f"statements in {room}": count for room, count in sorted(rooms.items())},
    }


def _statements(tree: ast.AST) -> int:
    return sum(isinstance(one, ast.stmt) and not _is_docstring(one) for one in ast.walk(tree))


def _is_docstring(one: ast.stmt) -> bool:
    """Say whether a statement is a text alone: a docstring, or the sentence under a constant."""
    return isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant) and isinstance(one.value.value, str)


def _functions(tree: ast.AST) -> Iterator[int]:
    for one in ast.walk(tree):
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (one.end_lineno or one.lineno) - one.lineno + 1


def _inline_imports(tree: ast.AST) -> int:
    """Count the import statements inside functions; those under TYPE_CHECKING stand at the top."""
    inside = {
        id(found)
        for one in ast.walk(tree)
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
        for found in ast.walk(one)
        if isinstance(found, ast.Import | ast.ImportFrom)
    }
    return len(inside)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
