"""The dashboard in a browser: by keyboard, in the dark, on a telephone, on paper, and without a script."""

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import browser, opened
from tests.cli.test_dashboard import LONG, NASTY, plan_of, poison
from tests.conftest import ROOT
from zi_cli.cli.main import run
from zi_cli.core.outline import Outline

pytestmark = pytest.mark.slow
MOST_TABS = 400


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of the example year."""
    target = tmp_path_factory.mktemp("dasbor") / "dasbor 2024.html"
    assert run(["-C", str(ROOT), "dashboard", "2024", "-o", str(target)]) == 0
    return target


@pytest.fixture(scope="module")
def plan() -> Outline:
    return plan_of(ROOT)


def shown(page: Page, kind: str) -> int:
    return page.locator(f"[data-macam={kind}]:visible").count()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there, as who has no mouse does."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(selector)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_quiet_goes_nowhere_and_can_be_used_by_everybody(file: Path, chromium: Browser, scheme: str) -> None:
    with opened(chromium, file, scheme=scheme) as watched:
        assert watched.serious_violations() == []
        watched.page.locator("article.indikator a.jelaskan").first.click()
        assert watched.page.locator("dialog").is_visible()
        assert watched.serious_violations() == []
        watched.page.keyboard.press("Escape")
        assert watched.complaints == []
        assert watched.requests == [file.as_uri()]


def test_the_appendix_can_be_used_by_everybody(file: Path, chromium: Browser) -> None:
    with opened(chromium, file) as watched:
        watched.page.locator("summary").click()
        assert watched.page.locator("[id='j-VI.3.5']").is_visible()
        assert watched.serious_violations() == []


def test_filters_by_keyboard(file: Path, chromium: Browser) -> None:
    with opened(chromium, file) as watched:
        page, tally = watched.page, watched.page.get_by_role("status")
        assert (shown(page, "indikator"), shown(page, "aktivitas")) == (36, 98)
        tab_to(page, "#s-program")
        page.keyboard.press("ArrowDown")
        assert (shown(page, "indikator"), shown(page, "aktivitas")) == (5, 24)
        assert tally.inner_text().startswith("5 dari 36 indikator dan 24 dari 98 aktivitas ditampilkan")
        tab_to(page, "#s-indikator")
        page.keyboard.type("belum tercapai")
        assert shown(page, "indikator") == 2
        assert shown(page, "aktivitas") == 24
        assert page.locator("#indikator h3:visible").count() == 1
        tab_to(page, "#hapus")
        page.keyboard.press("Enter")
        page.wait_for_function("document.getElementById('jumlah').textContent.startsWith('36 indikator')")
        assert (shown(page, "indikator"), shown(page, "aktivitas")) == (36, 98)
        assert page.locator("#s-program").input_value() == ""


def test_a_post_and_a_state_of_activities_can_be_chosen_together(file: Path, chromium: Browser) -> None:
    with opened(chromium, file) as watched:
        page = watched.page
        page.select_option("#s-pj", label="Kepala Dinas")
        page.select_option("#s-aktivitas", "lewat")
        assert [one.inner_text() for one in page.locator("[data-macam=aktivitas]:visible .nomor").all()] == ["I.1.7"]
        assert shown(page, "indikator") == 2
        assert shown(page, "lain") == 2


def test_an_account_opens_and_closes_by_keyboard(file: Path, chromium: Browser) -> None:
    with opened(chromium, file) as watched:
        page = watched.page
        tab_to(page, ".besar a")
        page.keyboard.press("Enter")
        dialog = page.locator("dialog")
        assert dialog.is_visible()
        assert page.evaluate("document.activeElement.id") == "kotak-judul"
        assert "22/34 × 100 = 64,71 %" in dialog.inner_text()
        assert "plans/renaksi_2022_2026.yaml:" in dialog.inner_text()
        assert "CONTOH" in dialog.inner_text()
        page.keyboard.press("Escape")
        assert not dialog.is_visible()
        assert page.evaluate("document.activeElement.matches('.besar a')"), "the focus goes back to where it was"


def test_one_account_leads_to_the_next_and_back(file: Path, chromium: Browser) -> None:
    with opened(chromium, file) as watched:
        page = watched.page
        page.locator("#program a[href='#j-V']").first.click()
        page.locator("dialog a[href='#j-V.4.a']").click()
        assert "102,31 %" in page.locator("dialog").inner_text()
        page.get_by_role("button", name="Kembali").click()
        assert "Penguatan Pengawasan" in page.locator("dialog h3").inner_text()
        page.get_by_role("button", name="Tutup").click()
        assert not page.locator("dialog").is_visible()


def test_a_month_of_an_activity_opens_its_account_and_so_does_an_address(file: Path, chromium: Browser) -> None:
    with opened(chromium, file) as watched:
        page = watched.page
        page.locator("[data-macam=aktivitas] td").nth(5).click()
        assert page.locator("dialog h3 .nomor").inner_text() == "I.1.1"
        page.goto(f"{file.as_uri()}#j-II.3.a")
        page.reload()
        assert page.locator("dialog h3 .nomor").inner_text() == "II.3.a"


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("text", ["", NASTY, LONG], ids=["plain", "nasty", "long"])
def test_the_page_is_no_wider_than_the_screen(
    file: Path, chromium: Browser, unit: Path, tmp_path: Path, width: int, text: str
) -> None:
    if text:
        poison(unit, text)
        file = tmp_path / "kotor.html"
        assert run(["-C", str(unit), "dashboard", "2024", "-o", str(file)]) == 0
    with opened(chromium, file, width=width) as watched:
        assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
        watched.page.locator("article.indikator a.jelaskan").nth(1).click()
        box = watched.page.locator("dialog").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert watched.complaints == []
        assert watched.requests == [file.as_uri()]


def printed(page: Page) -> list[str]:
    made = page.pdf(prefer_css_page_size=True, print_background=True)
    return [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(made)).pages]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]+", "", unicodedata.normalize("NFKC", text))  # a ligature is two letters


def missing(pages: list[str], plan: Outline) -> list[str]:
    held = squeezed("".join(pages))
    return [one.nomor for one in (*plan.indikator, *plan.aktivitas) if squeezed(one.nama) not in held]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_nothing_is_lost_and_every_page_is_marked(
    file: Path, chromium: Browser, plan: Outline, scheme: str
) -> None:
    with opened(chromium, file, scheme=scheme) as watched:
        pages = printed(watched.page)
    assert 10 < len(pages) < 25
    assert missing(pages, plan) == []
    assert [n for n, said in enumerate(pages, 1) if "CONTOH: ANGKA REKAAN" not in said] == []
    assert all(f"{n} / {len(pages)}" in said for n, said in enumerate(pages, 1))


def test_paper_shows_what_the_filter_leaves_and_says_so(file: Path, chromium: Browser, plan: Outline) -> None:
    with opened(chromium, file) as watched:
        watched.page.select_option("#s-program", "VI")
        pages = printed(watched.page)
        said = " ".join(" ".join(pages).split())
        assert "6 dari 36 indikator dan 13 dari 98 aktivitas ditampilkan (saringan: VI" in said
        assert len(missing(pages, plan)) > 80
        # The accounts are printed when they are shown.
        watched.page.locator("summary").click()
        assert missing(printed(watched.page), plan) == []


def test_without_a_script_the_figures_lead_to_the_accounts(file: Path, chromium: Browser) -> None:
    context = chromium.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("#saring").is_hidden()
    page.locator(".besar a").click()
    assert page.url.endswith("#j-I.1.a")
    assert page.locator("[id='j-I.1.a']").is_visible()
    assert page.locator("[id='j-VI.3.5']").is_visible()
    context.close()
