"""What a page is asked: by which browser, of which year, on which day, and with what filled in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Request

from zi_cli import acts
from zi_cli.acts.terms import Terms
from zi_cli.acts.year import OpenYear, the_year
from zi_cli.core.assessment import Penilaian
from zi_cli.core.people import holders_on, name_of
from zi_cli.files.git import Unanswered, author
from zi_cli.files.kept import Kept
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.files.workspace import Workspace
from zi_cli.model.masalah import Lines
from zi_cli.model.refusal import Refusal
from zi_cli.web.keys import Keys, Sesi
from zi_cli.web.news import news

if TYPE_CHECKING:
    from zi_cli.acts.check import Checked

LOCK_PATIENCE = 5.0
"""Seconds a page waits for another writer; a person is waiting for it."""


@dataclass(frozen=True)
class Service:
    """What one running zi serves: which unit, at which address, and how."""

    places: UnitFolder
    asal: str
    jalur: str
    keys: Keys
    hari_ini: Callable[[], date]
    """Asked once in each request."""
    tahun: int | None = None
    baca_saja: bool = False
    tutup: Callable[[], None] = field(default=lambda: None)
    kept: Kept = field(default_factory=Kept)
    """What its requests make once of the same bytes."""

    def open(self) -> Workspace:
        """Open the unit's files as they are now."""
        return Workspace(self.places, self.kept)


@dataclass
class Asked:
    """One request."""

    service: Service
    sesi: Sesi
    request: Request
    hari_ini: date
    tahun: int
    rute: dict[str, Any]
    """What its address names."""
    basi: bool = False
    """Whether its form is from a zi that was closed; it is shown again, and nothing is written."""
    kabar: str = ""
    """The state of the unit that the page shows."""

    @cached_property
    def workspace(self) -> Workspace:
        """The unit's files as they are now."""
        self.kabar = news(self.service.places.plans, self.hari_ini)  # before: what changes meanwhile is asked for again
        return self.service.open()

    @cached_property
    def year(self) -> OpenYear:
        """The year that is asked about."""
        return OpenYear(self.workspace, self.tahun, self.hari_ini)

    @property
    def penilaian(self) -> Penilaian:
        """The judgement of the year; raises Refusal where a file it needs does not fit."""
        return self.year.penilaian

    @cached_property
    def temuan(self) -> "Checked":
        """What the rules find in the unit."""
        return acts.check.check(self.workspace, self.hari_ini)

    @property
    def lines(self) -> Lines:
        """What says on which line of its file a place stands."""
        return self.year.lines()

    @property
    def form(self) -> MultiDict[str, str]:
        """What was filled in."""
        return self.request.form

    def said(self, nama: str) -> str | None:
        """Give what was filled in a field; None where nothing was."""
        text = self.form.get(nama, "").replace("\r\n", "\n")  # as a browser ends the lines of whatever is typed
        refuse_unwritable(text, nama)
        return text.strip("\n") if text.strip() else None

    def each(self, nama: str) -> tuple[str, ...]:
        """Give all that was chosen of several."""
        chosen = tuple(self.form.getlist(nama))
        for one in chosen:
            refuse_unwritable(one, nama)
        return chosen

    def asks(self, nama: str) -> str | None:
        """Give what the address asks for; None where it asks for nothing."""
        return self.request.args.get(nama, "").strip() or None

    def terms(self, *, expected: str | None = None, dry_run: bool = False) -> Terms:
        """Take on what terms an act of this page is done; raises Refusal for a form whose zi was closed."""
        if self.basi and not dry_run:
            raise Refusal(
                "formulir ini dari zi yang sudah ditutup; belum ada yang ditulis", "periksa isinya, lalu simpan lagi"
            )
        said = (self.service.places, self.hari_ini, self.oleh, expected)
        return Terms(*said, patience=LOCK_PATIENCE, dry_run=dry_run, sesi=self.sesi.nama)

    @property
    def oleh(self) -> str | None:
        """Who acts: who was named for this one act, else who was chosen; None for the author that git knows."""
        named = self.form.get("oleh") if self.request.method == "POST" else None
        if named is None:
            return self.sesi.oleh
        if not named:
            raise Refusal("siapa yang melakukan ini belum dipilih", "pilih nama Anda", about="oleh")
        return None if named == GIT else named

    @cached_property
    def git_author(self) -> str | None:
        """The author that git knows, as `Name <address>`."""
        try:
            return author(self.service.places.akar)
        except Unanswered:
            return None

    @property
    def git(self) -> str | None:
        """The name of that author."""
        return name_of(self.git_author) if self.git_author else None

    @property
    def siapa(self) -> str:
        """Who acts, as the page says it."""
        return self.sesi.oleh or self.git or ""

    @cached_property
    def pelaku(self) -> tuple[tuple[str, str], ...]:
        """Who may be chosen to act: the author git knows, and who holds a post today."""
        held: dict[str, list[str]] = {}
        for post, one in holders_on(self.workspace.setelan.jabatan, self.hari_ini):
            held.setdefault(one.nama, []).append(post)
        git = ((GIT, f"{self.git} (nama di komputer ini)"),) if self.git else ()
        return (*git, *((nama, f"{nama}, {', '.join(posts)}") for nama, posts in held.items()))


GIT = "-"
"""What is sent for the author that git knows; nobody is called so."""


def year_of(service: Service, said: int | None, hari_ini: date) -> int:
    """Take the year that is asked for, else the one zi was opened for, else this year or the nearest of the plan."""
    return the_year(service.open(), said or service.tahun, hari_ini)[0]


def refuse_unwritable(text: str, nama: str) -> None:
    """Refuse half a sign, which no file can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refusal("isinya memuat tanda yang rusak", "hapus tanda itu, lalu ketik ulang", about=nama) from None
