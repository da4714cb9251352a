"""What the words of one cell say: a program's aim, an indikator's formula and labels, a list, a figure."""

import re
from collections.abc import Mapping
from fractions import Fraction

from zi_cli.model.frozen import frozen
from zi_cli.model.jenis import Jenis
from zi_cli.model.tanda import rapi

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&nbsp;|&amp;|&lt;|&gt;")
_PROGRAM = re.compile(r"(?is)^(?:program\s*:?\s*)?(?P<nama>.*?)(?P<tujuan>\b(?:bertujuan|tujuan\s*:).*)?$")
_SASARAN = re.compile(r"(?i)\bsasaran\s*:")
_RUMUS = re.compile(r"(?i)\s*\b(?:rumus|formula)\s*[=:]\s*")
_KODE = re.compile(r"\(\s*(\d{1,2}\s*=\s*[^,;()=]{1,80}(?:[,;]\s*\d{1,2}\s*=\s*[^,;()=]{1,80})+)\)")
_BUTIR = ((r"[-–•·*▪➢]", 1), (r"[a-z][.)](?![a-z][.)])", 2), (r"\d{1,2}[.)](?!\d)", 2), (r"\(\d{1,2}\)", 2))
"""The signs at the head of an item, and the fewest items that make a list: "a.n. Kepala" is none."""
_ANGKA = re.compile(r"(?P<angka>-?\d+(?:[.,]\d+)?)\s*(?P<persen>%|persen\b)?\s*(?P<satuan>[A-Za-z][\w /-]{0,40})?")
_RIBUAN = re.compile(r"-?\d{1,3}(?:[.,]\d{3})+")
_KECIL = frozenset(
    ["dan", "atau", "yang", "di", "ke", "dari", "untuk", "dengan", "pada", "oleh", "dalam", "serta", "bagi"]
)
_DOKUMEN = (
    "SK", "SOP", "Screenshot", "Laporan", "Notulen", "Dokumentasi", "Dokumen", "Rekap", "Surat", "Undangan", "Daftar Hadir",
    "Berita Acara", "Foto", "Tindak lanjut", "Kertas Kerja", "Bukti",
)  # fmt: skip
_MENYATU = re.compile(rf"(?<=[a-z)A-Z0-9])\s+(?=(?:{'|'.join(_DOKUMEN)})\b)")
_PENGANTAR = re.compile(
    r"(?i)^(?:me|ber|di|pe)[a-z/]+$|^(?:dan|atau|yang|dalam|untuk|dari|ke|di|pada|serta|hasil|atas|melalui)$"
)


@frozen
class KataProgram:
    """What the cell of a program says."""

    nama: str
    tujuan: str | None
    sasaran: tuple[str, ...]


@frozen
class KataIndikator:
    """What the cell of an indikator says."""

    nama: str
    rumus: str | None
    kode: Mapping[int, str]


@frozen
class KataTarget:
    """What the cell of a target says."""

    angka: Fraction
    persen: bool = False
    satuan: str | None = None


def without_html(text: str) -> str:
    """Leave out the tags that pasting from a web page leaves behind."""
    return _TAG.sub(" ", text) if "<" in text or "&" in text else text


def program_words(text: str) -> KataProgram:
    """Take the name, the aim and the objectives of a program apart, where one cell holds them."""
    before, _, after = (rapi(part) for part in _SASARAN.sub("\0", text, count=1).partition("\0"))
    found = _PROGRAM.match(before)
    nama, tujuan = (found["nama"], found["tujuan"]) if found else (before, None)
    tujuan = re.sub(r"(?i)^tujuan\s*:\s*", "", tujuan) if tujuan else None
    return KataProgram(titled(nama.strip(" :-")), tujuan or None, listed(after) if after else ())


def indikator_words(text: str) -> KataIndikator:
    """Take the name, the formula and the table of labels of an indikator apart, where one cell holds them."""
    nama, _, rumus = _RUMUS.sub("\0", rapi(text), count=1).partition("\0")
    found = _KODE.search(nama)
    pairs = (one.split("=", 1) for one in re.split("[,;]", found[1])) if found else ()
    labels = [(int(nomor), arti.strip()) for nomor, arti in pairs]
    if found and len(dict(labels)) == len(labels):
        return KataIndikator(rapi(nama.replace(found[0], " ")), rumus.strip() or None, dict(labels))
    return KataIndikator(nama.strip(), rumus.strip() or None, {})


def listed(text: str) -> tuple[str, ...]:
    """Take a list apart by the signs at the head of its items or by its lines; a text that is none is one item."""
    return marked(text) or tuple(filter(None, map(rapi, text.splitlines())))


def marked(text: str) -> tuple[str, ...]:
    """Give the items of a text whose items have signs at their heads; none where it is no such list."""
    flat = rapi(text)
    for mark, fewest in _BUTIR:
        if not re.match(mark, flat):
            continue
        _, *items = re.split(rf"(?:^|\s){mark}\s*", flat)
        found = tuple(filter(None, map(str.strip, items)))
        if len(found) >= fewest:
            return found
    return ()


def titled(text: str) -> str:
    """Put what is wholly in capitals into capitals of words; what has no vowel is an abbreviation and stays."""
    if text != text.upper() or not re.search("[A-Z]{4}", text):
        return text
    words = (_titled_word(word, n) for n, word in enumerate(text.split()))
    return " ".join(words)


def _titled_word(word: str, place: int) -> str:
    if place and word.casefold() in _KECIL:
        return word.casefold()
    return re.sub(r"[^\W\d_]+", lambda one: one[0].capitalize() if re.search("[AEIOU]", one[0]) else one[0], word)


def target_words(text: str, number: Fraction | None) -> KataTarget | None:
    """Read a target: 60%, 60.00, 1 Inovasi; None for what is no figure, or has two readings (1.250)."""
    said = rapi(text)
    found = _ANGKA.fullmatch(said)
    if found is None or (number is None and _RIBUAN.fullmatch(found["angka"])):
        return None
    value = Fraction(found["angka"].replace(",", ".")) if number is None else number
    if number is not None and found["persen"]:
        value = number * 100
    value = round(value, 9)  # a sheet's own sums are off by less
    return None if value < 0 else KataTarget(value, bool(found["persen"]), found["satuan"])


def jenis_of(words: KataIndikator, targets: list[KataTarget]) -> Jenis | None:
    """Tell the jenis of an indikator by its labels, its targets and the first word of its name; None where none does."""
    first = words.nama.split(" ", 1)[0].casefold()
    if words.kode:
        return "kode"
    if targets and all(one.persen for one in targets):
        return "persen"
    if any(one.persen for one in targets):
        return None
    if first in ("persentase", "prosentase"):
        return "persen"
    if first in ("nilai", "indeks", "skor", "level", "tingkat", "rata-rata", "predikat"):
        return "nilai"
    if first in ("jumlah", "banyaknya") or any(one.satuan for one in targets):
        return "jumlah"
    return None


def satuan_of(jenis: Jenis | None, words: KataIndikator, targets: list[KataTarget]) -> str | None:
    """Tell the unit of a count by its targets, or by the word that follows `Jumlah`; of an index that it is one."""
    said = next((one.satuan for one in targets if one.satuan), None)
    parts = words.nama.split()
    if jenis == "jumlah":
        return said or (parts[1] if len(parts) > 1 and parts[0].casefold() in ("jumlah", "banyaknya") else None)
    if jenis == "nilai":
        return said or ("indeks" if parts and parts[0].casefold() == "indeks" else None)
    return None


def run_together(nama: str) -> str:
    """Give the words of an activity's name that look like the output beside it; empty where none do.

    A document named in the middle of a name, in capitals, behind a word that governs nothing.
    """
    for found in _MENYATU.finditer(nama):
        before = nama[: found.start()].split()
        if len(before) > 1 and not _PENGANTAR.match(before[-1]):
            return nama[found.end() :]
    return ""
