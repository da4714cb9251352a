"""The texts people write beside a period's data: read and hashed, never changed."""

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from zi_cli.files.unit_folder import UnitFolder, behind_links
from zi_cli.model.limits import MOST_BYTES as MOST_OF_A_FILE
from zi_cli.model.periode import Periode
from zi_cli.model.refusal import Refusal

MOST_BYTES = 1024 * 1024
"""What all texts of a period may take: a novel."""

_TEXTS = "*.md"
_LEFT_BY_SYSTEMS = (".", "~$", "Thumbs.db", "desktop.ini")
"""Hidden files, what Word has open, and what Windows keeps of a folder's looks."""


def narasi(places: UnitFolder, periode: Periode) -> Iterator[tuple[str, str]]:
    """Give the texts of a period, each with the hash of what it says: line endings do not count."""
    for nama, data in _contents(places, periode):
        yield nama, sha256(data).hexdigest()


def texts(places: UnitFolder, periode: Periode) -> Iterator[tuple[str, str]]:
    """Give what the texts of a period say, by the names of their files without the ending.

    Raises Refusal for one that is no text, and for more than a report can hold.
    """
    room = MOST_BYTES
    for nama, data in _contents(places, periode):
        room -= len(data)
        if room < 0:
            raise Refusal(
                f"narasi {periode.kunci} lebih dari {MOST_BYTES // 1024 // 1024} MB, dilewati di {nama}",
                "ringkas, dan simpan rinciannya sebagai bukti",
            )
        try:
            yield nama.rpartition("/")[2].removesuffix(".md"), data.decode("utf-8")
        except UnicodeDecodeError:
            raise Refusal(f"{nama} bukan teks UTF-8", "simpan ulang berkasnya sebagai UTF-8, lalu ulangi") from None


def not_texts(places: UnitFolder, periode: Periode) -> list[str]:
    """Name what somebody put beside the texts of a period and no report takes in; what systems leave is not meant."""
    folder = _folder(periode)
    taken = set(places.files(f"{folder}/{_TEXTS}"))
    beside = (one for one in places.files(f"{folder}/*") if one not in taken)
    return sorted(places.name(one) for one in beside if not one.name.startswith(_LEFT_BY_SYSTEMS))


def every_text(places: UnitFolder) -> dict[str, Callable[[], bytes]]:
    """Name the texts of all periods, each with what reads it; none hidden, and none behind a link that leads out."""
    akar = behind_links(places.akar)
    paths = {nama: places.akar / nama for nama, _ in places.narrated()}
    return {
        nama: partial(_read, path)
        for nama, path in paths.items()
        if not path.name.startswith(".") and path.is_file() and behind_links(path).is_relative_to(akar)
    }


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_OF_A_FILE)


def _folder(periode: Periode) -> str:
    return f"narasi/{periode.kunci}"


def _contents(places: UnitFolder, periode: Periode) -> Iterator[tuple[str, bytes]]:
    for nama, data in places.texts(f"{_folder(periode)}/{_TEXTS}"):
        yield nama, data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
