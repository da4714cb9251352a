"""A web server on this machine, for the tests that open addresses."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KNOWN = {"/baik": 200, "/hanya-get": 200, "/hilang": 404, "/terkunci": 403, "/a%20b": 200}
ELSEWHERE = {"/keluar": "file:///etc/passwd", "/pindah": "/baik"}
SILENT = "/diam"
"""What is asked for there is answered when the server closes."""


@dataclass(frozen=True)
class WebServer:
    address: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def web_server() -> Iterator[WebServer]:
    closing = threading.Event()

    class Answering(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.answer(405 if self.path == "/hanya-get" else None)

        def do_GET(self) -> None:
            self.answer(None)

        def answer(self, code: int | None) -> None:
            here.asked.append(self.path)
            if self.path == SILENT:
                closing.wait(60)
            self.send_response(302 if self.path in ELSEWHERE else code or KNOWN.get(self.path, 404))
            if self.path in ELSEWHERE:
                self.send_header("Location", ELSEWHERE[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as one:
        here = WebServer(f"http://127.0.0.1:{one.server_port}")
        thread = threading.Thread(target=one.serve_forever)
        thread.start()
        try:
            yield here
        finally:
            closing.set()
            one.shutdown()
            thread.join()
