"""Texts that people write for the report: no word, number, table or level of them is lost in any format."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.cli.test_report_formats import made, squeezed, words, written
from tests.conftest import Zi
from tests.printed import pages_of
from zi_cli.model.markdown import escaped
from zi_cli.render.report.document import Alinea, Blok, DaftarButir, Subjudul, TabelLaporan, plain
from zi_cli.render.report.markup import items, sentence
from zi_cli.render.report.narrative import read_narratives

READ = ("md", "html", "docx", "pdf")
MARKDOWN = MarkdownIt("commonmark").enable("table")


def said(zi: Zi, unit: Path, bentuk: str, text: str) -> str:
    """Give the words of a report that holds one text, without the marks of its format."""
    written(unit, "analisis.md", text)
    shown = words(bentuk, made(zi, unit, bentuk))
    if bentuk == "md":
        return " ".join(
            "".join("\n" if one.type.endswith("break") else one.content for one in token.children or ())
            for token in MARKDOWN.parse(shown)
            if token.type == "inline"
        )
    return re.sub(r"<[^>]+>", "", shown) if bentuk == "html" else shown


def blocks(text: str) -> tuple[Blok, ...]:
    return read_narratives([("x", text)])[0].isi


def poin(text: str) -> list[tuple[str, int | None, int]]:
    return [
        (plain(p.kata), p.nomor, p.tingkat) for one in blocks(text) if isinstance(one, DaftarButir) for p in one.isi
    ]


@pytest.mark.parametrize("bentuk", READ)
def test_words_beside_signs_that_are_not_seen_stay_apart(zi: Zi, unit: Path, bentuk: str) -> None:
    text = "Pasal\u00a05 ayat **tiga** berlaku, ki\u00adnerja\tbaik *sejak* Juni."
    assert "Pasal 5 ayat tiga berlaku, kinerja baik sejak Juni." in " ".join(said(zi, unit, bentuk, text).split())


@pytest.mark.parametrize("bentuk", READ)
def test_what_stands_inside_an_item_is_all_there(zi: Zi, unit: Path, bentuk: str) -> None:
    text = (
        "- butir awal\n\n  | Kolom Satu | Kolom Dua |\n  |---|---|\n  | isi satu | isi dua |\n\n"
        "  # Judul dalam butir\n\n  sesudah judul\n\n  > dikutip\n\n  ![Grafik capaian](grafik.png)\n\n"
        "| Hanya Kepala | Tanpa Baris |\n|---|---|\n"
    )
    held = squeezed(said(zi, unit, bentuk, text))
    parts = (
        "butir awal", "Kolom Satu", "Kolom Dua", "isi satu", "isi dua", "Judul dalam butir", "sesudah judul", "dikutip",
        "Grafik capaian (grafik.png)", "Hanya Kepala", "Tanpa Baris",
    )  # fmt: skip
    assert [one for one in parts if squeezed(one) not in held] == []
    assert ":tidakada." not in held[held.index("TanpaBaris") :][:30]


@pytest.mark.parametrize("bentuk", READ)
def test_an_item_has_its_number_where_it_was_numbered_and_only_there(zi: Zi, unit: Path, bentuk: str) -> None:
    text = "7. tujuh\n   - anak titik\n   - anak kedua\n8. delapan\n\n   | a | b |\n   |---|---|\n   | 1 | 2 |\n\n9. sembilan\n"
    assert poin(text) == [
        ("tujuh", 7, 0), ("anak titik", None, 1), ("anak kedua", None, 1), ("delapan", 8, 0), ("sembilan", 9, 0),
    ]  # fmt: skip
    written(unit, "analisis.md", text)
    data = made(zi, unit, bentuk)
    if bentuk == "md":
        assert "7. tujuh\n   - anak titik\n   - anak kedua\n8. delapan\n" in data.decode()
        assert "\n9. sembilan\n" in data.decode()
    elif bentuk == "html":
        assert (
            '<ol start="7">\n<li>tujuh<ul>\n<li>anak titik</li>\n<li>anak kedua</li>\n</ul>\n</li>\n<li>delapan</li>\n</ol>'
            in (data.decode())
        )
        assert '<ol start="9">' in data.decode()
    elif bentuk == "docx":
        found = {one.text: one.style.name for one in docx.Document(BytesIO(data)).paragraphs}
        assert (found["7.\ttujuh"], found["9.\tsembilan"]) == ("List", "List")
        assert (found["anak titik"], found["anak kedua"]) == ("List Bullet 2", "List Bullet 2")
    else:
        shown = squeezed("".join(pages_of(data)))
        assert "7.tujuh•anaktitik•anakkedua8.delapan" in shown
        assert "9.sembilan" in shown


@pytest.mark.parametrize("bentuk", READ)
def test_lists_of_twenty_levels_are_whole(zi: Zi, unit: Path, bentuk: str) -> None:
    text = "".join(f"{'  ' * n}- tingkat{n}z\n" for n in range(20))
    held = (
        said(zi, unit, bentuk, text)
        if bentuk != "md"
        else words("md", (written(unit, "analisis.md", text), made(zi, unit, "md"))[1])
    )
    assert [n for n in range(20) if f"tingkat{n}z" not in squeezed(held)] == []


def test_what_was_read_is_read_again_from_the_markdown_report() -> None:
    """Two lists side by side stay two; a list inside an item may begin with any number."""
    text = "1. a\n2. b\n\n1) c\n2) d\n\n- e\n  4. f\n  5. g\n- h\n\n10. i\n    - j\n"
    assert poin(markdown_of(blocks(text))) == poin(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**tebal\nlagi**", "**tebal lagi**"),
        ("**tebal `kode` lagi**", "**tebal kode lagi**"),
        ("*mi*ring dan _garis_", "*mi*ring dan *garis*"),
        ("*miring **keduanya***", "*miring* ***keduanya***"),
        ("a **tebal** , b", "a **tebal** , b"),
        ("2\\*3\\*4", "2\\*3\\*4"),
        ("**Target:** naik", "**Target:** naik"),
    ],
)
def test_stress_is_written_so_that_it_is_read_as_stress(text: str, shown: str) -> None:
    (one,) = blocks(text)
    assert isinstance(one, Alinea)
    assert str(sentence(one.kata)) == shown


def markdown_of(shown: tuple[Blok, ...]) -> str:
    """Write blocks as the template of the report does."""
    return "\n\n".join(_written(one) for one in shown)


def _written(one: Blok) -> str:
    if isinstance(one, DaftarButir):
        return "\n".join(f"{before}{sentence(kata)}" for before, kata in items(one))
    if isinstance(one, TabelLaporan):
        rows = [one.kolom, ("---",) * len(one.kolom), *one.baris]
        return "\n".join(f"| {' | '.join(c if n == 1 else escaped(c) for c in row)} |" for n, row in enumerate(rows))
    if isinstance(one, Subjudul):
        return f"{'#' * one.tingkat} {escaped(one.teks)}"
    assert isinstance(one, Alinea)
    return str(sentence(one.kata))


def bare(shown: tuple[Blok, ...]) -> list[object]:
    """Give what blocks say without stress: that may be left out inside a word."""
    return [
        [(plain(p.kata), p.nomor, p.tingkat) for p in one.isi]
        if isinstance(one, DaftarButir)
        else plain(one.kata)
        if isinstance(one, Alinea)
        else (one.kolom, one.baris)
        if isinstance(one, TabelLaporan)
        else one
        for one in shown
    ]


PIECES = (
    "**", "*", "_", "`", "a", "b ", " ", "(", ")", ".", "1. ", "2) ", "7. ", "- ", "+ ", "# ", "> ", "\n", "\n\n", "    ",
    "  ", "---", "===", "|", "![g](x.png)", "[t](u)", "<http://a.b>", "\u00a0", "\u00ad", "\t", "&amp;", "&#42;", "\\*",
    "```\n", "<b>", "~~~\n", "|a|b|\n|-|-|\n|1|2|\n", "  - c\n", "10. ", "\\", "=", "\u2028",
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_text_says_the_same_after_it_was_written_as_markdown(text: str) -> None:
    shown = blocks(text)
    assert bare(blocks(markdown_of(shown))) == bare(shown)


@pytest.mark.parametrize(
    "text",
    ["- Dinas", "+ Dinas", "* Dinas", "# Dinas", "1. Kepala", "1) Kepala", "> kutip", "    empat", "---", "===", "-", "1.",
     "--- ---", "-- -", "***", "- - -", "~~~", "```", "|a|", "&amp;", "[x]: y", "<b>", "\\", "= a", "12345678901. a", "_a_",
     "2024. Juni"],
)  # fmt: skip
def test_no_text_at_the_start_of_a_line_of_markdown_is_markup(text: str) -> None:
    tokens = MARKDOWN.parse(f"{escaped(text)}\n\nlain\n")
    assert [one.type for one in tokens] == ["paragraph_open", "inline", "paragraph_close"] * 2
    assert [(one.type, one.content) for one in tokens[1].children or ()] in (
        [("text", text.strip())],
        [("text_special", text.strip())],
    ) or "".join(one.content for one in tokens[1].children or ()) == text.strip()
    assert all(one.type.startswith("text") for one in tokens[1].children or ())


@pytest.mark.parametrize("text", ["-1", "+5", "1.5", "1", "2024", "a - b", "Kepala 1. Bagian", "–", ""])
def test_what_is_no_markup_is_not_escaped(text: str) -> None:
    assert escaped(text) == text


def test_the_names_of_a_plan_begin_no_block_of_the_markdown_report(zi: Zi, unit: Path) -> None:
    plan = unit / "plans" / "renaksi_2022_2026.yaml"
    text = plan.read_text(encoding="utf-8")
    text = re.sub(r"^  nama: Dinas .*$", '  nama: "- Dinas"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^  jabatan: .*$", '  jabatan: "1. Kepala"', text, count=1, flags=re.MULTILINE)
    plan.write_text(text, encoding="utf-8")
    tokens = MARKDOWN.parse(made(zi, unit, "md").decode())
    alone = [tokens[n + 1].children for n, one in enumerate(tokens) if one.type == "paragraph_open" and one.level == 0]
    shown = ["".join(part.content for part in one or ()) for one in alone]
    assert "- Dinas" in shown
    assert "1. Kepala" in shown


TOO_MUCH = {
    "levels": ("- " * 10_000 + "a", "terlalu dalam"),
    "quotes": ("> " * 4000 + "a", "terlalu dalam"),
    "items": ("- a\n" * 5001, "lebih dari 5000"),
    "paragraphs": ("a\n\n" * 5001, "lebih dari 5000"),
    "cells": ("|a" * 50 + "|\n" + "|-" * 50 + "|\n" + ("|b" * 50 + "|\n") * 100, "lebih dari 5000"),
    "lines": ("a\n" * 20_001, "lebih dari 20000 baris"),
    "columns": ("|a" * 61 + "|\n" + "|-" * 61 + "|\n", "61 kolom, paling banyak 60"),
    "word": ("x" * 10_001, "satu kata lebih dari 10000 tanda"),
    "words": (f"{'x' * 30} \n\n" * 3334, "100000 tanda dalam kata"),
    "paragraph": ("kata " * 4001, "satu alinea lebih dari 20000 tanda"),
    "brackets": ("[ " * 20_001, "20000 tanda *, _ dan ["),
    "bytes": ("kata \n" * 180_000, "lebih dari 1 MB"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_more_than_a_report_can_hold_is_a_sentence_that_names_the_file(zi: Zi, unit: Path, name: str) -> None:
    text, reason = TOO_MUCH[name]
    written(unit, "analisis.md", text)
    answer = zi("report", "--semester", "2", "--year", "2024", cwd=unit)
    assert (answer.code, answer.out) == (2, "")
    assert reason in " ".join(answer.err.split())
    assert "analisis.md" in answer.err
    assert "Traceback" not in answer.err


def test_the_limit_counts_all_texts_of_a_period() -> None:
    half = "- a\n" * 2501
    assert len(read_narratives([("a", half)])) == 1
    with pytest.raises(Exception, match="lebih dari 5000"):
        read_narratives([("a", half), ("b", half)])


def test_as_much_as_a_report_can_hold_is_held() -> None:
    (one,) = blocks("- a\n" * 5000)
    assert isinstance(one, DaftarButir)
    assert len(one.isi) == 5000
    (table,) = blocks("|a" * 60 + "|\n" + "|-" * 60 + "|\n")
    assert isinstance(table, TabelLaporan)
    assert len(table.kolom) == 60


def test_what_stands_beside_the_texts_and_is_not_read_is_said(zi: Zi, unit: Path) -> None:
    for name in ("analisis.md", "kendala.txt", "kendala.docx", ".DS_Store", "Thumbs.db", "~$kendala.docx"):
        written(unit, name, "Isi.")
    (unit / "plans/narasi/2024-s2/lampiran").mkdir()
    answer = zi("report", "--semester", "2", "--year", "2024", cwd=unit)
    said = "tidak ikut dalam laporan; analisis ditulis dalam berkas teks berakhiran .md"
    named = [f"plans/narasi/2024-s2/{one}" for one in ("kendala.docx", "kendala.txt", "lampiran")]
    assert [one for one in answer.err.splitlines() if "narasi" in one] == [f"zi: {one} {said}" for one in named]
    assert "narasi" not in zi("report", "--semester", "1", "--year", "2024", cwd=unit).err
