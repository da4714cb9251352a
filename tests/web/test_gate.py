"""Nobody but a page of this zi, in a browser that came in through it, reads or writes anything: over every address."""

import re
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from tests.building import aktivitas, indikator
from tests.kantor import PERSEN, kantor
from tests.web.peramban import ASAL, JALUR, Browser
from zi_cli.web.keys import MOST_SESSIONS

HOST = ASAL.removeprefix("http://")
OWN = {"Origin": ASAL, "Sec-Fetch-Site": "same-origin"}
SECRET = "Persentase yang dirahasiakan"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    ukuran = [indikator("x", 80, **PERSEN) | {"nama": SECRET}]
    unit = kantor(
        tmp_path_factory.mktemp("unit"), ukuran, {"x": {"semester_1": {"nilai": 50}}}, aktivitas=[aktivitas("lapor")]
    )
    return Browser(unit)


def addresses(browser: Browser) -> list[str]:
    """Give every address of the map, each with something in the place of what it names."""
    given = {"tahun": "2024", "kunci": "x", "nama": "x", "kode": "ZI201", "bentuk": "md", "path": "zi.yaml"}
    rules = [rule.rule for rule in browser.pages.map.iter_rules()]
    assert len(rules) > 5
    return sorted({re.sub(r"<(?:[^<>]*:)?(\w+)>", lambda named: given.get(named[1], "x"), one) for one in rules})


def ask(
    browser: Browser, method: str, path: str, *, cookie: bool = True, **more: Any
) -> tuple[int, dict[str, str], str]:
    """Send a request as it is, and read what the server says to it."""
    headers = {"Host": HOST, **({"Cookie": f"zi={_secret(browser)}"} if cookie else {}), **more.pop("headers", {})}
    builder = EnvironBuilder(path=path, method=method, base_url=ASAL, **more)
    environ = builder.get_environ()
    for name, value in headers.items():
        environ["HTTP_" + name.upper().replace("-", "_")] = value
        if value is None:
            del environ["HTTP_" + name.upper().replace("-", "_")]
    environ["REQUEST_URI"] = more.get("uri", path)
    body, status, said = run_wsgi_app(browser.gate, environ)
    return int(status.split()[0]), dict(said), b"".join(body).decode()


def _secret(browser: Browser) -> str:
    found = browser.client.get_cookie("zi", "127.0.0.1", JALUR)
    assert found
    return found.value


HOSTS = ["evil.test", "localhost:8765", "127.0.0.1", "127.0.0.1:8766", "127.0.0.1:8765.evil.test", "evil.test:8765",
         "127.0.0.1:8765, evil.test", "[::1]:8765", "127.1:8765", "2130706433:8765", "127.0.0.1:08765", "", "127.0.0.1:8765 ",
         "127.0.0.1:8765@evil.test", None]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_another_host_is_answered_nothing(browser: Browser, host: str | None) -> None:
    for method in ("GET", "POST"):
        for path in addresses(browser):
            status, _, body = ask(browser, method, path, headers={"Host": host, **OWN})
            assert status == 421
            assert SECRET not in body


@pytest.mark.parametrize("cookie", ["", "zi=", "zi=x", "zi=x; zi=y", "ZI={}", "zi.={}", "zi={}; zi={}", "zi={}x"])
def test_who_did_not_come_in_sees_nothing(browser: Browser, cookie: str) -> None:
    for method in ("GET", "HEAD", "POST"):
        for path in addresses(browser):
            said = {"Cookie": cookie.replace("{}", _secret(browser)), **OWN}
            status, _, body = ask(browser, method, path, cookie=False, headers=said)
            assert status == 403
            assert SECRET not in body


FOREIGN = [
    {"Origin": "null"},
    {"Origin": "http://evil.test"},
    {"Origin": "http://127.0.0.1:8766"},
    {"Origin": "http://127.0.0.1"},
    {"Origin": "https://127.0.0.1:8765"},
    {"Origin": "http://localhost:8765"},
    {"Origin": "http://127.0.0.1:8765.evil.test"},
    {"Origin": ASAL, "Sec-Fetch-Site": "cross-site"},
    {"Origin": ASAL, "Sec-Fetch-Site": "same-site"},
    {"Origin": ASAL, "Sec-Fetch-Site": "none"},
    {"Origin": "", "Sec-Fetch-Site": "same-origin"},
    {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Referer": f"{ASAL}{JALUR}2024/"},
    {},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_page_of_somebody_else_writes_nothing(browser: Browser, headers: dict[str, str]) -> None:
    for path in addresses(browser):
        status, _, body = ask(browser, "POST", path, headers=headers, data={"segel": "x", "aksi": "simpan"})
        assert status == 403
        assert "bukan dari halaman zi" in body


@pytest.mark.parametrize("site", ["cross-site", "same-site", "strange"])
def test_who_comes_from_elsewhere_is_shown_the_way_on_alone(browser: Browser, site: str) -> None:
    for path in addresses(browser):
        status, _, body = ask(browser, "GET", path, headers={"Sec-Fetch-Site": site})
        assert status == 200
        assert SECRET not in body
        assert "Lanjut" in body


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PROPFIND", "post "])
def test_other_methods_are_none(browser: Browser, method: str) -> None:
    for path in addresses(browser):
        assert ask(browser, method, path, headers=OWN)[0] == 405


ADDRESSES = [
    f"{JALUR}2024/../../etc/passwd",
    f"{JALUR}2024/%2e%2e/%2e%2e/etc/passwd",
    f"{JALUR}2024/%2E%2e%2f",
    f"{JALUR}2024/..%5c..%5cx",
    f"{JALUR}2024//evil.test",
    "//evil.test/x",
    f"{JALUR}2024/%00",
    f"{JALUR}2024/%0d%0aSet-Cookie:x",
    f"{JALUR}2024/\\evil.test",
    f"{JALUR}2024/<script>",
    f'{JALUR}2024/?x="><script>',
    "http://evil.test/",
    f"http://{HOST}{JALUR}2024/",
    "*",
    "evil.test:80",
    f"{JALUR}2024/\x7f",
    f"{JALUR}2024/?a b",
]


@pytest.mark.parametrize("uri", ADDRESSES)
def test_an_address_that_means_another_is_refused(browser: Browser, uri: str) -> None:
    for method in ("GET", "POST"):
        environ = EnvironBuilder(path="/", method=method, base_url=ASAL).get_environ()
        environ |= {"REQUEST_URI": uri, "HTTP_COOKIE": f"zi={_secret(browser)}", "HTTP_ORIGIN": ASAL}
        _, status, _ = run_wsgi_app(browser.gate, environ)
        assert status.startswith("400")


@pytest.mark.parametrize(
    "length", ["10995116277760", str(2 * 1024 * 1024), "-1", "1e3", "0x10", "１", "9" * 40, "1, 2"]
)
def test_what_announces_too_much_is_refused_unread(browser: Browser, length: str) -> None:
    for path in addresses(browser):
        environ = EnvironBuilder(path=path, method="POST", base_url=ASAL).get_environ()
        environ |= {
            "CONTENT_LENGTH": length,
            "HTTP_COOKIE": f"zi={_secret(browser)}",
            "HTTP_ORIGIN": ASAL,
            "wsgi.input": None,
        }
        _, status, _ = run_wsgi_app(browser.gate, environ)
        assert status[:3] in ("400", "413")


@pytest.mark.parametrize("segel", ["", "x", "x.y", ".", "é", "a" * 100_000])
def test_a_form_without_its_seal_writes_nothing(browser: Browser, segel: str) -> None:
    before = _tree(browser.unit)
    for path in addresses(browser):
        status, _, _ = ask(
            browser,
            "POST",
            path,
            headers=OWN,
            data={
                "segel": segel,
                "aksi": "simpan",
                "bagian": "semester_1",
                "cara": "nilai",
                "nilai": "70",
                "selesai": "28 Juni 2024",
            },
        )
        assert status < 500
    assert _tree(browser.unit) == before
    assert not browser.closed


def test_a_seal_of_another_browser_is_none(browser: Browser) -> None:
    other = Browser(browser.unit, keys=browser.keys)
    form = browser.open("indikator/x?bagian=semester_1").form().fill(cara="nilai", nilai="71")
    form.page.browser = other
    assert form.send().status == 422
    assert "71" not in (browser.unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")


def test_a_way_in_is_good_once(browser: Browser) -> None:
    key = browser.keys.way_in()
    assert ask(browser, "HEAD", f"/masuk/{key}", cookie=False)[0] == 403
    status, said, _ = ask(browser, "GET", f"/masuk/{key}", cookie=False)
    assert status == 303
    assert said["Set-Cookie"].endswith(f"; Path={JALUR}; HttpOnly; SameSite=Strict")
    assert ask(browser, "GET", f"/masuk/{key}", cookie=False)[0] == 403


@pytest.mark.parametrize("key", ["", ".x", "x", "x.y", "%C3%A9.%C3%A9", "a." + "0" * 64])
def test_a_way_in_that_was_not_made_is_none(browser: Browser, key: str) -> None:
    assert ask(browser, "GET", f"/masuk/{key}", cookie=False)[0] == 403


def test_read_only_refuses_every_form_and_shows_none(browser: Browser) -> None:
    only = Browser(browser.unit, baca_saja=True)
    for path in addresses(only):
        status, _, _ = ask(only, "POST", path, headers=OWN, data={"segel": only.open().form("tutup").fields["segel"]})
        assert status == 403 or path.endswith("tutup")
    assert not only.open("indikator/x").tree.xpath("//main//form[@method='post']")


def test_every_answer_says_what_a_browser_may_do_with_it(browser: Browser) -> None:
    for path in [*addresses(browser), "/", "/masuk/x"]:
        _, said, _ = ask(browser, "GET", path)
        assert said["Content-Security-Policy"].startswith("default-src 'none'")
        assert "unsafe" not in said["Content-Security-Policy"]
        assert said["X-Content-Type-Options"] == "nosniff"
        assert said["Cache-Control"] == "no-store"
        assert said["Cross-Origin-Opener-Policy"] == "same-origin"
        assert said["Cross-Origin-Resource-Policy"] == "same-origin"
        assert said["Referrer-Policy"] == "same-origin"
        assert not {"Server", "Access-Control-Allow-Origin"} & set(said)


def test_the_script_is_small(browser: Browser) -> None:
    script = browser.open(f"{browser.service.jalur}skrip.js").source
    assert script.startswith('"use strict";')
    assert len(script.encode()) < 4096


def test_one_browser_after_another_does_not_fill_the_memory(browser: Browser) -> None:
    entered = [browser.keys.enter(browser.keys.way_in()) for _ in range(200)]
    known = [one for one in entered if one and browser.keys.of(one.kunci)]
    assert len(known) == MOST_SESSIONS


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in folder.rglob("*") if one.is_file() and not one.name.startswith(".")}
