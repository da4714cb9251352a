"""Recommendations in the browser: listed by urgency, and written as the commands write them."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import Zi
from tests.kantor import PERSEN, kantor, write
from tests.web.peramban import Browser, Page

HELD = {"sejak": "2024-01-01"}
AYU, BUDI = "Ayu Lestari", "Budi"
ZI = {"jabatan": {"Sekretaris": [{"nama": AYU, **HELD}], "Kepala": [{"nama": BUDI, **HELD}]}}
HOSTILE = "<b>\"tebal\"</b> & 'x': #1 {{ 7*7 }} =1+1"
OLD = {
    "sumber": "tpi",
    "butir": ["x"],
    "kondisi": "Notulen kosong",
    "rekomendasi": "Isi notulen",
    "penanggung_jawab": "Kepala",
    "terbit": "2024-02-01",
}
DONE = {"tanggal": "2024-03-01", "uraian": "Notulen diisi", "oleh": AYU}


@pytest.fixture(autouse=True)
def known_to_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Citra")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "citra@contoh.example")


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return _unit(tmp_path / "halaman")


def _unit(folder: Path, **found: Any) -> Path:
    made = kantor(
        folder,
        [indikator("x", 80, **PERSEN), indikator("y", 80, penanggung_jawab="Kepala", **PERSEN)],
        {"x": {"semester_1": {"nilai": 50}}},
        aktivitas=[aktivitas("lapor", penanggung_jawab="Sekretaris")],
        zi=ZI,
    )
    if found:
        write(made / "plans/rekomendasi/2024.yaml", {"skema": 1, "tahun": 2024, "rekomendasi": found})
    register = {"foto.png": {"oleh": AYU, "dicatat": "2024-03-01"}, "rahasia.pdf": {"kerahasiaan": "rahasia"}}
    register["rahasia.pdf"] |= register["foto.png"]
    keys = {f"bukti/2024/{name}": one for name, one in register.items()}
    write(made / "plans/bukti/2024.yaml", {"skema": 1, "tahun": 2024, "bukti": keys})
    return made


NEW = {"sumber": "tpi", "untuk": ["y"], "kondisi": "Notulen kosong", "rekomendasi": "Isi notulen rapat"}
ISSUED = [
    (NEW, ["--source", "tpi", "--for", "y", "--condition", "Notulen kosong", "--recommendation", "Isi notulen rapat"]),
    (
        {
            "sumber": "monev",
            "untuk": ["x", "lapor"],
            "kondisi": HOSTILE,
            "rekomendasi": f"  {HOSTILE}\r\nbaris kedua  ",
            "penanggung_jawab": "Sekretaris",
            "terbit": "1 Juni 2024",
            "tenggat": "30/06/2024",
        },
        [
            *("--source", "monev", "--for", "x", "--for", "lapor", "--condition", HOSTILE),
            *("--recommendation", f"{HOSTILE} baris kedua", "--pj", "Sekretaris"),
            *("--issued", "2024-06-01", "--deadline", "2024-06-30"),
        ],
    ),
]


@pytest.mark.parametrize(("filled", "typed"), ISSUED)
def test_a_recommendation_is_written_as_the_command_writes_it(
    tmp_path: Path, zi: Zi, filled: dict[str, Any], typed: list[str]
) -> None:
    both = [_unit(tmp_path / "halaman"), _unit(tmp_path / "perintah")]
    page = Browser(both[0]).open("rekomendasi/baru").form().send(**filled)
    assert "Rekomendasi tersimpan" in page.text
    said = zi("recommend", "add", *typed, "--today", "2024-07-10", cwd=both[1])
    assert said.code == 0, said.err
    assert _tree(both[0]) == _tree(both[1])
    assert "<b>" not in page.source


FOLLOWED = [
    ({"uraian": "Notulen diisi"}, ["--note", "Notulen diisi"]),
    (
        {"uraian": HOSTILE, "tanggal": "1 Maret 2024", "bukti": ["bukti/2024/foto.png"]},
        ["--note", HOSTILE, "--date", "2024-03-01", "--evidence", "bukti/2024/foto.png"],
    ),
]


@pytest.mark.parametrize(("filled", "typed"), FOLLOWED)
def test_a_follow_up_is_written_as_the_command_writes_it(
    tmp_path: Path, zi: Zi, filled: dict[str, Any], typed: list[str]
) -> None:
    both = [_unit(tmp_path / one, notulen=OLD) for one in ("halaman", "perintah")]
    page = Browser(both[0]).open("rekomendasi/notulen").form().send(**filled)
    assert "menunggu verifikasi" in page.text
    said = zi("recommend", "follow", "notulen", *typed, "--today", "2024-07-10", cwd=both[1])
    assert said.code == 0, said.err
    assert _tree(both[0]) == _tree(both[1])


@pytest.mark.parametrize("status", ["sesuai", "belum_sesuai", "tidak_dapat_ditindaklanjuti"])
@pytest.mark.parametrize("oleh", [BUDI, "-"])
def test_a_verification_is_written_as_the_command_writes_it(tmp_path: Path, zi: Zi, status: str, oleh: str) -> None:
    both = [_unit(tmp_path / one, notulen=OLD | {"tindak_lanjut": [DONE]}) for one in ("halaman", "perintah")]
    page = Browser(both[0]).open("rekomendasi/notulen").form().send(status=status, alasan="Sudah dilihat", oleh=oleh)
    assert "Verifikasi tersimpan" in page.text
    by = [] if oleh == "-" else ["--by", oleh]
    typed = ["--status", status, "--reason", "Sudah dilihat", *by, "--today", "2024-07-10"]
    said = zi("recommend", "verify", "notulen", *typed, cwd=both[1])
    assert said.code == 0, said.err
    assert _tree(both[0]) == _tree(both[1])


REFUSED = [
    ("baru", {**NEW, "sumber": ""}, "sumber", "kondisi"),
    ("baru", {**NEW, "untuk": []}, "untuk", "kondisi"),
    ("baru", {**NEW, "kondisi": " "}, "kondisi", "rekomendasi"),
    ("baru", {**NEW, "terbit": "kemarin dulu"}, "terbit", "kondisi"),
    ("baru", {**NEW, "terbit": "11 Juli 2024"}, "terbit", "kondisi"),
    ("baru", {**NEW, "tenggat": "1 Januari 2024"}, "tenggat", "kondisi"),
    ("baru", {**NEW, "tenggat": "30 Februari 2024"}, "tenggat", "kondisi"),
    ("notulen", {"bentuk": "tindak_lanjut", "uraian": ""}, "uraian", "tanggal"),
    ("notulen", {"bentuk": "tindak_lanjut", "uraian": "Diisi", "tanggal": "1 Januari 2024"}, "tanggal", "uraian"),
    ("notulen", {"bentuk": "verifikasi", "alasan": "Ya", "oleh": BUDI}, "status", "alasan"),
    ("notulen", {"bentuk": "verifikasi", "status": "sesuai", "alasan": "Ya", "oleh": ""}, "oleh", "alasan"),
    ("notulen", {"bentuk": "verifikasi", "status": "sesuai", "alasan": "Ya", "oleh": AYU}, "", "oleh"),
    ("notulen", {"bentuk": "verifikasi", "status": "tidak_dapat_ditindaklanjuti", "oleh": BUDI}, "", "oleh"),
]


@pytest.mark.parametrize(("where", "filled", "about", "kept"), REFUSED)
def test_what_is_refused_is_named_and_kept(
    tmp_path: Path, where: str, filled: dict[str, Any], about: str, kept: str
) -> None:
    unit = _unit(tmp_path, notulen=OLD | {"tindak_lanjut": [DONE]})
    before = _tree(unit)
    opened = Browser(unit).open(f"rekomendasi/{where}")
    forms = [opened.form(n=n) for n in range(1 if where == "baru" else 2)]
    form = next(one for one in forms if one.fields.get("bentuk") == filled.get("bentuk"))
    page = form.send(**filled)
    assert page.status == 422
    assert _tree(unit) == before
    again = [page.form(n=n) for n in range(len(forms))]
    assert form.fields[kept] in [one.fields.get(kept) for one in again]
    if about:
        assert page.tree.xpath(f"//*[@id='k-{about}']/ancestor-or-self::*[@aria-invalid]")
        assert page.tree.xpath(f"//a[@href='#k-{about}']")
    _says_no_command(page)


def test_what_somebody_changed_meanwhile_is_shown(tmp_path: Path) -> None:
    unit = _unit(tmp_path, notulen=OLD)
    browser = Browser(unit)
    first, second = (browser.open("rekomendasi/notulen").form() for _ in range(2))
    assert first.send(uraian="Diisi sebagian").status == 200
    page = second.send(uraian="Diisi semua")
    assert page.status == 409
    for said in ("belum ditindaklanjuti; Isi notulen", "Diisi sebagian", "Diisi semua"):
        assert said in page.text
    assert page.form().send().status == 200
    assert "Diisi semua" in (unit / "plans/rekomendasi/2024.yaml").read_text(encoding="utf-8")


def test_who_is_not_known_is_asked_to_choose_a_name(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("EMAIL", "")
    page = Browser(unit).open("rekomendasi/baru").form().send(**NEW)
    if page.status == 422:  # where the machine itself knows no name
        assert "pilih dulu nama Anda" in page.text
        _says_no_command(page)


def test_a_unit_without_recommendations_is_told_what_comes_next(unit: Path) -> None:
    page = Browser(unit).open("rekomendasi")
    assert "Belum ada rekomendasi" in page.text
    assert any(one.endswith("rekomendasi/baru") for one in page.links)


def test_the_list_begins_with_what_is_late(tmp_path: Path) -> None:
    closed = {"status": "sesuai", "oleh": BUDI, "tanggal": "2024-03-05"}
    soon = OLD | {"terbit": "2024-06-01", "rekomendasi": "Belum lewat"}
    found = {
        "tutup": OLD | {"rekomendasi": "Sudah tutup", "tindak_lanjut": [DONE], "verifikasi": [closed]},
        "segera": soon,
        "lama": OLD | {"rekomendasi": "Sudah lewat", "penanggung_jawab": "Sekretaris"},
        "nanti": soon | {"terbit": "2024-07-11", "rekomendasi": "Belum terbit"},
    }
    browser = Browser(_unit(tmp_path, **found))
    assert _listed(browser.open("rekomendasi")) == ["Sudah lewat", "Belum lewat", "Sudah tutup"]
    assert "lewat 100 hari" in browser.open("rekomendasi").text
    asked = {
        "status=lewat": ["Sudah lewat"],
        "status=terbuka": ["Sudah lewat", "Belum lewat"],
        "status=sesuai": ["Sudah tutup"],
        "status=menunggu": [],
        "status=x%00": ["Sudah lewat", "Belum lewat", "Sudah tutup"],
        "pj=sekretaris": ["Sudah lewat"],
        "pj=Kepala&status=terbuka": ["Belum lewat"],
    }
    for query, found_ in asked.items():
        if "%00" not in query:
            assert _listed(browser.open(f"rekomendasi?{query}")) == found_, query
    assert "Tidak ada yang cocok" in browser.open("rekomendasi?status=menunggu").text


def test_what_is_recommended_about_an_item_stands_on_its_page(tmp_path: Path) -> None:
    unit = _unit(tmp_path / "halaman", r1=OLD)
    for page, id_, found in (("indikator", "x", True), ("indikator", "y", False), ("aktivitas", "lapor", False)):
        shown = Browser(unit).open(f"{page}/{id_}")
        assert ("rekomendasi/r1" in str(shown.links)) == found
        (new,) = [one for one in shown.links if "rekomendasi/baru" in one]
        chosen = shown.browser.open(new).tree.xpath("//input[@name='untuk'][@checked]/@value")
        assert chosen == [id_]
        assert "rekomendasi/baru" not in str(Browser(unit, baca_saja=True).open(f"{page}/{id_}").links)


def test_recommendations_that_cannot_be_read_spoil_no_other_page(tmp_path: Path) -> None:
    unit = _unit(tmp_path / "halaman", r1=OLD)
    (unit / "plans/rekomendasi/2024.yaml").write_text("skema: 1\ntahun: 2024\nrekomendasi: [\n", encoding="utf-8")
    page = Browser(unit).open("indikator/x")
    assert page.status == 200
    assert "Berkas rekomendasi belum bisa dibaca" in page.text


def test_a_recommendation_may_be_called_as_the_form_is(tmp_path: Path) -> None:
    browser = Browser(_unit(tmp_path, baru=OLD))
    link = next(one for one in browser.open("rekomendasi").links if "BARU" in one)
    page = browser.open(link).form().send(uraian="Diisi")
    assert "Tindak lanjut tersimpan" in page.text


def test_what_is_secret_is_not_named(tmp_path: Path) -> None:
    done = DONE | {"bukti": ["bukti/2024/rahasia.pdf", "bukti/2024/foto.png"]}
    page = Browser(_unit(tmp_path, notulen=OLD | {"tindak_lanjut": [done]})).open("rekomendasi/notulen")
    story = page.tree.xpath("//table")[0].text_content()
    assert "foto.png" in story
    assert "rahasia.pdf" not in story


def test_a_recommendation_that_is_not_there_is_told(unit: Path) -> None:
    page = Browser(unit).open("rekomendasi/entah")
    assert page.status == 422
    assert "tidak ada rekomendasi itu" in page.text.casefold()


def _listed(page: Page) -> list[str]:
    return [" ".join(one.text_content().split()) for one in page.tree.xpath("//td[1]//a")]


def _says_no_command(page: Page) -> None:
    assert not re.search(r"\bzi [a-z]|--[a-z]", page.text)


def _tree(folder: Path) -> dict[str, bytes]:
    found = (one for one in sorted(folder.rglob("*")) if one.is_file() and not one.name.startswith("."))
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}
