"""What was saved is taken back from the page, while nobody has changed it since."""

from pathlib import Path

import pytest

from tests.building import aktivitas, indikator
from tests.kantor import NILAI, kantor
from tests.web.peramban import Browser

FILE = "plans/realisasi/2024.yaml"


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Browser:
    monkeypatch.setenv("ZI_STATE", str(tmp_path / "keadaan"))
    bacaan = {"x": {"semester_1": {"nilai": 50}}}
    return Browser(kantor(tmp_path / "unit", [indikator("x", 80, **NILAI)], bacaan, aktivitas=[aktivitas("a")]))


def record(browser: Browser, value: str) -> bytes:
    before = (browser.unit / FILE).read_bytes()
    page = browser.open("indikator/x?bagian=semester_1").form().send(cara="nilai", nilai=value)
    assert page.status == 200, page.text
    return before


def test_the_message_of_what_was_saved_leads_to_taking_it_back(browser: Browser) -> None:
    before = record(browser, "70")
    saved = browser.open("indikator/x?bagian=semester_1").form().send(cara="nilai", nilai="75")
    way = next(one for one in saved.links if one.endswith("riwayat/terakhir"))
    page = browser.open(way)
    assert "nilai: 75" in page.text
    after = page.form("/riwayat/2").send()
    assert "Diurungkan" in after.text
    assert b"nilai: 70" in (browser.unit / FILE).read_bytes()
    browser.open("riwayat/1")
    assert browser.open("riwayat/1").form("/riwayat/1").send().status == 200
    assert (browser.unit / FILE).read_bytes() == before


def test_what_was_taken_back_can_be_had_again(browser: Browser) -> None:
    record(browser, "70")
    with_it = (browser.unit / FILE).read_bytes()
    browser.open("riwayat/terakhir").form("/riwayat/1").send()
    browser.open("riwayat/2").form("/riwayat/2").send()
    assert (browser.unit / FILE).read_bytes() == with_it


def test_what_somebody_changed_since_is_not_offered(browser: Browser) -> None:
    record(browser, "70")
    with (browser.unit / FILE).open("ab") as file:
        file.write(b"# disunting\n")
    page = browser.open("riwayat")
    assert not [one for one in page.links if "/riwayat/" in one]
    assert "Tidak dapat diurungkan" in browser.open("riwayat/1").text


def test_two_who_take_back_the_same_are_one(browser: Browser) -> None:
    record(browser, "70")
    first, second = (browser.open("riwayat/1").form("/riwayat/1") for _ in range(2))
    assert first.send().status == 200
    after = (browser.unit / FILE).read_bytes()
    assert second.send().status in (200, 409, 422)
    assert (browser.unit / FILE).read_bytes() == after


def test_without_changes_the_page_says_where_to_begin(browser: Browser) -> None:
    assert "Belum ada perubahan" in browser.open("riwayat").text
    assert "Belum ada perubahan" in browser.open("riwayat/terakhir").text
    assert browser.open("riwayat/9").status == 404
