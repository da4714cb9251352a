"""The texts people write beside a period's data: read and hashed, never changed."""

from collections.abc import Iterator
from hashlib import sha256

from zi_cli.files.places import Places


def narasi(places: Places, tahun: int, semester: int) -> Iterator[tuple[str, str]]:
    """Give the texts of a period, each with the hash of what it says: line endings do not count."""
    for nama, data in _contents(places, tahun, semester):
        yield nama, sha256(data).hexdigest()


def texts(places: Places, tahun: int, semester: int) -> Iterator[tuple[str, str]]:
    """Give what the texts of a period say, by the names of their files without the ending.

    Raises Unanswerable for one that is no text.
    """
    for nama, data in _contents(places, tahun, semester):
        try:
            yield nama.rpartition("/")[2].removesuffix(".md"), data.decode("utf-8")
        except UnicodeDecodeError:
            from zi_cli.files.workspace import Unanswerable  # noqa: PLC0415  only when something is wrong

            raise Unanswerable(
                f"{nama} bukan teks UTF-8", "simpan ulang berkasnya sebagai UTF-8, lalu ulangi"
            ) from None


def _contents(places: Places, tahun: int, semester: int) -> Iterator[tuple[str, bytes]]:
    for nama, data in places.texts(f"narasi/{tahun}-s{semester}/*.md"):
        yield nama, data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
