"""A zi that goes on shows what stands in the files now, as one that was just started does."""

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.kantor import write
from tests.web.peramban import JULI, Browser
from zi_cli.files.kept import Kept
from zi_cli.web.news import news

PAGES = (
    "",
    "jadwal?bulan=semua",
    "indikator",
    "indikator/pw-wbs-paham",
    "aktivitas/mp-tim-bentuk",
    "bukti",
    "rekomendasi",
    "periode/2024-s1",
    "narasi",
    "temuan",
    "berkas/realisasi/2024.yaml",
)
YEAR, PLAN, SETTINGS = "plans/realisasi/2024.yaml", "plans/renaksi_2022_2026.yaml", "plans/zi.yaml"
LOG = {"skema": 1, "tahun": 2024, "semester": 1, "log": [{"langkah": "ajukan", "tanggal": "2024-07-05", "oleh": "Ayu"}]}
REGISTER = {"skema": 1, "tahun": 2024, "bukti": {"https://a.example/x": {"oleh": "Ayu", "dicatat": "2024-03-01"}}}
RECOMMENDED = {
    "skema": 1,
    "tahun": 2024,
    "rekomendasi": {
        "r1": {
            "sumber": "tpi",
            "butir": ["pw-wbs-paham"],
            "kondisi": "Kosong",
            "rekomendasi": "Isi",
            "penanggung_jawab": "Kepala Dinas",
            "terbit": "2024-02-01",
        }
    },
}


def changed(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(unit: Path) -> None:
        text = (unit / file).read_text(encoding="utf-8")
        assert old in text
        (unit / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def put(file: str, tree: object) -> Callable[[Path], None]:
    return lambda unit: write(unit / file, tree)


def gone(file: str) -> Callable[[Path], None]:
    return lambda unit: (unit / file).unlink()


CHANGES: tuple[Callable[[Path], None], ...] = (
    changed(YEAR, "nilai: 66.5", "nilai: 66.50"),  # an equal record, written otherwise
    changed(YEAR, "nilai: 66.50", "nilai: 70"),
    changed(YEAR, "pembilang: 38", "pembilang: 78"),
    changed(YEAR, "kode: 1", "kode: 2"),
    changed(YEAR, "contoh: true", "contoh: false"),
    changed(PLAN, "Persentase pegawai yang paham WBS", "Persentase pegawai yang memahami WBS"),
    put("plans/renaksi_2022_2026_lama.yaml", {"skema": 1}),
    gone("plans/renaksi_2022_2026_lama.yaml"),
    put("plans/rekomendasi/2024.yaml", RECOMMENDED),
    put("plans/bukti/2024.yaml", REGISTER),
    put("plans/periode/2024-s1.yaml", LOG),
    put("plans/narasi/2024-s1/analisis.md", "Analisis."),
    put(SETTINGS, {"skema": 1, "toleransi_hari": 3}),
    gone("plans/periode/2024-s1.yaml"),
    put("plans/lain.yaml", {"x": 1}),
    changed(YEAR, "skema: 1", "skema: [1"),
    gone(YEAR),
)


def shown(browser: Browser, page: str) -> str:
    source = browser.open(page).source
    return re.sub(r'name="segel" value="[^"]*"', "", source)


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("segar")
    shutil.copytree(ROOT / "plans", made / "plans")
    return made


def test_every_change_on_disk_shows_as_in_a_zi_that_was_just_started(unit: Path) -> None:
    going = Browser(unit)
    before = {page: shown(going, page) for page in PAGES}
    for number, change in enumerate(CHANGES):
        change(unit)
        fresh = Browser(unit)
        now = {page: shown(fresh, page) for page in PAGES}
        assert {page: shown(going, page) for page in PAGES} == now, number
        assert now != before, number
        before = now


def test_what_changes_while_a_page_is_made_is_news(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    going = Browser(tmp_path)
    kept, opened = going.service.kept, []

    def once(*given: Any, **more: Any) -> Any:
        if not opened:
            opened.append(True)
            changed(YEAR, "pembilang: 38", "pembilang: 77")(tmp_path)
        return Kept.once(kept, *given, **more)

    kept.once = once  # type: ignore[method-assign]
    page = going.open("indikator/pw-wbs-paham")
    assert page.tree.xpath("//body/@data-kabar") != [going.open("/" + going.service.jalur.strip("/") + "/kabar").source]


def test_what_lies_behind_a_link_inside_the_unit_is_news_too(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    (tmp_path / "plans/realisasi").rename(tmp_path / "disimpan")
    (tmp_path / "plans/realisasi").symlink_to(tmp_path / "disimpan")
    before = news(tmp_path / "plans", JULI)
    assert before == news(tmp_path / "plans", JULI)
    changed(YEAR, "pembilang: 38", "pembilang: 7")(tmp_path)
    assert before != news(tmp_path / "plans", JULI)
    assert news(tmp_path / "plans", JULI) != news(tmp_path / "plans", JULI + timedelta(1))


def test_the_next_day_is_another_day(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    going = Browser(tmp_path)
    for days in (0, 1, 30, 200):
        day: date = JULI + timedelta(days)
        going.hari_ini = day
        assert [shown(going, page) for page in PAGES] == [shown(Browser(tmp_path, day), page) for page in PAGES]
