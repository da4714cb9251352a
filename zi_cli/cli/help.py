"""Help pages in Indonesian: typer writes the frame of a page in English."""

import re
import sys
from typing import Any

from typer.core import TyperCommand, TyperGroup

FRAME = (
    ("Usage: ", "Pemakaian: "),
    ("\nArguments:", "\nIsian:"),
    ("\nOptions:", "\nPilihan:"),
    ("\nCommands:", "\nPerintah:"),
    ("[OPTIONS]", "[PILIHAN]"),
    ("COMMAND [ARGS]...", "PERINTAH …"),
    ("Show this message and exit.", "Tampilkan bantuan ini."),
    ("Install completion for the current shell.", "Pasang pelengkapan untuk shell ini."),
    ("[required]", "[wajib]"),
    ("[default: ", "[biasanya: "),
)
_PATTERNS = (
    (
        re.compile(r"Show completion for the current shell, to copy it or\s+customize the\s+installation\."),
        "Tampilkan skrip pelengkapan shell ini.",
    ),
    (re.compile(r"\{([A-Z|]+)\}"), r"\1"),
)


def framed(text: str) -> str:
    """Put the frame of a help page in Indonesian, in signs the console can show."""
    from zi_cli.render.signs import fallback  # noqa: PLC0415  only help needs it

    for english, indonesian in FRAME:
        text = text.replace(english, indonesian)
    for pattern, indonesian in _PATTERNS:
        text = pattern.sub(indonesian, text)
    return text.translate(fallback(sys.stdout.encoding or "ascii", text))


class Command(TyperCommand):
    """A command whose help is Indonesian."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  typer does not export its context's base
        """Give the help page."""
        return framed(super().get_help(ctx))


class Group(TyperGroup):
    """The program, whose help is Indonesian."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  as above
        """Give the help page."""
        return framed(super().get_help(ctx))
