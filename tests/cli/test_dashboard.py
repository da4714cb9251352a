"""`zi dashboard`: the year on one page, whole, the same every time, and text that cannot break out of it."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import ROOT, Zi
from zi_cli.core.outline import Outline, outline
from zi_cli.files.unit_folder import find_unit_folder
from zi_cli.files.workspace import Workspace

PLAN = "plans/renaksi_2022_2026.yaml"
NASTY = (
    '<script>alert(1)</script></title></style></textarea>--> | `code` =HYPERLINK("http://contoh.example") '
    "{{ 7*7 }} {% include 'x' %} ]]> \"onclick=alert(1) ' 😀"
)
LONG = "panjang" * 715
VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """A page taken apart: its elements, its ids, its links, and what its script and style hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.held: dict[str, str] = {"script": "", "style": ""}
        self.open: list[str] = []
        self.said: list[str] = []
        self.unclosed: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.held:
            self.held[self.open[-1]] += data
        else:
            self.said.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def having(self, attribute: str, value: str) -> list[dict[str, str]]:
        return [attributes for _, attributes in self.elements if attributes.get(attribute) == value]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def text(self) -> str:
        return " ".join("".join(self.said).split())


def made(zi: Zi, *arguments: str, cwd: Path = ROOT) -> str:
    answer = zi("dashboard", *arguments, cwd=cwd)
    assert answer.code == 0, answer.err
    return answer.out


def plan_of(folder: Path) -> Outline:
    places = find_unit_folder(None, folder)
    assert places
    read = Workspace(places).rencana[0]
    assert read.isi
    return outline(read.isi, read.nama)


@pytest.fixture(scope="module")
def plan() -> Outline:
    return plan_of(ROOT)


def test_every_indikator_and_every_aktivitas_is_there(zi: Zi, plan: Outline) -> None:
    page = Page(made(zi, "2024"))
    assert len(page.having("data-macam", "indikator")) == 36
    assert len(page.having("data-macam", "aktivitas")) == 98
    for butir in (*plan.program, *plan.indikator, *plan.aktivitas):
        assert page.ids.count(f"j-{butir.nomor}") == 1
        assert " ".join(butir.nama.split()) in page.text


def test_every_link_leads_somewhere_on_the_page_and_every_id_is_one_of_a_kind(zi: Zi) -> None:
    page = Page(made(zi, "2024"))
    assert len(page.ids) == len(set(page.ids))
    targets = [one["href"] for tag in ("a", "use") for one in page.all(tag)]
    assert len(targets) > 400
    assert [one for one in targets if not one.startswith("#") or one[1:] not in page.ids] == []
    named = [one[name] for _, one in page.elements for name in ("aria-labelledby", "for") if name in one]
    assert [one for one in named if one not in {*page.ids, "kotak-judul"}] == []


def test_the_figures_are_those_of_status(zi: Zi) -> None:
    page = Page(made(zi, "2024"))
    for words in (
        "64,71 %",
        "22 dari 34 indikator yang dinilai mencapai target.",
        "Target 65 % perlu 23 indikator: kurang 1 lagi.",
        "4 indikator belum ada realisasinya, jadi hasil akhirnya antara 64,71 % dan 76,47 %.",
        "92,43 %",
        "30 dari 34 indikator terisi",
        "101 dari 112 jadwal selesai",
        "posisi per 31 Desember 2024",
    ):
        assert words in page.text


def test_a_share_is_100_of_all_of_it_alone(zi: Zi) -> None:
    words = Page(made(zi, "2024")).text
    assert "Capaian 99,998 %" in words
    assert "Capaian 100,00 %" not in words


def test_every_account_names_file_and_line(zi: Zi, plan: Outline) -> None:
    said = made(zi, "2024")
    accounts = dict(re.findall(r'<article class="jelas" id="j-([^"]+)">(.*?)</article>', said, flags=re.DOTALL))
    for butir in (*plan.indikator, *plan.aktivitas):
        assert re.search(r"plans/(renaksi_2022_2026|realisasi/2024)\.yaml:\d", accounts[butir.nomor]), butir.nomor
    line = next(
        n
        for n, text in enumerate((ROOT / "plans/realisasi/2024.yaml").read_text(encoding="utf-8").splitlines(), 1)
        if "66.5" in text
    )
    assert f"plans/realisasi/2024.yaml:{line}" in accounts["V.4.a"]


def test_the_state_of_an_occurrence_is_a_sign_and_a_word(zi: Zi) -> None:
    said = made(zi, "2024")
    row = re.search(r'<tr data-macam="aktivitas"[^>]*><th[^>]*><a class="jelaskan" href="#j-I\.3\.4">.*?</tr>', said)
    assert row
    cells = re.findall(r"<td.*?</td>", row[0])
    assert len(cells) == 12
    assert 'class="j awal"' in cells[0]
    assert "kemajuan dicatat; rentang Januari sampai Desember" in cells[2]
    assert "#t-ya" in cells[11]
    assert "selesai" in cells[11]


def test_nothing_comes_from_elsewhere(zi: Zi) -> None:
    said = made(zi, "2024")
    page = Page(said)
    assert not re.findall(r"(?:https?:)?//[\w.]", said)
    assert {tag for tag, _ in page.elements} & {"link", "img", "iframe", "object", "base", "embed"} == set()
    assert not [
        name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"
    ]


def test_the_policy_allows_this_script_and_this_style_alone(zi: Zi) -> None:
    page = Page(made(zi, "2024"))
    policy = next(one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    for kind, text in page.held.items():
        assert text.isascii(), "a console that is not UTF-8 would change it, and its digest with it"
        assert f"{kind}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_the_same_input_gives_the_same_bytes(zi: Zi, tmp_path: Path) -> None:
    first, second = tmp_path / "a.html", tmp_path / "b.html"
    assert (zi("dashboard", "2024", "-o", str(first)).out, zi("dashboard", "2024", "-o", str(second)).out) == ("", "")
    assert first.read_bytes() == second.read_bytes()
    assert first.read_text(encoding="utf-8") == made(zi, "2024")


def test_a_page_has_no_other_ending(zi: Zi, tmp_path: Path) -> None:
    refused = zi("dashboard", "2024", "-o", str(tmp_path / "dasbor.pdf"))
    assert (refused.code, "dasbor.html" in refused.err) == (2, True)
    assert list(tmp_path.iterdir()) == []
    for name in ("dasbor", "dasbor.HTM"):
        assert zi("dashboard", "2024", "-o", str(tmp_path / name)).code == 0


def test_the_units_own_files_are_not_overwritten(zi: Zi, unit: Path) -> None:
    before = (unit / PLAN).read_bytes()
    assert zi("dashboard", "2024", "-o", PLAN, cwd=unit).code == 2
    assert (unit / PLAN).read_bytes() == before


@pytest.mark.parametrize("text", [NASTY, LONG], ids=["nasty", "long"])
def test_text_of_the_plan_and_of_the_year_is_text_and_never_markup(zi: Zi, unit: Path, text: str) -> None:
    clean = Page(made(zi, "2024"))
    poison(unit, text)
    page = Page(made(zi, "2024", cwd=unit))
    assert page.unclosed == page.open == []
    assert page.held == clean.held
    assert {tag for tag, _ in page.elements} == {tag for tag, _ in clean.elements}
    assert {name for _, one in page.elements for name in one} == {name for _, one in clean.elements for name in one}
    assert page.text.count(" ".join(text.split())) > 8


def test_a_sign_that_turns_the_direction_of_text_does_not_reach_the_page(zi: Zi, unit: Path) -> None:
    """Reading refuses one in a text; one in the name of a file gets as far as the findings."""
    (unit / "plans/renaksi_\u202elanik.yml").write_text("skema: 1\n", encoding="utf-8")
    said = made(zi, "2024", cwd=unit)
    assert "plans/renaksi_lanik.yml" in said
    assert "\u202e" not in said
    poison(unit, "\u202eterbalik")
    assert zi("dashboard", "2024", cwd=unit).code == 2


def poison(unit: Path, text: str) -> None:
    """Put a text where names, units, posts, outputs and remarks stand."""
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    places = {
        PLAN: (
            "nama: Membentuk/mengupdate Tim ZI",
            "nama: Pengelolaan Tim ZI",
            "nama: Manajemen Perubahan",
            "nama: Nilai PMPZI",
            "satuan: Inovasi",
            "penanggung_jawab: Agen Perubahan",
            "singkatan: Disdagperinkop UKM",
        ),
        "plans/realisasi/2024.yaml": ("tidak_berlaku: Tidak ada mutasi yang menjadi kewenangan unit",),
    }
    for name, olds in places.items():
        content = (unit / name).read_text(encoding="utf-8")
        for old in olds:
            assert old in content, old
            content = content.replace(old, f"{old.split(':', 1)[0]}: {quoted}")
        (unit / name).write_text(content, encoding="utf-8")


def test_example_data_says_so_on_screen_in_the_title_and_on_every_printed_page(zi: Zi) -> None:
    said = made(zi, "2024")
    assert 'class="tanda"><strong>CONTOH' in said
    assert "(CONTOH)</title>" in said
    assert '@top-center { content: "CONTOH' in said


def test_a_year_without_realisasi_has_a_page_too(zi: Zi) -> None:
    answer = zi("dashboard", "2025", "--today", "2025-03-10")
    page = Page(answer.out)
    assert answer.code == 0
    assert "CONTOH" not in page.text
    assert "Belum ada plans/realisasi/2025.yaml" in page.text
    assert len(page.having("data-macam", "indikator")) == 36
    assert "posisi per 10 Maret 2025" in page.text
    # An invented year does not stand beside a real one.
    assert "67,95" not in answer.out


def test_a_year_under_way_shows_what_is_due_and_under_way(zi: Zi) -> None:
    said = made(zi, "2024", "--today", "2024-06-10")
    assert "posisi per 10 Juni 2024" in said
    assert "Jatuh tempo Juni" in said
    assert {"jatuh_tempo", "berjalan", "mendatang"} <= set(re.findall(r'<option value="(\w+)">', said))


def test_the_page_of_a_past_day_knows_nothing_later(zi: Zi, unit: Path) -> None:
    (unit / "plans/realisasi/2025.yaml").write_text(
        "skema: 1\ntahun: 2025\ncontoh: true\nindikator:\n  pw-wbs-paham: {semester_1: {nilai: 71.25}}\n",
        encoding="utf-8",
    )
    now = made(zi, "2024", cwd=unit)
    assert "realisasi 71,25 %" in now
    assert "plans/realisasi/2025.yaml:5" in now
    past = made(zi, "2024", "--per", "30/6/2024", cwd=unit)
    assert "posisi per 30 Juni 2024" in past
    assert "realisasi 71,25 %" not in past


def test_another_year_that_cannot_be_read_is_named_and_left_out(zi: Zi, unit: Path) -> None:
    (unit / "plans/realisasi/2023.yaml").write_text("skema: 1\ntahun: dua\n", encoding="utf-8")
    page = Page(made(zi, "2024", cwd=unit))
    assert "plans/realisasi/2023.yaml:2" in page.text
    assert "galat; angka di halaman ini bisa keliru" in page.text


def test_recommendations_are_there_with_their_states(zi: Zi, unit: Path) -> None:
    assert "Tidak ada rekomendasi untuk tahun ini." in made(zi, "2024", cwd=unit)
    (unit / "plans/rekomendasi").mkdir()
    (unit / "plans/rekomendasi/2024.yaml").write_text(
        "skema: 1\ntahun: 2024\nrekomendasi:\n  lengkapi-notulen:\n    sumber: monev\n    butir: [mp-tim-bentuk]\n"
        "    kondisi: Notulen belum ada\n    rekomendasi: Lengkapi notulen\n    penanggung_jawab: Inspektorat\n"
        "    terbit: 2024-07-01\n",
        encoding="utf-8",
    )
    page = Page(made(zi, "2024", cwd=unit))
    assert "1 rekomendasi · 1 lewat tenggat." in page.text
    assert "I.1.1: Notulen belum ada" in page.text
    row = next(one for one in page.having("data-macam", "lain") if one["data-pj"] == "5")
    assert row["data-program"] == "I"
    assert page.text.count("Inspektorat") >= 3, "it can be filtered by, has a load, and stands in the table"


def test_the_register_of_evidence_is_counted(zi: Zi, unit: Path) -> None:
    (unit / "plans/bukti").mkdir(exist_ok=True)
    entry = "{oleh: Sari, dicatat: 2024-02-01%s}"
    checked = ", periksa: {hasil: sesuai, oleh: Made, tanggal: 2024-02-02}"
    (unit / "plans/bukti/2024.yaml").write_text(
        f"skema: 1\ntahun: 2024\nbukti:\n  https://contoh.example/a: {entry % checked}\n"
        f"  https://contoh.example/b: {entry % ''}\n",
        encoding="utf-8",
    )
    said = Page(made(zi, "2024", cwd=unit)).text
    assert "Register memuat 2 bukti: 1 sesuai, 0 tidak sesuai, 1 belum diperiksa." in said


SECRET = "bukti/2024/lhkpn-gede.pdf"
OPEN = "bukti/2024/notulen.pdf"


def test_a_finding_about_secret_evidence_does_not_name_it(zi: Zi, unit: Path) -> None:
    """It is the one quoted that is left out, wherever a sentence quotes it; another one beside it stays."""
    (unit / "plans/bukti").mkdir(exist_ok=True)
    (unit / "plans/bukti/2024.yaml").write_text(
        f"skema: 1\ntahun: 2024\nbukti:\n  {OPEN}: {{sha256: {'a' * 64}, ukuran: 5, oleh: Sari, dicatat: 2024-02-01}}\n"
        f"  {SECRET}: {{sha256: {'a' * 64}, ukuran: 5, kerahasiaan: rahasia, oleh: Sari, dicatat: 2024-02-01}}\n",
        encoding="utf-8",
    )
    (unit / "plans/bukti/2023.yaml").write_text(f"skema: 1\ntahun: 2023\n{SECRET}: {{}}\n", encoding="utf-8")
    edit = unit / "plans/realisasi/2023.yaml"
    edit.write_text(f"skema: 1\ntahun: 2023\nindikator:\n  {SECRET}: {{}}\n  {SECRET}: {{}}\n", encoding="utf-8")
    checked = zi("check", cwd=unit).out
    assert checked.count(f'"{SECRET}"') == 4, "twice about the register, an unknown key, and a key twice"
    page = Page(made(zi, "2024", cwd=unit))
    assert "lhkpn-gede" not in page.text
    assert f'isi "dokumen rahasia" sama dengan "{OPEN}"' in page.text
    assert f'bukti "{OPEN}" terdaftar tetapi tidak dipakai di mana pun' in page.text
    assert 'kunci "dokumen rahasia" tidak dikenal' in page.text
    assert 'kunci "dokumen rahasia" sudah ada di baris 4' in page.text


def test_an_output_that_is_not_utf8_still_holds_the_page() -> None:
    command = [sys.executable, "-m", "zi_cli", "dashboard", "2024"]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252"}
    said = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=True).stdout.decode("cp1252")
    assert said.isascii()
    assert "≥ 65 %" in Page(said).text


def test_the_units_own_template_takes_the_place_of_the_projects(zi: Zi, unit: Path) -> None:
    (unit / "templates").mkdir()
    template = unit / "templates" / "dasbor.html.j2"
    template.write_text("{{ dasbor.pokok.nilai }} {{ tanda('ya') }}{{ '<b>' }}\n", encoding="utf-8")
    assert made(zi, "2024", cwd=unit).startswith('64,71 % <svg class="ikon"')
    assert "&lt;b&gt;" in made(zi, "2024", cwd=unit)
    template.write_text("{{ tabel.__globals__ }}", encoding="utf-8")
    answer = zi("dashboard", "2024", cwd=unit)
    assert (answer.code, answer.out) == (2, "")
    assert "template" in answer.err


def test_headings_do_not_skip_a_level(zi: Zi) -> None:
    levels = [int(tag[1]) for tag, _ in Page(made(zi, "2024")).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_scopes(zi: Zi) -> None:
    page = Page(made(zi, "2024"))
    assert len(page.all("table")) == len(page.all("caption")) > 100
    assert [one for one in page.all("th") if one.get("scope") not in {"col", "row", "rowgroup"}] == []


SMALL = """\
skema: 1
judul: Rencana kecil
unit: {nama: Kantor, singkatan: K, daerah: Kota}
periode: {mulai: 2010, selesai: 2030}
program:
  - id: satu
    nama: Tanpa indikator
    kegiatan:
      - {id: a, nama: Kegiatan, aktivitas: [{id: a-satu, nama: Rapat, waktu: Maret dan September}]}
  - id: dua
    nama: Tanpa aktivitas
    kegiatan:
      - id: b
        nama: Kegiatan
        indikator:
          - {id: b-satu, nama: Ukuran, jenis: persen, arah: turun, target: {2020: 10, 2024: 5}, penanggung_jawab: Kepala}
"""


def test_a_plan_with_gaps_has_a_page_too(zi: Zi, tmp_path: Path) -> None:
    """Years without a target, no computed indikator, a program without activities, an activity without a post."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/renaksi_2010.yaml").write_text(SMALL, encoding="utf-8")
    for year, target in (("2024", "≤ 5 %"), ("2015", "–")):
        page = Page(made(zi, year, "--today", "2026-01-01", cwd=tmp_path))
        assert target in page.text
        assert page.unclosed == []
        assert len(page.having("data-macam", "aktivitas")) == 1
    charts = [one["aria-label"] for one in page.all("svg") if one.get("class") == "grafik"]
    assert "2020: target 10 %; 2021: target –;" in charts[0]
