"""What a terminal calls the acts of an office and what is filled in for them: commands, arguments and options."""

from zi_cli.model.refusal import Act, Field, Words, joined

ACTS: dict[str, str] = {}
"""The command of each act."""
ARGUMENTS: frozenset[str] = frozenset()
"""What is said without an option."""
FIELDS: dict[str, str] = {}
"""The argument or option of each field."""


def worded(words: Words) -> str:
    """Say a sentence in the words of the command line."""
    return joined(words, _said)


def _said(one: Act | Field) -> str:
    if isinstance(one, Field):
        return FIELDS[one.nama]
    return " ".join([ACTS[one.nama], *(_given(nama, value) for nama, value in one.isi)])


def _given(nama: str, value: object) -> str:
    return str(value) if nama in ARGUMENTS else f"{FIELDS[nama]} {value}"
