"""Run zi as `python -m zi_cli`."""

from zi_cli.cli.main import main

main()
