"""An act under way: the files under the lock, who acts, and what is to be told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from zi_cli.acts.terms import Outcome, Terms
from zi_cli.acts.year import the_year
from zi_cli.core.fingerprint import digest
from zi_cli.core.people import Pelaku, identify, name_of
from zi_cli.files.git import Unanswered, author, place
from zi_cli.files.reading import Sumber, read_record
from zi_cli.files.revision import refuse_unreadable
from zi_cli.files.session import Session, session
from zi_cli.files.workspace import Workspace
from zi_cli.model.kalimat import Words
from zi_cli.model.masalah import Masalah
from zi_cli.model.refusal import Conflict, Refusal
from zi_cli.model.riwayat import Tentang
from zi_cli.yaml.edits import Append, Put, edited

T = TypeVar("T")


@dataclass
class Change:
    """An act under way: the files under the lock, and what is to be told in the end."""

    terms: Terms
    session: Session
    peringatan: list[Words] = field(default_factory=list)
    oleh: str | None = None
    """Who acts, as far as somebody asked."""

    @property
    def workspace(self) -> Workspace:
        """The unit as it was read under the lock."""
        return self.session.workspace

    @property
    def hari_ini(self) -> date:
        """The day of the act."""
        return self.terms.hari_ini

    def year(self, said: int | None) -> int:
        """Take the year that was said, else this year, else the plan's year nearest to it, with a word about that."""
        tahun, word = the_year(self.workspace, said, self.hari_ini)
        self.tell(word)
        return tahun

    def tell(self, *words: Words) -> None:
        """Keep what the person should know beside the result; empty words are none."""
        self.peringatan += [one for one in words if one]

    def pelaku(self) -> Pelaku:
        """Say who acts, and which post they hold; raises Refusal where nobody can tell."""
        pelaku = who(self.workspace, self.terms)
        self.oleh = pelaku.nama
        return pelaku

    def expect(self, record: object) -> None:
        """Refuse to change a record that is no longer what the person saw; None is one that is not there."""
        if self.terms.expected is not None and self.terms.expected != digest_of(record):
            raise Conflict(
                "isi ini sudah berubah sejak Anda membukanya; tidak ada yang ditulis",
                "lihat isinya yang sekarang, lalu putuskan lagi",
            )

    def edit(self, path: Path, kind: type[T], *facts: Put | Append, head: str = "") -> T:
        """Change a file, which begins with `head` where there is none; gives what it holds then.

        Raises Refusal where it would not fit its schema.
        """
        text = edited(self.session.text(path) or head, *facts)
        read = read_record(Sumber(self.workspace.places.name(path), text.encode("utf-8")), kind)
        if read.isi is None:
            raise unfit(read.masalah)
        self.session.put(path, text)
        return read.isi

    def outcome(self, hasil: T, nama: str, hal: str, *, mengurungkan: int | None = None) -> Outcome[T]:
        """Close the act with what it did; in the history of the unit it is called by its name, and what it is about."""
        oleh = self.oleh or self.terms.oleh or self._known_to_git()
        self.session.tentang = Tentang(nama, hal, self.hari_ini, oleh, mengurungkan)
        shown = self.session.differences() if self.terms.dry_run else ""
        return Outcome(hasil, tuple(self.peringatan), shown)

    def _known_to_git(self) -> str | None:
        """Give the name git has for whoever acts, for the history alone; None where nobody can tell, or nothing is kept."""
        try:
            known = None if self.terms.dry_run else author(self.terms.places.akar)
        except Unanswered:
            return None
        return name_of(known) if known else None


@contextmanager
def change(terms: Terms, told: list[Words] | None = None) -> Iterator[Change]:
    """Lock the unit, read it afresh, and write what the act has put when it is through.

    Raises Refusal when another writer does not let go in time. `told` is what the act had to tell before.
    """
    with session(terms.places, dry_run=terms.dry_run, patience=terms.patience) as opened:
        one = Change(terms, opened, told or [])
        if opened.dipulihkan:
            one.tell(
                f"perubahan sebelumnya terputus sebelum selesai dan dibatalkan ({', '.join(opened.dipulihkan)}); "
                "ulangi perintah itu"
            )
        with telling(one.peringatan):
            yield one


@contextmanager
def telling(peringatan: list[Words]) -> Iterator[None]:
    """Let what was to be told go with a refusal too."""
    try:
        yield
    except Refusal as refusal:
        refusal.peringatan = tuple(peringatan)
        raise


def who(workspace: Workspace, terms: Terms) -> Pelaku:
    """Say who acts, from the name given or from git, and which post they hold on the day."""
    try:
        known = author(terms.places.akar)
        if known is None and terms.oleh is None:
            refuse_unreadable(place(terms.places.akar))  # else it would be told that it does not know a name
    except Unanswered:
        known = None
    return identify(terms.oleh, known, workspace.setelan.jabatan, terms.hari_ini)


def digest_of(record: object) -> str:
    """Give what stands for a record as a person sees it; empty for one that is not there."""
    return "" if record is None else digest(record)


def unfit(masalah: tuple[Masalah, ...]) -> Refusal:
    """Refuse what would put a mistake into a file."""
    return Refusal("isi ini tidak bisa dicatat; tidak ada yang diubah", "perbaiki isinya", masalah)


def written(**said: Any) -> dict[str, Any]:  # noqa: ANN401  whatever an entry holds
    """Lay out an entry as it stands in a file: all but what is empty."""
    held = ((name, list(one) if isinstance(one, tuple) else one) for name, one in said.items())
    return {name: one for name, one in held if one is not None and one not in ([], {})}
