"""Names of files that people choose: which are none, and what every system can store."""

import os
import re
import unicodedata

from zi_cli.model.refusal import Refusal

LONGEST_NAME = 80
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names Windows keeps for itself, whatever their ending."""


def safe_name(said: str, suffix: str | None = None) -> str:
    """Make a name that every system can store and nobody misreads: small letters, digits, hyphens, an ending.

    `suffix` is the ending of the source, for a name that a person chose without one.
    """
    stem, ending = os.path.splitext(said)  # noqa: PTH122  a bare name, no path
    if suffix is not None and ending.casefold() != suffix.casefold():
        stem, ending = said, suffix
    name = slug(stem)[:LONGEST_NAME].strip("-") or "bukti"
    ending = slug(ending).replace("-", "")[:10]
    name = f"bukti-{name}" if _RESERVED.fullmatch(name) else name
    return f"{name}.{ending}" if ending else name


def refuse_name(said: str) -> None:
    """Refuse a name chosen by a person that is no bare name."""
    if not said.isprintable():
        raise Refusal("nama berkas memuat tanda yang tidak tampak", "tulis dengan huruf, angka dan tanda hubung")
    if re.search(r"[/\\:]", said) or said.strip(". ") == "":
        raise Refusal(f'"{said}" bukan nama berkas', "tulis namanya saja tanpa folder, misalnya sk-tim-zi.pdf")


def slug(text: str) -> str:
    """Give of a text its small letters and digits, with hyphens between them."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if one.isascii())
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")
