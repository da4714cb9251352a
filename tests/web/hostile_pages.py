"""The free fields of the other pages: how each form is reached, and where what is typed there comes to stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import yaml

from tests.building import aktivitas, indikator
from tests.kantor import NILAI, kantor, write
from tests.web.peramban import Browser, Page

AYU, BUDI = "Ayu Lestari", "Budi Santosa"
ZI = {
    "jabatan": {
        "Sekretaris": [{"nama": AYU, "sejak": "2024-01-01"}],
        "Kepala": [{"nama": BUDI, "sejak": "2024-01-01"}],
    }
}
ENTRY = {"oleh": AYU, "dicatat": "2024-07-01"}
FOUND = {"sumber": "monev", "butir": ["x"], "kondisi": "Kosong", "rekomendasi": "Isi", "penanggung_jawab": "Kepala",
         "terbit": "2024-02-01", "tenggat": "2024-04-01", "oleh": BUDI}  # fmt: skip
DONE = {"tanggal": "2024-03-01", "uraian": "Diisi", "oleh": AYU}


@dataclass(frozen=True)
class Place:
    """A free field: the page of its form, what else is filled in, and where it is kept (nowhere for what is parsed)."""

    page: str
    ending: str
    others: dict[str, Any]
    kept: Callable[[Path], Iterator[Any]] = lambda _: iter(())
    before: Callable[[Browser], None] = lambda _: None
    folded: bool = False
    """Whether the act writes it on one line, without the signs that nobody sees, as the command does."""


def unit_of(folder: Path) -> Path:
    """Write a unit that has something to fill in on every page."""
    proven = {"x": {"semester_1": {"nilai": 70, "bukti": ["https://contoh.example/a"]}}}
    made = kantor(
        folder / "unit", [indikator("x", 80, **NILAI)], proven, aktivitas=[aktivitas("a"), aktivitas("b")], zi=ZI
    )
    register = {"https://contoh.example/a": ENTRY}
    write(made / "plans/bukti/2024.yaml", {"skema": 1, "tahun": 2024, "bukti": register})
    every = {"r1": FOUND, "r2": FOUND | {"rekomendasi": "Isi lagi", "tindak_lanjut": [DONE]}}
    write(made / "plans/rekomendasi/2024.yaml", {"skema": 1, "tahun": 2024, "rekomendasi": every})
    return made


def _tree(unit: Path, name: str) -> Any:
    return yaml.safe_load((unit / "plans" / name).read_bytes())


def _new(key: str) -> Callable[[Path], Iterator[Any]]:
    def found(unit: Path) -> Iterator[Any]:
        every = _tree(unit, "rekomendasi/2024.yaml")["rekomendasi"]
        return (one[key] for name, one in every.items() if name not in ("r1", "r2"))

    return found


def _of(key: str, part: str, field: str) -> Callable[[Path], Iterator[Any]]:
    return lambda unit: (
        one.get(field) for one in _tree(unit, "rekomendasi/2024.yaml")["rekomendasi"][key].get(part, [])
    )


def _evidence(field: str) -> Callable[[Path], Iterator[Any]]:
    return lambda unit: (one.get(field) for one in _tree(unit, "bukti/2024.yaml")["bukti"].values())


def _log(unit: Path) -> Iterator[Any]:
    return (one.get("alasan") for one in _tree(unit, "periode/2024-s1.yaml")["log"])


def _reviews(unit: Path) -> Iterator[Any]:
    every = _tree(unit, "bukti/2024.yaml")["bukti"].values()
    return (one["periksa"].get("catatan") for one in every if "periksa" in one)


def _submitted(browser: Browser) -> None:
    """Submit the period where it is open, so that it can be sent back."""
    page = browser.open("periode/2024-s1")
    if "kembalikan" not in page.source:
        page.form("periode/2024-s1").send(langkah="ajukan", oleh=AYU, pilih__tetap="ya")


ADD, WEB = ("bukti/tambah?untuk=a@2024-06", "bukti/tambah"), {"macam": "alamat", "sumber": "https://contoh.example/b"}
NEW, NEW_PAGE = {"sumber": "tpi", "untuk": ["x"], "kondisi": "Kosong", "rekomendasi": "Isi"}, ("rekomendasi/baru",) * 2
REVIEW = "bukti/periksa?bukti=https://contoh.example/a"
PLACES = {
    "kondisi": Place(*NEW_PAGE, NEW, _new("kondisi"), folded=True),
    "rekomendasi": Place(*NEW_PAGE, NEW, _new("rekomendasi"), folded=True),
    "terbit": Place(*NEW_PAGE, NEW),
    "tenggat": Place(*NEW_PAGE, NEW),
    "uraian": Place("rekomendasi/r1", "rekomendasi/r1", {}, _of("r1", "tindak_lanjut", "uraian"), folded=True),
    "alasan": Place(
        "rekomendasi/r2",
        "rekomendasi/r2",
        {"status": "sesuai", "oleh": BUDI},
        _of("r2", "verifikasi", "alasan"),
        folded=True,
    ),
    "nomor": Place(*ADD, WEB, _evidence("nomor")),
    "sumber": Place(*ADD, WEB, lambda unit: iter(_tree(unit, "bukti/2024.yaml")["bukti"])),
    "tanggal": Place(*ADD, WEB),
    "catatan": Place(REVIEW, "bukti/periksa", {"hasil": "tidak_sesuai", "oleh": BUDI}, _reviews),
    "alasan ": Place("periode/2024-s1", "periode/2024-s1", {"langkah": "kembalikan"}, _log, before=_submitted),
}
"""By the name of the field; one of another page with the same name has a blank behind it."""


def typed(browser: Browser, field: str, text: str) -> Page:
    """Type a text into a field and send its form, by hand where a browser could not encode it."""
    place = PLACES[field]
    place.before(browser)
    page = browser.open(place.page)
    forms = [page.form(place.ending, n) for n in range(2) if n == 0 or page.source.count('class="papan formulir') > n]
    wanted = place.others.get("langkah")
    form = next((one for one in forms if wanted in (None, one.fields.get("langkah"))), forms[0])
    form.fill(**{**place.others, field.strip(): text, "aksi": "simpan"})
    body = urlencode(list(form.fields.items(multi=True)), errors="surrogatepass").encode("ascii")
    return browser.post(form.action, body, Content_Type="application/x-www-form-urlencoded")
