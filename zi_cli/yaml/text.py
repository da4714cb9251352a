"""How a content is written into a YAML text: on one line, quoted only where it must be."""

import json
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from zi_cli.model.refusal import Refusal

_BARE = re.compile(r"[^\W_](?:[^,\[\]{}#:&*!|>?'\"%@`\\\t\r\n]*[^,\[\]{}#:&*!|>?'\"%@`\\\s])?|[^\W_]")
"""What no parser takes for anything else, inside braces too: there PyYAML ends a text at a question mark."""
_NO_TEXT = re.compile(
    r"0b[01_]+|0o[0-7]+|0x[\da-f_]+|\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?"
    r"|\d{4}-\d\d?-\d\d?(?:[t ].*)?|true|false|null|yes|no|on|off|y|n",
    re.ASCII | re.IGNORECASE,
)
"""What YAML 1.1 or 1.2 takes for a number, a day, a yes or a no: bare it would be no text to other programs."""


class _Day(str):
    """A day as it is written in a file: bare, as the one kind of content that a text may look like."""

    __slots__ = ()


def child(tree: Any, step: Any, missing: object = None) -> Any:  # noqa: ANN401  a node of a document
    """Look up what stands under a key of a map, or the item of a list by its number."""
    if tree.__class__ is dict:
        return tree.get(step, missing)
    is_item = tree.__class__ is list and step.__class__ is int and 0 <= step < len(tree)
    return tree[step] if is_item else missing


def as_tree(isi: Any) -> Any:  # noqa: ANN401  any content
    """Give a content as reading it back would: dates as text, exact numbers as decimals."""
    match isi:
        case dict():
            return {key: as_tree(value) for key, value in isi.items()}
        case list() | tuple():
            return [as_tree(one) for one in isi]
        case date():
            return _Day(isi.isoformat())
        case Fraction() | Decimal():
            return _number(Fraction(isi))
        case _:
            return isi


def _number(value: Fraction) -> int | Decimal:
    """Give a number as it is written in a file; only numbers that end have such a form."""
    if value.denominator == 1:
        return int(value)
    for places in range(1, 13):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return Decimal(int(scaled)).scaleb(-places)
    raise Refusal("angka ini tidak berujung", "tulis pembilang dan penyebutnya")


def flow(tree: Any) -> str:  # noqa: ANN401  what as_tree gives
    """Write a tree on one line."""
    match tree:
        case dict():
            return "{" + ", ".join(f"{key_text(key)}: {flow(value)}" for key, value in tree.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, tree)) + "]"
        case bool():
            return "true" if tree else "false"
        case int() | Decimal() | _Day():
            return str(tree)
        case _:
            return _text(str(tree))


def key_text(key: str | int) -> str:
    """Write a key."""
    return str(key) if isinstance(key, int) else _text(key)


def _text(text: str) -> str:
    """Write a text bare where it reads back as itself, else in double quotes."""
    if text.isprintable() and _BARE.fullmatch(text) and not _NO_TEXT.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)
