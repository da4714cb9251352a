"""A fault of zi itself is one sentence and exit 3; an interruption is 130; neither shows a traceback."""

import pytest

from tests.conftest import Zi


def failing(error: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code"), [(RuntimeError("aduh\x1b[31m"), 3), (RecursionError(), 3), (KeyboardInterrupt(), 130)]
)
def test_what_breaks_is_said_in_a_sentence(
    zi: Zi, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    monkeypatch.setattr("zi_cli.core.assessment.assess", failing(error))
    answer = zi("status", "2024")
    assert (answer.code, answer.out) == (code, "")
    assert "Traceback" not in answer.err
    assert "\x1b" not in answer.err
    if code == 3:
        assert "zi sendiri yang salah, bukan berkas Anda" in answer.err
