"""A laid-out screen on a terminal, in colour where the terminal and its user want it."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from zi_cli.model.tulisan import tampak
from zi_cli.render.layout import Block, Gaya, lay_out

WIDEST = 110
"""Lines longer than this are hard to follow, however wide the window is."""

STYLES: dict[Gaya, str] = {
    "": "",
    "judul": "bold",
    "tebal": "bold",
    "redup": "dim",
    "baik": "green",
    "buruk": "red",
    "tanya": "yellow",
}


def print_blocks(blocks: Iterable[Block]) -> None:
    """Print blocks on standard output: the second door to the screen, for colours are controls of zi's own."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lay_out(blocks, min(console.width, WIDEST)):
        text = Text.assemble(*((tampak(span.teks), STYLES[span.gaya]) for span in line))
        text.rstrip()
        console.print(text)
