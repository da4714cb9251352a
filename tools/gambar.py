"""Makes the pictures of docs/gambar from the examples: `python tools/gambar.py`; needs Chromium, poppler, LibreOffice."""

import html
import os
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
DOCUMENT = ROOT / "docs" / "contoh" / "rencana.docx"
FILLED = "pw-wbs-paham"
"""The indikator whose form is shown."""
TERMINAL = """<body style="margin:0;background:#1c2430"><pre style="margin:0;padding:18px 22px;color:#e3eaf2;\
font:14px/1.45 'DejaVu Sans Mono',monospace">{text}</pre>"""


def main() -> int:
    """Make them all."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        report, dashboard = folder / "laporan.pdf", folder / "dasbor.html"
        _zi("report", "--semester", "2", "--year", "2024", "-o", str(report))
        _zi("dashboard", "2024", "-o", str(dashboard))
        _page_of(report, TARGET / "laporan")
        _picture_of(dashboard, TARGET / "dasbor.png", height=1500)
        _word_table(folder, TARGET / "impor-dokumen")
        _terminal(folder, TARGET / "impor-layar.png")
        _pages(folder)
    return 0


def _zi(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "zi_cli", "-C", str(ROOT), *arguments], check=True)  # noqa: S603  our own


def _word_table(folder: Path, target: Path) -> None:
    """Show the upper part of the Word document as it is printed."""
    office = shutil.which("soffice") or sys.exit("soffice is missing")
    subprocess.run([office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(DOCUMENT)], check=True)  # noqa: S603
    crop = ["-r", "80", "-x", "20", "-y", "30", "-W", "890", "-H", "420"]
    _drawn(folder / "rencana.pdf", target, [*crop, "-gray"])


def _terminal(folder: Path, target: Path) -> None:
    """Show what zi says of that document."""
    command = ["init", "kantor", "--dari", DOCUMENT.name, "--jawab", "jawaban.yaml"]
    shutil.copy(DOCUMENT, folder)
    done = subprocess.run(  # noqa: S603  our own
        [sys.executable, "-m", "zi_cli", *command], cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    page = folder / "layar.html"
    text = html.escape(f"$ zi {' '.join(command)}\n{done.stdout}")
    page.write_text(TERMINAL.format(text=text), encoding="utf-8")
    _picture_of(page, target, width=900)


def _page_of(report: Path, target: Path) -> None:
    _drawn(report, target, ["-f", str(PAGE), "-l", str(PAGE), "-r", "96"])


def _drawn(pdf: Path, target: Path, options: list[str]) -> None:
    program = shutil.which("pdftoppm") or sys.exit("pdftoppm is missing")
    subprocess.run([program, *options, "-singlefile", "-png", str(pdf), str(target)], check=True)  # noqa: S603


def _pages(folder: Path) -> None:
    """Show the pages of the browser: the first one, a form that is filled in, and one that somebody else has changed."""
    unit, settings = folder / "unit", folder / "gitconfig"
    settings.write_text("[user]\n\tname = Ayu Lestari\n\temail = ayu@contoh.id\n", encoding="utf-8")
    state = {**os.environ, "ZI_STATE": str(folder / "keadaan"), "GIT_CONFIG_GLOBAL": str(settings)}
    shutil.copytree(ROOT / "plans", unit / "plans")
    zi = [sys.executable, "-m", "zi_cli", "-C", str(unit), "--today", "2024-07-10"]
    with subprocess.Popen([*zi, "web", "--tanpa-buka"], stdout=subprocess.PIPE, text=True, env=state) as served:  # noqa: S603
        try:
            assert served.stdout
            program = shutil.which("chromium") or sys.exit("chromium is missing")
            with sync_playwright() as tools:
                opened = tools.chromium.launch(executable_path=program, args=["--no-sandbox"]).new_page()
                opened.set_viewport_size({"width": 1100, "height": 900})
                opened.goto(served.stdout.readline().strip())
                opened.screenshot(path=TARGET / "halaman-beranda.png")
                opened.goto(f"{opened.url}indikator/{FILLED}?bagian=semester_1")
                opened.get_by_label("Yang memenuhi", exact=True).fill("71")
                opened.get_by_label("Seluruhnya", exact=True).fill("78")
                opened.locator(".pratinjau:not(:empty)").first.wait_for()
                opened.locator("form.formulir").screenshot(path=TARGET / "halaman-isi.png")
                other = ["record", FILLED, "--pembilang", "65", "--penyebut", "78", "--semester", "1"]
                subprocess.run([*zi, *other], check=True, stdout=subprocess.DEVNULL, env=state)  # noqa: S603  as above
                opened.get_by_role("button", name="Simpan", exact=True).click()
                opened.locator(".benturan").wait_for()
                opened.screenshot(path=TARGET / "halaman-benturan.png")
        finally:
            served.terminate()


def _picture_of(page: Path, target: Path, width: int = 1280, height: int = 0) -> None:
    """Take a picture of a page, as high as it is where no height is given."""
    program = shutil.which("chromium") or sys.exit("chromium is missing")
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=program, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": width, "height": height or 100})
        opened.goto(page.as_uri())
        opened.screenshot(path=target, full_page=not height)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
