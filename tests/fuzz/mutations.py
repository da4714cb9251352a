"""What can happen to a file: to its bytes, to its lines, to what its YAML says, and to the file itself.

Every mutation is a function of a chance and of what there is, so that the same chance gives the same result.
"""

import copy
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from tests.fuzz.trees import Entry, File, Folder, Link, Pipe, Tree, replaced, without

Mutation = Callable[[random.Random, bytes], bytes]

TEXTS = (
    *(
        "",
        " ",
        "x",
        "null",
        "~",
        "[]",
        "{}",
        "''",
        "true",
        "ya",
        "-1",
        "0",
        "1e999",
        ".inf",
        ".nan",
        "66,5",
        "1.250",
        "0x1f",
    ),
    *(
        "2024-02-30",
        "2024-06-15",
        "0000-00-00",
        "9999-12-31",
        "Junni",
        "I.1.a",
        "../../luar/rahasia.txt",
        "/etc/hostname",
    ),
    *(
        "=1+1",
        "+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "::error file=x::y",
        "`x`",
        "[x](javascript:1)",
    ),
    *(
        "{{ 7*7 }}",
        "{% for i in range(9) %}{% endfor %}",
        "%s%n",
        "\x1b[31m",
        "\x9b31m",
        "\u202ebalik",
        "\u200b",
        "\ufeff",
    ),
    *(
        "\u2028",
        "\x00",
        "\x07",
        "\x7f",
        "e\u0301",
        "\U0001f600",
        "\ud800",
        "\uffff",
        "ẞ",
        "ﬁ",
        "٣",
        "x" * 300,
        "9" * 400,
    ),
    *(
        "a" * 5000,
        "-" * 200,
        "\\",
        '"',
        "'",
        "*a",
        "&a x",
        "!!python/object:os.system x",
        "<<",
        "? x",
        "- x",
        "#",
        "|",
        ">-",
    ),
)
"""What people, editors, spreadsheets and attackers put where a word is expected."""
WHOLE = tuple(one for one in TEXTS if one != "\ud800")
"""Those that can be written as UTF-8."""
LINES = (
    *(
        "\t",
        "---",
        "...",
        "%YAML 1.1",
        "<<<<<<< HEAD",
        "=======",
        ">>>>>>> cabang",
        "skema: 2",
        "skema: 1",
        "x: &a [1]",
    ),
    *(
        "y: *a",
        "- - - - -",
        "{a: 1, a: 2}",
        "[1, [2, [3]]]",
        "? x",
        "!!binary aGFsbw==",
        "# komentar",
        ": ",
        "zi: '>=99'",
    ),
    *(
        "kunci_asing: 1",
        "<<: {a: 1}",
        "'",
        '"',
        "|",
        "contoh: true",
        "abaikan: [{kode: ZI203}]",
        "aturan: {ZI101: mati}",
    ),
)
BYTES = (
    b"\xef\xbb\xbf",
    b"\r",
    b"\r\n",
    b"\x00",
    b"\xff\xfe",
    b"\x80",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\x85",
    b"\x1b",
    b"\xe2\x80\xae",
)


def _flip(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) or 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _delete(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.choice((1, 2, 10, 100)) :]


def _duplicate(chance: random.Random, data: bytes) -> bytes:
    at, long = chance.randrange(len(data) + 1), chance.choice((1, 10, 100, 1000))
    return data[:at] + data[at : at + long] * chance.choice((2, 3, 20)) + data[at + long :]


def _insert(chance: random.Random, data: bytes) -> bytes:
    at = chance.choice((0, chance.randrange(len(data) + 1), len(data)))
    return data[:at] + chance.choice(BYTES) + data[at:]


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _recoded(chance: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(
        chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7")), "replace"
    )


def _line_ends(chance: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\n\r", b"\xc2\x85", b"\xe2\x80\xa8")))


def _swapped_lines(chance: random.Random, lines: list[str]) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _deleted_lines(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    del lines[at : at + chance.choice((1, 1, 2, 5))]


def _repeated_lines(chance: random.Random, lines: list[str]) -> None:
    at, many = chance.randrange(len(lines)), chance.choice((1, 1, 3, 8))
    there = chance.choice((at, chance.randrange(len(lines))))
    lines[there:there] = lines[at : at + many]


def _indented(chance: random.Random, lines: list[str]) -> None:
    at, by = chance.randrange(len(lines)), chance.choice((-4, -2, -1, 1, 2, 3, 8))
    for n in range(at, min(at + chance.choice((1, 1, 4)), len(lines))):
        lines[n] = " " * by + lines[n] if by > 0 else lines[n].removeprefix(" " * -by)


def _new_line(chance: random.Random, lines: list[str]) -> None:
    lines.insert(chance.randrange(len(lines) + 1), " " * chance.choice((0, 0, 2, 4, 10)) + chance.choice(LINES) + "\n")


def _new_value(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    key, colon, _ = lines[at].partition(":")
    lines[at] = f"{key}{colon} {chance.choice(TEXTS)}\n"


def _inserted_text(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    there = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:there] + chance.choice(TEXTS) + lines[at][there:]


def _new_number(chance: random.Random, lines: list[str]) -> None:
    with_number = [n for n, line in enumerate(lines) if re.search(r"\d", line)]
    if with_number:
        at = chance.choice(with_number)
        found = chance.choice(list(re.finditer(r"\d+", lines[at])))
        other = chance.choice(
            ("0", "-5", "1", "13", "32", "99999", "9" * 400, "1e400", "1.5", "2023", "2025", "2031", "x", "", "0.1")
        )
        lines[at] = lines[at][: found.start()] + other + lines[at][found.end() :]


def _swapped_words(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    word = chance.choice(re.findall(r"[\w-]+", chance.choice(lines)) or ["x"])
    lines[at] = re.sub(r"[\w-]+", lambda _: word, lines[at], count=chance.choice((1, 1, 2)))


def _deep(chance: random.Random, lines: list[str]) -> None:
    depth, at = chance.choice((5, 39, 41, 200, 3000)), chance.randrange(len(lines))
    opened, closed = chance.choice((("[", "]"), ("{a: ", "}"), ("- ", ""), ("> ", ""), ("**", "**"), ("{{ (", ") }}")))
    lines[at] = lines[at].rstrip("\n") + " " + opened * depth + "x" + closed * depth + "\n"


def _merged(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    held = lines[at : at + chance.choice((1, 3))]
    lines[at : at + len(held)] = ["<<<<<<< HEAD\n", *held, "=======\n", *held, ">>>>>>> cabang\n"]


def _of_lines(change: Callable[[random.Random, list[str]], None]) -> Mutation:
    def mutate(chance: random.Random, data: bytes) -> bytes:
        lines = data.decode("utf-8", "surrogateescape").splitlines(keepends=True) or ["\n"]
        change(chance, lines)
        return "".join(lines).encode(
            "utf-8", "surrogatepass" if any("\ud800" in one for one in lines) else "surrogateescape"
        )

    mutate.__name__ = change.__name__
    return mutate


OF_BYTES: tuple[Mutation, ...] = (_flip, _delete, _duplicate, _insert, _cut, _recoded, _line_ends)
OF_TEXT: tuple[Mutation, ...] = tuple(
    map(
        _of_lines,
        (
            *(_swapped_lines, _deleted_lines, _repeated_lines, _indented, _new_line, _new_value, _inserted_text),
            *(_new_number, _swapped_words, _deep, _merged),
        ),
    )
)

Place = tuple[Any, Any]
"""A list or a mapping, and the key of one of its values."""


def _places(node: object) -> Iterator[Place]:
    if isinstance(node, dict | list):
        for key in node if isinstance(node, dict) else range(len(node)):
            yield node, key
            yield from _places(node[key])


def _other_value(chance: random.Random, tree: Any) -> None:
    holder, key = chance.choice(list(_places(tree)))
    holder[key] = _drawn(chance)


def _drawn(chance: random.Random) -> Any:
    simple = (
        None,
        True,
        False,
        0,
        -1,
        1,
        2024,
        2**70,
        1e308,
        float("inf"),
        float("nan"),
        66.5,
        [],
        {},
        [[]],
        {"a": {}},
        "",
    )
    return copy.deepcopy(chance.choice((*simple, *WHOLE)))


def _other_place(chance: random.Random, tree: Any) -> None:
    """Put what stands in one place into another one too: another kind, or the same id twice."""
    found = list(_places(tree))
    (holder, key), (source, there) = chance.choice(found), chance.choice(found)
    holder[key] = copy.deepcopy(source[there])


def _no_value(chance: random.Random, tree: Any) -> None:
    holder, key = chance.choice(list(_places(tree)))
    del holder[key]


def _twice(chance: random.Random, tree: Any) -> None:
    found = [one for one in _places(tree) if isinstance(one[0], list)]
    if found:
        holder, key = chance.choice(found)
        holder[key:key] = [copy.deepcopy(holder[key])] * chance.choice((1, 1, 2, 50))


def _renamed_key(chance: random.Random, tree: Any) -> None:
    found = [one for one in _places(tree) if isinstance(one[0], dict)]
    if found:
        holder, key = chance.choice(found)
        others = [other for held, other in found if held is not holder]
        holder[chance.choice((*others, _drawn_key(chance)))] = holder.pop(key)


def _drawn_key(chance: random.Random) -> object:
    return chance.choice((None, True, 0, -1, 2024, 2031, 1.5, "x", "tahun", *WHOLE))


def _moved_key(chance: random.Random, tree: Any) -> None:
    found = [one for one in _places(tree) if isinstance(one[0], dict)]
    if len(found) > 1:
        (holder, key), (other, _) = chance.choice(found), chance.choice(found)
        value = holder.pop(key)
        other[key] = "x" if isinstance(value, dict | list) else value


def _number(chance: random.Random, tree: Any) -> None:
    found = [one for one in _places(tree) if isinstance(one[0][one[1]], int | float)]
    if found:
        holder, key = chance.choice(found)
        held = holder[key]
        holder[key] = chance.choice(
            (0, -held, held + 1, held * 10, held / 3, 10**25, -(10**9), 1e-12, str(held), [held])
        )


def _of_yaml(change: Callable[[random.Random, Any], None]) -> Mutation:
    def mutate(chance: random.Random, data: bytes) -> bytes:
        try:
            tree = copy.deepcopy(parsed(data))
        except ValueError:
            return _flip(chance, data)
        change(chance, tree)
        return dumped(chance, tree)

    mutate.__name__ = change.__name__
    return mutate


def dumped(chance: random.Random, tree: object) -> bytes:
    """Write a tree in one of the ways people do."""
    is_plain, is_flow = chance.random() < 0.8, chance.random() < 0.1
    said = yaml.dump(tree, Dumper=_Dumper, sort_keys=False, allow_unicode=is_plain, default_flow_style=is_flow)
    return str(said).encode("utf-8", "surrogatepass")


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    def ignore_aliases(self, _: object) -> bool:  # nothing in it twice: no anchors
        return True


MOST_PARSED = 100_000
_KNOWN: dict[bytes, Any] = {}


def parsed(data: bytes) -> Any:
    """Parse the text of a file, each once; raises ValueError where there is no tree in it."""
    if len(data) > MOST_PARSED:
        raise ValueError
    if data not in _KNOWN:
        if len(_KNOWN) > 200:
            _KNOWN.clear()
        try:
            _KNOWN[data] = yaml.load(data, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except (yaml.YAMLError, RecursionError, TypeError, AttributeError) as error:
            raise ValueError from error
    if not isinstance(_KNOWN[data], dict | list) or not _KNOWN[data]:
        raise ValueError
    return _KNOWN[data]


OF_YAML: tuple[Mutation, ...] = tuple(
    map(_of_yaml, (_other_value, _other_value, _other_place, _no_value, _twice, _renamed_key, _moved_key, _number))
)


def swapped_ids(chance: random.Random, tree: Tree, names: list[str]) -> Tree:
    """Swap two ids of the unit in one file or in all of them, or make one of two."""
    texts = {name: entry.data for name in names if isinstance(entry := tree[name], File)}
    ids = sorted({found for data in texts.values() for found in re.findall(rb"\bid: ([\w-]+)", data)})
    if len(ids) < 2:
        return tree
    one, other = chance.sample(ids, 2)
    back = chance.choice((one, one, other))
    chosen = chance.choice((list(texts), [chance.choice(list(texts))]))
    swapped = {
        name: File(
            re.sub(rb"(?<![\w-])(%s|%s)(?![\w-])" % (one, other), lambda m: other if m[1] == one else back, texts[name])
        )
        for name in chosen
    }
    return tree | swapped


FileMutation = Callable[[random.Random, Tree, str], Tree]


def _empty(_: random.Random, tree: Tree, name: str) -> Tree:
    return tree | {name: File(b"")}


def _missing(_: random.Random, tree: Tree, name: str) -> Tree:
    return without(tree, name)


def _missing_folder(_: random.Random, tree: Tree, name: str) -> Tree:
    return without(tree, name.rpartition("/")[0] or name)


def _linked(chance: random.Random, tree: Tree, name: str) -> Tree:
    """Put a link in the place of a file: to what is outside, nowhere, to itself, to a neighbour or to a device."""
    up = "../" * name.count("/")
    others = [other for other in tree if other.startswith("unit/")] or [name]
    to = chance.choice(
        (
            f"{up}luar/rahasia.txt",
            f"{up}luar",
            "tidak-ada",
            name.rpartition("/")[2],
            up + chance.choice(others),
            "/dev/zero",
            ".",
        ),
    )
    return replaced(tree, name, Link(to))


def _kept_elsewhere(chance: random.Random, tree: Tree, name: str) -> Tree:
    """Move a file or its folder outside and leave a link, as shared folders are used."""
    above = name.rpartition("/")[0]
    at = chance.choice(
        (name, above if above.startswith("unit/") else name)
    )  # where a unit itself lies is its user's own
    moved = {
        f"luar/pindah{other.removeprefix(at)}": one for other, one in tree.items() if f"{other}/".startswith(f"{at}/")
    }
    return without(without(tree, at), "luar/pindah") | moved | {at: Link("../" * at.count("/") + "luar/pindah")}


def _in_place(chance: random.Random, tree: Tree, name: str) -> Tree:
    other: tuple[Entry, ...] = (Folder(), Folder(), Pipe())
    return replaced(tree, name, chance.choice(other))


def _filled_folder(_: random.Random, tree: Tree, name: str) -> Tree:
    return without(tree, name) | {f"{name}/x.yaml": tree[name]}


def _renamed(chance: random.Random, tree: Tree, name: str) -> Tree:
    folder, _, last = name.rpartition("/")
    wrong = (
        *(
            last.upper(),
            f"{last}~",
            f".{last}.swp",
            f"{last}.txt",
            last.replace(".yaml", ".yml"),
            f" {last}",
            f"Copy of {last}",
        ),
        *(
            last.replace("2024", "2031"),
            last.replace("2024", "0000"),
            last.replace(".", " (1).", 1),
            f"{last}\n",
            "\u202e" + last,
        ),
        *("con.yaml", "..yaml", "a" * 200 + ".yaml", "\udcff.yaml", "a:b.yaml", "~$" + last),
    )
    fresh = f"{folder}/{chance.choice(wrong)}"
    left = tree if chance.random() < 0.5 else without(tree, name)
    return left | {fresh: tree[name]}


def _unreadable(_: random.Random, tree: Tree, name: str) -> Tree:
    entry = tree[name]
    return tree | {name: File(entry.data, 0)} if isinstance(entry, File) else tree


def _bloated(chance: random.Random, tree: Tree, name: str) -> Tree:
    entry = tree[name]
    if not isinstance(entry, File):
        return tree
    return tree | {
        name: File(
            entry.data
            + chance.choice((b"#", b" ", b"\n", b"a: b\n", b"x")) * chance.choice((10_000, 70_000, 1_300_000))
        )
    }


OF_FILES: tuple[FileMutation, ...] = (
    *(_empty, _missing, _missing_folder, _linked, _linked, _kept_elsewhere, _in_place, _filled_folder),
    *(_renamed, _renamed, _unreadable, _bloated),
)
