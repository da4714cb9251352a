"""The words of time in a plan: months, lists and ranges of months, read strictly or not at all.

A window holds both its ends; it never leaves its year.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from zi_cli.model.frozen import frozen
from zi_cli.model.periode import PANJANG, ROMAWI, URUTAN, Panjang
from zi_cli.model.refusal import Refusal
from zi_cli.model.tanda import rapi

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
_KATA_BULAN = r"(?i)(?:bulan|bln)\.? (?:ke[ -]*)?"
_PANJANG = {word: one for one in PANJANG for word in (one.nama, *one.singkatan)}
_BAGIAN = rf"(?i)\b({'|'.join(_PANJANG)})\b\.?[ -]*(?:ke\b[ -]*)?|\b(tw|smt|sem|q)(?=[1-9IV]\b|I[IV]\b|III\b)"
"""The word of a part of the year, whatever stands between it and its number; a short one may be written on to it."""
_SATU_BAGIAN = rf"(?i)({'|'.join(one.nama for one in PANJANG)}) (.*)"
_RENTANG = r"(?i)\s*(?:\bsampai dengan\b|\bsampai\b|\bhingga\b|\bs\.\s?d\b\.?|\bs/d\b\.?|\bsd\b\.?|-)\s*"
_DAFTAR = r"(?i)\s*(?:[,;]\s*dan\b|[,;]\s*serta\b|[,;]|&|\+|/|\bdan\b|\bserta\b)\s*"
_TAHUN = r"(?i)(?:(?<!sepanjang )(?<!selama )\b(?:tahun|th\.?|ta) )?\b((?:19|20|21)\d\d)\b"
_DALAM_TAHUN = r"(?i) (?:setiap|tiap|per|dalam) tahun(?:nya)?$"
_DI_BULAN = r"(?i)^(?:(?:pada|di|setiap|tiap|tiap-tiap|awal|pertengahan|akhir|medio) )+(?=\w)"
_SETIAP = r"(?:(?:setiap|tiap|tiap-tiap|per|saban) )(?:(?:awal|akhir) )?(?:(\d{1,2}|[a-z]+) )?([a-z]+)\.?"
_SEKALI = r"(?:(\d{1,2}|[a-z]+) )?([a-z]+) sekali"
_KALI = r"(?:(\d{1,2}|[a-z]+) ?)(?:kali|x) (?:dalam |per |tiap |setiap )?(?:se|1 |satu )?([a-z]+)"
_KALI_BALIK = r"(?:se|1 |satu )([a-z]+) (?:(\d{1,2}|[a-z]+) ?)(?:kali|x)"
_LAMA = {"bulan": 1, "bulanan": 1, "bln": 1, "tahun": 12, "tahunan": 12} | {
    f"{word}{akhir}": one.bulan for word, one in _PANJANG.items() for akhir in ("", "an")
}
"""Words of a length of time, and how many months it has."""
_BILANGAN = {
    word: n
    for n, words in {1: "satu se sekali", 2: "dua", 3: "tiga", 4: "empat", 6: "enam", 12: "duabelas"}.items()
    for word in words.split()
}
_SEPANJANG = (
    *("sepanjang tahun", "setahun penuh", "satu tahun", "selama setahun", "sepanjang tahun berjalan"),
    *("sepanjang", "selama", "selama satu tahun", "sekali setahun", "setahun sekali"),
)
_SAAT = {"awal tahun": 1, "pertengahan tahun": 6, "tengah tahun": 6, "akhir tahun": 12}
_FREKUENSI = {"bulanan": 1} | {f"{one.nama}an": one.bulan for one in PANJANG}
_NAMA_BULAN = "|".join(sorted((name.casefold() for name in (*NAMA_BULAN, *SINGKATAN)), key=len, reverse=True))
_BERTANGGAL = (
    rf"(?i)\b(?:tanggal|tgl)\b|\b(?:[0-2]?\d|3[01])[ -](?:{_NAMA_BULAN})\b|"
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}[/.-]\d{1,2}[/.-]\d{1,2}\b"
)
_BERMINGGU = r"(?i)\b(?:minggu|mgg|pekan|mingguan|hari|harian)\b"
_SATU_TAHUN = "jadwal berada di dalam satu tahun; tulis bulan-bulan di tahun itu, misalnya Januari-Desember"
INSIDENTIL = ("insidentil", "insidental")
"""The words of an aktivitas without a schedule, which is done when there is a reason to."""
_TANPA_JADWAL = (
    r"(?i)\bins\w*den\w*|\bsewaktu[- ]waktu\b|\bsituasional\b|\btentatif\b|\bsesuai (?:kebutuhan|keperluan)\b|"
    r"\b(?:bila|jika|apabila|saat|ketika|sesuai) (?:ada|diperlukan|dibutuhkan|perlu)\b"
)
_LEWAT_TAHUN = r"(?i)\btahun (?:berikut(?:nya)?|depan|n ?\+ ?\d)\b|\bn ?\+ ?\d\b"
_DUA_ANGKA = r"(\d{1,2}) ?([/-]) ?(\d{1,2})"


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
    lain: str = ""
    """What else a person may have meant by the words; empty where they mean one thing."""
    tahun: int | None = None
    """The year that the words name, where they do."""

    @property
    def insidentil(self) -> bool:
        """Whether it is no schedule: what has it is never due."""
        return not self.jendela

    @property
    def bulan(self) -> str:
        """Its windows in names of months, as a plan writes them."""
        ends = [(NAMA_BULAN[one.mulai - 1], NAMA_BULAN[one.jatuh_tempo - 1]) for one in self.jendela]
        return _joined([first if first == last else f"{first}-{last}" for first, last in ends])

    def kalimat(self) -> str:
        """Say back what was understood."""
        if self.insidentil:
            return "tanpa jadwal, dicatat tiap kali dilaksanakan"
        due = f"jatuh tempo {_joined([NAMA_BULAN[one.jatuh_tempo - 1] for one in self.jendela])}"
        if all(one.mulai == one.jatuh_tempo for one in self.jendela):
            return due
        if len(self.jendela) > 1 and all(one.jatuh_tempo + 1 == after.mulai for one, after in pairwise(self.jendela)):
            return f"berjalan sejak {NAMA_BULAN[self.jendela[0].mulai - 1]}, {due}"
        return _joined([_window_words(one) for one in self.jendela])


@lru_cache(maxsize=256)  # as below
def parse_bulan(text: str) -> int:
    """Read one month as people write it: Juni, Jun, Nop, 6, B06, Bulan Juni."""
    word = rapi(text[: LONGEST * 2]).rstrip(",;")
    found = _month(word)
    if found:
        return found
    if word and len(word) <= LONGEST:
        _explain(word)
        _refuse_two_numbers(word)
    raise _unknown(word)


def _month(word: str) -> int | None:
    bare = re.sub(_KATA_BULAN, "", word, count=1).rstrip(".")
    found = BULAN.get(bare.casefold())
    numbered = None if found else re.fullmatch(_NOMOR_BULAN, bare)
    return int(numbered[1]) if numbered else found


@lru_cache(maxsize=256)  # few different words stand in a plan, each many times
def parse_waktu(text: str) -> Waktu:
    """Read the schedule of an activity; an unknown word is an error, never an empty schedule."""
    words = rapi(text[: LONGEST * 2]).strip(",;\"' ")
    if not words:
        raise Refusal("waktu ini kosong", "tulis bulannya, misalnya Juni atau Januari-Desember")
    if len(words) > LONGEST:
        raise Refusal("waktu ini terlalu panjang", "tulis bulan, daftar bulan, atau rentang saja")
    plain = _plain(words)
    if plain or words.casefold() in INSIDENTIL:
        return Waktu(text, plain)
    bare, tahun = _without_year(words)
    try:
        windows = _repeated(bare) or _listed(bare)
        _refuse_overlap(windows)
    except Refusal:
        if re.search(_TANPA_JADWAL, words):
            way = "tulis insidentil saja bila memang tanpa jadwal, atau bulan-bulannya"
            raise Refusal(f"{_shown(words)} tidak terbaca sebagai jadwal", way) from None
        _explain(words)
        raise
    windows.sort(key=lambda one: one.mulai)
    return Waktu(text, tuple(windows), _other_reading(bare), tahun)


def berulang(waktu: Waktu, frekuensi: str) -> Waktu:
    """Make a range recur: one occurrence a month, quarter or semester that lies in it."""
    span = next(iter(waktu.jendela), Jendela(1, 1))
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


def _plain(words: str) -> tuple[Jendela, ...]:
    """Read names of months in order and ranges of them, as nearly every plan is written; empty for all else."""
    windows: list[Jendela] = []
    for item in words.casefold().replace(" dan ", ", ").split(", "):
        first, _, last = item.partition("-")
        start, end = BULAN.get(first, 0), BULAN.get(last or first, 0)
        after = windows[-1].jatuh_tempo if windows else 0
        if not after < start <= end or (last and start == end):
            return ()
        windows.append(Jendela(start, end))
    return tuple(windows)


def _without_year(words: str) -> tuple[str, int | None]:
    """Take a year out of a schedule, which holds in every year; a date and a second year are refused."""
    said = {int(year) for year in re.findall(_TAHUN, words)}
    if not said:
        return words, None
    if re.search(_BERTANGGAL, words):
        _explain(words)
    if len(said) > 1:
        many = " dan ".join(map(str, sorted(said)[:2]))
        if len(re.split(_RENTANG, words)) == 2:
            raise Refusal(f"{_shown(words)} melewati akhir tahun", _SATU_TAHUN)
        raise Refusal(f"{_shown(words)} menyebut tahun {many}", "tulis bulannya saja; jadwal berlaku tiap tahun")
    bare = " ".join(re.sub(_TAHUN, " ", words).split()).strip(",;/- ")
    if not bare:
        raise Refusal(f"{_shown(words)} hanya menyebut tahun", "tulis bulannya, misalnya Juni atau Januari-Desember")
    return re.sub(r"\s+([,;])", r"\1", bare), said.pop()


def _repeated(words: str) -> list[Jendela]:
    """Read words that mean the whole year, once or again and again; empty for other words."""
    words = words.casefold()
    if words in _SEPANJANG:
        return [Jendela(1, 12)]
    size = _every(words)
    return [Jendela(start, start + size - 1) for start in range(1, 13, size)] if size else []


def _every(words: str) -> int | None:
    """Give how many months lie between one time and the next: setiap 6 bulan, 2 kali setahun, triwulanan."""
    if words.endswith("an") and words != "bulan" and words in _LAMA:
        return _LAMA[words]
    every = re.fullmatch(_SETIAP, words) or re.fullmatch(_SEKALI, words.replace("sebulan", "satu bulan"))
    if every and every[2] in _LAMA:
        return _dividing(_number(every[1] or "1") * _LAMA[every[2]])
    times = re.fullmatch(_KALI, words)
    back = None if times else re.fullmatch(_KALI_BALIK, words)
    many, length = (times[1], times[2]) if times else (back[2], back[1]) if back else ("", "")
    n = _number(many)
    return _dividing(_LAMA[length] // n) if n and length in _LAMA and _LAMA[length] % n == 0 else None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _BILANGAN.get(word, 0)


def _dividing(months: int) -> int | None:
    return months if months and 12 % months == 0 else None


def _listed(words: str) -> list[Jendela]:
    """Read a list whose items are months, ranges, quarters or semesters."""
    words = re.sub(_DALAM_TAHUN, "", words)
    words = re.sub(_BAGIAN, lambda found: f"{_PANJANG[(found[1] or found[2]).casefold()].nama} ", words)
    panjang = None
    windows = []
    # A slash parts a list, but for the one in s/d.
    for item in re.split(_DAFTAR, re.sub(r"\bs/d\b\.?", "s.d.", words, flags=re.IGNORECASE)):
        part = re.fullmatch(_SATU_BAGIAN, re.sub(r"(?i)^akhir ", "", item))
        if part:
            panjang = _PANJANG[part[1].casefold()]
            windows.append(_parts_of_year(panjang, part[2], item))
        elif panjang and item.casefold() in URUTAN:
            windows.append(_part_of_year(panjang, item, item))
        elif panjang and re.fullmatch(rf"(?i)(?:[iv]+){_RENTANG.removeprefix('(?i)')}[iv]+", item):
            windows.append(_parts_of_year(panjang, item, item))
        else:
            windows.append(_month_or_range(item))
    return windows


def _month_or_range(item: str) -> Jendela:
    if item.casefold() in _SAAT:
        return Jendela(_SAAT[item.casefold()], _SAAT[item.casefold()])
    ends = re.split(_RENTANG, re.sub(_DI_BULAN, "", item))
    if len(ends) == 1:
        month = parse_bulan(ends[0])
        return Jendela(month, month)
    if len(ends) > 2:
        raise Refusal(f"rentang {_shown(item)} punya lebih dari dua ujung", "tulis dua bulan, misalnya Januari-Maret")
    first, last = parse_bulan(ends[0]), parse_bulan(ends[1])
    if first == last:
        raise Refusal(f"rentang {_shown(item)} berjalan mundur: kedua ujungnya sama", f"tulis {NAMA_BULAN[first - 1]}")
    if first > last:
        raise Refusal(
            f"rentang {_shown(item)} berjalan mundur, atau melewati akhir tahun",
            f"jadwal berada di dalam satu tahun; bila melewati akhir tahun, tulis kedua bagiannya: {_both(first, last)}",
        )
    return Jendela(first, last)


def _both(first: int, last: int) -> str:
    """Name what lies of a range over the year's end in each year."""
    parts = [(1, last), (first, 12)]
    return " dan ".join(
        NAMA_BULAN[one - 1] if one == other else f"{NAMA_BULAN[one - 1]}-{NAMA_BULAN[other - 1]}"
        for one, other in parts
    )


def _parts_of_year(panjang: Panjang, numbers: str, item: str) -> Jendela:
    """Read one part of the year, or a range of them, which is one window as a range of months is."""
    ends = [re.sub(rf"(?i)^{panjang.nama} ", "", one) for one in re.split(_RENTANG, numbers)]
    windows = [_part_of_year(panjang, one, item) for one in ends]
    first, last = windows[0], windows[-1]
    if len(ends) > 2 or (len(ends) == 2 and first.mulai >= last.mulai):
        most = ROMAWI[panjang.banyak - 1]
        raise Refusal(f"rentang {_shown(item)} berjalan mundur", f"tulis yang awal lebih dulu: {panjang.nama} I-{most}")
    return Jendela(first.mulai, last.jatuh_tempo)


def _part_of_year(panjang: Panjang, number: str, item: str) -> Jendela:
    n = URUTAN.get(number.strip(" .").casefold())
    if not n or n > panjang.banyak:
        most = ROMAWI[panjang.banyak - 1]
        raise Refusal(f"{_shown(item.strip())} tidak ada dalam setahun", f"tulis {panjang.nama} I sampai {most}")
    return Jendela((n - 1) * panjang.bulan + 1, n * panjang.bulan)


def _other_reading(words: str) -> str:
    """Say what else was perhaps meant: 6/12 is a list of months, or a date; the 3 of TW I, 3 a quarter, or a month."""
    two = re.fullmatch(_DUA_ANGKA, words)
    if two:
        return f"tanggal {int(two[1])} {NAMA_BULAN[int(two[3]) - 1]}"
    part = re.search(r"(?i)\b(?:tw|triwulan|smt|sem|semester)\b\.?[ -]*[iv]+\b.*?(?:[,;&/]|\bdan\b)\s*([1-4])$", words)
    return f"bulan {NAMA_BULAN[int(part[1]) - 1]} untuk {part[1]} yang terakhir" if part else ""


def _refuse_two_numbers(word: str) -> None:
    two = re.fullmatch(_DUA_ANGKA, word)
    if two and _month(two[1]) and _month(two[3]):
        first, last = (NAMA_BULAN[int(one) - 1] for one in (two[1], two[3]))
        months = f"{first} {'dan' if two[2] == '/' else 'sampai'} {last}"
        raise Refusal(f"{_shown(word)} bisa berarti {months}, atau {_other_reading(word)}", "tulis nama satu bulan")


def _explain(words: str) -> None:
    """Refuse with a sentence of their own the words of time that name no month: a day, a week, another year."""
    if re.search(_LEWAT_TAHUN, words):
        raise Refusal(f"{_shown(words)} melewati akhir tahun", _SATU_TAHUN)
    for pattern, what in ((_BERMINGGU, "minggu atau hari"), (_BERTANGGAL, "tanggal")):
        if re.search(pattern, words):
            raise Refusal(f"{_shown(words)} menyebut {what}, bukan bulan", "tulis bulannya saja, misalnya Juni")


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
    return f"{', '.join(words[:-1])} dan {words[-1]}" if len(words) > 1 else "".join(words)
