"""Shaded cells without a text: which of them may mean something."""

from collections.abc import Collection


def telling(shaded: Collection[int], blank: Collection[int]) -> Collection[int]:
    """Give the columns of a row whose shade may say something, such as a month of work: where some are left white.

    `shaded` and `blank` hold no text, and `blank` no shade either. A row without such is coloured from end to end, as
    the row of a program is, and says no more by it than its text does.
    """
    return shaded if blank else ()
