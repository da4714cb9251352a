"""The occurrences of a year as a calendar: an all-day event on the day each is due.

Nothing in it depends on the day it is made. An event says what the files say, and is known by unit, year, due month and
activity. DTSTAMP is the last date the files give for it: that of the plan, of a revision that names it, of its being
done. SEQUENCE counts up with each such revision, and from open to begun, done and cancelled, so that a calendar that
holds the event already takes the newer one.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from icalendar import Alarm, Calendar, Component, Event, vText

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.schedule import Kejadian
from zi_cli.core.tables import unit_key
from zi_cli.model.tulisan import clean, daftar, tanggal_panjang
from zi_cli.model.waktu import akhir_bulan

Part = TypeVar("Part", bound=Component)
LONGEST_TITLE = 200
"""Signs of an event's title; the whole wording stands in its description."""
PENGINGAT = (timedelta(days=-7, hours=8), timedelta(days=-1, hours=8))
"""When to remind of an event that is still to be done: at eight in the morning, a week and a day before."""


def calendar(penilaian: Penilaian, pj: str | None = None) -> str:
    """Write the calendar of a year, or of what one post answers for in it."""
    name = vText(calendar_name(penilaian, pj))  # the library would not escape it
    made = _filled(
        Calendar(),
        {
            "prodid": "-//zi-cli//zi//ID",
            "version": "2.0",
            "calscale": "GREGORIAN",
            "method": "PUBLISH",
            "name": name,
            "x-wr-calname": name,
        },
    )
    for one in sorted(penilaian.kejadian, key=lambda one: one.bulan):
        made.add_component(_event(penilaian, one))
    text: str = made.to_ical().decode("utf-8")
    return text


def calendar_name(penilaian: Penilaian, pj: str | None) -> str:
    """Name a calendar as its reader sees it in a list."""
    unit = penilaian.bahan.rencana.unit
    mark = "CONTOH · " if penilaian.contoh else ""
    post = f" · {clean(pj)}" if pj else ""
    return f"{mark}Zona Integritas {penilaian.posisi.tahun} · {clean(unit.singkatan)} {clean(unit.daerah)}{post}"


def _event(penilaian: Penilaian, one: Kejadian) -> Event:
    title, due = _title(penilaian, one), akhir_bulan(one.tahun, one.bulan)
    is_open = not one.is_done and one.keadaan != "batal"
    made = _filled(
        Event(),
        {
            "uid": f"zi-{one.tahun}-{one.bulan:02}-{one.butir.id}@{unit_key(penilaian.bahan.rencana.unit)}",
            "dtstamp": _stamp(penilaian, one),
            "sequence": _sequence(penilaian, one),
            "dtstart": due,
            "dtend": due + timedelta(days=1),
            "summary": title,
            "description": "\n".join(_description(penilaian, one)),
            "categories": [clean(one.butir.program.nama)],
            "status": "CANCELLED" if one.keadaan == "batal" else "CONFIRMED",
            "transp": "TRANSPARENT",  # a day something is due takes nobody's time
        },
    )
    for before in PENGINGAT if is_open else ():
        made.add_component(_filled(Alarm(), {"action": "DISPLAY", "description": title, "trigger": before}))
    return made


def _filled(part: Part, properties: Mapping[str, object]) -> Part:
    for name, value in properties.items():
        part.add(name, value)
    return part


def _title(penilaian: Penilaian, one: Kejadian) -> str:
    mark = "[CONTOH] " if penilaian.contoh else ""
    state = "✓ " if one.is_done else "[BATAL] " if one.keadaan == "batal" else ""
    title = f"{mark}{state}{one.butir.nomor} {clean(one.butir.nama)}"
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def _description(penilaian: Penilaian, one: Kejadian) -> Iterator[str]:
    butir, outputs = one.butir, one.butir.isi.output
    if penilaian.contoh:
        yield "CONTOH: angka dan tanggalnya rekaan."
    yield f"{butir.nomor} {clean(butir.nama)}"
    yield _when(one)
    yield f"Keadaan: {_state(one)}"
    yield f"Output: {'; '.join(map(clean, outputs)) or 'tidak ada dokumen yang diminta'}"
    yield f"Penanggung jawab: {daftar([clean(post) for post in one.penanggung_jawab]) or istilah.KOSONG}"
    if butir.kegiatan:
        yield f"Kegiatan: {butir.nomor_kegiatan} {clean(butir.kegiatan.nama)}"
    yield f"Program: {butir.nomor_program} {clean(butir.program.nama)}"


def _when(one: Kejadian) -> str:
    due = tanggal_panjang(akhir_bulan(one.tahun, one.bulan))
    if one.jendela.mulai == one.bulan:
        return f"Jatuh tempo {due}"
    return f"Dikerjakan {istilah.bulan(one.jendela.mulai)} sampai {istilah.bulan(one.bulan)}, jatuh tempo {due}"


def _state(one: Kejadian) -> str:
    if one.selesai:
        late = "" if one.tepat_waktu else ", terlambat"
        return f"selesai {tanggal_panjang(one.selesai)}{late}"
    if one.keadaan == "batal":
        reason = one.catatan[-1].alasan if one.catatan else None
        return f"batal: {clean(reason)}" if reason else "batal"
    return "belum selesai, sudah ada catatan kemajuan" if one.catatan else "belum selesai"


def _stamp(penilaian: Penilaian, one: Kejadian) -> datetime:
    rencana = penilaian.bahan.rencana
    known = [rencana.ditetapkan.tanggal if rencana.ditetapkan else date(rencana.periode.mulai, 1, 1)]
    known += [revisi.tanggal for revisi in rencana.revisi if one.butir.id in revisi.mengubah]
    last = max([*known, one.selesai] if one.selesai else known)
    return datetime(last.year, last.month, last.day, tzinfo=UTC)


def _sequence(penilaian: Penilaian, one: Kejadian) -> int:
    revised = sum(one.butir.id in revisi.mengubah for revisi in penilaian.bahan.rencana.revisi)
    stage = 3 if one.keadaan == "batal" else 2 if one.is_done else 1 if one.catatan else 0
    return 4 * revised + stage
