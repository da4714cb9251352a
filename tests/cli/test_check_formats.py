"""`zi check --format …`: one set of findings, read back from every format by programs that are not zi."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from junitparser import Failure, JUnitXml, TestCase, TestSuite
from markdown_it import MarkdownIt
from sarif.loader import load_sarif_file

from tests.checks.test_examples import EXAMPLES, laid_over_base
from tests.conftest import Zi
from zi_cli.cli.ci import SERVERS
from zi_cli.cli.completion import CHECK_FORMATS, check_formats
from zi_cli.files.codes import all_codes
from zi_cli.model.masalah import Masalah
from zi_cli.render import ci

PLAN = "plans/renaksi_2022_2026.yaml"
YEAR = "plans/realisasi/2024.yaml"
HOSTILE = (
    r"x\n::error file=a,line=1::b%0A::error::c ]]> </failure><script>alert(1)</script> \"'&amp;&#10; \\ | `ZI999` "
    r"[a](http://b) @semua *t* {0} \U0001F4A5"
)
"""As YAML writes it, with the signs that `zi` lets into a file."""
UNSEEN_SIGNS = "\x00\x07\x1b[31m\x85\u2028\u202e\u2066\ufeff\ufffe\uffff\udcff\n\r\n"
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
Place = tuple[str, str, int]

MARKDOWN = MarkdownIt("commonmark").enable("table")


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a CI server says about itself."""
    for name in SERVERS:
        monkeypatch.delenv(name, raising=False)


def text_places(out: str) -> list[Place]:
    """Read each problem, and those that stand below the first of their code."""
    found, kode = list[Place](), ""
    for line in out.splitlines():
        first = re.match(r"(\S.*?):(\d+):\d+: \w+ (ZI\d{3}):", line)
        below = re.match(r"    ((?!saran)\S.*?\.\w+):(\d+):\d+: ", line)
        if first:
            kode = first[3]
        if one := first or below:
            found.append((kode, one[1], int(one[2])))
    return found


def json_places(out: str) -> list[Place]:
    return [(one["kode"], one["berkas"], one["baris"]) for one in json.loads(out)["masalah"]]


def github_places(out: str) -> list[Place]:
    """Read commands as GitHub's runner does: by line, properties before the second `::`."""
    found = []
    for one in out.splitlines():
        command = re.fullmatch(r"::(?:error|warning|notice) ([^:]*)::.*", one)
        assert command, one
        said = dict(part.split("=", 1) for part in command[1].split(","))
        found.append((said["title"].split()[0], unquote(said["file"]), int(said["line"])))
    return found


def gitlab_places(out: str) -> list[Place]:
    return [(one["check_name"], one["location"]["path"], one["location"]["lines"]["begin"]) for one in json.loads(out)]


def sarif_places(out: str, folder: Path) -> list[Place]:
    (folder / "zi.sarif").write_text(out, encoding="utf-8")
    records = load_sarif_file(str(folder / "zi.sarif")).get_records()
    return [(one["Code"], unquote(one["Location"]), int(one["Line"])) for one in records]


def cases(out: str) -> list[tuple[TestSuite, TestCase]]:
    xml = JUnitXml.fromstring(out.encode())
    return [(suite, case) for suite in xml if isinstance(suite, TestSuite) for case in suite]


def said_by(case: TestCase) -> str:
    return "".join(one.text or "" for one in case.result) + (case.system_out or "")


def junit_places(out: str) -> list[Place]:
    found = [one for _, case in cases(out) for one in text_places(said_by(case))]
    assert {code for code, _, _ in found} == {str(case.name).split()[0] for _, case in cases(out) if said_by(case)}
    return found


def markdown_rows(out: str) -> list[list[tuple[str, str]]]:
    """Read the table as a Markdown reader does: of each cell its words and where it leads."""
    rows: list[list[tuple[str, str]]] = []
    for token in MARKDOWN.parse(out):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            inside = token.children or []
            words = "".join(one.content for one in inside if one.type in ("text", "text_special", "code_inline"))
            links = [str(one.attrs["href"]) for one in inside if one.type == "link_open"]
            rows[-1].append((words, " ".join(links)))
    return [row for row in rows[1:] if len(row) > 1]


def md_places(out: str) -> list[Place]:
    found = []
    for row in markdown_rows(out):
        for address in " ".join(links for _, links in row).split():
            name, number = address.rsplit("#L", 1)
            found.append((row[2][0], unquote(name), int(number)))
    return found


READERS: dict[str, Callable[[str], list[Place]]] = {
    "text": text_places,
    "json": json_places,
    "github": github_places,
    "gitlab": gitlab_places,
    "junit": junit_places,
    "md": md_places,
}
CI = sorted({*READERS, "sarif"} - {"text", "json"})


def places(bentuk: str, out: str, folder: Path) -> list[Place]:
    return sorted(sarif_places(out, folder) if bentuk == "sarif" else READERS[bentuk](out))


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


@pytest.fixture
def hostile(unit: Path) -> Path:
    """Give a unit whose texts try to get out of where they are put."""
    replaced(unit / PLAN, "nama: Mengimplementasikan WBS\n", f'nama: "{HOSTILE}"\n')
    replaced(unit / YEAR, "  pw-wbs-paham:", f'  "{HOSTILE}":')
    return unit


def test_every_format_is_read_here_and_offered_while_typing() -> None:
    assert check_formats("g") == ["github", "gitlab"]
    assert {*READERS, "sarif"} == set(CHECK_FORMATS)


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("ZI*/salah")), ids=lambda one: one.parent.name)
def test_every_format_tells_the_same_places(example: Path, zi: Zi, tmp_path: Path) -> None:
    unit = laid_over_base(example, tmp_path / "unit")
    expected = places("json", zi("check", "--format", "json", cwd=unit).out, tmp_path)
    for bentuk in CHECK_FORMATS:
        assert places(bentuk, zi("check", "--format", bentuk, cwd=unit).out, tmp_path) == expected, bentuk


@pytest.mark.parametrize("bentuk", CHECK_FORMATS)
def test_the_exit_code_is_that_of_the_findings(bentuk: str, zi: Zi, unit: Path, tmp_path: Path) -> None:
    assert zi("check", "--format", bentuk, cwd=unit).code == 0
    assert zi("check", "--format", bentuk, "--strict", cwd=unit).code == 1
    (unit / YEAR).write_bytes(b"\0")
    assert zi("check", "--format", bentuk, cwd=unit).code == 1
    (tmp_path / "kosong").mkdir()
    answer = zi("check", "--format", bentuk, cwd=tmp_path / "kosong")
    assert (answer.code, answer.out) == (2, "")


@pytest.mark.parametrize("bentuk", CHECK_FORMATS)
def test_nothing_found_is_said_well(bentuk: str, zi: Zi, unit: Path, tmp_path: Path) -> None:
    answer = zi("check", "--format", bentuk, "plans/zi.yaml", cwd=unit)
    assert (answer.code, answer.err) == (0, "")
    assert places(bentuk, answer.out, tmp_path) == []
    assert answer.out == "" if bentuk == "github" else answer.out


@pytest.mark.parametrize("bentuk", CI)
def test_hostile_text_stays_text(bentuk: str, zi: Zi, hostile: Path, tmp_path: Path) -> None:
    answer = zi("check", "--format", bentuk, cwd=hostile)
    expected = json_places(zi("check", "--format", "json", cwd=hostile).out)
    assert answer.code == 1
    assert {PLAN, YEAR} <= {name for _, name, _ in expected}
    assert places(bentuk, answer.out, tmp_path) == sorted(expected)
    assert not UNSEEN.search(answer.out)
    assert "\U0001f4a5" in answer.out


def written(bentuk: str, masalah: list[Masalah]) -> str:
    known = {one.kode: one for one in all_codes()}
    if bentuk in ("gitlab", "sarif"):
        return json.dumps(ci.gitlab(masalah) if bentuk == "gitlab" else ci.sarif(masalah, known), ensure_ascii=False)
    if bentuk == "junit":
        return ci.junit(masalah, ["plans/zi.yaml"], known, ("galat",))
    return ci.github(masalah) if bentuk == "github" else ci.summary(masalah, 1, 0, "")


@pytest.mark.parametrize("bentuk", CI)
def test_signs_that_are_not_seen_reach_no_format(bentuk: str, tmp_path: Path) -> None:
    """The reader of YAML refuses them; should one come by another way, it still reaches no format."""
    words = f"a{UNSEEN_SIGNS}::error::b"
    found = [Masalah(f"plans/x{UNSEEN_SIGNS}.yaml", 7, 3, "ZI203", "galat", words, words, words)]
    out = written(bentuk, found)
    assert not UNSEEN.search(out)
    out.encode()
    assert [(code, line) for code, _, line in places(bentuk, out, tmp_path)] == [("ZI203", 7)]


def test_hostile_text_in_markdown_is_neither_markup_nor_a_call(zi: Zi, hostile: Path) -> None:
    out = zi("check", "--format", "md", cwd=hostile).out
    html = MARKDOWN.render(out)
    assert "<script" not in html
    assert "<em>" not in html
    assert html.count("<code>") == 0
    assert "@semua" not in html
    assert re.findall(r'href="(?!plans/)[^"]*"', html) == []
    assert all(len(row) == 5 for row in markdown_rows(out))


def test_hostile_text_in_sarif_makes_no_link(zi: Zi, hostile: Path) -> None:
    results = json.loads(zi("check", "--format", "sarif", cwd=hostile).out)["runs"][0]["results"]
    assert not [one for one in results if "](" in one["message"]["text"]]
    assert any("[a] (http://b)" in one["message"]["text"] for one in results)


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
@pytest.mark.parametrize("bentuk", CI)
def test_any_stream_carries_it_and_same_input_gives_same_bytes(
    bentuk: str, encoding: str, hostile: Path, tmp_path: Path
) -> None:
    said = [
        subprocess.run(
            [sys.executable, "-m", "zi_cli", "check", "--format", bentuk],
            cwd=hostile,
            env={
                **os.environ,
                "PYTHONIOENCODING": encoding,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
            capture_output=True,
            check=False,
        )
        for seed in ("1", "2")
    ]
    assert said[0].stdout == said[1].stdout
    assert {(one.returncode, one.stderr) for one in said} == {(1, b"")}
    out = said[0].stdout.decode("utf-8" if bentuk in ("gitlab", "sarif", "junit") else encoding)
    expected = 3 if bentuk == "junit" else len(places(bentuk, out, tmp_path))
    assert expected >= 3
    if bentuk == "junit":  # nothing is lost: what the stream lacks is a reference
        assert "\U0001f4a5" in "".join(said_by(case) for _, case in cases(out))


@pytest.mark.parametrize("bentuk", CI)
def test_paths_lead_from_the_folder_the_check_runs_in(bentuk: str, zi: Zi, unit: Path, tmp_path: Path) -> None:
    second = shutil.copytree(unit, tmp_path / "dinas" / "kedua")
    below = json_places(zi("check", "--format", "json", cwd=unit).out)
    answer = zi("check", "--format", bentuk, "-C", "unit", cwd=tmp_path)
    assert places(bentuk, answer.out, tmp_path) == sorted((code, f"unit/{name}", line) for code, name, line in below)
    answer = zi("check", "--format", bentuk, "unit", str(second), cwd=tmp_path)
    assert places(bentuk, answer.out, tmp_path) == sorted(
        (code, f"{folder}/{name}", line) for folder in ("unit", "dinas/kedua") for code, name, line in below
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such names")
@pytest.mark.parametrize("bentuk", CI)
def test_odd_file_names(bentuk: str, zi: Zi, unit: Path, tmp_path: Path) -> None:
    name = 'plans/renaksi_a b%20#?:,é<&"|](x)`.yaml'
    (unit / PLAN).rename(unit / name)
    out = zi("check", "--format", bentuk, cwd=unit).out
    assert name in {one for _, one, _ in places(bentuk, out, tmp_path)}
    (unit / name).rename(unit / os.fsdecode(b"plans/renaksi_\xff\n::error::\xe2\x80\xae.yaml"))
    answer = zi("check", "--format", bentuk, cwd=unit)
    assert (answer.code, answer.err) == (0, "")
    assert not re.search("[\ud800-\udfff\u202e]", answer.out)
    assert len(places(bentuk, answer.out, tmp_path)) == len(places(bentuk, out, tmp_path))


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such names")
def test_a_name_that_is_no_text_is_told_as_data(zi: Zi, unit: Path) -> None:
    name = os.fsdecode(b"plans/renaksi_\xff.yaml")
    (unit / PLAN).rename(unit / name)
    answer = zi("check", "--format", "json", cwd=unit)
    assert (answer.code, answer.err) == (0, "")
    assert name in {one for _, one, _ in json_places(answer.out)}


def fingerprints(bentuk: str, out: str) -> list[str]:
    data = json.loads(out)
    if bentuk == "gitlab":
        return [one["fingerprint"] for one in data]
    return [one["partialFingerprints"]["ziFinding/v1"] for one in data["runs"][0]["results"]]


@pytest.mark.parametrize("bentuk", ["gitlab", "sarif"])
def test_fingerprints_are_unique_and_outlive_lines_put_above(bentuk: str, zi: Zi, unit: Path) -> None:
    replaced(unit / PLAN, "waktu: Januari\n", "waktu: Januari\n            waktu: Juni\n")  # "sudah ada di baris 44"
    replaced(unit / YEAR, "pembilang: 38", "pembilang: -38")
    before = zi("check", "--format", bentuk, cwd=unit).out
    for name in (PLAN, YEAR):
        (unit / name).write_text("# satu\n# dua\n" + (unit / name).read_text(encoding="utf-8"), encoding="utf-8")
    after = zi("check", "--format", bentuk, cwd=unit).out
    assert before != after
    assert fingerprints(bentuk, before) == fingerprints(bentuk, after)
    assert len(set(fingerprints(bentuk, after))) == len(fingerprints(bentuk, after))


def test_two_findings_that_are_alike_have_two_fingerprints(zi: Zi, unit: Path) -> None:
    text = (unit / PLAN).read_text(encoding="utf-8")
    (unit / PLAN).write_text(text.replace("waktu: Juni\n", "waktu: Junni\n"), encoding="utf-8")
    found = fingerprints("gitlab", zi("check", "--format", "gitlab", cwd=unit).out)
    assert text.count("waktu: Juni\n") > 1
    assert len(set(found)) == len(found)


def test_gitlab_has_the_documented_fields(zi: Zi, hostile: Path) -> None:
    found = json.loads(zi("check", "--format", "gitlab", cwd=hostile).out)
    assert {frozenset(one) for one in found} == {
        frozenset({"description", "check_name", "fingerprint", "severity", "location"})
    }
    assert {one["severity"] for one in found} <= {"info", "minor", "major"}
    assert all(re.fullmatch("[0-9a-f]{32}", one["fingerprint"]) for one in found)
    assert all(one["location"]["path"].startswith("plans/") for one in found)


def test_sarif_says_what_the_standard_asks(zi: Zi, hostile: Path) -> None:
    log = json.loads(zi("check", "--format", "sarif", cwd=hostile).out)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert [one["id"] for one in rules] == sorted({one["ruleId"] for one in run["results"]})
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024  # GitHub shows no more
        assert rule["id"] in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["level"] == rules[one["ruleIndex"]]["defaultConfiguration"]["level"]
        (place,) = (each["physicalLocation"] for each in one["locations"])
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        assert re.fullmatch(r"[\w.~/%-]+", place["artifactLocation"]["uri"], re.ASCII)
        assert min(place["region"].values()) >= 1


def test_sarif_severities_as_sarif_tools_counts_them(zi: Zi, hostile: Path, tmp_path: Path) -> None:
    (tmp_path / "zi.sarif").write_text(zi("check", "--format", "sarif", cwd=hostile).out, encoding="utf-8")
    report = load_sarif_file(str(tmp_path / "zi.sarif")).get_report()
    found = json.loads(zi("check", "--format", "json", cwd=hostile).out)["masalah"]
    for severity, tingkat in (("error", "galat"), ("warning", "peringatan"), ("note", "saran")):
        assert report.get_issue_count_for_severity(severity) == sum(one["tingkat"] == tingkat for one in found)


def test_a_column_counts_code_points(zi: Zi, unit: Path) -> None:
    reading = '{catatan: "\U0001f4a5\U0001f4a5 é", pembilang: -1, penyebut: 78}'
    replaced(
        unit / YEAR, "{pembilang: 38, penyebut: 78, tanggal: 2024-06-28, bukti: [bukti/2024/survei-wbs.pdf]}", reading
    )
    results = json.loads(zi("check", "--format", "sarif", cwd=unit).out)["runs"][0]["results"]
    lines = (unit / YEAR).read_text(encoding="utf-8").splitlines()
    (region,) = (one["locations"][0]["physicalLocation"]["region"] for one in results if one["level"] == "error")
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 :] == "-1, penyebut: 78}"


@pytest.mark.parametrize("strict", [[], ["--strict"]])
def test_junit_fails_when_and_only_when_the_check_does(strict: list[str], zi: Zi, unit: Path) -> None:
    for expected in ("peringatan", "galat"):
        answer = zi("check", "--format", "junit", *strict, cwd=unit)
        xml = JUnitXml.fromstring(answer.out.encode())
        failing = {one.type for _, case in cases(answer.out) for one in case.result if isinstance(one, Failure)}
        assert failing == ({expected} if strict else {expected} - {"peringatan"})
        assert bool(xml.failures) == bool(answer.code)
        assert (xml.tests, xml.failures) == (
            len(cases(answer.out)),
            sum(bool(case.result) for _, case in cases(answer.out)),
        )
        replaced(unit / PLAN, "arah: naik\n", "arah: miring\n")


def test_junit_has_a_suite_a_file_and_passes_the_files_without_findings(zi: Zi, unit: Path) -> None:
    found = cases(zi("check", "--format", "junit", cwd=unit).out)
    assert [suite.name for suite, _ in found] == sorted(str(suite.name) for suite, _ in found)
    passed = [str(suite.name) for suite, case in found if not said_by(case)]
    assert passed == ["plans/zi.yaml"]
    assert {PLAN, YEAR} < {str(suite.name) for suite, _ in found}


def test_the_summary_counts_and_begins_with_the_worst(zi: Zi, unit: Path) -> None:
    replaced(unit / PLAN, "arah: naik\n", "arah: miring\n")
    out = zi("check", "--format", "md", cwd=unit).out
    levels = [row[0][0] for row in markdown_rows(out)]
    assert levels == sorted(levels, key=["galat", "peringatan", "saran"].index)
    assert f"**{zi('check', cwd=unit).out.splitlines()[-2 if levels[0] == 'galat' else -1]}**" in out


def test_a_summary_fits_into_a_comment_and_says_what_it_leaves_out(
    zi: Zi, tmp_path: Path, unit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ci, "MOST_MARKDOWN", 6_000)
    for n in range(40):
        shutil.copytree(unit, tmp_path / "banyak" / str(n))
    units = [str(one) for one in sorted((tmp_path / "banyak").iterdir())]
    out = zi("check", "--format", "md", *units, cwd=tmp_path).out
    everything = json_places(zi("check", "--format", "json", *units, cwd=tmp_path).out)
    assert len(out) < 6_500
    left = sum(map(int, re.findall(r"… dan (\d+) lagi", out)))
    assert len(everything) == len(md_places(out)) + left


@pytest.mark.parametrize("bentuk", ["text", "md"])
def test_many_problems_of_one_code_are_told_together_for_people_and_each_for_machines(
    bentuk: str, zi: Zi, unit: Path, tmp_path: Path
) -> None:
    (unit / YEAR).write_text("skema: 1\ntahun: 2024\nindikator:\n" + "".join(f"  x-{n}: 1\n" for n in range(30)))
    everything = json_places(zi("check", "--format", "json", cwd=unit).out)
    out = zi("check", "--format", bentuk, cwd=unit).out
    kode = max({code for code, _, _ in everything}, key=[code for code, _, _ in everything].count)
    told = [one for one in places(bentuk, out, tmp_path) if one[0] == kode]
    assert [code for code, _, _ in everything].count(kode) == 30
    assert len(told) == 21
    assert "… dan 9 lagi" in out
    assert out.count(kode) == 2


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ({"GITHUB_REPOSITORY": "d/zi", "GITHUB_SHA": "abc"}, "https://github.com/d/zi/blob/abc/"),
        (
            {"GITHUB_SERVER_URL": "https://git.go.id", "GITHUB_REPOSITORY": "d/zi", "GITHUB_SHA": "abc"},
            "https://git.go.id/d/zi/blob/abc/",
        ),
        ({"CI_PROJECT_URL": "https://gitlab.com/d/zi", "CI_COMMIT_SHA": "abc"}, "https://gitlab.com/d/zi/-/blob/abc/"),
        ({"CI_PROJECT_URL": "https://gitlab.com/d/zi", "GITHUB_SHA": "abc"}, ""),
        ({}, ""),
    ],
)
def test_links_lead_to_the_commit_on_the_server(
    said: dict[str, str], start: str, zi: Zi, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    rows = markdown_rows(zi("check", "--format", "md").out)
    links = [link for row in rows for _, links in row for link in links.split()]
    assert links
    assert all(one.startswith(f"{start}plans/") for one in links)


def test_narrowed_to_files(zi: Zi, unit: Path) -> None:
    out = zi("check", "--format", "junit", YEAR, "plans/zi.yaml", cwd=unit).out
    assert {str(suite.name) for suite, _ in cases(out)} == {YEAR, "plans/zi.yaml"}


@pytest.mark.parametrize("bentuk", CHECK_FORMATS)
@pytest.mark.parametrize("named", [(), (".",)], ids=["unit", "banyak"])
def test_a_file_holds_what_would_be_printed(zi: Zi, unit: Path, bentuk: str, named: tuple[str, ...]) -> None:
    text = (unit / PLAN).read_text(encoding="utf-8").replace("waktu: Juni\n", "waktu: Junni\n")
    (unit / PLAN).write_text(text, encoding="utf-8", newline="")
    printed = zi("check", *named, "--format", bentuk, cwd=unit)
    written = zi("check", *named, "--format", bentuk, "-o", "hasil.txt", cwd=unit)
    assert (written.code, written.out, written.err) == (1, "", "zi: ditulis ke hasil.txt\n")
    assert (unit / "hasil.txt").read_bytes() == printed.out.encode()


@pytest.mark.parametrize("named", [(), (".",)], ids=["unit", "banyak"])
def test_no_file_is_written_among_the_units_own_nor_for_a_check_that_failed(
    zi: Zi, unit: Path, named: tuple[str, ...]
) -> None:
    before = (unit / PLAN).read_bytes()
    said = zi("check", *named, "-o", PLAN, cwd=unit)
    assert (said.code, said.out) == (2, "")
    assert "folder data unit" in said.err
    assert (unit / PLAN).read_bytes() == before
    assert zi("check", *named, "--against", "tidak-ada", "-o", "hasil.txt", cwd=unit).code == 2
    assert not (unit / "hasil.txt").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
@pytest.mark.parametrize("link", ["hasil.txt", "unit/hasil.txt", "unit/hasil/hasil.txt"])
def test_a_file_behind_a_link_of_the_repository_that_leads_out_is_not_written(
    zi: Zi, unit: Path, tmp_path: Path, link: str
) -> None:
    """The unit stands in a folder of its repository; the link may be the file, or a folder on the way to it."""
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "hasil.txt").write_text("milik orang", encoding="utf-8")
    repository = tmp_path / "repositori"
    shutil.copytree(unit, repository / "unit")
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    named = repository / link
    if named.parent.exists():
        named.symlink_to(outside / "hasil.txt")
    else:
        named.parent.symlink_to(outside)
    assert zi("check", "-C", "unit", "-o", link, cwd=repository).code == 2
    assert (outside / "hasil.txt").read_text(encoding="utf-8") == "milik orang"
