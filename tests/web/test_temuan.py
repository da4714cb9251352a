"""What is found stands with its way out, and leads to the line; no file is shown that zi does not read itself."""

from pathlib import Path

import pytest

from tests.building import aktivitas, indikator
from tests.kantor import NILAI, PERSEN, kantor
from tests.web.peramban import Browser, Page

DONE = [{"bulan": 6, "selesai": "2024-06-20"}]
HOSTILE = '"><script>alert(1)</script>{{7*7}}'


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """A unit with a warning about `lapor`, and advice about `x`."""
    bacaan = {"x": {"semester_1": {"nilai": 50}}}
    ukuran = [indikator("x", 80, **PERSEN), indikator("y", 80, **NILAI)]
    return kantor(tmp_path / "unit", ukuran, bacaan, catatan={"lapor": DONE})


def test_findings_stand_by_level_each_with_the_way_out_and_its_line(unit: Path) -> None:
    page = Browser(unit).open("temuan")
    assert page.status == 200
    assert "selesai tanpa bukti" in page.text
    assert "tambahkan bukti untuk" in page.text
    levels = [one.text_content().split()[0].lower() for one in page.tree.xpath("//main//h2")]
    assert levels == sorted(levels, key=("galat", "peringatan", "saran").index)


def test_every_finding_leads_to_its_line_and_its_code_to_what_it_means(unit: Path) -> None:
    browser = Browser(unit)
    page = browser.open("temuan")
    found = [one for one in page.links if "/berkas/" in one]
    assert found
    for link in found:
        path, _, line = link.partition("#")
        there = browser.open(path)
        assert there.status == 200
        assert there.tree.xpath(f"//li[@id='{line}'][@class='sorot']")
    for code in {one for one in page.links if "/temuan/ZI" in one}:
        assert "Di unit ini" in browser.open(code).text


def test_a_level_is_chosen(unit: Path) -> None:
    browser = Browser(unit)
    page = browser.open("temuan?tingkat=peringatan")
    assert "selesai tanpa bukti" in page.text
    assert "hanya ditulis persentasenya" not in page.text
    assert "Tidak ada galat" in browser.open("temuan?tingkat=galat").text
    assert browser.open("temuan?tingkat=lain").status == 200


def test_without_findings_the_page_says_what_comes_next(tmp_path: Path) -> None:
    ukuran = [indikator("y", 80, **NILAI)]
    found = Browser(kantor(tmp_path / "x", ukuran)).open("temuan").links
    off = {one.rpartition("/")[2]: "mati" for one in found if "/temuan/ZI" in one}
    page = Browser(kantor(tmp_path / "unit", ukuran, zi={"aturan": off})).open("temuan")
    assert "Tidak ada temuan" in page.text
    assert any(one.endswith("/jadwal") for one in page.links)


def test_a_node_shows_what_was_found_about_it_and_nothing_of_another(unit: Path) -> None:
    browser = Browser(unit)
    assert "hanya ditulis persentasenya" in _found(browser.open("indikator/x"))
    assert "hanya ditulis persentasenya" not in _found(browser.open("indikator/y"))
    assert "selesai tanpa bukti" in _found(browser.open("aktivitas/lapor"))


def _found(page: Page) -> str:
    assert page.status == 200
    table = page.tree.xpath("//h2[@id='temuan']/following-sibling::div[1]")
    return " ".join(table[0].text_content().split()) if table else ""


def test_a_unit_that_cannot_be_read_still_shows_why(unit: Path) -> None:
    (unit / "plans/realisasi/2024.yaml").write_text("skema: 1\ntahun: 2024\nindikator: [\n", encoding="utf-8")
    browser = Browser(unit)
    page = browser.open("temuan")
    assert page.status == 200
    assert "galat" in page.text
    assert browser.open("berkas/realisasi/2024.yaml").status == 200
    refused = browser.open("")
    assert refused.status == 422
    assert any(one.endswith("/temuan") for one in refused.links)


def test_files_are_listed_with_what_was_found_in_each(unit: Path) -> None:
    (unit / "plans/narasi/2024-s1").mkdir(parents=True)
    (unit / "plans/narasi/2024-s1/bab-3.md").write_text("Isi.\n", encoding="utf-8")
    browser = Browser(unit)
    page = browser.open("berkas")
    for link in [one for one in page.links if "/berkas/" in one]:
        assert browser.open(link).status == 200
    assert "narasi/2024-s1/bab-3.md" in page.text


@pytest.mark.parametrize(
    "nama",
    [
        "realisasi/2023.yaml",
        "../README.md",
        "%2e%2e/README.md",
        "..%2fREADME.md",
        ".rahasia.yaml",
        "bukti/2024/laporan.pdf",
        "bukti/2024/laporan.yaml",
        "narasi/2024-s1/.x.md",
        "narasi/2024-s1/luar.md",
        "narasi/2024-s1/catatan.txt",
        "narasi/rahasia.md",
        "/etc/passwd",
        "plans/realisasi/2024.yaml",
    ],
)
def test_nothing_else_is_shown_whatever_lies_there(unit: Path, nama: str) -> None:
    for path in ("README.md", "plans/.rahasia.yaml", "plans/bukti/2024/laporan.pdf", "plans/bukti/2024/laporan.yaml"):
        (unit / path).parent.mkdir(parents=True, exist_ok=True)
        (unit / path).write_text("SANGAT-RAHASIA", encoding="utf-8")
    texts = unit / "plans/narasi/2024-s1"
    texts.mkdir(parents=True)
    for name in (".x.md", "catatan.txt", "../rahasia.md"):
        (texts / name).write_text("SANGAT-RAHASIA", encoding="utf-8")
    (unit.parent / "luar.md").write_text("SANGAT-RAHASIA", encoding="utf-8")
    (texts / "luar.md").symlink_to(unit.parent / "luar.md")
    page = Browser(unit).open(f"berkas/{nama}")
    assert page.status in (400, 404)
    assert "SANGAT-RAHASIA" not in page.source


def test_what_a_file_holds_is_shown_as_it_is_and_never_obeyed(unit: Path) -> None:
    path = unit / "plans/realisasi/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"# {HOSTILE} \u202egnp.exe\u200b\x1b[2J\n", encoding="utf-8")
    page = Browser(unit).open("berkas/realisasi/2024.yaml")
    assert HOSTILE in page.tree.text_content()
    assert not page.tree.xpath("//main//script")
    assert not {"\u202e", "\u200b", "\x1b"} & set(page.source)
    assert "‹U+202E›" in page.text


def test_an_explanation_of_no_code_is_refused_in_a_sentence(unit: Path) -> None:
    page = Browser(unit).open("temuan/ZI9999")
    assert page.status == 422
    assert "bukan kode yang dikenal" in page.text


def test_many_findings_of_one_code_are_told_apart(tmp_path: Path) -> None:
    many = [aktivitas(f"rapat-{n}") for n in range(30)]
    catatan = {one["id"]: DONE for one in many}
    made = kantor(tmp_path / "unit", [indikator("y", 80, **NILAI)], {}, aktivitas=many, catatan=catatan)
    browser = Browser(made)
    page = browser.open("temuan")
    assert "10 temuan ZI314 lagi" in page.text
    assert len(browser.open("temuan/ZI314").tree.xpath("//main//tbody/tr")) == 30
