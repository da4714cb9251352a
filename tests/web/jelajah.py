"""Walking a unit's pages as its users could: every link, every form, and what must hold on each page."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from tests.web.peramban import Browser, Page
from tests.writing_acts import commands
from zi_cli.cli.names import NAMES, OPTIONS

_COMMANDS = {word for words, _ in commands() for word in words} | {
    word for one in NAMES.values() for word in one.split()
}
_OPTIONS = {one for _, options in commands() for one in options if one.startswith("--")}
TERMINAL = re.compile(
    rf"\bzi (?:-\w|(?:{'|'.join(sorted(_COMMANDS, key=len, reverse=True))})(?![-\w]))"
    rf"|(?<![\w-])(?:{'|'.join(sorted({*_OPTIONS, *OPTIONS, *OPTIONS.values()}, key=len, reverse=True))})(?![-\w])"
    r"|\bgit (?:config|fetch)|\bpip install|\b[Pp]erintah\b"
)
"""What only somebody at a terminal can do: a command, an option, a program."""
_THEIRS = "//main//ol[contains(@class, 'naskah')]//code|//textarea|//script|//style"
"""Where a page shows what people wrote, and no word of zi's own."""
FORMS = "//form[@method='post']"


def walked(browser: Browser, most: int | None = None) -> Iterator[Page]:
    """Open every page that links lead to from the first one, at most so many of one kind; each link once."""
    waiting = deque([browser.at("")])
    seen, kinds = {waiting[0]}, Counter[object]()
    while waiting:
        page = browser.open(waiting.popleft())
        yield page
        if not page.answer.content_type.startswith("text/html"):
            continue
        for link in page.links:
            address = urldefrag(link)[0]
            kind = kind_of(browser, address)
            if address in seen or address == page.address or kind is None or (most and kinds[kind] >= most):
                continue
            seen.add(address)
            kinds[kind] += 1
            waiting.append(address)


def kind_of(browser: Browser, address: str) -> object:
    """Say by which page an address is answered, and what it asks for; None for another server's."""
    parts = urlsplit(address)
    if parts.netloc not in ("", "127.0.0.1:8765") or not parts.path.startswith(browser.service.jalur):
        return None
    endpoint, rute = browser.pages.map.bind("127.0.0.1:8765").match(unquote(parts.path))
    year = rute.pop("tahun", browser.tahun) == browser.tahun
    names = tuple(sorted(one.partition("=")[0] for one in parts.query.split("&")))
    ending = str(rute.get("nama", "")).rpartition(".")[2] if endpoint.startswith("unduh") else ""
    return endpoint, names, year, ending


def wrong_on(page: Page) -> Iterator[str]:
    """Name what no page may have, or must have and lacks."""
    tree = page.tree
    ids = Counter(tree.xpath("//@id"))
    yield from (f"id {one} ada {many}" for one, many in ids.items() if many > 1)
    for attribute in ("for", "aria-describedby", "aria-labelledby"):
        for one in tree.xpath(f"//@{attribute}"):
            yield from (f"{attribute} {name} tidak ada" for name in one.split() if name not in ids)
    for one in tree.xpath("//a[starts-with(@href, '#')]/@href"):
        if one[1:] not in ids:
            yield f"tautan {one} tidak ada"
    for field in tree.xpath("//input[not(@type='hidden')]|//select|//textarea"):
        if not (field.xpath("ancestor::label") or tree.xpath("//label[@for=$id]", id=field.get("id", "-"))):
            yield f"isian {field.get('name')} tanpa label"
    yield from (
        f"label kosong untuk {one.get('for')}" for one in tree.xpath("//label") if not one.text_content().strip()
    )
    yield from (f"tautan kosong ke {one.get('href')}" for one in tree.xpath("//a") if not one.text_content().strip())
    yield from words_of_the_terminal(page)


def words_of_the_terminal(page: Page) -> Iterator[str]:
    """Name the words of the terminal that a page says itself."""
    tree = page.tree
    for one in tree.xpath(_THEIRS):
        one.drop_tree()
    text = " ".join(tree.text_content().split())
    for found in TERMINAL.finditer(text):
        yield f"{found[0]!r}: …{text[max(0, found.start() - 80) : found.end() + 40]}…"


def tried_empty(page: Page) -> Iterator[Page]:
    """Send each form of a page with nothing filled in, to see what it would do."""
    for n, one in enumerate(page.tree.xpath(FORMS)):
        if one.get("action").endswith("/tutup"):
            continue
        form = page.form(
            one.get("action"), [each.get("action") for each in page.tree.xpath(FORMS)][:n].count(one.get("action"))
        )
        kept = {each.get("name") for each in one.xpath(".//input[@type='hidden']")}
        for name in {*form.fields} - kept:
            form.fields.poplist(name)
            form.fields.add(name, "")
        yield form.send("lihat")


def all_wrong(browser: Browser, most: int | None, *, may_refuse: bool = False) -> list[str]:
    """Walk a unit and name all that does not hold, by its address."""
    found = []
    for page in walked(browser, most):
        said = set[str]()
        if page.status != 200 and not (may_refuse and page.status == 422 and leads_on(page)):
            said.add(f"status {page.status}")
        if page.answer.content_type.startswith("text/html") and "attachment" not in disposition(page):
            said.update(wrong_on(page))
            for answer in tried_empty(page) if page.status == 200 else ():
                said.update(f"formulir: {one}" for one in wrong_on(answer))
                if answer.status >= 500:
                    said.add(f"formulir: status {answer.status}")
        page.answer.close()
        found += [f"{page.address}: {one}" for one in sorted(said)]
    return found


def disposition(page: Page) -> str:
    return page.answer.headers.get("Content-Disposition", "")


def leads_on(page: Page) -> bool:
    """Say whether a page that cannot show what was asked leads to why, or is a form that a closed period refuses."""
    main = page.tree.xpath("//main//a/@href")
    return any(urlsplit(one).path.endswith("/temuan") for one in main) or "tombol Buka kembali" in page.text


def units_below(folder: Path) -> Iterable[Path]:
    """Find the units of an example of a rule."""
    return (one.parent for one in sorted(folder.rglob("plans")) if one.is_dir())
