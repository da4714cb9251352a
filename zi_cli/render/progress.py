"""One line on a terminal that says how far a long work has come, how fast it goes and how long it still takes."""

import time
from collections.abc import Callable
from typing import TextIO

from zi_cli.model.tulisan import cacah
from zi_cli.render.signs import fallback

QUIET_SECONDS = 0.5
"""What is done sooner needs no bar."""
BETWEEN_SECONDS = 0.1
WIDTH = 24
_CLEAR = "\r\x1b[2K"


class Progress:
    """The line, drawn again now and then, and wiped off before anything else is written."""

    def __init__(self, stream: TextIO, what: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._what, self._clock = stream, what, clock
        self._began = self._drawn = clock()
        self._is_shown = False

    def about(self, what: str) -> "Progress":
        """Go on with another kind of step, in the same line."""
        self._what, self._began = what, self._clock()
        return self

    def __call__(self, done: int, total: int) -> None:
        """Say how much of it is done."""
        now = self._clock()
        is_soon = not self._is_shown and now - self._began < QUIET_SECONDS
        if not done or is_soon or now == self._began or now - self._drawn < BETWEEN_SECONDS:
            return  # a clock may stand still for a while, and then nothing has a pace yet
        self._drawn, self._is_shown = now, True
        text = progress_line(done, total, now - self._began, self._what)
        self._stream.write(_CLEAR + text.translate(fallback(self._stream.encoding or "ascii", text)))
        self._stream.flush()

    def clear(self) -> None:
        """Wipe the line off."""
        if self._is_shown:
            self._is_shown = False
            self._stream.write(_CLEAR)
            self._stream.flush()


def progress_line(done: int, total: int, seconds: float, what: str) -> str:
    """Give the line for a moment."""
    total = max(total, done)  # what a document says of its own size may be untrue
    filled = WIDTH * done // max(total, 1)
    rate = done / seconds
    bar = "█" * filled + "░" * (WIDTH - filled)
    return f"{bar} {cacah(done)}/{cacah(total)} {what} · {cacah(int(rate))} per detik · sisa {_span((total - done) / rate)}"


def _span(seconds: float) -> str:
    """Say a span of time in its two largest parts."""
    whole = int(seconds) + 1
    hours, minutes = divmod(whole // 60, 60)
    if hours:
        return f"{hours} jam {minutes} menit"
    return f"{minutes} menit {whole % 60} detik" if minutes else f"{whole} detik"
