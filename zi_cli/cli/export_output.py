"""How an export speaks: what another program reads is printed byte for byte as its file would hold it."""

import sys


def show_exact(text: str) -> None:
    """Print a text in UTF-8 with its own line ends, whatever the console is set to: both belong to the format."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
