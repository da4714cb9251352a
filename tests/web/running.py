"""A real zi that serves a unit: started as a person starts it, asked over a socket, and ended or killed."""

import http.client
import re
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from tests.web.served import PROGRAM, Served, served

PATIENCE = 60.0


@dataclass
class Said:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass
class Running:
    """A server, and one browser that came in."""

    zi: Served
    host: str
    cookie: str = ""
    root: str = ""

    @property
    def process(self) -> "subprocess.Popen[str]":
        """The process that serves."""
        return self.zi.process

    def ask(self, method: str, path: str, body: str | bytes | None = None, **more: str) -> Said:
        """Ask as a page of the server asks."""
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin", "Origin": f"http://{self.host}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers |= {name.replace("_", "-"): value for name, value in more.items()}
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            connection.request(method, path if path.startswith("/") else self.root + path, body, headers)
            answer = connection.getresponse()
            return Said(answer.status, dict(answer.getheaders()), answer.read().decode())
        finally:
            connection.close()

    def form(self, path: str) -> tuple[str, dict[str, str]]:
        """Give where the form of a page is sent, and what it sends unseen."""
        text = self.ask("GET", path).body
        found = re.search(r'<form class="papan.*?action="([^"]+)".*?</form>', text, re.DOTALL)
        assert found, text[:500]
        return found[1], dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', found[0]))

    def send(self, path: str, **said: str) -> Said:
        """Open the form of a page, fill it in and send it."""
        address, fields = self.form(path)
        return self.ask("POST", address, urlencode({**fields, "aksi": "simpan", **said}))

    def raw(self, data: bytes, wait: float = 10.0) -> bytes:
        """Send bytes as they are, and give all that is answered."""
        name, port = self.host.split(":")
        with socket.create_connection((name, int(port)), timeout=wait) as opened:
            opened.sendall(data)
            got = b""
            try:
                while piece := opened.recv(65536):
                    got += piece
            except TimeoutError:
                pass
            return got

    def memory(self) -> float:
        """Give what it holds, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


@contextmanager
def running(unit: Path, *more: str, program: Sequence[str] = PROGRAM) -> Iterator[Running]:
    """Serve a unit for as long as something is asked, and come in."""
    with served(unit, *more, program=program) as zi:
        yield come_in(zi, zi.way_in)


def come_in(zi: Served, address: str) -> Running:
    """Come in with a new browser."""
    host, _, key = address.removeprefix("http://").partition("/")
    made = Running(zi, host)
    answer = made.ask("GET", f"/{key}")
    made.cookie = answer.headers["Set-Cookie"].partition(";")[0]
    made.root = answer.headers["Location"] + "2024/"
    return made
