"""What `zi check` found, in the words of CI servers: one function a format.

The paths of the problems lead from the repository's root, with `/`. Texts come from files anybody may have edited, so
each is cleaned of signs that are not seen and then escaped the way its format asks. The same problems give the same
bytes: no clock, no version, no random id.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from re import compile as pattern
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from zi_cli.core.grouping import grouped
from zi_cli.model.markdown import escaped
from zi_cli.model.masalah import URUTAN_TINGKAT, Masalah, Penjelasan, Tingkat
from zi_cli.model.tulisan import clean
from zi_cli.render.screens.findings import SHOWN, also, in_groups, passed_over, tally

GITHUB: dict[Tingkat, str] = {"galat": "error", "peringatan": "warning", "saran": "notice"}
GITLAB: dict[Tingkat, str] = {"galat": "major", "peringatan": "minor", "saran": "info"}
SARIF: dict[Tingkat, str] = {"galat": "error", "peringatan": "warning", "saran": "note"}
MOST_MARKDOWN = 60_000
"""So many characters a summary may have: a comment on GitHub holds 65,536."""
_LINE_NUMBER = pattern(r"(?<=baris )\d+")


def github(masalah: Iterable[Masalah]) -> str:
    """Give workflow commands, which GitHub shows beside the lines of a pull request."""
    return "".join(
        f"::{GITHUB[one.tingkat]} file={_property(one.berkas)},line={one.baris},col={one.kolom},"
        f"title={_property(f'{one.kode} {one.tingkat}')}::{_data(_said(one))}\n"
        for one in masalah
    )


def gitlab(masalah: Sequence[Masalah]) -> list[dict[str, Any]]:
    """Give the Code Quality report of GitLab."""
    return [
        {
            "description": _said(one),
            "check_name": one.kode,
            "fingerprint": fingerprint,
            "severity": GITLAB[one.tingkat],
            "location": {"path": clean(one.berkas), "lines": {"begin": one.baris}},
        }
        for one, fingerprint in zip(masalah, fingerprints(masalah), strict=True)
    ]


def sarif(masalah: Sequence[Masalah], known: Mapping[str, Penjelasan]) -> dict[str, Any]:
    """Give SARIF 2.1.0, with the rules that occur explained in it."""
    codes = sorted({one.kode for one in masalah})
    results = [
        {
            "ruleId": one.kode,
            "ruleIndex": codes.index(one.kode),
            "level": SARIF[one.tingkat],
            # SARIF reads [words](target) as a link, in plain text too.
            "message": {"text": _said(one).replace("](", "] (")},
            "locations": [{"physicalLocation": _sarif_place(one)}],
            "partialFingerprints": {"ziFinding/v1": fingerprint},
        }
        for one, fingerprint in zip(masalah, fingerprints(masalah), strict=True)
    ]
    run = {
        "tool": {"driver": {"name": "zi", "language": "id", "rules": [_sarif_rule(known[code]) for code in codes]}},
        "language": "id",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "Folder teratas repositori."}}},
        "results": results,
    }
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _sarif_rule(one: Penjelasan) -> dict[str, Any]:
    return {
        "id": one.kode,
        "shortDescription": {"text": one.judul},
        "fullDescription": {"text": one.uraian},
        "help": {"text": f"{one.uraian}\n\nzi check --explain {one.kode}"},
        "defaultConfiguration": {"level": SARIF[one.tingkat]},
    }


def _sarif_place(one: Masalah) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _address(one.berkas), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": one.baris, "startColumn": one.kolom},
    }


def junit(
    masalah: Sequence[Masalah], berkas: Iterable[str], known: Mapping[str, Penjelasan], failing: Sequence[str]
) -> str:
    """Give JUnit XML: a suite for each file, in it a case for each rule that was broken there, else one that passed.

    A case fails when its problems make `zi check` exit with 1: a galat, and with --strict a peringatan. Any other
    passes and tells its problems in system-out, so that the file has failures when, and only when, the check has.
    """
    found: dict[str, list[Masalah]] = {name: [] for name in berkas} | grouped(masalah, lambda one: one.berkas)
    root = ET.Element("testsuites", name="zi check")
    for name in sorted(found):
        _suite(root, name, found[name], known, failing)
    cases = list(root.iter("testcase"))
    _count(root, cases)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(
    root: ET.Element, name: str, found: list[Masalah], known: Mapping[str, Penjelasan], failing: Sequence[str]
) -> None:
    path = clean(name)
    suite = ET.SubElement(root, "testsuite", name=path)
    for (kode, tingkat), each in sorted(grouped(found, lambda one: (one.kode, one.tingkat)).items()):
        title = f"{kode} {clean(known[kode].judul)}"
        case = ET.SubElement(suite, "testcase", classname=path, name=title, file=path, line=str(each[0].baris))
        if tingkat in failing:
            more = f" (dan {len(each) - 1} lagi)" if len(each) > 1 else ""
            inside = ET.SubElement(case, "failure", type=tingkat, message=clean(each[0].pesan) + more)
        else:
            inside = ET.SubElement(case, "system-out")
        inside.text = "\n".join(f"{path}:{one.baris}:{one.kolom}: {tingkat} {kode}: {_said(one)}" for one in each)
    if not found:
        ET.SubElement(suite, "testcase", classname=path, name="tidak ada masalah", file=path)
    _count(suite, list(suite))


def _count(parent: ET.Element, cases: Sequence[ET.Element]) -> None:
    failed = sum(one.find("failure") is not None for one in cases)
    parent.attrib |= {"tests": str(len(cases)), "failures": str(failed), "errors": "0", "skipped": "0"}


def summary(masalah: Sequence[Masalah], berkas: int, diabaikan: int, pages: str) -> str:
    """Give Markdown for a pull request or a job's page: the counts, then a table, the worst first.

    `pages` is the address below which the server shows the files; without it the links are relative.
    """
    head = f"## zi check\n\n**{tally(masalah, berkas)}**{passed_over(diabaikan)}\n"
    ranked = sorted(masalah, key=lambda one: URUTAN_TINGKAT.index(one.tingkat))
    every = [(row, n) for group in in_groups(ranked) for row, n in _rows(group, pages)]
    rows = every[: bisect([*accumulate(len(row) for row, _ in every)], MOST_MARKDOWN)]
    table = "\n| Tingkat | Tempat | Kode | Masalah | Saran |\n|---|---|---|---|---|\n" if rows else ""
    left = len(ranked) - sum(n for _, n in rows)
    return (
        head
        + table
        + "".join(row for row, _ in rows)
        + (f"\n… dan {left} lagi; semuanya: `zi check`\n" if left else "")
    )


def _rows(group: Sequence[Masalah], pages: str) -> Iterator[tuple[str, int]]:
    """Give the rows of problems of one code, each with how many it tells: the first whole, the others in one."""
    one, *others = group
    yield f"| {one.tingkat} | {_place(one, pages)} | {one.kode} | {_shown(one.pesan)} | {_shown(one.saran)} |\n", 1
    if others:
        told = [f"{_place(each, pages)} {_shown(also(each, one))}" for each in others[:SHOWN]]
        told += [f"… dan {len(others) - SHOWN} lagi"] if len(others) > SHOWN else []
        yield f"| {one.tingkat} | {len(others)} tempat lain | {one.kode} | {'<br>'.join(told)} |  |\n", len(others)


def _place(one: Masalah, pages: str) -> str:
    return f"[{_shown(f'{one.berkas}:{one.baris}')}]({pages}{_address(one.berkas)}#L{one.baris})"


def _shown(text: str) -> str:
    """Escape a text; a name behind @ must not call the person of that name."""
    return escaped(text).replace("@", "@&#8203;")


def fingerprints(masalah: Iterable[Masalah]) -> list[str]:
    """Name each problem by what it says and by the text of its line, so that lines put above it change nothing.

    The second of two that are alike in all of that is told apart by being the second.
    """
    seen: Counter[str] = Counter()
    names = []
    for one in masalah:
        said = "\0".join((one.kode, one.berkas, _LINE_NUMBER.sub("", one.pesan), one.kutipan.strip()))
        seen[said] += 1
        names.append(sha256(f"{said}\0{seen[said]}".encode(errors="surrogatepass")).hexdigest()[:32])
    return names


def _said(one: Masalah) -> str:
    """Say a problem and its way out in one line."""
    return clean(f"{one.pesan}. Saran: {one.saran}" if one.saran else one.pesan)


def _address(path: str) -> str:
    """Write a path as an address, byte for byte: a name may hold what no text can."""
    return quote(path, errors="surrogateescape")


def _data(text: str) -> str:
    return clean(text).replace("%", "%25")  # a cleaned text has no line ends


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
