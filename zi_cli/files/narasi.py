"""The texts people write beside a period's data: named and hashed, never changed."""

from collections.abc import Iterator
from hashlib import sha256

from zi_cli.files.places import Places
from zi_cli.files.workspace import MOST_BYTES


def narasi(places: Places, tahun: int, semester: int) -> Iterator[tuple[str, str]]:
    """Give the texts of a period, each with the hash of what it says: line endings do not count.

    A link that leaves the workspace is not followed.
    """
    akar = places.akar.resolve()
    for path in sorted((places.plans / "narasi" / f"{tahun}-s{semester}").glob("*.md")):
        if path.is_file() and path.resolve().is_relative_to(akar):
            with path.open("rb") as file:
                data = file.read(MOST_BYTES)
            yield places.name(path), sha256(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")).hexdigest()
