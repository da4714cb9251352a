"""Write docs/aturan.md from the codes themselves and from their examples below tests/aturan.

python tools/aturan.py           write it
python tools/aturan.py --check   exit 1 where it is not current
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import yaml
from halaman import ROOT, written

from zi_cli.files.codes import all_codes
from zi_cli.files.nasional import nasional
from zi_cli.model.markdown import escaped
from zi_cli.model.masalah import Penjelasan
from zi_cli.render.screens.findings import figure

PAGE = ROOT / "docs" / "aturan.md"
EXAMPLES = ROOT / "tests" / "aturan"
GROUPS = {
    "1": "Bentuk berkas",
    "2": "Rencana aksi",
    "3": "Realisasi",
    "4": "Folder kerja dan pengaturan",
    "5": "Bukti",
    "6": "Periode, persetujuan dan jabatan",
    "7": "Rekomendasi",
    "8": "Perubahan rencana",
    "9": "Saran menurut ketentuan nasional",
    "10": "Membaca rencana dari dokumen",
}
KEANEHAN = {
    "rumus": "hasil sebuah rumus",
    "galat": "galat lembar kerja",
    "dicoret": "dicoret",
    "bersarang": "ada tabel di dalamnya",
    "penomoran": "bernomor menurut gaya",
    "gambar": "ada gambar atau arsiran",
}
"""What stands below a table for what its text cannot show."""
AROUND = 2
MOST_LINES = 16
WIDEST = 110
INTRO = """# Aturan zi check

<!-- Dibuat oleh tools/aturan.py dari aturan dan contohnya; jangan disunting. -->

Setiap kode, artinya, contoh yang salah dan contoh yang benar. Contohnya adalah berkas yang juga dipakai untuk menguji \
`zi`. Di layar, arti satu kode ditanyakan dengan `zi check --explain KODE`.

**Galat** harus diperbaiki, **peringatan** mungkin keliru, **saran** boleh dibiarkan. Tingkat tiap kode, kecuali ZI1xx, \
ZI41x dan ZI8xx, dapat diatur tiap unit di `plans/zi.yaml`; lihat [panduan](panduan.md#6-memeriksa).
"""


def page() -> str:
    """Give the whole page."""
    groups = [(key, list(codes)) for key, codes in groupby(all_codes(), key=lambda one: one.kode[2:-2])]
    parts = [INTRO, *_contents(groups)]
    for key, codes in groups:
        parts.append(f"\n## {_heading(key)}\n")
        parts += [_section(one) for one in codes]
    return "\n".join(parts).rstrip("\n") + "\n"


def _heading(key: str) -> str:
    return f"ZI{key}xx {GROUPS.get(key, 'Lainnya')}"


def _contents(groups: Iterable[tuple[str, list[Penjelasan]]]) -> Iterator[str]:
    yield "| kode | tentang | banyaknya |\n|---|---|--:|"
    for key, codes in groups:
        heading = _heading(key)
        anchor = re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")
        yield f"| [ZI{key}xx](#{anchor}) | {GROUPS.get(key, 'Lainnya')} | {len(codes)} |"


def _section(one: Penjelasan) -> str:
    parts = [f"### {one.kode} {one.judul}", f"*{one.tingkat}*. {one.uraian}"]
    if one.dasar:
        known = nasional().ketentuan
        parts.append("Dasarnya:\n\n" + "\n".join(f"- {figure(known[key])}" for key in one.dasar))
    parts += _examples(one.kode)
    return "\n\n".join(parts) + "\n"


def _examples(kode: str) -> Iterator[str]:
    wrong, right = EXAMPLES / kode / "salah", EXAMPLES / kode / "benar"
    if not wrong.is_dir():
        return
    if (wrong / "dokumen.tsv").is_file():
        yield f"{_document('Salah', wrong)}{_map(wrong)}"
        yield f"{_document('Benar', right)}{_map(right) if _map(right) != _map(wrong) else ''}"
        return
    shown = list(_marked(wrong, kode))
    if not shown:
        names = (f"`{path.relative_to(wrong).as_posix()}`" for path in sorted(wrong.rglob("*")) if path.is_file())
        yield f"Salah: berkas {', '.join(names)}."
        return
    path, marks = shown[0]
    lines = _lines(path)
    name = path.relative_to(wrong).as_posix()
    yield _block("Salah", name, lines, [(n, n + 1) for n in marks], kode)
    beside = _beside(right, path.relative_to(wrong)) if right.is_dir() else None
    if beside:
        better = _lines(beside)
        yield _block("Benar", name, better, _changed([_bare(one, kode) for one in lines], better), kode)


def _document(title: str, folder: Path) -> str:
    """Show a table that was read as a plan, with what its text cannot show."""
    rows = [line.split("\t") for line in _lines(folder / "dokumen.tsv")]
    wide = max(map(len, rows))
    lines = [_row([*row, *[""] * (wide - len(row))]) for row in rows]
    parts = [f"{title}, tabel:", "\n".join([lines[0], "|---" * wide + "|", *lines[1:]])]
    parts += ["\n".join(_oddities(folder / "sel.yaml"))] if (folder / "sel.yaml").is_file() else []
    return "\n\n".join(parts)


def _map(folder: Path) -> str:
    path = folder / "peta.yaml"
    return "\n\ndengan peta:\n\n```yaml\n" + "\n".join(_lines(path)) + "\n```" if path.is_file() else ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"


def _oddities(path: Path) -> Iterator[str]:
    for one in yaml.safe_load(path.read_text(encoding="utf-8")):
        where = f"baris {one['baris']}" + (f", kolom {one['kolom']}" if "kolom" in one else "")
        yield f"- {where}: {KEANEHAN.get(one.get('tanda'), _shape(one))}"


def _shape(one: Mapping[str, int]) -> str:
    return f"sel gabungan {one['gabung']} kolom" if "gabung" in one else "disembunyikan"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml"))


def _marked(folder: Path, kode: str) -> Iterator[tuple[Path, list[int]]]:
    """Give the files of an example with the lines, from 0, that are found wrong."""
    for path in _files(folder):
        marks = [n for n, text in enumerate(_lines(path)) if re.search(rf"# {kode}$", text)]
        if marks:
            yield path, marks


def _lines(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n").rstrip("\n").split("\n")


def _bare(text: str, kode: str) -> str:
    return re.sub(rf" *# {kode}$", "", text)


def _beside(right: Path, name: Path) -> Path | None:
    """Find the same file in the right example, or in the base that it is laid over."""
    alone = bool(list(right.glob("plans/renaksi_*")))
    places = [right / name] if alone else [right / name, EXAMPLES / "dasar" / name]
    return next((path for path in places if path.is_file()), None)


def _changed(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Give the ranges of the new lines that are not as they were, or that stand where something was taken away."""
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(start, end) for kind, _, _, start, end in steps if kind != "equal"]


def _block(title: str, name: str, lines: Sequence[str], ranges: Iterable[tuple[int, int]], kode: str) -> str:
    """Show ranges of a file with a little around them; a line `…` stands for what is left out."""
    wanted = sorted({n for start, end in ranges for n in range(start - AROUND, end + AROUND)} & set(range(len(lines))))
    shown: list[str] = []
    before = -1
    for n in wanted[:MOST_LINES]:
        shown += ["…"] * (n != before + 1)
        bare = _bare(lines[n], kode)
        shown.append(_visible(bare) + (f" # ← {kode}" if bare != lines[n] else ""))
        before = n
    if before < len(lines) - 1:
        shown.append("…")
    return f"{title}, `{name}`:\n\n```yaml\n" + "\n".join(shown) + "\n```"


def _visible(text: str) -> str:
    """Show a line so that it is one line of text, whatever stands in it."""
    safe = "".join(sign if sign.isprintable() else "→" if sign == "\t" else "�" for sign in text)
    return f"{safe[:WIDEST]}…" if len(safe) > WIDEST else safe


if __name__ == "__main__":
    raise SystemExit(written(PAGE, page()))
