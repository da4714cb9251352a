"""The one door to the screen: whatever zi says leaves by it, without signs that move a cursor, turn text or hide in it."""

import sys

from zi_cli.model.tulisan import tampak


def out(text: str) -> None:
    """Write on standard output."""
    sys.stdout.write(tampak(text))


def out_exact(text: str) -> None:
    """Write on standard output in UTF-8, with the text's own line ends, whatever the console is set to."""
    sys.stdout.flush()
    sys.stdout.buffer.write(tampak(text).encode("utf-8"))


def err(text: str) -> None:
    """Write on standard error."""
    sys.stderr.write(tampak(text))
