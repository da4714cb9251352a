"""Whether web addresses still answer: asked side by side, each with patience of its own, all within one limit."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from email.message import Message
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from zi_cli.core.evidence import Jawaban
from zi_cli.model.frozen import frozen

SECONDS_EACH = 10.0
AT_ONCE = 8
_LOCKED = (401, 403, 429)
"""Answers that say the page is there, but not for us."""
_REASONS = {
    "gaierror": "nama servernya tidak dikenal",
    "ConnectionRefusedError": "servernya menolak sambungan",
    "SSL": "sertifikat keamanannya tidak dapat dipercaya",
}
"""Why no server answered, by the name of the error."""
_SAFE = "/:?#[]@!$&'()*+,;=%~-._"


@frozen
class Tautan:
    """What an address answered, in words."""

    alamat: str
    jawaban: Jawaban
    kata: str


class _OnlyWeb(HTTPRedirectHandler):
    """Follows an address to another one on the web, never to a file or another kind of server."""

    def redirect_request(  # noqa: PLR0913  as urllib calls it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        """Refuse to leave http and https."""
        if urlsplit(newurl).scheme.lower() not in ("http", "https"):
            raise HTTPError(newurl, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def ask_all(alamat: Sequence[str], limit: float, step: Callable[[], None]) -> list[Tautan]:
    """Ask every address, in the order given; `step` is called at each answer, and what is late counts as unknown."""
    opener = build_opener(_OnlyWeb)
    pool = ThreadPoolExecutor(AT_ONCE)
    asked: dict[Future[Tautan], str] = {pool.submit(_ask, opener, one): one for one in dict.fromkeys(alamat)}
    answers: dict[str, Tautan] = {}
    try:
        for done in as_completed(asked, timeout=limit):
            answers[asked[done]] = done.result()
            step()
    except TimeoutError:
        pass
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    late = f"belum menjawab dalam batas waktu {limit:g} detik"
    return [answers.get(one) or Tautan(one, "ragu", late) for one in asked.values()]


def _ask(opener: OpenerDirector, alamat: str) -> Tautan:
    """Ask for the head of a page, and for the page where the server knows no heads."""
    try:
        try:
            return _answer(opener, alamat, "HEAD")
        except HTTPError as error:
            error.close()
            return _answer(opener, alamat, "GET")
    except HTTPError as error:
        error.close()
        if error.code in _LOCKED:
            return Tautan(alamat, "ragu", f"ada, tetapi tidak terbuka untuk umum (jawaban {error.code})")
        if error.code < 400:
            return Tautan(alamat, "mati", "dialihkan berputar-putar, atau ke luar web")
        return Tautan(alamat, "mati", f"tidak ada atau rusak (jawaban {error.code})")
    except Exception as error:  # noqa: BLE001  whatever a server or its network does is an answer, not a fault
        return Tautan(alamat, "mati", _reason(error))


def _answer(opener: OpenerDirector, alamat: str, method: str) -> Tautan:
    request = Request(_as_ascii(alamat), method=method, headers={"User-Agent": "zi"})  # noqa: S310  http(s) only
    with opener.open(request, timeout=SECONDS_EACH) as answer:
        return Tautan(alamat, "baik", f"menjawab {answer.status}")


def _as_ascii(alamat: str) -> str:
    """Write an address as servers expect it; those of people hold blanks and other letters."""
    parts = urlsplit(alamat)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return parts._replace(
        netloc=host, path=quote(parts.path, _SAFE), query=quote(parts.query, _SAFE), fragment=""
    ).geturl()


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return f"tidak menjawab dalam {SECONDS_EACH:g} detik"
    kind = type(cause).__name__
    known = _REASONS.get("SSL" if kind.startswith("SSL") else kind)
    return known or (cause if isinstance(cause, str) else f"tidak dapat dibuka ({kind})")
