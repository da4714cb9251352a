"""What an office does, as functions of plain values that a command and a page can share."""
