"""Makes the two pictures of docs/gambar from the example: `python tools/gambar.py`; needs Chromium and poppler."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "gambar"
PAGE = 8
"""The page of the report that shows a program with both of its tables."""


def main() -> int:
    """Make both."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        report, dashboard = folder / "laporan.pdf", folder / "dasbor.html"
        _zi("report", "--semester", "2", "--year", "2024", "-o", str(report))
        _zi("dashboard", "2024", "-o", str(dashboard))
        _page_of(report, TARGET / "laporan")
        _picture_of(dashboard, TARGET / "dasbor.png")
    return 0


def _zi(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "zi_cli", "-C", str(ROOT), *arguments], check=True)  # noqa: S603  our own


def _page_of(report: Path, target: Path) -> None:
    program = shutil.which("pdftoppm") or sys.exit("pdftoppm is missing")
    number = ["-f", str(PAGE), "-l", str(PAGE)]
    subprocess.run([program, *number, "-r", "96", "-singlefile", "-png", str(report), str(target)], check=True)  # noqa: S603


def _picture_of(dashboard: Path, target: Path) -> None:
    program = shutil.which("chromium") or sys.exit("chromium is missing")
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 1500})
        page.goto(dashboard.as_uri())
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
