"""No page speaks of the terminal, every link leads somewhere, and every label has its field."""

import ast
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import ROOT, Zi
from tests.kantor import NILAI, PERSEN, kantor
from tests.web.jelajah import TERMINAL, all_wrong, leads_on, units_below, words_of_the_terminal, wrong_on
from tests.web.peramban import Browser
from zi_cli.acts.check import check
from zi_cli.core.approval import PERINTAH
from zi_cli.files.codes import all_codes
from zi_cli.files.unit_folder import find_unit_folder
from zi_cli.files.workspace import Workspace
from zi_cli.model.kalimat import Field, act, kutip
from zi_cli.web.words import plainly, worded

RULES = sorted(one for one in (ROOT / "tests/aturan").iterdir() if (one / "salah").is_dir())
HELD = {"sejak": "2024-01-01"}
ZI = {"jabatan": {"Sekretaris": [{"nama": "Ayu Lestari", **HELD}], "Kepala": [{"nama": "Budi", **HELD}]}}
DAY, AYU, BUDI = ("--today", "2024-07-10"), ("--by", "Ayu Lestari"), ("--by", "Budi")


def example(folder: Path) -> Path:
    shutil.copytree(ROOT / "plans", folder / "plans")
    return folder


def empty(folder: Path) -> Path:
    made = kantor(folder, [])
    shutil.rmtree(made / "plans/realisasi")
    return made


def office(folder: Path) -> Path:
    label = {"jenis": "kode", "kode": {1: "Ya", 2: "Tidak"}, "baik": [1]}
    ukuran = [indikator("x", 80, **PERSEN), indikator("y", 80, **NILAI), indikator("l", 1, **label)]
    bacaan = {"x": {"semester_1": {"pembilang": 1, "penyebut": 2}}, "y": {"semester_1": {"nilai": 70}}}
    return kantor(folder, ukuran, bacaan, aktivitas=[aktivitas("lapor"), aktivitas("rapat", "Insidentil")], zi=ZI)


def approved(folder: Path, zi: Zi) -> Path:
    made = office(folder)
    (folder / "laporan.pdf").write_bytes(b"isi")
    for typed in (
        ("evidence", "add", "laporan.pdf", "--for", "lapor@Juni", *AYU),
        (*("recommend", "add", "--source", "monev", "--for", "x", "--id", "r1"), *_SAID, *AYU),
        ("recommend", "follow", "r1", "--note", "Disusun", *AYU),
        ("period", "submit", "2024-s1", "--tetap", *AYU),
        ("period", "approve", "2024-s1", *BUDI),
    ):
        said = zi(*typed, *DAY, cwd=made)
        assert said.code == 0, (typed, said.err)
    (made / "plans/realisasi/2024.yaml").write_text(
        (made / "plans/realisasi/2024.yaml").read_text(encoding="utf-8").replace("nilai: 70", "nilai: 71"),
        encoding="utf-8",
    )
    return made


_SAID = ("--condition", "Notulen belum ada", "--recommendation", "Lengkapi")


@pytest.mark.parametrize("kind", [pytest.param("contoh", marks=pytest.mark.slow), "kosong", "kantor", "disetujui"])
def test_links_lead_somewhere_and_pages_speak_of_no_terminal(tmp_path: Path, zi: Zi, kind: str) -> None:
    made = _made(tmp_path / "unit", zi, kind)
    assert all_wrong(Browser(made), 2, may_refuse=kind == "disetujui") == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["contoh", "kosong", "kantor", "disetujui"])
def test_so_it_is_with_every_link_there_is(tmp_path: Path, zi: Zi, kind: str) -> None:
    assert all_wrong(Browser(_made(tmp_path / "unit", zi, kind)), None, may_refuse=kind == "disetujui") == []


def _made(folder: Path, zi: Zi, kind: str) -> Path:
    if kind == "disetujui":
        return approved(folder, zi)
    return {"contoh": example, "kosong": empty, "kantor": office}[kind](folder)


def test_so_it_is_for_who_may_only_read(tmp_path: Path) -> None:
    assert all_wrong(Browser(office(tmp_path / "unit"), baca_saja=True), 1) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.name)
def test_what_is_wrong_with_a_unit_is_said_in_words_of_the_pages(tmp_path: Path, rule: Path) -> None:
    for n, one in enumerate(units_below(rule / "salah")):
        made = tmp_path / f"{n}"
        shutil.copytree(one, made)
        if find_unit_folder(made) is None:
            continue
        browser = Browser(made)
        for path in ("", "temuan", "berkas", "unduh", "narasi", "indikator", f"temuan/{rule.name}"):
            page = browser.open(path)
            assert page.status == 200 or (page.status == 422 and leads_on(page)), (path, page.text)
            assert [*wrong_on(page)] == []
        for link in {link for link in browser.open("temuan").links if "/berkas/" in link or "/temuan/ZI" in link}:
            address, _, line = link.partition("#")
            page = browser.open(address)
            assert page.status == 200, link
            assert not line or page.tree.xpath("//li[@id=$line]", line=line), link
            assert [*words_of_the_terminal(page)] == []


def test_no_sentence_of_a_finding_names_a_command() -> None:
    said = []
    for rule in RULES:
        for one in units_below(rule / "salah"):
            places = find_unit_folder(one)
            found = check(Workspace(places), date(2024, 7, 10)).masalah if places else ()
            said += [worded(words) for each in found for words in (each.kalimat, each.jalan_keluar)]
    said += [plainly(text) for one in all_codes() for text in (one.judul, one.uraian)]
    assert len(said) > 500
    assert [one for one in said if TERMINAL.search(one)] == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("lihat kodenya di keluaran zi check", "lihat kodenya di halaman Temuan"),
        ("ubah dengan editor, lalu jalankan zi check", "ubah dengan editor, lalu periksa di halaman Temuan"),
        (("buat dulu: ", act("new_year", tahun=2024)), "buat dulu: tombol Siapkan tahun 2024 di Beranda"),
        (("sebut ", Field("pembilang")), "sebut “Yang memenuhi”"),
        (("I.1 menulis ", *kutip("zi check --by x")), 'I.1 menulis "zi check --by x"'),
        (("a ", *kutip("\ue0000\ue001"), " b ", *kutip("zi done x")), 'a "\ue0000\ue001" b "zi done x"'),
        ("zi tidak membacanya", "zi tidak membacanya"),
    ],
)
def test_a_sentence_is_said_in_words_of_the_pages_and_what_it_quotes_in_its_own(said: object, shown: str) -> None:
    assert worded(said) == shown  # type: ignore[arg-type]


ROOMS = ("model", "core", "checks", "yaml", "files", "acts")
ELSEWHERE = {
    "model": {"bukti.py", "persetujuan.py", "rekomendasi.py", "pengaturan.py"},  # what a schema says of a key
    "core": {"draft.py"},  # the head of a column map
    "files": {
        *("git.py", "revision.py", "workspace.py", "shortcut.py"),  # options of git, and units that are not found
        *("blank_year.py", "imported.py", "new_unit.py", "json_schema.py"),  # comments in files, and what init says
    },
    "acts": {"impor.py", "compare.py"},
}
"""The files of each room whose sentences with such words are said at a terminal alone."""


def test_no_sentence_in_the_code_names_a_command_once_a_page_says_it() -> None:
    """Every text of the rooms that pages stand on, whether an example leads to it or not."""
    said = [
        (path.name, text)
        for room in ROOMS
        for path in (ROOT / "zi_cli" / room).rglob("*.py")
        if path.name not in ELSEWHERE.get(room, ())
        for text in _texts(path)
    ]
    words = {*PERINTAH.values()}  # of which a command is made
    assert [one for one in said if one[1] not in words and TERMINAL.search(plainly(one[1]))] == []


def _texts(path: Path) -> Iterator[str]:
    """Give the texts of a module but those that explain it; what is filled in later is a number."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            told.update(map(id, node.values))
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "1" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
