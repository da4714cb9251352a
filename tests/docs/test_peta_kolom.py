"""docs/peta-kolom.md names every word of a map, and shows each in an example that is run."""

import re
from dataclasses import fields

import pytest

from tests.conftest import ROOT
from zi_cli.model.peta import ISI, NOMOR, SETIAP_TAHUN, TANDA_BULAN, TINGKAT, CaraTingkat, Peta, makna
from zi_cli.yaml.reading import read

PAGE = (ROOT / "docs/peta-kolom.md").read_text(encoding="utf-8")
MAPS = [read(one.encode()).tree for one in re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)]
SAID = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
COLUMNS = {
    word
    for one in MAPS
    for word in (*one["kolom"].values(), *(w for b in one.get("baris", {}).values() for w in b.values()))
}
PART = {"target": r"target \d{4}", "semester": r"target \d{4} semester \d", "triwulan": r"target triwulan \d"}


@pytest.mark.parametrize("word", [*TINGKAT, *ISI, "nomor", "tahun", "target", "baris", "abaikan"])
def test_every_content_of_a_column_is_named_and_shown(word: str) -> None:
    assert f"`{word}`" in SAID
    assert any(word in column.split("/") for column in COLUMNS)


@pytest.mark.parametrize("pattern", [*PART.values(), r"bulan \w+"])
def test_every_form_of_a_target_and_a_month_is_named_and_shown(pattern: str) -> None:
    assert re.search(rf"`{pattern}`", SAID)
    assert any(re.fullmatch(pattern, column) for column in COLUMNS)


def test_every_key_is_named_and_shown() -> None:
    for one in fields(Peta):
        assert one.name in SAID or one.name == "skema", one.name
        assert any(one.name in each for each in MAPS), one.name
    shown = {key for each in MAPS for key in each.get("tingkat", {})}
    assert shown == {one.name for one in fields(CaraTingkat)} - {"indikator"}
    assert {each["tingkat"]["cara"] for each in MAPS} == {"kolom", "nomor", "awalan"}


def test_every_form_of_a_number_and_every_mark_is_named() -> None:
    assert [one for one in NOMOR if f"`{one}`" not in SAID] == []
    assert {value for each in MAPS for value in each["tingkat"].values()} >= set(NOMOR)
    marks = SAID.partition("tanpa kunci ini ")[2].partition(". ")[0].replace(" dan ", ", ").split(", ")
    assert tuple(marks) == TANDA_BULAN
    assert f"`{SETIAP_TAHUN}: target`" in SAID


def test_what_the_page_calls_a_content_is_one() -> None:
    rows = PAGE.partition("|---|---|\n")[2].partition("\n\n")[0].splitlines()
    words = [word for row in rows for word in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert len(words) > 20
    for word in words:
        assert word == "baris" or makna(word).jenis
