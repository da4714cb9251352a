"""The words of time in a plan: months, lists and ranges of months, read strictly or not at all.

A window holds both its ends; it never leaves its year.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from zi_cli.model.frozen import frozen
from zi_cli.model.periode import KE, PANJANG, ROMAWI, SEMESTER, TRIWULAN, Panjang
from zi_cli.model.refusal import Refusal

NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SINGKATAN = {
    "jan": 1,
    "feb": 2,
    "peb": 2,
    "pebruari": 2,
    "mar": 3,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "agu": 8,
    "ags": 8,
    "agt": 8,
    "agust": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "nop": 11,
    "nopember": 11,
    "des": 12,
}
BULAN = {name.casefold(): n for n, name in enumerate(NAMA_BULAN, 1)} | SINGKATAN
LONGEST = 200

_NOMOR_BULAN = r"(?i)b?(0?[1-9]|1[0-2])"
_PANJANG = {word: one for one in PANJANG for word in (one.nama, *one.singkatan)}
_BAGIAN = rf"(?i)({'|'.join(_PANJANG)})\.?[ -]*(.*)"
_RENTANG = r"(?i)\s*(?:\bsampai dengan\b|\bsampai\b|\bhingga\b|\bs\.\s?d\b\.?|\bs/d\b\.?|\bsd\b\.?|[-\u2013\u2014])\s*"
_DAFTAR = r"(?i)\s*(?:,\s*dan\b|,\s*serta\b|,|&|/|\bdan\b|\bserta\b)\s*"
_SETIAP = r"(?:setiap|tiap|tiap-tiap)\s+(bulan|triwulan|tw|semester|smt)\.?"
_BERULANG = {
    "bulan": 1,
    "bulanan": 1,
    "triwulan": TRIWULAN.bulan,
    "tw": TRIWULAN.bulan,
    "triwulanan": TRIWULAN.bulan,
    "semester": SEMESTER.bulan,
    "smt": SEMESTER.bulan,
    "semesteran": SEMESTER.bulan,
}
_SEPANJANG = ("sepanjang tahun", "setahun penuh", "satu tahun", "selama setahun", "sepanjang tahun berjalan")
_FREKUENSI = {"bulanan": 1} | {f"{one.nama}an": one.bulan for one in PANJANG}


class UnknownMonth(Refusal):
    """A word that is no month but nearly one; the way out names the word alone, not the text it stands in."""


@frozen
class Jendela:
    """The months in which one occurrence is worked on; both ends are the same for a single month."""

    mulai: int
    jatuh_tempo: int


@frozen
class Waktu:
    """A schedule: the document's words, and the windows they mean, in order and never overlapping."""

    teks: str
    jendela: tuple[Jendela, ...]

    def kalimat(self) -> str:
        """Say back what was understood."""
        if all(one.mulai == one.jatuh_tempo for one in self.jendela):
            return f"jatuh tempo {_joined([NAMA_BULAN[one.jatuh_tempo - 1] for one in self.jendela])}"
        return _joined([_window_words(one) for one in self.jendela])


@lru_cache(maxsize=256)  # as below
def parse_bulan(text: str) -> int:
    """Read one month as people write it: Juni, Jun, Nop, 6, B06."""
    word = _normal(text)
    found = BULAN.get(word.rstrip(".").casefold())
    if found:
        return found
    numbered = re.fullmatch(_NOMOR_BULAN, word)
    if numbered:
        return int(numbered[1])
    raise _unknown(word)


@lru_cache(maxsize=256)  # few different words stand in a plan, each many times
def parse_waktu(text: str) -> Waktu:
    """Read the schedule of an activity; an unknown word is an error, never an empty schedule."""
    words = _normal(text)
    if not words:
        raise Refusal("waktu ini kosong", "tulis bulannya, misalnya Juni atau Januari-Desember")
    if len(words) > LONGEST:
        raise Refusal("waktu ini terlalu panjang", "tulis bulan, daftar bulan, atau rentang saja")
    windows = _repeated(words) or _listed(words)
    _refuse_overlap(windows)
    return Waktu(text, tuple(sorted(windows, key=lambda one: one.mulai)))


def berulang(waktu: Waktu, frekuensi: str) -> Waktu:
    """Make a range recur: one occurrence a month, quarter or semester that lies in it."""
    span = waktu.jendela[0]
    if len(waktu.jendela) != 1 or span.mulai == span.jatuh_tempo:
        raise Refusal(
            f"frekuensi {frekuensi} hanya untuk rentang bulan, sedangkan waktunya {_shown(waktu.teks)}",
            "hapus frekuensi, atau tulis rentang, misalnya Januari-Desember",
        )
    size = _FREKUENSI[frekuensi]
    windows, month = [], span.mulai
    while month <= span.jatuh_tempo:
        due = min((month - 1) // size * size + size, span.jatuh_tempo)
        windows.append(Jendela(month, due))
        month = due + 1
    return Waktu(waktu.teks, tuple(windows))


def awal_bulan(tahun: int, bulan: int) -> date:
    """Give the first day of a month."""
    return date(tahun, bulan, 1)


def akhir_bulan(tahun: int, bulan: int) -> date:
    """Give the last day of a month, which is when what is due in it is due."""
    return awal_bulan(tahun + bulan // 12, bulan % 12 + 1) - timedelta(days=1)


def _normal(text: str) -> str:
    """Fold what people do not see: blanks, full-width signs. Letter case is kept, for messages quote it."""
    return " ".join(unicodedata.normalize("NFKC", text[: LONGEST * 2]).split())


def _repeated(words: str) -> list[Jendela]:
    """Read words that mean the whole year, once or again and again; empty for other words."""
    words = words.casefold()
    if words in _SEPANJANG:
        return [Jendela(1, 12)]
    every = re.fullmatch(_SETIAP, words)
    size = _BERULANG.get(every[1] if every else words if words.endswith("an") and words != "bulan" else "")
    return [Jendela(start, start + size - 1) for start in range(1, 13, size)] if size else []


def _listed(words: str) -> list[Jendela]:
    """Read a list whose items are months, ranges, quarters or semesters."""
    panjang = None
    windows = []
    # A slash parts a list, but for the one in s/d.
    for item in re.split(_DAFTAR, re.sub(r"\bs/d\b\.?", "s.d.", words, flags=re.IGNORECASE)):
        part = re.fullmatch(_BAGIAN, item)
        if part:
            panjang = _PANJANG[part[1].casefold()]
            windows.append(_part_of_year(panjang, part[2], item))
        elif panjang and item.casefold() in KE:
            windows.append(_part_of_year(panjang, item, item))
        else:
            windows.append(_month_or_range(item))
    return windows


def _month_or_range(item: str) -> Jendela:
    ends = re.split(_RENTANG, item)
    if len(ends) == 1:
        month = parse_bulan(item)
        return Jendela(month, month)
    if len(ends) > 2:
        raise Refusal(f"rentang {_shown(item)} punya lebih dari dua ujung", "tulis dua bulan, misalnya Januari-Maret")
    first, last = parse_bulan(ends[0]), parse_bulan(ends[1])
    if first >= last:
        raise Refusal(
            f"rentang {_shown(item)} berjalan mundur",
            "jadwal berada di dalam satu tahun; tulis bulan awal lebih dulu, misalnya Januari-Maret",
        )
    return Jendela(first, last)


def _part_of_year(panjang: Panjang, number: str, item: str) -> Jendela:
    n = KE.get(number.strip().casefold())
    if not n or n > panjang.banyak:
        most = ROMAWI[panjang.banyak - 1]
        raise Refusal(f"{_shown(item)} tidak ada dalam setahun", f"tulis {panjang.nama} I sampai {most}")
    return Jendela((n - 1) * panjang.bulan + 1, n * panjang.bulan)


def _refuse_overlap(windows: Sequence[Jendela]) -> None:
    months = [month for one in windows for month in range(one.mulai, one.jatuh_tempo + 1)]
    again = next((month for n, month in enumerate(months) if month in months[:n]), None)
    if again:
        raise Refusal(f"bulan {NAMA_BULAN[again - 1]} disebut lebih dari sekali", "sebut tiap bulan satu kali saja")


def _unknown(word: str) -> Refusal:
    from zi_cli.model.ganti import bulan_dimaksud  # few words are unknown

    near = tuple(NAMA_BULAN[month - 1] for month in bulan_dimaksud(word, BULAN))
    if near:
        return UnknownMonth(f"bulan {_shown(word)} tidak dikenal", f"maksud Anda {' atau '.join(near)}?")
    return Refusal(
        f"{_shown(word)} bukan nama bulan",
        "tulis nama bulan, misalnya Juni; di rencana juga Juni dan Desember, atau Januari-Maret",
    )


def _shown(text: str) -> str:
    visible = "".join(one if one.isprintable() else " " for one in text)
    return f'"{visible[:40]}…"' if len(visible) > 40 else f'"{visible}"'


def _window_words(one: Jendela) -> str:
    due = NAMA_BULAN[one.jatuh_tempo - 1]
    if one.mulai == one.jatuh_tempo:
        return f"jatuh tempo {due}"
    first, last = NAMA_BULAN[one.mulai - 1], NAMA_BULAN[one.jatuh_tempo - 2]
    running = f"berjalan {first}" + (f" sampai {last}" if first != last else "")
    return f"{running}, jatuh tempo {due}"


def _joined(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} dan {words[-1]}" if len(words) > 1 else words[0]
