"""A draft of a map for a head that no known map has: what each column seems to carry, to be put right by people."""

import json
import re
from collections.abc import Iterator, Mapping

from zi_cli.core.importing.columns import TAHUN, Head, head_seen
from zi_cli.core.importing.heading import kepala_of, years_named
from zi_cli.core.importing.likeness import labels_of, levels_by_number, levels_by_prefix, texts_of
from zi_cli.model.grid import Grid
from zi_cli.model.peta import TINGKAT
from zi_cli.model.tanda import rapi
from zi_cli.model.tulisan import clean
from zi_cli.model.waktu import BULAN

_TEBAKAN = (
    (r"^no\b|^nomor$|^kode$", "nomor"),
    (r"program.*kegiatan", "program/kegiatan"),
    (r"penanggung ?jawab|^pj$|^pic$|pelaksana|koordinator|jabatan|^tim$", "penanggung jawab"),
    (r"\bindikator\b|ukuran keberhasilan", "indikator"),
    (r"\bsatuan\b", "satuan"),
    (r"\brumus\b|formula", "rumus"),
    (r"output|keluaran|dokumen|bukti|eviden|data dukung", "output"),
    (r"waktu|jadwal|bulan pelaksanaan|tenggat", "waktu"),
    (r"aktivitas|rencana aksi|rincian|uraian|tahapan", "aktivitas"),
    (r"kegiatan|sub area|pilar|rencana kerja", "kegiatan"),
    (r"program|area|sasaran", "program"),
    (r"anggaran|biaya|pagu", "anggaran"),
    (r"keterangan|catatan|pertanyaan", "catatan"),
)
"""Words of a head, and what such a column usually carries; the first that fits."""
_BERULANG = ("nomor", "output")
"""What several columns may carry."""
_BAGIAN = r"(?:tw|triwulan|q) ?\.?(i{1,3}v?|iv|[1-4])"
_ROMAWI = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_TANPA_INDIKATOR = {"penanggung jawab": "penanggung jawab aktivitas", "catatan": "catatan aktivitas"}
"""What a column carries instead where no column has indikator."""
_PETUNJUK = """\
# Peta kolom {dokumen}, dibuat zi dari kepala tabelnya. Periksa isi tiap kolom, lalu ulangi dengan --peta.
# Isi kolom: program, kegiatan, aktivitas, indikator, output, waktu, satuan, rumus, target 2024,
# target 2024 triwulan 1, tahun, bulan Maret, penanggung jawab, penanggung jawab aktivitas, anggaran, catatan,
# nomor, abaikan. Satu kolom untuk beberapa tingkat: program/kegiatan, dengan tingkat di bawah.
"""


def draft(grid: Grid, dokumen: str) -> str:
    """Write a map as a file, a line for each column of the head that was seen, with an example of what stands there."""
    head = head_seen(grid)
    below = {column: texts_of(grid, column, head.first + head.rows) for column in head.judul}
    lined = {column: labels for column, texts in below.items() if (labels := labels_of(texts))}
    names, tingkat = _levels(grid, head, below)
    guesses = _guesses(head.judul, lined, names)
    lines = [_PETUNJUK.format(dokumen=clean(dokumen)).rstrip("\n"), "skema: 1"]
    lines += [f"baris_kepala: {head.rows}"] if head.rows > 1 else []
    lines += list(_year(grid, head, set(guesses.values())))
    lines.append("kolom:")
    for column, guess in guesses.items():
        example = f"  # misalnya {clean(rapi(below[column][0])[:50])}" if below[column] else ""
        lines.append(f"  {_quoted(head.judul[column])}: {guess}{example}")
    lines += _lined(head.judul, lined, "indikator" in guesses.values())
    lines.append(f"{'' if names else '# '}tingkat: {{{', '.join(f'{key}: {one}' for key, one in tingkat.items())}}}")
    return "\n".join(lines) + "\n"


def _year(grid: Grid, head: Head, carried: set[str]) -> Iterator[str]:
    """Say which year the targets are of, where no column does: the one that the title names."""
    if "target" in carried and "tahun" not in carried:
        years = years_named(kepala_of(grid, head.first, None).judul)
        yield f"tahun: {years[0]}  # menurut judulnya" if len(years) == 1 else "# tahun: 2025"


def _levels(grid: Grid, head: Head, below: Mapping[int, list[str]]) -> tuple[dict[int, str], dict[str, str]]:
    """Tell which columns hold names of which levels, and by what; an example where nothing tells."""
    for column, texts in below.items():
        if prefixes := levels_by_prefix(texts):
            levels: dict[str, str] = dict(zip(TINGKAT, prefixes, strict=False))
            return {column: "/".join(levels)}, {"cara": "awalan", **levels}
    numbers = [column for column, name in head.judul.items() if _guess(_last(name), set()) == "nomor"]
    found, forms = levels_by_number(grid, head.first + head.rows, numbers)
    if found:
        return found, {"cara": "nomor", **forms}
    return {}, {"cara": "nomor", "program": "romawi", "kegiatan": "angka"}


def _guesses(judul: Mapping[int, str], lined: Mapping[int, list[str]], names: Mapping[int, str]) -> dict[int, str]:
    """Guess what each column carries; what its rows told of its level holds against the words of its head."""
    taken = {level for one in names.values() for level in one.split("/")}
    found: dict[int, str] = {}
    for column, name in judul.items():
        if column not in lined:
            found[column] = names.get(column) or _guess_of_head(name, taken)
            taken.add(found[column])
    if not any("indikator" in one.split("/") for one in found.values()):
        return {column: _TANPA_INDIKATOR.get(one, one) for column, one in found.items()}
    return found


def _guess_of_head(name: str, taken: set[str]) -> str:
    guess = _guess(_last(name), taken)
    return guess if guess != "abaikan" else _guess(name, taken)


def _last(name: str) -> str:
    return name.rpartition(" / ")[2].removesuffix(" (2)")


def _guess(name: str, taken: set[str]) -> str:
    said = rapi(name).casefold()
    if found := TAHUN.fullmatch(said):
        return f"target {found[1]}"
    if said in BULAN:
        return f"bulan {name}"
    if (found := re.search(_BAGIAN, said)) and "target" not in said:
        return f"target triwulan {_ROMAWI.get(found[1], found[1])}"
    if said == "tahun":
        return "tahun"
    if "target" in said:
        return "abaikan" if "target" in taken else "target"
    fitting = (one for pattern, one in _TEBAKAN if re.search(pattern, said))
    return next((one for one in fitting if one in _BERULANG or one not in taken), "abaikan")


def _lined(judul: Mapping[int, str], lined: Mapping[int, list[str]], has_indikator: bool) -> Iterator[str]:  # noqa: FBT001
    """Write what the lines of a cell carry by the labels at their heads."""
    if lined:
        yield "baris:"
    for column, labels in lined.items():
        yield f"  {_quoted(judul[column])}:"
        taken: set[str] = set()
        for label in labels:
            guess = _guess(label, taken)
            taken.add(guess)
            yield f"    {_quoted(label)}: {guess if has_indikator else _TANPA_INDIKATOR.get(guess, guess)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
