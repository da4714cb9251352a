"""YAML without surprises: what is read, what is refused, and where."""

import time
from decimal import Decimal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_cli.yaml.problem import EXPLANATIONS
from zi_cli.yaml.reading import read, read_strictly


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (b"a: no\nb: 012\nc: 12:30\nd: 1.10", {"a": "no", "b": "012", "c": "12:30", "d": Decimal("1.10")}),
        (b"a: true\nb: null\nc: ~\nd:\ne: yes", {"a": True, "b": None, "c": None, "d": None, "e": "yes"}),
        (b"a: 2024-06-28\nb: .nan\nc: 1e5\nd: 0x1F", {"a": "2024-06-28", "b": ".nan", "c": "1e5", "d": "0x1F"}),
        (b"{2022: 60, '2023': 1.50, x: -0}", {2022: 60, "2023": Decimal("1.50"), "x": "-0"}),
        (b"a: '5'\nb: \"x\\ty\"", {"a": "5", "b": "x\ty"}),
        (b"a:\r\n  - 1\r\n  - b: 2\r\n", {"a": [1, {"b": 2}]}),
        (b"- a\n-\n  - b", ["a", ["b"]]),
        ("nama: Buléléng ✓ 🎉".encode(), {"nama": "Buléléng ✓ 🎉"}),
        (b"# komentar\n---\na: 1\n...\n", {"a": 1}),
    ],
)
def test_plain_text_for_people_has_no_surprises(text: bytes, tree: object) -> None:
    parsed = read(text)
    assert parsed.problems == ()
    assert parsed.tree == tree


def test_decimals_keep_the_digits_they_were_written_with() -> None:
    assert str(read(b"id: 1.10").tree["id"]) == "1.10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"a: b: c\n", [("ZI101", 1, 5)]),
        (b"a: 'x\n", [("ZI101", 1, 4)]),
        (b"a: {b: 1\nc: 2\n", [("ZI101", 1, 4)]),
        (b"a:\n  b: [x, y\n  c: 3\nd: 4\n", [("ZI101", 2, 6)]),
        (b"? [a]\n: 1\n", [("ZI101", 1, 3)]),
        (b"a: caf\xe9\n", [("ZI102", 1, 7)]),
        (b"\xff\xfea\x00:\x00", [("ZI102", 1, 1)]),
        (b"a: 1\nb: \x00\n", [("ZI103", 2, 4)]),
        (b'a: "\\e[31m"\n', [("ZI103", 1, 4)]),
        ("a: x\u202ey\nb: \u2066z".encode(), [("ZI103", 1, 5), ("ZI103", 2, 4)]),
        (b"a:\n\tb: 1\n\tc: 2\n", [("ZI104", 2, 1), ("ZI104", 3, 1)]),
        (b"a: 1\nb: 2\na: 3\n", [("ZI105", 3, 1)]),
        (b"a: &x 1\nb: *x\n", [("ZI106", 1, 4), ("ZI106", 2, 4)]),
        (b"a:\n  <<: {b: 1}\n", [("ZI106", 2, 3)]),
        (b"a: !!int 1\nb: !x y\n", [("ZI107", 1, 4), ("ZI107", 2, 4)]),
        (b"%YAML 1.1\n---\na: 1\n", [("ZI107", 1, 1)]),
        (b"[" * 50, [("ZI108", 1, 41)]),
        (b"", [("ZI109", 1, 1)]),
        (b"# hanya komentar\n", [("ZI109", 1, 1)]),
        (b"---\n", [("ZI109", 1, 1)]),
        (b"a: 1\n---\nb: 2\n", [("ZI110", 2, 1)]),
        (b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> lain\n", [("ZI111", 2, 1), ("ZI111", 6, 1)]),
        (b"a: " + b"9" * 400, [("ZI113", 1, 4)]),
        (b"a: 1234567890123.456\n", [("ZI113", 1, 4)]),
        (b"a: {nilai: 66,5}\n", [("ZI116", 1, 12)]),
        (b"a: {nilai: 66,05, tanggal: 2024-06-28}\n", [("ZI116", 1, 12)]),
    ],
)
def test_each_refusal_names_its_code_and_its_place(text: bytes, expected: list[tuple[str, int, int]]) -> None:
    parsed = read(text)
    assert parsed.tree is None
    assert [(one.kode, one.baris, one.kolom) for one in parsed.problems] == expected
    assert all(one.pesan and one.saran for one in parsed.problems)


def test_several_kinds_are_reported_in_one_run() -> None:
    parsed = read(b"a: &x 1\na: !y 2\nb: {n: 1,5}\nc: 1234567890123456\n")
    assert {one.kode for one in parsed.problems} == {"ZI105", "ZI106", "ZI107", "ZI113", "ZI116"}


def test_a_file_over_5_mb_is_refused_unread() -> None:
    assert [one.kode for one in read(b"a: " + b"x" * 5 * 1024 * 1024).problems] == ["ZI112"]


def test_a_byte_order_mark_is_accepted_with_advice() -> None:
    parsed = read(b"\xef\xbb\xbfa: 1\nb: 2\n")
    assert parsed.tree == {"a": 1, "b": 2}
    assert [(one.kode, one.tingkat) for one in parsed.problems] == [("ZI114", "saran")]
    assert read_strictly(b"\xef\xbb\xbfa: 1\n").positions.key(("a",)) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 20_000,
        b"{" * 20_000,
        b"- " * 20_000,
        b"".join(b" " * n + b"a:\n" for n in range(1_000)),
        b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(200)),
        b"[" * 5_000_000,
        b"&a " * 100_000,
        b"\t\n" * 500_000,
        b"<<<<<<< x\n" * 100_000,
        b"\x01" * 1_000_000,
    ],
)
def test_hostile_text_is_refused_without_hanging(text: bytes) -> None:
    began = time.monotonic()
    assert read(text).problems
    assert time.monotonic() - began < 20, "linear, with a wide margin for a slow machine"


def test_places_count_characters_not_bytes_and_know_every_line_break() -> None:
    found = read_strictly("é: 1\r\nb: {ü: 2}\rc:\n- d\n".encode()).positions
    assert found.value(("b", "ü")) == (2, 8)
    assert found.key(("c",)) == (3, 1)
    assert found.value(("c", 0)) == (4, 3)


def test_nearest_gives_the_key_above_what_is_not_written() -> None:
    found = read_strictly(b"a:\n  b: {c: 1}\n").positions
    assert found.nearest(("a", "b", "x", "y")) == (2, 3)
    assert found.nearest(("z",)) == (1, 1)


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    parsed = read(data)
    assert parsed.tree is not None or parsed.problems
    parsed.positions.nearest(("a",))


@given(st.text(alphabet="ab:-{}[],'\"#&*!|>%@`?\n \t0159.,é", max_size=80))
@settings(max_examples=500)
def test_any_text_of_yaml_signs_is_read_or_refused(text: str) -> None:
    parsed = read(text.encode())
    assert parsed.tree is not None or parsed.problems
    assert all(one.baris >= 1 and one.kolom >= 1 for one in parsed.problems)


WORDS = st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)
TREES = st.recursive(
    st.one_of(WORDS, st.integers(-(10**14), 10**14), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS.filter(bool), inner, max_size=4)),
    max_leaves=12,
).filter(lambda tree: tree is not None)


@given(TREES)
@settings(max_examples=200)
def test_what_a_careful_program_writes_comes_back_equal(tree: object) -> None:
    written = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=False, default_style=None)
    if "&" not in written or read(written.encode()).tree is not None:
        parsed = read(written.encode())
        assert not parsed.problems or {one.kode for one in parsed.problems} <= {"ZI103", "ZI106", "ZI119"}
        assert parsed.problems or parsed.tree == tree


def test_every_code_of_the_text_is_explained_once() -> None:
    codes = [one.kode for one in EXPLANATIONS]
    assert codes == sorted(set(codes))
    assert all(one.uraian.endswith(".") for one in EXPLANATIONS)
