"""Documents changed in every way: each becomes a plan or is refused with a way out, whatever befell it.

python -m tests.documents.mutasi --count 20000 --seed 2026
"""

import argparse
import io
import json
import random
import re
import sys
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from tests.documents.kemas import cell, paragraph, table, word_parts, zipped
from tests.fuzz.mutations import OF_BYTES, OF_TEXT
from tests.impor import bangun
from zi_cli.cli.main import run
from zi_cli.documents.reading import read_document
from zi_cli.model.grid import Document
from zi_cli.model.kalimat import joined
from zi_cli.model.refusal import Refusal

Change = Callable[[random.Random, str], str]
ROWS = 12
"""So many rows of the office's plan each document holds."""
NUMBERS = (
    "0",
    "-1",
    "1",
    "3",
    "999999999",
    "2147483648",
    "99999999999999999999",
    "1e308",
    "-0",
    "NaN",
    "",
    "x",
    "1.5",
    "٣",
)
VALUES = (
    *(
        "A1",
        "XFD1048576",
        "ZZZ9",
        "A0",
        "$A$1",
        "A1:XFD1048576",
        "B2:A1",
        "s",
        "inlineStr",
        "e",
        "d",
        "b",
        "zzz",
        "true",
        "off",
    ),
    *(
        "../../../etc/passwd",
        "/xl/workbook.xml",
        "word/document.xml",
        "rId1",
        "External",
        "hidden",
        "restart",
        "continue",
    ),
    *(
        "0%;;",
        "[>1]0%;[<0]x",
        "yyyy",
        '"' * 9,
        "0" * 300,
        "#,##0.00_);[Red]\\(",
        "?/?",
        "@",
        "FFFF00",
        "upperRoman",
        "bullet",
    ),
)
ELEMENTS = (
    *(
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr/>",
        "<w:tc>",
        "</w:tc>",
        "<w:del>",
        "<w:ins/>",
        "<w:p/>",
        "<w:drawing>",
        "</w:drawing>",
    ),
    *(
        "<w:vMerge/>",
        '<w:gridSpan w:val="-3"/>',
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:rPrChange>",
        "<w:sym/>",
        "<w:br/>",
    ),
    *(
        '<c r="A1"><v>1</v></c>',
        "<c><f/></c>",
        "<row/>",
        '<c t="s"><v>9999</v></c>',
        "<is><t>x</t></is>",
        "<si/>",
        "<f>",
        "</v>",
    ),
    *(
        '<mergeCell ref="A1:C9"/>',
        '<col hidden="1" min="1" max="99999999"/>',
        "<xf/>",
        '<sheet name="x"/>',
        "&#0;",
        "&#x202e;",
    ),
    *(
        "<!DOCTYPE x []>",
        "<!-- x -->",
        "<?x y?>",
        "<![CDATA[",
        "]]>",
        "<x:y/>",
        "&x;",
        "\ufeff",
        "<w:lvl/>",
        '<w:numId w:val="1"/>',
    ),
)


def _element(chance: random.Random, text: str) -> str:
    """Repeat an element, take it out, or move it."""
    found = list(re.finditer(r"<([\w:]+)[^<>]*?(?:/>|>[^<>]*</\1>)", text))
    if not found:
        return text
    one, other = chance.choice(found), chance.choice(found)
    said = one[0] * chance.choice((0, 0, 2, 3, 200))
    if chance.random() < 0.5:
        return text[: one.start()] + said + text[one.end() :]
    return text[: other.start()] + said + text[other.start() :]


def _tag(chance: random.Random, text: str) -> str:
    """Take a tag out, or put one in; mostly what comes of it is no XML."""
    found = list(re.finditer(r"<[^<>]*>", text))
    if not found:
        return text
    one = chance.choice(found)
    return text[: one.start()] + chance.choice(("", one[0] * 2, chance.choice(ELEMENTS))) + text[one.end() :]


def _put(chance: random.Random, text: str) -> str:
    """Put an element between two others."""
    found = [one.start() for one in re.finditer("<", text)] or [0]
    at = chance.choice(found)
    return text[:at] + chance.choice(ELEMENTS) * chance.choice((1, 1, 1, 150)) + text[at:]


def _value(chance: random.Random, text: str) -> str:
    """Give an attribute another value."""
    found = list(re.finditer('(?<==")[^"]*(?=")', text))
    if not found:
        return text
    one = chance.choice(found)
    other = chance.choice((chance.choice(NUMBERS), chance.choice(VALUES), chance.choice(found)[0], "9" * 400))
    return text[: one.start()] + other.replace("<", "").replace('"', "&quot;") + text[one.end() :]


def _content(chance: random.Random, text: str) -> str:
    """Give an element another text."""
    found = list(re.finditer("(?<=>)[^<>]+(?=<)", text))
    if not found:
        return text
    one = chance.choice(found)
    other = chance.choice(
        (chance.choice(NUMBERS), "x" * 40_000, "_x0000__xD800_", "%", chance.choice(found)[0], "\n" * 99)
    )
    return text[: one.start()] + other + text[one.end() :]


def _deep(chance: random.Random, text: str) -> str:
    """Set a part into many levels of an element, most of which are what it already has."""
    name = chance.choice(("w:tbl", "w:tc", "w:sdt", "w:p", "row", "c", "si", "r", "x"))
    levels = chance.choice((2, 30, 120))
    at = chance.choice([one.start() for one in re.finditer("<", text)] or [0])
    return text[:at] + f"<{name}>" * levels + f"</{name}>" * levels + text[at:]


CHANGES: tuple[Change, ...] = (_element, _element, _tag, _put, _put, _value, _value, _value, _content, _deep)


def mutated(chance: random.Random, kind: str) -> bytes:
    """Draw a document of a kind that something befell."""
    data = BASES[kind]()
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = _of_bytes(chance, data) if kind == "csv" or chance.random() < 0.2 else _of_parts(chance, data)
    return data


def _of_bytes(chance: random.Random, data: bytes) -> bytes:
    return chance.choice((*OF_BYTES, *OF_TEXT, _quotes))(chance, data)


def _quotes(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return (
        data[:at] + chance.choice((b'"', b'""', b";", b"\t" * 400, b"\0", b"\r", b"\n\n", b",", b"|", b"'")) + data[at:]
    )


def _of_parts(chance: random.Random, data: bytes) -> bytes:
    """Change what one part says, or which parts there are."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            parts = {one: held.read(one) for one in held.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        return _of_bytes(chance, data)
    if not parts:
        return data
    name = chance.choice([*sorted(parts), *(one for one in sorted(parts) if "document" in one or "sheet" in one)])
    if chance.random() < 0.08:
        parts.pop(name)
    elif chance.random() < 0.05:
        parts[chance.choice((f"/{name}", name.upper(), name.replace("/", "\\"), "xl/vbaProject.bin", "a" * 400))] = (
            parts[name]
        )
    elif chance.random() < 0.1:
        parts[name] = chance.choice((*OF_BYTES, *OF_TEXT))(chance, parts[name])
    else:
        text = chance.choice(CHANGES)(chance, parts[name].decode("utf-8", "replace"))
        parts[name] = text.encode("utf-8", "surrogatepass")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for one, content in parts.items():
            package.writestr(zipfile.ZipInfo(one), content)
    return made.getvalue()


@cache
def word() -> bytes:
    """Make a document of Word that holds a little of everything that is read."""
    _, rows, _ = bangun.bagian()
    odd = (
        f"<w:p><w:ins>{_run('baru')}</w:ins><w:del>{_run('lama')}</w:del>{_run('coret', '<w:strike/>')}</w:p>"
        + table(["dalam"])
        + paragraph("butir", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + paragraph("gaya", '<w:pStyle w:val="Butir"/>')
    )
    body = (
        paragraph("RENCANA AKSI")
        + table(*rows[:ROWS])
        + f"<w:sdt><w:sdtContent>{paragraph('antara')}</w:sdtContent></w:sdt>"
        + table(
            [
                cell("I", '<w:vMerge w:val="restart"/>'),
                cell("lebar", '<w:gridSpan w:val="2"/><w:shd w:fill="FFFF00"/>'),
            ],
            [cell("", "<w:vMerge/>"), cell(odd), "<w:p><w:r><w:drawing><w:t>x</w:t></w:drawing></w:r></w:p>"],
        )
        + paragraph("Singaraja, 10 Januari 2022")
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = '<w:style w:styleId="Butir"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    return zipped(word_parts(body, numbering, styles))


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@cache
def excel() -> bytes:
    """Make a workbook that holds a little of everything that is read."""
    before, rows, _ = bangun.bagian()
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet, hidden = book.add_worksheet("Renaksi"), book.add_worksheet("Lama")
    shapes = [
        book.add_format(one) for one in ({"num_format": "0.0%"}, {"font_strikeout": True}, {"bg_color": "#FFFF00"})
    ]
    for at, line in enumerate(before):
        sheet.write(at, 0, line)
    for at, row in enumerate(rows[:ROWS], len(before)):
        for column, text in enumerate(row):
            if re.fullmatch(r"\d+%", text):
                sheet.write_number(at, column, int(text[:-1]) / 100, shapes[0])
            elif text:
                sheet.write_string(at, column, text)
    sheet.merge_range("A30:C31", "gabung", shapes[2])
    sheet.write_rich_string("D30", "tetap ", shapes[1], "coret")
    sheet.write_formula("E30", "=1/0", None, "#DIV/0!")
    sheet.write_datetime("F30", date(2024, 6, 1), book.add_format({"num_format": "mmm-yy"}))
    sheet.write_blank("G30", None, shapes[2])
    sheet.write_boolean("H30", bool(rows))
    sheet.set_column("J:K", None, None, {"hidden": True})
    sheet.set_row(8, None, None, {"hidden": True})
    sheet.write_comment("A30", "catatan")
    hidden.write("A1", "x")
    hidden.hide()
    book.close()
    return made.getvalue()


@cache
def text() -> bytes:
    """Make a table of text with a title, quoted values of several lines and a signature."""
    before, rows, after = bangun.bagian()
    quoted = [";".join(f'"{one.replace(" - ", chr(10))}"' if " " in one else one for one in row) for row in rows[:ROWS]]
    return "\n".join((*before, *quoted, *after)).encode()


BASES: dict[str, Callable[[], bytes]] = {"docx": word, "xlsx": excel, "csv": text}


def outcome(data: bytes, kind: str, folder: Path) -> str:
    """Read a document and import it in a folder; tells what came of it: a plan, tables, or the sentence of the refusal.

    Any other error is one.
    """
    try:
        document = read_document(data, f"rencana.{kind}")
    except Refusal as refusal:
        assert joined(refusal.saran), str(refusal)
        return re.sub(r"\d+|sel [A-Z]+|bagian \S+", "…", joined(refusal.pesan))[:70]
    _told_alike(document)
    return _imported(data, folder / f"rencana.{kind}")


def _imported(data: bytes, path: Path) -> str:
    path.write_bytes(data)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["import", str(path), "--dry-run", "--format", "json", "-C", str(path.parent)])
    assert code in (0, 1, 2), err.getvalue()
    if code == 2:
        assert err.getvalue().startswith("zi: "), err.getvalue()
        return "tables, and no plan is told in them"
    assert json.loads(out.getvalue())["keganjilan"] is not None
    return "a plan"


def _told_alike(document: Document) -> None:
    """Each cell stands in its own row, in the order of columns, and takes at least its own place."""
    for grid in document.grids:
        for number, row in enumerate(grid.rows, 1):
            columns = [one.column for one in row]
            assert columns == sorted(set(columns)), grid.name
            for one in row:
                assert one.row == number
                assert min(one.rows, one.columns) >= 1
                assert one.text or one.odd
                assert one.text == one.text.strip()


def drawn(seed: int, first: int, count: int) -> Iterator[tuple[str, str, bytes]]:
    """Draw documents: the name of each, its kind and its bytes."""
    for number in range(first, first + count):
        chance = random.Random(f"{seed}-{number}")
        kind = chance.choice(sorted(BASES))
        yield f"{seed}-{number}", kind, mutated(chance, kind)


def main() -> int:
    """Read as many as are asked for, and print what came of them."""
    import resource  # noqa: PLC0415  Windows has none, and imports this for its tests

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    outcomes, faults, slowest = Counter[tuple[str, str]](), 0, (0.0, "")
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name, kind, data in drawn(asked.seed, asked.first, asked.count):
            begun = time.process_time()
            try:
                outcomes[kind, outcome(data, kind, folder)] += 1
            except Exception:  # noqa: BLE001  that is what is looked for
                faults += 1
                sys.stderr.write(f"{name} {kind} {traceback.format_exc()}\n")
            slowest = max(slowest, (time.process_time() - begun, name))
    for (kind, said), times in sorted(outcomes.items()):
        sys.stdout.write(f"{kind:5} {times:6} {said}\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    took = f"slowest {slowest[0]:.2f} s of CPU ({slowest[1]}), {peak} MB at most"
    sys.stdout.write(f"{asked.count} documents, {faults} faults; {took}\n")
    return int(bool(faults))


if __name__ == "__main__":
    raise SystemExit(main())
