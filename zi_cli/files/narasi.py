"""The texts people write beside a period's data: read, hashed and named."""

from collections.abc import Iterator

from zi_cli.files.safe_names import refuse_name, safe_name, slug
from zi_cli.files.unit_folder import UnitFolder
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
        yield nama, _hash(data)


def _hash(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


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
        yield nama.rpartition("/")[2].removesuffix(".md"), decoded(nama, data)


def decoded(nama: str, data: bytes) -> str:
    """Give what the bytes of a text say; raises Refusal where they are no text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(f"{nama} bukan teks UTF-8", "simpan ulang berkasnya sebagai UTF-8, lalu ulangi") from None


def seen(text: str) -> str:
    """Give a text as its reader sees it, whatever its file or its form parts lines with."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def name_for(places: UnitFolder, periode: Periode, said: str) -> str:
    """Find the file of a text by its name, letter case aside; for a new one make a name that every system can store."""
    refuse_name(said)
    wanted = said.removesuffix(".md").casefold()
    known = sorted(path.name for path in places.files(f"{_folder(periode)}/{_TEXTS}"))
    found = [one for one in known if one.removesuffix(".md").casefold() == wanted and not one.startswith(".")]
    if found:
        return found[0] if f"{said}.md" not in found else f"{said}.md"
    if not slug(wanted):
        raise Refusal("nama narasi tidak memuat huruf atau angka", "tulis misalnya hasil atau kendala", about="nama")
    return safe_name(f"{wanted}.md")


def texts_beside(places: UnitFolder, periode: Periode) -> Iterator[tuple[str, int]]:
    """Name the texts of a period, each with its size."""
    yield from ((nama.rpartition("/")[2], len(data)) for nama, data in places.texts(f"{_folder(periode)}/{_TEXTS}"))


def not_texts(places: UnitFolder, periode: Periode) -> list[str]:
    """Name what somebody put beside the texts of a period and no report takes in; what systems leave is not meant."""
    folder = _folder(periode)
    taken = set(places.files(f"{folder}/{_TEXTS}"))
    beside = (one for one in places.files(f"{folder}/*") if one not in taken)
    return sorted(places.name(one) for one in beside if not one.name.startswith(_LEFT_BY_SYSTEMS))


def every_text(places: UnitFolder) -> dict[str, bytes]:
    """Give the texts of all periods by the names of their files; none hidden, and none behind a link that leads out."""
    named = ((nama, places.text(places.akar / nama)) for nama, _ in places.narrated() if "/." not in nama)
    return {nama: data for nama, data in named if data is not None}


def _folder(periode: Periode) -> str:
    return f"narasi/{periode.kunci}"


def _contents(places: UnitFolder, periode: Periode) -> Iterator[tuple[str, bytes]]:
    for nama, data in places.texts(f"{_folder(periode)}/{_TEXTS}"):
        yield nama, data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
