"""Signs people cannot see, or cannot tell from others: what each is called, and a text as they see it."""

import re
import unicodedata

TAMPAK_KOSONG = {
    "\u00a0": "spasi tak terputus",
    "\u1680": "spasi ogham",
    **{chr(code): "spasi khusus" for code in range(0x2000, 0x200B)},
    "\u202f": "spasi tak terputus sempit",
    "\u205f": "spasi matematika",
    "\u3000": "spasi lebar (U+3000)",
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
NAMA = TAMPAK_KOSONG | TAK_TAMPAK | MIRIP_HUBUNG | MIRIP_KUTIP
"""What each is called."""
_SEPERTI = str.maketrans(
    dict.fromkeys(TAMPAK_KOSONG, " ")
    | dict.fromkeys(TAK_TAMPAK, "")
    | dict.fromkeys(MIRIP_HUBUNG, "-")
    | {sign: '"' if "tunggal" not in nama else "'" for sign, nama in MIRIP_KUTIP.items()}
)
ASING = re.compile(f"[{''.join(NAMA)}]")


def rapi(text: str) -> str:
    """Give a text as people see it: the signs of a keyboard, single blanks, none around it. Letter case is kept."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFKC", text.translate(_SEPERTI)).translate(_SEPERTI).split())


def sebutan(sign: str) -> str:
    """Name a sign: "spasi tak terputus (U+00A0)"."""
    nama = NAMA.get(sign) or f"tanda tersembunyi {unicodedata.name(sign, '').lower()}".rstrip()
    return nama if "U+" in nama else f"{nama} (U+{ord(sign):04X})"
