"""What several pages show in the same way."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from urllib.parse import quote, urlencode

from zi_cli.core import istilah
from zi_cli.core.approval import KATA_STATUS
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.outline import AnyButir, Butir
from zi_cli.core.schedule import Kejadian
from zi_cli.files.workspace import Bagian
from zi_cli.model.ejaan import parse_tanggal
from zi_cli.model.masalah import Letak
from zi_cli.model.periode import Periode
from zi_cli.model.persetujuan import StatusPeriode
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Aktivitas
from zi_cli.model.tulisan import daftar
from zi_cli.render.dashboard.markup import KEJADIAN
from zi_cli.render.page.blocks import Pesan, Redup, Sel, Tautan
from zi_cli.web.acting import place
from zi_cli.web.asked import Asked


def at(page: str, **said: str) -> str:
    """Give the address of a page that is asked something."""
    return f"{page}?{urlencode(said, quote_via=quote, safe='/@:')}"


def status_of(asked: Asked, periode: Periode) -> StatusPeriode:
    """Say how far a period is; one without a log is open."""
    log = asked.workspace.periode(periode) if periode in asked.service.places.periods() else None
    return log.isi.status if log and log.isi else "terbuka"


def closed(asked: Asked, periode: Periode, meaning: str) -> tuple[Pesan, ...]:
    """Say that a period is submitted or approved, and what that means; nothing of one that is open."""
    status = status_of(asked, periode)
    if status not in ("diajukan", "disetujui"):
        return ()
    there = Tautan("Lihat periodenya", f"periode/{periode.kunci}")
    return (Pesan("biasa", f"{periode.nama} {KATA_STATUS[status]}, jadi {meaning}.", tautan=(there,)),)


def side_by_side(some: Sequence[Sel]) -> tuple[Sel, ...]:
    """Set several in a row, told apart by commas."""
    return tuple(part for one in some for part in (", ", one))[1:]


def month(said: str | None) -> int | None:
    """Read a month of an address or a form; None for what is none."""
    return int(said) if said and re.fullmatch("1[0-2]|0?[1-9]", said) else None


def to(butir: AnyButir) -> Tautan:
    """Link to the page of an indikator or an aktivitas."""
    kind = "aktivitas" if isinstance(butir.isi, Aktivitas) else "indikator"
    return Tautan(butir.nama, f"{kind}/{butir.id}", butir.nomor)


def to_occurrence(one: Kejadian) -> Tautan:
    """Link to the page of an aktivitas, at one of its due months."""
    return Tautan(one.butir.nama, f"aktivitas/{one.butir.id}?bulan={one.bulan}", one.butir.nomor)


def posts(one: Kejadian | CapaianIndikator) -> str:
    """Name the posts answerable."""
    return daftar(one.penanggung_jawab) or "tanpa penanggung jawab"


def occurrence_row(one: Kejadian) -> tuple[Sel, ...]:
    """Set an occurrence: what, when, how it stands, and what proves it."""
    asked = len(one.butir.isi.output)
    proven = f"{len(one.output_terisi)} dari {asked}" if asked else istilah.KOSONG
    when = istilah.bulan(one.bulan) + (f"\n{istilah.kejadian(one)}" if one.selesai else "")
    return to_occurrence(one), KEJADIAN[one.keadaan], when.replace("\n", ": "), proven, posts(one)


OCCURRENCES = ("Aktivitas", "Keadaan", "Jatuh tempo", "Bukti", "Penanggung jawab")


def cited(asked: Asked, places: Iterable[Letak]) -> tuple[Sel, ...]:
    """Link to the lines that something comes from."""
    found = [f"{one.berkas}:{asked.lines(one)}" for one in places]
    return tuple(Tautan(one, place(one)) for one in dict.fromkeys(found)) or (Redup(istilah.KOSONG),)


def the_butir(asked: Asked, kind: type) -> Butir:  # type: ignore[type-arg]
    """Find the node an address names by its id; raises Refusal where there is none of that kind."""
    found = asked.year.workspace.bahan(asked.tahun).outline.of(asked.rute["kunci"])
    if found is None or not isinstance(found.isi, kind):
        raise Refusal(
            f"tidak ada {kind.__name__.lower()} itu di rencana tahun {asked.tahun}",
            "cari dari daftarnya, atau pilih tahun lain",
        )
    return found


def fresh_line(asked: Asked, place_: Letak) -> str:
    """Give the file and the line a place has now, after something was written."""
    workspace = asked.service.open()
    workspace.bahan(asked.tahun)
    return f"{place_.berkas}:{workspace.sumber(place_.berkas).locate(place_)[0]}"


def fresh_place(asked: Asked, place_: Letak, part: Bagian) -> str:
    """Give the same for a place in a part of the unit that has a file for each year or period."""
    workspace = asked.service.open()
    workspace.every(part)
    return f"{place_.berkas}:{workspace.sumber(place_.berkas).locate(place_)[0]}"


def place_of(asked: Asked, one: Letak, teks: str = "") -> Tautan:
    """Link to the line where something stands, by its words or by the line itself."""
    found = f"{one.berkas}:{asked.lines(one)}"
    return Tautan(teks or found, place(found))


def day_said(asked: Asked, nama: str) -> date | None:
    """Read a day that was filled in; None where none was. Raises Refusal, about that field, for what is none."""
    said = asked.said(nama)
    with of_field(nama):
        return parse_tanggal(said) if said else None


@contextmanager
def of_field(nama: str) -> Iterator[None]:
    """Let what is refused be told at a field, to which its sentence then leads."""
    try:
        yield
    except Refusal as refusal:
        refusal.about = refusal.about or nama
        raise


def moved(old: str, new: str) -> str:
    """Say what a figure was and is."""
    return f"tetap {new}" if old == new else f"{old} menjadi {new}"
