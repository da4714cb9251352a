"""Why the system refuses is said in Indonesian, whatever its reason."""

import errno
import os

import pytest

from zi_cli.files.workspace import reason


@pytest.mark.parametrize("number", sorted(errno.errorcode), ids=errno.errorcode.get)
def test_no_word_of_the_system_is_passed_on(number: int) -> None:
    said = reason(OSError(number, os.strerror(number)))
    assert os.strerror(number) not in said
    assert said == said.strip() != ""


def test_what_zi_itself_says_is_passed_on() -> None:
    assert reason(OSError(errno.EINVAL, "ini bukan berkas biasa")) == "ini bukan berkas biasa"
