"""The Indonesian names of commands and options beside the English ones, and in which of both a person is answered."""

from collections.abc import Callable
from contextvars import ContextVar

NAMES = {
    "status": "keadaan",
    "due": "jatuh-tempo",
    "report": "laporan",
    "dashboard": "dasbor",
    "check": "periksa",
    "diff": "banding",
    "explain": "jelaskan",
    "record": "catat",
    "done": "selesai",
    "undo": "urungkan",
    "evidence": "bukti",
    "recommend": "rekomendasi",
    "period": "periode",
    "new-year": "tahun-baru",
    "init": "mulai",
    "import": "impor",
    "export": "ekspor",
    "rollup": "rekap",
    "schema": "skema",
    "web": "peramban",
    "add": "tambah",
    "list": "daftar",
    "missing": "belum-ada",
    "verify": "verifikasi",
    "review": "telaah",
    "follow": "tindak-lanjut",
    "submit": "ajukan",
    "approve": "setujui",
    "return": "kembalikan",
    "reopen": "buka-kembali",
    "ics": "kalender",
}
"""Commands, and commands of a command; csv, json and parquet are names in both languages."""
OPTIONS = {
    "--accept": "--sesuai",
    "--against": "--sejak",
    "--all-formats": "--semua-bentuk",
    "--by": "--oleh",
    "--cancel": "--batal",
    "--condition": "--kondisi",
    "--date": "--tanggal",
    "--deadline": "--tenggat",
    "--dry-run": "--coba",
    "--engine": "--mesin",
    "--evidence": "--bukti",
    "--explain": "--jelaskan",
    "--for": "--untuk",
    "--format": "--bentuk",
    "--from": "--mulai",
    "--help": "--bantuan",
    "--install-completion": "--pasang-pelengkapan",
    "--issued": "--terbit",
    "--jobs": "--proses",
    "--limit": "--batas",
    "--list": "--daftar",
    "--master": "--klaster",
    "--month": "--bulan",
    "--name": "--nama",
    "--no-cache": "--hitung-ulang",
    "--note": "--catatan",
    "--number": "--nomor",
    "--on": "--tanggal",
    "--online": "--daring",
    "--overdue": "--lewat",
    "--reason": "--alasan",
    "--recommendation": "--rekomendasi",
    "--reject": "--tidak-sesuai",
    "--scope": "--lingkup",
    "--secrecy": "--kerahasiaan",
    "--show-completion": "--tampilkan-pelengkapan",
    "--source": "--sumber",
    "--strict": "--ketat",
    "--to": "--selesai",
    "--today": "--hari-ini",
    "--version": "--versi",
    "--year": "--tahun",
}
"""Options; those that are missing here are Indonesian, or a word of both languages."""
COMMAND_OF = {indonesian: english for english, indonesian in NAMES.items()}
OPTION_OF = {indonesian: english for english, indonesian in OPTIONS.items()}
"""`--tanggal` is `--on` or `--date`, as the command has it."""

_typed_indonesian = ContextVar("_typed_indonesian", default=False)


def listen(arguments: list[str]) -> None:
    """Take note of which language the command that was typed is in."""
    first = next((word for word in arguments if word in NAMES or word in COMMAND_OF), "")
    _typed_indonesian.set(first in COMMAND_OF)


def is_indonesian() -> bool:
    """Say whether the command that was typed has its Indonesian name."""
    return _typed_indonesian.get()


def as_typed(text: str) -> str:
    """Say a sentence that names commands and options in the language of the command that was typed."""
    return _renamed(r"(?<![\w-])--[a-z-]+", lambda said: OPTIONS.get(said, said), commands_as_typed(text))


def commands_as_typed(text: str) -> str:
    """Say the commands in the language of the one that was typed; a page of help gives both names of its options."""
    return _renamed(r"\bzi(?: [a-z-]+){1,2}", _command, text)


def _renamed(pattern: str, name: Callable[[str], str], text: str) -> str:
    if not is_indonesian():
        return text
    import re

    return re.sub(pattern, lambda found: name(found[0]), text)


def _command(said: str) -> str:
    """Say a command, and a command of it, in Indonesian; other words behind `zi` stay."""
    zi, *words = said.split(" ")
    groups = ("evidence", "recommend", "period", "export")
    known = words if words[0] in groups else words[:1]
    return " ".join([zi, *(NAMES.get(word, word) for word in known), *words[len(known) :]])
