"""`zi report`: the semester report, the same bytes every time, and text that cannot break out of it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.conftest import Zi

NASTY = "<script>alert(1)</script> | `code` **tebal** [tautan](javascript:x) {{ 7*7 }} 😀"
LONG = "panjang " * 625


class AsMarkdown(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "md"


class AsHtml(AsMarkdown):
    file_extension = "html"


class AsText(AsMarkdown):
    file_extension = "txt"


@pytest.mark.parametrize("semester", ["1", "2"])
def test_markdown_report(zi: Zi, semester: str, snapshot: SnapshotAssertion) -> None:
    answer = zi("report", "--semester", semester, "--year", "2024")
    assert answer.code == 0
    assert answer.out == snapshot(extension_class=AsMarkdown)


def test_html_report(zi: Zi, snapshot: SnapshotAssertion) -> None:
    answer = zi("report", "--semester", "2", "--year", "2024", "--format", "html")
    assert answer.out == snapshot(extension_class=AsHtml)


@pytest.mark.parametrize(
    "command",
    ["status 2024", "status 2024 --semester 1 --rinci", "due --month Juni --year 2024", "explain I.1 --year 2024",
     "explain V --year 2024", "check", "--today 2024-06-20", "--help", "status 2025"],
)  # fmt: skip
@pytest.mark.parametrize("width", ["80", "120"])
def test_screens(
    zi: Zi, command: str, width: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    said = zi(*command.split()).out
    assert said == snapshot(extension_class=AsText)
    assert max(map(len, said.splitlines())) <= int(width)


def test_the_chapters_and_both_tables_of_every_program_are_there(zi: Zi) -> None:
    said = zi("report", "--semester", "1", "--year", "2024").out
    chapters = re.findall(r"^## Bab ([IVX]+) ", said, flags=re.MULTILINE)
    assert chapters == ["I", "II", "III", "IV", "V"]
    for number in ("I", "II", "III", "IV", "V", "VI"):
        assert re.search(rf"\*\*Tabel \d+\. Capaian indikator program {number}\*\*\n", said)
        assert re.search(rf"\*\*Tabel \d+\. Pelaksanaan aktivitas program {number}\*\*\n", said)


def test_written_to_a_file_it_says_so_and_prints_nothing(zi: Zi, tmp_path: Path) -> None:
    target = tmp_path / "laporan.html"
    answer = zi("report", "--semester", "1", "--year", "2024", "--format", "html", "-o", str(target))
    assert (answer.code, answer.out) == (0, "")
    assert "laporan.html" in answer.err
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_units_own_files_are_not_overwritten(zi: Zi, unit: Path) -> None:
    plan = unit / "plans" / "renaksi_2022_2026.yaml"
    before = plan.read_bytes()
    answer = zi("report", "--semester", "1", "--year", "2024", "-o", str(plan), cwd=unit)
    assert answer.code == 2
    assert plan.read_bytes() == before


def test_a_link_into_the_units_data_is_not_written_through(zi: Zi, unit: Path) -> None:
    target = unit / "plans" / "realisasi" / "2024.yaml"
    before = target.read_bytes()
    (unit / "lap.md").symlink_to(target)
    for name in ("lap.md", "plans/skema/zi.json"):
        assert zi("report", "--semester", "1", "--year", "2024", "-o", name, cwd=unit).code == 2
    assert target.read_bytes() == before


def test_a_real_year_is_not_compared_with_an_invented_one(zi: Zi, unit: Path) -> None:
    (unit / "plans" / "realisasi" / "2025.yaml").write_text("skema: 1\ntahun: 2025\n", encoding="utf-8")
    said = zi("report", "--semester", "1", "--year", "2025", cwd=unit).out
    assert "64,71" not in said


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src") or name.startswith("on")]


def poisoned(unit: Path, text: str) -> Path:
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    plan = unit / "plans" / "renaksi_2022_2026.yaml"
    content = plan.read_text(encoding="utf-8")
    for old in ("nama: Membentuk/mengupdate Tim ZI", "nama: Pengelolaan Tim ZI", "nama: Manajemen Perubahan"):
        assert old in content
        content = content.replace(old, f"nama: {quoted}")
    plan.write_text(content, encoding="utf-8")
    return unit


@pytest.mark.parametrize("text", [NASTY, LONG], ids=["nasty", "long"])
def test_html_of_the_plan_is_text_and_never_markup(zi: Zi, unit: Path, text: str) -> None:
    poisoned(unit, text)
    answer = zi("report", "--semester", "1", "--year", "2024", "--format", "html", "-C", str(unit))
    assert answer.code == 0, answer.err
    tags = Tags()
    tags.feed(answer.out)
    assert "script" not in tags.names
    assert all(link.startswith("#") for link in tags.links)


def test_markdown_of_the_plan_keeps_the_shape_of_its_tables(zi: Zi, unit: Path) -> None:
    def shape(said: str) -> list[int]:
        return [len(re.findall(r"(?<!\\)\|", line)) for line in said.splitlines() if line.startswith("|")]

    plain = zi("report", "--semester", "1", "--year", "2024").out
    poisoned(unit, NASTY)
    said = zi("report", "--semester", "1", "--year", "2024", "-C", str(unit)).out
    assert shape(said) == shape(plain)
    assert "<script" not in said
    assert "\\`code\\`" in said
    assert "\\[tautan\\](javascript" in said


def test_the_units_own_template_takes_the_place_of_the_projects(zi: Zi, unit: Path) -> None:
    (unit / "templates").mkdir()
    (unit / "templates" / "laporan.md.j2").write_text("Laporan {{ laporan.periode }}\n", encoding="utf-8")
    answer = zi("report", "--semester", "1", "--year", "2024", "-C", str(unit))
    assert (answer.code, answer.out) == (0, "Laporan Semester I Tahun 2024\n")


@pytest.mark.parametrize(
    "template",
    [
        "{{ laporan.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{% include '/etc/hostname' %}",
        "{% include '../plans/zi.yaml' %}",
        "{{ tidak_ada }}",
        "{% for x in %}",
        "{{ 1/0 }}",
        "{{ laporan.tahun",
    ],
)
def test_a_template_that_cannot_be_used_or_should_not_is_a_sentence(zi: Zi, unit: Path, template: str) -> None:
    (unit / "templates").mkdir()
    (unit / "templates" / "laporan.md.j2").write_text(template, encoding="utf-8")
    answer = zi("report", "--semester", "1", "--year", "2024", "-C", str(unit))
    assert (answer.code, answer.out) == (2, "")
    assert "template" in answer.err
    assert "Traceback" not in answer.err


def test_a_template_that_runs_without_end_is_stopped(zi: Zi, unit: Path) -> None:
    (unit / "templates").mkdir()
    (unit / "templates" / "laporan.md.j2").write_text("{% for i in range(10**9) %}x{% endfor %}", encoding="utf-8")
    answer = zi("report", "--semester", "1", "--year", "2024", "-C", str(unit))
    assert answer.code == 2


def test_a_template_outside_the_unit_is_not_followed(zi: Zi, unit: Path, tmp_path: Path) -> None:
    (unit / "templates").mkdir()
    (tmp_path / "luar.md").write_text("rahasia", encoding="utf-8")
    (unit / "templates" / "laporan.md.j2").symlink_to(tmp_path / "luar.md")
    assert "rahasia" not in zi("report", "--semester", "1", "--year", "2024", "-C", str(unit)).out


def test_a_year_without_realisasi_has_a_report_too(zi: Zi) -> None:
    answer = zi("report", "--semester", "1", "--year", "2025")
    assert answer.code == 0
    assert "belum diisi" in answer.out
    assert "CONTOH" not in answer.out
