"""The one gate in front of every page: who may ask, what may be asked, and what a browser may do with the answer.

It decides on the request as it was sent, before any address is looked up: a page that is added stands behind it.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from zi_cli.render.page.blocks import Tautan
from zi_cli.render.page.html import bare_page, style
from zi_cli.web.keys import Keys, Sesi

Environ = dict[str, Any]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]

COOKIE = "zi"
SESI = "zi.sesi"
"""Under this name the browser that was let in is told to the pages."""
METHODS = ("GET", "HEAD", "POST")
MOST_FORM = 1024 * 1024
"""Bytes of a form without a file."""
MOST_UPLOAD = 100 * 1024 * 1024 + 64 * 1024
"""Bytes of a form with a file: 100 MB, and what stands around it."""
_PLAIN = re.compile(r"/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*(\?[^\x00-\x20\x7f\"<>\\^`{|}]*)?")
"""An address as a browser writes it."""
_HIDDEN = re.compile(r"(?i)%(00|0a|0d|2f|5c)|(^|/)(\.|%2e){1,2}(/|\?|$)|//")
"""What would mean another address somewhere else: an end, a line, a slash written otherwise, a step up."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ("X-Frame-Options", "DENY"),
)
"""With `no-referrer` Chromium says `Origin: null`, and every form would fail."""


class Gate:
    """A server's gate."""

    def __init__(self, inner: App, keys: Keys, asal: str, jalur: str, *, baca_saja: bool = False) -> None:
        """Guard `inner`; `asal` is the one address it is reached by, `jalur` the folder of the unit's pages in it."""
        self._inner, self._keys, self._asal, self._jalur = inner, keys, asal, jalur
        self._baca_saja = baca_saja

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer a request, or let it in."""
        refused = self._addressed(environ) or self._sized(environ)
        if refused:
            return _bare(environ, start, *refused)
        path = environ["PATH_INFO"]
        if path.startswith("/masuk/"):
            return self._enter(environ, start, path.removeprefix("/masuk/"))
        if not path.startswith(self._jalur):
            return _bare(environ, start, *_UNKNOWN)
        is_write = environ["REQUEST_METHOD"] == "POST"
        if not is_write and environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("none", "same-origin"):
            return self._from_elsewhere(
                environ, start
            )  # a browser keeps the cookie back from where that is another site
        sesi = self._keys.of(_cookie(environ))
        if sesi is None:
            return _bare(environ, start, *_UNKNOWN)
        if is_write:
            if not self._is_own_write(environ):
                return _bare(environ, start, *_FOREIGN_WRITE)
            if self._baca_saja and path != f"{self._jalur}tutup":
                return _bare(environ, start, *_READ_ONLY)
        environ[SESI] = sesi
        return self._inner(environ, _guarded(start))

    def _addressed(self, environ: Environ) -> "_Refused | None":
        """Refuse what is not addressed to this server, by the request as it was sent."""
        if environ.get("HTTP_HOST") != self._asal.removeprefix("http://"):
            return _MISDIRECTED
        if environ["REQUEST_METHOD"] not in METHODS:
            return _METHOD
        asked = environ.get("REQUEST_URI") or quote(environ["PATH_INFO"])
        if not _PLAIN.fullmatch(asked) or _HIDDEN.search(asked.partition("?")[0]):
            return _ADDRESS
        return None

    def _sized(self, environ: Environ) -> "_Refused | None":
        """Refuse what is too much for what it says it is."""
        said = environ.get("CONTENT_LENGTH") or "0"
        if not (said.isascii() and said.isdecimal()):
            return _ADDRESS
        is_upload = environ.get("CONTENT_TYPE", "").startswith("multipart/form-data")
        return _LARGE if int(said[:18]) > (MOST_UPLOAD if is_upload else MOST_FORM) else None

    def _is_own_write(self, environ: Environ) -> bool:
        """Say whether a page of this server sends it: by either word of the browser, and against neither."""
        origin, site = environ.get("HTTP_ORIGIN"), environ.get("HTTP_SEC_FETCH_SITE")
        if origin is None and site is None:
            return False
        return origin in (None, self._asal) and site in (None, "same-origin")

    def _enter(self, environ: Environ, start: Start, key: str) -> Iterable[bytes]:
        sesi = self._keys.enter(key) if environ["REQUEST_METHOD"] == "GET" else None
        if sesi is None:
            return _bare(environ, start, *_UNKNOWN)
        cookie = f"{COOKIE}={sesi.kunci}; Path={self._jalur}; HttpOnly; SameSite=Strict"
        start("303 See Other", [("Location", self._jalur), ("Set-Cookie", cookie), *_headers(POLICY)])
        return []

    def _from_elsewhere(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Show who comes from another page nothing but the way on, which is then a way from this one."""
        asked = quote(environ["PATH_INFO"].encode("latin-1")) + (
            f"?{query}" if (query := environ.get("QUERY_STRING")) else ""
        )
        on = Tautan("Lanjut", asked)
        isi = ("Tautan ini dibuka dari halaman lain. Bila memang Anda yang membukanya, lanjutkan.",)
        return _bare(environ, start, HTTPStatus.OK, "Buka halaman zi", isi, on)


_Refused = tuple[HTTPStatus, str, tuple[str, ...]]
_AGAIN = "Buka lagi zi dari ikonnya; peramban lalu masuk dengan sendirinya."
_UNKNOWN: _Refused = (
    HTTPStatus.FORBIDDEN,
    "Halaman ini belum dibuka lewat zi",
    ("Tautan masuknya hanya berlaku sekali, dan hanya selama zi berjalan.", _AGAIN),
)
_MISDIRECTED: _Refused = (
    HTTPStatus.MISDIRECTED_REQUEST,
    "Alamat ini bukan alamat zi",
    ("Permintaan ini ditujukan ke alamat lain, jadi tidak dijawab.", _AGAIN),
)
_METHOD: _Refused = (HTTPStatus.METHOD_NOT_ALLOWED, "Permintaan ini tidak dikenal", (_AGAIN,))
_ADDRESS: _Refused = (HTTPStatus.BAD_REQUEST, "Alamat ini tidak dapat dibaca", ("Periksa alamatnya.", _AGAIN))
_LARGE: _Refused = (
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "Kiriman ini terlalu besar",
    ("Berkas bukti paling besar 100 MB. Simpan yang lebih besar di tempat lain, lalu catat alamat webnya.",),
)
_FOREIGN_WRITE: _Refused = (
    HTTPStatus.FORBIDDEN,
    "Kiriman ini bukan dari halaman zi",
    ("Tidak ada yang ditulis. Isi formulirnya di halaman zi sendiri, di peramban yang baru.", _AGAIN),
)
_READ_ONLY: _Refused = (
    HTTPStatus.FORBIDDEN,
    "zi dibuka hanya untuk dibaca",
    ("Tidak ada yang ditulis. Tutup zi, lalu buka lagi dari ikon yang biasa untuk mencatat.",),
)


def _bare(  # noqa: PLR0913  what an answer is made of
    environ: Environ,
    start: Start,
    status: HTTPStatus,
    judul: str,
    isi: tuple[str, ...],
    tautan: Tautan | None = None,
) -> Iterable[bytes]:
    """Answer with a page that holds nothing of the unit."""
    gaya = style("polos.css")
    body = bare_page(judul, isi, tautan, gaya).encode()
    kind, length = ("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))
    start(f"{status.value} {status.phrase}", [kind, length, *_headers(bare_policy())])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


@cache
def bare_policy() -> str:
    """Give what a browser may do with a page that holds nothing of the unit: show it in its own style."""
    digest = b64encode(sha256(style("polos.css").encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none'"


def _guarded(start: Start) -> Start:
    """Let every answer of a page say what a browser may do with it."""

    def begin(status: str, headers: list[tuple[str, str]], *more: object) -> object:
        kept = [(name, value) for name, value in headers if name not in _NAMES]
        is_bare = ("Content-Security-Policy", bare_policy()) in headers
        return start(status, [*kept, *_headers(bare_policy() if is_bare else POLICY)], *more)

    return begin


def _headers(policy: str) -> list[tuple[str, str]]:
    return [("Content-Security-Policy", policy), *HEADERS]


_NAMES = {name for name, _ in _headers("")}


def _cookie(environ: Mapping[str, Any]) -> str:
    """Give the secret a browser sends; two of them are none."""
    pairs = (one.strip().partition("=") for one in environ.get("HTTP_COOKIE", "").split(";"))
    found = [value for name, _, value in pairs if name == COOKIE]
    return found[0] if len(found) == 1 else ""


def sesi_of(environ: Mapping[str, Any]) -> Sesi:
    """Give the browser that the gate let in."""
    found = environ[SESI]
    assert isinstance(found, Sesi)
    return found
