"""The lowest zi that a unit's files need, as its settings write it."""

import re

_PALING_RENDAH = re.compile(r">= ?(\d{1,4}(?:\.\d{1,4}){0,3})")

Versi = tuple[int, ...]


def parse_versi(text: str) -> Versi | None:
    """Read what `zi:` in plans/zi.yaml asks for, such as >=0.3; None where it is written in another way."""
    written = _PALING_RENDAH.fullmatch(text)
    return _numbers(written[1]) if written else None


def reached(version: str, lowest: Versi) -> bool:
    """Say whether a version is at least the lowest one."""
    return _numbers(version) >= lowest


def _numbers(text: str) -> Versi:
    numbers = [int(one) for one in text.split(".")]
    while numbers and numbers[-1] == 0:  # 1.0 is 1
        numbers.pop()
    return tuple(numbers)
