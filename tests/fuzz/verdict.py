"""What zi promises of every command, whatever it is given. Each rule says what is wrong, or nothing."""

import errno
import json
import os
import re
import unicodedata
import zipfile
from collections.abc import Callable, Collection, Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.fuzz.commands import OUTPUTS
from tests.fuzz.inputs import Input
from tests.fuzz.running import MOST_MEMORY, MOST_SECONDS, Outcome

ENGLISH = re.compile(
    r"Traceback \(most recent|File \"[^\"]+\", line \d|\[Errno|\[WinError|codec can't|Invalid value|No such option"
    r"|No such command|Missing (argument|option|command)|is not a valid|is not in the range|unexpected extra argument"
    r"|Usage: |does not take a value|requires an argument|object has no attribute|not supported between"
    r"|expected <|could not find expected|while (parsing|scanning)|XML syntax error|Opening and ending tag"
)
LOCK = "/.zi.lock"
"""What a writer leaves behind: its lock, whose content means nothing."""


ALSO_REFUSED = ("--laporan", "--jawab")
"""What is written with a refusal too: what an import could not read, and what it asks."""
AMONG_PLANS = ("schema", "import")
"""The commands that are told by -o where among the plans something goes."""


def faults(one: Input, done: Outcome) -> list[str]:
    """Give what is wrong with what a command did; nothing where zi kept its word."""
    return [said for rule in RULES for said in rule(one, done)]


def _code(_: Input, done: Outcome) -> Iterator[str]:
    if done.escaped:
        yield f"left the main function: {done.escaped}"
    elif done.code == 3:
        yield f"internal fault: {_shortened(done.err)}"
    elif done.code not in (0, 1, 2):
        yield f"exit code {done.code}"


def _cost(_: Input, done: Outcome) -> Iterator[str]:
    if done.seconds > MOST_SECONDS:
        yield f"took {done.seconds:.1f} s"
    if done.grown > MOST_MEMORY:
        yield f"grew by {done.grown // 1024**2} MB"


def _words(_: Input, done: Outcome) -> Iterator[str]:
    """Nothing of the system or of a library is said in its own words."""
    found = ENGLISH.search(done.err) or _of_system().search(done.err)
    if found:
        yield f"says in English: {_shortened(done.err[max(0, found.start() - 60) :])}"


def _way_out(_: Input, done: Outcome) -> Iterator[str]:
    """Who is refused is told why, and what to do."""
    if done.code == 2 and not re.search(r"^    \S|^  saran: |^zi: .*; \w", done.err, re.MULTILINE):
        yield f"a refusal without a way out: {_shortened(done.err)}"


def _files(one: Input, done: Outcome) -> Iterator[str]:
    """A reader writes only what it was asked to write, never among a unit's own; a writer that fails, nothing."""
    changed = [name for name in done.changed if not name.endswith(LOCK)]
    if one.is_writer and done.code in (0, 1) and not {"--dry-run", "--coba"} & set(one.words):
        return
    asked = _outputs(one) if done.code in (0, 1) else _outputs(one, ALSO_REFUSED)
    targets = [os.path.normpath(f"unit/{target}") for target in asked]
    left = [name for name in changed if not any(_is_on_the_way(name, target) for target in targets)]
    own = [name for name in changed if name.startswith("unit/plans/") and one.command not in AMONG_PLANS]
    if left or own:
        yield f"changed {', '.join((left or own)[:4])}"


def _is_on_the_way(name: str, target: str) -> bool:
    return f"{name}/".startswith(f"{target}/") or f"{target}/".startswith(f"{name}/") or target == "unit"


def _outputs(one: Input, options: Collection[str] = OUTPUTS) -> Iterator[str]:
    for n, word in enumerate(one.words):
        for option in options:
            if word == option:
                yield one.words[n + 1] if n + 1 < len(one.words) else ""
            elif (
                word.startswith((f"{option}=", "-o"))
                and word != option
                and option in (word.partition("=")[0], word[:2])
            ):
                yield word.partition("=")[2] or word[2:]
    if one.command == "export parquet" and "-o" in options:
        yield "tabel"


def _signs(one: Input, done: Outcome) -> Iterator[str]:
    """No text holds a sign that moves a cursor, turns the direction or is not seen."""
    texts = [("stderr", done.err)]
    if format_of(one) not in ("docx", "pdf", "xlsx"):
        try:
            texts.append(("stdout", done.out.decode("utf-8")))
        except UnicodeDecodeError as error:
            yield f"stdout is no UTF-8: {error.reason} at {error.start}"
    for stream, text in texts:
        bare = text.replace("\r\n", "\n") if stream == "stdout" else text
        found = [sign for sign in set(bare) - _seen(bare) if _is_hidden(sign)]
        if found:
            yield f"{stream} holds {sorted(map(ascii, found))}"


def _seen(text: str) -> set[str]:
    return set(text) if text.isascii() and text.replace("\n", "").isprintable() else {"\n", "\t"}


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _shape(one: Input, done: Outcome) -> Iterator[str]:
    """What a machine reads can be read."""
    reader = SHAPES.get(format_of(one))
    if reader is None or done.code not in (0, 1) or _asks_help(one):
        return
    written, data = _answer_files(one), done.out
    if written:
        path = Path(done.root, "unit", written[-1])
        if not path.is_file():
            return
        data = path.read_bytes()
    elif not data and "--buat-peta" not in " ".join(one.words):  # which asks for nothing else
        yield f"{format_of(one)}: nothing printed"
        return
    if not data:
        return
    try:
        reader(data)
    except (ValueError, KeyError, ET.ParseError, zipfile.BadZipFile, AssertionError) as error:
        yield f"{format_of(one)} cannot be read: {_shortened(str(error))}"


def _asks_help(one: Input) -> bool:
    return bool(
        {"-h", "--help", "--bantuan", "--explain", "--jelaskan", "--version", "--show-completion"}
        & {word.partition("=")[0] for word in one.words}
    )


def format_of(one: Input) -> str:
    """Tell in which format an input asks for its answer."""
    if one.command == "export json":
        return "json"
    said = [other for word, other in pairwise([*one.words, ""]) if word in ("--format", "--bentuk")]
    said += [word.partition("=")[2] for word in one.words if word.startswith(("--format=", "--bentuk="))]
    if said or one.command != "report":
        return said[-1] if said else "text"
    written = _answer_files(one)
    return Path(written[-1]).suffix.lstrip(".") or "md" if written else "md"


def _answer_files(one: Input) -> list[str]:
    """Give the file an answer is written to in its format, the last where several are named."""
    return [] if one.command == "import" else [target for target in _outputs(one, ("-o",)) if target]


def _sarif(data: bytes) -> None:
    for run in json.loads(data)["runs"]:
        assert run["tool"]["driver"]["name"]
        assert all(one["message"]["text"] for one in run["results"])


def _gitlab(data: bytes) -> None:
    assert all(one["fingerprint"] and one["location"]["path"] for one in json.loads(data))


def _junit(data: bytes) -> None:
    assert ET.fromstring(data).tag in ("testsuites", "testsuite")


def _package(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as held:
        assert held.testzip() is None
        for name in held.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(held.read(name))


def _pdf(data: bytes) -> None:
    assert data.startswith(b"%PDF-")


SHAPES: dict[str, Callable[[bytes], object]] = {
    "json": json.loads,
    "sarif": _sarif,
    "gitlab": _gitlab,
    "junit": _junit,
    "docx": _package,
    "xlsx": _package,
    "pdf": _pdf,
}
"""How each format is read by those it is made for."""
RULES: tuple[Callable[[Input, Outcome], Iterator[str]], ...] = (_code, _cost, _words, _way_out, _files, _signs, _shape)


@cache
def _of_system() -> re.Pattern[str]:
    """Find the system's own sentences for what goes wrong with files, those of several words."""
    said = {text for code in errno.errorcode if " " in (text := os.strerror(code))}
    return re.compile("|".join(map(re.escape, sorted(said))))


def _shortened(text: str) -> str:
    return " ".join(text.split())[:300]
