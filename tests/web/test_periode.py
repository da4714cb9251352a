"""Periods in the browser: submitted, returned, approved and reopened as by the commands, and marked where one hand did both."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import Zi
from tests.kantor import PERSEN, kantor
from tests.web.peramban import Browser, Page

HELD = {"sejak": "2024-01-01"}
AYU, BUDI = "Ayu Lestari", "Budi"
ZI = {"jabatan": {"Sekretaris": [{"nama": AYU, **HELD}], "Kepala": [{"nama": BUDI, **HELD}]}}
HOSTILE = "<b>\"keliru\"</b> & 'x': #1 {{ 7*7 }} =1+1"
SESI = re.compile(rb"\n +sesi: '?[0-9a-f]{12}'?(?=\n)|, sesi: '?[0-9a-f]{12}'?")


@pytest.fixture(autouse=True)
def known_to_git(monkeypatch: pytest.MonkeyPatch) -> None:
    _as(monkeypatch, "Citra")


def _as(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", name)
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", f"{name[:4].lower()}@contoh.example")


def _unit(folder: Path, *, is_whole: bool = False, **zi: Any) -> Path:
    """Write a unit that lacks something, or one that lacks nothing."""
    ukuran = [indikator("x", 80, **PERSEN)] + ([] if is_whole else [indikator("y", 80, **PERSEN)])
    proof = {"output": "Laporan", "berkas": "https://contoh.example/laporan"}
    done = {"lapor": [{"bulan": 6, "selesai": "2024-06-20", "bukti": [proof]}]} if is_whole else {}
    works = [aktivitas("lapor")]
    return kantor(folder, ukuran, {"x": {"semester_1": {"nilai": 50}}}, aktivitas=works, catatan=done, zi=zi or ZI)


STEPS = [
    ({"langkah": "ajukan", "oleh": AYU, "pilih-tetap": "ya"}, ["submit", "2024-s1", "--tetap", "--by", AYU]),
    ({"langkah": "kembalikan", "alasan": HOSTILE}, ["return", "2024-s1", "--reason", HOSTILE]),
    ({"langkah": "ajukan", "oleh": "-", "pilih-tetap": "ya"}, ["submit", "2024-s1", "--tetap"]),
    ({"langkah": "setujui", "oleh": BUDI}, ["approve", "2024-s1", "--by", BUDI]),
    (
        {"langkah": "buka_kembali", "alasan": "Salah hitung", "lingkup": ["x", "lapor"]},
        ["reopen", "2024-s1", "--reason", "Salah hitung", "--scope", "x", "--scope", "lapor"],
    ),
    ({"langkah": "ajukan", "oleh": AYU, "pilih-tetap": "ya"}, ["submit", "2024-s1", "--tetap", "--by", AYU]),
    ({"langkah": "setujui", "oleh": BUDI}, ["approve", "2024-s1", "--by", BUDI]),
    ({"langkah": "buka_kembali", "alasan": "Lagi"}, ["reopen", "2024-s1", "--reason", "Lagi"]),
]


def test_every_step_is_written_as_the_command_writes_it(tmp_path: Path, zi: Zi) -> None:
    both = [_unit(tmp_path / one) for one in ("halaman", "perintah")]
    browser = Browser(both[0])
    for filled, typed in STEPS:
        page = _step(browser.open("periode/2024-s1"), **filled)
        assert page.status == 200, page.text
        said = zi("period", *typed, "--today", "2024-07-10", cwd=both[1])
        assert said.code == 0, said.err
        mine, other = (_tree(one) for one in both)
        assert mine.keys() == other.keys()
        log = "plans/periode/2024-s1.yaml"
        assert len(SESI.findall(mine[log])) == mine[log].count(b"langkah:")
        assert SESI.sub(b"", mine.pop(log)) == other.pop(log)
        assert mine == other


def test_what_is_incomplete_is_named_and_submitted_once_it_is_meant(tmp_path: Path) -> None:
    page = _step(Browser(_unit(tmp_path)).open("periode/2024-s1"), langkah="ajukan", oleh=AYU)
    assert page.status == 422
    assert "Semester I 2024 belum lengkap: 1 indikator belum diisi" in page.text
    _says_no_command(page)
    form = _form(page, "ajukan")
    assert form.fields["oleh"] == AYU
    assert form.send(pilih__tetap="ya").status == 200


def test_a_submitted_period_still_shows_what_it_lacks_and_its_forms_say_that_it_is_closed(tmp_path: Path) -> None:
    browser = Browser(_unit(tmp_path))
    assert "sedang diajukan" not in browser.open("indikator/x?bagian=semester_1").text
    page = _step(browser.open("periode/2024-s1"), langkah="ajukan", oleh=AYU, **{"pilih-tetap": "ya"})
    assert "Yang masih kurang" in browser.open("periode/2024-s1").text
    for form in ("indikator/x?bagian=semester_1", "aktivitas/lapor"):
        page = browser.open(form)
        assert "Semester I 2024 sedang diajukan, jadi yang" in page.text
        assert any(one.endswith("/periode/2024-s1") for one in page.links)
    assert "sedang diajukan" not in browser.open("indikator/x?bagian=semester_2").text


def test_what_is_complete_is_submitted_at_once(tmp_path: Path) -> None:
    browser = Browser(_unit(tmp_path, is_whole=True))
    assert "semuanya lengkap" in browser.open("periode/2024-s1").text
    page = _step(browser.open("periode/2024-s1"), langkah="ajukan", oleh=AYU)
    assert "Semester I 2024 diajukan oleh Ayu Lestari" in page.text
    assert "Urungkan" not in page.text


def test_a_period_that_runs_has_no_form(tmp_path: Path) -> None:
    browser = Browser(_unit(tmp_path))
    page = browser.open("periode/2024-s2")
    assert "dapat diajukan sesudah hari itu" in page.text
    assert not page.tree.xpath("//main//form")
    assert "berakhir 31 Desember 2024" in browser.open("periode").text


@pytest.mark.parametrize(
    ("filled", "about", "said"),
    [
        ({"langkah": "setujui", "oleh": ""}, "oleh", "siapa yang melakukan ini belum dipilih"),
        ({"langkah": "setujui", "oleh": AYU}, "", "yang mengajukan tidak menyetujui sendiri"),
        ({"langkah": "setujui", "oleh": "-"}, "", "tidak memangku jabatan"),
        ({"langkah": "setujui", "oleh": "Entah"}, "", "tidak memangku jabatan"),
        ({"langkah": "kembalikan", "alasan": "  "}, "alasan", "alasannya kosong"),
    ],
)
def test_a_step_that_cannot_be_is_refused(tmp_path: Path, filled: dict[str, str], about: str, said: str) -> None:
    unit = _unit(tmp_path)
    browser = Browser(unit)
    _step(browser.open("periode/2024-s1"), langkah="ajukan", oleh=AYU, **{"pilih-tetap": "ya"})
    before = _tree(unit)
    page = _step(browser.open("periode/2024-s1"), **filled)
    assert page.status == 422
    assert said in page.text.replace("Alasannya", "alasannya").replace("Siapa yang", "siapa yang")
    assert not about or page.tree.xpath(f"//*[@id='k-{about}' and @aria-invalid]")
    assert _tree(unit) == before
    _says_no_command(page)


def test_a_reason_is_not_lost_when_somebody_was_faster(tmp_path: Path) -> None:
    browser = Browser(_unit(tmp_path))
    _step(browser.open("periode/2024-s1"), langkah="ajukan", oleh=AYU, **{"pilih-tetap": "ya"})
    mine, other = (browser.open("periode/2024-s1") for _ in range(2))
    _step(other, langkah="setujui", oleh=BUDI)
    page = _step(mine, langkah="kembalikan", alasan="Bukti kurang")
    assert page.status == 422
    assert "sudah disetujui oleh Budi" in page.text
    assert "Bukti kurang" in page.text
    _says_no_command(page)


def test_a_log_that_grew_meanwhile_is_shown(tmp_path: Path) -> None:
    browser = Browser(_unit(tmp_path))
    mine, other = (browser.open("periode/2024-s1") for _ in range(2))
    _step(other, langkah="ajukan", oleh=AYU, **{"pilih-tetap": "ya"})
    _step(browser.open("periode/2024-s1"), langkah="kembalikan", alasan="Kurang")
    page = _step(mine, langkah="ajukan", oleh=AYU, **{"pilih-tetap": "ya"})
    assert page.status == 409
    assert "belum pernah diajukan" in page.text
    assert "dikembalikan untuk diperbaiki oleh Citra" in page.text


def test_what_changed_since_is_named(tmp_path: Path) -> None:
    unit = _unit(tmp_path)
    browser = Browser(unit)
    _step(browser.open("periode/2024-s1"), langkah="ajukan", oleh=AYU, **{"pilih-tetap": "ya"})
    path = unit / "plans/realisasi/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("nilai: 50", "nilai: 51"), encoding="utf-8")
    page = browser.open("periode/2024-s1")
    assert "Berubah sejak diajukan" in page.text
    refused = _step(page, langkah="setujui", oleh=BUDI)
    assert refused.status == 422
    assert "berubah sesudah diajukan" in refused.text
    _says_no_command(refused)


def test_one_browser_for_both_is_marked(tmp_path: Path, zi: Zi, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = _unit(tmp_path)
    browser = Browser(unit)
    _step(browser.open("periode/2024-s1"), langkah="ajukan", oleh=AYU, **{"pilih-tetap": "ya"})
    _as(monkeypatch, "Lain Orang")
    before = browser.open("periode/2024-s1")
    assert "diajukan dari peramban ini" in before.text
    page = _step(before, langkah="setujui", oleh=BUDI)
    said = "Diajukan Ayu Lestari dan disetujui Budi, tetapi keduanya dicatat dari satu sesi peramban."
    assert said in page.text
    report = zi("report", "2024", "--semester", "1", "--format", "md", "--today", "2024-07-10", cwd=unit)
    assert said in report.out
    assert "ZI609" in zi("check", cwd=unit).out


def test_two_browsers_and_two_authors_are_not_marked(tmp_path: Path, zi: Zi, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = _unit(tmp_path)
    _step(Browser(unit).open("periode/2024-s1"), langkah="ajukan", oleh=AYU, **{"pilih-tetap": "ya"})
    _as(monkeypatch, "Lain Orang")
    other = Browser(unit)
    assert "diajukan dari" not in other.open("periode/2024-s1").text
    page = _step(other.open("periode/2024-s1"), langkah="setujui", oleh=BUDI)
    assert "satu sesi peramban" not in page.text
    assert "satu identitas git" not in page.text
    assert "ZI609" not in zi("check", cwd=unit).out


def test_one_git_author_for_both_is_marked_by_name_alone(tmp_path: Path, zi: Zi) -> None:
    unit = _unit(tmp_path)
    _step(Browser(unit).open("periode/2024-s1"), langkah="ajukan", oleh=AYU, **{"pilih-tetap": "ya"})
    page = _step(Browser(unit).open("periode/2024-s1"), langkah="setujui", oleh=BUDI)
    said = "tetapi keduanya dicatat dengan satu identitas git, Citra."
    assert said in page.text
    report = zi("report", "2024", "--semester", "1", "--format", "md", "--today", "2024-07-10", cwd=unit).out
    assert said in report
    assert "@" not in report


@pytest.mark.parametrize("kunci", ["2023-s1", "2024-tw1", "2024-s3", "x", "2024"])
def test_a_period_of_another_year_is_told(tmp_path: Path, kunci: str) -> None:
    page = Browser(_unit(tmp_path)).open(f"periode/{kunci}")
    assert page.status == 422
    assert "tidak ada periode itu" in page.text.casefold()


def test_nobody_who_could_approve_is_told(tmp_path: Path) -> None:
    page = Browser(_unit(tmp_path, plafon=100)).open("periode/2024-s1")
    assert "Belum ada pemangku jabatan yang dapat menyetujui" in page.text


def test_who_only_reads_is_offered_no_step(tmp_path: Path) -> None:
    unit = _unit(tmp_path)
    _step(Browser(unit).open("periode/2024-s1"), langkah="ajukan", oleh=AYU, **{"pilih-tetap": "ya"})
    page = Browser(unit, baca_saja=True).open("periode/2024-s1")
    assert "menunggu persetujuan" in page.text
    assert not page.tree.xpath("//main//form|//main//details")


def _form(page: Page, langkah: str) -> Any:
    forms = (page.form(f"periode/{page.address.rpartition('/')[2]}", n) for n in range(9))
    return next(one for one in forms if one.fields["langkah"] == langkah)


def _step(page: Page, langkah: str, **filled: Any) -> Page:
    return _form(page, langkah).send(**{nama.replace("-", "__"): said for nama, said in filled.items()})


def _says_no_command(page: Page) -> None:
    assert not re.search(r"\bzi [a-z]|--[a-z]", page.text)


def _tree(folder: Path) -> dict[str, bytes]:
    found = (one for one in sorted(folder.rglob("*")) if one.is_file() and not one.name.startswith("."))
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}
