"""Taking back a change that stands, while nobody has changed its files since; and taking that back again."""

import os
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from zi_cli.acts.change import Change, change, unfit
from zi_cli.acts.check import check
from zi_cli.acts.period import refuse_between
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.files.as_if import as_if
from zi_cli.files.history import Perubahan, changes_of
from zi_cli.files.journal import Entry, is_held
from zi_cli.files.swap import held
from zi_cli.files.unit_folder import UnitFolder, behind_links
from zi_cli.files.workspace import Workspace
from zi_cli.model.kalimat import Words, act
from zi_cli.model.refusal import Conflict, Refusal
from zi_cli.model.riwayat import Diurungkan, Riwayat
from zi_cli.model.tulisan import daftar

LARGEST = 8 * 1024 * 1024
"""Bytes of a file that is taken away: a larger one, which the history could not hold, stays where it is."""
_UNDONE, _REDONE = "diurungkan: ", "dikembalikan: "


def history(workspace: Workspace) -> tuple[Riwayat, ...]:
    """Give the changes that are kept of a unit, newest last, each with what keeps it from being taken back."""
    known = changes_of(workspace.places.plans)
    return tuple(_judged(workspace, one, known) for one in known)


def undo(terms: Terms, nomor: int | None = None) -> Outcome[Diurungkan]:
    """Take back the last change that was not taken back, or the one that is named.

    Raises Refusal where a file of it was changed since, where a submitted or approved period reads what would change,
    and where it would put a galat into a file; and Conflict where the change is not the expected one.
    """
    with change(terms) as one:
        known = changes_of(one.workspace.places.plans)
        found = _named(known, nomor) if nomor is not None else _last(known)
        if terms.expected is not None and terms.expected != (found.tanda if found else ""):
            raise Conflict("ada perubahan lain sejak Anda melihatnya; tidak ada yang diurungkan", _LOOK)
        if found is None:
            raise Refusal("tidak ada perubahan yang dapat diurungkan", _ONLY_HERE)
        _refuse_changed(one.workspace.places, found, known)
        later = _later(one.workspace.places, found)
        refuse_between(one.workspace, later)
        _refuse_galat(one.workspace, later)
        return _taken_back(one, found)


_LOOK: Words = ("lihat dulu: ", act("undo", daftar=True))
_ONLY_HERE: Words = (
    "yang dicatat di komputer ini oleh Anda saja yang dapat diurungkan, kecuali langkah persetujuan; lihat ",
    act("undo", daftar=True),
)


def _taken_back(one: Change, found: Perubahan) -> Outcome[Diurungkan]:
    places, stays = one.workspace.places, _staying(found)
    for entry in reversed(found.berkas):
        if entry not in stays:
            one.session.put_back(_path(places, entry), held(entry.place), entry.before)
    gone = [entry for entry in found.berkas if entry.before is None and entry not in stays]
    back = [entry for entry in found.berkas if entry.before is not None]
    made = Diurungkan(found.nomor, found.tentang, _names(places, back), _names(places, gone), _names(places, stays))
    if stays:
        one.tell(f"{daftar([*made.tinggal])} terlalu besar untuk disimpan, jadi tetap ada; hapus bila tidak dipakai.")
    about, is_undone = found.tentang, found.tentang.nama == "undo"
    hal = about.hal.removeprefix(_UNDONE).removeprefix(_REDONE)
    nama, word = ("redo", _REDONE) if is_undone else ("undo", _UNDONE)
    return one.outcome(made, nama, f"{word}{hal}", mengurungkan=found.nomor)


def _judged(workspace: Workspace, one: Perubahan, known: Sequence[Perubahan]) -> Riwayat:
    found = Riwayat(one.nomor, one.tentang, _names(workspace.places, one.berkas), one.tanda)
    try:
        _refuse_changed(workspace.places, one, known)
        refuse_between(workspace, _later(workspace.places, one))
    except Refusal as refusal:
        return replace(found, sebab=refusal.pesan)
    return found


def _named(known: Sequence[Perubahan], nomor: int) -> Perubahan:
    found = next((one for one in known if one.nomor == nomor), None)
    if found is None:
        raise Refusal(
            f"tidak ada perubahan nomor {nomor}", ("lihat nomornya: ", act("undo", daftar=True)), about="nomor"
        )
    return found


def _last(known: Sequence[Perubahan]) -> Perubahan | None:
    """Find the last change that stands; one that takes back another is taken back by its number alone."""
    standing = (one for one in reversed(known) if one.tentang.nama != "undo" and _taker(one, known) is None)
    return next((one for one in standing if not _is_as_before(one)), None)


def _taker(one: Perubahan, known: Sequence[Perubahan]) -> int | None:
    return next((other.nomor for other in known if other.tentang.mengurungkan == one.nomor), None)


def _is_as_before(one: Perubahan) -> bool:
    """Say whether every file is what it was before the change, by whatever way."""
    before = (None if entry.before is None else sha256(entry.before).hexdigest() for entry in one.berkas)
    return all(_holds(entry.place, digest) for entry, digest in zip(one.berkas, before, strict=True))


def _holds(place: Path, digest: str | None) -> bool:
    try:
        return not os.path.lexists(place) if digest is None else is_held(place, digest)
    except OSError:
        return False


def _refuse_changed(places: UnitFolder, one: Perubahan, known: Sequence[Perubahan]) -> None:
    """Refuse what was taken back already, and what is not as the change left it."""
    taker = _taker(one, known)
    if taker is not None:
        way = ("untuk membatalkannya: ", act("undo", nomor=taker))
        raise Refusal(f"perubahan nomor {one.nomor} sudah diurungkan oleh nomor {taker}", way)
    changed = [entry for entry in one.berkas if not _holds(entry.place, entry.sha256)]
    if not changed:
        return
    if _is_as_before(one):
        raise Refusal(f"berkasnya sudah seperti sebelum perubahan nomor {one.nomor}", "tidak ada yang perlu diurungkan")
    raise Refusal(
        f"{daftar([*_names(places, changed)])} sudah berubah lagi sesudah perubahan nomor {one.nomor}",
        _way_out(one, changed, known),
    )


def _way_out(one: Perubahan, changed: Sequence[Entry], known: Sequence[Perubahan]) -> Words:
    """Say which change is to be taken back before; what no act of zi has changed is left to people."""
    mine = {entry.place for entry in changed}
    since = (other for other in reversed(known) if other.nomor > one.nomor and _taker(other, known) is None)
    later = next((other for other in since if any(entry.place in mine for entry in other.berkas)), None)
    if later and all(_holds(entry.place, entry.sha256) for entry in later.berkas):
        return "urungkan dulu yang sesudahnya: ", act("undo", nomor=later.nomor)
    return "perbaiki isinya dengan mencatat lagi, atau dengan editor"


def _later(places: UnitFolder, one: Perubahan) -> Workspace:
    """Give the unit as it would be without a change."""
    return as_if(places, {_path(places, entry): entry.before for entry in one.berkas})


def _refuse_galat(before: Workspace, after: Workspace) -> None:
    """Refuse what would put a galat into a file that is not there now: something else needs what would be gone."""
    known = {(one.kode, one.berkas, one.pesan) for one in check(before).masalah}
    found = (one for one in check(after).masalah if one.tingkat == "galat")
    fresh = tuple(one for one in found if (one.kode, one.berkas, one.pesan) not in known)
    if fresh:
        raise unfit(fresh)


def _staying(one: Perubahan) -> tuple[Entry, ...]:
    made = (entry for entry in one.berkas if entry.before is None)
    return tuple(entry for entry in made if entry.place.stat().st_size > LARGEST)


def _path(places: UnitFolder, entry: Entry) -> Path:
    return places.plans / entry.place.relative_to(behind_links(places.plans))


def _names(places: UnitFolder, entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(places.name(_path(places, one)) for one in entries)
