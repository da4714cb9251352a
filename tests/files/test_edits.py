"""An edit changes the bytes it is about and no others, and reads back as what was meant, or is refused."""

import difflib
import random
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import ROOT
from zi_cli.model.refusal import Refusal
from zi_cli.yaml.edits import Append, Put, edited
from zi_cli.yaml.reading import read_strictly
from zi_cli.yaml.text import as_tree, flow

REAL = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "plans").rglob("*.yaml"))]
BLOCKS = """a:
    b:   1
    c:
        - x
        - y: 1
          z: 2 # z
    # tutup
d: |
  baris
  dua
e: >-
  lipat
  dua
"""
HAND = [
    "a: 1 # satu\nb: 'dua'   # dua\nc: [x, y ] # tiga\nd: {e: 1, f: {g: 2}}\n\n# akhir\n",
    BLOCKS,
    "# atas\na:\n- 1\n- 2\n# antara\n- b: 3\n  c: 4\nd:\ne: ~\nf: []\ng: {}\n",
    'panjang: "' + "kata " * 300 + '"\nsesudah: {a: "x, y", b: \'it\'\'s\', c: "\\u00e9"}\ntanpa_akhir: 1',
    "satu:\n  dua:\n    tiga:\n      empat: teks yang\n        bersambung\n      lima:\n        - {a: 1}\n        -   b: 2\n",
    "kunci berspasi: 1\n\"dikutip\": {x: 1}\n'tunggal': [1,2,3]\n2024: {1: Ya, 2: Tidak}\n",
]
TEXTS = [*REAL, *HAND, *(text.replace("\n", "\r\n") for text in HAND), "\ufeff" + HAND[0]]
VALUES: list[Any] = [
    *(
        1,
        0,
        -3,
        Decimal("66.5"),
        True,
        False,
        "teks",
        "teks: dengan, tanda #",
        "- strip",
        "",
        "66,5",
        "1.250",
        "null",
        "no",
    ),
    *(
        "  spasi  ",
        'kutip " dan \\',
        "é 😀",
        "baris\ndua",
        "x" * 500,
        "'",
        "{a}",
        "2024-01-01",
        date(2024, 6, 28),
        "&a",
        "*b",
    ),
    *([], {}, [1, "dua"], {"a": 1, "b": {"c": [1, {"d": "e, f"}]}}, {"bulan": "Juni", "selesai": date(2024, 6, 1)}),
]


def tree(text: str) -> Any:
    parsed = read_strictly(text.encode())
    assert not [one for one in parsed.problems if one.tingkat == "galat"], text
    return parsed.tree


def ways(node: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [way]
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        found += ways(value, (*way, key))
    return found


def at(node: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        node = node[step]
    return node


def with_value(node: Any, way: tuple[Any, ...], value: Any) -> Any:
    if not way:
        return value
    if isinstance(node, list):
        return [with_value(one, way[1:], value) if n == way[0] else one for n, one in enumerate(node)]
    held = node or {}
    return {**held, way[0]: with_value(held.get(way[0]), way[1:], value)}


def removed_and_added(old: str, new: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True)))
    return [one[2:] for one in lines if one[0] == "-"], [one[2:] for one in lines if one[0] == "+"]


def comments(text: str) -> list[str]:
    return re.findall(r"(?m)^ *#.*$", text)


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(4, 12))])
def test_random_edits_change_only_what_they_are_about(seed: int) -> None:
    chance = random.Random(seed)
    made = 0
    for _ in range(250):
        text = chance.choice(TEXTS)
        before = tree(text)
        way = chance.choice(ways(before)[1:])
        value = chance.choice(VALUES)
        kind = chance.randrange(3)
        change: Put | Append
        if kind == 0:
            change, wanted = Put(way, value), with_value(before, way, as_tree(value))
            gone = at(before, way)
        elif kind == 1:
            holder = (
                way if isinstance(at(before, way), dict) else way[:-1] if isinstance(at(before, way[:-1]), dict) else ()
            )
            fresh = (
                *holder,
                *chance.choice([("baru",), ("baru-sekali", "dalam"), ("id-1", "semester_1", "x"), (2031,)]),
            )
            change, wanted, gone = Put(fresh, value), with_value(before, fresh, as_tree(value)), None
        else:
            lists = [one for one in ways(before) if isinstance(at(before, one), list)]
            target = chance.choice(lists) if lists else ("daftar",)
            held = at(before, target) if lists else []
            change, wanted, gone = Append(target, value), with_value(before, target, [*held, as_tree(value)]), None
        try:
            new = edited(text, change)
        except Refusal as refused:
            assert refused.saran
            continue
        made += 1
        assert repr(tree(new)) == repr(wanted), (text, change, new)
        removed, added = removed_and_added(text, new)
        whole = isinstance(gone, (dict, list))
        open_end = not text.endswith("\n")
        assert len(removed) <= 1 + 4 * isinstance(gone, str) or whole, (change, removed)
        assert len(added) <= len(change.jalur) + 1 + open_end, (change, added)
        if not whole:
            assert comments(new) == comments(text)
        assert new.startswith("\ufeff") is text.startswith("\ufeff")
        assert ("\r\n" in new) is ("\r\n" in text)
        assert "\r\n" not in text or not re.search(r"(?<!\r)\n", new)
    assert made > 200


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_every_value_is_written_as_it_reads_back(value: Any) -> None:
    assert repr(tree(f"a: {flow(as_tree(value))}\n")) == repr({"a": as_tree(value)})
    assert repr(tree(f"a: [{flow(as_tree(value))}]\n")) == repr({"a": [as_tree(value)]})


@given(st.text(st.sampled_from("ab1 .,:;?!-+/()[]{}#&*|>%@`'\"\\=~<é"), min_size=1, max_size=12))
@example("PMvzA ? x")
@example("sudah?")
@example("2024-01-01")
@example("2024-1-1 12.30")
@example("0x1F")
@example("1_000")
@example("1e3")
@example("12.")
@example("007")
@example("off")
@example("No")
@example("~")
@example("")
def test_every_parser_reads_the_same_text(text: str) -> None:
    """Beside zi's own reader PyYAML's two: inside braces they take a question mark for the beginning of a key."""
    for around in ("a: {}\n", "a: {{b: {}}}\n", "a: [{}]\n"):
        written = around.format(flow(text))
        for loader in (yaml.SafeLoader, yaml.CSafeLoader):
            (read,) = yaml.load(written, loader).values()
            assert text in (read, *(read.values() if isinstance(read, dict) else read)), written


@pytest.mark.parametrize("text", ["tanda \x07", "balik \u202e", "nul \0"])
def test_hidden_signs_are_refused(text: str) -> None:
    with pytest.raises(Refusal, match="memuat tanda tersembunyi"):
        edited("a: 1\n", Put(("b",), text))


def test_a_file_that_cannot_be_read_is_not_edited() -> None:
    with pytest.raises(Refusal, match="belum bisa dibaca"):
        edited("a: 1\na: 2\n", Put(("a",), 3))


def test_content_is_not_pushed_into_other_content() -> None:
    with pytest.raises(Refusal, match="sudah ada isi lain"):
        edited("a: teks\n", Put(("a", "b"), 1))
    with pytest.raises(Refusal, match="sudah ada isi lain"):
        edited("a: {b: 1}\n", Append(("a",), 1))


def test_the_same_again_changes_nothing() -> None:
    text = "a:   1   # satu\n"
    assert edited(text, Put(("a",), 1)) == text


def test_new_keys_stand_in_their_order() -> None:
    order = ("semester_1", "semester_2")
    text = "a:\n  semester_2: {nilai: 2} # dua\n"
    assert edited(text, Put(("a", "semester_1"), {"nilai": 1}, order)) == "a:\n  semester_1: {nilai: 1}\n" + text[3:]
    text = "a:\n  semester_1: {nilai: 1} # satu\n  # sisa\n"
    expected = "a:\n  semester_1: {nilai: 1} # satu\n  semester_2: {nilai: 2}\n  # sisa\n"
    assert edited(text, Put(("a", "semester_2"), {"nilai": 2}, order)) == expected


BLANK = """skema: 1
tahun: 2025
indikator:

  # I.2 Penyusunan PMPZI
  # mp-pmpzi-nilai: # I.2.a Nilai PMPZI
  #   semester_1: {nilai: , tanggal: }
  #   semester_2: {nilai: , tanggal: }
  # lain: # I.3.a
  #   semester_1: {nilai: , tanggal: }
aktivitas:

  # mp-tim-bentuk: # I.1.1 Membentuk
  #   - {bulan: Januari, selesai: }
  #   - {bulan: Juni, selesai: }
"""


def test_lines_laid_out_as_comments_become_real_ones() -> None:
    one = edited(BLANK, Put(("indikator", "mp-pmpzi-nilai", "semester_2"), {"nilai": 66}))
    expected = BLANK.replace("  # mp-pmpzi-nilai:", "  mp-pmpzi-nilai:")
    expected = expected.replace("  #   semester_2: {nilai: , tanggal: }", "    semester_2: {nilai: 66}")
    assert one == expected
    two = edited(one, Put(("indikator", "mp-pmpzi-nilai", "semester_1"), {"nilai": 65}))
    assert two == expected.replace("  #   semester_1: {nilai: , tanggal: }", "    semester_1: {nilai: 65}", 1)
    three = edited(two, Put(("indikator", "lain", "semester_1"), {"nilai": 1}))
    assert "  lain: # I.3.a\n    semester_1: {nilai: 1}\naktivitas:" in three
    june = {"bulan": "Juni", "selesai": date(2025, 6, 5)}
    four = edited(three, Append(("aktivitas", "mp-tim-bentuk"), june))
    assert four.endswith("  #   - {bulan: Januari, selesai: }\n    - {bulan: Juni, selesai: 2025-06-05}\n")
    five = edited(four, Append(("aktivitas", "mp-tim-bentuk"), {"bulan": "Januari", "selesai": date(2025, 1, 5)}))
    assert five.endswith("    - {bulan: Januari, selesai: 2025-01-05}\n    - {bulan: Juni, selesai: 2025-06-05}\n")
    assert "# mp-" not in five


def test_the_same_item_may_be_added_again() -> None:
    text = "a:\n  - {x: 1}\n  - {y: 2}\n"
    assert edited(text, Append(("a",), {"x": 1})) == text + "  - {x: 1}\n"


def test_content_for_a_key_without_any_stands_right_behind_its_colon() -> None:
    assert edited("a: {b: , c: 1}\n", Put(("a", "b"), 2)) == "a: {b: 2 , c: 1}\n"
    assert edited("a:   # belum\nb: 1\n", Put(("a",), 2)) == "a: 2   # belum\nb: 1\n"
