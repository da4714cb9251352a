"""Data as the text of JSON: the same for a screen and for a file."""

import json
from datetime import date
from typing import Any

from zi_cli.model.tulisan import tersembunyi


def json_text(data: Any, indent: int | None = None, *, in_ascii: bool = False) -> str:  # noqa: ANN401  whatever JSON can hold
    """Write data, days as text; a sign that a screen would obey or hide is escaped, and so is half a sign."""
    text = json.dumps(data, ensure_ascii=in_ascii, indent=indent, default=date.isoformat)
    return text.translate({ord(sign): _escape(sign) for sign in tersembunyi(text)})


def _escape(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
