"""A workspace as it is in a git revision: read from git's objects, never checked out."""

from collections.abc import Iterable
from dataclasses import field
from functools import cached_property
from hashlib import sha1, sha256
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from zi_cli.files import git
from zi_cli.files.reading import Dibaca, Sumber
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.files.workspace import Workspace, refused
from zi_cli.model.frozen import frozen
from zi_cli.model.limits import MOST_BYTES, MOST_TOGETHER
from zi_cli.model.masalah import Masalah
from zi_cli.model.refusal import Refusal

T = TypeVar("T")
_FILES = ("100644", "100755", "100664")
_DATA = ("renaksi_*.yaml", "zi.yaml", "realisasi/*.yaml", "bukti/*.yaml", "rekomendasi/*.yaml", "periode/*.yaml")
"""The names under which data is looked for; evidence files are never read from a revision."""
_FOLDERS = tuple(one.partition("/")[0] for one in _DATA if "/" in one)


@frozen
class Committed(UnitFolder):
    """The paths of a workspace in a revision; nothing is looked for on the disk."""

    entries: dict[str, git.Entry] = field(default_factory=dict)

    def files(self, pattern: str) -> Iterable[Path]:
        """Give the files of the revision whose names fit."""
        return [self.plans / name for name in self.entries if _fits(name, pattern)]


@frozen
class Repository:
    """The repository a workspace stands in."""

    folder: Path
    prefix: str
    """How the folder of plans is called from the repository's root."""
    shallow: bool

    def commit(self, revision: str) -> str:
        """Give the id of a commit by whatever names it."""
        said = git.commit(self.folder, revision) if _is_name(revision) else git.Reply(1)
        if said.code == 0:
            return said.words
        if self.shallow:
            raise _too_shallow(f"revisi {_shown(revision)} tidak ada di salinan git yang dangkal ini")
        if revision == "HEAD":
            raise Refusal("repositori git ini belum punya commit", "simpan dulu berkasnya: git add, git commit")
        way = "sebut dua revisi terpisah: zi diff A B" if ".." in revision else "lihat yang ada: git log, git branch -a"
        raise Refusal(f"revisi {_shown(revision)} tidak ada di repositori git ini", way)

    def base(self, revision: str) -> str:
        """Give the commit where the work here parted from a revision."""
        one, here = self.commit(revision), self.commit("HEAD")
        said = git.merge_base(self.folder, one, here)
        if said.code == 0:
            return said.words.split("\n")[0]
        what = f"tidak ada commit asal yang sama antara {_shown(revision)} dan yang sekarang"
        if self.shallow:
            raise _too_shallow(what)
        raise Refusal(what, "sebut revisi dari riwayat yang sama, misalnya origin/main")


class Revision(Workspace):
    """A unit's files in one commit; a file that is the same here and in `beside` is read once."""

    def __init__(self, places: Committed, commit: str, beside: Workspace | None = None) -> None:
        super().__init__(places)
        self.commit = commit
        self._entries = places.entries
        self._beside = beside

    def _read(self, path: Path, kind: type[T]) -> Dibaca[T]:
        nama, entry = self.places.name(path), self._entry(path)
        same: Dibaca[Any] | None = self._beside.dibaca.get(nama) if self._beside else None
        if same and entry and entry.mode in _FILES and blob_id(same.sumber.data, entry.id) == entry.id:
            self.dibaca[nama] = same
            return same
        return super()._read(path, kind)

    def _is_there(self, path: Path) -> bool:
        return self._entry(path) is not None

    def _entry(self, path: Path) -> git.Entry | None:
        return self._entries.get(path.relative_to(self.places.plans).as_posix())

    def _source(self, path: Path) -> tuple[Sumber, Masalah | None]:
        nama, entry = self.places.name(path), self._entry(path)
        if entry is None or entry.mode not in _FILES:
            return refused(nama, "di revisi itu ini tautan atau submodul, bukan berkas biasa", "pilih revisi lain")
        if (entry.size or 0) > MOST_BYTES:
            # As much as is read from the disk: one byte too many, so that the same sentence is said.
            return Sumber(nama, b"#" * (MOST_BYTES + 1)), None
        if entry.id not in self._contents:
            return refused(nama, "isi berkas ini tidak ada di salinan git ini", "lengkapi dengan git fetch --unshallow")
        return self._fitting(Sumber(nama, self._contents[entry.id]))

    @cached_property
    def _contents(self) -> dict[str, bytes]:
        """Fetch what differs from the files beside in one go, and little more than is taken of a unit."""
        wanted = {one.id: one.size or 0 for name, one in self._entries.items() if self._is_wanted(name, one)}
        together = accumulate(wanted.values())
        fitting = [id_ for id_, size in zip(wanted, together, strict=True) if size <= MOST_TOGETHER + MOST_BYTES]
        return git.blobs(self.places.plans, fitting)

    def _is_wanted(self, name: str, entry: git.Entry) -> bool:
        if entry.mode not in _FILES or (entry.size or 0) > MOST_BYTES or not any(_fits(name, one) for one in _DATA):
            return False
        same = self._beside.dibaca.get(self.places.name(self.places.plans / name)) if self._beside else None
        return same is None or blob_id(same.sumber.data, entry.id) != entry.id


def refuse_unreadable(said: git.Reply) -> None:
    """Refuse a repository that git cannot read, because its settings are broken for one; `said` is its answer about it."""
    if "dubious ownership" in said.err:
        raise Refusal(
            "git menolak membaca folder ini karena pemiliknya pengguna lain",
            "izinkan dengan: git config --global --add safe.directory FOLDER",
        )
    if "bare repository" in said.err:
        raise Refusal(
            "di folder unit ada berkas yang menyamar sebagai repositori git",
            "hapus berkas HEAD, config, objects dan refs yang ada di antara berkas data, lalu ulangi",
        )
    if said.code != 0 and "not a git repository" not in said.err:
        what = said.err.strip().partition("\n")[0].removeprefix("fatal: ")
        way = "jalankan git status di folder itu, lalu perbaiki yang disebutnya"
        raise Refusal(f"git tidak bisa membaca repositori ini: {what}", way)


def find_repository(places: UnitFolder) -> Repository:
    """Find the repository a workspace stands in."""
    said = git.place(places.plans)
    refuse_unreadable(said)
    if said.code != 0 or not said.words.partition("\n")[2]:
        raise Refusal(
            f"{places.akar} bukan folder kerja repositori git", "perbandingan memerlukan riwayat; mulai dengan git init"
        )
    shallow, _, prefix = said.words.partition("\n")
    return Repository(places.plans, prefix.rstrip("/"), shallow == "true")


def at_revision(repository: Repository, commit: str, called: str, beside: Workspace) -> Revision:
    """Give the workspace as it is in a commit; `called` is how the person named it."""
    try:
        entries = git.tree(repository.folder, commit, repository.prefix, _FOLDERS)
    except git.TooMuch:
        raise Refusal(
            f"isi revisi {_shown(called)} terlalu banyak untuk satu unit", "pilih revisi lain, atau periksa riwayatnya"
        ) from None
    places = Committed(beside.places.akar, beside.places.plans, entries or {})
    if not places.rencana():
        where = beside.places.name(beside.places.plans)
        raise Refusal(f"di revisi {_shown(called)} belum ada rencana aksi di {where}/", "pilih revisi yang lebih baru")
    return Revision(places, commit, beside)


def blob_id(data: bytes, like: str) -> str:
    """Give the id git has for a content, by the hash that made the id `like`."""
    digest = sha256 if len(like) == 64 else sha1
    return digest(b"blob %d\0" % len(data) + data).hexdigest()


def _fits(name: str, pattern: str) -> bool:
    return name.count("/") == pattern.count("/") and PurePosixPath(name).match(pattern)


def _is_name(revision: str) -> bool:
    """Refuse what git would read as an option, and what no revision is called."""
    return bool(revision) and not revision.startswith("-") and revision.isprintable()


def _shown(revision: str) -> str:
    return "".join(one if one.isprintable() else " " for one in revision[:60])


def _too_shallow(pesan: str) -> Refusal:
    return Refusal(pesan, "lengkapi riwayatnya: git fetch --unshallow, atau fetch-depth: 0 di alur kerja CI")
