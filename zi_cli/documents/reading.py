"""The one door: which kind of document it is, by its content first; what holds no table to be read is refused."""

from pathlib import PurePath

from zi_cli.documents.limits import MOST_BYTES, broken
from zi_cli.model.frozen import frozen
from zi_cli.model.grid import Document
from zi_cli.model.kemajuan import Told, untold
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import clean

_AGAIN = "buka dengan Excel atau Word, simpan ulang sebagai .xlsx atau .docx, lalu ulangi"
_TO_EXCEL = "cari berkas Word atau Excel asalnya, atau ketik ulang tabelnya di Excel"
_PICTURE, _ARCHIVE, _MACROS = (
    Refusal("gambar tidak dibaca", _TO_EXCEL),
    Refusal("arsip tidak dibuka", "keluarkan berkasnya dari arsip, lalu sebut namanya"),
    Refusal("dokumen dengan makro tidak dibuka", "simpan ulang sebagai .xlsx atau .docx biasa, lalu ulangi"),
)
_PDF = Refusal("tabel di PDF tidak dapat dibaca dengan pasti", _TO_EXCEL)
_RTF = Refusal("RTF tidak dibaca", _AGAIN)
_DOC = Refusal(".doc, bentuk Word yang lama, tidak dibaca", "buka dengan Word, simpan ulang sebagai .docx, lalu ulangi")
_XLSB = Refusal(".xlsb tidak dibaca", "buka dengan Excel, simpan ulang sebagai .xlsx, lalu ulangi")
_BEGINNINGS = (
    (b"%PDF", _PDF),
    (b"{\\rtf", _RTF),
    *((one, _PICTURE) for one in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")),
    *((one, _ARCHIVE) for one in (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")),
)
_ENDINGS = {
    ".pdf": _PDF,
    ".rtf": _RTF,
    ".doc": _DOC,
    ".dot": _DOC,
    ".xlsb": _XLSB,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"), _PICTURE),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), _ARCHIVE),
    **dict.fromkeys((".docm", ".xlsm", ".dotm", ".xltm"), _MACROS),
}
"""What is refused by its ending, once its content has not told what it is."""
_MARKUP = (
    b"<!doctype",
    b"<html",
    b"<table",
    b"<?xml",
    b"<meta",
    b"<div",
    b"<head",
    b"<style",
    b"<!--",
    b"mime-version",
)
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_LOCKED, _WORD = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
_OPENDOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


@frozen
class Kind:
    """What the main part of an archive makes of it: the words of its content type, and its usual place."""

    words: str
    place: str


_TEXT, _BOOK = Kind("wordprocessingml", "word/document.xml"), Kind("spreadsheetml", "xl/workbook.xml")


def read_document(data: bytes, name: str, told: Told = untold) -> Document:
    """Read the tables of a document; `name` is only asked where the content does not tell its kind.

    `told` hears how many KB are unpacked, and of how many; of what is not packed, nothing.
    Raises Refusal for what holds no table that can be read with certainty, is broken, or is larger than a plan.
    """
    ending = PurePath(name).suffix.casefold()
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise Refusal(f"{clean(name)} lebih dari {most} MB", "simpan tabel rencananya saja sebagai berkas baru")
    if not data.strip(b"\0 \t\r\n"):
        raise Refusal(f"{clean(name)} kosong", "periksa apakah berkas ini yang dimaksud, dan sudah tersimpan utuh")
    for begins, why in _BEGINNINGS:
        if data.startswith(begins):
            raise _anew(why)
    if data.startswith(_OLE):
        return _compound(data, ending)
    if data.startswith(_ZIP):
        return _archive(data, ending, told)
    if ending in _ENDINGS:
        raise _anew(_ENDINGS[ending])
    if data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP):
        raise Refusal(f"{clean(name)} berisi halaman web, apa pun akhiran namanya", _AGAIN)
    from zi_cli.documents import delimited

    return delimited.read(data)


def _anew(refusal: Refusal) -> Refusal:
    return Refusal(refusal.pesan, refusal.saran)


def _compound(data: bytes, ending: str) -> Document:
    """Read a workbook as Excel wrote it until 2003; in such a file lies also an old text, and what a password locks."""
    if _LOCKED in data:
        raise Refusal("dokumen ini dikunci dengan kata sandi", "buka kuncinya, simpan ulang, lalu ulangi")
    if _WORD in data or ending in (".doc", ".dot"):
        raise _anew(_DOC)
    from zi_cli.documents import other_sheets

    return other_sheets.read(data)


def _archive(data: bytes, ending: str, told: Told) -> Document:
    from zi_cli.documents import docx, other_sheets, xlsx
    from zi_cli.documents.package import Package

    package = Package(data, told)
    main = package.links("").first("officeDocument")
    types = b"".join(package.pieces("[Content_Types].xml")).lower()
    if any(name.rpartition("/")[2].startswith("vbaproject") for name in package.names()) or b"macroenabled" in types:
        raise _anew(_MACROS)
    for kind, read in ((_TEXT, docx.read), (_BOOK, xlsx.read)):
        if main.startswith(kind.place.partition("/")[0]) or (not main and kind.place in package):
            return read(package, main or kind.place)
    if "xl/workbook.bin" in package or ending == ".xlsb":
        raise _anew(_XLSB)
    if b"".join(package.pieces("mimetype")).startswith(_OPENDOCUMENT):
        return other_sheets.read_opendocument(package, data)
    if ending in (".docx", ".xlsx", ".ods"):
        raise broken("bagian utamanya tidak ada")
    raise _anew(_ARCHIVE)
