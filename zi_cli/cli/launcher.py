"""What an icon starts: the page of a unit, without a terminal; what keeps it from opening is told in the browser."""

import os
import sys
import tempfile
import webbrowser
from io import StringIO
from pathlib import Path


def main() -> None:
    """Open the page of the unit that the icon names."""
    from zi_cli.cli.main import run
    from zi_cli.files.interruption import watch_for_interrupts

    watch_for_interrupts()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # as in zi_cli/cli/main.py
    sys.stdout, sys.stderr = StringIO(), StringIO()  # there is nobody to read them
    code = run(["web", *sys.argv[1:]])
    if code:
        _tell(sys.stderr.getvalue())
    os._exit(code)


def _tell(said: str) -> None:
    """Show why no page could be opened."""
    from zi_cli.render.page.html import bare_page, style

    lines = tuple(line.strip().removeprefix("zi: ") for line in said.splitlines() if line.strip())
    with tempfile.NamedTemporaryFile("w", suffix=".html", prefix="zi-", encoding="utf-8", delete=False) as file:
        file.write(bare_page("zi tidak dapat dibuka", lines, gaya=style("polos.css")))
    webbrowser.open(Path(file.name).as_uri())
