"""Ids made from words: short, readable, and the same from the same document."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from zi_cli.core.importing.tree import Node

LONGEST = 60
"""So long an id may be; the schema says so too."""
_EMPTY = frozenset(
    [
        "dan",
        "atau",
        "yang",
        "di",
        "ke",
        "dari",
        "untuk",
        "dengan",
        "pada",
        "oleh",
        "dalam",
        "serta",
        "bagi",
        "sesuai",
        "atas",
        "terhadap",
        "tentang",
        "sebagai",
        "secara",
        "melalui",
        "agar",
        "per",
        "para",
        "adanya",
        "telah",
        "sudah",
        "akan",
        "dapat",
        "hasil",
        "jumlah",
        "persentase",
        "prosentase",
        "nilai",
        "indeks",
        "tingkat",
        "rata",
        "kegiatan",
        "penataan",
        "penguatan",
        "peningkatan",
        "pengelolaan",
        "penerapan",
        "penetapan",
        "pelaksanaan",
        "penyusunan",
        "penyampaian",
        "penanganan",
        "penegakan",
        "pengembangan",
        "menyusun",
        "mengupdate",
        "membuat",
        "melaksanakan",
        "melakukan",
        "membentuk",
        "menyampaikan",
        "memberikan",
        "menerapkan",
        "mengevaluasi",
    ]
)
"""Words that tell nothing apart."""
_NASIONAL = (
    ("mp", ("manajemen", "perubahan")),
    ("tl", ("tatalaksana",)),
    ("sdm", ("sdm",)),
    ("ak", ("akuntabilitas",)),
    ("pw", ("pengawasan",)),
    ("yp", ("pelayanan", "publik")),
)
"""The six areas of change, by the words of their names: PermenPANRB 90/2021."""


def give_ids(program: Iterable[Node], known: Mapping[int, str] | None = None, used: Iterable[str] = ()) -> None:
    """Give every node an id: the initials of the program, then a few words of what stands below it.

    `known` has the ids of nodes that keep theirs; an id that is `used` is given to none.
    """
    kept, taken = known or {}, set(used)
    for one in program:
        one.id = kept.get(id(one)) or _free(_of_program(one.nama), [], taken)
        for line in one.anak:
            line.id = kept.get(id(line)) or _of_words(one.id, line.nama, 1, taken)
            for each in line.anak:
                each.id = kept.get(id(each)) or _of_words(line.id, each.nama, 2, taken)


def _of_program(nama: str) -> str:
    words = _all_words(nama)
    initials = "".join(word[0] for word in words if word != "dan" and word[0].isalpha())
    known = (one for one, telling in _NASIONAL if set(telling) <= set(words))
    return next(known, initials[:4]) or "program"


def _of_words(above: str, nama: str, most: int, taken: set[str]) -> str:
    said = set(above.split("-"))
    acronym = re.search(r"\(([A-Z][A-Za-z]{1,9})\)$", nama)
    words = [acronym[1].casefold()] if acronym and most == 1 else []
    words += [word for word in _words(nama) if word not in {*said, *words}]
    words = words or ["butir"]
    return _free("-".join([above, *words[:most]]), words[most:], taken)


def _free(wanted: str, further: list[str], taken: set[str]) -> str:
    """Take an id that is free: with further words of the name, else with a number."""
    candidate = wanted[:LONGEST].rstrip("-")
    for word in further:
        if candidate not in taken:
            break
        candidate = f"{candidate}-{word}"[:LONGEST].rstrip("-")
    number, stem = 2, candidate
    while candidate in taken:
        candidate = f"{stem[: LONGEST - 4]}-{number}"
        number += 1
    taken.add(candidate)
    return candidate


def _words(nama: str) -> list[str]:
    """Give the words of a name that tell it apart, in small letters without accents; all of them where none does."""
    words = _all_words(nama)
    telling = list(dict.fromkeys(word for word in words if word not in _EMPTY and not word.isdecimal()))
    found = telling or list(dict.fromkeys(words))
    return found if not found or found[0][0].isalpha() else ["n" + found[0], *found[1:]]


def _all_words(nama: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode().casefold()
    return re.findall(r"[a-z0-9]+", plain)
