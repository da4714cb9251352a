"""Requests that no page sends: real ones with their parts changed, drawn by a seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlencode

from werkzeug.test import run_wsgi_app

from tests.web.hostile import PIECES
from tests.web.peramban import ASAL, JALUR, Browser

METHODS = (*("GET",) * 5, *("POST",) * 8, "HEAD", "PUT", "get", "")
KEYS = (
    "bagian",
    "bulan",
    "pj",
    "tahun",
    "pesan",
    "untuk",
    "bukti",
    "kode",
    "status",
    "tingkat",
    "periode",
    "bentuk",
    "aksi",
    "cara",
)
FIELDS = (
    *KEYS,
    "segel",
    "digest",
    "dilihat",
    "nilai",
    "pembilang",
    "penyebut",
    "tanggal",
    "catatan",
    "selesai",
    "batal",
    "kendala",
    "oleh",
    "nama",
    "uraian",
    "alasan",
    "rekomendasi",
    "kondisi",
    "sumber",
    "terbit",
    "tenggat",
    "isi",
    "output",
    "alamat",
    "kerahasiaan",
    "nomor",
    "pilih-yakin",
    "pilih-bulan",
    "pilih-tetap",
    "pilih-x",
)
HEADERS = (
    "Origin",
    "Sec-Fetch-Site",
    "Host",
    "Cookie",
    "Content-Type",
    "Content-Length",
    "Referer",
    "Accept",
    "X-Forwarded-Host",
    "X-HTTP-Method-Override",
    "Transfer-Encoding",
    "If-None-Match",
    "Range",
    "Expect",
    "Upgrade",
)
TYPES = (
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "text/plain",
    "application/json",
    "multipart/form-data; boundary=" + "x" * 200,
    "application/x-www-form-urlencoded; charset=utf-7",
)


@dataclass
class Drawn:
    """One request."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes
    names: set[str] = field(default_factory=set)


def requests(browser: Browser, addresses: list[str], seed: int, many: int) -> Iterator[Drawn]:
    """Draw requests to the addresses of a unit, most of them with a good seal and a good cookie."""
    drawn = random.Random(seed)
    page = browser.open("siapa")
    for _ in range(many):
        headers = {"Host": ASAL.removeprefix("http://"), "Origin": ASAL, "Sec-Fetch-Site": "same-origin"}
        headers["Cookie"] = f"zi={cookie(browser)}"
        path = drawn.choice(addresses)
        if drawn.random() < 0.3:
            at = drawn.randrange(len(JALUR), len(path) + 1) if len(path) > len(JALUR) else len(path)
            path = path[:at] + quote(word(drawn), errors="surrogatepass", safe="/") + path[at:]
        said = {drawn.choice(FIELDS): word(drawn) for _ in range(drawn.randrange(8))}
        said["segel"] = browser.keys.seal(next(iter(_sessions(browser)))) if drawn.random() < 0.8 else word(drawn)
        query = urlencode({drawn.choice(KEYS): word(drawn) for _ in range(drawn.randrange(3))}, errors="surrogatepass")
        kind = drawn.choice(TYPES[:2]) if drawn.random() < 0.8 else drawn.choice(TYPES)
        body = multipart(said) if kind.startswith("multipart") else urlencode(said, errors="surrogatepass").encode()
        headers["Content-Type"] = kind
        if drawn.random() < 0.1:
            body = drawn.randbytes(drawn.randrange(200))
        if drawn.random() < 0.15:
            headers[drawn.choice(HEADERS)] = word(drawn)
        yield Drawn(drawn.choice(METHODS), path, query, headers, body)
    assert page.status == 200


def ask(browser: Browser, one: Drawn) -> tuple[int, dict[str, str], bytes]:
    """Send one through the gate."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": one.method, "SCRIPT_NAME": "", "PATH_INFO": _unquoted(one.path), "QUERY_STRING": one.query,
        "REQUEST_URI": one.path + (f"?{one.query}" if one.query else ""), "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8765",
        "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": BytesIO(one.body),
        "wsgi.errors": BytesIO(), "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
        "wsgi.input_terminated": True, "CONTENT_LENGTH": str(len(one.body)),
    }  # fmt: skip
    for name, value in one.headers.items():
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value.encode(
            "utf-8", "replace"
        ).decode("latin-1")
    body, status, headers = run_wsgi_app(browser.gate, environ)
    return int(status.split()[0]), dict(headers), b"".join(body)


def cookie(browser: Browser) -> str:
    """Give the secret of the browser."""
    found = browser.client.get_cookie("zi", "127.0.0.1", JALUR)
    assert found
    return found.value


def multipart(said: dict[str, str]) -> bytes:
    """Write a form as one that sends a file."""
    parts = []
    for name, value in said.items():
        head = f'Content-Disposition: form-data; name="{name}"'
        head += f'; filename="{value[:20]}"' if name in ("berkas", "nama") else ""
        parts.append(f"--x\r\n{head}\r\n\r\n{value}\r\n".encode("utf-8", "surrogatepass"))
    return b"".join((*parts, b"--x--\r\n"))


def word(drawn: random.Random) -> str:
    """Draw a word that may be meant, or harm."""
    good = (
        "x",
        "a",
        "r1",
        "2024",
        "2024-s1",
        "semester_1",
        "6",
        "semua",
        "simpan",
        "lihat",
        "pratinjau",
        "berikut",
        "-",
        "ya",
        "md",
        "70",
    )
    return drawn.choice(good) if drawn.random() < 0.5 else drawn.choice(PIECES)


def _sessions(browser: Browser) -> Iterator[Any]:
    found = browser.keys.of(cookie(browser))
    assert found
    yield found


def _unquoted(path: str) -> str:
    return unquote_to_bytes(path).decode("latin-1")
