"""Texts that somebody means harm by, or that went wrong on their way: drawn by a seed, as many as are wanted."""

import random
import string
from collections.abc import Iterator

PIECES = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='x", "</textarea><script>", "{{ 7*7 }}",
    "{% for x in y %}", "${7*7}", "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "a: b", "- a", "# komentar",
    "&a *a", "!!python/object:os.system", "|", ">", "%YAML 1.2", "---", "...", "? x", "[a, b]", "{a: b}", "'", '"', "\\", "\\n",
    "null", "true", "ya", "1_000", "0x1F", "1e3", ".inf", "2024-01-01", "12:30:45", "~", "<<", "../../etc/passwd", "C:\\con",
    "http://evil.test/", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "\n", "\r\n", "\r", "\n\n", "\t", " ",
    "\x00", "\x1b[31m", "\x1b]0;x\x07", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\u202e", "\u2066", "\u200b", "\u00ad",
    "\ud800", "\udfff", "\U0001f600", "é", "é", "ﷺ", "🇮🇩", "Z͑ͫ̓ͪ̂ͫ̽͏", "𝕏", "\ufffe", "\uffff", "%s%n", "%00", "&lt;", "&#x3c;",
    "]]>", "<!--", "-->", "]]", "`id`", "$(id)", "; rm -rf /", "| sh", "' OR 1=1", "--format", "-o", "zi", "CONTOH:", "\\u0000",
)  # fmt: skip


def texts(seed: int, many: int) -> Iterator[str]:
    """Draw texts."""
    drawn = random.Random(seed)
    for _ in range(many):
        kind = drawn.random()
        if kind < 0.05:
            yield drawn.choice(PIECES) * drawn.choice((50, 500, 5_000))
        elif kind < 0.15:
            yield "".join(
                chr(drawn.choice((drawn.randrange(0x20, 0x300), drawn.randrange(0x110000))))
                for _ in range(drawn.randrange(1, 30))
            )
        else:
            words = [
                drawn.choice((drawn.choice(PIECES), "".join(drawn.choices(string.ascii_letters + " ", k=5))))
                for _ in range(drawn.randrange(1, 7))
            ]
            yield drawn.choice(("", " ", "\n")).join(words)
