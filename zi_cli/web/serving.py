"""Running the pages on this machine: the socket, the way in, the one zi of a unit, and its end."""

import gc
import json
import os
import secrets
import socket
import sys
import time
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Any

import waitress
from filelock import FileLock, Timeout
from waitress import wasyncore

from zi_cli.files.unfinished import state_of
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.model.frozen import frozen
from zi_cli.model.refusal import Refusal
from zi_cli.web.asked import Service
from zi_cli.web.gate import MOST_UPLOAD, Environ, Gate, Start
from zi_cli.web.keys import Keys, way_in
from zi_cli.web.routes import Pages

HOST = "127.0.0.1"
IDLE = 8 * 60 * 60
"""Seconds without a page being asked for, after which zi ends by itself; polls are no asking."""
THREADS = 4


@frozen
class Wish:
    """How the pages are to be opened."""

    hari_ini: Callable[[], date]
    port: int | None = None
    tahun: int | None = None
    baca_saja: bool = False
    buka: bool = True
    idle: float = IDLE


def serve(places: UnitFolder, wish: Wish, say: Callable[[str], None], tell: Callable[[str], None]) -> None:
    """Serve a unit's pages until they are closed; where that is done already, open those.

    `tell` prints the address, `say` what else is to be known. Raises Refusal where no page can be served.
    """
    held = _Held(places)
    if not held.take():
        tell(held.way_in())
        say("zi untuk unit ini sudah berjalan; alamatnya dibuka lagi di peramban.")
        _open(held.way_in(), wish)
        return
    try:
        _serve(places, wish, held, say, tell)
    finally:
        held.let_go()


def _serve(
    places: UnitFolder, wish: Wish, held: "_Held", say: Callable[[str], None], tell: Callable[[str], None]
) -> None:
    opened = _socket(wish.port, held.known.get("port"))
    asal = f"http://{HOST}:{opened.getsockname()[1]}"
    ended = Event()
    service = Service(
        places, asal, held.jalur, Keys(), wish.hari_ini, wish.tahun, wish.baca_saja, tutup=lambda: _soon(ended.set)
    )
    held.write(service)
    watched = _Watched(Gate(Pages(service), service.keys, asal, service.jalur, baca_saja=wish.baca_saja), service.jalur)
    gc.freeze()  # what every request needs is no garbage
    gc.enable()  # a command lives too short to collect anything; this one goes on
    connections: dict[int, wasyncore.dispatcher] = {}
    server = waitress.create_server(
        watched,
        map=connections,
        sockets=[opened],
        threads=THREADS,
        connection_limit=40,
        channel_timeout=60,
        max_request_body_size=MOST_UPLOAD + 1024 * 1024,
        max_request_header_size=32 * 1024,
        outbuf_high_watermark=1024 * 1024,  # what is kept of a file for a browser that reads slower than the disk
        ident="zi",
        expose_tracebacks=False,
        clear_untrusted_proxy_headers=True,
    )
    tell(f"{asal}/masuk/{service.keys.way_in()}")
    say("Biarkan jendela ini terbuka selama zi dipakai. Menutup zi: tombol Tutup zi di halaman, atau Ctrl+C di sini.")
    _open(f"{asal}/masuk/{service.keys.way_in()}", wish)
    with suppress(KeyboardInterrupt, SystemExit):
        while not ended.is_set() and time.monotonic() - watched.asked_at < wish.idle:
            wasyncore.loop(timeout=0.5, use_poll=server.adj.asyncore_use_poll, map=connections, count=1)
    server.task_dispatcher.shutdown()
    for one in [*connections.values()]:  # those too that a browser keeps open: from now on nothing is taken in
        one.close()


class _Watched:
    """An application that knows when it was last asked for a page."""

    def __init__(self, inner: Gate, jalur: str) -> None:
        self._inner, self._poll = inner, f"{jalur}kabar"
        self.asked_at = time.monotonic()

    def __call__(self, environ: Environ, start: Start) -> Any:  # noqa: ANN401  what the application answers
        if environ["PATH_INFO"] != self._poll:
            self.asked_at = time.monotonic()
        return self._inner(environ, start)


def _soon(do: Callable[[], None]) -> None:
    """Do something once the answer that asks for it is through."""
    Timer(0.3, do).start()


def _socket(port: int | None, before: object) -> socket.socket:
    """Take the port that was said, else the one of before, else any that is free; never shared with another program."""
    wanted = [port] if port is not None else [before if isinstance(before, int) else 0, 0]
    for one in wanted:
        opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform == "win32":  # elsewhere a port that is listened on is nobody else's
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((HOST, one))
        except OSError:
            opened.close()
            continue
        return opened
    raise Refusal(f"port {port} sedang dipakai program lain", "sebut port lain, atau biarkan zi memilihnya sendiri")


def _open(alamat: str, wish: Wish) -> None:
    if wish.buka:
        Thread(target=webbrowser.open, args=(alamat,), daemon=True).start()


class _Held:
    """What says which zi serves a unit: a file of the user's own, outside the unit, under a lock while it does."""

    def __init__(self, places: UnitFolder) -> None:
        self._place = Path(state_of("halaman", str(places.plans)))
        self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = FileLock(self._place.with_suffix(".lock"), timeout=0)

    def take(self) -> bool:
        """Be the one that serves the unit; False where another does."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        return True

    def let_go(self) -> None:
        """Serve it no more."""
        self._lock.release()

    @property
    def known(self) -> dict[str, Any]:
        """What is written there; nothing of what is not the user's own alone."""
        try:
            held = self._place.lstat()
            is_own = sys.platform == "win32" or (held.st_uid == os.geteuid() and not held.st_mode & 0o077)
            said = json.loads(self._place.read_text(encoding="utf-8")) if is_own else {}
        except (OSError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}

    @property
    def jalur(self) -> str:
        """The folder of the unit's pages in their address: the one of before, that links to them go on."""
        said = self.known.get("jalur")
        is_fit = isinstance(said, str) and len(said) > 20 and said.strip("/").isalnum() and said.startswith("/")
        return str(said) if is_fit else f"/{secrets.token_hex(12)}/"

    def way_in(self) -> str:
        """Make a way in to the zi that serves the unit."""
        known = self.known
        return f"{known.get('asal', '')}/masuk/{way_in(str(known.get('rahasia', '')), secrets.token_urlsafe(32))}"

    def write(self, service: Service) -> None:
        """Say how this zi is reached."""
        said = {
            "asal": service.asal,
            "port": int(service.asal.rpartition(":")[2]),
            "jalur": service.jalur,
            "rahasia": service.keys.rahasia,
        }
        waiting = self._place.with_suffix(".baru")
        waiting.unlink(missing_ok=True)
        with open(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
            json.dump(said, file)
        waiting.replace(self._place)
