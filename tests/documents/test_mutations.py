"""Whatever befalls a document, it is read as tables or refused with a way out; `python -m tests.documents.mutasi` runs more."""

import pytest

from tests.documents.mutasi import BASES, drawn, outcome


@pytest.mark.parametrize("kind", sorted(BASES))
def test_what_is_changed_is_read_as_long_as_it_is_not(kind: str) -> None:
    assert outcome(BASES[kind](), kind) == "read"


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_a_changed_document_is_read_or_refused(first: int) -> None:
    found = {outcome(data, kind) for _, kind, data in drawn(7, first, 100)}
    assert "read" in found
    assert len(found) > 3


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 3000, 500))
def test_many_changed_documents_are_read_or_refused(first: int) -> None:
    for _, kind, data in drawn(8, first, 500):
        outcome(data, kind)
