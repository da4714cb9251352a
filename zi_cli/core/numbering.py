"""The signs of the printed numbers: Roman for a program, letters for an indikator."""

_ROMAWI = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def romawi(number: int) -> str:
    """Write a number from 1 up in Roman numerals."""
    text = ""
    for worth, letters in _ROMAWI:
        count, number = divmod(number, worth)
        text += letters * count
    return text


def huruf(number: int) -> str:
    """Write a number from 1 up in letters: a to z, then aa, ab and so on."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
