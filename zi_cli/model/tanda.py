"""Signs people cannot see, or cannot tell from others: what each is called, and a text as they see it."""

import re
import unicodedata
from functools import lru_cache

TAMPAK_KOSONG = {
    "\u00a0": "spasi tak terputus",
    "\u1680": "spasi ogham",
    **{chr(code): "spasi khusus" for code in range(0x2000, 0x200B)},
    "\u202f": "spasi tak terputus sempit",
    "\u205f": "spasi matematika",
    "\u3000": "spasi lebar",
}
"""Blanks that are not the blank of a keyboard."""
TAK_TAMPAK = {
    "\u00ad": "tanda hubung lunak",
    "\u034f": "penyambung tak tampak",
    "\u180e": "spasi lebar nol",
    "\u200b": "spasi lebar nol",
    "\u200c": "pemisah lebar nol",
    "\u200d": "penyambung lebar nol",
    "\u2060": "penyambung kata",
    "\ufeff": "tanda BOM",
}
"""Signs that take no room."""
MIRIP_HUBUNG = {
    "\u2010": "tanda hubung khusus",
    "\u2011": "tanda hubung tak terputus",
    "\u2012": "garis angka",
    "\u2013": "garis pisah pendek",
    "\u2014": "garis pisah panjang",
    "\u2015": "garis datar",
    "\u2212": "tanda minus khusus",
    "\ufe58": "garis pisah kecil",
    "\ufe63": "tanda hubung kecil",
    "\uff0d": "tanda hubung lebar",
}
"""Signs that look like the hyphen of a keyboard."""
MIRIP_KUTIP = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "tanda kutip tunggal melengkung"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", "tanda kutip melengkung"),
}
"""Signs that look like the quotes of a keyboard."""
MIRIP_LAIN = {
    "\uff0c": ("koma lebar", ","),
    "\uff0e": ("titik lebar", "."),
    "\uff1a": ("titik dua lebar", ":"),
    "\uff05": ("persen lebar", "%"),
}
"""Signs that look like other signs of a keyboard, each with its name and that sign."""
TERSEMBUNYI = TAMPAK_KOSONG | TAK_TAMPAK
"""Signs that nobody sees."""
NAMA = TERSEMBUNYI | MIRIP_HUBUNG | MIRIP_KUTIP | {sign: nama for sign, (nama, _) in MIRIP_LAIN.items()}
"""What each is called."""
PENGGANTI = (
    dict.fromkeys(TAMPAK_KOSONG, " ")
    | dict.fromkeys(TAK_TAMPAK, "")
    | dict.fromkeys(MIRIP_HUBUNG, "-")
    | {sign: "'" if "tunggal" in nama else '"' for sign, nama in MIRIP_KUTIP.items()}
    | {sign: mirip for sign, (_, mirip) in MIRIP_LAIN.items()}
)
"""What a keyboard writes in place of each."""
TERLARANG = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
"""What no file may hold: everything Unicode calls a control, but tab and line breaks; the other line breaks; the signs
that turn the direction of text, which can make a line show other words than it holds; and what stands for bytes that are
no text."""
_KEYBOARD = str.maketrans(PENGGANTI)
_CARA = {" ": "ganti dengan spasi biasa", "": "hapus tanda itu"}


def keyboard(text: str) -> str:
    """Give a text in the signs of a keyboard, its blanks as many as they were."""
    return text.translate(_KEYBOARD)


@lru_cache(maxsize=4096)  # what names are compared by: few are different
def rapi(text: str) -> str:
    """Give a text as people see it: the signs of a keyboard, single blanks, none around it. Letter case is kept."""
    if not text.isascii():
        text = keyboard(unicodedata.normalize("NFKC", keyboard(text)))
    return " ".join(text.split())


def sebutan(sign: str) -> str:
    """Name a sign: spasi tak terputus (U+00A0)."""
    return f"{NAMA[sign]} (U+{ord(sign):04X})"


def cara(sign: str) -> str:
    """Say what to do with a sign."""
    instead = PENGGANTI[sign]
    return _CARA.get(instead) or f"ganti dengan tanda {instead} dari keyboard"


def terlarang(text: str) -> str:
    """Name the first sign of a text that no file may hold: U+001B; empty where there is none."""
    found = TERLARANG.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def asing(text: str) -> tuple[str, ...]:
    """Give the signs of a text that people do not see or cannot tell from those of a keyboard, each once."""
    return () if text.isascii() else tuple(dict.fromkeys(sign for sign in text if sign in NAMA))
