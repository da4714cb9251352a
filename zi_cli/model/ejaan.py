"""How people type dates, numbers, years and periods on the command line."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from fractions import Fraction

from zi_cli.model.periode import DIBACA, ROMAWI, URUTAN, Bagian, Panjang, Periode
from zi_cli.model.refusal import Refusal
from zi_cli.model.tanda import rapi
from zi_cli.model.waktu import parse_bulan

# Compiled when one is needed: most commands are told a year at most.
_TANGGAL = (
    r"(?P<tahun>\d{4})\W{1,2}(?P<bulan>\d{1,2})\W{1,2}(?P<hari>\d{1,2})",
    r"(?P<tahun>(?:19|20|21)\d\d)(?P<bulan>\d\d)(?P<hari>\d\d)",
    r"(?P<hari>\d{1,2})(?P<tanda>[/.-])(?P<bulan>\d{1,2})(?P=tanda)(?P<tahun>\d{4})",
    r"(?P<hari>\d{1,2}) (?P<bulan>[a-z.]+) (?P<tahun>\d{4})",
)
_ANGKA = r"-?(\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}|\d+([.,]\d+)?)"
_TAHUN = re.compile(r"(?:tahun|ta)?\s*(\d{4})")
_TAHUN_DI_DALAM = r"(?<!\d)\d{4}(?!\d)"


class NoSuchDay(Refusal):
    """A day that no calendar has, and the days that may have been meant."""

    def __init__(self, text: str, meant: tuple[str, ...]) -> None:
        saran = f"maksud Anda {meant[0]}?" if meant else "periksa hari dan bulannya"
        super().__init__(f'tanggal "{_shown(text)}" tidak ada di kalender', saran)
        self.meant = meant


def parse_tanggal(text: str) -> date:
    """Read a date: 2024-06-28, 28/06/2024, 28 Juni 2024."""
    found = _date_parts(text)
    if found is None:
        raise Refusal(f'tanggal "{_shown(text)}" tidak terbaca', "tulis 2024-06-28, 28/06/2024 atau 28 Juni 2024")
    bulan = int(found["bulan"]) if found["bulan"].isdecimal() else parse_bulan(found["bulan"])
    try:
        return date(int(found["tahun"]), bulan, int(found["hari"]))
    except ValueError:
        raise NoSuchDay(text, _month_first(found)) from None


def hari_dimaksud(text: str) -> tuple[str, ...]:
    """Give the days that a date may mean as a file writes them: 01/02/2024 is the first of one of two months."""
    day, found = parse_tanggal(text).isoformat(), _date_parts(text)
    other = _month_first(found) if found and "tanda" in found.groupdict() else ()
    return tuple(dict.fromkeys((day, *other)))


def _date_parts(text: str) -> re.Match[str] | None:
    words = _normal(text)
    return next(filter(None, (re.fullmatch(pattern, words) for pattern in _TANGGAL)), None)


def _month_first(found: re.Match[str]) -> tuple[str, ...]:
    """Give the day of a date that was written as 06/30/2026, where that is a day."""
    if not found["bulan"].isdecimal():
        return ()
    try:
        return (date(int(found["tahun"]), int(found["hari"]), int(found["bulan"])).isoformat(),)
    except ValueError:
        return ()


def parse_angka(text: str) -> Fraction:
    """Read a number: 66.5, 66,5, 66,5 %, 1250, 1.250,5; `1.250` alone could be two numbers and is refused."""
    words = _normal(text).removesuffix("%").strip()
    if not re.fullmatch(_ANGKA, words):
        raise Refusal(f'"{_shown(text)}" bukan angka', "tulis misalnya 66,5 atau 1250")
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", words):
        bare, decimal = words.replace(".", ""), words.rstrip("0").rstrip(".").replace(".", ",")
        raise Refusal(f'"{words}" bisa berarti {bare} atau {decimal}', f"tulis {bare}, atau {decimal}")
    if "," in words or words.count(".") > 1:
        words = words.replace(".", "").replace(",", ".")
    return Fraction(words)


def parse_cacah(text: str) -> int:
    """Read a whole number from 0, as `parse_angka` reads numbers, but a percentage is no count."""
    if "%" in text:
        raise Refusal(f'"{_shown(text)}" adalah persentase, bukan banyaknya', "tulis banyaknya saja, misalnya 38")
    words = _normal(text)
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", words):  # a count has no decimals: 2,000 is no 2 that somebody wrote so
        bare, whole = words.replace(",", ""), words.partition(",")[0]
        raise Refusal(f'"{words}" bisa berarti {bare} atau {whole}', f"tulis {bare}, atau {whole}")
    number = parse_angka(text) if re.fullmatch(_ANGKA, words) else None
    if number is None or number.denominator != 1 or number < 0:
        raise Refusal(f'"{_shown(text)}" bukan bilangan bulat mulai dari 0', "tulis misalnya 38")
    return int(number)


def parse_bagian(text: str, known: Sequence[Panjang] = DIBACA) -> Bagian:
    """Read which part of a year is meant: 1, II, s1, Semester I; a number alone is of the first length that is known."""
    words = _normal(text)
    for panjang in known:
        word = f"(?:{'|'.join(panjang.kata)}){'?' if panjang == known[0] else ''}"
        found = re.fullmatch(rf"{word}[ .-]*(?:ke[ -]?)?({'|'.join(URUTAN)})", words)
        if found and URUTAN[found[1]] <= panjang.banyak:
            return panjang, URUTAN[found[1]]
    panjang = known[0]
    digits = [str(ke) for ke in range(1, panjang.banyak + 1)]
    wanted = f"{_or(digits)}, {_or(ROMAWI[: panjang.banyak])}"
    raise Refusal(f'{panjang.nama} "{_shown(text)}" tidak dikenal', f"tulis {wanted}")


def _or(names: Sequence[str]) -> str:
    return " atau ".join((", ".join(names[:-1]), names[-1]))


def year_of_periode(text: str, tahun: int | None = None) -> int:
    """Read the year of a period: 2024-s1, 2024-1, Semester I 2024; `tahun` is the year said beside it."""
    said = [int(one) for one in re.findall(_TAHUN_DI_DALAM, text)]
    years = {*said, *([] if tahun is None else [tahun])}
    if len(years) != 1:
        shown = text[:40]
        if years:
            raise Refusal(f"dua tahun disebut: {' dan '.join(map(str, sorted(years)))}", "sebut satu tahun saja")
        raise Refusal(f'tahun periode "{shown}" belum disebut', "tulis misalnya 2024-s1, atau tambahkan --year 2024")
    return years.pop()


def parse_periode(text: str, tahun: int | None = None, known: Sequence[Panjang] = DIBACA) -> Periode:
    """Read a period, as `year_of_periode` reads its year; a number alone is of the first length that is known."""
    year = year_of_periode(text, tahun)
    rest = re.sub(_TAHUN_DI_DALAM, " ", re.sub(r"\b(tahun|ta)\b", " ", text, flags=re.IGNORECASE)).strip(" -/._,")
    if not rest:
        raise Refusal(f"{known[0].nama}nya belum disebut", f"tulis {_or([one.kunci for one in known[0].of(year)])}")
    return Periode(year, *parse_bagian(rest, known))


def parse_tahun(text: str) -> int:
    """Read a year of four digits."""
    found = _TAHUN.fullmatch(_normal(text))
    if not found or not 1900 <= int(found[1]) <= 2200:
        raise Refusal(f'tahun "{_shown(text)}" tidak terbaca', "tulis empat angka, misalnya 2024")
    return int(found[1])


def nearest(word: str, candidates: Iterable[str], n: int = 3) -> tuple[str, ...]:
    """Give the names most like a word, letter case aside."""
    known = {name.casefold(): name for name in candidates}
    return tuple(known[near] for near in get_close_matches(word[:60].casefold(), known, n=n, cutoff=0.5))


def _normal(text: str) -> str:
    return rapi(text[:200]).casefold()


def _shown(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in text[:40])
