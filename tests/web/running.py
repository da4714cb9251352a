"""A real zi that serves a unit: started as a person starts it, asked over a socket, and ended or killed."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.conftest import ROOT

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

    process: subprocess.Popen[str]
    host: str
    cookie: str = ""
    root: str = ""
    way_in: str = ""
    seen: list[int] = field(default_factory=list)

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

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait(PATIENCE)


@contextmanager
def running(unit: Path, *more: str, state: Path | None = None) -> Iterator[Running]:
    """Serve a unit for as long as something is asked."""
    words = ["web", "--tanpa-buka", "--today", "2024-07-10", *more, "-C", str(unit)]
    surroundings = {
        **os.environ,
        "ZI_STATE": str(state or unit.parent / f"keadaan-{unit.name}"),
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "zi_cli", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings,
    ) as process:  # fmt: skip
        try:
            yield _come_in(process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def _come_in(process: subprocess.Popen[str]) -> Running:
    assert process.stdout
    address = process.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:"), address
    host, _, key = address.removeprefix("http://").partition("/")
    made = Running(process, host, way_in=f"/{key}")
    answer = made.ask("GET", f"/{key}")
    made.cookie = answer.headers["Set-Cookie"].partition(";")[0]
    made.root = answer.headers["Location"] + "2024/"
    return made
