"""The way in, and the one boundary that turns what goes wrong into a sentence and an exit code."""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress

from zi_cli import __version__
from zi_cli.cli.exit_codes import FAULT, INTERRUPTED
from zi_cli.files.interruption import raise_pending_interrupt, watch_for_interrupts

REMEMBERED = frozenset({"status", "keadaan", "due", "jatuh-tempo", "check", "periksa"})
"""The commands whose answers are kept, as zi_cli/cli/warm.py says."""


def main() -> None:
    """Run the command line and leave the process.

    Both shortcuts are for speed: the version needs no typer, and tearing the interpreter down takes as long as a
    tenth of a command.
    """
    try:
        code = _main()
    except KeyboardInterrupt:  # before anything was begun, or after all was said
        code = INTERRUPTED
    os._exit(code)


def _main() -> int:
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  lives as long as we do
    watch_for_interrupts()
    gc.disable()  # a command lives for a tenth of a second; collecting while importing costs a tenth of that
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # nothing installed beside zi takes part in reading
    code = bounded(lambda: _answer(sys.argv[1:]))
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # what could not be written has been said, or nobody is left to hear it
            stream.flush()
    return code


def run(arguments: list[str]) -> int:
    """Run one command; gives the exit code."""
    return bounded(lambda: _command(arguments))


def bounded(act: Callable[[], object]) -> int:
    """Do something that gives an exit code, and turn whatever goes wrong into one."""
    try:
        code = act()
        raise_pending_interrupt()
        sys.stdout.flush()
    except BrokenPipeError:
        return _unheard()
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):  # typer leaves with 1, which would say that a galat was found
            return _unheard()
        code = left.code
    except Exception as error:  # noqa: BLE001  the boundary: no traceback ever reaches a user
        return _complain(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def _answer(arguments: list[str]) -> int:
    """Run one command, or give again what it said before where all it depends on is the same."""
    if REMEMBERED.isdisjoint(arguments):
        return run(arguments)
    from zi_cli.cli.warm import through_cache

    return through_cache(arguments, run)


def _command(arguments: list[str]) -> object:
    if arguments in (["--version"], ["--versi"]):
        sys.stdout.write(f"zi {__version__}\n")
        return 0
    from zi_cli.cli.app import app
    from zi_cli.cli.names import listen

    listen(arguments)
    return app(arguments, prog_name="zi", standalone_mode=False)


def _unheard() -> int:
    """Leave quietly when the reader of our output has gone (zi status | head): not our fault."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _complain(error: Exception) -> int:
    try:
        from zi_cli.cli.output import complain

        return complain(error)
    except Exception:  # noqa: BLE001  even the sentences can be broken, in an installation that is
        with suppress(OSError):
            sys.stderr.write(f"zi: pemasangan zi rusak ({error!a}); pasang ulang zi\n")
        return FAULT
