"""A browser without a screen: it opens the pages of a unit through the gate, fills in forms and sends them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from lxml import html
from werkzeug.datastructures import MultiDict
from werkzeug.test import Client
from werkzeug.wrappers import Response

from zi_cli.files.unit_folder import find_unit_folder
from zi_cli.web.asked import Service
from zi_cli.web.gate import Gate
from zi_cli.web.keys import Keys
from zi_cli.web.routes import Pages

ASAL = "http://127.0.0.1:8765"
JALUR = "/unit0000000000000000000000/"
JULI = date(2024, 7, 10)


@dataclass
class Form:
    """A form as it stands on a page: its fields with what is in them."""

    page: "Page"
    action: str
    fields: MultiDict[str, Any]

    def fill(self, **said: str | Iterable[str] | tuple[bytes, str] | None) -> "Form":
        """Fill in fields; None empties one, several texts choose several, and (content, name) is a file."""
        for nama, value in said.items():
            key = nama.replace("__", "-")
            self.fields.poplist(key)
            if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], bytes):
                self.fields.add(key, (BytesIO(value[0]), value[1]))
            elif isinstance(value, str):
                self.fields.add(key, value)
            elif value is not None:
                self.fields.setlist(key, list(value))
        return self

    def send(self, aksi: str = "simpan", **said: Any) -> "Page":
        """Send it, as by one of its buttons, and follow where it leads."""
        self.fill(**said, aksi=aksi)
        return self.page.browser.post(self.action, self.fields)


@dataclass
class Page:
    """An answer as a browser has it."""

    browser: "Browser"
    address: str
    answer: Response

    @property
    def status(self) -> int:
        """What the server said."""
        return self.answer.status_code

    @property
    def source(self) -> str:
        """What it is written as."""
        return self.answer.get_data(as_text=True)

    @property
    def tree(self) -> Any:
        """Its elements."""
        return html.fromstring(self.source)

    @property
    def text(self) -> str:
        """What a person reads on it."""
        tree = self.tree
        for hidden in tree.xpath("//script|//style|//*[@hidden]"):
            hidden.drop_tree()
        return " ".join(tree.xpath("//main")[0].text_content().split())

    @property
    def links(self) -> list[str]:
        """Where it leads."""
        return [urljoin(self.address, href) for href in self.tree.xpath("//a/@href")]

    def form(self, ending: str | None = None, n: int = 0) -> Form:
        """Find a form by the end of the address it is sent to; else the n-th that writes."""
        found = list(self.tree.xpath("//form[@method='post']"))
        if ending is None:
            found = [one for one in found if not one.get("action").endswith("/tutup")]
        if ending is not None:
            found = [one for one in found if one.get("action").endswith(ending)]
        assert len(found) > n, f"no such form on {self.address}: {self.text[:400]}"
        return Form(self, found[n].get("action"), _filled(found[n]))


def _filled(form: Any) -> MultiDict[str, Any]:
    """Give what a browser sends of a form that nobody touched."""
    fields: MultiDict[str, Any] = MultiDict()
    for one in form.xpath(".//input|.//select|.//textarea"):
        nama, kind = one.get("name"), one.get("type", "text")
        if one.tag == "select":
            chosen = one.xpath(".//option[@selected]") or one.xpath(".//option[1]")
            for option in chosen:
                fields.add(nama, option.get("value", option.text_content()))
        elif one.tag == "textarea":
            fields.add(nama, (one.text or "").removeprefix("\n"))
        elif kind in ("radio", "checkbox"):
            if one.get("checked") is not None:
                fields.add(nama, one.get("value", "on"))
        elif kind != "file":
            fields.add(nama, one.get("value", ""))
    return fields


@dataclass
class Browser:
    """One browser in which a unit is open."""

    unit: Path
    hari_ini: date = JULI
    tahun: int = 2024
    baca_saja: bool = False
    keys: Keys = field(default_factory=Keys)
    come_in: bool = True

    def __post_init__(self) -> None:
        places = find_unit_folder(self.unit)
        assert places
        self.closed: list[bool] = []
        self.service = Service(
            places,
            ASAL,
            JALUR,
            self.keys,
            lambda: self.hari_ini,
            self.tahun,
            self.baca_saja,
            tutup=lambda: self.closed.append(True),
        )
        self.pages = Pages(self.service)
        self.gate = Gate(self.pages, self.keys, ASAL, JALUR, baca_saja=self.baca_saja)
        self.client = Client(self.gate, Response)
        if self.come_in:
            assert self.client.get(f"/masuk/{self.keys.way_in()}", base_url=ASAL).status_code == 303

    def at(self, path: str) -> str:
        """Give the address of a page of the year."""
        return path if path.startswith("/") else f"{JALUR}{self.tahun}/{path}"

    def open(self, path: str = "", **headers: str) -> Page:
        """Open a page, and follow where it leads."""
        answer = self.client.get(self.at(path), base_url=ASAL, headers=_headers(headers, "none"), follow_redirects=True)
        return Page(self, answer.request.path if answer.request else path, answer)

    def post(self, path: str, fields: Any, *, follow: bool = True, **headers: str) -> Page:
        """Send a form from one of the pages."""
        said = {"Origin": ASAL, **_headers(headers, "same-origin")}
        answer = self.client.post(self.at(path), base_url=ASAL, data=fields, headers=said)
        if follow and answer.status_code == 303:
            return self.open(answer.headers["Location"].removeprefix(ASAL))
        return Page(self, path, answer)


def _headers(said: dict[str, str], site: str) -> dict[str, str]:
    return {"Sec-Fetch-Site": site} | {name.replace("_", "-"): value for name, value in said.items()}
