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
from zi_cli.files.journal import Entry, digest_at
from zi_cli.files.swap import held
from zi_cli.files.unit_folder import behind_links
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
    known = _Known(workspace)
    return tuple(_judged(workspace, one, known) for one in known.every)


def undo(terms: Terms, nomor: int | None = None) -> Outcome[Diurungkan]:
    """Take back the last change that was not taken back, or the one that is named.

    Raises Refusal where a file of it was changed since, where a submitted or approved period reads what would change,
    and where it would put a galat into a file; and Conflict where the change is not the expected one.
    """
    with change(terms) as one:
        known = _Known(one.workspace)
        found = known.named(nomor) if nomor is not None else known.last()
        if terms.expected is not None and terms.expected != (found.tanda if found else ""):
            raise Conflict("ada perubahan lain sejak Anda melihatnya; tidak ada yang diurungkan", _LOOK)
        if found is None:
            raise Refusal("tidak ada perubahan yang dapat diurungkan", _ONLY_HERE)
        known.refuse_changed(found)
        later = known.without(found)
        refuse_between(one.workspace, later)
        _refuse_galat(one.workspace, later)
        return _taken_back(one, found, known)


_LOOK: Words = ("lihat dulu: ", act("undo", daftar=True))
_ONLY_HERE: Words = (
    "yang dicatat di komputer ini oleh Anda saja yang dapat diurungkan, kecuali langkah persetujuan; lihat ",
    act("undo", daftar=True),
)


def _taken_back(one: Change, found: Perubahan, known: "_Known") -> Outcome[Diurungkan]:
    stays = _staying(found)
    for entry in reversed(found.berkas):
        if entry not in stays:
            one.session.put_back(known.path(entry), held(entry.place), entry.before)
    gone = [entry for entry in found.berkas if entry.before is None and entry not in stays]
    back = [entry for entry in found.berkas if entry.before is not None]
    made = Diurungkan(found.nomor, found.tentang, known.names(back), known.names(gone), known.names(stays))
    if stays:
        one.tell(f"{daftar([*made.tinggal])} terlalu besar untuk disimpan, jadi tetap ada; hapus bila tidak dipakai.")
    about, is_undone = found.tentang, found.tentang.nama == "undo"
    hal = about.hal.removeprefix(_UNDONE).removeprefix(_REDONE)
    nama, word = ("redo", _REDONE) if is_undone else ("undo", _UNDONE)
    return one.outcome(made, nama, f"{word}{hal}", mengurungkan=found.nomor)


def _judged(workspace: Workspace, one: Perubahan, known: "_Known") -> Riwayat:
    found = Riwayat(one.nomor, one.tentang, known.names(one.berkas), one.tanda)
    try:
        known.refuse_changed(one)
        refuse_between(workspace, known.without(one))
    except Refusal as refusal:
        return replace(found, sebab=refusal.pesan)
    return found


class _Known:
    """The changes that are kept of a unit, beside its files as they are: each is looked at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._places = places = workspace.places
        self.every, self._root = changes_of(places.plans, workspace.kept), behind_links(places.plans)
        self._digests: dict[Path, str | None] = {}

    def named(self, nomor: int) -> Perubahan:
        """Find a change by its number."""
        found = next((one for one in self.every if one.nomor == nomor), None)
        if found is None:
            raise Refusal(
                f"tidak ada perubahan nomor {nomor}", ("lihat nomornya: ", act("undo", daftar=True)), about="nomor"
            )
        return found

    def last(self) -> Perubahan | None:
        """Find the last change that stands; one that takes back another is taken back by its number alone."""
        standing = (one for one in reversed(self.every) if one.tentang.nama != "undo" and self._taker(one) is None)
        return next((one for one in standing if not self._is_as_before(one)), None)

    def refuse_changed(self, one: Perubahan) -> None:
        """Refuse what was taken back already, and what is not as the change left it."""
        taker = self._taker(one)
        if taker is not None:
            way = ("untuk membatalkannya: ", act("undo", nomor=taker))
            raise Refusal(f"perubahan nomor {one.nomor} sudah diurungkan oleh nomor {taker}", way)
        changed = [entry for entry in one.berkas if not self._holds(entry.place, entry.sha256)]
        if not changed:
            return
        if self._is_as_before(one):
            raise Refusal(
                f"berkasnya sudah seperti sebelum perubahan nomor {one.nomor}", "tidak ada yang perlu diurungkan"
            )
        raise Refusal(
            f"{daftar([*self.names(changed)])} sudah berubah lagi sesudah perubahan nomor {one.nomor}",
            self._way_out(one, changed),
        )

    def without(self, one: Perubahan) -> Workspace:
        """Give the unit as it would be without a change."""
        return as_if(self._places, {self.path(entry): entry.before for entry in one.berkas})

    def path(self, entry: Entry) -> Path:
        """Give where a file of a change lies, as the unit knows it."""
        return self._places.plans / entry.place.relative_to(self._root)

    def names(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """Name files of a change as the unit does."""
        return tuple(self._places.name(self.path(one)) for one in entries)

    def _taker(self, one: Perubahan) -> int | None:
        return next((other.nomor for other in self.every if other.tentang.mengurungkan == one.nomor), None)

    def _is_as_before(self, one: Perubahan) -> bool:
        """Say whether every file is what it was before the change, by whatever way."""
        before = (None if entry.before is None else sha256(entry.before).hexdigest() for entry in one.berkas)
        return all(self._holds(entry.place, digest) for entry, digest in zip(one.berkas, before, strict=True))

    def _holds(self, place: Path, digest: str | None) -> bool:
        """Say whether a file holds what has a digest, or is not there for None; one that cannot be read does neither."""
        if place not in self._digests:
            try:
                self._digests[place] = digest_at(place) if os.path.lexists(place) else None
            except OSError:
                self._digests[place] = ""
        return self._digests[place] == digest

    def _way_out(self, one: Perubahan, changed: Sequence[Entry]) -> Words:
        """Say which change is to be taken back before; what no act of zi has changed is left to people."""
        mine = {entry.place for entry in changed}
        since = (other for other in reversed(self.every) if other.nomor > one.nomor and self._taker(other) is None)
        later = next((other for other in since if any(entry.place in mine for entry in other.berkas)), None)
        if later and all(self._holds(entry.place, entry.sha256) for entry in later.berkas):
            return "urungkan dulu yang sesudahnya: ", act("undo", nomor=later.nomor)
        return "perbaiki isinya dengan mencatat lagi, atau dengan editor"


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
