"""One reader a surface: takes the cells out of what a command printed, and knows nothing else of zi.

A cell's key is ("indikator", number, which), ("program", number or "" for all, which), ("skor", which) or
("kejadian", number, month); its value a number, a word, or None for a dash.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
from docx import Document
from openpyxl import load_workbook

Isi = Fraction | str | None
Sel = dict[tuple[Any, ...], Isi]

BULAN = dict(
    zip(
        [
            "Januari",
            "Februari",
            "Maret",
            "April",
            "Mei",
            "Juni",
            "Juli",
            "Agustus",
            "September",
            "Oktober",
            "November",
            "Desember",
        ],
        range(1, 13),
        strict=True,
    )
)
LIMA = ("capaian", "penyelesaian", "ketepatan", "bukti")
_ANGKA = re.compile(r"-?\d[\d.]*(?:,\d+)?")
_NOMOR = r"[IVX]+\.\d+\.[a-h]"


def angka(text: str) -> Isi:
    """Read the last number of a cell as people write it: 44/78 = 56,41; a dash is None, a word stays a word."""
    found = _ANGKA.findall(text)
    if text.endswith("nihil"):  # 0/0 = nihil
        return "nihil"
    if not found:
        return None if text.strip() in ("–", "") else text.strip()
    return Fraction(found[-1].replace(".", "").replace(",", "."))


def keadaan(text: str) -> str:
    """Give the key of a state that is written in words."""
    return text.strip().replace(" ", "_")


def mesin(value: object) -> Isi:
    """Read a number out of data."""
    return value if value is None or isinstance(value, str) else Fraction(str(value))


def dari_n(text: str) -> tuple[Fraction, Fraction]:
    """Read so many of so many: 3/4, 3 dari 4; a dash is none of none."""
    if text.strip() == "–":
        return Fraction(0), Fraction(0)
    one, other = re.findall(r"\d+", text)[:2]
    return Fraction(one), Fraction(other)


# Data


def _indikator_json(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[tuple[Any, ...], Isi]]:
    for one in rows:
        for which in ("target", "realisasi", "capaian"):
            yield ("indikator", one["nomor"], which), mesin(one[which])
        yield ("indikator", one["nomor"], "keadaan"), one["keadaan"]


def _rekap_json(nomor: str, one: dict[str, Any]) -> Iterator[tuple[tuple[Any, ...], Isi]]:
    names = {"rata_capaian": "capaian", "kelengkapan_bukti": "bukti"}
    for key in ("tercapai", "dinilai", "terisi", "kejadian_selesai", "kejadian_jatuh_tempo"):
        yield ("program", nomor, key), mesin(one[key])
    for key in ("rata_capaian", "penyelesaian", "ketepatan", "kelengkapan_bukti"):
        yield ("program", nomor, names.get(key, key)), mesin(one[key])


def status_json(text: str) -> Sel:
    """zi status --format json."""
    found = json.loads(text)
    score = found["capaian_rencana_aksi"]
    cells = dict(_indikator_json(found["indikator"]))
    for which in ("target_periode", "capaian_periode", "keadaan_periode"):
        cells |= {("indikator", one["nomor"], which): mesin(one[which]) for one in found["indikator"]}
    for one in found["program"]:
        cells |= _rekap_json(one["nomor"], one)
    cells |= _rekap_json("", found["keseluruhan"])
    low, high = score["rentang"]
    cells |= {("skor", "nilai"): mesin(score["nilai"]), ("skor", "bawah"): mesin(low), ("skor", "atas"): mesin(high)}
    return cells | {("skor", key): mesin(score[key]) for key in ("tercapai", "dinilai", "target")}


def explain_json(text: str) -> Sel:
    """zi explain of a program or of the computed indikator, --format json."""
    found = json.loads(text)
    if found["macam"] == "program":
        return dict(_rekap_json(found["nomor"], found["rekap"])) | dict(_indikator_json(found["indikator"]))
    cells = dict(_indikator_json([found, *found["dihitung_dari"]]))
    low, high = found["rentang"]
    return cells | {("skor", "bawah"): mesin(low), ("skor", "atas"): mesin(high)}


def due_json(text: str) -> Sel:
    """zi due --format json."""
    found = json.loads(text)
    lists = [one for name in ("jatuh_tempo", "berjalan", "lewat") for one in found[name]]
    mine = [one for one in lists if one["tahun"] == found["tahun"]]  # the year before is not forgotten
    return {("kejadian", one["nomor"], one["bulan"]): one["keadaan"] for one in mine}


def diff_json(text: str) -> Sel:
    """The side after the change of zi diff --format json, without realisasi before."""
    cells: Sel = {}
    for year in json.loads(text)["dampak"]:
        score = year["capaian_rencana_aksi"]["baru"]
        cells |= {("skor", key): mesin(score[key]) for key in ("nilai", "tercapai", "dinilai", "target")}
        for one in year["indikator"]:
            for which in ("capaian", "keadaan"):
                cells["indikator", one["nomor"], which] = mesin(one["baru"][which])
    return cells


def diff_md(text: str) -> Sel:
    """The effect on capaian that zi diff --format md shows."""
    rows = [row for table in _tables_md(text) if "Capaian baru" in table[0] for row in table[1:]]
    return {("indikator", row[0], "capaian"): angka(row[2]) for row in rows}


def tabel(indikator: Iterable[dict[str, Any]], unit: dict[str, Any], kejadian: Iterable[dict[str, Any]]) -> Sel:
    """The tidy tables, wherever they stand."""
    cells = dict(_indikator_json(indikator))
    for cell, column in {"nilai": "skor", "bawah": "skor_bawah", "atas": "skor_atas", "target": "target"}.items():
        cells["skor", cell] = mesin(unit[column])
    for column in ("dinilai", "tercapai"):
        cells["skor", column] = mesin(unit[column])
    for column in ("kejadian_selesai", "kejadian_jatuh_tempo"):
        cells["program", "", column] = mesin(unit[column])
    cells["program", "", "capaian"] = mesin(unit["rata_capaian"])
    for column in ("penyelesaian", "ketepatan"):
        cells["program", "", column] = mesin(unit[column])
    for one in kejadian:
        cells["kejadian", one["nomor"], int(one["bulan"])] = one["keadaan"]
    return cells


def export_csv(folder: Path) -> Sel:
    """zi export csv -o folder."""
    indikator, unit, kejadian = (
        [_blank(row) for row in csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8-sig")))]
        for name in ("indikator", "unit", "kejadian")
    )
    return tabel(_numbered(indikator), _numbered(unit)[0], kejadian)


def _blank(row: dict[str, str]) -> dict[str, str | None]:
    return {key: value or None for key, value in row.items()}


def _numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    words = ("nomor", "keadaan", "periode")
    return [{k: v if k in words or not _plain(v) else Fraction(v) for k, v in row.items()} for row in rows]


def _plain(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", value) is not None


def export_json(text: str) -> Sel:
    """zi export json."""
    found = json.loads(text)
    tables = found.get("tabel", found)
    return tabel(tables["indikator"], tables["unit"][0], tables["kejadian"])


def export_parquet(folder: Path) -> Sel:
    """zi export parquet -o folder."""

    def rows(name: str) -> list[dict[str, Any]]:
        found = duckdb.sql(f"from read_parquet('{folder / name}/*.parquet')")
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]

    return tabel(rows("indikator"), rows("unit")[0], rows("kejadian"))


def rollup_json(text: str) -> Sel:
    """zi rollup of one office, --format json."""
    found = json.loads(text)
    total = found["ringkasan"]
    cells: Sel = {
        ("skor", "nilai"): mesin(found["unit"][0]["skor"]),
        ("skor", "target"): mesin(found["unit"][0]["target"]),
    }
    cells |= {("skor", key): mesin(total[key]) for key in ("tercapai", "dinilai")}
    for key in ("kejadian_selesai", "kejadian_jatuh_tempo"):
        cells["program", "", key] = mesin(total[key])
    for one in found["program"]:
        for key in ("tercapai", "dinilai", "terisi", "kejadian_selesai", "kejadian_jatuh_tempo"):
            cells["program", one["nomor"], key] = mesin(one[key])
    return cells


def ics(text: str) -> Sel:
    """zi export ics: whether each occurrence is done, late, cancelled or not done."""
    cells: Sel = {}
    for event in text.replace("\r\n", "\n").replace("\n ", "").split("BEGIN:VEVENT")[1:]:
        nomor = re.search(r"\\n([IVX]+\.\d+\.\d+) ", event)[1]
        bulan = int(re.search(r"UID:zi-\d+-(\d+)-", event)[1])
        said = re.search(r"Keadaan: (.*?)\\n", event)[1]
        late = "terlambat" in said
        cells["kejadian", nomor, bulan] = (
            "batal"
            if said.startswith("batal")
            else "belum"
            if said.startswith("belum")
            else "selesai_terlambat"
            if late
            else "selesai"
        )
    return cells


# Screens


def status_text(text: str) -> Sel:
    """zi status --rinci, on a wide screen."""
    cells: Sel = {}
    for line in text.splitlines():
        table = re.match(r"(?:([IVX]+)\s+Program \d|     Semua)\s+(\d+/\d+)\s+(\d+/\d+)\s+(.*)", line)
        if table:
            cells |= _row_of_five(table[1] or "", table[2], table[3], table[4].split())
        shown = re.match(rf"  \S  ({_NOMOR})\s+(?:Indikator|Capaian renaksi)\S*\s+(.*?)(?:\s{{2,}}|$)", line)
        if shown and ", target" in shown[2]:
            value, _, goal = shown[2].partition(", target")
            cells["indikator", shown[1], "realisasi"] = angka(value)
            if "semester" not in goal:
                cells["indikator", shown[1], "target"] = angka(goal)
    return cells | _headline(text)


def _headline(text: str) -> Sel:
    cells: Sel = {}
    head = re.search(r"^Capaian rencana aksi.*?  ([\d.,]+) %.*?(\d+/\d+) tercapai", text, re.MULTILINE)
    if head:
        cells["skor", "nilai"] = angka(head[1])
        cells["skor", "tercapai"], cells["skor", "dinilai"] = dari_n(head[2])
    span = re.search(r"rentang ([\d.,]+) – ([\d.,]+) %", text)
    if span:
        cells["skor", "bawah"], cells["skor", "atas"] = angka(span[1]), angka(span[2])
    return cells


def _row_of_five(nomor: str, reached: str, filled: str, four: Sequence[str]) -> Sel:
    n, of = dari_n(reached)
    cells: Sel = {("program", nomor, "tercapai"): n, ("program", nomor, "dinilai"): of}
    cells["program", nomor, "terisi"] = dari_n(filled)[0]
    return cells | {("program", nomor, name): angka(said) for name, said in zip(LIMA, four, strict=True)}


def explain_text(text: str) -> Sel:
    """zi explain of a program, on a wide screen."""
    cells: Sel = {}
    nomor = ""
    for line in re.sub(r"\n {12,}(?=\S)", " ", text).splitlines():  # a long fact is folded
        head = re.match(rf"({_NOMOR}|[IVX]+)  ", line)
        if head:
            nomor = head[1]
        name, _, said = line.strip().partition("  ")
        said = re.split(r"\s{2,}", said.strip())[0]
        if "." in nomor and line.startswith("  "):
            cells |= _fact(nomor, name, said)
        elif nomor and name == "Tercapai":
            n, of = dari_n(said)
            cells |= {("program", nomor, "tercapai"): n, ("program", nomor, "dinilai"): of}
        elif nomor and name in ("Capaian", "Penyelesaian", "Ketepatan waktu", "Bukti"):
            which = "ketepatan" if name == "Ketepatan waktu" else name.lower()
            cells["program", nomor, which] = angka(said.partition(" (")[0])
    return cells


def _fact(nomor: str, name: str, said: str) -> Sel:
    if name.startswith("Target 2024"):
        return {("indikator", nomor, "target"): angka(said.partition("(")[0])}
    if name == "Nilai":
        return {("indikator", nomor, "realisasi"): angka(said.partition("(")[0])}
    if name == "Capaian":
        return {("indikator", nomor, "capaian"): angka(said.rpartition("=")[2].partition("%")[0])}
    return {}


def due_text(text: str) -> Sel:
    """zi due, on a wide screen: which occurrences are lewat."""
    found = re.finditer(r"✗  ([IVX]+\.\d+\.\d+)  Aktivitas \S+\s+lewat, jatuh tempo (\w+)(?! \d{4})\b", text)
    return {("kejadian", one[1], BULAN[one[2]]): "lewat" for one in found}


# Pages


def dashboard(text: str) -> Sel:
    """zi dashboard."""
    cells: Sel = {}
    for card in re.split(r"<article ", text)[1:]:
        nomor = re.search(r'class="nomor">([^<]+)<', card)
        facts = {
            unescape(name): unescape(re.sub(r"<[^>]+>", "", said.partition("<svg")[0]))
            for name, said in re.findall(r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", card, re.DOTALL)
        }
        if 'class="papan indikator"' in card and nomor:
            cells["indikator", nomor[1], "keadaan"] = re.search(r'data-keadaan="(\w+)"', card)[1]
            for name in {"Target", "Realisasi", "Capaian"} & facts.keys():
                cells["indikator", nomor[1], name.lower()] = angka(facts[name])
        elif card.startswith('class="papan">') and nomor and "Penyelesaian" in facts:
            n, of = dari_n(re.search(r'angka" [^>]*>([^<]*)<', card)[1])
            cells |= {("program", nomor[1], "tercapai"): n, ("program", nomor[1], "dinilai"): of}
            for name in ("Capaian", "Penyelesaian", "Ketepatan", "Bukti"):
                cells["program", nomor[1], name.lower()] = angka(facts[name])
    return cells


Tabel = list[list[str]]


def laporan(tables: Iterable[Tabel], *, akhir: bool) -> Sel:
    """The tables of a report, whatever it is written in: rekapitulasi, indikator, aktivitas."""
    cells: Sel = {}
    for head, *rows in tables:
        for row in rows:
            said = dict(zip(head, row, strict=False))
            if "Capaian %" in said and " dari " in said.get("Terisi", ""):
                four = [said[one] for one in ("Capaian %", "Penyelesaian %", "Tepat waktu %", "Bukti %")]
                cells |= _row_of_five(said["No"], said["Tercapai"], said["Terisi"], four)
            elif "Predikat" in said and re.fullmatch(_NOMOR, said["No"]):
                cells |= _baris(said, akhir=akhir)
    return cells


def _baris(said: dict[str, str], *, akhir: bool) -> Sel:
    nomor, state = said["No"], keadaan(said["Keadaan"])
    cells: Sel = {("indikator", nomor, "target"): angka(said["Target"])}
    cells["indikator", nomor, "capaian"] = angka(said["Capaian %"])
    if akhir:
        cells["indikator", nomor, "keadaan"] = state
    together = re.search(r"nilai setahun (.*?),(?! ?\d)", said["Keterangan"])
    parts = [one for head, one in said.items() if head.startswith("Realisasi ")]
    readings = (together[1],) if together else parts[::-1]
    if released := re.search(r"angka susulan (.*?), terbit", said["Keterangan"]):
        readings = (released[1],)
    if summed := re.search(r"\(2023\) \+ .*?\(2024\)(?: = ([\d.,]+))?", said["Keterangan"]):
        readings = (summed[1] or "–",)
    return cells | {("indikator", nomor, "realisasi"): next(filter(_is_measured, map(angka, readings)), None)}


def _is_measured(found: Isi) -> bool:
    return found is not None and found not in ("nihil", "belum waktunya", "tidak berlaku")


def _tables_md(text: str) -> list[Tabel]:
    tables: list[Tabel] = []
    for block in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        lines = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in block.splitlines()]
        tables.append([[cell.strip("| ") for cell in line] for line in [lines[0], *lines[2:]]])
    return tables


def report_md(text: str, *, akhir: bool) -> Sel:
    """zi report."""
    score = re.search(r"^Capaian rencana aksi ([\d.,]+) % \((\d+ dari \d+)", text, re.MULTILINE)
    cells: Sel = {("skor", "nilai"): angka(score[1])} if score else {}
    span = re.search(r"rentangnya ([\d.,]+) – ([\d.,]+) %", text)
    if span:
        cells |= {("skor", "bawah"): angka(span[1]), ("skor", "atas"): angka(span[2])}
    return cells | laporan(_tables_md(text), akhir=akhir)


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Tabel] = []
        self.cell = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  as the library calls it
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("")
            self.cell = True

    def handle_endtag(self, tag: str) -> None:
        self.cell = self.cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.cell:
            self.tables[-1][-1][-1] += data


def report_html(text: str, *, akhir: bool) -> Sel:
    """zi report --format html."""
    page = _Html()
    page.feed(text)
    return laporan([one for one in page.tables if one], akhir=akhir)


def report_docx(path: Path, *, akhir: bool) -> Sel:
    """zi report --format docx."""
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in Document(str(path)).tables]
    return laporan([one for one in tables if one], akhir=akhir)


def report_xlsx(path: Path, *, akhir: bool) -> Sel:
    """zi report --format xlsx, each number as its format shows it."""
    tables = []
    for sheet in load_workbook(path):
        rows = [[_shown(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
        breaks = [n for n, row in enumerate(rows) if not any(row)]
        blocks = [rows[n + 1 : to] for n, to in pairwise([-1, *breaks, len(rows)])]
        tables += [one[n:] for one in blocks for n, row in enumerate(one) if "No" in row]
    return laporan(tables, akhir=akhir)


def _shown(value: object, form: str) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    exact = Fraction(str(value))
    size = 10 ** len(form.partition(".")[2])
    shown = Fraction((exact * size * 2 + 1) // 2, size)
    return f"{float(shown):.12f}".rstrip("0").rstrip(".").replace(".", ",")


def report_pdf(pages: Iterable[str], *, akhir: bool) -> Sel:
    """zi report --format pdf: the line of each indikator, and of each program."""
    text = re.sub(r"\s+", " ", " ".join(pages))
    text = re.sub(r"\bbelum waktunya (?=[\d–])", "– ", text)  # a reading, and no state
    cells: Sel = {}
    line = rf"({_NOMOR}) (?:Indikator \S+|Capaian renaksi) (?:%|jumlah|nilai) (.*?) (?=tercapai|belum|nihil|tidak)"
    for nomor, said in re.findall(line, text) if akhir else ():
        figures = [angka(one) for one in said.split() if one == "–" or _ANGKA.fullmatch(one)]
        if len(figures) > 2:  # target, readings, capaian
            cells |= {("indikator", nomor, "target"): figures[0], ("indikator", nomor, "capaian"): figures[-1]}
    for nomor, reached, filled, four in re.findall(
        r"(?:([IVX]+) Program \d|Keseluruhan) (\d+ dari \d+) (\d+ dari \d+) ((?:[\d.,]+ |– ){4})", text
    ):
        cells |= _row_of_five(nomor, reached, filled, four.split())
    return cells
