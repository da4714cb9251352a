"""What the YAML parser says in English, said in Indonesian with a way out.

The parser tells where it could not go on. Where the line it stopped at, or the one above, shows what a person left out,
that is said, at that line.
"""

import re
from collections.abc import Sequence

SENTENCES: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "titik dua di sini tidak pada tempatnya",
        "ratakan indentasi dengan baris yang setingkat; beri tanda kutip bila teks memuat titik dua",
    ),
    (
        "could not find expected ':'",
        "titik dua setelah kunci tidak ditemukan",
        "tulis kunci: isi, dengan titik dua dan satu spasi",
    ),
    (
        "found character that cannot start any token",
        "tanda di sini tidak bisa mengawali isi",
        'beri tanda kutip pada teksnya: "…"',
    ),
    (
        "found unexpected end of stream",
        "tanda kutip atau kurung dibuka tetapi tidak ditutup",
        "tutup tanda kutip atau kurung itu, atau hapus yang berlebih",
    ),
    (
        "did not find expected ',' or '}'",
        "kurung kurawal belum ditutup",
        'tambahkan koma di antara isian, tutup dengan }, atau hapus tanda yang berlebih; teks yang memuat titik dua diberi "…"',
    ),
    (
        "did not find expected ',' or ']'",
        "kurung siku belum ditutup",
        "tambahkan koma di antara isi, tutup dengan ], atau hapus kurung yang berlebih",
    ),
    (
        "did not find expected '-' indicator",
        "isi daftar di sini tidak diawali tanda -",
        "ratakan indentasi dengan baris di atasnya, atau awali dengan tanda - dan satu spasi",
    ),
    (
        "did not find expected key",
        "di sini harus ada kunci, dan indentasinya tidak rata",
        "ratakan indentasi dengan baris yang setingkat; beri tanda kutip bila teks memuat tanda kutip",
    ),
    (
        "block sequence entries are not allowed",
        "daftar tidak boleh mulai di sini",
        "pindahkan tanda - ke baris baru di bawah kuncinya",
    ),
    (
        "did not find expected node content",
        "isi yang diharapkan tidak ada di sini",
        "isi nilainya, atau hapus tanda yang berlebih",
    ),
    (
        "did not find expected <document start>",
        "di sini ada isi yang tidak termasuk susunan di atasnya",
        "ratakan indentasi dengan baris di atasnya",
    ),
    ("found unknown escape character", "tanda \\ di dalam kutip ganda tidak dikenal", "pakai tanda kutip tunggal: '…'"),
    (
        "found undefined tag handle",
        "penanda yang diawali tanda seru tidak dikenal",
        'beri tanda kutip pada teksnya: "…"',
    ),
    (
        "did not find expected alphabetic or numeric character",
        "tanda & atau * tidak pada tempatnya",
        'beri tanda kutip: "…"',
    ),
    (
        "found a tab character",
        "ada tab di tempat indentasi",
        "ganti tab dengan spasi",
    ),
    ("found unexpected ':'", "titik dua di sini tidak pada tempatnya", 'beri tanda kutip pada teksnya: "…"'),
    ("control characters are not allowed", "ada tanda kendali yang tersembunyi", "hapus tanda itu, lalu ketik ulang"),
)

COLON = "di sini harus ada titik dua dan spasi", "tulis kunci: isi, dengan titik dua dan satu spasi"
_LEFT_OUT: tuple[tuple[str, tuple[str, str]], ...] = (
    (r" *-(?![\s-])", ("tanda - di sini tidak diikuti spasi", "beri satu spasi sesudah tanda -")),
    (r"(?: *- )?[^:#'\"{}\[\]]*:(?=[{\[])", COLON),
    (r"(?: *- )?[^:#'\"{}\[\]]*\w (?=[{\[])", COLON),
    (r".*[{,] *\w+(?::| )(?=[{\[])", COLON),
)
"""What a line looks like when a sign was left out of it, and what is said of it; the match ends where the sign goes."""
_BETWEEN_LINES = "mapping values are not allowed", "did not find expected '-' indicator"
_BETWEEN_BRACKETS = "found unexpected ':'", "did not find expected ',' or '}'", "did not find expected ',' or ']'"
_NO_KEY = "did not find expected key"
_NOT_OPENED = (
    "kurung ditutup di sini tetapi tidak dibuka",
    "buka dengan { atau [ di depan isinya, atau hapus kurung itu",
)


def left_out(problem: str, lines: Sequence[str], baris: int) -> tuple[int, int, str, str] | None:
    """Say what a person left out on the line that the parser stopped at, or on the one above: place, sentence, way out."""
    if not problem.startswith((*_BETWEEN_LINES, *_BETWEEN_BRACKETS, _NO_KEY)):
        return None
    line, above = lines[baris - 1], _above(lines, baris) if problem.startswith(_BETWEEN_LINES) else 0
    for n in () if problem.startswith(_NO_KEY) else filter(None, (baris, above)):
        for pattern, said in _LEFT_OUT:
            found = re.match(pattern, lines[n - 1])
            if found:
                return n, found.end() + 1, *said
    for opening, closing in ("{}", "[]"):
        if line.count(closing) > line.count(opening):
            return baris, line.rindex(closing) + 1, *_NOT_OPENED
    if above and not _has_key(lines[above - 1]) and not _goes_on(lines, above):
        return above, len(lines[above - 1].rstrip()) + 1, *COLON
    return None


def _above(lines: Sequence[str], baris: int) -> int:
    """Give the line above that says anything; 0 where there is none."""
    return next((n for n in range(baris - 1, 0, -1) if lines[n - 1].strip() and lines[n - 1].lstrip()[0] != "#"), 0)


def _has_key(line: str) -> bool:
    return bool(re.search(r":(?: |$)", line.rstrip()))


def _goes_on(lines: Sequence[str], baris: int) -> bool:
    """Whether a line goes on with the text of the one above, which begins behind a key."""
    key = lines[_above(lines, baris) - 1] if _above(lines, baris) else ""
    return _has_key(key) and not key.rstrip().endswith(":") and _indent(key) < _indent(lines[baris - 1])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def in_indonesian(problem: str, context: str) -> tuple[str, str]:
    """Give the sentence and the way out for what the parser found; one of its own for what nobody has named."""
    said = f"{problem} {context}"
    for english, pesan, saran in SENTENCES:
        if english in said:
            return pesan, saran
    return "susunan YAML di sini tidak terbaca", "periksa titik dua, tanda kutip, kurung dan indentasi baris ini"
