"""The one door: what kind of document it is, told by its content; what is no table of a plan is refused with the way."""

from pathlib import PurePath

from zi_cli.documents.limits import broken
from zi_cli.model.grid import Document
from zi_cli.model.refusal import Refusal

_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_SAVE = "simpan ulang sebagai .docx atau .xlsx, lalu ulangi"
_REFUSED = (
    (
        b"%PDF",
        "PDF tidak memuat tabel yang dapat dibaca dengan pasti",
        "cari berkas asalnya, atau salin tabelnya ke Excel",
    ),
    (b"{\\rtf", "RTF tidak dibaca", _SAVE),
    (b"\x89PNG", "gambar tidak dibaca", "salin tabelnya ke Word atau Excel"),
    (b"\xff\xd8\xff", "gambar tidak dibaca", "salin tabelnya ke Word atau Excel"),
)
"""What a document begins with, why it is not read, and the way."""
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<div", b"<head", b"<style")


def read_document(data: bytes, name: str) -> Document:
    """Read the tables of a document; raises Refusal for what is none."""
    if not data.strip():
        raise Refusal(f"{name} kosong", "periksa berkasnya")
    for begins, why, way in _REFUSED:
        if data.startswith(begins):
            raise Refusal(why, way)
    if data.startswith(_OLE):
        return _ole(data, name)
    if data.startswith(_ZIP):
        return _zipped(data, name)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_MARKUP):
        raise Refusal(f"{name} sebenarnya halaman web, walaupun akhirannya lain", f"buka dengan Excel, {_SAVE}")
    from zi_cli.documents import delimited

    return delimited.read(data)


def _ole(data: bytes, name: str) -> Document:
    """Read an old workbook; an old text, and what is locked by a password, is refused."""
    if _ENCRYPTED in data:
        raise Refusal(f"{name} dikunci dengan kata sandi", "buka kuncinya dan simpan ulang")
    if _WORD in data or PurePath(name).suffix.casefold() == ".doc":
        raise Refusal(".doc lama tidak dibaca", "simpan ulang sebagai .docx")
    return _older(data)


def _zipped(data: bytes, name: str) -> Document:
    from zi_cli.documents.package import Package

    package = Package(data)
    if "word/document.xml" in package:
        from zi_cli.documents import docx

        text = docx.read(package)
        if not text.grids:
            raise Refusal(f"{name} tidak memuat tabel", "rencana aksi dibaca dari tabelnya")
        return text
    if "xl/workbook.xml" in package:
        from zi_cli.documents import xlsx

        return xlsx.read(package)
    if "xl/workbook.bin" in package:
        raise Refusal(".xlsb tidak dibaca", "simpan ulang sebagai .xlsx")
    if "content.xml" in package:
        package.within_bounds()
        return _older(data)
    raise broken("bukan dokumen Word atau Excel")


def _older(data: bytes) -> Document:
    from zi_cli.documents import other_sheets

    return other_sheets.read(data)
