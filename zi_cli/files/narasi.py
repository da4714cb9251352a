"""The texts people write beside a period's data: read and hashed, never changed."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from zi_cli.files.places import Places
from zi_cli.files.workspace import MOST_BYTES, Unanswerable


def narasi(places: Places, tahun: int, semester: int) -> Iterator[tuple[str, str]]:
    """Give the texts of a period, each with the hash of what it says: line endings do not count."""
    for path in _paths(places, tahun, semester):
        yield places.name(path), sha256(_data(path)).hexdigest()


def texts(places: Places, tahun: int, semester: int) -> Iterator[tuple[str, str]]:
    """Give what the texts of a period say, by the names of their files without the ending.

    Raises Unanswerable for one that is no text.
    """
    for path in _paths(places, tahun, semester):
        try:
            yield path.stem, _data(path).decode("utf-8")
        except UnicodeDecodeError:
            raise Unanswerable(
                f"{places.name(path)} bukan teks UTF-8", "simpan ulang berkasnya sebagai UTF-8, lalu ulangi"
            ) from None


def _paths(places: Places, tahun: int, semester: int) -> Iterator[Path]:
    """Find the texts of a period; a link that leaves the workspace is not followed."""
    akar = places.akar.resolve()
    for path in sorted((places.plans / "narasi" / f"{tahun}-s{semester}").glob("*.md")):
        if path.is_file() and path.resolve().is_relative_to(akar):
            yield path


def _data(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES).removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
