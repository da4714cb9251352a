"""The pages in a real browser, served by a real zi: with and without scripts, by keyboard, in the dark, on a telephone."""

import io
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pypdf
import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, FileChooser, Locator, Page, expect
from playwright.sync_api import Error as PlaywrightError

from tests.browser import browser
from tests.building import aktivitas, indikator
from tests.kantor import NILAI, PERSEN, kantor
from tests.web.served import Served, example, served
from zi_cli.web.routes import PAGES

pytestmark = pytest.mark.slow
JS, PLAIN = "skrip", "polos"
WAYS = (JS, PLAIN)
"""Each act is done with JavaScript and without, on things of its own."""
HELD = {"sejak": "2024-01-01"}
ZI = {
    "jabatan": {
        "Sekretaris": [{"nama": "Ayu Lestari", **HELD}],
        "Kepala": [{"nama": "Budi Santosa", **HELD}],
    }
}
LABEL = {"jenis": "kode", "kode": {1: "Ada dan dipakai", 2: "Belum ada"}, "baik": [1]}
CACAH = {"jenis": "jumlah", "satuan": "laporan"}
LONG = "Persentase" + "panjangsekali" * 9 + " <b>&amp;</b>"
WAIT = 20_000
MOST_TABS = 80
expect.set_options(timeout=WAIT)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


def office(folder: Path) -> Path:
    """Make a unit in which each act has something of its own, once for each way."""
    measures = [indikator("panjang", 80, **PERSEN) | {"nama": LONG}]
    done, held = [aktivitas("lapor")], {}
    for way in (*WAYS, "kibor"):
        measures += [
            indikator(f"pecahan-{way}", 80, **PERSEN),
            indikator(f"nilai-{way}", 80, **NILAI),
            indikator(f"cacah-{way}", 4, **CACAH),
            indikator(f"label-{way}", 1, **LABEL),
            indikator(f"nanti-{way}", 80, **PERSEN),
        ]
        done += [aktivitas(f"selesai-{way}"), aktivitas(f"batal-{way}")]
        done.append(aktivitas(f"bukti-{way}", output=("Laporan", "Foto")))
        held[f"bukti-{way}"] = [{"bulan": "Juni", "selesai": "2024-06-20"}]
    first = {"panjang": {"semester_1": {"pembilang": 1, "penyebut": 2}}}
    return kantor(folder, measures, first, aktivitas=done, catatan=held, zi=ZI)


@dataclass
class Door:
    """A unit that is open in zi, and the state of a browser that came in."""

    zi: Served
    state: Any
    root: str

    @property
    def text(self) -> str:
        """The file of the year."""
        return (self.zi.unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")

    def reading(self, id_: str, bagian: str = "semester_1") -> Any:
        """Give what is written of a part of the year."""
        return yaml.safe_load(self.text)["indikator"][id_][bagian]

    @property
    def register(self) -> Any:
        """Give what is written of evidence."""
        return yaml.safe_load((self.zi.unit / "plans/bukti/2024.yaml").read_text(encoding="utf-8"))["bukti"]

    def occurrence(self, id_: str) -> Any:
        """Give what is written of an aktivitas."""
        return yaml.safe_load(self.text)["aktivitas"][id_][0]


def door(chromium: Browser, zi: Served, way_in: str | None = None) -> Door:
    """Come in, once; who looks on shares the cookie."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(way_in or zi.way_in)
    made = Door(zi, context.storage_state(), page.url)
    context.close()
    return made


@pytest.fixture(scope="module")
def unit(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with served(office(tmp_path_factory.mktemp("kantor") / "unit")) as zi:
        yield door(chromium, zi)


@dataclass
class Seen:
    """A page that is looked at, with what it complained of and what it asked for."""

    page: Page
    door: Door
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, path: str = "") -> "Seen":
        """Open a page of the year."""
        self.page.goto(self.door.root + path)
        return self

    def send(self, button: str = "Simpan") -> None:
        """Send the form that has a button of that name, and wait for what follows."""
        with self.page.expect_navigation(timeout=WAIT):
            self.page.get_by_role("button", name=button, exact=True).first.click()

    @property
    def told(self) -> Locator:
        """What is said of what was done."""
        return self.page.locator("main > .pesan[role=status]:not([hidden])")

    def fits(self) -> None:
        """Nothing is wider than the screen."""
        wide = self.page.evaluate(
            "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth].join()"
        )
        assert len(set(wide.split(","))) == 1, (self.page.url, wide)

    def for_everybody(self) -> None:
        """Axe finds nothing serious, by day and night, on a desk and on a telephone; and nothing is too wide between."""
        for width in (360, 768, 1280):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.fits()
            for scheme in ("dark", "light") if width != 768 else ():
                self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                self._axe()

    def _axe(self) -> None:
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        grave = [
            (one["id"], one["help"], [node["html"][:200] for node in one["nodes"]][:3])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert grave == [], (self.page.url, self.page.viewport_size)


@contextmanager
def seen(
    chromium: Browser, door: Door, *, way: str = JS, width: int = 1280, scheme: str = "light", quiet: bool = True
) -> Iterator[Seen]:
    """Look at pages as somebody who came in; nothing is complained of, and nothing leaves the machine."""
    context: BrowserContext = chromium.new_context(
        storage_state=door.state,
        java_script_enabled=way == JS,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    context.set_default_timeout(WAIT)
    page = context.new_page()
    looked = Seen(page, door)
    watch(page, looked)
    yield looked
    if quiet:
        assert [one for one in looked.complaints if not _STATUS.search(one)] == []
        assert [one for one in looked.requests if not one.startswith(door.zi.origin + "/")] == []
    context.close()


_STATUS = re.compile(r"the server responded with a status of 4\d\d")
"""The browser itself says so of every page with such a status."""


def watch(page: Page, looked: Seen) -> None:
    page.on("console", lambda said: looked.complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: looked.complaints.append(str(error)))
    page.on("request", lambda asked: looked.requests.append(asked.url))


# What an office does, with scripts and without.

READINGS: dict[str, tuple[str, dict[str, str], dict[str, Any]]] = {
    "pecahan": (
        "Jumlah yang memenuhi dari seluruhnya",
        {"pembilang": "38", "penyebut": "78"},
        {"pembilang": 38, "penyebut": 78},
    ),
    "nilai": ("Angka jadinya saja", {"nilai": "66,5"}, {"nilai": 66.5}),
    "cacah": ("Angka jadinya saja", {"nilai": "3"}, {"nilai": 3}),
    "label": ("Pilih labelnya", {}, {"kode": 2}),
    "nanti": ("Belum waktunya diukur", {}, {"belum_waktunya": True}),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", READINGS)
def test_a_reading_of_each_kind_is_recorded(chromium: Browser, unit: Door, kind: str, way: str) -> None:
    cara, fields, written = READINGS[kind]
    with seen(chromium, unit, way=way) as at:
        at.go(f"indikator/{kind}-{way}?bagian=semester_1")
        at.page.get_by_label(cara, exact=True).check()
        for nama, text in fields.items():
            at.page.locator(f"[name={nama}]").fill(text)
        if kind == "label":
            at.page.get_by_label("Belum ada (2)").check()
        at.send()
        expect(at.told).to_contain_text("tersimpan")
        assert unit.reading(f"{kind}-{way}") == written


@pytest.mark.parametrize("way", WAYS)
def test_an_aktivitas_is_done_and_another_cancelled(chromium: Browser, unit: Door, way: str) -> None:
    with seen(chromium, unit, way=way) as at:
        at.go(f"aktivitas/selesai-{way}")
        at.page.get_by_label("Tanggal selesai").fill("28/06/2024")
        at.send()
        expect(at.told).to_contain_text("28 Juni")
        at.go(f"aktivitas/batal-{way}")
        at.page.get_by_label("Batal dilaksanakan").check()
        at.page.get_by_label("Alasan batal").fill("Anggaran dialihkan: #1")
        at.send()
        expect(at.told).to_contain_text("batal")
        assert unit.occurrence(f"batal-{way}") == {"bulan": "Juni", "batal": True, "alasan": "Anggaran dialihkan: #1"}
        assert unit.occurrence(f"selesai-{way}")["selesai"] == date(2024, 6, 28)


@pytest.mark.parametrize("way", WAYS)
def test_what_a_form_would_do_is_shown_before(chromium: Browser, unit: Door, way: str) -> None:
    with seen(chromium, unit, way=way) as at:
        before = unit.text
        at.go("indikator/panjang?bagian=semester_1")
        at.page.locator("[name=pembilang]").fill("2")
        shown = at.page.locator(".pratinjau")
        if way == JS:
            expect(shown).to_contain_text("menjadi 125")
        at.send("Lihat dulu akibatnya")
        expect(shown).to_contain_text("menjadi 125")
        expect(at.page.locator("[name=pembilang]")).to_have_value("2")
        assert unit.text == before


@pytest.mark.parametrize("way", WAYS)
def test_whoever_acts_is_chosen_once(chromium: Browser, unit: Door, way: str) -> None:
    with seen(chromium, unit, way=way) as at:
        at.go("siapa")
        at.page.get_by_label("Ayu Lestari, Sekretaris").check()
        at.send("Pakai nama ini")
        expect(at.told).to_contain_text("Mulai sekarang dicatat oleh Ayu Lestari")


@pytest.mark.parametrize("way", WAYS)
def test_evidence_is_taken_in_and_reviewed(chromium: Browser, unit: Door, way: str) -> None:
    with seen(chromium, unit, way=way) as at:
        at.go(f"bukti/tambah?untuk=bukti-{way}@2024-06")
        sent = {"name": f"laporan {way}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 " + way.encode()}
        at.page.locator("[name=berkas]").set_input_files([sent])  # type: ignore[list-item]
        at.page.get_by_label("Laporan").check()
        at.send("Simpan bukti")
        expect(at.told).to_contain_text(f"laporan-{way}.pdf tercatat")
        assert (unit.zi.unit / f"plans/bukti/2024/laporan-{way}.pdf").read_bytes() == sent["buffer"]
        at.go(f"bukti/tambah?untuk=bukti-{way}@2024-06")
        at.page.get_by_label("Alamat web").first.check()
        at.page.locator("[name=sumber]").fill(f"https://contoh.test/{way}?a=1&b=2")
        at.page.get_by_label("Foto").check()
        at.send("Simpan bukti")
        expect(at.told).to_contain_text("tercatat")
        assert [one["output"] for one in unit.occurrence(f"bukti-{way}")["bukti"]] == ["Laporan", "Foto"]
        at.go(f"bukti/periksa?bukti=bukti/2024/laporan-{way}.pdf")
        at.page.get_by_label("Tidak sesuai").check()
        at.page.locator("[name=catatan]").fill("Belum ditandatangani")
        at.page.get_by_label("Siapa Anda").select_option("Budi Santosa")
        at.send("Simpan pemeriksaan")
        expect(at.told).to_contain_text(f"laporan-{way}.pdf")
        assert unit.register[f"bukti/2024/laporan-{way}.pdf"]["periksa"]["oleh"] == "Budi Santosa"


@pytest.mark.parametrize("way", WAYS)
def test_a_recommendation_is_made_followed_and_verified(chromium: Browser, unit: Door, way: str) -> None:
    with seen(chromium, unit, way=way) as at:
        at.go("rekomendasi/baru")
        at.page.locator("[name=sumber]").select_option("apip")
        at.page.get_by_label(f"Aktivitas batal-{way}").check()
        at.page.get_by_label("Apa yang ditemukan").fill(f"Terlambat {way}")
        at.page.get_by_label("Apa yang harus dilakukan").fill(f"Susun segera {way}")
        at.page.get_by_label("Tanggal terbit").fill("1 Juli 2024")
        at.send()
        expect(at.told).to_contain_text("Rekomendasi tersimpan")
        at.page.get_by_label("Apa yang dilakukan").fill("Sudah disusun")
        at.send()
        expect(at.page.locator(".data").first).to_contain_text("Sudah disusun")
        at.page.get_by_label("Sesuai: tindak lanjutnya").check()
        at.page.get_by_label("Siapa Anda").first.select_option("Budi Santosa")
        at.send()
        expect(at.page.locator(".data").first).to_contain_text("Verifikasi")


@pytest.mark.parametrize("way", WAYS)
def test_a_text_of_the_report_is_written(chromium: Browser, unit: Door, way: str) -> None:
    with seen(chromium, unit, way=way) as at:
        at.go("narasi/2024-s1/hasil")
        at.page.locator("[name=isi]").fill(f"## Hasil {way}\n\nNaik **sedikit** <b>saja</b>.")
        at.send("Lihat dulu akibatnya")
        expect(at.page.locator("[name=isi]")).to_have_value(f"## Hasil {way}\n\nNaik **sedikit** <b>saja</b>.")
        at.send()
        expect(at.told).to_be_visible()
        expect(at.page.locator("strong", has_text="sedikit")).to_be_visible()
        if way == JS:
            at.for_everybody()
    assert f"## Hasil {way}" in (unit.zi.unit / "plans/narasi/2024-s1/hasil.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reported(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """Open a unit whose first half-year is over, so that it may be reported."""
    folder = kantor(
        tmp_path_factory.mktemp("lapor") / "unit",
        [indikator("x", 80, **PERSEN)],
        {"x": {"semester_1": {"pembilang": 1, "penyebut": 2}}},
        aktivitas=[aktivitas("lapor")],
        zi=ZI,
    )
    with served(folder) as zi:
        yield door(chromium, zi)


@pytest.mark.parametrize("way", WAYS)
def test_a_period_is_submitted_returned_approved_and_reopened(chromium: Browser, reported: Door, way: str) -> None:
    with seen(chromium, reported, way=way) as at:

        def step(button: str, who: str | None = None, alasan: str | None = None) -> None:
            at.go("periode/2024-s1")
            form = at.page.locator("form.formulir", has=at.page.get_by_role("button", name=button, exact=True))
            if not form.is_visible():
                at.page.locator("summary", has_text=button).click()
            if who:
                form.locator("[name=oleh]").select_option(who)
            if alasan:
                form.locator("[name=alasan]").fill(alasan)
            at.send(button)
            if at.page.locator("[name=pilih-tetap]").count():  # it lacks something, and is submitted all the same
                at.fits()
                at.page.locator("[name=pilih-tetap]").check()
                assert not who or form.locator("[name=oleh]").input_value() == who
                at.send(button)
            expect(at.told).to_be_visible()
            expect(at.page.locator("#keluhan")).to_have_count(0)

        step("Ajukan", "Ayu Lestari")
        step("Kembalikan", alasan="Bukti kurang")
        step("Ajukan", "Ayu Lestari")
        step("Setujui", "Budi Santosa")
        step("Buka kembali", alasan="Angka keliru")
        if way == JS:
            at.for_everybody()
    log = (reported.zi.unit / "plans/periode/2024-s1.yaml").read_text(encoding="utf-8")
    steps = re.findall(r"langkah: (\w+)", log)[-5:]
    assert steps == ["ajukan", "kembalikan", "ajukan", "setujui", "buka_kembali"]


@pytest.mark.parametrize("way", WAYS)
def test_what_was_done_last_is_taken_back(chromium: Browser, unit: Door, way: str) -> None:
    with seen(chromium, unit, way=way) as at:
        before = unit.text
        at.go("indikator/panjang?bagian=semester_2")
        at.page.locator("[name=pembilang]").fill("5")
        at.page.locator("[name=penyebut]").fill("8")
        at.send()
        assert unit.text != before
        at.told.get_by_role("link", name="Urungkan").click()
        at.send("Urungkan")
        expect(at.told).to_be_visible()
        assert unit.text == before


def test_a_new_year_is_begun_in_a_unit_without_one(chromium: Browser, tmp_path: Path) -> None:
    folder = office(tmp_path / "unit")
    (folder / "plans/realisasi/2024.yaml").unlink()
    (folder / "plans/realisasi/2023.yaml").write_text("skema: 1\ntahun: 2023\nindikator: {}\naktivitas: {}\n")
    with served(folder) as zi, seen(chromium, door(chromium, zi)) as at:
        at.page.goto(re.sub(r"\d{4}/$", "2024/", at.door.root))
        at.for_everybody()
        at.send("Siapkan tahun 2024")
        expect(at.told).to_contain_text("siap diisi")
        assert (folder / "plans/realisasi/2024.yaml").exists()


# By keyboard alone.


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there, as who has no mouse does; it is seen where it is."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", selector
            return
    raise AssertionError(selector)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_reading_is_recorded_by_keyboard(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        at.go("indikator/pecahan-kibor?bagian=semester_1")
        press(at.page, "Tab")
        expect(at.page.locator(":focus")).to_have_text("Langsung ke isi")
        press(at.page, "Enter")
        tab_to(at.page, "[name=cara]")
        press(at.page, "ArrowDown")
        expect(at.page.locator("[name=nilai]")).to_be_visible()
        press(at.page, "ArrowUp")
        tab_to(at.page, "[name=pembilang]")
        at.page.keyboard.type("40")
        tab_to(at.page, "[name=penyebut]")
        at.page.keyboard.type("60")
        with at.page.expect_navigation():
            press(at.page, "Enter")
        expect(at.told).to_contain_text("tersimpan")
        assert unit.reading("pecahan-kibor") == {"pembilang": 40, "penyebut": 60}


def test_an_aktivitas_is_done_by_keyboard(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        at.go("aktivitas/selesai-kibor")
        tab_to(at.page, "[name=selesai]")
        press(at.page, "Control+A")
        at.page.keyboard.type("27 Juni 2024")
        tab_to(at.page, "button[value=simpan]")
        with at.page.expect_navigation():
            press(at.page, "Space")
        expect(at.told).to_contain_text("27 Juni")
        assert unit.occurrence("selesai-kibor")["selesai"] == date(2024, 6, 27)


def test_evidence_is_taken_in_by_keyboard(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        at.go("bukti/tambah?untuk=bukti-kibor@2024-06")
        tab_to(at.page, "[name=berkas]")
        chosen: list[FileChooser] = []
        at.page.on("filechooser", lambda one: chosen.append(one) or None)
        for _ in range(20):  # a browser that is busy may take a key for one that nobody pressed
            if not chosen:
                press(at.page, "Space")
                at.page.wait_for_timeout(1000)
        chosen[0].set_files([{"name": "foto.png", "mimeType": "image/png", "buffer": b"\x89PNG foto"}])
        tab_to(at.page, "[name=output]")
        press(at.page, "Space")
        tab_to(at.page, "button[value=simpan]")
        with at.page.expect_navigation():
            press(at.page, "Enter")
        expect(at.told).to_contain_text("foto.png tercatat")
        assert unit.occurrence("bukti-kibor")["bukti"][0]["berkas"] == "bukti/2024/foto.png"


# What goes wrong is told, and nothing typed is lost.


@pytest.mark.parametrize("way", WAYS)
def test_an_error_takes_the_focus_and_leads_to_its_field(chromium: Browser, unit: Door, way: str) -> None:
    with seen(chromium, unit, way=way) as at:
        at.go("aktivitas/lapor")
        at.page.get_by_label("Kendala, bila ada").fill("masih ditulis")
        at.page.get_by_label("Tanggal selesai").fill("kemarin dulu")
        at.send()
        summary = at.page.locator("#keluhan")
        expect(summary).to_be_focused()
        expect(at.page.get_by_label("Kendala, bila ada")).to_have_value("masih ditulis")
        expect(at.page.get_by_label("Tanggal selesai")).to_have_value("kemarin dulu")
        summary.get_by_role("link").first.click()
        expect(at.page.get_by_label("Tanggal selesai")).to_be_focused()
        if way == JS:
            at.for_everybody()
            leave_touched(at)


@pytest.mark.parametrize("way", WAYS)
def test_a_conflict_shows_all_three_and_is_settled(chromium: Browser, unit: Door, way: str) -> None:
    with seen(chromium, unit, way=way) as at, seen(chromium, unit, way=PLAIN) as other:
        for one, value in ((at, "7"), (other, "6")):
            one.go(f"indikator/nilai-{way}?bagian=semester_2")
            one.page.locator("[name=nilai]").fill(value)
        other.page.locator("[name=nilai]").fill("6")
        other.send()
        at.send()
        expect(at.page.locator("#keluhan")).to_be_focused()
        expect(at.page.locator(".tiga-versi dd")).to_have_text(["belum ada", re.compile("^6"), "7"])
        if way == JS:
            at.for_everybody()
        at.send()
        expect(at.told).to_contain_text("tersimpan")


def leave_touched(at: Seen) -> None:
    """Leave a page whose form was touched; it asks first."""
    asked: list[str] = []
    at.page.once("dialog", lambda one: (asked.append(one.type), one.accept()))
    at.go("siapa")
    assert asked == ["beforeunload"]


def test_what_was_typed_is_asked_about_before_it_is_left(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        at.go("indikator/panjang?bagian=semester_1")
        at.page.locator("[name=catatan]").press_sequentially("catatan panjang")
        asked: list[str] = []
        at.page.once("dialog", lambda one: (asked.append(one.type), one.dismiss()))
        at.page.get_by_role("link", name="Jadwal", exact=True).first.click()
        expect(at.page.locator("[name=catatan]")).to_have_value("catatan panjang")
        assert asked == ["beforeunload"]
        leave_touched(at)


def test_what_was_saved_can_be_changed_after_going_back(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        at.go("indikator/nilai-kibor?bagian=semester_1")
        at.page.locator("[name=nilai]").fill("11")
        at.send()
        at.page.go_back()
        at.page.locator("[name=nilai]").fill("12")
        at.send()
        if at.page.locator(".benturan").count():
            at.send()
        expect(at.told).to_contain_text("tersimpan")
        assert unit.reading("nilai-kibor") == {"nilai": 12}


def test_what_was_typed_comes_back_in_the_same_tab(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        lost = at.page.locator(".isian-lama")
        at.go("indikator/panjang?bagian=semester_1")
        expect(lost).to_be_hidden()
        at.page.locator("[name=cara][value=belum_waktunya]").check()
        at.page.locator("[name=catatan]").fill("menunggu data\ndari dinas")
        leave_touched(at)
        at.go("indikator/nilai-kibor?bagian=semester_1")
        expect(lost).to_be_hidden()
        at.go("indikator/panjang?bagian=semester_1")
        expect(lost).to_be_visible()
        expect(at.page.locator("[name=cara][value=belum_waktunya]")).to_be_checked()
        expect(at.page.locator("[name=catatan]")).to_have_value("menunggu data\ndari dinas")
        at.fits()
        at.for_everybody()
        lost.get_by_role("link").click()
        expect(lost).to_be_hidden()
        expect(at.page.locator("[name=catatan]")).not_to_have_value("menunggu data\ndari dinas")


def test_what_was_sent_to_a_zi_that_ended_is_not_lost(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit, quiet=False) as at:
        at.go("indikator/panjang?bagian=semester_2")
        at.page.locator("[name=catatan]").fill("terkirim separuh")
        at.page.route("**/indikator/panjang", lambda one: one.abort())
        with suppress(PlaywrightError):
            at.send()
        at.page.unroute("**/indikator/panjang")
        unit.zi.zi("record", "panjang", "--semester", "2", "--pembilang", "1", "--penyebut", "4")
        at.go("indikator/panjang?bagian=semester_2")
        expect(at.page.locator(".isian-lama")).to_be_visible()
        expect(at.page.locator("[name=catatan]")).to_have_value("terkirim separuh")
        at.page.locator("[name=pembilang]").fill("2")
        at.page.locator("[name=penyebut]").fill("4")
        at.send()
        expect(at.page.locator(".benturan")).to_be_visible()  # written by somebody else since it was typed
        at.send()
        expect(at.told).to_contain_text("tersimpan")
        at.go("indikator/panjang?bagian=semester_2")
        expect(at.page.locator(".isian-lama")).to_be_hidden()


def test_what_is_typed_after_saving_is_kept_too(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        at.go("indikator/nilai-kibor?bagian=semester_2")
        at.page.locator("[name=nilai]").fill("21")
        at.send()
        assert "pesan=" in at.page.url
        at.page.locator("[name=catatan]").fill("ditulis sesudah menyimpan")
        at.page.once("dialog", lambda one: one.accept())
        at.page.reload()
        expect(at.page.locator("[name=catatan]")).to_have_value("ditulis sesudah menyimpan")
        expect(at.page.locator(".isian-lama")).to_be_visible()


def test_what_was_typed_for_one_stays_away_from_another(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        at.go("rekomendasi/baru?untuk=panjang")
        at.page.locator("[name=kondisi]").fill("tentang yang panjang")
        leave_touched(at)
        at.go("rekomendasi/baru?untuk=nilai-kibor")
        expect(at.page.locator("[name=kondisi]")).to_have_value("")
        expect(at.page.locator("[name=untuk]:checked")).to_have_value("nilai-kibor")
        at.go("rekomendasi/baru?untuk=panjang")
        expect(at.page.locator("[name=kondisi]")).to_have_value("tentang yang panjang")
        expect(at.page.locator("[name=untuk]:checked")).to_have_value("panjang")


def test_a_form_that_was_refused_and_mended_asks_nothing(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        asked: list[str] = []
        at.page.on("dialog", lambda one: (asked.append(one.type), one.accept()))
        at.go("indikator/nilai-kibor?bagian=semester_1")
        at.page.locator("[name=nilai]").fill("31")
        at.page.locator("[name=tanggal]").fill("99 Juni 2024")
        at.send()
        expect(at.page.locator("#keluhan")).to_be_visible()
        expect(at.page.locator(".isian-lama")).to_be_hidden()
        at.page.locator("[name=tanggal]").fill("28 Juni 2024")
        at.send()
        expect(at.told).to_contain_text("tersimpan")
        assert asked == []


def test_whoever_cancels_is_asked_nothing_and_finds_nothing_again(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        at.go("rekomendasi/baru")
        at.page.locator("form.papan textarea").first.fill("batal saja")
        with at.page.expect_navigation(timeout=WAIT):
            at.page.get_by_role("link", name="Batal", exact=True).click()
        at.go("rekomendasi/baru")
        expect(at.page.locator("form.papan textarea").first).to_have_value("")
        expect(at.page.locator(".isian-lama")).to_be_hidden()


# Everybody can use every page.


@pytest.fixture(scope="module")
def full(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    sent = tmp_path_factory.mktemp("kiriman") / "laporan-spip.pdf"
    sent.write_bytes(b"%PDF-1.4 laporan")
    with served(example(tmp_path_factory.mktemp("contoh"))) as zi:
        made = door(chromium, zi)
        zi.zi("evidence", "add", str(sent), "--for", "mp-tim-bentuk@2024-01", "--output", "SK Tim ZI")
        for words in DONE:
            zi.zi(*words)
        yield made


DONE = [
    ["recommend", "add", "--id", "spip", "--for", "V.2.5", "--source", "apip", "--issued", "2024-03-01",
     "--condition", "Pelaporan SPIP terlambat", "--recommendation", "Susun pelaporan tiap semester"],
    ["recommend", "follow", "spip", "--note", "Laporan disusun"],
]  # fmt: skip
"""What is done in the example year, so that its pages have something to show."""
GIVEN = {
    "indikator/<kunci>": ("mp-pola-paham-zi", "mp-pmpzi-nilai-lke"),
    "aktivitas/<kunci>": ("mp-tim-bentuk", "mp-tim-tindak-lanjut-s1"),
    "rekomendasi/<kunci>": ("spip", "tidak-ada"),
    "periode/<kunci>": ("2024-s1", "2024-s2"),
    "narasi/<kunci>/<nama>": ("2024-s1/hasil",),
    "riwayat/<nomor>": ("1", "2"),
    "temuan/<kode>": ("ZI309",),
    "berkas/<path:nama>": ("zi.yaml", "bukti/2024.yaml"),
    "bukti/periksa": ("bukti/periksa?bukti=bukti/2024/laporan-spip.pdf",),
    "bukti/tambah": (
        "bukti/tambah",
        "bukti/tambah?untuk=mp-tim-bentuk@2024-01",
        "bukti/tambah?untuk=mp-pola-paham-zi@s1",
    ),
}
"""What stands in the place of what an address names, in the example year."""


DATA = {"bukti/berkas"}
"""An address that gives a file, and no page."""


def every_address() -> list[str]:
    found: list[str] = []
    for one in PAGES:
        found += [re.sub("<.*>", given, one) if "<" in one else given for given in GIVEN.get(one, (one,))]
    return [one for one in found if "<" not in one and one not in DATA]


@pytest.mark.parametrize("address", every_address())
def test_every_page_can_be_used_by_everybody(chromium: Browser, full: Door, address: str) -> None:
    with seen(chromium, full) as at:
        at.go(address)
        assert at.page.locator("h1").count() == 1
        at.for_everybody()


@pytest.mark.parametrize("address", ["", "indikator", "indikator/panjang", "tidak-ada"])
def test_words_without_an_end_stay_on_the_screen(chromium: Browser, unit: Door, address: str) -> None:
    with seen(chromium, unit, width=360) as at:
        at.go(address)
        at.fits()


def test_a_page_on_paper_has_no_forms(chromium: Browser, full: Door) -> None:
    with seen(chromium, full) as at:
        at.go("indikator/mp-pola-paham-zi")
        paper = " ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(at.page.pdf())).pages)
    assert "Persentase pegawai yang paham tentang Zona Integritas" in " ".join(paper.split())
    for word in ("Simpan", "Cara mengisi", "Tutup zi", "Buka", "Beranda"):
        assert word not in paper


# What changes on disk shows, and what was typed stays.


def elsewhere(unit: Path, old: str, new: str) -> float:
    """Save a file as an editor does: written beside, then renamed; gives when."""
    path = unit / "plans/realisasi/2024.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    beside = path.with_name(".2024.yaml.swp")
    beside.write_text(text.replace(old, new), encoding="utf-8")
    beside.replace(path)
    return time.monotonic()


def test_a_change_on_disk_shows_within_two_seconds(chromium: Browser, unit: Door) -> None:
    with seen(chromium, unit) as at:
        at.go("indikator/panjang?bagian=semester_1")
        took = []
        unit.zi.zi("record", "panjang", "--semester", "1", "--pembilang", "9", "--penyebut", "9")
        expect(at.page.locator("[name=pembilang]")).to_have_value("9")
        for number in (3, 4, 5):
            old = re.search(r"pembilang: (\d)", unit.text)
            assert old
            began = elsewhere(unit.zi.unit, old[0], f"pembilang: {number}")
            expect(at.page.locator("[name=pembilang]")).to_have_value(str(number))
            took.append(time.monotonic() - began)
        assert min(took) < 2.0


def test_a_form_that_was_touched_stays_whatever_happens(chromium: Browser, tmp_path: Path) -> None:
    with served(office(tmp_path / "unit")) as zi, seen(chromium, door(chromium, zi), quiet=False) as at:
        at.go("indikator/panjang?bagian=semester_1")
        at.page.locator("[name=catatan]").press_sequentially("belum disimpan")
        zi.zi("record", "panjang", "--semester", "1", "--pembilang", "1", "--penyebut", "4")
        expect(at.page.locator("#berubah")).to_be_visible()
        at.fits()
        at.for_everybody()
        zi.end()
        expect(at.page.locator("#tertutup")).to_be_visible()
        expect(at.page.locator("#tertutup")).to_contain_text("zi sudah ditutup")
        at.page.get_by_role("button", name="Simpan", exact=True).click()
        expect(at.page.locator("#tertutup")).to_be_in_viewport()
        expect(at.page.locator("[name=catatan]")).to_have_value("belum disimpan")
        with served(zi.unit) as again:  # from its icon, in the same browser
            at.page.context.new_page().goto(again.way_in)
            at.page.bring_to_front()
            expect(at.page.locator("#tertutup")).to_be_hidden()
            expect(at.page.locator("[name=catatan]")).to_have_value("belum disimpan")
            at.send()
            expect(at.page.locator("#keluhan")).to_contain_text("belum ada yang ditulis")
            expect(at.page.locator("[name=catatan]")).to_have_value("belum disimpan")
            at.send()
            if at.page.locator(".benturan").count():
                at.send()
            expect(at.told).to_contain_text("tersimpan")


# A page of somebody else.


@contextmanager
def site(target: str, form: dict[str, str]) -> Iterator[tuple[int, list[str]]]:
    """Serve a page that wants to read and to write; gives its port, and what cookies it was sent."""
    cookies: list[str] = []

    class Theirs(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            cookies.append(self.headers.get("Cookie", ""))
            body = _THEIRS.replace("TARGET", target).replace("FIELDS", "".join(
                f'<input name="{nama}" value="{value}">' for nama, value in form.items()
            )).encode()  # fmt: skip
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Theirs) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, cookies
        server.shutdown()


_THEIRS = """<!doctype html><html lang="id"><title>Lain</title><a id="on" href="TARGET">zi</a>
<form id="write" method="post" action="TARGET">FIELDS<button>Kirim</button></form>
<iframe id="frame" src="TARGET"></iframe><script>
const made = (name, at) => new Promise((end) => {
  const one = document.createElement(name);
  one.onload = () => end("loaded"); one.onerror = () => end("refused"); one.src = at; document.body.append(one);
});
window.tried = (async () => {
  const tried = {};
  for (const mode of ["cors", "no-cors"]) for (const method of ["GET", "POST"])
    try {
      const said = await fetch("TARGET", { mode, method, credentials: "include",
        body: method == "POST" ? new URLSearchParams(new FormData(document.getElementById("write"))) : undefined });
      tried[mode + method] = said.type + (await said.text());
    } catch (error) { tried[mode + method] = "refused"; }
  tried.img = await made("img", "TARGET"); tried.script = await made("script", "TARGET");
  try { tried.frame = document.getElementById("frame").contentDocument?.body.innerText ?? "none"; }
  catch { tried.frame = "refused"; }
  return tried;
})();
window.look = () => { const one = window.open("TARGET"); return new Promise((end) => setTimeout(() => {
  try { end(one ? one.document.body.innerText : "none"); } catch { end("refused"); } }, 500)); };
</script></html>"""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_another_site_neither_reads_nor_writes(chromium: Browser, unit: Door, host: str) -> None:
    address = "indikator/panjang?bagian=semester_2"
    before = unit.text
    with seen(chromium, unit, quiet=False) as at:
        cookie = at.page.context.cookies()
        assert [(one["httpOnly"], one["sameSite"], one["path"]) for one in cookie] == [
            (True, "Strict", "/" + unit.root.split("/")[3] + "/")
        ]
        at.go(address)
        assert at.page.evaluate("document.cookie") == ""
        hidden = at.page.locator("form.formulir input[type=hidden]")
        form = {str(one.get_attribute("name")): str(one.get_attribute("value")) for one in hidden.all()}
        form |= {"cara": "pecahan", "pembilang": "1", "penyebut": "9"}  # as if they knew all that a form holds
        form["dilihat"] = ""
        with site(unit.root + address, form) as (port, cookies):
            theirs = f"http://{host}:{port}/"
            at.page.goto(theirs)
            tried = at.page.evaluate("window.tried")
            assert tried == {
                "corsGET": "refused", "corsPOST": "refused", "no-corsGET": "refused", "no-corsPOST": "refused",
                "img": "refused", "script": "refused", "frame": tried["frame"],
            }  # fmt: skip
            assert tried["frame"] in ("none", "refused", "")
            assert at.page.evaluate("window.look()") in ("none", "refused", "")
            at.page.get_by_role("button", name="Kirim").click()
            refused = (
                "Kiriman ini bukan dari halaman zi" if host == "127.0.0.1" else "Halaman ini belum dibuka lewat zi"
            )
            expect(at.page.get_by_role("heading", level=1)).to_have_text(refused)
            assert unit.text == before
            at.page.goto(theirs)
            at.page.locator("#on").click()
            expect(at.page.get_by_role("heading", level=1)).to_have_text("Buka halaman zi")
            assert "Persentase" not in at.page.content()
            at.fits()
            at.for_everybody()
            at.page.get_by_role("link", name="Lanjut").click()
            expect(at.page.locator("[name=pembilang]")).to_be_visible()
            assert set(cookies) == {""}
    assert unit.text == before
