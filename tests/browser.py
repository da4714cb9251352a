"""A headless browser that is told to go nowhere, and says where it would have gone."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-first-run")  # fmt: skip


@dataclass
class Watched:
    """A page with what it complained of and what it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def serious_violations(self) -> list[str]:
        """Give what axe-core calls serious or critical."""
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {one['help']}" for one in found if one["impact"] in ("serious", "critical")]


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium; in CI it must be there."""
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "chromium is missing, and CI must have it"
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as tools:
        started = tools.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@contextmanager
def opened(started: Browser, path: Path, *, width: int = 1280, scheme: str = "light") -> Iterator[Watched]:
    """Open a file as a person would who has no network."""
    context = started.new_context(offline=True, color_scheme=scheme, viewport={"width": width, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    watched = Watched(page)
    page.on("console", lambda said: watched.complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on("request", lambda asked: watched.requests.append(asked.url))
    page.goto(path.as_uri())
    yield watched
    context.close()
