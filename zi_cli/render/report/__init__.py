"""The semester report: one document as data, and the formats it is written in."""

from zi_cli.render.templates import environment as _environment  # noqa: F401
from zi_cli.render.templates import visible  # noqa: F401
