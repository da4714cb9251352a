"""Rounding, done once, at display: half up, with as many decimals as the verdict needs."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from zi_cli.model.tulisan import MOST


def rounded(value: Fraction, desimal: int = 2) -> Fraction:
    """Round half up (away from zero for negatives), exactly."""
    scale = 10**desimal
    # In whole numbers, for ten thousand units are rounded in one night: floor(|value| * scale + 1/2).
    size = (2 * abs(value.numerator) * scale + value.denominator) // (2 * value.denominator)
    return Fraction(size if value >= 0 else -size, scale)


def desimal_for(value: Fraction, verdict: Callable[[Fraction], object], desimal: int = 2) -> int:
    """Give how many decimals show `value` without changing its verdict: 64.996 against 65 needs three."""
    judged = verdict(value)
    for more in range(desimal, MOST):
        if verdict(rounded(value, more)) == judged:
            return more
    return MOST


def desimal_apart(one: Fraction, other: Fraction, desimal: int = 2) -> int:
    """Give how many decimals tell two figures apart that stand side by side: 67.99996 and 68 need five."""
    apart = (more for more in range(desimal, MOST) if rounded(one, more) != rounded(other, more))
    return desimal if one == other else next(apart, MOST)


def desimal_share(
    value: Fraction | None, desimal: int = 2, verdict: Callable[[Fraction], object] = lambda _: None
) -> int:
    """Give the decimals of a share or a mean: 100 is said of all of it alone, 0 of nothing, and its verdict holds."""
    return desimal if value is None else desimal_for(value, lambda one: (one >= 100, one <= 0, verdict(one)), desimal)


def number(value: Fraction | None, desimal: int = 2) -> int | float | None:
    """Give the number that machines get: rounded, a whole number without a decimal point."""
    if value is None:
        return None
    exact = rounded(value, desimal)
    return int(exact) if exact.denominator == 1 else float(Decimal(exact.numerator) / Decimal(exact.denominator))


def share(value: Fraction | None) -> int | float | None:
    """Give a share or a mean to machines, with as many decimals as people see."""
    return number(value, desimal_share(value))
