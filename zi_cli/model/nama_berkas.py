"""The names of a unit's files: what a name that nobody reads was meant to be."""

import re

_DIBACA = r"(?:\d{4}|\d{4}-[a-z]{1,2}\d|renaksi_.*|zi)\.yaml"


def seharusnya(nama: str) -> str | None:
    """Give the name that a file was meant to have: 2024.yaml for 2024.yaml.txt; None where it has it, or another."""
    meant = nama.casefold().strip().removesuffix(".txt").strip()
    meant = re.sub(r"\s*\.ya?ml$", ".yaml", meant)
    return meant if meant != nama and re.fullmatch(_DIBACA, meant) else None


def mirip_data(nama: str) -> bool:
    """Say whether a name is like that of data: a copy and a wrong ending are."""
    return re.search(r"\.ya?ml(?:\.txt)?$", nama.casefold()) is not None
