"""With how much effort many units are asked."""

from collections.abc import Callable

from zi_cli.model.frozen import frozen


@frozen
class Effort:
    """In how many processes, whether answers are kept for the next time, and who is told how far it has come."""

    jobs: int | None = None
    """As many as there are processors where nobody says."""
    keep: bool = True
    on_progress: Callable[[int, int], None] | None = None
    """Told how many units of how many are through."""
