"""Looking again at what was recorded as evidence: still there, still the same, and used once."""

from collections.abc import Callable, Collection, Iterator, Sequence

from zi_cli.checks.bukti import WAY_OUT, why_refused
from zi_cli.checks.register import ATURAN, entries, named, unregistered
from zi_cli.core.evidence import Cela, Pemakaian, is_web
from zi_cli.core.unit import UnitRecords
from zi_cli.files.evidence import Sidik, stored, what_is_wrong
from zi_cli.files.links import Tautan, ask_all
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.files.unit_records import read_unit
from zi_cli.files.workspace import Workspace, refuse_unread
from zi_cli.model.bukti import Bukti
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Letak, Temuan


@frozen
class Online:
    """How addresses on the web are opened: for how many seconds in all, and what is called before and after each."""

    limit: float
    counted: Callable[[int], Callable[[], None]]


@frozen
class Verified:
    """What is wrong, how much was looked at, what the web answered, and what was not looked into."""

    cela: tuple[Cela, ...]
    diperiksa: int
    tautan: tuple[Tautan, ...]
    alamat_tak_dibuka: int
    rahasia: int


@frozen
class _Asked:
    """Everything that names evidence, and what of it belongs to the years that are asked about."""

    unit: UnitRecords
    years: Collection[int]
    entri: Sequence[tuple[Letak, str, Bukti]]
    pemakaian: Sequence[Pemakaian]

    def first_places(self) -> dict[str, Letak]:
        """Name each piece of evidence once, with the place that names it: the register's where it has one."""
        return {use.berkas: use.letak for use in reversed(self.pemakaian)} | {key: at for at, key, _ in self.entri}


def verify(workspace: Workspace, tahun: int | None = None, online: Online | None = None) -> Verified:
    """Look at the evidence of a year, or of all; raises Refusal where a file that names it cannot be read."""
    asked = _asked(workspace, tahun)
    places = asked.first_places()
    alamat = [key for key in places if is_web(key)]
    links = ask_all(alamat, online.limit, online.counted(len(alamat))) if online else []
    wrong = (*_without_disk(asked), *_on_disk(asked, workspace.places), *_dead(places, links))
    found = {
        Cela(one.letak.berkas, workspace.sumber(one.letak.berkas).locate(one.letak)[0], one.pesan, one.saran)
        for one in wrong
    }
    secret = sum(entry.kerahasiaan == "rahasia" for _, _, entry in asked.entri)
    return Verified(tuple(sorted(found)), len(places), tuple(links), 0 if online else len(alamat), secret)


def _asked(workspace: Workspace, tahun: int | None) -> _Asked:
    unit, read = read_unit(workspace)
    refuse_unread(*read)
    every = {isi.tahun for _, isi in unit.register} | {isi.tahun for _, isi in unit.realisasi}
    years = every if tahun is None else {tahun}
    kept = [(letak, key, entry) for letak, year, key, entry in entries(unit) if year in years]
    uses = [use for tercatat in unit.tercatat for use in tercatat.uses if use.tahun in years]
    return _Asked(unit, years, kept, uses)


def _without_disk(asked: _Asked) -> Iterator[Temuan]:
    """Find what the rules of `zi check` say of these years, and what they leave to this act."""
    unit = asked.unit
    mine = {nama for nama, isi in unit.register if isi.tahun in asked.years}
    mine |= {nama for nama, isi in unit.realisasi if isi.tahun in asked.years}
    mine |= {nama for nama, isi in unit.rekomendasi if isi.tahun in asked.years}
    yield from (one for rule in ATURAN for one in rule.find(unit) if one.letak.berkas in mine)
    known = {key for _, key, _ in asked.entri}
    for use in asked.pemakaian:
        why = why_refused(use.berkas)
        if why:
            yield Temuan(use.letak, ("alamat bukti ", *named(use.berkas), f" {why}"), WAY_OUT)
        elif use.berkas not in known:
            yield unregistered(use)


def _on_disk(asked: _Asked, places: UnitFolder) -> Iterator[Temuan]:
    """Look at each file, and at the files of the folders that nobody registered."""
    for letak, key, entry in asked.entri:
        if is_web(key) or why_refused(key):
            continue
        is_whole = entry.sha256 is not None and entry.ukuran is not None
        sidik = Sidik(entry.sha256 or "", entry.ukuran or 0) if is_whole else None
        wrong = what_is_wrong(places, key, sidik, rahasia=entry.kerahasiaan == "rahasia")
        if wrong:
            yield Temuan(letak, (*named(key), f": {wrong[0]}"), wrong[1])
    known = asked.first_places()
    for tahun in sorted(asked.years):
        for key in stored(places, tahun):
            if key not in known:
                yield Temuan(
                    Letak(places.name(places.plans / key)),
                    "berkas ini ada di folder bukti, tetapi tidak disebut di mana pun",
                    "catat dengan zi evidence add, atau hapus berkasnya",
                )


def _dead(places: dict[str, Letak], links: Sequence[Tautan]) -> Iterator[Temuan]:
    for one in links:
        if one.jawaban == "mati":
            yield Temuan(
                places[one.alamat],
                ("alamat ", *named(one.alamat), f": {one.kata}"),
                "periksa alamatnya di peramban; simpan berkasnya sendiri dengan zi evidence add bila sudah hilang",
            )
