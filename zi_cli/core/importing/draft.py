"""A draft of a map for a head that no known map has: what each column seems to carry, to be put right by people."""

import json
import re

from zi_cli.core.importing.columns import TAHUN, head_seen
from zi_cli.model.grid import Grid
from zi_cli.model.tanda import rapi
from zi_cli.model.waktu import BULAN

_TEBAKAN = (
    (r"^no\.?$|^nomor$|^kode$", "nomor"),
    (r"program.*kegiatan", "program/kegiatan"),
    (r"penanggung ?jawab|^pj$|^pic$|pelaksana|koordinator", "penanggung jawab"),
    (r"\bindikator\b|ukuran keberhasilan", "indikator"),
    (r"\bsatuan\b", "satuan"),
    (r"\brumus\b|formula", "rumus"),
    (r"output|keluaran|dokumen|bukti|eviden|data dukung", "output"),
    (r"waktu|jadwal|bulan pelaksanaan|tenggat|target waktu", "waktu"),
    (r"aktivitas|rencana aksi|rincian|uraian|tahapan", "aktivitas"),
    (r"kegiatan|sub area|rencana kerja", "kegiatan"),
    (r"program|area|pilar|sasaran", "program"),
    (r"anggaran|biaya|pagu", "anggaran"),
    (r"keterangan|catatan", "catatan"),
)
"""Words of a head, and what such a column usually carries; the first that fits."""
_BAGIAN = r"(?:tw|triwulan|q) ?\.?(i{1,3}v?|iv|[1-4])"
_LEVEL = "tingkat: {cara: nomor, program: romawi, kegiatan: angka}"
_ROMAWI = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def draft(grid: Grid, dokumen: str) -> str:
    """Write a map as a file, a line for each column of the head that was seen, with an example of what stands there."""
    judul = head_seen(grid)
    lines = [
        f"# Peta kolom {dokumen}, dibuat zi dari kepala tabelnya. Periksa isi tiap kolom, lalu ulangi dengan --peta.",
        "# Isi kolom: program, kegiatan, aktivitas, indikator, output, waktu, satuan, rumus, target 2024,",
        "# target 2024 triwulan 1, tahun, bulan Maret, penanggung jawab, penanggung jawab aktivitas, anggaran, catatan,",
        "# nomor, abaikan. Satu kolom untuk beberapa tingkat: program/kegiatan, dengan tingkat di bawah.",
        "skema: 1",
        "kolom:",
    ]
    taken: set[str] = set()
    for column, name in judul.items():
        guess = _guess(name, taken)
        taken.add(guess)
        example = _example(grid, column, name)
        lines.append(
            f"  {json.dumps(name, ensure_ascii=False)}: {guess}" + (f"  # misalnya {example}" if example else "")
        )
    lines.append(_LEVEL if "program/kegiatan" in taken else f"# {_LEVEL}")
    return "\n".join(lines) + "\n"


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
        return "target"
    fitting = (one for pattern, one in _TEBAKAN if re.search(pattern, said))
    return next((one for one in fitting if one not in taken), "abaikan")


def _example(grid: Grid, column: int, name: str) -> str:
    cells = (cell for row in grid.rows for cell in row if cell.column == column and rapi(cell.text) != name)
    return next((rapi(cell.text)[:50] for cell in cells), "")
