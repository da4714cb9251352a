"""What the tools that write a page of docs/ have in common: the page is written, or compared with what would be."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # a tool runs from a checkout too


def written(page: Path, made: str) -> int:
    """Write a page; with --check say by 1 that it is not current, and write nothing."""
    if "--check" in sys.argv[1:]:
        return int(not page.exists() or page.read_text(encoding="utf-8") != made)
    page.write_text(made, encoding="utf-8", newline="\n")
    return 0
