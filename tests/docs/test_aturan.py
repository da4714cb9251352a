"""docs/aturan.md says what the rules say; `python tools/aturan.py` writes it anew."""

import re
import subprocess
import sys

from tests.conftest import ROOT
from zi_cli.files.codes import all_codes

PAGE = (ROOT / "docs/aturan.md").read_text(encoding="utf-8")


def test_it_is_current() -> None:
    done = subprocess.run([sys.executable, "tools/aturan.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "docs/aturan.md is not current: python tools/aturan.py"


def test_every_code_stands_in_it_once() -> None:
    assert re.findall(r"^### (ZI\d{3,4}) ", PAGE, flags=re.MULTILINE) == [one.kode for one in all_codes()]


def test_the_contents_lead_to_every_group() -> None:
    anchors = set(re.findall(r"\]\(#([\w-]+)\)", PAGE))
    headings = re.findall(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    assert anchors == {re.sub(r"[^\w -]", "", one.casefold()).replace(" ", "-") for one in headings}


def test_what_is_wrong_is_pointed_at() -> None:
    sections = PAGE.split("\n### ")[1:]
    shown = [one for one in sections if "\nSalah, `" in one]
    assert len(shown) > 100
    assert [one[:5] for one in shown if f"# ← {one[:5]}" not in one] == []
