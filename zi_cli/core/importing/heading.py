"""What stands around the table of a plan: its title, its unit, and who signed it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from zi_cli.core.importing.tree import Kepala
from zi_cli.core.importing.wording import titled
from zi_cli.model.ejaan import parse_tanggal
from zi_cli.model.grid import Grid
from zi_cli.model.refusal import Refusal
from zi_cli.model.tanda import rapi

_JUDUL = re.compile(r"(?i)\b(?:rencana (?:aksi|kerja)|renaksi)\b")
_UNIT = re.compile(
    r"(?i)^(?:dinas|badan|kantor|kecamatan|kelurahan|sekretariat|inspektorat|rumah sakit|rsud|puskesmas|balai|biro|"
    r"satuan|direktorat|pengadilan|kejaksaan|kepolisian|polres|lembaga|universitas|politeknik)\b"
)
_DAERAH = re.compile(r"\b(?:Kabupaten|Kota|Provinsi|Kementerian) [A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_FEW = 2
"""A row of a signature has so many cells at most: two may sign side by side."""
_TERTANDA = re.compile(r"(?P<tempat>[^\W\d_][\w .'-]{1,60}?),?\s+(?:tanggal\s+)?(?P<tanggal>\d{1,2} [^\W\d_]+ \d{4})")


def kepala_of(grid: Grid, first: int, signed: int | None) -> Kepala:
    """Read the lines over the table, in it or before it, and those below.

    `first` is the row of its head; from the row `signed` on, the table holds who signed it.
    """
    inside = (cell.text for row in grid.rows[: first - 1] for cell in row)
    over = list(filter(None, (rapi(line) for text in (*grid.before, *inside) for line in text.splitlines())))
    judul = next((line for line in over if _JUDUL.search(line)), None)
    unit = next((line for line in over if _UNIT.match(line)), None)
    said = titled(unit) if unit else None
    daerah = _DAERAH.search(said) if said else None
    below = ["\n".join(cell.text for cell in row) for row in grid.rows[signed - 1 :]] if signed else []
    return replace(
        _signed([*below, *grid.after]), judul=judul and titled(judul), unit=said, daerah=daerah[0] if daerah else None
    )


def signed_from(grid: Grid) -> int | None:
    """Give the row from which the table holds nothing but who signed it; None where it does not."""
    for number in range(len(grid.rows), 0, -1):
        row = grid.rows[number - 1]
        if len(row) > _FEW:
            return None
        if any(_TERTANDA.fullmatch(rapi(line)) for cell in row for line in cell.text.splitlines()[:1]):
            return number
    return None


def titles(text: str) -> bool:
    """Say whether each line of a text over the table is of its title, its unit, its region or its years."""
    lines = filter(None, map(rapi, text.splitlines()))
    return all(
        _JUDUL.search(one) or _UNIT.match(one) or _DAERAH.search(titled(one)) or years_named(one) for one in lines
    )


def signs(kepala: Kepala, text: str) -> bool:
    """Say whether a text below the table says nothing but what is known of who signed it."""
    known = (kepala.tempat, kepala.jabatan, kepala.nama)
    if not (kepala.tanggal and all(known)):
        return False
    return all(
        not line or _is_nip(line) or line in str(kepala.jabatan) or line == kepala.nama or _TERTANDA.fullmatch(line)
        for line in map(rapi, text.splitlines())
    )


def years_named(judul: str | None) -> tuple[int, ...]:
    """Give the years that a title names."""
    return tuple(map(int, re.findall(r"\b(?:19|20|21)\d\d\b", judul or "")))


def _signed(below: Iterable[str]) -> Kepala:
    """Read place and day, then the post down to a blank line, then the name; a line of NIP is nobody's business."""
    lines = [rapi(line) for text in below for line in (text.splitlines() or [""])]
    for at, line in enumerate(lines):
        found = _TERTANDA.fullmatch(line)
        if found is None:
            continue
        try:
            day = parse_tanggal(found["tanggal"])
        except Refusal:
            continue
        rest = lines[at + 1 :]
        blank = next((n for n, one in enumerate(rest) if not one and any(rest[:n])), len(rest))
        behind = [one for one in rest[blank:] if one and not _is_nip(one)]
        post = " ".join(filter(None, rest[:blank])).rstrip(", ")
        return Kepala(tempat=found["tempat"], tanggal=day, jabatan=post or None, nama=next(iter(behind), None))
    return Kepala()


def _is_nip(line: str) -> bool:
    return line.casefold().startswith("nip")
