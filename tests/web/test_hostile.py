"""Whatever is typed is stored just so, or refused in a sentence; and no page shows it as anything but text."""

from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from lxml import html

from tests.building import aktivitas, indikator
from tests.kantor import NILAI, kantor
from tests.web.hostile import texts
from tests.web.hostile_pages import PLACES, typed
from tests.web.hostile_pages import unit_of as unit_with_all
from tests.web.peramban import Browser, Page
from zi_cli.model.tulisan import clean

READING = ("indikator/x?bagian=semester_1", {"cara": "nilai", "nilai": "70"})
FIELDS: dict[str, tuple[str, dict[str, str], tuple[Any, ...]]] = {
    "catatan": (*READING, ("indikator", "x", "semester_1", "catatan")),
    "tidak_berlaku": (READING[0], {"cara": "tidak_berlaku"}, ("indikator", "x", "semester_1", "tidak_berlaku")),
    "nilai": (READING[0], {"cara": "nilai"}, ()),
    "tanggal": (*READING, ()),
    "kendala": ("aktivitas/a", {"cara": "selesai", "selesai": "28 Juni 2024"}, ("aktivitas", "a", 0, "kendala")),
    "batal": ("aktivitas/b", {"cara": "batal"}, ("aktivitas", "b", 0, "alasan")),
    "selesai": ("aktivitas/a", {"cara": "selesai"}, ()),
}
"""Each free field: the page of its form, what else is filled in, and where it is kept."""


def unit_of(folder: Path) -> Path:
    return kantor(folder / "unit", [indikator("x", 80, **NILAI)], aktivitas=[aktivitas("a"), aktivitas("b")])


@pytest.mark.parametrize("field", FIELDS)
def test_it_is_stored_just_so_or_refused(tmp_path: Path, field: str) -> None:
    found = tried(tmp_path, field, 18, 12)
    assert found["ditolak"] + found["tersimpan"] == 12


def tried(folder: Path, field: str, seed: int, many: int) -> Counter[str]:
    """Type hostile texts into a field; gives how many were stored and how many refused."""
    unit, counts = unit_of(folder), Counter[str]()
    browser = Browser(unit)
    path, others, way = FIELDS[field]
    kept = unit / "plans/realisasi/2024.yaml"
    for text in texts(seed, many):
        before = kept.read_bytes()
        form = browser.open(path).form()
        form.fill(**{**others, field: text, "pilih__yakin": "ya"})
        form.fill(aksi="simpan")
        body = urlencode(list(form.fields.items(multi=True)), errors="surrogatepass").encode("ascii")
        page = browser.post(form.action, body, Content_Type="application/x-www-form-urlencoded")
        harmless(page)
        assert page.status in (200, 409, 413, 422), page.text[:300]
        if page.status != 200:
            assert kept.read_bytes() == before
            counts["ditolak"] += 1
            continue
        counts["tersimpan"] += 1
        if way:
            stored = yaml.safe_load(kept.read_bytes())
            for key in way:
                stored = stored[key] if not isinstance(stored, dict) or key in stored else None
                if stored is None:
                    break
            wanted = text.replace("\r\n", "\n").strip("\n")
            is_whole = not any("\ud800" <= sign <= "\udfff" for sign in wanted)  # a browser sends no half signs
            assert not is_whole or not wanted.strip() or stored == wanted
    return counts


@pytest.mark.parametrize("field", PLACES)
def test_so_it_is_on_the_other_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, field: str) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Citra")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "citra@contoh.example")
    found = tried_elsewhere(tmp_path, field, 18, 6)
    assert found["ditolak"] + found["tersimpan"] == 6


def tried_elsewhere(folder: Path, field: str, seed: int, many: int) -> Counter[str]:
    """Type hostile texts into a field of another page, into a fresh unit every fifty."""
    counts, place = Counter[str](), PLACES[field]
    for n, text in enumerate(texts(seed, many)):
        if n % 50 == 0:
            browser = Browser(unit_with_all(folder / str(n)))
        page = typed(browser, field, text)
        harmless(page)
        assert page.status in (200, 409, 413, 422), (page.status, text, page.text[:300])
        wanted = " ".join(clean(text).split()) if place.folded else text.replace("\r\n", "\n").strip()
        stored = [*place.kept(browser.unit)] if page.status == 200 else []
        if page.status == 200 and stored and wanted and not any("\ud800" <= one <= "\udfff" for one in text):
            assert wanted in stored or wanted in [one and one.strip() for one in stored], (text, stored[-1])
        counts["tersimpan" if page.status == 200 else "ditolak"] += 1
    return counts


def harmless(page: Page) -> None:
    """Assert that a page holds no element and no attribute but its own."""
    tree = html.fromstring(page.source)
    assert {one.get("src", "").rpartition("/")[2] for one in tree.iter("script")} == {"skrip.js"}
    assert not list(tree.iter("img", "iframe", "object", "embed", "base", "style"))
    assert not [name for one in tree.iter() if isinstance(one.tag, str) for name in one.attrib if name.startswith("on")]
    leads = [one for one in tree.xpath("//@href") if not one.startswith(("/", "#", "data:,")) and one]
    assert not [one for one in leads if not one.startswith(("http://", "https://"))]
