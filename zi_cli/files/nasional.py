"""The national figures that come with zi, read as strictly as a unit's own files."""

from functools import lru_cache
from pathlib import Path

from zi_cli.files.reading import Sumber, read_record
from zi_cli.model.nasional import Ketentuan, Nasional
from zi_cli.model.refusal import Refusal

FOLDER = Path(__file__).resolve().parent.parent / "nasional"


@lru_cache(maxsize=1)
def nasional(folder: Path = FOLDER) -> Nasional:
    """Read every file of figures into one record; raises Refusal where an installation is damaged."""
    together: dict[str, Ketentuan] = {}
    for path in sorted(folder.glob("*.yaml")):
        one = _read(path).ketentuan
        twice = sorted(together.keys() & one.keys())
        if twice:
            raise _damaged(f"{path.name} memuat lagi {twice[0]}")
        together |= one
    if not together:
        raise _damaged("data ketentuan nasional tidak ditemukan")
    return Nasional(skema=1, judul="Ketentuan nasional", ketentuan=together)


def _read(path: Path) -> Nasional:
    try:
        read = read_record(Sumber(f"zi_cli/nasional/{path.name}", path.read_bytes()), Nasional)
    except OSError:
        raise _damaged(f"{path.name} tidak bisa dibuka") from None
    if read.isi is None:
        raise Refusal(f"{path.name} bawaan zi tidak terbaca", "pasang ulang zi", read.masalah)
    return read.isi


def _damaged(pesan: str) -> Refusal:
    return Refusal(f"pemasangan zi rusak: {pesan}", "pasang ulang zi")
