"""A pseudo-terminal, to see of a command what a person sees who sits at one."""

import os
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

_END = b"\x00the end\x00"

needs_pseudo_terminals = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are not there")


class Seen(NamedTuple):
    """What came of a command."""

    code: int
    drawn: bytes
    piped: bytes


def on_terminal(
    command: list[str], folder: Path, environment: Mapping[str, str], typed: str = "", *, pipe: bool = False
) -> Seen:
    """Run a command with all its streams on a terminal, or all but standard output.

    The command's side of the terminal stays open here until its end has been read: when the last one closes it,
    Linux may tell the reader so before it hands over what was written just before.
    """
    import pty  # noqa: PLC0415  not on Windows

    master, slave = pty.openpty()
    out = subprocess.PIPE if pipe else slave
    try:
        with (
            subprocess.Popen(command, cwd=folder, env=environment, stdin=slave, stdout=out, stderr=slave) as running,
            ThreadPoolExecutor(1) as beside,
        ):
            os.write(master, typed.encode())
            piped = beside.submit(_until_it_ends, running, slave)
            drawn = b""
            while not drawn.endswith(_END):
                drawn += os.read(master, 65536)
            return Seen(running.wait(), drawn.removesuffix(_END), piped.result())
    finally:
        os.close(master)
        os.close(slave)


def _until_it_ends(running: "subprocess.Popen[bytes]", slave: int) -> bytes:
    piped, _ = running.communicate()
    os.write(slave, _END)
    return piped or b""
