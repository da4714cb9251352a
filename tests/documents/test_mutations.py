"""Whatever befalls a document, it becomes a plan or is refused with a way out; `python -m tests.documents.mutasi` runs more."""

from pathlib import Path

import pytest

from tests.documents.mutasi import BASES, drawn, outcome


@pytest.mark.parametrize("kind", sorted(BASES))
def test_what_is_changed_is_read_as_long_as_it_is_not(tmp_path: Path, kind: str) -> None:
    assert outcome(BASES[kind](), kind, tmp_path) == "a plan"


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 160, 40))
def test_a_changed_document_is_read_or_refused(tmp_path: Path, first: int) -> None:
    found = {outcome(data, kind, tmp_path) for _, kind, data in drawn(7, first, 40)}
    assert "a plan" in found
    assert len(found) > 3


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 3000, 500))
def test_many_changed_documents_are_read_or_refused(tmp_path: Path, first: int) -> None:
    for _, kind, data in drawn(8, first, 500):
        outcome(data, kind, tmp_path)
