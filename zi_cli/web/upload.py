"""Files that are sent to a page: received piece by piece, each in a folder nobody else can look into."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from zi_cli.files.safe_names import safe_name


class Kiriman:
    """The files of one request."""

    def __init__(self) -> None:
        """Have received nothing."""
        self._folders: list[Path] = []
        self._files: list[IO[bytes]] = []

    def receive(
        self,
        total_content_length: int | None,  # noqa: ARG002  as werkzeug calls it
        content_type: str | None,  # noqa: ARG002
        filename: str | None,
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        """Open a file of its own, under a name that every system can store, for what is sent."""
        folder = Path(tempfile.mkdtemp(prefix="zi-kiriman-"))
        self._folders.append(folder)
        name = safe_name((filename or "").replace("\\", "/").rpartition("/")[2])
        file = (folder / name).open("x+b")
        self._files.append(file)
        return file

    def discard(self) -> None:
        """Throw them away, those too of a form that was cut off."""
        for file in self._files:
            with suppress(OSError):
                file.close()
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)


def path_of(sent: Any) -> str | None:  # noqa: ANN401  what werkzeug hands over for a field of a file
    """Give where a file that was sent lies, whole; None where none was chosen."""
    if sent is None or not sent.filename:
        return None
    sent.stream.flush()
    return str(sent.stream.name)
