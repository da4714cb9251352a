"""The report opened by other programs: LibreOffice, poppler, and a browser."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import browser, opened
from tests.cli.test_report_formats import EVERY, names_of_plan, squeezed
from tests.conftest import ROOT
from tests.printed import pages_of
from zi_cli.cli.main import run

pytestmark = pytest.mark.slow
HYPHENS = re.compile(r"[-\u2010]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a report of the example in every format."""
    made = tmp_path_factory.mktemp("laporan") / "laporan"
    arguments = ["-C", str(ROOT), "report", "--semester", "2", "--year", "2024", "--all-formats", "-o", str(made)]
    assert run(arguments) == 0
    assert len(list(made.iterdir())) == len(EVERY)
    return made


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


def plain(text: str) -> str:
    return HYPHENS.sub("", squeezed(unicodedata.normalize("NFKC", text)))  # a ligature is two letters


def missing(text: str) -> list[str]:
    """Name the indikator and the aktivitas a text does not hold."""
    indikator, aktivitas = names_of_plan()
    assert (len(indikator), len(aktivitas)) == (36, 98)
    held = plain(text)
    return [one for one in indikator + aktivitas if plain(one) not in held]


def printed(path: Path, into: Path) -> list[str]:
    """Print a document with LibreOffice, in a profile of its own; gives the text of each page."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing"
    profile = f"-env:UserInstallation={(into / 'profil').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(into), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return pages_of(into / f"{path.stem}.pdf")


@pytest.mark.parametrize("bentuk", ["docx", "xlsx"])
def test_libreoffice_opens_it_whole_with_the_mark_on_every_page(folder: Path, tmp_path: Path, bentuk: str) -> None:
    pages = printed(folder / f"laporan-2024-s2.{bentuk}", tmp_path)
    assert len(pages) > 8
    assert [n for n, said in enumerate(pages, 1) if "CONTOH" not in said or "DRAF" not in said] == []
    assert missing("".join(pages)) == []


def test_poppler_reads_the_pdf(folder: Path) -> None:
    command = ["pdftotext", "-raw", str(folder / "laporan-2024-s2.pdf"), "-"]
    said = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    pages = said.split("\f")[:-1]
    assert all("CONTOH · DRAF" in one for one in pages)
    assert missing(said) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_quiet_goes_nowhere_and_can_be_used_by_everybody(
    folder: Path, chromium: Browser, scheme: str
) -> None:
    path = folder / "laporan-2024-s2.html"
    with opened(chromium, path, scheme=scheme) as watched:
        assert watched.complaints == []
        assert watched.requests == [path.as_uri()]
        assert watched.serious_violations() == []


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_page_fits_the_screen(folder: Path, chromium: Browser, width: int) -> None:
    with opened(chromium, folder / "laporan-2024-s2.html", width=width) as watched:
        assert watched.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_prints_whole(folder: Path, chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, folder / "laporan-2024-s2.html") as watched:
        watched.page.pdf(path=tmp_path / "cetak.pdf", prefer_css_page_size=True)
    pages = pages_of(tmp_path / "cetak.pdf")
    assert missing("".join(pages)) == []
    assert all("CONTOH" in plain(one) and "DRAF" in plain(one) for one in pages)
