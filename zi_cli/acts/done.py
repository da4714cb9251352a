"""Recording that one occurrence of one aktivitas is done, or cancelled."""

from datetime import date

from zi_cli.acts.change import change
from zi_cli.acts.realisasi import Recorded, into_realisasi
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.meant import the_aktivitas
from zi_cli.core.outline import Butir
from zi_cli.core.recording import due_month, finished, key_changes, record_of, time_of
from zi_cli.model.frozen import frozen
from zi_cli.model.rencana import Aktivitas
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.yaml.edits import Append, Put


@frozen
class OccurrenceRecorded:
    """The occurrence that was recorded: of which aktivitas, in which due month, and the year before and after."""

    butir: Butir[Aktivitas]
    bulan: int
    tercatat: Recorded


@frozen
class Finished:
    """What was done: the day, without one today, or why it was cancelled; and what stood in the way."""

    selesai: date | None = None
    batal: str | None = None
    kendala: str | None = None


def done(
    terms: Terms, butir: str, what: Finished, *, bulan: int | None = None, tahun: int | None = None
) -> Outcome[OccurrenceRecorded]:
    """Record an occurrence, named by its due month; evidence, notes and constraints of the record before are kept.

    What has no schedule is recorded each time it was done, named by the day.

    `butir` is an id, a printed number or words of a name; a single occurrence need not be named. Raises Refusal, with
    choices where several aktivitas or months fit, and Conflict where the record before is not the expected one.
    """
    with change(terms) as one:
        year = one.year(tahun)
        bahan = one.workspace.bahan(year)
        whole = bahan.outline
        found = the_aktivitas(whole, butir)
        selesai = finished(what.selesai, one.hari_ini) if what.selesai or what.batal is None else None
        day, is_loose = what.selesai or one.hari_ini, found.isi.waktu.insidentil
        month = time_of(found, bulan, day, year, what.batal) if is_loose else due_month(found, bulan, day)
        held = bahan.realisasi.aktivitas.get(found.id, ()) if bahan.realisasi else ()
        same = [catatan.bulan == month and (not is_loose or catatan.selesai == selesai) for catatan in held]
        at, before = (same.index(True), held[same.index(True)]) if any(same) else (0, None)
        isi = record_of(month, before, selesai=selesai, batal=what.batal, kendala=what.kendala)
        one.expect(before)
        way, facts = ("aktivitas", found.id), list[Put | Append]()
        if before:
            facts += [Put((*way, at, *key), part) for key, part in key_changes(before, isi)]
        else:
            facts += [Append(way, isi, tuple(other.id for other in whole.aktivitas))]
        recorded = into_realisasi(one, year, *facts)
        one.tell(*recorded.peringatan)
        hal = f"{found.nomor}, {NAMA_BULAN[month - 1]} {year}, {'selesai' if selesai else 'batal'}"
        return one.outcome(OccurrenceRecorded(found, month, recorded), "done", hal)
