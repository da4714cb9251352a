"""Files that somebody names to be read once: a document, a column map, answers."""

import stat
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from zi_cli.files.reading import Sumber, read_record
from zi_cli.files.workspace import expect, reason
from zi_cli.model.peta import Peta
from zi_cli.model.refusal import Refusal

T = TypeVar("T")
MOST_BYTES = 20 * 1024 * 1024
"""A document of a plan is never larger."""


def bytes_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """Read a file that somebody named; refused are what is no regular file, and what is too large."""
    expect(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refusal(f"{path} bukan berkas biasa", "sebut nama berkasnya")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise Refusal(
            f"{path} tidak bisa dibuka ({reason(error)})", "periksa hak akses, atau tutup program yang memakainya"
        ) from error
    if len(data) > most:
        raise Refusal(
            f"{path} lebih dari {most // 1024 // 1024} MB", "simpan bagian rencananya saja sebagai berkas baru"
        )
    return data


def record_at(path: Path, kind: type[T]) -> T:
    """Read a YAML file that somebody named as one kind of record; raises Refusal with all that does not fit."""
    read = read_record(Sumber(str(path), bytes_of(path)), kind)
    if read.isi is None:
        raise Refusal(f"{path} belum bisa dipakai", "perbaiki yang disebut di atas, lalu ulangi", read.masalah)
    return read.isi


def known_maps() -> list[tuple[str, Peta]]:
    """Give the maps of the layouts that are known without one, each with its name."""
    folder = files("zi_cli") / "peta"
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name)
    read = (
        (one.name.removesuffix(".yaml"), read_record(Sumber(one.name, one.read_bytes()), Peta).isi) for one in found
    )
    return [(nama, peta) for nama, peta in read if peta]
