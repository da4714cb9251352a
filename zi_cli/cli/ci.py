"""What `zi check` tells a CI server: paths from the repository's root, and the format that was asked for."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from zi_cli.acts.check import Checked
from zi_cli.cli.output import show_json, show_text, show_xml
from zi_cli.files.codes import all_codes
from zi_cli.files.workspace import Workspace
from zi_cli.model.masalah import Masalah
from zi_cli.render import ci

SERVERS = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "CI_PROJECT_URL", "CI_COMMIT_SHA")
"""What GitHub and GitLab say about the commit that is checked."""


def tell(chosen: str, asked: Iterable[tuple[Workspace, Checked]], failing: Sequence[str]) -> None:
    """Print what was found in some workspaces in a format of CI."""
    found = [(prefix_of(workspace.places.akar), checked) for workspace, checked in asked]
    masalah = [replace(one, berkas=prefix + one.berkas) for prefix, checked in found for one in checked.masalah]
    berkas = [prefix + name for prefix, checked in found for name in checked.berkas]
    tell_all(chosen, masalah, berkas, failing, sum(len(checked.diabaikan) for _, checked in found))


def tell_all(
    chosen: str, masalah: Sequence[Masalah], berkas: Sequence[str], failing: Sequence[str], ignored: int
) -> None:
    """Print problems and the files that were looked at, both with paths from the folder the check runs in."""
    formats = {
        "github": lambda: show_text(ci.github(masalah)),
        "md": lambda: show_text(ci.summary(masalah, len(berkas), ignored, _pages())),
        "gitlab": lambda: show_json(ci.gitlab(masalah)),
        "sarif": lambda: show_json(ci.sarif(masalah, {one.kode: one for one in all_codes()})),
        "junit": lambda: show_xml(ci.junit(masalah, berkas, {one.kode: one for one in all_codes()}, failing)),
    }
    formats[chosen]()


def prefix_of(akar: Path) -> str:
    """Lead from the folder the check runs in to the workspace, as a rule from the repository's root."""
    here = Path.cwd()
    return f"{akar.relative_to(here).as_posix()}/" if akar != here and akar.is_relative_to(here) else ""


def _pages() -> str:
    """Give the address where the server that runs the check shows the files of this commit; empty elsewhere."""
    github, repository, sha, project, commit = (os.environ.get(name, "") for name in SERVERS)
    if repository and sha:
        return f"{github or 'https://github.com'}/{repository}/blob/{sha}/"
    return f"{project}/-/blob/{commit}/" if project and commit else ""
